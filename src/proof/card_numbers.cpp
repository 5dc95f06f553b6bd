#include "proof/card_numbers.hpp"

#include <algorithm>
#include <string>

namespace tenmatsu::proof {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// A row of digits, in which single blanks or hyphens may stand.
struct Row {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string digits;
  std::vector<std::size_t> groups;  // their sizes
};

std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    Row row{at, at, "", {0}};
    while (at < text.size()) {
      const bool joint =
          (text[at] == ' ' || text[at] == '-') && at + 1 < text.size() && is_digit(text[at + 1]);
      if (is_digit(text[at])) {
        row.digits += text[at];
        ++row.groups.back();
      } else if (joint) {
        row.groups.push_back(0);
      } else {
        break;
      }
      ++at;
    }
    row.end = at;
    const bool inside =
        (row.begin > 0 && (is_letter(text[row.begin - 1]) || text[row.begin - 1] == '.')) ||
        (at < text.size() && is_letter(text[at]));
    if (!inside) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

// Every second digit from the end counts twice: https://en.wikipedia.org/wiki/Luhn_algorithm
bool has_luhn_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int weighed = i % 2 == 0 ? digit : 2 * digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 == 0;
}

struct Issuer {
  int from;  // the first four digits
  int to;
  std::size_t size;
};

constexpr Issuer kIssuers[] = {
    {4000, 4999, 16}, {5100, 5599, 16}, {2221, 2720, 16}, {3400, 3499, 15},
    {3700, 3799, 15}, {3528, 3589, 16}, {3000, 3059, 14}, {3600, 3699, 14},
    {3800, 3999, 14}, {6011, 6011, 16}, {6200, 6299, 16}, {6440, 6599, 16},
};

bool is_card(const Row& row) {
  constexpr std::size_t kHead = 4;
  constexpr std::size_t kLeast = 14;
  if (row.digits.size() < kLeast) {
    return false;
  }
  const int head = std::stoi(row.digits.substr(0, kHead));
  return std::ranges::any_of(kIssuers,
                             [&](const Issuer& one) {
                               return head >= one.from && head <= one.to &&
                                      row.digits.size() == one.size;
                             }) &&
         has_luhn_digit(row.digits);
}

// The order of the Ministry of Internal Affairs and Communications no. 85 of 2014, article 5.
bool has_my_number_digit(std::string_view digits) {
  constexpr int kDivisor = 11;
  int sum = 0;
  for (int n = 1; n < kDivisor + 1; ++n) {
    const int digit = digits[digits.size() - 1 - static_cast<std::size_t>(n)] - '0';
    sum += digit * (n <= 6 ? n + 1 : n - 5);
  }
  const int rest = sum % kDivisor;
  return digits.back() - '0' == (rest <= 1 ? 0 : kDivisor - rest);
}

template <typename Fits>
NumberPlaces places_of(std::string_view text, Fits fits) {
  NumberPlaces places;
  for (const Row& row : rows_of(text)) {
    if (fits(row)) {
      places.emplace_back(row.begin, row.end);
    }
  }
  return places;
}

}  // namespace

NumberPlaces card_numbers_in(std::string_view normalised) {
  return places_of(normalised, is_card);
}

NumberPlaces my_numbers_in(std::string_view normalised, bool named) {
  constexpr std::size_t kSize = 12;
  return places_of(normalised, [named](const Row& row) {
    const bool grouped = row.groups == std::vector<std::size_t>{4, 4, 4};
    return row.digits.size() == kSize && (named || grouped) && has_my_number_digit(row.digits);
  });
}

}  // namespace tenmatsu::proof
