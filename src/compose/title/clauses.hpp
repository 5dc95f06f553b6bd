// What somebody said of a thing, in the words of a title: spoken words gone, and such an end that
// a noun can follow.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Without 「全然」, 「えー」, 「さん」 and the blanks of speech.
std::string without_spoken_words(const Story& story, std::string text);

/// What stands in a sentence between a thing and what is said of it; none where it is more than a
/// title can hold.
std::optional<std::string> bridge(const Story& story, Line line, std::size_t begin,
                                  std::size_t end);

/// What joins a subject to the rest, as が: 「ボタンって消えて」, 「記事、もう出て」,
/// 「口座は使えない」.
std::string with_subject_particle(const Story& story, std::string between);

/// 「開けませんでして」 as 「開けない」, in whatever form that leaves it.
std::string plain_clause(const Story& story, const std::string& clause);

/// The same so that a noun can follow; empty where no form of it is known to be right.
std::string attributive(const Story& story, const std::string& clause);

/// 「名札が合っている」, 「案内を出した」, but not 「勝手に出した」: no failure.
bool goes_right(const Story& story, const std::string& clause);

/// 「知らない会社の名前」 as 「他社の名前」
std::string with_owner(const Story& story, std::string clause);

/// 「サイトが開けない障害」, 「画面が真っ白になる障害」. A clause that ends in what went wrong is
/// closed as it is: 「レジの停止」.
std::string closed(const Story& story, const std::string& clause);

/// 「サイトが開けず」, so that another clause can follow; empty where `clause` ends otherwise.
std::string continued(const Story& story, const std::string& clause);

}  // namespace tenmatsu::composition
