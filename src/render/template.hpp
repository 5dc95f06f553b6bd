// A Mustache template: its parts put in, its names checked against what is known, then filled.

#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/values.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

class Template {
 public:
  /// `shape` is a view in which every name that there is has a value; a name that it lacks is a
  /// mistake. Throws Failure::rules with a line `file:line: trouble` for each mistake.
  Template(std::string_view text, std::string_view file, const View& shape,
           Markup markup = Markup::markdown);
  Template(const Template&) = delete;
  Template& operator=(const Template&) = delete;
  ~Template();

  /// The names of the lists of messages that the template opens, from the top: "evidence",
  /// "causes.cites".
  [[nodiscard]] const std::set<std::string>& messages() const { return messages_; }

  /// Values are escaped for the markup, but for those in triple braces.
  [[nodiscard]] std::string fill(const View& view) const;

 private:
  struct Piece;
  class Reader;
  class Filler;

  Markup markup_;
  std::string text_;           // what its pieces are of, parts in place
  std::vector<Piece> pieces_;  // in their order
  std::set<std::string> messages_;
};

}  // namespace tenmatsu::document
