#include "text/decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace tenmatsu::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::int32_t size_of(std::string_view bytes) {
  return static_cast<std::int32_t>(bytes.size());
}

// What a pass over bytes as UTF-8 finds.
struct Utf8Scan {
  std::size_t wide = 0;          // characters of two bytes or more
  std::size_t broken = 0;        // runs of bytes that are no UTF-8
  bool broken_at_end = false;    // the last character is cut off
  std::size_t broken_inner = 0;  // runs before the end
};

Utf8Scan scan_utf8(std::string_view bytes) {
  Utf8Scan scan;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::int32_t at = 0;
  const std::int32_t size = size_of(bytes);
  bool in_run = false;
  while (at < size) {
    if (data[at] < 0x80) {
      ++at;
      in_run = false;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, at, size, c);
    if (c >= 0) {
      ++scan.wide;
    } else if (!in_run) {
      ++scan.broken;
      scan.broken_at_end = at == size;
    }
    in_run = c < 0;
  }
  scan.broken_inner = scan.broken - (scan.broken_at_end ? 1 : 0);
  return scan;
}

// Mostly UTF-8 with a few faults. Other encodings give hardly any whole character of several bytes.
bool looks_like_utf8(const Utf8Scan& scan) {
  return scan.broken_inner == 0 || scan.wide > 4 * scan.broken_inner;
}

struct Converter {
  explicit Converter(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    handle.reset(ucnv_open(name, &status));
    if (U_FAILURE(status)) {
      handle.reset();
    }
  }
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<UConverter, Close> handle;
};

// The bytes in `converter`'s encoding; none where one of them is broken and `strict` is asked for.
std::optional<icu::UnicodeString> convert(const char* converter, std::string_view bytes,
                                          bool strict) {
  const Converter open(converter);
  if (!open.handle) {
    return std::nullopt;
  }
  UErrorCode status = U_ZERO_ERROR;
  if (strict) {
    ucnv_setToUCallBack(open.handle.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  }
  icu::UnicodeString out(bytes.data(), size_of(bytes), open.handle.get(), status);
  if (U_FAILURE(status) || out.isBogus()) {
    return std::nullopt;
  }
  return out;
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_half_kana(char16_t c) {
  return c >= 0xFF61 && c <= 0xFF9F;
}

// Japanese text is full of kana and of 、。ー, and nearly free of half-width kana.
long japanese_score(const icu::UnicodeString& text) {
  long score = 0;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if ((c >= 0x3041 && c <= 0x30FE) || c == 0x3001 || c == 0x3002) {
      ++score;
    } else if (is_half_kana(c)) {
      score -= 3;
    } else if (c >= 0xE000 && c <= 0xF8FF) {
      score -= 3;  // private use: the wrong table
    }
  }
  return score;
}

bool is_digit(char16_t c) {
  return (c >= u'0' && c <= u'9') || (c >= 0xFF10 && c <= 0xFF19);
}

// The tilde between two figures is a range, which people write with the wave dash: 9:00〜9:21. The
// code of CP932 stands for both.
bool is_range(const icu::UnicodeString& text, std::int32_t i) {
  return i > 0 && i + 1 < text.length() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
}

// Windows reads these as the full-width forms; ICU's tables as the JIS ones.
void use_windows_forms(icu::UnicodeString& text) {
  for (std::int32_t i = 0; i < text.length(); ++i) {
    switch (text[i]) {
      case 0x301C:
      case 0xFF5E:
        text.setCharAt(i, is_range(text, i) ? 0x301C : 0xFF5E);
        break;
      case 0x2212:
        text.setCharAt(i, 0xFF0D);
        break;
      case 0x2016:
        text.setCharAt(i, 0x2225);
        break;
      default:
        break;
    }
  }
}

bool has_jis_escapes(std::string_view bytes) {
  return bytes.find("\x1b$B"sv) != std::string_view::npos ||
         bytes.find("\x1b$@"sv) != std::string_view::npos;
}

bool is_ascii(std::string_view bytes) {
  return std::ranges::none_of(bytes, [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; });
}

// Little-endian text has its high bytes (00, 30, 4E to 9F, D8 to DF, FF) at odd offsets.
std::optional<bool> little_endian(std::string_view bytes) {
  std::size_t odd = 0;
  std::size_t even = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    if (byte == 0x00 || byte == 0x30 || byte == 0xFF || (byte >= 0x4E && byte <= 0x9F) ||
        (byte >= 0xD8 && byte <= 0xDF)) {
      ++(i % 2 == 1 ? odd : even);
    }
  }
  const std::size_t half = bytes.size() / 2;
  // Text fills nearly all places of one side; other data with NUL bytes does not.
  if (std::max(odd, even) * 10 < half * 8) {
    return std::nullopt;
  }
  return odd >= even;
}

bool is_control(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b';
}

// NUL, or so many control characters that nobody typed it. A few do occur: colours in chat logs.
bool is_binary(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    return true;
  }
  const auto controls = static_cast<std::size_t>(std::ranges::count_if(text, is_control));
  return controls * 10 > text.size();
}

// Copies UTF-8: line ends become '\n', byte order marks go, broken runs become one U+FFFD each.
void append_clean(Decoded& out, std::string_view bytes) {
  out.text.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::int32_t size = size_of(bytes);
  std::int32_t at = 0;
  int line = 1;
  bool in_run = false;
  while (at < size) {
    const std::int32_t begin = at;
    UChar32 c = data[at];
    if (c < 0x80) {
      ++at;
    } else {
      U8_NEXT(data, at, size, c);
    }
    const bool broken = c < 0;
    if (broken) {
      if (!in_run) {
        out.text += kReplacement;
        ++out.broken;
        out.broken_line = out.broken_line == 0 ? line : out.broken_line;
      }
    } else if (c == '\r') {
      if (at >= size || data[at] != '\n') {
        out.text += '\n';
        ++line;
      }
    } else if (c != 0xFEFF) {
      line += c == '\n' ? 1 : 0;
      out.text.append(
          bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin)));
    }
    in_run = broken;
  }
}

Decoded decoded_as(const char* encoding, std::string_view utf8) {
  Decoded out;
  out.encoding = encoding;
  append_clean(out, utf8);
  out.binary = is_binary(out.text);
  return out;
}

// ICU puts U+FFFD in the place of what it cannot read.
void count_replaced(Decoded& out) {
  const std::string_view rest = out.text;
  for (std::size_t at = rest.find(kReplacement); at != std::string_view::npos;
       at = rest.find(kReplacement, at + kReplacement.size())) {
    if (out.broken++ == 0) {
      out.broken_line =
          1 + static_cast<int>(
                  std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    }
  }
}

// Lossy: what cannot be read is counted afterwards.
Decoded decoded_by(const char* encoding, const char* converter, std::string_view bytes) {
  const auto converted = convert(converter, bytes, false);
  Decoded out = decoded_as(encoding, converted ? utf8_of(*converted) : std::string());
  count_replaced(out);
  return out;
}

// The one of the two old encodings that decodes without a fault and looks more like Japanese.
std::optional<Decoded> decode_legacy(std::string_view bytes) {
  auto cp932 = convert("ibm-943_P15A-2003", bytes, true);
  auto euc = convert("EUC-JP", bytes, true);
  if (!cp932 && !euc) {
    return std::nullopt;
  }
  if (cp932 && (!euc || japanese_score(*cp932) >= japanese_score(*euc))) {
    use_windows_forms(*cp932);
    return decoded_as("CP932", utf8_of(*cp932));
  }
  return decoded_as("EUC-JP", utf8_of(*euc));
}

// Without '-' and '_', in lower case: people write Shift_JIS, shift-jis, SJIS.
std::string squeezed(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '-' && c != '_' && c != ' ') {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
  }
  return out;
}

struct Encoding {
  std::string_view alias;
  const char* name;
  const char* converter;  // nullptr: it is UTF-8
};

constexpr Encoding kNamed[] = {
    {"utf8", "UTF-8", nullptr},
    {"utf16le", "UTF-16LE", "UTF-16LE"},
    {"utf16", "UTF-16LE", "UTF-16LE"},
    {"utf16be", "UTF-16BE", "UTF-16BE"},
    {"cp932", "CP932", "ibm-943_P15A-2003"},
    {"shiftjis", "CP932", "ibm-943_P15A-2003"},
    {"sjis", "CP932", "ibm-943_P15A-2003"},
    {"windows31j", "CP932", "ibm-943_P15A-2003"},
    {"mskanji", "CP932", "ibm-943_P15A-2003"},
    {"eucjp", "EUC-JP", "EUC-JP"},
    {"iso2022jp", "ISO-2022-JP", "ISO-2022-JP-1"},
    {"jis", "ISO-2022-JP", "ISO-2022-JP-1"},
};

Decoded decode_as(std::string_view bytes, std::string_view encoding) {
  const std::string wanted = squeezed(encoding);
  for (const auto& [alias, name, converter] : kNamed) {
    if (alias != wanted) {
      continue;
    }
    if (converter == nullptr) {
      return decoded_as(name, bytes);
    }
    if (std::string_view(name) != "CP932") {
      return decoded_by(name, converter, bytes);
    }
    auto text = convert(converter, bytes, false);
    if (text) {
      use_windows_forms(*text);
    }
    Decoded out = decoded_as(name, text ? utf8_of(*text) : std::string());
    count_replaced(out);
    return out;
  }
  return {};
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view encoding) {
  if (!encoding.empty()) {
    return decode_as(bytes, encoding);
  }
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
    return decoded_as("UTF-8", bytes);
  }
  if (bytes.starts_with("\xFF\xFE"sv)) {
    return decoded_by("UTF-16LE", "UTF-16LE", bytes);
  }
  if (bytes.starts_with("\xFE\xFF"sv)) {
    return decoded_by("UTF-16BE", "UTF-16BE", bytes);
  }
  if (bytes.find('\0') != std::string_view::npos) {
    if (const auto little = little_endian(bytes)) {
      const char* name = *little ? "UTF-16LE" : "UTF-16BE";
      return decoded_by(name, name, bytes);
    }
    Decoded out;
    out.encoding = "UTF-8";
    out.binary = true;
    return out;
  }
  if (has_jis_escapes(bytes) && is_ascii(bytes)) {
    return decoded_by("ISO-2022-JP", "ISO-2022-JP-1", bytes);
  }
  if (!looks_like_utf8(scan_utf8(bytes))) {
    if (auto legacy = decode_legacy(bytes)) {
      return *std::move(legacy);
    }
  }
  return decoded_as("UTF-8", bytes);
}

}  // namespace tenmatsu::text
