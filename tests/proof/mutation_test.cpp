// One figure of a good document changed is one finding, at its line.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "proof/proof_support.hpp"

namespace tenmatsu::proof {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  int line = 0;
};

// The digits that a reader takes for a figure: none of headings, lists, footnote labels, paths.
std::vector<Place> figures_in(const std::string& document) {
  std::vector<Place> places;
  int line = 1;
  std::size_t start = 0;
  bool code = false;
  while (start < document.size()) {
    const std::size_t end = std::min(document.find('\n', start), document.size());
    std::size_t at = start;
    const std::string_view text = std::string_view(document).substr(start, end - start);
    code = text.find("```") != std::string_view::npos ? !code : code;
    if (text.starts_with("##")) {
      at = end;
    }
    while (at < end && is_digit(document[at])) {
      ++at;  // the number of an item
    }
    while (at < end) {
      const std::size_t begin = at;
      if (document[at] == '[' && document[at + 1] == '^') {
        at = std::min(document.find(']', at), end);
      } else if (is_digit(document[at])) {
        while (at < end && is_digit(document[at])) {
          ++at;
        }
        const bool name = (begin > start && is_ascii_letter(document[begin - 1])) ||
                          (at < end && is_ascii_letter(document[at]));
        if (!name && !code) {
          places.push_back({begin, at, line});
        }
      } else {
        ++at;
      }
    }
    start = end + 1;
    ++line;
  }
  return places;
}

// Another number of as many digits, that stays a time where it is one: 19 → 12, 7 → 8.
std::string changed(std::string digits) {
  char& last = digits.back();
  last = last == '9' ? '2' : static_cast<char>(last + 1);
  return digits;
}

TEST(Verify, FindsNearlyEveryChangedFigure) {
  int all = 0;
  int found = 0;
  int more = 0;
  for (const char* name : {"api-latency", "coupon", "payment-chat"}) {
    const Analysis analysis = analysis_of(fmt::format("examples/{}.txt", name));
    const std::string document = content_of(fmt::format("examples/{}.md", name));
    for (const Place& place : figures_in(document)) {
      std::string mutant = document;
      const std::string digits = document.substr(place.begin, place.end - place.begin);
      mutant.replace(place.begin, digits.size(), changed(digits));
      const Findings findings = verify(mutant, analysis, built_in_rules());
      ++all;
      const bool here =
          std::ranges::any_of(findings, [&](const Finding& one) { return one.line == place.line; });
      found += here ? 1 : 0;
      more += findings.size() > 1 ? 1 : 0;
      if (!here) {
        RecordProperty(fmt::format("missed_{}_{}", name, place.line), digits);
        std::printf("  %s.md:%d: %s as %s was not found\n", name, place.line, digits.c_str(),
                    changed(digits).c_str());
      }
    }
  }
  EXPECT_GE(all, 300);
  EXPECT_GE(found, all * 95 / 100) << found << " of " << all;
  EXPECT_LE(more, all * 5 / 100) << more << " of " << all << " became several findings";
}

}  // namespace
}  // namespace tenmatsu::proof
