#include "compose/speech/style.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace tenmatsu::style {
namespace {

const Rules& rules() {
  static const RulesPtr kRules = load_rules({});
  return *kRules;
}

struct Triple {
  std::string said;
  std::string plain;
  std::string noun;
};

// said, plain and noun form, tab-separated; the noun form may be left out where it is the plain.
std::vector<Triple> triples() {
  std::ifstream in(TENMATSU_SOURCE_DIR "/tests/compose/speech/style_pairs.tsv");
  std::vector<Triple> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') {
      continue;
    }
    std::istringstream cells(line);
    Triple next;
    std::getline(cells, next.said, '\t');
    std::getline(cells, next.plain, '\t');
    if (!std::getline(cells, next.noun, '\t')) {
      next.noun = next.plain;
    }
    out.push_back(std::move(next));
  }
  return out;
}

TEST(Style, WritesWhatWasSaid) {
  const auto all = triples();
  ASSERT_GE(all.size(), 550U);
  for (const Triple& triple : all) {
    EXPECT_EQ(plain_form(triple.said, rules()), triple.plain) << triple.said;
    EXPECT_EQ(noun_form(triple.said, rules()), triple.noun) << triple.said;
  }
}

TEST(Style, LeavesWrittenJapaneseAlone) {
  for (const Triple& triple : triples()) {
    EXPECT_EQ(plain_form(triple.plain, rules()), triple.plain) << triple.said;
    EXPECT_EQ(noun_form(triple.noun, rules()), triple.noun) << triple.said;
  }
}

TEST(Style, KeepsFigures) {
  for (const Triple& triple : triples()) {
    for (std::size_t at = 0;
         (at = triple.said.find_first_of("0123456789", at)) != std::string::npos;) {
      const std::size_t end = triple.said.find_first_not_of("0123456789.,:", at);
      const std::string figure = triple.said.substr(at, end - at);
      EXPECT_NE(plain_form(triple.said, rules()).find(figure), std::string::npos) << triple.said;
      EXPECT_NE(task_form(triple.said, rules()).find(figure), std::string::npos) << triple.said;
      at += figure.size();
    }
  }
}

TEST(Style, KeepsTheLastOfACorrectedFigure) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"時間は20分、いや15分で済みました", "時間は15分で済んだ"},
      {"被害は約3,000件、いえ2,400件です", "被害は2,400件だ"},
      {"異常は9時10分、いや9時15分からです", "異常は9時15分からだ"},
      {"失敗は300件じゃなくて3,000件です", "失敗は3,000件だ"},
      {"影響は会員12人ではなくて、120人でした", "影響は会員120人だった"},
      {"エラー率は3%…いや、30%です", "エラー率は30%だ"},
      {"空きは1,500パレ…じゃないや1,500ケース分です", "空きは1,500ケース分だ"},
      {"止まったのは3号機じゃなくて4号機です", "止まったのは4号機だ"},
      // What is denied is named, or set against what it should be, or another thing.
      {"予定の10台ではなく12台です", "予定の10台ではなく12台だ"},
      {"10台ではなく12人です", "10台ではなく12人だ"},
      // Only the part with the unit of the correction is corrected.
      {"9時10分、いや15分から落ちています", "9時15分から落ちている"},
      {"対象は64,000、失礼しました、63,872件です", "対象は63,872件だ"},
      {"3件来ています。失礼しました、4件です", "3件来ている。4件だ"},
      {"期限は10月3日、いや4日でした", "期限は10月4日だった"},
      {"3台とも14:05、いや07分に止まりました", "3台とも14:07に止まった"},
      {"停止は1時間20分、いや1時間15分です", "停止は1時間15分だ"},
      {"停止は9時10分、いや11時からです", "停止は11時からだ"},
      // It cannot be told what is corrected: as it was said.
      {"停止は1時間20分、いや90分です", "停止は1時間20分、いや90分だ"},
      {"着信は9時10分、いや12からです", "着信は9時10分、いや12からだ"},
      {"部品は5万、51,200番まで進んでいます", "部品は51,200番まで進んでいる"},
      // Two figures that stand side by side, and one that only looks like a correction.
      {"2号機は3台、4号機は5台です", "2号機は3台、4号機は5台だ"},
      {"案は3万、3千の二つです", "案は3万、3千の二つだ"},
      {"現場は遠い、いや15分で着きます", "現場は遠い、いや15分で着く"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(plain_form(said, rules()), written) << said;
  }
}

TEST(Style, CutsAnApologyAndKeepsWhatWasTold) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"本番サーバが落ちたので夜中にすみません", "本番サーバが落ちたため"},
      {"ケーブルを差し替えてサーバを再起動して遅れてすみません",
       "ケーブルを差し替えてサーバを再起動した"},
      {"予約が消えてしまいお騒がせしております", "予約が消えた"},
      {"入力ミスで何度もすみません", "入力ミスだ"},
      {"印刷が止まっていますが、朝早くにすみません", "印刷が止まっている"},
      {"止めたのは弊社の設定漏れで、誠に申し訳ない", "止めたのは弊社の設定漏れだ"},
      // Nothing was told.
      {"夜の8時に呼び出してすみません", ""},
      {"お忙しいところ恐れ入ります", ""},
      {"会議の途中で何度も申し訳ありません", ""},
      {"先ほどは急に失礼しました", ""},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(plain_form(said, rules()), written) << said;
  }
}

TEST(Style, AFarewellIsAllThereIs) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"佐野さん、遅くまで対応ありがとうございました", ""},
      {"皆さん本当にありがとうございます", ""},
      {"復旧対応ありがとうございました", ""},
      {"佐野さんはゆっくり休んでください", ""},
      // What else is said tells something.
      {"再起動で直ったのは佐野さんの指摘ありがとうございます",
       "再起動で直ったのは佐野さんの指摘ありがとう"},
      {"全店14:20に開いたとの連絡ありがとうございます", "全店14:20に開いたとの連絡ありがとう"},
      {"請求が二重になる旨を部長によろしくお伝えください",
       "請求が二重になる旨を部長によろしく伝えるよう依頼"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(plain_form(said, rules()), written) << said;
  }
}

TEST(Style, KeepsWhatStandsInBracketsBehindAGreeting) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"お疲れさまです（14:20に全店が復旧しました）", "（14:20に全店が復旧しました）"},
      {"佐野さんありがとうございます（請求は止めてあります）", "（請求は止めてあります）"},
      {"胃が痛い（3号機も止まった）", "（3号機も止まった）"},
      {"お疲れさまです（笑）", ""},
      {"おはようございます（遅）", ""},
      {"おはようございます（今起きました）。APIを見ました", "APIを見た"},
      {"お疲れさまです（在宅）", ""},
      {"おはようございます（復旧済み）", "（復旧済み）"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(plain_form(said, rules()), written) << said;
  }
}

TEST(Style, WhatAsksStaysAQuestion) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"ログを送ってもらえますか？", "ログを送る"},
      {"手順書の見直しをお願いできますか？", "手順書の見直し"},
      {"キューを止めてくれますか？", "キューを止める"},
      // Fears, and questions of fact.
      {"ログ見れますか？", "ログ見れるか"},
      {"配信自体を止められますか？", "配信自体を止められるか"},
      {"前の版に戻せますか？", "前の版に戻せるか"},
      {"予備のタグは使えないか", "予備のタグは使えないか"},
      {"キューを止めますか？", "キューを止めるか"},
      {"2号機も落ちたりしない？", "2号機も落ちたりしない？"},
      {"回線ごとに切れますか？", "回線ごとに切れるか"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(task_form(said, rules()), written) << said;
  }
}

TEST(Style, LeavesOutWhatJoinsToNothing) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"ただ、1社だけまだ出る", "1社だけまだ出る"},
      {"でも2号機は動いている", "2号機は動いている"},
      {"逆に、朝は混まない", "朝は混まない"},
      {"だけど2号機は動いている", "2号機は動いている"},
      {"で10:55に送信を始めた", "10:55に送信を始めた"},
      {"が、今も続いている", "今も続いている"},
      {"ただ今回は止まらなかった", "今回は止まらなかった"},
      {"でも今夜は様子を見る", "今夜は様子を見る"},
      // How it was done, a hedge, and words that only begin alike.
      {"逆に差し込まれていた", "逆に差し込まれていた"},
      {"とりあえずゲートを開ける", "とりあえずゲートを開ける"},
      {"だけどうにか再起動した", "だけどうにか再起動した"},
      // What was written is not stripped of other openings again.
      {"では、届かない", "では、届かない"},
      {"ただいま復旧した", "ただいま復旧した"},
      {"できた分から送る", "できた分から送る"},
      {"がら空きだった", "がら空きだった"},
      {"ただ今確認中", "ただ今確認中"},
      {"ただの印刷ミス", "ただの印刷ミス"},
      {"でもって2台目も止まった", "でもって2台目も止まった"},
      {"ただ", "ただ"},
  };
  for (const auto& [text, rest] : kCases) {
    EXPECT_EQ(without_joiner(text, rules()), rest) << text;
  }
}

nlohmann::json style_entries() {
  auto all = nlohmann::json::array();
  for (const char* name : {"style", "style_spoken", "style_talk"}) {
    std::ifstream in(std::string(TENMATSU_SOURCE_DIR "/rules/ja/") + name + ".json");
    const auto file = nlohmann::json::parse(in);
    all.insert(all.end(), file.at("style").begin(), file.at("style").end());
  }
  return all;
}

// The examples of the rule files: "said→written", in the form that the rule's stage belongs to.
TEST(Style, RulesKeepTheirExamples) {
  int count = 0;
  for (const auto& entry : style_entries()) {
    for (const std::string& example : entry.value("examples", std::vector<std::string>{})) {
      const std::size_t arrow = example.find("→");
      ASSERT_NE(arrow, std::string::npos) << example;
      const std::string said = example.substr(0, arrow);
      const std::string written = example.substr(arrow + std::string("→").size());
      const std::string stage = entry.at("stage");
      const auto form = stage == "noun"   ? noun_form
                        : stage == "task" ? task_form
                        : stage == "item" ? item_form
                                          : plain_form;
      EXPECT_EQ(form(said, rules()), written) << entry.at("id");
      EXPECT_EQ(form(written, rules()), written) << entry.at("id");
      ++count;
    }
  }
  EXPECT_GE(count, 590);
}

}  // namespace
}  // namespace tenmatsu::style
