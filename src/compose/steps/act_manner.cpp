#include "compose/steps/act_manner.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/people.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/story/worth.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

// 「携帯三社とも戻りました」
bool recovers(const Story& story, Line line) {
  return story.carries(line, Tag::recovery) && story.has_term(line, "recovery") &&
         !story.hears(line, "deed_marks");
}

// 「70人は採り直しになりました」 says what came of the incident, 「電波、立ってきた！」 next to
// nothing. A word for a step, and what is done on purpose only, make it surer; where the message
// tells another thing foremost, it takes more.
double least_worth(const Story& story, const Act& act) {
  const auto hears = [&](const char* cue) {
    return std::ranges::any_of(act.lines, [&](Line line) {
      return story.hears(line, cue) && !story.hearsay(line) && !story.hears(line, "relays");
    });
  };
  const bool done = act.status == Status::done;
  const bool own = done && !act.done_by_others && hears("own_deeds");
  if (outweighed(story, act.n, Tag::action, {Tag::impact, Tag::cause, Tag::followup})) {
    return own ? 1.2 : 2;
  }
  if (own || (!done && act.names_a_step)) {
    return own ? 0.2 : 0;
  }
  if (done && hears("ends_of_deeds")) {
    return 1;
  }
  const bool well = done && outweighed(story, act.n, Tag::action, {Tag::recovery});
  return well ? 2 : act.names_a_step ? 0.75 : 1.1;
}

bool is_doubtful(const Story& story, const Act& act) {
  return worth(story, act.n, Tag::action) < least_worth(story, act);
}

// What is told first, behind greetings and sighs.
Line first_told(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  const auto tells = [&](Line line) {
    return story.modality(line) != Modality::acknowledgement || story.hears(line, "takes");
  };
  const auto found = std::ranges::find_if(lines, tells);
  return found == lines.end() ? lines.front() : *found;
}

bool all_in_kana(std::string_view text) {
  text = text::without_closing_marks(text);
  for (std::size_t at = 0; at < text.size();) {
    const text::Character here = text::character_at(text, at);
    if (text::script_of(here.code) != Script::hiragana) {
      return false;
    }
    at += here.size;
  }
  return true;
}

// 「やる。入口のほうで」, 「はい、今から回します」
bool takes_up(const Story& story, const Act& act) {
  const Line first{act.n, 0};
  if (story.asks(first) || (act.status != Status::started && act.status != Status::done)) {
    return false;
  }
  // 「もどす。1クリックなので」
  const bool intends = story.modality(first) == Modality::intention &&
                       (names_no_step(story, first) || all_in_kana(story.normal(first)));
  const std::string_view text = story.normal(first);
  const std::size_t yes = rules::prefix_size(text, story.phrases().cue("takes_alone"));
  const bool alone =
      yes > 0 && (yes == text.size() || !text::is_letter(text::character_at(text, yes).code));
  // 「はじめました、2台ずつ」
  const bool begun = starts_with_any(text, story.phrases().cue("begun_alone"));
  return intends || alone || begun;
}

// 「種別ごとに止められます。10分ほどです」
bool answers_can(const Story& story, const Act& act) {
  const Line first = first_told(story, act.n);
  // 「できます。受付を閉じます」; 「できます。けど…」 takes nothing on
  constexpr std::size_t kShort = 8;  // characters
  const std::vector<Line> lines = story.lines(act.n);
  const bool but =
      std::ranges::any_of(lines, [&](Line line) { return story.begins(line, "begins_but"); });
  const bool alone =
      length_of(story.normal(first)) <= kShort && story.sentence_lines(first).size() == 1 && !but;
  const bool open = act.status == Status::proposed || (act.status == Status::started && alone);
  return open && !story.asks(first) && !story.negated(first) && story.ends(first, "answers_can");
}

}  // namespace

bool done_by_third(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = story.normal(line);
  const std::size_t size = rules::prefix_size(text, phrases.cue("third_parties"));
  if (size == 0) {
    return false;
  }
  const std::string_view behind = text.substr(size);
  const std::size_t title =
      rules::prefix_size(behind, story.rules().people.words(rules::PeopleWord::honorific));
  return starts_with_any(behind.substr(title), phrases.cue("subject_particles")) ||
         (title > 0 && title < behind.size() &&
          !starts_with_any(behind.substr(title), phrases.cue("no_doer_behind")));
}

namespace {

// 「堤さんが閉めました」, 「開発の堤が閉めました」; not 「林が燃えたので止めました」, whose subject
// is of the reason alone, and 「林は切りました」, which tells what was cut.
std::string subject_of(const Story& story, Line line) {
  const analysis::Names names = analysis::names_of(story.analysis());
  const rules::People& people = story.rules().people;
  const auto& titles = people.words(rules::PeopleWord::honorific);
  const std::string& of = story.phrases().text("particle.of");
  std::string_view text = story.normal(line);
  const std::size_t place = rules::prefix_size(text, people.words(rules::PeopleWord::department));
  if (place > 0 && text.substr(place).starts_with(of)) {
    text.remove_prefix(place + of.size());
  }
  const auto [person, size] = analysis::bearer_at(names, people, text);
  if (person == nullptr || person->name == story.speaker(line.n)) {
    return "";
  }
  const std::string_view behind = text.substr(size);
  const std::size_t title = rules::prefix_size(behind, titles);
  const std::string_view particle = behind.substr(title);
  const std::string& subject = story.phrases().text("particle.subject");
  const std::string& topic = story.phrases().text("particle.topic");
  const bool does = particle.starts_with(subject) ||
                    (particle.starts_with(topic) && (title > 0 || names_its_object(story, line)));
  const std::string_view deed =
      does ? particle.substr(particle.starts_with(subject) ? subject.size() : topic.size()) : "";
  return does && !holds_any(deed, story.phrases().cue("day_reasons")) ? person->name : "";
}

Act::Manner manner_of(const Story& story, const Act& act) {
  const auto any = [&](const auto& holds) { return std::ranges::any_of(act.lines, holds); };
  const auto proposes_it = [&](Line line) {
    return proposes(story, line) && !only_enquires(story, line);
  };
  const auto rejects = [&](Line line) { return story.modality(line) == Modality::rejection; };
  const auto holds_back = [&](Line line) { return objects_only(story, line); };
  const auto well_again = [&](Line line) { return recovers(story, line); };
  switch (act.status) {
    case Status::proposed:
      return any(proposes_it) ? Act::Manner::plain : Act::Manner::asks_whether_possible;
    case Status::requested:
      return any(rejects) ? Act::Manner::prohibits : Act::Manner::plain;
    case Status::rejected:
      return std::ranges::all_of(act.lines, holds_back) ? Act::Manner::holds_back
                                                        : Act::Manner::plain;
    case Status::done:
      return !act.names_a_step && any(well_again) ? Act::Manner::recovers : Act::Manner::plain;
    default:
      return Act::Manner::plain;
  }
}

}  // namespace

void note_manner(const Story& story, Act& act) {
  const auto any = [&](const auto& holds) { return std::ranges::any_of(act.lines, holds); };
  const bool acts = act.status == Status::done || act.status == Status::started;
  // 「端末の設定も職員が済ませました」, 「USBで適用できたそうです」
  const auto third = [&](Line line) {
    return act.status == Status::done &&
           (story.hears(line, "done_by_others") || story.hears(line, "unnamed_doers") ||
            (story.hearsay(line) && story.hears(line, "news_from")));
  };
  for (const Line line : acts ? act.lines : std::vector<Line>{}) {
    act.subject = act.subject.empty() ? subject_of(story, line) : act.subject;
  }
  act.done_by_others =
      any(third) || (acts && any([&](Line line) { return done_by_third(story, line); }));
  act.forbids_a_part = any([&](Line line) {
    // 「止めていいけど捨てないでほしい」
    return (story.hears(line, "forbids") && story.hears(line, "restricts")) ||
           story.hears(line, "permits_and_forbids");
  });
  act.names_its_object = any([&](Line line) { return names_its_object(story, line); });
  act.names_a_step = any([&](Line line) { return story.has_term(line, "action"); });
  act.manner = manner_of(story, act);
  act.says_what_is_forbidden = any([&](Line line) { return story.hears(line, "forbids"); });
  act.asks_not_to_do_it = any([&](Line line) { return story.ends(line, "asks_not"); });
  act.points_back = any([&](Line line) { return story.hears(line, "demonstratives"); });
  act.begins_by_taking_up = takes_up(story, act);
  act.begins_by_ending = act.status == Status::done && is_bare_end(story, first_told(story, act.n));
  act.begins_with_can = answers_can(story, act);
  act.doubtful = is_doubtful(story, act);
}

}  // namespace tenmatsu::composition
