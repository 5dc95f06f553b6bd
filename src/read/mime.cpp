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
  std::size_t body = 0;  // where it begins
};

// The value of `name` among what stands behind a type: charset="UTF-8"; boundary=abc
std::string parameter(std::string_view value, std::string_view folded, std::string_view name) {
  const std::string key = std::string(name) + "=";
  std::size_t at = folded.find(key);
  if (at == kNone) {
    return "";
  }
  at += key.size();
  const bool quoted = at < value.size() && value[at] == '"';
  at += quoted ? 1U : 0U;
  return std::string(value.substr(at, value.find_first_of(quoted ? "\"" : "; \t", at) - at));
}

void take_field(std::string_view field, Head& head) {
  constexpr std::string_view kType = "content-type:";
  constexpr std::string_view kEncoding = "content-transfer-encoding:";
  const std::string folded = text::folded(field);
  if (folded.starts_with(kType) && folded.size() == field.size()) {
    head.type = text::trimmed(
        std::string_view(folded).substr(0, folded.find(';')).substr(kType.size()));
    head.charset = parameter(field, folded, "charset");
    head.boundary = parameter(field, folded, "boundary");
  } else if (folded.starts_with(kEncoding)) {
    head.encoding = text::trimmed(std::string_view(folded).substr(kEncoding.size()));
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

// The pieces between the lines "--BOUNDARY".
std::vector<std::string_view> pieces_of(std::string_view body, std::string_view boundary) {
  const std::string mark = "--" + std::string(boundary);
  std::vector<std::string_view> pieces;
  std::size_t begin = kNone;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    if (body.substr(at, end - at).starts_with(mark)) {
      if (begin != kNone) {
        pieces.push_back(body.substr(begin, at - begin));
      }
      begin = end + 1;
    }
    at = end + 1;
  }
  return pieces;
}

// The first plain text wins; of a page, the words.
void take_part(std::string_view part, int depth, std::string& plain, std::string& page,
               int& left_out) {
  constexpr int kDeepest = 8;
  const Head head = head_of(part);
  const std::string_view body = part.substr(head.body);
  if (!head.boundary.empty() && depth < kDeepest) {
    for (const std::string_view piece : pieces_of(body, head.boundary)) {
      take_part(piece, depth + 1, plain, page, left_out);
    }
  } else if (head.type == "text/plain") {
    plain += (plain.empty() ? "" : "\n") + decoded(body, head);
  } else if (head.type == "text/html") {
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
