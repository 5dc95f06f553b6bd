#include "compose/steps/same_deed.hpp"

#include <algorithm>
#include <initializer_list>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

bool is_kanji(const text::Character& one) {
  return one.size > 0 && text::script_of(one.code) == Script::kanji;
}

// What the lines of an act say that is done, and all else that they name.
struct Deed {
  std::set<char32_t> kanji;  // 入 of 「棚に入れた」, 再起動 of 「再起動しました」
  std::vector<std::string> words;   // 「デプロイしました」
  std::set<char32_t> things;        // 棚
  std::vector<std::string> others;  // words that are no deed
  bool noun = false;                // it is told by a noun: 再起動
};

// 「落とす」 goes on as no particle would: 「口と」; 「振り分けに」 is a noun.
bool is_ending(const Story& story, std::string_view behind) {
  const text::Character first = text::character_at(behind, 0);
  const auto& particles = story.phrases().cue("particles_behind");
  if (first.size == 0 || text::script_of(first.code) != Script::hiragana) {
    return false;
  }
  return starts_with_any(behind, story.phrases().cue("verb_endings")) ||
         (!starts_with_any(behind, particles) &&
          !starts_with_any(behind.substr(first.size), story.phrases().cue("noun_particles")));
}

// 「再起動しました」, 「再起動お願いします」, 「再起動。」
bool is_done_noun(const Story& story, std::string_view behind) {
  return behind.empty() || !text::is_letter(text::character_at(behind, 0).code) ||
         starts_with_any(behind, story.phrases().cue("does_behind"));
}

void note_kanji(const Story& story, std::string_view text, Deed& deed) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::size_t count = 0;
    for (; is_kanji(text::character_at(text, at)); at += text::character_at(text, at).size) {
      ++count;
    }
    if (count == 0) {
      at += std::max<std::size_t>(1, text::character_at(text, at).size);
      continue;
    }
    const std::string_view run = text.substr(begin, at - begin);
    const std::string_view behind = text.substr(at);
    // 「40台ぜんぶ」: a counter
    const bool counts = count == 1 && begin > 0 &&
                        text::script_of(text::character_before(text, begin).code) == Script::digit;
    if (counts) {
      continue;
    }
    const bool noun = is_done_noun(story, behind) && count > 1;
    const std::size_t last = text::character_before(run, run.size()).size;
    const std::string_view verb = noun                       ? run
                                  : is_ending(story, behind) ? run.substr(run.size() - last)
                                                             : std::string_view{};
    deed.noun = deed.noun || (noun && !kanji_of(story, verb).empty());
    deed.kanji.merge(kanji_of(story, verb));
    deed.things.merge(kanji_of(story, run.substr(0, run.size() - verb.size())));
  }
}

void note_words(const Story& story, std::string_view text, Deed& deed) {
  for (const std::string& word : content_words(text)) {
    const std::size_t at = text.find(word);
    const bool does =
        at != std::string_view::npos &&
        starts_with_any(text.substr(at + word.size()), story.phrases().cue("does_behind"));
    (does ? deed.words : deed.others).push_back(word);
  }
}

// Kanji that tell how and not what: 全, 両, 再.
void drop_kanji(const Story& story, std::set<char32_t>& kanji, const char* cue) {
  for (const std::string& light : story.phrases().cue(cue)) {
    kanji.erase(text::character_at(light, 0).code);
  }
}

Deed deed_of(const Story& story, const Act& act) {
  Deed deed;
  for (const Line line : act.lines) {
    const std::string text = own_matter(story, story.normal(line));
    note_kanji(story, text, deed);
    note_words(story, text, deed);
  }
  drop_kanji(story, deed.kanji, "no_deed_kanji");
  std::erase_if(deed.things, [&](char32_t one) { return deed.kanji.contains(one); });
  // Words in kanji are known by their kanji.
  std::erase_if(deed.others,
                [](const std::string& word) { return is_kanji(text::character_at(word, 0)); });
  return deed;
}

// 切 and 止 say much the same of what is switched off.
bool same_in_other_words(const Story& story, const std::set<char32_t>& a,
                         const std::set<char32_t>& b) {
  const auto& groups = story.phrases().cue("same_deeds");
  return std::ranges::any_of(groups, [&](const std::string& group) {
    const std::set<char32_t> alike = kanji_of(story, group);
    return share_kanji(alike, a) && share_kanji(alike, b);
  });
}

bool says_the_deed(const Story& story, const Step& step, const Deed& deed) {
  std::set<char32_t> known = step.own_kanji;
  drop_kanji(story, known, "light_kanji");
  return share_kanji(deed.kanji, known) || shared_words(deed.words, step.words) > 0;
}

// 「許可入れました」 of what nobody was to be allowed.
bool gives_other_leave(const Story& story, const Step& step, const Act& act) {
  const auto& leaves = story.phrases().cue("leave_given");
  const auto hears = [&](const std::vector<Line>& lines) {
    return std::ranges::any_of(lines,
                               [&](Line line) { return holds_any(story.normal(line), leaves); });
  };
  return hears(act.lines) && !hears(step.told.lines);
}

// Whether it names a thing that was named with the step.
bool names_its_things(const Step& step, const Deed& deed) {
  return share_kanji(deed.things, step.kanji) || shared_words(deed.others, step.words) > 0;
}

// Whether it names things, and none of those that were named with the step.
bool names_other_things(const Story& story, const Step& step, const Act& act, const Deed& deed) {
  std::set<char32_t> things = deed.things;
  drop_kanji(story, things, "light_kanji");
  drop_kanji(story, things, "no_deed_kanji");
  const bool any = !things.empty() || !deed.others.empty();
  return (any && !names_its_things(step, deed)) || gives_other_leave(story, step, act);
}

bool is_own(const Story& story, const Step& step, const Act& act) {
  const std::string_view speaker = story.speaker(act.n);
  return !speaker.empty() && (step.action.actor == speaker || step.taker == speaker ||
                              (step.action.actor.empty() && step.proposer == speaker));
}

bool was_asked(const Story& story, const Step& step) {
  return step.action.status == Status::requested ||
         (is_open(step) &&
          std::ranges::any_of(step.told.lines, [&](Line line) { return story.asks(line); }));
}

// 「了解、フラグを倒します」
bool takes_on(const Story& story, const Act& act) {
  return act.status == Status::started && std::ranges::any_of(act.lines, [&](Line line) {
           return story.begins(line, "takes") || story.begins(line, "takes_alone");
         });
}

bool hears_any(const Story& story, const Act& act, std::initializer_list<const char*> cues) {
  return std::ranges::any_of(act.lines, [&](Line line) {
    return std::ranges::any_of(cues, [&](const char* cue) { return story.hears(line, cue); });
  });
}

// Who set about it or proposed it tells the rest of it.
bool ends_own(const Story& story, const Step& step, const Act& act, const Deed& deed) {
  constexpr int kSoon = 2;  // messages
  const bool known = share_kanji(deed.kanji, step.own_kanji) ||
                     share_kanji(deed.things, step.own_kanji) ||
                     shared_words(deed.others, step.words) > 0;
  const bool foreign = std::ranges::all_of(act.lines, [&](Line line) {
    const std::string_view text = story.normal(line);
    return std::ranges::all_of(text, [](unsigned char byte) { return byte < 0x80; });
  });
  const bool did = act.n - step.last <= kSoon &&
                   hears_any(story, act, {"own_deeds", "did_it", "ends_of_deeds", "did_so"});
  return act.is_thin() || act.begins_by_ending || known || foreign || did ||
         !names_other_things(story, step, act, deed);
}

bool holds_figure(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// What is said to what was asked for just before.
bool answers_what_was_asked(const Story& story, const Step& step, const Act& act,
                            const Deed& deed) {
  constexpr int kNext = 1;    // messages
  constexpr int kAnswer = 2;  // messages
  const int since = act.n - step.last;
  if (since > kAnswer || !was_asked(story, step)) {
    return false;
  }
  const bool acts = act.status >= Status::started;
  if (act.begins_with_can ||
      (acts && (names_its_things(step, deed) || (since <= kNext && takes_on(story, act))))) {
    return true;
  }
  // 「やる。北門のほうで」
  const Line first{act.n, 0};
  if (act.begins_by_taking_up && story.modality(first) == Modality::intention) {
    return true;
  }
  const bool figures =
      std::ranges::any_of(act.lines, [&](Line line) { return holds_figure(story.normal(line)); });
  const bool asked = step.action.status == Status::requested && !figures;
  const bool alike = same_in_other_words(story, deed.kanji, step.own_kanji);
  return !names_other_things(story, step, act, deed) &&
         (alike || act.begins_by_taking_up || (since <= kNext && act.is_thin() && acts && asked));
}

// 「戻せるか」, 「昨日のマスタに戻します」: the answer names the thing that was left out.
bool answers_in_full(const Story& story, const Step& step, const Act& act) {
  constexpr int kAnswer = 2;  // messages
  if (act.n - step.last > kAnswer || !is_open(step)) {
    return false;
  }
  Deed asked = deed_of(story, step.told);
  drop_kanji(story, asked.things, "light_kanji");
  // 「止めよう。何分かかる」
  const auto more = [&](Line line) {
    const auto& lines = step.told.lines;
    return std::ranges::find(lines, line) == lines.end() &&
           names_step(story, std::string(story.normal(line)));
  };
  return asked.things.empty() && asked.others.empty() && asked.kanji.size() == 1 &&
         share_kanji(asked.kanji, deed_of(story, act).kanji) &&
         std::ranges::none_of(step.told.beside, more);
}

}  // namespace

bool names_what_was_left_out(const Story& story, const Step& step, const Act& act) {
  return act.status >= Status::started && act.status != Status::rejected &&
         says_the_deed(story, step, deed_of(story, act)) && answers_in_full(story, step, act);
}

bool bids_what_was_offered(const Story& story, const Step& step, const Act& act) {
  constexpr int kAnswer = 4;  // messages
  const bool asks = std::ranges::any_of(step.told.lines, [&](Line line) {
    return story.asks(line) && story.ends(line, "asks_leave_ends");
  });
  if (act.status != Status::requested || step.action.status != Status::proposed || !asks ||
      !act.is_thin() || act.names_its_object || act.n - step.last > kAnswer ||
      story.speaker(step.last) == story.speaker(act.n)) {
    return false;
  }
  const Deed deed = deed_of(story, act);
  const Deed offered = deed_of(story, step.told);
  const bool names = !offered.things.empty() || !offered.others.empty();
  return names && deed.things.empty() && deed.others.empty() &&
         same_in_other_words(story, deed.kanji, step.own_kanji);
}

bool names_another_deed(const Story& story, const Step& step, const Act& act) {
  const Deed deed = deed_of(story, act);
  const bool noun = deed.noun || !deed.words.empty();
  const bool ends = (!deed.things.empty() || !deed.others.empty()) &&
                    hears_any(story, act, {"did_it", "ends_of_deeds"});
  return (noun || ends) && !says_the_deed(story, step, deed) &&
         !same_in_other_words(story, deed.kanji, step.own_kanji) && !names_its_things(step, deed);
}

bool surely_of(const Story& story, const Step& step, const Act& act) {
  constexpr int kAnswer = 2;  // messages
  if (act.status == Status::rejected || act.is_any() || bids_what_was_offered(story, step, act)) {
    return true;
  }
  const Deed deed = deed_of(story, act);
  const bool acts = act.status >= Status::started;
  const bool own = is_own(story, step, act);
  const bool other = names_other_things(story, step, act, deed);
  // 「入れ替え完了」 of one is not what another set about.
  const bool theirs = step.action.status == Status::started && !own && !story.bot(act.n) &&
                      !step.action.actor.empty();
  if (theirs && !names_its_things(step, deed)) {
    return false;
  }
  const bool says = says_the_deed(story, step, deed);
  if (says && (!other || own || answers_in_full(story, step, act))) {
    return true;
  }
  // 「戻す。1クリックなので」
  Act first = act;
  first.lines.resize(std::min<std::size_t>(1, first.lines.size()));
  const Deed told_first = deed_of(story, first);
  if (acts && says_the_deed(story, step, told_first) && told_first.things.empty() &&
      told_first.others.empty()) {
    return true;
  }
  if (acts && own) {
    return ends_own(story, step, act, deed);
  }
  // 「案1でお願いします」, 「全台終わり」
  const bool names_none = deed.kanji.empty() && deed.words.empty();
  if (names_none && !other && (acts || act.n - step.last <= kAnswer)) {
    return true;
  }
  const bool alike = same_in_other_words(story, deed.kanji, step.own_kanji);
  return (alike && names_its_things(step, deed)) || answers_what_was_asked(story, step, act, deed);
}

}  // namespace tenmatsu::composition
