#include "compose/particles.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/fragments.hpp"
#include "compose/word_order.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

const Rules& rules() {
  static const RulesPtr kRules = load_rules({});
  return *kRules;
}

std::string rewritten(std::string_view text, const auto& rewrite) {
  MaskedText masked = mask(text::to_utf32(text));
  rewrite(masked);
  return text::to_utf8(masked.unmasked(masked.text));
}

std::string with_particles(std::string_view text, const std::vector<std::string>& names = {}) {
  return rewritten(text, [&](MaskedText& masked) { put_particles(masked, rules(), names); });
}

std::string in_order(std::string_view text) {
  return rewritten(text, [](MaskedText& masked) { put_in_order(masked, rules().style); });
}

std::string without_fragments(std::string_view text) {
  return rewritten(text, [](MaskedText& masked) { mend_fragments(masked, rules()); });
}

using Case = std::pair<const char*, const char*>;

TEST(Particles, AreNotPutWhereNothingWasLeftOut) {
  constexpr const char* kCases[] = {
      "アプリ立ち上げ直した",
      "帳票読み込み直した",
      "/login だけ残して他を切る",
      "夜勤の分 のみ消した",
      "本番入れた",
      "検証環境出した",
      "レジが全部落ちてはいない",
      "ポンプ止まってはいない",
  };
  for (const char* text : kCases) {
    EXPECT_EQ(with_particles(text), text);
  }
}

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
      {"app3止めた", "app3を止めた"},
      {"預け機、全台あけた", "預け機を全台あけた"},
      {"振込データ、26行だけ入れ替えた", "振込データを26行だけ入れ替えた"},
      {"配分少し強めた", "配分を少し強めた"},
      {"札行き渡った", "札が行き渡った"},
      {"「おすすめ」オンにした", "「おすすめ」をオンにした"},
      {"CREATE INDEX 流した", "CREATE INDEXを流した"},
      {"布かけてもらった", "布をかけてもらった"},
      {"ベルトのデータ消されていた", "ベルトのデータが消されていた"},
      {"06:59に小峰のポンプ、止めた", "06:59に小峰のポンプを止めた"},
      {"カルテの印刷、手順書どおりに別の棟へ回した", "カルテの印刷、手順書どおりに別の棟へ回した"},
      {"予備の回線、本社から切った", "予備の回線を本社から切った"},
      {"お知らせ出した", "お知らせを出した"},
      {"「停止中」出ている", "「停止中」が出ている"},
      {"負荷かかっている", "負荷がかかっている"},
      {"業者から連絡来た", "業者から連絡が来た"},
      {"子局の盤開けた", "子局の盤を開けた"},
      {"接続先変えた。線抜けている", "接続先を変えた。線が抜けている"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(with_particles(said), written);
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
      "氏名は表示されない",
      "個人情報が大量に流出ていた",
      "毎時9,000個流している",
      "検知まで1時間41分かかった",
      "新旧とも読めている",
      "夜間窓口かける",
      "影響、受けた注文が3件",
      "コード誰持っている",
      "旗振り俺、直すのみのり",
      "海外400社くらい使っている",
      "札が10時から全然出てこない",
      "ゲートから5m離す",
      "赤い吹き出しが一瞬出た",
      "200件送信、弾かれたのゼロ",
      "1名は締め出されて外にいる",
      "届くまで2営業日かかる",
      "監視の画面、今日の0時から上がってこないのが31軒ある",
      "鍵は半年経った",
      "色々出してみる",
      "野球の字幕、追いついた",
      "VITE_ 頭の環境変数に入れた",
      "承認が取れ次第流す",
      "時計18秒進んでいる",
      "電池切れなら直る",
      "再送検知って出ている",
      "昼休みに手分けして電話",
      "白羽、北白羽に加えて港南",
      "適用完了、41件に戻った",
      "切り替えた",
      "巻き戻した",
  };
  for (const char* text : kStay) {
    EXPECT_EQ(with_particles(text), text);
  }
  EXPECT_EQ(with_particles("水嶋、止めた", {"水嶋"}), "水嶋、止めた");
  EXPECT_EQ(with_particles("水嶋止めた", {"水嶋"}), "水嶋止めた");
}

// Who is told to do it is not what it is done to.
TEST(Particles, FollowNoName) {
  EXPECT_EQ(with_particles("Dana入れた", {"dana"}), "Dana入れた");
  EXPECT_EQ(with_particles("Redis入れた", {"dana"}), "Redisを入れた");
}

TEST(WordOrder, KeepsWithWhatToBegin) {
  EXPECT_EQ(in_order("配達を再開する。1号車から"), "配達を再開する。1号車から");
  EXPECT_EQ(in_order("棚札を付け直す。今日中"), "今日中に棚札を付け直す");
}

TEST(WordOrder, PutsInFrontWhatStandsBehind) {
  constexpr Case kCases[] = {
      {"配信を流す。毎分40件で", "毎分40件で配信を流す"},
      {"音声用の回線を分ける。来月の休業日に", "来月の休業日に音声用の回線を分ける"},
      {"止めた、3台とも", "3台とも止めた"},
      {"戻し忘れている。これ", "戻し忘れている"},
      {"証明書が切れている、これ", "証明書が切れている"},
      {"水が出ない。2階の厨房で", "2階の厨房で水が出ない"},
      {"変換で捨てた行を一覧に出すよう直す。次の交換より前に",
       "次の交換より前に、変換で捨てた行を一覧に出すよう直す"},
      {"06:10に送る。14棟に", "06:10に14棟に送る"},
      {"原因は分かった。保守の記録から", "原因は保守の記録から分かった"},
      // What may be told by itself.
      {"測定器を持って向かう。20分", "測定器を持って向かう。20分"},
      {"止まらず、9時に", "止まらず、9時に"},
      {"止めた。今日のところは収束で", "止めた。今日のところは収束で"},
      {"直した。2台は交換する", "直した。2台は交換する"},
      {"物理の開通は普通に流れている。新方式だけ", "物理の開通は普通に流れている。新方式だけ"},
      {"経過を見るとする。当直は忍足から江波へ", "経過を見るとする。当直は忍足から江波へ"},
      {"接続が進まない。自分だけ？", "接続が進まない。自分だけ？"},
      {"扉の開待ち。90秒を120秒に", "扉の開待ち。90秒を120秒に"},
      {"枠も600に戻して、それでも出ていない。完了で",
       "枠も600に戻して、それでも出ていない。完了で"},
      {"報告を書く。木曜の会議まで", "報告を書く。木曜の会議まで"},
      {"直したか？3台とも", "直したか？3台とも"},
      {"弁を閉めた。水を止めた", "弁を閉めた。水を止めた"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(in_order(said), written);
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
      {"別の人から「30円のはずだ」と", "別の人から「30円のはずだ」とのこと"},
      {"今日のところは収束で", "今日のところは収束とする"},
      {"箱をあけた。うちが立ち会ったんで", "箱をあけた。うちが立ち会ったため"},
      {"満水が4.5なんで", "満水が4.5のため"},
      {"先方の責任者に連絡を", "先方の責任者に連絡"},
      {"早めに閉めた。全店に予告を", "早めに閉めた。全店に予告"},
      // Nothing is certain.
      {"4社には「応答は戻った」と", "4社には「応答は戻った」と"},
      {"広報にも「遅れている」と", "広報にも「遅れている」と"},
      {"締めを延ばしてもらえるよう頼んで", "締めを延ばしてもらえるよう頼んで"},
      {"皆さん水を飲んで", "皆さん水を飲んで"},
      {"対応は口頭で", "対応は口頭で"},
      {"既定値を", "既定値を"},
      {"このままだと", "このままだと"},
      {"来た。携帯の電波障害は？", "来た。携帯の電波障害は？"},
      {"実行者が", "実行者が"},
      {"混むので早く閉めた。既定値を", "混むので早く閉めた。既定値を"},
      {"時刻を出している。放送はマイクで、駅員が", "時刻を出している。放送はマイクで、駅員が"},
      {"資料を棚に", "資料を棚に"},
      {"報告書を木曜までに", "報告書を木曜までに"},
      {"弁を閉めると", "弁を閉めると"},
      {"明日見てくれると", "明日見てくれると"},
  };
  for (const auto& [said, written] : kCases) {
    EXPECT_EQ(without_fragments(said), written);
  }
}

}  // namespace
}  // namespace tenmatsu::style
