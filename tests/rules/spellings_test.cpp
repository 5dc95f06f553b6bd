#include "rules/spellings.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::rules {
namespace {

struct Case {
  const char* word;
  std::vector<std::string> expected;
};

TEST(SpellingsOf, DropsWhatIsOftenLeftOut) {
  const Case cases[] = {
      {"サーバー", {"サーバー", "サーバ"}},
      {"サーバー障害", {"サーバー障害", "サーバ障害"}},
      {"エラー", {"エラー"}},          // エラ would be found in エラい
      {"レート制限", {"レート制限"}},  // a long vowel inside stays
      {"切り替え", {"切り替え", "切替え", "切替"}},
      {"切り戻し", {"切り戻し", "切戻し", "切戻"}},
      {"再起動", {"再起動"}},
      {"見直し", {"見直し"}},
  };
  for (const auto& [word, expected] : cases) {
    EXPECT_EQ(spellings_of(word), expected) << word;
  }
}

}  // namespace
}  // namespace tenmatsu::rules
