// Transcripts of the project with the documents that are made of them.

#pragma once

#include <string>
#include <vector>

#include "tenmatsu/verify.hpp"

namespace tenmatsu::proof {

/// Loaded once for all tests.
const RulesPtr& built_in_rules();

/// `path` from the root of the project.
std::string content_of(const std::string& path);

/// The transcripts of a folder, by their paths in order.
std::vector<std::string> transcripts_in(const std::string& folder);

Analysis analysis_of(const std::string& path);

/// A transcript in lines like "[14:30] 田中: …".
Analysis analysis_of_lines(const std::string& lines);

/// The ids with their lines: "3 verify.figure".
std::vector<std::string> places_of(const Findings& findings);

/// A finding for a failure message.
std::string shown(const Finding& finding);

}  // namespace tenmatsu::proof
