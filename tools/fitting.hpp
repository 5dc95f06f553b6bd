// Fits the weights of the evidence on a corpus, and says what they are worth on transcripts that
// they were not fitted on.

#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyse/evidence.hpp"
#include "rules/weights.hpp"
#include "tools/corpus.hpp"
#include "tools/logistic.hpp"

namespace tenmatsu::corpus {

struct FitOptions {
  int folds = 5;
  int inner_folds = 4;  // readings of the neighbours come from weights that never saw them
  int seldom = 21;      // clues in fewer messages are left out
  double cost = 1.6;    // of the tags
  double status_cost = 2;
  double pick_cost = 0.3;    // of what one or two of a talk are picked for: few examples
  double row_cost = 0.8;     // of what stands in the timeline
  double least_trust = 0.5;  // in a clue that is in messages with a tag as often as in others
  double chatter = 2.3;      // a tag for a message that has none is so many mistakes
  double least = 0.003;      // weaker weights are left out
  int rounds = 20;
  double part = 1;  // of the transcripts is learned from when others are held back
  std::vector<analysis::ClueKind> without;                     // kinds of clues that are left out
  std::array<double, analysis::kClueKinds> strength = ones();  // factors, to try others

  static std::array<double, analysis::kClueKinds> ones() {
    std::array<double, analysis::kClueKinds> all{};
    all.fill(1);
    return all;
  }
};

/// Growing: every new name gets the next number.
class GrowingIndex : public analysis::ClueIndex {
 public:
  std::optional<std::uint32_t> find(std::string_view name) override;
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  /// Forgets the names whose numbers are not to be kept; gives the new number of each old one.
  std::vector<std::uint32_t> keep(const std::vector<bool>& kept);

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<std::string> names_;
};

/// The corpus as rows of clues.
class Material {
 public:
  Material(const std::vector<Case>& cases, const RulesPtr& rules, const FitOptions& options);

  struct Message {
    std::size_t talk = 0;
    std::size_t place = 0;  // in its talk
    unsigned tags = 0;      // one bit for each
    int cause = -1;         // place of the status among those of causes
    int action = -1;
    // In the order of Pick: 1 where it is picked, 0 where another of its kind is and not it, -1
    // where the gold leaves that open.
    std::array<int, rules::kPickCount> picks{};
    Row row;
    std::vector<Row> sentences;  // the same for each of its sentences, where it has several
  };

  [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }
  [[nodiscard]] const analysis::Talk& talk(std::size_t i) const { return *talks_[i]; }
  [[nodiscard]] std::size_t talks() const { return talks_.size(); }
  [[nodiscard]] std::size_t first_of(std::size_t talk) const { return first_[talk]; }
  [[nodiscard]] const std::vector<std::string>& names() const { return index_.names(); }
  [[nodiscard]] GrowingIndex& index() { return index_; }

  /// What the value of a clue is multiplied by: seldom clues count more.
  [[nodiscard]] double rarity(std::uint32_t clue) const {
    return clue < rarity_.size() ? rarity_[clue] : 1;
  }

 private:
  void add(const Case& one, const RulesPtr& rules, const FitOptions& options);
  void for_each_row(const std::function<void(Row&)>& act);
  void weigh_rarity(int seldom);
  void leave_out_doubles();
  void forget_what_was_left_out();

  std::vector<std::unique_ptr<analysis::Talk>> talks_;
  std::vector<std::size_t> first_;  // message of each talk, and the end
  std::vector<Message> messages_;
  GrowingIndex index_;
  std::vector<double> rarity_;
};

struct Sum : std::array<double, rules::Column::kCount> {
  analysis::Reading of_sentences{};  // the highest of a first column that a sentence has alone
};
using Sums = std::vector<Sum>;

/// Weights by clue and column, as logistic() gave them.
struct Model {
  std::array<std::vector<double>, rules::Column::kCount> columns;
};

Model fit(Material& material, const std::vector<bool>& use, const FitOptions& options);

/// The sums of all columns for the messages of the talks in `use`.
void apply(Material& material, const Model& model, const std::vector<bool>& use, Sums& sums);

/// The sum above which F1 of all tags together is best on the messages in `use`. It is one for all:
/// the sums are likelihoods, so that one of a tag is worth one of another, and a threshold for each
/// would follow the chance of the corpus.
double best_threshold(const Material& material, const Sums& sums, const std::vector<bool>& use,
                      const FitOptions& options);

/// Puts the threshold into the bias and leaves out what is too weak.
std::string printed(const Material& material, const Model& model, double threshold,
                    const FitOptions& options, const std::string& comment);

}  // namespace tenmatsu::corpus
