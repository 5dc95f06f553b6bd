// Sentence endings and what they make of a sentence: `{"modality": [{"id", "class", "endings",
// …}]}`, and the lists of words that their conditions name: `{"modality_lists": [{"id", "words",
// …}]}`.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/conjugation.hpp"
#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"
#include "text/matcher.hpp"
#include "text/stored_texts.hpp"

namespace tenmatsu::rules {

/// Words, found at the end of a text or anywhere in it.
class WordList {
 public:
  WordList() = default;
  WordList(const std::vector<std::string>& words, const std::vector<std::string>& except,
           const std::vector<std::string>& particles);

  /// Whether `text` ends with one of the words, a particle behind it allowed.
  [[nodiscard]] bool ends(std::string_view text) const;
  /// Whether one of the words stands in `text`, and not inside one of the exceptions.
  [[nodiscard]] bool stands_in(std::string_view text) const;
  /// How many bytes of words `text` ends with; the longest.
  [[nodiscard]] std::size_t size_at_end(std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, exceptions_from_, backward_, particles_);
  }

 private:
  text::Matcher words_;  // the exceptions behind the words
  std::uint32_t exceptions_from_ = 0;
  text::Matcher backward_;  // the words, their bytes reversed
  text::Matcher particles_;
};

/// One entry of the table. An entry without a class hands over to what stands before its ending.
struct Ending {
  std::string id;
  std::string about;
  std::optional<Modality> becomes;
  text::StoredTexts endings;
  std::string after;      // name of a list that the text before the ending must end with
  std::string not_after;  // and of one that it must not
  std::string with;       // and of one that must stand in the sentence
  bool whole = false;     // nothing but openings may stand before it
  bool question = false;
  bool negated = false;
  bool hearsay = false;
  /// What the class of the text before the ending becomes; without an entry, `becomes`.
  std::array<std::optional<Modality>, kModalityCount> maps;
  std::vector<std::string> examples;
  std::vector<std::string> counterexamples;

  /// Without what is told of the entry alone, and its examples.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, becomes, endings, after, not_after, with, whole, question, negated, hearsay, maps);
  }
};

class ModalityRules {
 public:
  void add(const Node& node);
  void add_list(const Node& node, const Conjugations& conjugations);
  void finish(Problems& problems);

  [[nodiscard]] const std::vector<Ending>& endings() const { return entries_; }

  /// A list by its id; that of a verb list with ".polite" or another stem behind it. An empty one
  /// where there is none.
  [[nodiscard]] const WordList& list(std::string_view name) const;

  /// The entries one of whose endings `text` ends with, and the ending's size: the longest first;
  /// of equal ones those with a condition, then in the order of the file.
  struct Hit {
    std::uint32_t entry = 0;
    std::size_t size = 0;
  };
  [[nodiscard]] std::vector<Hit> hits(std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(entries_, lists_, entry_of_, backward_);
  }

 private:
  struct List {
    std::string name;
    WordList words;

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(name, words);
    }
  };

  void add_named(const std::string& name, WordList words);

  std::vector<Ending> entries_;
  std::vector<List> lists_;
  std::vector<std::uint32_t> entry_of_;  // of the words of backward_
  text::Matcher backward_;
};

}  // namespace tenmatsu::rules
