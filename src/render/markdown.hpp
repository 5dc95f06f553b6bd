// Text as it was said, as Markdown that shows it so. Holds for CommonMark and for GitHub's dialect.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::document {

/// `said` for running text: the same result is right in a paragraph, a heading, a list item, a
/// table cell and a footnote. A mark is escaped only where it would be read as Markdown, so that
/// user_orders and [FIRING] stay readable. Line breaks become <br>.
std::string escaped(std::string_view said);

/// True where `said` has more than one line, blank lines at its ends not counted.
bool has_several_lines(std::string_view said);

/// `said` as blocks of their own, each line behind `indent` blanks: runs of lines that look like a
/// log or like code stand in a fence, others are broken as they were. Ends without a line break.
std::string as_blocks(std::string_view said, int indent);

}  // namespace tenmatsu::document
