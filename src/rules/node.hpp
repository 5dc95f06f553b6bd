// A JSON value of a rule file that knows where it stands and reports what is wrong with it.
// Loaders read on after a mistake, so that a broken file names all of its mistakes at once.

#pragma once

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/error.hpp"

namespace tenmatsu::rules {

/// The mistakes of all files, in the order in which they were found.
class Problems {
 public:
  void add(std::string line) { lines_.push_back(std::move(line)); }

  /// Throws Error with `failure` where there is any.
  void throw_if_any(Failure failure = Failure::rules) const;

 private:
  std::vector<std::string> lines_;
};

class Node {
 public:
  Node(const nlohmann::json& value, std::string file, std::string path, Problems& problems)
      : value_(&value), file_(std::move(file)), path_(std::move(path)), problems_(&problems) {}

  [[nodiscard]] const nlohmann::json& value() const { return *value_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  /// Reports `file: path: trouble`, e.g. "rules/my.json: /tags/3/when: expected an object".
  void report(std::string_view trouble) const;

  /// Reports every key that is not among `known`.
  void allow_only(std::initializer_list<std::string_view> known) const;

  [[nodiscard]] bool has(std::string_view key) const;
  /// A string that must be there and not be empty; reports and gives "" else.
  [[nodiscard]] std::string string(std::string_view key) const;
  /// A string that may be left out.
  [[nodiscard]] std::string string_or(std::string_view key, std::string_view otherwise) const;
  [[nodiscard]] std::optional<bool> flag(std::string_view key) const;
  [[nodiscard]] std::optional<double> number(std::string_view key) const;
  /// A list of strings, or one string for a list of one; empty where left out.
  [[nodiscard]] std::vector<std::string> strings(std::string_view key) const;
  /// The members of an array, each with its path; empty where left out.
  [[nodiscard]] std::vector<Node> items(std::string_view key) const;
  /// The object under `key`, none where left out.
  [[nodiscard]] std::optional<Node> object(std::string_view key) const;
  /// What stands under `key`, whatever it is; none where left out.
  [[nodiscard]] std::optional<Node> member(std::string_view key) const;
  /// The members of this very array.
  [[nodiscard]] std::vector<Node> items() const;

 private:
  [[nodiscard]] const nlohmann::json* find(std::string_view key) const;
  [[nodiscard]] Node child(const nlohmann::json& value, std::string_view step) const;

  const nlohmann::json* value_;
  std::string file_;
  std::string path_;
  Problems* problems_;
};

}  // namespace tenmatsu::rules
