// The noun phrases of a sentence: what a title can be about.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A noun phrase, in the bytes of a normalised text.
struct NounPhrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view particle;  // what joins it to the rest; empty where nothing does

  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
};

bool is_one_of(std::string_view text, const rules::Words& words);
/// 「latest」 of a log names no thing that a reader knows.
bool is_plain_word(std::string_view name);
/// Whether the phrase shares characters with one of the stretches.
bool overlaps_any(const NounPhrase& phrase, const std::vector<Stretch>& stretches);
/// Says too little without another name in front: 「エラー率」, 「画面」.
bool is_generic(const Story& story, std::string_view phrase);

/// 「送信する」 before が: what stands quoted from `begin` to `end` is what a button or a field is
/// called, not what somebody said.
bool is_label(const Story& story, std::string_view text, std::size_t begin, std::size_t end);

/// All that name something, in their order: neither people nor times nor figures. Of
/// 「サイトの画面」 the whole is given, not its parts.
std::vector<NounPhrase> noun_phrases(const Story& story, std::string_view text);

/// 「予約が遅いです、いや、検索が遅いです」: whether the next line puts another thing in the place
/// of what this one told.
bool is_put_right(const Story& story, Line line);

}  // namespace tenmatsu::composition
