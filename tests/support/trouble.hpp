// What a mistake says.

#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tenmatsu/error.hpp"

namespace tenmatsu::support {

/// The words of the error that `act` throws, which must be of the kind `failure`; none where it
/// throws none.
template <typename Act>
std::string trouble_of(Failure failure, Act act) {
  try {
    (void)act();
  } catch (const Error& error) {
    EXPECT_EQ(error.failure(), failure);
    return error.what();
  }
  return "";
}

}  // namespace tenmatsu::support
