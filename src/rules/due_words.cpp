#include "rules/due_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// How much of `text` the pattern takes from its beginning; 0 where it does not fit.
std::size_t taken(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  for (const char c : pattern) {
    if (c == '#') {
      const std::size_t begin = at;
      while (at < text.size() && is_digit(text[at])) {
        ++at;
      }
      if (at == begin) {
        return 0;
      }
    } else if (at < text.size() && text[at] == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

std::size_t longest(std::string_view text, const std::vector<std::string>& patterns) {
  std::size_t size = 0;
  for (const std::string& pattern : patterns) {
    size = std::max(size, taken(text, pattern));
  }
  return size;
}

}  // namespace

void DueWords::add(const Node& node) {
  node.allow_only({"id", "about", "part", "words"});
  struct Part {
    std::string_view name;
    std::vector<std::string>* words;
  };
  const Part parts[] = {{"head", &head_},
                        {"link", &link_},
                        {"joint", &joint_},
                        {"until", &until_},
                        {"unlike", &unlike_}};
  const std::string name = node.string("part");
  const auto* part = std::find_if(std::begin(parts), std::end(parts),
                                  [&](const Part& row) { return row.name == name; });
  if (part == std::end(parts)) {
    node.report(fmt::format(
        "unknown part \"{}\"; expected one of: head, link, joint, until, unlike", name));
    return;
  }
  for (const std::string& word : node.strings("words")) {
    part->words->push_back(text::normalised(word));
  }
}

std::size_t DueWords::head(std::string_view text) const {
  return longest(text, head_);
}

std::size_t DueWords::link(std::string_view text) const {
  return longest(text, link_);
}

std::size_t DueWords::joint(std::string_view text) const {
  return longest(text, joint_);
}

std::size_t DueWords::until(std::string_view text) const {
  return longest(text, until_);
}

std::size_t DueWords::unlike(std::string_view text) const {
  return longest(text, unlike_);
}

}  // namespace tenmatsu::rules
