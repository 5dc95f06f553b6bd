#include "rules/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/utf32.hpp"

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kTakes[] = {"object", "subject", "neither"};

Takes takes_of(const Node& node) {
  const std::string name = node.string("takes");
  const auto* found = std::ranges::find(kTakes, name);
  if (found == std::end(kTakes)) {
    node.report(fmt::format("unknown \"takes\" \"{}\"; expected one of: {}", name,
                            fmt::join(kTakes, ", ")));
    return Takes::neither;
  }
  return static_cast<Takes>(found - std::begin(kTakes));
}

bool is_ichidan(const Node& node) {
  const std::string name = node.string("class");
  if (name != "godan" && name != "ichidan") {
    node.report(fmt::format("unknown \"class\" \"{}\"; expected godan or ichidan", name));
  }
  return name == "ichidan";
}

// The words of a row, which are divided by blanks.
template <typename Visit>
void each_word(std::u32string_view row, Visit visit) {
  while (!row.empty()) {
    const std::size_t end = std::min(row.find(U' '), row.size());
    if (end > 0) {
      visit(row.substr(0, end));
    }
    row.remove_prefix(std::min(end + 1, row.size()));
  }
}

}  // namespace

void Verbs::add(const Node& node) {
  node.allow_only({"id", "about", "takes", "class", "words", "after", "unless"});
  ObjectVerb verb;
  verb.id = node.string("id");
  verb.takes = takes_of(node);
  verb.ichidan = is_ichidan(node);
  verb.after = node.string_or("after", "");
  verb.unless = node.string_or("unless", "");
  name_class(node, "after");
  name_class(node, "unless");
  std::erase_if(all_, [&](const ObjectVerb& other) { return other.id == verb.id; });
  for (const std::string& row : node.strings("words")) {
    each_word(text::to_utf32(row), [&](std::u32string_view word) {
      if (word.size() < 2) {
        node.report(fmt::format("\"{}\": expected a verb with its kana", text::to_utf8(word)));
        return;
      }
      verb.stem = word.substr(0, word.size() - 1);
      verb.last = word.back();
      all_.push_back(verb);
    });
  }
}

void Verbs::name_class(const Node& node, std::string_view key) {
  if (node.has(key)) {
    named_.push_back({node.string(key), fmt::format("{}: {}/{}", node.file(), node.path(), key)});
  }
}

void Verbs::finish(const Style& style, Problems& problems) {
  for (const auto& [word_class, place] : named_) {
    if (!style.has_class(word_class)) {
      problems.add(
          fmt::format("{}: no \"style\" entry defines the class \"{}\"", place, word_class));
    }
  }
  named_.clear();
  for (const ObjectVerb& verb : all_) {
    firsts_.add(verb.stem[0]);
  }
  std::ranges::stable_sort(all_, [](const ObjectVerb& a, const ObjectVerb& b) {
    return a.stem[0] != b.stem[0] ? a.stem[0] < b.stem[0] : a.stem.size() > b.stem.size();
  });
}

std::span<const ObjectVerb> Verbs::candidates(char32_t first) const {
  if (!firsts_.holds(first)) {
    return {};
  }
  const auto begin = std::partition_point(
      all_.begin(), all_.end(), [&](const ObjectVerb& verb) { return verb.stem[0] < first; });
  const auto end = std::partition_point(
      begin, all_.end(), [&](const ObjectVerb& verb) { return verb.stem[0] == first; });
  return {begin, end};
}

}  // namespace tenmatsu::rules
