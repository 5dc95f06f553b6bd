// Who takes on work and until when, where that is not said with the work itself: in an answer, in a
// list of days, by number.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The day by which the line says that something is due, as written; empty where it names none.
std::string day_in(const Story& story, Line line);

/// Whether it names any day, due or not: 「30日切ったら」.
bool names_day(const Story& story, Line line);

/// The same of a day that lies ahead of the talk: 明日, 来週; 今日 only where it is a deadline.
std::string day_ahead(const Story& story, Line line);

/// Whose name stands in the line together with a deadline: 「残りは堤さん、火曜までに」.
std::string person_with_day(const Story& story, Line line);

/// Where in `text`, which is normalised, the speaker says that he does it himself: 「俺が書くわ」,
/// 「私がやります」; npos where he does not.
std::size_t own_deed_at(const Story& story, std::string_view text);

struct DueOf {
  std::vector<std::string> words;  // of the thing
  std::string due;
  std::string doer;  // whom the clause names: 「棚卸しは総務が火曜までに」
};

/// 「ブレーカーが来月末、ランブックは今週中で」: a line of nothing but things and their days.
std::vector<DueOf> dues_in(const Story& story, Line line);

struct Taker {
  int n = 0;
  std::string name;
  std::string due;
};

/// Whether message `n` takes off another what that one just offered to write:
/// 「いやいや、俺が書くよ」.
bool takes_off(const Story& story, int n);

/// Who answers message `n` by taking on what it asks for: 「承知しました」.
std::optional<Taker> taker_of(const Story& story, int n);

/// Work by number: 「①負荷テスト、②例外リスト」.
struct Numbered {
  int number = 0;
  std::string text;  // as written
};
std::vector<Numbered> numbered_in(const Story& story, std::string_view said);

struct NumberedTaker {
  std::vector<int> numbers;
  std::string name;
  std::string due;
};

/// Who takes on one piece of such a list, as it says itself.
NumberedTaker taker_in(const Story& story, int n, std::string_view piece);

/// 「冗長化→堤 来週末、更新→岸 今日」, 「堤→更新、岸→試験」: work and whose it is.
struct Given {
  std::string text;  // as written
  std::string name;
  std::string due;
};
std::vector<Given> given_in(const Story& story, int n, std::string_view said);

/// Whom one of these lines of message `n` names so: 「担当は開発の堤」; empty where it does not.
std::string owner_said(const Story& story, int n, std::size_t first, std::size_t last);

/// Whether the line ends by giving a reason: 「見落としたので」; 「説明は私から」 gives none.
bool gives_reason(const Story& story, Line line);

/// 「鳴るやつ、わたし作る」: the speaker, and behind it the verb of what is to be done.
bool takes_itself(const Story& story, Line line);

struct Pair {
  std::string first;
  std::string second;
};

/// 「堤さんと岸さんで」, 「私と堤さんで」: both of them, where two are named so for what is not
/// done yet.
std::optional<Pair> pair_named(const Story& story, Line line);

/// Whom the line calls at its beginning: 「堤さん、端末も」; nobody in 「堤防の」.
std::string person_called(const Story& story, Line line);

/// Whether its day is one by which something is done: 「木曜までに」, 「2週間で」.
bool tells_by_when(const Story& story, Line line);

/// Who is to do what the line names, told at its end: 「試験を足すのは堤さん」; nobody in
/// 「見つけたのは 堤さん」.
std::string person_given(const Story& story, Line line);

/// To whom the line gives the thing that it names, where it says nothing else but until when:
/// 「宛先の棚卸しは白石さん」, 「お知らせ文は白石さん、今夜お願いします」; empty where it does not.
std::string thing_given(const Story& story, Line line);

/// Whether that person is named in it.
bool names_person(const Story& story, Line line, std::string_view name);

/// Whom the line hands the work on to: 「手順の見直しは情シスの湯沢に振ります」,
/// 「仁科に洗わせる」; empty where it does not.
std::string handed_on(const Story& story, Line line);

/// Whether the line only tells what that person did: 「堤さんが電話してきたから知った」.
bool tells_deed_of(const Story& story, Line line, std::string_view name);

/// To whom the line gives what was named before it: 「それ堤さんで」; empty where it does not.
std::string handed_to(const Story& story, Line line);

/// 「②は俺が今週、①③は奥薗さんが来月末までに」
std::vector<NumberedTaker> numbered_takers(const Story& story, Line line);

}  // namespace tenmatsu::composition
