#include "compose/steps/actions.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/step_costs.hpp"
#include "compose/steps/step_story.hpp"
#include "compose/steps/told_answers.hpp"
#include "compose/troubles/gone.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// Whether the message before it proposed something that nothing marked as a step.
bool answers_another(const Story& story, const Step& step, int n) {
  if (n - 1 <= step.last || story.speaker(n - 1) == story.speaker(n)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(n - 1);
  // 「回答は夕方でもいいですか」
  const auto asks_leave = [&](Line line) { return story.ends(line, "asks_leave_ends"); };
  return std::ranges::any_of(lines, [&](Line line) {
    const std::set<char32_t> kanji = kanji_of(story, story.normal(line));
    // 「お昼どうします」
    const bool opinion =
        story.modality(line) == Modality::proposal || story.hears(line, "asks_opinion");
    const bool begs = story.asks(line) || story.modality(line) == Modality::request ||
                      story.modality(line) == Modality::proposal;
    return (begs && asks_leave(line)) ||
           (story.asks(line) && opinion && !share_kanji(kanji, step.kanji) && !kanji.empty());
  });
}

// Whether nothing but sighs and greetings stands before it.
bool comes_first(const Story& story, Line line) {
  const std::vector<Line> lines = story.lines(line.n);
  return std::ranges::all_of(lines, [&](Line other) {
    return other >= line || story.modality(other) == Modality::acknowledgement ||
           kanji_of(story, story.normal(other)).empty();
  });
}

// 「じゃそれで」 means what was proposed last, and so does the report that follows it.
void decide(const Story& story, Line by, std::vector<Step>& steps) {
  constexpr int kAnswer = 4;  // messages
  Step* step = newest_open(steps, by.n, kAnswer);
  // 「15人に電話してください。堤さんお願い」 asks for what it tells itself.
  const bool at_once = step != nullptr && by.n - step->last <= 1;
  if (step != nullptr && (at_once || comes_first(story, by)) && step->last != by.n &&
      !answers_another(story, *step, by.n) && plans_meant(story, *step, by.n) != Plans::others) {
    agree(story, *step, by);
  }
}

// 「切ったら落ちます」; 「切れば落ちなくなります」, 「切ればエラーが消えます」 and
// 「切らないと落ちます」 speak for the step.
bool foresees_harm(const Story& story, Line line) {
  return !story.hears(line, "harm_unless") && !story.hears(line, "no_danger") &&
         holds_beside_relief(story, story.normal(line), story.phrases().cue("harm_if"),
                             story.phrases().cue("no_harm_if"));
}

// 「外すと」, said of what is to be 「外す」.
bool supposes(const Story& story, Line line, const std::set<char32_t>& kanji) {
  constexpr std::size_t kReach = 48;   // bytes: how far behind its verb a condition ends
  constexpr std::size_t kBehind = 12;  // bytes: what may stand behind it
  const std::string_view text = story.normal(line);
  for (std::size_t at = 0; at < text.size();) {
    const text::Character here = text::character_at(text, at);
    at += here.size;
    if (!kanji.contains(here.code)) {
      continue;
    }
    std::size_t end = at;
    while (end < std::min(text.size(), at + kReach) &&
           text::script_of(text::character_at(text, end).code) == text::Script::hiragana) {
      end += text::character_at(text, end).size;
    }
    const auto found =
        find_unless(text.substr(at, end - at + kBehind), story.phrases().cue("if_ends"),
                    story.phrases().cue("no_if_ends"));
    if (found && *found <= end - at) {
      return true;
    }
  }
  return false;
}

// What was said to a proposal and does not call it off.
void note_answer(Step& step, Line line) {
  if (step.action.status == Status::proposed && !step.answer) {
    step.answer = line;
    cite(step.action.statement, {line.n});
  }
}

// 「戻すと刷れなくなるかもしれません。印刷の班に聞いてきます」: nothing is called off yet.
bool asks_first(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    const Modality modality = story.modality(line);
    return (modality == Modality::intention || modality == Modality::ongoing) &&
           !story.conditional(line) && story.ends(line, "asks_first_ends");
  });
}

// 「切ったらまた落ちます」, 「切ると落ちます」, 「それやると落ちます」 is the answer to 「切れ」.
std::optional<Line> warning(const Story& story, int n, std::vector<Step>& steps, Step*& found) {
  constexpr int kAnswer = 2;  // messages
  Step* step = newest_of_others(story, steps, n, kAnswer);
  if (step == nullptr) {
    return std::nullopt;
  }
  const bool objects = story.begins(n, "objects");
  for (const Line line : story.lines(n)) {
    const bool points = step->last == n - 1 && story.begins(line, "supposes_it");
    const std::set<char32_t>& told = step->told.all_kanji;
    const bool of_it = points || supposes(story, line, told) ||
                       ((story.conditional(line) || objects) &&
                        share_kanji(kanji_of(story, story.normal(line)), told));
    if (of_it && !story.asks(line) && foresees_harm(story, line)) {
      found = step;
      return line;
    }
  }
  return std::nullopt;
}

// A no without what may stand at its end: 「だめですよ」, 「それはちょっと…」.
struct No {
  std::string_view before;  // 「それは」, 「戻すのは」; nothing where it stands alone
  bool of_it = false;       // says no only of what stands before it
};

std::optional<No> no_in(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  std::string_view text = story.bare(line);
  while (!text.empty()) {
    if (phrases.cue("no_calls").any_is(text)) {
      return No{};
    }
    for (const bool of_it : {false, true}) {
      const std::size_t size =
          rules::suffix_size(text, phrases.cue(of_it ? "no_of_it" : "no_words"));
      const std::string_view before = text.substr(0, text.size() - size);
      if (size > 0 && (before.empty() ? !of_it
                                      : before.ends_with(phrases.text("particle.topic")) ||
                                            ends_with_any(before, phrases.cue("no_heads")))) {
        return No{before, of_it};
      }
    }
    const std::size_t tail = rules::suffix_size(text, phrases.cue("no_tails"));
    if (tail == 0) {
      return std::nullopt;
    }
    text = text::without_closing_marks(text.substr(0, text.size() - tail));
  }
  return std::nullopt;
}

bool is_bare_no(const Story& story, Line line) {
  const std::optional<No> no = no_in(story, line);
  return no && (no->before.empty() || ends_with_any(no->before, story.phrases().cue("no_heads")));
}

bool no_in_message(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.asks(line) && (no_in(story, line) || story.ends(line, "refuses_ends"));
  });
}

// 「異論なし」, 「特に問題ないです」: there is nothing against it. 「異論ありますか」 asks for
// that.
bool assents(const Story& story, Line line, bool asked) {
  return story.hears(line, "assents") && story.asks(line) == asked;
}

bool assents(const Story& story, int n, bool asked) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) { return assents(story, line, asked); });
}

// 「コスト的にきついっす」, all that is said to a proposal.
bool shrugs_off(const Story& story, Line line, const Step& step) {
  constexpr std::size_t kShort = 12;  // characters
  const std::string_view text = story.bare(line);
  const rules::Phrases& phrases = story.phrases();
  const std::size_t tail = rules::suffix_size(text, phrases.cue("report_tails"));
  const std::string_view words = text.substr(0, text.size() - tail);
  return ends_with_any(words, phrases.cue("shrugs")) && step.action.status == Status::proposed &&
         step.last == line.n - 1 && story.lines(line.n).size() == 1 && length_of(words) <= kShort &&
         !holds_any(words, phrases.cue("subject_particles"));
}

// 「だめ」 right behind the step; 「それはちょっと…」, 「戻すのは困る」. 「機内の人には無理」 and
// 「夜は困る」 speak of a part.
bool says_no(const Story& story, Line line, const Step& step) {
  if (story.asks(line) || story.conditional(line) || story.hearsay(line)) {
    return false;
  }
  const std::optional<No> no = no_in(story, line);
  if (shrugs_off(story, line, step)) {
    return true;
  }
  if (!no) {
    return story.ends(line, "refuses_ends") && !story.hears(line, "restricts");
  }
  if (no->before.empty()) {
    return step.last == line.n - 1 && comes_first(story, line);
  }
  return ends_with_any(no->before, story.phrases().cue("no_heads")) ||
         (!story.hears(line, "restricts") &&
          (!no->of_it || share_kanji(kanji_of(story, no->before), step.kanji)));
}

// 「戻さない」, said of 「並列を1に戻す」
bool denies(const Story& story, Line line, const Step& step) {
  const std::set<char32_t> kanji = kanji_of(story, story.normal(line));
  return story.negated(line) && !story.asks(line) && !story.conditional(line) && !kanji.empty() &&
         content_words(story.normal(line)).size() <= 1 &&
         std::includes(step.told.kanji.begin(), step.told.kanji.end(), kanji.begin(), kanji.end());
}

// 「だめかな」 is answered by no where it is agreed to: 「消したらまずいですか」,
// 「いや、大丈夫です」.
bool asks_whether_bad(const Story& story, const Step& step) {
  // 「再起動しましょうか。異論ありますか」, 「なし」
  return assents(story, step.last, true) || std::ranges::any_of(step.told.lines, [&](Line line) {
           return story.asks(line) && (story.hears(line, "harm_if") || story.negated(line));
         });
}

// Whether another line of the message goes on with the step: 「いや、言ってられない。切って」.
bool asks_again(const Story& story, const Step& step, int n) {
  for (const Line line : story.lines(n)) {
    const Modality modality = story.modality(line);
    const std::set<char32_t> kanji = kanji_of(story, story.normal(line));
    const bool same = !kanji.empty() && std::includes(step.kanji.begin(), step.kanji.end(),
                                                      kanji.begin(), kanji.end());
    const bool wants = modality == Modality::request || modality == Modality::intention ||
                       modality == Modality::proposal;
    if ((same && wants && !story.asks(line) && !story.negated(line)) || permits(story, line)) {
      return true;
    }
  }
  return false;
}

// Whether a no is to another plan than that of the step, or to some of several: what was said
// stands beside these then.
bool means_other_plan(const Story& story, Step& step, Line no) {
  const Plans meant = plans_meant(story, step, no.n);
  if (meant == Plans::some && step.action.status == Status::proposed && !step.answer) {
    step.answer = no;
    step.parted = true;
    cite(step.action.statement, {no.n});
  }
  return meant != Plans::same;
}

// 「だめ。人が残っています」, 「いえ、先に控えを」, 「赤ペンは困ります」 behind what another
// proposed.
std::optional<Line> refusal(const Story& story, int n, std::vector<Step>& steps, Step*& found) {
  constexpr int kAnswer = 2;  // messages
  Step* step = newest_of_others(story, steps, n, kAnswer);
  const Status own = story.status(n, Tag::action);
  const bool acts = own == Status::done || own == Status::started || own == Status::rejected;
  const bool own_proposal = step != nullptr && step->proposer == story.speaker(n);
  if (step == nullptr || own_proposal || acts || decision(story, n) ||
      asks_again(story, *step, n) || asks_whether_bad(story, *step) || assents(story, n, false)) {
    return std::nullopt;
  }
  for (const Line line : story.lines(n)) {
    // 「それ以上は中継が無理」 behind what was agreed to is of another thing.
    const bool agreed = agreed_to(story, *step);
    if (agreed && !share_kanji(kanji_of(story, story.normal(line)), step->own_kanji)) {
      continue;
    }
    const bool sigh = line.index > 0 && story.begins(line, "answers_no");
    if (sigh) {
      continue;
    }
    const bool begins = line.index == 0 && !story.asks(line) &&
                        step->action.status == Status::proposed && step->last == n - 1 &&
                        story.begins(line, "refuses_first");
    const bool denied = line.index == 0 && step->last == n - 1 && denies(story, line, *step);
    if (begins || denied || says_no(story, line, *step)) {
      if (means_other_plan(story, *step, line)) {
        return std::nullopt;
      }
      found = step;
      return line;
    }
  }
  return std::nullopt;
}

// 「作れないです」 of who was asked to try it, 「だめです、まだ出ます」: it was tried, and nobody
// called it off.
std::optional<Line> vain_try(const Story& story, int n, std::vector<Step>& steps, Step*& found) {
  Step* step = newest_of_others(story, steps, n, 1);
  if (step == nullptr || step->action.status != Status::requested || step->forbids ||
      story.has(n, Tag::action) ||
      (!step->action.actor.empty() && step->action.actor != story.speaker(n))) {
    return std::nullopt;
  }
  const std::vector<Line> lines = story.lines(n);
  const auto to_try = [&](Line line) { return story.ends(line, "asks_to_try_ends"); };
  const bool asked = std::ranges::any_of(step->told.lines, to_try);
  const bool still = std::ranges::any_of(lines, [&](Line line) {
    return story.hears(line, "still") && !story.negated(line) && !story.asks(line);
  });
  for (const Line line : lines) {
    const std::string_view text = story.bare(line);
    const bool cannot =
        ends_with_any(text, story.phrases().cue("tried_in_vain_ends")) &&
        story.normal(line).find(story.phrases().text("particle.topic")) == std::string_view::npos;
    if (!story.asks(line) && !story.conditional(line) && !story.hearsay(line) && cannot &&
        (asked || still)) {
      found = step;
      return line;
    }
  }
  return std::nullopt;
}

// 「戻すと3時間ほどかかります」 behind what another proposed: who proposed it is to decide.
void note_cost(const Story& story, int n, std::vector<Step>& steps) {
  constexpr int kAnswer = 2;  // messages
  Step* step = newest_of_others(story, steps, n, kAnswer);
  const Status own = story.status(n, Tag::action);
  const bool acts = own == Status::done || own == Status::started;
  if (step == nullptr || step->action.status != Status::proposed || step->answer || acts ||
      story.bot(n)) {
    return;
  }
  const std::vector<Line> lines = story.lines(n);
  const auto cost =
      std::ranges::find_if(lines, [&](Line line) { return tells_length(story, line); });
  // 「変換を挟むのはどうですか。検証に30分頂きます」 tells the cost of its own plan.
  const bool of_own = own == Status::proposed &&
                      std::any_of(lines.begin(), cost, [&](Line line) { return story.asks(line); });
  if (cost != lines.end() && !of_own) {
    step->answer = *cost;
    cite(step->action.statement, {n});
  }
}

// All that is told beside a bare no is why; a no that gives its reason is told by itself.
Act calling_off(const Story& story, int n, Line no) {
  Act act;
  act.n = n;
  act.status = Status::rejected;
  if (!is_bare_no(story, no)) {
    act.beside = {no};
  }
  for (const Line line : story.lines(n)) {
    const bool tells = story.modality(line) != Modality::acknowledgement && !story.asks(line) &&
                       !introduces(story, line) && story.modality(line) != Modality::request &&
                       story.modality(line) != Modality::proposal;
    if (line != no && tells && act.beside.empty()) {
      act.beside = {line};
    }
  }
  return act;
}

// 「DNSも同じところなので動かない」 behind a no; 「先に控えを取りましょう」 is the next proposal.
bool only_tells(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::statement || modality == Modality::ongoing ||
         modality == Modality::conjecture || modality == Modality::assertion;
}

// 「手が震えて」 asks for nothing.
bool says_too_little(const Act& act) {
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  return waits && act.is_thin() && !act.names_act && !act.names_object &&
         act.beside.size() <= act.lines.size();
}

// 「記録から作り直せる。控えのほうは古いので使いたくない」: what was asked for is possible, and
// something else is called off.
bool begins_with_can(const Story& story, const Act& act) {
  const std::vector<Line> lines = story.lines(act.n);
  return std::ranges::any_of(lines, [&](Line line) {
    const bool can = story.ends(line, "answers_can") ||
                     (story.ends(line, "possible_ends") && !story.ends(line, "not_possible_ends"));
    return !act.lines.empty() && line < act.lines.front() && can && !story.asks(line) &&
           !story.negated(line) && !story.conditional(line);
  });
}

// 「札を戻すのはどうなんですか」 of another, 「戻すと番号がずれるから無理」: the no is to what was
// asked last, and not to the step that somebody spoke of before that.
bool refuses_question(const Story& story, const Step& step, const Act& act) {
  if (step.told.n >= act.n - 1 || story.speaker(act.n - 1) == story.speaker(act.n)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(act.n - 1);
  return !share_kanji(act.own_kanji, step.told.own_kanji) &&
         std::ranges::any_of(lines, [&](Line line) {
           return story.asks(line) &&
                  share_kanji(act.own_kanji, kanji_of(story, story.normal(line)));
         });
}

Step* step_of(const Story& story, std::vector<Step>& steps, const Act& act) {
  if (act.status != Status::rejected) {
    return find_step(story, steps, act);
  }
  // 「貼りました。入力はハイフンなしで」 calls off nothing that was spoken of before.
  if (act.restricts) {
    return nullptr;
  }
  const bool other = (act.beside_other && !act.points_back) || begins_with_can(story, act);
  Step* step = other ? find_step(story, steps, act) : find_rejected(story, steps, act);
  // 「アプリは触らなくていいので」, 「古い記録はいらないよね」 beside a proposal is its reason.
  const bool reason = step != nullptr && step->last == act.n;
  if (other) {
    return reason ? nullptr : step;
  }
  if (step != nullptr && refuses_question(story, *step, act)) {
    return nullptr;
  }
  if (step != nullptr && !reason && means_other_plan(story, *step, act.lines.front())) {
    return nullptr;
  }
  return reason ? nullptr : step;
}

// 「本番いきます」: goes on with what was prepared, and says not with what.
bool only_goes_ahead(const Story& story, const Act& act) {
  const std::string told = text::normalised(act_statement(story, act.telling()).text);
  return story.phrases().cue("goes_ahead").any_is(text::without_closing_marks(told));
}

// 「効いた」 tells what came of a step, and of none but that.
bool only_helped(const Story& story, const Act& act) {
  return act.status == Status::done && act.is_thin() && !act.names_act &&
         std::ranges::all_of(act.lines, [&](Line line) { return story.begins(line, "helped"); });
}

// 「残りもエラーなし」, 「1台も取れない」 report no deed.
bool only_finds(const Story& story, const Act& act) {
  return act.status == Status::done && !act.names_act &&
         std::ranges::all_of(act.lines, [&](Line line) {
           return story.modality(line) != Modality::done && story.ends(line, "no_deed_ends");
         });
}

// 「先週あの棚を上げたやん」: what both know from before is no news of a step.
bool only_reminds(const Story& story, const Act& act) {
  return act.status == Status::done &&
         std::ranges::all_of(act.lines, [&](Line l) { return story.ends(l, "reminds_ends"); });
}

// 「入れ直すとき、つけた灯りは消えないか？」
bool only_fears(const Story& story, const Act& act) {
  return act.status == Status::proposed && std::ranges::all_of(act.lines, [&](Line line) {
           return story.asks(line) && story.ends(line, "fears_asked");
         });
}

// 「200枚通して2枚」, asked of nobody: a count that was taken.
bool only_counts(const Story& story, const Act& act) {
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  return waits && std::ranges::all_of(act.lines, [&](Line line) {
           const std::string_view text = story.bare(line);
           const std::size_t unit = rules::suffix_size(text, story.phrases().cue("taken_counts"));
           const std::string_view number = text.substr(0, text.size() - unit);
           return story.modality(line) == Modality::statement && !story.asks(line) && unit > 0 &&
                  !number.empty() && number.back() >= '0' && number.back() <= '9' &&
                  story.has(line.n, Tag::recovery);
         });
}

// 「1台で200人まで入れます。ぎりぎり足ります」 right behind 「2番を外せますか」 of another: it
// answers that, and what is agreed to next is what was asked.
bool answers_question(const Story& story, const std::vector<Step>& steps, const Act& act) {
  const auto suffices = [&](Line line) { return story.ends(line, "holds_out"); };
  if (act.status != Status::proposed || act.names_act || act.lines.empty() ||
      !suffices(act.lines.back())) {
    return false;
  }
  const auto states = [&](Line line) {
    return story.modality(line) == Modality::statement && !story.asks(line) &&
           !story.hears(line, "proposes");
  };
  return std::ranges::all_of(act.lines, states) &&
         std::ranges::any_of(steps, [&](const Step& step) {
           const auto& lines = step.told.lines;
           return is_open(step) && step.last == act.n - 1 &&
                  story.speaker(step.last) != story.speaker(act.n) &&
                  step.action.status == Status::proposed &&
                  std::ranges::any_of(lines, [&](Line l) { return story.asks(l); });
         });
}

// 「空にするのに5分、読込に3分」, 「全員いっぺんに張り直しになる」
bool only_explains(const Story& story, const Act& act) {
  const std::string told = act_statement(story, act.telling()).text;
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  const bool alone = told.find(story.phrases().text("mark.full_stop")) == std::string::npos;
  const bool costs = alone && (waits || act.status == Status::started) &&
                     ends_with_any(told, story.phrases().cue("side_effects"));
  return costs || (waits && !names_step(story, told));
}

// What is called off without having been proposed is told where it says itself what must not be:
// not 「それはやめましょう」.
bool begins(const Story& story, const Act& act) {
  return act.status == Status::rejected
             ? act.forbids && !act.beside_other && (!act.points_back || act.asks_not)
             : !act.is_any() && !(act.beside_other && act.status == Status::done) &&
                   !act.recovers && !act.fails && !says_too_little(act) &&
                   !only_helped(story, act) && !only_goes_ahead(story, act) &&
                   !only_finds(story, act) && !only_explains(story, act) &&
                   !only_fears(story, act) && !only_reminds(story, act) && !only_counts(story, act);
}

// What asks for a step in a word and names it: 「堀さん、警報を解除していい」.
bool asks_for(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool wants =
      modality == Modality::request || modality == Modality::proposal || modality == Modality::need;
  return wants && !story.hearsay(line) && !story.hears(line, "relays") && !story.conditional(line);
}

// 「3.2に戻します」, by which the same speaker said before what 「戻した。ボタンも出した」 leaves
// out.
bool said_so(const Story& story, Line line, const Act& act) {
  // The verb stands last: 「戻している間ボタンを隠します」 is another deed.
  std::string_view text = story.normal(line);
  text::Character last = text::character_before(text, text.size());
  while (last.size > 0 && text::script_of(last.code) != text::Script::kanji) {
    text.remove_suffix(last.size);
    last = text::character_before(text, text.size());
  }
  return act.kanji.contains(last.code) && story.speaker(line.n) == story.speaker(act.n) &&
         story.modality(line) == Modality::intention && !story.negated(line) &&
         !story.conditional(line);
}

// Where a report names no thing, the line just before it that asked for the same by the same word,
// though nothing marked it as a step.
std::optional<Act> asked_before(const Story& story, const Act& act) {
  constexpr int kNear = 3;  // messages
  if (act.status != Status::done || act.lines.empty()) {
    return std::nullopt;
  }
  const std::string first(story.normal(act.lines.front()));
  const std::set<char32_t> verb = kanji_of(story, first);
  const bool bare = content_words(first).empty() && verb.size() == 1;
  if (verb.empty() || !(bare || (act.is_thin() && !act.names_object))) {
    return std::nullopt;
  }
  for (int n = act.n - 1; n >= std::max(1, act.n - kNear); --n) {
    for (const Line line : story.lines(n)) {
      const std::set<char32_t> kanji = kanji_of(story, story.normal(line));
      const std::set<char32_t>& told = bare ? verb : act.kanji;
      const std::string_view said = story.normal(line);
      const bool names = kanji.size() > told.size() || !content_words(said).empty() ||
                         said.find_first_of("0123456789") != std::string_view::npos;
      const bool same =
          names && std::includes(kanji.begin(), kanji.end(), told.begin(), told.end());
      const bool own = bare && same && said_so(story, line, act);
      // 「氷を集めますか」 「頼む」 「集めました」
      const bool asked_others =
          story.speaker(n) != story.speaker(act.n) || story.modality(line) == Modality::proposal;
      const bool asks =
          same && !story.carries(line, Tag::action) && asks_for(story, line) && asked_others;
      if (own || asks) {
        Act asked;
        asked.n = n;
        asked.status = own                                         ? Status::started
                       : story.modality(line) == Modality::request ? Status::requested
                                                                   : Status::proposed;
        asked.lines = asked.beside = asked.informing = {line};
        asked.words = content_words(story.normal(line));
        asked.kanji = asked.own_kanji = asked.all_kanji = kanji;
        return asked;
      }
    }
  }
  return std::nullopt;
}

void begin_step(const Story& story, const Act& act, std::vector<Step>& steps) {
  if (const std::optional<Act> asked = asked_before(story, act)) {
    const auto known = std::ranges::find_if(steps, [&](const Step& step) {
      const auto& lines = step.told.lines;
      const std::vector<int>& events = step.action.statement.events;
      return is_open(step) && !events.empty() && events.front() == asked->n &&
             std::ranges::find(lines, asked->lines.front()) != lines.end();
    });
    if (known != steps.end()) {
      advance(story, *known, act);
      return;
    }
    steps.push_back(opened(story, *asked));
    advance(story, steps.back(), act);
  } else {
    steps.push_back(opened(story, act));
  }
}

// 「消したら困る人もいるけど大丈夫？」 right behind 「二重の分を消せます」 of another: a worry
// about that and no plan of one's own.
bool worries_about(const Story& story, const std::vector<Step>& steps, const Act& act) {
  constexpr int kNext = 2;  // messages
  const bool worries =
      act.status == Status::proposed && !act.lines.empty() &&
      std::ranges::all_of(act.lines, [&](Line line) {
        return story.asks(line) && story.conditional(line) && story.hears(line, "enquires");
      });
  return worries && std::ranges::any_of(steps, [&](const Step& step) {
           return is_open(step) && act.n - step.last <= kNext && step.last < act.n &&
                  story.speaker(step.last) != story.speaker(act.n) &&
                  share_kanji(act.kanji, step.own_kanji);
         });
}

// Whether the message belongs to a step.
bool is_of_any(const std::vector<Step>& steps, int n) {
  return std::ranges::any_of(steps, [&](const Step& step) {
    const std::vector<int>& events = step.action.statement.events;
    return std::ranges::find(events, n) != events.end();
  });
}

// 「キューごと空にしますか？」, 「全部消せば済むって記事に書いてますけど」: too little for a step,
// had another not answered by 「それはなし」.
std::optional<Act> called_off_next(const Story& story, const std::vector<Step>& steps,
                                   const Act& act) {
  const int n = act.n - 1;
  const bool plan = n > 0 && story.speaker(n) != story.speaker(act.n) && !story.bot(n) &&
                    story.status(n, Tag::action) == Status::proposed && !is_of_any(steps, n);
  if (!plan || act.status != Status::rejected || act.objects || act.restricts || act.beside_other) {
    return std::nullopt;
  }
  Act before = act_of(story, n);
  if (before.lines.empty()) {
    const std::vector<Line> told = story.carriers(n, Tag::action);
    std::ranges::copy_if(told, std::back_inserter(before.lines), [&](Line line) {
      return story.hearsay(line) || story.hears(line, "relays") || story.ends(line, "relays_ends");
    });
    before.beside = before.informing = before.lines;
  }
  const bool warns = std::ranges::any_of(before.lines, [&](Line line) {
    return story.hears(line, "better_not") || story.hears(line, "fears");
  });
  return before.lines.empty() || warns ? std::nullopt : std::optional(before);
}

// 「では流し直します」 of another just before, 「それはだめ」: a plan that was not begun yet.
Step* announced_by_other(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kAnswer = 2;  // messages
  if (act.status != Status::rejected || act.objects || act.beside_other ||
      !(act.points_back || no_in_message(story, act.n)) ||
      newest_open(steps, act.n, kAnswer) != nullptr) {
    return nullptr;
  }
  for (Step& step : steps) {
    const auto& lines = step.told.lines;
    const bool plans = std::ranges::any_of(
        lines, [&](Line line) { return story.modality(line) == Modality::intention; });
    if (step.action.status == Status::started && step.last == act.n - 1 && plans &&
        step.action.actor == story.speaker(act.n - 1) &&
        story.speaker(act.n) != story.speaker(act.n - 1)) {
      return &step;
    }
  }
  return nullptr;
}

void move_step(const Story& story, Act act, std::vector<Step>& steps) {
  if (worries_about(story, steps, act) || answers_question(story, steps, act)) {
    return;
  }
  constexpr int kAnswer = 2;  // messages
  if (act.prohibits && !act.restricts && newest_open(steps, act.n, kAnswer) != nullptr) {
    act.status = Status::rejected;
  }
  if (act.status == Status::rejected && (act.objects || repeats_rejection(steps, act))) {
    return;
  }
  Step* step = announced_by_other(story, steps, act);
  if (step != nullptr && !step->action.stages.empty()) {
    step->action.stages.back().label = story.phrases().text("stage.proposed");
  }
  step = step == nullptr ? step_of(story, steps, act) : step;
  if (step != nullptr) {
    advance(story, *step, act);
  } else if (const auto before = called_off_next(story, steps, act)) {
    steps.push_back(opened(story, *before));
    advance(story, steps.back(), act);
  } else if (begins(story, act)) {
    if (Step* awaited = find_awaited(story, steps, act)) {
      advance(story, *awaited, act);
      return;
    }
    // Nothing was proposed that 「触らないでください」 could call off.
    const bool forbids = act.status == Status::rejected && act.asks_not;
    act.status = forbids ? Status::requested : act.status;
    begin_step(story, act, steps);
    steps.back().forbids = forbids;
  }
}

// 「じゃあ1台だけ。2階の奥」 of who was refused the whole, 「やめましょう。台帳だけで」 of who
// refuses it.
std::vector<Line> counter_proposal(const Story& story, const Step& refused, int n) {
  constexpr std::size_t kFew = 2;  // lines
  std::vector<Line> lines;
  bool behind = n != refused.last;
  for (const Line line : story.lines(n)) {
    if (behind && story.modality(line) == Modality::statement && !story.asks(line) &&
        !story.conditional(line)) {
      lines.push_back(line);
    }
    const bool other = story.modality(line) != Modality::statement &&
                       story.modality(line) != Modality::acknowledgement;
    if (n != refused.last && other) {
      return {};
    }
    behind = behind || story.modality(line) == Modality::rejection;
  }
  const bool narrows =
      !lines.empty() &&
      story.normal(lines.front()).find_first_of("0123456789") != std::string_view::npos &&
      story.ends(lines.front(), "narrows_ends");
  return narrows && lines.size() <= kFew ? lines : std::vector<Line>{};
}

// What is proposed of a part, in place of the whole that was refused: what is reported next is of
// that.
bool counter(const Story& story, int n, std::vector<Step>& steps) {
  constexpr int kAnswer = 2;  // messages
  for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
    Step& refused = *at;
    const bool theirs = refused.last == n || refused.proposer == story.speaker(n);
    if (refused.action.status != Status::rejected || !refused.before || !theirs ||
        n - refused.last > kAnswer) {
      continue;
    }
    Act part;
    part.n = n;
    part.lines = part.beside = part.informing = counter_proposal(story, refused, n);
    if (part.lines.empty()) {
      return false;
    }
    for (const Line line : part.lines) {
      part.words = content_words(story.normal(line));
      part.kanji.merge(kanji_of(story, story.normal(line)));
    }
    part.own_kanji = part.all_kanji = part.kanji;
    Step step = opened(story, part);
    step.kanji.insert(refused.own_kanji.begin(), refused.own_kanji.end());
    step.own_kanji.insert(refused.own_kanji.begin(), refused.own_kanji.end());
    refused.countered = true;
    steps.push_back(std::move(step));
    return true;
  }
  return false;
}

// Whether who speaks in message `n` has the step in hand: set about it or was asked for it.
bool in_hand(const Story& story, const Step& step, int n) {
  return !story.speaker(n).empty() && step.action.actor == story.speaker(n) &&
         (step.action.status == Status::started || step.action.status == Status::requested);
}

// 「閉。」, 「停止。」
bool is_bare_kanji(const Story& story, Line line) {
  constexpr std::size_t kShort = 3;  // characters
  const std::string_view text = story.bare(line);
  return length_of(text) <= kShort && kanji_of(story, text).size() == length_of(text) &&
         !text.empty();
}

// How a line that no word marks as a step may report one.
enum class Report {
  end,    // 「終わりました」
  call,   // 「つながりました」, said of 「電話して」
  kanji,  // 「閉。」, 「閉止。」, said of 「弁を閉めろ」
  deed,   // 「流した」
};

std::optional<Report> report_in(const Story& story, Line line) {
  if (story.asks(line) || story.conditional(line) || story.hearsay(line) || story.negated(line) ||
      story.hears(line, "calls_in") ||
      // 「お一人はもう番号を入れてしまったと…」
      story.ends(line, "others_mishaps")) {
    return std::nullopt;
  }
  if (is_bare_end(story, line)) {
    return Report::end;
  }
  if (story.begins(line, "reached")) {
    return Report::call;
  }
  if (is_bare_kanji(story, line)) {
    return Report::kanji;
  }
  return story.modality(line) == Modality::done ? std::optional(Report::deed) : std::nullopt;
}

Act report_by(const Story& story, Line line) {
  Act act;
  act.n = line.n;
  act.status = Status::done;
  act.lines = act.beside = {line};
  act.words = content_words(story.normal(line));
  act.kanji = act.own_kanji = act.all_kanji = kanji_of(story, story.normal(line));
  return act;
}

// Whether the line reports this step: who was to do it, or set about it, says so.
bool reports(const Story& story, const Step& step, const Act& act, Report how) {
  constexpr int kNext = 3;  // messages
  constexpr int kCall = 6;
  const int since = act.n - step.last;
  const bool own = in_hand(story, step, act.n);
  const bool by_another =
      step.action.status == Status::requested && story.speaker(step.last) != story.speaker(act.n);
  const bool asked = by_another && step.action.actor.empty();
  // 「止めて。堤さん、表も見て」, 「停止。」 of another
  const bool at_once = by_another && since <= 1 && how == Report::kanji;
  if (!own && !asked && !at_once) {
    return false;
  }
  const auto calls = [&](Line told) { return story.hears(told, "to_call"); };
  switch (how) {
    case Report::end:
      return since <= kNext;
    case Report::call:
      return own && since <= kCall && std::ranges::any_of(step.told.lines, calls);
    case Report::kanji:
      return since <= kNext && share_kanji(act.kanji, step.told.kanji);
    case Report::deed:
      break;
  }
  const Line line = act.lines.front();
  const bool verb =
      act.is_thin() && !act.kanji.empty() &&
      std::includes(step.kanji.begin(), step.kanji.end(), act.kanji.begin(), act.kanji.end()) &&
      story.hears(line, "own_deeds");
  // 「許可が出た」 is not what one was at work on.
  return verb || (own && overlap(act.words, step.words) > 0 &&
                  !(step.action.status == Status::started && story.hears(line, "consents")));
}

// 「窓口を案内して」 to who spoke just before, and next of them: 「葉書を200軒に送りました」.
bool does_as_asked(const Story& story, const std::vector<Step>& steps, const Step& step,
                   const Act& act) {
  constexpr int kNear = 4;  // messages
  const std::string_view speaker = story.speaker(act.n);
  const bool asked =
      step.action.status == Status::requested && step.told.n == act.n - 1 && !step.forbids &&
      story.speaker(step.told.n) != speaker &&
      (step.action.actor == speaker ||
       (step.action.actor.empty() && step.told.n > 1 && story.speaker(step.told.n - 1) == speaker));
  const bool deed = story.ends(act.lines.front(), "deed_ends") && !act.kanji.empty() &&
                    !story.has(act.n, Tag::investigation) && !story.has(act.n, Tag::cause) &&
                    !story.bot(act.n);
  return asked && deed && std::ranges::none_of(steps, [&](const Step& other) {
           return &other != &step && is_open(other) && !other.asks_idly &&
                  act.n - other.last <= kNear;
         });
}

bool report_line(const Story& story, Line line, std::vector<Step>& steps) {
  constexpr Minute kSoon = 60;  // minutes
  const std::optional<Report> how = report_in(story, line);
  if (!how) {
    return false;
  }
  const Act act = report_by(story, line);
  if (how == Report::end && ends_another(story, act)) {
    return false;
  }
  Step* best = nullptr;
  for (Step& step : steps) {
    const bool near = is_open(step) && step.last != act.n &&
                      story.minute(act.n) - story.minute(step.last) <= kSoon;
    if (near && (best == nullptr || step.last >= best->last) &&
        (reports(story, step, act, *how) ||
         (*how == Report::deed && does_as_asked(story, steps, step, act)))) {
      best = &step;
    }
  }
  if (best != nullptr) {
    advance(story, *best, act);
  }
  return best != nullptr;
}

// Who had it in hand tells that it is done, without a word that marks it as a step.
void report(const Story& story, int n, std::vector<Step>& steps) {
  for (const Line line : story.lines(n)) {
    if (report_line(story, line, steps)) {
      return;
    }
  }
}

// 「搬送を止めました。堤さんどうぞ」 tells first what was done, and whose turn it is.
bool hands_over(const Story& story, Line by) {
  const Line first{by.n, 0};
  return by.index > 0 && story.status(by.n, Tag::action) == Status::done &&
         story.carries(first, Tag::action) && story.hears(by, "your_turn");
}

// What the sentence reports, of an act that is told by several.
Act part_of(const Story& story, const Act& act, Line line) {
  Act part = act;
  const std::string said = text::normalised(story.said_whole(line));
  part.lines = part.beside = part.informing = {line};
  part.words = content_words(own_matter(story, said));
  part.kanji = part.own_kanji = part.all_kanji = kanji_of(story, said);
  return part;
}

// 「控えを消しました。集計も流し直しました」: two steps that were open are done. Whether the act
// told of more than one.
bool report_each(const Story& story, const Act& act, std::vector<Step>& steps) {
  if (act.status != Status::done || act.lines.size() < 2) {
    return false;
  }
  std::vector<std::pair<Step*, Act>> parts;
  for (const Line line : act.lines) {
    const Act part = part_of(story, act, line);
    Step* step = part.is_any() ? nullptr : find_step(story, steps, part);
    const bool wanted =
        step != nullptr && (step->action.status == Status::requested ||
                            step->action.status == Status::started || !step->agreed.empty());
    const bool shares =
        wanted && story.modality(line) == Modality::done &&
        (share_kanji(part.kanji, step->own_kanji) || shared_words(part.words, step->words) > 0);
    if (!shares ||
        std::ranges::any_of(parts, [&](const auto& other) { return other.first == step; })) {
      return false;
    }
    parts.emplace_back(step, part);
  }
  for (const auto& [step, part] : parts) {
    advance(story, *step, part);
  }
  return true;
}

void read(const Story& story, int n, std::vector<Step>& steps) {
  std::vector<Line> answering;  // lines that say no, and why
  Step* step = nullptr;
  if (const auto tried = vain_try(story, n, steps, step)) {
    advance(story, *step, report_by(story, *tried));
    return;
  }
  const auto warned = warning(story, n, steps, step);
  if (warned && asks_first(story, n)) {
    note_answer(*step, *warned);
    return;
  }
  if (warned) {
    Act act;
    act.n = n;
    act.status = Status::rejected;
    act.beside = answering = {*warned};
    advance(story, *step, act);
  } else if (const auto no = refusal(story, n, steps, step)) {
    const Act act = calling_off(story, n, *no);
    std::ranges::copy_if(act.beside, std::back_inserter(answering),
                         [&](Line line) { return only_tells(story, line); });
    advance(story, *step, act);
  } else if (const auto by = decision(story, n); by && !hands_over(story, *by)) {
    decide(story, *by, steps);
  } else {
    note_cost(story, n, steps);
  }
  if (counter(story, n, steps)) {
    return;
  }
  if (!story.has(n, Tag::action)) {
    report(story, n, steps);
    return;
  }
  const Line first{n, 0};
  if (is_bare_kanji(story, first) && report_line(story, first, steps)) {
    answering.push_back(first);
  }
  for (Act& act : acts_of(story, n)) {
    for (const Line line : answering) {
      std::erase(act.lines, line);
      std::erase(act.beside, line);
    }
    if (!act.lines.empty() && !report_each(story, act, steps)) {
      move_step(story, act, steps);
    }
  }
  counter(story, n, steps);
}

// 「とりあえず止めた」, 「先方に電話してみる」, and nothing that came of it.
bool tells_hardly_any(const Story& story, const Action& action) {
  const std::string& text =
      action.stages.empty() ? action.statement.text : action.stages.back().statement.text;
  const bool moved = action.status == Status::done || action.status == Status::started;
  const bool alone = action.stages.empty() || action.stages.back().label.empty();
  Statement told = action.stages.empty() ? action.statement : action.stages.back().statement;
  const bool bare =
      moved && alone && is_bare_deed(story, text) && !tell_what_it_answers(story, told);
  const bool contacts = action.status != Status::done && action.status != Status::rejected &&
                        only_contacts(story, text);
  return !action.effect && (bare || contacts);
}

// 「消していいやつ？」, 「2に戻せる？」: what somebody only asked, and nobody took up, is no step;
// 「2に戻すのはどうですか」 proposes one.
bool only_asked(const Story& story, const Step& step) {
  const auto asks = [&](Line line) {
    return story.asks(line) &&
           (story.hears(line, "asks_better") ||
            (story.modality(line) == Modality::question && !story.hears(line, "asks_opinion")));
  };
  const auto& lines = step.told.lines;
  return step.action.status == Status::proposed && step.agreed.empty() && !step.answer &&
         !agreed_to(story, step) && std::ranges::all_of(lines, asks);
}

// What was heard once came of one step: of that which it names, else of the last that was done.
void credit_once(std::vector<Action>& all) {
  const auto claim = [](const Action& action) {
    return std::pair(overlap(content_words(text::normalised(action.effect->text)),
                             content_words(text::normalised(action.statement.text))),
                     action.status == Status::done);
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const bool same = all[i].effect && all[k].effect && all[i].verdict.empty() &&
                        all[k].verdict.empty() && all[i].effect->events == all[k].effect->events;
      if (!same) {
        continue;
      }
      Action& less = claim(all[i]) > claim(all[k]) ? all[k] : all[i];
      less.effect.reset();
      less.effect_minute.reset();
    }
  }
}

// 1号機 and 3号室 of a text.
std::vector<std::string> labels_in(const Story& story, const std::string& told) {
  std::vector<std::string> labels;
  const std::string text = text::normalised(told);
  for (const std::string& unit : story.phrases().cue("label_units")) {
    for (std::size_t at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1)) {
      std::size_t begin = at;
      while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') {
        --begin;
      }
      if (begin < at) {
        labels.push_back(text.substr(begin, at - begin) + unit);
      }
    }
  }
  return labels;
}

// 「1号機が立ち上がった」 came of what was done to it, and not of what was done since.
void take_foreign_effects(const Story& story, std::vector<Action>& all) {
  const auto names = [&](const Action& action, const std::string& label) {
    const std::vector<std::string> own = labels_in(story, action.statement.text);
    return std::ranges::find(own, label) != own.end();
  };
  for (Action& action : all) {
    if (!action.effect || !action.verdict.empty()) {
      continue;
    }
    const std::vector<std::string> told = labels_in(story, action.effect->text);
    const bool foreign = std::ranges::any_of(told, [&](const std::string& label) {
      return !names(action, label) && std::ranges::any_of(all, [&](const Action& other) {
        return other.minute < action.minute && names(other, label);
      });
    });
    if (foreign) {
      action.effect.reset();
      action.effect_minute.reset();
    }
  }
}

}  // namespace

std::vector<Action> actions(const Story& story) {
  std::vector<Step> steps;
  for (int n = 1; n <= story.size(); ++n) {
    read(story, n, steps);
  }
  Outcomes outcomes(story);
  std::vector<Action> all;
  for (Step& step : steps) {
    const bool idle =
        step.doubtful || (step.asks_idly && is_open(step)) || only_asked(story, step) ||
        (step.action.status == Status::proposed && !names_step(story, step.action.statement.text));
    if (!step.action.statement.text.empty() && !idle) {
      all.push_back(finished(story, outcomes, step));
    }
  }
  std::ranges::stable_sort(all,
                           [](const Action& a, const Action& b) { return a.minute < b.minute; });
  credit_once(all);
  take_foreign_effects(story, all);
  std::erase_if(all, [&](const Action& action) { return tells_hardly_any(story, action); });
  return all;
}

}  // namespace tenmatsu::composition
