#include "rules/lookup.hpp"

#include <algorithm>
#include <functional>

namespace tenmatsu::rules {

void Lookup::add(const std::string& word, int entry) {
  if (word.empty()) {
    return;
  }
  words_[word] = entry;
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
