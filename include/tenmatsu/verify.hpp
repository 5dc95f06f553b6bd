// Holds a document against the transcript that it tells of. The document may have been made by
// this library and edited by hand, or written by anybody.
//
//   auto analysis = tenmatsu::analyse(tenmatsu::read(bytes, "chat.txt", rules), rules);
//   auto findings = tenmatsu::verify(document, analysis, rules);

#pragma once

#include <string_view>

#include "tenmatsu/findings.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

/// Every figure, time, name, reference, computation and quotation of the document that the
/// transcript does not bear out. A line with references ([^3], or （14:35 田中） at its end) is
/// held against the messages that it cites, any other against all of them. Figures are compared by
/// value, whatever their spelling: 1万2000 and 12,000, 2時間 and 120分 are the same.
///
/// `document` is Markdown, in any encoding that read() knows. The ids of findings are
/// verify.figure, verify.time, verify.name, verify.reference, verify.computation, verify.quote.
Findings verify(std::string_view document, const Analysis& analysis, const RulesPtr& rules);

}  // namespace tenmatsu
