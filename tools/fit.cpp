// Fits the weights of the evidence on a corpus. Whole transcripts are held back in turn to say what
// the weights are worth on transcripts that nobody has seen.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tenmatsu/tenmatsu.hpp"
#include "tools/corpus.hpp"
#include "tools/figures.hpp"
#include "tools/fitting.hpp"

namespace {

using namespace tenmatsu;
using corpus::Count;
using corpus::Share;
using rules::Column;
using rules::Pick;

struct Result {
  std::array<Count, kTagCount> tags;
  Share chatter;
  Share cause;
  Share action;
  std::array<Share, rules::kPickCount> picks;  // the likeliest of a talk is one
  Count rows;

  [[nodiscard]] corpus::Figures figures() const {
    corpus::Figures out;
    out.tags = tags;
    return out;
  }
};

template <std::size_t kSize>
int likeliest(const std::array<double, kSize>& sums, int begin, int end) {
  return static_cast<int>(std::max_element(sums.begin() + begin, sums.begin() + end) -
                          (sums.begin() + begin));
}

void judge(Result& result, const corpus::Material::Message& message,
           const std::array<double, Column::kCount>& sums, double threshold) {
  bool any = false;
  for (std::size_t tag = 0; tag < kTagCount; ++tag) {
    const bool want = ((message.tags >> tag) & 1U) != 0;
    const bool have = sums[Column::kSecond + tag] > threshold;
    result.tags[tag].right += want && have ? 1 : 0;
    result.tags[tag].missed += want && !have ? 1 : 0;
    result.tags[tag].extra += !want && have ? 1 : 0;
    any = any || have;
    if (!want || !have) {
      continue;
    }
    if (tag == static_cast<std::size_t>(Tag::cause)) {
      result.cause.add(likeliest(sums, Column::kCause, Column::kAction) == message.cause);
    } else if (tag == static_cast<std::size_t>(Tag::action)) {
      result.action.add(likeliest(sums, Column::kAction, Column::kPick) == message.action);
    }
  }
  if (message.tags == 0) {
    result.chatter.add(!any);
  }
}

std::vector<bool> talks_of_fold(std::size_t talks, int folds, int fold, bool inside) {
  std::vector<bool> use(talks);
  for (std::size_t talk = 0; talk < talks; ++talk) {
    use[talk] = (static_cast<int>(talk) % folds == fold) == inside;
  }
  return use;
}

// Leaves out all but a part of the talks, evenly.
std::vector<bool> part_of(std::vector<bool> use, double part) {
  int number = 0;
  for (std::size_t talk = 0; talk < use.size(); ++talk) {
    if (use[talk]) {
      use[talk] = std::floor((number + 1) * part) > std::floor(number * part);
      ++number;
    }
  }
  return use;
}

corpus::Sums held_back(corpus::Material& material, const corpus::FitOptions& options) {
  corpus::Sums sums(material.messages().size());
  for (int fold = 0; fold < options.folds; ++fold) {
    const std::vector<bool> others = talks_of_fold(material.talks(), options.folds, fold, false);
    const auto model = corpus::fit(material, part_of(others, options.part), options);
    corpus::apply(material, model, talks_of_fold(material.talks(), options.folds, fold, true),
                  sums);
  }
  return sums;
}

// Figures below which the weights are worth too little.
struct Floors {
  double micro = 0;
  double macro = 0;
  double chatter = 0;
};

// Transcripts that get figures of their own: names that begin with one of `letters`; empty: all.
struct Group {
  std::string letters;
  Floors floors;
};

bool belongs(const corpus::Material& material, std::size_t talk, const Group& group) {
  const std::filesystem::path name = material.talk(talk).result.transcript.name;
  return group.letters.empty() ||
         group.letters.find(name.filename().string().front()) != std::string::npos;
}

// What one message of a talk is picked for, and under which name its figure is printed.
constexpr std::pair<Pick, const char*> kPicks[] = {{Pick::root, "root cause"},
                                                   {Pick::harm, "harm of the summary"},
                                                   {Pick::ending, "step that ended it"},
                                                   {Pick::head, "message of the title"}};

// Whether a message may be picked, as far as the weights read it.
bool may_be(Pick pick, const corpus::Sum& sums, double threshold) {
  const auto found = [&](Tag tag) {
    return sums[static_cast<std::size_t>(Column::kSecond) + static_cast<std::size_t>(tag)] >
           threshold;
  };
  constexpr int kRuledOut = 2;  // places of statuses among those of their tag
  constexpr int kDone = 3;
  switch (pick) {
    case Pick::root:
      return found(Tag::cause) && likeliest(sums, Column::kCause, Column::kAction) != kRuledOut;
    case Pick::ending:
      return found(Tag::action) && likeliest(sums, Column::kAction, Column::kPick) == kDone;
    case Pick::harm:
      return found(Tag::impact);
    case Pick::head:
      return found(Tag::symptom);
    case Pick::row:
      break;
  }
  return true;
}

// Of those of a talk that may be picked the likeliest: whether it is one.
void judge_pick(Result& result, const corpus::Material& material, const corpus::Sums& sums,
                std::size_t talk, double threshold, Pick pick) {
  const auto place = static_cast<std::size_t>(pick);
  const auto column = static_cast<std::size_t>(Column::of(pick));
  const corpus::Material::Message* best = nullptr;
  double highest = 0;
  bool known = false;
  for (std::size_t i = material.first_of(talk); i < material.first_of(talk + 1); ++i) {
    const corpus::Material::Message& message = material.messages()[i];
    known = known || message.picks[place] == 1;
    if (may_be(pick, sums[i], threshold) && (best == nullptr || sums[i][column] > highest)) {
      best = &message;
      highest = sums[i][column];
    }
  }
  if (known) {
    result.picks[place].add(best != nullptr && best->picks[place] == 1);
  }
}

void judge_row(Result& result, const corpus::Material::Message& message, const corpus::Sum& sums) {
  const int picked = message.picks[static_cast<std::size_t>(Pick::row)];
  const bool have = sums[static_cast<std::size_t>(Column::of(Pick::row))] > 0;
  result.rows.right += picked == 1 && have ? 1 : 0;
  result.rows.missed += picked == 1 && !have ? 1 : 0;
  result.rows.extra += picked == 0 && have ? 1 : 0;
}

// The threshold of a fold is chosen on the others.
Result cross_validated(const corpus::Material& material, const corpus::Sums& sums,
                       const corpus::FitOptions& options, const Group& group) {
  const int folds = options.folds;
  Result result;
  for (int fold = 0; fold < folds; ++fold) {
    const double threshold = corpus::best_threshold(
        material, sums, talks_of_fold(material.talks(), folds, fold, false), options);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::size_t talk = material.messages()[i].talk;
      if (static_cast<int>(talk) % folds == fold && belongs(material, talk, group)) {
        judge(result, material.messages()[i], sums[i], threshold);
        judge_row(result, material.messages()[i], sums[i]);
      }
    }
    for (std::size_t talk = 0; talk < material.talks(); ++talk) {
      if (static_cast<int>(talk) % folds == fold && belongs(material, talk, group)) {
        for (const auto& [pick, name] : kPicks) {
          judge_pick(result, material, sums, talk, threshold, pick);
        }
      }
    }
  }
  return result;
}

void print(const Result& result) {
  const corpus::Figures figures = result.figures();
  fmt::print("{:<20}{:>7}{:>7}{:>7}{:>7}\n", "tag", "P", "R", "F1", "gold");
  const auto row = [](const char* name, const Count& count) {
    fmt::print("{:<20}{:7.3f}{:7.3f}{:7.3f}{:7d}\n", name, count.precision(), count.recall(),
               count.f1(), count.right + count.missed);
  };
  for (std::size_t tag = 0; tag < kTagCount; ++tag) {
    row(name_of(static_cast<Tag>(tag)), result.tags[tag]);
  }
  row("micro", figures.all_tags());
  fmt::print("{:<34}{:7.3f}\n", "macro F1", figures.macro_f1());
  fmt::print("{:<34}{:7.3f}\n", "chatter left alone", result.chatter.value());
  fmt::print("{:<34}{:7.3f}\n", "cause status", result.cause.value());
  fmt::print("{:<34}{:7.3f}\n", "action status", result.action.value());
  for (const auto& [pick, name] : kPicks) {
    fmt::print("{:<34}{:7.3f}\n", name, result.picks[static_cast<std::size_t>(pick)].value());
  }
  row("rows of the timeline", result.rows);
}

bool stands(const Result& result, const Floors& floors) {
  const bool good = result.figures().all_tags().f1() >= floors.micro &&
                    result.figures().macro_f1() >= floors.macro &&
                    result.chatter.value() >= floors.chatter;
  if (!good) {
    fmt::print("below the floors: micro F1 {:.3f}, macro F1 {:.3f}, chatter {:.3f}\n", floors.micro,
               floors.macro, floors.chatter);
  }
  return good;
}

// Prints the figures of one group; false where they are below its floors.
bool print_group(const corpus::Material& material, const corpus::Sums& sums,
                 const corpus::FitOptions& options, const Group& group) {
  if (!group.letters.empty()) {
    fmt::print("transcripts whose names begin with one of {}:\n", group.letters);
  }
  const Result result = cross_validated(material, sums, options, group);
  print(result);
  return stands(result, group.floors);
}

// The options are given once for each group, in the same order.
std::vector<Group> groups_of(const std::vector<std::string>& letters,
                             const std::vector<double>& micro, const std::vector<double>& macro,
                             const std::vector<double>& chatter) {
  std::vector<Group> groups(std::max<std::size_t>(letters.size(), 1));
  if (std::max({micro.size(), macro.size(), chatter.size()}) > groups.size()) {
    throw Error(Failure::usage, "a floor more than there are groups: give --judged for each");
  }
  const auto at = [](const std::vector<double>& floors, std::size_t i) {
    return i < floors.size() ? floors[i] : 0;
  };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = {i < letters.size() ? letters[i] : "",
                 {at(micro, i), at(macro, i), at(chatter, i)}};
  }
  return groups;
}

int run(const std::string& folder, const std::string& output, const std::vector<Group>& groups,
        const corpus::FitOptions& options) {
  const RulesPtr rules = load_rules({});
  const std::vector<corpus::Case> cases = corpus::cases(folder);
  if (cases.empty()) {
    throw Error(Failure::input,
                fmt::format("{}: nothing to learn from; expected transcripts with NAME.gold.json "
                            "beside them",
                            folder));
  }
  corpus::Material material(cases, rules, options);
  fmt::print("{} messages in {} transcripts, {} clues; {} folds\n", material.messages().size(),
             material.talks(), material.names().size(), options.folds);
  const corpus::Sums sums = held_back(material, options);
  bool good = true;
  for (const Group& group : groups) {
    good = print_group(material, sums, options, group) && good;
  }
  if (!output.empty()) {
    const std::vector<bool> all(material.talks(), true);
    const double threshold = corpus::best_threshold(material, sums, all, options);
    const corpus::Model model = corpus::fit(material, all, options);
    std::ofstream out(output, std::ios::binary);
    out << corpus::printed(
        material, model, threshold, options,
        fmt::format("made by tools/fit of {} messages; held back, micro F1 was {:.3f}",
                    material.messages().size(),
                    cross_validated(material, sums, options, {}).figures().all_tags().f1()));
    if (!out) {
      throw Error(Failure::input, fmt::format("{}: cannot be written", output));
    }
  }
  return good ? 0 : 1;
}

std::vector<std::string> names_of_kinds() {
  std::vector<std::string> names;
  for (int kind = 0; kind < analysis::kClueKinds; ++kind) {
    names.emplace_back(name_of(static_cast<analysis::ClueKind>(kind)));
  }
  return names;
}

// What the command line says.
struct Arguments {
  std::string folder;
  std::string output;
  bool check = false;
  std::vector<std::string> judged;
  std::vector<double> micro;
  std::vector<double> macro;
  std::vector<double> chatter;
  std::vector<std::string> without;
  std::vector<std::pair<std::string, double>> strengths;
  corpus::FitOptions options;
};

void add_input(CLI::App& app, Arguments& given) {
  app.add_option("FOLDER", given.folder, "transcripts with NAME.gold.json beside them")->required();
  auto* write = app.add_option("-o,--output", given.output,
                               "write the weights there; without it, only cross-validate");
  app.add_flag("--check", given.check,
               "only cross-validate, which is what happens without --output")
      ->excludes(write);
}

void add_groups(CLI::App& app, Arguments& given) {
  const auto each = [&](auto& values, const char* name, const char* says) {
    app.add_option(name, values, says)->allow_extra_args(false);
  };
  each(given.judged, "--judged",
       "give figures for transcripts whose names begin with one of these letters only; "
       "again for a further group");
  each(given.micro, "--least-micro", "fail below this micro F1; again for a further group");
  each(given.macro, "--least-macro", "fail below this macro F1; again for a further group");
  each(given.chatter, "--least-chatter",
       "fail below this share of chatter left alone; again for a further group");
}

void add_fitting(CLI::App& app, Arguments& given) {
  corpus::FitOptions& options = given.options;
  const auto add = [&](const char* name, auto& value, const char* says) {
    return app.add_option(name, value, says)->capture_default_str();
  };
  add("--folds", options.folds, "how many parts of the transcripts are held back in turn");
  add("--cost", options.cost, "what a mistake in a tag costs beside the size of the weights");
  add("--status-cost", options.status_cost, "the same of a status");
  add("--pick-cost", options.pick_cost, "the same of what one or two of a talk are picked for");
  add("--row-cost", options.row_cost, "the same of a row of the timeline");
  add("--least-trust", options.least_trust,
      "how much a clue counts that is as frequent with a tag as without");
  add("--chatter", options.chatter, "what a tag for chatter costs, in mistakes");
  add("--rounds", options.rounds, "how often the weights are made better");
  add("--seldom", options.seldom, "leave out clues that are in fewer messages");
  add("--least", options.least, "leave out weights that are weaker");
  add("--part", options.part,
      "cross-validate weights that learned from this part of the others, such as 0.25")
      ->check(CLI::Range(0.01, 1.0));
  app.add_option("--without", given.without, "leave out a kind of clues, by its name")
      ->check(CLI::IsMember(names_of_kinds()));
  app.add_option("--strength", given.strengths, "multiply the strength of a kind of clues");
}

// The options with the kinds of clues that are named on the command line.
corpus::FitOptions options_of(const Arguments& given) {
  corpus::FitOptions options = given.options;
  for (int kind = 0; kind < analysis::kClueKinds; ++kind) {
    const auto one = static_cast<analysis::ClueKind>(kind);
    if (std::ranges::find(given.without, name_of(one)) != given.without.end()) {
      options.without.push_back(one);
    }
    for (const auto& [name, factor] : given.strengths) {
      if (name == name_of(one)) {
        options.strength[static_cast<std::size_t>(kind)] = factor;
      }
    }
  }
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Fit the weights of the evidence on a corpus and cross-validate them.");
  Arguments given;
  add_input(app, given);
  add_groups(app, given);
  add_fitting(app, given);
  CLI11_PARSE(app, argc, argv);
  try {
    return run(given.folder, given.output,
               groups_of(given.judged, given.micro, given.macro, given.chatter), options_of(given));
  } catch (const std::exception& error) {
    fmt::print(stderr, "fit: {}\n", error.what());
    return 2;
  }
}
