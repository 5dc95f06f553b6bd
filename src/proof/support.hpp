// What the messages bear out: their figures, times, days and names, message by message and all
// together.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "proof/facts.hpp"

namespace tenmatsu::proof {

/// Numbers of messages; none stands for all of them.
using Cited = std::vector<int>;

class Support {
 public:
  Support(const Analysis& analysis, const Rules& rules);
  Support(const Support&) = delete;
  Support& operator=(const Support&) = delete;
  ~Support() = default;

  [[nodiscard]] const Analysis& analysis() const { return analysis_; }
  [[nodiscard]] bool has_message(int n) const;

  [[nodiscard]] bool bears_out(const FigureFact& figure, const Cited& cited) const;
  [[nodiscard]] bool bears_out(const TimeFact& time, const Cited& cited) const;
  [[nodiscard]] bool bears_out(const DayFact& day, const Cited& cited) const;

  /// Whether two of the cited messages lie so far apart, or the times that they name.
  [[nodiscard]] bool lie_apart(double seconds, const Cited& cited) const;

  /// Whether a person, a team or whatever has this name is heard of.
  [[nodiscard]] bool knows(std::string_view name) const;

  /// Whether one of the cited messages is said by this person or names them, or whether they
  /// speak right behind it: who takes on what was asked for need not be cited.
  [[nodiscard]] bool tells_of(std::string_view name, const Cited& cited) const;

  /// Whether the words stand in one of the cited messages, whatever blanks are between them.
  [[nodiscard]] bool says(std::string_view words, const Cited& cited) const;

  /// Whether a day of the talk, or one that it names, is the n-th of its month.
  [[nodiscard]] bool has_day(int day, const Cited& cited) const;

  /// Whether the piece of a normalised text lies within a name of the talk: 二 of 二瓶さん.
  [[nodiscard]] bool is_within_name(std::string_view text, Piece piece) const;

  /// The first message that bears out `fact`.
  template <typename Fact>
  [[nodiscard]] std::optional<int> first_with(const Fact& fact) const {
    for (const Message& message : analysis_.transcript.messages) {
      if (bears_out(fact, {message.n})) {
        return message.n;
      }
    }
    return std::nullopt;
  }

  /// When a text is said that cites these messages.
  [[nodiscard]] analysis::Said said(const Cited& cited) const;

  /// The figures of these messages that may be meant, and their times, as written; a few.
  [[nodiscard]] std::vector<std::string> likely(const FigureFact& figure, const Cited& cited) const;
  [[nodiscard]] std::vector<std::string> likely_times(const Cited& cited) const;

 private:
  struct Point {
    int of_day = 0;
    Minute minute = 0;
    int second = -1;
  };
  struct Said {
    std::optional<Minute> minute;
    Facts facts;
    std::string key;  // its text as names are compared
    std::vector<Point> points;
    std::vector<std::pair<int, int>> days;  // month and day
  };

  void add_days(Said& said, const Message& message) const;
  [[nodiscard]] const Said& at(int n) const { return said_[static_cast<std::size_t>(n) - 1]; }
  [[nodiscard]] static bool fits(const Point& point, const TimeFact& time, bool absolute);
  [[nodiscard]] static bool holds_words(const FigureFact& figure, const Said& said);
  [[nodiscard]] static bool stands_for(const FigureFact& figure, const FigureFact& other);
  [[nodiscard]] static bool holds(const FigureFact& figure, const Said& said);
  [[nodiscard]] bool any_figure(const FigureFact& figure) const;
  [[nodiscard]] bool in_label(const std::string& written) const;
  [[nodiscard]] std::optional<std::pair<int, int>> day_at(Minute minute) const;

  const Analysis& analysis_;
  std::vector<Said> said_;
  std::multimap<double, const FigureFact*> by_value_;
  std::vector<std::string> names_;  // normalised, without blanks
};

/// Normalised, without blanks.
std::string name_key(std::string_view name);

}  // namespace tenmatsu::proof
