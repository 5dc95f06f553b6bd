// Documents to files: whole or not at all, and nothing that exists is overwritten unless asked.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::cli {

/// Writes beside the target first and then renames, so that no half document is ever seen; folders
/// on the way are made. Throws Failure::usage where the file exists and `force` is not set, or
/// where it cannot be written.
void write_whole(const std::string& path, std::string_view content, bool force);

/// Puts `content` in the place of a file that holds `before`: whole or not at all, with its
/// permissions, through links. Throws Failure::usage where it holds something else by now, or
/// cannot be written.
void replace_whole(const std::string& path, std::string_view before, std::string_view content);

/// Whether -o names a folder: it is one, or ends as one.
bool is_folder(const std::string& path);

}  // namespace tenmatsu::cli
