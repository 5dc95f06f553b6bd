#include "text/token.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::text {
namespace {

TEST(HoldsToken, TellsKeysFromNames) {
  for (const char* text : {"sk-proj-abcDEF1234567890abcDEF1234567890",
                           "鍵AKIAIOSFODNN7EXAMPLE12の期限", "9f86d081884c7d659a2feaa0c55ad015"}) {
    EXPECT_TRUE(holds_token(text)) << text;
  }
  for (const char* text : {"checkout-api-7d9f-abcde", "決済APIのエラー", "internationalization2",
                           "20260304100000123456", "lock_wait_timeout_exceeded_30s"}) {
    EXPECT_FALSE(holds_token(text)) << text;
  }
}

}  // namespace
}  // namespace tenmatsu::text
