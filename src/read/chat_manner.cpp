#include "read/chat_manner.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace tenmatsu::reading::chat_lines {
namespace {

using rules::ChatLine;
using rules::ChatLines;

// What speaks for a manner.
struct Tally {
  std::size_t lines = 0;
  std::size_t headed = 0;  // of them, above a line that is none
  std::map<std::string_view, std::size_t> names;
  std::optional<int> last;  // the second of the day of the line before
  bool counts = true;       // 0001, 0002: the numbers of the lines, no times
};

class Choice {
 public:
  Choice(const std::vector<Line>& lines, const ChatLines& rules, const StampWords& words)
      : lines_(lines), rules_(rules), words_(words) {
    choose_among(true, false);
    if (!main_) {
      choose_among(true, true);
    }
    if (!main_) {
      choose_among(false, true);
    }
  }

  [[nodiscard]] std::optional<MainManner> made() const {
    return main_ ? std::optional(MainManner{*main_, fenced_too_}) : std::nullopt;
  }

 private:
  void choose_among(bool stamped, bool fenced_too) {
    std::map<Manner, Tally> tallies;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.fenced && !fenced_too) {
        continue;
      }
      for (const Candidate& candidate : line.candidates) {
        if (candidate.form->stamped == stamped && !is_bare_time(candidate)) {
          Tally& tally = tallies[manner_of(line, candidate)];
          ++tally.lines;
          tally.headed += stands_above_text(i, candidate.shape) ? 1 : 0;
          ++tally.names[candidate.match.name];
          see_time(tally, candidate);
        }
      }
    }
    std::size_t most = 0;
    for (const auto& [manner, tally] : tallies) {
      most = std::max(most, tally.lines);
    }
    for (const auto& [manner, tally] : tallies) {
      if (believable(manner, tally, most) && (!main_ || better(manner, tally, *main_, tallies))) {
        main_ = manner;
      }
    }
    fenced_too_ = fenced_too;
  }

  static void see_time(Tally& tally, const Candidate& candidate) {
    constexpr int kMinute = 60;
    if (!candidate.form->colonless || !candidate.match.stamp) {
      tally.counts = false;
      return;
    }
    const int second = candidate.match.stamp->moment.second;
    tally.counts &= tally.last ? second == *tally.last + kMinute : second <= kMinute;
    tally.last = second;
  }

  // 「[14:35]」 with nothing behind it
  static bool is_bare_time(const Candidate& candidate) {
    return candidate.form->stamped && !candidate.form->named && candidate.match.text.empty();
  }

  [[nodiscard]] bool stands_above_text(std::size_t i, std::size_t shape) const {
    if (i + 2 < lines_.size() && lines_[i].text.starts_with('#') && lines_[i + 1].blank()) {
      ++i;  // below a heading of Markdown stands an empty line
    }
    if (i + 1 >= lines_.size() || lines_[i + 1].blank()) {
      return false;
    }
    const auto& below = lines_[i + 1].candidates;
    return std::ranges::none_of(below, [&](const Candidate& one) { return one.shape == shape; });
  }

  // Of one shape the style with more lines wins; the stricter shape stands first.
  static bool better(const Manner& manner, const Tally& tally, const Manner& best,
                     const std::map<Manner, Tally>& tallies) {
    return manner.shape == best.shape && tally.lines > tallies.at(best).lines;
  }

  [[nodiscard]] bool believable(const Manner& manner, const Tally& tally, std::size_t most) const {
    const ChatLine& shape = rules_.all()[manner.shape];
    const bool named = shape.forms.front().named;
    const bool recur = tally.names.size() * 10 <= tally.lines * 7;
    if (tally.counts && !shape.elapsed) {
      return false;
    }
    if (!shape.forms.front().stamped && shape.recurring) {
      return tally.lines >= 4 && tally.names.size() * 10 <= tally.lines * 5 &&
             tally.lines * 10 >= filled_lines() * 8;
    }
    if (!shape.forms.front().stamped) {
      return tally.lines >= 2 && tally.names.size() < tally.lines &&
             tally.lines * 2 >= filled_lines();
    }
    if (shape.recurring && shape.header && tally.headed * 10 < tally.lines * 7) {
      return false;  // a list of events, one below the other
    }
    // A time behind a name may be what somebody says: 「佐藤：19時10分に届きました」.
    if (shape.throughout && tally.lines * 2 < filled_lines()) {
      return false;
    }
    if (shape.recurring) {
      return tally.lines >= 3 && tally.names.size() * 10 <= tally.lines * 6 &&
             tally.lines * 10 >= most * 8;
    }
    // Names that recur are strong evidence: pasted logs may have more lines than the talk.
    if (named && recur && tally.lines >= 3) {
      return tally.lines * 7 >= most;
    }
    return tally.lines * 2 >= most;
  }

  // Lines with more than a time on them.
  [[nodiscard]] std::size_t filled_lines() const {
    if (!filled_lines_) {
      filled_lines_ = static_cast<std::size_t>(std::ranges::count_if(
          lines_, [&](const Line& line) { return !line.blank() && !clock_of(line.text, words_); }));
    }
    return *filled_lines_;
  }

  const std::vector<Line>& lines_;
  const ChatLines& rules_;
  const StampWords& words_;
  std::optional<Manner> main_;
  bool fenced_too_ = false;
  mutable std::optional<std::size_t> filled_lines_;
};

}  // namespace

Manner manner_of(const Line& line, const Candidate& candidate) {
  Manner manner;
  manner.shape = candidate.shape;
  manner.bullet = line.bullet;
  if (candidate.match.stamp) {
    manner.style = candidate.match.stamp->style;
  }
  return manner;
}

std::optional<MainManner> main_manner(const std::vector<Line>& lines, const ChatLines& rules,
                                      const StampWords& words) {
  return Choice(lines, rules, words).made();
}

}  // namespace tenmatsu::reading::chat_lines
