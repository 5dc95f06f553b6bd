#include "rules/people.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

// In the order of PeopleWord.
constexpr std::string_view kKinds[] = {
    "honorific", "post",     "department", "separator",   "bot",    "bot_ending", "bot_alarm",
    "bot_state", "everyone", "self",       "self_end",    "owner",  "owner_end",  "promise",
    "other",     "asking",   "undecided",  "family_name", "refers", "name_end"};

}  // namespace

void People::add(const Node& node) {
  node.allow_only({"id", "about", "kind", "words"});
  const std::string name = node.string("kind");
  const auto* kind = std::ranges::find(kKinds, name);
  if (kind == std::end(kKinds)) {
    node.report(
        fmt::format("unknown kind \"{}\"; expected one of: {}", name, fmt::join(kKinds, ", ")));
    return;
  }
  for (const std::string& word : node.strings("words")) {
    words_[kind - std::begin(kKinds)].push_back(text::normalised(word));
  }
}

std::size_t prefix_size(std::string_view text, const std::vector<std::string>& words) {
  std::size_t longest = 0;
  for (const std::string& word : words) {
    if (text.starts_with(word)) {
      longest = std::max(longest, word.size());
    }
  }
  return longest;
}

std::size_t suffix_size(std::string_view text, const std::vector<std::string>& words) {
  std::size_t longest = 0;
  for (const std::string& word : words) {
    if (text.ends_with(word)) {
      longest = std::max(longest, word.size());
    }
  }
  return longest;
}

}  // namespace tenmatsu::rules
