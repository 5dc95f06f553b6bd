// A text that is filled once and only read then: its own, or one that lies in memory which outlives
// it, as Stored has it.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/stored.hpp"

namespace tenmatsu::text {

/// Copies share the characters.
template <typename Unit>
class StoredText {
 public:
  StoredText() = default;
  StoredText(std::basic_string_view<Unit> text)
      : units_(std::vector<Unit>(text.begin(), text.end())) {}
  StoredText(const std::basic_string<Unit>& text)
      : StoredText(std::basic_string_view<Unit>(text)) {}

  [[nodiscard]] std::basic_string_view<Unit> view() const {
    return {units_.items().data(), units_.size()};
  }
  operator std::basic_string_view<Unit>() const { return view(); }

  [[nodiscard]] std::size_t size() const { return units_.size(); }
  [[nodiscard]] bool empty() const { return units_.empty(); }
  [[nodiscard]] auto begin() const { return units_.items().begin(); }
  [[nodiscard]] auto end() const { return units_.items().end(); }
  [[nodiscard]] Unit operator[](std::size_t at) const { return units_[at]; }
  [[nodiscard]] Unit back() const { return units_.items().back(); }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(units_);
  }

 private:
  Stored<Unit> units_;
};

}  // namespace tenmatsu::text
