// Who takes on the work that a message names, and until when.

#pragma once

#include <string>
#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// Gives it whom its own sentences name and their day, else those that the analysis found right
/// before it.
void assign(const Story& story, int n, Work& work, const TagFinding& finding);

/// What goes on with the work before it in the message has its owner, and its day where it is more
/// of the same: 「見積もりを今週中に取り直して。一覧もな」.
void inherit(const Story& story, int n, std::vector<Work>& all);

/// The day that its own sentences give it, else `due`; empty where they name another day, of
/// something else.
std::string own_day(const Story& story, int n, const Work& work, const std::string& due);

/// Takes a day away that is only named later in the message, with other work.
void keep_own_days(const Story& story, int n, std::vector<Work>& all);

/// 「増やすジョブは岸さん、モニターは堤さん。どっちも8/7まで」
void date_all(const Story& story, int n, std::vector<Work>& all);

}  // namespace tenmatsu::composition
