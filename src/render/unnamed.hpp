// Texts without the names of people, for documents that leave the house.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

/// Takes names out of texts: those of everybody who speaks in the talk, with what is behind them, a
/// title or a rank. Who is only spoken of stays, and a name of one letter without a title, which
/// may be a word.
class NameHider {
 public:
  /// Hides nobody.
  NameHider() = default;
  NameHider(const Analysis& analysis, const Rules& rules);

  /// 「鍵は大谷さんが替えた」 is 「鍵は担当者が替えた」. The names of bots stay.
  [[nodiscard]] std::string hidden(std::string text) const;

 private:
  struct Hit {
    std::size_t begin = 0;
    std::size_t end = 0;  // behind the title
  };

  [[nodiscard]] std::size_t title_size(std::string_view behind) const;
  [[nodiscard]] bool belongs_before(std::string_view text) const;
  [[nodiscard]] bool is_name(std::string_view text, std::size_t at, std::size_t end) const;
  [[nodiscard]] std::vector<Hit> hits(std::string_view text) const;

  const Rules* rules_ = nullptr;
  std::vector<std::string> names_;  // the longest first
};

}  // namespace tenmatsu::document
