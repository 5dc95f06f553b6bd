// The last hand on the sentences of a document: what speech leaves out or puts behind.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Mends the texts of the statements, with what messages before theirs say where they leave it out;
/// those messages are cited then. What is mended already stays as it is.
Statement mended(const Story& story, Statement statement);
void mend(const Story& story, std::vector<Statement>& statements);
void mend(const Story& story, std::vector<Cause>& causes);
void mend(const Story& story, std::vector<Hypothesis>& hypotheses);
void mend(const Story& story, std::vector<Action>& actions);
void mend(const Story& story, std::vector<FollowUp>& followups);
void mend(const Story& story, std::vector<TimelineEntry>& timeline);

}  // namespace tenmatsu::composition
