// A Mustache template: its parts put in, its names checked against what is known, then filled.

#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

namespace tenmatsu::document {

/// Data for templates: objects, lists, strings and booleans. Nothing that is unknown is left out:
/// it is false or an empty list.
using View = nlohmann::ordered_json;

class Template {
 public:
  /// `shape` is a view in which every name that there is has a value; a name that it lacks is a
  /// mistake. Throws Failure::rules with a line `file:line: trouble` for each mistake.
  Template(std::string_view text, std::string file, const View& shape);

  /// The names of sections that the template opens, from the top: "causes", "causes.cites".
  [[nodiscard]] const std::set<std::string>& sections() const { return sections_; }

  /// Values are escaped for Markdown, but for those in triple braces.
  [[nodiscard]] std::string fill(const View& view) const;

 private:
  std::string file_;
  std::string text_;  // with its parts in place and without comments
  std::set<std::string> sections_;
};

}  // namespace tenmatsu::document
