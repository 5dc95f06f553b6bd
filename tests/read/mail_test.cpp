// Saved mails in parts and in codes, cut off or badly headed; what quotes and heads leave of a
// text.

#include <gtest/gtest.h>

#include <span>
#include <string>

#include "read/talk.hpp"

namespace tenmatsu {
namespace {

#define HEAD "From: 田中 <t@example.com>\nTo: ops@example.com\nDate: Wed, 04 Mar 2026 14:35 +0900\n"
#define PARTS HEAD "Content-Type: multipart/mixed; boundary=\"abc\"\n\n"
#define TEXT "--abc\nContent-Type: text/plain; charset=UTF-8\n\n"

constexpr TalkCase kSaved[] = {
    {"whole", PARTS TEXT "遅いです\n--abc--\n", "14:35|田中|遅いです\n"},
    {"cut off before its last line", PARTS TEXT "遅いです\n", "14:35|田中|遅いです\n"},
    {"cut off in its second part", PARTS TEXT "遅いです\n" TEXT "直り",
     "14:35|田中|遅いです//直り\n"},
    {"cut off right behind a mark", PARTS TEXT "遅いです\n--abc\n", "14:35|田中|遅いです\n"},
    {"parts in a part that has no last line",
     PARTS "--abc\nContent-Type: multipart/alternative; boundary=in\n\n--in\n"
           "Content-Type: text/plain\n\n遅いです\n--abc--\n",
     "14:35|田中|遅いです\n"},
    {"what stands below the last line is no part",
     PARTS TEXT "遅いです\n--abc--\nThis list is archived\n", "14:35|田中|遅いです\n"},
    {"lines that begin like a mark", PARTS TEXT "遅いです\n--abcdef\n--abc-\n直りました\n--abc--\n",
     "14:35|田中|遅いです/--abcdef/--abc-/直りました\n"},
    {"a mark with blanks behind it",
     PARTS "--abc \nContent-Type: text/plain\n\n遅いです\n--abc-- \n", "14:35|田中|遅いです\n"},
    {"a file whose name has wide figures",
     PARTS TEXT "遅いです\n--abc\nContent-Type: application/pdf; name=\"報告書１.pdf\"\n"
                "Content-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n--abc--\n",
     "14:35|田中|遅いです\n"},
    {"a boundary behind a name with wide letters and one that looks like it",
     HEAD "Content-Type: multipart/mixed; name=\"Ａ; boundary=no\"; boundary=abc\n\n" TEXT
          "遅いです\n--abc--\n",
     "14:35|田中|遅いです\n"},
    {"an attached log",
     PARTS TEXT "遅いです\n"
                "--abc\nContent-Type: text/plain; name=app.log\n"
                "Content-Disposition: Attachment; filename=app.log\n\nERROR timeout\n--abc--\n",
     "14:35|田中|遅いです\n"},
    {"a text that is shown within the mail",
     PARTS TEXT "遅いです\n--abc\nContent-Type: text/plain\nContent-Disposition: inline\n\n"
                "直りました\n--abc--\n",
     "14:35|田中|遅いです//直りました\n"},
    {"a talk in base 64",  // 14:00 田中: 遅いです, 14:05 佐藤: 見ます, 14:10 田中: 直りました
     HEAD "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: base64\n\n"
          "MTQ6MDAg55Sw5LitOiDpgYXjgYTjgafjgZkKMTQ6MDUg5L2Q6JekOiDopovjgb7jgZkKMTQ6MTAg"
          "55Sw5LitOiDnm7Tjgorjgb7jgZfjgZ8K\n",
     "14:00|田中|遅いです\n14:05|佐藤|見ます\n14:10|田中|直りました\n"},
    {"one time in base 64 is no talk",  // 14:00 から遅いです
     HEAD "Content-Transfer-Encoding: base64\n\nMTQ6MDAg44GL44KJ6YGF44GE44Gn44GZCg==\n",
     "14:35|田中|14:00 から遅いです\n"},
};

constexpr TalkCase kHeads[] = {
    {"a last line that begins with From",
     HEAD "\n遅いです\nFrom monitoring@example.com we saw errors\n",
     "14:35|田中|遅いです/From monitoring@example.com we saw errors\n"},
    {"a last line with a day but no date",
     HEAD "\nFrom a@example.com Wed onwards we saw 5 errors\n",
     "14:35|田中|From a@example.com Wed onwards we saw 5 errors\n"},
    {"what parts mails in one file",
     "From t@example.com Wed Mar  4 14:35:00 2026\n" HEAD "\n遅いです\n\n"
     "From s@example.com Wed Mar 04 14:36:00 +0900 2026\n"
     "From: 佐藤 <s@example.com>\nDate: Wed, 04 Mar 2026 14:36 +0900\n\n見ます\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n"},
    {"a line set in below a head without a blank line",
     "From: 田中\nDate: 2026/03/04 14:35\nSubject: 遅延\n  遅いです\n直りません\n",
     "14:35|田中|  遅いです/直りません\n"},
    {"the only line of a text, set in",
     "From: 田中\nDate: 2026/03/04 14:35\nSubject: 遅延\n  遅いです\n\n"
     "From: 佐藤\nDate: 2026/03/04 14:36\nSubject: 遅延\n  見ます\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n"},
    {"a list that goes on at the end of a head",
     "From: 田中\nDate: 2026/03/04 14:35\nTo: a@example.com,\n  b@example.com\n遅いです\n",
     "14:35|田中|遅いです\n"},
    {"what a program broke at the end of a head",
     "From: 田中 <t@example.com>\nDate: 2026/03/04 14:35\nX-Trace: one\n two\n\n遅いです\n",
     "14:35|田中|遅いです\n"},
    {"what goes on within a head",
     "From: 田中\nSubject: 遅延の\n  お知らせ\nDate: 2026/03/04 14:35\n\n遅いです\n",
     "14:35|田中|遅いです\n"},
};

#define ASKS "From: 田中\nDate: 2026/03/04 14:35\n\n"
#define ANSWERS "From: 佐藤\nDate: 2026/03/04 14:36\n\n"
#define ANSWERS_TOO "From: 鈴木\nDate: 2026/03/04 14:37\n\n"

constexpr TalkCase kQuotes[] = {
    {"said again",
     ASKS "遅いです\n\n" ANSWERS "> 遅いです\n>\n見ます\n\n" ANSWERS_TOO
          "> > 遅いです\n> 見ます\nはい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|鈴木|はい\n"},
    {"a short piece of a line is not that line", ASKS "遅いです\n\n" ANSWERS "> 遅い\n見ます\n",
     "14:35|田中|遅いです\n14:36|佐藤|> 遅い/見ます\n"},
    {"a long line that was broken",
     ASKS "受付の画面が開きません。予約の画面も開きません。\n\n" ANSWERS
          "> 受付の画面が開きません。\n> 予約の画面も開きません。\n見ます\n",
     "14:35|田中|受付の画面が開きません。予約の画面も開きません。\n14:36|佐藤|見ます\n"},
    {"of what two quote and none said, the last stays",
     ASKS "はい\n\n" ANSWERS "> 受付の画面が開きません。\n見ます\n\n" ANSWERS_TOO
          "> 受付の画面が開きません。\nはい\n",
     "14:35|田中|はい\n14:36|佐藤|見ます\n14:37|鈴木|> 受付の画面が開きません。/はい\n"},
    {"what a mail says itself is no other's", ASKS "はい\n\n" ANSWERS "遅いです\n> 遅いです\n",
     "14:35|田中|はい\n14:36|佐藤|遅いです/> 遅いです\n"},
};

void expect_talks(std::span<const TalkCase> cases) {
  for (const auto& [what, input, talk] : cases) {
    SCOPED_TRACE(what);
    const Transcript transcript = read_talk(input);
    EXPECT_EQ(talk_of(transcript), talk);
  }
}

TEST(Mail, IsReadFromItsParts) {
  expect_talks(kSaved);
}

TEST(Mail, PartsHeadsFromTexts) {
  expect_talks(kHeads);
}

TEST(Mail, SaysQuotesOnce) {
  expect_talks(kQuotes);
}

TEST(Mail, TellsOfFilesThatWereNotRead) {
  const Transcript transcript = read_talk(PARTS TEXT
                                          "遅いです\n--abc\nContent-Type: text/plain\n"
                                          "Content-Disposition: attachment\n\nERROR\n--abc--\n");
  ASSERT_EQ(transcript.notes.size(), 1U);
  EXPECT_EQ(transcript.notes[0].text, "parts of this mail that are files and were not read: 1");
}

// Each quotes the twenty lines of the one before: what compares each line with each other is felt.
TEST(Mail, ReadsLongThreads) {
  constexpr int kMails = 1500;
  constexpr int kLines = 20;
  const auto line_of = [](int mail, int line) {
    return fmt::format("2026-03-04T14:00:00.000Z api: request {} failed with status {}", mail,
                       line);
  };
  std::string thread;
  for (int mail = 0; mail < kMails; ++mail) {
    thread += fmt::format("From: 田中\nDate: 2026/03/04 {:02}:{:02}\n\n", mail / 300, mail % 60);
    for (int line = 0; line < kLines; ++line) {
      thread += line_of(mail, line) + "\n";
      thread += mail > 0 ? "> " + line_of(mail - 1, line) + "\n" : "";
    }
    thread += "\n";
  }
  const Transcript transcript = read_talk(thread);
  std::size_t quotes = 0;
  for (const Message& message : transcript.messages) {
    quotes += message.text.find('>') != std::string::npos ? 1U : 0U;
  }
  EXPECT_EQ(transcript.messages.size(), static_cast<std::size_t>(kMails));
  EXPECT_EQ(quotes, 0U);
}

}  // namespace
}  // namespace tenmatsu
