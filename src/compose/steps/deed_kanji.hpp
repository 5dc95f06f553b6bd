// The kanji by which a deed is known again.

#pragma once

#include <set>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The kanji by which `normalised` may be known again.
std::set<char32_t> kanji_of(const Story& story, std::string_view normalised);

/// What is left of a sentence without the words of any act and the names of people.
std::string own_matter(const Story& story, std::string_view normalised);

/// Whether any kanji is in both.
bool share_kanji(const std::set<char32_t>& a, const std::set<char32_t>& b);

/// Whether the character is a kanji.
bool is_kanji(char32_t code);

/// The text without any of the words.
std::string without_words(std::string text, const rules::Words& words);

}  // namespace tenmatsu::composition
