// Lines with a time, a speaker and a text. The shapes are data (rules/ja/chat_lines.json); the
// shape of most lines rules the file, and a line of another shape starts a message only where a
// known speaker says it at a fitting time. All other lines go on with the message above.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::chat_lines {

/// Without turns where no line has any shape.
Reading read(const Source& source);

/// Whether a talk with times begins above line `line`, counted from 0: what stands there and below
/// was pasted into it.
bool begins_above(const Source& source, std::size_t line);

/// The id of the shape that rules the file; empty where no line has any.
std::string shape_of(const Source& source);

}  // namespace tenmatsu::reading::chat_lines
