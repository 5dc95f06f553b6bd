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

int number_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') {
    --begin;
  }
  int number = 0;
  std::from_chars(text.data() + begin, text.data() + end, number);
  return number;
}

// 25/50/75 and 0/31 are no days of a month, nor is 60 in 「60日にする」.
bool is_impossible(const rules::DueWords& words, std::string_view day) {
  constexpr int kDays = 31;
  const std::size_t digits = day.find_first_not_of("0123456789");
  if (words.is_numbered_day(day) && number_before(day, digits) > kDays) {
    return true;
  }
  const std::size_t slash = day.find('/');
  if (slash == std::string_view::npos) {
    return false;
  }
  const int month = number_before(day, slash);
  int number = 0;
  std::from_chars(day.data() + slash + 1, day.data() + day.size(), number);
  constexpr int kMonths = 12;
  return month < 1 || month > kMonths || number < 1 || number > kDays;
}

/// 「10日のリスク委員会までに」: the size of any occasion that stands between a day and what makes
/// a deadline of it, with the joint before it; 0 where none does.
std::size_t occasion(const rules::DueWords& words, std::string_view rest) {
  constexpr std::size_t kLongest = 36;  // bytes
  const std::size_t joint = words.joint(rest);
  std::size_t end = joint;
  while (end < rest.size() && end <= joint + kLongest) {
    const text::Character next = text::character_at(rest, end);
    const Script script = text::script_of(next.code);
    if (script != Script::kanji && script != Script::katakana && script != Script::latin) {
      break;
    }
    end += next.size;
  }
  return end > joint && words.until(rest.substr(end)) > 0 ? end : 0;
}

// Whether a verb stands right before a noun in what follows, up to the next pause: `ends` takes
// the end of one, `others` what only looks like it.
template <typename Ends, typename Others>
bool tells_which(std::string_view rest, const Ends& ends, const Others& others) {
  constexpr std::size_t kLongest = 120;  // bytes
  for (std::size_t at = 0; at < std::min(rest.size(), kLongest);) {
    const text::Character next = text::character_at(rest, at);
    if (text::script_of(next.code) == Script::mark) {
      return false;
    }
    if (const std::size_t other = others(rest.substr(at))) {
      at += other;
      continue;
    }
    const std::size_t end = at + ends(rest.substr(at));
    if (at > 0 && end > at && text::is_noun_letter(text::character_at(rest, end).code)) {
      return true;
    }
    at += next.size;
  }
  return false;
}

// 「今日落ちた分を流し直す」: a thing to which something has happened.
bool tells_of_past_thing(const rules::DueWords& words, std::string_view rest) {
  return tells_which(
      rest, [&](std::string_view text) { return words.past(text); },
      [&](std::string_view text) { return words.no_past(text); });
}

/// Whether the day `said` ends by what makes a beginning of it: 「来週から」.
bool is_beginning(const rules::DueWords& words, std::string_view said) {
  constexpr std::size_t kShortest = 6;  // bytes: shorter ones may end a word of the day itself
  for (std::size_t at = text::character_at(said, 0).size; at + kShortest <= said.size();
       at += text::character_at(said, at).size) {
    if (words.head(said.substr(0, at)) > 0 && words.unlike(said.substr(at)) == said.size() - at) {
      return true;
    }
  }
  return false;
}

// 「3月いっぱいかかります」 tells by when, 「2週間かかります」 how long.
bool tells_how_long(const rules::DueWords& words, std::string_view said, std::string_view rest) {
  for (std::size_t at = said.size(); at > 0;) {
    at -= text::character_before(said, at).size;
    if (words.until(said.substr(at)) == said.size() - at) {
      return false;
    }
  }
  return words.takes(rest) > 0;
}

// 「割引が今日までですので、三日延ばします」: what ends then is why something is done, and not the
// work; 「十日までなので、それまでに」 is.
bool is_end_of_reason(const rules::DueWords& words, std::string_view behind) {
  const std::size_t reason = words.reason(behind);
  const std::string_view rest = behind.substr(reason);
  return reason > 0 && words.pointer(rest.substr(words.joint(rest))) == 0;
}

/// The date that begins at `at`, with all that belongs to it: the week, the day and the hour.
Deadline deadline_at(const rules::DueWords& words, std::string_view text, std::size_t at) {
  std::size_t end = at + words.head(text.substr(at));
  if (end == at) {
    return {};
  }
  if (is_beginning(words, text.substr(at, end - at))) {
    return {{at, end}, 1};
  }
  while (const std::size_t more = next_part(words, text.substr(end))) {
    end += more;
  }
  end += occasion(words, text.substr(end));
  const Piece piece{at, end};
  const std::string_view said = text.substr(at, end - at);
  // A number that belongs to the day itself, as in 「1日10時」, is a part of the piece.
  const bool counts = words.rate(text.substr(at)) > end - at;
  if (inside_word(text, piece) || is_impossible(words, said) || counts) {
    return {piece, 0};
  }
  const std::string_view rest = text.substr(end);
  // 「次の工事が来月10日なので、それまでに」
  const std::size_t reason = words.reason(rest);
  const std::string_view behind = rest.substr(reason + words.joint(rest.substr(reason)));
  // 「朝まで止めて」 tells how long.
  const std::size_t until = words.until(rest);
  if (until > 0 && is_end_of_reason(words, rest.substr(until))) {
    return {piece, 0, words.is_season(said)};
  }
  if ((until > 0 && words.unlike(rest) <= until) || (reason > 0 && words.pointer(behind) > 0)) {
    return {piece, 2, words.is_season(said)};
  }
  const bool past = words.is_begun(said) && tells_of_past_thing(words, rest);
  const bool names_thing =
      words.is_season(said) && text::is_noun_letter(text::character_at(rest, 0).code);
  const bool other =
      words.unlike(rest) > 0 || tells_how_long(words, said, rest) || past || names_thing;
  return {piece, other ? 0 : 1, words.is_season(said)};
}

// Where the last word begins that makes an end of those before it; `begin` where there is none.
std::size_t last_end(const rules::DueWords& words, std::string_view text, std::size_t begin) {
  std::size_t at = text.size();
  while (at > begin && words.by(text.substr(at)) == 0) {
    at -= text::character_before(text, at).size;
  }
  return at;
}

}  // namespace

// 「雪が消えるまでに」, 「来年の発送までに」: an end is told by what stands before it.
Deadline end_in(const rules::DueWords& words, std::string_view text, Piece piece) {
  constexpr std::size_t kLongest = 45;  // bytes of a clause
  constexpr char32_t kOf = 0x306E;      // the particle of a noun before a noun
  const std::size_t end = last_end(words, text.substr(0, piece.end), piece.begin);
  if (end <= piece.begin || words.names_no_end(text.substr(piece.begin, piece.end - piece.begin))) {
    return {};
  }
  std::size_t begin = end;
  const auto before = [&] { return text::character_before(text, begin); };
  for (auto c = before(); begin > piece.begin && (text::is_noun_letter(c.code) || c.code == kOf);
       c = before()) {
    begin -= c.size;
  }
  const bool clause = begin == end;
  if (clause) {
    const auto is_word = [](char32_t code) {
      return text::script_of(code) != Script::mark && text::script_of(code) != Script::blank;
    };
    for (auto c = before(); begin > piece.begin && is_word(c.code); c = before()) {
      begin -= c.size;
    }
  }
  const bool fits = begin < end && end - begin <= kLongest &&
                    text::is_noun_letter(text::character_at(text, begin).code);
  // A clause keeps the particle of its end, 「消えるまで」, without the one behind.
  const std::size_t behind = end + words.by(text.substr(end));
  const std::size_t till = behind - text::character_before(text, behind).size;
  return fits ? Deadline{{begin, clause ? till : end}, 1} : Deadline{};
}

std::vector<Deadline> days_in(const rules::DueWords& words, std::string_view text, Piece piece) {
  std::vector<Deadline> days;
  const std::string_view until_end = text.substr(0, piece.end);
  for (std::size_t at = piece.begin; at < piece.end;) {
    const Deadline found = deadline_at(words, until_end, at);
    if (found.piece.end > at) {
      days.push_back(found);
      at = found.piece.end;
    } else {
      at += text::character_at(text, at).size;
    }
  }
  return days;
}

Deadline likeliest(const rules::DueWords& words, std::string_view text,
                   std::span<const Deadline> days) {
  Deadline best;
  for (const Deadline& day : days) {
    // 「月末に落ちる処理を来週直す」: the first only tells which.
    const bool firmer =
        day.weight > 0 && day.weight == best.weight && best.season && !day.season &&
        tells_of_thing(words, text.substr(best.piece.end, day.piece.begin - best.piece.end));
    if (day.weight > best.weight || firmer) {
      best = day;
    }
  }
  return best;
}

Deadline deadline_in(const rules::DueWords& words, std::string_view text, Piece piece) {
  const Deadline best = likeliest(words, text, days_in(words, text, piece));
  return best.weight > 0 ? best : end_in(words, text, piece);
}

bool tells_of_thing(const rules::DueWords& words, std::string_view text) {
  const auto ends = [&](std::string_view rest) {
    return std::max(words.past(rest), words.plain(rest));
  };
  const auto others = [&](std::string_view rest) {
    return std::max(words.no_past(rest), words.no_plain(rest));
  };
  return tells_which(text, ends, others);
}

bool begins_with_day(const rules::DueWords& words, std::string_view text) {
  return deadline_at(words, text, 0).weight > 0;
}

}  // namespace tenmatsu::analysis
