#include <algorithm>
#include <optional>

#include "compose/speech/words.hpp"
#include "compose/title/clauses.hpp"
#include "compose/title/sentence.hpp"
#include "compose/title/sound.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Head;

// What stands before the particle が is more likely what failed than what stands before から.
double particle_weight(const Story& story, std::string_view particle) {
  const auto& phrases = story.phrases();
  if (particle.empty() || is_one_of(particle, phrases.cue("subject_particles"))) {
    return 0.6;
  }
  return is_one_of(particle, phrases.cue("object_particles")) ? 0.2 : 0;
}

bool is_verb(Head::Form form) {
  return form == Head::Form::verb || form == Head::Form::stem;
}

class PairReader : SentenceReader {
 public:
  PairReader(const TroubleSentence& sentence, std::vector<ThingFailure>& found)
      : SentenceReader(sentence, found) {}

  void add(const Trouble& trouble) {
    if (says_of_nothing(trouble.begin)) {
      return;
    }
    const std::vector<Weighed> topics = weighed_topics(trouble.begin);
    if (!trouble.clause) {
      if (!topics.empty()) {
        add_pair(trouble, best_topic(trouble, topics));
      } else if (sentence_.subject && !has_subject(trouble.begin)) {
        add_remembered(trouble, *sentence_.subject);
      }
      return;
    }
    bool added = false;
    for (const Weighed& weighed : topics) {
      added = add_clause(trouble, weighed) || added;
    }
    if (!added && !add_wrong_thing(trouble) && !has_subject(trouble.begin)) {
      add_of_subject(story_.phrases().text("particle.subject"),
                     story_.written(line_, trouble.begin, trouble.end), trouble.weak ? -1.4 : -0.8,
                     !trouble.weak);
    }
  }

 private:
  struct Weighed {
    NounPhrase topic;
    double weight = 0;
    double far = 0;  // taken from `weight` because the topic stands far from what is said of it
    std::optional<std::string> joint;  // what stands between the two, as a title has it
  };

  // 「石」, but not 「1ミリ」
  static bool ends_in_name(std::string_view text) {
    std::size_t at = text.size();
    bool counted = false;
    while (at > 0 && text::is_noun_letter(text::character_before(text, at).code)) {
      const text::Character one = text::character_before(text, at);
      counted = counted || text::script_of(one.code) == text::Script::digit;
      at -= one.size;
    }
    return at < text.size() && !counted;
  }

  // 「石はゼロ」: a subject of one character is one too.
  [[nodiscard]] bool has_subject(std::size_t at) const {
    const std::string_view before = story_.normal(line_).substr(0, at);
    const auto& particles = story_.phrases().cue("subject_particles");
    return std::ranges::any_of(particles, [&](const std::string& particle) {
      return before.ends_with(particle) &&
             ends_in_name(before.substr(0, before.size() - particle.size()));
    });
  }

  // 「電話」 of 「電話出ない」: of another thing before it that is not said.
  [[nodiscard]] bool says_of_nothing(std::size_t at) const {
    const auto last = from(at);
    if (last == sentence_.phrases.begin()) {
      return false;
    }
    const NounPhrase& before = *std::prev(last);
    return before.end > at &&
           is_one_of(story_.normal(line_).substr(before.begin, at - before.begin),
                     story_.phrases().cue("calls"));
  }

  // The first phrase that begins at `at` or behind it.
  [[nodiscard]] std::vector<NounPhrase>::const_iterator from(std::size_t at) const {
    return std::partition_point(sentence_.phrases.begin(), sentence_.phrases.end(),
                                [&](const NounPhrase& one) { return one.begin < at; });
  }

  // 「convert_」 of 「convert_failed」
  static std::size_t without_joints(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t last = text.substr(begin, end - begin).find_last_not_of("_-./#");
    return last == std::string_view::npos ? end : begin + last + 1;
  }

  [[nodiscard]] std::vector<Weighed> weighed_topics(std::size_t end) const {
    constexpr double kFar = 0.02;       // for each byte between a topic and what is said of it
    constexpr double kPlain = 0.8;      // 「failed」 of a log is no name
    constexpr double kReached = 1.5;    // 「相手」 of 「相手に届かない」
    constexpr double kBeside = 2;       // 「カルテ」 of 「結果がカルテに出ない」
    constexpr double kPredicate = 1.5;  // 「平和」 of 「平和だなと思ってたら」
    constexpr std::ptrdiff_t kNearest = 16;  // phrases; of what stands before them nothing is said
    const auto& phrases = story_.phrases();
    const std::string_view text = story_.normal(line_);
    std::vector<Weighed> all;
    const auto last = from(end);
    for (auto next = last - std::min(kNearest, last - sentence_.phrases.begin()); next != last;
         ++next) {
      const NounPhrase& topic = *next;
      NounPhrase cut = topic;
      cut.end = without_joints(text, topic.begin, std::min(topic.end, end));
      const std::string_view phrase = cut.of(text);
      if ((text::character_at(phrase, 0).size == phrase.size() && !is_short_subject(topic)) ||
          is_told(topic) ||
          holds_any(text.substr(cut.end, end - cut.end), phrases.cue("errands"))) {
        continue;
      }
      double weight = topic_weight(story_, sentence_.things, phrase);
      weight += particle_weight(story_, topic.end > end ? "" : topic.particle);
      weight += names_component(sentence_, topic) ? 0.5 : 0;
      weight -= is_plain_word(phrase) ? kPlain : 0;
      weight -= is_predicate(topic) ? kPredicate : 0;
      weight -= is_reached(topic) || is_compared(topic) ? kReached : 0;
      weight -= is_beside_subject(*next, end) ? kBeside : 0;
      const double far = std::min(kFar * static_cast<double>(end - cut.end), 1.2);
      all.push_back({cut, weight - far, far, bridge(story_, line_, cut.end, end)});
    }
    std::ranges::stable_sort(
        all, [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
    return all;
  }

  // 「鍵が開かない」
  [[nodiscard]] bool is_short_subject(const NounPhrase& topic) const {
    const text::Character only = text::character_at(story_.normal(line_), topic.begin);
    return only.size == topic.end - topic.begin &&
           text::script_of(only.code) == text::Script::kanji &&
           topic.particle == story_.phrases().text("particle.subject");
  }

  [[nodiscard]] bool is_reached(const NounPhrase& topic) const {
    return is_one_of(topic.particle, story_.phrases().cue("reaching_particles")) &&
           ends_with_any(std::string(topic.of(story_.normal(line_))),
                         story_.phrases().cue("people_called"));
  }

  // 「編成には遅れると伝えました」: who is told does not fail.
  [[nodiscard]] bool is_told(const NounPhrase& topic) const {
    return story_.carries(line_, Tag::communication) &&
           is_one_of(topic.particle, story_.phrases().cue("reaching_particles")) &&
           holds_any(story_.normal(line_).substr(topic.end), story_.phrases().cue("telling_verbs"));
  }

  // Where or with what the verb at `end` happens, behind the subject that it has.
  [[nodiscard]] bool is_beside_subject(const NounPhrase& topic, std::size_t end) const {
    const auto& phrases = story_.phrases();
    if (!is_one_of(topic.particle, phrases.cue("particles_beside")) || topic.end >= end) {
      return false;
    }
    return std::any_of(sentence_.phrases.begin(), from(topic.begin), [&](const NounPhrase& one) {
      return one.end < topic.begin && one.particle == phrases.text("particle.subject") &&
             bridge(story_, line_, one.end, topic.begin).has_value();
    });
  }

  // 「マイページ」 of 「当落がマイページと食い違う」
  [[nodiscard]] bool is_compared(const NounPhrase& topic) const {
    const std::string_view behind = story_.normal(line_).substr(topic.end);
    const std::string& with = story_.phrases().text("particle.quotes");
    return behind.starts_with(with) &&
           starts_with_any(behind.substr(with.size()), story_.phrases().cue("compared"));
  }

  [[nodiscard]] bool is_predicate(const NounPhrase& topic) const {
    return starts_with_any(story_.normal(line_).substr(topic.end),
                           story_.phrases().cue("behind_predicates"));
  }

  // Whether a quotation that began before ends there.
  [[nodiscard]] bool holds_torn(std::string_view between, const std::string& closing) const {
    const std::size_t at = between.find(closing);
    return at != std::string_view::npos &&
           between.substr(0, at).find(story_.phrases().cue("quotation")[0]) ==
               std::string_view::npos;
  }

  // A verb keeps what stands before it, so that its subject may stand further away.
  [[nodiscard]] Weighed best_topic(const Trouble& trouble, std::vector<Weighed> topics) const {
    constexpr double kBeyond = 0.8;  // of what stands in another clause
    constexpr double kQuoted = 1.5;  // 「期限が切れました」と出て進めない
    if (is_verb(trouble.form)) {
      const std::string& closing = story_.phrases().cue("quotation")[1];
      for (Weighed& one : topics) {
        const std::string_view between =
            story_.normal(line_).substr(one.topic.end, trouble.begin - one.topic.end);
        one.weight -= !one.joint && holds_torn(between, closing) ? kQuoted : 0;
        one.weight += one.joint ? one.far + subject_bonus(one.topic) : -kBeyond;
      }
    }
    return *std::ranges::max_element(
        topics, [](const Weighed& a, const Weighed& b) { return a.weight < b.weight; });
  }

  // 「賞与と重なって今日が期限」: two things at one time.
  [[nodiscard]] bool coincides(const Trouble& trouble, const NounPhrase& topic) const {
    const std::string_view behind = story_.normal(line_).substr(topic.end);
    const std::string& with = story_.phrases().text("particle.quotes");
    return trouble.kind == "head.twice" && trouble.begin == topic.end + with.size() &&
           behind.starts_with(with);
  }

  static bool moves(const Trouble& trouble) {
    return trouble.kind == "head.rise" || trouble.kind == "head.fall";
  }

  // 「応答時間」, 「success_rate」: what rises and falls; a page that somebody opens does not.
  [[nodiscard]] bool is_measured(const NounPhrase& topic) const {
    const std::string name(topic.of(story_.normal(line_)));
    return ends_with_any(name, story_.phrases().cue("measured_ends")) ||
           ends_with_any(name, story_.phrases().cue("slow_subjects")) ||
           name.find_first_of("_./ ") != std::string::npos;
  }

  void add_pair(const Trouble& trouble, const Weighed& weighed) {
    constexpr std::size_t kNear = 18;  // bytes between a thing and the noun for what is wrong
    constexpr double kLoose = 0.6;     // of another thing it may be said as well
    constexpr double kBroken = 1.5;    // another clause is told of it
    const NounPhrase& topic = weighed.topic;
    if ((trouble.weak && reports(topic)) || coincides(trouble, topic) ||
        (moves(trouble) && !is_measured(topic))) {
      return;  // 「総務から変な通知が来た」
    }
    ThingFailure failure;
    failure.line = line_;
    failure.topic = story_.written(line_, topic.begin, topic.end);
    failure.name = topic.of(story_.normal(line_));
    failure.kind = trouble.kind;
    failure.weight = weighed.weight + (trouble.weak ? -0.7 : 0);
    failure.clause = is_verb(trouble.form);
    const bool loose = !failure.clause && (trouble.begin > topic.end + kNear || !weighed.joint);
    failure.strong = !trouble.weak && !loose;
    failure.weight -= loose ? kLoose : 0;
    failure.rest = failure.clause ? particle_to(weighed) + trouble.said
                                  : noun_behind(story_, failure.name, trouble.said);
    if (failure.clause) {
      failure.weight -= weighed.joint ? 0 : kBroken;
      failure.topic = place_before(topic, failure) + failure.topic;
    }
    found_.push_back(std::move(failure));
  }

  // 「アプリで」 before 「完了が押せない」: where it happens, as far as there is room.
  [[nodiscard]] std::string place_before(const NounPhrase& topic,
                                         const ThingFailure& failure) const {
    constexpr std::size_t kLongest = 28;
    constexpr std::size_t kFar = 4 * kLongest;  // bytes
    const std::string_view text = story_.normal(line_);
    const auto last = from(topic.begin);
    for (auto next = from(topic.begin - std::min(topic.begin, kFar)); next != last; ++next) {
      const NounPhrase& place = *next;
      const auto between = bridge(story_, line_, place.end, topic.begin);
      if (between && !reports(place) && is_sound_thing(story_, std::string(place.of(text))) &&
          is_one_of(text::normalised(*between), story_.phrases().cue("at_places")) &&
          length_of(text.substr(place.begin, topic.begin - place.begin)) +
                  length_of(failure.text()) <=
              kLongest) {
        return story_.written(line_, place.begin, place.end) + *between;
      }
    }
    return {};
  }

  void add_remembered(const Trouble& trouble, const TroubleSentence::Subject& subject) {
    constexpr double kElsewhere = 0.3;  // less than in the same line
    ThingFailure failure;
    failure.line = line_;
    failure.topic = subject.written;
    failure.name = subject.name;
    failure.kind = trouble.kind;
    failure.weight = topic_weight(story_, sentence_.things, subject.name) +
                     (trouble.weak ? -1.4 : 0) - kElsewhere;
    failure.strong = !trouble.weak;
    failure.clause = is_verb(trouble.form);
    failure.rest = failure.clause ? story_.phrases().text("particle.subject") + trouble.said
                                  : noun_behind(story_, failure.name, trouble.said);
    found_.push_back(std::move(failure));
  }

  // What stands between the subject and its verb, 「の」 and 「は」 as 「が」.
  [[nodiscard]] std::string particle_to(const Weighed& weighed) const {
    const auto& phrases = story_.phrases();
    const auto& between = weighed.joint;
    const bool tells = between && !holds_any(text::normalised(*between), sentence_.people);
    const std::string joint = tells ? *between : std::string(weighed.topic.particle);
    return joint.empty() || is_one_of(joint, phrases.cue("topical_particles"))
               ? phrases.text("particle.subject")
               : joint;
  }

  // 「ICの改札が赤ランプで閉まる」: all from the topic on, in plain style.
  bool add_clause(const Trouble& trouble, const Weighed& weighed) {
    constexpr double kNoArgument = 0.6;  // 「電池切れじゃないのに」
    const NounPhrase& topic = weighed.topic;
    const auto between = joint_to(weighed, trouble.begin);
    if (!between || reports(topic)) {
      return false;
    }
    const std::string name = story_.written(line_, topic.begin, topic.end);
    // 「会員ページの遅延」 is shorter than 「会員ページが重い」; a longer clause tells more.
    const double more = further(topic, trouble.begin);
    const double weight = (more > 0 ? weighed.far + subject_bonus(topic) + 0.2 * more : 0) -
                          (is_argument(topic, trouble.begin) ? 0 : kNoArgument);
    const std::string said = story_.written(line_, trouble.begin, trouble.end);
    return add_whole(topic, name + subject_joint(topic, *between, trouble) + said,
                     weighed.weight + weight - (trouble.weak ? 1.1 : 0.5), !trouble.weak);
  }

  // 「付かない」: kanji and the ending that bends; 「漏れ警報」 is a noun.
  [[nodiscard]] bool is_verbal(std::string_view said) const {
    const text::Character first = text::character_at(said, 0);
    if (starts_with_any(said.substr(first.size), story_.phrases().cue("no_verb_kana"))) {
      return false;  // 「ギルド戦は」
    }
    std::size_t end = first.size;
    while (text::script_of(text::character_at(said, end).code) == text::Script::hiragana &&
           end < said.size()) {
      end += text::character_at(said, end).size;
    }
    return text::script_of(first.code) == text::Script::kanji && end > first.size &&
           !text::is_noun_letter(text::character_at(said, end).code);
  }

  // 「明細の読めない」 as 「明細が読めない」, but 「一覧の違う会社の名前が出る」 and
  // 「通販の10倍の価格で出る」 as they are.
  // 「訓練って書いてない」 is what is not written.
  [[nodiscard]] std::string subject_joint(const NounPhrase& topic, const std::string& joint,
                                          const Trouble& trouble) const {
    const std::string said = story_.written(line_, trouble.begin, trouble.end);
    const auto& phrases = story_.phrases();
    const std::string& subject = phrases.text("particle.subject");
    if (joint == subject && topic.particle == phrases.text("title.quoting") &&
        starts_with_any(said, phrases.cue("written_so"))) {
      return phrases.text("particle.quotes");
    }
    // 「ポイント付かない」, where speech leaves the particle out.
    const text::Script last =
        text::script_of(text::character_before(story_.normal(line_), topic.end).code);
    const bool apart = last == text::Script::katakana || last == text::Script::latin;
    if (joint.empty() && topic.end == trouble.begin && apart && is_verbal(said)) {
      return subject;
    }
    const auto inner = from(trouble.begin);
    const bool of_another = inner != sentence_.phrases.end() && inner->end < trouble.end;
    const bool alone = joint == phrases.text("particle.of") && !of_another &&
                       said.find(subject) == std::string::npos;
    return alone ? subject : joint;
  }

  // Whether a particle, a pause or nothing joins the topic to what is said.
  [[nodiscard]] bool is_argument(const NounPhrase& topic, std::size_t begin) const {
    const text::Character next = text::character_at(story_.normal(line_), topic.end);
    return !topic.particle.empty() || topic.end == begin || next.size == 0 ||
           text::script_of(next.code) != text::Script::hiragana;
  }

  // What stands between; of a subject that is too far only its particle.
  [[nodiscard]] std::optional<std::string> joint_to(const Weighed& weighed,
                                                    std::size_t begin) const {
    const auto& phrases = story_.phrases();
    const auto& subjects = phrases.cue("subject_particles");
    const NounPhrase& topic = weighed.topic;
    if (weighed.joint || !is_one_of(topic.particle, subjects)) {
      return weighed.joint;
    }
    const std::string_view skipped = story_.normal(line_).substr(topic.end, begin - topic.end);
    const bool alone = std::none_of(from(topic.end), from(begin), [&](const NounPhrase& one) {
      return one.end < begin && is_one_of(one.particle, subjects);
    });
    if (alone && !holds_any(skipped, phrases.cue("clause_marks")) &&
        !holds_any(skipped, phrases.cue("quotation"))) {
      return phrases.text("particle.subject");
    }
    return std::nullopt;
  }

  [[nodiscard]] double subject_bonus(const NounPhrase& topic) const {
    return is_one_of(topic.particle, story_.phrases().cue("subject_particles")) ? 0.5 : 0;
  }

  // How many more things the clause names behind its topic; at most two count.
  [[nodiscard]] double further(const NounPhrase& topic, std::size_t end) const {
    const auto count = std::count_if(from(topic.end), from(end),
                                     [&](const NounPhrase& one) { return one.end < end; });
    return static_cast<double>(std::min<std::ptrdiff_t>(count, 2));
  }

  // 「別人の結果が入っている」: the thing itself is the wrong one.
  bool add_wrong_thing(const Trouble& trouble) {
    for (const NounPhrase& phrase : sentence_.phrases) {
      if (phrase.begin >= trouble.begin && phrase.end < trouble.end &&
          !is_trouble(story_, phrase.of(story_.normal(line_)))) {
        const double weight =
            topic_weight(story_, sentence_.things, phrase.of(story_.normal(line_)));
        return add_whole(phrase, story_.written(line_, trouble.begin, trouble.end), weight);
      }
    }
    return false;
  }
};

}  // namespace

void hear_troubles(const TroubleSentence& sentence, std::vector<ThingFailure>& found) {
  PairReader reader(sentence, found);
  for (const Trouble& trouble : find_troubles(sentence.story, sentence.line)) {
    reader.add(trouble);
  }
}

}  // namespace tenmatsu::composition
