#include "analyse/numbers.hpp"

#include <cmath>

#include "analyse/bounds.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

bool digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) {
    return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!text::is_ascii_digit(text[at + i])) {
      return false;
    }
  }
  return at + count == text.size() || !text::is_ascii_digit(text[at + count]);
}

// Reads one number of several numerals, from left to right.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at, const rules::Figures& words)
      : text_(text), words_(words) {
    number_.begin = number_.end = at;
  }

  std::optional<Number> read() {
    while (take_arabic() || take_kanji_digits() || take_power() || take_scale()) {
    }
    if (numerals_ == 0) {
      return std::nullopt;
    }
    number_.value = total_ + group_ + pending_;
    number_.kanji = !arabic_;
    number_.compound = numerals_ > 1;
    return number_;
  }

 private:
  [[nodiscard]] std::size_t at() const { return number_.end; }

  // 1,204.5
  bool take_arabic() {
    if (has_pending_ || at() >= text_.size() || !text::is_ascii_digit(text_[at()])) {
      return false;
    }
    std::size_t place = at();
    double value = 0;
    int digits = 0;
    take_digits(place, value, digits);
    number_.padded = digits > 1 && text_[at()] == '0';
    for (int most = 3; digits <= most && place < text_.size() && text_[place] == ',' &&
                       digits_at(text_, place + 1, 3);
         most += 3) {
      ++place;
      take_digits(place, value, digits);
      number_.grouped = true;
    }
    number_.digits = digits;
    take_fraction(place, value);
    arabic_ = true;
    put(value, place);
    return true;
  }

  void take_digits(std::size_t& place, double& value, int& count) const {
    while (place < text_.size() && text::is_ascii_digit(text_[place])) {
      value = value * 10 + (text_[place] - '0');
      ++place;
      ++count;
    }
  }

  void take_fraction(std::size_t& place, double& value) {
    for (int dots = 0;
         place + 1 < text_.size() && text_[place] == '.' && text::is_ascii_digit(text_[place + 1]);
         ++dots) {
      ++place;
      double fraction = 0;
      int count = 0;
      take_digits(place, fraction, count);
      if (dots == 0) {
        // One division of whole numbers: 0.35 must come out as the nearest double to 0.35.
        const double power = std::pow(10.0, count);
        value = (value * power + fraction) / power;
      }
      number_.decimal = true;
      number_.dotted = dots > 0;
    }
  }

  // 三五〇 by position; one digit alone waits for its power.
  bool take_kanji_digits() {
    if (has_pending_) {
      return false;
    }
    double value = 0;
    std::size_t place = at();
    int count = 0;
    for (auto digit = words_.digit_at(text_, place); digit.size > 0;
         digit = words_.digit_at(text_, place)) {
      value = value * 10 + digit.value;
      place += digit.size;
      ++count;
    }
    if (count == 0) {
      return false;
    }
    numerals_ += count - 1;
    put(value, place);
    return true;
  }

  bool take_power() {
    const auto power = words_.power_at(text_, at());
    // 3千 and 十九, but not 3十: with Arabic digits only hundreds and thousands are written so.
    if (power.size == 0 || (arabic_ && (!has_pending_ || power.value < 100))) {
      return false;
    }
    group_ += (has_pending_ ? pending_ : 1) * power.value;
    number_.scale = power.value;
    settle(power.size);
    return true;
  }

  // 100 億 too, but not the 京 of 100 京都行き.
  bool take_scale() {
    constexpr double kWordsFrom = 1e16;
    auto scale = words_.scale_at(text_, at());
    if (scale.size == 0 && arabic_ && has_pending_ && text_.substr(at(), 1) == " ") {
      scale = words_.scale_at(text_, at() + 1);
      scale.size = scale.size > 0 && scale.value < kWordsFrom ? scale.size + 1 : 0;
    }
    if (scale.size == 0 || (!has_pending_ && group_ == 0)) {
      return false;
    }
    total_ += (group_ + pending_) * scale.value;
    group_ = 0;
    number_.scaled = true;
    number_.scale = scale.value;
    settle(scale.size);
    return true;
  }

  void put(double value, std::size_t end) {
    pending_ = value;
    has_pending_ = true;
    ++numerals_;
    number_.scale = 1;
    number_.end = end;
  }

  void settle(std::size_t size) {
    pending_ = 0;
    has_pending_ = false;
    ++numerals_;
    number_.end += size;
  }

  std::string_view text_;
  const rules::Figures& words_;
  Number number_;
  double total_ = 0;
  double group_ = 0;
  double pending_ = 0;
  bool has_pending_ = false;
  bool arabic_ = false;
  int numerals_ = 0;
};

// A minus is a sign only where nothing stands before it that it could join: not in st-14 or 3-5.
std::size_t sign_before(std::string_view text, std::size_t at, const rules::Figures& words,
                        bool decimal) {
  const std::size_t size = words.minus_before(text, at);
  if (size != 1) {
    return size;
  }
  const auto before = text::character_before(text, at - size);
  const auto script = text::script_of(before.code);
  // 「品温-22」, 「2号庫-25.1」: no number of a thing has a decimal point.
  if (script == text::Script::kanji && (decimal || ends_a_measure(text, at - size, words))) {
    return size;
  }
  const bool joins =
      before.size > 0 && (script < text::Script::hiragana || script == text::Script::katakana ||
                          script == text::Script::kanji || before.code == ')');
  return joins ? 0 : size;
}

}  // namespace

std::optional<Number> number_at(std::string_view text, std::size_t at,
                                const rules::Figures& words) {
  auto number = Reader(text, at, words).read();
  if (!number) {
    return number;
  }
  if (const std::size_t sign = sign_before(text, at, words, number->decimal && !number->dotted);
      sign > 0) {
    number->begin -= sign;
    number->value = -number->value;
  }
  return number;
}

double step_of(double value) {
  double step = 1;
  while (value != 0 && std::fmod(value, step * 10) == 0) {
    step *= 10;
  }
  return step;
}

}  // namespace tenmatsu::analysis
