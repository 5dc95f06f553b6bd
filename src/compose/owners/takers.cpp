#include "compose/owners/takers.hpp"

#include <algorithm>
#include <vector>

#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using rules::PeopleWord;

// 「はい、来週水曜で。あと試験も足します」: the day of what was asked for, not of what comes next.
std::string day_of_answer(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    const std::string day = day_ahead(story, line);
    const bool next = story.begins(line, "and_also");
    const bool report = story.hears(line, "postmortem");
    if (next || report) {
      return "";
    }
    if (!day.empty()) {
      return day;
    }
  }
  return "";
}

// Whom message `m` asks to do what another was to do: 「堤さん頼んでいい？」. Empty where nobody.
std::string asked_instead(const Story& story, int m) {
  const std::string called = person_called(story, {m, 0});
  const bool hands =
      !called.empty() && called != story.speaker(m) && story.hears(Line{m, 0}, "hands_by_asking");
  return hands ? called : "";
}

// Whether it names itself what the speaker does: 「テンプレは私が用意しときます」.
bool names_own_deed(const Story& story, Line line) {
  const auto& own = story.phrases().cue("first_person");
  return std::ranges::any_of(own, [&](const std::string& one) {
    return story.normal(line).find(story.phrases().text("particle.topic") + one) !=
           std::string::npos;
  });
}

// Whether message `m` does no more than take on what it answers: 「了解です」, 「足しときます」.
bool takes_on(const Story& story, int m) {
  constexpr std::size_t kLittle = 1;  // words of its own
  const Line first{m, 0};
  // 「will do, Monday」, 「sure, 金曜まで」
  const bool yes = story.phrases().cue("takes_alone").any_begins(story.normal(first));
  const std::string said =
      yes ? beside_yes_and_day(story, first) : std::string(story.normal(first));
  const bool little = content_words(said).size() <= kLittle ||
                      !text::holds_script(story.normal(first), text::Script::hiragana);
  const bool promises = story.modality(first) == Modality::intention &&
                        story.hears(first, "leaves_done") && !story.hears(first, "close");
  if (promises && names_own_deed(story, first)) {
    return false;
  }
  // 「OK。報告は堤さん」 only gives leave, 「ok、今週」 does it.
  const bool leaves = story.begins(first, "leave_heads") && day_of_answer(story, m).empty();
  // 「考えときます」 takes nothing on.
  return !story.asks(first) && little && !leaves && !undecided(story, m) &&
         !story.hears(first, "thinks_over") && (says_yes(story, first) || promises);
}

}  // namespace

std::string beside_yes_and_day(const Story& story, Line line) {
  std::string said(story.bare(line));
  said.erase(0, rules::prefix_size(said, story.phrases().cue("takes")));
  said.erase(0, rules::prefix_size(said, story.phrases().cue("takes_alone")));
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t at = day.empty() ? std::string::npos : said.find(day);
  return at == std::string::npos ? said : said.erase(at, day.size());
}

bool says_yes(const Story& story, Line line) {
  if (story.hears(line, "takes")) {
    return true;
  }
  std::string_view text = story.normal(line);
  text.remove_prefix(rules::prefix_size(text, story.phrases().cue("startled_heads")));
  const std::size_t size = rules::prefix_size(text, story.phrases().cue("takes_alone"));
  return size > 0 && (size == text.size() || !text::is_letter(text::character_at(text, size).code));
}

bool undecided(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.begins(line, "and_also") &&
           holds_any(story.normal(line), story.rules().people.words(PeopleWord::undecided));
  });
}

std::size_t own_deed_at(const Story& story, std::string_view text) {
  const auto& deeds = story.phrases().cue("does_himself");
  std::size_t first = std::string_view::npos;
  for (const std::string& speaker : story.phrases().cue("pronouns")) {
    for (std::size_t at = text.find(speaker); at < first; at = text.find(speaker, at + 1)) {
      if (starts_with_any(text.substr(at + speaker.size()), deeds)) {
        first = at;
      }
    }
  }
  return first;
}

bool takes_off(const Story& story, int n) {
  if (n < 2 || n > story.size() || story.bot(n) || story.speaker(n) == story.speaker(n - 1)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(n);
  const bool no = story.begins(n, "takes_off_heads");
  return no && std::ranges::any_of(lines, [&](Line line) {
           const std::string_view text = story.normal(line);
           const std::size_t own = own_deed_at(story, text);
           return own != std::string_view::npos && !story.asks(line) &&
                  holds_any(text.substr(own), story.phrases().cue("writes_it"));
         });
}

namespace {

// Whether the text names what is to be done to what: 「一覧を」, 「数えるのは」; in
// 「私は休みなので」 nothing is.
bool names_thing(const Story& story, std::string_view text) {
  const std::string& topic = story.phrases().text("particle.topic");
  const std::size_t own = rules::prefix_size(text, story.phrases().cue("first_person"));
  text.remove_prefix(own > 0 && text.substr(own).starts_with(topic) ? own + topic.size() : 0);
  return text.find(topic) != std::string_view::npos ||
         text.find(story.phrases().text("particle.object")) != std::string_view::npos;
}

}  // namespace

std::optional<Taker> passed_on(const Story& story, int n) {
  constexpr int kAnswer = 2;  // messages
  std::string asked;
  for (const Line line : story.lines(n)) {
    const Modality modality = story.modality(line);
    const bool begs =
        story.asks(line) || modality == Modality::request || modality == Modality::proposal;
    if (!begs || story.bot(n)) {
      continue;
    }
    for (const Mention& one : mentions_in(story, story.normal(line))) {
      const std::string_view behind = without_title(story, one.behind);
      const std::string_view before =
          story.normal(line).substr(0, story.normal(line).size() - one.behind.size());
      // 「堤さん、一覧を送ってもらえますか」 and 「数えるのは堤さんお願い」 ask for a thing of
      // their own.
      const bool hands = holds_any(behind, story.phrases().cue("hands_by_asking")) &&
                         !names_thing(story, behind) && !names_thing(story, before);
      asked = hands && one.name != story.speaker(n) ? one.name : asked;
    }
  }
  for (int m = n + 1; !asked.empty() && m <= std::min(n + kAnswer, story.size()); ++m) {
    if (story.speaker(m) == asked) {
      const Line first{m, 0};
      const bool yes = says_yes(story, first) || story.begins(m, "gives_leave");
      const bool no = starts_with_any(story.normal(first), story.phrases().cue("answers_no")) ||
                      (story.negated(first) && !says_yes(story, first)) || story.asks(first);
      return yes && !no ? std::optional(Taker{m, asked, day_of_answer(story, m)}) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<Taker> taker_of(const Story& story, int n) {
  constexpr int kNext = 2;  // messages
  if (story.hears(story.lines(n).back(), "settled_later")) {
    return std::nullopt;  // 「担当は週明けに決めましょう」 「はい」
  }
  std::string asked;  // to whom another hands it on
  for (int m = n + 1; m <= std::min(n + kNext, story.size()); ++m) {
    if (story.speaker(m) == story.speaker(n) || story.bot(m)) {
      continue;
    }
    if (asked.empty()) {
      asked = asked_instead(story, m);
      if (!asked.empty()) {
        continue;
      }
    } else if (story.speaker(m) == asked && story.begins(m, "takes_alone")) {
      return Taker{m, asked, day_of_answer(story, m)};
    }
    if (takes_on(story, m)) {
      return Taker{m, story.speaker(m), day_of_answer(story, m)};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

bool takes_itself(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const std::string_view text = story.normal(line);
  // 「わたし作ってみたい」 is no certain plan, but whose it is is said.
  const bool intends = modality == Modality::statement || modality == Modality::intention ||
                       modality == Modality::proposal || modality == Modality::conjecture;
  if (!intends || story.asks(line) || gives_reason(story, line)) {
    return false;
  }
  for (const std::string_view part : between_commas(story, text)) {
    const std::size_t own = rules::prefix_size(part, story.phrases().cue("first_person"));
    std::size_t at = own;
    const auto is_kanji = [&] {
      return at < part.size() &&
             text::script_of(text::character_at(part, at).code) == text::Script::kanji;
    };
    while (own > 0 && is_kanji()) {
      at += text::character_at(part, at).size;
    }
    const bool verb =
        at > own && at < part.size() &&
        text::script_of(text::character_at(part, at).code) == text::Script::hiragana &&
        !starts_with_any(part.substr(at), story.phrases().cue("noun_marks"));
    if (verb) {
      return true;
    }
  }
  return false;
}

}  // namespace tenmatsu::composition
