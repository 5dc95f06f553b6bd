// Reads the built-in rule files, then the user's, into the tables.

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "rules/node.hpp"
#include "rules/rules.hpp"
#include "text/embedded.hpp"

namespace tenmatsu {
namespace {

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
    {"terms", [](Rules& all, const rules::Node& node) { all.terms.add(node, all.conjugations); }},
};

void add_list(Rules& all, const rules::Node& file, const std::string& key) {
  const auto* table = std::find_if(std::begin(kTables), std::end(kTables),
                                   [&](const Table& row) { return row.key == key; });
  if (table == std::end(kTables)) {
    file.report(fmt::format("unknown key \"{}\"", key));
    return;
  }
  for (const rules::Node& item : file.items(key)) {
    table->add(all, item);
  }
}

void add_file(Rules& all, std::string_view content, const std::string& name,
              rules::Problems& problems) {
  try {
    const auto json = nlohmann::json::parse(content);
    const rules::Node file(json, name, "", problems);
    if (!json.is_object()) {
      file.report("expected an object");
      return;
    }
    for (const auto& [key, value] : json.items()) {
      add_list(all, file, key);
    }
  } catch (const nlohmann::json::parse_error& error) {
    problems.add(fmt::format("{}: {}", name, error.what()));
  }
}

}  // namespace

RulesPtr load_rules(const std::vector<std::string>& paths) {
  auto all = std::make_shared<Rules>();
  rules::Problems problems;
  for (const text::EmbeddedFile& file : text::embedded_files()) {
    if (file.path.starts_with("rules/")) {
      add_file(*all, file.content, std::string(file.path), problems);
    }
  }
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    add_file(*all, content, path, problems);
  }
  all->modality.finish(problems);
  problems.throw_if_any();
  all->terms.finish();
  all->sentences.finish();
  return all;
}

}  // namespace tenmatsu
