#include "text/characters.hpp"

#include <unicode/uchar.h>

#include <cstdint>

namespace tenmatsu::text {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint8_t>(text[at]);
}

bool is_continuation(std::uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

std::size_t size_from_lead(std::uint8_t lead) {
  if (lead < 0xC0) {
    return 1;
  }
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_kanji(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         code == 0x3005 || code == 0x3006 || (code >= 0xF900 && code <= 0xFAFF) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

Script script_of_ascii(char32_t code) {
  if (code >= '0' && code <= '9') {
    return Script::digit;
  }
  if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) {
    return Script::latin;
  }
  return code <= ' ' ? Script::blank : Script::mark;
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) {
    return {};
  }
  const std::uint8_t lead = byte_at(text, at);
  const std::size_t size = size_from_lead(lead);
  if (size == 1 || at + size > text.size()) {
    return {lead, 1};
  }
  constexpr std::uint8_t kLeadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code = lead & kLeadBits[size];
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(byte_at(text, at + i))) {
      return {lead, 1};
    }
    code = (code << 6U) | (byte_at(text, at + i) & 0x3FU);
  }
  return {code, size};
}

Character character_before(std::string_view text, std::size_t at) {
  if (at == 0 || at > text.size()) {
    return {};
  }
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(byte_at(text, begin))) {
    --begin;
  }
  const Character found = character_at(text, begin);
  return begin + found.size == at ? found : Character{byte_at(text, at - 1), 1};
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') {
    ++at;
  }
  return at;
}

std::size_t skip_blanks_back(std::string_view text, std::size_t end) {
  while (end > 0 && text[end - 1] == ' ') {
    --end;
  }
  return end;
}

Script script_of(char32_t code) {
  if (code < 0x80) {
    return script_of_ascii(code);
  }
  if (code >= 0x3041 && code <= 0x309F) {
    return Script::hiragana;
  }
  if ((code >= 0x30A1 && code <= 0x30FF && code != 0x30FB) || (code >= 0x31F0 && code <= 0x31FF)) {
    return Script::katakana;
  }
  if (is_kanji(code)) {
    return Script::kanji;
  }
  if (code == 0x3000 || code == 0xA0) {
    return Script::blank;
  }
  // Letters with marks: é, and ễ of the names of Vietnam.
  const bool latin = (code >= 0xC0 && code <= 0x24F) || (code >= 0x1E00 && code <= 0x1EFF);
  return latin ? Script::latin : Script::mark;
}

bool is_emoji(char32_t code) {
  constexpr char32_t kHeart = 0x2764;  // shown as a picture only with a selector behind it
  return code == kHeart ||
         u_hasBinaryProperty(static_cast<UChar32>(code), UCHAR_EMOJI_PRESENTATION) != 0;
}

bool holds_noun_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size) {
    if (is_noun_letter(character_at(text, at).code)) {
      return true;
    }
  }
  return false;
}

bool holds_script(std::string_view text, Script script) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (script_of(character.code) == script) {
      return true;
    }
    at += character.size;
  }
  return false;
}

bool inside_latin_word(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_latin = [](const Character& one) {
    return one.size != 0 && script_of(one.code) == Script::latin;
  };
  const auto joins = [&](std::size_t at) {
    return is_latin(character_before(text, at)) && is_latin(character_at(text, at));
  };
  return joins(begin) || joins(end);
}

}  // namespace tenmatsu::text
