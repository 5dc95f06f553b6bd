// Words that no postmortem should hold: people as causes, blame, things left to be written.

#include <algorithm>

#include "proof/checker.hpp"

namespace tenmatsu::proof {
namespace {

using rules::Section;

bool is_open(const Line& line) {
  return is_prose(line) || line.kind == LineKind::heading;
}

// The first word of the check in a line, unless one that takes it away stands there too.
void look(Checker& checker, std::string_view id, const Line& line) {
  const rules::Check& check = checker.check(id);
  const std::string text = text::normalised(line.text);
  const std::string found = word_in(text, check.words);
  if (!found.empty() && word_in(text, check.unless).empty()) {
    checker.tell(id, line.number, found);
  }
}

}  // namespace

void check_words(Checker& checker) {
  for (const Line& line : checker.page().lines) {
    if (!is_open(line)) {
      continue;
    }
    if (line.section == Section::cause && line.kind != LineKind::heading) {
      look(checker, "check.cause.person", line);
    }
    look(checker, "check.blame", line);
    if (line.kind != LineKind::heading) {
      look(checker, "check.todo", line);
    }
  }
}

}  // namespace tenmatsu::proof
