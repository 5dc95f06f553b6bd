// The one exception of the library, and the kinds of failure that a caller can tell apart.

#pragma once

#include <stdexcept>
#include <string>

namespace tenmatsu {

/// What kind of thing went wrong. The program maps each to an exit code (README).
enum class Failure {
  usage,        // the caller asked for something that does not exist (a template, an option)
  input,        // an input could not be read, or holds no message
  no_incident,  // messages, but no incident in them
  rules,        // a rule file or a template is broken; what() has one line for each mistake
};

/// what() is what the user reads: `file:line: trouble; way out`, one line for each mistake.
class Error : public std::runtime_error {
 public:
  Error(Failure failure, const std::string& what) : std::runtime_error(what), failure_(failure) {}

  [[nodiscard]] Failure failure() const { return failure_; }

 private:
  Failure failure_;
};

}  // namespace tenmatsu
