// Work that says too little by itself, made whole with what stands before it: the sentence before,
// a question for the report, what somebody asked for.

#pragma once

#include <optional>
#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// 「直しておきます、今日」, 「金曜までに案を作ります」: what it is done to stands before it.
bool lacks_object(const Work& work);

/// 「宛先が退職者のままでした。直しておきます、今日」: puts the sentence before `work` in front of
/// it where that tells what; false where it does not.
bool tell_before(const Story& story, int n, Work& work);

/// 「宛先が古いままでした。それは今日変えます」: puts the sentence before `work` in the place of
/// its 「それは」.
void put_pointed_before(const Story& story, int n, Work& work);

/// Puts in front of `work` what it points at, makes it the report that somebody asked for, or tells
/// it by what the message before asks of its owner. Leaves it where nothing of that fits.
void complete(const Story& story, int n, Work& work);

/// What somebody else asked for just before message `n`, where it is no work yet.
std::optional<Line> asked_before(const Story& story, int n);

}  // namespace tenmatsu::composition
