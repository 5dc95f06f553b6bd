// Computations that a document shows: 14:35–14:51(16分), 10万円 × 20分 = 200万円.

#pragma once

#include <string>
#include <vector>

#include "proof/facts.hpp"
#include "proof/page.hpp"

namespace tenmatsu::proof {

/// One result, and whether it comes out.
struct Computation {
  std::size_t result = 0;            // index into Facts::figures
  std::vector<std::size_t> figures;  // what it is computed from
  std::vector<std::size_t> times;
  bool right = false;
  bool nearly = false;   // off by no more than 約 allows
  std::string expected;  // the result as it should be, where it is a length of time in minutes
};

/// All computations of a line; `facts` are those of its text.
std::vector<Computation> computations_of(const Facts& facts, const Line& line, const Rules& rules);

}  // namespace tenmatsu::proof
