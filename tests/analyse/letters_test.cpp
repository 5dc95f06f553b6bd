// Figures and names are folded; the end of a sentence is what decides.

#include "analyse/letters.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::analysis {
namespace {

std::string text_of(const Letters& letters) {
  std::string out;
  append(out, letters.data(), letters.data() + letters.size());
  return out;
}

struct Case {
  const char* said;
  const char* letters;
};

constexpr Case kCases[] = {
    {"98%", "0%"},
    {"1,840件", "0件"},
    {"4.8秒、12台", "0秒、0台"},
    {"14:30", "0:0"},
    {"田中さん、見て", "@さん、見て"},
    {"田中丸さん、見て", "@さん、見て"},
    {"v1.", "v0."},  // a full stop is no part of a figure
};

TEST(Letters, FoldFiguresAndNames) {
  for (const auto& [said, letters] : kCases) {
    EXPECT_EQ(text_of(letters_of(said, text::Matcher({"田中", "田中丸"}))), letters) << said;
  }
}

TEST(Letters, PointAtTheText) {
  const Letters letters = letters_of("約1,840件", {});
  ASSERT_EQ(letters.size(), 3U);
  EXPECT_EQ(letters[1].code, kFigure);
  EXPECT_EQ(letters[1].piece.begin, 3U);
  EXPECT_EQ(letters[1].piece.end, 8U);
}

TEST(Letters, ASentenceEndsWithWhatItSays) {
  const std::string said = "直りました！！w";
  EXPECT_EQ(text_of(sentence_of(letters_of(said, {}), {0, said.size()})), "直りました");
  const std::string asked = "直りました?";
  EXPECT_EQ(text_of(sentence_of(letters_of(asked, {}), {0, asked.size()})), "直りました?");
}

TEST(SpokenNames, AreThePartsOfLabels) {
  Transcript transcript;
  transcript.messages.resize(3);
  transcript.messages[0].speaker = "営業_倉田";
  transcript.messages[1].speaker = "佐藤(インフラ)";
  transcript.messages[2].speaker = "城";  // too short to be told from a word
  EXPECT_EQ(spoken_names(transcript),
            (std::vector<std::string>{"インフラ", "佐藤", "倉田", "営業"}));
}

}  // namespace
}  // namespace tenmatsu::analysis
