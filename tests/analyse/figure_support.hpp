// The figures and times of one message as one line, for tables.

#pragma once

#include <string>

#include "rules/rules.hpp"

namespace tenmatsu {

/// The built-in rules, loaded once.
const RulesPtr& built_in();

/// "~1200 社, 800 件"
std::string metrics_said(const std::string& text);

/// The same with the subject of each: "契約: ~1200 社".
std::string subjects_said(const std::string& text);

/// "~14:30 relative from, 17:00 deadline", of a message that was said at `minute`.
std::string times_said(const std::string& text, Minute minute);

/// The analysis of a talk of two people, one message a minute from 14:30 on.
Analysis talked(const std::vector<std::string>& messages);

}  // namespace tenmatsu
