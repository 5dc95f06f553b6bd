// Words by category (component, symptom, action, …): `{"terms": [{"category", "words", …}]}`, and
// the forms in which they occur in a text.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/conjugation.hpp"
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

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(word, category, place);
  }
};

/// One spelling of a term, normalised.
struct Form {
  std::uint32_t term = 0;    // index into all()
  std::int32_t follow = -1;  // index of the conjugation whose `next` must follow; -1: anything
};

class Terms {
 public:
  /// Reads one member of a "terms" list. A word may stand in several categories.
  void add(const Node& node, const Conjugations& conjugations);

  /// Makes the words findable, after all files are read.
  void finish();

  [[nodiscard]] const std::vector<Term>& all() const { return all_; }

  /// Finds spellings of forms(); the same index in both.
  [[nodiscard]] const text::Matcher& matcher() const { return matcher_; }
  [[nodiscard]] const text::Stored<Form>& forms() const { return forms_; }

  /// Whether `rest`, the text behind a form, may follow it.
  [[nodiscard]] static bool may_follow(const Form& form, std::string_view rest,
                                       const Conjugations& conjugations);

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(all_, forms_, matcher_);
  }

 private:
  void open();
  void add_word(const std::string& word, const std::string& category, Place place);
  void add_inflected(const std::string& word, const std::string& category, Place place,
                     const Conjugations& conjugations, std::size_t how);
  void add_form(const std::string& spelling, std::uint32_t term, std::int32_t follow);

  std::vector<Term> all_;
  text::Stored<Form> forms_;
  text::Matcher matcher_;
  std::vector<Form> open_forms_;        // until finish()
  std::vector<std::string> spellings_;  // of open_forms_
};

}  // namespace tenmatsu::rules
