// Reads the built-in rule files, then the user's, into the tables.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>

#include "rules/node.hpp"
#include "rules/rules.hpp"
#include "text/closing.hpp"
#include "text/embedded.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;

// A list in a rule file and the table that takes its members.
struct Table {
  std::string_view key;
  void (*add)(Rules&, const rules::Node&);
};

constexpr Table kTables[] = {
    {"conjugations", [](Rules& all, const rules::Node& node) { all.conjugations.add(node); }},
    {"modality", [](Rules& all, const rules::Node& node) { all.modality.add(node); }},
    {"modality_lists",
     [](Rules& all, const rules::Node& node) { all.modality.add_list(node, all.conjugations); }},
    {"sentences", [](Rules& all, const rules::Node& node) { all.sentences.add(node); }},
    {"phrases", [](Rules& all, const rules::Node& node) { all.phrases.add_phrase(node); }},
    {"cues", [](Rules& all, const rules::Node& node) { all.phrases.add_cue(node); }},
    {"heads", [](Rules& all, const rules::Node& node) { all.phrases.add_head(node); }},
    {"synonyms", [](Rules& all, const rules::Node& node) { all.phrases.add_synonyms(node); }},
    {"chat_lines", [](Rules& all, const rules::Node& node) { all.chat_lines.add(node); }},
    {"chat_words", [](Rules& all, const rules::Node& node) { all.chat_lines.add_words(node); }},
    {"due", [](Rules& all, const rules::Node& node) { all.due.add(node); }},
    {"people", [](Rules& all, const rules::Node& node) { all.people.add(node); }},
    {"tag_statuses", [](Rules& all, const rules::Node& node) { all.tags.add_status(node); }},
    {"tags", [](Rules& all, const rules::Node& node) { all.tags.add(node); }},
    {"clock", [](Rules& all, const rules::Node& node) { all.clock.add(node); }},
    {"numerals", [](Rules& all, const rules::Node& node) { all.figures.add_numerals(node); }},
    {"units", [](Rules& all, const rules::Node& node) { all.figures.add_unit(node); }},
    {"bounds", [](Rules& all, const rules::Node& node) { all.figures.add_bound(node); }},
    {"rates", [](Rules& all, const rules::Node& node) { all.figures.add_rate(node); }},
    {"links", [](Rules& all, const rules::Node& node) { all.figures.add_link(node); }},
    {"not_figures", [](Rules& all, const rules::Node& node) { all.figures.add_not_figure(node); }},
    {"measures", [](Rules& all, const rules::Node& node) { all.figures.add_measure(node); }},
    {"figure_roles", [](Rules& all, const rules::Node& node) { all.figures.add_role(node); }},
    {"subject_words",
     [](Rules& all, const rules::Node& node) { all.figures.add_subject_words(node); }},
    {"style", [](Rules& all, const rules::Node& node) { all.style.add(node); }},
    {"senses", [](Rules& all, const rules::Node& node) { all.senses.add(node); }},
    {"terms", [](Rules& all, const rules::Node& node) { all.terms.add(node, all.conjugations); }},
};

void add_list(Rules& all, const rules::Node& file, const std::string& key) {
  const auto* table = std::find_if(std::begin(kTables), std::end(kTables),
                                   [&](const Table& row) { return row.key == key; });
  if (table == std::end(kTables)) {
    file.report(fmt::format("unknown key \"{}\"", key));
    return;
  }
  std::set<std::string> ids;
  for (const rules::Node& item : file.items(key)) {
    // A known id of another file is replaced; twice in one file it is a slip.
    const std::string id = item.value().is_object() && item.has("id") ? item.string("id") : "";
    if (!id.empty() && !ids.insert(id).second) {
      item.report(fmt::format("the id \"{}\" stands twice in this file; rename one", id));
    }
    table->add(all, item);
  }
}

/// `line:column` of a byte; columns count characters.
std::string place_of(std::string_view content, std::size_t byte) {
  const std::string_view before = content.substr(0, std::min(byte, content.size()));
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return fmt::format("{}:{}", std::count(before.begin(), before.end(), '\n') + 1,
                     text::length(before.substr(line_begin)) + 1);
}

/// What nlohmann says after the place, which is counted in bytes there.
std::string trouble_of(const nlohmann::json::parse_error& error) {
  const std::string_view what = error.what();
  const std::size_t column = what.find(", column ");
  const std::size_t colon = what.find(": ", column == std::string_view::npos ? 0 : column);
  return std::string(colon == std::string_view::npos ? what : what.substr(colon + 2));
}

void add_lists(Rules& all, const nlohmann::json& json, const std::string& name,
               rules::Problems& problems) {
  const rules::Node file(json, name, "", problems);
  if (!json.is_object()) {
    file.report("expected an object");
    return;
  }
  for (const auto& [key, value] : json.items()) {
    add_list(all, file, key);
  }
}

void add_file(Rules& all, const RuleFile& source, rules::Problems& problems) {
  if (rules::Weights::is_weights(source.content)) {
    all.weights.read(source.content, source.name, problems);
    return;
  }
  try {
    add_lists(all, nlohmann::json::parse(source.content), source.name, problems);
  } catch (const nlohmann::json::parse_error& error) {
    const std::size_t byte = error.byte == 0 ? 0 : error.byte - 1;
    problems.add(
        fmt::format("{}:{}: {}", source.name, place_of(source.content, byte), trouble_of(error)));
  }
}

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
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found) {
    take_file(files, path, problems);
  }
}

void take_built_in(std::vector<RuleFile>& files) {
  for (const text::EmbeddedFile& file : text::embedded_files()) {
    if (file.path.starts_with("rules/")) {
      files.push_back({std::string(file.path), std::string(file.content)});
    }
  }
}

// The quick way in: what is read here need not be parsed, and examples are not there.
void add_lean(Rules& all, rules::Problems& problems) {
  for (const text::EmbeddedFile& file : text::lean_rule_files()) {
    add_lists(all, nlohmann::json::parse(file.content), std::string(file.path), problems);
  }
  for (const text::EmbeddedFile& file : text::embedded_files()) {
    if (file.path.starts_with("rules/") && rules::Weights::is_weights(file.content)) {
      all.weights.read(std::string(file.content), std::string(file.path), problems);
    }
  }
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

std::vector<std::string> categories_of(const rules::Terms& terms) {
  std::set<std::string> categories;
  for (const rules::Term& term : terms.all()) {
    categories.insert(term.category);
  }
  return {categories.begin(), categories.end()};
}

void finish(Rules& all, rules::Problems& problems) {
  all.style.finish();
  all.terms.finish();
  all.senses.finish();
  all.sentences.finish();
  all.modality.finish(problems);
  all.tags.finish(categories_of(all.terms), problems);
}

}  // namespace

RulesPtr load_rules(const std::vector<std::string>& paths, Examples examples) {
  auto all = std::make_shared<Rules>();
  rules::Problems problems;
  if (examples == Examples::keep) {
    take_built_in(all->files);
  } else {
    add_lean(*all, problems);
  }
  take_named(all->files, paths, problems);
  for (const RuleFile& file : all->files) {
    add_file(*all, file, problems);
  }
  std::erase_if(all->files, [](const RuleFile& file) {
    return rules::Weights::is_weights(file.content);  // no JSON, and no entries to list
  });
  finish(*all, problems);
  problems.throw_if_any();
  return all;
}

}  // namespace tenmatsu
