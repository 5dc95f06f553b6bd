#include "analyse/decide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "analyse/carriers.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Column;
using rules::Weights;

class WeightIndex : public ClueIndex {
 public:
  explicit WeightIndex(const Weights& weights) : weights_(weights) {}
  std::optional<std::uint32_t> find(std::string_view name) override { return weights_.find(name); }

 private:
  const Weights& weights_;
};

// What the clues are worth together in each of the columns from `first` on.
template <std::size_t kColumns>
std::array<double, kColumns> sums_of(const Clues& clues, const Weights& weights, int first) {
  std::array<double, kColumns> sums{};
  for (const Clue& clue : clues) {
    weights.add(clue.id, first, clue.value, sums);
  }
  return sums;
}

// A chunk of the message, as a reader would point at it: a word with the endings behind it.
std::vector<Piece> chunks_of(const Letters& letters) {
  std::vector<Piece> chunks;
  text::Script last = text::Script::mark;
  for (const Letter& letter : letters) {
    const text::Script script = text::script_of(letter.code);
    const bool word = script < text::Script::blank;
    const bool goes_on = !chunks.empty() && word && last < text::Script::blank &&
                         (script == last || script == text::Script::hiragana);
    if (goes_on) {
      chunks.back().end = letter.piece.end;
    } else if (word) {
      chunks.push_back(letter.piece);
    }
    last = script;
  }
  return chunks;
}

// The chunks of a message, found by the bytes that they stand on.
class Chunks {
 public:
  Chunks(const Letters& letters, std::size_t size) : all_(chunks_of(letters)) {
    over_.resize(size + 1, all_.size());
    begun_.resize(size + 1, all_.size());
    std::size_t at = 0;
    for (std::size_t chunk = 0; chunk < all_.size(); ++chunk) {
      std::fill(begun_.begin() + offset(at), begun_.begin() + offset(all_[chunk].begin + 1), chunk);
      at = all_[chunk].begin + 1;
    }
    at = 0;
    for (std::size_t chunk = 0; chunk < all_.size(); ++chunk) {
      std::fill(over_.begin() + offset(at), over_.begin() + offset(all_[chunk].end), chunk);
      at = all_[chunk].end;
    }
  }

  [[nodiscard]] const std::vector<Piece>& all() const { return all_; }

  /// Those that `piece` touches: the first, and the one behind the last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> touched_by(const Piece& piece) const {
    return {over_[piece.begin], begun_[piece.end]};
  }

 private:
  static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  std::vector<Piece> all_;
  std::vector<std::size_t> over_;   // by byte: how many chunks end at it or before
  std::vector<std::size_t> begun_;  // by byte: how many begin before it
};

// Says in a few lines what made a sum: each chunk of the message with all that its letters and
// words are worth, then the kinds of clues that the surroundings give.
class Explanation {
 public:
  Explanation(const Talk& talk, std::size_t i, const Chunks& chunks)
      : talk_(talk), i_(i), chunks_(chunks), worth_(chunks_.all().size(), 0) {}

  void add(const Clue& clue, double worth) {
    const auto [first, last] = chunks_.touched_by(clue.piece);
    if (clue.piece.begin >= clue.piece.end || first >= last) {
      around_[clue.kind] += worth;
      return;
    }
    const double share = worth / static_cast<double>(last - first);
    for (std::size_t chunk = first; chunk < last; ++chunk) {
      worth_[chunk] += share;
    }
  }

  /// The strongest first; what is too weak to name is summed in the last.
  [[nodiscard]] std::vector<Evidence> strongest() const {
    struct Part {
      double worth;
      const Piece* chunk;  // nullptr where the surroundings speak
      ClueKind kind;
    };
    std::vector<Part> parts;
    for (std::size_t chunk = 0; chunk < worth_.size(); ++chunk) {
      parts.push_back({worth_[chunk], &chunks_.all()[chunk], {}});
    }
    for (const auto& [kind, worth] : around_) {
      parts.push_back({worth, nullptr, kind});
    }
    std::ranges::stable_sort(
        parts, [](const Part& a, const Part& b) { return std::abs(a.worth) > std::abs(b.worth); });
    constexpr std::size_t kNamed = 6;
    double rest = 0;
    for (; parts.size() > kNamed; parts.pop_back()) {
      rest += parts.back().worth;
    }
    const Span nowhere{talk_.result.transcript.messages[i_].n, 0, 0};
    std::vector<Evidence> named;
    for (const Part& part : parts) {
      if (part.chunk == nullptr) {
        named.push_back(evidence(name_of(part.kind), nowhere, part.worth));
        continue;
      }
      named.push_back(evidence("words", span_of(talk_, i_, *part.chunk), part.worth));
      named.back().sentence = static_cast<int>(sentence_of(*part.chunk));
    }
    named.push_back(evidence("rest", nowhere, rest));
    return named;
  }

  /// What the words of each sentence are worth.
  [[nodiscard]] SentenceWorth by_sentence() const {
    SentenceWorth sums(talk_.heard[i_].sentences.size(), 0);
    for (std::size_t chunk = 0; chunk < worth_.size(); ++chunk) {
      const std::size_t s = sentence_of(chunks_.all()[chunk]);
      if (s < sums.size()) {
        sums[s] += worth_[chunk];
      }
    }
    return sums;
  }

 private:
  [[nodiscard]] std::size_t sentence_of(const Piece& chunk) const {
    const auto& sentences = talk_.heard[i_].sentences;
    const auto found =
        std::upper_bound(sentences.begin(), sentences.end(), chunk.begin,
                         [](std::size_t place, const Piece& one) { return place < one.end; });
    const bool within = found != sentences.end() && chunk.begin >= found->begin;
    return static_cast<std::size_t>((within ? found : sentences.end()) - sentences.begin());
  }

  static Evidence evidence(const std::string& rule, const Span& span, double weight) {
    Evidence one;
    one.rule = rule;
    one.span = span;
    one.weight = weight;
    return one;
  }

  const Talk& talk_;
  std::size_t i_;
  const Chunks& chunks_;
  std::vector<double> worth_;
  std::map<ClueKind, double> around_;
};

constexpr Status kCauses[] = {Status::suspected, Status::confirmed, Status::ruled_out};
constexpr Status kActions[] = {Status::proposed, Status::requested, Status::started, Status::done,
                               Status::rejected};

// 「再構築のためだ。実害はない」: the sentences that tell the harm and nothing of the cause.
std::vector<int> told_as_harm(const Event& event) {
  const TagFinding* cause = find_tag(event, Tag::cause);
  const TagFinding* harm = find_tag(event, Tag::impact);
  std::vector<int> only;
  if (cause != nullptr && harm != nullptr) {
    std::ranges::copy_if(harm->sentences, std::back_inserter(only), [&](int s) {
      return std::ranges::find(cause->sentences, s) == cause->sentences.end();
    });
  }
  return only;
}

template <std::size_t kSize>
Status likeliest(const Clues& clues, const Weights& weights, const Status (&statuses)[kSize],
                 int column) {
  const auto sums = sums_of<kSize>(clues, weights, column);
  return statuses[std::ranges::max_element(sums) - sums.begin()];
}

class Decision {
 public:
  Decision(Talk& talk, const Rules& rules)
      : talk_(talk),
        tag_rules_(rules.tags),
        weights_(rules.weights),
        index_(weights_),
        around_(talk, rules) {}

  void decide() {
    const std::size_t count = talk_.result.events.size();
    Readings readings(count);
    Readings of_sentences(count);
    for (std::size_t i = 0; i < count; ++i) {
      clues_.push_back(around_.clues(i, index_));
      readings[i] = sums_of<Column::kReadings>(clues_[i], weights_, Column::kFirst);
      of_sentences[i] = reading_of_sentences(i, readings[i]);
      std::ranges::transform(readings[i], readings[i].begin(), likelihood);
    }
    FirstReadings first(talk_, std::move(readings), std::move(of_sentences), index_);
    talk_.pick_sums.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const Clues neighbours = first.clues(i);
      if (!talk_.result.transcript.messages[i].system) {
        decide(i, neighbours);
      }
      talk_.pick_sums[i] = pick_sums(i, neighbours);
    }
  }

 private:
  // How much speaks for it that it is picked, beside the others of the talk.
  [[nodiscard]] Picks pick_sums(std::size_t i, const Clues& readings) const {
    Picks sums = sums_of<rules::kPickCount>(clues_[i], weights_, Column::kPick);
    const Picks around = sums_of<rules::kPickCount>(readings, weights_, Column::kPick);
    std::transform(sums.begin(), sums.end(), around.begin(), sums.begin(), std::plus<>());
    return sums;
  }

  // The likeliest that one of the sentences alone makes each tag; `all` are the sums of the
  // message.
  [[nodiscard]] Reading reading_of_sentences(std::size_t i, const Reading& all) const {
    const std::size_t count = talk_.heard[i].sentences.size();
    Reading highest = all;
    if (count > 1) {
      Reading around{};
      std::vector<Reading> own(count);
      for (const Clue& clue : clues_[i]) {
        Reading& sums = clue.sentence == Clue::kSurroundings
                            ? around
                            : own[static_cast<std::size_t>(clue.sentence)];
        weights_.add(clue.id, Column::kFirst, clue.alone, sums);
      }
      for (std::size_t tag = 0; tag < highest.size(); ++tag) {
        const auto most = std::ranges::max_element(
            own, [&](const Reading& a, const Reading& b) { return a[tag] < b[tag]; });
        highest[tag] = around[tag] + (*most)[tag];
      }
    }
    std::ranges::transform(highest, highest.begin(), likelihood);
    return highest;
  }

  void decide(std::size_t i, const Clues& readings) {
    std::vector<TagFinding> findings;
    std::vector<SentenceWorth> worths;
    std::optional<Chunks> chunks;
    const auto own = sums_of<kTagCount>(clues_[i], weights_, Column::kSecond);
    const auto around = sums_of<kTagCount>(readings, weights_, Column::kSecond);
    for (std::size_t t = 0; t < own.size(); ++t) {
      const auto tag = static_cast<Tag>(t);
      const double sum = own[t] + around[t];
      if (const auto earned = overruled(i, tag)) {
        if (*earned) {
          findings.push_back(*find_tag(talk_.result.events[i], tag));
          worths.push_back(worth_by_rules(i, findings.back()));
        }
      } else if (sum > 0) {
        if (!chunks) {
          const std::string& text = talk_.heard[i].text.text;
          chunks.emplace(letters_of(text, {}), text.size());
        }
        const Explanation why = explanation(i, tag, readings, *chunks);
        findings.push_back(finding(i, tag, why));
        worths.push_back(why.by_sentence());
      }
    }
    talk_.result.events[i].tags = std::move(findings);
    share_out(talk_, i, worths);
    settle_cause(i);
  }

  // That there is no harm rules out no cause.
  void settle_cause(std::size_t i) {
    const std::vector<int> harm = told_as_harm(talk_.result.events[i]);
    Clues clues = clues_[i];
    std::erase_if(clues, [&](const Clue& clue) {
      return std::ranges::find(harm, clue.sentence) != harm.end();
    });
    for (TagFinding& finding : talk_.result.events[i].tags) {
      if (finding.tag == Tag::cause && finding.status == Status::ruled_out && !harm.empty() &&
          !overruled(i, Tag::cause)) {
        finding.status = likeliest(clues, weights_, kCauses, Column::kCause);
      }
    }
  }

  // What a rule that overrules the weights, as all of markers do, says of `tag`; nothing where none
  // fired.
  [[nodiscard]] std::optional<bool> overruled(std::size_t i, Tag tag) const {
    const Event& event = talk_.result.events[i];
    for (const Evidence& fired : event.fired) {
      const rules::TagRule* rule = fired.tag == tag ? tag_rules_.find(fired.rule) : nullptr;
      if (rule != nullptr && (rule->overrules || !rule->when.marker.empty())) {
        return find_tag(event, tag) != nullptr;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] SentenceWorth worth_by_rules(std::size_t i, const TagFinding& finding) const {
    SentenceWorth worth(talk_.heard[i].sentences.size(), 0);
    for (const Evidence& fired : finding.evidence) {
      worth[static_cast<std::size_t>(fired.sentence)] += fired.weight;
    }
    return worth;
  }

  TagFinding finding(std::size_t i, Tag tag, const Explanation& why) const {
    const Event& event = talk_.result.events[i];
    TagFinding out;
    if (const TagFinding* by_rule = find_tag(event, tag)) {
      out = *by_rule;  // the category of a follow-up and what else only rules know
    }
    out.tag = tag;
    out.status = status(i, tag);
    out.evidence = why.strongest();
    if (out.rule.empty()) {
      out.rule = fmt::format("weights.{}", name_of(tag));
    }
    return out;
  }

  [[nodiscard]] Status status(std::size_t i, Tag tag) const {
    if (tag == Tag::cause) {
      return likeliest(clues_[i], weights_, kCauses, Column::kCause);
    }
    if (tag == Tag::action) {
      return likeliest(clues_[i], weights_, kActions, Column::kAction);
    }
    return Status::none;
  }

  [[nodiscard]] Explanation explanation(std::size_t i, Tag tag, const Clues& readings,
                                        const Chunks& chunks) const {
    Explanation why(talk_, i, chunks);
    const int column = Column::kSecond + static_cast<int>(tag);
    for (const Clues* clues : {&clues_[i], &readings}) {
      for (const Clue& clue : *clues) {
        why.add(clue, clue.value * weights_.weight(clue.id, column));
      }
    }
    return why;
  }

  Talk& talk_;
  const rules::TagRules& tag_rules_;
  const Weights& weights_;
  WeightIndex index_;
  Surroundings around_;
  std::vector<Clues> clues_;
};

}  // namespace

double likelihood(double sum) {
  return 1 / (1 + std::exp(-sum));
}

void decide(Talk& talk, const Rules& rules) {
  if (!rules.weights.empty()) {
    Decision(talk, rules).decide();
  }
}

}  // namespace tenmatsu::analysis
