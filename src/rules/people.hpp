// The words around the names of people: `{"people": [{"id", "kind", "words"}]}`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"

namespace tenmatsu::rules {

enum class PeopleWord {
  honorific,    // behind a name
  post,         // before or behind a name: a rank or a part
  department,   // before or behind a name: where somebody works
  separator,    // between a name and the rest of a label
  bot,          // a label that holds it is a program's
  bot_ending,   // a label that ends so is a program's
  bot_alarm,    // begins what a program tells of trouble
  bot_state,    // begins what a program tells besides
  everyone,     // a label that is nobody's
  self,         // the speaker takes something on
  self_end,     // the same, where the sentence ends
  owner,        // behind a name: that person takes something on
  owner_end,    // the same, where nothing follows
  promise,      // ends a sentence in which the speaker takes something on
  other,        // behind a name: that person is only spoken of
  asking,       // ends a sentence that asks somebody to do something
  undecided,    // says that nobody takes it on yet
  family_name,  // before a blank and a given name
  refers,       // begins a sentence that says more of what was named before
  name_end,     // an honorific that ends family names of two characters as well
};
inline constexpr int kPeopleWordCount = 20;

/// All words are normalised.
class People {
 public:
  /// Reads one member of a "people" list; lists of one kind add up.
  void add(const Node& node);

  [[nodiscard]] const std::vector<std::string>& words(PeopleWord kind) const {
    return words_[static_cast<std::size_t>(kind)];
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_);
  }

 private:
  std::vector<std::string> words_[kPeopleWordCount];
};

/// The size of the longest of `words` that `text` begins with; 0 where there is none.
std::size_t prefix_size(std::string_view text, const std::vector<std::string>& words);

/// The size of the longest of `words` that `text` ends with; 0 where there is none.
std::size_t suffix_size(std::string_view text, const std::vector<std::string>& words);

}  // namespace tenmatsu::rules
