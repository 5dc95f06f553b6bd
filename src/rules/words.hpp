// Words that are looked for in one text after the other. Most texts hold none of them, which is
// told by the characters that words begin with before any word is compared.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/character_set.hpp"
#include "text/stored.hpp"

namespace tenmatsu::rules {

/// How much of `text` a pattern takes from its beginning, 0 where it does not fit. A '#' in it
/// stands for one or more digits.
std::size_t pattern_size(std::string_view text, std::string_view pattern);

class Words {
 public:
  Words() = default;
  explicit Words(std::vector<std::string> words);

  /// In the order in which they were given.
  operator const std::vector<std::string>&() const { return words_; }
  [[nodiscard]] auto begin() const { return words_.begin(); }
  [[nodiscard]] auto end() const { return words_.end(); }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] bool empty() const { return words_.empty(); }
  [[nodiscard]] const std::string& operator[](std::size_t at) const { return words_[at]; }

  /// Whether one of them stands in `text`, is the beginning of it, or is all of it.
  [[nodiscard]] bool any_in(std::string_view text) const;
  [[nodiscard]] bool any_begins(std::string_view text) const;
  [[nodiscard]] bool any_is(std::string_view text) const;

  /// False where none of them can stand in a text of these characters.
  [[nodiscard]] bool may_stand_in(const text::CharacterSet& characters) const {
    return first_.meets(characters);
  }

  /// Calls visit(word), in their order, for those that may stand in a text of these characters.
  template <typename Visit>
  void each_in(const text::CharacterSet& characters, Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (characters.holds(hashes_[i])) {
        visit(words_[i]);
      }
    }
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, hashes_, first_);
  }

 private:
  [[nodiscard]] bool any_begins(std::string_view text, std::size_t hash) const;

  std::vector<std::string> words_;
  text::Stored<std::uint16_t> hashes_;  // of their first characters
  text::CharacterSet first_;
};

}  // namespace tenmatsu::rules
