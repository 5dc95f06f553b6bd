#include "analyse/find_terms.hpp"

#include <algorithm>
#include <string>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using text::Character;
using text::character_at;
using text::character_before;
using text::Script;
using text::script_of;

constexpr std::string_view kPlain = "plain";

// How many letters a katakana word needs to be believed at the end or at the beginning of a longer
// run of which the rest is unknown, and how many the rest needs to be a word at all.
constexpr std::size_t kSurelyLast = 4;
constexpr std::size_t kSurelyFirst = 3;
constexpr std::size_t kShortestRest = 2;

bool is(Character c, Script script) {
  return c.size > 0 && script_of(c.code) == script;
}

std::size_t letters_in(std::string_view text, Piece piece) {
  std::size_t count = 0;
  for (std::size_t at = piece.begin; at < piece.end; at += character_at(text, at).size) {
    ++count;
  }
  return count;
}

std::size_t katakana_after(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  for (Character c = character_at(text, at); is(c, Script::katakana); c = character_at(text, at)) {
    at += c.size;
    ++count;
  }
  return count;
}

// Finds the words of one text.
class Search {
 public:
  Search(std::string_view text, const Rules& rules)
      : text_(text), terms_(rules.terms), conjugations_(rules.conjugations) {}

  std::vector<FoundTerm> run() {
    for (std::size_t at = 0; at < text_.size(); at += character_at(text_, at).size) {
      look_at(at);
    }
    drop_parts_of_words();
    drop_hidden();
    return std::move(found_);
  }

 private:
  void look_at(std::size_t at) {
    terms_.matcher().visit_prefixes(text_.substr(at), [&](std::uint32_t index, std::size_t size) {
      const rules::Form& form = terms_.forms()[index];
      Piece piece{at, at + size};
      extend_over_long_vowel(piece);
      if (!cuts_latin(piece) && in_place(terms_.at(form.term).place, piece) &&
          rules::Terms::may_follow(form, text_.substr(piece.end), conjugations_)) {
        found_.push_back({form.term, piece});
      }
    });
  }

  // サーバ is サーバー.
  void extend_over_long_vowel(Piece& piece) const {
    const Character next = character_at(text_, piece.end);
    if (next.code == text::kLongVowel && is(character_before(text_, piece.end), Script::katakana) &&
        letters_in(text_, piece) > 2) {
      piece.end += next.size;
    }
  }

  // log inside login, 502 inside 1502.
  [[nodiscard]] bool cuts_latin(Piece piece) const {
    const auto cuts = [](Character inside, Character outside) {
      return (is(inside, Script::latin) && is(outside, Script::latin)) ||
             (is(inside, Script::digit) && is(outside, Script::digit));
    };
    return cuts(character_at(text_, piece.begin), character_before(text_, piece.begin)) ||
           cuts(character_before(text_, piece.end), character_at(text_, piece.end));
  }

  [[nodiscard]] bool in_place(rules::Place place, Piece piece) const {
    switch (place) {
      case rules::Place::any:
        return true;
      case rules::Place::start: {
        const Character before = character_before(text_, piece.begin);
        return before.size == 0 || !text::is_letter(before.code);
      }
      case rules::Place::number:
        return is(character_before(text_, piece.begin), Script::digit);
    }
    return true;
  }

  // A short word inside a longer katakana one. A run is parted by the words that are found in it.
  void drop_parts_of_words() {
    std::vector<bool> begins(text_.size() + 1);
    std::vector<bool> ends(text_.size() + 1);
    for (const FoundTerm& one : found_) {
      begins[one.piece.begin] = true;
      ends[one.piece.end] = true;
    }
    std::erase_if(found_, [&](const FoundTerm& one) {
      const auto [begin, end] = one.piece;
      const bool joins_before = is(character_at(text_, begin), Script::katakana) &&
                                is(character_before(text_, begin), Script::katakana);
      const bool joins_after = is(character_before(text_, end), Script::katakana) &&
                               is(character_at(text_, end), Script::katakana);
      const std::size_t letters = joins_before || joins_after ? letters_in(text_, one.piece) : 0;
      return (joins_before && !ends[begin] && letters < kSurelyLast) ||
             (joins_after && !begins[end] &&
              (letters < kSurelyFirst || katakana_after(text_, end) < kShortestRest));
    });
  }

  [[nodiscard]] bool hides(const FoundTerm& longer, const FoundTerm& shorter) const {
    const std::string_view category = terms_.at(longer.term).category;
    return (category == kPlain || category == terms_.at(shorter.term).category) &&
           longer.piece.begin <= shorter.piece.begin && shorter.piece.end <= longer.piece.end &&
           size_of(longer) > size_of(shorter);
  }

  void drop_hidden() {
    std::size_t longest = 0;
    for (const FoundTerm& one : found_) {
      longest = std::max(longest, size_of(one));
    }
    std::vector<FoundTerm> kept;
    std::size_t from = 0;  // the first that may reach as far as the one looked at
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const FoundTerm& one = found_[i];
      while (found_[from].piece.begin + longest < one.piece.end) {
        ++from;
      }
      bool hidden = terms_.at(one.term).category == kPlain;
      for (std::size_t k = from;
           !hidden && k < found_.size() && found_[k].piece.begin <= one.piece.begin; ++k) {
        hidden = hides(found_[k], one) || (k < i && same(found_[k], one));
      }
      if (!hidden) {
        kept.push_back(one);
      }
    }
    found_ = std::move(kept);
  }

  static std::size_t size_of(const FoundTerm& one) { return one.piece.end - one.piece.begin; }

  // Two spellings of one term may be equal.
  static bool same(const FoundTerm& a, const FoundTerm& b) {
    return a.term == b.term && a.piece.begin == b.piece.begin && a.piece.end == b.piece.end;
  }

  std::string_view text_;
  const rules::Terms& terms_;
  const rules::Conjugations& conjugations_;
  std::vector<FoundTerm> found_;
};

}  // namespace

std::vector<FoundTerm> find_terms(std::string_view text, const Rules& rules) {
  return Search(text, rules).run();
}

}  // namespace tenmatsu::analysis
