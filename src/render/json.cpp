#include <nlohmann/json.hpp>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

std::string to_json(const Analysis& analysis, const Incident* /*incident*/) {
  nlohmann::ordered_json json;
  json["schema"] = "tenmatsu.analysis/1";
  json["source"]["name"] = analysis.transcript.name;
  json["events"] = nlohmann::ordered_json::array();
  return json.dump(2) + "\n";
}

}  // namespace tenmatsu
