// Each action says what is to be done, by whom, until when, and can be seen to be done.

#include <algorithm>

#include "analyse/deadline.hpp"
#include "proof/checker.hpp"
#include "proof/names.hpp"
#include "proof/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/fold.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::proof {
namespace {

using rules::DocumentWord;
using rules::Section;

// Whether at least one value names something.
bool names_any(const std::vector<std::string>& values, const rules::Proofs& words) {
  return std::ranges::any_of(values, [&](const std::string& value) {
    const std::string text = text::normalised(value);
    return !text.empty() && !text::is_one_of(text, words.words(DocumentWord::nobody)) &&
           !text::is_one_of(text, words.words(DocumentWord::unknown));
  });
}

// Whether the column of a row is headed by who does it, or by when.
bool is_of_a_field(const Checker& checker, const Line& line, std::size_t column) {
  if (line.head < 0) {
    return false;
  }
  const Line& head = checker.page().lines[static_cast<std::size_t>(line.head)];
  const std::string name = column < head.cells.size() ? text::normalised(head.cells[column]) : "";
  const auto& words = checker.rules().proofs;
  return text::is_one_of(name, words.words(DocumentWord::person_field)) ||
         text::is_one_of(name, words.words(DocumentWord::due_field));
}

// The longest cell of what is no field.
std::string longest_cell(const Checker& checker, const Line& line) {
  std::string longest;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    if (line.cells[i].size() > longest.size() && !is_of_a_field(checker, line, i)) {
      longest = line.cells[i];
    }
  }
  return longest;
}

// What is to be done: without the brackets at the end.
std::string act_of(const Checker& checker, const Line& line) {
  const std::string text = line.kind == LineKind::row ? longest_cell(checker, line) : line.text;
  std::string act = text::normalised(text);
  while (act.ends_with(')') && act.rfind('(') != std::string::npos) {
    act.resize(act.rfind('('));
    act = std::string(text::trimmed(act));
  }
  return act;
}

bool holds_deadline(std::string_view text, const rules::DueWords& due) {
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    if (analysis::begins_with_day(due, text.substr(at))) {
      return true;
    }
  }
  return false;
}

// Whether a table lists what playbooks suggest: a column of it names them.
bool lists_suggestions(const Checker& checker, const Line& line) {
  const auto& words = checker.rules().proofs.words(DocumentWord::suggestion);
  if (line.kind != LineKind::row || line.head < 0) {
    return false;
  }
  const Line& head = checker.page().lines[static_cast<std::size_t>(line.head)];
  return std::ranges::any_of(head.cells, [&](const std::string& cell) {
    return text::is_one_of(text::normalised(cell) + ":", words);
  });
}

// Rows count where their table has a column for one of the fields; a list of categories does not.
bool is_action(const Checker& checker, const Line& line) {
  const auto& proofs = checker.rules().proofs;
  const std::string text = text::normalised(line.text);
  const std::string_view bare = text::without_closing_marks(text::trimmed(text));
  return line.section == Section::prevention &&
         (line.kind == LineKind::item || line.kind == LineKind::row) && !bare.empty() &&
         !text::is_one_of(bare, proofs.words(DocumentWord::unknown)) &&
         !text::holds_one_of(text, proofs.words(DocumentWord::suggestion)) &&
         !lists_suggestions(checker, line) &&
         // The cause for which there are suggestions.
         !text::holds_one_of(text, text::normalised(checker.check("check.action.owner").unless));
}

void check_action(Checker& checker, const Line& line) {
  const auto& proofs = checker.rules().proofs;
  const auto values = [&](DocumentWord field) {
    return field_values(checker.page(), line, checker.rules(), field);
  };
  const std::string act = act_of(checker, line);
  const std::string shown = shortened(act);
  const bool somebody = names_any(values(DocumentWord::person_field), proofs) ||
                        (values(DocumentWord::person_field).empty() &&
                         !people_in(checker.page(), line, checker.rules()).empty());
  if (!somebody) {
    checker.tell("check.action.owner", line.number, shown);
  }
  auto dues = values(DocumentWord::due_field);
  const bool named = !dues.empty();
  // 早急に is no day by which anybody could ask.
  std::erase_if(dues, [&](const std::string& due) {
    const std::string text = text::normalised(due);
    return !word_in(text, checker.check("check.action.due").words).empty() &&
           !holds_deadline(text, checker.rules().due);
  });
  if (!names_any(dues, proofs) &&
      !(!named && holds_deadline(text::normalised(line.text), checker.rules().due))) {
    checker.tell("check.action.due", line.number, shown);
  }
  const rules::Check& bounded = checker.check("check.action.bounded");
  const std::string vague = word_in(act, bounded.words);
  if (!vague.empty()) {
    if (word_in(act, bounded.unless).empty()) {
      checker.tell("check.action.bounded", line.number, vague);
    }
    return;
  }
  const rules::Check& verb = checker.check("check.action.verb");
  const std::string_view bare = text::without_closing_marks(act);
  const bool ends =
      std::ranges::any_of(verb.words, [&](const std::string& end) { return bare.ends_with(end); });
  if (!ends && word_in(act, verb.unless).empty()) {
    checker.tell("check.action.verb", line.number, shown);
  }
}

}  // namespace

void check_actions(Checker& checker) {
  for (const Line& line : checker.page().lines) {
    if (is_action(checker, line)) {
      check_action(checker, line);
    }
  }
}

}  // namespace tenmatsu::proof
