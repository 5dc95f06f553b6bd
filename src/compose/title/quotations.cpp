#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/title/sentence.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

class QuotationReader : SentenceReader {
 public:
  QuotationReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : SentenceReader(sentence, found) {}

  // 「一覧に別の会社の名前が出ている」とお電話: what a user said is told best in those words.
  void add_quotes() {
    const auto& quotes = story_.phrases().cue("quotation");
    const std::string_view text = story_.normal(line_);
    for (std::size_t at = text.find(quotes[0]); at != std::string_view::npos;
         at = text.find(quotes[0], at + 1)) {
      const std::size_t begin = at + quotes[0].size();
      const std::size_t end = text.find(quotes[1], begin);
      if (end != std::string_view::npos && !is_label(story_, text, begin, end)) {
        add_quote(begin, end);
      }
    }
  }

  // The tablet says 「温度記録なし」: what a device shows is what is wrong.
  void add_shown() {
    constexpr std::size_t kLongest = 20;
    const auto& phrases = story_.phrases();
    const auto& quotes = phrases.cue("quotation");
    const std::string_view text = story_.normal(line_);
    const std::size_t opening = text.find(quotes[0]);
    const std::size_t closing = text.find(quotes[1], std::min(opening, text.size()));
    if (closing == std::string_view::npos) {
      return;
    }
    const std::size_t begin = opening + quotes[0].size();
    const std::size_t behind = closing + quotes[1].size();
    const std::string_view shown = text.substr(begin, closing - begin);
    const bool ends = text::is_noun_letter(text::character_before(text, closing).code) ||
                      shown.ends_with(phrases.text("title.negative")) ||
                      shown.ends_with(phrases.text("title.nothing")) ||
                      ends_with_any(shown, phrases.cue("shown_negatives"));
    if (!ends || length_of(shown) > kLongest ||
        !starts_with_any(text.substr(behind), phrases.cue("shown")) ||
        is_one_of(shown, phrases.cue("shown_in_order")) ||
        starts_with_any(text.substr(behind), phrases.cue("shows_well")) || denied(behind)) {
      return;
    }
    if (ends_with_any(std::string(text.substr(0, opening)), phrases.cue("before_displays"))) {
      add_shown_when(opening, behind);
      return;
    }
    for (const NounPhrase& phrase : sentence_.phrases) {
      if (phrase.end + phrase.particle.size() == opening && !phrase.particle.empty()) {
        ThingFailure failure;
        failure.line = line_;
        failure.name = phrase.of(text);
        const bool says = !is_generic(story_, failure.name);
        failure.topic = says ? story_.written(line_, phrase.begin, phrase.end) : std::string();
        failure.rest = phrases.fill(says ? "title.shown" : "title.shown_alone",
                                    {{"said", story_.written(line_, begin, closing)}});
        failure.weight = topic_weight(story_, sentence_.things, failure.name) + 1.2;
        failure.strong = true;
        found_.push_back(std::move(failure));
      }
    }
  }

 private:
  // 「注文を入れると「値幅外」って出る」: from what was done on, as it was said.
  void add_shown_when(std::size_t opening, std::size_t behind) {
    constexpr double kShown = 0.8;
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line_);
    const auto& shown = phrases.cue("shown");
    const auto word = std::ranges::find_if(
        shown, [&](const std::string& one) { return text.substr(behind).starts_with(one); });
    const std::size_t end =
        clause_end(story_, line_, behind + (word == shown.end() ? 0 : word->size()));
    for (const NounPhrase& phrase : sentence_.phrases) {
      if (phrase.end > opening) {
        return;
      }
      const bool apart =
          phrase.particle.empty() ||
          holds_any(text.substr(phrase.end, opening - phrase.end), phrases.cue("display_breaks"));
      if (!apart && !reports(phrase) &&
          add_whole(phrase, story_.written(line_, phrase.begin, end),
                    topic_weight(story_, sentence_.things, phrase.of(text)) + kShown)) {
        return;
      }
    }
  }

  // 「「営業中」の表示が出ません」: nothing is shown.
  [[nodiscard]] bool denied(std::size_t begin) const {
    const auto& phrases = story_.phrases();
    const std::string_view said =
        story_.normal(line_).substr(begin, clause_end(story_, line_, begin) - begin);
    return holds_any(said, phrases.cue("negative_endings")) ||
           ends_with_any(said, phrases.cue("short_negatives"));
  }

  // 「別の便が来た、どっちなんだ」, 「橋を渡れと言われた、危なすぎる」: what is asked or felt
  // behind what happened is left out.
  [[nodiscard]] std::size_t told_end(std::size_t begin, std::size_t end) const {
    const auto& phrases = story_.phrases();
    const std::string_view said = story_.normal(line_).substr(begin, end - begin);
    const std::size_t comma = said.rfind(phrases.text("mark.comma"));
    return comma != std::string_view::npos &&
                   (holds_any(said.substr(comma), phrases.cue("question_words")) ||
                    holds_any(said.substr(comma + phrases.text("mark.comma").size()),
                              phrases.cue("no_title_words")))
               ? begin + comma
               : end;
  }

  // 「予約しようと思ったら画面が真っ白」
  [[nodiscard]] std::size_t behind_expectation(std::size_t begin, std::size_t end) const {
    const std::string_view said = story_.normal(line_).substr(begin, end - begin);
    for (const std::string& word : story_.phrases().cue("expectations")) {
      const std::size_t at = said.find(word);
      if (at != std::string_view::npos) {
        return begin + at + word.size();
      }
    }
    return begin;
  }

  void add_quote(std::size_t begin, std::size_t end) {
    constexpr double kQuoted = 0.8;
    const std::string_view text = story_.normal(line_);
    end = told_end(begin, end);
    begin = behind_expectation(begin, end);
    const NounPhrase* best = nullptr;
    double weight = 0;
    for (const NounPhrase& phrase : sentence_.phrases) {
      if (phrase.begin >= begin && phrase.end < end) {
        const double one = topic_weight(story_, sentence_.things, phrase.of(text));
        weight = best == nullptr ? one : std::max(weight, one);
        best = best == nullptr ? &phrase : best;
      }
    }
    const std::string_view said = text.substr(begin, end - begin);
    if (best != nullptr && !holds_any(said, story_.phrases().cue("question_words"))) {
      const std::string quote = story_.written(line_, begin, end);
      const std::string of = said_of(begin);
      if (of.empty() || !add_whole(*best, of + quote, weight + kQuoted)) {
        add_whole(*best, quote, weight + kQuoted);
      }
    }
  }

  // 「控除証明書について「…」とのお申し出」: of what it is said, with its particle.
  [[nodiscard]] std::string said_of(std::size_t quote) const {
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line_);
    for (const NounPhrase& phrase : sentence_.phrases) {
      const std::size_t opening = phrases.cue("quotation")[0].size();
      if (phrase.end + opening <= quote &&
          is_one_of(text.substr(phrase.end, quote - opening - phrase.end),
                    phrases.cue("said_of"))) {
        const std::string_view name = phrase.of(text);
        const std::size_t last = name.rfind(phrases.text("particle.of"));
        const std::size_t skip =
            last == std::string_view::npos ? 0 : last + phrases.text("particle.of").size();
        // 「私の名前で「…」と来た」: of which name is for nobody to read; 「レビューに「…」」 is
        // said of something else.
        return is_generic(story_, name.substr(skip)) ||
                       ends_with_any(name, phrases.cue("told_where"))
                   ? std::string()
                   : story_.written(line_, phrase.begin + skip, phrase.end) +
                         phrases.text("particle.of");
      }
    }
    return {};
  }
};

}  // namespace

void hear_quotations(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  QuotationReader(sentence, found).add_quotes();
}

void hear_displays(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  QuotationReader(sentence, found).add_shown();
}

}  // namespace tenmatsu::composition
