// Every example, and every folder here, becomes the document that stands beside it.
// TENMATSU_UPDATE_GOLDEN=1 writes the documents anew: read the difference before you commit it.
//
//   examples/NAME.txt + NAME.md
//   tests/golden/NAME/{input.*, args, expected.md}; args: one argument a line, INPUT is the input.
//   expected.md holds standard output, expected.err standard error and the exit code.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "support/run_program.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = TENMATSU_SOURCE_DIR;

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void expect_file(const fs::path& path, const std::string& actual) {
  if (std::getenv("TENMATSU_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  ASSERT_TRUE(fs::exists(path)) << path << " is missing; TENMATSU_UPDATE_GOLDEN=1 writes it";
  EXPECT_EQ(actual, content_of(path)) << path;
}

std::set<fs::path> entries_of(const fs::path& folder) {
  return {fs::directory_iterator(folder), fs::directory_iterator()};
}

// The paths in documents are those of the project, so that they do not depend on where it lies.
class InProject : public ::testing::Test {
 protected:
  void SetUp() override {
    before_ = fs::current_path();
    fs::current_path(kSource);
  }
  void TearDown() override { fs::current_path(before_); }

 private:
  fs::path before_;
};

using Examples = InProject;
using Golden = InProject;

TEST_F(Examples, BecomeTheDocumentsBesideThem) {
  int seen = 0;
  for (const fs::path& path : entries_of("examples")) {
    if (path.extension() == ".txt") {
      SCOPED_TRACE(path.string());
      const auto ran = support::run_program({path.string()});
      EXPECT_EQ(ran.code, 0) << ran.err;
      EXPECT_EQ(ran.err, "");
      expect_file(fs::path(path).replace_extension(".md"), ran.out);
      ++seen;
    }
  }
  EXPECT_GE(seen, 5);
}

// What the READMEs show: the document of an example without the list of its evidence.
TEST_F(Examples, StandInTheReadmes) {
  const std::string document = content_of("examples/coupon.md");
  const std::string shown = document.substr(0, document.find("\n## 根拠"));
  ASSERT_LT(shown.size(), document.size());
  const std::string fence = "```markdown\n";
  for (const char* name : {"README.md", "README.ja.md"}) {
    std::string readme = content_of(name);
    const std::size_t begin = readme.find(fence) + fence.size();
    readme.replace(begin, readme.find("```", begin) - begin, shown);
    expect_file(name, readme);
  }
}

std::vector<std::string> arguments_of(const fs::path& folder) {
  std::string input;
  for (const fs::path& path : entries_of(folder)) {
    if (path.stem() == "input") {
      input = path.string();
    }
  }
  if (!fs::exists(folder / "args")) {
    return {input};
  }
  std::vector<std::string> args;
  std::istringstream lines(content_of(folder / "args"));
  for (std::string line; std::getline(lines, line);) {
    args.push_back(line == "INPUT" ? input : line);
  }
  return args;
}

TEST_F(Golden, EveryFolderPrintsWhatItExpects) {
  int seen = 0;
  for (const fs::path& folder : entries_of("tests/golden")) {
    if (!fs::is_directory(folder)) {
      continue;
    }
    SCOPED_TRACE(folder.string());
    const auto ran = support::run_program(arguments_of(folder));
    expect_file(folder / "expected.md", ran.out);
    expect_file(folder / "expected.err", fmt::format("{}exit {}\n", ran.err, ran.code));
    ++seen;
  }
  EXPECT_GE(seen, 4);
}

}  // namespace
}  // namespace tenmatsu
