#include "rules/examples.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tenmatsu::rules {
namespace {

using Json = nlohmann::ordered_json;

// An example of a tag rule may be an object: what was said, and what was said before it.
std::string text_of(const Json& example) {
  return example.is_object() ? example.value("text", "") : example.get<std::string>();
}

// A list of one may be written without its brackets.
void take_examples(const Json& entry, const char* key, Example like, std::vector<Example>& all) {
  const auto found = entry.find(key);
  if (found == entry.end()) {
    return;
  }
  for (const Json& example : found->is_array() ? *found : Json::array({*found})) {
    like.text = text_of(example);
    all.push_back(like);
  }
}

// Where the value `id` of a key "id" begins; npos where there is none.
std::size_t place_of_entry(std::string_view content, std::string_view id) {
  const std::string value = nlohmann::json(id).dump();
  for (std::size_t at = content.find(value); at != std::string_view::npos;
       at = content.find(value, at + 1)) {
    const std::size_t colon = content.find_last_not_of(" \t\r\n", at == 0 ? 0 : at - 1);
    if (colon == std::string_view::npos || content[colon] != ':') {
      continue;
    }
    const std::size_t key = content.find_last_not_of(" \t\r\n", colon == 0 ? 0 : colon - 1);
    if (content.substr(0, key + 1).ends_with("\"id\"")) {
      return at;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<Example> examples_of(const RulesPtr& rules) {
  std::vector<Example> all;
  for (const RuleInfo& info : rule_infos(rules)) {
    const Json entry = Json::parse(info.definition);
    const Example like{info.kind, info.id, info.file, "", false, entry.value("stage", "")};
    take_examples(entry, "examples", like, all);
    take_examples(entry, "samples", like, all);
    Example unlike = like;
    unlike.counter = true;
    take_examples(entry, "counterexamples", unlike, all);
  }
  return all;
}

int line_of_example(const Rules& rules, std::string_view file, std::string_view id,
                    const std::string& text) {
  const auto found = std::find_if(rules.files.rbegin(), rules.files.rend(),
                                  [&](const RuleFile& one) { return one.name == file; });
  if (found == rules.files.rend()) {
    return 0;
  }
  const std::string_view content = found->content;
  const std::size_t entry = place_of_entry(content, id);
  if (entry == std::string_view::npos) {
    return 0;
  }
  const std::size_t example = content.find(nlohmann::json(text).dump(), entry);
  const std::size_t place = example == std::string_view::npos ? entry : example;
  const std::string_view above = content.substr(0, place);
  return static_cast<int>(std::ranges::count(above, '\n')) + 1;
}

}  // namespace tenmatsu::rules
