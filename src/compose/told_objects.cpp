#include "compose/told_objects.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "compose/kana.hpp"
#include "compose/masked_text.hpp"
#include "compose/noun_phrases.hpp"
#include "compose/particles.hpp"
#include "compose/style.hpp"
#include "compose/told_sentences.hpp"
#include "compose/told_verbs.hpp"
#include "compose/wording.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Kind;
using style::kBy;
using style::kObject;
using style::kOf;
using style::kQuotes;
using style::kTo;
using style::kToward;
using style::NounPhrases;

constexpr char32_t kArrow = 0x2192;

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

bool is_kana_only(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char32_t c) { return rules::is_kind(c, Kind::kana); });
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
  const bool plain = noun.size() <= 4 && std::all_of(noun.begin(), noun.end(), [](char32_t c) {
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

// Where the verb of `deed` stands in `text`, npos where it does not. What was done is another time,
// unless somebody asks whether it was.
std::size_t find_deed(std::u32string_view text, const Deed& deed, bool past_too,
                      const Rules& rules) {
  if (deed.noun) {
    return text.rfind(deed.verb);
  }
  for (std::size_t at = text.size(); at-- > 0;) {
    const auto verb = style::verb_at(text, at, rules);
    if (verb && verb->listed->stem.view() == deed.verb &&
        (past_too || !is_past(text[at + verb->length - 1]))) {
      return at;
    }
  }
  return std::u32string_view::npos;
}

// 「2号機だけ」 stands for an object as well.
std::optional<std::u32string> only_before(std::u32string_view text, const rules::Style& style) {
  const auto only = style.match("only_end", text);
  if (!only) {
    return std::nullopt;
  }
  const std::size_t noun = NounPhrases(text, style).start_of_phrase(text.size() - only->length);
  const std::u32string_view told = text.substr(noun, text.size() - only->length - noun);
  return told.empty() || style.match("bare_adverb", told)
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

// 「設定を前の版に」 before 「戻す」: the object with where to; without how and when.
std::optional<std::u32string> object_before(std::u32string_view text, std::size_t verb,
                                            const rules::Style& style) {
  const NounPhrases phrases(text, style);
  std::u32string beside;
  std::size_t end = verb;
  while (end > 0 && text[end - 1] != kObject) {
    const std::size_t adverb = phrases.adverb_before(end);
    const std::size_t phrase = adverb == 0 ? phrases.phrase_before(end) : 0;
    if (adverb + phrase == 0) {
      break;
    }
    if (phrase != 0) {
      beside.insert(0, text.substr(end - phrase, phrase));
    }
    end -= adverb + phrase;
  }
  if (const auto only = only_before(text.substr(0, end), style)) {
    return *only + beside;
  }
  if (end == 0 || (text[end - 1] != kObject && text[end - 1] != kOf)) {
    return std::nullopt;
  }
  const std::size_t noun = start_of_list(text, phrases, end - 1);
  const std::u32string object(text.substr(noun, end - 1 - noun));
  const bool says =
      !object.empty() && !style.match("bare_adverb", object) && !style.match("formal_noun", object);
  return says ? std::optional(object + kObject + beside) : std::nullopt;
}

// What is asked for or announced, what is weighed just before; what was done already is another
// time.
bool may_tell(const Story& story, Line line, int distance) {
  constexpr int kNext = 2;  // messages
  const Modality modality = story.modality(line);
  const bool told = modality == Modality::done || modality == Modality::ongoing ||
                    modality == Modality::onset || modality == Modality::rejection;
  const bool weighs = modality != Modality::request && modality != Modality::intention &&
                      modality != Modality::proposal && modality != Modality::question &&
                      modality != Modality::need;
  return !told && !(weighs && distance > kNext) && !story.negated(line) && !story.hearsay(line);
}

std::optional<std::u32string> object_in(const std::string& told, const Story& story,
                                        const Deed& deed, bool asked) {
  const Rules& rules = story.rules();
  style::MaskedText masked = style::mask(text::to_utf32(told));
  style::put_particles(masked, rules, story.names());
  const std::size_t at = find_deed(masked.text, deed, asked, rules);
  if (at == std::u32string::npos || at == 0) {
    return std::nullopt;
  }
  const auto object = object_before(masked.text, at, rules.style);
  return object ? std::optional(masked.unmasked(*object)) : std::nullopt;
}

// 「閉じられますか」 asks for it by another form: as work to do it is 閉じる.
std::optional<std::u32string> object_in(const Story& story, Line line, const Deed& deed) {
  const std::string_view said = story.said_whole(line);
  const bool asked = story.asks(line);
  const auto task = object_in(style::task_form(said, story.rules()), story, deed, asked);
  return task ? task : object_in(style::plain_form(said, story.rules()), story, deed, asked);
}

struct Found {
  std::u32string object;
  int n = 0;
};

// The nearest message before `n` that names the object.
std::optional<Found> find_object(const Story& story, int n, const Deed& deed) {
  // 出した may be said of much, 閉めた of little.
  constexpr int kNarrow = 12;  // messages
  constexpr int kBroad = 5;    // messages
  const int near = story.rules().style.match("broad_deed", deed.verb) ? kBroad : kNarrow;
  constexpr Minute kSoon = 40;  // minutes
  for (int before = n - 1; before >= std::max(1, n - near); --before) {
    if (story.minute(n) - story.minute(before) > kSoon) {
      break;
    }
    const auto lines = story.lines(before);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      const auto object =
          may_tell(story, *line, n - before) ? object_in(story, *line, deed) : std::nullopt;
      if (object) {
        return Found{*object, before};
      }
    }
  }
  return std::nullopt;
}

// Which of the cited messages says the deed without its object.
int told_in(const Story& story, const Statement& statement, const Deed& deed) {
  for (const int n : statement.events) {
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

// What the object goes on with: a report that says where to itself is not told it twice.
std::u32string without_told(std::u32string object, std::u32string_view report, std::size_t verb) {
  const std::size_t end = object.find(kObject);
  constexpr char32_t kFrom = 0x3089;  // the end of から
  constexpr char32_t kWhere[] = {kTo, kBy, kToward, kFrom, 0};
  const bool says =
      report.substr(behind_time(report), verb - behind_time(report)).find_first_of(kWhere) !=
      std::u32string_view::npos;
  if (end != std::u32string::npos && says) {
    object.resize(end + 1);
  }
  return object;
}

}  // namespace

void supply_object(const Story& story, Statement& statement) {
  const std::u32string text = text::to_utf32(statement.text);
  std::vector<style::ToldSentence> sentences = style::told_sentences(text);
  for (style::ToldSentence& sentence : sentences) {
    const auto deed = bare_deed(sentence.text, story.rules());
    const int n = deed ? told_in(story, statement, *deed) : 0;
    const auto found = n != 0 ? find_object(story, n, *deed) : std::nullopt;
    if (found) {
      sentence.text.insert(behind_time(sentence.text),
                           without_told(found->object, sentence.text, deed->at));
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
