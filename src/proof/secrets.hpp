// What must not leave the house, found in a line of text: keys, passwords, numbers of cards and
// people, addresses, telephone numbers.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "proof/page.hpp"
#include "rules/proofs.hpp"

namespace tenmatsu::proof {

struct Secret {
  std::string_view id;    // of the check that names it
  std::size_t begin = 0;  // bytes of the line
  std::size_t end = 0;
  std::string shown;  // says what it is without telling it again
};

/// In the order in which they stand; none within another.
std::vector<Secret> secrets_in(const std::string& line, const rules::Proofs& words);

/// The page with a mask in the place of each secret; of a private key the lines below its first one
/// are masked too.
Page masked(Page page, const rules::Proofs& words);

}  // namespace tenmatsu::proof
