// Which characters a text may hold, told by a hash of their bytes: small, and asked in a few steps.
// It may take a character for another, so a yes is to be checked; a no is certain.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tenmatsu::text {

class CharacterSet {
 public:
  /// Of the character that begins at `at`.
  static std::size_t hash_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> std::size_t {
      return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
    };
    const std::size_t lead = byte(0);
    if (lead < 0x80) {
      return lead;
    }
    const std::size_t third = lead < 0xE0 ? 0 : byte(2);
    return (lead * 173 + byte(1) * 64 + third % 64) % kBits;
  }

  /// Whether a character begins with this byte.
  static bool begins_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }

  static CharacterSet of(std::string_view text) {
    CharacterSet set;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (begins_character(text[at])) {
        set.add(hash_at(text, at));
      }
    }
    return set;
  }

  void add(std::size_t hash) { parts_[hash / 64] |= std::uint64_t{1} << (hash % 64); }

  [[nodiscard]] bool holds(std::size_t hash) const {
    return (parts_[hash / 64] >> (hash % 64) & 1U) != 0;
  }

  [[nodiscard]] bool meets(const CharacterSet& other) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      common |= parts_[i] & other.parts_[i];
    }
    return common != 0;
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(parts_);
  }

 private:
  static constexpr std::size_t kBits = 1024;
  std::array<std::uint64_t, kBits / 64> parts_{};
};

}  // namespace tenmatsu::text
