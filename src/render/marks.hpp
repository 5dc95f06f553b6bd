// Marks in a Markdown document: comments on lines of their own that say which parts were generated,
// and by a digest whether somebody changed them since.
//
//   <!-- tenmatsu:begin causes sha256=9f86d081884c7d65 -->
//   …
//   <!-- tenmatsu:end causes -->

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::document {

/// A stretch of a document: text that is nobody's but people's, or what stands between two marks.
struct Stretch {
  std::string name;          // of the section; empty for other text
  std::string digest;        // as its mark has it; empty where it has none
  std::string_view opening;  // the line of the mark, with its end
  std::string_view content;
  std::string_view closing;
  int line = 0;  // where it begins, from 1
};

/// All of `document` in its order. Throws Failure::usage with `name` and the line where a mark is
/// broken: never closed, never opened, within another, twice, or no mark at all.
std::vector<Stretch> stretches_of(std::string_view document, const std::string& name);

/// Of a content, whatever its line ends and the blanks at the ends of its lines.
std::string digest_of(std::string_view content);

/// The line that opens a section, without its end.
std::string opening_mark(std::string_view name, std::string_view digest);

/// `document` without the lines of marks.
std::string without_marks(const std::string& document);

/// `document` with the digest in each of its marks. Throws as stretches_of() does.
std::string sealed(const std::string& document, const std::string& name);

}  // namespace tenmatsu::document
