// tenmatsu rules coverage: how often each rule said something, and which never did.

#include <nlohmann/json.hpp>
#include <sstream>
#include <tuple>

#include "cli/talk.hpp"

namespace tenmatsu {
namespace {

constexpr const char* kFirst =
    "[10:00] 青木: 決済APIが落ちています。エラー率が40%です\n"
    "[10:05] 馬場: 原因: 証明書の期限切れ\n";
constexpr const char* kSecond = "[11:00] 千葉: 原因: 索引の張り忘れ\n";

struct Row {
  int count = 0;
  std::string first;
};

/// The row of a rule; count -1 where there is none.
Row row_of(const std::string& out, const std::string& kind, const std::string& id) {
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) {
    const std::string middle = "\t" + kind + "\t" + id + "\t";
    const std::size_t at = line.find(middle);
    if (at != std::string::npos) {
      return {std::stoi(line.substr(0, at)), line.substr(at + middle.size())};
    }
  }
  return {-1, ""};
}

TEST(RulesCoverage, CountsOverAllTranscriptsAndNamesTheFirstPlace) {
  const TempFolder folder;
  std::ignore = folder.write("a.txt", kFirst);
  std::ignore = folder.write("b.txt", kSecond);
  const Ran ran = run_program({"rules", "coverage", folder / ""});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const Row cause = row_of(ran.out, "tags", "marker.cause");
  EXPECT_EQ(cause.count, 2);
  EXPECT_THAT(cause.first, ::testing::EndsWith("a.txt:2"));
  EXPECT_EQ(row_of(ran.out, "markers", "cause").count, 2);
  EXPECT_EQ(row_of(ran.out, "units", "percent").count, 1);
  EXPECT_GE(row_of(ran.out, "terms", "symptom").count, 1);
  EXPECT_EQ(row_of(ran.out, "tags", "marker.todo").count, 0);
  EXPECT_EQ(row_of(ran.out, "tags", "marker.todo").first, "-");
  EXPECT_THAT(ran.out, HasSubstr(" of 2 transcripts; not counted: "));
  EXPECT_EQ(row_of(ran.out, "sentences", "sentence.stop").count, -1);
}

TEST(RulesCoverage, IsSortedByCountAndThenById) {
  const Ran ran = run_program({"rules", "coverage", "--json"}, kFirst);
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto json = nlohmann::json::parse(ran.out);
  const auto& rules = json.at("rules");
  ASSERT_GT(rules.size(), 100U);
  for (std::size_t i = 1; i < rules.size(); ++i) {
    const int before = rules[i - 1].at("count");
    const int here = rules[i].at("count");
    EXPECT_GE(before, here);
    if (before == here) {
      EXPECT_LE(rules[i - 1].at("id").get<std::string>(), rules[i].at("id").get<std::string>());
    }
    EXPECT_EQ(rules[i].contains("first"), here > 0);
  }
  EXPECT_FALSE(json.at("not_counted").empty());
}

TEST(RulesCoverage, CountsTheUsersRulesToo) {
  const TempFolder folder;
  const std::string mine = folder.write("mine.json", R"({"tags": [
    {"id": "my.certificate", "tag": "cause", "about": "x", "when": {"any": ["証明書"]}}]})");
  const Ran ran = run_program({"rules", "coverage", "--rules", mine}, kFirst);
  EXPECT_EQ(row_of(ran.out, "tags", "my.certificate").count, 1);
}

TEST(RulesCoverage, GoesOnBehindAnInputThatCannotBeRead) {
  const TempFolder folder;
  const std::string good = folder.write("a.txt", kFirst);
  const Ran ran = run_program({"rules", "coverage", good, folder / "none.txt"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("none.txt"));
  EXPECT_EQ(row_of(ran.out, "tags", "marker.cause").count, 1);
}

}  // namespace
}  // namespace tenmatsu
