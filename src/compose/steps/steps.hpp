// A step as it is followed through the talk, and which step a message speaks of.

#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compose/steps/acts.hpp"

namespace tenmatsu::composition {

/// Who had a part in a step beside its end: who proposed it, asked for it or agreed to it.
struct StepPart {
  std::string label;
  std::string name;

  bool operator==(const StepPart&) const = default;
};

struct Step {
  Action action;
  std::vector<std::string> words;
  std::set<char32_t> kanji;
  std::set<char32_t> own_kanji;  // of the lines that tell it, without what is told beside them
  std::string proposer;
  std::string taker;  // who took on what was asked for and did not say yet that it is begun
  std::vector<StepPart> agreed;  // in the order of the talk
  Act told;                      // the last act that moved it
  std::size_t richness = 0;      // words of the sentence that the statement was made from
  int last = 0;                  // the message that spoke of it last
  bool asks_idly = false;        // nobody proposed it: it was asked whether it is possible
  bool forbids = false;          // 「触らないでください」: there is nothing to be done
  bool way_told = false;         // its statement tells what led to its end too
  bool doubtful = false;         // nothing that was said of it surely tells of a step
  std::optional<Line> answer;    // what another said to its proposal, and did not call it off
  bool countered = false;        // a part of it was proposed instead: what follows is of that
  bool parted = false;           // some of its several plans were refused: what follows is new
  std::optional<Statement> before;  // as it was told before it was called off
};

/// Which of the plans of the step a message names by their letters or figures: 「案1なし」. Where
/// it names none, it means what it answers.
enum class Plans { same, some, others };
Plans plans_meant(const Story& story, const Step& step, int n);

/// 「つなぎ終わり」: says in kana what is done, so it is the end of nothing but of what was to be
/// 「つなぐ」.
bool ends_another(const Story& story, const Act& act);

/// Whether what was said of the step last is that it shall be done.
bool agreed_to(const Story& story, const Step& step);

/// Proposed, asked for or begun.
bool is_open(const Step& step);

/// What may be answered: the newest proposal or request by another than who speaks in message `n`,
/// at most so many messages before it.
Step* newest_of_others(const Story& story, std::vector<Step>& steps, int n, int messages);

/// The step that an act moves on; nullptr where it begins another.
Step* find_step(const Story& story, std::vector<Step>& steps, const Act& act);

/// The step that a report right behind it is of, whatever its words: 「通してください」,
/// 「新しい番号を許可に足しました」 of who was asked. nullptr where another may be meant.
Step* find_awaited(const Story& story, std::vector<Step>& steps, const Act& act);

/// The newest step that is still to be decided on, at most so many messages before `n`; another
/// than `but`.
Step* newest_open(std::vector<Step>& steps, int n, int messages, const Step* but = nullptr);

/// What an act calls off: what was proposed just before it, else what it names.
Step* find_rejected(const Story& story, std::vector<Step>& steps, const Act& act);

/// Whether 「やめましょう」 right behind another objection speaks of the same; that step then cites
/// it too.
bool repeats_rejection(std::vector<Step>& steps, const Act& act);

}  // namespace tenmatsu::composition
