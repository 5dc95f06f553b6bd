// What the user named, as a list of transcripts to read, and their bytes.

#pragma once

#include <string>
#include <vector>

namespace tenmatsu::cli {

struct Input {
  std::string path;    // to open, and what messages call it; "-" for standard input
  std::string name;    // where its document goes below an output folder, without an ending
  bool found = false;  // in a folder, and not named itself
};

/// Whether a folder is one transcript by itself: the export of a Slack workspace.
bool is_export_folder(const std::string& path);

/// Folders are walked, in the order of their paths; what lies in `output_folder` is no input.
/// A folder that cannot be read is a line of `troubles`, as is one without a transcript.
std::vector<Input> expand(const std::vector<std::string>& named, const std::string& output_folder,
                          std::vector<std::string>& troubles);

/// What a command reads that takes one transcript: the first, or standard input. A folder stays
/// one.
Input only_input(const std::vector<std::string>& named);

/// Whether the inputs are to become several documents.
bool is_batch(const std::vector<std::string>& named);

}  // namespace tenmatsu::cli
