// What a message says of how the incident stands: well again, in part or perhaps, bad anew.

#pragma once

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the sentence is only about another matter: 「別件ですが」, 「A社の件は」.
bool is_of_other_matter(const Story& story, Line line);

/// 「問題なければクローズします」: an end that something is waited for.
bool awaits_end(const Story& story, Line line);

/// Whether the message says in words that it is well again, and neither in part, as a guess or a
/// plan, nor of another matter.
bool tells_well(const Story& story, int n);

/// Whether the message says that what had been well is bad again: 「再発しました」.
bool tells_relapse(const Story& story, int n);

/// Whether the message tells of trouble that is there when it is said, and not of what it had been
/// or counted before it was well.
bool tells_present_trouble(const Story& story, int n);

/// The message with which it got well, as far as that was told, or 0. What is said behind it of
/// checks, orders, thanks and other matters moves it no more.
int last_good_news(const Story& story);

}  // namespace tenmatsu::composition
