#include "rules/senses.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

bool is_latin(char32_t code) {
  return text::script_of(code) == text::Script::latin;
}

// Whether a Latin word that stands in `text` from `begin` to `end` is part of a longer one.
bool is_part(std::string_view text, std::size_t begin, std::size_t end) {
  const auto joins = [&](std::size_t at) {
    const text::Character before = text::character_before(text, at);
    const text::Character after = text::character_at(text, at);
    return before.size != 0 && after.size != 0 && is_latin(before.code) && is_latin(after.code);
  };
  return joins(begin) || joins(end);
}

}  // namespace

void Senses::add(const Node& node) {
  node.allow_only({"sense", "about", "words"});
  const std::string name = node.string("sense");
  const auto known = std::find(senses_.begin(), senses_.end(), name);
  const auto sense = static_cast<std::uint32_t>(known - senses_.begin());
  if (known == senses_.end()) {
    senses_.push_back(name);
  }
  for (const std::string& word : node.strings("words")) {
    words_.push_back({sense, text::normalised(word)});
  }
}

void Senses::finish() {
  std::vector<std::string> texts;
  texts.reserve(words_.size());
  for (const Word& word : words_) {
    texts.push_back(word.text);
  }
  matcher_ = text::Matcher(texts);
}

std::vector<Senses::Found> Senses::find(std::string_view text) const {
  std::vector<Found> found;
  for (std::size_t at = 0; at < text.size();) {
    matcher_.visit_prefixes(text.substr(at), [&](std::uint32_t word, std::size_t size) {
      if (!is_part(text, at, at + size)) {
        found.push_back({senses_[words_[word].sense], at, at + size});
      }
    });
    at += text::character_at(text, at).size;
  }
  return found;
}

}  // namespace tenmatsu::rules
