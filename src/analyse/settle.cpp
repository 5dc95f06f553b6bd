#include "analyse/settle.hpp"

#include <algorithm>

namespace tenmatsu::analysis {
namespace {

// Sums of decimal fractions fall short of 1 by less than this.
constexpr double kThreshold = 1 - 1e-9;

// From the least to the furthest, for causes and for actions.
constexpr Status kOrder[] = {Status::none,      Status::ruled_out, Status::suspected,
                             Status::confirmed, Status::proposed,  Status::requested,
                             Status::started,   Status::rejected,  Status::done};

bool is_further(Status a, Status b) {
  return std::ranges::find(kOrder, a) > std::ranges::find(kOrder, b);
}

/// What spoke for one tag in one sentence.
struct Verdict {
  double sum = 0;
  bool never = false;
  bool marked = false;  // by a person, who has the last word
  const Evidence* strongest = nullptr;
  double status_strength = 0;
  Category category = Category::none;
  double category_strength = 0;
  bool postmortem = false;
  Status status = Status::none;
};

void weigh(Verdict& verdict, const Evidence& evidence, const rules::TagRule& rule) {
  if (!rule.when.marker.empty()) {
    verdict.marked = true;
    verdict.never = evidence.never;
    verdict.status = rule.status;
  } else if (!verdict.marked) {
    verdict.never = verdict.never || evidence.never;
  }
  verdict.sum += verdict.marked ? std::max(evidence.weight, 0.0) : evidence.weight;
  if (verdict.strongest == nullptr || evidence.weight > verdict.strongest->weight) {
    verdict.strongest = &evidence;
  }
  verdict.postmortem = verdict.postmortem || rule.postmortem;
  if (rule.category != Category::none && evidence.weight > verdict.category_strength) {
    verdict.category = rule.category;
    verdict.category_strength = evidence.weight;
  }
  if (rule.status == Status::none || evidence.weight <= 0 || verdict.marked) {
    return;
  }
  if (verdict.status == Status::none || evidence.weight > verdict.status_strength ||
      (evidence.weight == verdict.status_strength && is_further(rule.status, verdict.status))) {
    verdict.status = rule.status;
    verdict.status_strength = evidence.weight;
  }
}

/// Of all tags in all sentences of a message.
class Verdicts {
 public:
  Verdicts(const Event& event, const rules::TagRules& rules)
      : sentences_(event.sentences.size()), all_(sentences_ * kTagCount) {
    for (const Evidence& evidence : event.fired) {
      weigh(all_[place(evidence.tag, static_cast<std::size_t>(evidence.sentence))], evidence,
            *rules.find(evidence.rule));
    }
  }

  [[nodiscard]] const Verdict& of(Tag tag, std::size_t sentence) const {
    return all_[place(tag, sentence)];
  }

 private:
  [[nodiscard]] std::size_t place(Tag tag, std::size_t sentence) const {
    return static_cast<std::size_t>(tag) * sentences_ + sentence;
  }

  std::size_t sentences_;
  std::vector<Verdict> all_;
};

/// A statement with a question mark asks.
Modality modality_of(const Sentence& sentence) {
  return sentence.question && sentence.modality == Modality::statement ? Modality::question
                                                                       : sentence.modality;
}

void settle_tag(Event& event, const rules::TagRules& rules, const Verdicts& verdicts, Tag tag) {
  TagFinding finding;
  finding.tag = tag;
  double strongest = 0;
  bool has_named = false;
  for (std::size_t s = 0; s < event.sentences.size(); ++s) {
    const Verdict& verdict = verdicts.of(tag, s);
    if (verdict.never || verdict.sum < kThreshold) {
      continue;
    }
    // A status that a rule names beats one that only the modality gives.
    const bool is_named = verdict.status != Status::none;
    const Status status =
        is_named ? verdict.status : rules.status_of(tag, modality_of(event.sentences[s]));
    if (is_named == has_named ? is_further(status, finding.status) : is_named) {
      finding.status = status;
    }
    has_named = has_named || is_named;
    finding.postmortem = finding.postmortem || verdict.postmortem;
    if (finding.category == Category::none) {
      finding.category = verdict.category;
    }
    finding.sentences.push_back(static_cast<int>(s));
    if (verdict.sum > strongest) {
      finding.main_sentence = static_cast<int>(s);
      finding.rule = verdict.strongest->rule;
      strongest = verdict.sum;
    }
  }
  if (strongest == 0) {
    return;
  }
  std::ranges::copy_if(event.fired, std::back_inserter(finding.evidence),
                       [tag](const Evidence& evidence) { return evidence.tag == tag; });
  event.tags.push_back(std::move(finding));
}

}  // namespace

void settle(Event& event, const rules::TagRules& rules) {
  event.tags.clear();
  const Verdicts verdicts(event, rules);
  for (int tag = 0; tag < kTagCount; ++tag) {
    settle_tag(event, rules, verdicts, static_cast<Tag>(tag));
  }
}

std::optional<Phase> phase_entered(const Event& event, const rules::TagRules& rules) {
  std::optional<Phase> entered;
  for (const Evidence& evidence : event.fired) {
    const rules::TagRule* rule = rules.find(evidence.rule);
    if (rule->enters && !rule->never && find_tag(event, evidence.tag) != nullptr) {
      entered = rule->enters;
    }
  }
  return entered;
}

}  // namespace tenmatsu::analysis
