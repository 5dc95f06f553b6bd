// Says what a postmortem lacks or has too much of, by the checks of rules/ja/checks.json.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/findings.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

/// Findings in a Markdown document, in any encoding that read() knows. What its sections are about
/// is told by their headings, whatever template they come from.
Findings check(std::string_view document, const RulesPtr& rules);

/// Keys, passwords, numbers of cards and alike that stand in a Markdown `document` of `talk`; in
/// the whole talk where `document` is empty. Each once, with the line of its transcript, or 0 where
/// the talk does not write it so.
Findings secrets(const Transcript& talk, std::string_view document, const RulesPtr& rules);

/// Whether `text` is a document rather than a transcript: headings of Markdown name what it tells.
bool is_document(std::string_view text, const RulesPtr& rules);

/// Whether `text` is a postmortem, whole: it has a title and every section that check() asks for.
bool is_postmortem(std::string_view text, const RulesPtr& rules);

struct CheckInfo {
  std::string id;       // check.cause.person
  std::string message;  // what is wrong where it finds something
  std::string way_out;  // what to do then
};

/// All that check() may find, in the order of the rule files.
std::vector<CheckInfo> checks(const RulesPtr& rules);

/// Runs the examples and counterexamples of all checks; empty where all are right. `rules` must
/// have been loaded with their examples.
std::vector<RuleFailure> test_checks(const RulesPtr& rules);

}  // namespace tenmatsu
