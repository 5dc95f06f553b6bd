#include "compose/causes/cause_evidence.hpp"

#include <algorithm>
#include <set>

#include "compose/speech/words.hpp"
#include "compose/story/worth.hpp"

namespace tenmatsu::composition {
namespace {

// What the evidence for the tag sums up to. A tag that stands without any was given by a person.
double evidence_of(const TagFinding& finding) {
  constexpr double kGiven = 5;
  double sum = finding.evidence.empty() ? kGiven : 0;
  for (const Evidence& evidence : finding.evidence) {
    sum += evidence.weight;
  }
  return sum;
}

std::vector<int> told_in(const Cause& cause) {
  std::vector<int> all = cause.raised;
  all.insert(all.end(), cause.supported.begin(), cause.supported.end());
  return all;
}

}  // namespace

bool named_as_root(const Story& story, const Cause& cause) {
  const std::vector<int> told = told_in(cause);
  return std::ranges::any_of(told, [&](int n) {
    return story.status(n, Tag::cause) == Status::confirmed && story.hears(n, "root");
  });
}

bool marked_as_cause(const Story& story, int n) {
  const auto& fired = story.event(n).fired;
  return std::ranges::any_of(fired, [&](const Evidence& evidence) {
    const rules::TagRule* rule = story.rules().tags.find(evidence.rule);
    return evidence.tag == Tag::cause && evidence.weight > 0 && rule != nullptr &&
           !rule->when.marker.empty();
  });
}

CauseEvidence::CauseEvidence(const Story& story) : story_(&story), spoken_(story) {
  const std::vector<int> recoveries = story.tagged(Tag::recovery);
  first_recovery_ = recoveries.empty() ? 0 : recoveries.front();
}

// How sure it is that a message speaks of a cause at all: the best of those that confirmed it.
double CauseEvidence::certainty(const Guess& one) const {
  constexpr double kMost = 5;
  const auto of = [&](int n) {
    const TagFinding* finding = find_tag(story_->event(n), Tag::cause);
    return finding == nullptr ? 0 : std::min(evidence_of(*finding), kMost);
  };
  if (one.settled) {
    return kMost;
  }
  double best = of(one.cause.raised.front());
  for (const int n : one.cause.supported) {
    best = story_->status(n, Tag::cause) == Status::confirmed ? std::max(best, of(n)) : best;
  }
  return best;
}

template <typename Counts>
std::size_t CauseEvidence::spoken_where(const Words& words, Counts counts) const {
  const auto spoken = std::ranges::count_if(words, [&](const std::string& word) {
    const std::vector<int>& messages = spoken_.with(word);
    return std::ranges::any_of(messages, counts);
  });
  return static_cast<std::size_t>(spoken);
}

// How often later messages speak of the same things.
double CauseEvidence::mentions(const Guess& one) const {
  constexpr int kMost = 5;
  std::set<int> later;
  for (const std::string& word : one.words) {
    const std::vector<int>& messages = spoken_.with(word);
    later.insert(std::ranges::upper_bound(messages, one.last), messages.end());
  }
  int count = 0;
  for (auto n = later.begin(); n != later.end() && count < kMost; ++n) {
    count += shared_words(spoken_.of(*n), one.words) >= 2 ? 1 : 0;
  }
  return static_cast<double>(count) / kMost;
}

// How many of its words stand in messages that are tagged so: what went wrong is mended, and kept
// from coming again.
double CauseEvidence::taken_up(const Guess& one, Tag tag, bool later) const {
  const int after = later ? one.cause.raised.front() : 0;
  return share_of_few(spoken_where(content_words(text::normalised(one.cause.statement.text)),
                                   [&](int n) { return n > after && story_->has(n, tag); }));
}

double CauseEvidence::known_from_symptoms(const Guess& one) const {
  return share_of_few(
      spoken_where(content_words(text::normalised(one.cause.statement.text)), [&](int n) {
        return n < one.cause.raised.front() &&
               (story_->has(n, Tag::symptom) || story_->has(n, Tag::detection));
      }));
}

// 「うわ」, 「それで全部止まったのか」: what people say who hear of it.
bool CauseEvidence::startled(int n) const {
  constexpr int kNear = 2;  // messages
  for (int next = n + 1; next <= std::min(story_->size(), n + kNear); ++next) {
    if (story_->speaker(next) != story_->speaker(n) && story_->begins(next, "reactions")) {
      return true;
    }
  }
  return false;
}

// 「金曜に判定を厳しいほうに変えました」, of what was so before the incident: told as no step.
bool CauseEvidence::tells_change(int n) const {
  const auto lines = story_->carriers(n, Tag::cause);
  return !story_->has(n, Tag::action) && std::ranges::any_of(lines, [&](Line line) {
    return !story_->asks(line) && story_->modality(line) != Modality::conjecture &&
           story_->ends(line, "changes_made");
  });
}

bool CauseEvidence::step_follows(int n) const {
  constexpr int kNear = 3;  // messages
  for (int next = n + 1; next <= std::min(story_->size(), n + kNear); ++next) {
    if (story_->has(next, Tag::action)) {
      return true;
    }
  }
  return false;
}

bool CauseEvidence::does(int n, Modality modality) const {
  const auto lines = story_->carriers(n, Tag::cause);
  return std::ranges::any_of(lines, [&](Line line) { return story_->modality(line) == modality; });
}

bool CauseEvidence::hears(int n, std::string_view cue) const {
  const auto lines = story_->carriers(n, Tag::cause);
  return std::ranges::any_of(lines, [&](Line line) { return story_->hears(line, cue); });
}

// 「要は、予備が前から死んでいて、そこへ工事が重なった」
bool CauseEvidence::sums_up(int n) const {
  const auto lines = story_->carriers(n, Tag::cause);
  return !asks(n) && std::ranges::any_of(lines, [&](Line line) {
    return story_->phrases().cue("sums_up").any_begins(
        story_->normal(story_->sentence_begin(line)));
  });
}

// 「これで両方止まったわけですね」
bool CauseEvidence::explains(int n) const {
  const auto lines = story_->lines(n);
  return std::ranges::any_of(lines, [&](Line line) { return story_->ends(line, "explains_so"); });
}

bool CauseEvidence::asks(int n) const {
  const auto lines = story_->carriers(n, Tag::cause);
  return std::ranges::any_of(lines, [&](Line line) { return story_->asks(line); });
}

// A vendor's or another team's word for it: who asked them tells what they found.
bool CauseEvidence::heard(const Guess& one) const {
  const std::vector<int> told = told_in(one.cause);
  return std::ranges::any_of(told, [&](int n) {
    const auto lines = story_->carriers(n, Tag::cause);
    return story_->status(n, Tag::cause) == Status::confirmed &&
           std::ranges::any_of(lines, [&](Line line) { return story_->hearsay(line); });
  });
}

// 「原因は、失敗を数えていなかったことです」
bool CauseEvidence::defines(const Guess& one) const {
  const auto outright = [&](std::string_view text) {
    return find_unless(text, story_->phrases().cue("defines_cause"),
                       story_->phrases().cue("cause_unknown"))
        .has_value();
  };
  // 「18GBを超えます。原因はこちらで間違いないかと存じます」
  const auto lines = story_->lines(one.cause.raised.front());
  return outright(text::normalised(one.cause.statement.text)) ||
         std::ranges::any_of(lines, [&](Line line) {
           return story_->hears(line, "surely") && outright(story_->normal(line));
         });
}

// 「原因はそれでいいですね」, 「はい、間違いないと思います」
bool CauseEvidence::agreed(const Guess& one) const {
  const std::vector<int> told = told_in(one.cause);
  return std::ranges::any_of(told, [&](int n) {
    return story_->hears(n, "asks_verdict") && std::ranges::any_of(told, [&](int other) {
             return other > n && story_->speaker(other) != story_->speaker(n) &&
                    story_->status(other, Tag::cause) != Status::ruled_out;
           });
  });
}

// One of its messages tells the root cause best of all, by the weights.
bool CauseEvidence::tells_root(const Guess& one) const {
  const std::vector<int> told = told_in(one.cause);
  return std::ranges::any_of(told, [&](int n) { return story_->is_main(n, Tag::cause); });
}

bool CauseEvidence::says(const Guess& one, std::string_view cue) const {
  return holds_any(text::normalised(one.cause.statement.text), story_->phrases().cue(cue));
}

bool CauseEvidence::names_the_cause(const Guess& one) const {
  const auto& phrases = story_->phrases();
  const std::string topic = phrases.text("word.cause") + phrases.text("particle.topic");
  const auto lines = story_->lines(one.cause.raised.front());
  return one.cause.status == Status::confirmed && !one.cause.contributing &&
         std::ranges::any_of(lines, [&](Line line) {
           return story_->normal(line).starts_with(topic) && !story_->asks(line) &&
                  !story_->negated(line) && story_->modality(line) != Modality::conjecture &&
                  !story_->hears(line, "no_finding_yet") && !story_->hears(line, "withholds");
         });
}

// Both sets of weights are rounded from fits on talks in which people had marked the causes, read
// with evidence that had not learned from them.
double CauseEvidence::for_lead(const Guess& one) const {
  constexpr double kLong = 100;  // characters
  constexpr double kRoot = 2;
  const int n = one.cause.raised.front();
  const auto length = static_cast<double>(length_of(story_->normal(n)));
  double sum = 0.4 * certainty(one);
  sum += named_as_root(*story_, one.cause) ? 1.6 : one.settled ? 0.8 : 0;
  sum += marked_as_cause(*story_, n) ? 3 : 0;
  sum += tells_root(one) ? kRoot : 0;
  sum += agreed(one) ? 2 : 0;
  sum += defines(one) ? 1.3 : 0;
  sum += 2 * std::min(length, kLong) / kLong;
  sum += 1.1 * share_of_few(one.cause.supported.size()) + 0.9 * mentions(one);
  sum += 1.5 * taken_up(one, Tag::action, true) + 1.1 * taken_up(one, Tag::followup, false);
  sum += startled(n) ? 0.8 : 0;
  sum += does(n, Modality::assertion) ? 1.3 : 0;
  sum += heard(one) ? 0.7 : 0;
  sum += tells_change(n) ? 0.8 : 0;
  sum += one.cause.status == Status::confirmed && sums_up(n) ? 1.5 : 0;
  sum += one.cause.status == Status::confirmed && sums_up(n) && explains(n) ? 1 : 0;
  sum -= 1.2 * known_from_symptoms(one);
  // What is found once things get better is why it went unnoticed, or came to be; 「原因は…でした」
  // says so of the cause itself.
  const bool named = names_the_cause(one);
  sum += named ? 1.5 : 0;
  sum -= first_recovery_ != 0 && n > first_recovery_ && !named ? 1.3 : 0;
  sum -= one.cause.contributing ? 0.9 : 0;
  sum -= does(n, Modality::request) ? 0.9 : 0;
  sum -= does(n, Modality::intention) ? 0.5 : 0;
  sum -= says(one, "first_person") ? 0.6 : 0;
  sum -= hears(n, "tells_no_cause") ? 1 : 0;
  return sum;
}

bool CauseEvidence::sure_of_lead(const Guess& one) const {
  constexpr double kLeast = 2;
  constexpr double kEnough = 3;
  const double lead = for_lead(one);
  return lead >= kEnough || (lead >= kLeast && for_telling(one) > 0);
}

double CauseEvidence::for_telling(const Guess& one) const {
  const int n = one.cause.raised.front();
  double sum = 0.7 * certainty(one) - 1.9;
  sum += named_as_root(*story_, one.cause) ? 0.5 : 0;
  sum += marked_as_cause(*story_, n) ? 3 : 0;
  // Early in a talk people tell what they see, later what it comes from.
  sum += 1.4 * n / story_->size();
  sum += 1.2 * taken_up(one, Tag::followup, false);
  sum += step_follows(n) ? 0.6 : 0;
  sum += heard(one) ? 0.5 : 0;
  sum += tells_change(n) ? 0.5 : 0;
  sum += hears(n, "tells_state") ? 0.45 : 0;
  sum += hears(n, "tells_why") ? 0.4 : 0;
  sum += one.cause.contributing ? 0.5 : 0;
  sum -= story_->has(n, Tag::impact) ? 0.9 : 0;
  sum -= story_->has(n, Tag::recovery) ? 0.9 : 0;
  sum -= story_->has(n, Tag::communication) ? 0.8 : 0;
  sum -= does(n, Modality::onset) ? 0.8 : 0;
  sum -= does(n, Modality::intention) ? 0.7 : 0;
  sum -= does(n, Modality::request) ? 0.7 : 0;
  sum -= one.cause.supported.empty() && asks(n) ? 0.6 : 0;
  sum -= hears(n, "tells_no_cause") ? 1 : 0;
  sum -= story_->event(n).phase == Phase::over ? 0.4 : 0;
  return sum;
}

}  // namespace tenmatsu::composition
