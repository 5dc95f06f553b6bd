// Bytes to UTF-8 with '\n' line ends. Broken bytes become U+FFFD and are counted, never fatal.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::text {

struct Decoded {
  std::string text;      // valid UTF-8, no BOM, lines end in '\n'
  std::string encoding;  // UTF-8, UTF-16LE, UTF-16BE, CP932, EUC-JP or ISO-2022-JP
  int broken = 0;        // runs of bytes that were replaced
  int broken_line = 0;   // the line of the first, from 1
  bool binary = false;   // holds NUL or many control bytes: no text at all
};

/// What decode() takes for `encoding`, in any case; Shift_JIS is CP932.
inline constexpr std::string_view kEncodings =
    "UTF-8, UTF-16LE, UTF-16BE, CP932, EUC-JP, ISO-2022-JP";

/// Recognises the encoding by its byte order mark, its escapes or by what decodes without a fault,
/// unless it is given. The result has no encoding where the one given is unknown.
Decoded decode(std::string_view bytes, std::string_view encoding = {});

}  // namespace tenmatsu::text
