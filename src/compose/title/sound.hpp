// Whether a title may say what was heard: what is half a quotation, a feeling or a question to
// somebody, or is said of no thing at all, is none.

#pragma once

#include <string>
#include <string_view>

#include "compose/story/story.hpp"
#include "compose/title/failures.hpp"

namespace tenmatsu::composition {

/// Whether each opening bracket of these pairs has its own closing one behind it, and none closes
/// that was not opened.
bool brackets_close(const rules::Words& pairs, std::string_view text);

/// False for 「全部」, 「早い」: nothing that could fail.
bool is_sound_thing(const Story& story, const std::string& name);

/// 「営業」, 「品質保証部」: who tells of the trouble, and no place of it.
bool is_department(const Story& story, std::string_view name);

/// False for 「半分くらいの拒否」, 「どっちなんだ」, 「重要】発電低下」.
bool is_sound(const Story& story, const ThingFailure& failure);

/// Whether what is said of the last thing that it names is trouble by itself: 「料金が変わった」
/// is none.
bool tells_failure(const Story& story, const ThingFailure& failure);

}  // namespace tenmatsu::composition
