// Answers that take over, date or go along with the work that was named just before.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// Whether the work of message `n` is none of its own, but what its speaker says to the work named
/// last, which it went into: 「それはこっちで持ちます、今月中に」,
/// 「だね。月末までに見積もりをとる」.
bool went_into_known(const Story& story, int n, std::vector<Work>& known, const Work& work);

/// Whether it points at a sentence before it in its own message: 「宛先が古いままでした。それは今日
/// 変えます」.
bool points_at_own(const Story& story, int n, const std::vector<Work>& known, const Work& work);

/// Gives work that only points at what another wished for, or goes along with it, the words of that
/// wish: 「しきい値の見直しも要りますね」 「それは明日やります」.
void take_wished(const Story& story, int n, const std::vector<Work>& known, Work& work);

}  // namespace tenmatsu::composition
