#include "proof/proof_support.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace tenmatsu::proof {

namespace fs = std::filesystem;

const RulesPtr& built_in_rules() {
  static const RulesPtr rules = load_rules({}, Examples::leave_out);
  return rules;
}

std::string content_of(const std::string& path) {
  std::ifstream file(fs::path(TENMATSU_SOURCE_DIR) / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> transcripts_in(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(TENMATSU_SOURCE_DIR) / folder)) {
    if (entry.path().extension() == ".txt") {
      paths.push_back(folder + "/" + entry.path().filename().string());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

Analysis analysis_of(const std::string& path) {
  return analyse(read(content_of(path), path, built_in_rules()), built_in_rules());
}

Analysis analysis_of_lines(const std::string& lines) {
  return analyse(read(lines, "chat.txt", built_in_rules()), built_in_rules());
}

std::vector<std::string> places_of(const Findings& findings) {
  std::vector<std::string> places;
  for (const Finding& one : findings) {
    places.push_back(fmt::format("{} {}", one.line, one.id));
  }
  return places;
}

std::string shown(const Finding& finding) {
  return fmt::format("{}: {}: {}", finding.line, finding.id, finding.message);
}

}  // namespace tenmatsu::proof
