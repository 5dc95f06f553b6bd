// Sentences as the document tells them: what was broken off, who spoke, what is forbidden.

#include "compose/wording/wording.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  std::string speaker;
  std::string said;
  std::string told;
};

void PrintTo(const Case& one, std::ostream* out) {
  *out << one.said;
}

class Wording : public ::testing::TestWithParam<Case> {};

TEST_P(Wording, Tells) {
  const Analysis analysis = analysis_of({{at(9, 0), GetParam().speaker, GetParam().said, {}}});
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(noun_statement(story, 1, story.lines(1)).text, GetParam().told);
}

// A row does not show who speaks.
INSTANTIATE_TEST_SUITE_P(
    WhoSpeaksOfOneself, Wording,
    ::testing::Values(Case{"岸", "私が設定を戻しました。", "岸が設定を戻した"},
                      Case{"岸", "昨日の夜に入れたのは僕です。", "昨日の夜に入れたのは岸"},
                      Case{"岸", "営業には俺から連絡します。", "営業には岸から連絡する"},
                      Case{"岸", "私たちの棟だけ止まっています。", "私たちの棟だけ止まっている"},
                      Case{"岸", "「私が押しました」という申告がありました。",
                           "「私が押しました」という申告あり"},
                      Case{"岸", "自分で再起動するそうです。", "自分で再起動するとのこと"},
                      Case{"岸", "お客様から、私の注文が消えたと電話がありました。",
                           "お客様から、私の注文が消えたと電話あり"},
                      Case{"", "私が設定を戻しました。", "私が設定を戻した"}));

INSTANTIATE_TEST_SUITE_P(
    WhatWasBrokenOff, Wording,
    ::testing::Values(
        Case{"岸",
             "予備系に切り替え、疎通を確認しました。決済のエラー率が。決済のエラー率が下がりました"
             "。",
             "予備系に切り替え、疎通を確認。決済のエラー率が低下"},
        Case{"岸",
             "決済が失敗し、注文も止まっています。受注の画面が。受注の画面がタイムアウトします。",
             "決済が失敗し、注文も止まっている。受注の画面がタイムアウトする"},
        Case{"岸", "連番が戻った幅は、いまの値が。先頭から200番戻りました。",
             "連番が戻った幅は、先頭から200番戻った"},
        Case{"岸", "欠席は空欄にする決まりですが、数字の0が。それで平均が下がっています。",
             "欠席は空欄にする決まりだが、数字の0が。それで平均が下がっている"},
        Case{"岸", "薬液の残量は。三本です。", "薬液の残量は、三本"}));

INSTANTIATE_TEST_SUITE_P(
    WhoSpeaks, Wording,
    ::testing::Values(Case{"三田村", "羽田の三田村だ。ゲートが開きません。", "ゲートが開かない"},
                      Case{"岸", "監視の岸です、予備のポンプが止まりました。",
                           "予備のポンプが停止"},
                      Case{"岸", "監視の岸、予備のポンプが止まりました。", "予備のポンプが停止"},
                      Case{"岸", "IC岸、記録係は堤にします。", "IC岸、記録係は堤にする"},
                      Case{"A", "サーバA、再起動しました。", "サーバA、再起動"},
                      Case{"A", "旧系のA。設定を戻しました。", "旧系のA。設定を戻した"},
                      Case{"監視", "バックアップ監視、復旧しました。", "バックアップ監視、復旧"},
                      Case{"林", "北の林、燃え広がっています。", "北の林、燃え広がっている"}));

INSTANTIATE_TEST_SUITE_P(WhatIsForbidden, Wording,
                         ::testing::Values(Case{"岸", "主電源を落とすな。", "主電源を落とすな"},
                                           Case{"岸", "主電源を落として。",
                                                "主電源を落とすよう依頼"}));

INSTANTIATE_TEST_SUITE_P(
    WhatHeadsAList, Wording,
    ::testing::Values(Case{"岸", "残り作業\n・再送\n・突合", "残り作業: 再送、突合"},
                      Case{"岸", "【残り作業】\n・再送\n・突合", "【残り作業】再送、突合"},
                      // it only says that something follows
                      Case{"岸", "報告です\n・会員12名\n・返金38万円", "会員12名、返金38万円"},
                      // a statement of its own
                      Case{"岸", "全店で決済が止まりました\n・会員12名\n・返金38万円",
                           "全店で決済が停止。会員12名、返金38万円"}));

INSTANTIATE_TEST_SUITE_P(
    NumbersOfItems, Wording,
    ::testing::Values(
        Case{"岸", "1) 再送を止めました\n2) 照合を始めました", "再送を停止、照合を開始"},
        Case{"岸", "①再送を止めました\n②照合を始めました", "再送を停止、照合を開始"},
        // the number is spoken of
        Case{"岸", "①再送を止めます\n②照合をします\n②を先に実行します",
             "再送を止める。②照合をする。②を先に実行する"},
        // no number of an item
        Case{"岸", "1.5倍に増えました\n2.5倍に増えました", "1.5倍に増加。2.5倍に増加"},
        Case{"岸", "3. 再送を止めました", "3. 再送を停止"}));

}  // namespace
}  // namespace tenmatsu::composition
