// The transcripts of a corpus with the gold beside them. docs/annotation.md says what gold means.

#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tenmatsu::corpus {

struct Case {
  std::string name;                  // a03
  std::filesystem::path transcript;  // a03.txt
  nlohmann::json gold;               // a03.gold.json
  nlohmann::json facts;              // a03.facts.json; null where there is none
};

/// The cases of `folder` whose name holds `only`, sorted by name. Throws Failure::input where a
/// gold file is broken or stands alone.
std::vector<Case> cases(const std::filesystem::path& folder, const std::string& only = "");

std::string bytes_of(const std::filesystem::path& file);

}  // namespace tenmatsu::corpus
