// The words right beside a figure or a time.

#pragma once

#include <cstddef>
#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// What is farther away than so many bytes is not said of it; also the bound on the work that a
/// message of many figures causes.
inline constexpr std::size_t kBesideReach = 600;

/// What the message says right before a stretch of it, and right behind it: at most `reach` bytes,
/// cut where characters begin, normalised.
std::string said_before(const Story& story, const Span& span, std::size_t reach = kBesideReach);
std::string said_behind(const Story& story, const Span& span, std::size_t reach = kBesideReach);

/// What stands between two stretches of one message, normalised; empty where they touch or overlap.
std::string said_between(const Story& story, const Span& first, const Span& second);

/// 「障害で、えー、上げます」 as it would be written, 「障害で上げます」.
std::string without_fillers(const Story& story, std::string text);

}  // namespace tenmatsu::composition
