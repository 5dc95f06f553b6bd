// The command line run inside the test, with what it printed.

#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"

namespace tenmatsu::support {

struct Ran {
  int code = 0;
  std::string out;
  std::string err;
};

inline Ran run_program(const std::vector<std::string>& args, const std::string& input = "",
                       const cli::Surroundings& surroundings = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int code = cli::run(args, in, out, err, surroundings);
  return {code, out.str(), err.str()};
}

}  // namespace tenmatsu::support
