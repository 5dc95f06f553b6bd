// Numbers that name something and measure nothing: versions, hosts, dates, status codes, steps.

#pragma once

#include <string_view>
#include <vector>

#include "analyse/quantity.hpp"

namespace tenmatsu::analysis {

/// Code in backticks, addresses of pages, dates with slashes: pieces in which no figure is read.
std::vector<Piece> code_and_dates(std::string_view text);

/// Whether the number is part of a name: v2.3, esx11, 1c, 10.0.0.1.
bool is_part_of_a_name(std::string_view text, const Figure& figure);

/// The rule that makes the number no figure, or nullptr. `sentence` is where it stands.
const rules::NotFigure* no_figure_by(std::string_view text, std::string_view sentence,
                                     const Figure& figure, const rules::Figures& words);

}  // namespace tenmatsu::analysis
