#include "compose/title/first_reports.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/title/clauses.hpp"
#include "compose/title/failures.hpp"
#include "compose/title/sound.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/token.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kShortest = 9;  // characters
constexpr std::size_t kLongest = 40;

// People's messages that tell what went wrong, the best first.
std::vector<int> reports(const Story& story) {
  std::vector<int> found;
  for (const int n : story.tagged(Tag::symptom)) {
    if (story.is_main(n, Tag::symptom) && !story.bot(n)) {
      found.push_back(n);
    }
  }
  for (const int n : story.tagged(Tag::detection)) {
    if (!story.bot(n) && std::ranges::find(found, n) == found.end()) {
      found.push_back(n);
    }
  }
  return found;
}

// 「残高が合わないという電話が3件」: without by what it came to be known.
bool cut_teller(const Story& story, std::string& text) {
  std::string said = text::normalised(text);
  said = said.size() == text.size() ? said : text;
  std::size_t end = text.size();
  for (const std::string& tail : story.phrases().cue("told_report_tails")) {
    const std::size_t at = said.find(tail);
    end = at == std::string::npos ? end : std::min(end, at);
  }
  const std::string& closing = story.phrases().cue("quotation")[1];
  for (const std::string& tail : story.phrases().cue("told_as_tails")) {
    const std::size_t at = text.find(tail);
    const bool quoted =
        at != std::string::npos && std::string_view(text).substr(0, at).ends_with(closing);
    end = at == std::string::npos || quoted ? end : std::min(end, at);
  }
  const bool cut = end < text.size();
  text.resize(end);
  return cut;
}

// 「レジの森さんが、袋が1500円と出る」 of 「… と言っています」.
void cut_who_says(const Story& story, std::string& text) {
  constexpr std::size_t kFar = 16;  // characters
  for (const std::string& who : story.phrases().cue("who_says")) {
    const std::size_t at = text.find(who);
    if (at != std::string::npos && at > 0 && length_of(text.substr(0, at)) <= kFar) {
      text.erase(0, at + who.size());
      return;
    }
  }
}

// 「カレンダーに入っていなかったと先生から電話」: up to the particle before who told it.
void cut_sender(const Story& story, std::string& text) {
  constexpr std::size_t kFar = 12;  // characters
  const auto& marks = story.phrases().cue("told_marks");
  for (const std::string& sender : story.phrases().cue("report_senders")) {
    const std::size_t at = text.find(sender);
    const std::size_t mark = at == std::string::npos ? std::string::npos : text.rfind(marks[0], at);
    if (mark != std::string::npos && mark > 0 && length_of(text.substr(mark, at - mark)) <= kFar) {
      text.resize(mark);
      return;
    }
  }
}

// 「「メンテナンス中」と出たが、今日メンテなんてあった？」: what somebody saw before what is asked.
void cut_question(const Story& story, std::string& text) {
  for (const std::string& turn : story.phrases().cue("report_turns")) {
    const std::size_t at = text.find(turn);
    const std::string rest = at == std::string::npos ? "" : text.substr(at + turn.size());
    if (at > 0 && (holds_any(text::normalised(rest), story.phrases().cue("question_words")) ||
                   text::normalised(rest).ends_with('?'))) {
      text.resize(at);
      return;
    }
  }
}

// 「管理会社から、扉が開かない」: without who told it.
void cut_source(const Story& story, std::string& text) {
  constexpr std::size_t kFar = 24;  // characters
  for (const std::string& mark : story.phrases().cue("report_sources")) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos && at > 0 && length_of(text.substr(0, at)) <= kFar) {
      text.erase(0, at + mark.size());
      return;
    }
  }
}

// 「うちの画面に」: whose it is the reader knows.
void cut_owner(const Story& story, std::string& text) {
  for (const std::string& word : story.phrases().cue("told_of_ours")) {
    const std::size_t at = text.find(word);
    if (at != std::string::npos) {
      text.erase(at, word.size());
    }
  }
}

// Only what somebody said, where nothing but that is told, up to the first stop in it.
void take_quotation(const Story& story, std::string& text) {
  const auto& quotes = story.phrases().cue("quotation");
  if (!text.starts_with(quotes[0]) || !text.ends_with(quotes[1])) {
    return;
  }
  const std::string inner =
      text.substr(quotes[0].size(), text.size() - quotes[0].size() - quotes[1].size());
  if (inner.find(quotes[0]) == std::string::npos) {
    text = inner.substr(0, inner.find(story.phrases().text("mark.full_stop")));
  }
}

// 「お電話で、「血糖が412で返ってきた。…」」: who is quoted goes on in the next sentence.
void drop_open_quotation(const Story& story, std::string& text) {
  const auto& quotes = story.phrases().cue("quotation");
  if (text.starts_with(quotes[0]) && text.find(quotes[1]) == std::string::npos) {
    text.erase(0, quotes[0].size());
  }
}

// A sentence that says what of what: it has a subject, and asks nothing.
bool says_something(const Story& story, Line line, const std::string& text) {
  const std::string normal = text::normalised(text);
  const auto& phrases = story.phrases();
  const bool asks = story.asks(line) && !story.hears(line, "stated_first");
  const bool well = story.hears(line, "goes_well") || story.hears(line, "as_usual");
  const auto& people = story.analysis().people;
  const bool names = std::ranges::any_of(people, [&](const Person& one) {
    return !one.bot && length_of(one.name) > 1 &&
           normal.find(text::normalised(one.name)) != std::string::npos;
  });
  return !asks && !well && !names && !text::holds_token(text) &&
         (holds_any(normal, phrases.cue("report_subjects")) || story.negated(line)) &&
         !holds_any(normal, phrases.cue("no_report_words")) &&
         !holds_any(normal, phrases.cue("question_words")) && length_of(text) >= kShortest &&
         length_of(text) <= kLongest;
}

std::string told_in(const Story& story, Line line) {
  std::string text = plain(story, line);
  text.erase(0, rules::prefix_size(text, story.phrases().cue("report_cries")));
  cut_question(story, text);
  cut_sender(story, text);
  if (cut_teller(story, text)) {
    cut_who_says(story, text);
  }
  cut_source(story, text);
  cut_owner(story, text);
  take_quotation(story, text);
  drop_open_quotation(story, text);
  return std::string(without_ends(text, story.phrases().cue("report_ends")));
}

// 「宛名が全部よその人」, 「ラベルが前の患者の名前だった」: what a thing is instead of what it
// should be.
std::string state_in(const Story& story, const std::string& text) {
  const rules::Phrases& phrases = story.phrases();
  const std::string_view state = without_ends(text, phrases.cue("report_state_ends"));
  const std::size_t subject = state.rfind(phrases.text("particle.subject"));
  if (subject == std::string_view::npos || subject == 0 ||
      !text::is_noun_letter(text::character_before(state, state.size()).code)) {
    return {};
  }
  const std::string said = text::normalised(state.substr(subject));
  const bool wrong = holds_any(said, phrases.cue("wrong_states"));
  return wrong && !holds_any(text::normalised(state), phrases.cue("objects_of"))
             ? without_spoken_words(story, std::string(state))
             : std::string();
}

// The title that the line makes; empty where it makes none.
std::string clause_of(const Story& story, Line line, const std::string& text) {
  ThingFailure whole;
  whole.line = line;
  whole.clause = true;
  whole.rest = says_something(story, line, text) ? attributive(story, text) : std::string();
  const bool state = whole.rest.empty() && says_something(story, line, text);
  if (state) {
    whole.rest = state_in(story, text);
  }
  const bool sound = !whole.rest.empty() && is_sound(story, whole) &&
                     !starts_with_any(whole.rest, story.phrases().cue("no_report_heads")) &&
                     !ends_with_any(whole.rest, story.phrases().cue("no_report_ends")) &&
                     !ends_with_any(whole.rest, story.phrases().cue("no_news"));
  return !sound  ? std::string()
         : state ? story.phrases().fill("title.becoming", {{"clause", whole.rest}})
                 : closed(story, whole.rest);
}

// What is told, and where that is too long for a title its clauses, from the longest one on: of
// 「アンケートに答えたら「…」が出て、よその子の志望校まで見えた」 the last.
std::vector<std::string> parts_of(const Story& story, const std::string& text) {
  std::vector<std::string> parts{text};
  const std::string& comma = story.phrases().text("mark.comma");
  for (std::size_t at = length_of(text) > kLongest ? text.find(comma) : std::string::npos;
       at != std::string::npos; at = text.find(comma, at + comma.size())) {
    parts.push_back(text.substr(at + comma.size()));
  }
  return parts;
}

// The sentence that speaks most for what went wrong, then the others that do.
std::vector<Line> telling_lines(const Story& story, int n) {
  const Tag tag = story.has(n, Tag::symptom) ? Tag::symptom : Tag::detection;
  std::vector<Line> lines{story.carrier(n, tag)};
  std::ranges::copy_if(story.carriers(n, tag), std::back_inserter(lines),
                       [&](Line line) { return line != lines.front(); });
  std::erase_if(lines, [&](Line line) {
    return story.modality(line) == Modality::acknowledgement || introduces(story, line);
  });
  return lines;
}

}  // namespace

std::string report_of(const Story& story, Line line) {
  for (const std::string& part : parts_of(story, told_in(story, line))) {
    if (std::string clause = clause_of(story, line, part); !clause.empty()) {
      return clause;
    }
  }
  return {};
}

std::optional<FirstReport> first_report(const Story& story) {
  for (const int n : reports(story)) {
    for (const Line line : telling_lines(story, n)) {
      if (const std::string clause = report_of(story, line); !clause.empty()) {
        return FirstReport{line, clause};
      }
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
