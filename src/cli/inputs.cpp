#include "cli/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace tenmatsu::cli {
namespace {

namespace fs = std::filesystem;

// In a folder, only files that look like transcripts are taken; a file named by the user always is.
constexpr std::array<std::string_view, 11> kEndings = {
    ".txt", ".log", ".md", ".vtt", ".srt", ".csv", ".tsv", ".json", ".jsonl", ".zip", ".docx"};

bool looks_like_transcript(const fs::path& path) {
  const std::string ending = path.extension().string();
  return std::ranges::find(kEndings, ending) != kEndings.end() &&
         !path.filename().string().starts_with('.');
}

// What is walked and where documents go: a run must not take its own results for transcripts.
struct Walk {
  fs::path output;  // empty where documents are not written below a folder
  std::vector<fs::path> found;
  std::vector<std::string>* troubles = nullptr;
  std::set<fs::path> seen = {};       // folders, whatever links lead to them
  std::vector<fs::path> linked = {};  // links to folders: followed when all else was seen
};

// A folder that cannot be read is reported; the rest of the walk goes on.
void walk_folder(const fs::path& folder, Walk& walk) {
  std::error_code trouble;
  const fs::path real = fs::weakly_canonical(folder, trouble);
  if (!walk.seen.insert(trouble ? folder : real).second) {
    return;
  }
  for (fs::directory_iterator it(folder, trouble), end; !trouble && it != end;
       it.increment(trouble)) {
    std::error_code ignored;
    if (it->is_directory(ignored)) {
      if (is_export_folder(it->path().string())) {
        walk.found.push_back(it->path());
      } else if (it->is_symlink(ignored)) {
        walk.linked.push_back(it->path());
      } else if (walk.output.empty() || fs::weakly_canonical(it->path(), ignored) != walk.output) {
        walk_folder(it->path(), walk);
      }
    } else if (it->is_regular_file(ignored) && looks_like_transcript(it->path())) {
      walk.found.push_back(it->path());
    }
  }
  if (trouble) {
    walk.troubles->push_back(fmt::format("{}: cannot be read: {}; check its permissions",
                                         folder.string(), trouble.message()));
  }
}

// A link may lead to a folder above it, or to one that others lead to: each is walked once, under
// its own name where it has one.
void follow_links(Walk& walk) {
  while (!walk.linked.empty()) {
    std::vector<fs::path> links = std::exchange(walk.linked, {});
    std::ranges::sort(links);
    for (const fs::path& link : links) {
      std::error_code ignored;
      if (walk.output.empty() || fs::weakly_canonical(link, ignored) != walk.output) {
        walk_folder(link, walk);
      }
    }
  }
}

void expand_folder(const fs::path& folder, const std::string& output_folder,
                   std::vector<Input>& inputs, std::vector<std::string>& troubles) {
  Walk walk{
      output_folder.empty() ? fs::path() : fs::weakly_canonical(output_folder), {}, &troubles};
  const std::size_t before = troubles.size();
  walk_folder(folder, walk);
  follow_links(walk);
  std::ranges::sort(walk.found);
  for (const fs::path& path : walk.found) {
    inputs.push_back(
        {path.string(), path.lexically_relative(folder).replace_extension().string(), true});
  }
  if (walk.found.empty() && troubles.size() == before) {
    troubles.push_back(fmt::format("{}: no transcript in this folder; expected files ending in {}",
                                   folder.string(), fmt::join(kEndings, " ")));
  }
}

}  // namespace

bool is_export_folder(const std::string& path) {
  std::error_code trouble;
  for (const char* list : {"channels.json", "users.json", "groups.json", "dms.json"}) {
    if (fs::exists(fs::path(path) / list, trouble)) {
      return true;
    }
  }
  return false;
}

bool is_batch(const std::vector<std::string>& named) {
  std::error_code ignored;
  return named.size() > 1 || (named.size() == 1 && fs::is_directory(named.front(), ignored) &&
                              !is_export_folder(named.front()));
}

Input only_input(const std::vector<std::string>& named) {
  const std::string path = named.empty() ? "-" : named.front();
  return {path, fs::path(path).stem().string(), false};
}

std::vector<Input> expand(const std::vector<std::string>& named, const std::string& output_folder,
                          std::vector<std::string>& troubles) {
  if (named.empty()) {
    return {{"-", "postmortem", false}};
  }
  std::vector<Input> inputs;
  for (const std::string& name : named) {
    std::error_code ignored;
    if (name == "-") {
      inputs.push_back({"-", "postmortem", false});
    } else if (fs::is_directory(name, ignored) && !is_export_folder(name)) {
      expand_folder(name, output_folder, inputs, troubles);
    } else {
      inputs.push_back({name, fs::path(name).stem().string(), false});
    }
  }
  return inputs;
}

}  // namespace tenmatsu::cli
