// All forms of a spoken verb beside those of the written one that takes its place.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/node.hpp"

namespace tenmatsu::rules {

/// How the verbs of one class change. The forms of all rows stand in the same order, that of the
/// dictionary first; it is what such a verb ends with.
struct VerbRow {
  std::string name;
  std::vector<std::u32string> forms;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(name, forms);
  }
};

class VerbForms {
 public:
  /// Reads `{"forms": "godan", "endings": "す した して …"}`. An entry of the name "ichidan" is for
  /// verbs whose last letter stands behind one in e or i: 落ちる. 走/る says that a verb is none of
  /// them, 見=る that it is one.
  void add(const Node& node);

  /// Whether `verb` is written so that its class cannot be seen and has no mark that tells it: 走る
  /// and 見る change in different ways.
  [[nodiscard]] static bool hides_class(std::u32string_view verb);

  /// The forms of `from` with those of `to`, as far as both have them; nothing where a row is
  /// missing or a class is hidden.
  [[nodiscard]] std::vector<std::pair<std::u32string, std::u32string>> pairs(
      std::u32string_view from, std::u32string_view to) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(rows_);
  }

 private:
  [[nodiscard]] const VerbRow* row_of(std::u32string_view verb) const;

  std::vector<VerbRow> rows_;
};

}  // namespace tenmatsu::rules
