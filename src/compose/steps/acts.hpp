// What a message says of a step: the lines that tell the act itself, and the words by which it is
// known again.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What a message says of one step.
struct Act {
  /// How its status is put, where that does not go without saying. Each is of one status.
  enum class Manner {
    plain,
    asks_whether_possible,  // proposed, or rather only asked: 「戻せますか」
    prohibits,              // requested, that it is not done: 「控えてください」
    holds_back,             // rejected, and not called off: 「待って」
    recovers,               // done: it is well again, told by no word for a step
  };

  int n = 0;
  Status status = Status::proposed;
  Manner manner = Manner::plain;
  std::vector<Line> lines;      // in their order; none where the message only decides
  std::vector<Line> beside;     // all that is told of the step, where the lines say too little
  std::vector<Line> informing;  // the lines, and those beside them that tell much
  std::vector<Line> tried;  // what they say before them of the try before it: 「失敗しました」
  std::string subject;      // who the lines say did it, where that is not the speaker
  std::vector<std::string> words;  // content words of the lines
  std::set<char32_t> kanji;        // kanji of the lines, those of any act left out
  std::set<char32_t> own_kanji;    // the same without what is to be done only behind it
  std::set<char32_t> all_kanji;    // the same of all that is told beside the lines too

  // What it names.
  bool names_its_object = false;  // 「LBに付けました」
  bool names_a_step = false;      // by a word for one: 再起動
  bool points_back = false;       // 「それはやめましょう」

  // What it forbids.
  bool says_what_is_forbidden = false;
  bool forbids_a_part = false;     // 「本番では控えてください」
  bool asks_not_to_do_it = false;  // 「触らないでください」

  // How the message begins.
  bool begins_by_taking_up = false;  // 「やる。入口から」: what was said before
  bool begins_by_ending = false;     // 「終わり。ずれは1人」
  bool begins_with_can = false;      // 「10分ほどで止められます」

  bool done_by_others = false;       // 「外してもらいました」
  bool told_beside_another = false;  // its message tells another act first and foremost
  bool only_says_failed = false;     // 「失敗」: says that a step failed and not which
  bool doubtful = false;             // it is hardly sure that the message tells of a step at all

  /// 「止めました」: one word and no object.
  [[nodiscard]] bool is_bare() const { return words.size() <= 1; }
  /// 「修正しました」: leaves open what.
  [[nodiscard]] bool is_thin() const { return is_bare() && kanji.size() <= 2; }
  /// The lines by which the document tells it.
  [[nodiscard]] const std::vector<Line>& telling() const {
    return is_thin() && !beside.empty() ? beside : lines;
  }
  /// 「やりました」, 「完了です」: says that something was done and not what.
  [[nodiscard]] bool is_any() const { return kanji.empty() && words.empty(); }
};

/// What message `n`, which carries an action, says of it. Without lines where it says nothing of a
/// step: what somebody else is said to plan.
Act act_of(const Story& story, int n);

/// The same, and what the message says of other steps: 「入れ替え、止めました。確認の先も変えてよろ
/// しいですか」; in the order in which they are told.
std::vector<Act> acts_of(const Story& story, int n);

/// The lines of an act as the document tells them, each sentence once, however short it is.
Statement act_statement(const Story& story, const std::vector<Line>& lines);

}  // namespace tenmatsu::composition
