// Words behind other words in one sentence, and the clauses that it is made of.

#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {

/// Whether behind a word of `openings`, no more than `gap` characters away, what `fits` begins.
template <typename Fits>
bool any_behind(std::string_view text, const rules::Words& openings, std::size_t gap,
                const Fits& fits) {
  return std::ranges::any_of(openings, [&](const std::string& opening) {
    for (std::size_t at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + opening.size())) {
      std::size_t end = at + opening.size();
      for (std::size_t step = 0; step <= gap && end < text.size(); ++step) {
        if (fits(text.substr(end))) {
          return true;
        }
        end += text::character_at(text, end).size;
      }
    }
    return false;
  });
}

/// Whether behind a word of the cue `first` one of `second` begins so near.
bool follows(const Story& story, std::string_view text, const char* first, const char* second,
             std::size_t gap);

/// What stands between the pauses and blanks of a text.
std::vector<std::string_view> clauses_of(const Story& story, std::string_view text);

/// What stands between the commas of a text, which is normalised.
std::vector<std::string_view> between_commas(const Story& story, std::string_view text);

/// Whether the line ends by giving a reason: 「見落としたので」; 「説明は私から」 gives none.
bool gives_reason(const Story& story, Line line);

}  // namespace tenmatsu::composition
