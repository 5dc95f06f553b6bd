#include "compose/speech/style_sentences.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "compose/speech/kana.hpp"
#include "compose/speech/told_sentences.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Style;

constexpr char32_t kMinute = 0x5206;
constexpr char32_t kDots = 0x2026;
constexpr char32_t kDrawn = 0x30FC;  // ー of ましたー

bool is_sentence_end(std::u32string_view text, std::size_t at) {
  const char32_t c = text[at];
  if (c == U'\n' || c == kFullStop || c == 0xFF61 || c == 0xFF01 || c == 0xFF1F) {
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
  if (!style.match("finite", before) || after.front() == kDrawn) {
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
  // 「黒木さん呼ぶわ @黒木 お願いします」: somebody is spoken to.
  const bool called = after.front() == U'@';
  return ((japanese || called) && style.match("said_out", before)) ||
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

// The parts of a figure with their units: 9時 and 10分, 14: and 05. A comma or a point between
// digits belongs to the number.
struct Part {
  std::size_t begin = 0;
  std::u32string_view unit;
};

bool is_digit(char32_t c) {
  return rules::is_kind(c, Kind::digit);
}

std::size_t end_of_number(std::u32string_view text, std::size_t at) {
  const auto inside = [&](std::size_t i) {
    return (text[i] == U',' || text[i] == U'.') && i + 1 < text.size() && is_digit(text[i + 1]);
  };
  while (at < text.size() && (is_digit(text[at]) || inside(at))) {
    ++at;
  }
  return at;
}

std::vector<Part> parts_of(std::u32string_view figure) {
  std::vector<Part> out;
  std::size_t at = 0;
  while (at < figure.size()) {
    if (!is_digit(figure[at])) {
      ++at;
      continue;
    }
    const std::size_t unit = end_of_number(figure, at);
    std::size_t end = unit;
    while (end < figure.size() && !is_digit(figure[end])) {
      ++end;
    }
    out.push_back({at, figure.substr(unit, end - unit)});
    at = end;
  }
  return out;
}

// A part of a clock time: 1時間20分 is not corrected by 90分 in its minutes alone.
bool may_be_minutes(std::u32string_view number) {
  return number.size() == 1 || (number.size() == 2 && number.front() < U'6');
}

// How much of `figure` stays in front of `correction`: 9時10分、いや15分 is 9時15分. None where it
// cannot be told which part is corrected.
std::optional<std::size_t> kept_of(std::u32string_view figure, std::u32string_view correction) {
  const std::vector<Part> parts = parts_of(figure);
  const std::size_t number = end_of_number(correction, 0);
  const std::u32string_view behind = correction.substr(number);
  for (std::size_t i = parts.size(); i-- > 0;) {
    if (parts[i].unit.empty() || !behind.starts_with(parts[i].unit)) {
      continue;
    }
    if (i == 0) {
      return 0;
    }
    return may_be_minutes(correction.substr(0, number)) ? std::optional(parts[i].begin)
                                                        : std::nullopt;
  }
  return parts.size() < 2 ? std::optional<std::size_t>(0) : std::nullopt;
}

// 14:05、いや07分 is 14:07: where `correction`, minutes with their unit, stands for those of a time
// in digits.
bool corrects_minutes(std::u32string_view figure, std::u32string_view correction) {
  const std::vector<Part> parts = parts_of(figure);
  return parts.size() == 2 && parts[0].unit == U":" && parts[1].unit.empty() &&
         correction.size() > 2 && end_of_number(correction, 0) == 2 && correction[2] == kMinute &&
         may_be_minutes(correction.substr(0, 2));
}

// How much of the end of `text` takes back what stands before it: 「、いや」,
// 「、あ、いや、すいません、」.
std::size_t length_of_taking_back(std::u32string_view text, const Style& style) {
  if (const auto taken = style.match("takes_back", text)) {
    return taken->length;
  }
  std::size_t end = text.size();
  bool pause = false;
  bool takes_back = false;
  while (end > 0) {
    const std::u32string_view rest = text.substr(0, end);
    if (is_gap(rest.back()) || rest.back() == kDots) {
      pause = true;
      --end;
    } else if (const auto word = style.match("repair", rest)) {
      takes_back = true;
      end -= word->length;
    } else if (const auto filler = style.match("repair_filler", rest)) {
      end -= filler->length;
    } else {
      break;
    }
  }
  return takes_back && pause ? text.size() - end : 0;
}

// 「300件じゃなくて3,000件」: how much of the end of `text` denies the figure before it for the one
// of the same unit that begins `correction`. 「さっき言った300件じゃなくて」 says which is denied,
// 「予定の 10台ではなく」 sets one against another.
std::size_t length_of_denial(std::u32string_view text, std::u32string_view correction,
                             const Style& style) {
  const auto denial = style.match("denies_figure", text);
  if (!denial) {
    return 0;
  }
  const std::u32string_view told = text.substr(0, text.size() - denial->length);
  const std::size_t start = start_of_figure(told, style);
  const std::vector<Part> parts = parts_of(told.substr(start));
  const std::u32string_view unit = correction.substr(end_of_number(correction, 0));
  const bool same =
      parts.size() == 1 && !parts.front().unit.empty() && unit.starts_with(parts.front().unit);
  return same && !style.match("names_figure", told.substr(0, start)) ? denial->length : 0;
}

// 「8万、81,400」: a round figure, then the same one exactly.
bool is_rounded(std::u32string_view round, std::u32string_view exact) {
  constexpr std::size_t kDigits = 4;
  const auto in_number = [](char32_t c) { return is_digit(c) || c == U','; };
  const std::size_t width =
      static_cast<std::size_t>(std::ranges::find_if_not(exact, in_number) - exact.begin());
  const std::size_t lead =
      static_cast<std::size_t>(std::ranges::find_if_not(round, in_number) - round.begin());
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

std::vector<SpokenSentence> sentences_of(std::u32string_view text, const Style& style) {
  std::vector<SpokenSentence> out;
  SpokenSentence next;
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
    const std::u32string_view correction = std::u32string_view(text).substr(at);
    const std::size_t slip = length_of_taking_back(before, style);
    const std::size_t taken = slip > 0 ? slip : length_of_denial(before, correction, style);
    const std::u32string_view told = before.substr(0, before.size() - (taken > 0 ? taken : 1));
    const std::size_t start = start_of_figure(told, style);
    // 「12件です、いや」 has said it.
    if (start == told.size() || style.match("finite", told)) {
      continue;
    }
    const std::u32string_view figure = told.substr(start);
    std::size_t kept = 0;
    if (taken > 0 && corrects_minutes(figure, correction)) {
      kept = figure.size() - 2;
      text.erase(at + 2, 1);  // the hour says what the digits are
    } else if (taken > 0) {
      const auto some = kept_of(figure, correction);
      if (!some) {
        continue;
      }
      kept = *some;
    } else if (before.back() != kComma || !is_rounded(figure, correction)) {
      continue;
    }
    text.erase(start + kept, at - start - kept);
    at = start + kept;
  }
}

namespace {

// A word that was said wrong, what takes it back, and what is right.
struct Repair {
  std::size_t wrong = 0;  // where the wrong word begins
  std::size_t end = 0;    // of it, with its particle
  std::size_t right = 0;  // where the right word begins
  bool surely = false;    // the form can be nothing else
  bool runs_on = false;   // without a pause before what is right
  bool may_deny = false;  // 「DBじゃなくてキャッシュ」
};

std::size_t start_of_word(std::u32string_view text, std::size_t end) {
  while (end > 0 && is_noun_character(text[end - 1])) {
    --end;
  }
  return end;
}

std::size_t end_of_word(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_noun_character(text[at])) {
    ++at;
  }
  return at;
}

bool is_particle(char32_t c, const Style& style) {
  return style.match("repair_particle", std::u32string_view(&c, 1)).has_value();
}

// The word that is taken back right before `end`, in which `size` letters take it back.
std::optional<Repair> repair_at(std::u32string_view text, std::size_t end, std::size_t size,
                                const Style& style) {
  Repair found;
  std::size_t at = end;
  bool filled = false;
  for (bool more = true; more;) {
    more = false;
    while (at < text.size() && is_gap(text[at])) {
      ++at;
    }
    for (std::size_t next = at + 1; next <= std::min(text.size(), at + 4) && !more; ++next) {
      const auto filler = style.match("repair_filler", text.substr(0, next));
      if (filler && filler->length == next - at && next < text.size() && is_gap(text[next])) {
        at = next;
        more = true;
        filled = true;
      }
    }
  }
  found.right = at;
  found.runs_on = at == end;
  std::size_t told = end - size;
  while (told > 0 && (is_gap(text[told - 1]) || text[told - 1] == kDots)) {
    --told;
  }
  const bool pause = told < end - size;
  found.end = told;
  if (told > 0 && is_particle(text[told - 1], style)) {
    --told;
  }
  found.wrong = start_of_word(text, told);
  const auto denies = style.match("repair_denies", text.substr(0, end));
  found.surely = denies ? filled : pause || found.runs_on;
  found.may_deny = denies && !filled;
  // 「app roleじゃなくて」: of a name in more than one word nobody knows which is wrong.
  const bool latin = found.wrong > 1 && text[found.wrong - 1] == U' ' &&
                     rules::is_kind(text[found.wrong], Kind::latin) &&
                     rules::is_kind(text[found.wrong - 2], Kind::latin);
  const bool words = found.wrong < told && end_of_word(text, at) > at && !latin;
  return words ? std::optional(found) : std::nullopt;
}

// 「これはバグじゃないや」 says what it is not.
bool is_said_of(std::u32string_view text, std::size_t word, const Style& style) {
  return word > 0 && style.match("repair_topic", text.substr(word - 1, 1)).has_value();
}

bool shares_letter(std::u32string_view a, std::u32string_view b) {
  return a.find_first_of(b) != std::u32string_view::npos;
}

}  // namespace

void correct_words(std::u32string& text, const Style& style) {
  constexpr std::size_t kLongest = 12;
  for (std::size_t end = 2; end < text.size(); ++end) {
    const std::u32string_view all = text;
    const auto word = style.match("repair_word", all.substr(0, end));
    const auto repair = word ? repair_at(all, end, word->length, style) : std::nullopt;
    if (!repair || repair->may_deny || is_said_of(all, repair->wrong, style)) {
      continue;
    }
    std::size_t begin = repair->wrong;
    const std::size_t wrong_end =
        is_particle(all[repair->end - 1], style) ? repair->end - 1 : repair->end;
    const std::u32string_view wrong = all.substr(begin, wrong_end - begin);
    const std::size_t right_end = end_of_word(all, repair->right);
    const std::u32string_view right = all.substr(repair->right, right_end - repair->right);
    // 「が、じゃないや4号機が」: the particle is said again.
    const bool again =
        wrong_end == repair->end || (right_end < all.size() && all[right_end] == all[wrong_end]);
    if (wrong.size() > kLongest || !again || (!repair->surely && !shares_letter(wrong, right))) {
      continue;
    }
    // 「木曜のリリースじゃないや金曜のリリース」
    if (right_end < all.size() && all[right_end] == kOf &&
        all.substr(right_end + 1).starts_with(wrong) && begin > 1 && all[begin - 1] == kOf) {
      begin = start_of_word(all, begin - 1);
    }
    const std::size_t right_begin = repair->right;
    text.erase(begin, right_begin - begin);
    end = begin + 1;
  }
}

}  // namespace tenmatsu::style
