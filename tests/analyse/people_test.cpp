// Which part of a label is the name, and who is a program.

#include "analyse/people.hpp"

#include <gtest/gtest.h>

#include "analyse/passes.hpp"

namespace tenmatsu::analysis {
namespace {

Message message_of(int n, const std::string& speaker, const std::string& text) {
  Message message;
  message.n = n;
  message.speaker = speaker;
  message.text = text;
  return message;
}

Analysis analysis_of(const std::vector<std::pair<std::string, std::string>>& said) {
  Transcript transcript;
  for (const auto& [speaker, text] : said) {
    transcript.messages.push_back(
        message_of(static_cast<int>(transcript.messages.size()) + 1, speaker, text));
  }
  static const auto rules = load_rules({});
  return run_passes(std::move(transcript), *rules);
}

struct Case {
  const char* label;
  const char* name;
  const char* role;
};

constexpr Case kCases[] = {
    {"Anita", "Anita", ""},
    {"Kirit", "Kirit", ""},
    {"Nguyễn", "Nguyễn", ""},
    {"Sandra TA", "Sandra", "TA"},
    {"銀行_長船様", "長船", "銀行"},
    {"しおさい信金 折戸部長", "折戸", "しおさい信金"},
    {"損害サービス_照喜名課長", "照喜名", "損害サービス"},
    {"鎌田_経理部長", "鎌田", "経理部長"},
    {"石黒 総務課長", "石黒", "総務課長"},
    {"田中", "田中", ""},
    {"営業_倉田", "倉田", "営業"},
    {"佐藤(インフラ)", "佐藤", "インフラ"},
    {"小田切（レポート基盤）", "小田切", "レポート基盤"},
    {"監視 小比類巻", "小比類巻", "監視"},
    {"情報 小比類巻", "小比類巻", "情報"},
    {"ベンダー_鈴木様", "鈴木", "ベンダー"},
    {"医療情報_桐谷室長", "桐谷", "医療情報"},
    {"PM高橋", "高橋", "PM"},
    {"大西CTO", "大西", "CTO"},
    {"松井課長", "松井", "課長"},
    {"岸_加盟店サポート", "岸", "加盟店サポート"},
    {"明日香/営業", "明日香", "営業"},
    {"くまい＠フロント", "くまい", "フロント"},
    {"現地・船越", "船越", "現地"},
    {"コンタクトセンター波多江", "波多江", "コンタクトセンター"},
    {"Jonas (vendor)", "Jonas", "vendor"},
    {"日高さん", "日高", ""},
    {"ken_m", "ken_m", ""},  // a handle
    {"Pieter van Dalen", "Pieter van Dalen", ""},
    {"院長", "院長", ""},  // nothing but a post: the label is all there is
    {"部長 鷹取", "鷹取", "部長"},
    {"BHS 門田", "門田", "BHS"},
    {"検査科_技師 有働", "有働", "検査科"},
    {"駅務 古城", "古城", "駅務"},
    {"田中 太郎", "田中 太郎", ""},  // a name of two parts
    // A post beside a name needs no other: what the bracket holds is where.
    {"所長・権田（厚木）", "権田", "厚木"},
    {"センター長 木場(八王子)", "木場", "八王子"},
    {"経理部・庶務（山口）", "山口", "経理部・庶務"},
    // A figure is part of what a ward is called.
    {"6東病棟 師長", "6東病棟", "師長"},
    {"7西 主任", "7西", "主任"},
    {"山之内 健", "山之内 健", ""},
    {"千葉 田中", "田中", "千葉"},  // a place that is a family name too
    {"東 高橋", "高橋", "東"},
};

TEST(FindPeople, TellsFamilyNamesFromDepartments) {
  const auto names = [](const std::vector<std::pair<std::string, std::string>>& said) {
    std::string all;
    for (const Person& person : analysis_of(said).people) {
      all += person.name + "/" + person.role + " ";
    }
    return all;
  };
  EXPECT_EQ(names({{"田中 太郎", "見ます"}, {"佐藤 花子", "田中さん、お願いします"}}),
            "田中/ 佐藤 花子/ ");  // called by the first part
  EXPECT_EQ(names({{"配膳 三宅", "見ます"}, {"調理 大谷", "三宅さん、お願いします"}}),
            "三宅/配膳 大谷/調理 ");  // no family names
  EXPECT_EQ(names({{"配膳 三宅", "見ます"}, {"配膳 大谷", "はい"}}), "三宅/配膳 大谷/配膳 ");
}

TEST(FindPeople, TellsTheNameFromTheRest) {
  for (const auto& [label, name, role] : kCases) {
    SCOPED_TRACE(label);
    const Analysis analysis = analysis_of({{label, "見ます"}});
    ASSERT_EQ(analysis.people.size(), 1U);
    EXPECT_EQ(analysis.people.front().name, name);
    if (*role != '\0') {
      EXPECT_EQ(analysis.people.front().role, role);
    }
    EXPECT_FALSE(analysis.people.front().bot);
  }
}

TEST(FindPeople, AnHonorificThatEndsAFamilyNameStays) {
  const auto name_of = [](const std::string& label, const std::string& said) {
    return analysis_of({{label, "見ます"}, {"田中", said}}).people.front().name;
  };
  EXPECT_EQ(name_of("鵜殿", "鵜殿さん、お願いします"), "鵜殿");
  EXPECT_EQ(name_of("真殿", "はい"), "真殿");
  EXPECT_EQ(name_of("佐藤殿", "はい"), "佐藤");
  EXPECT_EQ(name_of("森様", "はい"), "森");
}

TEST(FindPeople, TakesTheWordOfOthersForAName) {
  const Analysis analysis =
      analysis_of({{"青空 二宮", "見ます"}, {"田中", "二宮さん、お願いします"}});
  EXPECT_EQ(analysis.people.front().name, "二宮");
  const Analysis other = analysis_of({{"二宮 青空", "見ます"}, {"田中", "二宮さん、お願いします"}});
  EXPECT_EQ(other.people.front().name, "二宮");
  // A firm is called by its name as well.
  const Analysis firm =
      analysis_of({{"みなと運輸 安東", "見ます"}, {"田中", "みなと運輸さん、お願いします"}});
  EXPECT_EQ(firm.people.front().name, "安東");
}

// Where the others are labelled by their part and their name, so is one whose part is spoken to.
TEST(FindPeople, ReadsALabelAsTheOthersAre) {
  const auto name_of = [](const std::string& first, const std::string& second) {
    return analysis_of(
               {{"湯沸方 蔵本", "見ます"}, {first, "湯沸方さん、こちらの卓へ"}, {second, "はい"}})
        .people.front()
        .name;
  };
  EXPECT_EQ(name_of("運輸指令 入江", "駅務 二見"), "蔵本");
  EXPECT_EQ(name_of("入江 運輸指令", "駅務 二見"), "湯沸方");  // they do not agree
  EXPECT_EQ(name_of("入江", "二見"), "湯沸方");                // nothing tells
}

TEST(FindPeople, FoldsTheLabelsOfOnePerson) {
  const Analysis analysis =
      analysis_of({{"審査_由良", "見ます"}, {"由良", "見ました"}, {"由良さん", "終わりました"}});
  ASSERT_EQ(analysis.people.size(), 1U);
  EXPECT_EQ(analysis.people.front().labels.size(), 3U);
}

TEST(FindPeople, KnowsPrograms) {
  for (const char* label :
       {"Datadog", "PagerDuty", "dd-bot", "監視bot", "監視くん", "環境監視", "synthetic-monitor",
        "Uptime Kuma", "請求アラートBot", "監視盤", "空調制御"}) {
    const Analysis analysis = analysis_of({{label, "Triggered"}});
    EXPECT_TRUE(is_bot(analysis, analysis.transcript.messages.front())) << label;
  }
}

// Whose every message is the news of a machine is one, whatever it is called.
TEST(FindPeople, KnowsProgramsByWhatTheySay) {
  const Analysis program =
      analysis_of({{"lnk-bridge", "CRITICAL core-sw-02 unreachable since 01:41"},
                   {"岸", "見ます"},
                   {"lnk-bridge", "OK core-sw-02 12 ports"}});
  EXPECT_TRUE(is_bot(program, program.transcript.messages.front()));
  const Analysis watch = analysis_of({{"shopwatch", "直近1時間のレビュー27件"}});
  EXPECT_TRUE(is_bot(watch, watch.transcript.messages.front()));
  for (const auto& [label, text] :
       {std::pair{"rosa", "down since 9:10? I will look at db-1"},
        std::pair{"ken", "warning出てる db-1"}, std::pair{"mai", "ok restarting db-1"}}) {
    const Analysis person = analysis_of({{label, text}, {label, "落ち着きました"}});
    EXPECT_FALSE(is_bot(person, person.transcript.messages.front())) << label;
  }
}

TEST(FindPeople, EverybodyIsNobody) {
  EXPECT_TRUE(analysis_of({{"全員", "お疲れ様でした"}}).people.empty());
}

TEST(People, ANameDoesNotBeginWithALongVowel) {
  const Analysis analysis = analysis_of({{"ちーぼー", "止まりました"},
                                         {"六車", "ちーぼーさん、ポストモーテムをお願いします"},
                                         {"ちーぼー", "書きます"}});
  EXPECT_EQ(person_of(analysis, "ちーぼー")->name, "ちーぼー");
}

TEST(People, WherePostsStandInBracketsTwoWordsAreAFullName) {
  const std::vector<std::pair<std::string, std::string>> said = {
      {"瀬戸口 真理", "アプリが落ちます"},
      {"湯浅 (データ)", "見ます"},
      {"河西 (マーケ)", "お願いします"},
      {"旅客 サントス", "承知しました"}};
  const Analysis analysis = analysis_of(said);
  EXPECT_EQ(person_of(analysis, "瀬戸口 真理")->name, "瀬戸口");
  EXPECT_EQ(person_of(analysis, "旅客 サントス")->name, "サントス");
  const Analysis alone = analysis_of({{"荷役 真理", "止まりました"}, {"湯浅", "見ます"}});
  EXPECT_EQ(person_of(alone, "荷役 真理")->name, "真理");
}

TEST(People, AProgramHasItsNameBeforeTheBracket) {
  const Analysis analysis =
      analysis_of({{"Sentry (アプリ)", "New issue: crash"}, {"乾", "見ます"}});
  const Person* program = person_of(analysis, "Sentry (アプリ)");
  EXPECT_TRUE(program->bot);
  EXPECT_EQ(program->name, "Sentry");
  EXPECT_EQ(program->role, "アプリ");
}

}  // namespace
}  // namespace tenmatsu::analysis
