#include "analyse/identifiers.hpp"

#include <algorithm>

#include "rules/words.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

bool is_name_character(char c) {
  return text::is_small_letter(c) || text::is_ascii_digit(c) || c == '_' || c == '-' || c == '.';
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_ascii_digit(text[end])) {
    ++end;
  }
  return end - at;
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char digit : digits.substr(0, 4)) {
    value = value * 10 + (digit - '0');
  }
  return value;
}

// 3/22 may be a date, 0/6 and 18/30 are shares.
bool is_month_and_day(std::string_view month, std::string_view day) {
  const int m = number_of(month);
  const int d = number_of(day);
  return m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

// 3/22, 2026/03/04, 2026-03-04: the end of the date, or `at` where none begins.
std::size_t end_of_date(std::string_view text, std::size_t at) {
  std::size_t end = at + digits_from(text, at);
  const std::size_t first = end - at;
  if (end >= text.size() || (text[end] != '/' && (text[end] != '-' || first != 4))) {
    return at;
  }
  const char mark = text[end];
  const std::size_t second = digits_from(text, end + 1);
  if (second == 0 || second > 2 || (first != 4 && first > 2)) {
    return at;
  }
  const bool valid =
      first == 4 || is_month_and_day(text.substr(at, first), text.substr(end + 1, second));
  end += 1 + second;
  if (end < text.size() && text[end] == mark && digits_from(text, end + 1) > 0) {
    return end + 1 + digits_from(text, end + 1);
  }
  if (!valid) {
    return at;
  }
  return first == 4 && mark == '-' ? at : end;
}

// 2-14-5, 03-1234-5678, 10.8.65.0/24: the end of a row of numbers that names something, or `at`.
std::size_t end_of_numbers(std::string_view text, std::size_t at) {
  constexpr int kAddress = 4;
  std::size_t end = at + digits_from(text, at);
  const char mark = end < text.size() ? text[end] : ' ';
  int numbers = 1;
  while ((mark == '-' || mark == '.') && end < text.size() && text[end] == mark &&
         digits_from(text, end + 1) > 0) {
    end += 1 + digits_from(text, end + 1);
    ++numbers;
  }
  if (mark == '-') {
    return numbers > 2 ? end : at;
  }
  if (mark == '.' && numbers == kAddress) {
    const bool net = end < text.size() && text[end] == '/';
    return net ? end + 1 + digits_from(text, end + 1) : end;
  }
  return at;
}

// 2/12 healthy is a share, 2/12 a date: a word in Latin letters decides.
bool is_share(std::string_view text, std::size_t end) {
  return end + 2 < text.size() && text[end] == ' ' && text::is_small_letter(text[end + 1]) &&
         text::is_small_letter(text[end + 2]);
}

std::size_t end_of_address(std::string_view text, std::size_t at) {
  if (text.substr(at, 4) != "http" || text.substr(at, 10).find("://") == std::string_view::npos) {
    return at;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) > ' ' &&
         static_cast<unsigned char>(text[at]) < 0x80) {
    ++at;
  }
  return at;
}

std::size_t end_of_code(std::string_view text, std::size_t at) {
  if (text[at] != '`') {
    return at;
  }
  const bool block = text.substr(at, 3) == "```";
  const std::size_t close = text.find(block ? "```" : "`", at + (block ? 3 : 1));
  if (close == std::string_view::npos) {
    return at;
  }
  return close + (block ? 3 : 1);
}

bool any_ends(std::string_view text, std::size_t end, const std::vector<std::string>& words,
              bool spaced) {
  std::string_view before = text.substr(0, end);
  const auto fits = [&](const std::string& word) {
    if (!before.ends_with(word)) {
      return false;
    }
    // A short Latin word counts only as a whole: "p" of p99, not of "http".
    const std::size_t start = before.size() - word.size();
    return !text::is_small_letter(word.front()) || start == 0 ||
           !text::is_small_letter(before[start - 1]);
  };
  if (std::ranges::any_of(words, fits)) {
    return true;
  }
  if (!spaced || !before.ends_with(' ')) {
    return false;
  }
  while (before.ends_with(' ')) {
    before.remove_suffix(1);
  }
  return std::ranges::any_of(words, fits);
}

bool any_begins(std::string_view text, std::size_t at, const std::vector<std::string>& words) {
  const std::string_view behind = text.substr(at);
  return std::ranges::any_of(
      words, [&](const std::string& word) { return rules::pattern_size(behind, word) > 0; });
}

bool fits(const rules::NotFigure& rule, std::string_view text, std::string_view sentence,
          const Figure& figure) {
  const double value = figure.value;
  if ((rule.least && value < *rule.least) || (rule.most && value > *rule.most) ||
      (rule.kanji && *rule.kanji != figure.number.kanji)) {
    return false;
  }
  if (!rule.units.empty() && std::ranges::find(rule.units, figure.unit) == rule.units.end()) {
    return false;
  }
  if (any_ends(text, figure.number.begin, rule.unless_before, true) ||
      any_begins(text, figure.number.end, rule.unless_after)) {
    return false;
  }
  return (rule.before.empty() || any_ends(text, figure.number.begin, rule.before, rule.spaced)) &&
         (rule.after.empty() || any_begins(text, figure.number.end, rule.after)) &&
         (rule.beyond.empty() || any_begins(text, figure.end, rule.beyond)) &&
         (rule.within.empty() || std::ranges::any_of(rule.within, [&](const std::string& word) {
            return sentence.find(word) != std::string_view::npos;
          }));
}

}  // namespace

std::vector<Piece> code_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = text.find('`'); at < text.size(); at = text.find('`', at)) {
    const std::size_t end = end_of_code(text, at);
    if (end > at) {
      pieces.push_back({at, end});
    }
    at = std::max(end, at + 1);
  }
  return pieces;
}

std::vector<Piece> addresses_and_dates(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = end_of_address(text, at);
    if (end == at && text::is_ascii_digit(text[at]) &&
        (at == 0 || !is_name_character(text[at - 1]))) {
      const std::size_t date = end_of_date(text, at);
      end = std::max(is_share(text, date) ? at : date, end_of_numbers(text, at));
      if (end == at) {
        at += digits_from(text, at);
        continue;
      }
    }
    if (end == at) {
      ++at;
      continue;
    }
    pieces.push_back({at, end});
    at = end;
  }
  return pieces;
}

bool is_part_of_a_name(std::string_view text, const Figure& figure, bool measured) {
  const rules::Unit* unit = figure.known;
  const bool strong =
      measured || (unit != nullptr &&
                   (unit->kind == rules::UnitKind::percent || unit->kind == rules::UnitKind::data ||
                    (unit->kind == rules::UnitKind::time && !unit->exact)));
  const bool counted = unit != nullptr && unit->kind == rules::UnitKind::counter &&
                       static_cast<unsigned char>(figure.unit.front()) >= 0x80;
  const bool time = unit != nullptr && unit->kind == rules::UnitKind::time;  // duration=43m
  const bool short_unit = unit != nullptr && !measured && figure.end == figure.number.end + 1 &&
                          text::is_small_letter(text[figure.number.end]);
  const std::size_t begin = figure.number.begin;
  if (figure.number.dotted || (figure.number.padded && !figure.number.decimal)) {
    return true;
  }
  if (begin > 0 && !figure.number.kanji) {
    const char before = text[begin - 1];
    const bool letter = text::is_small_letter(before);
    const bool dots = before == '.' && begin > 1 && text[begin - 2] == '.';
    // load1 = 212
    const std::size_t sign = text::skip_blanks(text, figure.end);
    if (letter && !figure.has_unit && sign < text.size() && text[sign] == '=') {
      return true;
    }
    // esx4台 is a number of machines, k8s is a name, IPv6回線 too.
    if ((letter && (!counted || before == 'v') && (!strong || short_unit)) || before == '_' ||
        before == '#' || before == '@' || (before == '.' && !dots) || before == '\\' ||
        (before == '-' && text::is_ascii_digit(text[begin])) || (text::is_ascii_digit(before)) ||
        (before == '/' && !strong && !figure.shares && begin > 1 &&
         !text::is_ascii_digit(text[begin - 2])) ||
        (before == ':' && !strong && begin > 1 && is_name_character(text[begin - 2])) ||
        (before == '=' && !strong && !counted && !time)) {
      return true;
    }
  }
  if (figure.has_unit || figure.number.end >= text.size()) {
    return false;
  }
  const char behind = text[figure.number.end];
  if (behind == '-' && figure.number.end + 2 < text.size() && text[figure.number.end + 1] == '0' &&
      text::is_ascii_digit(text[figure.number.end + 2])) {
    return true;  // 26-0114
  }
  // In 「影響1,312/遅れ52分」 the slash only separates two things that are told.
  const bool slash_ends = behind == '/' && figure.number.end + 1 < text.size() &&
                          text::is_ascii(text[figure.number.end + 1]) &&
                          !text::is_ascii_digit(text[figure.number.end + 1]);
  return text::is_small_letter(behind) || behind == '_' || behind == '#' || behind == ':' ||
         slash_ends ||
         (behind == '-' && figure.number.end + 1 < text.size() &&
          is_name_character(text[figure.number.end + 1]) &&
          !text::is_ascii_digit(text[figure.number.end + 1]));
}

const rules::NotFigure* no_figure_by(std::string_view text, std::string_view sentence,
                                     const Figure& figure, const rules::Figures& words) {
  for (const rules::NotFigure& rule : words.not_figures()) {
    if (fits(rule, text, sentence, figure)) {
      return &rule;
    }
  }
  return nullptr;
}

}  // namespace tenmatsu::analysis
