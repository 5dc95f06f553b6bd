#include "text/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace tenmatsu::text {
namespace {

UChar32 next(std::string_view text, std::size_t& at) {
  UChar32 c = static_cast<std::uint8_t>(text[at]);
  if (c < 0x80) {
    ++at;
    return c;
  }
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
  return c;
}

bool is_invisible(UChar32 c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || (c >= 0x202A && c <= 0x202E);
}

bool is_wide_blank(UChar32 c) {
  return c == 0x3000 || c == 0x00A0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
}

// The ASCII character that `c` is a form of; 0 where it stays as it is.
char ascii_of(UChar32 c) {
  if (c < 0x80) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  if (c >= 0xFF01 && c <= 0xFF5E) {
    return ascii_of(c - 0xFEE0);
  }
  return is_wide_blank(c) ? ' ' : '\0';
}

// Calls take(begin, end, ascii) for each character of the first `limit` bytes that is visible, with
// the ASCII character that it is a form of, or 0. Gives where the last one ends.
template <typename Take>
std::size_t fold_each(std::string_view original, std::size_t limit, Take take) {
  std::size_t at = 0;
  while (at < original.size() && at < limit) {
    const std::size_t begin = at;
    const UChar32 c = next(original, at);
    if (!is_invisible(c)) {
      take(begin, at, ascii_of(c));
    }
  }
  return at;
}

}  // namespace

void fold(std::string_view original, std::size_t limit, Folded& out) {
  const std::size_t most = std::min(original.size(), limit);
  out.text.clear();
  out.text.reserve(most);
  out.origin.clear();
  out.origin.reserve(most + 1);
  const std::size_t last =
      fold_each(original, limit, [&](std::size_t begin, std::size_t end, char ascii) {
        if (ascii != '\0') {
          out.text += ascii;
          out.origin.push_back(static_cast<std::uint32_t>(begin));
          return;
        }
        out.text.append(original, begin, end - begin);
        for (std::size_t i = begin; i < end; ++i) {
          out.origin.push_back(static_cast<std::uint32_t>(i));
        }
      });
  out.origin.push_back(static_cast<std::uint32_t>(last));
}

std::string folded(std::string_view original) {
  std::string out;
  out.reserve(original.size());
  fold_each(original, original.size(), [&](std::size_t begin, std::size_t end, char ascii) {
    if (ascii != '\0') {
      out += ascii;
    } else {
      out.append(original, begin, end - begin);
    }
  });
  return out;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U; }));
}

namespace {

UChar32 previous(std::string_view text, std::size_t& at) {
  auto i = static_cast<int32_t>(at);
  UChar32 c = 0;
  U8_PREV(text.data(), 0, i, c);
  at = static_cast<std::size_t>(i);
  return c;
}

// From the first to the last character that `is_kept`.
template <typename IsKept>
std::string_view between(std::string_view text, IsKept is_kept) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size() && !is_kept(next(text, at));) {
    begin = at;
  }
  std::size_t end = text.size();
  for (std::size_t at = end; at > begin && !is_kept(previous(text, at));) {
    end = at;
  }
  return text.substr(begin, end - begin);
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  return between(text, [](UChar32 c) {
    return c != ' ' && c != '\t' && !is_wide_blank(c) && !is_invisible(c);
  });
}

std::string_view without_ornament(std::string_view text) {
  return between(text, [](UChar32 c) { return c >= 0 && u_isalnum(c) != 0; });
}

}  // namespace tenmatsu::text
