// Who writes the report.

#include "compose/followups/author.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

struct AuthorCase {
  const char* said;
  const char* owner;  // of the follow-up that the message was tagged with
  const char* author;
};

constexpr AuthorCase kAuthors[] = {
    {"ふりかえりの資料は私が書きます、木曜に読み合わせ。堤さんは変更の経緯だけメモください", "",
     "岸"},
    {"障害報告は堤さんと私で分担…と言いたいところですが、私が書きます", "", "岸"},
    {"ポストモーテムは私が書きます。", "", "岸"},
    {"手順書は堤さん、来週までに。報告書は私が書きます。", "堤", "岸"},
    {"報告書は堤さんお願いします。", "堤", "堤"},
    {"後ほどポストモーテムをお願いします。", "", ""},
    {"監視は私が追加します。", "岸", ""},
    {"ふりかえりは木曜、書くのも僕", "", "岸"},
    {"報告書は堤さんに書いていただいて、私が目を通します。", "", "堤"},
    {"報告書は堤さんじゃなくて私が書きます。", "", "岸"},
    {"堤くん、報告書つくっといて、月曜まで", "", "堤"},
    {"先方の報告書を待ってから私が判断します。", "", ""},
    {"部長への報告は私がします。", "", ""},
    {"報告書を書くかどうかは私が月曜に決めます。", "", ""},
    {"堤さん、報告書は要りませんが、注意の文を書いてください。", "", ""},
    {"・堤：ふりかえり、木曜まで", "", "堤"},
    {"ポスモの下書きは堤さん…がいいけど徹夜になるから俺が書くわ", "", "岸"},
    {"ポスモは堤さんが適任だけど私が書きます", "", "岸"},
    {"報告書は堤さんの記録をもとに私が明日までに", "", "岸"},
    {"報告書は堤さんに…。手順書は私が書きます", "", "堤"},
    {"堤さん、顛末を紙にまとめてください。", "", "堤"},
    {"堤さん、報告書は明日でいいです。", "", "堤"},
    {"報告書は2件まとめて私が書きます。", "", "岸"},
    {"レポート書きます。", "", "岸"},
    {"障害報告書は私が持参します。堤さんには経緯書の部分をお願いします。", "", "岸"},
    {"報告書は当方でまとめます、堤さん切替の経緯だけ木曜までにください", "", "岸"},
    {"ヘルスチェックを直すのと、PM書くの、こっちでやります。今週", "", "岸"},
    {"反省会の紙は私が。", "", "岸"},
    {"紙代は私が出します。", "", ""},
    {"堤さんは振り返り、木曜の朝会まで", "", "堤"},
    {"堤さんは振り返りを読んでから決めてください。", "", ""},
    {"堤さん、確認表に欄を足すのを今週いっぱいでお願い。報告書もあわせて", "", "堤"},
    {"I'll write the postmortem tomorrow", "", "岸"},
    {"今日のまとめ、私が書いとく。", "", "岸"},
    {"堤、今日のことA4一枚にまとめといてくれ。", "", "堤"},
    {"ドキュメントは堤さんお願いしていい？", "", "堤"},
    {"経緯をA4一枚にまとめて、水曜までに送りますね。", "岸", "岸"},
    {"報告書は私と堤さん、堤さんが主担当で", "", "堤"},
    {"ポスモは担当未定、明日決めます", "堤", ""},
    {"報告書を書くかどうか含めて定例で決めさせてください", "岸", ""},
};

TEST(Author, IsWhoTakesOnTheReport) {
  for (const auto& [said, owner, expected] : kAuthors) {
    SCOPED_TRACE(said);
    const Analysis analysis = analysis_of({
        {at(9, 0), "堤", "復旧しました。", {tag(Tag::recovery)}},
        {at(9, 1), "岸", said, {followup(owner)}},
    });
    EXPECT_EQ(author(Story(analysis, *shipped_rules())).text, expected);
  }
}

struct Answered {
  const char* about;
  std::vector<std::pair<const char*, const char*>> said;  // speaker and words
  const char* writer;
};

const Answered kAnswered[] = {
    {"an answer to a question", {{"岸", "ポスモは？"}, {"堤", "ぼくが書きます。"}}, "堤"},
    {"a question that names nobody", {{"岸", "報告書は誰が書く？"}, {"堤", "書いときます"}}, "堤"},
    {"who asked takes it on at last",
     {{"岸", "報告書とか要りますか？"}, {"堤", "要るよ"}, {"岸", "はい、まかないのあと書きます"}},
     "岸"},
    {"nobody answers", {{"岸", "ポスモは？"}, {"堤", "月曜に決めましょう"}}, ""},
    {"the longer of two names",
     {{"岸", "はい"}, {"岸本", "はい"}, {"堤", "報告書は岸本さんにお願いします"}},
     "岸本"},
    {"another paper of somebody else's, later",
     {{"岸", "報告書は岸本さん、来週水曜までに"},
      {"岸本", "はい"},
      {"堤", "記録は弊社から出します"}},
     "岸本"},
    {"a task of the same message",
     {{"岸", "振り返りは火曜にやる。資料は堤くん頼んでいい？"}, {"堤", "いいですよ"}},
     "堤"},
    {"another is made to write",
     {{"岸", "報告書は月曜の昼までにください。午後に役員に出すんで"},
      {"岸本", "承知しました、堤に書かせます"}},
     "堤"},
    {"the one whom the message names before",
     {{"堤", "ロックを入れます"}, {"岸", "堤さんは監視も見ておいて。報告書も頼む"}},
     "堤"},
    {"what goes on with one's own work",
     {{"岸", "お客様には月曜に私から電話します。そのあと報告書も"}, {"堤", "はい"}},
     "岸"},
    {"who takes it off another",
     {{"岸本", "報告書、私が書きたいです"}, {"岸", "いやいや、俺が書くよ。休んで"}},
     "岸"},
    {"who is only thanked for it",
     {{"岸本", "報告書、私が書きたいです"}, {"岸", "いやあ、助かる"}},
     "岸本"},
    {"who is called behind the form it has",
     {{"岸", "振り返りのドキュメントは……堤書いて〜"}, {"堤", "言うと思った。書く"}},
     "堤"},
    {"the shorter of two names",
     {{"岸本", "はい"}, {"岸", "はい"}, {"堤", "岸さん、報告書は明日でいいです"}},
     "岸"},
};

TEST(Author, IsWhoAnswers) {
  for (const Answered& one : kAnswered) {
    SCOPED_TRACE(one.about);
    std::vector<Told> told{{at(9, 0), "堤", "復旧しました。", {tag(Tag::recovery)}}};
    for (const auto& [speaker, words] : one.said) {
      told.push_back({at(9, 1), speaker, words, {}});
    }
    EXPECT_EQ(author(Story(analysis_of(told), *shipped_rules())).text, one.writer);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
