#include "proof/card_numbers.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::proof {
namespace {

TEST(CardNumbers, AreToldByTheirCheckDigit) {
  for (const char* text : {"4111 1111 1111 1111", "card 5555-5555-5555-4444.", "378282246310005",
                           "3530111333300000", "6011111111111117"}) {
    EXPECT_EQ(card_numbers_in(text).size(), 1U) << text;
  }
  for (const char* text : {"4111 1111 1111 1112", "1772582400000", "v4111111111111111",
                           "2026-03-04 10:00", "9999999999999995"}) {
    EXPECT_TRUE(card_numbers_in(text).empty()) << text;
  }
}

TEST(CardNumbers, HaveTheirPlaces) {
  EXPECT_EQ(card_numbers_in("no. 4111 1111 1111 1111 failed"), (NumberPlaces{{4, 23}}));
}

TEST(MyNumbers, AreToldByTheirCheckDigit) {
  EXPECT_EQ(my_numbers_in("1234 5678 9018", false).size(), 1U);
  EXPECT_TRUE(my_numbers_in("1234 5678 9012", true).empty());
  EXPECT_TRUE(my_numbers_in("123456789018", false).empty());
  EXPECT_EQ(my_numbers_in("123456789018", true).size(), 1U);
}

}  // namespace
}  // namespace tenmatsu::proof
