// Words by what stands at a place of a text: the longest that begins there, or that ends there.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/matcher.hpp"
#include "text/stored.hpp"

namespace tenmatsu::rules {

class Lookup {
 public:
  struct Hit {
    int entry = 0;
    std::size_t size = 0;  // in bytes
  };

  /// Words that are known already pass to the new entry. Empty words are ignored.
  void add(const std::vector<std::string>& words, int entry);

  /// Takes away all words of `entry`.
  void remove(int entry);

  /// The longest word that `text` has at `at`.
  [[nodiscard]] std::optional<Hit> at(std::string_view text, std::size_t at) const;

  /// The longest word that ends at `end`.
  [[nodiscard]] std::optional<Hit> before(std::string_view text, std::size_t end) const;

  /// The entry of exactly this word.
  [[nodiscard]] std::optional<int> exact(std::string_view word) const;

  [[nodiscard]] bool empty() const { return words_.empty(); }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, entries_, sizes_, first_, last_);
  }

 private:
  // Most places begin or end with a character that no word does: told by a hash of its bytes.
  class Characters {
   public:
    void set(std::size_t hash) { bits_[hash / 64] |= std::uint64_t{1} << (hash % 64); }
    void set_all() { bits_.fill(~std::uint64_t{0}); }
    [[nodiscard]] bool test(std::size_t hash) const {
      return (bits_[hash / 64] >> (hash % 64) & 1U) != 0;
    }

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(bits_);
    }

   private:
    std::array<std::uint64_t, 1024 / 64> bits_{};
  };

  text::Matcher words_;
  text::Stored<int> entries_;          // of the words, by their index
  text::Stored<std::uint32_t> sizes_;  // of the words, the longest first
  Characters first_;
  Characters last_;
};

}  // namespace tenmatsu::rules
