#include "text/normalise.hpp"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <stdexcept>

namespace tenmatsu::text {
namespace {

const icu::Normalizer2& normaliser() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) {
    throw std::runtime_error("ICU has no NFKC data");
  }
  return *instance;
}

bool is_enclosed_number(UChar32 c) {
  return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x2776 && c <= 0x2793) ||
         (c >= 0x3251 && c <= 0x325F) || (c >= 0x32B1 && c <= 0x32BF);
}

// What NFKC leaves apart although it is one thing to a reader.
char one_spelling_of(UChar32 c) {
  switch (c) {
    case 0x301C:  // wave dash
    case 0xFF5E:  // full-width tilde
    case 0x223C:  // tilde operator
      return '~';
    case 0x2212:  // minus sign
    case 0x2010:  // hyphen
    case 0x2011:  // no-break hyphen
    case 0x2013:  // en dash
      return '-';
    default:
      return 0;
  }
}

// Letters that nothing happens to but the folding of ASCII: nearly all words of the rules.
bool is_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, text.size(), c);
    const bool ascii = c >= 0 && c < 0x80;
    const bool kana = (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC;
    const bool kanji = c >= 0x4E00 && c <= 0x9FFF;
    const bool mark = c == 0x3001 || c == 0x3002 || c == 0x3005 || c == 0x300C || c == 0x300D;
    if (!ascii && !kana && !kanji && !mark) {
      return false;
    }
  }
  return true;
}

void append_mapped(Normalised& out, std::string_view piece, std::size_t at) {
  if (piece.empty()) {
    return;
  }
  std::string mapped;
  icu::StringByteSink<std::string> sink(&mapped);
  icu::Edits edits;
  UErrorCode status = U_ZERO_ERROR;
  normaliser().normalizeUTF8(
      0, icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())), sink, &edits,
      status);
  if (U_FAILURE(status)) {
    throw std::runtime_error("ICU could not normalise a text");
  }
  icu::Edits::Iterator step = edits.getFineIterator();
  while (step.next(status)) {
    const auto source = at + static_cast<std::size_t>(step.sourceIndex());
    for (std::int32_t i = 0; i < step.newLength(); ++i) {
      // Unchanged runs map byte by byte; all bytes of a change stand for the start of its source.
      const auto inner = step.hasChange() ? 0 : static_cast<std::size_t>(i);
      out.origin.push_back(static_cast<std::uint32_t>(source + inner));
    }
  }
  out.text += mapped;
}

}  // namespace

Normalised normalise(std::string_view original) {
  Normalised out;
  out.text.reserve(original.size());
  out.origin.reserve(original.size() + 1);
  std::size_t plain = 0;  // where the piece that NFKC may have begins
  std::size_t at = 0;
  while (at < original.size()) {
    std::size_t next = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(original.data()), next, original.size(), c);
    const char spelling = one_spelling_of(c);
    if (spelling != 0 || is_enclosed_number(c)) {
      append_mapped(out, original.substr(plain, at - plain), plain);
      const std::string_view kept = original.substr(at, next - at);
      out.text += spelling != 0 ? std::string(1, spelling) : std::string(kept);
      while (out.origin.size() < out.text.size()) {
        out.origin.push_back(static_cast<std::uint32_t>(at));
      }
      plain = next;
    }
    at = next;
  }
  append_mapped(out, original.substr(plain), plain);
  out.origin.push_back(static_cast<std::uint32_t>(original.size()));
  return out;
}

std::string normalised(std::string_view original) {
  if (!is_plain(original)) {
    return normalise(original).text;
  }
  std::string out(original);
  for (char& byte : out) {
    byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  return out;
}

std::vector<std::string> normalised(const std::vector<std::string>& originals) {
  std::vector<std::string> out;
  out.reserve(originals.size());
  for (const std::string& original : originals) {
    out.push_back(normalised(original));
  }
  return out;
}

}  // namespace tenmatsu::text
