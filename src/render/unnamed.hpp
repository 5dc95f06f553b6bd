// Texts without the names of people, for documents that leave the house.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "render/values.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

/// Takes names out of texts: those of everybody who speaks in the talk, with the title behind them.
class NameHider {
 public:
  NameHider(const Analysis& analysis, const Rules& rules);

  /// 「鍵は大谷さんが替えた」 is 「鍵は担当者が替えた」. The names of bots stay.
  [[nodiscard]] std::string hidden(std::string text) const;

 private:
  [[nodiscard]] std::size_t title_size(std::string_view behind) const;

  const Rules* rules_;
  std::vector<std::string> names_;  // the longest first
};

/// Puts `unnamed`, what `hide` leaves of it, beside every `text` in the view.
void put_unnamed(View& view, const std::function<std::string(const std::string&)>& hide);

}  // namespace tenmatsu::document
