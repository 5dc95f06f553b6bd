#include "compose/title/alert_changes.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/troubles/nouns.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
bool in_name(std::string_view text, std::size_t at) {
  const text::Character before = text::character_before(text, at);
  return before.size != 0 &&
         (text::script_of(before.code) == text::Script::latin ||
          std::string_view("_-./#").find(text[at - 1]) != std::string_view::npos);
}

namespace {

std::vector<Figure> figures_in(std::string_view text, std::size_t begin) {
  std::vector<Figure> found;
  std::size_t last = begin;
  const bool japanese = text::holds_script(text, text::Script::kanji);
  for (std::size_t at = begin; at < text.size();) {
    if (!text::is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    std::string digits;
    while (end < text.size() && (text::is_ascii_digit(text[end]) ||
                                 ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() &&
                                  text::is_ascii_digit(text[end + 1])))) {
      if (text[end] != ',') {
        digits += text[end];
      }
      ++end;
    }
    const bool negative = at > 1 && text[at - 1] == '-' && text[at - 2] == ' ';
    const bool status = text.substr(end).starts_with("xx");
    if (!status && (negative || !in_name(text, at))) {
      const std::string_view behind = text.substr(end);
      const text::Character unit = text::character_at(behind, 0);
      const bool none =
          behind.empty() || text::script_of(unit.code) == text::Script::blank ||
          (japanese && std::string_view(")],").find(behind[0]) != std::string_view::npos);
      found.push_back({{at, end},
                       (negative ? -1 : 1) * std::strtod(digits.c_str(), nullptr),
                       none ? std::string_view() : behind.substr(0, unit.size),
                       text.substr(last, at - last),
                       behind});
    }
    last = end;
    at = end;
  }
  return found;
}

// In English the first one is what is measured. Of 「3棟 室温 9.6℃(下限 10.0℃)」 the one that is
// measured as the bound is; a bound without a unit, 「0.18mg/L(下限 0.20)」, is of the only one
// before it.
const Figure* reading_of(const std::vector<Figure>& readings, const Figure& bound, bool japanese) {
  if (!japanese) {
    return !readings.empty() && readings[0].unit == bound.unit ? readings.data() : nullptr;
  }
  const auto same =
      std::ranges::find_if(readings, [&](const Figure& one) { return one.unit == bound.unit; });
  if (same != readings.end()) {
    return &*same;
  }
  return bound.unit.empty() && readings.size() == 1 ? readings.data() : nullptr;
}

}  // namespace

std::optional<Change> change_in(const Story& story, std::string_view text, std::size_t begin) {
  const auto& phrases = story.phrases();
  constexpr double kFar = 2;
  const bool japanese = text::holds_script(text, text::Script::kanji);
  std::vector<Figure> readings;
  for (const Figure& one : figures_in(text, begin)) {
    const bool usual = holds_any(one.before, phrases.cue("alert_usual"));
    const bool bound = holds_any(one.before, phrases.cue("alert_bounds"));
    if (usual || bound) {
      const Figure* reading = reading_of(readings, one, japanese);
      if (reading == nullptr || one.value == reading->value) {
        continue;
      }
      const double value = reading->value;
      const bool fell = value < one.value;
      const bool far = fell ? value * kFar <= one.value : value >= kFar * one.value;
      return Change{*reading, fell, usual, far, japanese};
    }
    if (!holds_any(one.before, phrases.cue("alert_windows")) &&
        !starts_with_any(one.behind, phrases.cue("alert_not_readings"))) {
      readings.push_back(one);
    }
  }
  return std::nullopt;
}

std::string change_noun(const Story& story, const Change& change) {
  const auto& phrases = story.phrases();
  const bool level = is_one_of(change.reading.unit, phrases.cue("alert_levels"));
  if (change.fell) {
    return phrases.text(level || !change.far ? "title.lower" : "title.drop");
  }
  if (!change.usual) {
    // 「給気温度 31℃(上限 27℃)」: of a level it says more than that a bound was passed.
    return level && change.japanese ? phrases.text("title.higher") : std::string();
  }
  return phrases.text(level ? "title.higher" : change.far ? "title.surge" : "title.more");
}

}  // namespace tenmatsu::composition
