// Texts of which it is asked again and again which of them hold some words: an index by pairs of
// characters leaves few to be looked through.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tenmatsu::composition {

class Passages {
 public:
  Passages() = default;
  /// What the views show must outlive it.
  explicit Passages(std::vector<std::string_view> texts);

  [[nodiscard]] std::string_view operator[](std::size_t at) const { return texts_[at]; }

  /// Calls visit(index) for every text that holds `words`, in their order.
  template <typename Visit>
  void each_with(std::string_view words, Visit visit) const {
    for (const std::uint32_t at : candidates(words)) {
      if (texts_[at].find(words) != std::string_view::npos) {
        visit(at);
      }
    }
  }

 private:
  /// The texts that may hold `words`, in their order, each once.
  [[nodiscard]] std::span<const std::uint32_t> candidates(std::string_view words) const;
  [[nodiscard]] std::size_t slot_of(std::size_t pair) const { return pair % slots_; }

  std::vector<std::string_view> texts_;
  std::size_t slots_ = 1;
  std::vector<std::uint32_t> ends_;  // of the texts of each slot, in where_
  std::vector<std::uint32_t> where_;
  std::vector<std::uint32_t> all_;
};

}  // namespace tenmatsu::composition
