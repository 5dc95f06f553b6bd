#include "render/urls.hpp"

#include <algorithm>
#include <array>

namespace tenmatsu::document {

namespace {

constexpr std::array<std::string_view, 3> kSchemes = {"https://", "http://", "ftp://"};

bool is_url_character(char c) {
  constexpr std::string_view kMarks = "-._~:/?#[]@!$&'()*+,;=%";
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || kMarks.find(c) != std::string_view::npos;
}

}  // namespace

bool starts_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

std::size_t scheme_length(std::string_view text) {
  for (const std::string_view scheme : kSchemes) {
    if (starts_with_folded(text, scheme)) {
      return scheme.size();
    }
  }
  return 0;
}

std::string_view url_at(std::string_view text) {
  const std::size_t scheme = scheme_length(text);
  if (scheme == 0) {
    return {};
  }
  std::size_t end = scheme;
  while (end < text.size() && is_url_character(text[end])) {
    ++end;
  }
  std::string_view url = text.substr(0, end);
  while (url.size() > scheme &&
         std::string_view(".,:;!?'*_~)]").find(url.back()) != std::string_view::npos) {
    const bool closes_its_own =
        url.back() == ')' && std::ranges::count(url, '(') >= std::ranges::count(url, ')');
    if (closes_its_own) {
      break;
    }
    url.remove_suffix(1);
  }
  return url.size() > scheme ? url : std::string_view();
}

}  // namespace tenmatsu::document
