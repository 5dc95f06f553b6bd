#include "proof/card_numbers.hpp"

#include <algorithm>
#include <string>

#include "text/ascii.hpp"

namespace tenmatsu::proof {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
};

// Groups of digits with a single blank or hyphen between them.
using Row = std::vector<Group>;

std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows;
  for (std::size_t at = 0; at < text.size();) {
    if (!text::is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && text::is_ascii_digit(text[at])) {
      ++at;
    }
    const bool joined = !rows.empty() && rows.back().back().end + 1 == begin &&
                        (text[begin - 1] == ' ' || text[begin - 1] == '-');
    if (!joined) {
      rows.emplace_back();
    }
    rows.back().push_back({begin, at});
  }
  return rows;
}

// Some neighbouring groups of a row. A date, a time or a figure may stand next to a number:
// 「10:00 4111 1111 1111 1111 12/27」.
class Window {
 public:
  Window(std::string_view text, const Row& row, std::size_t first, std::size_t last)
      : text_(text), row_(row), first_(first), last_(last) {
    for (std::size_t i = first; i <= last; ++i) {
      digits_ += text.substr(row[i].begin, row[i].size());
    }
  }

  [[nodiscard]] const std::string& digits() const { return digits_; }
  [[nodiscard]] std::size_t begin() const { return row_[first_].begin; }
  [[nodiscard]] std::size_t end() const { return row_[last_].end; }
  [[nodiscard]] bool is_whole() const { return first_ == 0 && last_ + 1 == row_.size(); }

  // Part of a name or of a decimal number: v4111, 0.4111.
  [[nodiscard]] bool is_inside() const {
    return (begin() > 0 && (is_letter(text_[begin() - 1]) || text_[begin() - 1] == '.')) ||
           (end() < text_.size() && is_letter(text_[end()]));
  }

  // As numbers of cards are written: one joint throughout, and no short group but the last.
  [[nodiscard]] bool is_even() const {
    constexpr std::size_t kLeast = 4;
    constexpr std::size_t kLeastOfLast = 2;
    for (std::size_t i = first_; i < last_; ++i) {
      if (row_[i].size() < kLeast || text_[row_[i].end] != text_[row_[first_].end]) {
        return false;
      }
    }
    return row_[last_].size() >= kLeastOfLast;
  }

  [[nodiscard]] bool is_one_group() const { return first_ == last_; }

  // Three groups of four.
  [[nodiscard]] bool is_in_fours() const {
    constexpr std::size_t kGroups = 3;
    bool fours = last_ + 1 - first_ == kGroups;
    for (std::size_t i = first_; i <= last_; ++i) {
      fours = fours && is_four(i);
    }
    return fours;
  }

  // Groups of four go on beside it, so that the number is a longer one.
  [[nodiscard]] bool goes_on() const {
    return (first_ > 0 && is_four(first_ - 1)) || (last_ + 1 < row_.size() && is_four(last_ + 1));
  }

 private:
  [[nodiscard]] bool is_four(std::size_t i) const {
    constexpr std::size_t kFour = 4;
    return row_[i].size() == kFour;
  }

  std::string_view text_;
  const Row& row_;
  std::size_t first_;
  std::size_t last_;
  std::string digits_;
};

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

bool is_card(const Window& window) {
  constexpr std::size_t kHead = 4;
  constexpr std::size_t kLeast = 14;
  const std::string& digits = window.digits();
  if (digits.size() < kLeast || !(window.is_whole() || window.is_even())) {
    return false;
  }
  const int head = std::stoi(digits.substr(0, kHead));
  return std::ranges::any_of(kIssuers,
                             [&](const Issuer& one) {
                               return head >= one.from && head <= one.to &&
                                      digits.size() == one.size;
                             }) &&
         has_luhn_digit(digits);
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

// None reaches into another; of two that begin alike the longer.
template <typename Fits>
NumberPlaces places_of(std::string_view text, Fits fits) {
  constexpr std::size_t kMost = 16;  // digits of the longest number
  NumberPlaces places;
  for (const Row& row : rows_of(text)) {
    for (std::size_t first = 0; first < row.size(); ++first) {
      std::size_t behind = first;
      for (std::size_t digits = 0; behind < row.size() && digits + row[behind].size() <= kMost;
           ++behind) {
        digits += row[behind].size();
      }
      for (; behind > first; --behind) {
        const Window window(text, row, first, behind - 1);
        if (!window.is_inside() && fits(window)) {
          places.emplace_back(window.begin(), window.end());
          first = behind - 1;
          break;
        }
      }
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
  return places_of(normalised, [named](const Window& window) {
    const bool grouped =
        window.is_in_fours() && !window.goes_on() && (window.is_whole() || window.is_even());
    const bool together = named && (window.is_whole() || window.is_one_group());
    return window.digits().size() == kSize && (grouped || together) &&
           has_my_number_digit(window.digits());
  });
}

}  // namespace tenmatsu::proof
