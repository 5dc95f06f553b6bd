#include "analyse/letters.hpp"

#include <algorithm>

namespace tenmatsu::analysis {
namespace {

using text::Script;

constexpr char32_t kLaughs[] = {U'w', 0x7B11};  // at the end of a sentence they say nothing

void append_code(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

void take_name(std::vector<std::string>& names, std::string& part, std::size_t letters) {
  if (letters >= 2) {
    names.push_back(part);
  }
  part.clear();
}

// The size of the figure that `text` begins with: 1,840, 4.8; 0 where there is none.
std::size_t figure_size(std::string_view text) {
  const auto digit = [&](std::size_t i) {
    return i < text.size() && text[i] >= '0' && text[i] <= '9';
  };
  std::size_t size = 0;
  while (digit(size)) {
    ++size;
    if (!digit(size) && size < text.size() && (text[size] == ',' || text[size] == '.') &&
        digit(size + 1)) {
      ++size;
    }
  }
  return size;
}

std::size_t name_size(std::string_view text, const text::Matcher& names) {
  std::size_t longest = 0;
  names.visit_prefixes(text, [&](std::size_t, std::size_t size) { longest = size; });
  return longest;
}

bool says_nothing(char32_t code) {
  const Script script = text::script_of(code);
  return code != U'?' && code != kName &&
         (script == Script::blank || script == Script::mark ||
          std::ranges::find(kLaughs, code) != std::end(kLaughs));
}

}  // namespace

std::vector<std::string> spoken_names(const Transcript& transcript) {
  std::vector<std::string> names;
  for (const Message& message : transcript.messages) {
    const std::string label = text::normalised(message.speaker);
    std::string part;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < label.size();) {
      const text::Character character = text::character_at(label, at);
      if (text::is_letter(character.code)) {
        part.append(label, at, character.size);
        ++letters;
      } else {
        take_name(names, part, letters);
        letters = 0;
      }
      at += character.size;
    }
    take_name(names, part, letters);
  }
  std::ranges::sort(names, [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Letters letters_of(std::string_view normalised, const text::Matcher& names) {
  Letters letters;
  letters.reserve(normalised.size() / 3);
  for (std::size_t at = 0; at < normalised.size();) {
    const std::string_view rest = normalised.substr(at);
    std::size_t size = name_size(rest, names);
    char32_t code = kName;
    if (size == 0) {
      size = figure_size(rest);
      code = kFigure;
    }
    if (size == 0) {
      const text::Character character = text::character_at(normalised, at);
      size = character.size;
      code = character.code == U'\t' ? U' ' : character.code;
    }
    letters.push_back({code, {at, at + size}});
    at += size;
  }
  return letters;
}

Letters sentence_of(const Letters& all, Piece piece) {
  const auto from = [&](std::size_t place) {
    return std::lower_bound(
        all.begin(), all.end(), place,
        [](const Letter& letter, std::size_t at) { return letter.piece.begin < at; });
  };
  Letters sentence(from(piece.begin), from(std::max(piece.begin, piece.end)));
  while (!sentence.empty() && says_nothing(sentence.back().code)) {
    sentence.pop_back();
  }
  return sentence;
}

void append(std::string& out, const Letter* begin, const Letter* end) {
  for (const Letter* letter = begin; letter != end; ++letter) {
    append_code(out, letter->code);
  }
}

}  // namespace tenmatsu::analysis
