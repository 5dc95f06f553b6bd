#include "compose/speech/word_order.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "compose/speech/kana.hpp"
#include "compose/speech/masked_text.hpp"
#include "compose/speech/told_sentences.hpp"
#include "compose/speech/told_verbs.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Style;
using rules::Takes;

constexpr char32_t kFrom = 0x3089;        // the end of から
constexpr char32_t kPast = 0x305F;        // た
constexpr char32_t kPastVoiced = 0x3060;  // だ
constexpr char32_t kWithin = 0x4E2D;      // 中

bool is_kana(char32_t c) {
  return rules::is_kind(c, Kind::kana);
}

// Whether `text` is nouns with their particles and nothing else, which must not be long.
bool is_phrase(std::u32string_view text, const Style& style) {
  constexpr std::size_t kLongest = 24;
  if (text.size() < 2 || text.size() > kLongest || !is_noun_character(text.front())) {
    return false;
  }
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_kana(text[end])) {
      ++end;
    }
    if (end == at) {
      if (!is_noun_character(text[at])) {
        return false;
      }
      ++at;
      continue;
    }
    const std::u32string_view kana = text.substr(at, end - at);
    const auto match = style.match("tail_kana", kana);
    if (!match || match->length != kana.size()) {
      return false;
    }
    at = end;
  }
  return true;
}

bool has(std::u32string_view text, char32_t c) {
  return text.find(c) != std::u32string_view::npos;
}

bool has_part(std::u32string_view text) {
  return has(text, kObject) || has(text, kSubject) || has(text, kTopic);
}

// 06:59に: the time that a line begins with.
std::size_t behind_time(std::u32string_view told) {
  std::size_t at = 0;
  while (at < told.size() && (rules::is_kind(told[at], Kind::digit) || told[at] == U':' ||
                              told[at] == U'/' || told[at] == U' ')) {
    ++at;
  }
  return at > 0 && at < told.size() && told[at] == kTo ? at + 1 : 0;
}

// What the verb that `told` ends with takes; neither where no listed verb does.
Takes end_takes(std::u32string_view told, const Rules& rules) {
  Takes takes = Takes::neither;
  std::size_t behind = 0;
  const auto kana_until = [&](std::size_t end) {
    const std::u32string_view rest = told.substr(behind, end - behind);
    return std::ranges::all_of(rest, is_kana);
  };
  for (std::size_t at = 0; at < told.size(); ++at) {
    // いる of 切れている is no verb of its own.
    if (behind != 0 && is_kana(told[at]) && kana_until(at)) {
      continue;
    }
    if (const auto verb = verb_at(told, at, rules)) {
      takes = verb->takes;
      at += verb->length - 1;
      behind = at + 1;
    }
  }
  return kana_until(told.size()) ? takes : Takes::neither;
}

// 4月1日に, 次の交換より前に, 金曜までに: when; 14棟に of 「送る、14棟に」: to whom.
bool tells_when_or_whereto(std::u32string_view told, std::u32string_view head, const Style& style) {
  return style.match("tail_time", head) || style.match("long_particle", head) ||
         (style.match("given", told) && !has(told.substr(behind_time(told)), kTo) &&
          !has(told, kToward));
}

// 毎分40件で, 2階の厨房で; 「却下で」 ends the talk.
bool tells_how_or_where(std::u32string_view told, std::u32string_view head, const Style& style) {
  const bool sure =
      has(head, kOf) || style.match("bare_place", head) ||
      std::ranges::any_of(head, [](char32_t c) { return rules::is_kind(c, Kind::digit); });
  return sure && !has(told, kBy) && !style.match("no_deed", head) && !style.match("verdict", head);
}

// Whether `tail` belongs in front of `told`, whose predicate stands before it: behind a pause, or
// as a sentence of its own.
bool belongs(std::u32string_view told, std::u32string_view tail, bool pause, const Rules& rules) {
  const Style& style = rules.style;
  // は, が and を inside it begin a statement of its own.
  if (!style.match("tail_end", tail) || !is_phrase(tail, style) ||
      has_part(tail.substr(0, tail.size() - 1))) {
    return false;
  }
  const std::u32string_view head = tail.substr(0, tail.size() - 1);
  switch (tail.back()) {
    case kFrom:
      // 「再開します、1号機から」 says with what to begin.
      return (told.back() == kPast || told.back() == kPastVoiced) && !has(told, kFrom);
    case kObject:
      return !has(told, kObject) && end_takes(told, rules) == Takes::object;
    case kSubject:
    case kTopic:
      // As a sentence of its own it may be broken off.
      return pause && !has_part(told) && end_takes(told, rules) == Takes::subject;
    case kTo:
      return tells_when_or_whereto(told, head, style);
    case kToward:
      return style.match("given", told) && !has(told, kTo) && !has(told, kToward);
    case kBy:
      return tells_how_or_where(told, head, style);
    default:
      return true;
  }
}

// 06:59に, 小峰のポンプは: what the sentence begins with stays in front.
std::size_t behind_opening(std::u32string_view told, const Style& style) {
  if (const std::size_t at = behind_time(told); at != 0) {
    return at;
  }
  const std::size_t topic = told.find(kTopic);
  if (topic == std::u32string_view::npos || !is_phrase(told.substr(0, topic + 1), style)) {
    return 0;
  }
  const bool pause = topic + 1 < told.size() && told[topic + 1] == kComma;
  return topic + (pause ? 2 : 1);
}

bool put_in_front(std::u32string& told, std::u32string_view tail, bool behind_pause,
                  const Rules& rules) {
  const Style& style = rules.style;
  if (style.match("tail_pointing", tail)) {
    return true;  // これ of 切れてますね、これ
  }
  // What belongs to which part of a very long sentence nobody can tell.
  constexpr std::size_t kLongest = 40;
  if (told.size() > kLongest || !belongs(told, tail, behind_pause, rules)) {
    return false;
  }
  // A long sentence would read as if the tail belonged to its first verb.
  constexpr std::size_t kLong = 12;
  const std::size_t at = behind_opening(told, style);
  const bool pause = told.size() - at >= kLong && !has(U"\u3092\u304C\u306F", tail.back());
  // 今日中 before its verb needs the に that it can do without at the end.
  const std::u32string_view by = tail.back() == kWithin ? U"\u306B" : U"";
  told.insert(
      at, std::u32string(tail) + std::u32string(by) + (pause ? std::u32string(1, kComma) : U""));
  return true;
}

// 「止めた、3台とも」: the pause behind a predicate that ends the sentence.
void turn_inside(std::u32string& text, const Rules& rules) {
  const std::size_t comma = text.rfind(kComma);
  if (comma == std::u32string::npos || comma + 1 >= text.size()) {
    return;
  }
  std::u32string told = text.substr(0, comma);
  const std::u32string tail = text.substr(comma + 1);
  if (rules.style.match("tail_predicate", told) && put_in_front(told, tail, true, rules)) {
    text = std::move(told);
  }
}

// A predicate, or 「音声用の回線を分割」.
bool is_told(std::u32string_view text, const Style& style) {
  return style.match("tail_predicate", text) || (has(text, kObject) && style.match("sahen", text));
}

bool is_full_stop(std::u32string_view end) {
  return end.size() == 1 && end.front() == kFullStop;
}

bool asks(std::u32string_view end) {
  return has(end, U'?') || has(end, 0xFF1F);
}

}  // namespace

void put_in_order(MaskedText& text, const Rules& rules) {
  std::vector<ToldSentence> out;
  for (ToldSentence& next : told_sentences(text.text)) {
    turn_inside(next.text, rules);
    const bool follows = !out.empty() && is_full_stop(out.back().end) &&
                         is_told(out.back().text, rules.style) && !asks(next.end);
    if (follows && put_in_front(out.back().text, next.text, false, rules)) {
      out.back().end = next.end;
    } else {
      out.push_back(std::move(next));
    }
  }
  text.text = joined(out);
}

}  // namespace tenmatsu::style
