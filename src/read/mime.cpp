#include "read/mime.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "read/html_text.hpp"
#include "text/decode.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::mime {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

int digit_of(char c) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t at = kDigits.find(c);
  return at == kNone ? -1 : static_cast<int>(at);
}

std::optional<unsigned char> byte_of(std::string_view hex) {
  constexpr std::string_view kDigits = "0123456789ABCDEF0123456789abcdef";
  constexpr std::size_t kBase = 16;
  if (hex.size() < 2) {
    return std::nullopt;
  }
  const std::size_t high = kDigits.find(hex[0]);
  const std::size_t low = kDigits.find(hex[1]);
  if (high == kNone || low == kNone) {
    return std::nullopt;
  }
  return static_cast<unsigned char>(high % kBase * kBase + low % kBase);
}

struct Word {
  std::string text;
  std::size_t size;  // of what was written
};

// =?CHARSET?B?TEXT?= or =?CHARSET?Q?TEXT?= at the beginning of `text`.
std::optional<Word> word_at(std::string_view text) {
  constexpr std::string_view kOpen = "=?";
  constexpr std::string_view kClose = "?=";
  if (!text.starts_with(kOpen)) {
    return std::nullopt;
  }
  const std::size_t charset = text.find('?', kOpen.size());
  if (charset == kNone || charset + 3 > text.size() || text[charset + 2] != '?') {
    return std::nullopt;
  }
  const std::size_t begin = charset + 3;
  const std::size_t end = text.find(kClose, begin);
  if (end == kNone) {
    return std::nullopt;
  }
  std::string coded(text.substr(begin, end - begin));
  std::string bytes;
  const char kind = text[charset + 1];
  if (kind == 'B' || kind == 'b') {
    bytes = from_base64(coded);
  } else if (kind == 'Q' || kind == 'q') {
    for (char& c : coded) {
      c = c == '_' ? ' ' : c;
    }
    bytes = from_quoted(coded);
  } else {
    return std::nullopt;
  }
  const std::string_view name = text.substr(kOpen.size(), charset - kOpen.size());
  text::Decoded decoded = text::decode(bytes, name);
  if (decoded.encoding.empty()) {  // a character set by a name that we do not know
    decoded = text::decode(bytes);
  }
  return Word{std::move(decoded.text), end + kClose.size()};
}

// What a head says of the body below it.
struct Head {
  std::string type = "text/plain";
  std::string boundary;
  std::string charset;
  std::string encoding;  // how the body is coded
  bool attached = false;
  std::size_t body = 0;  // where it begins
};

// Heads are ASCII but for what a careless program puts into a file's name; text::folded would make
// that shorter, and places in it would be none of the field.
std::string in_lower_case(std::string_view field) {
  std::string lower(field);
  for (char& c : lower) {
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  }
  return lower;
}

// Behind what stands at `at`: a name, and its value up to the blank or the mark that ends it. Marks
// in quotes end nothing.
std::size_t end_of_parameter(std::string_view field, std::size_t at) {
  for (bool quoted = false; at < field.size(); ++at) {
    quoted = quoted != (field[at] == '"');
    if (!quoted && std::string_view("; \t").find(field[at]) != kNone) {
      return at;
    }
  }
  return at;
}

// The value of `name` among what stands behind a type: charset="UTF-8"; boundary=abc
std::string parameter(std::string_view field, std::string_view lower, std::string_view name) {
  const std::string key = std::string(name) + "=";
  for (std::size_t at = 0; (at = field.find_first_not_of("; \t", at)) != kNone;) {
    const std::size_t end = end_of_parameter(field, at);
    if (lower.substr(at).starts_with(key)) {
      const std::string_view value = field.substr(at + key.size(), end - at - key.size());
      const bool quoted = value.starts_with('"');
      return std::string(quoted ? value.substr(1, value.find('"', 1) - 1) : value);
    }
    at = end;
  }
  return "";
}

// What stands before the parameters, in lower case.
std::string kind_of(std::string_view lower, std::string_view key) {
  return std::string(text::trimmed(lower.substr(0, lower.find(';')).substr(key.size())));
}

void take_field(std::string_view field, Head& head) {
  constexpr std::string_view kType = "content-type:";
  constexpr std::string_view kEncoding = "content-transfer-encoding:";
  constexpr std::string_view kDisposition = "content-disposition:";
  const std::string lower = in_lower_case(field);
  if (lower.starts_with(kType)) {
    head.type = kind_of(lower, kType);
    head.charset = parameter(field, lower, "charset");
    head.boundary = parameter(field, lower, "boundary");
  } else if (lower.starts_with(kEncoding)) {
    head.encoding = text::trimmed(std::string_view(lower).substr(kEncoding.size()));
  } else if (lower.starts_with(kDisposition)) {
    head.attached = kind_of(lower, kDisposition) == "attachment";
  }
}

// Lines that are set in go on with the one above; the first line without anything ends the head.
Head head_of(std::string_view mail) {
  Head head;
  std::string field;
  std::size_t at = mail.find_first_not_of('\n');
  while (at < mail.size()) {
    const std::size_t end = std::min(mail.find('\n', at), mail.size());
    const std::string_view line = mail.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(' ') && !line.starts_with('\t')) {
      take_field(field, head);
      field.clear();
    }
    if (text::trimmed(line).empty()) {
      break;
    }
    field += line;
  }
  take_field(field, head);
  head.body = std::min(at, mail.size());
  return head;
}

std::string decoded(std::string_view body, const Head& head) {
  const bool base64 = head.encoding == "base64";
  if (!base64 && head.encoding != "quoted-printable") {
    return std::string(body);
  }
  const std::string bytes = base64 ? from_base64(body) : from_quoted(body);
  text::Decoded decoded = text::decode(bytes, head.charset);
  return decoded.encoding.empty() ? text::decode(bytes).text : std::move(decoded.text);
}

// The pieces between the lines "--BOUNDARY". What stands behind "--BOUNDARY--" is none, but where a
// mail was cut off before that line, its last piece is as good as the others.
std::vector<std::string_view> pieces_of(std::string_view body, std::string_view boundary) {
  const std::string mark = "--" + std::string(boundary);
  const std::string last = mark + "--";
  std::vector<std::string_view> pieces;
  std::size_t begin = kNone;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    std::string_view line = body.substr(at, end - at);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    if (line == mark || line == last) {
      if (begin != kNone) {
        pieces.push_back(body.substr(begin, at - begin));
      }
      begin = line == mark ? end + 1 : kNone;
    }
    at = end + 1;
  }
  if (begin != kNone && begin < body.size()) {
    pieces.push_back(body.substr(begin));
  }
  return pieces;
}

// Of a page, the words. What is attached was written by somebody else, or by a program.
void take_part(std::string_view part, int depth, std::string& plain, std::string& page,
               int& left_out) {
  constexpr int kDeepest = 8;
  const Head head = head_of(part);
  const std::string_view body = part.substr(head.body);
  const bool file = head.attached && depth > 0;
  if (!file && !head.boundary.empty() && depth < kDeepest) {
    for (const std::string_view piece : pieces_of(body, head.boundary)) {
      take_part(piece, depth + 1, plain, page, left_out);
    }
  } else if (!file && head.type == "text/plain") {
    plain += (plain.empty() ? "" : "\n") + decoded(body, head);
  } else if (!file && head.type == "text/html") {
    page += decoded(body, head);
  } else {
    ++left_out;
  }
}

}  // namespace

std::optional<Saved> saved(std::string_view mail) {
  const Head head = head_of(mail);
  const bool coded = head.encoding == "base64" || head.encoding == "quoted-printable";
  if (!coded && head.boundary.empty() && head.type != "text/html") {
    return std::nullopt;
  }
  Saved out;
  std::string plain;
  std::string page;
  take_part(mail, 0, plain, page, out.left_out);
  out.text = std::string(mail.substr(0, head.body)) + "\n" +
             (text::trimmed(plain).empty() ? text_of_html(page) : plain);
  return out;
}

std::string from_base64(std::string_view text) {
  constexpr unsigned kDigitBits = 6;
  constexpr unsigned kByteBits = 8;
  std::string bytes;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const int digit = digit_of(c);
    if (digit < 0) {
      continue;
    }
    held = held << kDigitBits | static_cast<std::uint32_t>(digit);
    bits += kDigitBits;
    if (bits >= kByteBits) {
      bits -= kByteBits;
      bytes += static_cast<char>(static_cast<unsigned char>(held >> bits));
      held &= (1U << bits) - 1;
    }
  }
  return bytes;
}

std::string from_quoted(std::string_view text) {
  constexpr std::size_t kCoded = 3;
  std::string bytes;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      bytes += text[at];
    } else if (const auto byte = byte_of(text.substr(at + 1))) {
      bytes += static_cast<char>(*byte);
      at += kCoded - 1;
    } else if (text.substr(at + 1).starts_with('\n')) {
      ++at;
    } else {
      bytes += '=';
    }
  }
  return bytes;
}

std::string with_words(std::string_view value) {
  std::string out;
  std::string_view blanks;  // behind a word
  for (bool behind_word = false; !value.empty();) {
    if (const auto word = word_at(value)) {
      out += word->text;
      value.remove_prefix(word->size);
      const std::size_t end = std::min(value.find_first_not_of(" \t"), value.size());
      blanks = value.substr(0, end);
      value.remove_prefix(end);
      behind_word = true;
    } else {
      out += behind_word ? blanks : std::string_view();
      out += value.front();
      value.remove_prefix(1);
      behind_word = false;
    }
  }
  return out;
}

}  // namespace tenmatsu::reading::mime
