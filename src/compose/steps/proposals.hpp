// Whether words name a step that somebody could take, or only tell, ask, estimate or joke.

#pragma once

#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether one sentence of the written text names a step: 「1号機を戻す」, 「戻してよいか」. What
/// is so, what was, what it takes and what is feared is none: 「替えている」, 「空にするのに5分」,
/// 「二重に振り込まれないか」.
bool names_step(const Story& story, const std::string& text);

/// 「20分見るよう依頼」, 「少し待ってほしい」: a written text that asks for time and for no step.
bool asks_for_time(const Story& story, const std::string& text);

/// 「とりあえず止めた」: a written text that is one verb and names no thing.
bool is_bare_deed(const Story& story, const std::string& text);

/// 「戻す」, 「もう1回流して」: a written text of few words of which none is a thing that it is
/// about; not 「一般にも開ける」 and 「台を替える」.
bool names_no_thing(const Story& story, const std::string& text);

/// 「それ消す」 points at what another said; 「それから消す」 and 「これで消える」 do not.
bool begins_with_pointing(const Story& story, std::string_view text);

/// 「先方に電話してみる」: a written text that plans to speak to somebody and nothing else.
bool only_contacts(const Story& story, const std::string& text);

/// Whether the report at the end of the written text is of what changes nothing in the system:
/// 「リストを送った」, 「電話で聞いた」, 「ログを確認」.
bool only_tells(const Story& story, const std::string& text);

/// Whether the line asks about a thing, asks for one of several, makes sure of what was said or
/// holds back: 「直した3件は？」, 「どっちが安全だろう」, 「足せば戻るのですね」,
/// 「戻すほうも一瞬切れるけどね」.
bool proposes_nothing(const Story& story, Line line);

/// Whether the line is said with a laugh: 「サーバを燃やしましょう(笑)」.
bool is_joke(const Story& story, Line line);

}  // namespace tenmatsu::composition
