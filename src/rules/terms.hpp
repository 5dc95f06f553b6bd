// Words by category (component, symptom, action, …): `{"terms": [{"category", "words", …}]}`, and
// the forms in which they occur in a text.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/conjugation.hpp"
#include "rules/node.hpp"
#include "text/matcher.hpp"
#include "text/stored.hpp"
#include "text/stored_texts.hpp"

namespace tenmatsu::rules {

/// Where a word counts.
enum class Place {
  any,
  start,   // only where a clause begins: fillers
  number,  // only behind a digit: units
};

struct Term {
  std::string_view word;      // as written in the file
  std::string_view category;  // component
  Place place = Place::any;
};

/// One spelling of a term, normalised.
struct Form {
  std::uint32_t term = 0;    // as at() numbers it
  std::int32_t follow = -1;  // index of the conjugation whose `next` must follow; -1: anything
};

class Terms {
 public:
  /// Reads one member of a "terms" list. A word may stand in several categories.
  void add(const Node& node, const Conjugations& conjugations);

  /// Makes the words findable, after all files are read.
  void finish();

  /// Of the terms that finish() has stored.
  [[nodiscard]] Term at(std::uint32_t term) const {
    const Kind& kind = kinds_[term];
    return {words_[term], categories_[kind.category], static_cast<Place>(kind.place)};
  }

  /// Sorted.
  [[nodiscard]] std::vector<std::string> categories() const;

  /// Finds spellings of forms(); the same index in both.
  [[nodiscard]] const text::Matcher& matcher() const { return matcher_; }
  [[nodiscard]] const text::Stored<Form>& forms() const { return forms_; }

  /// Whether `rest`, the text behind a form, may follow it.
  [[nodiscard]] static bool may_follow(const Form& form, std::string_view rest,
                                       const Conjugations& conjugations);

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, kinds_, categories_, forms_, matcher_);
  }

 private:
  struct Kind {
    std::uint32_t category = 0;  // index into categories_
    std::uint32_t place = 0;
  };

  // What add() has added, until finish() stores it.
  struct Open {
    std::vector<std::string> words;
    std::vector<Kind> kinds;
    std::vector<Form> forms;
    std::vector<std::string> spellings;  // of forms
  };

  Open& open();
  std::uint32_t add_term(const std::string& word, const std::string& category, Place place);
  void add_word(const std::string& word, const std::string& category, Place place);
  void add_inflected(const std::string& word, const std::string& category, Place place,
                     const Conjugations& conjugations, std::size_t how);
  void add_form(const std::string& spelling, std::uint32_t term, std::int32_t follow);

  text::StoredTexts words_;
  text::Stored<Kind> kinds_;  // of words_
  std::vector<std::string> categories_;
  text::Stored<Form> forms_;
  text::Matcher matcher_;
  std::optional<Open> open_;
};

}  // namespace tenmatsu::rules
