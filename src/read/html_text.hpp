// The text that HTML shows: ends of blocks, <br> and <li> are line breaks, entities are undone.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::reading {

/// Mentions become @NAME, a link LABEL (URL), an emoji its character.
std::string text_of_html(std::string_view html);

/// `&amp;`, `&#12354;`, `&#x3042;` …; what is no entity stays.
std::string without_html_entities(std::string_view text);

}  // namespace tenmatsu::reading
