#include "analyse/corrections.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;

// A correction is made within so many messages.
constexpr std::size_t kCorrects = 12;

// Without the marks and blanks at its end.
std::string_view without_marks(std::string_view text) {
  for (text::Character last = text::character_before(text, text.size());
       last.size > 0 && !text::is_letter(last.code);
       last = text::character_before(text, text.size())) {
    text.remove_suffix(last.size);
  }
  return text;
}

// Whether a message says nothing more of what stands before `behind`: 「51件です」, not
// 「51件は別件」.
bool is_all_said(std::string_view behind, const rules::Figures& words) {
  return behind.empty() || words.word_at(SubjectWord::excused, behind, 0) > 0 ||
         !text::is_letter(text::character_at(behind, 0).code);
}

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
      if (figure.denied && correct_value(figure.value, figure.unit)) {
        take_subject(figure);
      }
    }
    correct_mistakes();
    if (taken_back_in_.empty()) {
      correct_own();
    }
    correct_neighbours();
  }

 private:
  // 「53件です。正しくは51件です」, 「53件、61,800円です。訂正、51件、59,400円です」
  void correct_own() {
    std::vector<Metric>& said = m_.talk.result.events[m_.current].metrics;
    for (std::size_t i = 0; i + 1 < said.size(); ++i) {
      const Metric* right = righted_at_once(m_.original(), said, said[i], m_.words);
      if (right == nullptr || is_asked(*right)) {
        continue;
      }
      said[i].corrected = true;
      Metric& with = said[i + 1];
      const Metric* beside = right == &said.back() ? nullptr : right + 1;
      if (beside != nullptr && right != &with && with.unit == beside->unit &&
          side_by_side(said[i], with) && side_by_side(*right, *beside)) {
        with.corrected = true;
      }
    }
  }

  // 「8,412件ではなく8,214件でした」: what is said instead is of what the wrong one was of, where
  // the message names nothing itself.
  void take_subject(const Figure& denied) {
    const auto is_wrong = [&](const Metric& one) {
      return one.corrected && one.value == denied.value && one.unit == denied.unit;
    };
    std::vector<Metric>& said = m_.talk.result.events[m_.current].metrics;
    const auto right = std::ranges::find_if(
        said, [&](const Metric& one) { return one.unit == denied.unit && !one.corrected; });
    if (right == said.end() || m_.original().find(right->subject) != std::string::npos) {
      return;
    }
    for (std::size_t i = m_.current; i-- > 0;) {
      const std::vector<Metric>& told = m_.talk.result.events[i].metrics;
      const auto wrong = std::ranges::find_if(told, is_wrong);
      if (wrong != told.end()) {
        right->subject = wrong->subject;
        return;
      }
    }
  }

  // 「先ほどの13件は誤りで、正しくは3件」: what is wrong was found by its value already.
  [[nodiscard]] bool names_wrong(const Metric& right) const {
    for (std::size_t i = m_.current; i-- > 0 && i + kCorrects >= m_.current;) {
      for (const Metric& one : m_.talk.result.events[i].metrics) {
        if (one.corrected && one.unit == right.unit && one.value != right.value &&
            m_.original().find(one.text) != std::string::npos) {
          return true;
        }
      }
    }
    return false;
  }

  // 「正しくは51件ですか?」
  [[nodiscard]] bool is_asked(const Metric& metric) const {
    const Event& event = m_.talk.result.events[m_.current];
    const Heard& heard = m_.talk.heard[m_.current];
    const auto place = static_cast<std::size_t>(&metric - event.metrics.data());
    const std::size_t at = heard.metrics[place].begin;
    std::size_t sentence = 0;
    while (sentence < heard.sentences.size() && heard.sentences[sentence].end <= at) {
      ++sentence;
    }
    return sentence < event.sentences.size() && event.sentences[sentence].question;
  }

  void correct_mistakes() {
    const bool mistaken =
        m_.holds(SubjectWord::mistake, 0) ||
        is_excused_figure(m_.original(), m_.talk.result.events[m_.current].metrics, m_.words);
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
      const bool again = replaced && correct_value(said[i].value, said[i].unit);
      said[i].corrected = said[i].corrected || again;
      restates = restates || again;
    }
    for (std::size_t i = 0; i < said.size() && mistaken && !restates; ++i) {
      if (!names_wrong(said[i]) && !correct_subject(said[i])) {
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
        const bool same = std::ranges::any_of(nouns, [&](std::string_view noun) {
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

  // 「見た人の4割くらい」, 「訂正、36%だった」: what was said just before, in the same unit. Of
  // several that which is about as large: a slip is seldom one of size.
  void correct_last(const Metric& right) {
    constexpr std::size_t kJustBefore = 3;
    for (std::size_t i = m_.current; i-- > 0 && i + kJustBefore >= m_.current;) {
      const auto same = [&](const Metric& metric) {
        return metric.unit == right.unit && metric.role == right.role && !metric.unit.empty();
      };
      const auto off = [&](const Metric& metric) { return std::abs(metric.value - right.value); };
      Metric* wrong = nullptr;
      for (Metric& metric : m_.talk.result.events[i].metrics) {
        if (same(metric) && (wrong == nullptr || off(metric) <= off(*wrong))) {
          wrong = &metric;
        }
      }
      if (wrong != nullptr && wrong->value != right.value) {
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
      const auto wrong = std::ranges::find_if(
          told, [&](const Metric& one) { return one.corrected && one.unit == right.unit; });
      const auto is_other = [&](const Metric& one) { return one.unit == beside.unit; };
      const auto other = std::ranges::find_if(told, is_other);
      if (wrong == told.end() || std::ranges::count_if(told, is_other) != 1) {
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

// How a word at the end of `between` takes the figure before it back.
enum class TakenBack {
  no,
  perhaps,  // 「だけではなく」; 「設定の間違いでした」 may be of something else
  surely,   // 「正しくは」 in a clause of its own, 「ではなく」 right behind the figure
};

// In 「210名は別なので、850ではなく640名」 the word is of the 850.
TakenBack taken_back_by(std::string_view between, SubjectWord kind, const rules::Figures& words) {
  const std::string_view told = without_marks(between);
  const std::size_t size = words.word_before(kind, told, told.size());
  if (size == 0) {
    return TakenBack::no;
  }
  const std::string_view before = told.substr(0, told.size() - size);
  if (without_marks(before).size() < before.size()) {
    return TakenBack::surely;
  }
  if (before.find_first_of("0123456789") != std::string_view::npos) {
    return TakenBack::no;
  }
  return before.empty() ? TakenBack::surely : TakenBack::perhaps;
}

// Whether the words of a message put `right` in the place of `wrong`.
bool says_instead(std::string_view text, const Metric& wrong, const Metric& right,
                  const rules::Figures& words) {
  constexpr std::size_t kNear = 96;   // bytes
  constexpr std::size_t kJoint = 12;  // bytes: 「は」, 「です。」
  const std::size_t begin = wrong.span.end;
  const std::size_t end = right.span.begin;
  if (begin > end || end - begin > kNear || right.span.end > text.size()) {
    return false;
  }
  const std::string between = text::normalised(text.substr(begin, end - begin));
  const std::string behind = text::normalised(text.substr(right.span.end));
  if (const std::size_t mistaken = words.word_at(SubjectWord::mistaken, behind, 0)) {
    return between.size() <= kJoint && is_all_said(behind.substr(mistaken), words);
  }
  const TakenBack righted = taken_back_by(between, SubjectWord::rights, words);
  return righted == TakenBack::surely ||
         (is_all_said(behind, words) &&
          (righted == TakenBack::perhaps ||
           taken_back_by(between, SubjectWord::excuse, words) == TakenBack::surely));
}

}  // namespace

const Metric* righted_at_once(std::string_view text, const std::vector<Metric>& said,
                              const Metric& wrong, const rules::Figures& words) {
  const Metric* right = nullptr;
  for (const Metric& one : said) {
    const bool same = one.unit == wrong.unit && one.role == wrong.role;
    if (same && one.span.begin < wrong.span.begin) {
      return nullptr;  // nobody can tell which of them is wrong
    }
    if (same && one.span.begin > wrong.span.begin) {
      right = &one;
      break;
    }
  }
  return right != nullptr && right->value != wrong.value && says_instead(text, wrong, *right, words)
             ? right
             : nullptr;
}

bool is_excused_figure(std::string_view text, const std::vector<Metric>& said,
                       const rules::Figures& words) {
  if (said.size() != 1 || said.front().span.end > text.size()) {
    return false;
  }
  const std::string before = text::normalised(text.substr(0, said.front().span.begin));
  const std::string behind = text::normalised(text.substr(said.front().span.end));
  const std::string_view told = without_marks(before);
  const std::size_t excuse = words.word_before(SubjectWord::excuse, told, told.size());
  return excuse > 0 && excuse == told.size() && is_all_said(behind, words);
}

bool is_taken_back(MessageFigures& figures, const Figure& figure) {
  return Corrections(figures).is_taken_back(figure);
}

void correct_earlier(MessageFigures& figures) {
  Corrections(figures).correct_earlier();
}

}  // namespace tenmatsu::analysis
