#include "compose/title.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Head;

// --- what the talk is about ---

// How often each word stands in the messages that tell of the trouble, in their order.
class Subjects {
 public:
  explicit Subjects(const Story& story) {
    for (const Event& event : story.events()) {
      const double weight = weight_of(story, event.n);
      if (!event.tags.empty()) {
        texts_.push_back(story.normal(event.n));
      }
      if (weight > 0) {
        for (const std::string& word : content_words(story.normal(event.n))) {
          add(word, weight);
        }
      }
    }
  }

  /// What it is worth that the talk comes back to these words.
  [[nodiscard]] double share(std::string_view words) const {
    const auto count = std::count_if(texts_.begin(), texts_.end(), [&](std::string_view text) {
      return text.find(words) != std::string_view::npos;
    });
    return 0.25 * static_cast<double>(std::min<std::ptrdiff_t>(count, 5));
  }

  [[nodiscard]] double weight(std::string_view normalised) const {
    double best = 0;
    for (const std::string& word : content_words(normalised)) {
      const auto found = weights_.find(word);
      best = std::max(best, found == weights_.end() ? 0 : found->second);
    }
    return best;
  }

 private:
  static double weight_of(const Story& story, int n) {
    if (story.has(n, Tag::detection)) {
      return 2;
    }
    if (story.has(n, Tag::symptom) || story.has(n, Tag::impact) || story.has(n, Tag::recovery)) {
      return 1;
    }
    return story.has(n, Tag::cause) ? 0.7 : story.event(n).tags.empty() ? 0 : 0.3;
  }

  void add(const std::string& word, double weight) { weights_[word] += weight; }

  std::map<std::string, double, std::less<>> weights_;
  std::vector<std::string_view> texts_;  // of the messages that have a tag
};

// --- noun phrases ---

// A noun phrase of a sentence, in the bytes of its normalised text.
struct Topic {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view particle;  // what joins it to the rest; empty where nothing does
};

bool is_one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string_view particle_at(const Story& story, std::string_view text, std::size_t at) {
  for (const std::string& particle : story.phrases().cue("topic_particles")) {
    if (text.substr(at).starts_with(particle)) {
      return text.substr(at, particle.size());
    }
  }
  return {};
}

// 「今朝の決済API」: a time in front is no part of the name, nor is 「のアラート」 behind it.
Topic trimmed(const Story& story, std::string_view text, Topic topic) {
  for (bool again = true; again;) {
    again = false;
    const std::string_view phrase = text.substr(topic.begin, topic.end - topic.begin);
    for (const std::string& word : story.phrases().cue("topic_lead")) {
      if (phrase.size() > word.size() && phrase.starts_with(word)) {
        topic.begin += word.size();
        again = true;
        break;
      }
    }
    for (const std::string& word : story.phrases().cue("topic_tail")) {
      if (!again && phrase.size() > word.size() && phrase.ends_with(word)) {
        topic.end -= word.size();
        again = true;
        break;
      }
    }
  }
  return topic;
}

bool is_number(std::string_view phrase) {
  const text::Script first = text::script_of(text::character_at(phrase, 0).code);
  if (first != text::Script::digit) {
    return false;
  }
  // 5秒, 30件, 14:30: a number with a unit of at most two characters.
  std::size_t at = 0;
  int behind = 0;
  while (at < phrase.size()) {
    const text::Character character = text::character_at(phrase, at);
    const bool digit =
        text::script_of(character.code) == text::Script::digit || character.code < 'A';
    behind += digit ? 0 : 1;
    at += character.size;
  }
  return behind <= 2;
}

bool is_topic(const Story& story, std::string_view phrase) {
  if (phrase.empty() || text::character_at(phrase, 0).size == phrase.size() || is_number(phrase) ||
      is_one_of(phrase, story.phrases().cue("no_topic"))) {
    return false;
  }
  const auto& people = story.analysis().people;
  return std::none_of(people.begin(), people.end(), [&](const Person& person) {
    return text::normalised(person.name) == phrase;
  });
}

bool is_kanji(const text::Character& character) {
  return character.size != 0 && text::script_of(character.code) == text::Script::kanji;
}

// 「バーコード読んだ」: kanji before kana that are no particle begin a verb.
std::size_t without_verb(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && is_kanji(text::character_before(text, end))) {
    end -= text::character_before(text, end).size;
  }
  return end;
}

// 「加入者さん」: what is spoken of as a person did not fail; what stands before it may have.
std::size_t without_person(std::string_view text, std::size_t begin, std::size_t end,
                           const std::string& possessive) {
  const std::size_t link = text.substr(begin, end - begin).rfind(possessive);
  return link == std::string_view::npos ? begin : begin + link;
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.starts_with(word); });
}

// Where the noun phrase that was found really ends.
std::size_t noun_end(const Story& story, std::string_view text, std::size_t begin,
                     std::size_t end) {
  const auto& phrases = story.phrases();
  const std::string_view behind = text.substr(end);
  if (starts_with_any(behind, phrases.cue("honorifics"))) {
    return without_person(text, begin, end, phrases.text("title.possessive"));
  }
  const text::Character next = text::character_at(text, end);
  const bool kana = next.size != 0 && text::script_of(next.code) == text::Script::hiragana;
  return kana && !starts_with_any(behind, phrases.cue("behind_nouns"))
             ? without_verb(text, begin, end)
             : end;
}

// All noun phrases of the sentence that end at `end` or before.
std::vector<Topic> topics_before(const Story& story, std::string_view text, std::size_t end) {
  std::vector<Topic> found;
  for (std::size_t at = end; at > 0;) {
    const std::size_t begin = noun_phrase_begin(text, at, story.phrases().cue("inner_kana"));
    if (begin == at) {
      at -= text::character_before(text, at).size;
      continue;
    }
    const std::size_t last = at == end ? at : noun_end(story, text, begin, at);
    const Topic topic =
        trimmed(story, text, {begin, last, at == end ? "" : particle_at(story, text, last)});
    if (topic.end > topic.begin &&
        is_topic(story, text.substr(topic.begin, topic.end - topic.begin))) {
      found.push_back(topic);
    }
    at = begin;
  }
  return found;
}

// --- candidates ---

struct Candidate {
  Line line;
  double weight = 0;
  std::string topic;       // as written
  std::string normalised;  // of `topic`
  std::string said;        // what is wrong with it, as a noun or a verb
  Head::Form form = Head::Form::bare;
  std::string particle;
  std::string beside;  // the next best name of the sentence, as written
  bool beside_first = false;
  bool whole = false;   // `topic` is the title
  bool strong = false;  // it says what failed and how
};

bool tells_trouble(const Story& story, int n) {
  return story.has(n, Tag::detection) || story.has(n, Tag::symptom) || story.has(n, Tag::impact);
}

double tag_weight(const Story& story, int n) {
  double weight = story.has(n, Tag::detection) ? 1.5 : 0;
  weight += story.has(n, Tag::symptom) ? 1 : 0;
  weight += story.has(n, Tag::impact) ? 0.6 : 0;
  return weight - (story.has(n, Tag::recovery) ? 1.5 : 0);
}

double topic_weight(const Story& story, const Subjects& subjects, std::string_view phrase) {
  double weight = std::min(subjects.weight(phrase), 6.0) * 0.4;
  const std::size_t length = length_of(phrase);
  weight -= is_one_of(phrase, story.phrases().cue("generic_topic")) ? 0.8 : 0;
  weight -= text::script_of(text::character_at(phrase, 0).code) == text::Script::digit ? 0.8 : 0;
  weight += length >= 4 ? 0.4 : 0;
  weight -= length > 14 ? 0.6 : 0;
  return weight;
}

// What stands before the particle が is more likely what failed than what stands before から.
double particle_weight(const Story& story, std::string_view particle) {
  const auto& phrases = story.phrases();
  if (particle.empty() || is_one_of(particle, phrases.cue("subject_particles"))) {
    return 0.6;
  }
  return is_one_of(particle, phrases.cue("object_particles")) ? 0.3 : 0;
}

bool names_component(const Story& story, Line line, const Topic& topic) {
  const auto spans = story.terms(line, "component");
  return std::any_of(spans.begin(), spans.end(), [&](const Stretch& stretch) {
    return stretch.begin < topic.end && topic.begin < stretch.end;
  });
}

struct Search {
  const Story& story;
  const Subjects& subjects;
  std::vector<Candidate> found;
};

struct Weighed {
  Topic topic;
  double weight = 0;
};

std::vector<Weighed> weighed_topics(const Search& search, Line line, std::size_t end) {
  constexpr double kFar = 0.02;  // for each byte between a topic and what is said of it
  const std::string_view text = search.story.normal(line);
  std::vector<Weighed> all;
  for (const Topic& topic : topics_before(search.story, text, end)) {
    const std::string_view phrase = text.substr(topic.begin, topic.end - topic.begin);
    double weight = topic_weight(search.story, search.subjects, phrase);
    weight += particle_weight(search.story, topic.particle);
    weight += names_component(search.story, line, topic) ? 0.8 : 0;
    weight -= std::min(kFar * static_cast<double>(end - topic.end), 1.2);
    all.push_back({topic, weight});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
  return all;
}

// What is said of the topic, in the bytes of the normalised sentence.
struct Said {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

bool is_noun_character(const text::Character& character) {
  const text::Script script = text::script_of(character.code);
  return character.size != 0 && (script == text::Script::kanji || script == text::Script::katakana);
}

// 「二重」 in 二重発売: a part of a noun stands for the whole of it.
Said whole_noun(const Story& story, Line line, std::size_t begin, std::size_t end) {
  const std::string_view text = story.normal(line);
  while (is_noun_character(text::character_before(text, begin))) {
    begin -= text::character_before(text, begin).size;
  }
  while (is_noun_character(text::character_at(text, end))) {
    end += text::character_at(text, end).size;
  }
  return {begin, end, story.written(line, begin, end)};
}

// 「買えません」: the kanji of the verb stand before the ending that was found.
std::optional<Said> whole_verb(const Story& story, Line line, const Head& head, std::size_t begin,
                               std::size_t end) {
  const std::string_view text = story.normal(line);
  std::size_t stem = begin;
  while (is_kanji(text::character_before(text, stem))) {
    stem -= text::character_before(text, stem).size;
  }
  if (stem == begin) {
    return std::nullopt;
  }
  return Said{stem, end, story.written(line, stem, begin) + head.noun};
}

std::optional<Said> said_by(const Story& story, Line line, const Head& head, std::size_t begin,
                            std::size_t end) {
  switch (head.form) {
    case Head::Form::bare:
      return whole_noun(story, line, begin, end);
    case Head::Form::stem:
      return whole_verb(story, line, head, begin, end);
    default:
      return Said{begin, end, head.noun};
  }
}

void add_candidate(Search& search, Line line, const Head& head, const Said& said) {
  constexpr double kWorthNaming = 0.7;
  const Story& story = search.story;
  const std::vector<Weighed> topics = weighed_topics(search, line, said.begin);
  if (topics.empty()) {
    return;
  }
  const Topic& topic = topics.front().topic;
  Candidate candidate;
  candidate.line = line;
  candidate.topic = story.written(line, topic.begin, topic.end);
  candidate.normalised = story.normal(line).substr(topic.begin, topic.end - topic.begin);
  candidate.said = said.text;
  candidate.form = head.form;
  candidate.particle = topic.end == said.begin ? "" : topic.particle;
  candidate.weight =
      topics.front().weight + (head.weak ? -0.7 : 0) +
      search.subjects.share(story.normal(line).substr(said.begin, said.end - said.begin));
  candidate.strong =
      !head.weak && !is_one_of(candidate.normalised, story.phrases().cue("generic_topic"));
  if (topics.size() > 1 && topics[1].weight >= kWorthNaming) {
    candidate.beside = story.written(line, topics[1].topic.begin, topics[1].topic.end);
    candidate.beside_first = topics[1].topic.begin < topic.begin;
  }
  search.found.push_back(std::move(candidate));
}

bool is_noun(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    const text::Script script = text::script_of(character.code);
    if (script == text::Script::hiragana || script >= text::Script::blank) {
      return false;
    }
    at += character.size;
  }
  return !text.empty();
}

// Names of symptoms that no head tells how to put into a title stay as they are.
void add_symptoms(Search& search, Line line) {
  const Story& story = search.story;
  Head head;
  head.weak = true;
  for (const Stretch& stretch : story.terms(line, "symptom")) {
    if (is_noun(story.normal(line).substr(stretch.begin, stretch.end - stretch.begin))) {
      add_candidate(search, line, head,
                    {stretch.begin, stretch.end, story.written(line, stretch.begin, stretch.end)});
    }
  }
}

// A short report is a title as it stands: 「再配達の日時指定が全部後日になる」.
void add_clause(Search& search, int n) {
  constexpr std::size_t kShortest = 6;
  constexpr std::size_t kLongest = 32;
  constexpr double kPlain = 2.2;  // what a title in two words must be worth to be preferred
  const Story& story = search.story;
  const Line line = story.carrier(n, story.has(n, Tag::symptom) ? Tag::symptom : Tag::detection);
  const std::string text = noun(story, line);
  const std::size_t length = length_of(text);
  // A title does not begin with the hour at which it happened.
  const bool timed = text::script_of(text::character_at(text, 0).code) == text::Script::digit;
  if (story.bot(n) || story.asks(line) || timed || length < kShortest || length > kLongest) {
    return;
  }
  Candidate candidate;
  candidate.line = line;
  candidate.topic = text;
  candidate.form = Head::Form::bare;
  candidate.weight = kPlain;
  candidate.whole = true;
  search.found.push_back(std::move(candidate));
}

void add_heads(Search& search, Line line) {
  const std::string_view text = search.story.normal(line);
  for (const Head& head : search.story.phrases().heads()) {
    for (const std::string& word : head.words) {
      for (std::size_t at = text.find(word); at != std::string_view::npos;
           at = text.find(word, at + word.size())) {
        if (const auto said = said_by(search.story, line, head, at, at + word.size())) {
          add_candidate(search, line, head, *said);
        }
      }
    }
  }
}

// What a monitor writes is a title already, once the marks around it are gone.
void add_alert(Search& search, int n) {
  const Story& story = search.story;
  if (!story.bot(n)) {
    return;
  }
  const Line line{n, 0};
  const std::string_view text = story.normal(line);
  std::size_t begin = 0;
  for (const std::string& mark : story.phrases().cue("alert_marks")) {
    const std::size_t at = text.find(mark);
    begin = at == std::string_view::npos ? begin : std::max(begin, at + mark.size());
  }
  while (begin < text.size() && !text::is_letter(text::character_at(text, begin).code)) {
    begin += text::character_at(text, begin).size;
  }
  std::size_t end = text.size();
  for (const std::string& mark : story.phrases().cue("alert_ends")) {
    end = std::min(end, text.find(mark, begin));
  }
  if (end <= begin) {
    return;
  }
  Candidate candidate;
  candidate.line = line;
  candidate.topic = story.written(line, begin, end);
  candidate.normalised = text.substr(begin, end - begin);
  candidate.said = story.phrases().text("title.alert");
  candidate.form = Head::Form::bare;
  candidate.weight = 0.5 + topic_weight(story, search.subjects, candidate.normalised);
  search.found.push_back(std::move(candidate));
}

// A reading that stands beside its usual value says by itself what is wrong.
void add_readings(Search& search, Line line) {
  const auto metrics = search.story.metrics(line);
  const bool compared = std::any_of(metrics.begin(), metrics.end(), [](const Metric* metric) {
    return metric->role == MetricRole::usual;
  });
  for (const Metric* metric : metrics) {
    if (metric->role != MetricRole::reading || metric->subject.empty()) {
      continue;
    }
    const std::string normalised = text::normalised(metric->subject);
    const auto& slow = search.story.phrases().cue("time_units");
    const bool takes_time = std::find(slow.begin(), slow.end(), metric->unit) != slow.end();
    if (!compared && !takes_time) {
      continue;
    }
    Candidate candidate;
    candidate.line = line;
    candidate.topic = metric->subject;
    candidate.normalised = normalised;
    candidate.said = search.story.phrases().text(takes_time ? "title.worse" : "title.abnormal");
    candidate.form = Head::Form::noun;
    candidate.weight =
        topic_weight(search.story, search.subjects, normalised) + (compared ? 0.5 : -0.5);
    candidate.strong = compared;
    search.found.push_back(std::move(candidate));
  }
}

// What the message at place `rank` among those that tell of trouble counts.
double message_weight(const Story& story, int n, int rank) {
  constexpr double kFirst = 0.8;  // what the first message counts more
  constexpr double kLater = 0.4;  // what a message further on counts less
  constexpr int kLast = 6;
  return tag_weight(story, n) + (rank == 0 ? kFirst : 0) - kLater * std::min(rank, kLast);
}

void add_lines(Search& search, int n) {
  constexpr double kAsked = 0.3;
  const Story& story = search.story;
  for (const Line line : story.lines(n)) {
    if (story.modality(line) == Modality::acknowledgement) {
      continue;
    }
    const std::size_t before = search.found.size();
    add_heads(search, line);
    add_symptoms(search, line);
    add_readings(search, line);
    for (std::size_t i = before; i < search.found.size(); ++i) {
      search.found[i].weight -= story.asks(line) ? kAsked : 0;
    }
  }
}

std::vector<Candidate> candidates(const Story& story, const Subjects& subjects) {
  Search search{story, subjects, {}};
  int rank = 0;
  for (const Event& event : story.events()) {
    if (!tells_trouble(story, event.n)) {
      continue;
    }
    const std::size_t before = search.found.size();
    if (story.bot(event.n)) {
      add_alert(search, event.n);
    } else {
      add_lines(search, event.n);
    }
    const bool named =
        std::any_of(search.found.begin() + static_cast<std::ptrdiff_t>(before), search.found.end(),
                    [](const Candidate& one) { return one.strong; });
    if (rank == 0 && !named) {
      add_clause(search, event.n);
    }
    for (std::size_t i = before; i < search.found.size(); ++i) {
      search.found[i].weight += message_weight(story, event.n, rank);
    }
    ++rank;
  }
  return std::move(search.found);
}

// --- wording ---

// 「ログインの失敗が多い」: the topic is what is wrong.
bool says_it_itself(const Story& story, const Candidate& candidate) {
  const auto& heads = story.phrases().heads();
  return std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
    return !head.noun.empty() && head.form == Head::Form::noun &&
           candidate.normalised.ends_with(text::normalised(head.noun));
  });
}

std::string worded(const Story& story, const Candidate& candidate) {
  if (candidate.whole) {
    return candidate.topic;
  }
  const auto& phrases = story.phrases();
  if (candidate.form == Head::Form::verb || candidate.form == Head::Form::stem) {
    const auto& topical = phrases.cue("topical_particles");
    const bool as_subject = candidate.particle.empty() || is_one_of(candidate.particle, topical);
    const std::string particle =
        as_subject ? phrases.text("title.subject_particle") : candidate.particle;
    return phrases.fill(
        "title.verb",
        {{"topic", candidate.topic}, {"particle", particle}, {"said", candidate.said}});
  }
  if (says_it_itself(story, candidate)) {
    return candidate.topic;
  }
  const std::string& possessive = phrases.text("title.possessive");
  const bool linked = candidate.topic.find(possessive) != std::string::npos;
  return phrases.fill(linked ? "title.compound" : "title.noun",
                      {{"topic", candidate.topic}, {"said", candidate.said}});
}

// The component that the talk comes back to most; empty where none is named.
std::string main_component(const Story& story, const Subjects& subjects,
                           const Candidate& candidate) {
  double best = 1.5;
  std::string name;
  for (const Event& event : story.events()) {
    for (const TermUse& use : event.terms) {
      const std::string normalised = text::normalised(use.term);
      const double weight = use.category == "component" && !event.tags.empty() &&
                                    !is_one_of(normalised, story.phrases().cue("generic_topic"))
                                ? subjects.weight(normalised)
                                : 0;
      if (weight > best && candidate.normalised.find(normalised) == std::string::npos) {
        best = weight;
        name = use.term;
      }
    }
  }
  return name;
}

// The topic with another name, where it says too little alone.
std::string full_topic(const Story& story, const Subjects& subjects, const Candidate& candidate) {
  constexpr std::size_t kLongest = 24;  // characters
  const bool generic = is_one_of(candidate.normalised, story.phrases().cue("generic_topic"));
  const bool fits = length_of(candidate.topic) + length_of(candidate.beside) < kLongest;
  if (candidate.beside.empty() && generic) {
    const std::string owner = main_component(story, subjects, candidate);
    return owner.empty() ? candidate.topic
                         : owner + story.phrases().text("title.possessive") + candidate.topic;
  }
  if (candidate.beside.empty() || !fits || (!generic && length_of(candidate.topic) > 14)) {
    return candidate.topic;
  }
  const std::string& link = story.phrases().text("title.possessive");
  return candidate.beside_first ? candidate.beside + link + candidate.topic
                                : candidate.topic + link + candidate.beside;
}

Statement fallback(const Story& story) {
  for (const Event& event : story.events()) {
    if (!tells_trouble(story, event.n)) {
      continue;
    }
    for (const TermUse& use : event.terms) {
      if (use.category == "component") {
        return {story.phrases().fill("title.trouble", {{"topic", use.term}}), {event.n}};
      }
    }
  }
  return {story.phrases().text("title.unnamed"), {}};
}

}  // namespace

Statement title(const Story& story) {
  const Subjects subjects(story);
  const std::vector<Candidate> all = candidates(story, subjects);
  const auto best =
      std::max_element(all.begin(), all.end(),
                       [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
  if (best == all.end()) {
    return fallback(story);
  }
  Candidate chosen = *best;
  if (!chosen.whole) {
    chosen.topic = full_topic(story, subjects, chosen);
  }
  return {worded(story, chosen), {chosen.line.n}};
}

}  // namespace tenmatsu::composition
