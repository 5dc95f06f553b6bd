#include "compose/speech/asides.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/kana.hpp"
#include "compose/speech/style_sentences.hpp"
#include "compose/speech/told_sentences.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Style;

constexpr char32_t kAsks = 0x304B;  // か

// The length of the word of the class at the head, with the pause behind it.
std::size_t length_of_head(std::u32string_view text, std::string_view word_class,
                           const Style& style) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t length = std::min(kLongest, text.size()); length > 0; --length) {
    const auto match = style.match(word_class, text.substr(0, length));
    if (match && match->length == length) {
      return length;
    }
  }
  return 0;
}

std::size_t behind_pause(std::u32string_view text, std::size_t at) {
  while (at < text.size() && rules::is_kind(text[at], Kind::pause) &&
         !rules::is_kind(text[at], Kind::masked)) {
    ++at;
  }
  return at;
}

// Whether a word of the class stands anywhere in the text.
bool holds(std::u32string_view text, std::string_view word_class, const Style& style) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (style.starts_with(word_class, text.substr(at))) {
      return true;
    }
  }
  return false;
}

// 「いまログを見ている」, 「それ、権限が足りない」. What an act would be if it came now is told by
// the whole sentence: 「今止めたら予約が消える」.
void drop_head(std::u32string& text, const Style& style) {
  const std::size_t points = length_of_head(text, "pointing_head", style);
  if (points != 0 && points < text.size()) {
    text.erase(0, behind_pause(text, points));
  }
  const std::size_t now = length_of_head(text, "now_head", style);
  const std::u32string_view rest = std::u32string_view(text).substr(now);
  if (now != 0 && !rest.empty() && !style.starts_with("now_bound", rest) &&
      !holds(rest, "if_now", style)) {
    text.erase(0, behind_pause(text, now));
  }
}

bool asks(const ToldSentence& sentence) {
  return sentence.text.ends_with(kAsks) || sentence.end.find(0xFF1F) != std::u32string::npos;
}

// 「画面が開かないが、何か変えたか」: what is asked of those present behind what is reported.
void drop_question(ToldSentence& sentence, const Style& style) {
  // が、
  constexpr std::u32string_view kBut = U"\u304C\u3001";
  constexpr std::size_t kReport = 5;  // characters
  constexpr std::size_t kLongest = 20;
  const std::size_t but = sentence.text.rfind(kBut);
  if (!asks(sentence) || but == std::u32string::npos || but < kReport) {
    return;
  }
  const std::u32string_view report = std::u32string_view(sentence.text).substr(0, but);
  const std::u32string_view question = std::u32string_view(sentence.text).substr(but + kBut.size());
  if (question.size() > kLongest || !style.starts_with("asks_around", question) ||
      !style.match("asks_around_end", question) || !style.match("pred", report)) {
    return;
  }
  sentence.text.resize(but);
  if (!sentence.end.empty()) {
    sentence.end = std::u32string(1, kFullStop);
  }
}

// A cry beside what was found; where all are cries they stay.
void drop_cries(std::vector<ToldSentence>& sentences, const Style& style) {
  const auto cries = [&](const ToldSentence& one) {
    return one.end == std::u32string(1, kFullStop) && style.match("cry", one.text);
  };
  if (std::ranges::any_of(sentences, [&](const ToldSentence& one) {
        return !one.text.empty() && !style.match("cry", one.text);
      })) {
    std::erase_if(sentences, cries);
  }
}

constexpr char32_t kFirstPicture = 0x1F000;

// A Japanese letter, or a mark of a sentence behind one.
bool ends_word(char32_t c) {
  constexpr char32_t kWave = 0x301C;
  constexpr char32_t kWideTilde = 0xFF5E;
  return rules::is_kind(c, Kind::kana) || rules::is_kind(c, Kind::kanji) ||
         rules::is_kind(c, Kind::kata) || c == kFullStop || c == kWave || c == kWideTilde;
}

// 「戻った🎉 客も笑っている」: a picture of a mood between two sentences stands for the full stop.
// 「🔒ついた」 and 「👍が3」 are words.
void end_at_moods(std::u32string& text) {
  for (std::size_t at = 1; at < text.size();) {
    std::size_t end = at;
    bool picture = false;  // and not only how the mark before it is shown
    while (end < text.size() && is_emoji(text[end])) {
      picture = picture || text[end] >= kFirstPicture;
      ++end;
    }
    std::size_t next = end;
    while (next < text.size() && is_space(text[next])) {
      ++next;
    }
    std::size_t begin = at;
    while (begin > 0 && is_space(text[begin - 1])) {
      --begin;
    }
    if (picture && next > end && next < text.size() && begin > 0 && ends_word(text[begin - 1])) {
      const bool ends = text[begin - 1] == kFullStop;
      text.replace(begin, next - begin, ends ? std::u32string() : std::u32string(1, kFullStop));
      at = begin + 1;
      continue;
    }
    at = std::max(end, at + 1);
  }
}

}  // namespace

void drop_asides(MaskedText& text, const Style& style) {
  end_at_moods(text.text);
  std::vector<ToldSentence> sentences = told_sentences(text.text);
  drop_cries(sentences, style);
  for (ToldSentence& sentence : sentences) {
    drop_head(sentence.text, style);
    drop_question(sentence, style);
  }
  if (!sentences.empty() && sentences.back().end == std::u32string(1, kFullStop)) {
    sentences.back().end.clear();  // of a question that went
  }
  text.text = joined(sentences);
}

}  // namespace tenmatsu::style
