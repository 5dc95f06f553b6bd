#include "compose/speech/masked_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "rules/style.hpp"

namespace tenmatsu::style {
namespace {

using rules::kFirstMask;
using rules::kLastMask;

struct Pair {
  char32_t open;
  char32_t close;
};

constexpr Pair kPairs[] = {
    {U'\u300C', U'\u300D'}, {U'\u300E', U'\u300F'}, {U'\u201C', U'\u201D'}, {U'"', U'"'},
    {U'`', U'`'},           {U'(', U')'},           {U'\uFF08', U'\uFF09'}, {U'[', U']'},
    {U'\u3010', U'\u3011'}, {U'<', U'>'},           {U'\u300A', U'\u300B'}, {U'\uFF3B', U'\uFF3D'},
};

constexpr std::u32string_view kFence = U"```";

// Kana and kanji: nothing that is masked begins with one.
bool is_letter(char32_t c) {
  return c >= 0x3040 && c <= 0x9FFF;
}

bool opens(std::u32string_view text, std::size_t at, const Pair& pair) {
  // A sign of comparison is followed by a figure or a blank.
  const bool compares = pair.open == U'<' && at + 1 < text.size() &&
                        (text[at + 1] <= U' ' || (text[at + 1] >= U'0' && text[at + 1] <= U'9'));
  return text[at] == pair.open && !compares;
}

// For each opening bracket the end of its stretch, 0 elsewhere and where it never closes.
std::vector<std::size_t> ends_of_pairs(std::u32string_view text) {
  std::vector<std::size_t> ends(text.size(), 0);
  std::array<std::vector<std::size_t>, std::size(kPairs)> waiting;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::size_t i = 0; !is_letter(text[at]) && i < std::size(kPairs); ++i) {
      const bool closes = text[at] == kPairs[i].close && !waiting[i].empty();
      if (closes) {
        ends[waiting[i].back()] = at + 1;
        waiting[i].pop_back();
      } else if (opens(text, at, kPairs[i])) {
        waiting[i].push_back(at);
      }
    }
  }
  return ends;
}

std::size_t end_of_url(std::u32string_view text, std::size_t at) {
  const std::u32string_view rest = text.substr(at);
  if (!rest.starts_with(U"http://") && !rest.starts_with(U"https://")) {
    return at;
  }
  std::size_t end = at;
  while (end < text.size() && text[end] > 0x20 && text[end] < 0x7F) {
    ++end;
  }
  return end;
}

// The end of the fenced code that opens at `at`. `last` is where the last fence of all begins, so
// that no text is searched in vain.
std::size_t end_of_code(std::u32string_view text, std::size_t at, std::size_t last) {
  if (last == std::u32string_view::npos || last < at + kFence.size() ||
      !text.substr(at).starts_with(kFence)) {
    return at;
  }
  return text.find(kFence, at + kFence.size()) + kFence.size();
}

}  // namespace

std::u32string MaskedText::unmasked(std::u32string_view part) const {
  std::u32string out;
  for (const char32_t c : part) {
    const std::size_t index = c - kFirstMask;
    if (c >= kFirstMask && index < masked.size()) {
      out += masked[index];
    } else {
      out += c;
    }
  }
  return out;
}

MaskedText mask(std::u32string_view text) {
  const std::vector<std::size_t> ends = ends_of_pairs(text);
  const std::size_t last_fence = text.rfind(kFence);
  MaskedText out;
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_letter(text[at])) {
      out.text += text[at++];
      continue;
    }
    // Somebody's private character must not be taken for one of ours.
    const bool ours = text[at] >= kFirstMask && text[at] <= kLastMask;
    std::size_t end = std::max(end_of_code(text, at, last_fence), end_of_url(text, at));
    end = std::max({end, ends[at], ours ? at + 1 : at});
    const std::size_t next = out.masked.size();
    if (end == at || kFirstMask + next > kLastMask) {
      out.text += text[at++];
      continue;
    }
    out.text += static_cast<char32_t>(kFirstMask + next);
    out.masked.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

}  // namespace tenmatsu::style
