// Lists the rules for people who want to read them.

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "rules/rules.hpp"

namespace tenmatsu {
namespace {

std::string text_of(const nlohmann::ordered_json& entry, const char* key) {
  const auto at = entry.find(key);
  return at != entry.end() && at->is_string() ? at->get<std::string>() : "";
}

}  // namespace

std::vector<RuleInfo> rule_infos(const RulesPtr& rules) {
  std::vector<RuleInfo> infos;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  for (const RuleFile& file : rules->files) {
    const auto json = nlohmann::ordered_json::parse(file.content);
    for (const auto& [kind, list] : json.items()) {
      for (const auto& entry : list) {
        const std::string id = entry.is_object() ? text_of(entry, "id") : "";
        if (id.empty()) {
          continue;
        }
        RuleInfo info{id, kind, text_of(entry, "about"), file.name, entry.dump(2)};
        const auto [at, is_new] = places.try_emplace({kind, id}, infos.size());
        if (is_new) {
          infos.push_back(std::move(info));
        } else {
          infos[at->second] = std::move(info);
        }
      }
    }
  }
  return infos;
}

}  // namespace tenmatsu
