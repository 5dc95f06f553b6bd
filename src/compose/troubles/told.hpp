// Where a sentence says that something is wrong, and how a title says it.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "rules/phrases.hpp"

namespace tenmatsu::composition {

/// In the bytes of the sentence's normalised text.
struct Trouble {
  std::size_t begin = 0;
  std::size_t end = 0;  // where the predicate ends, if `clause`
  std::string said;     // empty where the title keeps the clause as it was said
  std::string kind;     // id of the rule that heard it; empty where none of `heads` did
  rules::Head::Form form = rules::Head::Form::bare;
  bool weak = false;  // says little: 「異常」
  bool clause = false;
};

/// In the order of the rules, then of the sentence; what the sentence denies is left out.
std::vector<Trouble> find_troubles(const Story& story, Line line);

/// What a sentence takes back of itself: 「予約じゃなくて」, 「予約が遅い、いや」.
struct Slip {
  std::size_t end = 0;  // of what is taken back
  bool apart = false;   // a whole clause may be taken back, not only the word before it
};

/// The last one of a normalised sentence.
std::optional<Slip> last_slip(const Story& story, std::string_view text);

/// Where the clause ends that goes on at `at`: before 「という連絡」, a comma or a blank.
std::size_t clause_end(const Story& story, Line line, std::size_t at);

/// 「ログインの失敗」: the words end in the noun for what is wrong.
bool ends_in_trouble(const Story& story, std::string_view normalised);

/// 「急増」: a word for what is wrong and no thing.
bool is_trouble(const Story& story, std::string_view normalised);

/// 「ゼロになって」: holds words for what is wrong; what does not happen only as a negative.
bool tells_of_trouble(const Story& story, std::string_view normalised);

/// Whether one of the words stands there as a whole: neither 「0円」 in 「10円」 nor 「oom」 in
/// 「room」.
bool holds_whole(std::string_view text, const rules::Words& words);

/// The noun by which a title calls what a monitor wrote in English; empty where no rule has one.
/// Bare figures are left to the caller, who sees what they count.
std::string trouble_noun(const Story& story, std::string_view normalised);

}  // namespace tenmatsu::composition
