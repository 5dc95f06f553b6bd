// The verb: a document by itself.

#include "tenmatsu/check.hpp"

#include <algorithm>

#include "proof/checker.hpp"
#include "text/decode.hpp"

namespace tenmatsu {
namespace proof {
namespace {

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr void (*kGroups[])(Checker&) = {check_title, check_sections, check_times,
                                         check_words, check_actions,  check_secrets};

Findings check_page(const Page& page, const Rules& rules) {
  Findings findings;
  Checker checker(page, rules, findings);
  for (const auto group : kGroups) {
    group(checker);
  }
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return findings;
}

}  // namespace

std::string word_in(std::string_view normalised, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const std::string wanted = text::normalised(word);
    for (std::size_t at = normalised.find(wanted); at != std::string_view::npos;
         at = normalised.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const bool cut =
          (is_ascii_letter(wanted.front()) && at > 0 && is_ascii_letter(normalised[at - 1])) ||
          (is_ascii_letter(wanted.back()) && end < normalised.size() &&
           is_ascii_letter(normalised[end]));
      if (!cut) {
        return word;
      }
    }
  }
  return "";
}

}  // namespace proof

Findings check(std::string_view document, const RulesPtr& rules) {
  const std::string text = text::decode(document).text;
  return proof::check_page(proof::page_of(text, rules->proofs), *rules);
}

bool is_document(std::string_view text, const RulesPtr& rules) {
  const std::string decoded = text::decode(text).text;
  const proof::Page page = proof::page_of(decoded, rules->proofs);
  return std::any_of(page.lines.begin(), page.lines.end(), [](const proof::Line& line) {
    return line.kind == proof::LineKind::heading && line.section != rules::Section::none;
  });
}

std::vector<CheckInfo> checks(const RulesPtr& rules) {
  std::vector<CheckInfo> all;
  for (const rules::Check& one : rules->proofs.checks()) {
    all.push_back({one.id, one.message, one.way_out});
  }
  return all;
}

std::vector<RuleFailure> test_checks(const RulesPtr& rules) {
  std::vector<RuleFailure> failures;
  for (const rules::Check& one : rules->proofs.checks()) {
    const auto run = [&](const std::vector<std::string>& examples, bool wanted,
                         const char* trouble) {
      for (const std::string& example : examples) {
        const Findings findings = check(example, rules);
        const bool found = std::any_of(findings.begin(), findings.end(),
                                       [&](const Finding& each) { return each.id == one.id; });
        if (found != wanted) {
          failures.push_back({one.id, one.file, example, trouble});
        }
      }
    };
    run(one.examples, true, "the check finds nothing in its example");
    run(one.counterexamples, false, "the check finds something in its counterexample");
  }
  return failures;
}

}  // namespace tenmatsu
