#include "render/seals.hpp"

#include <nlohmann/json.hpp>

#include "text/sha256.hpp"

namespace tenmatsu::document {

namespace {

using nlohmann::json;

// Members are sorted by their names, so that a tool that sorts them breaks no seal.
std::string seal_of(std::string_view name, const json& part) {
  constexpr std::size_t kDigits = 8;
  std::string bytes(name);
  bytes += ':';
  bytes += part.dump(-1, ' ', false, json::error_handler_t::replace);
  return text::sha256(bytes).substr(0, kDigits);
}

void add(std::string& list, std::string_view name, const json& part) {
  list += list.empty() ? "" : " ";
  list += seal_of(name, part);
}

}  // namespace

json head_of(json action) {
  if (action.is_object()) {
    action.erase("stages");
  }
  return action;
}

std::string seals_of(const nlohmann::ordered_json& analysis) {
  std::string list;
  for (const char* name : {"source", "people", "events"}) {
    add(list, name, json(analysis.at(name)));
  }
  const auto incident = analysis.find("incident");
  if (incident == analysis.end()) {
    return list;
  }
  for (const auto& [name, part] : incident->items()) {
    add(list, name, json(part));
  }
  for (const auto& action : incident->at("actions")) {
    add(list, "action", head_of(json(action)));
    add(list, "stages", json(action.at("stages")));
  }
  return list;
}

Seals::Seals(std::string_view list) {
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    known_.emplace(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

bool Seals::hold(std::string_view name, const json& part) const {
  return known_.contains(seal_of(name, part));
}

}  // namespace tenmatsu::document
