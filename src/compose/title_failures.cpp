#include "compose/title_failures.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "compose/title_alerts.hpp"
#include "compose/title_clauses.hpp"
#include "compose/title_nouns.hpp"
#include "compose/title_troubles.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Head;

constexpr std::size_t kLongestClause = 32;  // characters of what is wrong, its thing with it

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

// What stands before the particle が is more likely what failed than what stands before から.
double particle_weight(const Story& story, std::string_view particle) {
  const auto& phrases = story.phrases();
  if (particle.empty() || is_one_of(particle, phrases.cue("subject_particles"))) {
    return 0.6;
  }
  return is_one_of(particle, phrases.cue("object_particles")) ? 0.2 : 0;
}

bool names_component(const Story& story, Line line, const NounPhrase& topic) {
  const auto spans = story.terms(line, "component");
  return std::any_of(spans.begin(), spans.end(), [&](const Stretch& stretch) {
    return stretch.begin < topic.end && topic.begin < stretch.end;
  });
}

bool is_plain_word(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_verb(Head::Form form) {
  return form == Head::Form::verb || form == Head::Form::stem;
}

// What joins the noun for what is wrong to the name of the thing: 「の遅延」; of 「5xx」 and
// 「5xxエラー」 only what is new; nothing where the name says it itself.
std::string noun_behind(const Story& story, std::string_view name, const std::string& said) {
  const auto& phrases = story.phrases();
  if (ends_in_trouble(story, name) ||
      name.find(text::normalised(said)) != std::string_view::npos) {
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

  std::vector<Failure> failures() && {
    int people = 0;    // that told of trouble
    int monitors = 0;  // the same
    for (const Event& event : story_.events()) {
      if (!tells_trouble(story_, event.n)) {
        continue;
      }
      const std::size_t before = found_.size();
      const int rank = story_.bot(event.n) ? monitors++ : people++;
      if (story_.bot(event.n)) {
        add_alert(event.n);
      } else {
        add_lines(event.n);
      }
      for (std::size_t i = before; i < found_.size(); ++i) {
        found_[i].weight += message_weight(event.n, rank);
      }
    }
    add_recurrence();
    return std::move(found_);
  }

 private:
  struct Subject {
    std::string name;     // normalised
    std::string written;  // as written
  };

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

  // A Japanese alert that is too long for a title is read as any other message.
  void add_alert(int n) {
    if (auto alert = alert_failure(story_, things_, n)) {
      found_.push_back(std::move(*alert));
    } else {
      add_lines(n);
    }
  }

  void add_lines(int n) {
    subject_.reset();
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
      add_wonder(line);
      add_shown(line);
      if (story_.has(n, Tag::detection)) {
        add_report(line);
        add_of_theme(line);
      }
      if (story_.has(n, Tag::detection) || story_.has(n, Tag::impact)) {
        add_quotes(line);
      }
      for (std::size_t i = before; i < found_.size(); ++i) {
        found_[i].weight -= line_penalty(line);
      }
      remember_subject(line);
    }
  }

  // What the lines before spoke of: speech is cut where somebody breathes.
  void remember_subject(Line line) {
    for (const NounPhrase& phrase : phrases_) {
      const std::string_view name = phrase.of(story_.normal(line));
      const bool subject = is_one_of(phrase.particle, story_.phrases().cue("subject_particles"));
      if (subject || names_component(story_, line, phrase)) {
        subject_ = Subject{std::string(name), story_.written(line, phrase.begin, phrase.end)};
      }
    }
  }

  [[nodiscard]] double line_penalty(Line line) const {
    double penalty = story_.asks(line) ? 0.4 : 0;
    penalty += story_.modality(line) == Modality::conjecture ? 0.6 : 0;
    return penalty;
  }

  // What the talk comes back to is what it was about: each kind of trouble counts by the messages
  // that speak of it.
  void add_recurrence() {
    constexpr double kMost = 0.9;
    constexpr double kOften = 5;  // so many messages are often
    std::map<std::string, double> told;
    for (const Failure& failure : found_) {
      told.try_emplace(failure.kind, 0);
    }
    for (const Head& head : story_.phrases().heads()) {
      const auto kind = told.find(head.id);
      if (kind == told.end() || head.weak) {
        continue;
      }
      for (const Event& event : story_.events()) {
        if (!event.tags.empty() && head.words.any_in(story_.normal(event.n))) {
          kind->second += 1;
        }
      }
    }
    for (Failure& failure : found_) {
      failure.weight += kMost * std::min(std::max(told[failure.kind] - 1, 0.0) / kOften, 1.0);
    }
  }

  [[nodiscard]] std::vector<Weighed> weighed_topics(Line line, std::size_t end) const {
    constexpr double kFar = 0.02;   // for each byte between a topic and what is said of it
    constexpr double kPlain = 0.8;  // 「failed」 of a log is no name
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
      weight -= is_plain_word(phrase) ? kPlain : 0;
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
      } else if (subject_) {
        add_remembered(line, trouble, *subject_);
      }
      return;
    }
    bool added = false;
    for (const Weighed& weighed : topics) {
      added = add_clause(line, trouble, weighed) || added;
    }
    if (!added && !add_wrong_thing(line, trouble) && subject_) {
      add_remembered_clause(line, trouble, *subject_);
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
    constexpr double kBeyond = 0.8;  // of what stands in another clause
    if (is_verb(trouble.form)) {
      for (Weighed& one : topics) {
        const bool told = bridge(story_, line, one.topic.end, trouble.begin).has_value();
        one.weight += told ? one.far + subject_bonus(one.topic) : -kBeyond;
      }
    }
    return *std::max_element(topics.begin(), topics.end(), [](const Weighed& a, const Weighed& b) {
      return a.weight < b.weight;
    });
  }

  void add_pair(Line line, const Trouble& trouble, const Weighed& weighed) {
    constexpr std::size_t kNear = 18;  // bytes between a thing and the noun for what is wrong
    constexpr double kLoose = 0.6;     // of another thing it may be said as well
    constexpr double kBroken = 1.5;    // behind a comma another clause begins
    const NounPhrase& topic = weighed.topic;
    Failure failure;
    failure.line = line;
    failure.topic = story_.written(line, topic.begin, topic.end);
    failure.name = topic.of(story_.normal(line));
    failure.kind = trouble.kind;
    failure.weight = weighed.weight + (trouble.weak ? -0.7 : 0);
    failure.clause = is_verb(trouble.form);
    const bool loose =
        !failure.clause && (trouble.begin > topic.end + kNear ||
                            !bridge(story_, line, topic.end, trouble.begin).has_value());
    failure.strong = !trouble.weak && !loose;
    failure.weight -= loose ? kLoose : 0;
    failure.rest = failure.clause ? particle_to(line, topic, trouble.begin) + trouble.said
                                  : noun_behind(story_, failure.name, trouble.said);
    if (failure.clause) {
      failure.weight -= breaks(line, topic, trouble.begin) ? kBroken : 0;
      failure.topic = place_before(line, topic, failure) + failure.topic;
    }
    found_.push_back(std::move(failure));
  }

  [[nodiscard]] bool breaks(Line line, const NounPhrase& topic, std::size_t verb) const {
    const std::string_view between = story_.normal(line).substr(topic.end, verb - topic.end);
    return between.find(story_.phrases().text("title.comma")) != std::string_view::npos &&
           !bridge(story_, line, topic.end, verb).has_value();
  }

  // 「アプリで」 before 「完了が押せない」: where it happens, as far as there is room.
  [[nodiscard]] std::string place_before(Line line, const NounPhrase& topic,
                                         const Failure& failure) const {
    constexpr std::size_t kLongest = 28;
    const std::string_view text = story_.normal(line);
    for (const NounPhrase& place : phrases_) {
      if (place.begin >= topic.begin) {
        break;
      }
      const auto between = bridge(story_, line, place.end, topic.begin);
      if (between && !reports(line, place) &&
          is_one_of(text::normalised(*between), story_.phrases().cue("at_places")) &&
          length_of(text.substr(place.begin, topic.begin - place.begin)) +
                  length_of(failure.text()) <= kLongest) {
        return story_.written(line, place.begin, place.end) + *between;
      }
    }
    return {};
  }

  void add_remembered(Line line, const Trouble& trouble, const Subject& subject) {
    constexpr double kElsewhere = 0.3;  // less than in the same line
    Failure failure;
    failure.line = line;
    failure.topic = subject.written;
    failure.name = subject.name;
    failure.kind = trouble.kind;
    failure.weight =
        topic_weight(story_, things_, subject.name) + (trouble.weak ? -0.7 : 0) - kElsewhere;
    failure.strong = !trouble.weak;
    failure.clause = is_verb(trouble.form);
    failure.rest = failure.clause
                       ? story_.phrases().text("title.subject_particle") + trouble.said
                       : noun_behind(story_, failure.name, trouble.said);
    found_.push_back(std::move(failure));
  }

  // What stands between the subject and its verb, 「の」 and 「は」 as 「が」.
  [[nodiscard]] std::string particle_to(Line line, const NounPhrase& topic, std::size_t verb) const {
    const auto& phrases = story_.phrases();
    const auto between = bridge(story_, line, topic.end, verb);
    const bool tells = between && !holds_any(text::normalised(*between), people_);
    const std::string joint = tells ? *between : std::string(topic.particle);
    return joint.empty() || is_one_of(joint, phrases.cue("topical_particles"))
               ? phrases.text("title.subject_particle")
               : joint;
  }

  // 「ICの改札が赤ランプで閉まる」: all from the topic on, in plain style.
  bool add_clause(Line line, const Trouble& trouble, const Weighed& weighed) {
    constexpr double kNoArgument = 0.6;  // 「電池切れじゃないのに」
    const NounPhrase& topic = weighed.topic;
    const auto between = joint_to(line, topic, trouble.begin);
    if (!between || reports(line, topic)) {
      return false;
    }
    const std::string name = story_.written(line, topic.begin, topic.end);
    // 「会員ページの遅延」 is shorter than 「会員ページが重い」; a longer clause tells more.
    const double more = further(topic, trouble.begin);
    const double weight = (more > 0 ? weighed.far + subject_bonus(topic) + 0.2 * more : 0) -
                          (is_argument(line, topic, trouble.begin) ? 0 : kNoArgument);
    return add_whole(line, topic,
                     name + *between + story_.written(line, trouble.begin, trouble.end),
                     weighed.weight + weight - (trouble.weak ? 1.1 : 0.5), !trouble.weak);
  }

  // Whether a particle, a pause or nothing joins the topic to what is said.
  [[nodiscard]] bool is_argument(Line line, const NounPhrase& topic, std::size_t begin) const {
    const text::Character next = text::character_at(story_.normal(line), topic.end);
    return !topic.particle.empty() || topic.end == begin || next.size == 0 ||
           text::script_of(next.code) != text::Script::hiragana;
  }

  // What stands between; of a subject that is too far only its particle.
  [[nodiscard]] std::optional<std::string> joint_to(Line line, const NounPhrase& topic,
                                                    std::size_t begin) const {
    const auto& phrases = story_.phrases();
    auto between = bridge(story_, line, topic.end, begin);
    const std::string_view skipped = story_.normal(line).substr(topic.end, begin - topic.end);
    const bool alone = std::none_of(phrases_.begin(), phrases_.end(), [&](const NounPhrase& one) {
      return one.begin > topic.end && one.end < begin &&
             is_one_of(one.particle, phrases.cue("subject_particles"));
    });
    if (!between && alone && is_one_of(topic.particle, phrases.cue("subject_particles")) &&
        skipped.find(phrases.text("title.comma")) == std::string_view::npos) {
      between = phrases.text("title.subject_particle");
    }
    return between;
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


  // 「精算おかしい」 as 「精算がおかしい」
  [[nodiscard]] std::string with_particle(Line line, const NounPhrase& topic,
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

  bool add_whole(Line line, const NounPhrase& topic, const std::string& clause, double weight,
                 bool strong = true) {
    const std::string text =
        attributive(story_, with_particle(line, topic, clause));
    const std::string normal = text::normalised(text);
    const std::string_view name = topic.of(story_.normal(line));
    if (text.empty() || length_of(text) > kLongestClause ||
        normal.find(name) == std::string::npos || holds_any(normal, people_)) {
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

  // 「別人の結果が入っている」: the thing itself is the wrong one.
  bool add_wrong_thing(Line line, const Trouble& trouble) {
    for (const NounPhrase& phrase : phrases_) {
      if (phrase.begin >= trouble.begin && phrase.end < trouble.end &&
          !is_trouble(story_, phrase.of(story_.normal(line)))) {
        const double weight = topic_weight(story_, things_, phrase.of(story_.normal(line)));
        return add_whole(line, phrase, story_.written(line, trouble.begin, trouble.end), weight);
      }
    }
    return false;
  }

  void add_remembered_clause(Line line, const Trouble& trouble, const Subject& subject) {
    constexpr double kElsewhere = 0.8;
    const std::string clause =
        attributive(story_, story_.written(line, trouble.begin, trouble.end));
    if (clause.empty() || starts_with_any(clause, story_.phrases().cue("topic_particles")) ||
        length_of(clause) + length_of(subject.written) > kLongestClause ||
        holds_any(text::normalised(clause), people_)) {
      return;
    }
    Failure failure;
    failure.line = line;
    failure.topic = subject.written;
    failure.name = subject.name;
    failure.rest = story_.phrases().text("title.subject_particle") + with_owner(story_, clause);
    failure.clause = true;
    failure.weight = topic_weight(story_, things_, subject.name) - kElsewhere -
                     (trouble.weak ? 0.6 : 0);
    failure.strong = !trouble.weak;
    found_.push_back(std::move(failure));
  }

  // A first report says what is wrong even where no word for it is known.
  void add_report(Line line) {
    const std::string_view text = story_.normal(line);
    for (const NounPhrase& topic : phrases_) {
      const std::size_t behind = behind_subject(text, topic);
      if (behind == topic.end || is_trouble(story_, topic.of(text))) {
        continue;
      }
      const std::size_t end = clause_end(story_, line, behind);
      // A negative that is trouble was found as one.
      if (end <= behind || ends_with_any(std::string(text.substr(behind, end - behind)),
                                         story_.phrases().cue("negative_endings"))) {
        continue;
      }
      if (add_stretch(line, topic, behind, end)) {
        return;
      }
    }
  }

  // 「営業部から」 names who reports, 「発行機から」 where it happens.
  [[nodiscard]] bool reports(Line line, const NounPhrase& phrase) const {
    const auto& phrases = story_.phrases();
    return is_one_of(phrase.particle, phrases.cue("place_particles")) &&
           !names_component(story_, line, phrase) &&
           !ends_with_any(std::string(phrase.of(story_.normal(line))),
                          phrases.cue("system_endings"));
  }

  // 「時間割のPDFなんですが、去年のものが出ています」
  void add_of_theme(Line line) {
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line);
    for (const NounPhrase& topic : phrases_) {
      for (const std::string& mark : phrases.cue("theme_marks")) {
        if (text.substr(topic.end).starts_with(mark)) {
          const std::size_t begin = topic.end + mark.size();
          add_at_theme(line, topic, begin, clause_end(story_, line, begin));
          return;
        }
      }
    }
  }

  void add_at_theme(Line line, const NounPhrase& topic, std::size_t begin, std::size_t end) {
    constexpr double kAtTheme = 0.6;
    if (end > begin) {
      const std::string name = story_.written(line, topic.begin, topic.end);
      add_whole(line, topic,
                story_.phrases().fill("title.at", {{"topic", name},
                                                   {"said", story_.written(line, begin, end)}}),
                topic_weight(story_, things_, topic.of(story_.normal(line))) - kAtTheme, false);
    }
  }

  // 「予約が」, 「予約、」: where the news of the subject begins; the end of the topic where it is none.
  [[nodiscard]] std::size_t behind_subject(std::string_view text, const NounPhrase& topic) const {
    const auto& phrases = story_.phrases();
    const std::string& comma = phrases.text("title.comma");
    if (topic.particle.empty() && text.substr(topic.end).starts_with(comma)) {
      return topic.end + comma.size();
    }
    return is_one_of(topic.particle, phrases.cue("subject_particles"))
               ? topic.end + topic.particle.size()
               : topic.end;
  }

  // From the first thing on that a title has room for: 「アプリに昨日のコースが出ている」.
  bool add_stretch(Line line, const NounPhrase& topic, std::size_t behind, std::size_t end) {
    const double weight = topic_weight(story_, things_, topic.of(story_.normal(line))) - 0.4;
    const std::string clause =
        with_subject_particle(story_, story_.written(line, topic.end, end));
    for (const NounPhrase& first : phrases_) {
      if (first.begin > topic.begin) {
        return false;
      }
      const auto front = first.begin == topic.begin
                             ? std::optional<std::string>("")
                             : bridge(story_, line, first.end, topic.begin);
      if (!front || behind > end || reports(line, first)) {
        continue;
      }
      const std::string head =
          first.begin == topic.begin
              ? ""
              : story_.written(line, first.begin, first.end) + *front;
      if (add_whole(line, topic, head + story_.written(line, topic.begin, topic.end) + clause,
                    weight, false)) {
        return true;
      }
    }
    return false;
  }

  // 「HPがマイナスになってない？」: who asks so has seen it.
  void add_wonder(Line line) {
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line);
    if (!story_.asks(line) && text.find('?') == std::string_view::npos) {
      return;
    }
    if (add_wondered_state(line, phrases.cue("wondering_state"), {}) ||
        add_wondered_state(line, phrases.cue("wondering_adjective"),
                           phrases.text("title.adjective"))) {
      return;
    }
    for (const std::string& ending : phrases.cue("wondering")) {
      const std::size_t at = text.rfind(ending);
      if (at == std::string_view::npos) {
        continue;
      }
      const std::size_t te = at + text::character_at(ending, 0).size;
      for (const NounPhrase& topic : phrases_) {
        const auto between = topic.end <= te ? bridge(story_, line, topic.end, te) : std::nullopt;
        if (between && add_wondered(line, topic, *between, phrases.text("title.going_on"))) {
          return;
        }
      }
    }
  }

  // 「使われすぎじゃない？」, 「重くない？」
  bool add_wondered_state(Line line, const rules::Words& endings, const std::string& last) {
    const std::string_view text = story_.normal(line);
    for (const std::string& ending : endings) {
      const std::size_t at = text.find(ending);
      for (const NounPhrase& topic : phrases_) {
        const auto between = at != std::string_view::npos && topic.end < at
                                 ? bridge(story_, line, topic.end, at)
                                 : std::nullopt;
        if (between && add_wondered(line, topic, *between, last)) {
          return true;
        }
      }
    }
    return false;
  }

  bool add_wondered(Line line, const NounPhrase& topic, const std::string& said,
                    const std::string& ending) {
    constexpr double kSeen = 0.6;  // more than a question counts
    const std::string name = story_.written(line, topic.begin, topic.end);
    const double weight = topic_weight(story_, things_, topic.of(story_.normal(line))) + kSeen;
    return add_whole(line, topic, name + said + ending, weight);
  }

  // The tablet says 「温度記録なし」: what a device shows is what is wrong.
  void add_shown(Line line) {
    constexpr std::size_t kLongest = 18;
    const auto& phrases = story_.phrases();
    const auto& quotes = phrases.cue("quotation");
    const std::string_view text = story_.normal(line);
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
                      shown.ends_with(phrases.text("title.nothing"));
    if (!ends || length_of(shown) > kLongest ||
        !starts_with_any(text.substr(behind), phrases.cue("shown"))) {
      return;
    }
    for (const NounPhrase& phrase : phrases_) {
      if (phrase.end + phrase.particle.size() == opening && !phrase.particle.empty()) {
        Failure failure;
        failure.line = line;
        failure.name = phrase.of(text);
        const bool says = !is_generic(story_, failure.name);
        failure.topic = says ? story_.written(line, phrase.begin, phrase.end) : std::string();
        failure.rest = phrases.fill(says ? "title.shown" : "title.shown_alone",
                                    {{"said", story_.written(line, begin, closing)}});
        failure.weight = topic_weight(story_, things_, failure.name) + 1.2;
        failure.strong = true;
        found_.push_back(std::move(failure));
      }
    }
  }

  // A reading that stands beside its usual value says by itself what is wrong.
  void add_readings(Line line) {
    const auto metrics = story_.metrics(line);
    const auto usual = std::find_if(metrics.begin(), metrics.end(), [](const Metric* metric) {
      return metric->role == MetricRole::usual;
    });
    for (const Metric* metric : metrics) {
      const bool other = usual != metrics.end() && !(*usual)->subject.empty() &&
                         (*usual)->subject != metric->subject;
      if (metric->role == MetricRole::reading && !metric->subject.empty() && !other) {
        add_reading(line, *metric, usual == metrics.end() ? nullptr : *usual);
      }
    }
  }

  void add_reading(Line line, const Metric& metric, const Metric* usual) {
    const bool takes_time = is_one_of(metric.unit, story_.phrases().cue("time_units"));
    const bool slow = takes_time && holds_any(text::normalised(metric.subject),
                                              story_.phrases().cue("slow_subjects"));
    if (usual == nullptr && !slow) {
      return;
    }
    Failure failure;
    failure.line = line;
    failure.topic = metric.subject;
    failure.name = text::normalised(metric.subject);
    failure.rest = noun_behind(
        story_, failure.name,
        story_.phrases().text(takes_time ? "title.worse" : change_from(metric, *usual)));
    failure.weight =
        topic_weight(story_, things_, failure.name) +
        (usual == nullptr ? -0.8 : takes_time ? 1.8 : 0.5);
    failure.strong = usual != nullptr;
    found_.push_back(std::move(failure));
  }

  // How a figure stands to its usual value, which is of the same unit or tells nothing.
  static const char* change_from(const Metric& metric, const Metric& usual) {
    constexpr double kFar = 2;
    if (metric.unit != usual.unit || usual.value <= 0) {
      return "title.abnormal";
    }
    return metric.value >= kFar * usual.value   ? "title.surge"
           : metric.value * kFar <= usual.value ? "title.drop"
                                                : "title.abnormal";
  }

  const Story& story_;
  const Things& things_;
  std::vector<std::string> people_;  // names that no title holds, normalised
  std::vector<NounPhrase> phrases_;  // of the sentence at hand
  std::optional<Subject> subject_;   // of the lines before it in the same message
  std::vector<Failure> found_;
};

}  // namespace

bool tells_trouble(const Story& story, int n) {
  return story.has(n, Tag::detection) || story.has(n, Tag::symptom) || story.has(n, Tag::impact);
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

std::vector<Failure> find_failures(const Story& story, const Things& things) {
  return Search(story, things).failures();
}

}  // namespace tenmatsu::composition
