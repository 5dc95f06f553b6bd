// Runs the library on a corpus and prints how much of the gold it finds.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "tenmatsu/tenmatsu.hpp"
#include "tools/corpus.hpp"
#include "tools/facts.hpp"
#include "tools/figures.hpp"

namespace {

using namespace tenmatsu;

// What `tenmatsu --to json` prints, or nothing where it would fail.
nlohmann::json run(const corpus::Case& one, const RulesPtr& rules) {
  Transcript transcript =
      read(corpus::bytes_of(one.transcript), one.transcript.filename().string(), rules);
  const Analysis analysis = analyse(std::move(transcript), rules);
  const Incident incident = compose(analysis, rules);
  return nlohmann::json::parse(to_json(analysis, &incident));
}

struct Floors {
  double micro = 0;  // F1 of the tags
  double lead = 0;   // of the cause that leads
};

int score(const std::string& folder, const std::string& only,
          const std::vector<std::string>& rule_files, bool show_mistakes, const Floors& floors) {
  const RulesPtr rules = load_rules(rule_files);
  corpus::Figures figures;
  corpus::FactFigures facts;
  std::vector<std::string> mistakes;
  for (const corpus::Case& one : corpus::cases(folder, only)) {
    nlohmann::json found;
    try {
      found = run(one, rules);
    } catch (const Error& error) {
      ++figures.failed;
      mistakes.push_back(fmt::format("{}: failed: {}", one.name, error.what()));
    }
    corpus::add(figures, one.name, one.gold, found, mistakes);
    corpus::add(facts, one.name, one.facts, found, mistakes);
  }
  if (show_mistakes) {
    for (const std::string& mistake : mistakes) {
      fmt::print("{}\n", mistake);
    }
  }
  fmt::print("{}", corpus::printed(figures));
  if (facts.transcripts > 0) {
    fmt::print("{}", corpus::printed(facts));
  }
  if (figures.all_tags().f1() < floors.micro) {
    fmt::print("below the floor: micro F1 {:.3f}\n", floors.micro);
    return 1;
  }
  if (facts.lead.value() < floors.lead) {
    fmt::print("below the floor: leading cause {:.3f}\n", floors.lead);
    return 1;
  }
  return figures.transcripts == 0 ? 2 : 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Score the program on a corpus; docs/annotation.md says what the gold means.");
  std::string folder;
  std::string only;
  std::vector<std::string> rules;
  bool mistakes = false;
  Floors floors;
  app.add_option("FOLDER", folder, "transcripts with NAME.gold.json beside them")->required();
  app.add_option("--only", only, "only transcripts whose name holds this");
  app.add_option("--rules", rules, "further rule files");
  app.add_flag("--mistakes", mistakes, "list every mistake");
  app.add_option("--least-micro", floors.micro, "fail below this micro F1 of the tags");
  app.add_option("--least-lead", floors.lead, "fail below this share of right leading causes");
  CLI11_PARSE(app, argc, argv);
  try {
    return score(folder, only, rules, mistakes, floors);
  } catch (const std::exception& error) {
    fmt::print(stderr, "score: {}\n", error.what());
    return 2;
  }
}
