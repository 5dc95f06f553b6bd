#include "compose/particles.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "compose/fragments.hpp"
#include "compose/word_order.hpp"

namespace tenmatsu::style {
namespace {

const Rules& rules() {
  static const RulesPtr kRules = load_rules({});
  return *kRules;
}

using Case = std::pair<const char*, const char*>;

TEST(Particles, StandBetweenANounAndItsVerb) {
  constexpr Case kCases[] = {
      {"設定戻した", "設定を戻した"},
      {"キャッシュ、全部消した", "キャッシュを全部消した"},
      {"4席とも声出ている", "4席とも声が出ている"},
      {"DNSの書き換え、元に戻した", "DNSの書き換えを元に戻した"},
      {"換気扇止めて窓開けた", "換気扇を止めて窓を開けた"},
      {"ログ、見ている", "ログを見ている"},
      {"給水ポンプ、2台とも止まった", "給水ポンプが2台とも止まった"},
      {"確認とれた", "確認がとれた"},
      {"サーバ3台落とした", "サーバ3台を落とした"},
      {"商談終わった", "商談が終わった"},
      {"新人のPC止めてもらった", "新人のPCを止めてもらった"},
      {"布かけてもらった", "布をかけてもらった"},
      {"ベルトのデータ消されていた", "ベルトのデータが消されていた"},
      {"06:59に小峰のポンプ、止めた", "06:59に小峰のポンプを止めた"},
      {"カルテの印刷、手順書どおりに別の棟へ回した", "カルテの印刷、手順書どおりに別の棟へ回した"},
      {"予備の回線、本社から切った", "予備の回線を本社から切った"},
      {"お知らせ出した", "お知らせを出した"},
      {"「停止中」出ている", "「停止中」が出ている"},
      {"負荷かかっている", "負荷がかかっている"},
      {"業者から連絡来た", "業者から連絡が来た"},
      {"接続先変えた。線抜けている", "接続先を変えた。線が抜けている"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(with_particles(said, rules(), {}), written);
  }
}

TEST(Particles, AreNotPutWhereNoneIsMissing) {
  constexpr const char* kStay[] = {
      // Times, manners, numbers.
      "昨日戻した",
      "全部消した",
      "3台止めた",
      "毎分40件流す",
      "手動で止めた",
      "9時12分止まった",
      "順次入れる",
      "403とまった",
      "作業中止めた",
      "今朝、戻した",
      "本日の15時、止めた",
      // Compounds and verbs of two kanji.
      "サーバを再起動した",
      "サーバ再起動した",
      "手順を見直した",
      "位置付けた",
      "気付いた",
      "手間取った",
      "誰も気付かない",
      "間に合った",
      "片付いた",
      // The clause has its own.
      "サーバーを電源落とした",
      "水位が数字出ない",
      "設定を戻した",
      "声が出ている",
      // Who or where.
      "担当者止めた",
      "店長、止めた",
      "電話出た",
      "自席戻った",
      "会議室入った",
      "設定ミスやった",
      // Announcements.
      "結論、戻す",
      "結果、落ちた",
      "対応できた",
      "切り替えた",
      "巻き戻した",
  };
  for (const char* text : kStay) {
    EXPECT_EQ(with_particles(text, rules(), {}), text);
  }
  EXPECT_EQ(with_particles("水嶋、止めた", rules(), {"水嶋"}), "水嶋、止めた");
  EXPECT_EQ(with_particles("水嶋止めた", rules(), {"水嶋"}), "水嶋止めた");
}

TEST(WordOrder, PutsInFrontWhatStandsBehind) {
  constexpr Case kCases[] = {
      {"配信を流す。毎分40件で", "毎分40件で配信を流す"},
      {"音声用の回線を分ける。来月の休業日に", "来月の休業日に音声用の回線を分ける"},
      {"止めた、3台とも", "3台とも止めた"},
      {"戻し忘れている。これ", "戻し忘れている"},
      {"証明書が切れている、これ", "証明書が切れている"},
      {"水が出ない。2階の厨房で", "2階の厨房で水が出ない"},
      {"06:10に送る。14棟に", "06:10に14棟に送る"},
      {"原因は分かった。保守の記録から", "原因は保守の記録から分かった"},
      // What may be told by itself.
      {"測定器を持って向かう。20分", "測定器を持って向かう。20分"},
      {"止まらず、9時に", "止まらず、9時に"},
      {"止めた。今日のところは収束で", "止めた。今日のところは収束で"},
      {"直した。2台は交換する", "直した。2台は交換する"},
      {"直したか？3台とも", "直したか？3台とも"},
      {"弁を閉めた。水を止めた", "弁を閉めた。水を止めた"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(in_order(said, rules()), written);
  }
}

TEST(Fragments, AreMendedOrLeftOut) {
  constexpr Case kCases[] = {
      {"業者は部品が届いたと", "業者は部品が届いたとのこと"},
      {"原因はまだ不明だと", "原因はまだ不明だとのこと"},
      {"社長が「迷惑メールに入っていた」と", "社長が「迷惑メールに入っていた」とのこと"},
      {"承認は二人を必須に", "承認は二人を必須にする"},
      {"手順の改訂を6月10日までに", "手順を6月10日までに改訂"},
      {"交換機の手配を最優先で", "交換機を最優先で手配"},
      {"配線を直した。実行者が", "配線を直した"},
      // Nothing is certain.
      {"このままだと", "このままだと"},
      {"実行者が", "実行者が"},
      {"資料を棚に", "資料を棚に"},
      {"報告書を木曜までに", "報告書を木曜までに"},
      {"弁を閉めると", "弁を閉めると"},
      {"明日見てくれると", "明日見てくれると"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(without_fragments(said, rules()), written);
  }
}

}  // namespace
}  // namespace tenmatsu::style
