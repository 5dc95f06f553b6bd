// Sentences of the talk in written Japanese, with the messages that they come from.

#pragma once

#include <string>
#include <vector>

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The whole sentence that the line is of, for prose. A sentence of nothing but greetings gives "".
std::string plain(const Story& story, Line line);

/// For lists: ends in a noun where that is safe.
std::string noun(const Story& story, Line line);

/// For follow-ups: what is to be done, without the asking.
std::string task(const Story& story, Line line);

/// The sentences that carry `tag` in message `n`, joined.
Statement plain_statement(const Story& story, int n, Tag tag);
Statement noun_statement(const Story& story, int n, Tag tag);

/// These lines of message `n`, joined; lines of one sentence are told once.
Statement plain_statement(const Story& story, int n, const std::vector<Line>& lines);
Statement noun_statement(const Story& story, int n, const std::vector<Line>& lines);

/// Adds `events` to those of the statement, each once.
void cite(Statement& statement, const std::vector<int>& events);

/// The normalised words of the sentences that carry `tag` in message `n`.
std::vector<std::string> words_of(const Story& story, int n, Tag tag);

}  // namespace tenmatsu::composition
