// The export of a Slack workspace: lists of members and channels, and a folder for each channel
// with a file for each day. Read one file at a time, so that its size does not matter.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::slack_export {

bool claims(const Files& files);

/// The talk of one channel; `source` has no text. The digest of what was read goes to `sha256`.
Reading read(Files& files, const Source& source, std::string& sha256);

}  // namespace tenmatsu::reading::slack_export
