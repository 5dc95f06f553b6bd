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

// Blanks and hyphens join what stands beside a number to it.
TEST(CardNumbers, StandBesideOtherFigures) {
  const struct {
    const char* text;
    NumberPlaces places;
  } cases[] = {
      {"4111 1111 1111 1111 12/27", {{0, 19}}},
      {"4111-1111-1111-1111 12/27", {{0, 19}}},
      {"10:00 4111111111111111", {{6, 22}}},
      {"2026-03-04 4111111111111111", {{11, 27}}},
      {"2026-03-04 4111 1111 1111 1111", {{11, 30}}},
      {"4111111111111111-123", {{0, 16}}},
      {"4111 1111 1111 1111-123", {{0, 19}}},
      {"12 4111 1111 1111 1111", {{3, 22}}},
      {"12 3782 822463 10005 1227", {{3, 20}}},
      {"v2 4111 1111 1111 1111", {{3, 22}}},
      {"4111 1111 1111 1111 3ds", {{0, 19}}},
      {"4111111111111111 5555555555554444", {{0, 16}, {17, 33}}},
  };
  for (const auto& [text, places] : cases) {
    EXPECT_EQ(card_numbers_in(text), places) << text;
  }
  for (const char* text : {
           "4111 1111 1111 1112 12/27",  // no check digit
           "10:00 4111111111111112",
           "12 v4111111111111111",  // a name
           "12 4111111111111111x",
           "0.4111111111111111 12",              // a decimal number
           "2026-03-04 10:00 2026-03-04 11:00",  // times
           "12 41 11 11 11 11 11 11 11 30",      // readings
           "12 4111-1111 1111-1111 30",          // two numbers
           "12 41111111111111110000",            // a longer number
       }) {
    EXPECT_TRUE(card_numbers_in(text).empty()) << text;
  }
}

TEST(MyNumbers, StandBesideOtherFigures) {
  EXPECT_EQ(my_numbers_in("10:00 1234 5678 9018", false), (NumberPlaces{{6, 20}}));
  EXPECT_EQ(my_numbers_in("2026-03-04 123456789018", true), (NumberPlaces{{11, 23}}));
  EXPECT_TRUE(my_numbers_in("2026-03-04 123456789018", false).empty());
  EXPECT_TRUE(my_numbers_in("10:00 1234 5678 9012", false).empty());
  EXPECT_TRUE(my_numbers_in("1234 5678 9018 1111", false).empty());  // a longer number
  EXPECT_TRUE(my_numbers_in("10:00 1234-5678 9018", false).empty());
}

TEST(MyNumbers, AreToldByTheirCheckDigit) {
  EXPECT_EQ(my_numbers_in("1234 5678 9018", false).size(), 1U);
  EXPECT_TRUE(my_numbers_in("1234 5678 9012", true).empty());
  EXPECT_TRUE(my_numbers_in("123456789018", false).empty());
  EXPECT_EQ(my_numbers_in("123456789018", true).size(), 1U);
}

}  // namespace
}  // namespace tenmatsu::proof
