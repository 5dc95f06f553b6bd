// The figures and times of one message as one line, for tables.

#pragma once

#include <optional>
#include <string>

#include "rules/rules.hpp"

namespace tenmatsu {

/// The built-in rules, loaded once.
const RulesPtr& built_in();

/// "~1200 社, 800 件"
std::string metrics_said(const std::string& text);

/// The same with the subject of each: "契約: ~1200 社".
std::string subjects_said(const std::string& text);

/// One message of that speaker, at no time.
Analysis told_by(const std::string& speaker, const std::string& text);

/// The analysis of one message that was said at `minute`, where a day is given on that day.
Analysis said_at(const std::string& text, Minute minute, std::optional<Date> day = std::nullopt);

/// "~14:30 relative from, 17:00 deadline", the times of its first message.
std::string times_in(const Analysis& analysis);

/// The analysis of a talk of two people, one message a minute from 14:30 on.
Analysis talked(const std::vector<std::string>& messages);

}  // namespace tenmatsu
