#include "compose/troubles/nouns.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"
#include "text/emoji_code.hpp"

namespace tenmatsu::composition {
namespace {

using text::Character;
using text::Script;

constexpr std::size_t kLongest = 18;  // characters of a phrase of several nouns

Script script_before(std::string_view text, std::size_t at) {
  const Character character = text::character_before(text, at);
  return character.size == 0 ? Script::blank : text::script_of(character.code);
}

Script script_at(std::string_view text, std::size_t at) {
  const Character character = text::character_at(text, at);
  return character.size == 0 ? Script::blank : text::script_of(character.code);
}

bool is_noun_script(Script script) {
  return script == Script::kanji || script == Script::katakana || script == Script::latin ||
         script == Script::digit;
}

bool is_loan(Script script) {
  return script == Script::katakana || script == Script::latin;
}

bool is_joint(char32_t code) {
  return code == U'-' || code == U'_' || code == U'/' || code == U'#' || code == U'.';
}

class Scanner {
 public:
  Scanner(const Story& story, std::string_view text) : story_(story), text_(text) {}

  std::vector<NounPhrase> phrases() {
    std::vector<NounPhrase> found;
    for (std::size_t at = 0; at < text_.size();) {
      if (const std::size_t behind = label_end(at); behind > at) {
        add_label(found, at, behind);
        at = behind;
        continue;
      }
      if (const std::size_t code = text::emoji_code_size(text_, at); code != 0) {
        at += code;
        continue;
      }
      const bool drawn = text::character_at(text_, at).code == text::kLongVowel;  // 「えー」
      const std::size_t end = drawn ? at : run_end(at);
      if (end == at) {
        at += text::character_at(text_, at).size;
        continue;
      }
      add(found, at, end);
      at = end;
    }
    return found;
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(id);
  }

  // Behind the quotation that begins at `at`, if it is a label; else `at`.
  [[nodiscard]] std::size_t label_end(std::size_t at) const {
    const auto& quotes = cue("quotation");
    if (!text_.substr(at).starts_with(quotes[0])) {
      return at;
    }
    const std::size_t begin = at + quotes[0].size();
    const std::size_t end = text_.find(quotes[1], begin);
    return end != std::string_view::npos && is_label(story_, text_, begin, end)
               ? end + quotes[1].size()
               : at;
  }

  void add_label(std::vector<NounPhrase>& found, std::size_t begin, std::size_t end) {
    if (!found.empty() && links(found.back().end, begin)) {
      found.back().end = end;
      found.back().particle = particle_at(end);
    } else {
      found.push_back({begin, end, particle_at(end)});
    }
  }

  // Where the nouns that begin at `begin` end, those linked by の among them.
  [[nodiscard]] std::size_t run_end(std::size_t begin) const {
    std::size_t end = begin;
    while (end < text_.size()) {
      const Character character = text::character_at(text_, end);
      const Script script = text::script_of(character.code);
      if (is_noun_script(script) || (end > begin && is_joint(character.code) &&
                                     is_noun_script(script_at(text_, end + character.size)))) {
        end += character.size;
        continue;
      }
      const std::size_t kana = end == begin ? 0 : inner_kana(end);
      if (kana == 0) {
        break;
      }
      end += kana;
    }
    return noun_end(begin, end);
  }

  // Kana that belong to a noun: 締めバッチ, 支払いが, 引き落としの. Their length, else 0.
  [[nodiscard]] std::size_t inner_kana(std::size_t at) const {
    if (script_before(text_, at) != Script::kanji) {
      return 0;
    }
    std::size_t size = 0;
    for (int count = 0; count < 3; ++count) {
      const Character kana = text::character_at(text_, at + size);
      if (kana.size == 0 || text::script_of(kana.code) != Script::hiragana) {
        return 0;
      }
      const std::string_view written = text_.substr(at + size, kana.size);
      size += kana.size;
      if (is_one_of(text_.substr(at, size), no_tails_)) {
        return 0;
      }
      if (is_one_of(written, inner_kana_) &&
          (noun_follows(at + size) || ends_compound(at, at + size))) {
        return size;
      }
    }
    return 0;
  }

  // 「マーク読み取り、」, 「引き落とし、」: of two verbs, with a pause behind them and nothing that
  // they are done to.
  [[nodiscard]] bool ends_compound(std::size_t at, std::size_t end) const {
    const std::size_t second = at - text::character_before(text_, at).size;
    const Character kana = text::character_before(text_, second);
    const std::size_t first = second - kana.size;
    return kana.size != 0 && !starts_with_any(text_.substr(at, end - at), particles_) &&
           is_one_of(text_.substr(first, kana.size), inner_kana_) &&
           script_before(text_, first) == Script::kanji &&
           text_.substr(end).starts_with(story_.phrases().text("mark.comma")) &&
           text_.substr(0, first).rfind(story_.phrases().text("particle.object")) ==
               std::string_view::npos;
  }

  [[nodiscard]] bool noun_follows(std::size_t at) const {
    const Script next = script_at(text_, at);
    return next == Script::kanji || (next == Script::katakana) ||
           (starts_with_any(text_.substr(at), behind_verbal_nouns_) &&
            !starts_with_any(text_.substr(at), behind_stems_));
  }

  // 「バーコード読んだ」: kanji before kana that are no particle begin a verb.
  [[nodiscard]] std::size_t noun_end(std::size_t begin, std::size_t end) const {
    const std::string_view behind = text_.substr(end);
    if (starts_with_any(behind, cue("behind_rising_verbs"))) {
      return without_kana(begin, without_verb(begin, end));
    }
    if (is_verb_behind_name(begin, end)) {
      return end - text::character_before(text_, end).size;
    }
    const bool verb = starts_with_any(behind, behind_stems_);
    if (script_at(text_, end) != Script::hiragana ||
        (!verb && starts_with_any(behind, behind_nouns_))) {
      return end;
    }
    return without_verb(begin, end);
  }

  // 「登録ボタン押しても」: one kanji behind katakana that し follows is a verb.
  [[nodiscard]] bool is_verb_behind_name(std::size_t begin, std::size_t end) const {
    const Character last = text::character_before(text_, end);
    return last.size != 0 && end > begin + last.size &&
           text::script_of(last.code) == Script::kanji &&
           script_before(text_, end - last.size) == Script::katakana &&
           starts_with_any(text_.substr(end), cue("behind_short_verbs"));
  }

  // 「立ち」 that is left of 「立ち上がらない」 belongs to the verb.
  [[nodiscard]] std::size_t without_kana(std::size_t begin, std::size_t end) const {
    if (end == begin || script_before(text_, end) != Script::hiragana) {
      return end;
    }
    while (end > begin && script_before(text_, end) == Script::hiragana) {
      end -= text::character_before(text_, end).size;
    }
    while (end > begin && script_before(text_, end) == Script::kanji) {
      end -= text::character_before(text_, end).size;
    }
    return end;
  }

  // 「速報開」 before かない: the verb is the last kanji of several, and all of one or two.
  [[nodiscard]] std::size_t without_verb(std::size_t begin, std::size_t end) const {
    constexpr int kCompound = 3;
    std::size_t kanji = end;
    int count = 0;
    while (kanji > begin && script_before(text_, kanji) == Script::kanji) {
      kanji -= text::character_before(text_, kanji).size;
      ++count;
    }
    return count < kCompound ? kanji : end - text::character_before(text_, end).size;
  }

  [[nodiscard]] std::string_view particle_at(std::size_t at) const {
    for (const std::string& particle : particles_) {
      if (text_.substr(at).starts_with(particle)) {
        return text_.substr(at, particle.size());
      }
    }
    return {};
  }

  // 「今朝の決済API」: a time in front is no part of the name, nor is 「のアラート」 behind it.
  [[nodiscard]] NounPhrase trimmed(NounPhrase phrase) const {
    while (phrase.end > phrase.begin && is_joint(text::character_before(text_, phrase.end).code)) {
      --phrase.end;  // 「replica.」
    }
    for (bool again = true; again;) {
      again = false;
      const std::string_view written = phrase.of(text_);
      for (const std::string& word : lead_) {
        if (written.size() > word.size() && written.starts_with(word)) {
          phrase.begin += word.size();
          again = true;
          break;
        }
      }
      for (const std::string& word : lead_loan_) {
        if (!again && written.starts_with(word) && is_loan(script_at(written, word.size()))) {
          phrase.begin += word.size();
          again = true;
        }
      }
      for (const std::string& word : tail_) {
        if (!again && written.size() > word.size() && written.ends_with(word)) {
          phrase.end -= word.size();
          again = true;
          break;
        }
      }
    }
    return phrase;
  }

  [[nodiscard]] bool is_number(std::string_view phrase) const {
    if (script_at(phrase, 0) != Script::digit) {
      return false;
    }
    // 5秒, 30件, 14:30, 3通路: a number with a unit of at most two characters.
    const auto digits = static_cast<std::size_t>(
        std::ranges::count_if(phrase, [](char c) { return (c >= '0' && c <= '9') || c == '.'; }));
    return length_of(phrase) - digits <= 2 ||
           starts_with_any(phrase.substr(digits), cue("counting_units"));
  }

  // 一件, 数人, 三十枚
  [[nodiscard]] bool is_kanji_number(std::string_view phrase) const {
    constexpr std::size_t kLongestNumber = 4;  // characters
    const auto& units = cue("counting_units");
    return length_of(phrase) <= kLongestNumber && starts_with_any(phrase, cue("kanji_numbers")) &&
           std::ranges::any_of(units,
                               [&](const std::string& unit) { return phrase.ends_with(unit); });
  }

  [[nodiscard]] bool names_person(std::string_view phrase) const {
    constexpr std::size_t kTitle = 2;  // characters of a title: 課長
    const auto& names = story_.names();
    return std::ranges::any_of(names, [&](const std::string& name) {
      return !name.empty() && phrase.starts_with(name) &&
             length_of(phrase) <= length_of(name) + kTitle;
    });
  }

  // 「佐藤様邸」
  [[nodiscard]] bool names_home(std::string_view phrase) const {
    const auto& homes = cue("homes");
    return std::ranges::any_of(homes, [&](const std::string& home) {
      return phrase.ends_with(home) &&
             ends_with_any(phrase.substr(0, phrase.size() - home.size()), honorifics_);
    });
  }

  // 「電話」 tells of the trouble where it comes, and is it where it does not get through.
  [[nodiscard]] bool is_failing_call(const NounPhrase& phrase) const {
    const std::size_t skip = particle_at(phrase.end).size();
    return is_one_of(phrase.of(text_), cue("calls")) &&
           starts_with_any(text_.substr(phrase.end + skip), cue("said_of_calls"));
  }

  [[nodiscard]] bool names_something(std::string_view phrase) const {
    return !phrase.empty() && text::character_at(phrase, 0).size != phrase.size() &&
           !is_number(phrase) && !is_kanji_number(phrase) && !is_one_of(phrase, cue("no_topic")) &&
           !names_person(phrase) && !names_home(phrase) &&
           std::ranges::none_of(honorifics_,
                                [&](const std::string& word) { return phrase.ends_with(word); });
  }

  // 「年」 in 「賞味期限の年」: one character says enough behind another name.
  [[nodiscard]] bool is_part(const NounPhrase& phrase) const {
    const std::string_view name = phrase.of(text_);
    return text::character_at(name, 0).size == name.size() && script_at(name, 0) == Script::kanji &&
           !is_one_of(name, cue("no_topic")) &&
           is_one_of(particle_at(phrase.end), cue("subject_particles"));
  }

  void add(std::vector<NounPhrase>& found, std::size_t begin, std::size_t end) {
    constexpr char32_t kSmallTsu = 0x30C3;  // ガクッ is no noun
    if (starts_with_any(text_.substr(end), honorifics_) ||
        text::character_before(text_, end).code == kSmallTsu) {
      return;
    }
    const NounPhrase phrase = trimmed({begin, end, {}});
    if (phrase.end <= phrase.begin) {
      return;
    }
    const bool linked =
        !found.empty() && links(found.back().end, phrase.begin) &&
        length_of(text_.substr(found.back().begin, phrase.end - found.back().begin)) <= kLongest;
    if (!names_something(phrase.of(text_)) && !is_failing_call(phrase) &&
        !(linked && is_part(phrase))) {
      return;
    }
    if (linked) {
      found.back().end = phrase.end;
      found.back().particle = particle_at(phrase.end);
    } else {
      found.push_back({phrase.begin, phrase.end, particle_at(phrase.end)});
    }
  }

  // Whether nothing but の or ・ stands between.
  [[nodiscard]] bool links(std::size_t end, std::size_t begin) const {
    return end <= begin && is_one_of(text_.substr(end, begin - end), cue("noun_links"));
  }

  const Story& story_;
  std::string_view text_;
  const rules::Words& no_tails_ = cue("no_noun_tails");
  const rules::Words& inner_kana_ = cue("inner_kana");
  const rules::Words& behind_verbal_nouns_ = cue("behind_verbal_nouns");
  const rules::Words& behind_stems_ = cue("behind_verb_stems");
  const rules::Words& behind_nouns_ = cue("behind_nouns");
  const rules::Words& particles_ = cue("topic_particles");
  const rules::Words& lead_ = cue("topic_lead");
  const rules::Words& lead_loan_ = cue("topic_lead_loan");
  const rules::Words& tail_ = cue("topic_tail");
  const rules::Words& honorifics_ = cue("honorifics");
};

}  // namespace

bool is_one_of(std::string_view text, const rules::Words& words) {
  return words.any_is(text);
}

bool is_plain_word(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool overlaps_any(const NounPhrase& phrase, const std::vector<Stretch>& stretches) {
  return std::ranges::any_of(stretches, [&](const Stretch& one) {
    return one.begin < phrase.end && phrase.begin < one.end;
  });
}

bool is_generic(const Story& story, std::string_view phrase) {
  return is_one_of(phrase, story.phrases().cue("generic_topic"));
}

bool is_label(const Story& story, std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLongestLabel = 8;  // characters
  const auto& phrases = story.phrases();
  const std::string_view said = text.substr(begin, end - begin);
  const std::string_view behind = text.substr(end + phrases.cue("quotation")[1].size());
  return !said.empty() && length_of(said) <= kLongestLabel &&
         ends_with_any(std::string(said), phrases.cue("plain_ends")) &&
         !holds_any(said, phrases.cue("subject_particles")) && !tells_of_trouble(story, said) &&
         starts_with_any(behind, phrases.cue("behind_labels"));
}

std::vector<NounPhrase> noun_phrases(const Story& story, std::string_view text) {
  return Scanner(story, text).phrases();
}

bool is_put_right(const Story& story, Line line) {
  const Line next{line.n, line.index + 1};
  const auto& phrases = story.phrases();
  if (next.index >= story.lines(line.n).size() || !story.begins(next, "slip_begins") ||
      story.begins(next, "no_slips")) {
    return false;
  }
  const std::vector<NounPhrase> found = noun_phrases(story, story.normal(next));
  return !find_troubles(story, next).empty() &&
         std::ranges::any_of(found, [&](const NounPhrase& one) {
           return is_one_of(one.particle, phrases.cue("subject_particles"));
         });
}

}  // namespace tenmatsu::composition
