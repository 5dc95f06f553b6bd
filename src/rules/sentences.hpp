// Where sentences end: `{"sentences": [{"id", "kind", "words", …}]}`.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rules/node.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::rules {

class Sentences {
 public:
  /// What a word says about the place around it.
  enum class Kind {
    stop,      // a sentence ends behind it
    joint,     // a clause ends behind it
    quote,     // two marks: what stands between them is kept whole
    verbatim,  // from it to the next blank or Japanese letter all is kept whole: addresses
    keep,      // hides the words inside it: no border there
    lead,      // in front of a line, and no part of its sentence: marks of lists
    tail,      // belongs to the sentence before it: laughter
  };

  void add(const Node& node);
  void finish();

  [[nodiscard]] const text::Matcher& matcher() const { return matcher_; }
  [[nodiscard]] Kind kind(std::uint32_t index) const { return kinds_[index]; }
  /// The mark that closes a quote.
  [[nodiscard]] const std::string& close_of(std::uint32_t index) const { return closes_[index]; }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(entries_, kinds_, closes_, matcher_);
  }

 private:
  struct Entry {
    std::string id;
    Kind kind = Kind::stop;
    std::vector<std::string> words;

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(id, kind, words);
    }
  };

  void make_findable(const Entry& entry, std::vector<std::string>& words);

  std::vector<Entry> entries_;
  std::vector<Kind> kinds_;          // of the words of matcher_
  std::vector<std::string> closes_;  // likewise
  text::Matcher matcher_;
};

}  // namespace tenmatsu::rules
