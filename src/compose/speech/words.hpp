// The words of a sentence that carry its matter, found where the writing changes.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/words.hpp"

namespace tenmatsu::composition {

/// Runs of kanji, of katakana and of Latin letters with digits, each of two characters or more, in
/// their order, each once.
std::vector<std::string> content_words(std::string_view normalised);

/// A word that holds the other counts as the same: CPU使用率 and CPU.
bool same_word(const std::string& a, const std::string& b);

/// How many of the words of the shorter list also stand in the other, as a share; 0 where one is
/// empty.
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// How many words of `a` also stand in `b`.
std::size_t shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Adds those of `more` that `words` does not hold yet.
void add_words(std::vector<std::string>& words, const std::vector<std::string>& more);

bool holds_any(std::string_view text, const std::vector<std::string>& words);
bool starts_with_any(std::string_view text, const std::vector<std::string>& words);
bool ends_with_any(std::string_view text, const std::vector<std::string>& words);

inline bool holds_any(std::string_view text, const rules::Words& words) {
  return words.any_in(text);
}
inline bool starts_with_any(std::string_view text, const rules::Words& words) {
  return words.any_begins(text);
}

/// `text` without those of `ends` at its end, as long as something is left.
std::string_view without_ends(std::string_view text, const rules::Words& ends);

/// Takes the longest of `words` off the end of `text`, where something is left before it.
bool remove_end(std::string& text, const rules::Words& words);

/// The longest of `ends` with which `text` ends; empty where it ends with none, or is all of it.
std::string longest_end(std::string_view text, const rules::Words& ends);

/// Where one of `words` stands in `text` with none of `unless` right behind it, the end of it.
std::optional<std::size_t> find_unless(std::string_view text, const rules::Words& words,
                                       const rules::Words& unless);

/// How many characters a UTF-8 text has.
std::size_t length_of(std::string_view text);

}  // namespace tenmatsu::composition
