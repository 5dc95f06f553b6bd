#include "render/unnamed.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "render/view.hpp"

namespace tenmatsu::document {
namespace {

NameHider hider() {
  static const RulesPtr kRules = load_rules({}, Examples::leave_out);
  Analysis analysis;
  analysis.people = {{"大谷", "", {"大谷"}, false},
                     {"森", "", {"森"}, false},
                     {"佐藤", "", {"佐藤 健太"}, false},
                     {"Lee", "", {"Lee"}, false},
                     {"zabbix", "", {"zabbix"}, true}};
  return {analysis, *kRules};
}

TEST(NameHider, PutsSomebodyInThePlaceOfAName) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"鍵は大谷が替えた", "鍵は担当者が替えた"},
      {"鍵は大谷さんが替えた", "鍵は担当者が替えた"},
      {"森さんとLeeの設定", "担当者と担当者の設定"},
      {"原因は大谷さん佐藤さんの設定変更", "原因は担当者担当者の設定変更"},
      {"佐藤部長が戻した", "担当者が戻した"},
      {"佐藤 健太さんが再起動", "担当者が再起動"},
      {"leeさんが確認", "担当者が確認"},
  };
  const NameHider names = hider();
  for (const auto& [said, told] : kCases) {
    SCOPED_TRACE(said);
    EXPECT_EQ(names.hidden(said), told);
  }
}

// A name inside another word is nobody's, one letter without a title may be a word, and bots are
// no persons.
TEST(NameHider, LeavesWordsThatOnlyLookLikeNames) {
  const NameHider names = hider();
  for (const char* said : {"青森支店の回線", "森の中の鉄塔", "sleepのまま", "zabbixの通知",
                           "新大谷駅", "大谷石の壁"}) {
    EXPECT_EQ(names.hidden(said), said);
  }
}

// Documents for customers are made of it; see templates/houkokusho.mustache.
TEST(NameHider, StandsBehindTheTextOfAStatement) {
  Analysis analysis;
  analysis.people = {{"大谷", "", {"大谷"}, false}};
  Incident incident;
  incident.title = {"大谷が戻した", {}};
  const RulesPtr rules = load_rules({}, Examples::leave_out);
  const View view = view_of(analysis, incident, Cite::none, {analysis, *rules}, {});
  EXPECT_EQ(view.at("title").at("unnamed").text(), "担当者が戻した");
  EXPECT_EQ(view.at("title").at("text").text(), "大谷が戻した");
  incident.title.text.clear();
  const View none = view_of(analysis, incident, Cite::none, {analysis, *rules}, {});
  EXPECT_TRUE(none.at("title").at("unnamed").is_flag());
}

}  // namespace
}  // namespace tenmatsu::document
