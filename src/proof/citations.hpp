// Which messages the lines of a document cite: by footnotes, [^3], or in line, （14:35 田中）.

#pragma once

#include <vector>

#include "proof/page.hpp"
#include "proof/quotations.hpp"
#include "proof/support.hpp"

namespace tenmatsu::proof {

struct Citations {
  /// Beside Page::lines: what the paragraph, item or row cites that the line belongs to.
  std::vector<Cited> cited;
  Findings findings;
};

/// Takes citations in line out of the texts of `page`: they are no part of what is said.
Citations citations_of(Page& page, const Quotations& quotations, const Support& support,
                       const Rules& rules);

}  // namespace tenmatsu::proof
