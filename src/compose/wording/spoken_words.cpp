#include "compose/wording/spoken_words.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "compose/speech/words.hpp"

namespace tenmatsu::composition {

SpokenWords::SpokenWords(const Story& story) {
  for (int n = 1; n <= story.size(); ++n) {
    words_.push_back(content_words(story.normal(n)));
    for (const std::string& word : words_.back()) {
      messages_[word].push_back(n);
    }
  }
  std::vector<std::string_view> known;
  known.reserve(messages_.size());
  for (const auto& [word, messages] : messages_) {
    known.emplace_back(word);
  }
  known_ = Passages(std::move(known));
}

const std::vector<int>& SpokenWords::with(const std::string& word) {
  const auto [entry, added] = with_.try_emplace(word);
  if (added) {
    entry->second = find(word);
  }
  return entry->second;
}

std::vector<int> SpokenWords::find(const std::string& word) const {
  std::set<int> found;
  const auto take = [&](std::string_view other) {
    const auto entry = messages_.find(other);
    if (entry != messages_.end() && same_word(word, entry->first)) {
      found.insert(entry->second.begin(), entry->second.end());
    }
  };
  known_.each_with(word, [&](std::size_t at) { take(known_[at]); });
  // The words that stand in it.
  for (std::size_t begin = 0; begin < word.size(); ++begin) {
    for (std::size_t size = 1; begin + size <= word.size(); ++size) {
      take(std::string_view(word).substr(begin, size));
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace tenmatsu::composition
