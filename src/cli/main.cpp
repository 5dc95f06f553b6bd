#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "cli/run.hpp"

int main(int argc, char** argv) {
  tenmatsu::cli::Surroundings surroundings;
  surroundings.in_is_terminal = isatty(STDIN_FILENO) != 0;
  surroundings.err_is_terminal = isatty(STDERR_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  surroundings.no_color = no_color != nullptr && *no_color != '\0';
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    surroundings.source_date_epoch = epoch;
  }
  std::ios::sync_with_stdio(false);
  return tenmatsu::cli::run({argv + 1, argv + argc}, std::cin, std::cout, std::cerr, surroundings);
}
