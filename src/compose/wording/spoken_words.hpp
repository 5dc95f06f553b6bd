// In which messages a word is spoken: found by an index, since it is asked of every guess of a
// talk.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "compose/speech/passages.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

class SpokenWords {
 public:
  explicit SpokenWords(const Story& story);

  /// The content words of message `n`.
  [[nodiscard]] const std::vector<std::string>& of(int n) const {
    return words_[static_cast<std::size_t>(n) - 1];
  }

  /// The messages that hold the word, or one that counts as the same, in their order.
  const std::vector<int>& with(const std::string& word);

 private:
  [[nodiscard]] std::vector<int> find(const std::string& word) const;

  std::vector<std::vector<std::string>> words_;  // of the messages
  std::map<std::string, std::vector<int>, std::less<>> messages_;
  Passages known_;  // the keys of messages_
  std::map<std::string, std::vector<int>> with_;
};

}  // namespace tenmatsu::composition
