// Whom a line names as the one who is to do the work.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whom one of these lines of message `n` names so: 「担当は開発の堤」; empty where it does not.
std::string owner_said(const Story& story, int n, std::size_t first, std::size_t last);

/// Two people.
struct Pair {
  std::string first;
  std::string second;
};

/// 「堤さんと岸さんで」, 「私と堤さんで」: both of them, where two are named so for what is not
/// done yet.
std::optional<Pair> pair_named(const Story& story, Line line);

/// Who is to do what the line names, told at its end: 「試験を足すのは堤さん」; nobody in
/// 「見つけたのは 堤さん」.
std::string person_given(const Story& story, Line line);

/// To whom the line gives the thing that it names, where it says nothing else but until when:
/// 「宛先の棚卸しは白石さん」, 「お知らせ文は白石さん、今夜お願いします」; empty where it does not.
std::string thing_given(const Story& story, Line line);

/// Whom the line hands the work on to: 「手順の見直しは情シスの湯沢に振ります」,
/// 「仁科に洗わせる」; empty where it does not.
std::string handed_on(const Story& story, Line line);

/// Whether the line only tells what that person did: 「堤さんが電話してきたから知った」.
bool tells_deed_of(const Story& story, Line line, std::string_view name);

/// To whom the line gives what was named before it: 「それ堤さんで」; empty where it does not.
std::string handed_to(const Story& story, Line line);

}  // namespace tenmatsu::composition
