#include "tools/corpus.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "tenmatsu/error.hpp"

namespace tenmatsu::corpus {
namespace {

constexpr std::string_view kGold = ".gold.json";
constexpr std::string_view kFacts = ".facts.json";

std::filesystem::path transcript_beside(const std::filesystem::path& gold,
                                        const std::string& name) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(gold.parent_path())) {
    const std::string file = entry.path().filename().string();
    if (file.starts_with(name + ".") && entry.path() != gold && !file.ends_with(kFacts)) {
      found.push_back(entry.path());
    }
  }
  if (found.empty()) {
    throw Error(Failure::input, fmt::format("{}: no transcript beside it", gold.string()));
  }
  return *std::ranges::min_element(found);
}

nlohmann::json read_json(const std::filesystem::path& file) {
  try {
    return nlohmann::json::parse(bytes_of(file));
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(Failure::input, fmt::format("{}: {}", file.string(), error.what()));
  }
}

Case read_case(const std::filesystem::path& gold, const std::string& name) {
  const std::filesystem::path facts = gold.parent_path() / (name + std::string(kFacts));
  return {name, transcript_beside(gold, name), read_json(gold),
          std::filesystem::exists(facts) ? read_json(facts) : nlohmann::json()};
}

}  // namespace

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(Failure::input, fmt::format("{}: cannot be read", file.string()));
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Case> cases(const std::filesystem::path& folder, const std::string& only) {
  if (!std::filesystem::is_directory(folder)) {
    throw Error(Failure::input, fmt::format("{}: is no folder", folder.string()));
  }
  std::vector<Case> all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string file = entry.path().filename().string();
    if (!file.ends_with(kGold)) {
      continue;
    }
    const std::string name = file.substr(0, file.size() - kGold.size());
    if (name.find(only) != std::string::npos) {
      all.push_back(read_case(entry.path(), name));
    }
  }
  std::ranges::sort(all, [](const Case& a, const Case& b) { return a.name < b.name; });
  return all;
}

}  // namespace tenmatsu::corpus
