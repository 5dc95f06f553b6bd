// The members of a JSON object that somebody may have changed: each is taken as the type that the
// schema asks for, and what is wrong is reported with its place and what was expected.

#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::document {

/// What the members of one analysis are held against.
struct Bounds {
  int messages = 0;  // references go to 1 … messages
  std::optional<Date> first_day;
};

class Fields {
 public:
  /// Reports every member that is not among `known`.
  Fields(rules::Node node, const Bounds& bounds, std::initializer_list<std::string_view> known);

  [[nodiscard]] const rules::Node& node() const { return node_; }
  [[nodiscard]] const Bounds& bounds() const { return *bounds_; }
  [[nodiscard]] bool has(std::string_view key) const { return node_.has(key); }

  /// A string that must be there.
  [[nodiscard]] std::string text(std::string_view key) const;
  /// A string, "" where it is left out.
  [[nodiscard]] std::string text_if_any(std::string_view key) const;
  /// A string, "" where it is null or left out.
  [[nodiscard]] std::string text_or_null(std::string_view key) const;
  /// false where it is left out.
  [[nodiscard]] bool flag(std::string_view key) const { return node_.flag(key).value_or(false); }
  [[nodiscard]] double number(std::string_view key) const;
  /// An integer of at least `least`; reports and gives `least` else.
  [[nodiscard]] int integer(std::string_view key, int least) const;
  [[nodiscard]] std::optional<int> integer_if_any(std::string_view key) const;
  /// Numbers of messages, each of which there is. Must be there.
  [[nodiscard]] std::vector<int> events(std::string_view key) const;
  /// The same; none where it is left out.
  [[nodiscard]] std::vector<int> events_if_any(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] std::optional<Date> date(std::string_view key) const;

  /// HH:MM or YYYY-MM-DDTHH:MM; none where it is null or left out. `day_key` counts midnights
  /// beside a time without a date.
  [[nodiscard]] std::optional<Minute> minute(std::string_view key, std::string_view day_key) const;

  /// Midnights from the first message to a time of the member `key`, by its own date or by the
  /// member `day_key`. Reports a date without one to count from, and what is farther than a clock
  /// counts.
  [[nodiscard]] int days(std::string_view key, const std::optional<Date>& date,
                         std::string_view day_key) const;

  /// The value of `Enum`, of which there are `count`, whose name stands there. Must be there.
  template <typename Enum, typename Name>
  [[nodiscard]] Enum choice(std::string_view key, int count, Name name, int first = 0) const {
    std::vector<std::string> names;
    for (int i = first; i < count; ++i) {
      names.emplace_back(name(static_cast<Enum>(i)));
    }
    return static_cast<Enum>(first + index_of(key, names));
  }

  /// `read` of each member of a list; empty where it is left out.
  template <typename Read>
  [[nodiscard]] auto list(std::string_view key, Read read) const {
    std::vector<decltype(read(std::declval<const rules::Node&>()))> all;
    for (const rules::Node& item : node_.items(key)) {
      all.push_back(read(item));
    }
    return all;
  }

 private:
  [[nodiscard]] int index_of(std::string_view key, const std::vector<std::string>& names) const;
  [[nodiscard]] std::vector<int> numbers(const rules::Node& list) const;

  rules::Node node_;
  const Bounds* bounds_;
};

/// An integer that an int holds.
std::optional<int> integer_of(const rules::Node& node, int least);

}  // namespace tenmatsu::document
