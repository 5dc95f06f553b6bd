// The files that are built into the program: rules/*.json and templates/, by their path in the
// project.

#pragma once

#include <span>
#include <string_view>

namespace tenmatsu::text {

struct EmbeddedFile {
  std::string_view path;  // rules/ja/units.json
  std::string_view content;
};

/// All of them, sorted by path.
std::span<const EmbeddedFile> embedded_files();

}  // namespace tenmatsu::text
