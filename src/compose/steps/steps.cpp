#include "compose/steps/steps.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/same_deed.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

// What speaks for a step to be meant, beside the words that it shares with the act.
constexpr double kItsVerb = 0.8;      // 「かけた」 of what was to be 「かける」
constexpr double kSameKanji = 0.45;   // 「止めました」 of what was to be stopped
constexpr double kMeansAny = 0.42;    // 「やりました」, 「やる」
constexpr double kNextOne = 0.36;     // right behind it, of the same person
constexpr double kOwn = 0.35;         // who reports set about it or proposed it
constexpr double kPerMessage = 0.02;  // taken off for each message since
constexpr double kEnough = 0.3;

// Another set about it, or was asked for it.
bool is_of_another(const Story& story, const Step& step, int n) {
  return !step.action.actor.empty() && step.action.actor != story.speaker(n);
}

bool all_in(std::string_view text, text::Script script) {
  while (!text.empty()) {
    const text::Character next = text::character_at(text, 0);
    if (text::script_of(next.code) != script) {
      return false;
    }
    text.remove_prefix(next.size);
  }
  return true;
}

bool is_label(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

bool stands_alone(std::string_view text, std::size_t at) {
  const bool before = at > 0 && is_label(text[at - 1]);
  return !before && (at + 1 >= text.size() || !is_label(text[at + 1]));
}

// The letters and figures of plans: 1 and 2 of 「案1は…。案2は…」.
std::set<std::string> plans_in(const Story& story, std::string_view text) {
  std::set<std::string> plans;
  for (const std::string& word : story.phrases().cue("plan_words")) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
      const std::size_t label = at + word.size();
      if (label < text.size() && is_label(text[label]) && stands_alone(text, label)) {
        plans.insert(std::string(1, text[label]));
      } else if (at > 0 && is_label(text[at - 1]) && stands_alone(text, at - 1)) {
        plans.insert(std::string(1, text[at - 1]));
      }
    }
  }
  return plans;
}

// 1 and 2 of 「①項目を直す ②その行を抜く」, in `said` as written.
std::set<std::string> circled_plans(std::string_view said) {
  std::set<std::string> plans;
  for (std::size_t at = 0; at < said.size();) {
    const text::Character here = text::character_at(said, at);
    if (const int number = text::circled_number(here.code)) {
      plans.insert(std::to_string(number));
    }
    at += here.size;
  }
  return plans;
}

// 「Bはロックがかかる」, 「3は困る」
std::set<std::string> plan_at_head(const Story& story, std::string_view text) {
  const bool names = !text.empty() && is_label(text.front()) &&
                     starts_with_any(text.substr(1), story.phrases().cue("plan_marks"));
  return names ? std::set<std::string>{std::string(1, text.front())} : std::set<std::string>{};
}

// The first letters of the verb that a report names in kana: 「かけた」, 「つなぎ終わり」; nothing
// in 「やりました」 and 「もう終わり」.
std::string_view kana_verb(const Story& story, const Act& act) {
  constexpr std::size_t kStem = 2;  // letters
  const rules::Phrases& phrases = story.phrases();
  if (act.status != Status::done || act.lines.empty()) {
    return "";
  }
  const std::string_view text = story.normal(act.lines.front());
  if (phrases.cue("did_it").any_begins(text) || phrases.cue("how_far").any_begins(text)) {
    return "";
  }
  std::size_t end = 0;
  for (std::size_t i = 0; i < kStem; ++i) {
    const text::Character next = text::character_at(text, end);
    if (next.size == 0 || text::script_of(next.code) != text::Script::hiragana) {
      return "";
    }
    end += next.size;
  }
  return text.substr(0, end);
}

// 「かけた」 speaks of 「制限をかけましょう」, though no kanji says so.
bool says_its_verb(const Story& story, const Step& step, const Act& act) {
  const std::string_view verb = kana_verb(story, act);
  return !verb.empty() && std::ranges::any_of(step.told.lines, [&](Line line) {
    return story.normal(line).find(verb) != std::string_view::npos;
  });
}

// 「止めました」 speaks of what was to be stopped, 「やりました」 of what was spoken of last.
double bare_likeness(const Story& story, const Step& step, const Act& act) {
  constexpr int kFew = 6;  // messages
  if (act.is_any()) {
    // 「やめとこう」 behind an idea of one's own is no word on what was agreed to before.
    constexpr int kAtOnce = 2;  // messages
    if (act.status == Status::rejected && act.n - step.last > kAtOnce) {
      return 0;
    }
    const bool theirs = step.action.status == Status::started &&
                        is_of_another(story, step, act.n) &&
                        (act.status == Status::started || act.n - step.last > 1);
    const bool far = act.n - step.last > kFew || theirs;
    if (!far && says_its_verb(story, step, act)) {
      return kItsVerb;
    }
    return far || step.asks_idly || ends_another(story, act) ? 0 : kMeansAny;
  }
  if (act.status == Status::started && act.status == step.action.status) {
    return 0;  // another step of the same kind
  }
  if (share_kanji(act.kanji, step.kanji)) {
    return kSameKanji;
  }
  // 「shutdownしました」 right behind 「閉塞します」: nothing else can be meant. 「貼り紙つくる」
  // names another thing.
  constexpr int kNext = 2;  // messages
  constexpr std::size_t kFewKanji = 2;
  const std::size_t most = act.n - step.last <= 1 ? kFewKanji : 1;
  const bool names = act.names_its_object ||
                     (act.status == Status::started && act.kanji.size() + act.words.size() > most);
  const bool next = !is_of_another(story, step, act.n) && act.status > step.action.status &&
                    act.status != Status::rejected && act.is_thin() && !names &&
                    act.n - step.last <= kNext;
  return next ? kNextOne : 0;
}

// Who said 「ルールを書きます」 and then 「反映しました」 speaks of that.
bool carries_on(const Story& story, const Step& step, const Act& act) {
  constexpr int kSoon = 30;  // minutes
  // 「展開しているだけ、あとで消します」 is not done by 「棚に戻しました」.
  const auto for_later = [&](Line line) { return story.hears(line, "for_later"); };
  const auto& lines = step.told.lines;
  if (!lines.empty() && std::ranges::all_of(lines, for_later) && !act.is_any() &&
      !share_kanji(act.kanji, step.own_kanji)) {
    return false;
  }
  const bool own =
      step.action.status == Status::started
          ? step.action.actor == story.speaker(act.n)
          : (step.taker == story.speaker(act.n) ||
             (step.action.status == Status::proposed && step.proposer == story.speaker(act.n))) &&
                share_kanji(act.kanji, step.kanji);
  return act.status == Status::done && own && !act.done_by_others &&
         story.minute(act.n) - story.minute(step.last) <= kSoon;
}

// 「そうする」, and in the next message 「crontabから外した」; what is for later is not done yet.
bool begun_just_before(const Story& story, const Step& step, const Act& act) {
  const auto& lines = step.told.lines;
  return step.action.status == Status::started && act.n - step.last == 1 &&
         std::ranges::none_of(lines, [&](Line line) { return story.hears(line, "for_later"); });
}

// 「やる。入口のほうで」, 「はい、今から回します」 right behind what was proposed or asked for;
// 「10分ほどで止められます」 behind 「止められるか」.
bool answers(const Story& story, const Step& step, const Act& act) {
  constexpr int kNext = 2;  // messages
  if (act.n - step.last > kNext || story.speaker(step.last) == story.speaker(act.n)) {
    return false;
  }
  const bool asked = step.action.status == Status::requested;
  const bool proposed = step.action.status == Status::proposed;
  if (act.begins_with_can) {
    const auto& lines = step.told.lines;
    return proposed && std::ranges::any_of(lines, [&](Line line) { return story.asks(line); });
  }
  return act.begins_by_taking_up && !is_of_another(story, step, act.n) && (asked || proposed);
}

// What was asked for is done, if late: it is told by its own words and by hardly any other.
bool says_it_again(const Step& step, const Act& act) {
  constexpr double kMost = 0.5;
  constexpr std::size_t kSome = 2;  // words
  const std::size_t shared = shared_words(act.words, step.words);
  const auto known = static_cast<std::size_t>(
      std::ranges::count_if(act.kanji, [&](char32_t one) { return step.kanji.contains(one); }));
  const bool all = known > 0 && known == act.kanji.size();
  const bool most = known > 1 && 3 * known >= 2 * act.kanji.size() && shared > 0;
  return act.status == Status::done &&
         (all || most || (shared >= kSome && overlap(act.words, step.words) >= kMost));
}

// 「止める」 is not done by 「開けました」.
bool contrary(const Story& story, const Step& step, const Act& act) {
  const auto hear = [&](const std::vector<Line>& lines, const char* cue) {
    return std::ranges::any_of(lines, [&](Line line) { return story.hears(line, cue); });
  };
  const bool stop = hear(step.told.lines, "stops");
  const bool open = hear(step.told.lines, "reopens");
  const bool stopped = hear(act.lines, "stops");
  const bool opened = hear(act.lines, "reopens");
  // 「目視はやめていい。通常に戻して」 asks for no more of 「目視で通して」.
  const auto calls_off = [&](Line line) {
    return story.hears(line, "calls_off") &&
           overlap(content_words(story.normal(line)), step.words) > 0;
  };
  const bool ends = act.status != Status::done && !hear(step.told.lines, "calls_off") &&
                    std::ranges::any_of(act.beside, calls_off);
  return act.status != Status::rejected &&
         (ends || (stop && !open && opened && !stopped) || (open && !stop && stopped && !opened));
}

// Whether the step is near enough to be meant at all.
bool is_near(const Story& story, const Step& step, const Act& act) {
  constexpr int kFar = 30;       // minutes
  constexpr int kVeryFar = 300;  // minutes
  const Minute since = story.minute(act.n) - story.minute(step.last);
  if (since <= kFar || step.action.status == Status::started) {
    return true;
  }
  // What was agreed to waits for its report.
  return since <= kVeryFar && ((act.is_any() && !step.agreed.empty()) || says_it_again(step, act));
}

// What one is at work on oneself is not called off by 「今日はやめたほうがいい」 long behind it.
bool calls_off_own(const Story& story, const Step& step, const Act& act) {
  constexpr int kAtOnce = 2;  // messages
  return act.status == Status::rejected && step.action.status == Status::started &&
         step.action.actor == story.speaker(act.n) && act.n - step.last > kAtOnce;
}

// The words that both have; 「3ペアの2番も直した」 of one is not what another set about with
// 「3ペアも開ける」.
double shared_part(const Story& story, const Step& step, const Act& act) {
  constexpr std::size_t kSome = 2;  // words
  const bool theirs = step.action.status == Status::started && is_of_another(story, step, act.n) &&
                      !story.bot(act.n) && !act.is_thin() && !share_kanji(act.kanji, step.kanji) &&
                      shared_words(act.words, step.words) < kSome;
  return theirs ? 0 : overlap(act.words, step.words);
}

// 「手動でやるなら印字は必ず2人で見てください」 says how another step is to be done: 「設定できた」
// is no report of it.
bool is_condition(const Story& story, const Step& step, const Act& act) {
  const auto& lines = step.told.lines;
  return step.action.status == Status::requested && act.is_thin() &&
         !share_kanji(act.kanji, step.own_kanji) &&
         std::ranges::any_of(lines, [&](Line line) { return story.hears(line, "conditions"); });
}

// Who asked others for a step does not report it by 「完了しました」.
bool was_asked_by(const Story& story, const Step& step, const Act& act) {
  return step.action.status == Status::requested && act.status == Status::done && act.is_any() &&
         !act.done_by_others && story.speaker(step.told.n) == story.speaker(act.n);
}

// 「控えを取ってからなら、どうぞ」, 「控えを取りました」: on what it was agreed to is done, and the
// step is not yet.
bool fulfils_condition(const Story& story, const Step& step, const Act& act) {
  if (!decision(story, step.last) || share_kanji(act.kanji, step.own_kanji) ||
      shared_words(act.words, step.words) > 0) {
    return false;
  }
  const std::vector<Line> lines = story.lines(step.last);
  return std::ranges::any_of(lines, [&](Line line) {
    return story.conditional(line) && share_kanji(act.kanji, kanji_of(story, story.normal(line)));
  });
}

double likeness(const Story& story, const Step& step, const Act& act) {
  if (!is_near(story, step, act) || calls_off_own(story, step, act) ||
      is_condition(story, step, act) || was_asked_by(story, step, act) ||
      fulfils_condition(story, step, act)) {
    return 0;
  }
  const double shared = shared_part(story, step, act);
  // 「昼の便を止めましょう」 is no part of what somebody is at work on already.
  constexpr double kSame = 0.5;
  if (step.action.status == Status::started && act.status < Status::started && shared < kSame) {
    return 0;
  }
  double score = shared + (act.is_bare() ? bare_likeness(story, step, act) : 0);
  // 「やりました」 some messages later means what was asked for since.
  constexpr int kNext = 2;  // messages
  const bool near = !act.is_any() || act.n - step.last <= kNext;
  if (near && carries_on(story, step, act) &&
      (act.is_thin() || act.begins_by_ending || score > 0 || share_kanji(act.kanji, step.kanji) ||
       begun_just_before(story, step, act))) {
    score += kOwn;
  }
  if (score < kMeansAny &&
      (answers(story, step, act) || names_what_was_left_out(story, step, act) ||
       bids_what_was_offered(story, step, act))) {
    score = kMeansAny;
  }
  // Of two equal steps the one that was spoken of last is meant.
  score -= kPerMessage * (act.n - step.last);
  return score >= kEnough && contrary(story, step, act) ? 0 : score;
}

// 「放送やめます」 of one's own.
bool calls_off_named(const Story& story, const Step& step, Line line) {
  const std::string_view text = story.bare(line);
  const std::size_t end = rules::suffix_size(text, story.phrases().cue("own_stops"));
  const std::string_view named = text.substr(0, text.size() - end);
  return end > 0 && !named.empty() && all_in(named, text::Script::kanji) &&
         !share_kanji(kanji_of(story, named), step.own_kanji);
}

// 「外すのは無し。予備の鍵でいこう」: what is called off is told by its verb, and what was proposed
// is agreed to beside it.
bool calls_off_other_deed(const Story& story, const Step& step, const Act& act) {
  const std::string& of = story.phrases().text("particle.of");
  const std::string& topic = story.phrases().text("particle.topic");
  const bool other = std::ranges::any_of(act.lines, [&](Line line) {
    const std::string_view text = story.normal(line);
    const std::size_t at = text.find(of + topic);
    const std::set<char32_t> deed = kanji_of(story, text.substr(0, std::min(at, text.size())));
    return at != std::string_view::npos && !deed.empty() && !share_kanji(deed, step.kanji);
  });
  const std::vector<Line> lines = story.lines(act.n);
  return other && std::ranges::any_of(lines, [&](Line line) {
           return story.modality(line) == Modality::proposal && !story.asks(line) &&
                  !story.negated(line);
         });
}

// 「flushallはやめましょう」 speaks of that and of nothing else.
bool names_other(const Story& story, const Step& step, const Act& act) {
  const auto& particles = story.phrases().cue("rejected_particles");
  if (calls_off_other_deed(story, step, act)) {
    return true;
  }
  for (const Line line : act.lines) {
    if (calls_off_named(story, step, line)) {
      return true;
    }
    const std::string_view text = story.normal(line);
    const std::vector<std::string> words = content_words(text);
    // A longer sentence says why.
    for (const std::string& word : words.size() == 1 ? words : std::vector<std::string>{}) {
      const std::size_t at = text.find(word);
      const bool named = at != std::string_view::npos &&
                         particles.any_begins(text.substr(at + word.size())) &&
                         !story.hears(line, "demonstratives");
      if (named && overlap({word}, step.words) == 0) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

Plans plans_meant(const Story& story, const Step& step, int n) {
  std::set<std::string> plans = plans_in(story, text::normalised(step.action.statement.text));
  std::set<std::string> circled = circled_plans(step.action.statement.text);
  const bool lists = circled.size() > 1;
  plans.merge(lists ? circled : std::set<std::string>{});
  std::set<std::string> named;
  for (const Line line : story.lines(n)) {
    named.merge(plans_in(story, story.normal(line)));
    named.merge(plan_at_head(story, story.normal(line)));
    named.merge(lists ? circled_plans(story.said(line)) : std::set<std::string>{});
  }
  if (plans.empty() || named.empty() || named == plans) {
    return Plans::same;
  }
  const bool any =
      std::ranges::any_of(named, [&](const std::string& one) { return plans.contains(one); });
  return any ? Plans::some : Plans::others;
}

bool ends_another(const Story& story, const Act& act) {
  if (kana_verb(story, act).empty()) {
    return false;
  }
  // 「こちら終わりました」 and 「ぜんぶ終わりました」 name no verb.
  const std::string_view text = story.normal(act.lines.front());
  const rules::Phrases& phrases = story.phrases();
  const auto& ends = phrases.cue("ends_verb");
  return std::ranges::any_of(ends, [&](const std::string& end) {
    const std::string_view verb = text.substr(0, std::min(text.find(end), text.size()));
    return verb.size() < text.size() && all_in(verb, text::Script::hiragana) &&
           ends_with_any(verb, phrases.cue("verb_stems"));
  });
}

bool agreed_to(const Story& story, const Step& step) {
  return step.last > step.told.n && decision(story, step.last).has_value();
}

bool is_open(const Step& step) {
  if (step.forbids || step.parted) {
    return false;
  }
  return step.action.status == Status::proposed || step.action.status == Status::requested ||
         step.action.status == Status::started;
}

Step* find_step(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kSoon = 6;  // messages
  // 「できました」 right behind what another proposed is no report of what one was at before.
  const Step* asked = act.is_any() ? newest_of_others(story, steps, act.n, 1) : nullptr;
  const bool names = asked != nullptr && !is_condition(story, *asked, act) &&
                     std::ranges::any_of(asked->told.lines, [&](Line line) {
                       return story.modality(line) != Modality::conjecture;
                     });
  asked = names ? asked : nullptr;
  Step* best = nullptr;
  double most = kEnough;
  for (Step& step : steps) {
    // What was called off is taken up again where it is done after all.
    const bool moved = act.status == Status::started || act.status == Status::done;
    const bool taken_up =
        step.before && !step.countered && moved && act.n - step.last <= kSoon &&
        (share_kanji(act.kanji, step.kanji) || overlap(act.words, step.words) > 0);
    constexpr double kAfterAll = 0.05;
    const bool before = asked != nullptr && &step != asked && step.last < asked->last;
    const double score = before          ? 0
                         : is_open(step) ? likeness(story, step, act)
                         : taken_up      ? likeness(story, step, act) - kAfterAll
                                         : 0;
    if (score >= most) {
      most = score;
      best = &step;
    }
  }
  return best != nullptr && surely_of(story, *best, act) ? best : nullptr;
}

Step* newest_open(std::vector<Step>& steps, int n, int messages, const Step* but) {
  Step* best = nullptr;
  for (Step& step : steps) {
    const bool waits = is_open(step) && step.action.status != Status::started && &step != but;
    if (waits && n - step.last <= messages && (best == nullptr || step.last >= best->last)) {
      best = &step;
    }
  }
  return best;
}

Step* newest_of_others(const Story& story, std::vector<Step>& steps, int n, int messages) {
  Step* step = newest_open(steps, n, messages);
  return step != nullptr && step->last < n && story.speaker(step->last) != story.speaker(n)
             ? step
             : nullptr;
}

bool repeats_rejection(std::vector<Step>& steps, const Act& act) {
  constexpr int kNext = 2;  // messages
  constexpr int kAnswer = 4;
  const Step* newest = newest_open(steps, act.n, kAnswer);
  for (Step& step : steps) {
    if (step.action.status == Status::rejected && act.n - step.last <= kNext &&
        (newest == nullptr || step.last > newest->last)) {
      cite(step.action.statement, {act.n});
      return true;
    }
  }
  return false;
}

namespace {

// Whether the text says in front of a verb that it is done to one more thing: 「制限も外した」.
bool says_also(const Story& story, std::string_view text) {
  const auto& also = story.phrases().cue("also_particles");
  return std::ranges::any_of(also, [&](const std::string& particle) {
    std::size_t at = text.find(particle, 1);
    for (; at < text.size(); at = text.find(particle, at + 1)) {
      const text::Character next = text::character_at(text, at + particle.size());
      const text::Character last = text::character_before(text, at);
      if (text::script_of(next.code) == text::Script::kanji &&
          (text::is_noun_letter(last.code) || particle.size() > last.size)) {
        return true;
      }
    }
    return false;
  });
}

// 「制限も外した」 is beside what was asked for, 「手打ちのほうは終わった」 one of several.
bool is_beside(const Story& story, const Act& act) {
  return std::ranges::any_of(act.lines, [&](Line line) {
    return story.hears(line, "one_of_several") || says_also(story, story.normal(line));
  });
}

// What who speaks in message `n` proposed or asked for, and another agreed to.
bool is_agreed_plan(const Story& story, const Step& step, int n) {
  const std::string_view speaker = story.speaker(n);
  return agreed_to(story, step) && story.speaker(step.last) != speaker &&
         (step.proposer == speaker || story.speaker(step.told.n) == speaker);
}

// Whose report is awaited: who was asked, or whose plan was agreed to, or who set about it.
bool awaits(const Story& story, const Step& step, int n) {
  const std::string_view speaker = story.speaker(n);
  if (speaker.empty() || story.bot(n)) {
    return false;
  }
  const bool asked = step.action.status == Status::requested &&
                     story.speaker(step.told.n) != speaker &&
                     (step.action.actor.empty() || step.action.actor == speaker);
  const bool begun = step.action.status == Status::started && step.action.actor == speaker;
  return asked || begun || step.taker == speaker || is_agreed_plan(story, step, n);
}

// 「お知らせを出しました」 behind 「お知らせで延長と書いて」: tells in passing that it is done.
bool is_told_done(const Story& story, const Step& step, int n) {
  const std::vector<Line> lines = story.lines(n);
  return story.speaker(n) != story.speaker(step.told.n) &&
         std::ranges::any_of(lines, [&](Line line) {
           const bool done = story.modality(line) == Modality::done && !story.asks(line) &&
                             !story.negated(line) && !story.conditional(line);
           return done && shared_words(content_words(story.normal(line)), step.words) > 0;
         });
}

// Whether nobody spoke of any step since. A long piece of work is reported by the next message.
bool comes_next(const Story& story, const Step& step, int n) {
  constexpr int kNext = 3;      // messages
  constexpr Minute kSoon = 20;  // minutes
  constexpr Minute kOfOwn = 45;
  constexpr Minute kLong = 60;
  for (int between = step.last + 1; between < n; ++between) {
    if (story.has(between, Tag::action) || is_told_done(story, step, between)) {
      return false;
    }
  }
  const bool own = step.action.actor == story.speaker(n) || is_agreed_plan(story, step, n);
  const Minute within = n - step.last == 1 ? kLong : own ? kOfOwn : kSoon;
  return n > step.last && n - step.last <= kNext &&
         story.minute(n) - story.minute(step.last) <= within;
}

// 「部長の許可が出た」 is no deed, and 「電話がつながった」 none but of who was to be called.
bool only_reaches(const Story& story, const Step& step, const Act& act) {
  const std::string told = act_statement(story, act.lines).text;
  return std::ranges::any_of(act.lines,
                             [&](Line line) { return story.hears(line, "leave_came"); }) ||
         (only_tells(story, told) && !only_tells(story, step.action.statement.text));
}

// What is put off, 「剥がした」 behind 「剥がす前に写しを残して」, and what was not asked for.
bool does_another(const Story& story, const Step& step, const Act& act) {
  const auto& lines = step.told.lines;
  const bool later =
      std::ranges::any_of(lines, [&](Line line) { return story.hears(line, "for_later"); });
  const bool behind = share_kanji(act.kanji, step.kanji) && !share_kanji(act.kanji, step.own_kanji);
  const bool asked = step.action.status == Status::requested && !is_agreed_plan(story, step, act.n);
  return later || behind || (asked && names_another_deed(story, step, act));
}

}  // namespace

Step* find_awaited(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kNear = 4;  // messages
  if (act.status != Status::done || act.told_beside_another ||
      act.manner == Act::Manner::recovers || is_beside(story, act)) {
    return nullptr;
  }
  Step* found = nullptr;
  for (Step& step : steps) {
    if (!is_open(step) || step.asks_idly || act.n - step.last > kNear ||
        !awaits(story, step, act.n)) {
      continue;
    }
    // Of two the words have to tell which is meant.
    if (found != nullptr) {
      return nullptr;
    }
    found = &step;
  }
  const bool fits = found != nullptr && comes_next(story, *found, act.n) &&
                    !contrary(story, *found, act) && !is_condition(story, *found, act) &&
                    !fulfils_condition(story, *found, act) && !only_reaches(story, *found, act) &&
                    !does_another(story, *found, act);
  return fits ? found : nullptr;
}

namespace {

bool permits_part(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(
      lines, [&](Line line) { return !story.asks(line) && story.ends(line, "permits_part"); });
}

}  // namespace

Step* find_rejected(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kAnswer = 4;  // messages
  Step* newest = newest_open(steps, act.n, kAnswer);
  // 「戻すなら、先に控えを取ってください」 is how another step is to be done: that is called off.
  const auto conditions = [&](Line line) { return story.hears(line, "conditions"); };
  if (newest != nullptr && newest->action.status == Status::requested &&
      std::ranges::any_of(newest->told.lines, conditions)) {
    Step* earlier = newest_open(steps, act.n, kAnswer, newest);
    const bool same = earlier != nullptr && (share_kanji(earlier->kanji, newest->kanji) ||
                                             shared_words(earlier->words, newest->words) > 0);
    newest = same ? earlier : newest;
  }
  // What was agreed to is called off by its own words alone; and so is what stands beside a leave:
  // 「映像だけなら構いません。書類は認められません」.
  const bool bound = newest != nullptr && !act.is_any() &&
                     (agreed_to(story, *newest) || permits_part(story, act.n)) &&
                     !share_kanji(act.kanji, newest->own_kanji);
  return newest != nullptr && !bound && !names_other(story, *newest, act)
             ? newest
             : find_step(story, steps, act);
}

}  // namespace tenmatsu::composition
