#include "text/list_marks.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::text {
namespace {

struct Case {
  std::string_view text;
  std::string_view bullet;
  int number;
  std::string_view item;  // behind the mark
};

TEST(ListMarks, AreBulletsAndNumbers) {
  constexpr Case kCases[] = {
      {"・再送", "・", 0, "再送"},
      {"- 再送", "-", 0, "再送"},
      {"◯ 再送", "◯", 0, "再送"},
      {"■状況", "■", 0, "状況"},
      {"① 再送", "", 1, "再送"},
      {"⑳再送", "", 20, "再送"},
      {"1) 再送", "", 1, "再送"},
      {"（２）再送", "", 2, "再送"},
      {"3. 再送", "", 3, "再送"},
      {"12．再送", "", 12, "再送"},
      {"1. 5件を再送", "", 1, "5件を再送"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.text);
    const ListMark mark = list_mark_of(one.text);
    EXPECT_EQ(mark.bullet, one.bullet);
    EXPECT_EQ(mark.number, one.number);
    EXPECT_EQ(one.text.substr(mark.size), one.item);
  }
}

TEST(ListMarks, AreNotWhatIsPartOfAWordOrANumber) {
  for (const std::string_view text :
       {"", "・", "再送", "-5℃です", "*args", "・・・だめです", "〇〇さんから", "○○店です", "3.5秒",
        "100) 再送", "(再送)", "9:00から", "5件です", "(3件)", "0) なし"}) {
    EXPECT_FALSE(list_mark_of(text).any()) << text;
  }
}

}  // namespace
}  // namespace tenmatsu::text
