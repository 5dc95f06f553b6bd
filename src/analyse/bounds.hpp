// What bounds a number, and what links two numbers: 約 … 以上, 300〜500, 18から64.

#pragma once

#include <cstddef>
#include <string_view>

#include "rules/figures.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::analysis {

/// A figure with the hedges around it.
struct Around {
  Bound bound = Bound::exact;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The bound of a figure that stands from `begin` to `end`. A limit beats "about": 約10人以上 is
/// at_least; of two limits the one behind the number wins.
Around bound_around(std::string_view text, std::size_t begin, std::size_t end,
                    const rules::Figures& words);

/// What the text between two figures makes of them.
rules::Link link_between(std::string_view text, std::size_t end, std::size_t begin,
                         const rules::Figures& words);

/// Whether a noun that measures, longer than `size` bytes, ends here: 庫温計, 品温.
bool ends_a_measure(std::string_view text, std::size_t end, const rules::Figures& words,
                    std::size_t size = 0);

}  // namespace tenmatsu::analysis
