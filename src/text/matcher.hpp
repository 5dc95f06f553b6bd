// Finds many words at once. A trie whose nodes are only the forks: small, and built by one sort.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
    for (std::uint32_t at = 0; at != kNone; at = next(at, text, size)) {
      const Node& node = nodes_[at];
      for (std::uint32_t i = 0; i < node.words; ++i) {
        visit(order_[node.first_word + i], size);
      }
    }
  }

  [[nodiscard]] bool empty() const { return order_.empty(); }

 private:
  struct Node {
    std::uint32_t label = 0;  // where the bytes that lead here stand in bytes_
    std::uint32_t label_size = 0;
    std::uint32_t first_child = 0;  // children stand side by side, by their first byte
    std::uint32_t children = 0;
    std::uint32_t first_word = 0;  // in order_
    std::uint32_t words = 0;
  };
  struct Range;

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  /// The child of `at` that `text` goes on with after `size` bytes; moves `size` past its label.
  [[nodiscard]] std::uint32_t next(std::uint32_t at, std::string_view text,
                                   std::size_t& size) const;
  void sort_words(const std::vector<std::string>& words);
  void fork(const Range& range, std::vector<Range>& ranges);

  std::vector<Node> nodes_{1};
  std::vector<std::uint8_t> first_byte_{0};  // of the label of each node
  std::vector<std::uint32_t> order_;         // indices of the words, sorted by their bytes
  std::vector<std::uint32_t> begin_;         // where each of order_ begins in bytes_
  std::string bytes_;                        // the sorted words
};

}  // namespace tenmatsu::text
