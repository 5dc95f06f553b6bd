// A piece of work for after the incident, as one sentence names it.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

struct Work {
  FollowUp item;
  std::string with;        // who does it together with its owner
  std::string owner_open;  // as said: that it is decided later who does it
  std::vector<std::string> words;
  bool report = false;    // it is to write the postmortem
  std::string document;   // what the report is called
  std::size_t first = 0;  // index of the first line that names it
  std::size_t last = 0;   // of the last
  int number = 0;         // in a list by numbers
  bool listed = false;    // in a list that gives each its owner
  bool asks = false;      // somebody else is to do it
  bool wish = false;      // 「やめたい」
  bool reason = false;    // it only says why
  bool regret = false;    // it only says what would have been better
  bool refers = false;    // it says more of the work before it
  bool fault = false;     // it tells what was wrong
  bool deed = false;  // somebody is to do something: 「足します」, 「見直して」, 「今週中に」
  bool idle = false;    // it tells how things are or were, and nothing that is to be done
  bool closes = false;  // it ends the incident
  bool adds = false;  // 「担当は堤」, 「10万を切ったら鳴るやつ、来週」: no work of its own
  bool until = false;     // adds, and says only until when: 「年度内でお願いします」
  bool tells = false;     // adds, and says more of the thing itself
  bool parallel = false;  // 「一覧もな」: by whom and until when as the work before it
  bool also = false;      // it begins with 「あと」
  bool begs = false;      // in so many words
  bool wants = false;     // of others: 「電話が来るようにしてほしい」
  bool slight = false;  // 「明日ご連絡します」, 「監視 ok」, 「本日はここまで」: no work in itself
  bool alarm = false;  // 「1割を切ったら鳴るようにして」
  bool topic = false;  // it says what is done to what
  // Of the sentence without its days, headings and people: 「再発防止です、金曜までに」 has none.
  std::size_t own_words = 0;
  std::size_t kanji = 0;  // kanji
};

/// Gives it to `owner`, and to whom does it with that person.
void give(Work& work, const std::string& owner, const std::string& with = "");

/// Whether that person is one of its owners.
bool is_owner(const Work& work, std::string_view name);

/// Whether both are one piece of work.
bool same(const Work& a, const Work& b);

/// The same work named again: the later message adds who and until when.
void merge(Work& known, const Work& again);

/// 「宿題です」, 「金曜までにお願いします」: too little to be work of its own.
bool says_little(const Work& work);

/// Beside other work of the message: no word of its own, and no report.
bool adds_nothing(const Work& work);

/// 「空きが1割を切ったら鳴るようにして」: an alarm that is to be set up.
bool asks_for_alarm(const Story& story, Line line);

/// Whether the line asks for something.
bool wishes(const Story& story, Line line);

/// Whether the line begins by pointing at the work before it: 「これは堤さん」, 「それ堤さんで」.
bool refers_back(const Story& story, Line line);

/// 「監視が無かったため、気づくのが遅れた」 is the reason of some work and none itself.
bool tells_fault(const Story& story, const std::vector<Line>& lines);

/// The work that the whole sentence of a line names.
Work work_in(const Story& story, Line line, const TagFinding& finding);

/// All work that these lines name, each sentence once.
std::vector<Work> works_in(const Story& story, const std::vector<Line>& lines,
                           const TagFinding& finding);

}  // namespace tenmatsu::composition
