// One width and one case for the heads of lines, where stamps and names stand. Cheaper and narrower
// than normalise.hpp: it touches ASCII and its full-width forms, and nothing that is a word.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::text {

/// Byte i of `text` stands for the bytes of the original from origin[i] on.
struct Folded {
  std::string text;                   // ASCII in lower case; blanks of any width are ' '
  std::vector<std::uint32_t> origin;  // text.size() + 1 entries
};

/// Folds the first `limit` bytes, rounded up to a whole character. Invisible characters are left
/// out.
void fold(std::string_view original, std::size_t limit, Folded& out);

/// Whole, for words of rule files.
std::string folded(std::string_view original);

/// The number of characters.
std::size_t length_of(std::string_view text);

/// Without blanks of any width and invisible characters at both ends.
std::string_view trimmed(std::string_view text);

/// Without anything but letters and digits at both ends: dashes, squares, brackets, hashes.
std::string_view without_ornament(std::string_view text);

}  // namespace tenmatsu::text
