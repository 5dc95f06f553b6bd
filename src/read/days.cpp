#include "read/days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "read/instant.hpp"

namespace tenmatsu::reading {
namespace {

constexpr int kDay = 24 * 60 * 60;
constexpr int kNewDayFall = 6 * 60 * 60;
// Two messages in disorder around midnight: 23:58, 00:01, 23:59.
constexpr int kOldDayRise = 18 * 60 * 60;

int day_number(int year, int month, int day) {
  return static_cast<int>(days_since_epoch(year, month, day));
}

Date date_of(int days) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

// Walks through the talk and says on which day each turn is. Days count from any beginning; once a
// turn has a date, it is known where that beginning lies.
class Calendar {
 public:
  int place(const Turn& turn) {
    const Moment& when = *turn.when;
    if (when.has_date()) {
      place_on_date(turn);
    } else if (last_) {
      place_after_last(turn);
    }
    last_ = when.second;
    return day_;
  }

  /// The day of the year that counts as 0, where dates are known and no year.
  [[nodiscard]] std::optional<int> origin_in_any_year() const {
    return year_known_ ? std::nullopt : origin_;
  }

  /// The day that counts as 0, since the epoch; none where no year is known.
  [[nodiscard]] std::optional<int> origin() const { return year_known_ ? origin_ : std::nullopt; }

 private:
  void place_on_date(const Turn& turn) {
    const Moment& when = *turn.when;
    const int date = day_number(year_of(when), when.month, when.day);
    if (!origin_) {
      // Undated turns stand before. A separator after a midnight that the clock has shown is late.
      const bool separated = turn.new_day && !rolled_;
      if (last_ && (separated || *last_ - when.second > kNewDayFall)) {
        ++day_;
      }
      origin_ = date - day_;
    }
    year_known_ |= when.year != 0;
    day_ = date - *origin_;
    rolled_ = false;
  }

  // A date without its year lies nearest to the day before it.
  int year_of(const Moment& when) const {
    if (when.year != 0) {
      return when.year;
    }
    if (!origin_) {
      return kAnyYear;
    }
    const int today = *origin_ + day_;
    const int year = date_of(today).year;
    int best = year;
    for (const int candidate : {year - 1, year, year + 1}) {
      const auto distance = [&](int y) {
        return std::abs(day_number(y, when.month, when.day) - today);
      };
      if (distance(candidate) < distance(best)) {
        best = candidate;
      }
    }
    return best;
  }

  void place_after_last(const Turn& turn) {
    const int second = turn.when->second;
    if (turn.new_day || *last_ - second > kNewDayFall) {
      ++day_;
      rolled_ = true;
    } else if (rolled_ && second - *last_ > kOldDayRise) {
      --day_;
      rolled_ = false;
    }
  }

  static constexpr int kAnyYear = 2001;
  int day_ = 0;
  bool rolled_ = false;
  bool year_known_ = false;
  std::optional<int> origin_;
  std::optional<int> last_;
};

// A message that its source holds twice is taken once, as it stands last.
void drop_doubles(Reading& reading) {
  std::map<std::string_view, std::size_t> last;
  for (std::size_t i = 0; i < reading.turns.size(); ++i) {
    if (!reading.turns[i].id.empty()) {
      last[reading.turns[i].id] = i;
    }
  }
  std::vector<Turn> kept;
  int dropped = 0;
  int line = 0;
  for (std::size_t i = 0; i < reading.turns.size(); ++i) {
    Turn& turn = reading.turns[i];
    if (!turn.id.empty() && last.at(turn.id) != i) {
      line = dropped++ == 0 ? turn.message.line : line;
      continue;
    }
    kept.push_back(turn);
  }
  if (dropped > 0) {
    reading.turns = std::move(kept);
    reading.notes.push_back({"", line,
                             fmt::format("{} {} twice; each was taken once", dropped,
                                         dropped == 1 ? "message stands" : "messages stand")});
  }
}

// Sources that begin with the newest message are turned round, so that messages of one instant keep
// the order in which they were said. A message without a time stays behind the one before it.
void sort_by_time(std::vector<Turn>& turns) {
  const auto key_of = [](const Turn& turn) {
    return turn.when ? microseconds_of(*turn.when) : std::nullopt;
  };
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  for (const Turn& turn : turns) {
    if (const auto key = key_of(turn)) {
      first = first ? first : key;
      last = key;
    }
  }
  if (first && *last < *first) {
    std::ranges::reverse(turns);
  }
  std::vector<std::pair<std::int64_t, std::size_t>> order;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const std::int64_t before = order.empty() ? INT64_MIN : order.back().first;
    order.emplace_back(key_of(turns[i]).value_or(before), i);
  }
  std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Turn> sorted;
  sorted.reserve(turns.size());
  for (const auto& [key, i] : order) {
    sorted.push_back(std::move(turns[i]));
  }
  turns = std::move(sorted);
}

}  // namespace

void put_in_order(Reading& reading, const text::Zone& zone) {
  drop_doubles(reading);
  if (reading.by_time) {
    sort_by_time(reading.turns);
  }
  for (Turn& turn : reading.turns) {
    if (turn.when) {
      place_in_zone(*turn.when, zone);
    }
  }
}

void place_in_days(Reading reading, Transcript& transcript) {
  Calendar calendar;
  std::optional<int> first;
  std::map<std::string, int, std::less<>> numbers;
  for (std::size_t i = 0; i < reading.turns.size(); ++i) {
    if (!reading.turns[i].id.empty()) {
      numbers.emplace(reading.turns[i].id, static_cast<int>(i) + 1);
    }
  }
  for (Turn& turn : reading.turns) {
    Message& message = transcript.messages.emplace_back(std::move(turn.message));
    message.n = static_cast<int>(transcript.messages.size());
    if (const auto answered = numbers.find(turn.answers); answered != numbers.end()) {
      message.reply_to = answered->second;
    }
    if (!turn.when) {
      continue;
    }
    Stamp stamp;
    stamp.has_seconds = turn.when->has_seconds;
    stamp.elapsed = turn.when->elapsed;
    stamp.since_start = turn.when->since_start;
    message.time_approximate = turn.when->approximate;
    stamp.utc_offset_minutes = turn.when->utc_offset_minutes;
    stamp.second = turn.when->second;
    if (!stamp.elapsed) {
      const int day = calendar.place(turn);
      first = first.value_or(day);
      stamp.second += (day - *first) * kDay;
    }
    message.time = stamp;
  }
  if (const auto origin = calendar.origin(); origin && first) {
    transcript.first_day = date_of(*origin + *first);
  }
  if (const auto origin = calendar.origin_in_any_year(); origin && first && !transcript.named_day) {
    const Date day = date_of(*origin + *first);
    transcript.named_day = Date{0, day.month, day.day};
  }
}

}  // namespace tenmatsu::reading
