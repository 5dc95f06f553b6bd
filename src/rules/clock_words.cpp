#include "rules/clock_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

// In the order of ClockWord.
constexpr std::string_view kRoles[] = {
    "hour",      "minute",    "second",  "half",   "sharp",     "about",
    "morning",   "afternoon", "evening", "night",  "day",       "span",
    "half_more", "hedge",     "ago",     "ahead",  "from",      "until",
    "deadline",  "not_from",  "not_ago", "anchor", "no_anchor", "minute_marks",
    "range",     "weekday",   "named",   "zone",   "zone_mark", "pause"};
static_assert(std::size(kRoles) == kClockWordCount);

}  // namespace

void ClockWords::add(const Node& node) {
  node.allow_only({"id", "about", "role", "words", "value", "examples", "counterexamples"});
  const std::string id = node.string("id");
  const std::string role = node.string("role");
  const auto* found = std::ranges::find(kRoles, role);
  if (found == std::end(kRoles)) {
    node.report(
        fmt::format("\"role\" is \"{}\"; expected one of: {}", role, fmt::join(kRoles, ", ")));
    return;
  }
  Lookup& lookup = words_[static_cast<std::size_t>(found - std::begin(kRoles))];
  const auto known =
      std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.id == id; });
  const auto entry = static_cast<int>(known - entries_.begin());
  if (known == entries_.end()) {
    entries_.emplace_back();
  }
  entries_[static_cast<std::size_t>(entry)] = {id, node.number("value").value_or(0)};
  lookup.remove(entry);
  lookup.add(text::normalised(node.strings("words")), entry);
}

ClockWords::Hit ClockWords::at(ClockWord role, std::string_view text, std::size_t at) const {
  const auto hit = words_[static_cast<std::size_t>(role)].at(text, at);
  return hit ? Hit{hit->size, entries_[static_cast<std::size_t>(hit->entry)].value} : Hit{};
}

ClockWords::Hit ClockWords::before(ClockWord role, std::string_view text, std::size_t end) const {
  const auto hit = words_[static_cast<std::size_t>(role)].before(text, end);
  return hit ? Hit{hit->size, entries_[static_cast<std::size_t>(hit->entry)].value} : Hit{};
}

}  // namespace tenmatsu::rules
