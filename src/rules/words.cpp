#include "rules/words.hpp"

#include <algorithm>
#include <utility>

#include "text/ascii.hpp"

namespace tenmatsu::rules {

using text::CharacterSet;

std::size_t pattern_size(std::string_view text, std::string_view pattern) {
  std::size_t at = 0;
  for (const char c : pattern) {
    const std::size_t begin = at;
    if (c == '#') {
      while (at < text.size() && text::is_ascii_digit(text[at])) {
        ++at;
      }
    } else if (at < text.size() && text[at] == c) {
      ++at;
    }
    if (at == begin) {
      return 0;
    }
  }
  return at;
}

Words::Words(std::vector<std::string> words) : words_(std::move(words)) {
  std::vector<std::uint16_t> hashes;
  for (const std::string& word : words_) {
    const std::size_t hash = CharacterSet::hash_at(word, 0);
    hashes.push_back(static_cast<std::uint16_t>(hash));
    first_.add(hash);
  }
  hashes_ = text::Stored(std::move(hashes));
}

bool Words::any_in(std::string_view text) const {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (CharacterSet::begins_character(text[at])) {
      const std::size_t hash = CharacterSet::hash_at(text, at);
      if (first_.holds(hash) && any_begins(text.substr(at), hash)) {
        return true;
      }
    }
  }
  return false;
}

bool Words::any_begins(std::string_view text) const {
  const std::size_t hash = CharacterSet::hash_at(text, 0);
  return first_.holds(hash) && any_begins(text, hash);
}

bool Words::any_begins(std::string_view text, std::size_t hash) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (hashes_[i] == hash && text.starts_with(words_[i])) {
      return true;
    }
  }
  return false;
}

bool Words::any_is(std::string_view text) const {
  return first_.holds(CharacterSet::hash_at(text, 0)) &&
         std::ranges::find(words_, text) != words_.end();
}

}  // namespace tenmatsu::rules
