#include "compose/speech/style.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "compose/speech/kana.hpp"
#include "compose/speech/masked_text.hpp"
#include "compose/speech/style_sentences.hpp"
#include "compose/speech/told_sentences.hpp"
#include "compose/speech/verb_class.hpp"
#include "rules/rules.hpp"
#include "rules/style.hpp"
#include "text/emoji_code.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Rewrite;
using rules::RewriteGroup;
using rules::Stage;
using rules::Style;
using rules::VerbForm;

constexpr char32_t kAsks = 0x304B;  // か

/// Writes one text; the rules and what it masks are at hand.
class Writer {
 public:
  Writer(const Style& style, const MaskedText& masked) : style_(style), masked_(masked) {}

  /// The sentence with its last rewritings taken from `last`; empty where it says nothing.
  [[nodiscard]] std::u32string write(SpokenSentence sentence, Stage last) const;

  /// Rewrites the end of a sentence that is written already.
  void end_as_item(std::u32string& text) const;

  /// Takes off what joins `text` to something said before it.
  void strip_joiner(std::u32string& text) const;

 private:
  void strip_start(std::u32string& text) const;
  void strip_end(std::u32string& text) const;
  void peel_remark(SpokenSentence& sentence) const;
  void strip_bother(std::u32string& text) const;
  [[nodiscard]] bool is_farewell(std::u32string_view text) const;
  [[nodiscard]] bool only_begs_pardon(std::u32string_view text) const;
  /// `lead`: one of the openings that join to what was said before, or one of the others.
  [[nodiscard]] bool strip_opening(std::u32string& text, bool lead) const;
  [[nodiscard]] bool has_particle(std::u32string_view text, std::size_t at) const;
  [[nodiscard]] bool begins_list(std::u32string_view text, std::size_t at) const;
  [[nodiscard]] bool strip_address(std::u32string& text) const;
  [[nodiscard]] bool masks_remark(char32_t c) const;
  [[nodiscard]] bool is_smile(char32_t c) const;
  [[nodiscard]] bool is_own_state(char32_t c) const;
  [[nodiscard]] std::u32string told_in_tail(const SpokenSentence& sentence) const;

  void rewrite_anywhere(SpokenSentence& sentence, Stage stage) const;
  /// Whether any rewriting applied.
  bool rewrite_end(SpokenSentence& sentence, Stage stage) const;
  [[nodiscard]] bool may_apply(const Rewrite& rewrite, std::u32string_view before,
                               std::u32string_view after, bool question) const;
  [[nodiscard]] std::optional<std::u32string> joined(std::u32string before,
                                                     const Rewrite& rewrite) const;
  [[nodiscard]] std::optional<std::u32string> with_one_object(std::u32string before) const;
  [[nodiscard]] std::size_t start_of_noun(std::u32string_view text) const;

  const Style& style_;
  const MaskedText& masked_;
};

bool Writer::masks_remark(char32_t c) const {
  const std::size_t index = c - rules::kFirstMask;
  if (c < rules::kFirstMask || index >= masked_.masked.size()) {
    return false;
  }
  const char32_t first = masked_.masked[index].front();
  return first == U'(' || first == 0xFF08;
}

// A bracket that holds no word at all: a face.
bool Writer::is_smile(char32_t c) const {
  if (!masks_remark(c)) {
    return false;
  }
  const std::u32string& inner = masked_.masked[c - rules::kFirstMask];
  if (style_.match("laugh", std::u32string_view(inner).substr(0, inner.size() - 1))) {
    return true;
  }
  return std::ranges::none_of(inner, [](char32_t one) {
    return rules::is_kind(one, Kind::kanji) || rules::is_kind(one, Kind::kana) ||
           rules::is_kind(one, Kind::kata) || rules::is_kind(one, Kind::digit) ||
           (rules::is_kind(one, Kind::latin) && one != U'_' && one != U'm');
  });
}

// 「おはようございます（遅）」: how the speaker is.
bool Writer::is_own_state(char32_t c) const {
  if (!masks_remark(c)) {
    return false;
  }
  const std::u32string_view inner = masked_.masked[c - rules::kFirstMask];
  const std::u32string_view words =
      inner.substr(1, inner.size() - std::min<std::size_t>(2, inner.size()));
  const auto state = style_.match("own_state", words);
  return state && state->length == words.size();
}

// What stands in brackets behind a sentence that says nothing.
std::u32string Writer::told_in_tail(const SpokenSentence& sentence) const {
  const std::size_t at = sentence.tail.find_first_not_of(U' ');
  return at == std::u32string::npos || is_own_state(sentence.tail[at]) ? std::u32string()
                                                                       : sentence.tail.substr(at);
}

bool Writer::strip_opening(std::u32string& text, bool lead) const {
  if (text.empty()) {
    return false;
  }
  for (const rules::Opening& opening : style_.openings(text.front())) {
    if (opening.lead != lead || !text.starts_with(opening.word)) {
      continue;
    }
    const std::u32string_view rest = std::u32string_view(text).substr(opening.word.size());
    if ((opening.after.empty() || style_.starts_with_any(rest, opening.after)) &&
        !style_.starts_with_any(rest, opening.unless)) {
      text.erase(0, opening.word.size());
      return true;
    }
  }
  return false;
}

// 「報告は田中さん」: a topic, and whoever does it.
bool has_topic(std::u32string_view name) {
  const std::size_t at = name.find(style::kTopic);
  return at != std::u32string_view::npos && at > 0 && at + 1 < name.size() &&
         !rules::is_kind(name[at - 1], Kind::kana) && !rules::is_kind(name[at + 1], Kind::kana);
}

// 「@岸 も見て」, 「@岸 にはもう送りました」, where `at` is the blank: the name is a part of what
// is said. 「@岸 もう一度」 is not: a particle of one kana may begin another word.
bool Writer::has_particle(std::u32string_view text, std::size_t at) const {
  constexpr std::size_t kLongest = 3;
  const std::size_t begin = text.find_first_not_of(text[at], at);
  if (begin == std::u32string_view::npos) {
    return false;
  }
  for (std::size_t length = kLongest; length > 0; --length) {
    const std::size_t end = begin + length;
    const auto particle = style_.match("behind_name", text.substr(begin, length));
    if (end < text.size() && particle && particle->length == length) {
      return length > 1 ||
             (!rules::is_kind(text[end], Kind::kana) && !rules::is_kind(text[end], Kind::pause));
    }
  }
  return false;
}

// 「浅野さん、戸川さん、真壁さんは通話に」, where `at` is the first pause: all of them are what is
// talked of.
bool Writer::begins_list(std::u32string_view text, std::size_t at) const {
  constexpr std::size_t kLongest = 12;  // of one of them
  while (at < text.size()) {
    const std::size_t begin = text.find_first_not_of(text[at], at);
    if (begin == std::u32string_view::npos) {
      return false;
    }
    std::size_t end = begin;
    while (end < text.size() && end - begin <= kLongest &&
           !rules::is_kind(text[end], Kind::pause) &&
           !style_.match("address", text.substr(begin, end - begin))) {
      ++end;
    }
    if (end == text.size() || !style_.match("address", text.substr(begin, end - begin))) {
      return false;
    }
    if (style_.starts_with("list_goes", text.substr(end))) {
      return true;
    }
    if (!rules::is_kind(text[end], Kind::pause)) {
      return false;
    }
    at = end;
  }
  return false;
}

// 田中さん、: a short name with a title before the first pause.
bool Writer::strip_address(std::u32string& text) const {
  constexpr std::size_t kLongest = 12;
  const std::size_t end = std::min(text.size(), kLongest);
  for (std::size_t at = 0; at < end; ++at) {
    if (!rules::is_kind(text[at], Kind::pause)) {
      continue;
    }
    const std::u32string_view name = std::u32string_view(text).substr(0, at);
    if (!name.empty() && name.front() == U'@' && has_particle(text, at)) {
      text.erase(at, text.find_first_not_of(text[at], at) - at);
      text.erase(0, 1);
      return true;
    }
    if (!name.empty() && !has_topic(name) && !begins_list(text, at) &&
        (name.front() == U'@' || style_.match("address", name))) {
      text.erase(0, at);
      return true;
    }
    return false;
  }
  return false;
}

void Writer::strip_joiner(std::u32string& text) const {
  while (strip_opening(text, true)) {
    while (!text.empty() && rules::is_kind(text.front(), Kind::pause)) {
      text.erase(0, 1);
    }
  }
}

void Writer::strip_start(std::u32string& text) const {
  constexpr std::u32string_view kBullets = U"\u30FB\u2022\u25CF\u25A0\uFF65\uFF0A*-\u2193";
  bool again = true;
  bool greeted = false;
  while (again) {
    std::size_t at = 0;
    while (at < text.size() &&
           (rules::is_kind(text[at], Kind::pause) || is_emoji(text[at]) || is_smile(text[at]) ||
            (greeted && is_own_state(text[at])) ||
            (kBullets.find(text[at]) != std::u32string_view::npos &&
             (at + 1 == text.size() || !rules::is_kind(text[at + 1], Kind::digit))))) {
      ++at;
    }
    text.erase(0, at);
    const std::size_t code = text::emoji_code_size(std::u32string_view(text), 0);
    text.erase(0, code);
    const bool opened = strip_opening(text, false);
    greeted = greeted || opened;
    again = !text.empty() && (code != 0 || opened || strip_address(text));
  }
}

// The length of :tada: at the end, 0 where there is none.
std::size_t emoji_code_at_end(std::u32string_view text) {
  const std::size_t open = text.size() < 2 ? text.npos : text.rfind(U':', text.size() - 2);
  const std::size_t size = open == text.npos ? 0 : text::emoji_code_size(text, open);
  return open + size == text.size() ? size : 0;
}

// 追加したんですが...: dots behind Japanese; v1.2. keeps its own.
bool is_hanging_dot(std::u32string_view text) {
  constexpr std::u32string_view kDots = U".\uFF0E\u30FB";
  const std::size_t end = text.find_last_not_of(kDots);
  return kDots.find(text.back()) != std::u32string_view::npos && end != std::u32string_view::npos &&
         !rules::is_kind(text[end], Kind::latin) && !rules::is_kind(text[end], Kind::digit);
}

void Writer::strip_end(std::u32string& text) const {
  constexpr std::u32string_view kMarks = U"\u3001,\uFF0C\u2026\u2025\u203C";
  constexpr std::u32string_view kDrawn = U"\u301C\uFF5E~\u30FC\u3063";  // behind hiragana alone
  while (!text.empty()) {
    const char32_t last = text.back();
    const bool after_kana = text.size() > 1 && rules::is_kind(text[text.size() - 2], Kind::kana);
    if (is_space(last) || is_emoji(last) || is_smile(last) ||
        kMarks.find(last) != std::u32string_view::npos ||
        (after_kana && kDrawn.find(last) != std::u32string_view::npos)) {
      text.pop_back();
    } else if (is_hanging_dot(text)) {
      text.pop_back();
    } else if (const auto laugh = style_.match("laugh", text); laugh) {
      text.resize(text.size() - (laugh->length - 1));  // its first character only leads to it
    } else if (const std::size_t length = emoji_code_at_end(text); length != 0) {
      text.resize(text.size() - length);
    } else {
      return;
    }
  }
}

// The end of the sentence stands before a remark in brackets.
void Writer::peel_remark(SpokenSentence& sentence) const {
  constexpr std::u32string_view kOpen = U"(\uFF08[\u3010";
  while (sentence.text.size() > 1) {
    const std::size_t index = sentence.text.back() - rules::kFirstMask;
    if (sentence.text.back() < rules::kFirstMask || index >= masked_.masked.size() ||
        kOpen.find(masked_.masked[index].front()) == std::u32string_view::npos) {
      return;
    }
    sentence.tail.insert(sentence.tail.begin(), sentence.text.back());
    sentence.text.pop_back();
    if (is_space(sentence.text.back())) {
      sentence.tail.insert(sentence.tail.begin(), U' ');
    }
    strip_end(sentence.text);
  }
}

// Whether a word of the class stands anywhere in `text`.
bool holds(const Style& style, std::string_view word_class, std::u32string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (style.starts_with(word_class, text.substr(at))) {
      return true;
    }
  }
  return false;
}

// 「サーバが落ちて夜中に何度もすみません」: the hour and the way that are apologised for tell
// nothing. What was told before them stays, with the apology behind it, which rewritings take off.
void Writer::strip_bother(std::u32string& text) const {
  const auto sorry = style_.match("sorry", text);
  if (!sorry) {
    return;
  }
  const std::u32string apology = text.substr(text.size() - sorry->length);
  std::u32string told = text.substr(0, text.size() - sorry->length);
  bool bothers = false;
  while (const auto bother = style_.match("bother", told)) {
    told.resize(told.size() - bother->length);
    while (!told.empty() && rules::is_kind(told.back(), Kind::pause)) {
      told.pop_back();
    }
    bothers = true;
  }
  if (bothers) {
    text = style_.match("told", told) || holds(style_, "telling", told) ? told + apology : U"";
  }
}

// 「室長すみません」, 「夜分すみません」
bool Writer::only_begs_pardon(std::u32string_view text) const {
  constexpr std::size_t kLongestName = 6;
  const auto sorry = style_.match("sorry", text);
  const std::u32string_view rest = text.substr(0, text.size() - (sorry ? sorry->length : 0));
  return sorry && rest.size() <= kLongestName && style_.match("address", rest);
}

// 「田中さん、遅くまで対応ありがとう」: before the wish stand a name and how it is meant alone.
// What else is said there tells something: the sentence stays.
bool Writer::is_farewell(std::u32string_view text) const {
  const auto wish = style_.match("farewell", text);
  if (!wish) {
    return false;
  }
  std::u32string_view rest = text.substr(0, text.size() - wish->length);
  while (!rest.empty()) {
    if (rules::is_kind(rest.back(), Kind::pause)) {
      rest.remove_suffix(1);
    } else if (const auto lead = style_.match("farewell_lead", rest)) {
      rest.remove_suffix(lead->length);
    } else {
      break;
    }
  }
  constexpr std::size_t kLongestName = 6;
  return rest.size() <= kLongestName && std::ranges::all_of(rest, [](char32_t c) {
           return rules::is_kind(c, Kind::kanji) || rules::is_kind(c, Kind::kata) ||
                  rules::is_kind(c, Kind::latin);
         });
}

// Where the を of the last clause stands.
std::size_t find_object(std::u32string_view text) {
  const std::size_t comma = text.rfind(kComma);
  const std::size_t object = text.rfind(kObject);
  const bool outside = comma != std::u32string_view::npos && object < comma;
  return outside ? std::u32string_view::npos : object;
}

bool Writer::may_apply(const Rewrite& rewrite, std::u32string_view before,
                       std::u32string_view after, bool question) const {
  const RewriteGroup& group = style_.group(rewrite);
  return (!group.question || *group.question == question) &&
         (!group.object || *group.object == (find_object(before) != std::u32string_view::npos)) &&
         (group.before.empty() || style_.ends_with_any(before, group.before)) &&
         (group.unless.empty() || !style_.ends_with_any(before, group.unless)) &&
         (group.absent.empty() || !style_.holds_any(before, group.absent)) &&
         (group.after.empty() || style_.starts_with_any(after, group.after)) &&
         !style_.starts_with_any(after, group.not_after);
}

// Where the noun at the end of `text` begins.
std::size_t Writer::start_of_noun(std::u32string_view text) const {
  std::size_t at = text.size();
  if (const auto match = style_.match("sahen", text)) {
    at -= match->length;
  }
  while (at > 0 && !rules::is_kind(text[at - 1], Kind::kana) &&
         !rules::is_kind(text[at - 1], Kind::pause)) {
    --at;
  }
  return at;
}

// A clause has one を: DBを再起動 + を提案 → DBの再起動を提案. None where the first cannot give
// way.
std::optional<std::u32string> Writer::with_one_object(std::u32string before) const {
  const std::size_t object = find_object(before);
  if (object == std::u32string::npos) {
    return before;
  }
  if (object + 1 != start_of_noun(before)) {
    return std::nullopt;
  }
  before[object] = kOf;
  return before;
}

// `before` followed by what the rewriting makes of it.
std::optional<std::u32string> Writer::joined(std::u32string before, const Rewrite& rewrite) const {
  const VerbForm form = style_.group(rewrite).verb;
  const std::u32string_view to = rewrite.to;
  if (form == VerbForm::none) {
    if (to.starts_with(kObject)) {
      auto one = with_one_object(std::move(before));
      return one ? std::optional(one->append(to)) : std::nullopt;
    }
    before.append(to);
    return before;
  }
  const auto verb = form == VerbForm::te_itself
                        ? find_verb(before.append(rewrite.from), VerbForm::te, style_)
                        : find_verb(before, form, style_);
  if (!verb) {
    return std::nullopt;
  }
  const std::size_t close = to.find(U'}');
  const bool past = to.starts_with(U"{ta}");
  const char name = past                      ? 't'
                    : to.starts_with(U"{te}") ? 'e'
                                              : static_cast<char>(to.size() > 1 ? to[1] : 0);
  return form_of(*verb, name)
      .append(close == std::u32string_view::npos ? std::u32string_view() : to.substr(close + 1));
}

void Writer::rewrite_anywhere(SpokenSentence& sentence, Stage stage) const {
  const std::u32string_view text = sentence.text;
  std::u32string out;
  out.reserve(text.size() + 8);
  std::size_t at = 0;
  while (at < text.size()) {
    bool done = false;
    for (const Rewrite& rewrite : style_.candidates(stage, text[at])) {
      const std::size_t size = rewrite.from.size();
      if (!text.substr(at).starts_with(rewrite.from) ||
          !may_apply(rewrite, out, text.substr(at + size), sentence.question)) {
        continue;
      }
      if (auto next = joined(out, rewrite)) {
        out = std::move(*next);
        at += size;
        done = true;
        break;
      }
    }
    if (!done) {
      out += text[at++];
    }
  }
  sentence.text = std::move(out);
}

bool Writer::rewrite_end(SpokenSentence& sentence, Stage stage) const {
  constexpr int kMostRounds = 8;  // rules that undo each other must not hang it
  bool any = false;
  for (int round = 0; round < kMostRounds && !sentence.text.empty(); ++round) {
    std::u32string& text = sentence.text;
    bool done = false;
    for (const Rewrite& rewrite : style_.candidates(stage, text.back())) {
      if (!text.ends_with(rewrite.from)) {
        continue;
      }
      const std::u32string before = text.substr(0, text.size() - rewrite.from.size());
      if (!may_apply(rewrite, before, {}, sentence.question)) {
        continue;
      }
      if (auto next = joined(before, rewrite)) {
        text = std::move(*next);
        done = true;
        break;
      }
    }
    if (!done) {
      break;
    }
    any = true;
    strip_end(text);
  }
  return any;
}

std::u32string Writer::write(SpokenSentence sentence, Stage last) const {
  strip_end(sentence.text);
  strip_start(sentence.text);
  peel_remark(sentence);
  strip_start(sentence.text);  // a greeting ends where a bracket begins
  strip_bother(sentence.text);
  if (sentence.text.empty() || is_farewell(sentence.text) || only_begs_pardon(sentence.text)) {
    return told_in_tail(sentence);
  }
  rewrite_end(sentence, Stage::close);
  rewrite_anywhere(sentence, Stage::casual);
  rewrite_end(sentence, Stage::close);
  rewrite_anywhere(sentence, Stage::word);
  rewrite_end(sentence, Stage::ask);
  // What was asked for or proposed is told, not asked again.
  if (rewrite_end(sentence, Stage::act)) {
    sentence.question = false;
  }
  rewrite_anywhere(sentence, Stage::honorific);
  rewrite_anywhere(sentence, Stage::polite);
  rewrite_end(sentence, Stage::plain);
  if (style_.match("supposes", sentence.text)) {
    sentence.question = false;
  }
  const bool asks = sentence.text.ends_with(kAsks);
  if (last != Stage::plain && !sentence.question) {
    rewrite_end(sentence, last);
  } else if (last == Stage::task && rewrite_end(sentence, last)) {
    sentence.question = false;  // 「戻していいですか」: what was asked for is work
  }
  strip_end(sentence.text);
  if (style_.match("remark", sentence.text)) {
    return told_in_tail(sentence);
  }
  if (sentence.question && !asks && !sentence.text.empty()) {
    sentence.text += 0xFF1F;
  }
  return sentence.text + sentence.tail;
}

void Writer::end_as_item(std::u32string& text) const {
  SpokenSentence sentence{std::move(text), {}, false};
  if (!sentence.text.empty() && masks_remark(sentence.text.back())) {
    sentence.tail = sentence.text.back();
    sentence.text.pop_back();
  }
  rewrite_end(sentence, Stage::item);
  text = sentence.text + sentence.tail;
}

std::string written(std::string_view said, const Style& style, Stage last) {
  const MaskedText masked = mask(text::to_utf32(said));
  const Writer writer(style, masked);
  std::u32string text = masked.text;
  correct_slips(text, style);
  correct_words(text, style);
  std::u32string out;
  bool asked = false;
  std::u32string told;
  for (SpokenSentence& sentence : sentences_of(text, style)) {
    const std::u32string next = writer.write(std::move(sentence), last);
    if (next.empty() || next == told) {  // 「足ります足ります」
      continue;
    }
    told = next;
    if (!out.empty() && !asked) {
      out += kFullStop;
    }
    out += next;
    asked = is_question_mark(next.back());
  }
  return text::to_utf8(masked.unmasked(out));
}

}  // namespace

std::string plain_form(std::string_view said, const Rules& rules) {
  return written(said, rules.style, Stage::plain);
}

std::string without_joiner(std::string_view text, const Rules& rules) {
  const MaskedText masked = mask(text::to_utf32(text));
  std::u32string rest = masked.text;
  Writer(rules.style, masked).strip_joiner(rest);
  return rest.empty() ? std::string(text) : text::to_utf8(masked.unmasked(rest));
}

std::string noun_form(std::string_view said, const Rules& rules) {
  return written(said, rules.style, Stage::noun);
}

std::string item_form(std::string_view told, const Rules& rules) {
  const MaskedText masked = mask(text::to_utf32(told));
  const Writer writer(rules.style, masked);
  std::vector<ToldSentence> sentences = told_sentences(masked.text);
  for (ToldSentence& one : sentences) {
    if (one.end.empty() || !is_question_mark(one.end.front())) {
      writer.end_as_item(one.text);
    }
  }
  return text::to_utf8(masked.unmasked(joined(sentences)));
}

std::string task_form(std::string_view said, const Rules& rules) {
  return written(said, rules.style, Stage::task);
}

}  // namespace tenmatsu::style
