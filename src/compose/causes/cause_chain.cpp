#include "compose/causes/cause_chain.hpp"

#include <algorithm>

#include "compose/causes/cause_text.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/row_lines.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

constexpr int kNear = 3;              // messages
constexpr std::size_t kEnough = 200;  // characters

bool goes_on(const Story& story, const Cause& cause) {
  return cause.status == Status::confirmed && !cause.contributing &&
         starts_with_any(cause.statement.text, story.phrases().cue("chain_heads")) &&
         !starts_with_any(cause.statement.text, story.phrases().cue("no_chain_heads"));
}

// Whether it was told once, as a fact: it has no course that would be lost.
bool was_clear(const Story& story, const Cause& cause) {
  return cause.supported.empty() && cause.opposed.empty() && cause.raised.size() == 1 &&
         story.status(cause.raised.front(), Tag::cause) == Status::confirmed;
}

void put_before(const Story& story, const Statement& first, Statement& told) {
  told.text = first.text + story.phrases().text("mark.full_stop") + told.text;
  cite(told, first.events);
}

// The cause that was told last before it, within a few messages.
Cause* told_before(std::vector<Cause>& causes, const Cause& cause) {
  const int n = cause.raised.front();
  Cause* found = nullptr;
  for (Cause& one : causes) {
    const int at = one.raised.front();
    const bool near = at < n && n - at <= kNear;
    if (near && one.status == Status::confirmed && !one.contributing &&
        (found == nullptr || at > found->raised.front())) {
      found = &one;
    }
  }
  return found;
}

bool fits(const Statement& first, const Statement& told) {
  return first.text.find(told.text) == std::string::npos &&
         told.text.find(first.text) == std::string::npos &&
         length_of(first.text) + length_of(told.text) <= kEnough;
}

// What somebody found in the message before it, where nobody called that a cause.
Statement finding_before(const Story& story, int n) {
  const int before = n - 1;
  if (before < 1 || !story.has(before, Tag::investigation) || story.has(before, Tag::action)) {
    return {};
  }
  std::vector<Line> lines = story.carriers(before, Tag::investigation);
  std::erase_if(lines, [&](Line line) { return story.asks(line); });
  Statement found = lines.empty() ? Statement{} : plain_statement(story, before, lines);
  found.text = bare_cause(story, found.text);
  const auto words = content_words(text::normalised(found.text));
  return naming_words(story, words) > 1 ? found : Statement{};
}

void add_finding(const Story& story, Cause& cause) {
  const bool result = starts_with_any(cause.statement.text, story.phrases().cue("result_heads"));
  const Statement finding = result ? finding_before(story, cause.raised.front()) : Statement{};
  if (!finding.text.empty() && fits(finding, cause.statement)) {
    put_before(story, finding, cause.statement);
  }
}

}  // namespace

void join_chains(const Story& story, std::vector<Cause>& causes) {
  for (std::size_t k = 0; k < causes.size(); ++k) {
    if (!goes_on(story, causes[k])) {
      continue;
    }
    Cause* before = told_before(causes, causes[k]);
    if (before == nullptr) {
      add_finding(story, causes[k]);
      continue;
    }
    // The one that leads the list stays where it is.
    const bool into = before < &causes[k];
    Cause& stays = into ? *before : causes[k];
    Cause& goes = into ? causes[k] : *before;
    if (!fits(before->statement, causes[k].statement) || !was_clear(story, goes)) {
      continue;
    }
    Statement whole = causes[k].statement;
    put_before(story, before->statement, whole);
    stays.statement = std::move(whole);
    goes.statement.text.clear();
  }
  std::erase_if(causes, [](const Cause& one) { return one.statement.text.empty(); });
}

}  // namespace tenmatsu::composition
