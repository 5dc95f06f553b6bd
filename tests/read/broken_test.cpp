// Inputs that are broken: what can be read is read, what cannot is noted with its line.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "read/talk.hpp"
#include "support/trouble.hpp"

namespace tenmatsu {
namespace {

using std::string_view_literals::operator""sv;
using ::testing::HasSubstr;

struct Case {
  const char* what;
  std::string_view bytes;
  const char* talk;
  int line;          // of the note
  const char* note;  // part of it
};

constexpr Case kCases[] = {
    {"JSON that is cut within a message",
     "{\"messages\": [\n{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a\", \"ts\": "
     "\"1780290000.000100\"},\n{\"type\": \"message\", \"user\": \"U1\", \"text\": \"b",
     "14:00:00|U1|a\n", 3, "cut short"},
    {"JSON that is cut between messages",
     "[\n{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a\", \"ts\": "
     "\"1780290000.000100\"},\n",
     "14:00:00|U1|a\n", 3, "cut short"},
    {"JSON with a fault in the middle",
     "[\n{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a\", \"ts\": "
     "\"1780290000.000100\"},\n{\"type\": \"message\", \"user\": U1, \"text\": \"b\", \"ts\": "
     "\"1780290060.000100\"}]\n",
     "14:00:00|U1|a\n", 3, "broken here"},
    {"a message without ts",
     "[{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a\", \"ts\": \"1780290000.000100\"},\n"
     "{\"type\": \"message\", \"user\": \"U1\", \"text\": \"b\"}]",
     "14:00:00|U1|a\n-|U1|b\n", 2, "no time"},
    {"ids that nobody knows",
     "[{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a <@U9>\", \"ts\": "
     "\"1780290000.000100\"}]",
     "14:00:00|U1|a @U9\n", 0, "users.json"},
    {"messages out of order and one twice",
     "[{\"type\": \"message\", \"user\": \"U1\", \"text\": \"b\", \"ts\": \"1780290060.000100\"},\n"
     "{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a\", \"ts\": \"1780290000.000100\"},\n"
     "{\"type\": \"message\", \"user\": \"U1\", \"text\": \"b\", \"ts\": \"1780290060.000100\"}]",
     "14:00:00|U1|a\n14:01:00|U1|b\n", 1, "twice"},
    {"half a pair of surrogates in JSON",
     "[\n{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a \\ud83d b\", \"ts\": "
     "\"1780290000.000100\"}]",
     "14:00:00|U1|a \xEF\xBF\xBD b\n", 2, "half a character"},
    {"a broken line among lines of JSON",
     "{\"time\": \"2026-06-01 14:00\", \"name\": \"a\", \"text\": \"x\"}\n"
     "{\"time\": \"2026-06-01 14:01\", \"name\": \"a\", \"te\n"
     "{\"time\": \"2026-06-01 14:02\", \"name\": \"a\", \"text\": \"z\"}\n",
     "14:00|a|x\n14:02|a|z\n", 2, "no JSON"},
    {"JSON and then a chat",
     "[{\"type\": \"message\", \"user\": \"U1\", \"text\": \"a\", \"ts\": \"1780290000.000100\"}]\n"
     "[14:05] 岸: 続き\n",
     "14:00:00|U1|a\n", 2, "no JSON"},
    {"half a pair in UTF-16", "\xFF\xFE[\0001\0004\0:\0000\0000\0]\0 \0a\0:\0 \0x\0\x3D\xD8y\0"sv,
     "14:00|a|x\xEF\xBF\xBDy\n", 1, "could not be read as UTF-16LE"},
    {"a cue without an end",
     "WEBVTT\n\n00:04.000 --> 00:06.000\n岸: a\n\n00:09.000 -->\n林: b\n\n00:12.000 --> "
     "00:13.000\n岸: c\n",
     "@00:00:04|岸|a\n@00:00:12|岸|c\n", 6, "belongs to no cue"},
    {"a cue with a broken time",
     "WEBVTT\n\n00:04.000 --> 00:06.000\n岸: a\n\n0x:09.000 --> 00:11.000\n林: b\n",
     "@00:00:04|岸|a\n", 6, "belongs to no cue"},
    {"a quote that never closes",
     "time,name,text\n2026-06-01 14:00,岸,\"水位が\n2026-06-01 14:02,林,\"見ます\"\n"
     "2026-06-01 14:03,岸,はい\n",
     "14:00|岸|\"水位が\n14:02|林|見ます\n14:03|岸|はい\n", 2, "never closes"},
};

TEST(Broken, WhatCanBeReadIsReadAndTheRestIsNoted) {
  for (const auto& [what, bytes, talk, line, note] : kCases) {
    SCOPED_TRACE(what);
    const Transcript transcript = read_talk(bytes);
    EXPECT_EQ(talk_of(transcript), talk);
    const auto fits = [&](const Note& one) {
      return one.line == line && one.text.find(note) != std::string::npos && one.file == "talk.txt";
    };
    EXPECT_TRUE(std::ranges::any_of(transcript.notes, fits));
  }
}

TEST(Broken, JsonWithoutAWholeMessageIsRefusedWithItsLine) {
  for (const char* bytes : {"{\"messages\": [{\"type\": \"message\", \"te", "{\"a\": 1}", "[[["}) {
    SCOPED_TRACE(bytes);
    EXPECT_THAT(support::trouble_of(Failure::input, [&] { return read_talk(bytes); }),
                HasSubstr("talk.txt:1: this JSON"));
  }
}

TEST(Broken, NestingWithoutEndIsNoDanger) {
  const std::string deep =
      "{\"messages\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  EXPECT_THROW(read_talk(deep), Error);
}

}  // namespace
}  // namespace tenmatsu
