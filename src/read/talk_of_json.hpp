// What all readers of JSON do alike.

#pragma once

#include <string>
#include <string_view>

#include "read/reader.hpp"

namespace tenmatsu::reading {

/// An empty reading that is sorted by time and tells what of the JSON could not be read.
Reading json_reading(const Source& source, const char* format);

/// A message without a time stays where it stands; that is noted.
void note_no_time(Reading& reading, int line);

/// Puts `line` behind `text` on a line of its own; nothing where it is empty.
void add_line(std::string& text, std::string_view line);

/// "TITLE: VALUE", or the one that is there.
std::string titled(const std::string& title, const std::string& value);

/// The first that is not empty.
const std::string& first_of(std::initializer_list<const std::string*> texts);

}  // namespace tenmatsu::reading
