// What a report leaves out because the message that it answers said it: 「戻しました」 after
// 「設定を前の版に戻せますか」.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「再起動した」, 「3台とも戻した」: one sentence that says a deed and not of what.
bool names_nothing(const Story& story, const std::string& told);

/// A step that is told by a deed alone.
struct BareReport {
  int n = 0;         // the message that says so
  std::string verb;  // as far as it is the same in all its forms
};

/// Where the first sentence says a deed and not of what, and nothing stands before it.
std::optional<BareReport> bare_report(const Story& story, const Statement& statement);

/// Tells 「設定を前の版に戻す → 戻した」 as 「設定を前の版に戻した」, where the report names
/// nothing and says what was announced in the same word; whether it did.
bool tell_in_one(const Story& story, Statement& statement);

/// Puts the object in front of a first sentence that is a verb and nothing else, from the nearest
/// message before that asked for it or announced it by the same verb; cites that message. Where
/// nothing fits, the statement stays.
void supply_object(const Story& story, Statement& statement);

/// Whether nothing but hiragana stands in the text.
bool is_kana_only(std::u32string_view text);

}  // namespace tenmatsu::composition
