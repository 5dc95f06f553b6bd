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

// Adding copies all: there are few words, and they are looked up far more often.
void Lookup::add(const std::string& word, int entry) {
  if (word.empty()) {
    return;
  }
  std::vector<std::string> words = words_.texts();
  std::vector<int> entries(entries_.items().begin(), entries_.items().end());
  const std::size_t place = place_of(word);
  if (place < words.size() && words[place] == word) {
    entries[place] = entry;
  } else {
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(place), word);
    entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(place), entry);
  }
  words_ = text::StoredTexts(words);
  entries_ = text::Stored(std::move(entries));
  // A character of two bytes at the very end has no third byte to tell it by: see first_hash.
  first_.set(first_hash(word, 0));
  if (word.size() == 2) {
    first_.set_all();
  }
  last_.set(last_hash(word, word.size()));
  const auto size = std::lower_bound(sizes_.begin(), sizes_.end(), word.size(), std::greater<>());
  if (size == sizes_.end() || *size != word.size()) {
    sizes_.insert(size, word.size());
  }
}

void Lookup::remove(int entry) {
  std::vector<std::string> words;
  std::vector<int> entries;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (entries_[i] != entry) {
      words.emplace_back(words_[i]);
      entries.push_back(entries_[i]);
    }
  }
  words_ = text::StoredTexts(words);
  entries_ = text::Stored(std::move(entries));
}

// Of the first word that is not less.
std::size_t Lookup::place_of(std::string_view word) const {
  std::size_t low = 0;
  std::size_t high = words_.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (words_[middle] < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::optional<int> Lookup::exact(std::string_view word) const {
  const std::size_t place = place_of(word);
  return place < words_.size() && words_[place] == word ? std::optional<int>(entries_[place])
                                                        : std::nullopt;
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
