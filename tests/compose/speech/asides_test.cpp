// What was meant for those who were there and says nothing to the reader of a document.

#include "compose/speech/asides.hpp"

#include <gtest/gtest.h>

#include "compose/speech/masked_text.hpp"
#include "compose/told.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::style {
namespace {

std::string written(const char* text) {
  MaskedText masked = mask(text::to_utf32(text));
  drop_asides(masked, composition::shipped_rules()->style);
  return text::to_utf8(masked.unmasked(masked.text));
}

TEST(Asides, AreLeftOut) {
  const struct {
    const char* told;
    const char* kept;
  } kCases[] = {
      {"いまログを見ている", "ログを見ている"},
      {"今、2号機を止めた。いま待ちは40件", "2号機を止めた。待ちは40件"},
      {"今日の更新で止まった", "今日の更新で止まった"},
      {"今のところ影響なし", "今のところ影響なし"},
      {"いまは動いている", "いまは動いている"},
      {"今まで一度も落ちていない", "今まで一度も落ちていない"},
      {"今止めたら予約が消える", "今止めたら予約が消える"},
      {"いま落とすと原因が追えない", "いま落とすと原因が追えない"},
      {"いま", "いま"},
      {"それ、トークンの権限が足りない", "トークンの権限が足りない"},
      {"それは仕様だ", "それは仕様だ"},
      {"あった。昨日の更新で止まったまま", "昨日の更新で止まったまま"},
      {"出た。出た。ラベルが出てきた", "ラベルが出てきた"},
      {"ログを見た。あった", "ログを見た。あった"},
      {"あった", "あった"},
      {"エラーがあった。止めた", "エラーがあった。止めた"},
      {"ログイン画面が開かないが、何か変えたか", "ログイン画面が開かない"},
      {"取引先3社から電話を受けているが、何かご存じの方いるか", "取引先3社から電話を受けている"},
      {"店の画面が真っ白だが、うちだけ？", "店の画面が真っ白だ"},
      {"2号機が落ちたが、誰か再起動できるか", "2号機が落ちたが、誰か再起動できるか"},
      {"CPUが100%だが、バッチのせいか", "CPUが100%だが、バッチのせいか"},
      {"電話が増えているが、止めてよいか", "電話が増えているが、止めてよいか"},
      {"3人とも入れた🙌 20時から再試合にする", "3人とも入れた。20時から再試合にする"},
      {"窯が冷えた😭🎉 火は落とした", "窯が冷えた。火は落とした"},
      {"水門が開いた。🙏 船は出た", "水門が開いた。船は出た"},
      {"釣り場は静か 🎣 札も出した", "釣り場は静か。札も出した"},
      {"全部の札に🔒ついた", "全部の札に🔒ついた"},
      {"返事に👍が3つ", "返事に👍が3つ"},
      {"deploy (main) 🎉 52s", "deploy (main) 🎉 52s"},
      {"「開いた🎉 やった」と書かれた", "「開いた🎉 やった」と書かれた"},
  };
  for (const auto& one : kCases) {
    EXPECT_EQ(written(one.told), one.kept) << one.told;
  }
}

}  // namespace
}  // namespace tenmatsu::style
