#include "compose/steps/refusals.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/step_costs.hpp"
#include "compose/troubles/gone.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// What comes of a step is told with its condition: 「詰まりの正体は件数なので、絞れば捌けます」
// foresees no harm. All of a line that sets none.
std::string_view with_condition(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  std::size_t end = text.size();
  for (const std::string& word : story.phrases().cue("step_condition_ends")) {
    end = std::min(end, text.find(word));
  }
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::size_t at = text.substr(0, end).rfind(comma);
  return !story.conditional(line) || end == text.size() || at == std::string_view::npos
             ? text
             : text.substr(at + comma.size());
}

// 「切ったら落ちます」; 「切れば落ちなくなります」, 「切ればエラーが消えます」 and
// 「切らないと落ちます」 speak for the step.
bool foresees_harm(const Story& story, Line line) {
  return !story.hears(line, "harm_unless") && !story.hears(line, "no_danger") &&
         holds_beside_relief(story, with_condition(story, line), story.phrases().cue("harm_if"),
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

}  // namespace

bool comes_first(const Story& story, Line line) {
  const std::vector<Line> lines = story.lines(line.n);
  return std::ranges::all_of(lines, [&](Line other) {
    return other >= line || story.modality(other) == Modality::acknowledgement ||
           kanji_of(story, story.normal(other)).empty();
  });
}

void note_answer(Step& step, Line line) {
  if (step.action.status == Status::proposed && !step.answer) {
    step.answer = line;
    cite(step.action.statement, {line.n});
  }
}

bool asks_first(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    const Modality modality = story.modality(line);
    return (modality == Modality::intention || modality == Modality::ongoing) &&
           !story.conditional(line) && story.ends(line, "asks_first_ends");
  });
}

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

bool no_in_message(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.asks(line) && (no_in(story, line) || story.ends(line, "refuses_ends"));
  });
}

bool means_other_plan(const Story& story, Step& step, Line no) {
  const Plans meant = plans_meant(story, step, no.n);
  if (meant == Plans::some && step.action.status == Status::proposed && !step.answer) {
    step.answer = no;
    step.parted = true;
    cite(step.action.statement, {no.n});
  }
  return meant != Plans::same;
}

namespace {

// 「読み上げは続けてください。で、認証なしで入れる手はないの」: a no behind it answers what was
// asked last, unless it names the step.
bool answers_way_asked(const Story& story, const Step& step, Line line) {
  if (step.told.lines.empty() || step.last != line.n - 1 || step.told.n != step.last) {
    return false;
  }
  const std::vector<Line> lines = story.lines(step.last);
  const bool asked = std::ranges::any_of(lines, [&](Line other) {
    return step.told.lines.back() < other && story.ends(other, "asks_way_ends");
  });
  return asked && !share_kanji(kanji_of(story, story.normal(line)), step.own_kanji);
}

}  // namespace

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
      if (means_other_plan(story, *step, line) || answers_way_asked(story, *step, line)) {
        return std::nullopt;
      }
      found = step;
      return line;
    }
  }
  return std::nullopt;
}

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

bool only_reasons_no(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::statement || modality == Modality::ongoing ||
         modality == Modality::conjecture || modality == Modality::assertion;
}

bool says_too_little(const Act& act) {
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  return waits && act.is_thin() && !act.names_a_step && !act.names_its_object &&
         act.beside.size() <= act.lines.size();
}

bool begins_with_can(const Story& story, const Act& act) {
  const std::vector<Line> lines = story.lines(act.n);
  return std::ranges::any_of(lines, [&](Line line) {
    const bool can = story.ends(line, "answers_can") ||
                     (story.ends(line, "possible_ends") && !story.ends(line, "not_possible_ends"));
    return !act.lines.empty() && line < act.lines.front() && can && !story.asks(line) &&
           !story.negated(line) && !story.conditional(line);
  });
}

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

}  // namespace tenmatsu::composition
