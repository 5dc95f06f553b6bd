#include "rules/lessons.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace tenmatsu::rules {
namespace {

constexpr const char* kNoticers[] = {"", "monitor", "person"};

Lesson::Kind kind_of(const Node& node) {
  using Kind = Lesson::Kind;
  const std::string name = node.string("kind");
  for (const Kind one : {Kind::went_well, Kind::went_wrong, Kind::lucky}) {
    if (name == name_of(one)) {
      return one;
    }
  }
  node.report(fmt::format("unknown kind \"{}\"; expected went_well, went_wrong or lucky", name));
  return Kind::went_well;
}

std::optional<int> minutes(const Node& node, std::string_view key) {
  const auto number = node.number(key);
  return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

template <typename Rule>
void put(std::vector<Rule>& all, Rule one) {
  const auto known =
      std::ranges::find_if(all, [&](const Rule& other) { return other.id == one.id; });
  if (known == all.end()) {
    all.push_back(std::move(one));
  } else {
    *known = std::move(one);
  }
}

}  // namespace

void Lessons::add(const Node& node) {
  node.allow_only({"id", "kind", "about", "words", "with", "not", "examples", "counterexamples"});
  put(all_, {node.string("id"), kind_of(node), sign_of(node, words_), node.strings("examples"),
             node.strings("counterexamples"), node.file()});
}

void Lessons::add_measured(const Node& node) {
  node.allow_only({"id", "kind", "about", "duration", "since_noticed", "at_most", "at_least",
                   "or_unknown", "by", "text"});
  MeasuredLesson one{node.string("id"),
                     kind_of(node),
                     node.string_or("duration", ""),
                     node.flag("since_noticed").value_or(false),
                     minutes(node, "at_least").value_or(0),
                     minutes(node, "at_most"),
                     node.flag("or_unknown").value_or(false),
                     node.string_or("by", ""),
                     node.string("text")};
  if (std::ranges::find(kNoticers, one.by) == std::end(kNoticers)) {
    node.report(fmt::format("unknown \"by\" \"{}\"; expected monitor or person", one.by));
  }
  if (one.duration.empty() && one.by.empty()) {
    node.report("expected \"duration\" or \"by\", what it is measured by");
  }
  if (one.duration.empty() &&
      (one.at_least != 0 || one.at_most || one.or_unknown || one.since_noticed)) {
    node.report("expected \"duration\", what the bounds are of");
  }
  if (one.or_unknown && one.text.find(MeasuredLesson::kSpan) != std::string::npos) {
    node.report("a length that may be unknown cannot stand in \"text\"");
  }
  put(measured_, std::move(one));
}

const LessonRule* Lessons::told_by(std::string_view sentence) const {
  const std::vector<bool> heard = words_.heard(sentence);
  const auto found =
      std::ranges::find_if(all_, [&](const LessonRule& one) { return one.sign.shows(heard); });
  return found == all_.end() ? nullptr : &*found;
}

}  // namespace tenmatsu::rules
