// What compose writes in its own words, and the words that it and analyse listen for, of
// rules/ja/phrases/:
// `{"phrases": [{"id", "about", "text"}], "cues": [{"id", "about", "words"}],
//   "heads": [{"id", "about", "words", "form", "noun", "weak"}], "synonyms": [{"id", "about",
//   "words"}]}`.

#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/node.hpp"
#include "rules/words.hpp"

namespace tenmatsu::rules {

/// A way to say in a title that something is wrong.
struct Head {
  /// What becomes of the words: `noun`: 「遅い」 → Xの遅延; `verb`: 「開けない」 → Xが開けない障害;
  /// `bare`: the words are a noun already, or a part of one, and stay as they are; `stem`: the
  /// words end a verb whose kanji stand before them, and `noun` ends it in the title: 買+えません →
  /// Xが買えない障害.
  enum class Form { noun, verb, bare, stem };
  std::string id;
  Words words;  // normalised
  Form form = Form::bare;
  std::string noun;
  bool weak = false;  // says little where something else can be said: 「エラー」

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, words, form, noun, weak);
  }
};

class Phrases {
 public:
  void add_phrase(const Node& node);
  void add_cue(const Node& node);
  void add_head(const Node& node);
  void add_synonyms(const Node& node);

  /// The phrase `id`. Throws Failure::rules where no file holds it.
  [[nodiscard]] const std::string& text(std::string_view id) const;

  /// The phrase `id`, each `{name}` in it replaced by the value that goes with the name.
  [[nodiscard]] std::string fill(
      std::string_view id,
      std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

  /// The normalised words of the cue `id`. Throws Failure::rules where no file holds it.
  [[nodiscard]] const Words& cue(std::string_view id) const;

  /// In the order of the files.
  [[nodiscard]] const std::vector<Head>& heads() const { return heads_; }

  /// Groups of normalised words that name the same thing; the longest word of a group first.
  [[nodiscard]] const std::vector<std::vector<std::string>>& synonyms() const { return synonyms_; }

  // The same bytes whatever order a hash gives; cereal writes both maps alike.
  template <typename Archive>
  void save(Archive& archive) const {
    archive(texts_, std::map<std::string, Words>(cues_.begin(), cues_.end()), heads_, synonym_ids_,
            synonyms_);
  }
  template <typename Archive>
  void load(Archive& archive) {
    archive(texts_, cues_, heads_, synonym_ids_, synonyms_);
  }

 private:
  // Cues are asked for at every step of compose/.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>()(id); }
  };

  std::map<std::string, std::string, std::less<>> texts_;
  std::unordered_map<std::string, Words, Hash, std::equal_to<>> cues_;
  std::vector<Head> heads_;
  std::vector<std::string> synonym_ids_;
  std::vector<std::vector<std::string>> synonyms_;
};

}  // namespace tenmatsu::rules
