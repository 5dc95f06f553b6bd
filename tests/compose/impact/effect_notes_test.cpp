// What was felt, without a figure.

#include "compose/impact/effect_notes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "compose/impact/heard.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::IsEmpty;

TEST(EffectNotes, LeaveOutWhatALaterMessageOverturns) {
  const Analysis analysis = heard({{"止めたので患者さんには渡していません", {Tag::impact}},
                                   {"すでに17件が誤った量でお渡し済みでした", {Tag::impact}}});
  EXPECT_THAT(effect_notes(Story(analysis, *shipped_rules()), {}), IsEmpty());
}

TEST(EffectNotes, LeaveOutWhatGoesOnWithAForecast) {
  for (const auto& [said, told] :
       {std::pair{"1台止めると処理が3,600件から2,400件に落ちます。お客様の荷物が届かなくなります",
                  false},
        std::pair{"1台止めると処理が3,600件から2,400件に落ちます。お客様の荷物が届いていません",
                  true},
        std::pair{"1台止めたら処理が3,600件から2,400件に落ちました。お客様の荷物が届きません",
                  true}}) {
    SCOPED_TRACE(said);
    const Analysis analysis = heard({{said, {Tag::impact}}});
    EXPECT_EQ(!effect_notes(Story(analysis, *shipped_rules()), {}).empty(), told);
  }
}

TEST(EffectNotes, LeaveOutThatItIsWellAgain) {
  for (const auto& [said, told] :
       {std::pair{"お客様からも「完了になった」という方が出てきました", false},
        std::pair{"怒ってたお客様も「出ました」って連絡ありました", false},
        std::pair{"お客様から「エラーが出ました」という連絡がありました", true}}) {
    SCOPED_TRACE(said);
    const Analysis analysis = heard({{said, {Tag::impact}}});
    EXPECT_EQ(!effect_notes(Story(analysis, *shipped_rules()), {}).empty(), told);
  }
}

TEST(EffectNotes, TellComplaintsAndNotThatThereWereNone) {
  for (const auto& [said, told] :
       {std::pair{"お客様が買えなくて、苦情はありました。", true},
        std::pair{"お客様が買えなくて、苦情はありませんでした。", false}}) {
    SCOPED_TRACE(said);
    const Analysis analysis = analysis_of({{at(9, 0), "堤", said, {tag(Tag::impact)}}});
    EXPECT_EQ(!effect_notes(Story(analysis, *shipped_rules()), {}).empty(), told);
  }
}

std::vector<std::string> notes_of(const char* said) {
  const Analysis analysis = heard({{"注文が通りません。", {Tag::symptom}}, {said, {Tag::impact}}});
  std::vector<std::string> texts;
  for (const Statement& one : effect_notes(Story(analysis, *shipped_rules()), {})) {
    texts.push_back(one.text);
  }
  return texts;
}

// What is still to come, what people do about it and until when something is due is no effect.
TEST(EffectNotes, TellOnlyWhatIsSo) {
  for (const char* said : {"待って、書きかけの伝票が消える。", "その間の売上はゼロになる。",
                           "古い端末のお客様は使えなくなるよね。", "影響のある会員を数えています。",
                           "困る店があるので、先に電話します。", "これって漏えいになるんですかね。",
                           "間に合わなかったお客様がお礼に来られました。"}) {
    EXPECT_THAT(notes_of(said), IsEmpty()) << said;
  }
  for (const char* said :
       {"お客様の伝票が消えています。", "窓口が混雑していて、お客様から苦情が来ています。"}) {
    EXPECT_THAT(notes_of(said), Not(IsEmpty())) << said;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
