// Of which class a piece of work is: to prevent, to detect, to mitigate or to put right.

#pragma once

#include <string_view>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The class of the work that these lines name.
Category category_of(const Story& story, const std::vector<Line>& lines, const TagFinding& finding);

/// The class of an item of a list: told by its own words, else by `heading` over the
/// list or by the rest of the message.
Category category_of_piece(const Story& story, Line line, std::string_view heading,
                           std::string_view own, const TagFinding& finding);

/// The class of work that was taken for a repair: none where its words tell of a report to others,
/// or of what is owed or told to people; to prevent or to notice where they set how it is to be
/// from now on.
Category class_of_rest(const Story& story, const FollowUp& item);

}  // namespace tenmatsu::composition
