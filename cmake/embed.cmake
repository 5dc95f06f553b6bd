# Writes OUTPUT, a C++ file with the text of FILES (paths relative to ROOT, parted by '|') as a table.
#   cmake -DROOT=... -DFILES=a|b -DOUTPUT=... -P embed.cmake
string(REPLACE "|" ";" FILES "${FILES}")
file(WRITE "${OUTPUT}" [[
// Made by cmake/embed.cmake; do not edit.
#include "text/embedded.hpp"

namespace tenmatsu::text {
namespace {
using namespace std::string_view_literals;  // the length without a walk over the text

constexpr EmbeddedFile kFiles[] = {
]])
foreach(file IN LISTS FILES)
  file(READ "${ROOT}/${file}" content)
  file(APPEND "${OUTPUT}" "{\"${file}\", R\"embedded~(${content})embedded~\"sv},\n")
endforeach()
file(APPEND "${OUTPUT}" [[
};
}  // namespace

std::span<const EmbeddedFile> embedded_files() { return kFiles; }

}  // namespace tenmatsu::text
]])
