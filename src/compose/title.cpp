#include "compose/title.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

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
      if (weight > 0) {
        for (const std::string& word : content_words(story.normal(event.n))) {
          add(word, weight);
        }
      }
    }
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
    return story.has(n, Tag::cause) ? 0.7 : 0;
  }

  void add(const std::string& word, double weight) { weights_[word] += weight; }

  std::map<std::string, double, std::less<>> weights_;
};

// --- noun phrases ---

struct Topic {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool adjacent = false;      // no particle between the topic and what is said of it
  std::string_view particle;  // of the normalised text
};

bool ends_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.ends_with(word); });
}

bool names(char32_t code) {
  const text::Script script = text::script_of(code);
  return script == text::Script::kanji || script == text::Script::katakana ||
         script == text::Script::latin || script == text::Script::digit;
}

// Where the topic's particle stands: the last one before `end` that follows a noun.
std::optional<Topic> topic_before(const Story& story, std::string_view text, std::size_t end) {
  constexpr std::size_t kReach = 60;  // bytes between a topic and what is said of it
  const std::size_t begin = noun_phrase_begin(text, end);
  if (begin != end) {
    return Topic{begin, end, true, {}};
  }
  const auto& particles = story.phrases().cue("topic_particles");
  for (std::size_t at = end; at > 0 && end - at <= kReach;) {
    const std::string_view left = text.substr(0, at);
    for (const std::string& particle : particles) {
      const std::size_t stem = at - std::min(at, particle.size());
      if (!left.ends_with(particle) || !names(text::character_before(text, stem).code)) {
        continue;
      }
      const std::size_t from = noun_phrase_begin(text, stem);
      if (from != stem) {
        return Topic{from, stem, false, text.substr(stem, particle.size())};
      }
    }
    at -= text::character_before(text, at).size;
  }
  return std::nullopt;
}

// 「今朝の決済API」: a time in front is no part of the name.
std::size_t without_time(const Story& story, std::string_view text, std::size_t begin,
                         std::size_t end) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string& word : story.phrases().cue("topic_lead")) {
      if (text.substr(begin, end - begin).starts_with(word) && begin + word.size() < end) {
        begin += word.size();
        again = true;
      }
    }
  }
  return begin;
}

bool is_topic(const Story& story, std::string_view phrase) {
  const auto& barred = story.phrases().cue("no_topic");
  const bool number = std::all_of(phrase.begin(), phrase.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ':' || c == '.' || c == '/' || c == '-';
  });
  return text::character_at(phrase, 0).size < phrase.size() && !number &&
         std::find(barred.begin(), barred.end(), phrase) == barred.end();
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

double topic_weight(const Story& story, const Subjects& subjects, const Candidate& candidate) {
  const std::size_t length =
      text::character_at(candidate.normalised, 0).size == 0 ? 0 : candidate.normalised.size() / 3;
  double weight = std::min(subjects.weight(candidate.normalised), 5.0) * 0.5;
  const auto& generic = story.phrases().cue("generic_topic");
  if (std::find(generic.begin(), generic.end(), candidate.normalised) != generic.end()) {
    weight -= 0.8;
  }
  weight += length >= 4 ? 0.4 : 0;
  weight -= length > 12 ? 0.6 : 0;
  return weight;
}

struct Search {
  const Story& story;
  const Subjects& subjects;
  std::vector<Candidate> found;
};

void add_candidate(Search& search, Line line, const Topic& topic, const Head& head,
                   const std::string& word) {
  const Story& story = search.story;
  const std::string_view text = story.normal(line);
  const std::size_t begin = without_time(story, text, topic.begin, topic.end);
  const std::string_view phrase = text.substr(begin, topic.end - begin);
  if (!is_topic(story, phrase)) {
    return;
  }
  Candidate candidate;
  candidate.line = line;
  candidate.topic = story.written(line, begin, topic.end);
  candidate.normalised = phrase;
  candidate.said = head.noun.empty() ? word : head.noun;
  candidate.form = head.form;
  candidate.particle = topic.particle;
  candidate.weight = topic_weight(story, search.subjects, candidate);
  search.found.push_back(std::move(candidate));
}

void add_heads(Search& search, Line line) {
  const std::string_view text = search.story.normal(line);
  for (const Head& head : search.story.phrases().heads()) {
    for (const std::string& word : head.words) {
      for (std::size_t at = text.find(word); at != std::string_view::npos;
           at = text.find(word, at + word.size())) {
        if (const auto topic = topic_before(search.story, text, at)) {
          add_candidate(search, line, *topic, head, word);
        }
      }
    }
  }
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
        topic_weight(search.story, search.subjects, candidate) + (compared ? 0.5 : -0.5);
    search.found.push_back(std::move(candidate));
  }
}

std::vector<Candidate> candidates(const Story& story, const Subjects& subjects) {
  constexpr double kLater = 0.12;  // what a message further on counts less
  Search search{story, subjects, {}};
  int rank = 0;
  for (const Event& event : story.events()) {
    if (!tells_trouble(story, event.n)) {
      continue;
    }
    for (const Line line : story.lines(event.n)) {
      const std::size_t before = search.found.size();
      if (story.modality(line) != Modality::acknowledgement) {
        add_heads(search, line);
        add_readings(search, line);
      }
      const double weight =
          tag_weight(story, event.n) - kLater * rank - (story.asks(line) ? 0.3 : 0);
      for (std::size_t i = before; i < search.found.size(); ++i) {
        search.found[i].weight += weight;
      }
    }
    ++rank;
  }
  return std::move(search.found);
}

// --- wording ---

std::string worded(const Story& story, const Candidate& candidate) {
  const auto& phrases = story.phrases();
  if (candidate.form == Head::Form::verb) {
    const auto& topical = phrases.cue("topical_particles");
    const bool as_subject =
        candidate.particle.empty() || ends_with_any(candidate.particle, topical);
    const std::string particle =
        as_subject ? phrases.text("title.subject_particle") : candidate.particle;
    return phrases.fill(
        "title.verb",
        {{"topic", candidate.topic}, {"particle", particle}, {"said", candidate.said}});
  }
  const std::string& possessive = phrases.text("title.possessive");
  const bool linked = candidate.topic.find(possessive) != std::string::npos;
  return phrases.fill(linked ? "title.compound" : "title.noun",
                      {{"topic", candidate.topic}, {"said", candidate.said}});
}

// The name of the thing that the trouble is about, where the topic alone is too general.
std::string owner_of(const Story& story, const Subjects& subjects, const Candidate& candidate) {
  const auto& generic = story.phrases().cue("generic_topic");
  if (std::find(generic.begin(), generic.end(), candidate.normalised) == generic.end()) {
    return "";
  }
  double best = 1;
  std::string name;
  for (const Event& event : story.events()) {
    if (!tells_trouble(story, event.n)) {
      continue;
    }
    for (const TermUse& use : event.terms) {
      const std::string normalised = text::normalised(use.term);
      const double weight = use.category == "component" ? subjects.weight(normalised) : 0;
      if (weight > best && candidate.normalised.find(normalised) == std::string::npos) {
        best = weight;
        name = use.term;
      }
    }
  }
  return name;
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
  const std::string owner = owner_of(story, subjects, chosen);
  if (!owner.empty()) {
    chosen.topic = owner + story.phrases().text("title.possessive") + chosen.topic;
  }
  return {worded(story, chosen), {chosen.line.n}};
}

}  // namespace tenmatsu::composition
