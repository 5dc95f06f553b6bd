// The list of readers, in the order in which they are tried. A new format is a pair of files and a
// row here.

#pragma once

#include <span>
#include <string_view>

#include "read/reader.hpp"

namespace tenmatsu::reading {

std::span<const Reader> readers();

/// nullptr where there is none of this name.
const Reader* find_reader(std::string_view name);

}  // namespace tenmatsu::reading
