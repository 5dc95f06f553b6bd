#include "read/heading.hpp"

#include <algorithm>
#include <utility>

#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading {
namespace {

// A row of a table above the first row with a time: its head.
bool is_table_row(std::string_view line) {
  return line.starts_with('|');
}

std::string_view without_hashes(std::string_view line) {
  const std::size_t end = line.find_first_not_of('#');
  const bool heading = end != std::string_view::npos && end > 0 && line[end] == ' ';
  return heading ? text::trimmed(line.substr(end)) : line;
}

bool is_ornament(std::string_view text) {
  return text::without_ornament(text).empty();
}

// A day in front of a title, between blanks or in brackets inside of it, and nothing that it
// belongs to behind it: 「■3月14日(土)立会いチャット」, 「会議メモ 2026/9/2 本部」,
// 「会議(11月20日、録音)」, 「会議(11月20日・録音起こし)」, not 「20日の会議」.
// `goes_on` tells of the latter where a blank stands between, 「前回の会議 11月20日 以降の経過」.
bool stands_apart(std::string_view folded, std::size_t begin, std::size_t end, bool goes_on) {
  const std::string_view front = text::trimmed(folded.substr(0, begin));
  const std::string_view behind = text::trimmed(folded.substr(end));
  constexpr std::string_view kParts[] = {")", ",", "\u3001", ";", "\u30FB", "/"};
  const bool ends =
      std::ranges::any_of(kParts, [&](std::string_view part) { return behind.starts_with(part); });
  const bool enclosed = front.ends_with('(') && ends && behind.find(')') != std::string_view::npos;
  const bool blank = end < folded.size() && folded[end] == ' ';
  const bool weekday = end > 0 && folded[end - 1] == ')';
  const bool leads = is_ornament(front) && (blank || weekday);
  const bool between = blank && begin > 0 && folded[begin - 1] == ' ' && !goes_on;
  return enclosed || leads || between;
}

Date date_of(const Moment& moment) {
  return Date{moment.year, moment.month, moment.day};
}

}  // namespace

bool is_rule(std::string_view line) {
  const std::string_view marks = text::trimmed(line);
  return marks.size() >= 3 && marks.find_first_not_of("-=_*|:+ ") == std::string_view::npos;
}

std::optional<Moment> Heading::only_day(std::string_view line) const {
  constexpr std::size_t kLongest = 120;
  if (line.size() > kLongest) {
    return std::nullopt;
  }
  const std::string_view bare = text::without_ornament(line);
  const std::string folded = text::folded(bare);
  std::size_t at = 0;
  Moment moment;
  if (!take_date(folded, at, words_, moment)) {
    return std::nullopt;
  }
  skip_blanks(folded, at);
  return at == folded.size() ? std::optional(moment) : std::nullopt;
}

void Heading::add(std::string_view line, int number, Notes& notes) {
  const std::string_view bare = text::trimmed(line);
  if (bare.empty() || is_rule(bare) || is_table_row(bare)) {
    return;
  }
  if (const auto day = only_day(bare)) {
    day_ = day;
    of_trouble_ = false;
    return;
  }
  if (take_labelled_day(bare, number, notes)) {
    return;
  }
  if (title_.empty()) {
    take_title(bare);
    return;
  }
  notes.push_back({"", number, "this line belongs to no message"});
}

// 「日時：2026年11月12日 10:00〜」: whatever stands behind the day, it is that of the talk.
bool Heading::take_labelled_day(std::string_view line, int number, Notes& notes) {
  const std::string folded = text::folded(text::without_ornament(line));
  const std::size_t colon = folded.find(':');
  if (colon == std::string::npos) {
    return false;
  }
  const std::string_view label = text::trimmed(std::string_view(folded).substr(0, colon));
  const auto is_among = [&](const std::vector<std::string>& labels) {
    return std::ranges::find(labels, label) != labels.end();
  };
  const bool of_trouble = is_among(trouble_labels_);
  std::size_t at = colon + 1;
  skip_blanks(folded, at);
  Moment moment;
  if (!(of_trouble || is_among(talk_labels_)) || !take_date(folded, at, words_, moment)) {
    return false;
  }
  if (!day_ || (of_trouble_ && !of_trouble)) {
    day_ = moment;
    of_trouble_ = of_trouble;
  }
  skip_blanks(folded, at);
  if (at != folded.size()) {
    notes.push_back({"", number, "what stands behind the day belongs to no message"});
  }
  return true;
}

// "TITLE 2026年11月30日(月)" dates the talk; "2026-03-04 TITLE" names a day, maybe that of the
// document: it dates the talk where the title says that somebody spoke then.
void Heading::take_title(std::string_view line) {
  const std::string_view bare = without_hashes(line);
  text::Folded folded;
  text::fold(bare, bare.size(), folded);
  for (std::size_t at = 0; at < folded.text.size(); ++at) {
    if (!text::is_ascii_digit(folded.text[at]) ||
        (at > 0 && text::is_ascii_digit(folded.text[at - 1]))) {
      continue;
    }
    std::size_t end = at;
    Moment moment;
    if (!take_date(folded.text, end, words_, moment)) {
      continue;
    }
    if (moment.year != 0) {
      end = behind_beginning(folded.text, at, end);
    }
    const std::string_view front = text::trimmed(bare.substr(0, folded.origin[at]));
    const std::string_view behind = text::trimmed(bare.substr(folded.origin[end]));
    const bool apart = stands_apart(folded.text, at, end, goes_on(behind));
    // Two numbers without a year may be anything.
    named_ = moment.year != 0 || apart ? std::optional(date_of(moment)) : std::nullopt;
    if (behind.empty()) {
      day_ = moment;
      of_trouble_ = false;
      title_ = front;
      return;
    }
    if (apart && names_talk(folded.text)) {
      day_ = moment;
      of_trouble_ = false;
    }
    title_ = front.empty() ? behind : bare;
    return;
  }
  title_ = bare;
}

// 「音声 2026-08-22 23:31 開始」: with its day goes when the talk began. `end`, behind the day,
// where nothing says so.
std::size_t Heading::behind_beginning(std::string_view folded, std::size_t day,
                                      std::size_t end) const {
  std::size_t clock = day;
  TakenStamp stamp;
  if (!names_talk(folded) || !take_stamp(folded, clock, words_, stamp) || clock <= end) {
    return end;
  }
  skip_blanks(folded, clock);
  const std::string_view rest = folded.substr(clock);
  for (const std::string& word : talk_begins_) {
    if (rest.starts_with(word)) {
      return clock + word.size();
    }
  }
  return rest.empty() ? clock : end;
}

bool Heading::goes_on(std::string_view behind) const {
  const std::string folded = text::folded(behind);
  return std::ranges::any_of(behind_day_,
                             [&](const std::string& word) { return folded.starts_with(word); });
}

bool Heading::names_talk(std::string_view folded) const {
  return std::ranges::any_of(
      talk_, [&](const std::string& word) { return folded.find(word) != std::string_view::npos; });
}

std::optional<Moment> Heading::take_day() {
  return std::exchange(day_, std::nullopt);
}

}  // namespace tenmatsu::reading
