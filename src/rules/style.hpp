// How what was said is written down: words to leave out, classes of words, and rewritings, each a
// member of a "style" list.
//
// Words and rewritings ("from→to") stand side by side in a string, divided by blanks.
// "verbs" are such pairs for all forms of both verbs (こける→失敗する: こけて→失敗して), made by
// the endings that entries with "forms" list. A word of a class is a row of characters in which
// "<kanji>", "<kata>", "<latin>", "<digit>",
// "<kana>", "<masked>" stand for any character of that kind, "<a>" … "<o>" for any hiragana that
// ends in that vowel, "<start>", "<end>" for the ends of the sentence and "<pause>" for a comma, a
// blank or a bracket.

#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "rules/verb_forms.hpp"
#include "text/code_set.hpp"
#include "text/stored_text.hpp"

namespace tenmatsu::rules {

/// Characters that stand for a stretch which must not change: quotations, code, URLs.
constexpr char32_t kFirstMask = 0xE000;
constexpr char32_t kLastMask = 0xF8FF;

/// The kinds of characters that words of classes name.
enum class Kind { literal, kanji, kata, latin, digit, kana, masked, a, i, u, e, o, edge, pause };

/// Characters, and kinds of characters beyond the last code point.
using Phrase = text::StoredText<char32_t>;

bool is_kind(char32_t c, Kind kind);

/// A word of a class.
struct ClassWord {
  Phrase phrase;
  std::size_t literals = 0;
  bool exception = false;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(phrase, literals, exception);
  }
};

/// A class of words that a text may end with. Of those that fit, the longest decides, then the one
/// that names more characters; an exception that decides means that the text is not of the class. A
/// class may take in, or except, the words of another.
struct WordClass {
  std::vector<ClassWord> words;
  std::size_t first_open = 0;  // words are sorted by their last character; kinds come last
  struct Include {
    std::size_t word_class = 0;
    bool exception = false;

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(word_class, exception);
    }
  };
  std::vector<Include> includes;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words, first_open, includes);
  }
};

/// How well a word of a class fits the end of a text.
struct ClassMatch {
  std::size_t length = 0;  // characters
  std::size_t literals = 0;
  bool exception = false;
};

/// What may stand before or after a rewriting: "@name" is a class, anything else a word.
struct Neighbour {
  std::optional<std::size_t> word_class;
  Phrase phrase;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(word_class, phrase);
  }
};

/// When rewritings run, in this order. `casual`, `word`, `honorific` and `polite` look
/// anywhere in a sentence, the others at its end alone. `item` is of sentences that are written.
enum class Stage { close, casual, word, ask, act, honorific, polite, plain, noun, task, item };
constexpr std::size_t kStageCount = 11;
bool only_at_end(Stage stage);

/// What the words before a rewriting are, so that `to` may name a form of that verb: {u} 戻る,
/// {ta} 戻った, {te} 戻って, {a} 戻ら, {i} 戻り, {o} 戻ろ. With `te_itself` the て that is
/// rewritten belongs to the verb; `conditional` is what stands before ば.
enum class VerbForm { none, renyou, te, mizen, volitional, te_itself, conditional };

struct RewriteGroup {
  std::string id;
  Stage stage = Stage::casual;
  std::vector<Neighbour> before;     // one of them must stand before
  std::vector<Neighbour> unless;     // none of them may stand before
  std::vector<Neighbour> absent;     // none of them may stand anywhere before
  std::vector<Neighbour> after;      // one of them must follow
  std::vector<Neighbour> not_after;  // none of them may follow
  VerbForm verb = VerbForm::none;
  std::optional<bool> question;  // only where the sentence asks, or does not
  std::optional<bool> object;    // only where the clause before it has an object in を, or none

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, stage, before, unless, absent, after, not_after, verb, question, object);
  }
};

struct Rewrite {
  text::StoredText<char32_t> from;
  text::StoredText<char32_t> to;
  std::size_t group = 0;
  char32_t key = 0;  // the character of `from` by which it is found

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(from, to, group, key);
  }
};

/// Words at the start of a sentence that say nothing.
struct Opening {
  std::string id;
  text::StoredText<char32_t> word;
  std::vector<Neighbour> after;   // one of them must follow; empty: anything may
  std::vector<Neighbour> unless;  // none of them may follow
  bool lead = false;              // only at the start of all that was said

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, word, after, unless, lead);
  }
};

class Style {
 public:
  /// Reads one member of a "style" list.
  void add(const Node& node);
  /// Puts the tables in order; to be called behind the last add(). Reports classes that are named
  /// and that no file defines.
  void finish(Problems& problems);

  /// Those that begin with this character, in the order of the files.
  [[nodiscard]] std::span<const Opening> openings(char32_t first) const;
  /// The rewritings of a stage whose `from` begins with `key` (ends with it in stages that look at
  /// the end alone), longest first, then in the order of the files.
  [[nodiscard]] std::span<const Rewrite> candidates(Stage stage, char32_t key) const;
  [[nodiscard]] const RewriteGroup& group(const Rewrite& rewrite) const {
    return groups_[rewrite.group];
  }

  /// Whether a file defines the class; one that is only named has no words.
  [[nodiscard]] bool has_class(std::string_view word_class) const;

  /// The word of the class that `text` ends with; none where the deciding word is an exception or
  /// no file defines the class.
  [[nodiscard]] std::optional<ClassMatch> match(std::string_view word_class,
                                                std::u32string_view text) const;
  /// Whether a word of the class is the beginning of `text`.
  [[nodiscard]] bool starts_with(std::string_view word_class, std::u32string_view text) const;
  /// Whether one of `neighbours` stands at the end of `text`.
  [[nodiscard]] bool ends_with_any(std::u32string_view text,
                                   const std::vector<Neighbour>& neighbours) const;
  /// Whether one of `neighbours` stands anywhere in `text`.
  [[nodiscard]] bool holds_any(std::u32string_view text,
                               const std::vector<Neighbour>& neighbours) const;
  /// Whether one of `neighbours` stands at the beginning of `text`.
  [[nodiscard]] bool starts_with_any(std::u32string_view text,
                                     const std::vector<Neighbour>& neighbours) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(openings_, groups_, classes_, class_names_, rewrites_, keys_, forms_);
  }

 private:
  void add_class(const Node& node);
  void add_rewrites(const Node& node);
  void add_rewrite(Stage stage, const std::u32string& from, const std::u32string& to);
  void add_pairs(const Node& node, Stage stage);
  void add_verb(const Node& node, Stage stage, const std::u32string& from,
                const std::u32string& to);
  void forget(const std::string& id);
  std::size_t class_index(const std::string& name);
  std::vector<Neighbour> neighbours(const Node& node, std::string_view key);
  [[nodiscard]] std::optional<ClassMatch> best_match(std::size_t word_class,
                                                     std::u32string_view text) const;
  [[nodiscard]] bool class_starts(std::size_t word_class, std::u32string_view text) const;

  // A class that a neighbour names, and where.
  struct Named {
    std::string word_class;
    std::string place;
  };

  std::vector<Named> named_;       // until finish(): a class may stand in a later file
  std::vector<Opening> openings_;  // sorted by their first character by finish()
  std::vector<RewriteGroup> groups_;
  std::vector<WordClass> classes_;
  std::map<std::string, std::size_t, std::less<>> class_names_;
  std::array<std::vector<Rewrite>, kStageCount> rewrites_;  // sorted by their key by finish()
  std::array<text::CodeSet, kStageCount> keys_;             // of rewrites_
  VerbForms forms_;
};

}  // namespace tenmatsu::rules
