// What each message means: its sentences, what they do, the figures and times in them, its tags.
//
// The tags, their statuses and what counts as a metric are defined in docs/annotation.md.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tenmatsu/transcript.hpp"

namespace tenmatsu {

/// A place in a message: byte offsets into its text as written.
struct Span {
  int message = 0;  // Message::n
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What a sentence does, by its last predicate. Enumerators are spelled as in the JSON output.
enum class Modality {
  statement,        // says how things are
  question,         // asks
  request,          // asks somebody to act: お願いします
  proposal,         // suggests an act: しましょうか
  intention,        // announces an act of one's own: やります
  ongoing,          // is under way: しています
  done,             // was done or happened: しました
  onset,            // begins or changes: し始めました, なくなりました
  conjecture,       // guesses: かもしれない
  assertion,        // states as established: と判明
  exclusion,        // rules out: 無関係
  need,             // ought to be done: べき
  rejection,        // calls off: やめましょう
  acknowledgement,  // はい, 了解です, お疲れ様でした
};
inline constexpr int kModalityCount = 14;

struct Sentence {
  Span span;
  Modality modality = Modality::statement;
  bool negated = false;      // the last predicate is negated: まだ復旧していない
  bool question = false;     // ends as a question, whatever it does
  bool conditional = false;  // holds a condition: 落ち着いたら, 増えるなら
  bool hearsay = false;      // somebody else's report: とのこと
  std::string rule;          // id of the ending that decided, empty where none did
};

/// What a number is bounded by. Printed as "=", "~", ">=", "<=".
enum class Bound { exact, about, at_least, at_most };

/// Which part a figure plays beside others of the same thing.
enum class MetricRole {
  reading,    // as measured now
  usual,      // 通常200ms, ふだん: for comparison
  before,     // the old value of a change
  after,      // the new value of a change
  threshold,  // しきい値, 上限
  estimate,   // 見込み, 試算, feared or hoped for
};

/// One figure. Money is in yen, 割 in %, counters and units in their plain form.
struct Metric {
  double value = 0;
  std::string unit;  // "" where nothing gives one
  Bound bound = Bound::exact;
  MetricRole role = MetricRole::reading;
  std::string subject;     // what is measured, as said; empty where unknown
  std::string text;        // the figure as said, hedges included: 約1万2000ユーザー
  Span span;               // of `text`
  bool named = false;      // the clause of the figure says what it measures; else it is a guess
  bool corrected = false;  // this message takes the figure back itself, or a later one does
};

/// A time or a day named in a message, resolved against the message's own stamp.
struct TimeMention {
  enum class Kind { point, from, until, deadline };
  Kind kind = Kind::point;
  Minute minute = 0;
  bool approximate = false;  // 頃, ほど前
  bool relative = false;     // computed: 10分ほど前
  std::string text;          // as said: 14時30分頃から
  Span span;
};

enum class Tag {
  detection,
  symptom,
  impact,
  investigation,
  cause,
  action,
  recovery,
  communication,
  followup
};
inline constexpr int kTagCount = 9;

/// Of a cause: suspected, confirmed, ruled_out; of an action: proposed … rejected; else none.
enum class Status {
  none,
  suspected,
  confirmed,
  ruled_out,
  proposed,
  requested,
  started,
  done,
  rejected
};
inline constexpr int kStatusCount = 9;

/// The class of work that a follow-up belongs to: 予防, 検出, 緩和, 修正.
enum class Category { none, prevent, detect, mitigate, repair };
inline constexpr int kCategoryCount = 5;

/// One piece of what spoke for or against a tag: a rule that fired.
struct Evidence {
  std::string rule;   // id of the rule
  Span span;          // the words that matched; empty where the context alone did
  double weight = 0;  // positive speaks for the tag
  Tag tag = Tag::symptom;
  int sentence = 0;    // index into Event::sentences
  bool never = false;  // takes the tag away from its sentence
};

/// Who takes on the work that one sentence names, and until when.
struct Assignment {
  int sentence = 0;   // index into Event::sentences
  std::string owner;  // bare name; empty where nobody takes it on
  std::string due;    // as said; empty where none is
};

struct TagFinding {
  Tag tag = Tag::symptom;
  Status status = Status::none;
  std::string rule;  // id of the rule that decided
  std::vector<Evidence> evidence;
  std::vector<int> sentences;  // indexes into Event::sentences: those that carry it, in order
  int main_sentence = 0;       // the one of them that speaks most clearly for it
  // Of all of the tag in the talk the one that counts most: the root cause, the harm that a summary
  // tells, the step that ended the trouble, the symptom that gives the title.
  bool main = false;
  // Of a follow-up:
  std::vector<Assignment> work;  // by their sentences
  std::string owner;             // of the first piece of work that has one
  std::string due;               // of the same piece, or of the first that has one
  Category category = Category::none;
  bool postmortem = false;  // the follow-up is to write the postmortem or report itself
};

/// Where in the course of the incident a message stands.
enum class Phase { before, noticed, investigating, fixing, over };
inline constexpr int kPhaseCount = 5;

/// A word of `rules/ja/terms`, found in a message.
struct TermUse {
  std::string category;
  std::string term;  // as in the rule file
  Span span;
};

/// What one message means.
struct Event {
  int n = 0;  // Message::n
  Phase phase = Phase::before;
  bool key = false;  // it moved the incident: a timeline tells it
  std::vector<Sentence> sentences;
  std::vector<TermUse> terms;
  std::vector<Metric> metrics;
  std::vector<TimeMention> times;
  std::vector<TagFinding> tags;  // in the order of Tag, each at most once
  std::vector<Evidence> fired;   // every rule that fired, also for tags that it did not earn
};

/// Somebody who speaks or is named. Labels of one person fold into one.
struct Person {
  std::string name;                 // bare: 高橋
  std::string role;                 // PM, インフラ; empty where none is shown
  std::vector<std::string> labels;  // speaker labels as written, in order of appearance
  bool bot = false;                 // a monitor or an alerting program
};

/// The whole talk, understood. `events` stands beside `transcript.messages`, one for one.
struct Analysis {
  Transcript transcript;
  std::vector<Event> events;
  std::vector<Person> people;  // in order of appearance

  /// Both count from 1, as Message::n; what is not there throws std::out_of_range.
  [[nodiscard]] const Message& message(int n) const {
    return transcript.messages.at(static_cast<std::size_t>(n) - 1);
  }
  [[nodiscard]] const Event& event(int n) const {
    return events.at(static_cast<std::size_t>(n) - 1);
  }
};

/// The finding of `tag` in `event`, which owns it; nullptr where it has none.
const TagFinding* find_tag(const Event& event, Tag tag);

/// Names as in the JSON output, which live as long as the program.
const char* name_of(Tag tag);
const char* name_of(Status status);
const char* name_of(Modality modality);
const char* name_of(Category category);
const char* name_of(Phase phase);
const char* name_of(MetricRole role);
const char* symbol_of(Bound bound);

}  // namespace tenmatsu
