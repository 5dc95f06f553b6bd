// The verb: a document by itself.

#include "tenmatsu/check.hpp"

#include <algorithm>

#include "proof/checker.hpp"
#include "proof/secrets.hpp"
#include "text/ascii.hpp"
#include "text/decode.hpp"

namespace tenmatsu {
namespace proof {
namespace {

constexpr void (*kGroups[])(Checker&) = {check_title, check_sections, check_times, check_words,
                                         check_actions};

Findings check_page(const Page& page, const Rules& rules) {
  Findings findings;
  // A finding repeats words of the page, and must not tell a secret again.
  const Page open = masked(page, rules.proofs);
  Checker checker(open, rules, findings);
  for (const auto group : kGroups) {
    group(checker);
  }
  Checker whole(page, rules, findings);
  check_secrets(whole);
  std::ranges::stable_sort(findings,
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
      const bool cut = (text::is_ascii_letter(wanted.front()) && at > 0 &&
                        text::is_ascii_letter(normalised[at - 1])) ||
                       (text::is_ascii_letter(wanted.back()) && end < normalised.size() &&
                        text::is_ascii_letter(normalised[end]));
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

Findings secrets(const Transcript& talk, std::string_view document, const RulesPtr& rules) {
  const rules::Proofs& words = rules->proofs;
  // With the way a document writes them; what it masks or leaves out is not told.
  std::vector<std::pair<std::string, Finding>> told;
  const auto add = [&](const std::string& text, int line, bool only_known) {
    for (const proof::Secret& one : proof::secrets_in(text, words)) {
      std::string whole = text.substr(one.begin, one.end - one.begin);
      const auto known = std::ranges::find_if(told, [&](const auto& other) {
        return other.first == whole && other.second.id == one.id;
      });
      if (known == told.end() && !only_known) {
        const rules::Check& check = words.check(one.id);
        const auto fill = [&](const std::string& pattern) {
          return rules::filled(pattern, {{"found", one.shown}});
        };
        told.push_back({std::move(whole),
                        {check.id, line, one.shown, fill(check.message), fill(check.way_out)}});
      } else if (known != told.end() && known->second.line == 0) {
        known->second.line = line;
      }
    }
  };
  const std::string decoded = text::decode(document).text;
  for (const proof::Line& line : proof::page_of(decoded, words).lines) {
    add(line.text, 0, false);
  }
  for (const Message& message : talk.messages) {
    add(message.text, message.line, !document.empty());
  }
  Findings findings;
  for (auto& [whole, finding] : told) {
    findings.push_back(std::move(finding));
  }
  std::ranges::stable_sort(findings,
                           [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return findings;
}

bool is_document(std::string_view text, const RulesPtr& rules) {
  const std::string decoded = text::decode(text).text;
  const proof::Page page = proof::page_of(decoded, rules->proofs);
  return std::ranges::any_of(page.lines, [](const proof::Line& line) {
    return line.kind == proof::LineKind::heading && line.section != rules::Section::none;
  });
}

bool is_postmortem(std::string_view text, const RulesPtr& rules) {
  const std::string decoded = text::decode(text).text;
  const proof::Page page = proof::page_of(decoded, rules->proofs);
  Findings findings;
  proof::Checker checker(page, *rules, findings);
  proof::check_sections(checker);
  const proof::Line* title = page.title();
  return title != nullptr && title->kind == proof::LineKind::heading && title->level == 1 &&
         std::ranges::none_of(findings,
                              [](const Finding& one) { return one.id == "check.section.missing"; });
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
        const bool found =
            std::ranges::any_of(findings, [&](const Finding& each) { return each.id == one.id; });
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
