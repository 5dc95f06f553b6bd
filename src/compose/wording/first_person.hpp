// Who 「私」 is: a row of a list does not show who speaks.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// So many bytes of `text` at `at` are the word by which who speaks calls oneself: 「私」; 0 in
/// 「公私」, 「引きわたし」, 「私たち」, 「私書箱」 and within a quotation.
std::size_t own_word_at(const Story& story, std::string_view text, std::size_t at);

/// The same where who does something is named there, whatever follows: 「俺やる」, 「自分、金曜」.
std::size_t self_size_at(const Story& story, std::string_view text, std::size_t at);

/// `text` with `name`, who said all of it, in the place of those words; as it is where it names
/// that person already: no 「岸と岸で」 for 「岸と私で」.
std::string with_name_of_self(const Story& story, std::string text, const std::string& name);

/// `text`, the written sentence of `line`, with the speaker's name where the speaker speaks of
/// oneself: 「私が切り替えた」 is 「岸が切り替えた」. What is quoted or passed on from others
/// stays, and so does 「自分」, which may be anybody.
std::string with_own_name(const Story& story, Line line, std::string text);

}  // namespace tenmatsu::composition
