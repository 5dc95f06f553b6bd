#include "compose/speech/particles.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "compose/speech/kana.hpp"
#include "compose/speech/masked_text.hpp"
#include "compose/speech/noun_phrases.hpp"
#include "compose/speech/told_sentences.hpp"
#include "compose/speech/told_verbs.hpp"
#include "text/normalise.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

using rules::Kind;
using rules::Takes;

constexpr char32_t kSu = 0x3059;  // す of 示す

bool is_pause(char32_t c) {
  return c != U',' && rules::is_kind(c, Kind::pause);  // 9,000
}

// What ends a sentence, or a part of a line that is told by itself.
bool ends_sentence(char32_t c) {
  constexpr std::u32string_view kEnds = U"\u3002\uFF1F?!\uFF01\n\u2192;\uFF1B";
  return kEnds.find(c) != std::u32string_view::npos;
}

// Where the noun before a verb ends, and where its particle is to stand.
struct Place {
  std::size_t noun_end = 0;
  std::size_t particle = 0;
  bool by_pause = false;  // the pause behind the noun gives way
};

/// Puts particles into one sentence, which may end in what ends it.
class Particles {
 public:
  Particles(std::u32string text, const Rules& rules, const std::vector<std::string>& names)
      : text_(std::move(text)), rules_(rules), names_(names) {}

  std::u32string put() {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const auto verb = verb_at(text_, at, rules_);
      if (!verb) {
        continue;
      }
      at = put_before(at, *verb) + verb->length - 1;
      clause_ = at + 1;
    }
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::u32string_view part(std::size_t begin, std::size_t end) const {
    return std::u32string_view(text_).substr(begin, end - begin);
  }
  [[nodiscard]] bool is(std::string_view word_class, std::u32string_view text) const {
    return rules_.style.match(word_class, text).has_value();
  }

  // Where the verb stands when all is done.
  std::size_t put_before(std::size_t at, const ToldVerb& verb) {
    if (verb.takes == Takes::neither || at == 0) {
      return at;
    }
    const char32_t particle = verb.takes == Takes::object ? kObject : kSubject;
    const auto place = find_place(at);
    if (!place || !may_take(*place, at, verb, particle)) {
      return at;
    }
    if (!place->by_pause) {
      text_.insert(place->particle, 1, particle);
      return at + 1;
    }
    std::size_t end = place->noun_end;
    while (is_pause(text_[end])) {
      ++end;
    }
    text_.replace(place->noun_end, end - place->noun_end, 1, particle);
    return at + 1 - (end - place->noun_end);
  }

  [[nodiscard]] NounPhrases phrases() const { return {text_, rules_.style}; }

  // Where to, when and how before a verb, and where all of it begins.
  struct Beside {
    std::size_t begin = 0;
    bool phrase = false;  // holds a noun with its particle
  };

  // None where one of them tells that the verb begins anew: 次に, 却下で, a second に.
  [[nodiscard]] std::optional<Beside> beside_before(std::size_t at) const {
    Beside beside{at};
    std::u32string particles;
    while (beside.begin > 0) {
      if (const auto next = rules_.style.match("connective", part(0, beside.begin));
          next && next->length < beside.begin && is_pause(text_[beside.begin - next->length - 1])) {
        return std::nullopt;
      }
      std::size_t length = phrases().adverb_before(beside.begin);
      if (length == 0) {
        length = phrases().phrase_before(beside.begin);
        const char32_t particle = text_[beside.begin - 1];
        const std::u32string_view head = part(0, beside.begin - 1);
        if (length != 0 && (particles.find(particle) != std::u32string::npos ||
                            (particle == kBy && (is("verdict", head) || is("no_deed", head))))) {
          return std::nullopt;
        }
        particles += length != 0 ? std::u32string(1, particle) : std::u32string();
      }
      if (length == 0) {
        break;
      }
      beside.begin -= length;
    }
    beside.phrase = !particles.empty();
    return beside;
  }

  [[nodiscard]] std::optional<Place> find_place(std::size_t at) const {
    const auto beside = beside_before(at);
    if (!beside) {
      return std::nullopt;
    }
    std::size_t end = beside->begin;
    const bool behind_phrase = beside->phrase;
    if (end == 0) {
      return std::nullopt;
    }
    if (!is_pause(text_[end - 1])) {
      // 3台 of サーバ3台 belongs to the noun.
      const bool counted = end < at && rules::is_kind(text_[end], Kind::digit);
      // 400社くらい may be who does it.
      const bool vague = counted && rules::is_kind(text_[at - 1], Kind::kana);
      return behind_phrase || vague ? std::nullopt
                                    : std::optional(Place{end, counted ? at : end, false});
    }
    // A blank divides more than a noun from its verb where where to stands between them.
    if (behind_phrase && text_[end - 1] != kComma) {
      return std::nullopt;
    }
    while (end > 0 && is_pause(text_[end - 1])) {
      --end;
    }
    return end > 0 ? std::optional(Place{end, end, true}) : std::nullopt;
  }

  [[nodiscard]] bool is_name(std::u32string_view noun) const {
    const std::string told = text::normalised(text::to_utf8(noun));
    return std::ranges::any_of(
        names_, [&](const std::string& name) { return !name.empty() && told.ends_with(name); });
  }

  [[nodiscard]] bool is_plain_noun(std::u32string_view noun) const {
    const bool number = std::ranges::all_of(noun, [](char32_t c) {
      return !rules::is_kind(c, Kind::kanji) && !rules::is_kind(c, Kind::kata) &&
             !rules::is_kind(c, Kind::latin) && !rules::is_kind(c, Kind::masked) &&
             !rules::is_kind(c, Kind::kana);
    });
    return !noun.empty() && !number && !is("bare_tail", noun) && !is_name(noun) &&
           !is_measured(noun);
  }

  // 時計18秒: how much, not what.
  [[nodiscard]] bool is_measured(std::u32string_view noun) const {
    const auto match = rules_.style.match("bare_adverb", noun);
    return match && match->length > 1 &&
           rules::is_kind(noun[noun.size() - match->length], Kind::digit) &&
           !is("bare_floating", noun);
  }

  // 「検知って出ている」: って quotes the noun whose last kanji looks like a verb.
  [[nodiscard]] bool is_quoted(std::size_t at, const ToldVerb& verb) const {
    const std::size_t end = at + verb.length;
    return is("quoted_end", part(at, end)) &&
           rules_.style.starts_with("said_behind", part(end, text_.size()));
  }

  // 声 and 線 stand by themselves, 盤 of 子局の盤 does too.
  [[nodiscard]] bool may_be_one_kanji(std::size_t begin, std::size_t end) const {
    const std::u32string_view noun = part(begin, end);
    return noun.size() != 1 || !rules::is_kind(noun[0], Kind::kanji) || is("bare_single", noun) ||
           (begin > 0 && text_[begin - 1] == kOf && !is("bare_relation", noun));
  }

  // 表示される is no 示される, 流出 no 出: nouns that take する end in the kanji of verbs.
  [[nodiscard]] bool ends_noun(std::size_t at, const rules::ObjectVerb& verb) const {
    if (at == 0 || !rules::is_kind(text_[at - 1], Kind::kanji) ||
        !rules::is_kind(text_[at], Kind::kanji)) {
      return false;
    }
    constexpr std::size_t kListed = 2;  // characters that the rules name
    const std::u32string_view told = part(0, at + 1);
    const auto noun = rules_.style.match("sahen", told);
    return noun && !is("renyou_noun", told) &&
           (noun->literals >= kListed || (verb.stem.size() == 1 && verb.last == kSu));
  }

  // 「影響、受けた件数が」: the verb belongs to the noun behind it.
  [[nodiscard]] bool is_attribute(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && (end == at || rules::is_kind(text_[end], Kind::kana))) {
      ++end;
    }
    if (text_[end - 1] == kOf) {
      return true;  // 「200件送信、弾かれたのはゼロ」
    }
    return end < text_.size() && is_noun_character(text_[end]) && is("pred", part(0, end));
  }

  // Where nothing was left out: 立ち上げ直す is one verb, だけ is what stands between, and
  // 落ちてはいない denies.
  [[nodiscard]] bool stands_firm(const Place& place, std::size_t at, const ToldVerb& verb) const {
    const rules::Style& style = rules_.style;
    if (part(at + verb.length, text_.size()).starts_with(kTopic)) {
      return true;
    }
    if (!place.by_pause) {
      return place.noun_end == at && rules::is_kind(text_[at - 1], Kind::kana) &&
             style.starts_with("second_verb", part(at, text_.size()));
    }
    std::size_t next = place.noun_end;
    while (next < text_.size() && is_pause(text_[next])) {
      ++next;
    }
    return style.starts_with("only_end", part(next, text_.size()));
  }

  // 本番入れた: where to, not what.
  [[nodiscard]] bool is_place(std::u32string_view noun, const ToldVerb& verb) const {
    return verb.takes == Takes::object && is("bare_place", noun);
  }

  // 元の設定 is what something is set back to: the words before の count.
  [[nodiscard]] bool may_stand_before(const rules::ObjectVerb& listed, std::size_t end) const {
    const std::u32string_view phrase = part(phrases().start_of_phrase(end), end);
    return (listed.after.empty() || is(listed.after, phrase)) &&
           (listed.unless.empty() || !is(listed.unless, phrase));
  }

  [[nodiscard]] bool may_take(const Place& place, std::size_t at, const ToldVerb& verb,
                              char32_t particle) const {
    const std::size_t begin = phrases().start_of_noun(place.noun_end);
    const std::u32string_view noun = part(begin, place.noun_end);
    const bool touches = place.noun_end == at && rules::is_kind(text_[at], Kind::kanji);
    const rules::ObjectVerb& listed = *verb.listed;
    if (stands_firm(place, at, verb) || is_place(noun, verb) || !is_plain_noun(noun) ||
        !may_be_one_kanji(begin, place.noun_end) || ends_noun(at, listed) ||
        (touches && (is("compound_head", noun) || is_quoted(at, verb))) ||
        !may_stand_before(listed, place.noun_end) ||
        (place.by_pause && (is_attribute(at) || !heads_sentence(place.noun_end)))) {
      return false;
    }
    return !has_own(place.by_pause ? place.noun_end : begin, at, particle);
  }

  // Whether the clause of the verb has such a part already.
  [[nodiscard]] bool has_own(std::size_t noun, std::size_t at, char32_t particle) const {
    std::size_t clause = at;
    while (clause > std::min(clause_, noun) && (clause > noun || !is_pause(text_[clause - 1]))) {
      --clause;
    }
    // 「監視の画面、今朝から上がってこないのが31軒ある」 has it behind the verb.
    std::size_t end = at;
    while (particle == kSubject && end < text_.size() && !is_pause(text_[end]) &&
           !ends_sentence(text_[end])) {
      ++end;
    }
    const std::u32string_view told = part(clause, is_pause(text_[noun]) ? end : at);
    return told.find(particle) != std::u32string_view::npos;
  }

  // Whether all that stands before the pause is a noun, and no announcement.
  [[nodiscard]] bool heads_sentence(std::size_t end) const {
    std::size_t begin = 0;
    while (begin < end && is_pause(text_[begin])) {
      ++begin;
    }
    begin = behind_time(begin, end);
    const std::u32string_view head = part(begin, end);
    return phrases().start_of_phrase(end) == begin && !is("bare_call", head) &&
           !is("no_deed", head) && !is("bare_adverb", head) && !is_name(head);
  }

  // 06:59に: the time that a line begins with.
  [[nodiscard]] std::size_t behind_time(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at < end && (rules::is_kind(text_[at], Kind::digit) || text_[at] == U':' ||
                        text_[at] == U'/' || text_[at] == U' ')) {
      ++at;
    }
    return at > begin && at < end && text_[at] == kTo ? at + 1 : begin;
  }

  std::u32string text_;
  const Rules& rules_;
  const std::vector<std::string>& names_;
  std::size_t clause_ = 0;  // behind the last verb
};

}  // namespace

void put_particles(MaskedText& text, const Rules& rules, const std::vector<std::string>& names) {
  // What belongs to what in a longer one nobody can tell, and each verb looks back and ahead.
  constexpr std::size_t kLongest = 400;
  std::u32string out;
  for (std::size_t begin = 0, end = 0; begin < text.text.size(); begin = end) {
    end = begin + 1;
    while (end < text.text.size() && !ends_sentence(text.text[end - 1])) {
      ++end;
    }
    std::u32string sentence = text.text.substr(begin, end - begin);
    out +=
        sentence.size() > kLongest ? sentence : Particles(std::move(sentence), rules, names).put();
  }
  text.text = std::move(out);
}

}  // namespace tenmatsu::style
