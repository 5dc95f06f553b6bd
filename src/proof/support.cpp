#include "proof/support.hpp"

#include <algorithm>
#include <cmath>

#include "text/ascii.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::proof {
namespace {

// Whether `words` stand in `text` with nothing right before or behind them that `joins`.
bool stands_apart(std::string_view text, const std::string& words, bool (*joins)(char)) {
  for (auto at = text.find(words); at != std::string_view::npos && !words.empty();
       at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !joins(text[at - 1])) && (end == text.size() || !joins(text[end]))) {
      return true;
    }
  }
  return false;
}

// As they are, and no part of a longer figure or name.
bool stands_alone(std::string_view text, const std::string& words) {
  return stands_apart(text, words, [](char c) {
    return text::is_ascii_digit(c) || text::is_small_letter(c) || c == '.' || c == ',' || c == '-';
  });
}

// With no further digit on either side: 3 of D3, not of 13課.
bool holds_whole(std::string_view text, const std::string& words) {
  return stands_apart(text, words, [](char c) { return text::is_ascii_digit(c); });
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key = text::normalised(name);
  std::erase_if(key, [](char c) { return c == ' ' || c == '\t'; });
  return key;
}

Support::Support(const Analysis& analysis, const Rules& rules) : analysis_(analysis) {
  analysis::Said now;
  now.first_day = analysis.transcript.first_day;
  said_.reserve(analysis.transcript.messages.size());
  for (const Message& message : analysis.transcript.messages) {
    now.hear(message, analysis.transcript);
    Said& said = said_.emplace_back();
    said.minute = now.minute;
    said.facts = facts_of(message.text, now, rules);
    said.key = name_key(message.text);
    if (message.time) {
      const Stamp& stamp = *message.time;
      said.points.push_back(
          {minute_of_day(stamp.minute()), stamp.minute(),
           stamp.has_seconds || stamp.elapsed ? ((stamp.second % 60) + 60) % 60 : -1});
    }
    for (const TimeFact& time : said.facts.times) {
      if (!time.relative || now.minute) {
        said.points.push_back({minute_of_day(time.minute), time.minute, time.second});
        said.points.push_back({time.as_written, time.minute, time.second});
      }
    }
    add_days(said, message);
    names_.push_back(name_key(message.speaker));
  }
  for (const Said& said : said_) {
    for (const FigureFact& figure : said.facts.figures) {
      for (const double value : {figure.value, figure.number, figure.literal}) {
        by_value_.emplace(value, &figure);
      }
    }
  }
  for (const Person& person : analysis.people) {
    names_.push_back(name_key(person.name));
  }
  std::ranges::sort(names_);
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

std::optional<std::pair<int, int>> Support::day_at(Minute minute) const {
  const auto& first = analysis_.transcript.first_day;
  if (!first) {
    return std::nullopt;
  }
  const Date date = day_after(*first, day_of(minute));
  return std::pair{date.month, date.day};
}

void Support::add_days(Said& said, const Message& message) const {
  if (message.time && !message.time->elapsed) {
    if (const auto day = day_at(message.time->minute())) {
      said.days.push_back(*day);
    }
  }
  for (const TimeFact& time : said.facts.times) {
    if (const auto day = day_at(time.minute)) {
      said.days.push_back(*day);
    }
  }
  for (const DayFact& day : said.facts.days) {
    said.days.emplace_back(day.month, day.day);
  }
  if (const auto& named = analysis_.transcript.named_day) {
    said.days.emplace_back(named->month, named->day);
  }
}

bool Support::has_message(int n) const {
  return n >= 1 && n <= static_cast<int>(said_.size());
}

// --- figures ---

// A figure of kanji alone may be a part of a word, which is read otherwise where others follow it.
bool Support::holds_words(const FigureFact& figure, const Said& said) {
  const auto holds = [&](const std::string& words) {
    return !words.empty() && said.facts.text.text.find(words) != std::string::npos;
  };
  return holds(figure.name) || holds(figure.kanji);
}

// 5xx stands for any status of its hundred: 503.
bool Support::stands_for(const FigureFact& figure, const FigureFact& other) {
  constexpr double kHundred = 100;
  const bool status = figure.name.size() == 3 && figure.name.ends_with("xx");
  return status && std::floor(other.number / kHundred) == figure.number;
}

bool Support::holds(const FigureFact& figure, const Said& said) {
  const std::vector<FigureFact>& all = said.facts.figures;
  return holds_words(figure, said) ||
         std::ranges::any_of(all,
                             [&](const FigureFact& other) {
                               return same_figure(figure, other) || stands_for(figure, other);
                             }) ||
         // A unit that is read otherwise there: 「(3.20m)超過」.
         (!figure.unit.empty() &&
          stands_alone(said.facts.text.text, text::normalised(figure.text)));
}

bool Support::any_figure(const FigureFact& figure) const {
  const auto look = [&](double value) {
    const double slack = std::abs(value) * 1e-9;
    for (auto it = by_value_.lower_bound(value - slack);
         it != by_value_.end() && it->first <= value + slack; ++it) {
      if (same_figure(figure, *it->second)) {
        return true;
      }
    }
    return false;
  };
  return look(figure.value) || look(figure.number) || look(figure.literal) ||
         std::ranges::any_of(said_, [&](const Said& said) { return holds(figure, said); });
}

// 「4東病棟 尾上」 speaks: where somebody works is of the transcript as what is said is.
bool Support::in_label(const std::string& written) const {
  return std::ranges::any_of(analysis_.people, [&](const Person& person) {
    return std::ranges::any_of(person.labels, [&](const std::string& label) {
      return holds_whole(text::normalised(label), written);
    });
  });
}

bool Support::bears_out(const FigureFact& figure, const Cited& cited) const {
  if (cited.empty()) {
    // 「32分に」 is a time where it is known when it was said, and a length where it is not.
    const std::string written = text::normalised(figure.text);
    return any_figure(figure) || in_label(written) ||
           std::ranges::any_of(said_, [&](const Said& said) {
             return stands_alone(said.facts.text.text, written);
           });
  }
  return std::ranges::any_of(cited, [&](int n) { return holds(figure, at(n)); });
}

// --- times and days ---

bool Support::fits(const Point& point, const TimeFact& time, bool absolute) {
  const bool minute =
      absolute ? point.minute == time.minute
               : point.of_day == time.as_written || point.of_day == minute_of_day(time.minute);
  return minute && (time.second < 0 || point.second == time.second);
}

bool Support::bears_out(const TimeFact& time, const Cited& cited) const {
  const bool absolute = time.dated && analysis_.transcript.first_day.has_value();
  const auto fits_one = [&](const Said& said) {
    return std::ranges::any_of(said.points,
                               [&](const Point& point) { return fits(point, time, absolute); });
  };
  if (cited.empty()) {
    return std::ranges::any_of(said_, fits_one);
  }
  return std::ranges::any_of(cited, [&](int n) { return fits_one(at(n)); });
}

bool Support::bears_out(const DayFact& day, const Cited& cited) const {
  const auto& first = analysis_.transcript.first_day;
  const bool far = day.year > 99 && first && std::abs(day.year - first->year) > 1;
  const auto fits_one = [&](const Said& said) {
    const bool known =
        std::ranges::find(said.days, std::pair{day.month, day.day}) != said.days.end();
    // A clock that went wrong, or 9999/12/31: a day that is far off is said just so, or nowhere.
    return far ? stands_alone(said.facts.text.text, text::normalised(day.text)) : known;
  };
  if (cited.empty()) {
    return std::ranges::any_of(said_, fits_one);
  }
  return std::ranges::any_of(cited, [&](int n) { return fits_one(at(n)); });
}

bool Support::lie_apart(double seconds, const Cited& cited) const {
  std::vector<Minute> minutes;
  for (const int n : cited) {
    for (const Point& point : at(n).points) {
      minutes.push_back(point.minute);
    }
  }
  for (const Minute a : minutes) {
    for (const Minute b : minutes) {
      // 1日2時間 is read in two parts, of which the clock knows the second.
      if (b >= a && std::fmod(std::abs((b - a) * 60.0 - seconds), kMinutesOfDay * 60.0) < 0.5) {
        return true;
      }
    }
  }
  return false;
}

// --- names ---

bool Support::knows(std::string_view name) const {
  const std::string key = name_key(name);
  if (key.empty()) {
    return true;
  }
  const auto holds = [&](const std::string& label) { return label.find(key) != std::string::npos; };
  return std::ranges::any_of(names_, holds) || std::ranges::any_of(said_, [&](const Said& said) {
           return said.key.find(key) != std::string::npos;
         });
}

bool Support::says(std::string_view words, const Cited& cited) const {
  const std::string key = name_key(words);
  return std::ranges::any_of(cited,
                             [&](int n) { return at(n).key.find(key) != std::string::npos; });
}

bool Support::tells_of(std::string_view name, const Cited& cited) const {
  const std::string key = name_key(name);
  const auto speaks = [&](int n) {
    const std::string& label = analysis_.message(n).speaker;
    const auto is_of = [&](const Person& person) {
      return name_key(person.name) == key &&
             std::ranges::find(person.labels, label) != person.labels.end();
    };
    return name_key(label).find(key) != std::string::npos ||
           std::ranges::any_of(analysis_.people, is_of);
  };
  // Who takes on what was asked says so behind it, at once or after somebody else.
  const auto answers = [&](int n) {
    return (has_message(n + 1) && speaks(n + 1)) || (has_message(n + 2) && speaks(n + 2));
  };
  return says(name, cited) || std::ranges::any_of(cited, speaks) ||
         std::ranges::any_of(cited, answers);
}

bool Support::has_day(int day, const Cited& cited) const {
  const auto is_day = [&](const Said& said) {
    return std::ranges::any_of(said.days, [&](const auto& one) { return one.second == day; });
  };
  return cited.empty() ? std::ranges::any_of(said_, is_day)
                       : std::ranges::any_of(cited, [&](int n) { return is_day(at(n)); });
}

bool Support::is_within_name(std::string_view text, Piece piece) const {
  return std::ranges::any_of(names_, [&](const std::string& name) {
    const std::size_t first = piece.begin > name.size() ? piece.begin - name.size() : 0;
    for (std::size_t at = text.find(name, first); at <= piece.begin && !name.empty();
         at = text.find(name, at + 1)) {
      if (at + name.size() > piece.begin) {
        return true;
      }
    }
    return false;
  });
}

// --- words for findings ---

analysis::Said Support::said(const Cited& cited) const {
  analysis::Said said;
  said.first_day = analysis_.transcript.first_day;
  said.utc_offset_minutes = analysis_.transcript.utc_offset_minutes;
  if (!cited.empty()) {
    said.minute = at(cited.front()).minute;
  }
  return said;
}

namespace {

constexpr std::size_t kMost = 4;

void add_once(std::vector<std::string>& out, std::string text) {
  if (out.size() < kMost && std::ranges::find(out, text) == out.end()) {
    out.push_back(std::move(text));
  }
}

}  // namespace

std::vector<std::string> Support::likely(const FigureFact& figure, const Cited& cited) const {
  std::vector<std::string> out;
  for (const int n : cited) {
    for (const FigureFact& other : at(n).facts.figures) {
      if (!other.dropped && (figure.measure == other.measure || figure.measure == Measure::any)) {
        add_once(out, other.text);
      }
    }
  }
  return out;
}

std::vector<std::string> Support::likely_times(const Cited& cited) const {
  std::vector<std::string> out;
  for (const int n : cited) {
    for (const TimeFact& time : at(n).facts.times) {
      add_once(out, time.text);
    }
    for (const Point& point : at(n).points) {
      char clock[16];
      std::snprintf(clock, sizeof clock, "%02d:%02d", point.of_day / 60, point.of_day % 60);
      add_once(out, clock);
    }
  }
  return out;
}

}  // namespace tenmatsu::proof
