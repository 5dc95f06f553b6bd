#include "analyse/modality.hpp"

#include <optional>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Ending;
using rules::ModalityRules;
using text::Character;
using text::character_at;
using text::character_before;
using text::Script;
using text::script_of;

constexpr char32_t kSmallTsu = 0x3063;  // cuts a cry short and means nothing at an end

// What the end of a text makes of it.
struct Reading {
  Modality modality = Modality::statement;
  bool question = false;
  bool negated = false;
  bool hearsay = false;
  const Ending* rule = nullptr;  // that decided
};

class Reader {
 public:
  Reader(std::string_view sentence, const ModalityRules& rules)
      : sentence_(sentence), rules_(rules) {}

  [[nodiscard]] Reading read() const {
    std::string_view text = without_marks(sentence_);
    std::string asked;
    if (asks_behind(text)) {
      asked.assign(text) += '?';
      text = asked;
    }
    Reading reading = read_end(text, 0);
    reading.question = reading.question || rules_.list("asks").ends(text);
    return reading;
  }

 private:
  static std::string_view cut(std::string_view text, std::size_t size) {
    return text.substr(0, text.size() - size);
  }

  // Full stops, pictures, laughter, a remark in brackets; a question mark stays as one '?'.
  [[nodiscard]] std::string_view without_marks(std::string_view text) const {
    std::string_view best = text;
    while (!text.empty()) {
      const Character last = character_before(text, text.size());
      if (last.code == '?') {
        // Of several, the first stays: no mark may stand between it and the last letter.
        best = text;
        text = cut(text, last.size);
        continue;
      }
      const std::size_t size = mark_at_end(text, last);
      if (size == 0) {
        break;
      }
      text = cut(text, size);
    }
    const bool asks = best.size() > text.size() && character_at(best, text.size()).code == '?';
    return asks ? best.substr(0, text.size() + 1) : text;
  }

  // 「消えてる…？」: of the marks that were cut away one asks.
  [[nodiscard]] bool asks_behind(std::string_view text) const {
    std::string_view marks = sentence_;
    while (marks.size() > text.size()) {
      const Character last = character_before(marks, marks.size());
      if (last.code == '?') {
        return !text.ends_with('?');
      }
      const std::size_t size = mark_at_end(marks, last);
      if (size == 0) {
        return false;
      }
      marks = cut(marks, size);
    }
    return false;
  }

  // The bytes of the mark that `text` ends with; 0 where it ends in a word.
  [[nodiscard]] std::size_t mark_at_end(std::string_view text, Character last) const {
    if (last.code == ')') {
      const std::size_t open = text.rfind('(');
      if (open != std::string_view::npos && has_letters(text.substr(0, open))) {
        return text.size() - open;
      }
    }
    if (!text::is_letter(last.code)) {
      return last.size;
    }
    const Character before = character_before(text, text.size() - last.size);
    const bool kana = before.size > 0 && script_of(before.code) == Script::hiragana;
    if (kana && (last.code == text::kLongVowel || last.code == kSmallTsu)) {
      return last.size;
    }
    const std::size_t laughter = rules_.list("laughter").size_at_end(text);
    return laughter < text.size() && !latin_before(text, laughter) ? laughter : 0;
  }

  static bool latin_before(std::string_view text, std::size_t size) {
    return script_of(character_before(text, text.size() - size).code) == Script::latin;
  }

  static bool has_letters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const Character c = character_at(text, at);
      if (text::is_letter(c.code)) {
        return true;
      }
      at += c.size;
    }
    return false;
  }

  // Only interjections, or the name of whom it is said to.
  [[nodiscard]] bool is_opening(std::string_view text) const {
    while (true) {
      while (!text.empty() && !text::is_letter(character_before(text, text.size()).code)) {
        text = cut(text, character_before(text, text.size()).size);
      }
      if (text.empty() || rules_.list("address").ends(text)) {
        return true;
      }
      const std::size_t size = rules_.list("opening").size_at_end(text);
      if (size == 0) {
        return false;
      }
      text = cut(text, size);
    }
  }

  [[nodiscard]] bool holds(const Ending& rule, std::string_view before) const {
    return (!rule.whole || is_opening(before)) &&
           (rule.after.empty() || rules_.list(rule.after).ends(before)) &&
           (rule.not_after.empty() || !rules_.list(rule.not_after).ends(before)) &&
           (rule.with.empty() || rules_.list(rule.with).stands_in(sentence_));
  }

  [[nodiscard]] Reading read_end(std::string_view text, int depth) const {
    constexpr int kDeepest = 8;
    for (const ModalityRules::Hit& hit : rules_.hits(text)) {
      const Ending& rule = rules_.endings()[hit.entry];
      const std::string_view before = cut(text, hit.size);
      if (!holds(rule, before)) {
        continue;
      }
      const bool asks_before = !rule.becomes || has_maps(rule);
      const Reading rest = asks_before && depth < kDeepest && has_letters(before)
                               ? read_end(without_marks(before), depth + 1)
                               : Reading{};
      return joined(rule, rest);
    }
    return {};
  }

  static bool has_maps(const Ending& rule) {
    for (const auto& to : rule.maps) {
      if (to) {
        return true;
      }
    }
    return false;
  }

  static Reading joined(const Ending& rule, const Reading& rest) {
    Reading all = rest;
    const auto mapped = rule.maps[static_cast<std::size_t>(rest.modality)];
    const std::optional<Modality> becomes = mapped ? mapped : rule.becomes;
    if (becomes && (*becomes != rest.modality || rest.rule == nullptr)) {
      all.modality = *becomes;
      all.rule = &rule;
    }
    if (rule.becomes && !mapped) {
      all.negated = false;  // that of a clause inside
    }
    all.question = all.question || rule.question;
    all.negated = all.negated || rule.negated;
    all.hearsay = all.hearsay || rule.hearsay;
    return all;
  }

  std::string_view sentence_;
  const ModalityRules& rules_;
};

}  // namespace

void read_sentence(std::string_view text, const Rules& rules, Sentence& sentence) {
  const Reading reading = Reader(text, rules.modality).read();
  sentence.modality = reading.modality;
  sentence.question = reading.question;
  sentence.negated = reading.negated;
  sentence.hearsay = reading.hearsay || rules.modality.list("hearsay").stands_in(text);
  // What has happened is no condition any more: 再起動したら直った
  const bool happened = reading.modality == Modality::done || reading.modality == Modality::onset;
  sentence.conditional = !happened && rules.modality.list("conditional").stands_in(text);
  sentence.rule = reading.rule != nullptr ? reading.rule->id : std::string();
}

void read_modality(Talk& talk, const Rules& rules) {
  for (std::size_t i = 0; i < talk.heard.size(); ++i) {
    const Heard& heard = talk.heard[i];
    for (std::size_t k = 0; k < heard.sentences.size(); ++k) {
      read_sentence(heard.slice(heard.sentences[k]), rules, talk.result.events[i].sentences[k]);
    }
  }
}

}  // namespace tenmatsu::analysis
