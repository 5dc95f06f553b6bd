#include "compose/title/things.hpp"

#include <algorithm>
#include <set>

#include "compose/speech/words.hpp"
#include "compose/troubles/nouns.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

double message_weight(const Story& story, int n) {
  double weight = 0;
  weight += story.has(n, Tag::detection) ? 2 : 0;
  weight += story.has(n, Tag::symptom) || story.has(n, Tag::impact) ? 1 : 0;
  weight += story.has(n, Tag::recovery) ? 0.7 : 0;
  weight += story.has(n, Tag::communication) ? 0.5 : 0;
  return weight > 0 ? weight : story.event(n).tags.empty() ? 0 : 0.3;
}

// What a name says by itself: a compound more than a word, a figure less.
double specificity(const Story& story, std::string_view name) {
  if (is_generic(story, name)) {
    return 0.35;
  }
  const std::size_t length = length_of(name);
  if (is_plain_word(name) && length <= 5) {
    return 0.4;  // 「is」, 「match」 of a log
  }
  double weight = length <= 2 ? 0.75 : length >= 4 ? 1.15 : 1;
  weight -= text::script_of(text::character_at(name, 0).code) == text::Script::digit ? 0.4 : 0;
  return length > 14 ? weight - 0.3 : weight;
}

}  // namespace

Things::Things(const Story& story) {
  std::vector<std::string_view> texts;
  for (const Event& event : story.events()) {
    const double weight = message_weight(story, event.n);
    if (weight > 0) {
      texts.push_back(story.normal(event.n));
      weights_.push_back(weight);
    }
  }
  messages_ = Passages(std::move(texts));
  for (const Message& message : story.analysis().transcript.messages) {
    if (labels_.empty() || labels_.back() != message.speaker) {
      labels_.push_back(message.speaker);
    }
  }
  std::ranges::sort(labels_);
  labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
  for (std::string& label : labels_) {
    label = text::normalised(label);
  }
  heading_ = text::normalised(story.analysis().transcript.title);
  find(story);
}

// 「サポート三雲」: what names a speaker is nothing that fails.
bool Things::labels_speaker(std::string_view name) const {
  return std::ranges::any_of(
      labels_, [&](const std::string& label) { return label.find(name) != std::string::npos; });
}

double Things::weight(std::string_view words) const {
  constexpr double kMuch = 6;  // what is told so often is what the talk is about
  double sum = told(words).weight;
  sum += heading_.find(words) == std::string::npos ? 0 : 2;
  return std::min(sum, kMuch) / kMuch;
}

const Things::Told& Things::told(std::string_view name) const {
  const auto [entry, fresh] = told_.try_emplace(std::string(name));
  if (fresh) {
    messages_.each_with(name, [&, &told = entry->second](std::size_t i) {
      ++told.count;
      told.weight += weights_[i];
    });
  }
  return entry->second;
}

// 「IC改札の障害を解除」, 「列番の件」: a name that the talk itself gives to the trouble.
double Things::named_as_trouble(const Story& story, std::string_view name) const {
  const auto& words = story.phrases().cue("trouble_names");
  double best = 0;
  messages_.each_with(name, [&](std::size_t i) {
    const std::string_view text = messages_[i];
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + name.size())) {
      if (starts_with_any(text.substr(at + name.size()), words)) {
        best = 0.35;
      }
    }
  });
  return best;
}

void Things::find(const Story& story) {
  std::set<std::string, std::less<>> known;
  int rank = 0;
  for (const Event& event : story.events()) {
    const int n = event.n;
    const bool tells = story.has(n, Tag::detection) || story.has(n, Tag::symptom) ||
                       story.has(n, Tag::impact) || story.has(n, Tag::communication);
    if (!tells || story.bot(n)) {
      continue;
    }
    const double first = rank == 0 ? 0.4 : rank < 3 ? 0.15 : 0;
    rank += story.has(n, Tag::detection) || story.has(n, Tag::symptom) ? 1 : 0;
    for (const Line line : story.lines(n)) {
      const std::string_view text = story.normal(line);
      const std::vector<Stretch> components = story.terms(line, "component");
      for (const NounPhrase& phrase : noun_phrases(story, text)) {
        const std::string_view name = phrase.of(text);
        if (known.contains(name) || length_of(name) > 16 || labels_speaker(name)) {
          continue;
        }
        known.emplace(name);
        Thing thing{
            std::string(name), story.written(line, phrase.begin, phrase.end), 0, n, false, false,
            told(name).count};
        thing.component = overlaps_any(phrase, components);
        const double named = named_as_trouble(story, name);
        thing.named = named > 0;
        thing.weight =
            (weight(name) + (thing.told > 1 ? first : 0) + named) * specificity(story, name);
        things_.push_back(std::move(thing));
      }
    }
  }
  std::ranges::stable_sort(things_,
                           [](const Thing& a, const Thing& b) { return a.weight > b.weight; });
}

}  // namespace tenmatsu::composition
