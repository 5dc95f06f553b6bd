#include "compose/title.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "compose/style.hpp"
#include "compose/title_nouns.hpp"
#include "compose/title_things.hpp"
#include "compose/title_troubles.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Head;

constexpr std::size_t kLongestTitle = 38;  // characters
constexpr std::size_t kLongestAlert = 34;
constexpr std::size_t kLongestClause = 30;  // of what is wrong, before a name is put in front

// A thing and what is wrong with it, as one sentence says it.
struct Candidate {
  Line line;
  double weight = 0;
  std::string topic;       // as written
  std::string normalised;  // of `topic`
  std::string between;     // what stands between the topic and the verb, its particle first
  std::string said;        // what is wrong with it, as a noun or a verb
  Head::Form form = Head::Form::bare;
  bool whole = false;   // `topic` is all
  bool strong = false;  // it says what failed and how
};

bool tells_trouble(const Story& story, int n) {
  return story.has(n, Tag::detection) || story.has(n, Tag::symptom) || story.has(n, Tag::impact);
}

double tag_weight(const Story& story, int n) {
  double weight = story.has(n, Tag::detection) ? 1.5 : 0;
  weight += story.has(n, Tag::symptom) ? 1 : 0;
  weight += story.has(n, Tag::impact) ? 0.6 : 0;
  // What is found while looking lies deeper than what failed.
  weight -= story.has(n, Tag::investigation) ? 0.5 : 0;
  weight -= story.has(n, Tag::cause) ? 0.4 : 0;
  weight -= story.has(n, Tag::action) ? 0.3 : 0;
  const double over = story.has(n, Tag::communication) ? 0.7 : 1.5;
  return weight - (story.has(n, Tag::recovery) ? over : 0);
}

double topic_weight(const Story& story, const Things& things, std::string_view phrase) {
  constexpr double kPart = 0.8;  // what a word counts beside the whole name
  double told = things.weight(phrase);
  for (const std::string& word : content_words(phrase)) {
    told = std::max(told, kPart * things.weight(word));
  }
  double weight = told * 2.4;
  const std::size_t length = length_of(phrase);
  weight -= is_generic(story, phrase) ? 0.8 : 0;
  weight -= text::script_of(text::character_at(phrase, 0).code) == text::Script::digit ? 0.8 : 0;
  weight += length >= 4 ? 0.4 : 0;
  weight -= length > 16 ? 0.4 : 0;
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

bool names_component(const Story& story, Line line, const NounPhrase& topic) {
  const auto spans = story.terms(line, "component");
  return std::any_of(spans.begin(), spans.end(), [&](const Stretch& stretch) {
    return stretch.begin < topic.end && topic.begin < stretch.end;
  });
}

void erase_all(std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    text.erase(at, word.size());
  }
}

// Takes out what a title does without: 「全然」, 「えー」, 「さん」.
void tidy(const Story& story, std::string& text) {
  for (const std::string& word : story.phrases().cue("title_adverbs")) {
    erase_all(text, word);
  }
  // Speech that was written down has blanks where Japanese has none.
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) {
    const bool inside = at > 0 && at + 1 < text.size() &&
                        static_cast<unsigned char>(text[at - 1]) >= 0x80U &&
                        static_cast<unsigned char>(text[at + 1]) >= 0x80U;
    if (inside) {
      text.erase(at, 1);
    } else {
      ++at;
    }
  }
  for (const std::string& particle : story.phrases().cue("subject_particles")) {
    const std::string comma = particle + story.phrases().text("title.comma");
    for (std::size_t at = text.find(comma); at != std::string::npos; at = text.find(comma)) {
      text.replace(at, comma.size(), particle);
    }
  }
}

int count_of(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++count;
  }
  return count;
}

// What stands between a topic and what is said of it, without 「全然」 and 「さん」; none where it
// is more than a title can hold.
std::optional<std::string> bridge(const Story& story, Line line, std::size_t begin,
                                  std::size_t end) {
  constexpr std::size_t kLongest = 20;
  const auto& phrases = story.phrases();
  std::string between = story.written(line, begin, end);
  for (const TimeMention* time : story.times(line)) {
    for (const std::string& particle : phrases.cue("time_particles")) {
      erase_all(between, time->text + particle);
    }
    erase_all(between, time->text);
  }
  tidy(story, between);
  const auto& quotes = phrases.cue("quotation");
  const bool torn = count_of(between, quotes[0]) != count_of(between, quotes[1]);
  if (torn || length_of(between) > kLongest || holds_any(between, phrases.cue("clause_marks"))) {
    return std::nullopt;
  }
  return between;
}

class Search {
 public:
  Search(const Story& story, const Things& things) : story_(story), things_(things) {
    constexpr std::size_t kLeast = 2;  // a name of one character may be part of any word
    for (const Person& person : story.analysis().people) {
      if (!person.bot && length_of(person.name) >= kLeast) {
        people_.push_back(text::normalised(person.name));
      }
    }
  }

  std::vector<Candidate> candidates() && {
    int rank = 0;
    for (const Event& event : story_.events()) {
      if (!tells_trouble(story_, event.n)) {
        continue;
      }
      const std::size_t before = found_.size();
      if (story_.bot(event.n)) {
        add_alert(event.n);
      } else {
        add_lines(event.n);
      }
      for (std::size_t i = before; i < found_.size(); ++i) {
        found_[i].weight += message_weight(event.n, rank);
      }
      ++rank;
    }
    return std::move(found_);
  }

 private:
  struct Weighed {
    NounPhrase topic;
    double weight = 0;
    double far = 0;  // taken from `weight` because the topic stands far from what is said of it
  };

  // What the message at place `rank` among those that tell of trouble counts.
  [[nodiscard]] double message_weight(int n, int rank) const {
    constexpr double kFirst = 0.8;  // what the first message counts more
    constexpr double kLater = 0.4;  // what a message further on counts less
    constexpr int kLast = 6;
    // Who announces the end says in short what it was.
    const double later = story_.has(n, Tag::communication) ? kLater / 2 : kLater;
    return tag_weight(story_, n) + (rank == 0 ? kFirst : 0) - later * std::min(rank, kLast);
  }

  void add_lines(int n) {
    for (const Line line : story_.lines(n)) {
      if (story_.modality(line) == Modality::acknowledgement) {
        continue;
      }
      const std::size_t before = found_.size();
      phrases_ = noun_phrases(story_, story_.normal(line));
      for (const Trouble& trouble : find_troubles(story_, line)) {
        add(line, trouble);
      }
      add_readings(line);
      if (story_.has(n, Tag::detection)) {
        add_report(line);
      }
      if (story_.has(n, Tag::detection) || story_.has(n, Tag::impact)) {
        add_quotes(line);
      }
      for (std::size_t i = before; i < found_.size(); ++i) {
        found_[i].weight -= line_penalty(line);
      }
    }
  }

  [[nodiscard]] double line_penalty(Line line) const {
    double penalty = story_.asks(line) ? 0.4 : 0;
    penalty += story_.modality(line) == Modality::conjecture ? 0.6 : 0;
    return penalty;
  }

  [[nodiscard]] std::vector<Weighed> weighed_topics(Line line, std::size_t end) const {
    constexpr double kFar = 0.02;  // for each byte between a topic and what is said of it
    const std::string_view text = story_.normal(line);
    std::vector<Weighed> all;
    for (const NounPhrase& topic : phrases_) {
      if (topic.begin >= end) {
        break;
      }
      NounPhrase cut = topic;
      cut.end = std::min(topic.end, end);
      const std::string_view phrase = cut.of(text);
      if (text::character_at(phrase, 0).size == phrase.size()) {
        continue;
      }
      double weight = topic_weight(story_, things_, phrase);
      weight += particle_weight(story_, topic.end > end ? "" : topic.particle);
      weight += names_component(story_, line, topic) ? 0.5 : 0;
      const double far = std::min(kFar * static_cast<double>(end - cut.end), 1.2);
      all.push_back({cut, weight - far, far});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
    return all;
  }

  void add(Line line, const Trouble& trouble) {
    const std::vector<Weighed> topics = weighed_topics(line, trouble.begin);
    if (!trouble.clause) {
      if (!topics.empty()) {
        add_pair(line, trouble, best_topic(line, trouble, topics));
      }
      return;
    }
    bool added = false;
    for (const Weighed& weighed : topics) {
      added = add_clause(line, trouble, weighed) || added;
    }
    if (!added) {
      add_wrong_thing(line, trouble);
    }
  }

  // 「一覧に別の会社の名前が出ている」とお電話: what a user said is told best in those words.
  void add_quotes(Line line) {
    const auto& quotes = story_.phrases().cue("quotation");
    const std::string_view text = story_.normal(line);
    for (std::size_t at = text.find(quotes[0]); at != std::string_view::npos;
         at = text.find(quotes[0], at + 1)) {
      const std::size_t begin = at + quotes[0].size();
      const std::size_t end = text.find(quotes[1], begin);
      if (end != std::string_view::npos) {
        add_quote(line, begin, end);
      }
    }
  }

  void add_quote(Line line, std::size_t begin, std::size_t end) {
    constexpr double kQuoted = 0.8;
    const std::string_view text = story_.normal(line);
    const NounPhrase* best = nullptr;
    double weight = 0;
    for (const NounPhrase& phrase : phrases_) {
      if (phrase.begin >= begin && phrase.end < end) {
        const double one = topic_weight(story_, things_, phrase.of(text));
        weight = best == nullptr ? one : std::max(weight, one);
        best = best == nullptr ? &phrase : best;
      }
    }
    const std::string_view said = text.substr(begin, end - begin);
    if (best != nullptr && !holds_any(said, story_.phrases().cue("question_words"))) {
      const std::string quote = story_.written(line, begin, end);
      const std::string of = said_of(line, begin);
      if (of.empty() || !add_whole(line, *best, of + quote, weight + kQuoted)) {
        add_whole(line, *best, quote, weight + kQuoted);
      }
    }
  }

  // 「控除証明書について「…」とのお申し出」: of what it is said, with its particle.
  [[nodiscard]] std::string said_of(Line line, std::size_t quote) const {
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line);
    for (const NounPhrase& phrase : phrases_) {
      const std::size_t opening = phrases.cue("quotation")[0].size();
      if (phrase.end + opening <= quote &&
          is_one_of(text.substr(phrase.end, quote - opening - phrase.end),
                    phrases.cue("said_of"))) {
        const std::string_view name = phrase.of(text);
        const std::size_t last = name.rfind(phrases.text("title.possessive"));
        const std::size_t skip =
            last == std::string_view::npos ? 0 : last + phrases.text("title.possessive").size();
        return story_.written(line, phrase.begin + skip, phrase.end) +
               phrases.text("title.possessive");
      }
    }
    return {};
  }

  // A verb keeps what stands before it, so that its subject may stand further away.
  [[nodiscard]] Weighed best_topic(Line line, const Trouble& trouble,
                                   std::vector<Weighed> topics) const {
    if (trouble.form == Head::Form::verb || trouble.form == Head::Form::stem) {
      for (Weighed& one : topics) {
        const bool told = bridge(story_, line, one.topic.end, trouble.begin).has_value();
        one.weight += told ? one.far + subject_bonus(one.topic) : 0;
      }
    }
    return *std::max_element(topics.begin(), topics.end(), [](const Weighed& a, const Weighed& b) {
      return a.weight < b.weight;
    });
  }

  void add_pair(Line line, const Trouble& trouble, const Weighed& weighed) {
    const NounPhrase& topic = weighed.topic;
    const std::string_view text = story_.normal(line);
    Candidate candidate;
    candidate.line = line;
    candidate.topic = story_.written(line, topic.begin, topic.end);
    candidate.normalised = topic.of(text);
    candidate.said = trouble.said;
    candidate.form = trouble.form;
    candidate.weight = weighed.weight + (trouble.weak ? -0.7 : 0);
    candidate.strong = !trouble.weak;
    if (trouble.form == Head::Form::verb || trouble.form == Head::Form::stem) {
      const auto between = bridge(story_, line, topic.end, trouble.begin);
      const bool tells = between && !holds_any(text::normalised(*between), people_);
      candidate.between = tells ? *between : std::string(topic.particle);
    }
    found_.push_back(std::move(candidate));
  }

  // 「ICの改札が赤ランプで閉まる」: all from the topic on, in plain style.
  bool add_clause(Line line, const Trouble& trouble, const Weighed& weighed) {
    const NounPhrase& topic = weighed.topic;
    const auto between = bridge(story_, line, topic.end, trouble.begin);
    if (!between) {
      return false;
    }
    const std::string name = story_.written(line, topic.begin, topic.end);
    // 「会員ページの遅延」 is shorter than 「会員ページが重い」; a longer clause tells more.
    const double more = further(topic, trouble.begin);
    const double weight = more > 0 ? weighed.far + subject_bonus(topic) + 0.2 * more : 0;
    return add_whole(line, topic,
                     name + *between + story_.written(line, trouble.begin, trouble.end),
                     weighed.weight + weight - 0.5);
  }

  [[nodiscard]] double subject_bonus(const NounPhrase& topic) const {
    return is_one_of(topic.particle, story_.phrases().cue("subject_particles")) ? 0.5 : 0;
  }

  // How many more things the clause names behind its topic; at most two count.
  [[nodiscard]] double further(const NounPhrase& topic, std::size_t end) const {
    const auto count = std::count_if(phrases_.begin(), phrases_.end(), [&](const NounPhrase& one) {
      return one.begin > topic.end && one.end < end;
    });
    return static_cast<double>(std::min<std::ptrdiff_t>(count, 2));
  }

  bool add_whole(Line line, const NounPhrase& topic, const std::string& clause, double weight,
                 bool strong = true) {
    Candidate candidate;
    candidate.line = line;
    std::string tidied = clause;
    tidy(story_, tidied);
    candidate.topic = style::plain_form(tidied, story_.rules());
    const std::string_view name = topic.of(story_.normal(line));
    if (length_of(candidate.topic) > kLongestClause ||
        text::normalised(candidate.topic).find(name) == std::string::npos ||
        holds_any(text::normalised(candidate.topic), people_) ||
        !ends_with_any(candidate.topic, story_.phrases().cue("clause_final")) ||
        ends_with_any(candidate.topic, story_.phrases().cue("not_clause_final"))) {
      return false;
    }
    candidate.normalised = name;
    candidate.weight = weight;
    candidate.whole = true;
    candidate.strong = strong;
    found_.push_back(std::move(candidate));
    return true;
  }

  // 「別人の結果が入っている」: the thing itself is the wrong one.
  void add_wrong_thing(Line line, const Trouble& trouble) {
    for (const NounPhrase& phrase : phrases_) {
      if (phrase.begin >= trouble.begin && phrase.end < trouble.end) {
        const double weight = topic_weight(story_, things_, phrase.of(story_.normal(line)));
        add_whole(line, phrase, story_.written(line, trouble.begin, trouble.end), weight);
        return;
      }
    }
  }

  // A first report says what is wrong even where no word for it is known.
  void add_report(Line line) {
    const std::string_view text = story_.normal(line);
    for (const NounPhrase& topic : phrases_) {
      if (!is_one_of(topic.particle, story_.phrases().cue("subject_particles"))) {
        continue;
      }
      const std::size_t end = clause_end(story_, line, topic.end + topic.particle.size());
      std::string clause = story_.written(line, topic.begin, end);
      tidy(story_, clause);
      // A negative that is trouble was found as one.
      if (ends_with_any(clause, story_.phrases().cue("negative_endings"))) {
        continue;
      }
      const double weight = topic_weight(story_, things_, topic.of(text)) - 0.4;
      if (end > topic.end + topic.particle.size() &&
          add_whole(line, topic, clause, weight, false)) {
        return;
      }
    }
  }

  // What a monitor writes is a title already, once the marks around it are gone.
  void add_alert(int n) {
    const auto& phrases = story_.phrases();
    const Line line{n, 0};
    const std::string_view text = story_.normal(line);
    std::size_t begin = 0;
    for (const std::string& mark : phrases.cue("alert_marks")) {
      const std::size_t at = text.find(mark);
      begin = at == std::string_view::npos ? begin : std::max(begin, at + mark.size());
    }
    begin = behind_bracket(text, begin);
    std::size_t end = text.size();
    for (const std::string& mark : phrases.cue("alert_ends")) {
      end = std::min(end, text.find(mark, begin));
    }
    if (end <= begin) {
      return;
    }
    Candidate candidate;
    candidate.line = line;
    end = clipped(text, begin, end);
    candidate.topic = story_.written(line, begin, end);
    if (candidate.topic.find('[') == std::string::npos) {
      erase_all(candidate.topic, "]");
    }
    candidate.normalised = text.substr(begin, end - begin);
    const std::string noun = trouble_noun(story_, candidate.normalised);
    candidate.said = noun.empty() ? phrases.text("title.alert") : noun;
    candidate.form = Head::Form::noun;
    candidate.whole = !noun.empty() && in_japanese(candidate.normalised);
    candidate.strong = !noun.empty();
    candidate.weight = (noun.empty() ? -2.0 : 0.5) +
                       (in_japanese(candidate.normalised) ? 0 : -1.0) +
                       topic_weight(story_, things_, candidate.normalised);
    found_.push_back(std::move(candidate));
  }

  // No more of it than a title can hold: up to the last blank or mark before that.
  static std::size_t clipped(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t last = begin;
    std::size_t count = 0;
    for (std::size_t at = begin; at < end && count <= kLongestAlert; ++count) {
      const text::Character character = text::character_at(text, at);
      last = !text::is_letter(character.code) && character.code != U'-' && character.code != U'_' &&
                     character.code != U'.' && character.code != U'/'
                 ? at
                 : last;
      at += character.size;
    }
    return length_of(text.substr(begin, end - begin)) <= kLongestAlert || last == begin ? end
                                                                                        : last;
  }

  static bool in_japanese(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const text::Character character = text::character_at(text, at);
      const text::Script script = text::script_of(character.code);
      if (script == text::Script::kanji || script == text::Script::katakana) {
        return true;
      }
      at += character.size;
    }
    return false;
  }

  // 「[FIRING:14] HighLatencyP99」
  static std::size_t behind_bracket(std::string_view text, std::size_t begin) {
    constexpr std::size_t kNear = 8;
    const std::size_t closing = text.find(']', begin);
    if (closing != std::string_view::npos && closing < begin + kNear &&
        text.substr(begin, closing - begin).find('[') == std::string_view::npos) {
      begin = closing + 1;
    }
    while (begin < text.size() && !text::is_letter(text::character_at(text, begin).code)) {
      begin += text::character_at(text, begin).size;
    }
    return begin;
  }

  // A reading that stands beside its usual value says by itself what is wrong.
  void add_readings(Line line) {
    const auto metrics = story_.metrics(line);
    const bool compared = std::any_of(metrics.begin(), metrics.end(), [](const Metric* metric) {
      return metric->role == MetricRole::usual;
    });
    for (const Metric* metric : metrics) {
      if (metric->role != MetricRole::reading || metric->subject.empty()) {
        continue;
      }
      const bool takes_time = is_one_of(metric->unit, story_.phrases().cue("time_units"));
      const bool slow = takes_time && holds_any(text::normalised(metric->subject),
                                                story_.phrases().cue("slow_subjects"));
      if (!compared && !slow) {
        continue;
      }
      Candidate candidate;
      candidate.line = line;
      candidate.topic = metric->subject;
      candidate.normalised = text::normalised(metric->subject);
      candidate.said = story_.phrases().text(takes_time ? "title.worse" : "title.abnormal");
      candidate.form = Head::Form::noun;
      candidate.weight =
          topic_weight(story_, things_, candidate.normalised) + (compared && takes_time ? 1.8
                                                                 : compared             ? 0.5
                                                                                        : -0.8);
      candidate.strong = compared;
      found_.push_back(std::move(candidate));
    }
  }

  const Story& story_;
  const Things& things_;
  std::vector<std::string> people_;  // names that no title holds, normalised
  std::vector<NounPhrase> phrases_;  // of the sentence at hand
  std::vector<Candidate> found_;
};

// --- wording ---

// 「ログインの失敗が多い」: the topic is what is wrong.
bool says_it_itself(const Story& story, const Candidate& candidate) {
  const auto& heads = story.phrases().heads();
  return candidate.normalised.ends_with(text::normalised(candidate.said)) ||
         std::any_of(heads.begin(), heads.end(), [&](const Head& head) {
           return !head.noun.empty() && head.form == Head::Form::noun &&
                  candidate.normalised.ends_with(text::normalised(head.noun));
         });
}

// `beside` another thing that is wrong, a verb goes without 「障害」.
std::string worded(const Story& story, const Candidate& candidate, bool beside = false) {
  if (candidate.whole) {
    return candidate.topic;
  }
  const auto& phrases = story.phrases();
  if (candidate.form == Head::Form::verb || candidate.form == Head::Form::stem) {
    std::string between = candidate.between;
    if (between.empty() || is_one_of(between, phrases.cue("topical_particles"))) {
      between = phrases.text("title.subject_particle");
    }
    return phrases.fill(
        beside ? "title.verb_beside" : "title.verb",
        {{"topic", candidate.topic}, {"particle", between}, {"said", candidate.said}});
  }
  if (says_it_itself(story, candidate)) {
    return candidate.topic;
  }
  if (candidate.normalised.find(text::normalised(candidate.said)) != std::string::npos) {
    return candidate.topic;
  }
  // 「orders-api 5xx」 and 「5xxエラー」
  const auto words = content_words(candidate.normalised);
  if (!words.empty() && candidate.normalised.ends_with(words.back()) &&
      text::normalised(candidate.said).starts_with(words.back())) {
    return candidate.topic + candidate.said.substr(words.back().size());
  }
  const std::string& possessive = phrases.text("title.possessive");
  const bool linked = candidate.topic.find(possessive) != std::string::npos;
  return phrases.fill(linked ? "title.compound" : "title.noun",
                      {{"topic", candidate.topic}, {"said", candidate.said}});
}

bool shares_words(std::string_view text, std::string_view name) {
  const auto words = content_words(name);
  return text.find(name) != std::string_view::npos ||
         std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           return text.find(word) != std::string_view::npos;
         });
}

// Another thing that is wrong, behind a title that says little.
Statement with_more(const Story& story, const std::vector<Candidate>& all, const Candidate& chosen,
                    const std::string& title) {
  constexpr double kNear = 2.6;  // what is worth far less is another matter
  constexpr double kFar = 6;     // yet it may say more than 「異常」
  constexpr std::size_t kSaysEnough = 25;
  if (length_of(title) > kSaysEnough) {
    return {title, {chosen.line.n}};
  }
  const std::string normal = text::normalised(title);
  const Candidate* best = nullptr;
  std::string more;
  for (const Candidate& one : all) {
    const int n = one.line.n;
    if (!one.strong || story.has(n, Tag::cause) ||
        one.weight < chosen.weight - (chosen.strong ? kNear : kFar) ||
        (best != nullptr && one.weight <= best->weight)) {
      continue;
    }
    std::string text = worded(story, one, true);
    const bool fits = length_of(title) + length_of(text) + 2 <= kLongestTitle;
    const bool new_topic = normal.find(one.normalised) == std::string::npos &&
                           text::normalised(text).find(chosen.normalised) == std::string::npos;
    if (fits && new_topic &&
        overlap(content_words(normal), content_words(text::normalised(text))) < 0.5) {
      best = &one;
      more = std::move(text);
    }
  }
  if (best == nullptr) {
    return {title, {chosen.line.n}};
  }
  // `title` is what the candidate says, with a name in front or none.
  const std::string full = worded(story, chosen);
  const std::string front = title.substr(0, title.size() - full.size());
  Statement both{story.phrases().fill("title.more", {{"title", front + worded(story, chosen, true)},
                                                     {"more", more}}),
                 {chosen.line.n}};
  cite(both, {best->line.n});
  return both;
}

// 「latest」 of a log names no thing that a reader knows.
bool is_plain_word(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_kana(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const text::Character character = text::character_at(name, at);
    if (text::script_of(character.code) == text::Script::hiragana) {
      return true;
    }
    at += character.size;
  }
  return false;
}

// Whether a thing may stand in front of what `candidate` says.
bool may_lead(const Story& story, const Things& things, const Things::Thing& thing,
              const Candidate& candidate) {
  constexpr double kMuchMore = 1.4;
  constexpr double kMuch = 0.55;
  if (is_generic(story, thing.name) || is_plain_word(thing.name) ||
      ends_with_any(thing.name, story.phrases().cue("place_endings"))) {
    return false;
  }
  // 「画面」 says too little alone; another topic gives way only to what all talk about.
  return is_generic(story, candidate.normalised)
             ? thing.told > 1
             : thing.told > 2 && thing.weight > kMuch && !has_kana(thing.name) &&
                   thing.weight > kMuchMore * things.weight(candidate.normalised);
}

// A title that does not name what the talk is about has that in front.
std::string with_thing(const Story& story, const Things& things, const Candidate& candidate,
                       const std::string& title) {
  constexpr double kLeast = 0.4;
  const std::string normal = text::normalised(title);
  for (const Things::Thing& thing : things.all()) {
    if (thing.weight < kLeast) {
      break;
    }
    const bool fits = length_of(thing.written) + 1 + length_of(title) <= kLongestTitle;
    if (fits && !shares_words(normal, thing.name) && may_lead(story, things, thing, candidate)) {
      return story.phrases().fill("title.noun", {{"topic", thing.written}, {"said", title}});
    }
  }
  return title;
}

// 「保存」 where the talk also says 「トレーニングの保存」: the longer name of the same thing.
void name_in_full(const Story& story, const Things& things, Candidate& candidate) {
  constexpr std::size_t kShort = 4;
  constexpr std::size_t kLongest = 13;
  const bool brief =
      length_of(candidate.normalised) <= kShort || is_generic(story, candidate.normalised);
  const std::string written = candidate.topic;
  if (!brief || (candidate.whole && !text::normalised(written).starts_with(candidate.normalised))) {
    return;
  }
  for (const Things::Thing& thing : things.all()) {
    if (thing.name.size() > candidate.normalised.size() && length_of(thing.name) <= kLongest &&
        thing.name.ends_with(candidate.normalised)) {
      const std::string rest = candidate.whole ? written.substr(candidate.normalised.size()) : "";
      candidate.topic = thing.written + rest;
      candidate.normalised = thing.name;
      return;
    }
  }
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
  const Things things(story);
  const std::vector<Candidate> all = Search(story, things).candidates();
  const auto best =
      std::max_element(all.begin(), all.end(),
                       [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
  if (best == all.end()) {
    return fallback(story);
  }
  Candidate chosen = *best;
  name_in_full(story, things, chosen);
  const std::string text = with_thing(story, things, chosen, worded(story, chosen));
  return with_more(story, all, chosen, text);
}

}  // namespace tenmatsu::composition
