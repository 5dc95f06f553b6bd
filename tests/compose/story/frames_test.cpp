// What a sentence speaks of beside the incident, by the head that sets its frame.

#include "compose/story/frames.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  const char* said;
  Frame frame;
};

constexpr Case kCases[] = {
    {"先月の写しでは索引で入っています。", Frame::before},
    {"前回の点検では水位は6割ありました。", Frame::before},
    {"昨日までは4分で終わっていました。", Frame::before},
    {"移設前の機械では字が出ていました。", Frame::before},
    {"旧版では空欄を読み飛ばします。", Frame::before},
    {"去年のときは3便で運びました。", Frame::before},
    {"いつもなら1時前に抜けます。", Frame::usual},
    {"普段はUSBで移しています。", Frame::usual},
    {"平日だと2時間はかかりません。", Frame::usual},
    {"例年は係長が名簿を送ります。", Frame::usual},
    {"本来は5分ごとに席を返します。", Frame::supposed},
    {"建前では二人で弁を閉めます。", Frame::supposed},
    {"理屈から言えば同じ番号は受け側で捨てます。", Frame::supposed},
    {"えさの袋は、本来なら棚の奥に置きます。", Frame::supposed},
    {"明日は給与の振込が340社ほどございます。", Frame::ahead},
    {"来週は入試が控えています。", Frame::ahead},
    {"週明けには検品が2万件あります。", Frame::ahead},
    {"先月の更新で設定が消えました。", Frame::none},
    {"昨日、弁を替えました。", Frame::none},
    {"いつもの電文が来ていません。", Frame::none},
    {"いつもは5時に終わるのに今日は7時でした。", Frame::none},
    {"普段と違う音がします。", Frame::none},
    {"通常の3倍の電話が来ています。", Frame::none},
    {"設定が古いままでした。", Frame::none},
    {"設定では30秒でした。", Frame::none},
    {"手順書では予備機から写すことになっていました。", Frame::none},
    {"紙代で11万円、明日は出せます。", Frame::none},
    {"明日の便が出せません。", Frame::none},
};

TEST(Frames, AreSetByTheHeadOfTheSentence) {
  for (const auto& [said, frame] : kCases) {
    SCOPED_TRACE(said);
    const Analysis analysis = analysis_of({{at(9, 0), "岸", said, {}}});
    const Story story(analysis, *shipped_rules());
    EXPECT_EQ(frame_of(story, {1, 0}), frame);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
