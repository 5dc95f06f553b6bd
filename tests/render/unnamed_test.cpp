#include "render/unnamed.hpp"

#include <gtest/gtest.h>

#include <utility>

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

TEST(NameHider, StandsBesideEveryText) {
  View view;
  view["items"] = View(View::List(1));
  view["items"].list().front()["text"] = "大谷が戻した";
  view["name"] = "大谷";
  view["none"]["text"] = false;
  put_unnamed(view, [](const std::string& text) { return text + "!"; });
  EXPECT_EQ(view.at("items").list().front().at("unnamed").text(), "大谷が戻した!");
  EXPECT_EQ(view.find("unnamed"), nullptr);
  EXPECT_TRUE(view.at("none").at("unnamed").is_flag());
}

}  // namespace
}  // namespace tenmatsu::document
