// Words by category (component, symptom, action, …): `{"terms": [{"category", "words", …}]}`, and
// the forms in which they occur in a text.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::rules {

/// Where a word counts.
enum class Place {
  any,
  start,   // only where a clause begins: fillers
  number,  // only behind a digit: units
};

struct Term {
  std::string word;      // as written in the file
  std::string category;  // component
  Place place = Place::any;
};

/// How a class of words is inflected: `{"conjugations": [{"class", "ending", "stems", "next"}]}`.
/// A word loses `ending` and takes on each of `stems`. Where `next` is given, one of it must follow
/// (or no letter at all), so that the stem of one verb is not found inside another.
struct Conjugation {
  std::string word_class;  // godan, ichidan, adjectives: the key under which terms list it
  std::string ending;
  std::vector<std::string> stems;
  text::Matcher next;
};

/// One spelling of a term, normalised.
struct Form {
  std::uint32_t term = 0;    // index into all()
  std::int32_t follow = -1;  // index of the conjugation whose `next` must follow; -1: anything
};

class Terms {
 public:
  void add_conjugation(const Node& node);

  /// Reads one member of a "terms" list. A word may stand in several categories.
  void add(const Node& node);

  /// Makes the words findable; once, after all files are read.
  void finish();

  [[nodiscard]] const std::vector<Term>& all() const { return all_; }

  /// Finds spellings of forms(); the same index in both.
  [[nodiscard]] const text::Matcher& matcher() const { return matcher_; }
  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }

  /// Whether `rest`, the text behind a form, may follow it.
  [[nodiscard]] bool may_follow(const Form& form, std::string_view rest) const;

 private:
  void add_word(const std::string& word, const std::string& category, Place place);
  void add_inflected(const Node& node, std::string_view word_class, const std::string& category,
                     Place place);
  void add_form(const std::string& spelling, std::uint32_t term, std::int32_t follow);

  std::vector<Term> all_;
  std::vector<Conjugation> conjugations_;
  std::vector<Form> forms_;
  std::vector<std::string> spellings_;  // of forms_, until finish()
  text::Matcher matcher_;
};

}  // namespace tenmatsu::rules
