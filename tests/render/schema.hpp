// As much of JSON Schema as docs/analysis.schema.json uses, to hold printed JSON against it.

#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace tenmatsu::support {

class Schema {
 public:
  explicit Schema(nlohmann::json schema) : root_(std::move(schema)) {}

  /// What is wrong with `value`, one line for each mistake. A keyword that this checker does not
  /// know is a mistake too.
  std::vector<std::string> mistakes(const nlohmann::json& value);

  /// Properties that the schema names and that no value has had so far.
  [[nodiscard]] std::vector<std::string> never_seen() const;

 private:
  void check(const nlohmann::json& schema, const std::string& at, const nlohmann::json& value,
             const std::string& path);
  void check_keyword(const std::string& keyword, const nlohmann::json& argument,
                     const nlohmann::json& value, const std::string& path);
  void check_members(const nlohmann::json& schema, const std::string& at,
                     const nlohmann::json& value, const std::string& path);
  void find_properties(const nlohmann::json& schema, const std::string& at,
                       std::vector<std::string>& names) const;

  nlohmann::json root_;
  std::vector<std::string> mistakes_;
  std::set<std::string> seen_;
};

}  // namespace tenmatsu::support
