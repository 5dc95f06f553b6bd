// The built-in rules, then the user's.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "rules/files.hpp"
#include "rules/rules.hpp"
#include "rules/snapshot.hpp"
#include "text/embedded.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;

void take_file(std::vector<RuleFile>& files, const fs::path& path, rules::Problems& problems) {
  std::ifstream in(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) {
    problems.add(
        fmt::format("{}: cannot be read; name a rule file or a folder of them", path.string()));
    return;
  }
  files.push_back({path.string(), std::move(content)});
}

void take_folder(std::vector<RuleFile>& files, const fs::path& folder, rules::Problems& problems) {
  std::vector<fs::path> found;
  std::error_code trouble;
  for (fs::recursive_directory_iterator at(folder, trouble), end; !trouble && at != end;
       at.increment(trouble)) {
    const fs::path extension = at->path().extension();
    if ((extension == ".json" || extension == ".weights") && !at->is_directory()) {
      found.push_back(at->path());
    }
  }
  if (trouble) {
    problems.add(fmt::format("{}: cannot be read: {}", folder.string(), trouble.message()));
  } else if (found.empty()) {
    problems.add(
        fmt::format("{}: holds no *.json; name a rule file or a folder of them", folder.string()));
  }
  std::ranges::sort(found);
  for (const fs::path& path : found) {
    take_file(files, path, problems);
  }
}

// The snapshot has no examples. It has the weights, which come from no JSON.
void start_over(Rules& all) {
  Rules fresh;
  fresh.weights = std::move(all.weights);
  for (const text::EmbeddedFile& file : text::embedded_files()) {
    if (file.path.starts_with("rules/")) {
      fresh.files.push_back({std::string(file.path), std::string(file.content)});
    }
  }
  all = std::move(fresh);
}

void take_named(std::vector<RuleFile>& files, const std::vector<std::string>& paths,
                rules::Problems& problems) {
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {
      take_folder(files, path, problems);
    } else {
      take_file(files, path, problems);
    }
  }
}

std::shared_ptr<Rules> restored() {
  auto all = std::make_shared<Rules>();
  rules::restore(*all, rules::built_in_snapshot());
  return all;
}

// Nothing ever changes them, so the process needs them once. They are kept to its end and never
// taken apart, which would cost a good part of a millisecond for nothing.
const RulesPtr& built_in_rules() {
  static const RulesPtr& kept = *new RulesPtr(restored());
  return kept;
}

}  // namespace

RulesPtr load_rules(const std::vector<std::string>& paths, Examples examples) {
  if (paths.empty() && examples == Examples::leave_out) {
    return built_in_rules();
  }
  const std::shared_ptr<Rules> all = restored();
  rules::Problems problems;
  if (examples == Examples::keep) {
    start_over(*all);
  }
  take_named(all->files, paths, problems);
  for (const RuleFile& file : all->files) {
    rules::add_file(*all, file, problems);
  }
  if (!all->files.empty()) {
    rules::finish(*all, problems);
  }
  std::erase_if(all->files, [](const RuleFile& file) {
    return rules::Weights::is_weights(file.content);  // no JSON, and no entries to list
  });
  problems.throw_if_any();
  return all;
}

}  // namespace tenmatsu
