#include "analyse/find_terms.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rules/rules.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> found_in(std::string_view original) {
  static const RulesPtr rules = load_rules({});
  const std::string text = text::normalised(original);
  std::vector<std::string> out;
  for (const FoundTerm& found : find_terms(text, *rules)) {
    const rules::Term term = rules->terms.at(found.term);
    out.push_back(fmt::format("{}:{}={}", term.category, term.word,
                              text.substr(found.piece.begin, found.piece.end - found.piece.begin)));
  }
  return out;
}

struct Case {
  const char* text;
  const char* found;
};

TEST(FindTerms, FindsWordsInTheirForms) {
  constexpr Case kCases[] = {
      {"APIが遅いです", "component:API=api"},
      {"ＡＰＩが遅い", "component:API=api"},
      {"APIが遅いです", "symptom:遅い=遅い"},
      {"ページが遅くなってます", "symptom:遅い=遅く"},
      {"サーバが落ちてる", "component:サーバ=サーバ"},
      {"サーバーが落ちました", "component:サーバ=サーバー"},
      {"サーバーが落ちました", "symptom:落ちる=落ち"},
      {"DBを切替えます", "action:切り替え=切替え"},
      {"系を切替してください", "action:切り替え=切替"},
      {"前のバージョンに戻しました", "action:戻す=戻し"},
      {"1台外して様子見ます", "action:外す=外し"},
      {"LBから抜いときました", "action:抜く=抜い"},
      {"落ち着いてきました", "recovery:落ち着く=落ち着い"},
      {"落着きました", "recovery:落ち着く=落着き"},
      {"エラーログ見てます", "investigation:エラーログ=エラーログ"},
      {"アプリのエラーログ", "symptom:エラー=エラー"},
      {"ネットワークエラーです", "component:ネットワーク=ネットワーク"},
      {"ネットワークエラーです", "symptom:エラー=エラー"},
      {"3割くらい", "unit:割=割"},
      {"えーと、DBですね", "filler:えーと=えーと"},
      {"問合わせが来てます", "impact:問い合わせ=問合わせ"},
      {"再起動した", "action:再起動=再起動"},
      {"502が出てます", "symptom:502=502"},
  };
  for (const auto& [text, found] : kCases) {
    EXPECT_THAT(found_in(text), Contains(found)) << text;
  }
}

TEST(FindTerms, RespectsTheWordsAround) {
  constexpr Case kCases[] = {
      {"フラグを確認", "symptom:ラグ=ラグ"},
      {"ブログに書く", "investigation:ログ=ログ"},
      {"catalogを見る", "investigation:ログ=ログ"},
      {"login画面", "investigation:ログ=log"},
      {"podman", "component:Pod=pod"},
      {"1502件", "symptom:502=502"},
      {"5021", "symptom:502=502"},
      {"役割を決めましょう", "unit:割=割"},
      {"本番です", "unit:本=本"},
      {"落ち着いてきました", "symptom:落ちる=落ち"},
      {"スカートを買う", "component:カート=カート"},
      {"今後の予定", "time_word:今=今"},
      {"DNSの設定を変更", "symptom:変です=変"},
      {"実装漏れ", "cause:漏れ=漏れ"},
  };
  for (const auto& [text, found] : kCases) {
    EXPECT_THAT(found_in(text), Not(Contains(found))) << text;
  }
}

TEST(FindTerms, KeepsTheLongestOfACategoryAndAllCategories) {
  const auto found = found_in("設定変更");
  EXPECT_THAT(found, Contains("action:設定変更=設定変更"));
  EXPECT_THAT(found, Contains("cause:設定変更=設定変更"));
  EXPECT_THAT(found_in("再起動ループ"), Not(Contains("symptom:ループ=ループ")));
}

}  // namespace
}  // namespace tenmatsu::analysis
