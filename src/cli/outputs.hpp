// Documents to files: whole or not at all, and nothing that exists is overwritten unless asked.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::cli {

/// Writes beside the target first and then renames, so that no half document is ever seen; folders
/// on the way are made. Throws Failure::usage where the file exists and `force` is not set, or
/// where it cannot be written.
void write_whole(const std::string& path, std::string_view content, bool force);

/// Whether -o names a folder: it is one, or ends as one.
bool is_folder(const std::string& path);

}  // namespace tenmatsu::cli
