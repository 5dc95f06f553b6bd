// The words that a table listens for in a sentence, by themselves or by the list that they stand
// in: `{"word_lists": [{"id", "about", "words"}]}`, named `@id` where a word may stand.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "text/matcher.hpp"
#include "text/stored.hpp"
#include "text/stored_texts.hpp"

namespace tenmatsu::rules {

/// A word or a list, as ListenedWords numbers it.
using Word = std::uint32_t;

/// At least one of them is to be heard.
using AnyOf = std::vector<Word>;

class ListenedWords {
 public:
  /// Reads one member of a "word_lists" list; a known id is replaced.
  void add_list(const Node& node);

  /// The number of a word, or of a list where it begins with '@'. `node` is who names it.
  Word number(const std::string& word, const Node& node);

  /// The numbers of the words under `key`.
  AnyOf any_of(const Node& node, std::string_view key);

  /// The number of a word or the numbers of the words that `node` itself is.
  AnyOf any_of(const Node& node);

  /// Makes the words findable, after all files are read; reports lists that no file holds.
  void finish(Problems& problems);

  /// The words of a list; none where no file holds it.
  [[nodiscard]] std::vector<std::string> list(std::string_view id) const;

  /// Which words and lists are heard in a text, which is normalised: by their numbers.
  [[nodiscard]] std::vector<bool> heard(std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(names_, lists_, matcher_, heard_);
  }

 private:
  struct Missing {
    std::string list;
    std::string place;
  };

  void open();
  void listen_to(const std::string& name, Word number, std::vector<std::string>& words,
                 std::vector<Word>& heard) const;

  text::StoredTexts names_;  // normalised; the place of each is its number
  std::map<std::string, std::vector<std::string>, std::less<>> lists_;  // by "@id"; normalised
  text::Matcher matcher_;
  text::Stored<Word> heard_;  // of the words of matcher_
  // Until finish(): all of names_, those that were added, and the lists that entries named.
  std::map<std::string, Word, std::less<>> open_;
  std::vector<std::string> open_names_;
  std::vector<Missing> unknown_;
};

/// Whether any of the words was heard.
bool hears(const std::vector<bool>& heard, const AnyOf& words);

/// Whether each of them was heard.
bool hears_all(const std::vector<bool>& heard, const std::vector<AnyOf>& groups);

/// One way to tell something: `{"words", "with", "not"}`, all in one sentence.
struct Sign {
  AnyOf words;
  AnyOf with;  // empty: nothing else is asked for
  AnyOf none;

  [[nodiscard]] bool shows(const std::vector<bool>& heard) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words, with, none);
  }
};

/// Reads the members of a sign from `node`, which may have others too.
Sign sign_of(const Node& node, ListenedWords& words);

}  // namespace tenmatsu::rules
