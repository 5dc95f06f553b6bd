#include "analyse/discourse.hpp"

#include <algorithm>

namespace tenmatsu::analysis {
namespace {

// An answer that comes later than this has lost its question.
constexpr std::size_t kReach = 4;

// Announced steps are many, and some are never taken; what was done begins the repair.
bool was_done(const TagFinding* action) {
  return action != nullptr && action->status == Status::done;
}

bool was_taken(const TagFinding* action) {
  return was_done(action) || (action != nullptr && action->status == Status::started);
}

}  // namespace

Course after(Course course, const Event& event, std::optional<Phase> entered) {
  const auto has = [&](Tag tag) { return find_tag(event, tag) != nullptr; };
  course.reported = course.reported || has(Tag::detection);
  if (has(Tag::symptom) || was_taken(find_tag(event, Tag::action))) {
    course.good_news = 0;
  }
  course.good_news += has(Tag::recovery) ? 1 : 0;
  if (entered) {
    course.phase = *entered;
  } else if (course.phase != Phase::over) {
    Phase reached = course.phase;
    if (has(Tag::detection)) {
      reached = std::max(reached, Phase::noticed);
    }
    if (has(Tag::investigation) || has(Tag::cause)) {
      reached = std::max(reached, Phase::investigating);
    }
    if (was_done(find_tag(event, Tag::action))) {
      reached = std::max(reached, Phase::fixing);
    }
    course.phase = reached;
  }
  return course;
}

std::optional<std::size_t> answered_by(const Transcript& transcript, std::size_t i) {
  const Message& message = transcript.messages[i];
  if (message.reply_to) {
    const auto index = static_cast<std::size_t>(*message.reply_to) - 1;
    return index < i ? std::optional<std::size_t>(index) : std::nullopt;
  }
  const std::size_t first = i > kReach ? i - kReach : 0;
  for (std::size_t at = i; at > first; --at) {
    const Message& earlier = transcript.messages[at - 1];
    if (!earlier.system && earlier.speaker != message.speaker) {
      return at - 1;
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::analysis
