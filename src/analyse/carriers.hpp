// Which sentences of a message carry each of its tags. A tag is decided for the whole message; a
// document quotes sentences, and nothing that was told may fall between two tags.

#pragma once

#include <vector>

#include "analyse/talk.hpp"

namespace tenmatsu::analysis {

/// What the words of each sentence speak for one tag; stands beside Event::sentences.
using SentenceWorth = std::vector<double>;

/// Sets TagFinding::sentences of all tags of the message at `i`. `worth` stands beside its tags.
/// Every sentence that tells something goes to the tag that it speaks for most, at least.
void share_out(Talk& talk, std::size_t i, const std::vector<SentenceWorth>& worth);

}  // namespace tenmatsu::analysis
