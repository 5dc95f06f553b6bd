// What to learn from an incident: how people say it, and what the times tell:
// `{"lessons": [{"id", "kind", "about", "words", "with", "not", "examples", "counterexamples"}],
//   "measured_lessons": [{"id", "kind", "about", "duration", "since_noticed", "at_most",
//   "at_least", "or_unknown", "by", "text"}]}`.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/listened_words.hpp"
#include "rules/node.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::rules {

struct LessonRule {
  std::string id;
  Lesson::Kind kind = Lesson::Kind::went_well;
  Sign sign;
  std::vector<std::string> examples;
  std::vector<std::string> counterexamples;
  std::string file;  // where it stands, for messages

  /// Without the examples.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, kind, sign, file);
  }
};

/// What the length of a span tells.
struct MeasuredLesson {
  std::string id;
  Lesson::Kind kind = Lesson::Kind::went_well;
  std::string duration;        // Duration::name; empty where it tells of none
  bool since_noticed = false;  // counted from then, not from the beginning
  int at_least = 0;            // minutes
  std::optional<int> at_most;
  bool or_unknown = false;  // also where nobody knows how long it took
  std::string by;           // who noticed: monitor, person; empty where that does not matter
  std::string text;         // with kSpan where the length stands
  static constexpr std::string_view kSpan = "{span}";

  /// Of the rules about one span the first that fits speaks. Who noticed is about the first span.
  [[nodiscard]] std::string_view about() const {
    return duration.empty() ? std::string_view("detect") : std::string_view(duration);
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, kind, duration, since_noticed, at_least, at_most, or_unknown, by, text);
  }
};

class Lessons {
 public:
  /// Each reads one member of its list; a known id is replaced.
  void add(const Node& node);
  void add_measured(const Node& node);
  void add_list(const Node& node) { words_.add_list(node); }
  void finish(Problems& problems) { words_.finish(problems); }

  [[nodiscard]] const std::vector<LessonRule>& all() const { return all_; }
  [[nodiscard]] const std::vector<MeasuredLesson>& measured() const { return measured_; }

  /// The first rule that a sentence, which is normalised, tells something by; or nullptr.
  [[nodiscard]] const LessonRule* told_by(std::string_view sentence) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, all_, measured_);
  }

 private:
  ListenedWords words_;
  std::vector<LessonRule> all_;
  std::vector<MeasuredLesson> measured_;
};

}  // namespace tenmatsu::rules
