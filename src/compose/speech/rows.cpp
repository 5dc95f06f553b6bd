#include "compose/speech/rows.hpp"

#include <algorithm>
#include <string>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using text::ListMark;

bool is_section(const ListMark& mark, const rules::Phrases& phrases) {
  return phrases.cue("section_marks").any_is(mark.bullet);
}

}  // namespace

Rows::Rows(std::string_view text, const rules::Phrases& phrases) {
  split(text);
  mark_sections(text, phrases);
  find_lists();
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    rows_[row].item = is_marked_item(row, phrases);
  }
}

void Rows::split(std::string_view text) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    Row& row = rows_.emplace_back();
    row.begin = begin;
    const std::size_t told = text::skip_blanks(text, begin);
    row.text = told < end ? text.substr(told, end - told) : std::string_view();
    row.mark = text::list_mark_of(row.text);
    begin = end + 1;
  }
}

void Rows::mark_sections(std::string_view text, const rules::Phrases& phrases) {
  bool in_section = false;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    Row& row = rows_[i];
    const text::Character first = text::character_at(text, row.begin);
    const bool indented =
        first.size > 0 && !row.text.empty() && text::script_of(first.code) == text::Script::blank;
    if (i == 0 || !indented) {
      in_section = is_section(row.mark, phrases);
    }
    if (indented && in_section && !row.mark.any()) {
      row.mark = ListMark{text.substr(row.begin, first.size), 0, 0};
    }
  }
}

bool Rows::follows(std::size_t row) const {
  if (row == 0) {
    return false;
  }
  const ListMark& here = mark(row);
  const ListMark& before = mark(row - 1);
  return here.any() && before.any() &&
         (here.number > 0 ? here.number == before.number + 1 : here.bullet == before.bullet);
}

void Rows::find_lists() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    rows_[row].first_of_list = follows(row) ? rows_[row - 1].first_of_list : row;
  }
}

// A single row with a bullet is an item below a few words with another bullet; heads of sections
// are marked with bullets of their own.
bool Rows::is_marked_item(std::size_t row, const rules::Phrases& phrases) const {
  const ListMark& here = mark(row);
  if (!here.any()) {
    return false;
  }
  if (goes_on(row) || goes_on(row + 1)) {
    return true;
  }
  return here.number == 0 && row > 0 && !is_section(here, phrases) &&
         mark(row - 1).bullet != here.bullet && is_short(row - 1);
}

bool Rows::is_short(std::size_t row) const {
  constexpr std::size_t kFew = 16;  // characters
  const std::string_view told = text(row).substr(mark(row).size);
  return !told.empty() && length_of(told) <= kFew;
}

std::size_t Rows::row_at(std::size_t offset) const {
  const auto next = std::upper_bound(rows_.begin(), rows_.end(), offset,
                                     [](std::size_t at, const Row& row) { return at < row.begin; });
  return static_cast<std::size_t>(next - rows_.begin()) - 1;
}

}  // namespace tenmatsu::composition
