// What a document is proofread by: the checks with their reasons and words, the names of its
// sections, and the words that stand around names and dates.
// `{"checks": [{"id", "about", "message", "way_out", "words", "unless", "least", "examples",
//   "counterexamples"}], "document_sections": [{"id", "section", "words"}],
//   "document_words": [{"id", "kind", "words"}]}`.

#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/node.hpp"

namespace tenmatsu::rules {

/// One thing that can be wrong with a document.
struct Check {
  std::string id;
  std::string message;              // what is wrong; {found} and the like are filled in
  std::string way_out;              // what to do about it
  std::vector<std::string> words;   // as written in the file; what they do is the check's own
  std::vector<std::string> unless;  // take a finding away
  double least = 0;                 // a size that the check asks for, where it has one
  // Examples are pieces of Markdown: the check finds something in each, in a counterexample not.
  std::vector<std::string> examples;
  std::vector<std::string> counterexamples;
  std::string file;

  /// Without the examples.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, message, way_out, words, unless, least);
  }
};

/// What a section of a postmortem is about, whatever its heading calls it.
enum class Section {
  none,
  summary,
  impact,
  cause,
  effect,      // readings over time
  response,    // what was done
  prevention,  // what will be done
  lessons,
  timeline,
  times,      // when it began and ended
  questions,  // what is not known yet
  evidence,
  note,  // anything else that is known not to tell of the incident: references, glossary
};
inline constexpr int kSectionCount = 13;

enum class DocumentWord {
  person_field,  // before a colon, or over a column: a person follows
  due_field,     // the same of a deadline
  own_field,     // the same of what the talk cannot know: the day of the document
  nobody,        // stands for a person that is not known
  no_person,     // before an honorific, and nobody's name
  mark,          // in brackets behind a step, and no name
  suggestion,    // in a line that comes from no talk
  unknown,       // stands for a time or a text that is not known
  started,       // names the time, before a colon or in the first cell of a row
  detected,
  declared,
  mitigated,
  resolved,
  year,  // behind the figures of a date
  month,
  day,
};
inline constexpr int kDocumentWordCount = 16;

class Proofs {
 public:
  void add_check(const Node& node);
  void add_section(const Node& node);
  void add_words(const Node& node);

  [[nodiscard]] const std::vector<Check>& checks() const { return checks_; }
  /// Throws Failure::rules where no file holds it.
  [[nodiscard]] const Check& check(std::string_view id) const;

  /// What a heading names; the longest word in it decides.
  [[nodiscard]] Section section_of(std::string_view normalised_heading) const;

  /// All normalised.
  [[nodiscard]] const std::vector<std::string>& words(DocumentWord kind) const {
    return words_[static_cast<std::size_t>(kind)];
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(checks_, sections_, words_);
  }

 private:
  std::vector<Check> checks_;
  std::vector<std::string> sections_[kSectionCount];
  std::vector<std::string> words_[kDocumentWordCount];
};

/// `pattern` with each `{name}` replaced by the value that goes with the name.
std::string filled(std::string_view pattern,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values);

}  // namespace tenmatsu::rules
