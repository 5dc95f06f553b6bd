#include "rules/verb_forms.hpp"

#include <algorithm>

#include "rules/style.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::rules {
namespace {

constexpr char32_t kGodanMark = U'/';
constexpr char32_t kIchidanMark = U'=';
constexpr char32_t kRu = 0x308B;
constexpr char32_t kToHiragana = 0x60;  // from a katakana letter
constexpr std::string_view kIchidan = "ichidan";

std::vector<std::u32string> split(std::u32string_view words) {
  std::vector<std::u32string> out;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(U' ', at), words.size());
    if (end > at) {
      out.emplace_back(words.substr(at, end - at));
    }
    at = end + 1;
  }
  return out;
}

bool has_mark(std::u32string_view verb, char32_t mark) {
  return verb.find(mark) != std::u32string_view::npos;
}

// コケる and 落ちる, but not しゃべ/る.
bool keeps_stem(std::u32string_view verb) {
  if (has_mark(verb, kGodanMark) || has_mark(verb, kIchidanMark) || verb.size() < 2) {
    return has_mark(verb, kIchidanMark);
  }
  char32_t last = verb[verb.size() - 2];
  last -= is_kind(last, Kind::kata) ? kToHiragana : 0;
  return is_kind(last, Kind::e) || is_kind(last, Kind::i);
}

std::u32string unmarked(std::u32string_view verb) {
  std::u32string out(verb);
  std::erase_if(out, [](char32_t c) { return c == kGodanMark || c == kIchidanMark; });
  return out;
}

}  // namespace

void VerbForms::add(const Node& node) {
  node.allow_only({"id", "about", "forms", "endings"});
  rows_.push_back({node.string("forms"), split(text::to_utf32(node.string("endings")))});
  if (rows_.back().forms.empty()) {
    node.report("\"endings\": expected the endings of a verb");
    rows_.pop_back();
  }
}

bool VerbForms::hides_class(std::u32string_view verb) {
  return verb.size() > 1 && verb.back() == kRu && is_kind(verb[verb.size() - 2], Kind::kanji);
}

const VerbRow* VerbForms::row_of(std::u32string_view verb) const {
  if (hides_class(verb)) {
    return nullptr;
  }
  const VerbRow* best = nullptr;
  for (const VerbRow& row : rows_) {
    const bool fits =
        verb.ends_with(row.forms.front()) && (row.name != kIchidan || keeps_stem(verb));
    // Of two rows with one ending, the one for fewer verbs.
    if (fits &&
        (best == nullptr || row.forms.front().size() > best->forms.front().size() ||
         (row.forms.front().size() == best->forms.front().size() && row.name == kIchidan))) {
      best = &row;
    }
  }
  return best;
}

std::vector<std::pair<std::u32string, std::u32string>> VerbForms::pairs(
    std::u32string_view from, std::u32string_view to) const {
  const std::u32string said = unmarked(from);
  const std::u32string written = unmarked(to);
  const VerbRow* spoken_row = row_of(from);
  const VerbRow* written_row = row_of(to);
  std::vector<std::pair<std::u32string, std::u32string>> out;
  if (spoken_row == nullptr || written_row == nullptr) {
    return out;
  }
  const std::u32string kept = said.substr(0, said.size() - spoken_row->forms.front().size());
  const std::u32string put = written.substr(0, written.size() - written_row->forms.front().size());
  const std::size_t count = std::min(spoken_row->forms.size(), written_row->forms.size());
  for (std::size_t i = 0; i < count; ++i) {
    out.emplace_back(kept + spoken_row->forms[i], put + written_row->forms[i]);
  }
  return out;
}

}  // namespace tenmatsu::rules
