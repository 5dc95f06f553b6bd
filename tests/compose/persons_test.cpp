#include "compose/persons.hpp"

#include <gtest/gtest.h>

#include <string>

#include "told.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  std::string role;
  std::string said;
  std::string named;
};

// The timeline's text of what 三枝 said to 内田 of 北斗通運, as it stands after the naming.
std::string named(const Case& one) {
  const RulesPtr rules = load_rules({});
  Analysis analysis = analysis_of({{600, "三枝", one.said, {tag(Tag::symptom)}},
                                   {601, "内田", "マルサ食品の三枝さん、北斗通運の内田です", {}}});
  analysis.people = {{"三枝", one.role, {"三枝"}, false}, {"内田", "北斗通運", {"内田"}, false}};
  const Story story(analysis, *rules);
  Incident incident;
  incident.timeline.emplace_back();
  incident.timeline.back().statement = {one.said, {1}};
  name_persons(story, incident);
  return incident.timeline.back().statement.text;
}

TEST(Persons, WhoSpeaksIsNamed) {
  const Case cases[] = {
      {"", "私の入力間違い", "三枝の入力間違い"},
      {"", "昨日の設定は俺が変えた", "昨日の設定は三枝が変えた"},
      {"", "押したのはわたし", "押したのは三枝"},
      {"", "私立校の時間割が消えた", "私立校の時間割が消えた"},
      {"", "公私の別がない", "公私の別がない"},
      {"", "客から「私の予約がない」と電話", "客から「私の予約がない」と電話"},
      {"マルサ食品", "弊社の台帳の更新漏れ", "マルサ食品の台帳の更新漏れ"},
      {"マルサ食品", "御社に届いていない", "北斗通運に届いていない"},
      {"印刷", "弊社のフォント", "弊社のフォント"},
      {"開発部", "弊社の者が入れた設定", "弊社の者が入れた設定"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(named(one), one.named) << one.said;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
