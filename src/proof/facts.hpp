// What can be compared in a text: its figures, times and days. Documents and messages are read by
// the same code, which is that of the analysis, so that both sides are read alike.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/clock.hpp"
#include "analyse/talk.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::proof {

using analysis::Piece;

/// What kind of thing a figure counts. Figures of different kinds are different whatever their
/// value; one of kind `any` has nothing that tells.
enum class Measure { any, percent, time, data, money, physical, count };

struct FigureFact {
  Piece piece;         // of the normalised text, hedges included
  std::string text;    // as written
  double value = 0;    // a time in seconds, data in bytes, all else as read
  double number = 0;   // without its unit
  double literal = 0;  // as `value`, but for what a figure beside it lends: of 27、8万 27
  Measure measure = Measure::any;
  std::string unit;        // within a measure only figures of one unit are the same; may be empty
  std::string per;         // of a rate
  double per_seconds = 0;  // of a rate over time
  bool about = false;
  bool dropped = false;  // part of another figure or an idiom: for support, not to be looked for
  bool day = false;      // of a month: 15日
  std::string name;      // the name that it is a part of, normalised: v2.3, web-3
  std::string kanji;     // the figure where it has kanji alone, normalised
};

struct TimeFact {
  Piece piece;
  std::string text;
  int as_written = 0;  // minute of the day by the words alone
  Minute minute = 0;   // on the clock of the talk
  int second = -1;     // where one is written
  bool dated = false;  // with a month and a day
  bool about = false;
  bool from = false;      // 14:30から
  bool relative = false;  // 10分ほど前: its figure is among the figures too
};

struct DayFact {
  Piece piece;
  std::string text;
  int year = 0;  // 0 where none is written
  int month = 0;
  int day = 0;
};

struct Facts {
  text::Normalised text;
  std::vector<FigureFact> figures;
  std::vector<TimeFact> times;
  std::vector<DayFact> days;
};

/// `said` is when the text was said, which resolves times that it only points at.
Facts facts_of(std::string_view written, const analysis::Said& said, const Rules& rules);

/// Whether two figures have the same value and may be of the same thing.
bool same_figure(const FigureFact& a, const FigureFact& b);

inline constexpr int kMinutesOfDay = 24 * 60;
int minute_of_day(Minute minute);

/// The day that lies `days` after `first`.
Date day_after(const Date& first, int days);

/// Whole days before or after that of minute 0.
int day_of(Minute minute);

}  // namespace tenmatsu::proof
