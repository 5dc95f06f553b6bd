#include "analyse/sentence.hpp"

#include <gtest/gtest.h>

#include "rules/rules.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {
namespace {

// The sentences of a text, parted by '|'.
std::string parted(std::string_view original) {
  static const RulesPtr rules = load_rules({});
  const std::string text = text::normalised(original);
  std::string out;
  for (const Piece& piece : sentences_of(text, rules->sentences)) {
    out += out.empty() ? "" : "|";
    out += text.substr(piece.begin, piece.end - piece.begin);
  }
  return out;
}

struct Case {
  const char* text;
  const char* expected;
};

constexpr Case kCases[] = {
    {"", ""},
    {"  ", ""},
    {"はい", "はい"},
    {"遅いです。見ます。", "遅いです。|見ます。"},
    {"遅い！！見て", "遅い!!|見て"},
    {"なぜ？？w 見ます", "なぜ??w|見ます"},
    {"落ちた(笑)。戻す", "落ちた(笑)。|戻す"},
    {"一行目\n二行目", "一行目|二行目"},
    {"- API\n- DB\n・バッチ", "api|db|バッチ"},
    {"んー…DBかな", "んー...|dbかな"},
    {"「落ちた。困る」と言ってます。見ます", "「落ちた。困る」と言ってます。|見ます"},
    {"（たぶん。きっと）DBです", "(たぶん。きっと)dbです"},
    {"「閉じない引用。次の文", "「閉じない引用。|次の文"},
    {"https://example.com/a?b=1。見て", "https://example.com/a?b=1。|見て"},
    {"v1.2.3に上げた。0.5秒です", "v1.2.3に上げた。|0.5秒です"},
    {"1. 再起動する", "1. 再起動する"},
    {"`a.b(c); d` を実行。次", "`a.b(c); d` を実行。|次"},
    {"2024-01-01 ERROR Connection refused. Retry? yes!",
     "2024-01-01 error connection refused. retry? yes!"},
    {"落ちてますね 見てみます", "落ちてますね|見てみます"},
    {"えーと DBの接続数が 上限です たぶん", "えーと dbの接続数が 上限です|たぶん"},
    {"まだ 落ちてる", "まだ 落ちてる"},
    {"APIが遅いですが、何か変えましたか", "apiが遅いですが、|何か変えましたか"},
    {"落ちてるので、戻します", "落ちてるので、|戻します"},
    {"すみませんが、見てください", "すみませんが、見てください"},
    {"了解です、戻します", "了解です、|戻します"},
    {"直りました🎉ありがとう", "直りました🎉|ありがとう"},
    {"✅ 完了", "✅ 完了"},
    {"…", "..."},
};

TEST(SentencesOf, PartsWrittenAndSpokenTalk) {
  for (const auto& [text, expected] : kCases) {
    EXPECT_EQ(parted(text), expected) << text;
  }
}

}  // namespace
}  // namespace tenmatsu::analysis
