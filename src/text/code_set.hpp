// Which code points may begin something, told by their last bits: small, and asked in one step. It
// may take one for another, so a yes is to be checked; a no is certain.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tenmatsu::text {

class CodeSet {
 public:
  void add(char32_t code) { parts_[part(code)] |= bit(code); }
  [[nodiscard]] bool holds(char32_t code) const { return (parts_[part(code)] & bit(code)) != 0; }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(parts_);
  }

 private:
  static constexpr std::size_t kBits = 2048;

  static std::size_t part(char32_t code) { return code % kBits / 64; }
  static std::uint64_t bit(char32_t code) { return std::uint64_t{1} << (code % 64); }

  std::array<std::uint64_t, kBits / 64> parts_{};
};

}  // namespace tenmatsu::text
