// The exit codes; the README documents them and scripts depend on them.

#pragma once

#include "tenmatsu/error.hpp"

namespace tenmatsu::cli {

enum ExitCode {
  kConverted = 0,
  kFailedOn = 1,  // converted, and --fail-on found something; verify, check or rules test did
  kUsage = 2,
  kInput = 3,       // an input could not be read, or holds no message
  kNoIncident = 4,  // messages, but no incident in them
  kInternal = 5,
};

inline ExitCode exit_code_of(Failure failure) {
  switch (failure) {
    case Failure::input:
      return kInput;
    case Failure::no_incident:
      return kNoIncident;
    case Failure::usage:
    case Failure::rules:
      return kUsage;
  }
  return kInternal;
}

}  // namespace tenmatsu::cli
