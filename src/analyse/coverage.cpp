// Counts what the rules said of talks, by the ids that the analyses carry.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "rules/rules.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu {
namespace {

// The lists whose rules leave their id, or enough to find it again.
constexpr std::string_view kCounted[] = {"tags", "markers", "modality", "units"};
constexpr const char* kTerms = "terms";

class Counter {
 public:
  explicit Counter(const Rules& rules) : rules_(rules) {}

  void add_rule(const RuleInfo& info) {
    if (std::ranges::find(kCounted, info.kind) != std::end(kCounted)) {
      use_of(info.kind, info.id);
    } else if (info.kind != kTerms) {
      not_counted_.insert(info.kind);
    }
  }

  // A list of words has no id of its own; its category has.
  void add_categories() {
    for (const std::string& category : rules_.terms.categories()) {
      use_of(kTerms, category);
    }
  }

  void add(const Analysis& analysis) {
    for (std::size_t i = 0; i < analysis.events.size(); ++i) {
      message_ = &analysis.transcript.messages[i];
      file_ = message_->source.empty() ? &analysis.transcript.name : &message_->source;
      add(analysis.events[i]);
    }
  }

  [[nodiscard]] RuleCoverage coverage() const {
    RuleCoverage out;
    for (const auto& [key, use] : uses_) {
      out.uses.push_back(use);
    }
    std::ranges::sort(out.uses, [](const RuleUse& a, const RuleUse& b) {
      return a.count != b.count ? a.count > b.count
                                : std::tie(a.id, a.kind) < std::tie(b.id, b.kind);
    });
    out.not_counted.assign(not_counted_.begin(), not_counted_.end());
    return out;
  }

 private:
  void add(const Event& event) {
    for (const Sentence& sentence : event.sentences) {
      if (!sentence.rule.empty()) {
        count("modality", sentence.rule);
      }
    }
    for (const Evidence& fired : event.fired) {
      count("tags", fired.rule);
      const rules::TagRule* rule = rules_.tags.find(fired.rule);
      if (rule != nullptr && !rule->when.marker.empty()) {
        count("markers", rule->when.marker);
      }
    }
    for (const TermUse& use : event.terms) {
      count(kTerms, use.category);
    }
    for (const Metric& metric : event.metrics) {
      if (const rules::Unit* unit = unit_of(metric)) {
        count("units", unit->id);
      }
    }
  }

  // A figure keeps the plain form of its unit, which several rules share: its words tell which.
  [[nodiscard]] const rules::Unit* unit_of(const Metric& metric) const {
    const text::Normalised text = text::normalise(metric.text);
    for (std::size_t at = 0; at < text.text.size(); at += text::character_at(text.text, at).size) {
      const std::string_view written = std::string_view(metric.text).substr(text.original(at));
      const rules::Unit* unit = rules_.figures.unit_at(text.text, at, written).unit;
      if (unit != nullptr && metric.unit.starts_with(unit->unit)) {
        return unit;
      }
    }
    return nullptr;
  }

  RuleUse& use_of(const std::string& kind, const std::string& id) {
    RuleUse& use = uses_[{kind, id}];
    use.kind = kind;
    use.id = id;
    return use;
  }

  void count(const std::string& kind, const std::string& id) {
    RuleUse& use = use_of(kind, id);
    if (use.count++ == 0) {
      use.first_file = *file_;
      use.first_line = message_->line;
    }
  }

  const Rules& rules_;
  std::map<std::pair<std::string, std::string>, RuleUse> uses_;
  std::set<std::string> not_counted_;
  const Message* message_ = nullptr;
  const std::string* file_ = nullptr;
};

}  // namespace

RuleCoverage rule_coverage(const RulesPtr& rules, const std::vector<Analysis>& analyses) {
  Counter counter(*rules);
  for (const RuleInfo& info : rule_infos(rules)) {
    counter.add_rule(info);
  }
  counter.add_categories();
  for (const Analysis& analysis : analyses) {
    counter.add(analysis);
  }
  return counter.coverage();
}

}  // namespace tenmatsu
