#include "analyse/corrections.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;

// A correction is made within so many messages.
constexpr std::size_t kCorrects = 12;

class Corrections {
 public:
  explicit Corrections(MessageFigures& figures) : m_(figures) {}

  // 「先ほどの13件は誤りで、正しくは3件」: the 13 is not said again, it is taken back.
  bool is_taken_back(const Figure& figure) {
    if (m_.words.word_before(SubjectWord::earlier, m_.text(), figure.whole.begin) == 0 ||
        !m_.holds(SubjectWord::mistake, figure.end)) {
      return false;
    }
    correct_value(figure.value, figure.unit);
    return true;
  }

  // A message that says that something was wrong corrects what it says again of the same thing:
  // 「訂正です。2万3千はセッションの数で、人数だと6,850人」, 「正しくは386万円です」.
  void correct_earlier() {
    for (const Figure& figure : m_.figures) {
      if (figure.denied) {
        correct_value(figure.value, figure.unit);
      }
    }
    correct_mistakes();
    correct_neighbours();
  }

 private:
  void correct_mistakes() {
    const bool mistaken = m_.holds(SubjectWord::mistake, 0);
    if (!mistaken && !m_.holds(SubjectWord::narrowed, 0)) {
      return;
    }
    // What is right comes last, in the same unit: only what stands before it may be the wrong
    // figure, said again.
    std::vector<Metric>& said = m_.talk.result.events[m_.current].metrics;
    bool restates = false;
    for (std::size_t i = 0; i + 1 < said.size(); ++i) {
      const bool replaced =
          std::any_of(said.begin() + static_cast<std::ptrdiff_t>(i) + 1, said.end(),
                      [&](const Metric& right) { return right.unit == said[i].unit; });
      said[i].corrected = replaced && correct_value(said[i].value, said[i].unit);
      restates = restates || said[i].corrected;
    }
    for (std::size_t i = 0; i < said.size() && mistaken && !restates; ++i) {
      if (!correct_subject(said[i])) {
        correct_last(said[i]);
      }
    }
  }

  // The latest figure of this value before this message. An empty unit stands for any. What cannot
  // be another one by chance is taken back wherever it was said.
  bool correct_value(double value, const std::string& unit) {
    constexpr std::size_t kSaidAgain = 80;  // messages
    const bool sure = value > 10 && !unit.empty();
    const std::size_t back = sure ? kSaidAgain : kCorrects;
    bool found = false;
    for (std::size_t i = m_.current; i-- > 0 && i + back >= m_.current;) {
      for (Metric& metric : m_.talk.result.events[i].metrics) {
        if (metric.value == value && (unit.empty() || metric.unit == unit)) {
          take_back(i, metric);
          found = true;
          if (!sure) {
            return true;
          }
        }
      }
    }
    return found;
  }

  // The latest other figure of the same thing, in the same unit; false where there is none.
  bool correct_subject(const Metric& right) {
    const std::vector<std::string_view> nouns = m_.nouns_of(right.subject);
    for (std::size_t i = m_.current; i-- > 0 && i + kCorrects >= m_.current;) {
      for (Metric& metric : m_.talk.result.events[i].metrics) {
        const std::string subject = text::normalised(metric.subject);
        const bool same = std::any_of(nouns.begin(), nouns.end(), [&](std::string_view noun) {
          return subject.find(text::normalised(noun)) != std::string::npos;
        });
        if (same && metric.unit == right.unit && metric.role == right.role) {
          if (metric.value != right.value) {
            take_back(i, metric);
          }
          return true;
        }
      }
    }
    return false;
  }

  // 「見た人の4割くらい」, 「訂正、36%だった」: what was said just before, in the same unit.
  void correct_last(const Metric& right) {
    constexpr std::size_t kJustBefore = 3;
    for (std::size_t i = m_.current; i-- > 0 && i + kJustBefore >= m_.current;) {
      const auto same = [&](const Metric& metric) {
        return metric.unit == right.unit && metric.role == right.role && !metric.unit.empty();
      };
      std::vector<Metric>& said = m_.talk.result.events[i].metrics;
      const auto wrong = std::find_if(said.rbegin(), said.rend(), same);
      if (wrong != said.rend() && wrong->value != right.value) {
        take_back(i, *wrong);
        return;
      }
    }
  }

  // 「53件、61,800円です」, then 「正しくは51件、59,400円です」: of two that are told side by side
  // the second falls with the first.
  void correct_neighbours() {
    const std::vector<Metric>& said = m_.talk.result.events[m_.current].metrics;
    for (std::size_t i = 0; i + 1 < said.size(); ++i) {
      if (side_by_side(said[i], said[i + 1])) {
        correct_beside(said[i], said[i + 1]);
        correct_beside(said[i + 1], said[i]);
      }
    }
  }

  // Only marks stand between them.
  [[nodiscard]] bool side_by_side(const Metric& first, const Metric& second) const {
    constexpr std::size_t kMarks = 6;  // bytes
    const std::size_t begin = first.span.end;
    const std::size_t end = second.span.begin;
    if (begin > end || end - begin > kMarks) {
      return false;
    }
    const std::string_view gap = std::string_view(m_.original()).substr(begin, end - begin);
    for (std::size_t at = 0; at < gap.size(); at += text::character_at(gap, at).size) {
      const char32_t code = text::character_at(gap, at).code;
      if (text::is_letter(code) || code == '\n') {
        return false;
      }
    }
    return true;
  }

  // What was told with a figure that `right` corrects, in the unit of `beside`. Both go the same
  // way: fewer cases, less money.
  void correct_beside(const Metric& right, const Metric& beside) {
    if (right.corrected || beside.corrected || right.unit == beside.unit || beside.unit.empty()) {
      return;
    }
    for (const std::size_t i : taken_back_in_) {
      std::vector<Metric>& told = m_.talk.result.events[i].metrics;
      const auto wrong = std::find_if(told.begin(), told.end(), [&](const Metric& one) {
        return one.corrected && one.unit == right.unit;
      });
      const auto is_other = [&](const Metric& one) { return one.unit == beside.unit; };
      const auto other = std::find_if(told.begin(), told.end(), is_other);
      if (wrong == told.end() || std::count_if(told.begin(), told.end(), is_other) != 1) {
        continue;
      }
      const bool same_way = (other->value - beside.value) * (wrong->value - right.value) > 0;
      other->corrected = other->corrected || (same_way && other->role == beside.role);
    }
  }

  void take_back(std::size_t message, Metric& metric) {
    metric.corrected = true;
    taken_back_in_.push_back(message);
  }

  MessageFigures& m_;
  std::vector<std::size_t> taken_back_in_;  // messages, by their places
};

}  // namespace

bool is_taken_back(MessageFigures& figures, const Figure& figure) {
  return Corrections(figures).is_taken_back(figure);
}

void correct_earlier(MessageFigures& figures) {
  Corrections(figures).correct_earlier();
}

}  // namespace tenmatsu::analysis
