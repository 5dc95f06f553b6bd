// Sentences of the talk in written Japanese, with the messages that they come from.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The whole sentence that the line is of, for prose. A sentence of nothing but greetings gives "".
std::string plain(const Story& story, Line line);

/// For lists: ends in a noun where that is safe.
std::string noun(const Story& story, Line line);

/// For follow-ups: what is to be done, without the asking.
std::string task(const Story& story, Line line);

/// A guess that asks, as a guess: 「雨で増えた？」 is 雨で増えた可能性. What asks who, when or why
/// stays as it is, and so does 「校正してない？」, which may mean either.
std::string told_as_guess(const Story& story, const std::string& text);

/// Whether a sentence can stand in prose by itself: it states something of something.
bool stands_in_prose(const Story& story, Line line);

/// The sentences of a written text.
std::vector<std::string> split_sentences(const Story& story, const std::string& text);

/// 「これが原因です」「それ私です」: points at something and says nothing of its own.
bool only_points(const Story& story, Line line);

/// 「業務の久保田です」: says who speaks.
bool introduces(const Story& story, Line line);

/// `lines` without those that only point, introduce, ask or exclaim (あった、うわ); all of them
/// where nothing else is left.
std::vector<Line> telling(const Story& story, const std::vector<Line>& lines);

/// The sentences that carry `tag` in message `n`, joined.
Statement plain_statement(const Story& story, int n, Tag tag);
Statement noun_statement(const Story& story, int n, Tag tag);

/// The step that message `n` speaks of: what it proposes or asks for without the asking, else as
/// noun_statement.
Statement step_statement(const Story& story, int n);

/// These lines of message `n`, as far as they tell something, joined; lines of one sentence are
/// told once.
Statement plain_statement(const Story& story, int n, const std::vector<Line>& lines);
Statement noun_statement(const Story& story, int n, const std::vector<Line>& lines);

/// The work that the sentence of `line` names.
Statement task_statement(const Story& story, Line line);

/// The same where the lines that carry a step only proposed or asked for are told without the
/// asking.
Statement event_statement(const Story& story, int n, const std::vector<Line>& lines);

/// Adds `events` to those of the statement, each once.
void cite(Statement& statement, const std::vector<int>& events);

/// The normalised text of the lines, with a space behind each.
std::string text_of(const Story& story, const std::vector<Line>& lines);

/// The normalised words of the sentences that carry `tag` in message `n`.
std::vector<std::string> words_of(const Story& story, int n, Tag tag);

/// Whether a quotation that begins before `at` is still open there.
bool inside_quotation(const Story& story, std::string_view text, std::size_t at);

}  // namespace tenmatsu::composition
