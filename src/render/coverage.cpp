// How often each rule said something, as JSON.

#include <nlohmann/json.hpp>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

std::string coverage_json(const RuleCoverage& coverage) {
  using Json = nlohmann::ordered_json;
  Json rules = Json::array();
  for (const RuleUse& use : coverage.uses) {
    Json one{{"id", use.id}, {"kind", use.kind}, {"count", use.count}};
    if (use.count > 0) {
      one["first"] = {{"file", use.first_file}, {"line", use.first_line}};
    }
    rules.push_back(std::move(one));
  }
  const Json all{{"rules", std::move(rules)}, {"not_counted", coverage.not_counted}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tenmatsu
