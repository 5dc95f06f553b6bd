#include "compose/steps/seeming_acts.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/act_manner.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/step_costs.hpp"
#include "compose/story/clauses.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

bool is_waiting(const Act& act) {
  return act.status == Status::proposed || act.status == Status::started;
}

bool all_lines(const Act& act, const auto& holds) {
  return std::ranges::all_of(act.lines, holds);
}

bool asks_in(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) { return story.asks(line); });
}

// 「残りの32行を、レジが、消した」, 「端末が古い一覧を握っている」: a thing did it, and nobody
// against the incident.
bool done_by_thing(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& subject = story.phrases().text("particle.subject");
  const std::string& object = story.phrases().text("particle.object");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const auto terms = story.terms(line, "component");
  return !done_by_third(story, line) && std::ranges::any_of(terms, [&](const Stretch& term) {
    if (!text.substr(term.end).starts_with(subject)) {
      return false;
    }
    const std::string_view before = text.substr(0, term.begin);
    const std::string_view behind = text.substr(term.end + subject.size());
    const std::string_view what = behind.substr(0, behind.find(object));
    return before.ends_with(object) || before.ends_with(object + comma) ||
           (what.size() < behind.size() && what.find(comma) == std::string_view::npos &&
            !holds_any(what, story.phrases().cue("day_reasons")) && !story.conditional(line));
  });
}

// 「サーバが勝手に再起動しました」, and before anybody did anything 「サーバが再起動しました」.
bool befell_thing(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& subject = story.phrases().text("particle.subject");
  const auto things = story.terms(line, "component");
  const auto deeds = story.terms(line, "action");
  return std::ranges::any_of(things, [&](const Stretch& thing) {
    const std::size_t behind = thing.end + subject.size();
    if (!text.substr(thing.end).starts_with(subject)) {
      return false;
    }
    const std::size_t sudden =
        rules::prefix_size(text.substr(behind), story.phrases().cue("suddenly"));
    const bool does = std::ranges::any_of(
        deeds, [&](const Stretch& deed) { return deed.begin == behind + sudden; });
    bool first = true;
    for (int n = 1; n < line.n; ++n) {
      first = first && !story.has(n, Tag::action);
    }
    return does && (sudden > 0 || first);
  });
}

// 「入れた」, all that is said right behind 「再起動した」 of another, where nobody was to put
// anything in: it works again.
bool gets_in(const Story& story, Line line) {
  const int before = line.n - 1;
  if (before < 1 || line.index > 0 || !story.phrases().cue("gets_in").any_is(story.bare(line)) ||
      story.status(before, Tag::action) != Status::done ||
      story.speaker(before) == story.speaker(line.n)) {
    return false;
  }
  const auto kanji = kanji_of(story, story.normal(line));
  for (int n = 1; n < line.n; ++n) {
    for (const Line said : story.lines(n)) {
      if (story.has(n, Tag::action) && !story.asks(said) &&
          share_kanji(kanji_of(story, story.normal(said)), kanji)) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

bool is_relayed(const Story& story, const std::vector<Line>& lines, Status status) {
  const auto by_others = [&](Line line) {
    return story.hearsay(line) || story.hears(line, "relays") || story.ends(line, "relays_ends");
  };
  return status != Status::done && std::ranges::any_of(lines, [&](Line line) {
           const std::vector<Line> whole = story.sentence_lines(line);
           return std::ranges::any_of(whole, by_others);
         });
}

bool is_open(const Act& act) {
  return is_waiting(act) || act.status == Status::requested;
}

bool only_warns(const Story& story, const Act& act) {
  return (is_waiting(act) && all_lines(act,
                                       [&](Line line) {
                                         return speaks_against_step(story, line) ||
                                                happens_of_itself(story, line);
                                       })) ||
         all_lines(act, [&](Line line) { return closes_only(story, line); });
}

bool only_decides(const Story& story, const Act& act) {
  return decision(story, act.n) &&
         all_lines(act, [&](Line line) { return !says_act(story, line, act.status); });
}

bool only_tells_state(const Story& story, const Act& act) {
  if (!is_open(act)) {
    return false;
  }
  const auto how_it_is = [&](Line line) { return tells_how_it_is(story, line); };
  const auto why = [&](Line line) {
    return how_it_is(line) || (is_factual(story, line) && gives_reason(story, line));
  };
  const bool costs =
      std::ranges::any_of(act.beside, [&](Line line) { return tells_cost(story, line); });
  const bool jokes = act.status != Status::started &&
                     all_lines(act, [&](Line line) { return is_joke(story, line); });
  return jokes || all_lines(act, how_it_is) || (costs && all_lines(act, why));
}

bool only_reassures(const Story& story, const Act& act) {
  const bool plans = act.status == Status::proposed || act.status == Status::started;
  return plans && act.n > 1 && story.speaker(act.n - 1) != story.speaker(act.n) &&
         asks_in(story, act.n - 1) && all_lines(act, [&](Line line) {
           const std::vector<Line> whole = story.sentence_lines(line);
           return std::ranges::any_of(whole, [&](Line one) {
             return !(one < line) && !story.asks(one) && story.hears(one, "no_harm_told");
           });
         });
}

bool only_suffers(const Story& story, const Act& act) {
  const auto thing = [&](Line line) {
    const std::vector<Line> whole = story.sentence_lines(line);
    return std::ranges::any_of(whole, [&](Line one) { return done_by_thing(story, one); });
  };
  return act.status == Status::done &&
         (all_lines(act, [&](Line line) { return story.hears(line, "suffered"); }) ||
          all_lines(act, thing) ||
          all_lines(act, [&](Line line) { return befell_thing(story, line); }) ||
          all_lines(act, [&](Line line) { return gets_in(story, line); }));
}

bool rejects_nothing(const Story& story, const Act& act) {
  const std::vector<Line> whole = story.lines(act.n);
  const auto must = [&](Line line) { return story.ends(line, "must_ends"); };
  // 「だめなら切る」 tells what is done then, 「停止なしでできます」 how it can be done.
  const auto agrees = [&](Line line) {
    return (story.conditional(line) && story.modality(line) == Modality::intention) ||
           story.ends(line, "answers_can");
  };
  return act.status == Status::rejected && std::ranges::none_of(whole, [&](Line line) {
           return (story.modality(line) == Modality::rejection && !must(line)) ||
                  story.ends(line, "refuses_ends") ||
                  (story.hears(line, "rejecting") && !story.hears(line, "assents") &&
                   !agrees(line));
         });
}

}  // namespace tenmatsu::composition
