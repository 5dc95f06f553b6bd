// How verbs and adjectives change: `{"conjugations": [{"class", "ending", "polite", …}]}`.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::rules {

/// What a stem is the beginning of.
enum class Stem { negative, polite, plain, conditional, volitional, past };
inline constexpr int kStemCount = 6;

/// A word of the class loses `ending` and takes on a stem. Where `next` is given, one of it must
/// follow (or no letter at all), so that the stem of one verb is not found inside another.
struct Conjugation {
  std::string word_class;  // godan, ichidan, adjective
  std::string ending;
  std::array<std::string, kStemCount> stems;
  std::vector<std::string> others;  // stems of no name
  text::Matcher next;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(word_class, ending, stems, others, next);
  }
};

class Conjugations {
 public:
  void add(const Node& node);

  /// The one with the longest ending that fits; `word` is normalised. Nothing where none does.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word_class,
                                                std::string_view word) const;
  [[nodiscard]] const Conjugation& at(std::size_t index) const { return all_[index]; }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(all_);
  }

 private:
  std::vector<Conjugation> all_;
};

/// "polite" → Stem::polite; nothing for another name.
std::optional<Stem> stem_named(std::string_view name);

}  // namespace tenmatsu::rules
