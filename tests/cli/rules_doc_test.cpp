// docs/rules.md shows files, commands and what they print: all of it is run, so that it stays true.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <tuple>
#include <vector>

#include "support/run_program.hpp"
#include "support/temp_folder.hpp"

namespace tenmatsu {
namespace {

using support::Ran;
using support::run_program;
using support::TempFolder;

constexpr std::string_view kLeftOut = "…";

struct Block {
  std::string language;
  std::string before;  // the last line in front of it that is not empty
  std::vector<std::string> lines;
};

std::vector<Block> blocks_of(const std::string& path) {
  std::ifstream in(path);
  std::vector<Block> blocks;
  std::string before;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) {
        blocks.push_back({line.substr(3), before, {}});
      }
      before.clear();
    } else if (inside) {
      blocks.back().lines.push_back(line);
    } else if (!line.empty()) {
      before = line;
    }
  }
  return blocks;
}

/// The name in 「… `talk.txt`:」; empty where the block is no file.
std::string file_name(const Block& block) {
  const std::string& line = block.before;
  if (!line.ends_with("`:")) {
    return "";
  }
  const std::size_t end = line.size() - 2;
  const std::size_t begin = line.rfind('`', end - 1) + 1;
  return line.substr(begin, end - begin);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) {
    out += line + "\n";
  }
  return out;
}

bool line_fits(std::string_view line, std::string_view shown) {
  const std::size_t gap = shown.find(kLeftOut);
  if (gap == std::string_view::npos) {
    return line == shown;
  }
  const std::string_view front = shown.substr(0, gap);
  const std::string_view back = shown.substr(gap + kLeftOut.size());
  return line.size() >= front.size() && line.starts_with(front) &&
         (back.find(kLeftOut) != std::string_view::npos
              ? line.find(back.substr(0, back.find(kLeftOut)), front.size()) !=
                    std::string_view::npos
              : line.substr(front.size()).ends_with(back));
}

/// Whether what was printed is what is shown; a line of nothing but … stands for any lines.
bool fits(const std::vector<std::string>& printed, std::size_t p,
          const std::vector<std::string>& shown, std::size_t s) {
  if (s == shown.size()) {
    return p == printed.size();
  }
  if (shown[s] == kLeftOut) {
    for (std::size_t next = p; next <= printed.size(); ++next) {
      if (fits(printed, next, shown, s + 1)) {
        return true;
      }
    }
    return false;
  }
  return p < printed.size() && line_fits(printed[p], shown[s]) &&
         fits(printed, p + 1, shown, s + 1);
}

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, by);) {
    parts.push_back(part);
  }
  return parts;
}

/// Files of the page are named as if they lay in the current folder.
class CurrentFolder {
 public:
  explicit CurrentFolder(const std::string& path) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(path);
  }
  CurrentFolder(const CurrentFolder&) = delete;
  CurrentFolder& operator=(const CurrentFolder&) = delete;
  ~CurrentFolder() { std::filesystem::current_path(before_); }

 private:
  std::filesystem::path before_;
};

constexpr std::string_view kPrompt = "$ tenmatsu ";

TEST(RulesDoc, ShowsWhatTheProgramPrints) {
  const TempFolder folder;
  const CurrentFolder here(folder / "");
  int commands = 0;
  for (const Block& block : blocks_of(TENMATSU_SOURCE_DIR "/docs/rules.md")) {
    if (const std::string name = file_name(block); !name.empty()) {
      std::ignore = folder.write(name, joined(block.lines));
    }
    if (block.language != "console") {
      continue;
    }
    ASSERT_TRUE(!block.lines.empty() && block.lines.front().starts_with(kPrompt));
    SCOPED_TRACE(block.lines.front());
    const Ran ran = run_program(split(block.lines.front().substr(kPrompt.size()), ' '));
    const std::vector<std::string> shown(block.lines.begin() + 1, block.lines.end());
    EXPECT_TRUE(fits(split(ran.err + ran.out, '\n'), 0, shown, 0))
        << "printed:\n"
        << ran.err << ran.out.substr(0, 4000);
    ++commands;
  }
  EXPECT_EQ(commands, 7);
}

/// docs/markers.md shows one talk and one rule file.
TEST(MarkersDoc, ShowsARuleFileWhoseExamplesHold) {
  const TempFolder folder;
  const CurrentFolder here(folder / "");
  int files = 0;
  for (const Block& block : blocks_of(TENMATSU_SOURCE_DIR "/docs/markers.md")) {
    if (block.language == "json") {
      std::ignore = folder.write("mine.json", joined(block.lines));
      const Ran ran = run_program({"--rules", "mine.json", "rules", "test"});
      EXPECT_EQ(ran.code, 0) << ran.err;
      ++files;
    }
  }
  EXPECT_EQ(files, 1);
}

}  // namespace
}  // namespace tenmatsu
