#include "read/days.hpp"

#include <chrono>
#include <utility>

namespace tenmatsu::reading {
namespace {

constexpr int kDay = 24 * 60 * 60;
constexpr int kNewDayFall = 6 * 60 * 60;
// Two messages in disorder around midnight: 23:58, 00:01, 23:59.
constexpr int kOldDayRise = 18 * 60 * 60;

int days_since_epoch(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
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

  /// The day that counts as 0, since the epoch; none where no year is known.
  [[nodiscard]] std::optional<int> origin() const { return year_known_ ? origin_ : std::nullopt; }

 private:
  void place_on_date(const Turn& turn) {
    const Moment& when = *turn.when;
    const int date = days_since_epoch(year_of(when), when.month, when.day);
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
        return std::abs(days_since_epoch(y, when.month, when.day) - today);
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

}  // namespace

void place_in_days(Reading reading, Transcript& transcript) {
  Calendar calendar;
  std::optional<int> first;
  for (Turn& turn : reading.turns) {
    Message& message = transcript.messages.emplace_back(std::move(turn.message));
    message.n = static_cast<int>(transcript.messages.size());
    if (!turn.when) {
      continue;
    }
    Stamp stamp;
    stamp.has_seconds = turn.when->has_seconds;
    stamp.elapsed = turn.when->elapsed;
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
}

}  // namespace tenmatsu::reading
