// What was found in a document that was proofread.

#pragma once

#include <string>
#include <vector>

namespace tenmatsu {

/// One thing to look at. Ids are stable: scripts may count on them.
struct Finding {
  std::string id;       // verify.figure, check.cause.person …
  int line = 0;         // of the document, from 1
  std::string found;    // the words of the document that are meant; empty where something lacks
  std::string message;  // what is wrong, and what was expected; one line
  std::string way_out;  // what to do about it; one line
};

/// In the order of their lines.
using Findings = std::vector<Finding>;

/// An array of objects with the members `file`, `line`, `id`, `found`, `message` and `way_out`.
/// `file` is what the document is called.
std::string findings_json(const std::string& file, const Findings& findings);

}  // namespace tenmatsu
