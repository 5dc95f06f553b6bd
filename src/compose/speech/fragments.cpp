#include "compose/speech/fragments.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "compose/speech/kana.hpp"
#include "compose/speech/masked_text.hpp"
#include "compose/speech/noun_phrases.hpp"
#include "compose/speech/told_sentences.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Style;

constexpr std::size_t kSpokenReason = 2;  // んで
constexpr char32_t kBeside[] = {kTopic, kAlso, 0};
constexpr char32_t kClause[] = {kTopic, kSubject, kObject, 0};

std::u32string word(const Rules& rules, std::string_view id) {
  return text::to_utf32(rules.phrases.text(id));
}

// 「4社には「復旧した」と」 tells what was said to them.
bool tells_them(std::u32string_view told) {
  if (!rules::is_kind(told.back(), Kind::masked) || told.size() < 2) {
    return false;
  }
  const std::size_t speaker = told.find_last_not_of(kBeside, told.size() - 2);
  return speaker != std::u32string_view::npos && (told[speaker] == kTo || told[speaker] == kToward);
}

bool may_state(std::u32string_view end) {
  return end.empty() || end.front() == kFullStop;
}

// 「手動だと」 and 「1日分だと」 may be conditions, 「原因は不明だと」 is none.
bool is_condition(std::u32string_view told, const Style& style) {
  constexpr char32_t kDa = 0x3060;
  if (told.back() != kDa) {
    return false;
  }
  const std::u32string_view before = told.substr(0, told.size() - 1);
  const std::u32string_view noun =
      before.substr(NounPhrases(before, style).start_of_noun(before.size()));
  return told.find(kTopic) == std::u32string_view::npos ||
         std::ranges::any_of(noun, [](char32_t c) { return rules::is_kind(c, Kind::digit); });
}

// 「原因はまだ不明だと」: what was heard, with the end of hearsay. A clause alone is not
// one: 「このままだと」.
void end_hearsay(ToldSentence& sentence, const Rules& rules) {
  std::u32string& text = sentence.text;
  if (!text.ends_with(kQuotes) || text.size() < 2 || !may_state(sentence.end)) {
    return;
  }
  const std::u32string_view told = std::u32string_view(text).substr(0, text.size() - 1);
  const bool clause = told.find_first_of(kClause) != std::u32string_view::npos;
  if ((clause || rules::is_kind(told.back(), Kind::masked)) && !tells_them(told) &&
      rules.style.match("heard_end", told) && !is_condition(told, rules.style) &&
      !rules.phrases.cue("wh_words").any_in(text::to_utf8(told))) {
    text += word(rules, "fragment.reported");
  }
}

// 「今日のところは収束で」: with the verb that it leaves out.
void end_closing(std::u32string& text, const Rules& rules) {
  if (rules.style.match("closed_by", text)) {
    text.back() = kQuotes;
    text += word(rules, "word.do");
  }
}

// 「うちが立ち会ったんで」: a reason in the words of writing.
void end_reason(std::u32string& text, const Rules& rules) {
  if (rules.style.match("spoken_reason", text)) {
    text.resize(text.size() - kSpokenReason);
    text += word(rules, "fragment.reason");
  } else if (rules.style.match("spoken_reason_noun", text)) {
    text.resize(text.size() - kSpokenReason - 1);  // な
    text += kOf + word(rules, "fragment.reason");
  }
}

// 「先方の責任者に連絡を」: the noun that takes する is the act.
void end_request(std::u32string& text, const Style& style) {
  const std::u32string_view told = std::u32string_view(text).substr(0, text.size() - 1);
  if (text.ends_with(kObject) && told.find(kTo) != std::u32string_view::npos &&
      told.find(kObject) == std::u32string_view::npos && style.match("sahen", told) &&
      is_noun_character(told.back())) {
    text.pop_back();
  }
}

// 「二人を必須に」: with the verb that it leaves out.
void end_making(std::u32string& text, const Rules& rules) {
  const auto made = rules.style.match("made_into", text);
  if (!made) {
    return;
  }
  const std::size_t object = text.size() - made->length;
  if (object > 1 && text[object - 1] == kObject && is_noun_character(text[object - 2])) {
    text += word(rules, "word.do");
  }
}

}  // namespace

void mend_fragments(MaskedText& text, const Rules& rules) {
  const Style& style = rules.style;
  std::vector<ToldSentence> sentences = told_sentences(text.text);
  for (ToldSentence& one : sentences) {
    if (one.text.empty()) {
      continue;
    }
    end_hearsay(one, rules);
    end_closing(one.text, rules);
    end_reason(one.text, rules);
    end_request(one.text, style);
    end_making(one.text, rules);
  }
  text.text = joined(sentences);
}

}  // namespace tenmatsu::style
