#include "examples/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "analyse/modality.hpp"
#include "compose/speech/style.hpp"
#include "examples/spelled.hpp"
#include "read/chat_lines.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::examples {
namespace {

using rules::Example;

// What is said in front of the arrow and what must come of it; of a counterexample nothing must.
struct Pair {
  std::string said;
  std::string expected;
};

std::optional<Pair> parted(const Example& example, std::string_view arrow) {
  if (example.counter) {
    return Pair{example.text, ""};
  }
  const std::size_t at = example.text.find(arrow);
  if (at == std::string::npos) {
    return std::nullopt;
  }
  return Pair{example.text.substr(0, at), example.text.substr(at + arrow.size())};
}

Event heard(const std::string& text, const RulesPtr& rules) {
  Message message;
  message.n = 1;
  message.text = text;
  message.speaker = "A";
  message.time = Stamp{};
  message.time->second = (14 * 60 + 30) * 60;  // relative times are told from 14:30
  Transcript transcript;
  transcript.messages.push_back(std::move(message));
  return analyse(std::move(transcript), rules).events.front();
}

template <std::string (*spelled)(const Event&)>
std::string run_found(const Example& example, const RulesPtr& rules) {
  const auto pair = parted(example, " => ");
  if (!pair) {
    return "expected \"text => what is found in it\"";
  }
  const std::string found = spelled(heard(pair->said, rules));
  return found == pair->expected ? "" : fmt::format("found is \"{}\"", found);
}

bool agrees(const Sentence& sentence, const rules::Ending& rule) {
  return (!rule.becomes || (sentence.rule == rule.id && sentence.modality == *rule.becomes)) &&
         (!rule.question || sentence.question) && (!rule.negated || sentence.negated) &&
         (!rule.hearsay || sentence.hearsay);
}

std::string run_modality(const Example& example, const RulesPtr& rules) {
  Sentence sentence;
  analysis::read_sentence(text::normalised(example.text), *rules, sentence);
  if (example.counter) {
    return sentence.rule == example.id ? "the ending is found in its counterexample" : "";
  }
  const auto& all = rules->modality.endings();
  const auto rule =
      std::ranges::find_if(all, [&](const rules::Ending& one) { return one.id == example.id; });
  if (rule == all.end() || agrees(sentence, *rule)) {
    return "";
  }
  return fmt::format("{} decides, and makes it {}",
                     sentence.rule.empty() ? "no ending" : sentence.rule,
                     name_of(sentence.modality));
}

// The form that rules of a stage are for.
std::string (*form_of(std::string_view stage))(std::string_view, const Rules&) {
  constexpr std::pair<std::string_view, std::string (*)(std::string_view, const Rules&)> kForms[] =
      {{"noun", style::noun_form}, {"task", style::task_form}, {"item", style::item_form}};
  const auto* found =
      std::ranges::find_if(kForms, [&](const auto& row) { return row.first == stage; });
  return found == std::end(kForms) ? style::plain_form : found->second;
}

// What is written must stay so when it is written down again.
std::string run_style(const Example& example, const RulesPtr& rules) {
  const auto pair = parted(example, "\u2192");
  if (!pair) {
    return "expected \"said\u2192written\"";
  }
  const auto form = form_of(example.stage);
  for (const std::string& text : {pair->said, pair->expected}) {
    if (const std::string written = form(text, *rules); written != pair->expected) {
      return fmt::format("\"{}\" is written \"{}\"", text, written);
    }
  }
  return "";
}

std::string run_chat_line(const Example& example, const RulesPtr& rules) {
  const ReadOptions options;
  const std::string shape = reading::chat_lines::shape_of(
      {"", example.text, reading::lines_of(example.text), rules.get(), &options});
  if (shape == example.id) {
    return "";
  }
  return shape.empty() ? "no shape fits it" : fmt::format("its shape is {}", shape);
}

constexpr Run kFigures = run_found<figures_of>;

constexpr ListRun kRuns[] = {
    {"tags", nullptr},
    {"playbooks", nullptr},
    {"lessons", nullptr},
    {"checks", nullptr},
    {"modality", run_modality},
    {"style", run_style},
    {"chat_lines", run_chat_line},
    {"clock", run_found<times_of>},
    {"numerals", kFigures},
    {"units", kFigures},
    {"bounds", kFigures},
    {"rates", kFigures},
    {"links", kFigures},
    {"not_figures", kFigures},
    {"measures", kFigures},
    {"counted", kFigures},
    {"figure_roles", kFigures},
};

}  // namespace

const ListRun* find_run(std::string_view list) {
  const auto* found =
      std::ranges::find_if(kRuns, [&](const ListRun& row) { return row.list == list; });
  return found == std::end(kRuns) ? nullptr : found;
}

}  // namespace tenmatsu::examples
