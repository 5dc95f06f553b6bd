// Numbers that name something and measure nothing: versions, hosts, dates, status codes, steps.

#pragma once

#include <string_view>
#include <vector>

#include "analyse/quantity.hpp"

namespace tenmatsu::analysis {

/// Addresses of pages and dates with slashes: pieces in which no figure is read.
std::vector<Piece> addresses_and_dates(std::string_view text);

/// Code in backticks, where a number counts only with a unit or a measure beside it.
std::vector<Piece> code_of(std::string_view text);

/// Whether the number is part of a name: v2.3, esx11, 1c, 10.0.0.1. `measured`: a noun that
/// measures ends right before it, but for an equals sign: max-age=3600, TTL15.
bool is_part_of_a_name(std::string_view text, const Figure& figure, bool measured);

/// The rule that makes the number no figure, or nullptr. `sentence` is where it stands.
const rules::NotFigure* no_figure_by(std::string_view text, std::string_view sentence,
                                     const Figure& figure, const rules::Figures& words);

}  // namespace tenmatsu::analysis
