// The rows of a message, as they stand in its text: which of them are items of a list, and of
// which list. Found once for a message, since a list may have thousands of them.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/phrases.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {

class Rows {
 public:
  /// `text` is that of a message, which must outlive the rows.
  Rows(std::string_view text, const rules::Phrases& phrases);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }

  /// The row that the byte at `offset` of the text stands in.
  [[nodiscard]] std::size_t row_at(std::size_t offset) const;

  /// Without the blanks before it.
  [[nodiscard]] std::string_view text(std::size_t row) const { return rows_[row].text; }

  /// What is indented under the head of a section is an item of it, and marked by its blank.
  [[nodiscard]] const text::ListMark& mark(std::size_t row) const { return rows_[row].mark; }

  /// Whether the row goes on with the list that the row before it is of.
  [[nodiscard]] bool goes_on(std::size_t row) const {
    return row < rows_.size() && rows_[row].first_of_list < row;
  }

  [[nodiscard]] bool is_item(std::size_t row) const { return rows_[row].item; }

  [[nodiscard]] std::size_t first_of_list(std::size_t row) const {
    return rows_[row].first_of_list;
  }

 private:
  struct Row {
    std::size_t begin = 0;  // in the text
    std::string_view text;
    text::ListMark mark;
    std::size_t first_of_list = 0;
    bool item = false;
  };

  void split(std::string_view text);
  void mark_sections(std::string_view text, const rules::Phrases& phrases);
  void find_lists();
  [[nodiscard]] bool follows(std::size_t row) const;
  [[nodiscard]] bool is_marked_item(std::size_t row, const rules::Phrases& phrases) const;
  [[nodiscard]] bool is_short(std::size_t row) const;

  std::vector<Row> rows_;
};

}  // namespace tenmatsu::composition
