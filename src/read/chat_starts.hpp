// Which lines of a chat start a message.

#pragma once

#include <vector>

#include "read/chat_candidates.hpp"
#include "read/chat_manner.hpp"

namespace tenmatsu::reading::chat_lines {

/// For each line how it starts a message, nullptr where it goes on with the one above. A line of
/// another manner than that of the file starts one only where a known speaker says it at a fitting
/// time.
std::vector<const Candidate*> starts_of(const std::vector<Line>& lines,
                                        const rules::ChatLines& rules, const MainManner& main);

}  // namespace tenmatsu::reading::chat_lines
