// What every check of a document works with.

#pragma once

#include <string>
#include <string_view>

#include "proof/facts.hpp"
#include "proof/page.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/findings.hpp"

namespace tenmatsu::proof {

class Checker {
 public:
  Checker(const Page& page, const Rules& rules, Findings& findings)
      : page_(page), rules_(rules), findings_(findings), year_(year_of(page, rules)) {}

  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] const Rules& rules() const { return rules_; }
  [[nodiscard]] const rules::Check& check(std::string_view id) const {
    return rules_.proofs.check(id);
  }

  /// Tells the finding `id`; {found} and {expected} in its words are filled in.
  void tell(std::string_view id, int line, const std::string& found,
            const std::string& expected = "") {
    const rules::Check& one = check(id);
    const auto fill = [&](const std::string& pattern) {
      return rules::filled(pattern, {{"found", found}, {"expected", expected}});
    };
    findings_.push_back({one.id, line, found, fill(one.message), fill(one.way_out)});
  }

  /// What a text says by figures; days and times of several days can be compared, those without a
  /// year too.
  [[nodiscard]] Facts facts(std::string_view text) const {
    return facts_of(text, said_in(year_), rules_);
  }

 private:
  static analysis::Said said_in(int year) {
    constexpr Minute kNoon = 12 * 60;  // no time of the day is nearer to another day
    return {kNoon, Date{year, 1, 1}};
  }

  // The first that the page names; any will do where it names none.
  static int year_of(const Page& page, const Rules& rules) {
    constexpr int kAny = 2000;
    for (const Line& line : page.lines) {
      for (const DayFact& day : facts_of(line.text, said_in(kAny), rules).days) {
        if (day.year > 0) {
          return day.year;
        }
      }
    }
    return kAny;
  }

  const Page& page_;
  const Rules& rules_;
  Findings& findings_;
  int year_;
};

/// Whether a line is prose of the document: no heading, code, footnote or comment.
inline bool is_prose(const Line& line) {
  return line.kind == LineKind::item || line.kind == LineKind::row || line.kind == LineKind::text ||
         line.kind == LineKind::quote;
}

/// The first of `words` in a normalised text, as in the rule file; empty where there is none. A
/// word in Latin letters counts only as a whole.
std::string word_in(std::string_view normalised, const std::vector<std::string>& words);

// The groups of checks, each in a file of its own.
void check_title(Checker& checker);
void check_sections(Checker& checker);
void check_times(Checker& checker);
void check_words(Checker& checker);
void check_actions(Checker& checker);
void check_secrets(Checker& checker);

}  // namespace tenmatsu::proof
