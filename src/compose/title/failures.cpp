#include "compose/title/failures.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/title/alerts.hpp"
#include "compose/title/sentence.hpp"
#include "compose/title/sound.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"
#include "text/token.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Head;

double tag_weight(const Story& story, int n) {
  double weight = story.has(n, Tag::detection) ? 1.5 : 0;
  const TagFinding* symptom = find_tag(story.event(n), Tag::symptom);
  constexpr double kHeadline = 1.6;  // of all that went wrong, what counts most
  weight += symptom == nullptr ? 0 : symptom->main ? 1 + kHeadline : 1;
  weight += story.has(n, Tag::impact) ? 0.6 : 0;
  // What is found while looking lies deeper than what failed.
  weight -= story.has(n, Tag::investigation) ? 0.5 : 0;
  weight -= story.has(n, Tag::cause) ? 0.4 : 0;
  weight -= story.has(n, Tag::action) ? 0.3 : 0;
  // 「貸出の記録が消えますので、おすすめしません」: what would go wrong did not.
  weight -= story.status(n, Tag::action) == Status::rejected ? 1.5 : 0;
  const double over = story.has(n, Tag::communication) ? 0.7 : 1.5;
  return weight - (story.has(n, Tag::recovery) ? over : 0);
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

  std::vector<ThingFailure> failures() && {
    int people = 0;    // that told of trouble
    int monitors = 0;  // the same
    for (const Event& event : story_.events()) {
      if (story_.has(event.n, Tag::communication)) {
        add_announcements(event.n);
      }
      if (!tells_trouble(story_, event.n)) {
        continue;
      }
      const std::size_t before = found_.size();
      const int rank = story_.bot(event.n) ? monitors++ : people++;
      if (story_.bot(event.n) || reads_as_alert(story_, event.n)) {
        add_alert(event.n);
      } else {
        add_lines(event.n);
      }
      if (found_.size() == before && is_report(event.n)) {
        add_news(event.n);
      }
      for (std::size_t i = before; i < found_.size(); ++i) {
        found_[i].weight += message_weight(event.n, rank);
      }
    }
    add_recurrence();
    put_unsound_last();
    return std::move(found_);
  }

 private:
  // 「お知らせに「文字が正しく出ないことがあります」」: the users are told in words that are
  // weighed.
  void add_announcements(int n) {
    constexpr double kAnnounced = 2;
    const std::size_t before = found_.size();
    for (const Line line : story_.lines(n)) {
      hear_announcements(sentence_of(line, std::nullopt), found_);
    }
    for (std::size_t i = before; i < found_.size(); ++i) {
      found_[i].weight += kAnnounced;
      // 「表示が遅れていた」 says nothing new beside another thing.
      found_[i].strong = found_[i].strong && !is_generic(story_, found_[i].name);
    }
  }

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

  // The first report, or what tells best what went wrong.
  [[nodiscard]] bool is_report(int n) const {
    return story_.has(n, Tag::detection) || story_.is_main(n, Tag::symptom);
  }

  // Where nothing was heard, the first line with news.
  void add_news(int n) {
    const std::size_t before = found_.size();
    for (const Line line : story_.lines(n)) {
      // 「0円で買えるんですけど、仕様ですか」 tells of it before it asks.
      const bool told = !story_.asks(line) || story_.hears(line, "stated_first");
      if (story_.modality(line) != Modality::acknowledgement && told) {
        hear_news(sentence_of(line, std::nullopt), found_);
      }
      if (found_.size() > before) {
        return;
      }
    }
  }

  // Of 「予約じゃなくて検索が遅い」 only what was put right.
  [[nodiscard]] std::vector<NounPhrase> standing_phrases(std::string_view text) const {
    std::vector<NounPhrase> found = noun_phrases(story_, text);
    // 「リハのDBより遅い」: with what it is compared did not fail.
    std::erase_if(found, [&](const NounPhrase& one) {
      return starts_with_any(text.substr(one.end), story_.phrases().cue("compared_behind"));
    });
    const auto slip = last_slip(story_, text);
    if (!slip) {
      return found;
    }
    const bool another = std::ranges::any_of(found, [&](const NounPhrase& one) {
      return one.begin > slip->end &&
             is_one_of(one.particle, story_.phrases().cue("subject_particles"));
    });
    std::erase_if(found, [&](const NounPhrase& one) {
      return slip->apart ? another && one.begin < slip->end : one.end == slip->end;
    });
    return found;
  }

  [[nodiscard]] TroubleSentence sentence_of(Line line,
                                            std::optional<TroubleSentence::Subject> subject) const {
    return {story_,
            things_,
            people_,
            line,
            standing_phrases(story_.normal(line)),
            story_.terms(line, "component"),
            std::move(subject)};
  }

  // 「キャッシュも全員入れ替わる時間を過ぎたので解消とします」, and not 「画面がエラーで閉じます」
  [[nodiscard]] bool ends_incident(Line line) const {
    return story_.hears(line, "close") &&
           (story_.has(line.n, Tag::recovery) || story_.has(line.n, Tag::communication));
  }

  void add_lines(int n) {
    std::optional<TroubleSentence::Subject> subject;
    for (const Line line : story_.lines(n)) {
      if (story_.modality(line) == Modality::acknowledgement || ends_incident(line) ||
          is_put_right(story_, line)) {
        continue;
      }
      const std::size_t before = found_.size();
      const TroubleSentence sentence = sentence_of(line, subject);
      add_sentence(sentence);
      for (std::size_t i = before; i < found_.size(); ++i) {
        found_[i].weight -= line_penalty(line);
      }
      remember_subject(sentence, subject);
    }
  }

  void add_sentence(const TroubleSentence& sentence) {
    const int n = sentence.line.n;
    hear_troubles(sentence, found_);
    hear_figures(sentence, found_);
    hear_wonder(sentence, found_);
    hear_displays(sentence, found_);
    hear_counts(sentence, found_);
    if (is_report(n)) {
      hear_reports(sentence, found_);
    }
    if (is_report(n) || story_.has(n, Tag::impact)) {
      hear_quotations(sentence, found_);
    }
  }

  // 「自社のカードは通っています。拒否は…」: what is told next is of another matter.
  [[nodiscard]] bool has_topic(Line line) const {
    if (line.index >= story_.lines(line.n).size()) {
      return false;
    }
    const auto phrases = noun_phrases(story_, story_.normal(line));
    return !phrases.empty() &&
           is_one_of(phrases.front().particle, story_.phrases().cue("topic_alone"));
  }

  // What the lines before spoke of: speech is cut where somebody breathes.
  void remember_subject(const TroubleSentence& sentence,
                        std::optional<TroubleSentence::Subject>& remembered) const {
    const Line line = sentence.line;
    if (story_.hears(line, "goes_well") && !story_.negated(line) &&
        has_topic({line.n, line.index + 1})) {
      remembered.reset();
      return;
    }
    for (const NounPhrase& phrase : sentence.phrases) {
      const std::string_view name = phrase.of(story_.normal(line));
      const auto& phrases = story_.phrases();
      const std::string_view behind = story_.normal(line).substr(phrase.end);
      const bool subject = is_one_of(phrase.particle, phrases.cue("subject_particles")) ||
                           starts_with_any(behind, phrases.cue("theme_marks")) ||
                           behind == phrases.text("mark.comma");
      if (subject || names_component(sentence, phrase)) {
        remembered = TroubleSentence::Subject{std::string(name),
                                              story_.written(line, phrase.begin, phrase.end)};
      }
    }
  }

  [[nodiscard]] double line_penalty(Line line) const {
    double penalty = story_.asks(line) ? 0.4 : 0;
    penalty += story_.modality(line) == Modality::conjecture ? 0.6 : 0;
    // 「使えませんと困ります」, 「弊社の連絡不足により多大なるご迷惑を」
    penalty += is_dreaded(line) || excuses(line) ? kDenied : 0;
    return penalty + (denies_guess(line) ? kDenied : 0);
  }

  [[nodiscard]] bool is_dreaded(Line line) const {
    const auto whole = story_.sentence_lines(line);
    return story_.modality(whole.back()) == Modality::statement &&
           std::ranges::any_of(whole, [&](Line part) { return story_.hears(part, "dreads_it"); });
  }

  [[nodiscard]] bool excuses(Line line) const {
    const auto whole = story_.sentence_lines(line);
    return std::ranges::any_of(whole, [&](Line part) { return story_.hears(part, "excuses_for"); });
  }

  // 「火災連動かな」 — 「火災の信号は来てないですね」: what is not so is not what failed.
  [[nodiscard]] bool denies_guess(Line line) const {
    const int before = line.n - 1;
    return before > 0 && story_.negated(line) && story_.has(before, Tag::cause) &&
           story_.status(before, Tag::cause) == Status::suspected &&
           story_.speaker(before) != story_.speaker(line.n);
  }

  // What the talk comes back to is what it was about: each kind of trouble counts by the messages
  // that speak of it.
  void add_recurrence() {
    constexpr double kMost = 0.9;
    constexpr double kOften = 5;  // so many messages are often
    std::map<std::string, double> told;
    for (const ThingFailure& failure : found_) {
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
    for (ThingFailure& failure : found_) {
      failure.weight += kMost * std::min(std::max(told[failure.kind] - 1, 0.0) / kOften, 1.0);
    }
  }

  // Better than no title, but than no other one.
  void put_unsound_last() {
    constexpr double kUnsound = 8;
    constexpr double kNoFailure = 0.6;
    constexpr double kNoWord = 2;  // where no word for it was heard at all
    for (ThingFailure& failure : found_) {
      failure.weight -= tells_failure(story_, failure) ? 0 : failure.strong ? kNoFailure : kNoWord;
      if (!is_sound(story_, failure)) {
        failure.weight -= kUnsound;
        failure.strong = false;
      }
    }
  }

  static constexpr double kDenied = 1.5;

  const Story& story_;
  const Things& things_;
  std::vector<std::string> people_;  // names that no title holds, normalised
  std::vector<ThingFailure> found_;
};

}  // namespace

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

std::vector<ThingFailure> find_failures(const Story& story, const Things& things) {
  std::vector<ThingFailure> found = Search(story, things).failures();
  // A key that is shown to the house is no name of a service.
  std::erase_if(found, [](const ThingFailure& one) { return text::holds_token(one.text()); });
  return found;
}

}  // namespace tenmatsu::composition
