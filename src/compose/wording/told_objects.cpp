#include "compose/wording/told_objects.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compose/speech/kana.hpp"
#include "compose/speech/masked_text.hpp"
#include "compose/speech/noun_phrases.hpp"
#include "compose/speech/particles.hpp"
#include "compose/speech/style.hpp"
#include "compose/speech/told_sentences.hpp"
#include "compose/speech/told_verbs.hpp"
#include "compose/wording/wording.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Kind;
using style::kAlso;
using style::kBy;
using style::kFullStop;
using style::kObject;
using style::kOf;
using style::kQuotes;
using style::kSubject;
using style::kTo;
using style::kToward;
using style::NounPhrases;

constexpr char32_t kArrow = 0x2192;
constexpr char32_t kAsks = 0xFF1F;  // ？

// What a bare report says was done: a verb of the list, or a noun that takes する.
struct Deed {
  std::u32string verb;  // the stem
  bool noun = false;
  std::size_t at = 0;  // where it stands in its sentence
};

std::size_t behind_adverbs(std::u32string_view text, std::size_t end, const rules::Style& style) {
  while (end > 0) {
    const NounPhrases phrases(text, style);
    const std::size_t adverb = phrases.adverb_before(end);
    const std::size_t length = adverb != 0 ? adverb : phrases.phrase_before(end);
    if (length == 0 && !rules::is_kind(text[end - 1], Kind::pause)) {
      break;
    }
    end -= std::max<std::size_t>(length, 1);
  }
  return end;
}

std::u32string_view before_pause(std::u32string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !rules::is_kind(text[end], Kind::pause)) {
    ++end;
  }
  return text.substr(0, end);
}

bool is_past(char32_t last) {
  constexpr char32_t kTa = 0x305F;
  constexpr char32_t kDa = 0x3060;
  return last == kTa || last == kDa;
}

// 3台とも読んだ, 入れ直したが、: what is true of three now (3台とも読む) may be what they do, and
// 「入れて、試した」 goes on.
bool may_report(std::u32string_view text, std::size_t at, const style::ToldVerb& verb) {
  const std::u32string_view told = before_pause(text.substr(at));
  const bool alone = at == 0 && told.size() == text.size();
  return alone || is_past(told[verb.length - 1]) || is_past(told.back());
}

// 戻した, 3台とも戻した: nothing but when, how many and the verb.
std::optional<Deed> bare_verb(std::u32string_view text, const Rules& rules) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto verb = style::verb_at(text, at, rules);
    if (verb) {
      const bool bare = verb->takes == rules::Takes::object &&
                        is_kana_only(before_pause(text.substr(at + verb->length))) &&
                        may_report(text, at, *verb) && behind_adverbs(text, at, rules.style) == 0;
      return bare ? std::optional(Deed{std::u32string(verb->listed->stem.view()), false, at})
                  : std::nullopt;
    }
  }
  return std::nullopt;
}

// 再起動した, 再起動完了: nothing but when, how many and the noun.
std::optional<Deed> bare_noun(std::u32string_view text, const Rules& rules) {
  const rules::Style& style = rules.style;
  std::u32string_view told = text;
  if (const auto end = style.match("deed_end", told)) {
    told.remove_suffix(end->length);
  }
  if (told.empty() || !style.match("sahen", told) || style.match("no_deed", told)) {
    return std::nullopt;
  }
  const std::size_t begin = NounPhrases(told, style).start_of_noun(told.size());
  const std::u32string_view noun = told.substr(begin);
  const bool plain = noun.size() <= 4 && std::ranges::all_of(noun, [](char32_t c) {
                       return rules::is_kind(c, Kind::kanji) || rules::is_kind(c, Kind::kana) ||
                              rules::is_kind(c, Kind::kata);
                     });
  return plain && behind_adverbs(told, begin, style) == 0
             ? std::optional(Deed{std::u32string(noun), true, begin})
             : std::nullopt;
}

std::optional<Deed> bare_deed(std::u32string_view text, const Rules& rules) {
  const auto verb = bare_verb(text, rules);
  return verb ? verb : bare_noun(text, rules);
}

bool is_whole(std::string_view word_class, std::u32string_view text, const rules::Style& style) {
  const auto match = style.match(word_class, text);
  return match && match->length == text.size();
}

// 「2号機だけ」 stands for an object as well.
std::optional<std::u32string> only_before(std::u32string_view text, const rules::Style& style) {
  const auto only = style.match("only_end", text);
  if (!only) {
    return std::nullopt;
  }
  const std::size_t noun = NounPhrases(text, style).start_of_phrase(text.size() - only->length);
  const std::u32string_view told = text.substr(noun, text.size() - only->length - noun);
  // 「モリスタ様の分だけ」 holds more than 「分だけ」.
  return told.empty() || style.match("bare_adverb", told) || is_whole("part_word", told, style)
             ? std::nullopt
             : std::optional(std::u32string(text.substr(noun)));
}

// 温度計と腕時計, 温度計や腕時計: where the list begins that ends at `end`.
std::size_t start_of_list(std::u32string_view text, const NounPhrases& phrases, std::size_t end) {
  constexpr char32_t kAndSo = 0x3084;  // や
  std::size_t begin = phrases.start_of_phrase(end);
  while (begin > 1 && begin < end && (text[begin - 1] == kQuotes || text[begin - 1] == kAndSo) &&
         phrases.start_of_phrase(begin - 1) < begin - 1) {
    begin = phrases.start_of_phrase(begin - 1);
  }
  return begin;
}

// What a sentence names before the verb of the report.
struct Named {
  std::u32string object;  // 設定 with its を, 2号機だけ, 電源も
  std::u32string beside;  // 前の版に
  bool ends = false;      // the sentence says nothing else behind the verb
  bool bare_end = false;  // and nothing at all
};

// 前の版に; 3時に and 最後に are when it was to be done, not when it was.
bool tells_where(std::u32string_view phrase, const rules::Style& style) {
  const std::u32string_view noun = phrase.substr(0, phrase.size() - 1);
  return !style.match("connective", phrase) && !style.match("bare_adverb", noun) &&
         !style.match("tail_time", noun);
}

// 「設定を前の版に」 before 「戻す」: the object with where to; without how and when.
std::optional<Named> object_before(std::u32string_view text, std::size_t verb,
                                   const rules::Style& style) {
  const NounPhrases phrases(text, style);
  Named named;
  std::size_t end = verb;
  while (end > 0 && text[end - 1] != kObject) {
    const std::size_t adverb = phrases.adverb_before(end);
    const std::size_t phrase = adverb == 0 ? phrases.phrase_before(end) : 0;
    if (adverb + phrase == 0) {
      break;
    }
    const std::u32string_view told = text.substr(end - phrase, phrase);
    if (phrase != 0 && tells_where(told, style)) {
      named.beside.insert(0, told);
    }
    end -= adverb + phrase;
  }
  if (const auto only = only_before(text.substr(0, end), style)) {
    named.object = *only;
    return named;
  }
  const bool also = end > 0 && text[end - 1] == kAlso;
  if (end == 0 || (text[end - 1] != kObject && text[end - 1] != kOf && !also)) {
    return std::nullopt;
  }
  const std::size_t noun = start_of_list(text, phrases, end - 1);
  const std::u32string object(text.substr(noun, end - 1 - noun));
  // 「まず出血を止めます」 names nothing that 「3本止めました」 could be said of.
  if (object.empty() || style.match("bare_adverb", object) || style.match("formal_noun", object) ||
      is_whole("idiom_object", object, style)) {
    return std::nullopt;
  }
  named.object = object + (also ? kAlso : kObject);
  return named;
}

// 「夜のバッチが設定を戻します」: somebody else does it, or always does.
bool has_doer(std::u32string_view before) {
  for (std::size_t at = before.size(); at-- > 0 && !rules::is_kind(before[at], Kind::pause);) {
    if (before[at] == kSubject) {
      return true;
    }
  }
  return false;
}

// `behind` is what stands behind the verb that begins at `at`.
void add_named(std::vector<Named>& out, std::u32string_view text, std::size_t at,
               std::size_t behind, std::string_view ends, const rules::Style& style) {
  auto named = object_before(text, at, style);
  if (!named) {
    return;
  }
  std::u32string_view rest = text.substr(behind);
  while (!rest.empty() && (rules::is_kind(rest.back(), Kind::pause) || rest.back() == kFullStop ||
                           rest.back() == U'?' || rest.back() == kAsks)) {
    rest.remove_suffix(1);
  }
  named->bare_end = rest.empty();
  named->ends = (rest.empty() || is_whole(ends, rest, style)) && !has_doer(text.substr(0, at));
  out.push_back(std::move(*named));
}

// Of every place in `text` where the verb of `deed` stands.
std::vector<Named> named_in(std::u32string_view text, const Deed& deed, const Rules& rules) {
  std::vector<Named> out;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (deed.noun) {
      if (text.substr(at).starts_with(deed.verb)) {
        add_named(out, text, at, at + deed.verb.size(), "deed_noun_rest", rules.style);
      }
      continue;
    }
    const auto verb = style::verb_at(text, at, rules);
    if (verb && verb->listed->stem.view() == deed.verb) {
      add_named(out, text, at, at + verb->length, "deed_rest", rules.style);
    }
    at += verb ? verb->length - 1 : 0;
  }
  return out;
}

std::vector<Named> named_in(const std::string& told, const Story& story, const Deed& deed) {
  style::MaskedText masked = style::mask(text::to_utf32(told));
  style::put_particles(masked, story.rules(), story.names());
  std::vector<Named> out = named_in(masked.text, deed, story.rules());
  for (Named& named : out) {
    named.object = masked.unmasked(named.object);
    named.beside = masked.unmasked(named.beside);
  }
  return out;
}

// 「閉じられますか」 asks for it by another form: as work to do it is 閉じる.
std::vector<Named> named_in(const Story& story, Line line, const Deed& deed) {
  // What a longer sentence is about nobody can tell; it is looked at for each of its lines.
  constexpr std::size_t kLongest = 600;  // bytes
  const std::string_view said = story.said_whole(line);
  if (said.size() > kLongest || said.find(text::to_utf8(deed.verb)) == std::string_view::npos) {
    return {};
  }
  std::vector<Named> out = named_in(style::task_form(said, story.rules()), story, deed);
  return out.empty() ? named_in(style::plain_form(said, story.rules()), story, deed) : out;
}

// Whether somebody asks for it or announces it, or weighs it just before: 「外すのが最速」. What
// was done already is another time, and 「どの設定を」 asks for a name.
bool may_tell(const Story& story, Line line, const Named& named, int distance) {
  constexpr int kNext = 2;  // messages
  const auto lines = story.sentence_lines(line);
  if (!named.ends || named.object.back() == kAlso || story.negated(line) || story.hearsay(line) ||
      std::ranges::any_of(lines, [&](Line part) { return story.hears(part, "wh_words"); })) {
    return false;
  }
  switch (story.modality(line)) {
    case Modality::request:
    case Modality::intention:
    case Modality::proposal:
    case Modality::question:
    case Modality::need:
      return true;
    case Modality::statement:
    case Modality::conjecture:
    case Modality::assertion:
      return !named.bare_end && distance <= kNext;
    default:
      return false;
  }
}

struct Found {
  Named named;
  int n = 0;
};

// The nearest message before `n` that names the object; none where another one is named as well.
std::optional<Found> find_object(const Story& story, int n, const Deed& deed) {
  // 出した may be said of much, 閉めた of little.
  constexpr int kNarrow = 12;  // messages
  constexpr int kBroad = 5;    // messages
  const int near = story.rules().style.match("broad_deed", deed.verb) ? kBroad : kNarrow;
  constexpr Minute kSoon = 40;  // minutes
  std::optional<Found> found;
  std::vector<Named> all;
  for (int before = n - 1; before >= std::max(1, n - near); --before) {
    if (story.minute(n) - story.minute(before) > kSoon) {
      break;
    }
    const auto lines = story.lines(before);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      for (Named& named : named_in(story, *line, deed)) {
        if (!found && may_tell(story, *line, named, n - before)) {
          found = Found{named, before};
        }
        all.push_back(std::move(named));
      }
    }
  }
  for (const Named& other : all) {
    if (found && other.object != found->named.object) {
      return std::nullopt;
    }
    if (found && !other.beside.empty() && other.beside != found->named.beside) {
      found->named.beside.clear();
    }
  }
  return found;
}

// Which of the cited messages says the deed without its object.
int told_in(const Story& story, const Statement& statement, const Deed& deed) {
  constexpr std::size_t kMost = 50;  // lines of a message: a longer one is no bare report
  for (const int n : statement.events) {
    if (story.lines(n).size() > kMost) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      const std::u32string text = text::to_utf32(plain(story, line));
      const auto bare = bare_deed(text, story.rules());
      if (bare && bare->verb == deed.verb && !story.asks(line)) {
        return n;
      }
    }
  }
  return 0;
}

// 06:09に: the time that a sentence of the summary begins with.
std::size_t behind_time(std::u32string_view text) {
  constexpr std::u32string_view kTime = U"0123456789:/ ";
  const std::size_t at = text.find_first_not_of(kTime);
  const bool time = at != std::u32string_view::npos && at > 0 && text[at] == kTo &&
                    text.substr(0, at).find(U':') != std::u32string_view::npos;
  return time ? at + 1 : 0;
}

bool is_only_some(const Found& found, const Rules& rules) {
  return rules.style.match("only_end", found.named.object).has_value();
}

// The object with where to, which a report that says where to itself is not told.
std::u32string told_object(const Named& named, std::u32string_view report, std::size_t verb) {
  constexpr char32_t kFrom = 0x3089;  // the end of から
  constexpr char32_t kWhere[] = {kTo, kBy, kToward, kFrom, 0};
  const std::size_t begin = behind_time(report);
  const bool says =
      report.substr(begin, verb - begin).find_first_of(kWhere) != std::u32string_view::npos;
  return named.object + (says ? std::u32string() : named.beside);
}

// Where the verb of the report stands in the sentence that announced it, at its end:
// 「設定を戻す」, 「設定を戻しておくか」; npos where it says it in other words or does not end so.
std::size_t announced_at(std::u32string_view text, const Deed& deed, const Rules& rules) {
  constexpr std::size_t kEnding = 6;                // characters: てしまうか
  constexpr char32_t kNot[] = {0x306A, 0x3044, 0};  // ない
  for (std::size_t at = text.size(); at-- > 0;) {
    std::size_t length = 0;
    if (deed.noun) {
      length = text.substr(at).starts_with(deed.verb) ? deed.verb.size() : 0;
    } else if (const auto verb = style::verb_at(text, at, rules)) {
      length = verb->listed->stem.view() == deed.verb ? verb->length : 0;
    }
    if (length > 0) {
      const std::u32string_view behind = text.substr(at + length);
      const bool ends = behind.size() <= kEnding && is_kana_only(behind) && !text.ends_with(kNot);
      // 「集計も切りたいが、断らずに切ってしまう」 says more than what was done.
      const bool once = text.substr(0, at).find(deed.verb) == std::u32string_view::npos;
      const bool names = object_before(text, at, rules.style) ||
                         (at > 1 && (text[at - 1] == kTo || text[at - 1] == kToward));
      return ends && once && names ? at : std::u32string_view::npos;
    }
  }
  return std::u32string_view::npos;
}

}  // namespace

bool is_kana_only(std::u32string_view text) {
  return std::ranges::all_of(text, [](char32_t c) { return rules::is_kind(c, Kind::kana); });
}

bool names_nothing(const Story& story, const std::string& told) {
  const style::MaskedText text = style::mask(text::to_utf32(told));
  const std::vector<style::ToldSentence> sentences = style::told_sentences(text.text);
  if (sentences.size() != 1) {
    return sentences.empty();
  }
  const auto deed = bare_deed(sentences.front().text, story.rules());
  // 「旧版へ差し替えた」 says more than 「3台とも差し替えた」.
  constexpr char32_t kFrom = 0x3089;  // the end of から
  constexpr char32_t kWhere[] = {kTo, kToward, kFrom, 0};
  return deed &&
         sentences.front().text.substr(0, deed->at).find_first_of(kWhere) == std::u32string::npos;
}

std::optional<BareReport> bare_report(const Story& story, const Statement& statement) {
  const style::MaskedText text = style::mask(text::to_utf32(statement.text));
  const std::vector<style::ToldSentence> sentences = style::told_sentences(text.text);
  const bool way = text.text.find(kArrow) != std::u32string::npos;
  const auto deed =
      sentences.empty() || way ? std::nullopt : bare_deed(sentences.front().text, story.rules());
  // The last says what was done, those before it what was asked for.
  Statement backwards = statement;
  std::ranges::sort(backwards.events, std::greater<>());
  const int n = deed ? told_in(story, backwards, *deed) : 0;
  return n > 0 ? std::optional(BareReport{n, text::to_utf8(deed->verb)}) : std::nullopt;
}

bool tell_in_one(const Story& story, Statement& statement) {
  style::MaskedText text = style::mask(text::to_utf32(statement.text));
  std::vector<style::ToldSentence> sentences = style::told_sentences(text.text);
  const auto before =
      std::find_if(sentences.rbegin(), sentences.rend(), [](const style::ToldSentence& sentence) {
        return sentence.end.find(kArrow) != std::u32string::npos;
      });
  if (before == sentences.rend() || before == sentences.rbegin()) {
    return false;
  }
  const style::ToldSentence& announced = *before;
  style::ToldSentence& report = *std::prev(before);
  const auto deed = bare_deed(report.text, story.rules());
  const std::size_t at =
      deed ? announced_at(announced.text, *deed, story.rules()) : std::u32string_view::npos;
  if (at == std::u32string_view::npos) {
    return false;
  }
  const std::u32string_view way = std::u32string_view(announced.text).substr(0, at);
  const std::u32string_view how = std::u32string_view(report.text).substr(0, deed->at);
  if (!way.ends_with(how)) {
    return false;
  }
  report.text = std::u32string(way) + report.text.substr(deed->at);
  sentences.erase(sentences.begin(), before.base());
  statement.text = text::to_utf8(text.unmasked(style::joined(sentences)));
  return true;
}

void supply_object(const Story& story, Statement& statement) {
  constexpr std::size_t kFirst = 3;  // sentences
  style::MaskedText text = style::mask(text::to_utf32(statement.text));
  std::vector<style::ToldSentence> sentences = style::told_sentences(text.text);
  for (std::size_t i = 0; i < std::min(kFirst, sentences.size()); ++i) {
    style::ToldSentence& sentence = sentences[i];
    const auto deed = bare_deed(sentence.text, story.rules());
    const int n = deed ? told_in(story, statement, *deed) : 0;
    auto found = n != 0 ? find_object(story, n, *deed) : std::nullopt;
    // 「全世界で再開」 is not of 「国内だけ」.
    if (found && deed->at > behind_time(sentence.text) && is_only_some(*found, story.rules())) {
      found.reset();
    }
    if (found) {
      // Each is unmasked by itself: the object holds no masks of this text.
      const std::size_t at = behind_time(sentence.text);
      const std::u32string object = told_object(found->named, sentence.text, deed->at);
      sentence.text = text.unmasked(sentence.text.substr(0, at)) + object +
                      text.unmasked(sentence.text.substr(at));
      for (std::size_t other = 0; other < sentences.size(); ++other) {
        sentences[other].text =
            other == i ? sentences[other].text : text.unmasked(sentences[other].text);
      }
      statement.text = text::to_utf8(style::joined(sentences));
      cite(statement, {found->n});
      return;
    }
    if (sentence.end.find(kArrow) != std::u32string::npos) {
      return;  // what came of a step whose object stands before it
    }
  }
}

}  // namespace tenmatsu::composition
