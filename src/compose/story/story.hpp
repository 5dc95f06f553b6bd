// The analysis as compose/ reads it: sentences with their normalised text, who spoke and when,
// which sentence carries a tag. Every part of the document is made from a Story.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/speech/rows.hpp"
#include "compose/speech/said_figures.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/analysis.hpp"
#include "text/character_set.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {

/// A sentence: of message `n`, the one at `index`.
struct Line {
  int n = 0;
  std::size_t index = 0;

  auto operator<=>(const Line&) const = default;
};

/// A part of a sentence's normalised text, in its bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Story {
 public:
  Story(const Analysis& analysis, const Rules& rules);

  [[nodiscard]] const Analysis& analysis() const { return *analysis_; }
  [[nodiscard]] const Rules& rules() const { return *rules_; }
  [[nodiscard]] const rules::Phrases& phrases() const { return rules_->phrases; }
  [[nodiscard]] const std::vector<Event>& events() const { return analysis_->events; }
  [[nodiscard]] int size() const { return static_cast<int>(analysis_->events.size()); }
  [[nodiscard]] const Event& event(int n) const { return analysis_->event(n); }

  [[nodiscard]] bool timed(int n) const { return analysis_->message(n).time.has_value(); }
  /// Whether any message has a time; where none has, minute() tells nothing.
  [[nodiscard]] bool any_timed() const;
  /// Of the message, or of the last one before it that has a time.
  [[nodiscard]] Minute minute(int n) const { return minutes_[at(n)]; }
  /// The bare name of who spoke; empty for a line of the system.
  [[nodiscard]] const std::string& speaker(int n) const { return speakers_[at(n)]; }
  [[nodiscard]] bool bot(int n) const { return bots_[at(n)]; }

  [[nodiscard]] bool has(int n, Tag tag) const { return find_tag(event(n), tag) != nullptr; }
  /// Of the talk's messages with the tag it is the one that counts most: see TagFinding::main.
  [[nodiscard]] bool is_main(int n, Tag tag) const {
    const TagFinding* finding = find_tag(event(n), tag);
    return finding != nullptr && finding->main;
  }
  [[nodiscard]] Status status(int n, Tag tag) const;
  [[nodiscard]] std::vector<int> tagged(Tag tag) const;

  /// The names of those who speak or are named, normalised.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  /// All sentences of a message; a message without any counts as one.
  [[nodiscard]] std::vector<Line> lines(int n) const;
  /// The sentences that carry the tag of the message, in their order.
  [[nodiscard]] std::vector<Line> carriers(int n, Tag tag) const;
  /// Whether the sentence carries the tag; none does where the message has it not.
  [[nodiscard]] bool carries(Line line, Tag tag) const;
  /// The one sentence that speaks most for the tag.
  [[nodiscard]] Line carrier(int n, Tag tag) const;

  /// The first of the lines that were one sentence as it was said:
  /// 「増えていまして、」「27件です」.
  [[nodiscard]] Line sentence_begin(Line line) const { return {line.n, part(line).whole_begin}; }
  /// All lines of that sentence.
  [[nodiscard]] std::vector<Line> sentence_lines(Line line) const;
  /// That whole sentence, as written.
  [[nodiscard]] std::string_view said_whole(Line line) const;

  /// The same in plain style and ending in a noun. Both are asked for again and again, and cost
  /// more than all else that is asked of a line: they are kept.
  [[nodiscard]] const std::string& plain_form(Line line) const;
  [[nodiscard]] const std::string& noun_form(Line line) const;

  /// The rows that the text of the message was written in.
  [[nodiscard]] const Rows& rows(int n) const;

  /// As written, and folded for matching.
  [[nodiscard]] std::string_view said(Line line) const;
  [[nodiscard]] std::string_view normal(Line line) const;
  [[nodiscard]] std::string_view normal(int n) const { return texts_[at(n)].text; }
  [[nodiscard]] Modality modality(Line line) const;
  [[nodiscard]] bool asks(Line line) const;
  [[nodiscard]] bool negated(Line line) const;
  [[nodiscard]] bool hearsay(Line line) const;
  [[nodiscard]] bool conditional(Line line) const;

  [[nodiscard]] const std::vector<const Metric*>& metrics(Line line) const {
    return part(line).metrics;
  }
  [[nodiscard]] const std::vector<const TimeMention*>& times(Line line) const {
    return part(line).times;
  }
  /// The figures of the message, and its times, whose words stand in the text `told` of it; in
  /// their order.
  [[nodiscard]] std::vector<const Metric*> metrics_in(int n, std::string_view told) const;
  [[nodiscard]] std::vector<const TimeMention*> times_in(int n, std::string_view told) const;

  [[nodiscard]] bool has_term(Line line, std::string_view category) const;

  /// Where words of the category stand.
  [[nodiscard]] std::vector<Stretch> terms(Line line, std::string_view category) const;

  /// Whether any word of the cue is heard.
  [[nodiscard]] bool hears(Line line, std::string_view cue) const;
  [[nodiscard]] bool hears(int n, std::string_view cue) const;
  /// In any of `lines`.
  [[nodiscard]] bool hears(const std::vector<Line>& lines, std::string_view cue) const;

  /// The normalised sentence without the marks at its end.
  [[nodiscard]] std::string_view bare(Line line) const;

  /// Whether it begins with a word of the cue, or ends with one, but for the marks at its end.
  [[nodiscard]] bool begins(Line line, std::string_view cue) const;
  [[nodiscard]] bool begins(int n, std::string_view cue) const;
  [[nodiscard]] bool ends(Line line, std::string_view cue) const;

  /// A stretch of the normalised sentence, as it was written.
  [[nodiscard]] std::string written(Line line, std::size_t begin, std::size_t end) const;

 private:
  [[nodiscard]] static std::size_t at(int n) { return static_cast<std::size_t>(n) - 1; }
  /// A sentence with what was found in it: messages may hold thousands of each.
  struct Part {
    Stretch bounds;  // in the normalised text of its message
    text::CharacterSet characters;
    std::size_t whole_begin = 0;  // the first line of what was one sentence as it was said
    std::vector<const Metric*> metrics;
    std::vector<const TimeMention*> times;
    std::vector<const TermUse*> terms;
  };

  [[nodiscard]] const Part& part(Line line) const { return parts_[at(line.n)][line.index]; }
  [[nodiscard]] std::vector<Part> parts_of(const Event& event) const;
  /// Puts each of `found` into the sentence that it stands in.
  template <typename Found>
  void put_into(std::vector<Part>& parts, int n, const std::vector<Found>& found,
                std::vector<const Found*> Part::*list) const;
  [[nodiscard]] Span span(Line line) const;
  [[nodiscard]] bool joined(Line line) const;  // to the line before it

  [[nodiscard]] const SaidFigures& figures(int n) const;

  using Forms = std::map<Line, std::string>;

  const Analysis* analysis_;
  const Rules* rules_;
  mutable Forms plain_forms_;
  mutable Forms noun_forms_;
  mutable std::map<int, Rows> rows_;  // each of the messages that were asked for
  mutable std::map<int, SaidFigures> figures_;
  mutable std::map<std::pair<int, const rules::Words*>, bool> heard_;  // of whole messages
  std::vector<text::Normalised> texts_;                                // of the messages
  std::vector<std::vector<Part>> parts_;                               // of the messages
  std::vector<Minute> minutes_;
  std::vector<std::string> speakers_;
  std::vector<std::string> names_;
  std::vector<bool> bots_;
};

}  // namespace tenmatsu::composition
