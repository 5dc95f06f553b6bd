#include "compose/speech/noun_phrases.hpp"

#include "compose/speech/kana.hpp"
#include "compose/speech/told_sentences.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;

}  // namespace

std::size_t NounPhrases::adverb_before(std::size_t end) const {
  // 41分 of 1時間41分, とも of 2台とも: behind another one. Longer rows are no talk.
  constexpr int kRow = 4;
  std::size_t length = 0;
  std::size_t at = end;
  for (int i = 0; i < kRow; ++i) {
    const std::size_t one = one_adverb_before(at);
    if (one == 0) {
      return 0;
    }
    length = length == 0 ? one : length;
    const bool floats = style_.match("bare_floating", text_.substr(0, at)).has_value();
    at -= one;
    if (floats || at == 0 || !is_noun_character(text_[at - 1])) {
      return length;
    }
  }
  return 0;
}

std::size_t NounPhrases::one_adverb_before(std::size_t end) const {
  const auto match = style_.match("bare_adverb", text_.substr(0, end));
  if (!match || style_.match("no_bare_adverb", text_.substr(0, end))) {
    return 0;
  }
  std::size_t begin = end - match->length;
  const auto in_figure = [&](char32_t c) {
    return rules::is_kind(c, Kind::digit) || c == U',' || c == U'.';
  };
  while (begin > 0 && in_figure(text_[begin]) &&
         style_.match("in_figure", text_.substr(0, begin))) {
    --begin;
  }
  return end - begin;
}

std::size_t NounPhrases::phrase_before(std::size_t end) const {
  const auto particle = style_.match("long_particle", text_.substr(0, end));
  std::size_t noun = end - (particle ? particle->length : 0);
  const bool one =
      end > 0 && (text_[end - 1] == kTo || text_[end - 1] == kBy || text_[end - 1] == kToward);
  noun -= noun == end && one ? 1 : 0;
  const std::size_t begin = noun == end ? end : start_of_phrase(noun);
  return begin == noun ? 0 : end - begin;
}

std::size_t NounPhrases::start_of_phrase(std::size_t end) const {
  std::size_t begin = start_of_noun(end);
  while (begin > 1 && begin < end && text_[begin - 1] == kOf &&
         start_of_noun(begin - 1) < begin - 1) {
    begin = start_of_noun(begin - 1);
  }
  return begin;
}

std::size_t NounPhrases::start_of_noun(std::size_t end) const {
  std::size_t begin = end;
  if (const auto kana = style_.match("bare_kana_noun", text_.substr(0, end))) {
    begin -= kana->length;
  }
  while (begin > 0) {
    if (is_noun_character(text_[begin - 1])) {
      --begin;
    } else if (const std::size_t inside = begin < end ? inside_noun(begin) : 0; inside != 0) {
      begin -= inside;
    } else {
      break;
    }
  }
  return begin;
}

// The length of the kana of 預け機 or the blank of CREATE INDEX before `end`.
std::size_t NounPhrases::inside_noun(std::size_t end) const {
  constexpr std::u32string_view kParticles = U"\u306B\u3067\u3078\u3066\u3044\u3057\u304D";
  if (end < 2 || end >= text_.size()) {
    return 0;
  }
  const char32_t inside = text_[end - 1];
  const char32_t before = text_[end - 2];
  if (inside == U' ') {
    return rules::is_kind(before, Kind::latin) && rules::is_kind(text_[end], Kind::latin) ? 1 : 0;
  }
  const bool stem = (rules::is_kind(inside, Kind::i) || rules::is_kind(inside, Kind::e)) &&
                    kParticles.find(inside) == std::u32string_view::npos;
  return stem && rules::is_kind(before, Kind::kanji) && rules::is_kind(text_[end], Kind::kanji) ? 1
                                                                                                : 0;
}

}  // namespace tenmatsu::style
