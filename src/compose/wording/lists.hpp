// Messages that hold a list: lines with bullets or numbers, and the short lines that head them.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the sentence is of one of the items of a list.
bool is_item(const Story& story, Line line);

/// The row that the sentence stands in, without the blanks before it.
std::string_view item_text(const Story& story, Line line);

/// The first row of the list that the sentence is of an item of.
std::optional<std::size_t> list_of(const Story& story, Line line);

/// Whether both are of items of one list.
bool in_one_list(const Story& story, Line a, Line b);

/// Whether both are of one item.
bool in_one_item(const Story& story, Line a, Line b);

/// 「影響範囲です」, 「■状況」: a few words, no statement, right above a list.
bool heads_list(const Story& story, Line line);

/// Whether `line` heads the list that `item` is of.
bool heads(const Story& story, Line line, Line item);

/// `text`, which tells `line`, without the number that the item has in its list: 「1) 監視を足す」.
/// A number that the talk refers to stays: 「②を先に」.
std::string without_number(const Story& story, Line line, std::string text);

/// 「超過したユーザー 約310万人」, 「金額: 913万円」: what an item counts, and its figure.
struct Labelled {
  std::string label;
  std::string value;
  const Metric* metric = nullptr;
};

std::optional<Labelled> labelled(const Story& story, const std::string& text,
                                 const std::vector<const Metric*>& metrics);

/// Whether items can be told in a row with a comma: short ones that end in a noun or a figure.
bool stands_in_row(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
