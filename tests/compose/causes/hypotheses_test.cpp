// The way of suspicions from who raised them to their end.

#include "compose/causes/hypotheses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const Told kCertificate{
    at(9, 5), "堤", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}};

TEST(Hypotheses, FollowASuspicionToItsEnd) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "ネットワークの障害かもしれません。", {tag(Tag::cause, Status::suspected)}},
      {at(9, 4), "堤", "ネットワークの障害ではありません。", {tag(Tag::cause, Status::ruled_out)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto all = hypotheses(story, causes(story, guesses(story)));
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].status, Status::ruled_out);
  ASSERT_THAT(all[0].steps, SizeIs(2));
  EXPECT_EQ(all[0].steps[0].speaker, "岸");
  EXPECT_EQ(all[0].steps[0].part, Hypothesis::Part::raised);
  EXPECT_EQ(all[0].steps[1].part, Hypothesis::Part::opposed);
  EXPECT_EQ(all[0].steps[1].minute, at(9, 4));
}

TEST(Hypotheses, ACauseThatWasClearAtOnceIsNone) {
  const Analysis analysis = analysis_of({kCertificate});
  const Story story(analysis, *shipped_rules());
  EXPECT_THAT(hypotheses(story, causes(story, guesses(story))), IsEmpty());
}

}  // namespace
}  // namespace tenmatsu::composition
