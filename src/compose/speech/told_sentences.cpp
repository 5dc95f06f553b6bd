#include "compose/speech/told_sentences.hpp"

#include <cstddef>

#include "rules/style.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;

bool is_end(char32_t c) {
  constexpr std::u32string_view kEnds = U"\u3002\uFF1F\uFF01!?\n\u2192";
  return kEnds.find(c) != std::u32string_view::npos;
}

}  // namespace

bool is_noun_character(char32_t c) {
  constexpr std::u32string_view kInside = U"-_./:#+&\u30FB";
  return rules::is_kind(c, Kind::kanji) || rules::is_kind(c, Kind::kata) ||
         rules::is_kind(c, Kind::latin) || rules::is_kind(c, Kind::digit) ||
         rules::is_kind(c, Kind::masked) || kInside.find(c) != std::u32string_view::npos;
}

std::vector<ToldSentence> told_sentences(std::u32string_view text) {
  std::vector<ToldSentence> out;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && !is_end(text[end])) {
      ++end;
    }
    std::size_t next = end;
    while (next < text.size() && (is_end(text[next]) || text[next] == U' ')) {
      ++next;
    }
    while (end > at && text[end - 1] == U' ') {
      --end;  // the blank before an arrow is part of it
    }
    out.push_back(
        {std::u32string(text.substr(at, end - at)), std::u32string(text.substr(end, next - end))});
    at = next;
  }
  return out;
}

std::u32string joined(const std::vector<ToldSentence>& sentences) {
  std::u32string out;
  for (const ToldSentence& sentence : sentences) {
    out += sentence.text + sentence.end;
  }
  return out;
}

}  // namespace tenmatsu::style
