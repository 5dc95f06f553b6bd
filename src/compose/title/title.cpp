#include "compose/title/title.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/title/clauses.hpp"
#include "compose/title/failures.hpp"
#include "compose/title/first_reports.hpp"
#include "compose/title/quoted_reports.hpp"
#include "compose/title/sound.hpp"
#include "compose/title/things.hpp"
#include "compose/title/verdict.hpp"
#include "compose/troubles/gone.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kLongestTitle = 42;  // characters

bool shares_words(std::string_view text, std::string_view name) {
  const auto words = content_words(name);
  return text.find(name) != std::string_view::npos ||
         std::ranges::any_of(words, [&](const std::string& word) {
           return text.find(word) != std::string_view::npos;
         });
}

// st-14, kix2, JOB_LOAD02
bool names_machine(std::string_view name) {
  return std::ranges::any_of(name, [](char c) { return c >= 'a' && c <= 'z'; }) &&
         name.find_first_of("0123456789-_") != std::string_view::npos;
}

// C-40217, RQ-3305: a case or a message, nothing that something happens in.
bool is_code(std::string_view name) {
  constexpr std::size_t kLeast = 3;  // digits
  const std::size_t last = name.find_last_not_of("0123456789");
  return last != std::string_view::npos && name[last] == '-' && name.size() > last + kLeast;
}

// 「星1」: how good something is, in front of which 「星1の検索の遅延」 would say nothing.
bool is_rank(std::string_view name) {
  const bool figure = !name.empty() && name.back() >= '0' && name.back() <= '9';
  return figure && !text::holds_script(name, text::Script::latin);
}

bool has_kana(std::string_view name) {
  return text::holds_script(name, text::Script::hiragana);
}

class Titler {
 public:
  explicit Titler(const Story& story)
      : story_(story), things_(story), failures_(find_failures(story, things_)) {}

  [[nodiscard]] Statement title() const {
    const auto best = std::ranges::max_element(
        failures_,
        [](const ThingFailure& a, const ThingFailure& b) { return a.weight < b.weight; });
    const bool nothing = best == failures_.end() || best->weight < kLeastTold;
    const bool aside = best != failures_.end() && is_aside(*best);
    const bool channel = !nothing && is_channel(*best);
    const auto report = nothing || aside || channel ? first_report(story_) : std::nullopt;
    if (report && (aside || tells_amiss(report->title)) &&
        !(channel && report->title.find(best->topic + best->rest) != std::string::npos)) {
      return {report->title, {report->line.n}};
    }
    if (const auto quoted = nothing || aside ? quoted_report(story_) : std::nullopt) {
      return {quoted->title, {quoted->line.n}};
    }
    if (nothing) {
      Statement named = plain();
      return best == failures_.end() || !named.events.empty() ? named : of(*best);
    }
    const auto more = more_than_alert(best);
    Statement made = of(*more);
    return by_machine(*more) && names_machine(more->name) && made.events.size() == 1
               ? with_what_users_meet(*more, std::move(made))
               : made;
  }

 private:
  // 「締めが「処理中」のままの障害(db-1のしきい値超過)」: what a machine is called says nothing to
  // who has not built it; what users met with does.
  [[nodiscard]] Statement with_what_users_meet(const ThingFailure& alert, Statement made) const {
    auto report = first_report(story_);
    if (!report || !is_met_by_users(report->line.n) ||
        report->line != story_.carrier(report->line.n, Tag::symptom)) {
      report = quoted_report(story_);
    }
    if (!report || !is_met_by_users(report->line.n) || report->line.n == alert.line.n) {
      return made;
    }
    std::string both = story_.phrases().fill("title.with_alert",
                                             {{"first", report->title}, {"second", made.text}});
    if (length_of(both) > kLongestTitle) {
      return {report->title, {report->line.n}};
    }
    made.text = std::move(both);
    cite(made, {report->line.n});
    return made;
  }

  [[nodiscard]] bool is_met_by_users(int n) const {
    return story_.is_main(n, Tag::symptom) && story_.has(n, Tag::impact) && !story_.bot(n);
  }

  [[nodiscard]] Statement of(const ThingFailure& best) const {
    ThingFailure chosen = best;
    drop_moments(chosen.topic);
    drop_moments(chosen.rest);
    if (put_what_it_is_of_in_front(chosen)) {
      return with_more(chosen);
    }
    name_in_full(chosen);
    const int named_in = put_theme_in_front(chosen) ? 0 : put_thing_in_front(chosen);
    Statement made = with_more(chosen);
    if (named_in != 0) {
      cite(made, {named_in});
    }
    return made;
  }

  // What somebody said by the way, of another message than the one that tells what went wrong.
  [[nodiscard]] bool is_aside(const ThingFailure& best) const {
    constexpr double kSure = 3;
    const int n = best.line.n;
    return best.weight < kSure && !story_.has(n, Tag::detection) &&
           !story_.is_main(n, Tag::symptom) && !story_.has(n, Tag::communication);
  }

  // That something only came or was said is no trouble where nothing else tells of any.
  [[nodiscard]] bool tells_amiss(std::string title) const {
    const auto& phrases = story_.phrases();
    const std::string failure = phrases.fill("title.clause", {{"clause", ""}});
    title.resize(title.size() - (title.ends_with(failure) ? failure.size() : 0));
    const std::string text = text::normalised(title);
    const bool named = std::ranges::any_of(phrases.heads(), [&](const rules::Head& head) {
      return !head.weak && head.words.any_in(text);
    });
    return named || title.ends_with(phrases.text("title.negative")) ||
           holds_any(title, phrases.cue("wrong_states")) ||
           holds_whole(title, phrases.cue("wrong_things"));
  }

  // 「レビューが立て続けに付いている」: what tells of the failure, and is none.
  [[nodiscard]] bool is_channel(const ThingFailure& best) const {
    return best.clause && (ends_with_any(best.name, story_.phrases().cue("report_channels")) ||
                           holds_any(best.rest, story_.phrases().cue("told_as")));
  }

  static constexpr double kLeastTold = -1.2;  // what is worth less was said by the way

  // What says more than a bare alert, or than that something is odd, and is worth little less:
  // 「議事録が動かない」 for 「worker-2のアラート」, 「検索の結果が0件になる」, said soon after,
  // for 「検索の結果がおかしい」.
  [[nodiscard]] std::vector<ThingFailure>::const_iterator more_than_alert(
      std::vector<ThingFailure>::const_iterator best) const {
    constexpr double kLittle = 1.2;
    constexpr double kMuch = 2;  // what is only odd says still less
    constexpr int kSoon = 3;     // messages
    const bool alert = !best->strong && best->rest.ends_with(story_.phrases().text("title.alert"));
    const bool raw = !alert && is_raw(best->name) && story_.bot(best->line.n);
    const bool vague = is_vague(*best);
    if (!alert && !raw && !vague) {
      return best;
    }
    auto found = best;
    for (auto next = failures_.begin(); next != failures_.end(); ++next) {
      const double least = found == best ? best->weight - (vague ? kMuch : kLittle) : found->weight;
      // What a machine is called gives way only to what users meet with.
      const bool soon = (!vague && !raw) || (std::abs(next->line.n - best->line.n) <= kSoon &&
                                             (vague || is_met_with(*next)));
      // 「「当選」と出た」: what somebody read.
      const bool reported = vague && story_.has(next->line.n, Tag::detection) &&
                            holds_any(next->rest, story_.phrases().cue("quotation"));
      if (next->strong && soon && next->weight > least && !is_vague(*next) &&
          (reported || tells_failure(story_, *next))) {
        found = next;
      }
    }
    return found;
  }

  // 「ホームページの異常」, 「単価がおかしい」
  [[nodiscard]] bool is_vague(const ThingFailure& failure) const {
    return failure.kind == "head.wrong" ||
           ends_with_any(failure.rest, story_.phrases().cue("vague_ends"));
  }

  // What the talk comes back to, if it is something that may fail: 「字幕の障害」 says little, but
  // nothing that is not so.
  [[nodiscard]] const Things::Thing* most_told() const {
    const auto& all = things_.all();
    const auto found = std::ranges::find_if(all, [&](const Things::Thing& thing) {
      const bool system = thing.component || names_machine(thing.name) ||
                          ends_with_any(thing.name, story_.phrases().cue("system_endings"));
      return thing.told > (system ? 1 : 3) && may_fail(thing);
    });
    return found == all.end() ? nullptr : &*found;
  }

  // 「決済は止まってません」: of all that names it there nothing is wrong.
  [[nodiscard]] bool is_denied(int n, std::string_view name) const {
    bool denied = false;
    for (const Line line : story_.lines(n)) {
      if (story_.normal(line).find(name) == std::string_view::npos) {
        continue;
      }
      denied = (story_.negated(line) || story_.modality(line) == Modality::exclusion) &&
               names_trouble(story_.normal(line));
      if (!denied) {
        return false;
      }
    }
    return denied;
  }

  // By a word that is trouble itself, as 「止まって」; 「開けない」 is none.
  [[nodiscard]] bool names_trouble(std::string_view text) const {
    const auto& heads = story_.phrases().heads();
    return std::ranges::any_of(heads, [&](const rules::Head& head) {
      return !head.noun.ends_with(story_.phrases().text("title.negative")) &&
             head.words.any_in(text);
    });
  }

  [[nodiscard]] bool may_fail(const Things::Thing& thing) const {
    const auto& phrases = story_.phrases();
    return !is_denied(thing.n, thing.name) && !is_generic(story_, thing.name) &&
           !is_plain_word(thing.name) && (thing.component || !has_kana(thing.name)) &&
           is_sound_thing(story_, thing.name) &&
           text::script_of(text::character_at(thing.name, 0).code) != text::Script::digit &&
           !ends_with_any(thing.name, phrases.cue("people_called")) &&
           !ends_with_any(thing.name, phrases.cue("place_endings")) &&
           !is_trouble(story_, thing.name);
  }

  [[nodiscard]] std::string one(const ThingFailure& failure) const {
    return failure.clause ? closed(story_, told(failure)) : without_repeat(failure);
  }

  // 「決済APIの5xx」 and 「の5xxエラー」 are 「決済APIの5xxエラー」.
  [[nodiscard]] std::string without_repeat(const ThingFailure& failure) const {
    const std::string& of = story_.phrases().text("particle.of");
    if (!failure.rest.starts_with(of)) {
      return failure.text();
    }
    const std::string said = failure.rest.substr(of.size());
    for (std::size_t size = std::min(said.size(), failure.topic.size()); size > 1; --size) {
      const std::size_t end = failure.topic.size() - size;
      const bool again = failure.topic.compare(end, size, said, 0, size) == 0;
      if (again && length_of(said.substr(0, size)) > 1 &&
          failure.topic.substr(0, end).ends_with(of)) {
        return failure.topic.substr(0, end) + said;
      }
    }
    return failure.text();
  }

  // 「いま問題の画面」 is 「問題の画面」, and so is it in 「調査のいま問題の画面」.
  void drop_moments(std::string& text) const {
    const std::string& of = story_.phrases().text("particle.of");
    for (const std::string& moment : story_.phrases().cue("kana_moments")) {
      const std::size_t inner = text.find(of + moment);
      const std::size_t at = text.starts_with(moment)     ? 0
                             : inner == std::string::npos ? text.size()
                                                          : inner + of.size();
      if (at + moment.size() < text.size() &&
          text::is_noun_letter(text::character_at(text, at + moment.size()).code)) {
        text.erase(at, moment.size());
        return;
      }
    }
  }

  // 「送り状がまだ出ない」: a title tells what does not happen, and not since when.
  [[nodiscard]] std::string told(const ThingFailure& failure) const {
    std::string text = failure.text();
    if (!text.ends_with(story_.phrases().text("title.negative"))) {
      return text;
    }
    for (const std::string& word : story_.phrases().cue("not_yet")) {
      const std::size_t at = text.find(word);
      if (at != std::string::npos && at > 0 &&
          !starts_with_any(std::string_view(text).substr(at + word.size()),
                           story_.phrases().cue("no_not_yet"))) {
        text.erase(at, word.size());
      }
    }
    return text;
  }

  // Both as one noun phrase; empty where they make none.
  [[nodiscard]] std::string both(const ThingFailure& first, const ThingFailure& second) const {
    const auto& phrases = story_.phrases();
    if (first.clause && second.clause && first.line.n == second.line.n) {
      if (second.line < first.line) {  // of one message: in the order in which it tells them
        return both(second, first);
      }
      const std::string front = continued(story_, told(first));
      return front.empty()
                 ? front
                 : phrases.fill("title.and_then", {{"first", front}, {"second", one(second)}});
    }
    // 「締結が止まる障害(seal-workerの失敗)」: what a machine says of it is no second failure.
    const bool heard = by_machine(second) && !by_machine(first);
    return phrases.fill(heard ? "title.with_alert" : "title.both",
                        {{"first", one(first)}, {"second", one(second)}});
  }

  [[nodiscard]] bool by_machine(const ThingFailure& failure) const {
    return story_.bot(failure.line.n) || is_raw(failure.name);
  }

  // Another thing that is wrong, behind a title that says little.
  [[nodiscard]] Statement with_more(const ThingFailure& chosen) const {
    // What is worth far less is another matter; a clause needs nothing more.
    const double far = chosen.clause ? 7 : 8.5;
    constexpr std::size_t kSaysEnough = 32;
    const std::string alone = one(chosen);
    if (length_of(alone) > kSaysEnough) {
      return {alone, {chosen.line.n}};
    }
    const ThingFailure* best = nullptr;
    std::string title = alone;
    for (const ThingFailure& failure : failures_) {
      if (!failure.strong || !supported(chosen, failure) || spliced(chosen, failure) ||
          failure.weight < chosen.weight - far ||
          (best != nullptr && failure.weight <= best->weight) || !differs(chosen, failure)) {
        continue;
      }
      std::string text = is_raw(chosen.name) && is_met_with(failure) ? both(failure, chosen)
                                                                     : both(chosen, failure);
      if (!text.empty() && length_of(text) <= kLongestTitle) {
        best = &failure;
        title = std::move(text);
      }
    }
    if (best != nullptr && shares_name(chosen, *best) && best->clause && !chosen.clause) {
      return {one(*best), {best->line.n, chosen.line.n}};  // it tells how
    }
    if (best == nullptr || shares_name(chosen, *best) || comes_up_late(chosen, *best)) {
      return {alone, {chosen.line.n}};
    }
    Statement made{title, {chosen.line.n}};
    cite(made, {best->line.n});
    return made;
  }

  // 「kafka.consumer」, but not 「応募API p99 応答時間」.
  static bool is_raw(std::string_view name) {
    return names_machine(name) && !has_kana(name) &&
           !text::holds_script(name, text::Script::kanji) &&
           !text::holds_script(name, text::Script::katakana);
  }

  // What users meet with stands before what a machine is called: 「通知が届かない障害と
  // kafka.consumerの遅延」.
  [[nodiscard]] bool is_met_with(const ThingFailure& failure) const {
    return !names_machine(failure.name) && story_.has(failure.line.n, Tag::impact) &&
           !story_.bot(failure.line.n);
  }

  // 「通信できず、鳴りだした」: two clauses of two messages would read as one event. Only what
  // counts most of all that went wrong stands beside another as a failure of its own.
  [[nodiscard]] bool spliced(const ThingFailure& chosen, const ThingFailure& other) const {
    return chosen.clause && other.clause && chosen.line.n != other.line.n &&
           !story_.is_main(other.line.n, Tag::symptom);
  }

  // What one message says in passing is no second half of a title.
  [[nodiscard]] bool supported(const ThingFailure& chosen, const ThingFailure& other) const {
    constexpr double kOften = 0.4;  // worth it where the talk comes back to the thing
    constexpr double kOnce = 0.8;
    constexpr double kHardly = 0.1;  // of what is hardly spoken of
    const int n = other.line.n;
    // 「売上の低下」 is what came of it.
    return !story_.has(n, Tag::cause) && !story_.has(n, Tag::recovery) && !asks(other) &&
           !ends_with_any(other.name, story_.phrases().cue("takings")) &&
           tells_failure(story_, other) && how_told(other.name) >= kHardly &&
           !story_.hears(other.line, "mere_guesses") &&
           (n == chosen.line.n || other.weight > (told_often(other.name) ? kOften : kOnce));
  }

  // 「私のPC壊れました？」 is for others to answer.
  [[nodiscard]] bool asks(const ThingFailure& failure) const {
    return story_.asks(failure.line) ||
           story_.normal(failure.line).find('?') != std::string_view::npos;
  }

  [[nodiscard]] bool told_often(const std::string& name) const {
    constexpr double kOften = 0.3;
    return how_told(name) > kOften;
  }

  // How much the talk is about it, or about a word of its name.
  [[nodiscard]] double how_told(const std::string& name) const {
    double most = things_.weight(name);
    for (const std::string& word : content_words(name)) {
      most = std::max(most, things_.weight(word));
    }
    return most;
  }

  [[nodiscard]] bool differs(const ThingFailure& chosen, const ThingFailure& other) const {
    const std::string first = text::normalised(chosen.text());
    const std::string second = text::normalised(other.text());
    const std::string noun = trouble_noun(story_, first);
    if (said_of_subject(first) == said_of_subject(second) ||
        (chosen.line == other.line && !noun.empty() && noun == trouble_noun(story_, second))) {
      return false;
    }
    // A figure tells how bad one part of it was: it is for the table.
    const bool measured = std::ranges::any_of(second, [](char c) { return c >= '0' && c <= '9'; });
    return !measured && first.find(other.name) == std::string::npos &&
           second.find(chosen.name) == std::string::npos &&
           overlap(content_words(first), content_words(second)) < 0.5;
  }

  // 「夜間バッチ」 and 「売上集計バッチ」 that fail: one thing under two names.
  [[nodiscard]] static bool shares_name(const ThingFailure& chosen, const ThingFailure& other) {
    const auto names = content_words(other.name);
    const auto known = content_words(chosen.name);
    return !names.empty() && !known.empty() && names.back() == known.back();
  }

  // 「発送の期限切れ」, which comes up late in the talk: it is of the course, or of what was
  // feared.
  [[nodiscard]] bool comes_up_late(const ThingFailure& chosen, const ThingFailure& other) const {
    constexpr int kFar = 12;  // messages
    const int n = other.line.n;
    return !other.clause && std::abs(n - chosen.line.n) > kFar &&
           !story_.is_main(n, Tag::symptom) && !story_.is_main(n, Tag::impact);
  }

  // 「が出ない」
  [[nodiscard]] std::string_view said_of_subject(std::string_view text) const {
    const std::size_t at = text.rfind(story_.phrases().text("particle.subject"));
    return text.substr(at == std::string_view::npos ? 0 : at);
  }

  // 「宅配ボックスのページ」, 「申込画面」: whether anybody says that the one is of the other. That
  // both are spoken of makes no 「速報のアプリ」.
  [[nodiscard]] bool is_said_of(const std::string& owner, const std::string& thing) const {
    const std::string with = owner + story_.phrases().text("particle.of") + thing;
    return std::ranges::any_of(story_.events(), [&](const Event& event) {
      const std::string_view text = story_.normal(event.n);
      return text.find(with) != std::string_view::npos ||
             text.find(owner + thing) != std::string_view::npos;
    });
  }

  // Whether a thing may stand in front of what `failure` says.
  [[nodiscard]] bool may_lead(const Things::Thing& thing, const ThingFailure& failure) const {
    constexpr double kMuchMore = 1.4;
    constexpr double kMuch = 0.55;
    const auto& phrases = story_.phrases();
    // 「画面」 says too little alone; another topic gives way only to what all talk about.
    const bool little = is_generic(story_, failure.name);
    const bool system = little || thing.component || thing.named || names_machine(thing.name) ||
                        ends_with_any(thing.name, phrases.cue("system_endings"));
    if (!system || is_generic(story_, thing.name) || is_plain_word(thing.name) ||
        is_code(thing.name) || is_rank(thing.name) ||
        is_one_of(thing.name, phrases.cue("no_leads")) || !is_sound_thing(story_, thing.name) ||
        ends_with_any(thing.name, phrases.cue("place_endings"))) {
      return false;
    }
    if (little) {
      return thing.told > 1 && !has_kana(thing.name) && !is_trouble(story_, thing.name) &&
             is_said_of(thing.name, failure.name);
    }
    // Of a clause it would say where it happens, which nobody said.
    return !failure.clause && !failure.topic.empty() && names_machine(thing.name) &&
           !names_machine(failure.name) && thing.told > 2 && thing.weight > kMuch &&
           !has_kana(thing.name) && thing.weight > kMuchMore * things_.weight(failure.name);
  }

  // 「声が届いていない席が出ている」: with what the sentence says of the thing. 「席が出ている」
  // alone would say nothing.
  bool put_what_it_is_of_in_front(ThingFailure& failure) const {
    const std::string whole = report_of(story_, failure.line);
    const std::size_t at = whole.find(failure.text());
    if (at == 0 || at == std::string::npos) {
      return false;
    }
    std::string front = whole.substr(0, at);
    for (const std::string& other : story_.phrases().cue("ends_before_qualifying")) {
      const std::size_t before = front.rfind(other);
      front.erase(0, before == std::string::npos ? 0 : before + other.size());
    }
    if (!qualifies(front) || length_of(front) + length_of(one(failure)) > kLongestTitle) {
      return false;
    }
    (failure.topic.empty() ? failure.rest : failure.topic).insert(0, front);
    return true;
  }

  // 「宿の」, 「一度も使っていない」: the noun behind it is of that, or is what that tells of.
  [[nodiscard]] bool qualifies(const std::string& front) const {
    const auto& phrases = story_.phrases();
    return ends_with_any(front, phrases.cue("qualifying_ends")) &&
           !ends_with_any(front, phrases.cue("no_qualifying_ends")) &&
           !starts_with_any(front, phrases.cue("pointing_back")) &&
           brackets_close(phrases.cue("bracket_pairs"), front);
  }

  // 「申請ページですが、…」: what the message begins with is where the trouble is.
  bool put_theme_in_front(ThingFailure& failure) const {
    constexpr std::size_t kFuller = 3;  // 「会議室の予約システム」 says more than 「予約」
    const std::string normal = text::normalised(failure.text());
    for (const Line line : story_.lines(failure.line.n)) {
      const std::string_view text = story_.normal(line);
      for (const NounPhrase& phrase : noun_phrases(story_, text)) {
        const std::string_view name = phrase.of(text);
        if (normal.find(name) != std::string::npos) {
          return false;
        }
        const bool fuller = length_of(name) > length_of(failure.name) + kFuller;
        const bool before = line < failure.line && !story_.negated(line) &&
                            !gone_at(story_, text) && !is_put_right(story_, line);
        // 「サーバ室の温度高」: an alarm rings in a place.
        const bool alarm = !failure.clause && failure.rest.empty();
        if ((is_theme(before, alarm, text, phrase) || opens_with(line, text, phrase)) &&
            (fuller || !shares_words(normal, name))) {
          return lead_with(failure, story_.written(line, phrase.begin, phrase.end));
        }
      }
      if (line == failure.line) {
        return false;
      }
    }
    return false;
  }

  // `before` the sentence that the title is from, a system that something is said of is one too.
  // `places`: also where something happens.
  [[nodiscard]] bool is_theme(bool before, bool places, std::string_view text,
                              const NounPhrase& phrase) const {
    const auto& phrases = story_.phrases();
    const std::string_view name = phrase.of(text);
    const bool spoken_of = before && is_one_of(phrase.particle, phrases.cue("subject_particles")) &&
                           ends_with_any(std::string(name), phrases.cue("system_endings"));
    return (spoken_of || starts_with_any(text.substr(phrase.end), phrases.cue("behind_theme"))) &&
           !is_generic(story_, name) && !is_plain_word(name) && !is_code(name) &&
           !is_department(story_, name) && is_sound_thing(story_, std::string(name)) &&
           text::script_of(text::character_at(name, 0).code) != text::Script::digit &&
           (places || !ends_with_any(std::string(name), phrases.cue("place_endings")));
  }

  // 「携帯の基地局、光電話とネットが」: the first of several.
  [[nodiscard]] bool is_listed(std::string_view text, const NounPhrase& first) const {
    const std::size_t behind = first.end + story_.phrases().text("mark.comma").size();
    const std::vector<NounPhrase> all = noun_phrases(story_, text);
    return std::ranges::any_of(all, [&](const NounPhrase& one) {
      return one.begin == behind &&
             starts_with_any(text.substr(one.end), story_.phrases().cue("list_joints"));
    });
  }

  // 「年齢確認、今日やたらはじかれます」: what the message opens with, whatever its name ends in.
  [[nodiscard]] bool opens_with(Line line, std::string_view text, const NounPhrase& phrase) const {
    constexpr std::size_t kSays = 4;  // characters; who is spoken to has a shorter name
    const auto& phrases = story_.phrases();
    const std::string name(phrase.of(text));
    return line.index == 0 && phrase.begin == 0 && length_of(name) >= kSays &&
           text.substr(phrase.end).starts_with(phrases.text("mark.comma")) &&
           !is_listed(text, phrase) && !is_generic(story_, name) && !is_code(name) &&
           !is_department(story_, name) && is_sound_thing(story_, name) &&
           !ends_with_any(name, phrases.cue("people_called"));
  }

  bool lead_with(ThingFailure& failure, const std::string& thing) const {
    const std::string at_place = story_.phrases().fill("title.at", {{"topic", ""}, {"said", ""}});
    // A report told as it stands names its place itself.
    const bool placed = !failure.clause && failure.topic.empty() &&
                        failure.rest.find(at_place) != std::string::npos;
    if (placed || length_of(thing) + 1 + length_of(failure.text()) > kLongestTitle) {
      return false;
    }
    const bool clause = failure.clause || failure.topic.empty();
    const bool named = failure.clause || text::normalised(failure.rest).starts_with(failure.name);
    const bool at = clause && !(named && is_generic(story_, failure.name));
    // 「旧版の新版の点数」 would be of neither.
    if (!at && failure.topic.find(story_.phrases().text("particle.of")) != std::string::npos) {
      return false;
    }
    failure.topic = story_.phrases().fill(at ? "title.at" : "title.noun",
                                          {{"topic", thing}, {"said", failure.topic}});
    return true;
  }

  // A title that does not name what the talk is about has that in front. The message that names it;
  // 0 where nothing was put there.
  int put_thing_in_front(ThingFailure& failure) const {
    constexpr double kLeast = 0.4;
    const std::string normal = text::normalised(failure.text());
    for (const Things::Thing& thing : things_.all()) {
      if (thing.weight < kLeast) {
        return 0;
      }
      if (!shares_words(normal, thing.name) && may_lead(thing, failure) &&
          lead_with(failure, thing.written)) {
        return thing.n;
      }
    }
    return 0;
  }

  // What stands before the name, 「アプリで」, stays.
  static void put_at_end(ThingFailure& failure, const Things::Thing& thing) {
    for (std::size_t at = 0; at < failure.topic.size();
         at += text::character_at(failure.topic, at).size) {
      if (text::normalised(failure.topic.substr(at)) == failure.name) {
        failure.topic.replace(at, std::string::npos, thing.written);
        failure.name = thing.name;
        return;
      }
    }
  }

  // 「当選金のメールが来た」: what somebody is quoted with may speak of another mail.
  [[nodiscard]] bool is_quoted(const Things::Thing& thing) const {
    const auto& quotes = story_.phrases().cue("quotation");
    const std::string_view text = story_.normal(thing.n);
    const std::string_view before = text.substr(0, std::min(text.find(thing.name), text.size()));
    const std::size_t opening = before.rfind(quotes[0]);
    return opening != std::string_view::npos &&
           before.find(quotes[1], opening) == std::string_view::npos;
  }

  // 「保存」 where the talk also says 「トレーニングの保存」: the longer name of the same thing.
  void name_in_full(ThingFailure& failure) const {
    constexpr std::size_t kShort = 4;
    constexpr std::size_t kLongest = 13;
    if (failure.topic.empty() ||
        (length_of(failure.name) > kShort && !is_generic(story_, failure.name))) {
      return;
    }
    for (const Things::Thing& thing : things_.all()) {
      // What is named once, and later, may be another thing: 「正しい住所」.
      const bool compound =
          is_generic(story_, failure.name) &&
          thing.name.find(story_.phrases().text("particle.of")) == std::string::npos &&
          !has_kana(thing.name);
      const bool same =
          compound || thing.told > 1 || (thing.n <= failure.line.n && !is_quoted(thing));
      if (same && thing.name.size() > failure.name.size() && length_of(thing.name) <= kLongest &&
          thing.name.ends_with(failure.name)) {
        put_at_end(failure, thing);
        return;
      }
    }
  }

  // 「字幕の障害」, where nothing is known but of what the talk is.
  [[nodiscard]] Statement plain() const {
    if (const Things::Thing* thing = most_told()) {
      return trouble_of(thing->written, thing->n);
    }
    for (const Event& event : story_.events()) {
      if (!tells_trouble(story_, event.n)) {
        continue;
      }
      for (const TermUse& use : event.terms) {
        if (use.category == "component" && !is_denied(event.n, text::normalised(use.term))) {
          return trouble_of(use.term, event.n);
        }
      }
    }
    const auto& all = things_.all();
    const auto named = std::ranges::find_if(all, [&](const Things::Thing& thing) {
      return tells_trouble(story_, thing.n) && may_fail(thing);
    });
    return named != all.end() ? trouble_of(named->written, named->n)
                              : Statement{story_.phrases().text("title.unnamed"), {}};
  }

  [[nodiscard]] Statement trouble_of(const std::string& thing, int n) const {
    return {story_.phrases().fill("title.trouble", {{"topic", thing}}), {n}};
  }

  const Story& story_;
  Things things_;
  std::vector<ThingFailure> failures_;
};

}  // namespace

Statement title(const Story& story) {
  return with_verdict(story, Titler(story).title());
}

}  // namespace tenmatsu::composition
