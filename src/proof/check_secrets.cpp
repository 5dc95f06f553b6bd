// What must not leave the house: keys, passwords, addresses and telephone numbers of people. All
// lines are looked at, quotations and code too.

#include <algorithm>

#include "proof/checker.hpp"
#include "proof/secrets.hpp"

namespace tenmatsu::proof {

void check_secrets(Checker& checker) {
  for (const Line& line : checker.page().lines) {
    std::vector<std::string> told;  // one secret may stand in several cells
    for (const Secret& one : secrets_in(line.text, checker.rules().proofs)) {
      std::string whole = line.text.substr(one.begin, one.end - one.begin);
      if (std::ranges::find(told, whole) == told.end()) {
        checker.tell(one.id, line.number, one.shown);
        told.push_back(std::move(whole));
      }
    }
  }
}

}  // namespace tenmatsu::proof
