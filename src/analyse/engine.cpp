#include "analyse/engine.hpp"

#include <algorithm>
#include <span>

#include "analyse/discourse.hpp"
#include "analyse/people.hpp"
#include "analyse/rule_words.hpp"
#include "analyse/settle.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Condition;
using rules::Cue;
using rules::OneOf;
using rules::TagRule;

template <typename T>
bool holds(const std::vector<T>& all, const T& one) {
  return std::ranges::find(all, one) != all.end();
}

template <typename T>
bool agrees(const std::optional<T>& wanted, const T& found) {
  return !wanted || *wanted == found;
}

bool any_ends(std::string_view text, const std::vector<std::string>& ends) {
  return std::ranges::any_of(ends, [&](const std::string& end) { return text.ends_with(end); });
}

bool any_starts(std::string_view text, const std::vector<std::string>& starts) {
  return std::ranges::any_of(starts,
                             [&](const std::string& start) { return text.starts_with(start); });
}

/// Runs the rules over the messages of one talk, in their order.
class Engine {
 public:
  Engine(Talk& talk, const Rules& rules, Phase start)
      : talk_(talk),
        rules_(rules.tags),
        words_(find_rule_words(talk, rules)),
        here_(rules_.cue_count(), kNowhere),
        tried_(rules_.all().size(), 0) {
    course_.phase = start;
  }

  void run() {
    for (i_ = 0; i_ < talk_.result.events.size(); ++i_) {
      tag_message();
    }
  }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  [[nodiscard]] Event& event() { return talk_.result.events[i_]; }
  [[nodiscard]] const Event& event() const { return talk_.result.events[i_]; }
  [[nodiscard]] const Message& message() const { return talk_.result.transcript.messages[i_]; }

  void tag_message() {
    Event& event = this->event();
    event.phase = course_.phase;
    if (message().system) {
      return;
    }
    previous_ = answered_by(talk_.result.transcript, i_);
    length_ = text::length(talk_.heard[i_].text.text);
    speaker_ = text::normalised(message().speaker);
    bot_ = is_bot(talk_.result, message());
    for (const bool second : {false, true}) {
      for (s_ = 0; s_ < event.sentences.size(); ++s_) {
        try_sentence(second);
      }
      settle(event, rules_);
    }
    course_ = after(course_, event, phase_entered(event, rules_));
  }

  // The rules that want a word of this sentence, then those that want none, in the order of the
  // rule files.
  void try_sentence(bool second) {
    const std::span<const RuleWord> found = words_.in(i_, talk_.heard[i_].sentences[s_]);
    for (std::size_t k = found.size(); k > 0; --k) {
      here_[found[k - 1].cue] = k - 1;  // the first place of each word stays
    }
    found_ = found;
    ++round_;
    candidates_.assign(rules_.wanting_none().begin(), rules_.wanting_none().end());
    for (const RuleWord& word : found) {
      for (const std::uint32_t rule : rules_.wanting(word.cue)) {
        if (tried_[rule] != round_) {
          tried_[rule] = round_;
          candidates_.push_back(rule);
        }
      }
    }
    std::ranges::sort(candidates_);
    if (!second) {
      try_mark();
    }
    for (const std::size_t rule : candidates_) {
      try_rule(rules_.all()[rule], second);
    }
    for (const RuleWord& word : found) {
      here_[word.cue] = kNowhere;
    }
  }

  // Of the rules of its marker the strongest one that fits says what a marked sentence is.
  void try_mark() {
    const Mark* mark = talk_.heard[i_].mark(s_);
    if (mark == nullptr) {
      return;
    }
    const TagRule* best = nullptr;
    for (const TagRule& rule : rules_.all()) {
      const bool stronger = best == nullptr || rule.strength > best->strength;
      if (rule.when.marker == mark->marker->id && stronger && fires(rule.when)) {
        best = &rule;
      }
    }
    if (best != nullptr) {
      event().fired.push_back({best->id, span_of(talk_, i_, mark->word), best->strength, best->tag,
                               static_cast<int>(s_), best->never});
    }
  }

  void try_rule(const TagRule& rule, bool second) {
    const bool is_second = !rule.when.with.empty() || !rule.when.without.empty();
    if (is_second == second && fires(rule.when)) {
      event().fired.push_back({rule.id, span_of_terms(rule.when), rule.strength, rule.tag,
                               static_cast<int>(s_), rule.never});
    }
  }

  [[nodiscard]] bool is_here(const OneOf& words) const {
    return std::ranges::any_of(words, [&](Cue cue) { return here_[cue] != kNowhere; });
  }

  [[nodiscard]] bool fires(const Condition& when) const {
    return words_fit(when) && sentence_fits(when) && place_fits(when);
  }

  [[nodiscard]] bool words_fit(const Condition& when) const {
    return std::ranges::all_of(when.terms, [&](const OneOf& words) { return is_here(words); }) &&
           !is_here(when.none) && (when.message.empty() || words_.has_any(i_, when.message)) &&
           (when.nowhere.empty() || !words_.has_any(i_, when.nowhere));
  }

  [[nodiscard]] bool sentence_fits(const Condition& when) const {
    const Sentence& sentence = event().sentences[s_];
    const std::string_view text = talk_.heard[i_].slice(talk_.heard[i_].sentences[s_]);
    return (when.modality.empty() || holds(when.modality, sentence.modality)) &&
           !holds(when.unlike, sentence.modality) && agrees(when.negated, sentence.negated) &&
           agrees(when.question, sentence.question) &&
           agrees(when.conditional, sentence.conditional) &&
           agrees(when.hearsay, sentence.hearsay) &&
           (when.starts.empty() || any_starts(text, when.starts)) &&
           (when.ends.empty() || any_ends(text::without_closing_marks(text), when.ends)) &&
           (!when.metric || *when.metric == has_metric(when.units));
  }

  [[nodiscard]] bool has_metric(const std::vector<std::string>& units) const {
    const Span& span = event().sentences[s_].span;
    return std::ranges::any_of(event().metrics, [&](const Metric& metric) {
      return metric.span.begin >= span.begin && metric.span.begin < span.end &&
             (units.empty() || holds(units, metric.unit));
    });
  }

  [[nodiscard]] bool place_fits(const Condition& when) const {
    return agrees(when.bot, bot_) && agrees(when.first, !course_.reported) &&
           agrees(when.opening, i_ == 0) && agrees(when.calm, course_.is_calm()) &&
           (!when.at_most || static_cast<int>(length_) <= *when.at_most) &&
           (when.phase.empty() || holds(when.phase, course_.phase)) &&
           (when.speaker.empty() || text::holds_one_of(speaker_, when.speaker)) &&
           (when.with.empty() || has_any_tag(event(), when.with)) &&
           (when.without.empty() || !has_any_tag(event(), when.without)) &&
           (!when.previous || previous_fits(*when.previous));
  }

  [[nodiscard]] static bool has_any_tag(const Event& event, const std::vector<Tag>& tags) {
    return std::ranges::any_of(tags, [&](Tag tag) { return find_tag(event, tag) != nullptr; });
  }

  [[nodiscard]] bool previous_fits(const rules::BeforeCondition& when) const {
    if (!previous_) {
      return false;
    }
    const Event& before = talk_.result.events[*previous_];
    return (when.tags.empty() || has_any_tag(before, when.tags)) &&
           (when.statuses.empty() || std::ranges::any_of(before.tags,
                                                         [&](const TagFinding& f) {
                                                           return holds(when.statuses, f.status);
                                                         })) &&
           (when.modality.empty() || (!before.sentences.empty() &&
                                      holds(when.modality, before.sentences.back().modality))) &&
           agrees(when.question, std::ranges::any_of(
                                     before.sentences,
                                     [](const Sentence& sentence) { return sentence.question; })) &&
           (when.any.empty() || words_.has_any(*previous_, when.any)) &&
           (when.none.empty() || !words_.has_any(*previous_, when.none));
  }

  // From the first to the last word that the rule wanted.
  [[nodiscard]] Span span_of_terms(const Condition& when) const {
    Piece hull{static_cast<std::size_t>(-1), 0};
    for (const OneOf& words : when.terms) {
      for (const Cue cue : words) {
        if (here_[cue] != kNowhere) {
          const Piece& piece = found_[here_[cue]].piece;
          hull.begin = std::min(hull.begin, piece.begin);
          hull.end = std::max(hull.end, piece.end);
        }
      }
    }
    return when.terms.empty() ? Span{message().n, 0, 0} : span_of(talk_, i_, hull);
  }

  Talk& talk_;
  const rules::TagRules& rules_;
  RuleWords words_;
  Course course_;
  std::size_t i_ = 0;  // the message
  std::size_t s_ = 0;  // its sentence
  std::optional<std::size_t> previous_;
  std::size_t length_ = 0;
  std::string speaker_;
  bool bot_ = false;
  std::span<const RuleWord> found_;
  std::vector<std::size_t> here_;  // cue → its first place in found_
  std::vector<std::uint32_t> tried_;
  std::uint32_t round_ = 0;
  std::vector<std::size_t> candidates_;
};

}  // namespace

void find_tags(Talk& talk, const Rules& rules, Phase start) {
  Engine(talk, rules, start).run();
}

}  // namespace tenmatsu::analysis
