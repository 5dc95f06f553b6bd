// What the playbooks advise.

#include "compose/learning/suggestions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/followups/followups.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Told kCertificate{
    at(9, 5), "堤", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}};

std::vector<Suggestion> suggested(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  Incident incident;
  incident.causes = causes(story, guesses(story));
  incident.followups = followups(story);
  return suggestions(story, incident);
}

std::vector<std::string> texts_of(const std::vector<Suggestion>& all, Category category) {
  std::vector<std::string> texts;
  for (const Suggestion& one : all) {
    if (one.category == category) {
      texts.push_back(one.text);
    }
  }
  return texts;
}

TEST(Suggestions, ComeFromTheConfirmedCauseInEveryClass) {
  const auto all = suggested({kCertificate});
  for (const Category category :
       {Category::prevent, Category::detect, Category::mitigate, Category::repair}) {
    EXPECT_THAT(texts_of(all, category), SizeIs(1)) << name_of(category);
  }
  EXPECT_EQ(all.front().playbook, "expired-certificate");
  EXPECT_THAT(all.front().events, ElementsAre(1));
  EXPECT_THAT(all.front().because, HasSubstr("証明書の期限切れ"));
  EXPECT_FALSE(all.front().suspected);
}

TEST(Suggestions, RepeatNothingThatWasSaid) {
  const auto all =
      suggested({kCertificate,
                 {at(9, 30), "岸", "証明書の残り日数を監視に入れます。", {followup("岸")}},
                 {at(9, 31), "堤", "差し替えの手順書も直しておきます。", {followup("堤")}}});
  EXPECT_THAT(texts_of(all, Category::detect), IsEmpty());
  EXPECT_THAT(texts_of(all, Category::mitigate), IsEmpty());
  EXPECT_THAT(texts_of(all, Category::prevent), Not(IsEmpty()));
}

// What is missing was not said to be done.
TEST(Suggestions, ADeniedWatchIsNoneThatWasSaid) {
  const auto all = suggested(
      {kCertificate,
       {at(9, 6), "堤", "証明書の期限は監視していませんでした。", {tag(Tag::investigation)}}});
  EXPECT_THAT(texts_of(all, Category::detect), SizeIs(1));
}

TEST(Suggestions, SayWhereTheCauseIsOnlySuspected) {
  const auto all = suggested(
      {{at(9, 0), "岸", "証明書の期限切れかもしれません。", {tag(Tag::cause, Status::suspected)}}});
  ASSERT_THAT(all, Not(IsEmpty()));
  EXPECT_TRUE(all.front().suspected);
}

TEST(Suggestions, AreNoneForWhatWasRuledOutOrIsUnknown) {
  EXPECT_THAT(suggested({{at(9, 0),
                          "岸",
                          "証明書の期限切れではありません。",
                          {tag(Tag::cause, Status::ruled_out)}}}),
              IsEmpty());
  EXPECT_THAT(suggested({{at(9, 0), "岸", "応答が遅いです。", {tag(Tag::symptom)}}}), IsEmpty());
}

TEST(Suggestions, AConfirmedCauseSilencesGuesses) {
  const auto all = suggested(
      {{at(9, 0), "岸", "メモリリークかもしれません。", {tag(Tag::cause, Status::suspected)}},
       kCertificate});
  for (const Suggestion& one : all) {
    EXPECT_EQ(one.playbook, "expired-certificate");
  }
}

}  // namespace
}  // namespace tenmatsu::composition
