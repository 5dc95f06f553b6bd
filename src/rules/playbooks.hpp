// What helps against each kind of cause: `{"playbooks": [{"id", "label", "about", "signs",
// "general", "examples", "counterexamples", "suggestions": [{"category", "text", "said"}]}]}`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/listened_words.hpp"
#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::rules {

/// One thing to do, of one class.
struct Advice {
  Category category = Category::prevent;
  std::string text;         // in the document's language
  std::vector<AnyOf> said;  // where one sentence holds a word of each, it was said already

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(category, text, said);
  }
};

struct Playbook {
  std::string id;
  std::string label;  // the kind of cause, in the document's language
  std::vector<Sign> signs;
  bool general = false;  // says little where another playbook fits too
  std::vector<Advice> advice;
  std::vector<std::string> examples;
  std::vector<std::string> counterexamples;
  std::string file;  // where it stands, for messages

  /// Without the examples.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, label, signs, general, advice, file);
  }
};

class Playbooks {
 public:
  /// Reads one member of a "playbooks" list; a known id is replaced.
  void add(const Node& node);
  void add_list(const Node& node) { words_.add_list(node); }
  void finish(Problems& problems) { words_.finish(problems); }

  /// In the order of the files.
  [[nodiscard]] const std::vector<Playbook>& all() const { return all_; }

  struct Told {
    const Playbook* playbook = nullptr;
    std::string_view sentence;  // the one that tells most
  };

  /// Those that the sentences of a cause tell of; `text` is as written. What a clause rules out
  /// tells of nothing. Those of which most words are heard come first, the general ones last.
  [[nodiscard]] std::vector<Told> told_by(std::string_view text) const;

  /// For Advice::said; `text` is normalised.
  [[nodiscard]] std::vector<bool> heard(std::string_view text) const { return words_.heard(text); }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, all_, ruled_out_);
  }

 private:
  [[nodiscard]] std::vector<bool> heard_as_cause(std::string_view sentence) const;

  ListenedWords words_;
  std::vector<Playbook> all_;
  AnyOf ruled_out_;  // the list of these words
};

}  // namespace tenmatsu::rules
