// Who denies a guess and tells only why.

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "compose/causes/ruled_out.hpp"
#include "compose/causes/told_causes.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  const char* asker;
  const char* guess;
  const char* denial;
};

std::vector<Cause> causes_of_case(const Case& one) {
  return causes_of({{at(9, 0), one.asker, one.guess, {cause(Status::suspected)}},
                    {at(9, 2), "堤", one.denial, {cause(Status::ruled_out)}}});
}

TEST(Causes, AReasonAloneDeniesTheGuessBeforeIt) {
  constexpr Case kCases[] = {
      {"岸", "昨夜の配膳の表の入れ替えが怪しくない？",
       "差分を見ました。品名の表示だけなんで関係ないです。"},
      {"岸", "先週の月曜に替えた搬送の札ではないでしょうか。",
       "あれは北側の棚だけで、南側は手書きです。関係ないです。"},
      {"岸", "夏の点検の部品の影響は？", "6番の機械は手を入れていませんので、無関係です。"},
      // who raised it looked
      {"堤", "昼に受付の版の入れ替えがあったな。", "差分を見た。文言だけ。関係なし。"},
  };
  for (const Case& one : kCases) {
    const auto found = causes_of_case(one);
    ASSERT_EQ(found.size(), 1U) << one.denial;
    EXPECT_EQ(found[0].status, Status::ruled_out) << one.denial;
    EXPECT_EQ(found[0].raised, std::vector<int>{1}) << one.denial;
    EXPECT_EQ(found[0].opposed, std::vector<int>{2}) << one.denial;
  }
}

TEST(Causes, ADenialThatNamesItsOwnLeavesTheGuess) {
  constexpr Case kCases[] = {
      // names what it denies
      {"岸", "昨夜の配膳の表の入れ替えが怪しくない？",
       "電波の強さは平常どおりなので、回線は無関係です。"},
      {"岸", "夏の点検の部品の影響は？", "停電の記録もないので、電源は無関係です。"},
      {"岸", "先週の月曜に替えた搬送の札ではないでしょうか。",
       "倉庫の温度は18度で一定でした。空調は関係ないです。"},
      // nobody asked
      {"岸", "夜は便が少ないので誰も気がつけなかったようです。",
       "弊社の受付の記録は平常どおりで、無関係です。"},
  };
  for (const Case& one : kCases) {
    for (const Cause& found : causes_of_case(one)) {
      const bool raised = found.raised == std::vector<int>{1};
      EXPECT_FALSE(raised && found.status == Status::ruled_out) << one.denial;
    }
  }
}

// How the guess ends that this denies some messages later.
Status denied_later(const char* guess, const char* denial, int between) {
  std::vector<Told> talk = {{at(9, 0), "岸", guess, {cause(Status::suspected)}}};
  for (int k = 0; k < between; ++k) {
    talk.push_back({at(9, k + 1), "堤", "窓口の蓄電池を順に開けています。", {}});
  }
  talk.push_back({at(9, 30), "梢", denial, {cause(Status::ruled_out)}});
  for (const Cause& one : causes_of(talk)) {
    if (one.raised == std::vector<int>{1}) {
      return one.status;
    }
  }
  return Status::none;
}

// Whatever the name is written in.
TEST(Causes, ADenialOfANameDeniesTheGuessThatHoldsIt) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"じゃあB社で何か起きてるんじゃないの。", "てことはB社のせいじゃないな。"},
      {"3号のほうの弁が固着しているのでは？", "3号は無実です。"},
      {"刷りのときに表と裏がずれたんじゃないかと。", "だから刷りじゃないです。"},
      {"棚の札の取り違えは？", "それより前からずれています。取り違えじゃないです。"},
      {"港の判定を間違えているのでは、今朝広げたし。", "港の判定は関係なかった、北も南も同じ割合"},
  };
  for (const auto& [guess, denial] : kCases) {
    EXPECT_EQ(denied_later(guess, denial, 5), Status::ruled_out) << denial;
  }
}

TEST(Causes, ADenialOfAnotherNameLeavesTheGuess) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"じゃあB社で何か起きてるんじゃないの。", "てことはC社のせいじゃないな。"},
      {"3号のほうの弁が固着しているのでは？", "4号は無実です。"},
      {"棚の札の取り違えは？", "仕入れの漏れじゃないです。"},
  };
  for (const auto& [guess, denial] : kCases) {
    EXPECT_NE(denied_later(guess, denial, 5), Status::ruled_out) << denial;
  }
  // Long after it.
  EXPECT_NE(denied_later("じゃあB社で何か起きてるんじゃないの。", "B社のせいじゃないな。", 13),
            Status::ruled_out);
}

// What is told as ruled out of this guess and what was said to it.
std::string excluded(const char* guess, const char* denial) {
  for (const Cause& one : causes_of_case({"岸", guess, denial})) {
    if (one.status == Status::ruled_out) {
      return one.statement.text;
    }
  }
  return "";
}

TEST(RuledOut, IsNamedByItsDenialWhereTheGuessIsNoName) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"昨日搬送機の入れ替えをやってるよね。南側で。", "入れ替えは関係ないです。"},
      {"荷札のロールが今週から新しい業者だよね。", "ロールは無関係です。"},
      {"昨日掲示板の更新をやってるよね。北側で。", "更新は関係ないです。"},
      {"先週電子教科書の新しいの入れたよね、あれ重かったような。", "教科書は白です。"},
  };
  constexpr const char* kNames[] = {"搬送機の入れ替え", "荷札のロール", "掲示板の更新",
                                    "電子教科書"};
  for (std::size_t k = 0; k < std::size(kCases); ++k) {
    EXPECT_EQ(excluded(kCases[k].first, kCases[k].second), kNames[k]) << kCases[k].first;
  }
}

TEST(RuledOut, StaysAsGuessedWhereTheDenialNamesNoneOfIt) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"品切れのほうかな。棚の数も合わないし。", "違います。"},
      {"荷札のロールが今週から新しい業者だよね。", "いや、それは関係ないです。"},
      {"給湯の弁では？", "弁は無関係です。"},
  };
  for (const auto& [guess, denial] : kCases) {
    EXPECT_NE(excluded(guess, denial), "ロール") << guess;
    EXPECT_NE(excluded(guess, denial), "弁") << guess;
    EXPECT_NE(excluded(guess, denial), "品切れ") << guess;
  }
}

TEST(RuledOut, IsNothingThatTheCauseTells) {
  const auto talk = [](const char* found) {
    return causes_of({
        {at(9, 0), "岸", "昼の配管の工事は関係ある？", {cause(Status::suspected)}},
        {at(9, 1), "堤", "工事は関係ないです。", {cause(Status::ruled_out)}},
        {at(9, 9), "堤", found, {weighed(Status::confirmed, 5)}},
    });
  };
  const auto excludes = [](const std::vector<Cause>& all) {
    return std::ranges::any_of(all,
                               [](const Cause& one) { return one.status == Status::ruled_out; });
  };
  EXPECT_FALSE(excludes(talk("原因は昼の配管の工事でした。弁の向きが逆になっていました。")));
  EXPECT_TRUE(excludes(talk("原因は給湯の弁の期限切れでした。札が古いままでした。")));
}

// What is told as ruled out of the denial of one who was asked nothing.
std::string ruled_out_of(const char* denial) {
  const Analysis analysis = analysis_of({{at(9, 0), "堤", denial, {cause(Status::ruled_out)}}});
  const Story story(analysis, *shipped_rules());
  return ruled_out_text(story, denial, false);
}

TEST(RuledOut, NamesWhatADenialDenies) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      // what did not happen
      {"袋が破れているとかではない", "袋が破れていること"},
      {"別々の棟なので、同時に曇ったとかではない", "同時に曇ったこと"},
      {"札の向きが入れ替わるなんてことはない", "札の向きが入れ替わること"},
      {"当番が二度押したとかではなさそうだ", "当番が二度押したこと"},
      // what it begins with, the reason between
      {"改札は札の色で動くので無関係だ", "改札"},
      {"北側の棚は手書きだから関係ない", "北側の棚"},
      // one kanji, a name in small letters, a conclusion
      {"弁ではない", "弁"},
      {"両方の棟ということは中継機ではなさそうだ", "中継機"},
      {"給湯の弁は否定でいい", "給湯の弁"},
  };
  for (const auto& [denial, thing] : kCases) {
    EXPECT_EQ(ruled_out_of(denial), thing);
  }
}

// Quoted, or left out.
TEST(RuledOut, StaysInItsWordsWhereItNamesNothing) {
  for (const char* denial : {"品名の表示だけなので関係ない", "そこはそれとは考えにくい",
                             "12日は手を入れていないので無関係だ", "これは札の色だけなので関係ない",
                             "つなぎに来ているのは実在の札だから違う"}) {
    const std::string told = ruled_out_of(denial);
    EXPECT_TRUE(told.empty() || told.find("\u300c") != std::string::npos) << told;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
