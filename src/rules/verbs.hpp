// Verbs that talk of incidents uses, and the particle that stands before them:
// `{"verbs": [{"id", "about", "takes", "class", "words", "after", "unless"}]}`. Words are in their
// dictionary form and stand side by side in a string.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "rules/style.hpp"
#include "text/code_set.hpp"
#include "text/stored_text.hpp"

namespace tenmatsu::rules {

/// What the noun before the verb is: what is done something to, what does something, or either or
/// something else.
enum class Takes { object, subject, neither };

struct ObjectVerb {
  text::StoredText<char32_t> stem;  // without its last kana
  char32_t last = 0;                // the last kana of the dictionary form
  bool ichidan = false;             // 入れる, not 切る
  Takes takes = Takes::neither;
  std::string after;   // the class of word that the noun must be; empty for any
  std::string unless;  // the class that it must not be
  std::string id;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(stem, last, ichidan, takes, after, unless, id);
  }
};

class Verbs {
 public:
  /// Reads one member of a "verbs" list; a known id is replaced.
  void add(const Node& node);
  /// To be called behind the last add(); reports classes that `style` does not know.
  void finish(const Style& style, Problems& problems);

  /// Those whose stem begins with this character; the longest stems first.
  [[nodiscard]] std::span<const ObjectVerb> candidates(char32_t first) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(all_, firsts_);
  }

 private:
  // A class that an entry names, and where.
  struct Named {
    std::string word_class;
    std::string place;
  };
  void name_class(const Node& node, std::string_view key);

  std::vector<ObjectVerb> all_;
  std::vector<Named> named_;  // until finish(): a class may stand in a later file
  text::CodeSet firsts_;      // characters of their stems
};

}  // namespace tenmatsu::rules
