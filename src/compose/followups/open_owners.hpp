// Work of which it is said that it is decided later who does it.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// 「台帳を見直します。誰がやるかは来週の会議で」: the work of message `n` before such a sentence
/// has no owner and no day by it; the sentence itself is no work.
void leave_owners_open(const Story& story, int n, std::vector<Work>& works);

/// The same of work that messages shortly before `n` named, where nobody took it on.
void leave_known_open(const Story& story, int n, std::vector<Work>& known);

/// Whether one of its messages tells when it is decided who does it: 「担当は来週の定例で」.
bool tells_when_decided(const Story& story, const FollowUp& item);

}  // namespace tenmatsu::composition
