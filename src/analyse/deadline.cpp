#include "analyse/deadline.hpp"

#include <algorithm>
#include <charconv>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using text::Script;

/// The size of the next part of a date, with the joint before it; 0 where none follows.
std::size_t next_part(const rules::DueWords& words, std::string_view rest) {
  const auto part = [&](std::string_view text) {
    return std::max(words.link(text), words.head(text));
  };
  if (const std::size_t size = part(rest)) {
    return size;
  }
  const std::size_t joint = words.joint(rest);
  const std::size_t size = joint > 0 ? part(rest.substr(joint)) : 0;
  return size > 0 ? joint + size : 0;
}

bool is_kanji(const text::Character& character) {
  return character.size > 0 && text::script_of(character.code) == Script::kanji;
}

// 毎朝, 給料日: the day is a part of another word; so is 朝 in 朝礼.
bool inside_word(std::string_view text, Piece piece) {
  const auto first = text::character_at(text, piece.begin);
  if (is_kanji(first) && is_kanji(text::character_before(text, piece.begin))) {
    return true;
  }
  const bool single = piece.end == piece.begin + first.size;
  return single && is_kanji(first) && is_kanji(text::character_at(text, piece.end));
}

// 25/50/75 and 0/31 are no days of a month.
bool is_impossible(std::string_view day) {
  const std::size_t slash = day.find('/');
  if (slash == std::string_view::npos) {
    return false;
  }
  int month = 0;
  int number = 0;
  std::from_chars(day.data(), day.data() + slash, month);
  std::from_chars(day.data() + slash + 1, day.data() + day.size(), number);
  constexpr int kMonths = 12;
  constexpr int kDays = 31;
  return month < 1 || month > kMonths || number < 1 || number > kDays;
}

/// The date that begins at `at`, with all that belongs to it: the week, the day and the hour.
Deadline deadline_at(const rules::DueWords& words, std::string_view text, std::size_t at) {
  std::size_t end = at + words.head(text.substr(at));
  if (end == at) {
    return {};
  }
  while (const std::size_t more = next_part(words, text.substr(end))) {
    end += more;
  }
  const Piece piece{at, end};
  if (inside_word(text, piece) || is_impossible(text.substr(at, end - at))) {
    return {piece, 0};
  }
  const std::string_view rest = text.substr(end);
  if (words.until(rest) > 0) {
    return {piece, 2};
  }
  return {piece, words.unlike(rest) > 0 ? 0 : 1};
}

}  // namespace

Deadline deadline_in(const rules::DueWords& words, std::string_view text, Piece piece) {
  Deadline best;
  const std::string_view until_end = text.substr(0, piece.end);
  for (std::size_t at = piece.begin; at < piece.end;) {
    const Deadline found = deadline_at(words, until_end, at);
    if (found.weight > best.weight) {
      best = found;
    }
    at = found.piece.end > at ? found.piece.end : at + text::character_at(text, at).size;
  }
  return best;
}

bool begins_with_day(const rules::DueWords& words, std::string_view text) {
  return deadline_at(words, text, 0).weight > 0;
}

}  // namespace tenmatsu::analysis
