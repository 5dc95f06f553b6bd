// How mails write what is no ASCII: encoded words in heads, bodies in base 64 or quoted-printable.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tenmatsu::reading::mime {

/// What a mail that was saved as a file holds.
struct Saved {
  std::string text;  // its head as it is, and below it what was written
  int left_out = 0;  // parts that are files: attached, or no text
};

/// Of a mail whose head says that its body is coded or has parts; nothing of other mails.
std::optional<Saved> saved(std::string_view mail);

/// `value` with its encoded words, =?UTF-8?B?6auY5pyo?=, as they are meant; blanks between two of
/// them are none. What cannot be read stays as it is.
std::string with_words(std::string_view value);

/// The bytes that `text` holds in base 64; what is no digit of it is passed over.
std::string from_base64(std::string_view text);

/// The bytes that `text` holds quoted-printable, =E9=AB=98, with its soft line breaks gone.
std::string from_quoted(std::string_view text);

}  // namespace tenmatsu::reading::mime
