// A Markdown document as lines that know what they are: enough of CommonMark and of GitHub's tables
// and footnotes to tell headings, items, rows, code and notes apart. Every line keeps its number,
// since that is where a finding points.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/proofs.hpp"

namespace tenmatsu::proof {

enum class LineKind {
  blank,
  heading,
  item,  // of a list, its first line
  row,   // of a table, but for its head
  head,  // of a table
  text,
  quote,
  code,
  note,   // of a footnote
  other,  // comments, front matter, rules between sections and below the heads of tables
};

struct Line {
  int number = 0;
  LineKind kind = LineKind::text;
  int level = 0;                        // of a heading, from 1
  std::string text;                     // what a reader sees; of code, as it stands
  std::vector<std::string> cells;       // of a row or a head
  std::vector<std::string> references;  // labels of footnotes
  std::string note;                     // label of the footnote that the line belongs to
  bool opens_note = false;              // the first line of the footnote
  int block = 0;                        // lines of one paragraph or item share their references
  int head = -1;                        // of a row: where the head of its table stands in Page
  rules::Section section = rules::Section::none;
  int heading = -1;  // where the heading above stands in Page; -1 before the first
};

struct Page {
  std::vector<Line> lines;

  /// The first heading of level 1, else the first line that is no comment; nullptr in an empty
  /// page.
  [[nodiscard]] const Line* title() const;
};

/// `document` is UTF-8 with '\n' at the ends of lines.
Page page_of(std::string_view document, const rules::Proofs& words);

}  // namespace tenmatsu::proof
