// The days by which things are due, as a line names them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/deadline.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The day by which the line says that something is due, as written; empty where it names none.
std::string day_in(const Story& story, Line line);

/// The same of a day that lies ahead of the talk: 明日, 来週; 今日 only where it is a deadline.
std::string day_ahead(const Story& story, Line line);

/// Whether the line names any day, due or not: 「30日切ったら」.
bool names_day(const Story& story, Line line);

/// Whose name stands in the line together with a deadline: 「残りは堤さん、火曜までに」.
std::string person_with_day(const Story& story, Line line);

/// A thing with its day.
struct DueOf {
  std::vector<std::string> words;  // of the thing
  std::string due;
  std::string doer;  // whom the clause names: 「棚卸しは総務が火曜までに」
};

/// The things of a line that tells nothing but things and their days:
/// 「ブレーカーが来月末、ランブックは今週中で」; none of any other line.
std::vector<DueOf> dues_in(const Story& story, Line line);

/// Whether the day of the line is one by which something is done: 「木曜までに」, 「2週間で」.
bool tells_by_when(const Story& story, Line line);

/// The first day that stands in a text, which is normalised; of no weight where there is none.
analysis::Deadline deadline(const Story& story, std::string_view normalised);

}  // namespace tenmatsu::composition
