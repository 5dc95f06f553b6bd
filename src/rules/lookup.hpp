// Words by what stands at a place of a text: the longest that begins there, or that ends there.

#pragma once

#include <bitset>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::rules {

class Lookup {
 public:
  struct Hit {
    int entry = 0;
    std::size_t size = 0;  // in bytes
  };

  /// A word that is known already passes to the new entry. Empty words are ignored.
  void add(const std::string& word, int entry);

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
    archive(words_, sizes_, first_, last_);
  }

 private:
  // Most places begin or end with a character that no word does: told by a hash of its bytes.
  using Characters = std::bitset<1024>;

  std::map<std::string, int, std::less<>> words_;
  std::vector<std::size_t> sizes_;  // of the words, the longest first
  Characters first_;
  Characters last_;
};

}  // namespace tenmatsu::rules
