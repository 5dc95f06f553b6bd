#include "compose/title_sentence.hpp"

#include <algorithm>

#include "compose/title_clauses.hpp"
#include "compose/title_troubles.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {

bool names_component(const Story& story, Line line, const NounPhrase& topic) {
  const auto spans = story.terms(line, "component");
  return std::any_of(spans.begin(), spans.end(), [&](const Stretch& stretch) {
    return stretch.begin < topic.end && topic.begin < stretch.end;
  });
}

// What joins the noun for what is wrong to the name of the thing: 「の遅延」; of 「5xx」 and
// 「5xxエラー」 only what is new; nothing where the name says it itself.
std::string noun_behind(const Story& story, std::string_view name, const std::string& said) {
  const auto& phrases = story.phrases();
  if (ends_in_trouble(story, name) || name.find(text::normalised(said)) != std::string_view::npos) {
    return {};
  }
  const auto words = content_words(name);
  if (!words.empty() && name.ends_with(words.back()) &&
      text::normalised(said).starts_with(words.back())) {
    return said.substr(words.back().size());
  }
  const std::string& possessive = phrases.text("title.possessive");
  const bool linked = name.find(possessive) != std::string_view::npos;
  return linked ? said : possessive + said;
}

// 「営業部から」 names who reports, 「発行機から」 where it happens.
bool SentenceReader::reports(Line line, const NounPhrase& phrase) const {
  const auto& phrases = story_.phrases();
  return is_one_of(phrase.particle, phrases.cue("place_particles")) &&
         !names_component(story_, line, phrase) &&
         !ends_with_any(std::string(phrase.of(story_.normal(line))), phrases.cue("system_endings"));
}

// 「精算おかしい」 as 「精算がおかしい」
std::string SentenceReader::with_particle(Line line, const NounPhrase& topic,
                                          std::string clause) const {
  const std::string name = story_.written(line, topic.begin, topic.end);
  const std::size_t at = clause.find(name);
  const auto& words = story_.phrases().cue("said_of_subject");
  if (at != std::string::npos &&
      starts_with_any(text::normalised(clause.substr(at + name.size())), words)) {
    clause.insert(at + name.size(), story_.phrases().text("title.subject_particle"));
  }
  return clause;
}

bool SentenceReader::add_whole(Line line, const NounPhrase& topic, const std::string& clause,
                               double weight, bool strong) {
  const std::string text = attributive(story_, with_particle(line, topic, clause));
  const std::string normal = text::normalised(text);
  const std::string_view name = topic.of(story_.normal(line));
  if (text.empty() || length_of(text) > kLongestClause || normal.find(name) == std::string::npos ||
      holds_any(normal, people_)) {
    return false;
  }
  Failure failure;
  failure.line = line;
  failure.name = name;
  const std::string written = story_.written(line, topic.begin, topic.end);
  const std::string owned = with_owner(story_, text);
  const bool leads = owned.starts_with(written);
  failure.topic = leads ? written : std::string();
  failure.rest = leads ? owned.substr(written.size()) : owned;
  failure.clause = true;
  failure.weight = weight;
  failure.strong = strong;
  found_.push_back(std::move(failure));
  return true;
}

void SentenceReader::add_of_subject(Line line, const std::string& joint, const std::string& clause,
                                    double weight, bool strong) {
  const std::string said = attributive(story_, clause);
  if (!subject_ || said.empty() || starts_with_any(said, story_.phrases().cue("topic_particles")) ||
      length_of(said) + length_of(subject_->written) > kLongestClause ||
      holds_any(text::normalised(said), people_)) {
    return;
  }
  Failure failure;
  failure.line = line;
  failure.topic = subject_->written;
  failure.name = subject_->name;
  failure.rest = joint + with_owner(story_, said);
  failure.clause = true;
  failure.weight = topic_weight(story_, things_, subject_->name) + weight;
  failure.strong = strong;
  found_.push_back(std::move(failure));
}

}  // namespace tenmatsu::composition
