#include "text/decode.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tenmatsu::text {
namespace {

using std::string_view_literals::operator""sv;

struct Case {
  std::string_view bytes;
  std::string_view text;
  std::string_view encoding;
};

constexpr Case kCases[] = {
    {"", "", "UTF-8"},
    {"[14:35] 田中: 遅い\n", "[14:35] 田中: 遅い\n", "UTF-8"},
    {"\xEF\xBB\xBF"
     "あ\r\nい\rう\n",
     "あ\nい\nう\n", "UTF-8"},
    {"あ\n\xEF\xBB\xBFい", "あ\nい", "UTF-8"},  // two files with marks, put together
    {"\r\n\r\r\n", "\n\n\n", "UTF-8"},
    {"abc", "abc", "UTF-8"},
    // 髙 and ① are extensions of Windows; the second byte of 表, ソ and 十 is a backslash.
    {"[09:02] \xee\xe0\x8b\xb4: "
     "\x95\x5c\x8e\xa6\x82\xaa\x87@\x82\xa8\x82\xa9\x82\xb5\x82\xa2\x81`\x81"
     "A\x83\x5c\x81[\x83X\x82\xcc\x8f\x5c\x95\xaa\x82\xc8\x8am\x94"
     "F",
     "[09:02] 髙橋: 表示が①おかしい～、ソースの十分な確認", "CP932"},
    {"\x82\xcd\x82\xa2", "はい", "CP932"},
    {"[10:12] \xc5\xcf\xca\xd5: "
     "\xa5\xc7\xa5\xa3\xa5\xb9\xa5\xaf\xa4\xac\xcb\xfe\xc7\xd5\xa4\xc7\xa4\xb9",
     "[10:12] 渡辺: ディスクが満杯です", "EUC-JP"},
    {"\xa4\xcf\xa4\xa4", "はい", "EUC-JP"},
    {"[10:12] \x1b$BEOJU\x1b(B: \x1b$B%G%#%9%/$,K~GU$G$9\x1b(B\r\n",
     "[10:12] 渡辺: ディスクが満杯です\n", "ISO-2022-JP"},
};

TEST(Decode, RecognisesTheEncoding) {
  for (const auto& [bytes, text, encoding] : kCases) {
    SCOPED_TRACE(text);
    const Decoded decoded = decode(bytes);
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, encoding);
    EXPECT_EQ(decoded.broken, 0);
    EXPECT_FALSE(decoded.binary);
  }
}

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t c : text) {
    const auto low = static_cast<char>(c & 0xFFU);
    const auto high = static_cast<char>(c >> 8U);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

TEST(Decode, ReadsUtf16WithAndWithoutMark) {
  constexpr std::u16string_view kText = u"16:02 森: 白い😀です\r\n";
  for (const bool little : {true, false}) {
    for (const bool mark : {true, false}) {
      const Decoded decoded = decode(utf16(mark ? u"\uFEFF" : u"", little) + utf16(kText, little));
      EXPECT_EQ(decoded.text, "16:02 森: 白い😀です\n");
      EXPECT_EQ(decoded.encoding, little ? "UTF-16LE" : "UTF-16BE");
    }
  }
}

struct Broken {
  std::string_view bytes;
  std::string_view text;
  int broken;
  int line;
};

constexpr Broken kBroken[] = {
    {"はい\nいいえ\xE3\x81", "はい\nいいえ\uFFFD", 1, 2},  // cut off
    {"はい\xFF\xFEそうです\nです\xC0\nはいはい", "はい\uFFFDそうです\nです\uFFFD\nはいはい", 2, 1},
    {"はい、そうです\xED\xA0\x80", "はい、そうです\uFFFD", 1, 1},  // half of a surrogate pair
};

TEST(Decode, ReplacesAndCountsWhatIsBroken) {
  for (const auto& [bytes, text, broken, line] : kBroken) {
    SCOPED_TRACE(text);
    const Decoded decoded = decode(bytes);
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_EQ(decoded.broken, broken);
    EXPECT_EQ(decoded.broken_line, line);
  }
}

TEST(Decode, CountsWhatIsBrokenInUtf16) {
  const Decoded decoded = decode(utf16(u"\uFEFFあ\n", true) + utf16(u"\xD800い", true));
  EXPECT_EQ(decoded.text, "あ\n\uFFFDい");
  EXPECT_EQ(decoded.broken, 1);
  EXPECT_EQ(decoded.broken_line, 2);
}

TEST(Decode, TellsTextFromOtherData) {
  EXPECT_TRUE(decode("\x7f"
                     "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"sv)
                  .binary);
  EXPECT_TRUE(decode("\x01\x02\x03\x04\x05"
                     "a"sv)
                  .binary);
  EXPECT_TRUE(decode("[14:35] a: b\0c and some more text"sv).binary);
  EXPECT_FALSE(decode("23:48 <\x03"
                      "04hashimoto\x03> \x02"
                      "done\x0f and some more text"sv)
                   .binary);  // colours of IRC
}

}  // namespace
}  // namespace tenmatsu::text
