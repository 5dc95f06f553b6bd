// The summary: what it begins with, and what ended the incident.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string end_of(const std::vector<Told>& talk) {
  return compose(analysis_of(talk), shipped_rules()).summary.back().text;
}

const Told kTrouble = {
    at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}};
const Told kStep = {at(9, 20), "岸", "転送の設定を戻しました。", {tag(Tag::action, Status::done)}};

TEST(SummaryEnd, NamesTheStepThatStoppedTheHarm) {
  EXPECT_THAT(end_of({kTrouble,
                      kStep,
                      {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                      {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}}),
              HasSubstr("09:20に転送の設定を戻し、09:24に復旧し、09:40に対応を終えた"));
}

// Whoever closes it need not say that it is well again.
TEST(SummaryEnd, TellsAnEndThatWasOnlyStatedAsTheEndOfTheWork) {
  for (const char* words : {"では終了とします。", "これで解散です。"}) {
    const std::string end = end_of({kTrouble,
                                    kStep,
                                    {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                                    {at(9, 40), "堤", words, {tag(Tag::communication)}}});
    EXPECT_THAT(end, AllOf(HasSubstr("09:40に対応を終えた"), Not(HasSubstr("解決")))) << words;
  }
}

TEST(SummaryEnd, TellsAStepAndALaterReliefApart) {
  const std::string end =
      end_of({kTrouble,
              kStep,
              {at(9, 50), "岸", "全店で決済が通りました。", {tag(Tag::recovery)}},
              {at(9, 59), "堤", "では収束とします。", {tag(Tag::communication)}}});
  EXPECT_THAT(end, AllOf(HasSubstr("09:20に転送の設定を戻し、09:50に緩和し(全店で決済が"),
                         HasSubstr("09:59に解決した")));
}

// What took the cause away is named beside what was done last.
TEST(SummaryEnd, NamesTheStepThatWasTakenOnTheCauseToo) {
  const auto end = [](const char* remedy) {
    return end_of({kTrouble,
                   {at(9, 15),
                    "堤",
                    "カメラの番号が重なっていたのが原因です。",
                    {tag(Tag::cause, Status::confirmed)}},
                   {at(9, 18), "堤", remedy, {tag(Tag::action, Status::done)}},
                   kStep,
                   {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                   {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}});
  };
  EXPECT_THAT(end("カメラの線を抜きました。"),
              HasSubstr("09:18にカメラの線を抜き、09:20に転送の設定を戻し、"));
  // of another thing, in vain, or by a word that any incident has
  for (const char* other : {"扉の線を抜きました。", "カメラの線を抜いたけど、まだ切れています。",
                            "カメラの線を抜きましたが変わらず、エラーになった。"}) {
    EXPECT_THAT(end(other), Not(HasSubstr("09:18"))) << other;
  }
}

// 「直した」 says nothing to who was not there.
TEST(SummaryEnd, TellsNoBareReport) {
  for (const auto& [said, told] :
       {std::pair{"直しました。", "09:20の対応の後、09:24に復旧し、09:40に対応を終えた"},
        std::pair{"転送を直しました。",
                  "09:20に転送を修正し、09:24に復旧し、09:40に対応を終えた"}}) {
    EXPECT_THAT(end_of({kTrouble,
                        {at(9, 20), "岸", said, {main_one(tag(Tag::action, Status::done))}},
                        {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                        {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}}),
                HasSubstr(told));
  }
}

// Of two steps before the end the analysis knows which one ended it.
// What a step needs, that it is put off and what somebody said of it name no step that was done:
// its report does.
TEST(SummaryEnd, NamesNoStepByWhatIsNoDeed) {
  const auto end = [](const char* plan, const char* report) {
    return end_of({kTrouble,
                   {at(9, 18), "岸", plan, {tag(Tag::action, Status::proposed)}},
                   {at(9, 19), "堤", "お願いします。", {tag(Tag::action, Status::requested)}},
                   {at(9, 20), "岸", report, {main_one(tag(Tag::action, Status::done))}},
                   {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                   {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}});
  };
  const std::pair<const char*, const char*> cases[] = {
      {"回線を太くするには部長の承認がいる。", "太くしました。"},
      {"釜の火を落とすには所長の許可が要る。", "落としました。"},
      {"窓口の札を替えるには本部の申請が必要。", "替えました。"},
      {"水門を開けるには県の了解が必要。", "開けました。"},
      {"予備の便を出すのは続行とする。", "出しました。"},
      {"棚の荷を移すのはこれから。", "移しました。"},
  };
  for (const auto& [plan, report] : cases) {
    const std::string told = end(plan, report);
    for (const char* none : {"承認", "許可", "申請", "了解", "続行", "これから"}) {
      EXPECT_THAT(told, Not(HasSubstr(none))) << plan;
    }
  }
  for (const auto& [plan, told] :
       {std::pair{"窓口の札を古い版に戻すのはどうですか。", "窓口の札を古い版に戻"},
        std::pair{"水門を開けましょうか。", "水門を開け"},
        std::pair{"釜の火を落としましょうか。", "釜の火を落と"}}) {
    EXPECT_THAT(end(plan, "終わりました。"), HasSubstr(told)) << plan;
  }
}

TEST(SummaryEnd, NamesTheMainStep) {
  const Told later = {
      at(9, 22), "堤", "案内板を差し替えました。", {tag(Tag::action, Status::done)}};
  const Told better = {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}};
  const Told end = {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}};
  for (const bool first : {true, false}) {
    std::vector<Told> talk = {kTrouble, kStep, later, better, end};
    talk[first ? 1 : 2].tags = {main_one(tag(Tag::action, Status::done))};
    EXPECT_THAT(end_of(talk),
                HasSubstr(first ? "09:20に転送の設定を戻し、" : "09:22に案内板を差し替え、"));
  }
}

// Of two steps each is told as well as it can be.
TEST(SummaryEnd, TellsTwoStepsEachInItsWay) {
  const auto end = [](const char* remedy, const char* last) {
    return end_of({kTrouble,
                   {at(9, 15),
                    "堤",
                    "カメラの番号が重なっていたのが原因です。",
                    {tag(Tag::cause, Status::confirmed)}},
                   {at(9, 18), "堤", remedy, {tag(Tag::action, Status::done)}},
                   {at(9, 20), "岸", last, {main_one(tag(Tag::action, Status::done))}},
                   {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                   {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}});
  };
  EXPECT_THAT(end("カメラの線を抜きました。", "釜の弁、手動停止。"),
              HasSubstr("09:18にカメラの線を抜き、09:20の対応(釜の弁、手動停止)の後、09:24に"));
  EXPECT_THAT(end("カメラの線、手動停止。", "釜の弁を閉めました。"),
              HasSubstr("09:18の対応(カメラの線、手動停止)の後、09:20に釜の弁を閉め、09:24に"));
  EXPECT_THAT(end("カメラの線、手動停止。", "釜の弁、手動停止。"),
              HasSubstr("09:18の対応(カメラの線、手動停止)、09:20の対応(釜の弁、手動停止)の後、"));
}

// What came back by itself was ended by no step.
TEST(SummaryEnd, CreditsNoStepWithWhatCameBackByItself) {
  const auto end = [](const char* news) {
    return end_of({kTrouble,
                   kStep,
                   {at(9, 24), "岸", news, {tag(Tag::recovery)}},
                   {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}});
  };
  for (const char* itself :
       {"何もしてないんですけど、決済が通りました。", "勝手に直りました。決済が通っています。",
        "こちらは何もしていませんが、決済が戻りました。", "自然に戻りました、決済が通ります。",
        "誰も何もしてないのに通りました。", "ひとりでに戻ってます、決済。"}) {
    EXPECT_THAT(end(itself), Not(HasSubstr("09:20"))) << itself;
  }
  for (const char* other :
       {"決済が通りました。", "戻したら決済が通りました。",
        "これで勝手に止まることもなくなりました。", "決済が通りました。他は何も出ていません。",
        "勝手に直りますかね？ あ、決済が通りました。", "店では何も触らずに通りました。"}) {
    EXPECT_THAT(end(other), HasSubstr("09:20")) << other;
  }
}

// A deed with its object goes on to the end; what is none, or names no object, stands in brackets.
TEST(SummaryEnd, LinksADeedToTheEnd) {
  const auto end = [](const char* said) {
    return end_of({kTrouble,
                   {at(9, 20), "岸", said, {main_one(tag(Tag::action, Status::done))}},
                   {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                   {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}});
  };
  const struct {
    const char* said;
    const char* told;
  } kCases[] = {
      {"搬送機の速度を半分に落としました。", "09:20に搬送機の速度を半分に落とし、"},
      {"予備の釜に火を入れました。", "09:20に予備の釜に火を入れ、"},
      {"検品の列を一つ止めました。", "09:20に検品の列を一つ止め、"},
      {"券売機の設定を変更。", "09:20に券売機の設定を変更し、"},
      {"冷蔵車の扉を付け替えました。", "09:20に冷蔵車の扉を付け替え、"},
      {"古い版の配布を停止しました。", "09:20に古い版の配布を停止し、"},
      {"釜を止めて表の差し替え。", "09:20の対応("},
      {"釜の設定変更が完了しました。", "09:20に釜の設定変更が完了し、"},
      {"券売機も旧版に戻しました。", "09:20に券売機も旧版に戻し、"},
      {"扉の鍵、全部手動にしました。", "09:20に扉の鍵、全部手動にし、"},
      {"釜は全部入れました。", "09:20に釜は全部入れ、"},
      {"全部の釜が戻りました。", "09:20に全部の釜が戻り、"},
      {"釜の弁を外してくれた。", "09:20の対応("},
      {"釜の弁を切りました。", "09:20に釜の弁を切り、"},
      {"改札機の入れ替え完了。", "09:20に改札機の入れ替えが完了し、"},
      {"配膳車を全部、消毒済み。", "09:20の対応("},
      {"検札の端末に反映済み。", "09:20に検札の端末に反映し、"},
      {"荷札の刷り直し、全部終わり。", "09:20に荷札の刷り直し、全部終わり、"},
      {"鍵が古いままだったので、水門の錠を替えました。", "09:20に水門の錠を替え、"},
      {"予備の釜に火が付いて、湯が出ました。", "09:20に予備の釜に火が付いて、湯が出て、"},
      {"釜の火が弱かった。奥の弁を閉めました。", "09:20に奥の弁を閉め、"},
      {"冷蔵車の扉を付け替え。いま八台中八台。", "09:20に冷蔵車の扉を付け替え(八台中八台)、"},
      {"水門は開いていました。", "09:20の対応("},
      {"改札の制限解除。", "09:20に改札の制限を解除し、"},
      {"それは、もう、釜の元栓を閉めました。", "09:20に釜の元栓を閉め、"},
      {"とりあえず、札は手書きに替えました。", "09:20に札は手書きに替え、"},
      {"荷札412件削除。", "09:20に荷札412件を削除し、"},
      {"予備の釜に切り替え。", "09:20に予備の釜に切り替え、"},
      {"古い台帳は破棄。", "09:20に古い台帳は破棄し、"},
      {"水門は3門順次開放。", "09:20の対応("},
      {"検札の端末を一括更新。", "09:20に検札の端末を一括更新し、"},
      {"改札の表、本番反映。", "09:20の対応("},
      {"釜の弁、手動停止。", "09:20の対応("},
      {"弁の向きは替えることにしました。", "09:20の対応("},
  };
  for (const auto& [said, told] : kCases) {
    EXPECT_THAT(end(said), HasSubstr(told)) << said;
  }
}

// 「替えました」 says nothing of what: the plan does, unless it is for later or weighs two things.
TEST(SummaryEnd, LinksThePlanWhereTheReportIsBare) {
  const auto end = [](const char* plan, const char* report) {
    return end_of({kTrouble,
                   {at(9, 18), "岸", plan, {tag(Tag::action, Status::proposed)}},
                   {at(9, 19), "堤", "お願いします。", {tag(Tag::action, Status::requested)}},
                   {at(9, 20), "岸", report, {main_one(tag(Tag::action, Status::done))}},
                   {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                   {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}});
  };
  for (const auto& [plan, told] :
       {std::pair{"窓口の札を古い版に戻します。", "09:20に窓口の札を古い版に戻し、"},
        std::pair{"水門を手で半分まで開けます。", "09:20に水門を手で半分まで開け、"},
        std::pair{"釜の火を二段落とします。", "09:20に釜の火を二段落とし、"},
        std::pair{"検札の列を二つに分けます。", "09:20に検札の列を二つに分け、"}}) {
    EXPECT_THAT(end(plan, "やりました。"), HasSubstr(told)) << plan;
  }
  for (const char* plan : {"窓口の札は明日、古い版に戻します。", "水門を開ければ水位は下がります。",
                           "釜の火を落とすが、湯は残します。", "検札の列は後で二つに分けます。"}) {
    EXPECT_THAT(end(plan, "やりました。"), Not(HasSubstr("09:20に"))) << plan;
  }
}

// Where it goes on, the step is told as past.
TEST(SummaryEnd, TellsAStepThatDidNotEndItAsPast) {
  const auto end = [](const char* said) {
    return end_of(
        {kTrouble,
         {at(9, 20), "岸", said, {main_one(tag(Tag::action, Status::done))}},
         {at(9, 40), "堤", "まだ決済が切れています。引き続き対応します。", {tag(Tag::symptom)}}});
  };
  EXPECT_THAT(end("転送の設定を戻しました。"),
              HasSubstr("09:20に転送の設定を戻したが、この記録の終わりでは"));
  EXPECT_THAT(end("改札機の入れ替え完了。"), HasSubstr("09:20に改札機の入れ替えが完了したが、"));
  EXPECT_THAT(end("検札の端末に反映済み。"), HasSubstr("09:20に検札の端末に反映したが、"));
  EXPECT_THAT(end("荷札の刷り直し、全部終わり。"),
              HasSubstr("09:20に荷札の刷り直し、全部終わったが、"));
}

// Who signs it wants to know how it stands that is not over, and in whose hands.
TEST(Summary, TellsHowItStoodWhereItGoesOn) {
  const auto last = [](const char* said) {
    return end_of({kTrouble,
                   {at(9, 20), "岸", "転送の設定を戻しました。", {tag(Tag::action, Status::done)}},
                   {at(9, 40), "堤", "3番の窓口はまだ切れています。", {tag(Tag::symptom)}},
                   {at(9, 50), "堤", said, {}},
                   {at(9, 55), "岸", "引き続き対応します。", {}}});
  };
  for (const auto& [said, told] :
       {std::pair{"3番の窓口は部品が着くまで止めたままにします。",
                  "09:50の時点では、3番の窓口は部品が着くまで止めたままにする"},
        std::pair{"原因が分かるまで、この件は閉じません。朝7時にまた見ます。",
                  "09:50の時点では、原因が分かるまで、この件は閉じない。朝7時にまた見る"},
        std::pair{"夜番の由良さんに引き継ぎます。", "09:50の時点では、夜番の由良さんに引き継ぐ"},
        std::pair{"水門は片系のまま朝まで回します。",
                  "09:50の時点では、水門は片系のまま朝まで回す"},
        std::pair{"まだ閉じません。", "09:50の時点では、まだ閉じない"},
        std::pair{"きのうの夕方から数えると配れなかった荷は全部の店の分を合わせて412個でもう今朝の"
                  "便には積めませんが、"
                  "残りの荷は持ち主の返事待ちです。",
                  "09:50の時点では、残りの荷は持ち主の返事待ち"}}) {
    EXPECT_THAT(last(said), HasSubstr(told)) << said;
  }
  for (const char* other : {"この件はもう閉じませんか。", "報告書が済むまで閉じません。",
                            "手続きは総務に頼みます。", "お疲れさまでした。"}) {
    EXPECT_THAT(last(other), Not(HasSubstr("の時点では、"))) << other;
  }
}

TEST(Summary, TellsNothingOfHowItStoodWhereItIsOver) {
  EXPECT_THAT(end_of({kTrouble,
                      kStep,
                      {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                      {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}},
                      {at(9, 50), "堤", "夜番の由良さんに引き継ぎます。", {}}}),
              Not(HasSubstr("の時点では、")));
}

TEST(SummaryEnd, NamesNoMainStepThatCameAfterTheEnd) {
  const std::string end = end_of(
      {kTrouble,
       kStep,
       {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
       {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}},
       {at(10, 10), "堤", "案内板を差し替えました。", {main_one(tag(Tag::action, Status::done))}}});
  EXPECT_THAT(end, AllOf(HasSubstr("09:20に"), Not(HasSubstr("10:10"))));
}

TEST(SummaryEnd, LeavesOutAStepAfterWhichItWasStillBad) {
  const std::string end =
      end_of({kTrouble,
              kStep,
              {at(9, 30), "岸", "まだ通りません。", {tag(Tag::symptom)}},
              {at(9, 50), "岸", "全店で決済が通りました。", {tag(Tag::recovery)}},
              {at(9, 59), "堤", "では収束とします。", {tag(Tag::communication)}}});
  EXPECT_THAT(end, AllOf(Not(HasSubstr("転送の設定")), HasSubstr("09:50に緩和し")));
}

TEST(SummaryEnd, SaysThatThereWasNoIncident) {
  const std::string end = end_of(
      {kTrouble,
       kStep,
       {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
       {at(9, 40), "堤", "障害ではなかった、ということで閉じます。", {tag(Tag::communication)}}});
  EXPECT_THAT(end, AllOf(HasSubstr("障害ではなかった"), Not(HasSubstr("解決した"))));
}

TEST(SummaryEnd, SaysThatItGoesOn) {
  const auto told =
      compose(
          analysis_of(
              {kTrouble,
               kStep,
               {at(9, 24), "岸", "東の店は決済が通りました。", {tag(Tag::recovery)}},
               {at(9, 40), "堤", "残りは明日です。障害は閉じません。", {tag(Tag::communication)}}}),
          shipped_rules())
          .summary;
  ASSERT_GE(told.size(), 2U);
  EXPECT_THAT(told[told.size() - 2].text, HasSubstr("この記録の終わりでは解決していない"));
  EXPECT_EQ(told.back().text, "09:40の時点では、障害は閉じない");
}

Told harm(const char* text, std::vector<Metric> figures) {
  return {at(9, 30), "堤", text, {tag(Tag::impact)}, std::move(figures)};
}

std::string told(const std::vector<Told>& talk) {
  std::string all;
  for (const Statement& one : compose(analysis_of(talk), shipped_rules()).summary) {
    all += one.text + "|";
  }
  return all;
}

// Of a list the item that says whom it hit, and the first one.
TEST(Summary, CountsTwoItemsOfAListInOneSentence) {
  const std::string list = told(
      {kTrouble, kStep,
       harm(
           "集計です\n・失敗した決済 1,204件\n・返金した決済 62件\n・影響を受けた会員 約310人",
           {metric(1204, "件", "失敗した決済", "1,204件"), metric(62, "件", "返金した決済", "62件"),
            metric(310, "人", "影響を受けた会員", "約310人")})});
  EXPECT_THAT(list, HasSubstr("失敗した決済は1,204件、影響を受けた会員は約310人だった|"));
  EXPECT_THAT(list, Not(HasSubstr("62件")));
}

TEST(Summary, TellsHarmThatIsNoListAsItWasSaid) {
  const std::string one =
      told({kTrouble, kStep,
            harm("決済に失敗した会員は310人です。", {metric(310, "人", "会員", "310人")})});
  EXPECT_THAT(one, HasSubstr("決済に失敗した会員は310人だ|"));
}

// Whom it hit, and not how many asked about it or what became of one of them.
TEST(Summary, TellsWhomItHitBeforeWhoAskedAndWhatBecameOfOne) {
  const Told hit = harm("決済に失敗した会員は310人です。", {metric(310, "人", "会員", "310人")});
  for (const Told& lesser :
       {harm("問い合わせは11件です。", {metric(11, "件", "問い合わせ", "11件")}),
        harm("電話が14件来ています。", {metric(14, "件", "電話", "14件")}),
        harm("会員の3人は別の店で買い直しました。", {metric(3, "人", "会員", "3人")})}) {
    const std::string all = told({kTrouble, kStep, hit, lesser});
    EXPECT_THAT(all, HasSubstr("決済に失敗した会員は310人だ|")) << lesser.text;
    EXPECT_THAT(all, Not(HasSubstr(lesser.metrics.front().text))) << lesser.text;
  }
  // Nobody was told of but who asked; nearly as many are told of later.
  EXPECT_THAT(told({kTrouble, kStep,
                    harm("問い合わせは11件です。", {metric(11, "件", "問い合わせ", "11件")})}),
              HasSubstr("11件"));
  EXPECT_THAT(told({kTrouble, kStep, hit,
                    harm("返金した会員は290人です。", {metric(290, "人", "会員", "290人")})}),
              HasSubstr("290人"));
}

// What came of it in the end is good, and says little of how bad it was.
TEST(Summary, TellsHowBadItWasBeforeWhatTurnedOutWell) {
  const Told hit = harm("まちがった席の方が84人いました。", {metric(84, "人", "席", "84人")});
  for (const Told& well :
       {harm("9人とも直ったとのことです。", {metric(9, "人", "9人", "9人")}),
        harm("お客様400名を見て、欠けなしです。", {metric(400, "人", "お客様", "400名")}),
        harm("変な宛先への送信は0件でした。", {metric(0, "件", "送信", "0件")}),
        harm("お持ち帰りの47人は全員、予約を受けています。", {metric(47, "人", "47人", "47人")}),
        harm("新聞社2社から取材の電話です。", {metric(2, "社", "新聞社", "2社")}),
        harm("ヘルプの画面に苦情が1件。", {metric(1, "件", "苦情", "1件")})}) {
    const std::string all = told({kTrouble, kStep, hit, well});
    EXPECT_THAT(all, HasSubstr("84人")) << well.text;
    EXPECT_THAT(all, Not(HasSubstr(well.metrics.front().text))) << well.text;
  }
  // Where nothing else is told; and what is well of a part only.
  EXPECT_THAT(told({kTrouble, kStep,
                    harm("検品400通、欠けなしです。", {metric(400, "通", "検品", "400通")})}),
              HasSubstr("400通"));
  for (const Told& bad :
       {harm("90人がまだ直っていません。", {metric(90, "人", "90人", "90人")}),
        harm("間に合わない方が77人いました。", {metric(77, "人", "方", "77人")})}) {
    EXPECT_THAT(told({kTrouble, kStep, hit, bad}), HasSubstr(bad.metrics.front().text)) << bad.text;
  }
}

TEST(Summary, TellsTheMainHarmOfEquals) {
  const Told early = harm("朝の便に12人が乗れませんでした。", {metric(12, "人", "便", "12人")});
  const Told late = harm("昼の便に14人が乗れませんでした。", {metric(14, "人", "便", "14人")});
  for (const bool first : {true, false}) {
    std::vector<Told> talk = {kTrouble, kStep, early, late};
    talk[first ? 2 : 3].tags = {main_one(tag(Tag::impact))};
    EXPECT_THAT(told(talk),
                AllOf(HasSubstr(first ? "12人" : "14人"), Not(HasSubstr(first ? "14人" : "12人"))));
  }
}

// What the talk tells best, where it counts something, stands before whom a part of it hit; how
// many were angry does not.
TEST(Summary, TellsTheMainCountBeforeALesserOne) {
  const Told hit = harm("ほかに3社で止まりました。", {metric(3, "社", "止まった", "3社")});
  Told main =
      harm("届かなかった注文が1,204通です。", {metric(1204, "通", "届かなかった注文", "1,204通")});
  main.tags = {main_one(tag(Tag::impact))};
  EXPECT_THAT(told({kTrouble, kStep, main, hit}),
              AllOf(HasSubstr("1,204通"), Not(HasSubstr("3社"))));
  Told long_one = harm("止まっていたのは40分です。", {metric(40, "分", "止まっていた", "40分")});
  long_one.tags = {main_one(tag(Tag::impact))};
  EXPECT_THAT(told({kTrouble, kStep, long_one, hit}), HasSubstr("3社"));
  // Nobody knows it yet.
  Told asked = harm("届かなかった注文は何通だったか、約90分のあいだに。",
                    {metric(90, "分", "届かなかった注文", "約90分")});
  asked.tags = {main_one(tag(Tag::impact))};
  EXPECT_THAT(told({kTrouble, kStep, asked,
                    harm("届かなかった注文は31通です。", {metric(31, "通", "注文", "31通")})}),
              AllOf(HasSubstr("31通"), Not(HasSubstr("何通"))));
  const Told failed = harm("注文が止まったのは12社です。", {metric(12, "社", "注文", "12社")});
  for (const Told& angry :
       {harm("怒鳴られたのが2社です。", {metric(2, "社", "怒鳴られた", "2社")}),
        harm("同じ要望が5社から来ています。", {metric(5, "社", "要望", "5社")})}) {
    EXPECT_THAT(told({kTrouble, kStep, failed, angry}), HasSubstr("12社")) << angry.text;
  }
}

TEST(Summary, TellsWhatItCostBesideWhomItHit) {
  const Told hit = harm("決済に失敗した会員は310人です。", {metric(310, "人", "会員", "310人")});
  EXPECT_THAT(
      told({kTrouble, kStep, hit,
            harm("売上の損は約92万円です。", {metric(920000, "円", "売上の損", "約92万円")})}),
      AllOf(HasSubstr("310人"), HasSubstr("約92万円")));
  // A price is no loss.
  EXPECT_THAT(
      told({kTrouble, kStep, hit, harm("1通は12円です。", {metric(12, "円", "1通", "12円")})}),
      Not(HasSubstr("12円")));
}

// The title is a name of the trouble wherever it can be; a sentence is told in its own words.
TEST(Summary, BeginsWithTheTitle) {
  const auto first = [](const char* trouble) {
    return compose(
               analysis_of(
                   {{at(9, 10), "岸", trouble, {tag(Tag::detection), tag(Tag::symptom)}}, kStep}),
               shipped_rules())
        .summary.front()
        .text;
  };
  EXPECT_EQ(first("決済が通りません。"), "09:10に決済が通らない障害を検知した");
  EXPECT_EQ(first("決済が通らないのですが、何か変えましたか。"),
            "09:10に決済が通らない障害を検知した");
}

// 8 asked, which is not how much failed; 3.2 seconds is.
TEST(Summary, HowManyAskedIsNotHowMuchFailed) {
  const auto first = [](const char* trouble, const Metric& figure) {
    return compose(analysis_of({{at(9, 10),
                                 "岸",
                                 trouble,
                                 {tag(Tag::detection), tag(Tag::symptom), tag(Tag::impact)},
                                 {figure}},
                                kStep}),
                   shipped_rules())
        .summary.front()
        .text;
  };
  EXPECT_EQ(first("予約の画面が開かないとの問い合わせが8件あります。",
                  metric(8, "件", "予約の画面が開かないとの問い合わせ", "8件"))
                .find("8件"),
            std::string::npos);
  EXPECT_NE(
      first("予約の応答時間が3.2秒に悪化しています。", metric(3.2, "秒", "予約の応答時間", "3.2秒"))
          .find("3.2秒"),
      std::string::npos);
}

// An alarm that proved to be false is told as what was looked into, and asks for no more.
TEST(Summary, TellsAFalseAlarmAsSuch) {
  const Incident told = compose(analysis_of({{at(9, 10),
                                              "岸",
                                              "冷凍庫の温度が上がっています。",
                                              {tag(Tag::detection), tag(Tag::symptom)}},
                                             {at(9, 40),
                                              "堤",
                                              "誤報でした。これで閉じます。お客様への影響なし。",
                                              {tag(Tag::communication), tag(Tag::impact)}}}),
                                shipped_rules());
  ASSERT_FALSE(told.summary.empty());
  EXPECT_THAT(told.summary.front().text, HasSubstr("09:10に冷凍庫の温度"));
  EXPECT_THAT(told.summary.front().text, HasSubstr("として対応を始めた"));
  EXPECT_THAT(told.summary.front().text, Not(HasSubstr("発生")));
  for (const Missing& one : told.missing) {
    EXPECT_NE(one.id, "missing.mitigated");
    EXPECT_NE(one.id, "missing.impact");
  }
}

// What comes up when most is over is not what was noticed at first.
TEST(Summary, TellsWhatCameUpLateApart) {
  std::vector<Told> talk{{at(9, 0), "岸", "アンケートの件で電話です。", {tag(Tag::detection)}}};
  for (int n = 1; n < 14; ++n) {
    talk.push_back({at(9, n), n % 2 == 0 ? "岸" : "堤", "見ています。", {tag(Tag::investigation)}});
  }
  talk.push_back({at(9, 30), "岸", "控えのページが消えません。", {tag(Tag::symptom)}});
  const Incident told = compose(analysis_of(talk), shipped_rules());
  EXPECT_THAT(told.summary.front().text, HasSubstr("09:00に検知した。控えのページ"));
}

}  // namespace
}  // namespace tenmatsu::composition
