#include "render/schema.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <algorithm>

namespace tenmatsu::support {

namespace {

using nlohmann::json;

bool has_type(const json& value, const std::string& type) {
  return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
         (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
         (type == "null" && value.is_null()) || (type == "number" && value.is_number()) ||
         (type == "integer" && value.is_number_integer());
}

bool has_one_of(const json& value, const json& types) {
  if (types.is_string()) {
    return has_type(value, types.get<std::string>());
  }
  return std::ranges::any_of(
      types, [&](const json& type) { return has_type(value, type.get<std::string>()); });
}

bool matches(const std::string& text, const std::string& pattern) {
  return testing::Matches(testing::ContainsRegex(pattern))(text);
}

}  // namespace

std::vector<std::string> Schema::mistakes(const json& value) {
  mistakes_.clear();
  check(root_, "", value, "");
  return mistakes_;
}

void Schema::check(const json& schema, const std::string& at, const json& value,
                   const std::string& path) {
  if (schema.contains("$ref")) {
    const std::string pointer = schema["$ref"].get<std::string>().substr(1);
    check(root_.at(json::json_pointer(pointer)), pointer, value, path);
  }
  for (const auto& [keyword, argument] : schema.items()) {
    check_keyword(keyword, argument, value, path);
  }
  if (value.is_object()) {
    check_members(schema, at, value, path);
  }
  if (value.is_array() && schema.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      check(schema["items"], at + "/items", value[i], fmt::format("{}/{}", path, i));
    }
  }
}

void Schema::check_keyword(const std::string& keyword, const json& argument, const json& value,
                           const std::string& path) {
  static const std::set<std::string> kElsewhere = {
      "$schema",     "$id",   "$ref",       "$defs",    "title",
      "description", "items", "properties", "required", "additionalProperties"};
  bool right = true;
  if (keyword == "type") {
    right = has_one_of(value, argument);
  } else if (keyword == "enum") {
    right = std::ranges::find(argument, value) != argument.end();
  } else if (keyword == "const") {
    right = value == argument;
  } else if (keyword == "minimum") {
    right = !value.is_number() || value >= argument;
  } else if (keyword == "pattern") {
    right = !value.is_string() || matches(value.get<std::string>(), argument.get<std::string>());
  } else {
    right = kElsewhere.contains(keyword);
  }
  if (!right) {
    mistakes_.push_back(
        fmt::format("{}: {} is not {} {}", path, value.dump(), keyword, argument.dump()));
  }
}

void Schema::check_members(const json& schema, const std::string& at, const json& value,
                           const std::string& path) {
  const json none = json::object();
  const json& properties = schema.contains("properties") ? schema["properties"] : none;
  for (const json& name : schema.value("required", json::array())) {
    if (!value.contains(name.get<std::string>())) {
      mistakes_.push_back(fmt::format("{}: {} is missing", path, name.dump()));
    }
  }
  for (const auto& [name, inner] : value.items()) {
    const std::string here = fmt::format("{}/{}", path, name);
    if (properties.contains(name)) {
      const std::string property = at + "/properties/" + name;
      seen_.insert(property);
      check(properties[name], property, inner, here);
    } else if (!schema.contains("$ref") && schema.contains("additionalProperties")) {
      const json& other = schema["additionalProperties"];
      if (other == false) {
        mistakes_.push_back(fmt::format("{}: the schema does not know it", here));
      } else {
        check(other, at + "/additionalProperties", inner, here);
      }
    }
  }
}

std::vector<std::string> Schema::never_seen() const {
  std::vector<std::string> names;
  find_properties(root_, "", names);
  std::erase_if(names, [&](const std::string& name) { return seen_.contains(name); });
  return names;
}

void Schema::find_properties(const json& schema, const std::string& at,
                             std::vector<std::string>& names) const {
  if (!schema.is_object()) {
    return;
  }
  for (const auto& [name, inner] : schema.items()) {
    const std::string here = fmt::format("{}/{}", at, name);
    if (at.ends_with("/properties") || at == "/properties") {
      names.push_back(here);
    }
    find_properties(inner, here, names);
  }
}

}  // namespace tenmatsu::support
