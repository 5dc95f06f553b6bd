#include <gtest/gtest.h>

#include "read/talk.hpp"

namespace tenmatsu {
namespace {

struct Case {
  const char* what;
  const char* input;
  const char* format;
  const char* talk;
};

constexpr Case kCases[] = {
    {"voices",
     "WEBVTT\n\nid/8-0\n00:00:04.900 --> 00:00:07.360\n<v 田村 健>はい、聞こえ\nますか</v>\n",
     "webvtt", "@00:00:04|田村 健|はい、聞こえますか\n"},
    {"labels, and a cue that goes on",
     "WEBVTT\n\n1\n00:04.000 --> 00:07.360\n田村 健: はい\n\n2\n00:11.120 --> "
     "00:13.380\n続きです\n\n"
     "3\n0:1:20.5 --> 0:1:22.0 align:start\n三浦 彩：ええ\n",
     "webvtt", "@00:00:04|田村 健|はい\n@00:00:11|田村 健|続きです\n@00:01:20|三浦 彩|ええ\n"},
    {"several voices, tags and entities in a cue",
     "WEBVTT - title\nKind: captions\n\nNOTE 00:00 is\nthe start\n\nSTYLE\n::cue {}\n\n"
     "00:00:04.000 --> 00:00:07.360\n<v.loud A>a <b>b</b> &lt;c&gt;</v> <v B>1 < 2 &amp; 3</v>\n",
     "webvtt", "@00:00:04|A|a b <c>\n@00:00:04|B|1 < 2 & 3\n"},
    {"who speaks stands above",
     "0:0:4.0 --> 0:0:7.3\n田村 健\nはい\n\n0:0:8.0 --> 0:0:9.0\n三浦 彩\n聞こえます\n\n"
     "0:0:10.0 --> 0:0:12.0\n田村 健\nでは\n始めます\n\n0:0:13.0 --> 0:0:14.0\n三浦 彩\nはい\n",
     "srt",
     "@00:00:04|田村 健|はい\n@00:00:08|三浦 彩|聞こえます\n@00:00:10|田村 健|では始めます\n"
     "@00:00:13|三浦 彩|はい\n"},
    {"an arrow in a text", "WEBVTT\n\n00:00:04.000 --> 00:00:07.360\nAPI --> DB is slow\n",
     "webvtt", "@00:00:04||API --> DB is slow\n"},
    {"SubRip",
     "1\r\n00:00:09,000 --> 00:00:11,380\r\n話者1: えー\r\n\r\n2\r\n01:00:31,120 --> "
     "01:00:35,620\r\n話者2: は\r\nい\r\n",
     "srt", "@00:00:09|話者1|えー\n@01:00:31|話者2|はい\n"},
    {"cues without an empty line between",
     "1\n00:00:09,000 --> 00:00:11,380\n話者1: えー\n2\n00:00:31,120 --> 00:00:35,620\n話者2: 30\n",
     "srt", "@00:00:09|話者1|えー\n@00:00:31|話者2|30\n"},
    {"two words of Latin keep their blank", "1\n00:00:09,000 --> 00:00:11,380\nconnection\npool\n",
     "srt", "@00:00:09||connection pool\n"},
};

TEST(Subtitles, TakeCuesAndSpeakers) {
  for (const auto& [what, input, format, talk] : kCases) {
    SCOPED_TRACE(what);
    const Transcript transcript = read_talk(input);
    EXPECT_EQ(transcript.format, format);
    EXPECT_EQ(talk_of(transcript), talk);
  }
}

TEST(Subtitles, NoteASpeakerThatIsGuessed) {
  const Transcript transcript = read_talk(kCases[1].input);
  ASSERT_EQ(transcript.notes.size(), 2U);  // the other asks for the start of the recording
  EXPECT_EQ(transcript.notes[0].line, 9);
  EXPECT_EQ(read_talk(kCases[0].input).notes.size(), 1U);
}

}  // namespace
}  // namespace tenmatsu
