#include "text/pasted.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tenmatsu::text {
namespace {

std::string pasted(std::string_view text) {
  std::string out;
  for (const Block& block : pasted_blocks(text)) {
    out += std::string(text.substr(block.begin, block.end - block.begin)) + "|";
  }
  return out;
}

TEST(Pasted, IsWhatStandsBetweenFencesAndLinesOfLogs) {
  EXPECT_EQ(
      pasted("ログです\n14:30:01 ERROR refused\n2026-03-04 14:30:02,456 [main] INFO retry\nはい"),
      "14:30:01 ERROR refused\n2026-03-04 14:30:02,456 [main] INFO retry|");
  EXPECT_EQ(pasted("これ\n```\n$ ls\n```\nです"), "```\n$ ls\n```|");
  EXPECT_EQ(pasted("これ\n```\n$ ls"), "") << "the fence is not closed";
  EXPECT_EQ(pasted("14:30:01に落ちました\nerrorです\n14:30 ERRORが出た"), "");
}

}  // namespace
}  // namespace tenmatsu::text
