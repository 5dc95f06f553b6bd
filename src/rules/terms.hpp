// Words by category (component, symptom, action, …): `{"terms": [{"category", "words", …}]}`.

#pragma once

#include <string>
#include <vector>

#include "rules/node.hpp"

namespace tenmatsu::rules {

struct Term {
  std::string word;      // as written in the file
  std::string category;  // component
};

class Terms {
 public:
  /// Reads one member of a "terms" list. A word may stand in several categories.
  void add(const Node& node);

  [[nodiscard]] const std::vector<Term>& all() const { return all_; }

 private:
  std::vector<Term> all_;
};

}  // namespace tenmatsu::rules
