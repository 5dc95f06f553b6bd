#include "compose/style_sentences.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Style;

bool is_sentence_end(std::u32string_view text, std::size_t at) {
  const char32_t c = text[at];
  if (c == U'\n' || c == 0x3002 || c == 0xFF61 || c == 0xFF01 || c == 0xFF1F) {
    return true;
  }
  // Half-width marks also stand in expressions: a!=b.
  return (c == U'!' || c == U'?') &&
         (at + 1 == text.size() || text[at + 1] > 0x7F || text[at + 1] == U' ' ||
          text[at + 1] == U'\n' || text[at + 1] == U'!' || text[at + 1] == U'?');
}

bool is_gap(char32_t c) {
  return rules::is_kind(c, Kind::pause) || is_emoji(c);
}

std::u32string_view behind_gap(std::u32string_view text) {
  while (!text.empty() && is_gap(text.front())) {
    text.remove_prefix(1);
  }
  return text;
}

// Speech runs on: 佐野です入りました, 着きます、3分ください are two sentences each.
bool runs_on(std::u32string_view before, std::u32string_view after, const Style& style) {
  if (!style.match("finite", before)) {
    return false;
  }
  const bool pause = is_gap(after.front());
  after = behind_gap(after);
  if (after.empty() || is_sentence_end(after, 0) || style.starts_with("quoted", after) ||
      style.starts_with("noun_head", after)) {
    return false;
  }
  const bool word =
      rules::is_kind(after.front(), Kind::kanji) || rules::is_kind(after.front(), Kind::kata) ||
      rules::is_kind(after.front(), Kind::latin) || rules::is_kind(after.front(), Kind::digit);
  return pause || word || style.starts_with("fresh", after);
}

// Talk that has blanks instead of full stops: 分配器だ 卓じゃないよ. A plain verb may also stand
// before a noun, so what follows it must be what begins a sentence.
bool breaks_off(std::u32string_view before, std::u32string_view after, const Style& style) {
  if (!is_space(after.front())) {
    return false;
  }
  after = behind_gap(after);
  if (after.empty() || is_sentence_end(after, 0) || style.starts_with("quoted", after)) {
    return false;
  }
  const bool japanese =
      rules::is_kind(after.front(), Kind::kanji) || rules::is_kind(after.front(), Kind::kana);
  return (japanese && style.match("said_out", before)) ||
         (style.starts_with("fresh", after) && style.match("pred_blank", before));
}

// Laughter ends a sentence: 逆でした笑 直しました.
bool laughs(std::u32string_view before, std::u32string_view after, const Style& style) {
  return !after.empty() && is_space(after.front()) && style.match("laugh", before).has_value();
}

// 「名前のサーバー？を変えた」: the mark doubts a word inside the sentence.
bool goes_on(std::u32string_view after, const Style& style) {
  return !after.empty() && !is_space(after.front()) && style.starts_with("quoted", after);
}

// Where the figure at the end of `text`, with its counter, begins; its end where there is none.
std::size_t start_of_figure(std::u32string_view text, const Style& style) {
  constexpr std::size_t kLongestCounter = 4;
  std::size_t at = text.size();
  while (at > 0 && text.size() - at < kLongestCounter && !is_gap(text[at - 1]) &&
         !rules::is_kind(text[at - 1], Kind::digit)) {
    --at;
  }
  if (at == 0 || !rules::is_kind(text[at - 1], Kind::digit)) {
    return text.size();
  }
  while (at > 0 && style.match("in_figure", text.substr(0, at))) {
    --at;
  }
  return at;
}

// 「8万、81,400」: a round figure, then the same one exactly.
bool is_rounded(std::u32string_view round, std::u32string_view exact) {
  constexpr std::size_t kDigits = 4;
  const auto is_digit = [](char32_t c) { return rules::is_kind(c, Kind::digit) || c == U','; };
  const std::size_t width = static_cast<std::size_t>(
      std::find_if_not(exact.begin(), exact.end(), is_digit) - exact.begin());
  const std::size_t lead = static_cast<std::size_t>(
      std::find_if_not(round.begin(), round.end(), is_digit) - round.begin());
  return width > kDigits && lead > 0 && lead + 1 == round.size() &&
         exact.starts_with(round.substr(0, lead));
}

}  // namespace

bool is_question_mark(char32_t c) {
  return c == U'?' || c == 0xFF1F;
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == 0x3000 || c == U'\r';
}

bool is_emoji(char32_t c) {
  constexpr std::u32string_view kWords = U"\u2705\u274C\u2714\u2716\u2B55\u26A0";
  if (kWords.find(c) != std::u32string_view::npos) {
    return false;
  }
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F ||
         c == 0x200D || (c >= 0x1F1E6 && c <= 0x1F1FF);
}

std::vector<Sentence> sentences_of(std::u32string_view text, const Style& style) {
  std::vector<Sentence> out;
  Sentence next;
  const auto close = [&] {
    out.push_back(std::move(next));
    next = {};
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool marked = is_sentence_end(text, at);
    if (!marked || (is_question_mark(text[at]) && goes_on(text.substr(at + 1), style))) {
      const std::u32string_view after = text.substr(at);
      if (!marked && (runs_on(next.text, after, style) || breaks_off(next.text, after, style))) {
        close();
      }
      next.text += text[at];
      if (laughs(next.text, text.substr(at + 1), style)) {
        close();
      }
      continue;
    }
    next.question = is_question_mark(text[at]);
    while (at + 1 < text.size() && is_sentence_end(text, at + 1)) {
      ++at;
      next.question = next.question || is_question_mark(text[at]);
    }
    close();
  }
  close();
  return out;
}

void correct_slips(std::u32string& text, const Style& style) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (!rules::is_kind(text[at], Kind::digit) || rules::is_kind(text[at - 1], Kind::digit)) {
      continue;
    }
    const std::u32string_view before = std::u32string_view(text).substr(0, at);
    const auto taken = style.match("takes_back", before);
    const std::u32string_view told = before.substr(0, before.size() - (taken ? taken->length : 1));
    const std::size_t start = start_of_figure(told, style);
    const bool rounded = !taken && before.back() == 0x3001 &&
                         is_rounded(told.substr(start), std::u32string_view(text).substr(at));
    if (start < told.size() && (taken || rounded)) {
      text.erase(start, at - start);
      at = start;
    }
  }
}

}  // namespace tenmatsu::style
