#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/talk.hpp"
#include "support/trouble.hpp"

namespace tenmatsu {
namespace {

using std::string_view_literals::operator""sv;

struct Bad {
  std::string_view bytes;
  const char* says;
};

constexpr Bad kBad[] = {
    {"", "talk.txt: the input is empty"},
    {" \n\t\r\n\xE3\x80\x80\n", "talk.txt: the input is empty"},
    {"\xEF\xBB\xBF", "talk.txt: the input is empty"},
    {"\x7f"
     "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"sv,
     "talk.txt: this is no text"},
    {"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0"sv, "talk.txt: this is an archive or an office document"},
    {"お知らせ\n障害が発生しました。\n", "talk.txt:1: no message was found"},
};

TEST(Read, RefusesWhatHoldsNoMessage) {
  for (const auto& [bytes, says] : kBad) {
    SCOPED_TRACE(says);
    const std::string_view text = bytes;
    EXPECT_THAT(support::trouble_of(Failure::input, [&] { return read_talk(text); }),
                AllOf(testing::StartsWith(says), testing::Not(testing::HasSubstr("\n"))));
  }
}

TEST(Read, RefusesAFormatThatItDoesNotKnow) {
  ReadOptions options;
  options.format = "plian";
  const auto refused = [&] { return read("[14:35] a: b", "talk.txt", built_in_rules(), options); };
  EXPECT_NE(support::trouble_of(Failure::usage, refused), "");
}

TEST(Read, TellsWhatItReadAndFromWhere) {
  const Transcript transcript =
      read_talk("# 注文API 障害対応\n\n[14:35] 田中: a\n続き\n[14:36] 佐藤: b\n");
  EXPECT_EQ(transcript.name, "talk.txt");
  EXPECT_EQ(transcript.format, "plain");
  EXPECT_EQ(transcript.encoding, "UTF-8");
  EXPECT_EQ(transcript.sha256.size(), 64U);
  EXPECT_EQ(transcript.title, "注文API 障害対応");
  ASSERT_EQ(transcript.messages.size(), 2U);
  EXPECT_EQ(transcript.messages[0].n, 1);
  EXPECT_EQ(transcript.messages[0].line, 3);
  EXPECT_EQ(transcript.messages[1].n, 2);
  EXPECT_EQ(transcript.messages[1].line, 5);
  EXPECT_TRUE(transcript.notes.empty());
}

TEST(Read, ADayInFrontOfATitleNamesNoMessage) {
  const Transcript transcript = read_talk("# 2026-03-04 注文API 障害対応ログ\n\n[14:35] 田中: a\n");
  EXPECT_EQ(transcript.title, "注文API 障害対応ログ");
  EXPECT_EQ(transcript.first_day, std::nullopt);
  EXPECT_EQ(transcript.named_day, (Date{2026, 3, 4}));
}

TEST(Read, ADayInATitleOfATalkDatesIt) {
  for (const char* title :
       {"2026年11月20日 総合振込障害 対応会議", "障害連絡電話会議（2026年11月20日）",
        "障害連絡電話会議（2026年11月20日(金)）録音書き起こし",
        "電話会議メモ（2026年11月20日・録音起こし）", "夜間ブリッジ 音声 2026-11-20 23:31 開始",
        "電話会議メモ（2026年11月20日 金曜、録音から）", "2026/11/20（金） 障害対応チャット",
        "障害対応 2026年11月20日（金）", "■2026年11月20日（金）立会い 保守チャット",
        "音声会議メモ（文字起こし） 2026/11/20  本部ブリッジ"}) {
    SCOPED_TRACE(title);
    const Transcript transcript = read_talk(std::string(title) + "\n\n[14:35] 田中: a\n");
    EXPECT_EQ(transcript.first_day, (Date{2026, 11, 20}));
  }
  for (const char* title : {"2026年11月20日の会議で話した障害の経過",
                            "障害報告書（2026年11月20日）", "リリース作業 2026-11-20 23:31 開始",
                            "前回の会議 2026年11月20日 以降の経過", "（2026年11月20日）障害報告"}) {
    SCOPED_TRACE(title);
    const Transcript transcript = read_talk(std::string(title) + "\n\n[14:35] 田中: a\n");
    EXPECT_EQ(transcript.first_day, std::nullopt);
  }
}

TEST(Read, NotesTheLinesThatItDidNotUse) {
  const Transcript transcript = read_talk(
      "障害記録\n参加者 田中、佐藤\n- **14:35** 田中: a\n- **14:36** 佐藤: b\xFF\n\n## メモ\n\n- "
      "次回\n- その次\n");
  std::vector<int> lines;
  for (const Note& note : transcript.notes) {
    EXPECT_EQ(note.file, "talk.txt");
    EXPECT_FALSE(note.text.empty());
    lines.push_back(note.line);
  }
  EXPECT_EQ(lines, (std::vector<int>{4, 2, 6}));  // the broken byte, the second line, the memo
}

}  // namespace
}  // namespace tenmatsu
