#include "read/registry.hpp"

#include <algorithm>
#include <iterator>

#include "read/chat_lines.hpp"

namespace tenmatsu::reading {
namespace {

constexpr Reader kReaders[] = {
    {"plain", "lines with a time, a speaker and a text, in many shapes", chat_lines::claims,
     chat_lines::read},
};

}  // namespace

std::span<const Reader> readers() {
  return kReaders;
}

const Reader* find_reader(std::string_view name) {
  const auto* found = std::find_if(std::begin(kReaders), std::end(kReaders),
                                   [&](const Reader& reader) { return reader.name == name; });
  return found == std::end(kReaders) ? nullptr : found;
}

}  // namespace tenmatsu::reading
