// Exports of many files, by folder and by archive; parts of a talk; several sources of one
// incident.

#include <zlib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "cli/talk.hpp"

namespace tenmatsu {
namespace {

std::string slack(const char* ts, const char* user, const char* text, const char* more = "") {
  return std::string("{\"type\": \"message\", \"ts\": \"") + ts + "\", \"user\": \"" + user +
         "\", \"text\": \"" + text + "\"" + more + "}";
}

using Paths = std::vector<std::pair<std::string, std::string>>;

// 2026-06-01 at 14:00 in Tokyo is 1780290000.
Paths export_files() {
  return {
      {"users.json",
       R"([{"id": "U1", "profile": {"display_name": "岸"}}, {"id": "U2", "name": "hayashi"}])"},
      {"channels.json", R"([{"id": "C1", "name": "dam"}, {"id": "C2", "name": "town"}])"},
      {"town/2026-06-01.json", "[" + slack("1780290000.000100", "U2", "おはよう") + "]"},
      {"dam/2026-06-01.json",
       "[\n" + slack("1780290000.000100", "U1", "水位計が落ちています。エラー率は40%です") + ",\n" +
           slack("1780290120.000100", "U2", "再起動しました",
                 ", \"thread_ts\": \"1780290000.000100\"") +
           "]"},
      {"dam/2026-06-02.json",
       "[" + slack("1780376400.000100", "U9", "エラー率が0%に戻りました。復旧です") + "]"}};
}

TempFolder& put(TempFolder& folder, const Paths& files, const std::string& below) {
  for (const auto& [path, content] : files) {
    (void)folder.write(below + "/" + path, content);
  }
  return folder;
}

void put_number(std::string& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) {
    out += static_cast<char>(number >> (8 * i) & 0xFFU);
  }
}

// An archive whose entries are stored as they are; `claimed` is the size that the list promises.
std::string zip_of(const Paths& files, std::uint32_t claimed = 0) {
  std::string out;
  std::string list;
  for (const auto& [path, content] : files) {
    const auto size = static_cast<std::uint32_t>(content.size());
    const auto crc = static_cast<std::uint32_t>(
        crc32(0, reinterpret_cast<const unsigned char*>(content.data()), size));
    const auto begin = static_cast<std::uint32_t>(out.size());
    std::string head;
    put_number(head, 20, 2);
    put_number(head, 0x800, 2);  // names are UTF-8
    put_number(head, 0, 2);
    put_number(head, 0, 4);
    put_number(head, crc, 4);
    put_number(head, size, 4);
    put_number(head, claimed == 0 ? size : claimed, 4);
    put_number(head, static_cast<std::uint32_t>(path.size()), 2);
    put_number(head, 0, 2);
    out += "PK\x03\x04" + head + path + content;
    list += std::string("PK\x01\x02\x14\x00", 6) + head;
    put_number(list, 0, 2);
    put_number(list, 0, 4);
    put_number(list, 0, 4);
    put_number(list, begin, 4);
    list += path;
  }
  const auto begin = static_cast<std::uint32_t>(out.size());
  out += list + std::string("PK\x05\x06\0\0\0\0", 8);
  put_number(out, static_cast<std::uint32_t>(files.size()), 2);
  put_number(out, static_cast<std::uint32_t>(files.size()), 2);
  put_number(out, static_cast<std::uint32_t>(list.size()), 4);
  put_number(out, begin, 4);
  put_number(out, 0, 2);
  return out;
}

// What was read: "TIME SPEAKER TEXT" of each event.
std::vector<std::string> events_of(const Ran& ran) {
  std::vector<std::string> out;
  const auto json = nlohmann::json::parse(ran.out, nullptr, false);
  if (!json.is_object()) {
    ADD_FAILURE() << ran.err;
    return out;
  }
  for (const auto& event : json["events"]) {
    const auto text_of = [&](const char* key) {
      return event[key].is_string() ? event[key].get<std::string>() : std::string("-");
    };
    out.push_back(text_of("time") + " " + text_of("speaker") + " " + text_of("text"));
  }
  return out;
}

const std::vector<std::string> kDam = {
    "2026-06-01T14:00:00+09:00 岸 水位計が落ちています。エラー率は40%です",
    "2026-06-01T14:02:00+09:00 hayashi 再起動しました",
    "2026-06-02T14:00:00+09:00 U9 エラー率が0%に戻りました。復旧です"};

void expect_refused(const Ran& ran, int code, const std::string& words) {
  EXPECT_EQ(ran.code, code) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr(words));
  EXPECT_EQ(std::ranges::count(ran.err, '\n'), 1) << ran.err;
}

TEST(Export, FolderIsOneTalkOfItsBusiestChannel) {
  TempFolder folder;
  put(folder, export_files(), "export");
  const Ran ran = run_program({"--to", "json", folder / "export"});
  EXPECT_EQ(events_of(ran), kDam);
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["source"]["format"], "slack-export");
  EXPECT_EQ(json["events"][1]["reply_to"], 1);
  EXPECT_EQ(json["events"][1]["line"], 3);
  EXPECT_EQ(json["events"][2]["source"], "dam/2026-06-02.json");
  EXPECT_THAT(ran.err, HasSubstr("channel dam was taken, one of 2"));
  EXPECT_THAT(ran.err, HasSubstr("U9"));
}

TEST(Export, ArchiveIsReadAsItsFolder) {
  TempFolder folder;
  const auto file = folder.write("export.zip", zip_of(export_files()));
  EXPECT_EQ(events_of(run_program({"--to", "json", file})), kDam);
  EXPECT_EQ(events_of(run_program({"--to", "json"}, zip_of(export_files()))), kDam);
}

TEST(Export, ChannelAndDaysAreChosen) {
  TempFolder folder;
  put(folder, export_files(), "export");
  const std::string path = folder / "export";
  EXPECT_EQ(events_of(run_program({"--to", "json", "--channel", "#town", path})),
            (std::vector<std::string>{"2026-06-01T14:00:00+09:00 hayashi おはよう"}));
  EXPECT_EQ(events_of(run_program({"--to", "json", "--until", "2026-06-01", path})),
            (std::vector<std::string>{kDam[0], kDam[1]}));
  EXPECT_EQ(events_of(run_program({"--to", "json", "--since", "2026-06-01T14:02", path})),
            (std::vector<std::string>{kDam[1], kDam[2]}));
  expect_refused(run_program({"-q", "--channel", "sea", path}), 2,
                 "there is no channel \"sea\"; it has dam, town");
  expect_refused(run_program({"-q", "--since", "2027-01-01", path}), 3, "no message was found");
}

TEST(Export, BrokenDayIsLeftOutAndNamed) {
  TempFolder folder;
  Paths files = export_files();
  files.push_back({"dam/2026-06-03.json", "oops"});
  put(folder, files, "export");
  const Ran ran = run_program({"--to", "json", "--channel", "dam", folder / "export"});
  EXPECT_EQ(events_of(ran), kDam);
  EXPECT_THAT(ran.err, HasSubstr("export/dam/2026-06-03.json:1: this file is no JSON"));
}

TEST(Archive, PathsThatLeadOutAreLeftOut) {
  TempFolder folder;
  Paths files = export_files();
  files.push_back({"../town/2026-06-03.json", "[]"});
  files.push_back({"/etc/2026-06-03.json", "[]"});
  const Ran ran = run_program({"--to", "json", folder.write("x.zip", zip_of(files))});
  EXPECT_EQ(events_of(ran), kDam);
  EXPECT_THAT(ran.err, HasSubstr("/../town/2026-06-03.json: left out: its path leads out"));
  EXPECT_THAT(ran.err, HasSubstr("//etc/2026-06-03.json: left out"));
}

TEST(Archive, EntryThatWouldFillTheMemoryIsLeftOut) {
  TempFolder folder;
  const auto file = folder.write("bomb.zip", zip_of({{"talk.txt", "[14:00] a: x"}}, 0xF0000000U));
  const Ran ran = run_program({file});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("bomb.zip"));
}

TEST(Archive, OneTextIsReadAndSeveralAreRefused) {
  TempFolder folder;
  const std::string talk = "[14:00] 岸: 水位計が落ちています\n[14:02] 林: 復旧しました\n";
  const auto one = folder.write("one.zip", zip_of({{"talk.txt", talk}}));
  EXPECT_EQ(events_of(run_program({"--to", "json", one})).size(), 2U);
  const auto two = folder.write("two.zip", zip_of({{"a.txt", talk}, {"b.txt", talk}}));
  expect_refused(run_program({two}), 3, "two.zip: 2 transcripts are in it");
  EXPECT_EQ(events_of(run_program({"--to", "json", "--channel", "b.txt", two})).size(), 2U);
  expect_refused(run_program({folder.write("broken.zip", "PK\x03\x04 nothing")}), 3,
                 "broken.zip: this zip archive is broken");
}

TEST(Archive, WordDocumentIsReadAsItsText) {
  TempFolder folder;
  const std::string xml =
      "<w:document><w:body><w:p><w:r><w:t>岸 みどり   0:04</w:t><w:br/><w:t>水位 &lt; "
      "3m</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>林   0:31</w:t><w:br/><w:t>見ます</w:t></w:r></w:p>"
      "<w:p><w:r><w:t>岸 みどり   1:10</w:t><w:br/><w:t>お願いします</w:t></w:r></w:p>"
      "</w:body></w:document>";
  const auto file = folder.write(
      "call.docx", zip_of({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", xml}}));
  EXPECT_EQ(events_of(run_program({"--to", "json", file})),
            (std::vector<std::string>{"00:00:04 岸 みどり 水位 < 3m", "00:00:31 林 見ます",
                                      "00:01:10 岸 みどり お願いします"}));
}

// --- parts of a talk, starts of recordings

constexpr const char* kNight =
    "[23:50] 岸: 水位計が落ちています\n[23:55] 林: 見ます\n[0:05] 林: 再起動しました\n"
    "[0:20] 岸: 復旧しました\n";

TEST(Window, ClockTimesReachOverMidnight) {
  const Ran ran = run_program({"--to", "json", "--since", "23:55", "--until", "0:05"}, kNight);
  EXPECT_EQ(events_of(ran),
            (std::vector<std::string>{"23:55 林 見ます", "00:05 林 再起動しました"}));
}

TEST(Window, WhatCannotBeChosenIsRefused) {
  expect_refused(run_program({"--since", "2026-06-01"}, kNight), 2, "its messages have no date");
  expect_refused(run_program({"--since", "12:00", "--until", "12:30"}, kNight), 3,
                 "no message between --since and --until; the talk runs from 23:50 to 00:20");
  expect_refused(run_program({"--since", "soon"}, kNight), 2, "soon is no point in time");
  expect_refused(run_program({"--until", "25:70"}, kNight), 2, "25:70");
  expect_refused(run_program({"--start", "2026-06-01"}, kNight), 2, "2026-06-01 is no start");
}

TEST(Window, ChannelOfATalkWithoutChannelsIsNoted) {
  const Ran ran = run_program({"--to", "json", "--channel", "dam"}, kNight);
  EXPECT_EQ(events_of(ran).size(), 4U);
  EXPECT_THAT(ran.err, HasSubstr("--channel has nothing to choose from"));
}

constexpr const char* kCall =
    "WEBVTT\n\n00:00:10.000 --> 00:00:12.000\n岸: 水位計が落ちています\n\n"
    "00:20:00.000 --> 00:20:02.000\n林: 復旧しました\n";

TEST(Start, MakesClockTimesOfElapsedOnes) {
  const Ran without = run_program({"--to", "json"}, kCall);
  EXPECT_EQ(events_of(without)[0], "00:00:10 岸 水位計が落ちています");
  EXPECT_THAT(without.err, HasSubstr("--start HH:MM"));
  const Ran with = run_program({"--to", "json", "--start", "14:30"}, kCall);
  EXPECT_EQ(events_of(with)[1], "14:50:00 林 復旧しました");
  const Ran dated = run_program({"--to", "json", "--start", "2026-06-01T23:50"}, kCall);
  EXPECT_EQ(events_of(dated)[1], "2026-06-02T00:10:00 林 復旧しました");
}

TEST(Start, IsTakenFromTheNameOfTheFile) {
  TempFolder folder;
  const auto file = folder.write("GMT20260601-053000_Recording.transcript.vtt", kCall);
  const auto json = nlohmann::json::parse(run_program({"--to", "json", file}).out);
  EXPECT_EQ(json["events"][0]["time"], "00:00:10");
  EXPECT_EQ(json["events"][0]["clock"], "2026-06-01T14:30:10");
  EXPECT_EQ(json["events"][0]["elapsed"], true);
}

// --- merging

TEST(Merge, OrdersByTimeAndKeepsTheFiles) {
  TempFolder folder;
  const auto chat = folder.write("chat.txt",
                                 "2026-06-01 14:29 岸: 水位計が落ちています\n"
                                 "2026-06-01 14:40 岸: 復旧しました\n");
  const auto call = folder.write("call.vtt", kCall);
  const Ran ran = run_program({"--merge", "--to", "json", "--start", "14:30", chat, call});
  EXPECT_EQ(events_of(ran), (std::vector<std::string>{"2026-06-01T14:29 岸 水位計が落ちています",
                                                      "2026-06-01T14:30:10 岸 水位計が落ちています",
                                                      "2026-06-01T14:40 岸 復旧しました",
                                                      "2026-06-01T14:50:00 林 復旧しました"}));
  const auto json = nlohmann::json::parse(ran.out);
  EXPECT_EQ(json["events"][1]["source"], call);
  EXPECT_EQ(json["events"][1]["line"], 4);
  EXPECT_EQ(json["source"]["merged"].size(), 2U);
  EXPECT_EQ(json["source"]["format"], "plain + webvtt");
  const Ran document = run_program({"-q", "--merge", "--start", "14:30", chat, call});
  EXPECT_THAT(document.out, HasSubstr("(chat.txt:1)"));
  EXPECT_THAT(document.out, HasSubstr("(call.vtt:4)"));
}

TEST(Merge, IsRefusedWhereAStartIsUnknownOrAnInputIsMissing) {
  TempFolder folder;
  const auto chat = folder.write("chat.txt", kNight);
  const auto call = folder.write("call.vtt", kCall);
  expect_refused(run_program({"-q", "--merge", chat, call}), 2, "call.vtt:4: its times count");
  expect_refused(run_program({"-q", "--merge", chat, folder / "none.txt"}), 3, "none.txt");
}

TEST(Encoding, IsTakenAsTold) {
  const std::string cp932 = "[14:00] \x8a\xdd: \x90\x85\x88\xca\n[14:02] \x97\xd1: ok\n";
  const auto told =
      nlohmann::json::parse(run_program({"--to", "json", "--encoding", "shift_jis"}, cp932).out);
  EXPECT_EQ(told["source"]["encoding"], "CP932");
  EXPECT_EQ(told["events"][0]["speaker"], "岸");
  const auto wrong =
      nlohmann::json::parse(run_program({"--to", "json", "--encoding", "euc-jp"}, cp932).out);
  EXPECT_EQ(wrong["source"]["encoding"], "EUC-JP");
  expect_refused(run_program({"--encoding", "latin9"}, cp932), 2, "unknown encoding \"latin9\"");
}

}  // namespace
}  // namespace tenmatsu
