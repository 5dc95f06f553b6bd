#include "rules/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "rules/node.hpp"
#include "text/closing.hpp"

namespace tenmatsu::rules {
namespace {

// A list in a rule file and the table that takes its members.
struct Table {
  std::string_view key;
  void (*add)(Rules&, const Node&);
};

constexpr Table kTables[] = {
    {"conjugations", [](Rules& all, const Node& node) { all.conjugations.add(node); }},
    {"modality", [](Rules& all, const Node& node) { all.modality.add(node); }},
    {"modality_lists",
     [](Rules& all, const Node& node) { all.modality.add_list(node, all.conjugations); }},
    {"sentences", [](Rules& all, const Node& node) { all.sentences.add(node); }},
    {"phrases", [](Rules& all, const Node& node) { all.phrases.add_phrase(node); }},
    {"cues", [](Rules& all, const Node& node) { all.phrases.add_cue(node); }},
    {"heads", [](Rules& all, const Node& node) { all.phrases.add_head(node); }},
    {"synonyms", [](Rules& all, const Node& node) { all.phrases.add_synonyms(node); }},
    {"chat_lines", [](Rules& all, const Node& node) { all.chat_lines.add(node); }},
    {"chat_words", [](Rules& all, const Node& node) { all.chat_lines.add_words(node); }},
    {"markers", [](Rules& all, const Node& node) { all.markers.add(node); }},
    {"marker_frames", [](Rules& all, const Node& node) { all.markers.add_frames(node); }},
    {"due", [](Rules& all, const Node& node) { all.due.add(node); }},
    {"checks", [](Rules& all, const Node& node) { all.proofs.add_check(node); }},
    {"document_sections", [](Rules& all, const Node& node) { all.proofs.add_section(node); }},
    {"document_words", [](Rules& all, const Node& node) { all.proofs.add_words(node); }},
    {"people", [](Rules& all, const Node& node) { all.people.add(node); }},
    {"tag_statuses", [](Rules& all, const Node& node) { all.tags.add_status(node); }},
    {"tags", [](Rules& all, const Node& node) { all.tags.add(node); }},
    {"clock", [](Rules& all, const Node& node) { all.clock.add(node); }},
    {"numerals", [](Rules& all, const Node& node) { all.figures.add_numerals(node); }},
    {"units", [](Rules& all, const Node& node) { all.figures.add_unit(node); }},
    {"bounds", [](Rules& all, const Node& node) { all.figures.add_bound(node); }},
    {"rates", [](Rules& all, const Node& node) { all.figures.add_rate(node); }},
    {"links", [](Rules& all, const Node& node) { all.figures.add_link(node); }},
    {"not_figures", [](Rules& all, const Node& node) { all.figures.add_not_figure(node); }},
    {"measures", [](Rules& all, const Node& node) { all.figures.add_measure(node); }},
    {"counted", [](Rules& all, const Node& node) { all.figures.add_counted(node); }},
    {"figure_roles", [](Rules& all, const Node& node) { all.figures.add_role(node); }},
    {"subject_words", [](Rules& all, const Node& node) { all.figures.add_subject_words(node); }},
    {"style", [](Rules& all, const Node& node) { all.style.add(node); }},
    {"verbs", [](Rules& all, const Node& node) { all.verbs.add(node); }},
    {"senses", [](Rules& all, const Node& node) { all.senses.add(node); }},
    {"word_lists",
     [](Rules& all, const Node& node) {
       all.playbooks.add_list(node);
       all.lessons.add_list(node);
     }},
    {"playbooks", [](Rules& all, const Node& node) { all.playbooks.add(node); }},
    {"lessons", [](Rules& all, const Node& node) { all.lessons.add(node); }},
    {"measured_lessons", [](Rules& all, const Node& node) { all.lessons.add_measured(node); }},
    {"terms", [](Rules& all, const Node& node) { all.terms.add(node, all.conjugations); }},
};

void add_list(Rules& all, const Node& file, const std::string& key) {
  const auto* table =
      std::ranges::find_if(kTables, [&](const Table& row) { return row.key == key; });
  if (table == std::end(kTables)) {
    file.report(fmt::format("unknown key \"{}\"", key));
    return;
  }
  std::set<std::string> ids;
  for (const Node& item : file.items(key)) {
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
  return fmt::format("{}:{}", std::ranges::count(before, '\n') + 1,
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
               Problems& problems) {
  const Node file(json, name, "", problems);
  if (!json.is_object()) {
    file.report("expected an object");
    return;
  }
  for (const auto& [key, value] : json.items()) {
    add_list(all, file, key);
  }
}

}  // namespace

void add_file(Rules& all, const RuleFile& source, Problems& problems) {
  if (Weights::is_weights(source.content)) {
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

void finish(Rules& all, Problems& problems) {
  all.figures.finish(problems);
  all.style.finish(problems);
  all.verbs.finish(all.style, problems);
  all.terms.finish();
  all.senses.finish();
  all.sentences.finish();
  all.playbooks.finish(problems);
  all.lessons.finish(problems);
  all.modality.finish(problems);
  all.markers.finish();
  all.tags.finish(all.terms.categories(), all.markers.ids(), problems);
}

}  // namespace tenmatsu::rules
