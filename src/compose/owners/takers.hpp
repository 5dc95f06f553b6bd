// Who takes on work in an answer, and what the speaker takes on himself.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Where in `text`, which is normalised, the speaker says that he does it himself: 「俺が書くわ」,
/// 「私がやります」; npos where he does not.
std::size_t own_deed_at(const Story& story, std::string_view text);

/// Who takes on work, and until when.
struct Taker {
  int n = 0;  // the message that says so
  std::string name;
  std::string due;
};

/// Whether message `n` takes off another what that one just offered to write:
/// 「いやいや、俺が書くよ」.
bool takes_off(const Story& story, int n);

/// To whom message `n` passes on what its speaker was asked for, where that person says yes:
/// 「今週休みなので堤さんお願いできますか」 「いいですよ」.
std::optional<Taker> passed_on(const Story& story, int n);

/// What the line, an answer, says beside the yes that it begins with, and the day.
std::string beside_yes_and_day(const Story& story, Line line);

/// Who answers message `n` by taking on what it asks for: 「承知しました」.
std::optional<Taker> taker_of(const Story& story, int n);

/// Whether the speaker stands in the line right before the verb of what is to be done:
/// 「鳴るやつ、わたし作る」.
bool takes_itself(const Story& story, Line line);

/// Whether the line says yes: 「承知しました」; a short word says so where it stands alone:
/// 「うい」 is a part of 「そういう」.
bool says_yes(const Story& story, Line line);

/// Whether message `n` leaves open who does it: 「残しておきます。担当は定例で決めましょう」.
bool undecided(const Story& story, int n);

}  // namespace tenmatsu::composition
