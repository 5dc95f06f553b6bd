// Findings as JSON.

#include "tenmatsu/findings.hpp"

#include <nlohmann/json.hpp>

namespace tenmatsu {

std::string findings_json(const std::string& file, const Findings& findings) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Finding& one : findings) {
    all.push_back({{"file", file},
                   {"line", one.line},
                   {"id", one.id},
                   {"found", one.found},
                   {"message", one.message},
                   {"way_out", one.way_out}});
  }
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace tenmatsu
