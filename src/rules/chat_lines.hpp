// The shapes of the lines of a chat: `{"chat_lines": [{"id", "format", "forms", "samples"}]}`, and
// the words that stand in stamps and heads: `{"chat_words": [{"kind", "words"}]}`.
//
// A form is a line with its parts in braces: `[{stamp}]{name}:{text}`.
//   {stamp}  a time, with or without a date in front of it      {name}  the speaker's label
//   {digits} a time without a colon: 1435, 14.35, 14h35          {plus}  T+05, +5m
//   {text}   the rest of the line                                {badge} a word that marks a
//   program
// A blank in a form must be there (one or more, of any width), a tab must be a tab; elsewhere
// blanks are free. Full-width and half-width punctuation are one.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"

namespace tenmatsu::rules {

enum class ChatPart { stamp, digits, plus, name, text, blank, tab, literal };

struct ChatStep {
  ChatPart part = ChatPart::literal;
  std::string literal;  // one character, folded

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(part, literal);
  }
};

struct ChatForm {
  std::string look;  // how its stamp looks: the form up to the name or text behind it
  std::vector<ChatStep> steps;
  bool named = false;
  bool stamped = false;
  bool stamp_behind = false;  // the time stands behind the text
  bool colonless = false;     // the time is written without a colon

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(look, steps, named, stamped, stamp_behind, colonless);
  }
};

/// One way to write a message. Shapes are tried in their order; the earlier is the stricter.
struct ChatLine {
  std::string id;
  std::string format;       // what the transcript's format is called where this shape rules
  bool header = false;      // the text stands on the lines below
  bool elapsed = false;     // its stamps count from the start of a recording
  bool recurring = false;   // only blanks part name and text: a name must recur to be believed
  bool throughout = false;  // as many lines of the talk are of it as are not
  bool round = false;       // behind a round mark, as in minutes of assemblies
  std::vector<ChatForm> forms;
  std::vector<std::string> samples;  // each a piece of a transcript in this shape and no other

  /// Without the samples.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, format, header, elapsed, recurring, throughout, round, forms);
  }
};

class ChatLines {
 public:
  /// Reads one member of a "chat_lines" list; a known id is replaced where it stands.
  void add(const Node& node);
  /// Reads one member of a "chat_words" list; words of one kind add up.
  void add_words(const Node& node);

  [[nodiscard]] const std::vector<ChatLine>& all() const { return all_; }
  /// Folded words of a kind (am, pm, hour, …), longest first; empty where there are none.
  [[nodiscard]] const std::vector<std::string>& words(std::string_view kind) const;
  /// The longest of a kind; empty where there is none.
  [[nodiscard]] std::string_view first_word(std::string_view kind) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(all_, words_);
  }

 private:
  std::vector<ChatLine> all_;
  std::map<std::string, std::vector<std::string>, std::less<>> words_;
};

}  // namespace tenmatsu::rules
