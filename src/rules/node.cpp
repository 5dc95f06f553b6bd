#include "rules/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tenmatsu::rules {

void Problems::throw_if_any(Failure failure) const {
  if (!lines_.empty()) {
    throw Error(failure, fmt::format("{}", fmt::join(lines_, "\n")));
  }
}

void Node::report(std::string_view trouble) const {
  problems_->add(fmt::format("{}: {}: {}", file_, path_.empty() ? "/" : path_, trouble));
}

Node Node::child(const nlohmann::json& value, std::string_view step) const {
  return {value, file_, fmt::format("{}/{}", path_, step), *problems_};
}

const nlohmann::json* Node::find(std::string_view key) const {
  if (!value_->is_object()) {
    return nullptr;
  }
  const auto it = value_->find(key);
  return it == value_->end() ? nullptr : &*it;
}

void Node::allow_only(std::initializer_list<std::string_view> known) const {
  if (!value_->is_object()) {
    report("expected an object");
    return;
  }
  for (const auto& [key, value] : value_->items()) {
    if (std::ranges::find(known, key) == known.end()) {
      report(fmt::format("unknown key \"{}\"; expected one of: {}", key, fmt::join(known, ", ")));
    }
  }
}

bool Node::has(std::string_view key) const {
  return find(key) != nullptr;
}

std::string Node::string(std::string_view key) const {
  const auto* found = find(key);
  if (found == nullptr || !found->is_string() || found->get_ref<const std::string&>().empty()) {
    report(fmt::format("expected \"{}\", a string", key));
    return {};
  }
  return found->get<std::string>();
}

std::string Node::string_or(std::string_view key, std::string_view otherwise) const {
  const auto* found = find(key);
  if (found == nullptr) {
    return std::string(otherwise);
  }
  if (!found->is_string()) {
    child(*found, key).report("expected a string");
    return std::string(otherwise);
  }
  return found->get<std::string>();
}

std::optional<bool> Node::flag(std::string_view key) const {
  const auto* found = find(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  if (!found->is_boolean()) {
    child(*found, key).report("expected true or false");
    return std::nullopt;
  }
  return found->get<bool>();
}

std::optional<double> Node::number(std::string_view key) const {
  const auto* found = find(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  if (!found->is_number()) {
    child(*found, key).report("expected a number");
    return std::nullopt;
  }
  return found->get<double>();
}

std::vector<std::string> Node::strings(std::string_view key) const {
  const auto* found = find(key);
  if (found == nullptr) {
    return {};
  }
  if (found->is_string()) {
    return {found->get<std::string>()};
  }
  // The lists of words are long: a node is made only of an item that has to be reported.
  std::vector<std::string> out;
  if (!found->is_array()) {
    child(*found, key).report("expected a list");
    return out;
  }
  out.reserve(found->size());
  for (std::size_t i = 0; i < found->size(); ++i) {
    const nlohmann::json& item = (*found)[i];
    if (item.is_string()) {
      out.push_back(item.get_ref<const std::string&>());
    } else {
      child(*found, key).child(item, std::to_string(i)).report("expected a string");
    }
  }
  return out;
}

std::vector<Node> Node::items(std::string_view key) const {
  const auto* found = find(key);
  return found == nullptr ? std::vector<Node>{} : child(*found, key).items();
}

std::optional<Node> Node::member(std::string_view key) const {
  const auto* found = find(key);
  return found == nullptr ? std::nullopt : std::optional(child(*found, key));
}

std::vector<Node> Node::items() const {
  if (!value_->is_array()) {
    report("expected a list");
    return {};
  }
  std::vector<Node> out;
  for (std::size_t i = 0; i < value_->size(); ++i) {
    out.push_back(child((*value_)[i], std::to_string(i)));
  }
  return out;
}

std::optional<Node> Node::object(std::string_view key) const {
  const auto* found = find(key);
  if (found == nullptr) {
    return std::nullopt;
  }
  Node node = child(*found, key);
  if (!found->is_object()) {
    node.report("expected an object");
    return std::nullopt;
  }
  return node;
}

}  // namespace tenmatsu::rules
