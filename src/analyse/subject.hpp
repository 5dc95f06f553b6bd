// What a figure measures, as it was said: 「CPU使用率が98%」, 「約1万2000ユーザーに影響」.

#pragma once

#include <string_view>

#include "analyse/talk.hpp"
#include "rules/figures.hpp"

namespace tenmatsu::analysis {

/// The noun phrase that a figure is said of, between `from` and the figure; empty where there is
/// none. Topics of clauses further left are taken where the nearest clause has no noun.
Piece subject_before(std::string_view text, std::size_t from, std::size_t figure,
                     const rules::Figures& words);

/// The noun phrase behind a figure, up to `to`: 12店舗から連絡, 7席の重複.
Piece subject_behind(std::string_view text, std::size_t figure, std::size_t to,
                     const rules::Figures& words);

/// Whether a piece is a subject at all: not empty, not a word like 全部 alone.
bool is_subject(std::string_view text, const rules::Figures& words);

}  // namespace tenmatsu::analysis
