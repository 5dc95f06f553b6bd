#include "compose/times/declaration.hpp"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// Whether behind a word of `openings`, no more than `gap` characters away, what `fits` begins.
template <typename Fits>
bool any_behind(std::string_view text, const rules::Words& openings, std::size_t gap,
                const Fits& fits) {
  return std::any_of(openings.begin(), openings.end(), [&](const std::string& opening) {
    for (std::size_t at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + opening.size())) {
      std::size_t end = at + opening.size();
      for (std::size_t step = 0; step <= gap && end < text.size(); ++step) {
        if (fits(text.substr(end))) {
          return true;
        }
        end += text::character_at(text, end).size;
      }
    }
    return false;
  });
}

bool follows(const Story& story, std::string_view text, const char* first, const char* second,
             std::size_t gap) {
  const auto& rests = story.phrases().cue(second);
  return any_behind(text, story.phrases().cue(first), gap,
                    [&](std::string_view rest) { return starts_with_any(rest, rests); });
}

// 「これは事故対応として扱います」, 「障害でいこう」: a word for an incident, as what it is taken,
// and that it is taken so. 「障害でできません」 takes nothing.
bool handles_as_incident(const Story& story, Line line) {
  constexpr std::size_t kNear = 2;  // characters
  const auto& roles = story.phrases().cue("incident_as");
  const auto& verbs = story.phrases().cue("incident_handled");
  const auto taken = [&](std::string_view rest) {
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
      return rest.starts_with(role) && starts_with_any(rest.substr(role.size()), verbs);
    });
  };
  return !story.negated(line) && !story.hearsay(line) &&
         any_behind(without_fillers(story, std::string(story.normal(line))),
                    story.phrases().cue("incident_words"), kNear, taken);
}

// What stands between the pauses and blanks of a text.
std::vector<std::string_view> clauses_of(const Story& story, std::string_view text) {
  const auto& pauses = story.phrases().cue("pauses");
  std::vector<std::string_view> clauses;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t pause = text[at] == ' ' ? 1 : rules::prefix_size(text.substr(at), pauses);
    if (pause > 0) {
      clauses.push_back(text.substr(begin, at - begin));
      begin = at + pause;
    }
    at += pause > 0 ? pause : text::character_at(text, at).size;
  }
  clauses.push_back(text.substr(begin));
  return clauses;
}

// 「障害です」, 「所内緊急で」: a clause of which an incident is all that it says, ended so.
// 「回線障害です」 and 「原因は別の事故です」 name something else, 「緊急で」 alone only says how.
bool is_all_incident(const Story& story, std::string_view clause, const rules::Words& endings) {
  const auto& fronts = story.phrases().cue("incident_fronts");
  const auto& degrees = story.phrases().cue("incident_degrees");
  const auto& words = story.phrases().cue("incident_words");
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::size_t at = clause.rfind(word);
    return at != std::string_view::npos && endings.any_is(clause.substr(at + word.size())) &&
           (at == 0 ? !degrees.any_is(word) : ends_with_any(clause.substr(0, at), fronts));
  });
}

// 「名前が混ざるので障害で。」, 「これ障害ということで、お客様には私から」, 「インシデント。」
bool calls_it_incident(const Story& story, Line line) {
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  const std::vector<std::string_view> clauses =
      clauses_of(story, text::without_closing_marks(text));
  const bool bare = story.phrases().cue("incident_words").any_is(clauses.back()) &&
                    !story.phrases().cue("incident_degrees").any_is(clauses.back());
  const auto names = [&](const char* ending) {
    const auto& endings = story.phrases().cue(ending);
    return [&](std::string_view clause) { return is_all_incident(story, clause, endings); };
  };
  return bare || names("incident_told")(clauses.back()) ||
         std::any_of(clauses.begin(), clauses.end(), names("incident_told_first"));
}

// 「検体検査の結果連携停止として対応に入ります」, 「レベル3相当として扱う」
bool takes_it_as(const Story& story, Line line) {
  constexpr std::size_t kLevel = 8;  // characters: 「レベル3相当」
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  return follows(story, text, "incident_words", "handled_as", kLevel) ||
         follows(story, text, "failures_as", "enters_work", 1) ||
         follows(story, text, "severities", "severity_set", kLevel);
}

// 「インシデントを立てます」, 「障害切りました」
bool opens_incident(const Story& story, Line line) {
  return follows(story, story.normal(line), "incident_words", "incident_opened", 1);
}

// 「障害で立ててください」 — 「立てます」
bool opens_as_asked(const Story& story, Line line) {
  constexpr int kNear = 3;  // messages
  if (!story.phrases().cue("opens_alone").any_is(text::without_closing_marks(story.normal(line)))) {
    return false;
  }
  for (int asked = line.n - 1; asked >= std::max(1, line.n - kNear); --asked) {
    if (story.hears(asked, "incident_words")) {
      return true;
    }
  }
  return false;
}

// Whatever was opened, it was at a supplier's: 「サポートにケース切りました、重大度は高で」.
bool declares(const Story& story, Line line) {
  return !story.negated(line) && !story.hearsay(line) && !story.hears(line, "vendor_case") &&
         (calls_it_incident(story, line) || takes_it_as(story, line) ||
          opens_incident(story, line) || opens_as_asked(story, line));
}

// 「臨時本部をここに置く」, 「ここ緊急部屋にしてください」, 「全員これにかかってください」,
// 「このスレで 対応します」
bool gathers(const Story& story, Line line) {
  constexpr std::size_t kNear = 6;  // characters
  const std::string_view text = story.normal(line);
  return !story.asks(line) && !story.negated(line) && !story.hears(line, "close") &&
         (follows(story, text, "call_places", "call_place_opened", kNear) ||
          follows(story, text, "call_place_opened", "call_places", kNear) ||
          follows(story, text, "everybody", "on_this", kNear) ||
          follows(story, text, "this_matter", "comes_first", 2) ||
          follows(story, text, "here", "works_here", 2));
}

// 「@here 動ける人お願いします」, 「起きてる人ヘルプ」
bool pages(const Story& story, Line line) {
  constexpr std::size_t kNear = 4;  // characters
  return !story.bot(line.n) && !story.has(line.n, Tag::recovery) && !story.conditional(line) &&
         (story.hears(line, "mentions_all") ||
          follows(story, story.normal(line), "whoever_can", "come_help", kNear));
}

// 「IC神楽坂」, 「深町さんICで」: the letters by themselves beside somebody's name.
bool names_lead(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& leads = story.phrases().cue("lead_letters");
  const auto& honorifics = story.phrases().cue("lead_honorifics");
  const auto is_latin = [](const text::Character& c) {
    return c.size == 1 && std::isalnum(static_cast<unsigned char>(c.code)) != 0;
  };
  return std::any_of(leads.begin(), leads.end(), [&](const std::string& letters) {
    const std::size_t at = text.find(letters);
    if (at == std::string_view::npos || is_latin(text::character_before(text, at)) ||
        is_latin(text::character_at(text, at + letters.size()))) {
      return false;
    }
    const std::string_view behind = text.substr(at + letters.size());
    const std::string_view before =
        without_ends(text::without_closing_marks(text.substr(0, at)), honorifics);
    return std::any_of(story.names().begin(), story.names().end(), [&](const std::string& name) {
      return !name.empty() && (behind.starts_with(name) || before.ends_with(name));
    });
  });
}

// 「社長には私が話す」: those above are told; of customers nothing is said.
bool tells_superiors(const Story& story, Line line) {
  constexpr std::size_t kNear = 10;  // characters
  constexpr std::size_t kToVerb = 6;
  const auto& to = story.phrases().cue("to_somebody");
  const auto& tells = story.phrases().cue("tells_up");
  const std::string_view text = story.normal(line);
  const auto told = [&](std::string_view rest) {
    return starts_with_any(rest, to) && any_behind(rest, to, kToVerb, [&](std::string_view verb) {
             return starts_with_any(verb, tells);
           });
  };
  return !story.asks(line) && !story.conditional(line) && !story.negated(line) &&
         (follows(story, text, "superiors", "told_up", kNear) ||
          any_behind(text, story.phrases().cue("superiors"), 2, told));
}

// An incident call begins with those who were called.
int call_opening(const Story& story) {
  constexpr int kOpening = 3;  // messages
  return first_with(story,
                    [&](Line line) {
                      return line.n <= kOpening && story.hears(line, "call_opening");
                    }) == 0
             ? 0
             : 1;
}

// 「起きてる人いたら入ってください」; who is told outside is not called in: 「お店に電話します」.
bool calls_in(const Story& story, Line line) {
  return story.has(line.n, Tag::communication) && !story.asks(line) &&
         story.hears(line, "call_in") && !story.hears(line, "outsiders");
}

// The last message that tells of trouble or of a step.
int last_at_work(const Story& story) {
  int last = 0;
  for (const Event& event : story.events()) {
    if (story.has(event.n, Tag::symptom) || story.has(event.n, Tag::action)) {
      last = event.n;
    }
  }
  return last;
}

}  // namespace

std::optional<MilestoneTime> declared(const Story& story) {
  const int lead = first_with(story, [&](Line line) {
    return story.has(line.n, Tag::communication) && states(story, line) &&
           (story.hears(line, "lead") || names_lead(story, line));
  });
  const int opened = first_with(story, [&](Line line) {
    // 「まず起票だけしておきます」 of work for later opens nothing.
    const bool later = story.has(line.n, Tag::followup) && !story.has(line.n, Tag::communication);
    const bool spoken = story.has(line.n, Tag::communication) && declares(story, line);
    return states(story, line) && !later && !story.event(line.n).tags.empty() &&
           (story.hears(line, "declare") || handles_as_incident(story, line) || spoken) &&
           !story.hears(line, "vendor_case") && !story.hears(line, "close");
  });
  const auto spoken = [&](Line line) { return story.has(line.n, Tag::communication); };
  const int gathered = first_with(story, [&](Line line) {
    return spoken(line) && (gathers(story, line) || pages(story, line));
  });
  const int called = first_with(story, [&](Line line) { return calls_in(story, line); });
  const int told =
      first_with(story, [&](Line line) { return spoken(line) && tells_superiors(story, line); });
  // Who is called up or told once all is well is told of it, not called in.
  const int well = first_recovery(story, 1, true);
  const int busy = last_at_work(story);
  const auto before_well = [&](int n) { return well != 0 && n > well ? 0 : n; };
  const int met = before_well(gathered) != 0 || gathered <= busy ? gathered : 0;
  const int led = met != 0 && met < lead ? met : lead;
  const int opening = call_opening(story);
  for (const int n : {opened, led, met, opening, before_well(called), before_well(told)}) {
    if (n != 0) {
      return at_message(story, n);
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
