// The command line as a function, so that it can be tested without a process.

#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace tenmatsu::cli {

/// What the program knows of the world beside its arguments; nothing else is looked at.
struct Surroundings {
  bool in_is_terminal = false;
  bool err_is_terminal = false;
  bool no_color = false;  // NO_COLOR is set (https://no-color.org)
  std::optional<std::string> source_date_epoch = std::nullopt;  // SOURCE_DATE_EPOCH, seconds
};

/// `args` without the program's name. Returns the exit code of the README's table.
int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out,
        std::ostream& err, const Surroundings& surroundings = {});

}  // namespace tenmatsu::cli
