#include "compose/impact/impact.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "compose/impact/count_times.hpp"
#include "compose/impact/effect_figures.hpp"
#include "compose/impact/figure_index.hpp"
#include "compose/impact/figure_wording.hpp"
#include "compose/impact/harm_answers.hpp"
#include "compose/impact/last_words.hpp"
#include "compose/impact/later_counts.hpp"
#include "compose/impact/losses.hpp"
#include "compose/impact/no_harm.hpp"
#include "compose/impact/righted.hpp"
#include "compose/impact/settled_counts.hpp"
#include "compose/impact/sum_ups.hpp"
#include "compose/impact/uncounted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「うち6件は明日必着です」 is a part of what the sentence before it counts.
std::optional<Line> whole_of(const Story& story, Line line) {
  if (line.index == 0 || !story.begins(line, "parts_of_it")) {
    return std::nullopt;
  }
  const Line whole{line.n, line.index - 1};
  return !story.metrics(whole).empty() && states(story, whole) ? std::optional(whole)
                                                               : std::nullopt;
}

// 「記事が一覧に出ませんでした。190本くらいです」: the sentence before says what the next one
// counts.
std::optional<Line> said_of(const Story& story, Line line) {
  if (line.index == 0 || story.hears(line.n, "puts_right")) {
    return std::nullopt;
  }
  const Line before{line.n, line.index - 1};
  const bool harm = story.hears(before, "hit") || story.has_term(before, "symptom") ||
                    story.has_term(before, "impact");
  // 「レジを見たら昼の売上が半分くらい」 was found so.
  const bool told =
      states(story, before) || (!story.asks(before) && story.hears(before, "found_out_by"));
  return harm && told ? std::optional(before) : std::nullopt;
}

// What is told of a message in one statement.
struct Told {
  Statement statement;
  std::vector<Line> lines;
};

// The lines of each item of a list by themselves, and those that are of none.
std::vector<std::vector<Line>> parts_of(const Story& story, const std::vector<Line>& lines) {
  std::vector<std::vector<Line>> parts;
  for (const Line line : lines) {
    const bool goes_on =
        !parts.empty() && (in_one_item(story, parts.back().back(), line) ||
                           (!is_item(story, line) && !is_item(story, parts.back().back())));
    if (!goes_on) {
      parts.emplace_back();
    }
    parts.back().push_back(line);
  }
  return parts;
}

Statement told_in_one(const Story& story, const EffectRows& rows, int n, const Figures& figures,
                      const std::vector<Line>& lines) {
  std::vector<EffectFigure> all;
  for (const Line line : lines) {
    all.insert(all.end(), figures.of(line).begin(), figures.of(line).end());
  }
  Statement told = plain_statement(story, n, lines);
  const bool bare = says_of_nothing(story, told);
  if (bare && puts_right(story, n)) {
    return {};  // what is right stands beside what was wrong
  }
  if (const auto before = said_of(story, lines.front()); bare && before) {
    told = plain_statement(story, n, {*before, lines.front()});
  }
  cut_announcement(story, told);
  told.text = std::string(without_ends(told.text, story.phrases().cue("breakdown_ends")));
  if (is_item(story, lines.front())) {
    set_label(story, n, told);
  } else if (name_as_asked(story, n, told) || answer_as_asked(story, n, told)) {
    mark_corrected(story, n, told);
    return told;
  }
  mark_righted(story, n, told);
  mark_corrected(story, n, told);
  const std::string unnamed = told.text;
  name_figure(rows, story, n, all, told);
  return says_of_nothing(story, told) && told.text == unnamed ? Statement{} : told;
}

// Of a list of counts all items are told where one of them is: 「・「返金はいつ？」 40件」.
void add_items(const Story& story, std::vector<Line>& lines) {
  std::set<std::size_t> lists;
  for (const Line line : lines) {
    if (const auto list = list_of(story, line)) {
      lists.insert(*list);
    }
  }
  const std::set<Line> told(lines.begin(), lines.end());
  for (const Line line : lists.empty() ? std::vector<Line>{} : story.lines(lines.front().n)) {
    const auto& metrics = story.metrics(line);
    const bool counts = std::ranges::any_of(metrics, [&](const Metric* one) {
      return one->role == MetricRole::reading && one->value > 0 && counts_things(story, one->unit);
    });
    const auto list = list_of(story, line);
    if (counts && list && lists.contains(*list) && !told.contains(line) &&
        !story.hears(line, "relief") && !story.hears(line, "no_harm") &&
        !story.carries(line, Tag::recovery) && !story.carries(line, Tag::action) &&
        !story.carries(line, Tag::followup)) {
      lines.push_back(line);
    }
  }
  std::ranges::sort(lines);
}

std::vector<Told> told_of(const Story& story, const EffectRows& rows, int n,
                          const Figures& all_figures) {
  std::vector<Line> lines;
  for (const Line line : harm_lines(story, n)) {
    const std::vector<EffectFigure>& figures = all_figures.of(line);
    if (!figures.empty() && tells_harm(story, line) && !only_reasons(story, line, figures) &&
        !only_guesses(story, line, figures) && !counts_none(figures, story, line) &&
        !is_told_later(story, rows, n, figures)) {
      if (const auto whole = whole_of(story, line);
          whole && (lines.empty() || lines.back() != *whole)) {
        lines.push_back(*whole);
      }
      lines.push_back(line);
    }
  }
  add_items(story, lines);
  std::vector<Told> all;
  for (const std::vector<Line>& part : parts_of(story, lines)) {
    Statement one = told_in_one(story, rows, n, all_figures, part);
    if (!one.text.empty()) {
      all.push_back({std::move(one), part});
    }
  }
  return all;
}

// What was shown of one message.
struct Shown {
  std::set<std::pair<double, std::string>> figures;  // with their units
  std::vector<std::string> words;
};

// Whether a message tells what another told before it: the same figures in about the same words.
bool repeats(const Shown& one, const Shown& before) {
  constexpr double kSame = 0.5;
  return std::includes(before.figures.begin(), before.figures.end(), one.figures.begin(),
                       one.figures.end()) &&
         overlap(one.words, before.words) >= kSame;
}

// All that was shown before, by its figures.
class AllShown {
 public:
  [[nodiscard]] bool tells(const Shown& now) const {
    if (now.figures.empty()) {
      return std::ranges::any_of(shown_, [&](const Shown& before) { return repeats(now, before); });
    }
    const auto with = by_figure_.find(*now.figures.begin());
    return with != by_figure_.end() && std::ranges::any_of(with->second, [&](std::size_t before) {
             return repeats(now, shown_[before]);
           });
  }

  void add(Shown now) {
    for (const auto& figure : now.figures) {
      by_figure_[figure].push_back(shown_.size());
    }
    shown_.push_back(std::move(now));
  }

 private:
  std::vector<Shown> shown_;
  std::map<std::pair<double, std::string>, std::vector<std::size_t>> by_figure_;
};

Shown shown_of(const Story& story, int n, const Figures& figures, const Told& told) {
  Shown one;
  one.words = content_words(text::normalised(told.statement.text));
  if (is_item(story, told.lines.front())) {
    for (const Line line : told.lines) {
      for (const Metric* metric : story.metrics(line)) {
        one.figures.emplace(metric->value, metric->unit);
      }
    }
    return one;
  }
  for (const Line line : story.carriers(n, Tag::impact)) {
    for (const EffectFigure& figure : figures.of(line)) {
      one.figures.emplace(figure.metric->value, figure.metric->unit);
    }
  }
  return one;
}

double seconds_of(const Story& story, const Metric& metric) {
  const rules::Unit* known = story.rules().figures.unit_of(metric.unit);
  return known == nullptr ? 0 : metric.value * known->seconds;
}

std::vector<const Metric*> shown_in(const Story& story, const Statement& told) {
  std::vector<const Metric*> shown = story.metrics_in(told.events.front(), told.text);
  std::erase_if(shown,
                [&](const Metric* one) { return told.text.find(one->text) == std::string::npos; });
  return shown;
}

// 「1時間半くらい遅れる」 before 「90分遅れ」: a span by guess, which a later line tells exactly.
bool is_estimated(const Story& story, const Statement& told, const std::vector<Statement>& all) {
  const auto guessed = shown_in(story, told);
  if (guessed.size() != 1 || guessed.front()->bound == Bound::exact) {
    return false;
  }
  const double seconds = seconds_of(story, *guessed.front());
  return seconds > 0 && std::ranges::any_of(all, [&](const Statement& later) {
           const auto exact = shown_in(story, later);
           return later.events.front() > told.events.front() &&
                  std::ranges::any_of(exact, [&](const Metric* one) {
                    return one->bound == Bound::exact && seconds_of(story, *one) == seconds;
                  });
         });
}

// 「正しくは386万円でした」, 「それを除くと870人です」, where the line that it puts right tells
// that already.
bool is_put_right_in(const Story& story, const Statement& told, const std::vector<Statement>& all) {
  const int n = told.events.front();
  const auto shown = shown_in(story, told);
  return !shown.empty() && std::ranges::any_of(all, [&](const Statement& other) {
    return other.events.front() < n && std::ranges::find(other.events, n) != other.events.end() &&
           std::ranges::all_of(shown, [&](const Metric* one) {
             return other.text.find(one->text) != std::string::npos;
           });
  });
}

// A count of what was found in order, beside harm; alone it says that there was none.
void drop_what_is_well(const Story& story, std::vector<Statement>& found) {
  const auto well = [&](const Statement& one) {
    return !shown_in(story, one).empty() && turned_out_well(story, one);
  };
  if (!std::ranges::all_of(found, well)) {
    std::erase_if(found, well);
  }
}

// What tells the harm best is told in any case.
void add_main(const Story& story, const EffectRows& rows, std::vector<Statement>& found) {
  const int main = message_of_main_harm(story);
  const bool told = std::ranges::any_of(found, [&](const Statement& one) {
    return std::ranges::find(one.events, main) != one.events.end();
  });
  const std::vector<Line> lines =
      told ? std::vector<Line>{} : lines_of_main_harm(story, !found.empty());
  if (lines.empty()) {
    return;
  }
  Statement one = told_in_one(story, rows, main, Figures(story, main), lines);
  if (!one.text.empty()) {
    found.push_back(std::move(one));
  }
}

}  // namespace

std::vector<Statement> impact(const Story& story, const std::vector<EffectRow>& effects) {
  std::vector<Statement> found;
  const EffectRows rows(effects);
  AllShown shown;
  for (const int n : story.tagged(Tag::impact)) {
    const Figures figures(story, n);
    for (Told& one : told_of(story, rows, n, figures)) {
      Shown now = shown_of(story, n, figures, one);
      if (!shown.tells(now)) {
        shown.add(std::move(now));
        found.push_back(std::move(one.statement));
      }
    }
  }
  if (found.empty()) {
    found = main_harm(story);
  }
  if (found.empty()) {
    found = extent(story, rows);
  }
  add_losses(story, found);
  add_last_word(story, found);
  add_sum_ups(story, found);
  std::ranges::move(answered_harm(story, found), std::back_inserter(found));
  if (found.empty()) {
    found = told_scope(story);
  }
  add_settled(story, found);
  if (found.empty()) {
    found = shortfall(story);
  }
  if (found.empty()) {
    found = unharmed(story);
  }
  add_verdict(story, found);
  add_main(story, rows, found);
  drop_what_is_well(story, found);
  const std::vector<Statement> all = found;
  std::erase_if(found, [&](const Statement& one) {
    return is_estimated(story, one, all) || is_put_right_in(story, one, all);
  });
  std::ranges::stable_sort(found, [](const Statement& a, const Statement& b) {
    return a.events.front() < b.events.front();
  });
  mark_time(story, found);
  return found;
}

}  // namespace tenmatsu::composition
