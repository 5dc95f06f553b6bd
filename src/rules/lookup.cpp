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
void Lookup::add(const std::vector<std::string>& words, int entry) {
  std::vector<std::string> all = words_.words();
  std::vector<int> entries(entries_.items().begin(), entries_.items().end());
  std::vector<std::uint32_t> sizes(sizes_.items().begin(), sizes_.items().end());
  for (const std::string& word : words) {
    if (word.empty()) {
      continue;
    }
    const auto place = static_cast<std::size_t>(std::ranges::find(all, word) - all.begin());
    if (place < all.size()) {
      entries[place] = entry;
      continue;
    }
    all.push_back(word);
    entries.push_back(entry);
    sizes.push_back(static_cast<std::uint32_t>(word.size()));
    // A character of two bytes at the very end has no third byte to tell it by: see first_hash.
    first_.set(first_hash(word, 0));
    if (word.size() == 2) {
      first_.set_all();
    }
    last_.set(last_hash(word, word.size()));
  }
  std::ranges::sort(sizes, std::greater<>());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  words_ = text::Matcher(all);
  entries_ = text::Stored(std::move(entries));
  sizes_ = text::Stored(std::move(sizes));
}

void Lookup::remove(int entry) {
  const std::vector<std::string> all = words_.words();
  std::vector<std::string> words;
  std::vector<int> entries;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (entries_[i] != entry) {
      words.push_back(all[i]);
      entries.push_back(entries_[i]);
    }
  }
  if (words.size() < all.size()) {
    words_ = text::Matcher(words);
    entries_ = text::Stored(std::move(entries));
  }
}

std::optional<int> Lookup::exact(std::string_view word) const {
  std::optional<int> entry;
  words_.visit_prefixes(word, [&](std::uint32_t index, std::size_t size) {
    if (size == word.size()) {
      entry = entries_[index];
    }
  });
  return entry;
}

std::optional<Lookup::Hit> Lookup::at(std::string_view text, std::size_t at) const {
  std::optional<Hit> longest;
  if (at < text.size() && first_.test(first_hash(text, at))) {
    words_.visit_prefixes(text.substr(at), [&](std::uint32_t index, std::size_t size) {
      longest = Hit{entries_[index], size};
    });
  }
  return longest;
}

std::optional<Lookup::Hit> Lookup::before(std::string_view text, std::size_t end) const {
  if (end == 0 || end > text.size() || !last_.test(last_hash(text, end))) {
    return std::nullopt;
  }
  for (const std::size_t size : sizes_.items()) {
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
