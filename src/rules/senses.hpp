// What words mean in a talk of incidents: `{"senses": [{"sense", "about", "words"}]}`. Broader than
// terms, and no more than evidence: a word may stand in several, and counts wherever it is found.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::rules {

class Senses {
 public:
  /// Reads one member of a "senses" list; the words of a known sense are added to it.
  void add(const Node& node);

  /// Makes the words findable, after all files are read.
  void finish();

  struct Found {
    std::string_view sense;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// In the order of the text, which is normalised. A Latin word does not count inside another.
  [[nodiscard]] std::vector<Found> find(std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(senses_, sense_of_, matcher_);
  }

 private:
  void open();

  std::vector<std::string> senses_;
  text::Stored<std::uint32_t> sense_of_;  // of the words of matcher_
  text::Matcher matcher_;
  std::vector<std::uint32_t> open_senses_;  // until finish()
  std::vector<std::string> open_words_;
};

}  // namespace tenmatsu::rules
