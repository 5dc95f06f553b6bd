#include "rules/terms.hpp"

namespace tenmatsu::rules {

void Terms::add(const Node& node) {
  node.allow_only({"category", "about", "words"});
  const std::string category = node.string("category");
  for (std::string& word : node.strings("words")) {
    all_.push_back({std::move(word), category});
  }
}

}  // namespace tenmatsu::rules
