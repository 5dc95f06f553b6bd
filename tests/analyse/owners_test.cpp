// Who takes on a follow-up, and until when.

#include <gtest/gtest.h>

#include "analyse/passes.hpp"

namespace tenmatsu::analysis {
namespace {

struct Case {
  const char* text;
  const char* owner;
  const char* due;
};

// Said by 田中 after the all-clear, to 宮下 and ryo.
constexpr Case kCases[] = {
    {"アラートの追加は私がやります", "田中", ""},
    {"アラートは来週中に追加します", "田中", "来週中"},
    {"アラートは来週の水曜までに入れます", "田中", "来週の水曜"},
    {"宮下さん、手順書の見直しを今週金曜までにお願いできますか", "宮下", "今週金曜"},
    {"手順書の見直しは宮下さん、4/3までにお願いします", "宮下", "4/3"},
    {"手順書の見直しはryoで", "ryo", ""},
    {"ポストモーテムは私が書きます。12月3日のレビュー会に出します", "田中", "12月3日"},
    {"監視の追加が必要ですね", "", ""},
    {"監視の追加を検討しましょう。担当は追って決めます", "", ""},
    {"手順書を直します。監視の担当は未定です", "田中", ""},
    {"アラートは宮下さんで12/3まで", "宮下", "12/3"},
    {"手順書を直します。これは来週中にやります", "田中", "来週中"},
    {"リカバリ手順の整理(宮下、今週中)", "宮下", "今週中"},
    {"宮下さん報告書つくっといて、月曜まで", "宮下", "月曜"},
    {"毎朝の点検に監視の画面を足します", "田中", ""},
    {"しきい値は25/50/75で見直します", "田中", ""},
    {"手順書は直しとく、来週", "田中", "来週"},
    {"有効期限が10日未満なら警告を出す、を今週入れます", "田中", "今週"},
    {"監視の追加は明日の朝イチで相談しましょう", "", "明日の朝イチ"},
    {"戻す作業も必要です。こちらは私が本日18時以降に実施します", "田中", "本日18時以降"},
    {"自動で止まるタイマーがほしい。これは宮下さん。", "宮下", ""},
    {"お客様には1週間の延長をつけます", "田中", ""},
    {"更新は来月10日なので今までの手順を12月までに見直します", "田中", "12月"},
    {"更新は来月10日なので、それまでに手順を見直します", "田中", "来月10日"},
    {"今月分の一覧の点検を追加します", "田中", ""},
    {"ライセンスの期限を棚卸しします。5月の連休前までに。", "田中", "5月の連休前"},
    {"監視を今度の土曜に変えます", "田中", "今度の土曜"},
    {"通知先をチームのメールに替える、来週火曜まで、僕", "田中", "来週火曜"},
    {"監視の追加はリスク委員会の後、10日のリスク委員会までに宮下さんで", "宮下",
     "10日のリスク委員会"},
    {"夜中に申し訳ないです。監視は今週追加します", "田中", "今週"},
    {"監視は明日の朝礼までに足します", "田中", "明日の朝礼"},
    {"残り30日切ったら鳴るように監視を足します、今週中", "田中", "今週中"},
    {"監視の追加は来年度に私がやります", "田中", "来年度"},
    {"監視を来週切り替えます", "田中", "来週"},
    {"点検を来週完了させます", "田中", "来週"},
    {"設定は来週完了します", "田中", "来週"},
    {"手数料を来週払い戻します", "田中", "来週"},
    {"手順の動作を来週動作確認します", "田中", "来週"},
    {"窓口は来週受付を増やします", "田中", "来週"},
    {"告知は来週出したいと思います", "田中", "来週"},
    {"しきい値は来週変えたいです", "", "来週"},
    {"監視は来週券売機に入れます", "田中", "来週"},
    {"残り10日切ったら知らせる監視を足します", "田中", ""},
    {"通知先を替える、私も見ました。監視の追加は宮下さんで", "宮下", ""},
    {"全社配信の一週間前に知らせる、という決まりを手順書に足します", "田中", ""},
};

TEST(FindOwners, ReadsTheNameAndTheDay) {
  const RulesPtr rules = load_rules({});
  for (const auto& [text, owner, due] : kCases) {
    SCOPED_TRACE(text);
    Transcript transcript;
    for (const auto& [speaker, said] :
         {std::pair<const char*, const char*>{"宮下", "はい"}, {"ryo", "はい"}, {"田中", text}}) {
      Message message;
      message.n = static_cast<int>(transcript.messages.size()) + 1;
      message.speaker = speaker;
      message.text = said;
      transcript.messages.push_back(message);
    }
    const Analysis analysis = run_passes(std::move(transcript), *rules, Phase::over);
    const TagFinding* followup = find_tag(analysis.events.back(), Tag::followup);
    ASSERT_NE(followup, nullptr);
    EXPECT_EQ(followup->owner, owner);
    EXPECT_EQ(followup->due.substr(0, std::string(due).size()), due);
    EXPECT_EQ(followup->due.empty(), *due == '\0');
  }
}

}  // namespace
}  // namespace tenmatsu::analysis
