// In which phase a talk is, and which message answers which.

#include "analyse/discourse.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::analysis {
namespace {

Event event_with(Tag tag, Status status = Status::none) {
  Event event;
  TagFinding finding;
  finding.tag = tag;
  finding.status = status;
  event.tags.push_back(finding);
  return event;
}

TEST(Course, GoesForwardOnly) {
  Course course;
  course = after(course, event_with(Tag::detection), {});
  EXPECT_EQ(course.phase, Phase::noticed);
  EXPECT_TRUE(course.reported);
  course = after(course, event_with(Tag::investigation), {});
  EXPECT_EQ(course.phase, Phase::investigating);
  course = after(course, event_with(Tag::action, Status::proposed), {});
  EXPECT_EQ(course.phase, Phase::investigating);
  course = after(course, event_with(Tag::action, Status::done), {});
  EXPECT_EQ(course.phase, Phase::fixing);
  course = after(course, event_with(Tag::detection), {});
  EXPECT_EQ(course.phase, Phase::fixing);
  course = after(course, event_with(Tag::recovery), Phase::over);
  EXPECT_EQ(course.phase, Phase::over);
  course = after(course, event_with(Tag::action, Status::done), {});
  EXPECT_EQ(course.phase, Phase::over);
}

TEST(Course, IsCalmWhenTheLatestNewsAreGood) {
  Course course;
  course = after(course, event_with(Tag::action, Status::done), {});
  course = after(course, event_with(Tag::recovery), {});
  EXPECT_FALSE(course.is_calm());
  course = after(course, event_with(Tag::impact), {});
  course = after(course, event_with(Tag::recovery), {});
  EXPECT_TRUE(course.is_calm());
  course = after(course, event_with(Tag::symptom), {});
  EXPECT_FALSE(course.is_calm());
}

Transcript talk_of(std::initializer_list<const char*> speakers) {
  Transcript transcript;
  for (const char* speaker : speakers) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.speaker = speaker;
    transcript.messages.push_back(message);
  }
  return transcript;
}

TEST(AnsweredBy, IsTheLatestMessageOfAnother) {
  const Transcript talk = talk_of({"a", "b", "b", "a"});
  EXPECT_EQ(answered_by(talk, 0), std::nullopt);
  EXPECT_EQ(answered_by(talk, 2), 0U);
  EXPECT_EQ(answered_by(talk, 3), 2U);
}

TEST(AnsweredBy, PrefersTheThread) {
  Transcript talk = talk_of({"a", "b", "c"});
  talk.messages[2].reply_to = 1;
  EXPECT_EQ(answered_by(talk, 2), 0U);
}

TEST(AnsweredBy, LosesAQuestionThatLiesFarBack) {
  EXPECT_EQ(answered_by(talk_of({"a", "b", "b", "b", "b", "b"}), 5), std::nullopt);
}

}  // namespace
}  // namespace tenmatsu::analysis
