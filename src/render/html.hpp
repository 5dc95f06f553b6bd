// Text as it was said, as HTML that shows it so. What comes out is well-formed XML too.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::document {

/// `said` for running text and for attributes in quotes: no character of it is a mark. Line breaks
/// become <br/>; control characters, which HTML cannot hold, become U+FFFD.
std::string html_escaped(std::string_view said);

/// The same for a message that is shown whole: line breaks stay for white-space: pre-wrap, and
/// addresses of the web become links. What programs wrote stands in <code>.
std::string html_message(std::string_view said);

}  // namespace tenmatsu::document
