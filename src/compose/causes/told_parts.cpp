#include "compose/causes/told_parts.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "compose/causes/cause_words.hpp"
#include "compose/causes/claims.hpp"
#include "compose/causes/doubt.hpp"
#include "compose/causes/taken_back.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

Words words_of(const std::string& text) {
  return content_words(text::normalised(text));
}

std::vector<int> messages_of(const Cause& cause) {
  std::vector<int> all = cause.raised;
  all.insert(all.end(), cause.supported.begin(), cause.supported.end());
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// The message in whose words it is told.
int source_of(const Story& story, const Cause& cause, const std::vector<int>& messages) {
  const Words words = words_of(cause.statement.text);
  return *std::ranges::max_element(
      messages, {}, [&](int n) { return shared_words(words, content_words(story.normal(n))); });
}

// The sentences that are told for sure, the guesses among them as what was so. What is well and
// what only points, 「原因それだ」, goes.
std::string sure_part(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  std::string told;
  for (const std::string& sentence : split_sentences(story, text)) {
    const std::string sure = without_doubt(story, sentence);
    // 「除外の設定は残っていますか」 asks, and guesses nothing.
    const bool only_asks =
        phrases.cue("rhetorical_ends").any_is(longest_end(sentence, phrases.cue("hedged_ends")));
    const bool doubts = only_asks || still_doubts(story, sure) ||
                        holds_any(sure, phrases.cue("asks_inside")) ||
                        ends_with_any(sentence, phrases.cue("expecting_ends")) ||
                        ends_with_any(sentence, phrases.cue("told_well_ends"));
    if (!doubts && naming_words(story, words_of(sure)) > 0) {
      told += (told.empty() ? "" : phrases.text("mark.full_stop")) + sure;
    }
  }
  return told;
}

// What message `n` tells as a fact, or as the guess that was confirmed.
std::string part_of(const Story& story, int n, bool raised) {
  for (const Claim& claim : claims(story, n)) {
    const bool guess = raised && claim.status == Status::suspected;
    if (guess || claim.status == Status::confirmed) {
      return sure_part(story, cause_statement(story, claim).text);
    }
  }
  return "";
}

// 「割っていたと申しましたが、割っていませんでした」
bool was_taken_back(const Story& story, int n, const std::vector<int>& messages) {
  return std::ranges::any_of(messages, [&](int later) {
    return later > n && story.speaker(later) == story.speaker(n) &&
           (takes_back(story, later, n) || takes_back_act(story, later, n));
  });
}

// Whether it names enough that the other does not.
bool tells_more(const Story& story, const std::string& part, const std::string& told) {
  constexpr std::size_t kNew = 3;  // words
  const Words known = words_of(told);
  Words words = words_of(part);
  std::erase_if(words, [&](const std::string& word) {
    return std::ranges::any_of(known, [&](const std::string& one) { return same_word(one, word); });
  });
  return naming_words(story, words) >= kNew;
}

}  // namespace

void add_told_parts(const Story& story, Cause& cause) {
  constexpr int kNear = 3;              // messages
  constexpr std::size_t kEnough = 160;  // characters
  const auto& phrases = story.phrases();
  const std::string joint = phrases.fill("cause.answered", {{"guess", ""}, {"answer", ""}});
  const std::vector<int> messages = messages_of(cause);
  // 「原因はこの伝票で間違いない」 says it all.
  const bool named = holds_any(text::normalised(cause.statement.text), phrases.cue("cause_names"));
  if (cause.status != Status::confirmed || messages.size() < 2 || named ||
      cause.statement.text.find(joint) != std::string::npos) {
    return;
  }
  const int source = source_of(story, cause, messages);
  for (const int n : messages) {
    const bool raised = std::ranges::find(cause.raised, n) != cause.raised.end();
    const std::string part =
        n == source || std::abs(n - source) > kNear || was_taken_back(story, n, messages)
            ? ""
            : part_of(story, n, raised);
    const bool room = length_of(part) + length_of(cause.statement.text) <= kEnough;
    if (part.empty() || !room || !tells_more(story, part, cause.statement.text)) {
      continue;
    }
    const std::string& mark = phrases.text("mark.full_stop");
    std::string& text = cause.statement.text;
    if (n < source) {
      text.insert(0, part + mark);
    } else {
      text.append(mark).append(part);
    }
    cite(cause.statement, {n});
  }
}

}  // namespace tenmatsu::composition
