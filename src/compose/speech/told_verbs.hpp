// Verbs of the rules' list in a text, by the forms that stand in written Japanese.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/rules.hpp"
#include "rules/verbs.hpp"

namespace tenmatsu::style {

struct ToldVerb {
  const rules::ObjectVerb* listed = nullptr;
  std::size_t length = 0;  // characters, with the ending as far as it tells the form
  /// 戻した takes an object, 戻された, 戻せた and 戻してある a subject.
  rules::Takes takes = rules::Takes::neither;
};

/// The verb that stands at `at`, the longest that fits.
std::optional<ToldVerb> verb_at(std::u32string_view text, std::size_t at, const Rules& rules);

}  // namespace tenmatsu::style
