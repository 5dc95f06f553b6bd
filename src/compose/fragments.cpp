#include "compose/fragments.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "compose/kana.hpp"
#include "compose/masked_text.hpp"
#include "compose/noun_phrases.hpp"
#include "compose/told_sentences.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Style;

constexpr char32_t kAlso = 0x3082;        // も
constexpr std::size_t kSpokenReason = 2;  // んで
constexpr char32_t kBeside[] = {kTopic, kAlso, 0};
constexpr char32_t kClause[] = {kTopic, kSubject, kObject, 0};

std::u32string word(const Rules& rules, std::string_view id) {
  return text::to_utf32(rules.phrases.text(id));
}

// 「原因はまだ不明だと」: what was heard, with the end of hearsay. A clause alone is not
// one: 「このままだと」.
void end_hearsay(std::u32string& text, const Rules& rules) {
  if (!text.ends_with(kQuotes) || text.size() < 2) {
    return;
  }
  const std::u32string_view told = std::u32string_view(text).substr(0, text.size() - 1);
  // 「4社には「復旧した」と」 tells what was said to them.
  const std::size_t speaker = told.find_last_not_of(kBeside, told.size() - 2);
  if (rules::is_kind(told.back(), Kind::masked) && told.size() > 1 &&
      speaker != std::u32string_view::npos && (told[speaker] == kTo || told[speaker] == kToward)) {
    return;
  }
  const bool clause = told.find_first_of(kClause) != std::u32string_view::npos;
  if ((clause || rules::is_kind(told.back(), Kind::masked)) &&
      rules.style.match("heard_end", told)) {
    text += word(rules, "fragment.reported");
  }
}

// 「今日のところは収束で」: with the verb that it leaves out.
void end_closing(std::u32string& text, const Rules& rules) {
  if (rules.style.match("closed_by", text)) {
    text.back() = kQuotes;
    text += word(rules, "fragment.make");
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
    text += word(rules, "fragment.make");
  }
}

// Where the を of the noun that takes する stands, behind which nothing but 「6月10日までに」 does.
std::size_t open_object(std::u32string_view text, const Style& style) {
  const std::size_t object = text.rfind(kObject);
  if (object == std::u32string_view::npos || !style.match("deadline_end", text)) {
    return std::u32string_view::npos;
  }
  const std::u32string_view behind = text.substr(object + 1);
  const auto kana = [&](char32_t c) { return rules::is_kind(c, Kind::kana); };
  const auto end = style.match("deadline_end", text)->length;
  const bool bare =
      end <= behind.size() &&
      std::none_of(behind.begin(), behind.end() - static_cast<std::ptrdiff_t>(end), kana);
  return bare ? object : std::u32string_view::npos;
}

// 「手順の改訂を6月10日までに」: 手順を6月10日までに改訂.
void end_deadline(std::u32string& text, const Style& style) {
  const std::size_t object = open_object(text, style);
  if (object == std::u32string_view::npos) {
    return;
  }
  const std::u32string before = text.substr(0, object);
  const std::size_t of = before.rfind(kOf);
  if (of == std::u32string::npos || of + 1 >= before.size() || of == 0 ||
      !is_noun_character(before[of - 1])) {
    return;
  }
  const std::u32string act = before.substr(of + 1);
  const auto noun = style.match("sahen", act);
  if (noun && std::all_of(act.begin(), act.end(), is_noun_character)) {
    text = before.substr(0, of) + kObject + text.substr(object + 1) + act;
  }
}

// 「実行者が」, 「配線の図は」: a noun that nothing is said of.
bool says_nothing(std::u32string_view text, const Style& style) {
  return text.size() > 1 && style.match("broken_off", text) &&
         NounPhrases(text, style).start_of_phrase(text.size() - 1) == 0;
}

}  // namespace

void mend_fragments(MaskedText& text, const Rules& rules) {
  const Style& style = rules.style;
  std::vector<ToldSentence> sentences = told_sentences(text.text);
  // 「電波障害は？」 asks, and may be all that names a guess.
  const auto idle = [&](const ToldSentence& one) {
    return one.end.empty() && says_nothing(one.text, style);
  };
  const bool all = std::all_of(sentences.begin(), sentences.end(), idle);
  if (!all && !sentences.empty() && idle(sentences.back()) && sentences.size() > 1 &&
      sentences[sentences.size() - 2].end == std::u32string(1, kFullStop)) {
    sentences.pop_back();
    sentences.back().end.clear();
  }
  for (ToldSentence& one : sentences) {
    if (one.text.empty()) {
      continue;
    }
    end_hearsay(one.text, rules);
    end_closing(one.text, rules);
    end_reason(one.text, rules);
    end_request(one.text, style);
    end_making(one.text, rules);
    end_deadline(one.text, style);
  }
  text.text = joined(sentences);
}

}  // namespace tenmatsu::style
