// The sections that a postmortem needs, and that something stands in them.

#include <algorithm>
#include <array>

#include "proof/checker.hpp"
#include "text/closing.hpp"
#include "text/fold.hpp"

namespace tenmatsu::proof {
namespace {

using rules::DocumentWord;
using rules::Section;

// In the order of the words of check.section.missing.
constexpr Section kNeeded[] = {Section::summary,  Section::impact,     Section::cause,
                               Section::response, Section::prevention, Section::timeline};

bool is_needed(Section section) {
  return std::ranges::find(kNeeded, section) != std::end(kNeeded);
}

// 「発言なし」, 「調査中」: says that there is nothing to say.
bool is_placeholder(const Line& line, const rules::Proofs& words) {
  const std::string text = text::normalised(line.text);
  const std::string_view bare = text::without_closing_marks(text::trimmed(text));
  const auto& unknown = words.words(DocumentWord::unknown);
  return bare.empty() || std::ranges::find(unknown, bare) != unknown.end();
}

struct Content {
  bool any = false;      // a line that is no blank
  bool telling = false;  // … and that says something
  bool figure = false;
};

// Of all lines below a heading, those of its sub-headings too.
Content content_of(const Checker& checker, std::size_t heading) {
  const auto& lines = checker.page().lines;
  Content content;
  for (std::size_t i = heading + 1; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.kind == LineKind::heading && line.level <= lines[heading].level) {
      break;
    }
    const bool code = line.kind == LineKind::code;
    if (!is_prose(line) && !code) {
      continue;
    }
    content.any = true;
    content.telling = content.telling || code || !is_placeholder(line, checker.rules().proofs);
    const Facts facts = checker.facts(line.text);
    content.figure =
        content.figure || std::ranges::any_of(facts.figures, [](const FigureFact& figure) {
          return !figure.dropped && figure.name.empty();
        });
  }
  return content;
}

// A heading that opens its section, not one below it.
bool opens_section(const Page& page, std::size_t i) {
  const Line& line = page.lines[i];
  for (std::size_t k = i; k-- > 0;) {
    const Line& above = page.lines[k];
    if (above.kind == LineKind::heading && above.level < line.level) {
      return above.section != line.section;
    }
  }
  return true;
}

}  // namespace

void check_sections(Checker& checker) {
  const auto& lines = checker.page().lines;
  std::array<bool, rules::kSectionCount> has{};
  bool impact_told = false;
  int impact_line = 0;
  bool impact_figure = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.kind != LineKind::heading || line.level == 1) {
      continue;
    }
    has[static_cast<std::size_t>(line.section)] = true;
    const Content content = content_of(checker, i);
    const bool opens = is_needed(line.section) && opens_section(checker.page(), i);
    if ((!content.any && line.section != Section::evidence) || (opens && !content.telling)) {
      checker.tell("check.section.empty", line.number, line.text);
    }
    if (line.section == Section::impact) {
      impact_told = impact_told || content.telling;
      impact_figure = impact_figure || content.figure;
      impact_line = impact_line == 0 ? line.number : impact_line;
    }
  }
  if (impact_told && !impact_figure) {
    checker.tell("check.impact.figure", impact_line, "");
  }
  // A report with its times in a section of its own needs neither summary nor timeline.
  const bool report = has[static_cast<std::size_t>(Section::times)];
  const auto& names = checker.check("check.section.missing").words;
  const Line* title = checker.page().title();
  for (std::size_t i = 0; i < std::size(kNeeded) && i < names.size(); ++i) {
    const bool spared =
        report && (kNeeded[i] == Section::summary || kNeeded[i] == Section::timeline);
    if (!has[static_cast<std::size_t>(kNeeded[i])] && !spared) {
      checker.tell("check.section.missing", title != nullptr ? title->number : 1, names[i]);
    }
  }
}

}  // namespace tenmatsu::proof
