// The verb: a document line by line against what was said.

#include "tenmatsu/verify.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "proof/citations.hpp"
#include "proof/computations.hpp"
#include "proof/names.hpp"
#include "proof/page.hpp"
#include "proof/quotations.hpp"
#include "proof/support.hpp"
#include "proof/words.hpp"
#include "text/decode.hpp"
#include "text/word_list.hpp"

namespace tenmatsu {
namespace proof {
namespace {

using rules::DocumentWord;
using rules::Section;

constexpr double kMinute = 60;
constexpr double kDay = 24 * 60 * kMinute;  // a row without dates computes within a day

class Verifier {
 public:
  Verifier(std::string_view document, const Analysis& analysis, const RulesPtr& rules)
      : rules_(*rules), support_(analysis, *rules), page_(page_of(document, rules->proofs)) {
    take_lengths(analysis, rules);
  }

  Findings verify() {
    Quotations quotations = quotations_of(page_, support_, rules_);
    Citations citations = citations_of(page_, quotations, support_, rules_);
    find_milestones();
    find_spans();
    findings_ = std::move(quotations.findings);
    findings_.insert(findings_.end(), citations.findings.begin(), citations.findings.end());
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (tells(page_.lines[i])) {
        check(page_.lines[i], citations.cited[i]);
      }
    }
    std::ranges::stable_sort(findings_,
                             [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return std::move(findings_);
  }

 private:
  // A document without references may tell a length and neither of its times; those of the
  // incident are known.
  void take_lengths(const Analysis& analysis, const RulesPtr& rules) {
    try {
      const Incident incident = compose(analysis, rules);
      for (const Duration& one : incident.durations) {
        spans_.insert(std::fmod(one.minutes * kMinute, kDay));
      }
      take_turns(incident);
      take_people(incident);
    } catch (const Error&) {
      // Without an incident there are none.
    }
  }

  // When the course of the incident took a turn: lengths of time are told between these.
  void take_turns(const Incident& incident) {
    const auto take = [&](const auto& time) {
      if (time) {
        turns_.push_back(time->minute);
        ends_.push_back(time->minute);
      }
    };
    std::ranges::for_each(incident.times, take);
    take(incident.alert);
    take(incident.work);
    for (const Action& action : incident.actions) {
      if (action.status == Status::done || action.status == Status::started) {
        turns_.push_back(action.done.value_or(action.minute));
      }
    }
    for (const Cause& cause : incident.causes) {
      if (cause.status == Status::confirmed && !cause.statement.events.empty()) {
        take_message(cause.statement.events.front());
      }
    }
  }

  // Whom the incident names for which messages: who takes something on need not say so in them.
  void take_people(const Incident& incident) {
    take_person(incident.author.text, incident.author.events);
    for (const FollowUp& one : incident.followups) {
      take_person(one.owner, one.statement.events);
    }
    for (const Action& one : incident.actions) {
      take_person(one.actor, one.statement.events);
    }
  }

  void take_person(const std::string& names, const std::vector<int>& events) {
    for (const int n : events) {
      people_.emplace_back(name_key(names), n);
    }
  }

  [[nodiscard]] bool is_named_for(const std::string& name, const Cited& cited) const {
    const std::string key = name_key(name);
    return std::ranges::any_of(people_, [&](const auto& one) {
      return one.first.find(key) != std::string::npos &&
             std::ranges::find(cited, one.second) != cited.end();
    });
  }

  void take_message(int n) {
    const auto& time = support_.has_message(n) ? support_.analysis().message(n).time : std::nullopt;
    if (time) {
      turns_.push_back(time->minute());
    }
  }

  void find_milestones() {
    for (const Line& line : page_.lines) {
      for (const DocumentWord word :
           {DocumentWord::started, DocumentWord::detected, DocumentWord::declared,
            DocumentWord::mitigated, DocumentWord::resolved}) {
        for (const std::string& value : field_values(page_, line, rules_, word)) {
          for (const TimeFact& time : facts_of(value, support_.said({}), rules_).times) {
            milestones_.push_back(time.as_written);
          }
        }
      }
    }
  }

  // 「緩和まで 約11分: 11:00頃 → 11:11」: what rows compute rightly, others may go on with.
  void find_spans() {
    for (const Line& line : page_.lines) {
      if (line.kind != LineKind::row) {
        continue;
      }
      const Facts facts = facts_of(line.text, support_.said({}), rules_);
      for (const Computation& one : computations_of(facts, line, rules_)) {
        if (one.right && is_span(facts.figures[one.result])) {
          spans_.insert(facts.figures[one.result].value);
        }
      }
      for (std::size_t i = 0; i + 1 < facts.times.size(); ++i) {
        spans_.insert(minute_of_day(facts.times[i + 1].as_written - facts.times[i].as_written) *
                      kMinute);
      }
    }
  }

  static bool is_span(const FigureFact& figure) {
    return figure.measure == Measure::time && figure.per.empty();
  }

  // Numbers in headings are those of the document, but for its title. Suggestions and code come
  // from elsewhere; footnotes have been held against their messages already.
  [[nodiscard]] bool tells(const Line& line) const {
    switch (line.kind) {
      case LineKind::heading:
        return &line == page_.title();
      case LineKind::item:
      case LineKind::row:
      case LineKind::text:
      case LineKind::quote:
        return !text::holds_one_of(text::normalised(line.text),
                                   rules_.proofs.words(DocumentWord::suggestion));
      default:
        return false;
    }
  }

  void check(const Line& line, const Cited& cited) {
    const Facts facts = facts_of(line.text, support_.said(cited), rules_);
    const auto wrong_times = check_times(line, facts, cited);
    check_days(line, facts, cited);
    check_figures(line, facts, cited, wrong_times);
    // Who is asked what nobody told is not told of either.
    const bool told = !cited.empty() && line.section != Section::questions;
    for (const std::string& name : people_in(page_, line, rules_)) {
      if (is_team(name, rules_)) {
        continue;
      }
      if (!support_.knows(name)) {
        add(line, "verify.name", "proof.name", name);
      } else if (told && !support_.tells_of(name, cited) && !is_named_for(name, cited)) {
        add(line, "verify.name", "proof.name.elsewhere", name);
      }
    }
    if (!cited.empty()) {
      check_due(line, cited);
    }
  }

  // 今週中, 金曜: a deadline in words is one of those that were said. One with figures is held
  // against the talk as a day or a figure.
  void check_due(const Line& line, const Cited& cited) {
    for (const std::string& value : field_values(page_, line, rules_, DocumentWord::due_field)) {
      const std::string text = text::normalised(value);
      const std::string_view due = std::string_view(text).substr(0, text.find('('));
      const bool figures = due.find_first_of("0123456789") != std::string_view::npos;
      const auto& nobody = rules_.proofs.words(DocumentWord::nobody);
      if (!figures && !due.empty() && std::ranges::find(nobody, due) == nobody.end() &&
          !support_.says(due, cited)) {
        add(line, "verify.time", "proof.due", value);
      }
    }
  }

  // --- times ---

  std::set<std::size_t> check_times(const Line& line, const Facts& facts, const Cited& cited) {
    std::set<std::size_t> wrong;
    for (std::size_t i = 0; i < facts.times.size(); ++i) {
      const TimeFact& time = facts.times[i];
      if (time.relative || support_.bears_out(time, cited)) {
        continue;
      }
      wrong.insert(i);
      report(line, "verify.time", time, cited, support_.likely_times(cited));
    }
    return wrong;
  }

  void check_days(const Line& line, const Facts& facts, const Cited& cited) {
    // The day of the document is no day of the talk.
    const bool own = !field_values(page_, line, rules_, DocumentWord::own_field).empty();
    for (const DayFact& day : facts.days) {
      if (!own && !support_.bears_out(day, cited)) {
        report(line, "verify.time", day, cited, {});
      }
    }
  }

  // --- figures ---

  void check_figures(const Line& line, const Facts& facts, const Cited& cited,
                     const std::set<std::size_t>& wrong_times) {
    const auto computations = computations_of(facts, line, rules_);
    std::set<std::size_t> results;
    std::set<std::size_t> operands;
    for (const Computation& one : computations) {
      results.insert(one.result);
      operands.insert(one.figures.begin(), one.figures.end());
    }
    std::set<std::size_t> wrong;
    for (std::size_t i = 0; i < facts.figures.size(); ++i) {
      const FigureFact& figure = facts.figures[i];
      if (figure.dropped || results.contains(i) || is_of_the_document(line, facts, figure) ||
          support_.is_within_name(facts.text.text, figure.piece) ||
          (operands.contains(i) && is_span(figure) &&
           (figure.value == 0 || spans_.contains(figure.value) ||
            spans_.contains(std::fmod(figure.value, kDay)))) ||
          bears_out(figure, facts, is_label(line, facts, figure) ? Cited{} : cited)) {
        continue;
      }
      wrong.insert(i);
      report(line, "verify.figure", figure, cited, support_.likely(figure, cited));
    }
    if (line.section == Section::questions) {
      return;  // what does not come out is asked about here
    }
    for (const Computation& one : computations) {
      const bool said = one.nearly && support_.bears_out(facts.figures[one.result], cited);
      if (!one.right && !said) {
        check_computation(line, facts, one, wrong, wrong_times);
      }
    }
  }

  // The number of a row, and a ticket of a kind that the talk never names: INC-1234.
  [[nodiscard]] bool is_of_the_document(const Line& line, const Facts& facts,
                                        const FigureFact& figure) const {
    return (is_label(line, facts, figure) && is_counted(line)) || is_own_ticket(facts, figure);
  }

  // A first cell that is nothing but the next number.
  [[nodiscard]] bool is_counted(const Line& line) const {
    const auto number_of = [&](const Line& row) {
      const bool counts =
          row.kind == LineKind::row && row.head == line.head && row.cells.size() > 2;
      const std::string cell = counts ? text::normalised(row.cells.front()) : "";
      const bool number = !cell.empty() && cell.size() < 4 &&
                          cell.find_first_not_of("0123456789") == std::string::npos;
      return number ? std::stoi(cell) : -1;
    };
    const int number = number_of(line);
    const auto above = static_cast<std::size_t>(&line - page_.lines.data()) - 1;
    return number == 1 || (number > 1 && number_of(page_.lines[above]) == number - 1);
  }

  [[nodiscard]] bool is_own_ticket(const Facts& facts, const FigureFact& figure) const {
    constexpr std::size_t kLeast = 2;
    const std::size_t joint = figure.name.find('-');
    const std::size_t at = joint == std::string::npos
                               ? std::string::npos
                               : facts.text.text.rfind(figure.name, figure.piece.begin);
    if (joint == std::string::npos || joint < kLeast || figure.name.size() - joint <= kLeast ||
        at == std::string::npos ||
        figure.name.find_first_not_of("0123456789", joint + 1) != std::string::npos) {
      return false;
    }
    const std::string kind = figure.name.substr(0, joint + 1);
    const bool letters =
        std::ranges::all_of(kind.substr(0, joint), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && !support_.knows(kind);
  }

  // The first cell of a row only names what the others tell of.
  [[nodiscard]] static bool is_label(const Line& line, const Facts& facts,
                                     const FigureFact& figure) {
    const std::string_view text = facts.text.text;
    return line.kind == LineKind::row && line.cells.size() > 2 &&
           figure.piece.begin < text.find('|', text.find_first_not_of("| "));
  }

  // 52人 / 148人(35%): the share of one figure of the line in another.
  [[nodiscard]] static bool is_share(const FigureFact& percent, const Facts& facts) {
    constexpr double kWhole = 100;
    const auto counts = [&](const FigureFact& figure) {
      return figure.measure == Measure::count && !figure.dropped && figure.value > 0 &&
             figure.piece.end <= percent.piece.begin;
    };
    return std::ranges::any_of(facts.figures, [&](const FigureFact& part) {
      return counts(part) && std::ranges::any_of(facts.figures, [&](const FigureFact& whole) {
               return counts(whole) && part.value < whole.value &&
                      std::abs(part.value / whole.value * kWhole - percent.value) <= 0.5;
             });
    });
  }

  // 約 is near, and nobody tells the minutes of nine hours.
  [[nodiscard]] static double slack_of(const FigureFact& figure) {
    constexpr double kHour = 60 * kMinute;
    const bool hours = figure.value >= 2 * kHour && std::fmod(figure.value, kHour) == 0;
    return figure.about ? figure.value / 20 : hours ? figure.value / 50 : 0.5;
  }

  // A length of time may be that between two times of the messages or of the line. A line without
  // references has all messages, of which some two lie nearly any time apart: there it is one
  // between a milestone, or a time of the line, and a turn of the incident.
  [[nodiscard]] bool bears_out(const FigureFact& figure, const Facts& facts,
                               const Cited& cited) const {
    if (support_.bears_out(figure, cited)) {
      return true;
    }
    if (figure.day && support_.has_day(static_cast<int>(figure.number), cited)) {
      return true;
    }
    if (figure.measure == Measure::percent) {
      return is_share(figure, facts);
    }
    if (!is_span(figure)) {
      return false;
    }
    if (cited.empty() && spans_.contains(std::fmod(figure.value, kDay))) {
      return true;
    }
    std::vector<int> minutes = cited.empty() ? milestones_ : std::vector<int>();
    for (const TimeFact& time : facts.times) {
      minutes.push_back(time.as_written);
    }
    std::vector<int> others = minutes;
    if (cited.empty()) {
      minutes.insert(minutes.end(), ends_.begin(), ends_.end());
      others.insert(others.end(), turns_.begin(), turns_.end());
    }
    const auto apart = [&](int from, int to) {
      return std::abs(minute_of_day(to - from) * kMinute - std::fmod(figure.value, kDay)) <=
             slack_of(figure);
    };
    for (const int one : minutes) {
      for (const int other : others) {
        if (std::fmod(figure.value, kDay) > 0 && (apart(one, other) || apart(other, one))) {
          return true;
        }
      }
    }
    return !cited.empty() && support_.lie_apart(figure.value, cited);
  }

  // Where what it is computed from is wrong, the result need not be told of too.
  void check_computation(const Line& line, const Facts& facts, const Computation& one,
                         const std::set<std::size_t>& wrong,
                         const std::set<std::size_t>& wrong_times) {
    const auto in = [](const std::set<std::size_t>& set) {
      return [&set](std::size_t i) { return set.contains(i); };
    };
    if (std::ranges::any_of(one.figures, in(wrong)) ||
        std::ranges::any_of(one.times, in(wrong_times))) {
      return;
    }
    findings_.push_back(made(rules_, "verify.computation",
                             one.expected.empty() ? "proof.sum" : "proof.span", line.number,
                             facts.figures[one.result].text, {{"expected", one.expected}}));
  }

  // --- words ---

  template <typename Fact>
  void report(const Line& line, const std::string& id, const Fact& fact, const Cited& cited,
              const std::vector<std::string>& likely) {
    const auto elsewhere = cited.empty() ? std::nullopt : support_.first_with(fact);
    const std::string where = elsewhere ? place_of(*elsewhere) : "";
    const std::string expected = fmt::format("{}", fmt::join(likely, ", "));
    const char* phrase = cited.empty()      ? "proof.nowhere"
                         : elsewhere        ? "proof.elsewhere"
                         : expected.empty() ? "proof.not_cited"
                                            : "proof.not_cited_but";
    findings_.push_back(made(rules_, id, phrase, line.number, fact.text,
                             {{"where", where}, {"expected", expected}}));
  }

  [[nodiscard]] std::string place_of(int n) const {
    const Message& message = support_.analysis().message(n);
    std::string clock;
    if (message.time) {
      const int minute = minute_of_day(message.time->minute());
      clock = fmt::format(" {:02}:{:02}", minute / 60, minute % 60);
    }
    return fmt::format("[^{}]{}{}{}", n, clock, message.speaker.empty() ? "" : " ",
                       message.speaker);
  }

  void add(const Line& line, const char* id, const char* phrase, const std::string& found) {
    findings_.push_back(made(rules_, id, phrase, line.number, found));
  }

  const Rules& rules_;
  Support support_;
  Page page_;
  Findings findings_;
  std::vector<int> milestones_;  // minutes of the day
  std::vector<Minute> ends_;
  std::vector<Minute> turns_;                        // on the clock of the talk
  std::set<double> spans_;                           // in seconds
  std::vector<std::pair<std::string, int>> people_;  // of the incident, with their messages
};

}  // namespace
}  // namespace proof

Findings verify(std::string_view document, const Analysis& analysis, const RulesPtr& rules) {
  return proof::Verifier(text::decode(document).text, analysis, rules).verify();
}

}  // namespace tenmatsu
