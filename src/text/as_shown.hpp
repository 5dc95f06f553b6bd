// Text as its reader sees it: programs and pages put characters into a copy that nobody typed.

#pragma once

#include <string>

namespace tenmatsu::text {

/// `utf8` with letters and their marks in one character (NFC: macOS writes them apart), with every
/// blank of a page as a space, and without what shows nothing: zero-width spaces, marks of writing
/// direction, soft hyphens. Joiners stay, they make emoji. Line ends stay where they are.
std::string as_shown(std::string utf8);

}  // namespace tenmatsu::text
