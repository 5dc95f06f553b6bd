#include "analyse/hear.hpp"

#include <gtest/gtest.h>

#include "analyse/modality.hpp"

namespace tenmatsu::analysis {
namespace {

Talk heard(const std::vector<std::string>& texts) {
  static const RulesPtr rules = load_rules({});
  Talk talk;
  for (const std::string& text : texts) {
    Message& message = talk.result.transcript.messages.emplace_back();
    message.n = static_cast<int>(talk.result.transcript.messages.size());
    message.text = text;
  }
  hear(talk, *rules);
  read_modality(talk, *rules);
  return talk;
}

std::string at(const Talk& talk, const Span& span) {
  const std::string& text = talk.result.message(span.message).text;
  return text.substr(span.begin, span.end - span.begin);
}

TEST(Hear, PlacesSentencesInTheTextAsWritten) {
  const Talk talk =
      heard({"はい。", "ＡＰＩが遅いですが、何か変えましたか？\n・５００エラーも出てます"});
  ASSERT_EQ(talk.result.events.size(), 2U);
  const Event& event = talk.result.event(2);
  ASSERT_EQ(event.sentences.size(), 3U);
  ASSERT_EQ(talk.heard[1].sentences.size(), 3U);
  EXPECT_EQ(event.n, 2);
  EXPECT_EQ(at(talk, event.sentences[0].span), "ＡＰＩが遅いですが、");
  EXPECT_EQ(at(talk, event.sentences[1].span), "何か変えましたか？");
  EXPECT_EQ(at(talk, event.sentences[2].span), "５００エラーも出てます");
  EXPECT_EQ(event.sentences[0].modality, Modality::statement);
  EXPECT_EQ(event.sentences[1].modality, Modality::question);
}

TEST(Hear, PlacesTermsInTheTextAsWritten) {
  const Talk talk = heard({"サーバーをＲＥＳＴＡＲＴして、切戻しました"});
  const Event& event = talk.result.event(1);
  ASSERT_EQ(event.terms.size(), talk.heard[0].terms.size());
  std::string found;
  for (const TermUse& use : event.terms) {
    if (use.category == "action" || use.category == "component") {
      found += use.term + "=" + at(talk, use.span) + " ";
    }
  }
  EXPECT_EQ(found, "サーバ=サーバー restart=ＲＥＳＴＡＲＴ 切り戻し=切戻し 切り戻す=切戻し ");
}

TEST(Hear, TakesATalkWithoutWords) {
  const Talk talk = heard({"", "  ", "🎉"});
  EXPECT_TRUE(talk.result.event(1).sentences.empty());
  EXPECT_TRUE(talk.result.event(2).sentences.empty());
  ASSERT_EQ(talk.result.event(3).sentences.size(), 1U);
  EXPECT_EQ(talk.result.event(3).sentences[0].modality, Modality::statement);
}

TEST(Hear, AnalysesTheBeginningOfAHugeMessageAndSaysSo) {
  std::string huge = "落ちました。\n";
  while (huge.size() <= kLongestHeard) {
    huge += "あいうえお";
  }
  const Talk talk = heard({huge, "はい。"});
  EXPECT_LE(talk.heard[0].text.text.size(), kLongestHeard);
  EXPECT_EQ(at(talk, talk.result.event(1).sentences[0].span), "落ちました。");
  EXPECT_EQ(talk.result.message(1).text, huge);
  ASSERT_EQ(talk.result.transcript.notes.size(), 1U);
  EXPECT_NE(talk.result.transcript.notes[0].text.find("are analysed"), std::string::npos);
}

}  // namespace
}  // namespace tenmatsu::analysis
