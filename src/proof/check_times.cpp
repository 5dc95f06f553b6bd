// The five times, their order, the order of the timeline, and lengths of time that come out.

#include <algorithm>
#include <array>
#include <optional>

#include "proof/checker.hpp"
#include "proof/computations.hpp"
#include "proof/names.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::proof {
namespace {

using rules::DocumentWord;
using rules::Section;

constexpr DocumentWord kMilestones[] = {DocumentWord::started, DocumentWord::detected,
                                        DocumentWord::declared, DocumentWord::mitigated,
                                        DocumentWord::resolved};
constexpr std::size_t kCount = std::size(kMilestones);

struct WrittenTime {
  bool told = false;  // as a time, or as not known
  int line = 0;
  std::optional<TimeFact> time;  // where a field gives it
};

class Reader {
 public:
  explicit Reader(const Checker& checker)
      : checker_(checker), words_(checker.rules().proofs), lines_(checker.page().lines) {}

  [[nodiscard]] WrittenTime milestone(DocumentWord word) const {
    WrittenTime found;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      take_value(value_of(i, word), lines_[i], found);
    }
    // A timeline tells it by the way.
    for (const Line& line : lines_) {
      const bool tells = is_prose(line) && !found.told && line.section != Section::questions &&
                         text::holds_one_of(text::normalised(line.text), words_.words(word));
      found.told = found.told || (tells && !checker_.facts(line.text).times.empty());
    }
    return found;
  }

 private:
  // What stands behind the name of a milestone, in its row, or below it as a heading.
  [[nodiscard]] std::string value_of(std::size_t i, DocumentWord word) const {
    const Line& line = lines_[i];
    const auto& names = words_.words(word);
    if (line.kind == LineKind::row && !line.cells.empty() &&
        text::is_one_of(text::normalised(line.cells[0]), names)) {
      std::string rest;
      for (std::size_t k = 1; k < line.cells.size(); ++k) {
        rest += line.cells[k] + " | ";
      }
      return rest;
    }
    if (line.kind == LineKind::heading && line.level > 1 &&
        text::is_one_of(text::normalised(line.text), names)) {
      for (std::size_t k = i + 1; k < lines_.size() && lines_[k].kind != LineKind::heading; ++k) {
        if (is_prose(lines_[k])) {
          return lines_[k].text;
        }
      }
    }
    if (!is_prose(line)) {
      return "";
    }
    const auto values = field_values(checker_.page(), line, checker_.rules(), word);
    return values.empty() ? "" : values.front();
  }

  void take_value(const std::string& value, const Line& line, WrittenTime& found) const {
    if (value.empty()) {
      return;
    }
    const Facts facts = checker_.facts(value);
    const bool unknown =
        text::holds_one_of(text::normalised(value), words_.words(DocumentWord::unknown));
    // Among the actions it is how it will be found the next time.
    const bool planned = line.section == Section::prevention;
    if (!found.time && !planned && !facts.times.empty()) {
      // Of a span its end: 14:35–14:51(16分)
      found.time = facts.times.back();
      found.line = line.number;
    }
    found.told = found.told || unknown || !facts.times.empty() || !facts.days.empty();
  }

  const Checker& checker_;
  const rules::Proofs& words_;
  const std::vector<Line>& lines_;
};

bool is_after(const WrittenTime& a, const WrittenTime& b) {
  return a.time && b.time && a.time->dated == b.time->dated && a.time->minute > b.time->minute;
}

// The start is first and the solution last; of what lies between, anything may come first.
void check_order(Checker& checker, const std::array<WrittenTime, kCount>& all) {
  const auto& names = checker.check("check.time.missing").words;
  constexpr Minute kHalfDay = 12 * 60;
  const auto tell = [&](std::size_t early, std::size_t late) {
    const WrittenTime& a = all[early];
    const WrittenTime& b = all[late];
    // Over midnight the clock begins anew.
    if (is_after(a, b) && (a.time->dated || a.time->minute - b.time->minute < kHalfDay)) {
      checker.tell("check.time.order", b.line, names[early] + " " + a.time->text,
                   names[late] + " " + b.time->text);
    }
  };
  for (std::size_t i = 1; i < kCount; ++i) {
    tell(0, i);
  }
  for (std::size_t i = 1; i + 1 < kCount; ++i) {
    tell(i, kCount - 1);
  }
}

void check_timeline(Checker& checker) {
  constexpr Minute kHalfDay = 12 * 60;
  std::optional<TimeFact> last;
  int heading = -1;
  for (const Line& line : checker.page().lines) {
    if (line.section != Section::timeline ||
        (line.kind != LineKind::item && line.kind != LineKind::row &&
         line.kind != LineKind::text)) {
      continue;
    }
    if (line.heading != heading) {
      heading = line.heading;
      last.reset();
    }
    const std::string& text =
        line.kind == LineKind::row && !line.cells.empty() ? line.cells[0] : line.text;
    const Facts facts = checker.facts(text);
    if (facts.times.empty() || facts.times[0].piece.begin > 0 || facts.times[0].relative) {
      continue;
    }
    const TimeFact& time = facts.times[0];
    const bool compares = last && last->dated == time.dated;
    if (compares && time.minute < last->minute &&
        (time.dated || last->minute - time.minute < kHalfDay)) {
      checker.tell("check.timeline.order", line.number, time.text, last->text);
    }
    last = time;
  }
}

void check_lengths(Checker& checker) {
  for (const Line& line : checker.page().lines) {
    if (!is_prose(line) || line.section == Section::questions) {
      continue;
    }
    const Facts facts = checker.facts(line.text);
    for (const Computation& one : computations_of(facts, line, checker.rules())) {
      if (!one.right && !one.nearly) {
        checker.tell("check.duration", line.number, facts.figures[one.result].text, one.expected);
      }
    }
  }
}

}  // namespace

void check_times(Checker& checker) {
  const Reader reader(checker);
  std::array<WrittenTime, kCount> all;
  const auto& names = checker.check("check.time.missing").words;
  const Line* title = checker.page().title();
  for (std::size_t i = 0; i < kCount; ++i) {
    all[i] = reader.milestone(kMilestones[i]);
    if (!all[i].told) {
      checker.tell("check.time.missing", title != nullptr ? title->number : 1, names[i]);
    }
  }
  check_order(checker, all);
  check_timeline(checker);
  check_lengths(checker);
}

}  // namespace tenmatsu::proof
