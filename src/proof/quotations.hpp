// The messages that a document quotes in its footnotes, held against what was said:
//
//   [^3]: 14:36 佐藤「RDSのCPUが98%です」(chat.txt:5)

#pragma once

#include <map>
#include <string>

#include "proof/page.hpp"
#include "proof/support.hpp"
#include "tenmatsu/findings.hpp"

namespace tenmatsu::proof {

struct Quotations {
  /// The message behind each label of a footnote; 0 for a footnote that is no message.
  std::map<std::string, int> messages;
  Findings findings;
};

Quotations quotations_of(const Page& page, const Support& support, const Rules& rules);

}  // namespace tenmatsu::proof
