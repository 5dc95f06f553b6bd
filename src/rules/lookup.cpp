#include "rules/lookup.hpp"

#include <algorithm>
#include <functional>

namespace tenmatsu::rules {
namespace {

std::size_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

// Of the character that begins at `at`.
std::size_t first_hash(std::string_view text, std::size_t at) {
  const std::size_t first = byte_at(text, at);
  if (first < 0x80 || at + 2 >= text.size()) {
    return first < 0x80 ? first : 1023;
  }
  return 128 + (byte_at(text, at + 1) * 37 + byte_at(text, at + 2) * 11 + first) % 895;
}

// Of the character that ends at `end`.
std::size_t last_hash(std::string_view text, std::size_t end) {
  const std::size_t last = byte_at(text, end - 1);
  if (last < 0x80 || end < 2) {
    return last < 0x80 ? last : 1023;
  }
  return 128 + (last * 37 + byte_at(text, end - 2) * 11) % 895;
}

}  // namespace

void Lookup::add(const std::string& word, int entry) {
  if (word.empty()) {
    return;
  }
  words_[word] = entry;
  // A character of two bytes at the very end has no third byte to tell it by: see first_hash.
  first_.set(first_hash(word, 0));
  if (word.size() == 2) {
    first_.set();
  }
  last_.set(last_hash(word, word.size()));
  const auto place = std::lower_bound(sizes_.begin(), sizes_.end(), word.size(), std::greater<>());
  if (place == sizes_.end() || *place != word.size()) {
    sizes_.insert(place, word.size());
  }
}

void Lookup::remove(int entry) {
  std::erase_if(words_, [entry](const auto& word) { return word.second == entry; });
}

std::optional<int> Lookup::exact(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? std::nullopt : std::optional<int>(found->second);
}

std::optional<Lookup::Hit> Lookup::at(std::string_view text, std::size_t at) const {
  if (at >= text.size() || !first_.test(first_hash(text, at))) {
    return std::nullopt;
  }
  for (const std::size_t size : sizes_) {
    if (at + size > text.size()) {
      continue;
    }
    if (const auto entry = exact(text.substr(at, size))) {
      return Hit{*entry, size};
    }
  }
  return std::nullopt;
}

std::optional<Lookup::Hit> Lookup::before(std::string_view text, std::size_t end) const {
  if (end == 0 || end > text.size() || !last_.test(last_hash(text, end))) {
    return std::nullopt;
  }
  for (const std::size_t size : sizes_) {
    if (size > end) {
      continue;
    }
    if (const auto entry = exact(text.substr(end - size, size))) {
      return Hit{*entry, size};
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::rules
