#include "analyse/clock.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "analyse/numbers.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::ClockWord;
using text::Script;

constexpr Minute kHour = 60;
constexpr Minute kDay = 24 * kHour;
constexpr double kSecondsOfDay = 86400;
constexpr std::size_t kYear = 4;  // digits
constexpr int kMostYears = 50;    // seconds of so many fit into an int
constexpr std::size_t kNowhere = std::string_view::npos;

Minute floor_to_day(Minute minute) {
  const Minute rest = minute % kDay;
  return minute - (rest < 0 ? rest + kDay : rest);
}

// Days since 0000-03-01, by the civil calendar.
int days_of(const Date& date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
}

// What is written about a clock time before it is placed on a day.
struct Written {
  Minute minute = 0;          // since midnight, by the figures alone
  bool twelve_hours = false;  // may mean twelve hours more: 3時半
  bool afternoon = false;
  bool evening = false;
  bool morning = false;
  bool night = false;
  std::optional<int> days;     // away from the day of the message
  std::optional<Minute> date;  // midnight of a day that is named
  bool too_far = false;        // 1970/01/01: no day that is worth counting to
  bool unplaced = false;       // 6/21 of a talk that has no dates
  Minute behind = 0;           // how far the clock of its zone is behind the clocks of the talk
};

// The minute of its day, as the words beside the figures say which half of the day is meant.
Minute of_day(const Written& written) {
  Minute minute = written.minute;
  if ((written.afternoon || written.evening) && minute < 12 * kHour) {
    // 昨夜2時 is the early morning after; 昨日の午後2時 is not, and 午後0時 is noon.
    const bool after = !written.afternoon && written.days && minute < 6 * kHour && minute >= kHour;
    minute += after ? kDay : 12 * kHour;
  } else if (written.night && minute >= 12 * kHour && minute < 13 * kHour) {
    minute -= 12 * kHour;
  }
  minute += written.behind;
  if (written.behind != 0 && !written.date && !written.days) {
    minute -= floor_to_day(minute);
  }
  return minute;
}

// Of the days around the message's the one on which `minute` lies nearest to what is said.
Minute on_nearest_day(const Written& written, Minute minute, Minute said, bool forward) {
  const Minute midnight = floor_to_day(said);
  const auto distance = [&](Minute candidate) {
    const Minute away = candidate - said;
    return forward && away < -5 ? kDay * 2 - away : std::abs(away);
  };
  const Minute candidates[] = {midnight + minute, midnight + minute - kDay,
                               midnight + minute + kDay};
  const Minute plain = *std::ranges::min_element(
      candidates, [&](Minute a, Minute b) { return distance(a) < distance(b); });
  // 「3時半に戻った」 in the afternoon: only where the plain reading is far away.
  if (written.twelve_hours && !written.afternoon && !written.evening && !written.morning &&
      !written.night) {
    const Minute later = midnight + minute + 12 * kHour;
    if (distance(plain) > 6 * kHour && distance(later) <= 4 * kHour) {
      return later;
    }
  }
  return plain;
}

// The day on which a time lies: the nearest that fits what the words say.
Minute placed(const Written& written, const Said& said, TimeMention::Kind kind) {
  const Minute minute = of_day(written);
  if (written.date) {
    return *written.date + minute;
  }
  if (!said.minute) {
    return minute;
  }
  const Minute midnight = floor_to_day(*said.minute);
  if (written.days) {
    return midnight + *written.days * kDay + minute;
  }
  if (written.minute >= kDay) {
    return midnight + (midnight + minute - *said.minute > kDay ? minute - kDay : minute);
  }
  return on_nearest_day(written, minute, *said.minute, kind == TimeMention::Kind::deadline);
}

class Reader {
 public:
  Reader(std::string_view text, const Said& said, const Rules& rules)
      : text_(text), said_(said), rules_(rules), words_(rules.clock) {}

  std::vector<ClockTime> read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      if (const std::size_t idiom = rules_.figures.idiom_at(text_, at)) {
        at += idiom;
        continue;
      }
      if (const auto named = words_.at(ClockWord::named, text_, at); named.size > 0) {
        Written written;
        // Below zero: the midnight that has passed, not the nearest one.
        written.minute = std::max(static_cast<Minute>(named.value), 0);
        written.days = named.value < 0 ? std::optional(0) : std::nullopt;
        at = place(written, {at, at + named.size}, false);
        continue;
      }
      const auto number = number_at(text_, at, rules_.figures);
      if (!number) {
        at += text::character_at(text_, at).size;
        continue;
      }
      at = take(*number);
    }
    begin_before_ends();
    return std::move(found_);
  }

 private:
  // 「0:07から10:47まで」, said after noon: the nearest midnight is the next one, and
  // 「1時から4時まで」 seems to begin after noon; but what ended in the morning began
  // before that.
  void begin_before_ends() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      ClockTime& begin = found_[i];
      const ClockTime& end = found_[i + 1];
      const bool ends =
          end.kind == TimeMention::Kind::until || end.kind == TimeMention::Kind::deadline;
      const bool past = said_.minute && end.minute <= *said_.minute;
      if (begin.kind == TimeMention::Kind::from && begin.resolved && end.resolved && ends && past &&
          begin.minute > end.minute && !on_numbered_day(begin)) {
        const Minute earlier = begin.minute - (read_as_afternoon(begin) ? 12 * kHour : kDay);
        begin.minute = earlier < end.minute ? earlier : begin.minute;
      }
    }
  }

  // 「4時」 that was taken for 16:00, maybe with its day before it.
  [[nodiscard]] bool read_as_afternoon(const ClockTime& time) const {
    std::size_t at = time.piece.begin;
    while (at < time.piece.end && !text::is_ascii_digit(text_[at])) {
      at += text::character_at(text_, at).size;
    }
    const auto hour = number_at(text_, at, rules_.figures);
    return hour && hour->value < 12 &&
           (time.minute - floor_to_day(time.minute)) / kHour == static_cast<int>(hour->value) + 12;
  }

  // 「1日14時から2日11時まで」: which days these are is not told by the clock.
  [[nodiscard]] bool on_numbered_day(const ClockTime& time) const {
    const std::size_t mark = text::character_before(text_, time.piece.begin).size;
    return mark > 1 && time.piece.begin > mark &&
           text::is_ascii_digit(text_[time.piece.begin - mark - 1]);
  }

  // Takes a time that begins with this number; the place to go on from.
  std::size_t take(Number number) {
    // A sign belongs to no time: 10:00-12:00.
    while (number.begin < number.end && !number.kanji &&
           !text::is_ascii_digit(text_[number.begin])) {
      number.begin += text::character_at(text_, number.begin).size;
    }
    for (const auto taker : {&Reader::take_digital, &Reader::take_hours, &Reader::take_relative,
                             &Reader::take_minutes}) {
      if (const std::size_t end = (this->*taker)(number)) {
        return end;
      }
    }
    return number.end;
  }

  [[nodiscard]] bool two_digits(std::size_t at) const {
    return at + 1 < text_.size() && text::is_ascii_digit(text_[at]) &&
           text::is_ascii_digit(text_[at + 1]) &&
           (at + 2 == text_.size() || !text::is_ascii_digit(text_[at + 2]));
  }

  // 14:30, 14:30:05, 14:30:05.123
  std::size_t take_digital(const Number& number) {
    const std::size_t at = number.end;
    if (number.kanji || number.digits > 2 || number.decimal || at >= text_.size() ||
        text_[at] != ':' || !two_digits(at + 1) || joins_before(number.begin)) {
      return 0;
    }
    const int minutes = (text_[at + 1] - '0') * 10 + text_[at + 2] - '0';
    if (std::abs(number.value) > 30 || minutes > 59) {
      return 0;
    }
    std::size_t end = at + 3;
    if (end < text_.size() && text_[end] == ':' && two_digits(end + 1)) {
      end += 3;
      if (end < text_.size() && text_[end] == '.' && end + 1 < text_.size() &&
          text::is_ascii_digit(text_[end + 1])) {
        for (++end; end < text_.size() && text::is_ascii_digit(text_[end]);) {
          ++end;
        }
      }
    }
    Written written;
    written.minute = static_cast<Minute>(std::abs(number.value)) * kHour + minutes;
    return place(written, {number.begin, end}, false);
  }

  // 10.0.0.1:80 and a12:30 hold no time.
  [[nodiscard]] bool joins_before(std::size_t begin) const {
    if (begin == 0) {
      return false;
    }
    const char before = text_[begin - 1];
    // 「最初の1通:10:08」 is a heading and a time.
    const bool heading = before == ':' && begin > 1 && !text::is_ascii_digit(text_[begin - 2]);
    // 「時刻は…05:25になってる」, whose marks of a pause are dots by now.
    const bool pauses = begin > 1 && text_[begin - 2] == '.';
    return text::is_ascii_digit(before) || (before >= 'a' && before <= 'z' && before != 't') ||
           (before == ':' && !heading) || (before == '.' && !pauses) || is_offset_sign(begin - 1);
  }

  // The + of 「(+09:00)」 and the - of "utc-05:00": no time begins behind them.
  [[nodiscard]] bool is_offset_sign(std::size_t at) const {
    return text_[at] == '+' ||
           (text_[at] == '-' && at > 0 && text_[at - 1] >= 'a' && text_[at - 1] <= 'z');
  }

  // 14時, 14時30分, 14時半, 8時3分前
  std::size_t take_hours(const Number& number) {
    const auto hour = words_.at(ClockWord::hour, text_, number.end);
    if (hour.size == 0 || number.value < 0 || number.value > 30 || number.decimal ||
        number.scaled || words_.at(ClockWord::span, text_, number.end).size > 0) {
      return 0;
    }
    Written written;
    written.minute = static_cast<Minute>(number.value) * kHour;
    written.twelve_hours = number.value >= 1 && number.value < 12;
    std::size_t end = number.end + hour.size;
    bool sharp = take_minutes_of(written, end);
    if (const auto half = words_.at(ClockWord::half, text_, end); half.size > 0 && !sharp) {
      written.minute += 30;
      end += half.size;
    }
    if (const auto exact = words_.at(ClockWord::sharp, text_, end); exact.size > 0) {
      end += exact.size;
    }
    return place(written, {number.begin, end}, true);
  }

  bool take_minutes_of(Written& written, std::size_t& end) const {
    const auto minutes = number_at(text_, end, rules_.figures);
    if (!minutes || minutes->begin != end || minutes->value > 59 || minutes->decimal) {
      return false;
    }
    const auto word = words_.at(ClockWord::minute, text_, minutes->end);
    if (word.size == 0) {
      return false;
    }
    end = minutes->end + word.size;
    const auto ago = words_.at(ClockWord::ago, text_, end);
    if (ago.size > 0 && minutes->value <= 10 &&
        words_.at(ClockWord::hedge, text_, end).size <= ago.size) {
      written.minute -= static_cast<Minute>(minutes->value);
      end += ago.size;
      return true;
    }
    written.minute += static_cast<Minute>(minutes->value);
    const auto seconds = number_at(text_, end, rules_.figures);
    if (seconds && seconds->begin == end && seconds->value < 60) {
      if (const auto second = words_.at(ClockWord::second, text_, seconds->end); second.size > 0) {
        end = seconds->end + second.size;
      }
    }
    return true;
  }

  // 10分ほど前から, 3時間後
  std::size_t take_relative(const Number& number) {
    const auto span = words_.at(ClockWord::span, text_, number.end);
    if (span.size == 0) {
      return 0;
    }
    std::size_t end = number.end + span.size;
    double seconds = number.value * span.value;
    if (const auto half = words_.at(ClockWord::half_more, text_, end); half.size > 0) {
      seconds += span.value / 2;
      end += half.size;
    }
    bool hedged = false;
    for (auto hedge = words_.at(ClockWord::hedge, text_, end); hedge.size > 0;
         hedge = words_.at(ClockWord::hedge, text_, end)) {
      end += hedge.size;
      hedged = true;
    }
    const auto ago = words_.at(ClockWord::ago, text_, end);
    const auto ahead = words_.at(ClockWord::ahead, text_, end);
    if ((ago.size == 0 && ahead.size == 0) || words_.at(ClockWord::not_ago, text_, end).size > 0) {
      return 0;
    }
    end += std::max(ago.size, ahead.size);
    ClockTime time;
    time.relative = true;
    // Days are counted more than pointed at: 「3日前で止まっている」 is three days of data.
    time.span = ahead.size > 0 || span.value >= kSecondsOfDay;
    time.approximate = hedged;
    time.piece = {number.begin, end};
    take_front_hedge(time);
    time.resolved = said_.minute.has_value() && !leans_on_a_noun(time.piece.begin) &&
                    seconds < kSecondsOfDay * 400;
    if (time.resolved) {
      const auto away = static_cast<Minute>(std::lround(seconds / 60));
      time.minute = *said_.minute + (ahead.size > 0 ? away : -away);
    }
    take_direction(time);
    found_.push_back(time);
    return time.piece.end;
  }

  // 開始1時間前, 支払日の10日前: the time depends on something else than now.
  [[nodiscard]] bool leans_on_a_noun(std::size_t begin) const {
    if (words_.before(ClockWord::anchor, text_, begin).size > 0 &&
        words_.before(ClockWord::no_anchor, text_, begin).size == 0) {
      return true;
    }
    const auto before = text::character_before(text_, begin);
    const Script script = text::script_of(before.code);
    return before.size > 0 && (script == Script::kanji || script == Script::katakana);
  }

  // 32分に: the minutes of an hour that everybody knows.
  std::size_t take_minutes(const Number& number) {
    const auto word = words_.at(ClockWord::minute, text_, number.end);
    if (word.size == 0 || number.value < 0 || number.value > 59 || number.decimal ||
        !said_.minute) {
      return 0;
    }
    const std::size_t end = number.end + word.size;
    if (words_.at(ClockWord::minute_marks, text_, end).size == 0) {
      return 0;
    }
    ClockTime time;
    time.piece = {number.begin, end};
    const Minute hour = *said_.minute - ((*said_.minute % kHour) + kHour) % kHour;
    time.minute = hour + static_cast<Minute>(number.value);
    if (time.minute > *said_.minute + 5) {
      time.minute -= kHour;
    }
    take_behind(time);
    found_.push_back(time);
    return time.piece.end;
  }

  // Puts a clock time on its day and takes the words around it.
  std::size_t place(Written written, Piece piece, bool by_words) {
    ClockTime time;
    time.piece = piece;
    const bool ends_range = !found_.empty() && found_.back().piece.end == range_end_ &&
                            text::skip_blanks(text_, range_end_) == piece.begin;
    take_front(written, time);
    take_zone(written, time);
    time.resolved = !written.too_far && !written.unplaced &&
                    !(ends_range && !found_.back().resolved && !written.date);
    if (ends_range) {
      time.approximate = false;  // the mark between them is no 約
      time.piece.begin = std::max(time.piece.begin, range_end_);
    }
    take_behind(time);
    if (ends_range && time.kind == TimeMention::Kind::point) {
      time.kind = TimeMention::Kind::until;
    }
    take_range(time);
    written.twelve_hours = written.twelve_hours && by_words;
    if (is_past_span(written, time)) {
      time.kind = TimeMention::Kind::until;
    }
    time.minute = placed(written, said_, time.kind);
    take_machine_zone(time, piece);
    if (ends_range && written.behind != 0 && !found_.back().relative) {
      found_.back().minute = shifted_before(found_.back().minute + written.behind, time.minute);
      found_.back().relative = true;
    }
    found_.push_back(time);
    return time.piece.end;
  }

  // 「21時から9時31分までに出たのが31通」, said at 10:15: counts what has been, and is no deadline.
  [[nodiscard]] bool is_past_span(const Written& written, const ClockTime& time) const {
    return time.kind == TimeMention::Kind::deadline && said_.minute && !found_.empty() &&
           found_.back().kind == TimeMention::Kind::from &&
           text::skip_blanks(text_, found_.back().piece.end) == time.piece.begin &&
           placed(written, said_, TimeMention::Kind::until) <= *said_.minute;
  }

  // The zone behind the end of a range is that of its beginning: 「00:10〜00:40 UTC」.
  static Minute shifted_before(Minute begin, Minute end) {
    return begin > end ? begin - kDay : begin;
  }

  // "07:38 UTC", "05:13:00Z", "16:38+09:00", "16:38 (UTC+9)"
  void take_zone(Written& written, ClockTime& time) const {
    const std::size_t end = time.piece.end;
    const bool instant =
        written.date &&
        text_.substr(time.piece.begin, end - time.piece.begin).find('t') != kNowhere;
    std::size_t behind = end;
    std::optional<int> east = take_offset(behind, instant);
    if (!east) {
      east = take_named_zone(behind);
    }
    if (east) {
      written.behind = said_.utc_offset_minutes - *east;
      time.relative = time.relative || written.behind != 0;
      time.piece.end = behind;
      written.too_far = written.too_far || is_of_another_year(behind);
    }
  }

  // "19:40:55 PST 2032": the day stands before it in words, and is none of the talk.
  [[nodiscard]] bool is_of_another_year(std::size_t at) const {
    const auto year = at + 1 < text_.size() && text_[at] == ' '
                          ? number_at(text_, at + 1, rules_.figures)
                          : std::nullopt;
    return said_.first_day && year && year->begin == at + 1 && year->end == at + 1 + kYear &&
           !year->decimal && static_cast<int>(year->value) != said_.first_day->year;
  }

  // The minutes east of UTC that a word tells, with the offset that may follow it; moves behind
  // them.
  [[nodiscard]] std::optional<int> take_named_zone(std::size_t& at) const {
    std::size_t begin = at;
    auto zone = words_.at(ClockWord::zone_mark, text_, begin);
    if (zone.size == 0) {
      begin = text::skip_blanks(text_, begin);
      zone = words_.at(ClockWord::zone, text_, begin);
    }
    std::size_t end = begin + zone.size;
    const std::optional<int> offset = zone.size > 0 ? take_offset(end, true) : std::nullopt;
    // "z" begins "zabbix".
    constexpr std::string_view kGoesOn = "+-abcdefghijklmnopqrstuvwxyz";
    const bool whole = end == text_.size() || kGoesOn.find(text_[end]) == kNowhere;
    // 「10:20 UTCのまま立てていた」: what is told at a time speaks of the zone itself.
    const bool told = prefix_size(text_.substr(std::min(end, text_.size())),
                                  rules_.phrases.cue("zone_is_told")) > 0;
    if (zone.size == 0 || !whole || told) {
      return std::nullopt;
    }
    const bool opened = text_[begin] == '(' && text_[end - 1] != ')';
    at = opened && end < text_.size() && text_[end] == ')' ? end + 1 : end;
    return static_cast<int>(zone.value) + offset.value_or(0);
  }

  // +09:00, +0900, +9; a minus may join two times as well: `signed_either` where it does not.
  [[nodiscard]] std::optional<int> take_offset(std::size_t& at, bool signed_either) const {
    constexpr std::size_t kWithMinutes = 4;  // digits
    if (at >= text_.size() || (text_[at] != '+' && !(signed_either && text_[at] == '-'))) {
      return std::nullopt;
    }
    std::string digits;
    std::size_t end = at + 1;
    const auto digit_at = [&](std::size_t place) {
      return place < text_.size() && text::is_ascii_digit(text_[place]);
    };
    while (digits.size() < kWithMinutes &&
           (digit_at(end) ||
            (digits.size() == 2 && end < text_.size() && text_[end] == ':' && digit_at(end + 1)))) {
      end += text_[end] == ':' ? 1 : 0;
      digits += text_[end++];
    }
    if (digits.empty() || digits.size() == 3 || digit_at(end)) {
      return std::nullopt;
    }
    const int number = std::atoi(digits.c_str());
    const int minutes =
        digits.size() < kWithMinutes ? number * kHour : number / 100 * kHour + number % 100;
    const int east = text_[at] == '-' ? -minutes : minutes;
    at = end;
    return east;
  }

  // A day and a time to the second in brackets that lie a whole zone before the message are of the
  // clock of machines, which is UTC: "[38,420.0 (04/11/25 05:13:00)]", posted at 14:14.
  void take_machine_zone(ClockTime& time, Piece digits) const {
    constexpr std::size_t kWithSeconds = 7;  // 5:13:00
    constexpr Minute kNear = 10;
    std::size_t begin = time.piece.begin;
    while (begin > 0 && (text::is_ascii_digit(text_[begin - 1]) || text_[begin - 1] == '/')) {
      --begin;  // a day in an order that nothing tells
    }
    const bool dated = begin < digits.begin && text::is_ascii_digit(text_[begin]) && begin > 0 &&
                       (text_[begin - 1] == '(' || text_[begin - 1] == '[');
    if (!said_.minute || time.relative || !dated || digits.end - digits.begin < kWithSeconds) {
      return;
    }
    const Minute shifted = time.minute + said_.utc_offset_minutes;
    if (shifted != time.minute && std::abs(*said_.minute - shifted) <= kNear) {
      time.minute = shifted;
      time.relative = true;
    }
  }

  // Where the words before a time end: in front of the pause of 「昨日、14時に」, but not of
  // 「静かで、14時に」.
  [[nodiscard]] std::size_t end_of_front(std::size_t begin) const {
    const std::size_t end = text::skip_blanks_back(text_, begin);
    const std::size_t day = end - words_.before(ClockWord::pause, text_, end).size;
    const auto names = [&](ClockWord word) { return words_.before(word, text_, day).size > 0; };
    return names(ClockWord::day) || names(ClockWord::weekday) || names(ClockWord::evening) ? day
                                                                                           : end;
  }

  // 今朝の, 午後, 3/22 … before the figures.
  void take_front(Written& written, ClockTime& time) {
    take_front_hedge(time);
    for (int rounds = 0; rounds < 3; ++rounds) {
      const std::size_t end = end_of_front(time.piece.begin);
      const auto morning = words_.before(ClockWord::morning, text_, end);
      const auto afternoon = words_.before(ClockWord::afternoon, text_, end);
      const auto evening = words_.before(ClockWord::evening, text_, end);
      const auto night = words_.before(ClockWord::night, text_, end);
      const auto day = words_.before(ClockWord::day, text_, end);
      const auto weekday = words_.before(ClockWord::weekday, text_, end);
      const std::size_t size = std::max(
          {morning.size, afternoon.size, evening.size, night.size, day.size, weekday.size});
      if (size == 0) {
        break;
      }
      written.morning = written.morning || morning.size == size;
      written.afternoon = written.afternoon || afternoon.size == size;
      written.evening = written.evening || evening.size == size;
      written.night = written.night || night.size == size;
      if (day.size == size) {
        written.days = static_cast<int>(day.value);
      }
      if (weekday.size == size) {
        written.days = days_back_to(static_cast<int>(weekday.value));
      }
      time.piece.begin = end - size;
    }
    take_date(written, time);
  }

  // 「金曜の18時から」, said on a Monday: the last Friday, none where the talk has no date.
  [[nodiscard]] std::optional<int> days_back_to(int weekday) const {
    constexpr int kWednesday = 2;  // of 0000-03-01
    constexpr int kWeek = 7;
    if (!said_.first_day || !said_.minute) {
      return std::nullopt;
    }
    const int day = days_of(*said_.first_day) + floor_to_day(*said_.minute) / kDay + kWednesday;
    return -((day - weekday) % kWeek);
  }

  void take_front_hedge(ClockTime& time) const {
    const auto hedge = rules_.figures.bound_before(text_, time.piece.begin);
    if (hedge.size > 0 && hedge.bound == Bound::about) {
      time.approximate = true;
      time.piece.begin -= hedge.size;
    }
  }

  // The number of at most two digits before `at`, which is moved in front of it; -1 where there is
  // none.
  int number_before(std::size_t& at) const {
    int value = 0;
    int factor = 1;
    const std::size_t stop = at;
    while (at > 0 && stop - at < 2 && text::is_ascii_digit(text_[at - 1])) {
      --at;
      value += (text_[at] - '0') * factor;
      factor *= 10;
    }
    return stop == at ? -1 : value;
  }

  // Where a date may end: in front of the particle of 「6/21の18時」.
  [[nodiscard]] std::size_t end_of_date(std::size_t begin) const {
    const std::size_t end = text::skip_blanks_back(text_, begin);
    const std::size_t before = end - words_.before(ClockWord::anchor, text_, end).size;
    return before > 0 && text::is_ascii_digit(text_[before - 1]) ? before : end;
  }

  // 3/22 10:00, 3/22の10時, 2026-03-22T10:00: a month and a day right before.
  void take_date(Written& written, ClockTime& time) const {
    std::size_t at = end_of_date(time.piece.begin);
    const bool in_words = at < text::skip_blanks_back(text_, time.piece.begin);
    at -= at > 1 && text_[at - 1] == 't' && text::is_ascii_digit(text_[at - 2]) ? 1 : 0;
    const auto take_number = [&] { return number_before(at); };
    const int day = take_number();
    if (day < 1 || day > 31 || at == 0 || (text_[at - 1] != '/' && text_[at - 1] != '-')) {
      return;
    }
    const char mark = text_[--at];
    const int month = take_number();
    if (month < 1 || month > 12) {
      return;
    }
    if (takes_day_first(at, mark, day)) {
      const int first = (text_[at - 3] - '0') * 10 + text_[at - 2] - '0';
      time.piece.begin = at - 3;
      written.date = days_to({said_.first_day->year, month, first}) * kDay;
      return;
    }
    const std::optional<int> year = year_before(at, mark);
    time.piece.begin = year ? at - kYear - 1 : at;
    if (said_.first_day) {
      const Date date{year.value_or(said_.first_day->year), month, day};
      written.too_far = std::abs(date.year - said_.first_day->year) > kMostYears;
      written.date = written.too_far ? 0 : (year ? days_to(date) : days_to_nearest(date)) * kDay;
    }
    // People name a day where it is another; the date of a log is mostly that of the talk.
    if (in_words && !said_.first_day) {
      written.days = first_day_told();
      written.unplaced = !written.days;
    }
  }

  // 「6/21の18時から失敗しています。昨日と今日で19通です」: the day on which it began, where it is
  // counted from that day to this one. 「昨日の会議で」 is of something else.
  [[nodiscard]] std::optional<int> first_day_told() const {
    std::optional<int> first;
    for (std::size_t at = 0; at < text_.size(); at += text::character_at(text_, at).size) {
      const auto day = words_.at(ClockWord::day, text_, at);
      const std::size_t joint = at + day.size;
      if (day.size > 0 && day.value < 0 && joint < text_.size()) {
        const auto next =
            words_.at(ClockWord::day, text_, joint + text::character_at(text_, joint).size);
        if (next.size > 0 && next.value == 0) {
          first = std::min(first.value_or(0), static_cast<int>(day.value));
        }
      }
    }
    return first;
  }

  // "04/11/25": the last is the year of the talk, and the first is not.
  [[nodiscard]] bool takes_day_first(std::size_t at, char mark, int last) const {
    constexpr int kCentury = 100;
    constexpr int kMostDays = 31;
    if (!said_.first_day || at < 3 || text_[at - 1] != mark || !two_digits(at - 3)) {
      return false;
    }
    const int first = (text_[at - 3] - '0') * 10 + text_[at - 2] - '0';
    const int year = said_.first_day->year % kCentury;
    return last == year && first != year && first >= 1 && first <= kMostDays;
  }

  // 「2000/01/01 09:41」: a clock that lost its day shows the year of another age. The digits of
  // 12026/01/02 are no year.
  [[nodiscard]] std::optional<int> year_before(std::size_t end, char mark) const {
    if (end <= kYear || text_[end - 1] != mark) {
      return std::nullopt;
    }
    const std::size_t begin = end - 1 - kYear;
    int year = 0;
    for (std::size_t at = begin; at < end - 1; ++at) {
      if (!text::is_ascii_digit(text_[at])) {
        return std::nullopt;
      }
      year = year * 10 + (text_[at] - '0');
    }
    return begin > 0 && text::is_ascii_digit(text_[begin - 1]) ? std::nullopt : std::optional(year);
  }

  [[nodiscard]] int days_to(const Date& date) const {
    return days_of(date) - days_of(*said_.first_day);
  }

  // To this day of the year that brings it nearest: 12/31 is the day before 1/1.
  [[nodiscard]] int days_to_nearest(Date date) const {
    int nearest = days_to(date);
    for (const int year : {date.year - 1, date.year + 1}) {
      date.year = year;
      const int away = days_to(date);
      nearest = std::abs(away) < std::abs(nearest) ? away : nearest;
    }
    return nearest;
  }

  void take_behind(ClockTime& time) const {
    for (auto about = words_.at(ClockWord::about, text_, time.piece.end); about.size > 0;
         about = words_.at(ClockWord::about, text_, time.piece.end)) {
      time.approximate = true;
      time.piece.end += about.size;
    }
    take_direction(time);
  }

  void take_direction(ClockTime& time) const {
    const std::size_t end = time.piece.end;
    const auto deadline = words_.at(ClockWord::deadline, text_, end);
    const auto until = words_.at(ClockWord::until, text_, end);
    const auto from = words_.at(ClockWord::from, text_, end);
    const auto not_from = words_.at(ClockWord::not_from, text_, end);
    if (deadline.size > 0) {
      time.kind = TimeMention::Kind::deadline;
      time.piece.end += deadline.size;
    } else if (until.size > 0) {
      time.kind = TimeMention::Kind::until;
      time.piece.end += until.size;
    } else if (from.size > 0 && not_from.size == 0) {
      time.kind = TimeMention::Kind::from;
      time.piece.end += from.size;
    }
  }

  // 14:21〜14:44: the first of two times with a mark between them is a beginning. 「10:09頃〜」 is
  // one by itself.
  void take_range(ClockTime& time) {
    const std::size_t at = text::skip_blanks(text_, time.piece.end);
    const auto mark = words_.at(ClockWord::range, text_, at);
    if (mark.size == 0 || time.kind != TimeMention::Kind::point) {
      return;
    }
    const std::size_t behind = text::skip_blanks(text_, at + mark.size);
    const bool open = behind == text_.size() || text_[behind] == '\n';
    const bool closed = behind < text_.size() && text::is_ascii_digit(text_[behind]);
    if (closed || (open && mark.value > 0)) {
      time.kind = TimeMention::Kind::from;
      time.piece.end = at + mark.size;
      range_end_ = time.piece.end;
    }
  }

  std::string_view text_;
  const Said& said_;
  const Rules& rules_;
  const rules::ClockWords& words_;
  std::vector<ClockTime> found_;
  std::size_t range_end_ = std::string_view::npos;  // behind the mark of an open span
};

}  // namespace

void Said::hear(const Message& message, const Transcript& transcript) {
  if (message.time && !message.time->elapsed) {
    minute = message.time->minute();
  }
  const bool tells = message.time && message.time->utc_offset_minutes;
  utc_offset_minutes = tells ? *message.time->utc_offset_minutes : transcript.utc_offset_minutes;
}

std::vector<ClockTime> times_of(std::string_view text, const Said& said, const Rules& rules) {
  return Reader(text, said, rules).read();
}

void find_times(Talk& talk, const Rules& rules) {
  const Transcript& transcript = talk.result.transcript;
  Said said;
  said.first_day = transcript.first_day;
  for (std::size_t i = 0; i < talk.heard.size(); ++i) {
    const Message& message = transcript.messages[i];
    said.hear(message, transcript);
    for (const ClockTime& time : times_of(talk.heard[i].text.text, said, rules)) {
      if (!time.span) {
        talk.heard[i].pointers.push_back(time.piece);
      }
      if (!time.resolved) {
        continue;
      }
      const Span span = span_of(talk, i, time.piece);
      talk.result.events[i].times.push_back(
          {time.kind, time.minute, time.approximate, time.relative,
           message.text.substr(span.begin, span.end - span.begin), span});
      talk.heard[i].times.push_back(time.piece);
    }
  }
}

}  // namespace tenmatsu::analysis
