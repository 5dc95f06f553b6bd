#include "compose/summary/cause_links.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

Words words_of(const Cause& cause) {
  return content_words(text::normalised(cause.statement.text));
}

// 「12になって上限を超えた」 behind 「9から12に増えた」: says it again.
bool repeats(const Story& story, const Cause& link, const Cause& lead) {
  constexpr double kMost = 0.6;
  const Words words = words_of(link);
  const Words known = words_of(lead);
  return naming_words(story, words) < 2 || static_cast<double>(shared_words(words, known)) >=
                                               kMost * static_cast<double>(words.size());
}

// What was told again long after belongs to the course of the work.
bool was_told_near(const Cause& link, const Cause& lead) {
  constexpr int kNear = 4;  // messages
  return std::ranges::all_of(link.statement.events,
                             [&](int n) { return std::abs(n - lead.raised.front()) <= kNear; });
}

bool is_finding(const Cause& cause) {
  return cause.status == Status::confirmed && !cause.contributing && !cause.raised.empty();
}

// 「8度しかずれないのはなぜだ」, taken for a finding, and a guess that was confirmed in no words.
bool asks(const Story& story, const Cause& link) {
  const auto& phrases = story.phrases();
  const std::string& text = link.statement.text;
  return ends_asking(story, text) || holds_any(text, phrases.cue("asks_why")) ||
         text.ends_with(phrases.fill("cause.settled", {{"guess", ""}}));
}

// What is told once the cause is known is as often what comes of it, or a remark: it takes a look
// that found it, or somebody who tells at length how it came about.
bool tells_more(const Story& story, const Cause& link) {
  constexpr std::size_t kAtLength = 45;  // characters
  return story.has(link.raised.front(), Tag::investigation) ||
         length_of(link.statement.text) >= kAtLength;
}

}  // namespace

std::vector<const Cause*> links_of(const Story& story, const Incident& incident) {
  constexpr int kBefore = 3;  // messages
  constexpr int kBehind = 2;
  const Cause& lead = incident.causes.front();
  if (!is_finding(lead) || !lead.main) {
    return {};
  }
  const Cause* before = nullptr;
  const Cause* behind = nullptr;
  for (const Cause& one : incident.causes) {
    if (&one == &lead || !is_finding(one) || !was_told_near(one, lead) ||
        repeats(story, one, lead) || asks(story, one)) {
      continue;
    }
    const int way = one.raised.front() - lead.raised.front();
    if (way < 0 && way >= -kBefore &&
        (before == nullptr || before->raised.front() < one.raised.front())) {
      before = &one;
    }
    if (way > 0 && way <= kBehind && tells_more(story, one) &&
        (behind == nullptr || behind->raised.front() > one.raised.front())) {
      behind = &one;
    }
  }
  std::vector<const Cause*> links{before, behind};
  std::erase(links, nullptr);
  return links;
}

}  // namespace tenmatsu::composition
