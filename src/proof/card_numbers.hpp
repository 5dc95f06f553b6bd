// Numbers of payment cards, and the numbers that Japan gives to people; both carry a check digit,
// which tells them from other long numbers.

#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tenmatsu::proof {

/// Where they stand: bytes from, and up to.
using NumberPlaces = std::vector<std::pair<std::size_t, std::size_t>>;

/// Numbers of cards, their digits together or in groups: 4111 1111 1111 1111. Other figures may
/// stand right beside them, as a date or the security code does.
NumberPlaces card_numbers_in(std::string_view normalised);

/// Numbers of people (My Number). Without anything that names them (`named`) only those in groups
/// of four: twelve digits together may be anything.
NumberPlaces my_numbers_in(std::string_view normalised, bool named);

}  // namespace tenmatsu::proof
