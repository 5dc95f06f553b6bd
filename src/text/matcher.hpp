// Finds many words at once. A trie whose nodes are only the forks: small, and built by one sort.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/stored.hpp"

namespace tenmatsu::text {

class Matcher {
 public:
  Matcher() = default;
  /// A word may come several times; each is found by its index. Empty words are never found.
  explicit Matcher(const std::vector<std::string>& words);

  /// Calls visit(index, size) for every word that `text` begins with, the shorter first. The time
  /// is bounded by the longest word, so a pass over all places of a text is linear in the text.
  template <typename Visit>
  void visit_prefixes(std::string_view text, Visit visit) const {
    std::size_t size = 0;
    for (std::uint32_t at = empty() ? kNone : 0; at != kNone; at = next(at, text, size)) {
      const Node& node = nodes_[at];
      for (std::uint32_t i = 0; i < node.words; ++i) {
        visit(order_[node.first_word + i], size);
      }
    }
  }

  [[nodiscard]] bool empty() const { return order_.empty(); }

  /// The words that it was made of, without empty ones at the end.
  [[nodiscard]] std::vector<std::string> words() const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(nodes_, first_byte_, order_, begin_, bytes_);
  }

 private:
  struct Node {
    std::uint32_t label = 0;  // where the bytes that lead here stand in bytes_
    std::uint32_t label_size = 0;
    std::uint32_t first_child = 0;  // children stand side by side, by their first byte
    std::uint32_t children = 0;
    std::uint32_t first_word = 0;  // in order_
    std::uint32_t words = 0;
  };
  class Builder;

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The child of `at` that `text` goes on with after `size` bytes; moves `size` past its label.
  [[nodiscard]] std::uint32_t next(std::uint32_t at, std::string_view text,
                                   std::size_t& size) const;
  [[nodiscard]] std::string_view bytes() const { return {bytes_.items().data(), bytes_.size()}; }

  // All in arrays, so that a matcher can be used where it is stored.
  Stored<Node> nodes_;
  Stored<std::uint8_t> first_byte_;  // of the label of each node
  Stored<std::uint32_t> order_;      // indices of the words, sorted by their bytes
  Stored<std::uint32_t> begin_;      // where each of order_ begins in bytes_
  Stored<char> bytes_;               // the sorted words
};

}  // namespace tenmatsu::text
