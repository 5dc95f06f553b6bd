#include "read/chat_starts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace tenmatsu::reading::chat_lines {
namespace {

using rules::ChatLines;

class Starts {
 public:
  Starts(const std::vector<Line>& lines, const ChatLines& rules, const MainManner& main)
      : lines_(lines), rules_(rules), main_(main.manner), pasted_as_code_(main.pasted_as_code) {
    learn();
  }

  [[nodiscard]] std::vector<const Candidate*> found() const {
    std::vector<const Candidate*> starts(lines_.size(), nullptr);
    std::optional<int> last;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Candidate* start = starter(line, last);
      if (start == nullptr || is_stray_header(i, *start, last)) {
        continue;
      }
      starts[i] = start;
      if (start->match.stamp) {
        last = start->match.stamp->moment.second;
      }
    }
    return starts;
  }

 private:
  void learn() {
    std::map<std::size_t, std::size_t> indents;
    for (const Line& line : lines_) {
      const Candidate* main = of_main(line);
      if (main != nullptr && may_start(line)) {
        ++names_[main->match.name];
        looks_.insert(main->form->look);
        ++indents[line.indent];
      }
    }
    std::size_t most = 0;
    for (const auto& [indent, count] : indents) {
      if (count > most) {
        most = count;
        indent_ = indent;
      }
    }
    learn_gaps();
  }

  // Whether the lines that name who speaks again and again all stand below an empty one.
  void learn_gaps() {
    std::size_t apart = 0;
    std::size_t close = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Candidate* main = of_main(lines_[i]);
      if (main != nullptr && may_start(lines_[i]) && names_.at(main->match.name) > 1) {
        ++(lines_[i - 1].blank() ? apart : close);
      }
    }
    constexpr std::size_t kSome = 3;
    headers_apart_ = close == 0 && apart >= kSome;
  }

  [[nodiscard]] bool may_start(const Line& line) const { return pasted_as_code_ || !line.fenced; }

  const Candidate* of_main(const Line& line) const {
    for (const Candidate& candidate : line.candidates) {
      if (manner_of(line, candidate) == main_) {
        return &candidate;
      }
    }
    return nullptr;
  }

  const Candidate* starter(const Line& line, std::optional<int> last) const {
    if (line.candidates.empty() || line.indent > indent_ + 1) {
      return nullptr;
    }
    if (!may_start(line)) {
      return fenced_talk(line);
    }
    if (const Candidate* main = of_main(line)) {
      return with_known_sibling(line, main);
    }
    for (const Candidate& candidate : line.candidates) {
      if (is_sibling(line, candidate) || is_other(line, candidate, last)) {
        return &candidate;
      }
    }
    return nullptr;
  }

  // Quoted talk of people who also speak outside of the quote.
  const Candidate* fenced_talk(const Line& line) const {
    const Candidate* main = of_main(line);
    return main != nullptr && is_known(main->match.name) ? main : nullptr;
  }

  // In a list of events some lines may name who acted.
  const Candidate* with_known_sibling(const Line& line, const Candidate* main) const {
    if (main->form->named) {
      return main;
    }
    for (const Candidate& candidate : line.candidates) {
      if (candidate.form->named && candidate.form->look == main->form->look &&
          !rules_.all()[candidate.shape].recurring &&
          sibling_names().count(candidate.match.name) > 0) {
        return &candidate;
      }
    }
    return main;
  }

  // Names that recur on lines which look like those of a file without speakers.
  const std::set<std::string_view>& sibling_names() const {
    if (!sibling_names_) {
      std::map<std::string_view, int> counts;
      for (const Line& line : lines_) {
        const Candidate* main = of_main(line);
        for (const Candidate& candidate : line.candidates) {
          if (main != nullptr && candidate.form->named &&
              candidate.form->look == main->form->look) {
            ++counts[candidate.match.name];
          }
        }
      }
      sibling_names_.emplace();
      for (const auto& [name, count] : counts) {
        if (count > 1) {
          sibling_names_->insert(name);
        }
      }
    }
    return *sibling_names_;
  }

  [[nodiscard]] bool is_known(std::string_view name) const {
    return !name.empty() && names_.count(name) > 0;
  }

  // The same stamp, but another mark behind the name, or no name: a line of the system.
  [[nodiscard]] bool is_sibling(const Line& line, const Candidate& candidate) const {
    const Manner manner = manner_of(line, candidate);
    if (!candidate.match.stamp || manner.bullet != main_.bullet || manner.style != main_.style ||
        rules_.all()[candidate.shape].recurring || rules_.all()[main_.shape].header) {
      return false;
    }
    return std::ranges::any_of(
        looks_, [&](const std::string& look) { return candidate.form->look.starts_with(look); });
  }

  // Another shape, or another style of stamp: only where it is plainly a turn of this talk.
  [[nodiscard]] bool is_other(const Line& line, const Candidate& candidate,
                              std::optional<int> last) const {
    if (!candidate.match.stamp || !candidate.form->named ||
        rules_.all()[candidate.shape].recurring || candidate.match.stamp->style.fraction) {
      return false;
    }
    if (last && !follows(*last, candidate.match.stamp->moment.second)) {
      return false;
    }
    StampStyle style = candidate.match.stamp->style;
    style.month = main_.style.month;
    style.year = main_.style.year;
    style.half_day = main_.style.half_day;
    const bool only_date_differs =
        candidate.shape == main_.shape && style == main_.style && line.bullet == main_.bullet;
    return only_date_differs || is_known(candidate.match.name);
  }

  // A little before the last message, or within half a day after it, over midnight too.
  static bool follows(int last, int second) {
    constexpr int kDay = 24 * 60 * 60;
    constexpr int kDisorder = 10 * 60;
    const int ahead = ((second - last) % kDay + kDay) % kDay;
    return ahead <= kDay / 2 || ahead >= kDay - kDisorder;
  }

  // A line of a text may look like a name and a time (開始  14:30). It is one of several such
  // lines, or falls back in time; a speaker's line has its text below.
  [[nodiscard]] bool is_stray_header(std::size_t i, const Candidate& start,
                                     std::optional<int> last) const {
    if (!rules_.all()[start.shape].header) {
      return false;
    }
    const auto seen = names_.find(start.match.name);
    if (seen != names_.end() && seen->second > 1) {
      return false;
    }
    const bool next_is_header = i + 1 < lines_.size() && of_main(lines_[i + 1]) != nullptr;
    const bool is_last =
        i + 1 >= lines_.size() || (i + 2 == lines_.size() && lines_[i + 1].blank());
    const bool falls = last && !follows(*last, start.match.stamp->moment.second);
    // What somebody pasted has its own headers, close below what he said of it.
    const bool pasted = headers_apart_ && i > 0 && !lines_[i - 1].blank();
    return next_is_header || falls || pasted || (is_last && last);
  }

  const std::vector<Line>& lines_;
  const ChatLines& rules_;
  const Manner main_;
  const bool pasted_as_code_;
  std::size_t indent_ = 0;
  bool headers_apart_ = false;
  std::map<std::string_view, std::size_t> names_;
  std::set<std::string> looks_;  // of the stamps of the main shape
  mutable std::optional<std::set<std::string_view>> sibling_names_;
};

}  // namespace

std::vector<const Candidate*> starts_of(const std::vector<Line>& lines, const ChatLines& rules,
                                        const MainManner& main) {
  return Starts(lines, rules, main).found();
}

}  // namespace tenmatsu::reading::chat_lines
