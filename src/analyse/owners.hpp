// Who takes on a follow-up, until when.

#pragma once

#include <string_view>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills in `owner` and `due` of every follow-up that was found. Of several in one message those of
/// the first that has an owner.
void find_owners(Talk& talk, const Rules& rules);

/// Whether a normalised sentence asks for a thing, 「報告書を金曜までにください」, and whether one
/// behind such a sentence names no other thing, and so tells what becomes of that:
/// 「理事会に出します」.
bool begs_thing(const rules::Phrases& phrases, std::string_view sentence);
bool tells_use(const rules::Phrases& phrases, std::string_view sentence);

}  // namespace tenmatsu::analysis
