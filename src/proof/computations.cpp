#include "proof/computations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "text/fold.hpp"

namespace tenmatsu::proof {
namespace {

constexpr double kMinute = 60;

class Reader {
 public:
  Reader(const Facts& facts, const Line& line, const Rules& rules)
      : facts_(facts), text_(facts.text.text), line_(line), rules_(rules) {}

  std::vector<Computation> read() {
    read_spans();
    read_sums();
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return begin < end ? text::trimmed(text_.substr(begin, end - begin)) : std::string_view();
  }

  // --- from one time to another, and how long that is ---

  void read_spans() {
    for (std::size_t i = 0; i + 1 < facts_.times.size(); ++i) {
      if (is_span(i)) {
        if (const auto length = length_of(i)) {
          add_span(i, *length);
        }
      }
    }
  }

  // Two times with an arrow or a dash between them, and not one of a row of three.
  [[nodiscard]] bool is_span(std::size_t i) const {
    return links(i) && !(i > 0 && links(i - 1)) && !links(i + 1);
  }

  [[nodiscard]] bool links(std::size_t i) const {
    if (i + 1 >= facts_.times.size()) {
      return false;
    }
    const TimeFact& from = facts_.times[i];
    const TimeFact& to = facts_.times[i + 1];
    if (from.relative || to.relative || to.piece.begin < from.piece.end) {
      return false;
    }
    const std::string_view joint = between(from.piece.end, to.piece.begin);
    const rules::Link link = rules_.figures.link_of(joint);
    return joint.empty() ? from.from
                         : link == rules::Link::range || link == rules::Link::from ||
                               link == rules::Link::change;
  }

  // The length beside a span: behind it in brackets or after a colon, before it in the same way,
  // or alone in another cell of the row.
  [[nodiscard]] std::optional<std::size_t> length_of(std::size_t i) const {
    const auto [begin, end] = span_of(i);
    for (std::size_t k = 0; k < facts_.figures.size(); ++k) {
      const FigureFact& figure = facts_.figures[k];
      if (figure.measure != Measure::time || !figure.per.empty() || figure.dropped) {
        continue;
      }
      const bool behind = figure.piece.begin >= end && joins(between(end, figure.piece.begin)) &&
                          figure.piece.begin - end <= kNear;
      const bool before = figure.piece.end <= begin && begin - figure.piece.end <= kNear &&
                          opens(between(figure.piece.end, begin));
      if (behind || before || fill_cells(i, figure) || is_bracketed(i, figure)) {
        return k;
      }
    }
    return std::nullopt;
  }

  static constexpr std::size_t kNear = 8;  // bytes

  [[nodiscard]] static bool joins(std::string_view words) {
    return words.empty() || words.find_first_not_of("(:= ") == std::string_view::npos;
  }
  [[nodiscard]] static bool opens(std::string_view words) {
    return !words.empty() && words.find_first_not_of("(:= ") == std::string_view::npos;
  }

  // 14:30 from, 15:10 to, some words, and the length alone in brackets.
  [[nodiscard]] bool is_bracketed(std::size_t i, const FigureFact& figure) const {
    constexpr std::size_t kFar = 40;  // bytes
    const std::size_t end = facts_.times[i + 1].piece.end;
    const char first = text_[figure.piece.begin];  // that of several spans has a word in front
    const bool bare = figure.about || (first >= '0' && first <= '9');
    if (!facts_.times[i].from || !bare || figure.piece.begin < end ||
        figure.piece.begin - end > kFar) {
      return false;
    }
    const std::string_view words = between(end, figure.piece.begin);
    const std::size_t close = text_.find(')', figure.piece.end);
    return words.ends_with('(') && std::ranges::count(words, '(') == 1 &&
           words.find_first_of(",;|") == std::string_view::npos &&
           close != std::string_view::npos && close - figure.piece.end <= kUnitRest;
  }
  static constexpr std::size_t kUnitRest = 3;  // bytes: one more character of the unit

  // A day that only points may stand in front: 3日前の18:43.
  [[nodiscard]] Piece span_of(std::size_t i) const {
    constexpr std::size_t kParticle = 3;  // bytes
    Piece piece{facts_.times[i].piece.begin, facts_.times[i + 1].piece.end};
    if (i > 0 && facts_.times[i - 1].relative &&
        facts_.times[i - 1].piece.end + kParticle >= piece.begin) {
      piece.begin = facts_.times[i - 1].piece.begin;
    }
    return piece;
  }

  // Whether of the cells of a row one holds the span alone and another the length alone. Readings
  // may be shorter than a minute, and no length between clock times.
  [[nodiscard]] bool fill_cells(std::size_t i, const FigureFact& figure) const {
    return line_.kind == LineKind::row && (figure.value >= kMinute || figure.value == 0) &&
           alone(figure.piece) && alone(span_of(i));
  }

  [[nodiscard]] bool alone(Piece piece) const {
    const std::size_t front = text_.find_last_not_of(' ', piece.begin - 1);
    const std::size_t back = text_.find_first_not_of(' ', piece.end);
    return piece.begin > 0 && front != std::string_view::npos && text_[front] == '|' &&
           (back == std::string_view::npos || text_[back] == '|');
  }

  void add_span(std::size_t i, std::size_t k) {
    const TimeFact& from = facts_.times[i];
    const TimeFact& to = facts_.times[i + 1];
    const FigureFact& figure = facts_.figures[k];
    const int minutes = minute_of_day(
        (to.dated && from.dated ? to.minute - from.minute : to.as_written - from.as_written));
    const double seconds = minutes * kMinute;
    Computation made;
    made.result = k;
    made.times = {i, i + 1};
    // Past midnight and whole days later are the same to the clock.
    made.right = std::fmod(std::abs(figure.value - seconds), kMinutesOfDay * kMinute) < 1 ||
                 rounds(figure, seconds);
    made.expected = fmt::format("{}", minutes);
    found_.push_back(std::move(made));
  }

  // 約20分 for 21: what is said to be about so may be rounded to five minutes.
  [[nodiscard]] static bool rounds(const FigureFact& figure, double seconds) {
    constexpr double kStep = 5 * kMinute;
    constexpr double kSlack = 0.1;
    return figure.about && std::fmod(figure.value, kStep) < 1 &&
           std::abs(figure.value - seconds) <= kSlack * seconds;
  }

  // --- a × b = c ---

  static constexpr char kOfAll = ')';  // divides all that stands before it: (a - b) ÷ c

  void read_sums() {
    for (std::size_t i = 0; i + 1 < facts_.figures.size();) {
      i = take_sum(i);
    }
  }

  static char sign_of(std::string_view words) {
    struct Sign {
      std::string_view word;
      char sign;
    };
    constexpr Sign kSigns[] = {{"\xc3\x97", '*'},
                               {"*", '*'},
                               {"x", '*'},
                               {"+", '+'},
                               {"-", '-'},
                               {"\xc3\xb7", '/'},
                               {"/", '/'},
                               {"=", '='},
                               {"\xe2\x89\x92", '='},
                               {"\xe2\x89\x88", '='},
                               {") \xc3\xb7", kOfAll},
                               {") /", kOfAll}};
    const auto* found =
        std::ranges::find_if(kSigns, [&](const Sign& sign) { return sign.word == words; });
    return found == std::end(kSigns) ? '\0' : found->sign;
  }

  // Takes a chain of figures with signs between them; the place to go on from.
  std::size_t take_sum(std::size_t first) {
    std::string signs;
    std::size_t last = first;
    while (last + 1 < facts_.figures.size()) {
      const char sign =
          sign_of(between(facts_.figures[last].piece.end, facts_.figures[last + 1].piece.begin));
      if (sign == '\0') {
        break;
      }
      signs += sign;
      ++last;
    }
    if (std::ranges::count(signs, '=') == 1 && signs.size() > 1) {
      add_sum(first, signs);
    }
    return last == first ? first + 1 : last;
  }

  void add_sum(std::size_t first, const std::string& signs) {
    const std::size_t equals = signs.find('=');
    const bool result_first = equals == 0;
    if (!result_first && equals + 1 != signs.size()) {
      return;
    }
    Computation made;
    made.result = result_first ? first : first + signs.size();
    const std::size_t begin = result_first ? first + 1 : first;
    for (std::size_t k = begin; k < begin + signs.size(); ++k) {
      made.figures.push_back(k);
    }
    const std::string inner = result_first ? signs.substr(1) : signs.substr(0, equals);
    for (const bool in_units : {true, false}) {
      const Outcome outcome = outcome_of(made, inner, in_units);
      made.right = made.right || outcome.error <= outcome.rounding;
      made.nearly = made.nearly || outcome.error <= outcome.allowed;
    }
    found_.push_back(std::move(made));
  }

  struct Outcome {
    double error = 0;     // how far the result is off
    double rounding = 0;  // how far its last digit lets it be
    double allowed = 0;   // how far 約 does, where something is about so
  };

  [[nodiscard]] Outcome outcome_of(const Computation& made, const std::string& signs,
                                   bool in_units) const {
    bool about = facts_.figures[made.result].about;
    const auto value = [&](std::size_t k) {
      const FigureFact& figure = facts_.figures[k];
      about = about || figure.about;
      return in_units ? worth(figure) : figure.number;
    };
    double sum = 0;
    double product = value(made.figures[0]);
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const double next = value(made.figures[i + 1]);
      if (signs[i] == '*') {
        product *= next;
      } else if (signs[i] == '/') {
        product /= next == 0 ? 1 : next;
      } else if (signs[i] == kOfAll) {
        product = (sum + product) / (next == 0 ? 1 : next);
        sum = 0;
      } else {
        sum += product;
        product = signs[i] == '-' ? -next : next;
      }
    }
    constexpr double kAbout = 0.05;
    const double said = value(made.result);
    Outcome outcome;
    outcome.error = std::abs(sum + product - said);
    outcome.rounding = rounding(said, facts_.figures[made.result].measure == Measure::percent);
    outcome.allowed = about ? kAbout * std::abs(said) : outcome.rounding;
    return outcome;
  }

  // A share and a rate as what they are worth: 30% is 0.3, 60件/分 is one a second.
  [[nodiscard]] static double worth(const FigureFact& figure) {
    constexpr double kHundred = 100;
    const double rate = figure.per_seconds > 0 ? figure.per_seconds : 1;
    return (figure.measure == Measure::percent ? figure.value / kHundred : figure.value) / rate;
  }

  // Half of the last digit that counts, but no more than a twentieth; a share of 8% may be 7.6%.
  [[nodiscard]] static double rounding(double said, bool share) {
    constexpr double kMost = 0.05;
    constexpr double kSlack = 1e-9;
    const double size = std::abs(said);
    double step = 1e-6;
    while (step < size &&
           std::abs(std::round(size / (step * 10)) * step * 10 - size) <= kSlack * size) {
      step *= 10;
    }
    const double half = step / 2 + kSlack * size;
    constexpr double kHalfPercent = 0.005;
    return share ? std::max(half, kHalfPercent) : std::min(kMost * size, half);
  }

  const Facts& facts_;
  std::string_view text_;
  const Line& line_;
  const Rules& rules_;
  std::vector<Computation> found_;
};

}  // namespace

std::vector<Computation> computations_of(const Facts& facts, const Line& line, const Rules& rules) {
  return Reader(facts, line, rules).read();
}

}  // namespace tenmatsu::proof
