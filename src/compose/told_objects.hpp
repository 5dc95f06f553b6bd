// What a report leaves out because the message that it answers said it: 「戻しました」 after
// 「設定を前の版に戻せますか」.

#pragma once

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「再起動した」, 「3台とも戻した」: one sentence that says a deed and not of what.
bool names_nothing(const Story& story, const std::string& told);

/// Tells 「設定を前の版に戻す → 戻した」 as 「設定を前の版に戻した」, where the report names
/// nothing and says what was announced in the same word; whether it did.
bool tell_in_one(const Story& story, Statement& statement);

/// Puts the object in front of a first sentence that is a verb and nothing else, from the nearest
/// message before that asked for it or announced it by the same verb; cites that message. Where
/// nothing fits, the statement stays.
void supply_object(const Story& story, Statement& statement);

}  // namespace tenmatsu::composition
