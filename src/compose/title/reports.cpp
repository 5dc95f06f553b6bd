#include <algorithm>
#include <optional>

#include "compose/speech/words.hpp"
#include "compose/title/clauses.hpp"
#include "compose/title/sentence.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

class ReportReader : SentenceReader {
 public:
  ReportReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : SentenceReader(sentence, found) {}

  // A first report says what is wrong even where no word for it is known.
  void add_report() {
    const std::string_view text = story_.normal(line_);
    for (const NounPhrase& topic : sentence_.phrases) {
      const std::size_t behind = behind_subject(text, topic);
      // 「開けないという先生がいらっしゃいます」: who reports it is not what fails.
      if (behind == topic.end || is_trouble(story_, topic.of(text)) ||
          starts_with_any(text.substr(behind), story_.phrases().cue("being"))) {
        continue;
      }
      const std::size_t end = clause_end(story_, line_, behind);
      // A negative that is trouble was found as one.
      if (end <= behind || ends_with_any(std::string(text.substr(behind, end - behind)),
                                         story_.phrases().cue("negative_endings"))) {
        continue;
      }
      if (add_stretch(topic, behind, end)) {
        return;
      }
    }
  }

  // 「時間割のPDFなんですが、去年のものが出ています」
  void add_of_theme() {
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line_);
    for (const NounPhrase& topic : sentence_.phrases) {
      for (const std::string& mark : phrases.cue("theme_marks")) {
        if (text.substr(topic.end).starts_with(mark)) {
          const std::size_t begin = topic.end + mark.size();
          add_at_theme(topic, begin, clause_end(story_, line_, begin));
          return;
        }
      }
    }
  }

  // 「HPがマイナスになってない？」: who asks so has seen it.
  void add_wonder() {
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line_);
    if (!story_.asks(line_) && text.find('?') == std::string_view::npos) {
      return;
    }
    if (!add_wondered_state(phrases.cue("wondering_state"), {}) &&
        !add_wondered_state(phrases.cue("wondering_adjective"), phrases.text("title.adjective")) &&
        !add_wondered_verb(phrases.cue("wondering"), phrases.text("title.going_on"))) {
      add_wondered_verb(phrases.cue("wondering_western"), phrases.text("title.western_going_on"));
    }
  }

 private:
  void add_at_theme(const NounPhrase& topic, std::size_t begin, std::size_t end) {
    constexpr double kAtTheme = 0.6;
    if (end > begin) {
      const std::string name = story_.written(line_, topic.begin, topic.end);
      add_whole(topic,
                story_.phrases().fill(
                    "title.at", {{"topic", name}, {"said", story_.written(line_, begin, end)}}),
                topic_weight(story_, sentence_.things, topic.of(story_.normal(line_))) - kAtTheme,
                false);
    }
  }

  // 「予約が」, 「予約、」: where the news of the subject begins; the end of the topic where it is
  // none.
  [[nodiscard]] std::size_t behind_subject(std::string_view text, const NounPhrase& topic) const {
    const auto& phrases = story_.phrases();
    const std::string& comma = phrases.text("mark.comma");
    if (topic.particle.empty() && text.substr(topic.end).starts_with(comma)) {
      return topic.end + comma.size();
    }
    return is_one_of(topic.particle, phrases.cue("subject_particles"))
               ? topic.end + topic.particle.size()
               : topic.end;
  }

  // From the first thing on that a title has room for: 「アプリに昨日のコースが出ている」.
  bool add_stretch(const NounPhrase& topic, std::size_t behind, std::size_t end) {
    const double weight =
        topic_weight(story_, sentence_.things, topic.of(story_.normal(line_))) - 0.4;
    const std::string clause = with_subject_particle(story_, story_.written(line_, topic.end, end));
    for (const NounPhrase& first : sentence_.phrases) {
      if (first.begin > topic.begin) {
        return false;
      }
      const auto front = first.begin == topic.begin ? std::optional<std::string>("")
                                                    : bridge(story_, line_, first.end, topic.begin);
      if (!front || behind > end || reports(first)) {
        continue;
      }
      const std::string head =
          first.begin == topic.begin ? "" : story_.written(line_, first.begin, first.end) + *front;
      if (add_whole(topic, head + story_.written(line_, topic.begin, topic.end) + clause, weight,
                    false)) {
        return true;
      }
    }
    return false;
  }

  // 「使われすぎじゃない？」, 「重くない？」
  bool add_wondered_state(const rules::Words& endings, const std::string& last) {
    const std::string_view text = story_.normal(line_);
    for (const std::string& ending : endings) {
      const std::size_t at = text.find(ending);
      for (const NounPhrase& topic : sentence_.phrases) {
        const auto between = at != std::string_view::npos && topic.end < at
                                 ? bridge(story_, line_, topic.end, at)
                                 : std::nullopt;
        if (between && add_wondered(topic, *between, last)) {
          return true;
        }
      }
    }
    return false;
  }

  // 「マイナスになってない？」, but who asks 「メールが届いてない？」 may mean either.
  bool add_wondered_verb(const rules::Words& endings, const std::string& going_on) {
    const std::string_view text = story_.normal(line_);
    for (const std::string& ending : endings) {
      const std::size_t at = text.rfind(ending);
      if (at == std::string_view::npos) {
        continue;
      }
      const std::size_t linking = at + text::character_at(ending, 0).size;
      for (const NounPhrase& topic : sentence_.phrases) {
        const auto between =
            topic.end <= linking ? bridge(story_, line_, topic.end, linking) : std::nullopt;
        if (between && add_wondered(topic, *between, going_on)) {
          return true;
        }
      }
    }
    return false;
  }

  // Only what is trouble as it is: 「重くない？」, 「もう出てない？」, not 「出てません？」.
  bool add_wondered(const NounPhrase& topic, const std::string& said, const std::string& ending) {
    constexpr double kSeen = 0.6;  // more than a question counts
    const std::string normal = text::normalised(said + ending);
    if (!tells_of_trouble(story_, normal) && !holds_any(normal, story_.phrases().cue("already"))) {
      return false;
    }
    const std::string name = story_.written(line_, topic.begin, topic.end);
    const double weight =
        topic_weight(story_, sentence_.things, topic.of(story_.normal(line_))) + kSeen;
    return add_whole(topic, name + said + ending, weight);
  }
};

}  // namespace

void hear_reports(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  ReportReader reader(sentence, found);
  reader.add_report();
  reader.add_of_theme();
}

void hear_wonder(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  ReportReader(sentence, found).add_wonder();
}

}  // namespace tenmatsu::composition
