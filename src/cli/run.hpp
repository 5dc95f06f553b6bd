// The command line as a function, so that it can be tested without a process.

#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tenmatsu::cli {

/// `args` without the program's name. Returns the exit code of the README's table.
int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out,
        std::ostream& err);

}  // namespace tenmatsu::cli
