#include <algorithm>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/title/clauses.hpp"
#include "compose/title/sentence.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

class CountReader : SentenceReader {
 public:
  CountReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : SentenceReader(sentence, found), text_(story_.normal(line_)) {}

  void add_counts() {
    for (std::size_t at = 0; at < text_.size(); at += text::character_at(text_, at).size) {
      if (at > 0 && text::is_noun_letter(text::character_at(text_, at).code) && ends_verb(at) &&
          is_counted(at)) {
        add_clause({clause_begin(at), at});
      }
    }
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(id);
  }

  [[nodiscard]] bool ends_verb(std::size_t at) const {
    return ends_with_any(text_.substr(0, at), cue("before_counted"));
  }

  // 「生徒さんは約640人」, 「人が2,300人」, 「27,418件」: a figure follows, nothing but a noun, its
  // particle and a few words before it.
  [[nodiscard]] bool is_counted(std::size_t at) const {
    constexpr std::size_t kNear = 20;  // characters
    std::size_t end = at;
    for (std::size_t count = 0; count < kNear && end < text_.size(); ++count) {
      const text::Character one = text::character_at(text_, end);
      if (text::script_of(one.code) == Script::digit) {
        return starts_with_any(text_.substr(number_end(end)), cue("counted_units"));
      }
      if (starts_with_any(text_.substr(end), cue("clause_commas")) && !behind_particle(end)) {
        return false;
      }
      end += one.size;
    }
    return false;
  }

  // The comma of 「生徒さんは、640人」 parts nothing.
  [[nodiscard]] bool behind_particle(std::size_t at) const {
    return ends_with_any(text_.substr(0, at), cue("subject_particles"));
  }

  // Behind 「5,300」, 「2万1千」.
  [[nodiscard]] std::size_t number_end(std::size_t at) const {
    while (at < text_.size()) {
      const text::Character one = text::character_at(text_, at);
      const bool goes_on = text::script_of(one.code) == Script::digit || one.code == U',' ||
                           one.code == U'.' ||
                           starts_with_any(text_.substr(at), cue("large_numbers"));
      if (!goes_on) {
        return at;
      }
      at += one.size;
    }
    return at;
  }

  [[nodiscard]] std::size_t clause_begin(std::size_t at) const {
    std::size_t begin = at;
    while (begin > 0) {
      const text::Character before = text::character_before(text_, begin);
      if (text::script_of(before.code) >= Script::blank) {
        break;
      }
      begin -= before.size;
    }
    return begin;
  }

  // 「打刻できなかった」 in front of 「方」 as 「打刻できない」, of whatever stands in it.
  void add_clause(Stretch clause) {
    constexpr double kCounted = 3.6;  // who counts it knows what it was
    bool named = false;
    for (const NounPhrase& topic : sentence_.phrases) {
      if (topic.begin < clause.begin || topic.end >= clause.end) {
        continue;
      }
      named = true;
      const std::string said = present(story_.written(line_, topic.begin, clause.end));
      if (may_be_kept_from(topic) && said.ends_with(story_.phrases().text("title.negative"))) {
        add_whole(topic, said, weight_of(topic) + kCounted);
      }
    }
    if (!named) {
      add_counted_thing(clause, kCounted);
    }
  }

  // 「打刻」, but neither 「失敗」 itself nor the places of 「入館に」, 「電波の届かない」.
  [[nodiscard]] bool may_be_kept_from(const NounPhrase& topic) const {
    return !is_trouble(story_, topic.of(text_)) &&
           (starts_with_any(text_.substr(topic.end), cue("can")) ||
            !is_one_of(topic.particle, cue("particles_of_places")));
  }

  // 「遅れた帳票は2万件」: what is counted is what failed.
  void add_counted_thing(Stretch clause, double more) {
    constexpr std::size_t kVerb = 9;  // characters; what is longer tells of more than one thing
    const std::string_view verb = text_.substr(clause.begin, clause.end - clause.begin);
    if (length_of(verb) > kVerb || starts_with_any(verb, cue("topic_particles"))) {
      return;
    }
    for (const NounPhrase& thing : sentence_.phrases) {
      if (thing.begin != clause.end || ends_with_any(thing.of(text_), cue("people_called"))) {
        continue;
      }
      const std::string name = story_.written(line_, thing.begin, thing.end);
      const std::string said = present(story_.written(line_, clause.begin, clause.end));
      if (tells_of_trouble(story_, text::normalised(said))) {
        add_whole(thing, name + story_.phrases().text("particle.subject") + said,
                  weight_of(thing) + more);
      }
    }
  }

  [[nodiscard]] double weight_of(const NounPhrase& topic) const {
    return topic_weight(story_, sentence_.things, topic.of(text_));
  }

  // 「できなかった」 as 「できない」: a title tells what failed, not that it did once.
  [[nodiscard]] std::string present(const std::string& clause) const {
    std::string text = plain_clause(story_, clause);
    for (const std::string& past : cue("past_negatives")) {
      if (text.ends_with(past)) {
        text.resize(text.size() - past.size());
        return text + story_.phrases().text("title.negative");
      }
    }
    return text;
  }

  std::string_view text_;
};

}  // namespace

void hear_counts(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  CountReader(sentence, found).add_counts();
}

}  // namespace tenmatsu::composition
