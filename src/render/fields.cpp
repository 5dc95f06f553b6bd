#include "render/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

}  // namespace

std::optional<int> integer_of(const rules::Node& node, int least) {
  const auto& value = node.value();
  if (value.is_number_integer()) {
    // What is past the largest signed value is no number of a message either.
    const auto number =
        value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<int>::max()
            ? std::numeric_limits<std::int64_t>::max()
            : value.get<std::int64_t>();
    if (number >= least && number <= std::numeric_limits<int>::max()) {
      return static_cast<int>(number);
    }
  }
  node.report(least == std::numeric_limits<int>::min()
                  ? std::string("expected an integer")
                  : fmt::format("expected an integer of {} or more", least));
  return std::nullopt;
}

Fields::Fields(rules::Node node, const Bounds& bounds,
               std::initializer_list<std::string_view> known)
    : node_(std::move(node)), bounds_(&bounds) {
  node_.allow_only(known);
}

std::string Fields::text(std::string_view key) const {
  if (!has(key) && node_.value().is_object()) {
    node_.report(fmt::format("expected \"{}\", a string", key));
  }
  return text_if_any(key);
}

std::string Fields::text_if_any(std::string_view key) const {
  return node_.string_or(key, "");
}

std::string Fields::text_or_null(std::string_view key) const {
  const auto found = node_.member(key);
  if (!found || found->value().is_null()) {
    return {};
  }
  if (!found->value().is_string()) {
    found->report("expected a string or null");
    return {};
  }
  return found->value().get<std::string>();
}

double Fields::number(std::string_view key) const {
  if (!has(key) && node_.value().is_object()) {
    node_.report(fmt::format("expected \"{}\", a number", key));
  }
  return node_.number(key).value_or(0);
}

int Fields::integer(std::string_view key, int least) const {
  const auto found = node_.member(key);
  if (!found) {
    node_.report(fmt::format("expected \"{}\", an integer", key));
    return least;
  }
  return integer_of(*found, least).value_or(least);
}

std::optional<int> Fields::integer_if_any(std::string_view key) const {
  const auto found = node_.member(key);
  return found ? integer_of(*found, std::numeric_limits<int>::min()) : std::nullopt;
}

std::vector<int> Fields::numbers(const rules::Node& list) const {
  std::vector<int> all;
  for (const rules::Node& item : list.items()) {
    const auto n = integer_of(item, 1);
    if (n && *n > bounds_->messages) {
      item.report(fmt::format("there is no message {}; the talk has {}", *n, bounds_->messages));
    } else if (n) {
      all.push_back(*n);
    }
  }
  return all;
}

std::vector<int> Fields::events(std::string_view key) const {
  if (!has(key) && node_.value().is_object()) {
    node_.report(fmt::format(
        "expected \"{}\", the numbers of the messages that tell of it; [] where none does", key));
  }
  return events_if_any(key);
}

std::vector<int> Fields::events_if_any(std::string_view key) const {
  const auto found = node_.member(key);
  return found ? numbers(*found) : std::vector<int>{};
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  return list(key, [](const rules::Node& item) {
    if (!item.value().is_string()) {
      item.report("expected a string");
      return std::string();
    }
    return item.value().get<std::string>();
  });
}

std::optional<Date> Fields::date(std::string_view key) const {
  const std::string text = text_or_null(key);
  const auto date = parse_iso_date(text);
  if (!date && !text.empty()) {
    node_.member(key)->report(
        fmt::format("expected a day that there is, YYYY-MM-DD; found \"{}\"", text));
  }
  return date;
}

int Fields::days(std::string_view key, const std::optional<Date>& date,
                 std::string_view day_key) const {
  constexpr int kMost = 20'000;  // seconds of this many days fit into an int
  const std::optional<int> given = integer_if_any(day_key);
  const auto member = node_.member(key);
  if (date && given) {
    member->report(fmt::format("has its date already; take out \"{}\"", day_key));
  }
  if (date && !bounds_->first_day) {
    member->report("a time with a date needs the day of the first message: /source/date");
    return 0;
  }
  const int days = date ? days_between(*bounds_->first_day, *date) : given.value_or(0);
  if (days < -kMost || days > kMost) {
    member->report(fmt::format("lies {} days from the first message; is the date right?", days));
    return 0;
  }
  return days;
}

std::optional<Minute> Fields::minute(std::string_view key, std::string_view day_key) const {
  const std::string text = text_or_null(key);
  const auto found = node_.member(key);
  if (!found || !found->value().is_string()) {
    return std::nullopt;
  }
  const auto time = parse_iso_time(text);
  if (!time || time->hour > 23 || time->second || time->utc_offset_minutes) {
    found->report(fmt::format("expected a time, HH:MM or YYYY-MM-DDTHH:MM; found \"{}\"", text));
    return std::nullopt;
  }
  return days(key, time->date, day_key) * kDay + time->hour * kHour + time->minute;
}

int Fields::index_of(std::string_view key, const std::vector<std::string>& names) const {
  const auto member = node_.member(key);
  if (!member) {
    node_.report(fmt::format("expected \"{}\", one of: {}", key, fmt::join(names, ", ")));
    return 0;
  }
  const auto found = member->value().is_string()
                         ? std::ranges::find(names, member->value().get<std::string>())
                         : names.end();
  if (found == names.end()) {
    member->report(fmt::format(
        "expected one of: {}; found {}", fmt::join(names, ", "),
        member->value().dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
    return 0;
  }
  return static_cast<int>(found - names.begin());
}

}  // namespace tenmatsu::document
