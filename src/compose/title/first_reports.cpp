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
void cut_teller(const Story& story, std::string& text) {
  std::size_t end = text.size();
  for (const std::string& tail : story.phrases().cue("told_report_tails")) {
    const std::size_t at = text.find(tail);
    end = at == std::string::npos ? end : std::min(end, at);
  }
  text.resize(end);
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

// Only what somebody said, where nothing but that is told.
void take_quotation(const Story& story, std::string& text) {
  const auto& quotes = story.phrases().cue("quotation");
  if (!text.starts_with(quotes[0]) || !text.ends_with(quotes[1])) {
    return;
  }
  const std::string inner =
      text.substr(quotes[0].size(), text.size() - quotes[0].size() - quotes[1].size());
  if (inner.find(quotes[0]) == std::string::npos) {
    text = inner;
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
  cut_teller(story, text);
  cut_source(story, text);
  cut_owner(story, text);
  take_quotation(story, text);
  return std::string(without_ends(text, story.phrases().cue("report_ends")));
}

// The clause that the line makes; empty where it makes none that stands in a title.
std::string clause_of(const Story& story, Line line) {
  const std::string text = told_in(story, line);
  ThingFailure whole;
  whole.line = line;
  whole.clause = true;
  whole.rest = says_something(story, line, text) ? attributive(story, text) : std::string();
  const bool sound = !whole.rest.empty() && is_sound(story, whole) &&
                     !starts_with_any(whole.rest, story.phrases().cue("no_report_heads")) &&
                     !ends_with_any(whole.rest, story.phrases().cue("no_report_ends")) &&
                     !ends_with_any(whole.rest, story.phrases().cue("no_news"));
  return sound ? whole.rest : std::string();
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

std::optional<FirstReport> first_report(const Story& story) {
  for (const int n : reports(story)) {
    for (const Line line : telling_lines(story, n)) {
      if (const std::string clause = clause_of(story, line); !clause.empty()) {
        return FirstReport{line, closed(story, clause)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
