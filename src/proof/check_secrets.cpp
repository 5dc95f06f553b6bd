// What must not leave the house: keys, passwords, addresses and telephone numbers of people. All
// lines are looked at, quotations and code too.

#include <algorithm>

#include "proof/checker.hpp"
#include "text/characters.hpp"

namespace tenmatsu::proof {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token(char c) {
  return is_digit(c) || is_letter(c) || std::string_view("_-./+=").find(c) < 6;
}

// Shows where it is without telling it again.
std::string masked(std::string_view secret) {
  constexpr std::size_t kShown = 4;
  return std::string(secret.substr(0, kShown)) + "****";
}

std::string_view token_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_token(text[end])) {
    ++end;
  }
  return text.substr(at, end - at);
}

// The front of a known kind of key, with enough behind it, figures among it.
void look_for_keys(Checker& checker, const Line& line) {
  const rules::Check& check = checker.check("check.secret.key");
  for (const std::string& front : check.words) {
    for (std::size_t at = line.text.find(front); at != std::string::npos;
         at = line.text.find(front, at + 1)) {
      const std::string_view rest = token_at(line.text, at + front.size());
      const bool inside = at > 0 && (is_letter(line.text[at - 1]) || is_digit(line.text[at - 1]));
      if (!inside && static_cast<double>(rest.size()) >= check.least &&
          std::any_of(rest.begin(), rest.end(), is_digit)) {
        checker.tell("check.secret.key", line.number, masked(line.text.substr(at)));
        return;
      }
    }
  }
}

// password: hunter2, パスワードは hunter2
void look_for_passwords(Checker& checker, const Line& line) {
  const rules::Check& check = checker.check("check.secret.password");
  const std::string text = text::normalised(line.text);
  for (const std::string& written : check.words) {
    const std::string word = text::normalised(written);
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      std::size_t value = std::min(text.find_first_not_of(' ', at + word.size()), text.size());
      const auto joint = text::character_at(text, value);
      const bool kana = text::script_of(joint.code) == text::Script::hiragana;
      if (joint.size == 0 || !(text[value] == ':' || text[value] == '=' || kana)) {
        continue;
      }
      value = std::min(text.find_first_not_of(" \"'", value + joint.size), text.size());
      const std::string_view secret = token_at(text, value);
      const bool mask = secret.find_first_not_of("x*.-_") == std::string_view::npos;
      if (static_cast<double>(secret.size()) >= check.least && !mask &&
          (std::any_of(secret.begin(), secret.end(), is_digit) || !kana) &&
          word_in(secret, check.unless).empty()) {
        checker.tell("check.secret.password", line.number, written);
        return;
      }
    }
  }
}

void look_for_private_keys(Checker& checker, const Line& line) {
  const std::string found =
      word_in(text::normalised(line.text), checker.check("check.secret.private_key").words);
  if (!found.empty()) {
    checker.tell("check.secret.private_key", line.number, found);
  }
}

bool is_local(char c) {
  return is_digit(c) || is_letter(c) || std::string_view("._%+-").find(c) < 5;
}

void look_for_addresses(Checker& checker, const Line& line) {
  const rules::Check& check = checker.check("check.personal.email");
  const std::string& text = line.text;
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && is_local(text[begin - 1])) {
      --begin;
    }
    std::size_t end = at + 1;
    while (end < text.size() &&
           (is_digit(text[end]) || is_letter(text[end]) || text[end] == '.' || text[end] == '-')) {
      ++end;
    }
    const std::string_view domain = std::string_view(text).substr(at + 1, end - at - 1);
    const std::size_t dot = domain.rfind('.');
    const bool address = begin < at && dot != std::string_view::npos && dot > 0 &&
                         domain.size() - dot > 2 && is_letter(domain.back());
    const std::string_view whole = std::string_view(text).substr(begin, end - begin);
    const bool allowed = std::any_of(
        check.unless.begin(), check.unless.end(),
        [&](const std::string& part) { return whole.find(part) != std::string_view::npos; });
    if (address && !allowed) {
      checker.tell("check.personal.email", line.number, masked(whole));
      return;
    }
  }
}

// 03-1234-5678, 090(1234)5678, +81-3-1234-5678
void look_for_telephones(Checker& checker, const Line& line) {
  const std::string text = text::normalised(line.text);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool front = at == 0 || !(is_digit(text[at - 1]) || is_letter(text[at - 1]) ||
                                    text[at - 1] == '-' || text[at - 1] == '.');
    const bool abroad = text[at] == '+';
    if (!front || (text[at] != '0' && !abroad)) {
      continue;
    }
    std::size_t end = abroad ? at + 1 : at;
    int digits = 0;
    int parts = 1;
    while (end < text.size() &&
           (is_digit(text[end]) || ((text[end] == '-' || text[end] == '(' || text[end] == ')') &&
                                    end + 1 < text.size() && is_digit(text[end + 1])))) {
      is_digit(text[end]) ? ++digits : ++parts;
      ++end;
    }
    const bool behind = end >= text.size() || !is_letter(text[end]);
    const int least = abroad ? 11 : 10;
    if (parts >= 3 && digits >= least && digits <= least + 2 && behind) {
      checker.tell("check.personal.phone", line.number,
                   masked(std::string_view(text).substr(at, end - at)));
      return;
    }
  }
}

}  // namespace

void check_secrets(Checker& checker) {
  for (const Line& line : checker.page().lines) {
    if (line.kind == LineKind::blank) {
      continue;
    }
    look_for_keys(checker, line);
    look_for_passwords(checker, line);
    look_for_private_keys(checker, line);
    look_for_addresses(checker, line);
    look_for_telephones(checker, line);
  }
}

}  // namespace tenmatsu::proof
