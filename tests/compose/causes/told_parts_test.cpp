// What the messages of one cause tell of it together.

#include "compose/causes/told_parts.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/causes/told_causes.hpp"

namespace tenmatsu::composition {
namespace {

// The statement of a cause that was raised in the first and supported in the last of these
// messages, and was told in the words `told`.
std::string told_of(const std::vector<std::string>& said, Status raised, const std::string& told) {
  std::vector<Told> talk;
  for (const std::string& text : said) {
    const bool first = talk.empty();
    const bool last = talk.size() + 1 == said.size();
    std::vector<TagFinding> tags;
    if (first || last) {
      tags = {cause(first ? raised : Status::confirmed)};
    }
    talk.push_back({at(9, static_cast<int>(talk.size())), first ? "岸" : "堤", text, tags});
  }
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  Cause one;
  one.status = Status::confirmed;
  one.raised = {1};
  one.supported = {static_cast<int>(said.size())};
  one.statement = {told, {1, static_cast<int>(said.size())}};
  add_told_parts(story, one);
  return one.statement.text;
}

struct Case {
  const char* raised;
  Status status;
  const char* supported;
  const char* told;
  const char* whole;
};

TEST(ToldParts, TellTheGuessThatWasConfirmedAndWhatConfirmedIt) {
  constexpr Case kCases[] = {
      {"昨夜の清掃で厨房の排水弁の札を付け替えています。", Status::suspected,
       "それだ。札の色が変わると洗浄の順番が逆になる。", "札の色が変わると洗浄の順番が逆になる",
       "昨夜の清掃で厨房の排水弁の札を付け替えている。札の色が変わると洗浄の順番が逆になる"},
      {"先月の回線集約で、出口の番号が変わっているかもしれません。", Status::suspected,
       "新しい番号が機構の許可表に載っていませんでした。",
       "新しい番号が機構の許可表に載っていなかった",
       "先月の回線集約で、出口の番号が変わっている。新しい番号が機構の許可表に載っていなかった"},
      {"春の移行で、貸出の一覧が別の倉庫の一覧に替わっているのではないか。", Status::suspected,
       "抽出の条件が去年度のままでした。", "抽出の条件が去年度のままだった",
       "春の移行で、貸出の一覧が別の倉庫の一覧に替わっている。抽出の条件が去年度のままだった"},
      // told in the words of the first, borne out by the last
      {"部屋の検針の表が一行ずれています。", Status::confirmed,
       "確認しました。見出しの行が二重に書き出されていて、先頭の部屋が押し出されていました。",
       "部屋の検針の表が一行ずれている",
       "部屋の検針の表が一行ずれている。見出しの行が二重に書き出されていて、先頭の部屋が押し出され"
       "て"
       "いた"},
  };
  for (const auto& [raised, status, supported, told, whole] : kCases) {
    EXPECT_EQ(told_of({raised, supported}, status, told), whole);
  }
}

TEST(ToldParts, LeaveOutWhatAsksExpectsOrRepeats) {
  constexpr Case kCases[] = {
      // asks on, expects it to be well, says nothing new, names the cause itself, only points
      {"素人考えですが、清掃の札の色の設定は点検の後も残っていますか？", Status::suspected,
       "札の色が変わると洗浄の順番が逆になる。", "札の色が変わると洗浄の順番が逆になる", ""},
      {"出口の番号の保存期間は昨日から短くしてあるし、手順どおりのはず。", Status::suspected,
       "新しい番号が機構の許可表に載っていませんでした。",
       "新しい番号が機構の許可表に載っていなかった", ""},
      {"機構の許可表の番号が古いのかもしれません。", Status::suspected,
       "新しい番号が機構の許可表に載っていませんでした。",
       "新しい番号が機構の許可表に載っていなかった", ""},
      {"昨夜の清掃で厨房の排水弁の札を付け替えています。", Status::suspected,
       "原因は札の色で間違いないです。", "原因は札の色で間違いない", ""},
      {"部屋の検針の表が一行ずれています。", Status::confirmed, "原因それですね。",
       "部屋の検針の表が一行ずれている", ""},
  };
  for (const auto& [raised, status, supported, told, whole] : kCases) {
    EXPECT_EQ(told_of({raised, supported}, status, told), told);
  }
  // Long before it, people spoke of something else since.
  EXPECT_EQ(told_of({"昨夜の清掃で厨房の排水弁の札を付け替えています。", "開けます。", "見ます。",
                     "着きました。", "それだ。札の色が変わると洗浄の順番が逆になる。"},
                    Status::suspected, "札の色が変わると洗浄の順番が逆になる"),
            "札の色が変わると洗浄の順番が逆になる");
}

// The statement of the cause of a talk of this one message, which the last sentence but one names.
std::string statement_of(const char* said) {
  TagFinding finding = cause(Status::confirmed);
  finding.sentences = {1, 2};
  finding.main_sentence = 1;
  const auto found = causes_of({{at(9, 0), "岸", said, {finding}}});
  return found.empty() ? "" : found.front().statement.text;
}

// A finding that speaks of a test or of a number is no look.
TEST(CauseStatements, TellTheFindingsBesideThem) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"12番は社内のテスト用として機械ではじく設定です。"
       "機械の受信設定への反映が漏れていました。確定です。",
       "社内のテスト用"},
      {"比較の相手が去年の単価です。倉庫の一覧表に古い行が残っていました。原因これです。",
       "去年の単価"},
      {"3号の鍵は検証用として窓口ではじく決まりです。倉庫の一覧表に3号が残っていました。"
       "原因これです。",
       "検証用"},
      {"窓口の検索は北の棟の側だけが相手です。倉庫の一覧表に古い行が残っていました。確定です。",
       "北の棟"},
  };
  for (const auto& [said, part] : kCases) {
    EXPECT_NE(statement_of(said).find(part), std::string::npos) << statement_of(said);
  }
}

TEST(CauseStatements, LeaveOutTheLooks) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"受付の端末で新しい版をテストしました。機械の受信設定への反映が漏れていました。確定です。",
       "端末"},
      {"倉庫の控えの件数を比較しています。機械の受信設定への反映が漏れていました。確定です。",
       "倉庫"},
      {"窓口の記録を照合しました。機械の受信設定への反映が漏れていました。確定です。", "窓口"},
      {"厨房の温度のログを確認しました。機械の受信設定への反映が漏れていました。確定です。",
       "厨房"},
  };
  for (const auto& [said, part] : kCases) {
    EXPECT_EQ(statement_of(said).find(part), std::string::npos) << statement_of(said);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
