// How a cause is told: in which of the sentences that speak of it, and without what stands beside
// it.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Whether each of the lines only points at something: 「これです」.
bool all_point(const Story& story, const std::vector<Line>& lines);

/// How many of the words name something; 原因 and 特定 are said of any cause.
std::size_t naming_words(const Story& story, const std::vector<std::string>& words);

/// 「関係がある」, 「それの影響」: that something bears on it, and not what.
bool only_bears(const Story& story, const std::string& text);

/// How many naming words of `a` also stand in `b`; 昨日 and 弊社 name nothing that two sentences
/// could be about.
std::size_t shared_names(const Story& story, const std::vector<std::string>& a,
                         const std::vector<std::string>& b);

/// Whether a name ends as a noun does, also as one made of a verb: 故障, 操作誤り.
bool ends_in_noun(const Story& story, std::string_view thing);

/// Whether a statement ends as a guess does that asks: 「切れていたのか」, and not 「なのは確か」.
bool ends_asking(const Story& story, const std::string& text);

/// Sentences of the claim's message that state a fact which may belong to it; where there is none,
/// what is told just before it.
std::vector<Line> facts_told(const Story& story, const Claim& claim);

/// What the claim says is the cause, with what it points at; may be empty.
Statement cause_statement(const Story& story, const Claim& claim);

}  // namespace tenmatsu::composition
