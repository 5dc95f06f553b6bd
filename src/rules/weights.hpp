// What each piece of evidence is worth for each tag: fitted on a corpus by tools/fit, not written
// by hand. A text file, `rules/ja/tags.weights`, so that reading it costs no time worth measuring:
//
//   tenmatsu weights 5          the first line
//   # …                         comments
//   scale 0.91 1.2 …            the largest weight of each column, before the first clue
//   0c:した<TAB>OPO…             a clue, and a character for its weight in each column
//   3て<TAB>ONO…                 c:して: the first three letters are those of the clue above
//
// The clues are in order, so that most share letters with the one above: a third of the names'
// bytes is enough. The character of a weight: 'O' is 0, '!' is -scale, '}' is +scale, and between
// them the weight grows by the square, so that small ones are kept as exact as large ones.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"
#include "text/stored.hpp"

namespace tenmatsu::rules {

/// What a message is picked for beside its tags.
enum class Pick {
  root,    // a cause: it tells the root cause best
  row,     // it moved the incident: a timeline tells it
  harm,    // an impact: a summary tells it
  ending,  // a step: it ended the trouble
  head     // a symptom: the title is made of it
};
inline constexpr int kPickCount = 5;

/// The columns: what the weights of a clue speak for.
struct Column {
  static constexpr int kReadings = kTagCount + 1;     // the tags, and that a message has none
  static constexpr int kFirst = 0;                    // read message by message
  static constexpr int kSecond = kFirst + kReadings;  // … when the neighbours are known
  static constexpr int kCause = kSecond + kReadings;  // suspected, confirmed, ruled_out
  static constexpr int kAction = kCause + 3;          // proposed … rejected
  static constexpr int kPick = kAction + 5;           // in the order of Pick
  static constexpr int kCount = kPick + kPickCount;

  static constexpr int of(Pick pick) { return kPick + static_cast<int>(pick); }
};

class Weights {
 public:
  using Row = std::array<double, Column::kCount>;  // what one clue is worth

  /// Whether a file is one of weights and no JSON.
  static bool is_weights(std::string_view content);

  /// Reads a file; weights that were read before are forgotten.
  void read(std::string_view content, const std::string& file, Problems& problems);

  /// A file that `read` takes; clues that are worth nothing are left out.
  static std::string written(const std::vector<std::string>& clues, const std::vector<Row>& weights,
                             std::string_view comment);

  [[nodiscard]] bool empty() const { return clues_.empty(); }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(content_, clues_, slots_, values_);
  }

  /// The number of a clue, none where it is worth nothing.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view clue) const;

  [[nodiscard]] double weight(std::uint32_t clue, int column) const {
    const char at = content_[clues_[clue].weights + static_cast<std::size_t>(column)];
    return values_[static_cast<std::size_t>(column)][static_cast<std::size_t>(at - kLowest)];
  }

  /// Adds the weights of a clue, `value` times, in the columns from `first` on.
  void add(std::uint32_t clue, int first, double value, std::span<double> sums) const {
    const char* row = &content_[clues_[clue].weights + static_cast<std::size_t>(first)];
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const auto step = static_cast<std::size_t>(row[i] - kLowest);
      sums[i] += value * values_[static_cast<std::size_t>(first) + i][step];
    }
  }

 private:
  static constexpr char kLowest = '!';
  static constexpr int kSteps = 46;  // on each side of 0
  static constexpr char kNothing = kLowest + kSteps;

  struct Clue {
    std::uint32_t name = 0;  // offsets into content_
    std::uint32_t size = 0;
    std::uint32_t weights = 0;
  };

  /// The clues of a file while it is read.
  struct Rows {
    std::vector<Clue> clues;
    std::vector<char> content;
    std::string name;  // of the last clue
  };

  bool read_lines(std::string_view content, const std::string& file, Problems& problems);
  static bool read_clue(std::string_view line, Rows& rows);
  static bool are_weights(std::string_view characters);
  bool read_scale(std::string_view line);
  static std::string characters_of(const Row& weights, const Row& scale);
  void index();
  [[nodiscard]] std::string_view name_of(const Clue& clue) const {
    return {content_.items().data() + clue.name, clue.size};
  }

  // All in arrays, so that they can be used where they are stored: they are large.
  text::Stored<char> content_;  // each clue's whole name, then its weights
  text::Stored<Clue> clues_;
  text::Stored<std::uint32_t> slots_;  // a hash table; 0 is free
  std::array<std::array<double, 2 * kSteps + 1>, Column::kCount> values_{};
};

}  // namespace tenmatsu::rules
