#include "compose/title/sentence.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/title/clauses.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// What is longer as it was said is no title when it is written.
constexpr std::size_t kLongestSaid = 12 * kLongestClause;  // bytes

// What of `said`, as written, stands behind the normalised `word` that it begins with.
std::string behind_word(const std::string& said, std::string_view word) {
  for (std::size_t at = 0; at < said.size(); at += text::character_at(said, at).size) {
    if (text::normalised(said.substr(0, at)) == word) {
      return said.substr(at);
    }
  }
  return {};
}

}  // namespace

bool names_component(const TroubleSentence& sentence, const NounPhrase& topic) {
  return overlaps_any(topic, sentence.components);
}

std::string noun_behind(const Story& story, std::string_view name, const std::string& said) {
  const auto& phrases = story.phrases();
  const bool alarm =
      said == phrases.text("title.alert") && ends_with_any(name, phrases.cue("alarm_names"));
  if (alarm || ends_in_trouble(story, name) ||
      name.find(text::normalised(said)) != std::string_view::npos) {
    return {};
  }
  if (said == phrases.text("title.cut") && ends_with_any(name, phrases.cue("runs_out"))) {
    return phrases.text("title.run_out");
  }
  const auto words = content_words(name);
  if (!words.empty() && name.ends_with(words.back()) &&
      text::normalised(said).starts_with(words.back())) {
    return behind_word(said, words.back());
  }
  const std::string& possessive = phrases.text("particle.of");
  const bool linked = name.find(possessive) != std::string_view::npos;
  return linked ? said : possessive + said;
}

bool SentenceReader::reports(const NounPhrase& phrase) const {
  const auto& phrases = story_.phrases();
  return is_one_of(phrase.particle, phrases.cue("place_particles")) &&
         !names_component(sentence_, phrase) &&
         !ends_with_any(std::string(phrase.of(story_.normal(line_))),
                        phrases.cue("system_endings"));
}

// 「精算おかしい」 as 「精算がおかしい」
std::string SentenceReader::with_particle(const NounPhrase& topic, std::string clause) const {
  const std::string name = story_.written(line_, topic.begin, topic.end);
  const std::size_t at = clause.find(name);
  const auto& words = story_.phrases().cue("said_of_subject");
  if (at != std::string::npos &&
      starts_with_any(text::normalised(clause.substr(at + name.size())), words)) {
    clause.insert(at + name.size(), story_.phrases().text("particle.subject"));
  }
  return clause;
}

bool SentenceReader::add_whole(const NounPhrase& topic, const std::string& clause, double weight,
                               bool strong) {
  if (clause.size() > kLongestSaid) {
    return false;
  }
  const std::string text = attributive(story_, with_particle(topic, clause));
  const std::string normal = text::normalised(text);
  const std::string_view name = topic.of(story_.normal(line_));
  if (text.empty() || length_of(text) > kLongestClause || normal.find(name) == std::string::npos ||
      holds_any(normal, sentence_.people)) {
    return false;
  }
  ThingFailure failure;
  failure.line = line_;
  failure.name = name;
  const std::string written = story_.written(line_, topic.begin, topic.end);
  const std::string owned = with_owner(story_, text);
  const bool leads = owned.starts_with(written);
  failure.topic = leads ? written : std::string();
  failure.rest = leads ? owned.substr(written.size()) : owned;
  failure.clause = true;
  failure.weight = weight;
  failure.strong = strong && !holds_any(normal, story_.phrases().cue("title_hedges"));
  found_.push_back(std::move(failure));
  return true;
}

void SentenceReader::add_of_subject(const std::string& joint, const std::string& clause,
                                    double weight, bool strong) {
  const std::string said = attributive(story_, clause);
  if (!sentence_.subject || said.empty() ||
      starts_with_any(said, story_.phrases().cue("topic_particles")) ||
      holds_any(said, story_.phrases().cue("topic_marks")) ||
      length_of(said) + length_of(sentence_.subject->written) > kLongestClause ||
      holds_any(text::normalised(said), sentence_.people)) {
    return;
  }
  ThingFailure failure;
  failure.line = line_;
  failure.topic = sentence_.subject->written;
  failure.name = sentence_.subject->name;
  failure.rest = joint + with_owner(story_, said);
  failure.clause = true;
  failure.weight = topic_weight(story_, sentence_.things, sentence_.subject->name) + weight;
  failure.strong = strong;
  found_.push_back(std::move(failure));
}

}  // namespace tenmatsu::composition
