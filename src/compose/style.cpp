#include "compose/style.hpp"

#include "rules/rules.hpp"

namespace tenmatsu::style {

std::string plain_form(std::string_view said, const Rules& /*rules*/) {
  while (said.ends_with("\n") || said.ends_with(" ")) {
    said.remove_suffix(1);
  }
  return std::string(said);
}

std::string noun_form(std::string_view said, const Rules& rules) {
  return plain_form(said, rules);
}

}  // namespace tenmatsu::style
