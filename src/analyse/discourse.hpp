// The course of the talk: in which phase it is, whether the trouble has been reported, which
// message another one answers.

#pragma once

#include <cstddef>
#include <optional>

#include "analyse/talk.hpp"

namespace tenmatsu::analysis {

/// What the talk has come to before a message.
struct Course {
  Phase phase = Phase::before;
  bool reported = false;  // somebody has told of the trouble
  int good_news = 0;      // messages of recovery since the last step or symptom

  /// All works again: talk may turn to the time after, although nobody has closed the incident.
  [[nodiscard]] bool is_calm() const { return good_news > 1; }
};

/// The course after `event`; `entered` is the phase that one of its rules opened, if any.
Course after(Course course, const Event& event, std::optional<Phase> entered);

/// The index of the message that the one at `i` answers: the one it replies to, else the latest of
/// another speaker, not far back; none where there is none.
std::optional<std::size_t> answered_by(const Transcript& transcript, std::size_t i);

}  // namespace tenmatsu::analysis
