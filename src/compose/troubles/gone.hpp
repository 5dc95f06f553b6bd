// Whether what goes away is trouble: 「エラーが消えた」 is good news, 「一覧が消えた」 is none.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the verb that begins at `at`, 「消え」, 「止ま」 or 「なくな」, is said of trouble.
bool is_said_of_trouble(const Story& story, std::string_view text, std::size_t at);

/// Where the verb begins by which a normalised sentence ends in that something went away.
std::optional<std::size_t> gone_at(const Story& story, std::string_view text);

/// Whether a normalised sentence ends in that trouble went away: 「エラーは消えました」,
/// 「音が切れなくなった」; neither 「売場の電気が消えました」 nor 「鍵が開かなくなった」.
bool trouble_is_gone(const Story& story, std::string_view text);

/// Whether one of `words` stands there, and `unless` not right behind it, that does not tell of
/// trouble going away.
bool holds_beside_relief(const Story& story, std::string_view text, const rules::Words& words,
                         const rules::Words& unless);

}  // namespace tenmatsu::composition
