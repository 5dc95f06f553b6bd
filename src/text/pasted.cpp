#include "text/pasted.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::text {
namespace {

constexpr std::string_view kFence = "```";
constexpr std::string_view kLevels[] = {"error", "warn",  "warning", "info",   "debug",
                                        "fatal", "trace", "notice",  "severe", "critical"};

struct Line {
  std::size_t begin;
  std::size_t end;
  bool pasted = false;
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back({at, end});
    at = end + 1;
  }
  return lines;
}

// 14:30:01
bool has_clock(std::string_view head) {
  constexpr std::string_view kShape = "dd:dd:dd";
  for (std::size_t at = 0; at + kShape.size() <= head.size(); ++at) {
    const bool fits = std::equal(
        kShape.begin(), kShape.end(), head.begin() + static_cast<std::ptrdiff_t>(at),
        [](char shape, char c) { return shape == 'd' ? is_ascii_digit(c) : shape == c; });
    if (fits) {
      return true;
    }
  }
  return false;
}

bool has_level(std::string_view head) {
  const std::string words = folded(head);
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t at = words.find_first_of(kLetters); at != std::string::npos;) {
    const std::size_t end = std::min(words.find_first_not_of(kLetters, at), words.size());
    const std::string_view word = std::string_view(words).substr(at, end - at);
    if (std::ranges::find(kLevels, word) != std::end(kLevels)) {
      return true;
    }
    at = words.find_first_of(kLetters, end);
  }
  return false;
}

bool is_of_log(std::string_view line) {
  constexpr std::size_t kClock = 36;
  constexpr std::size_t kLevel = 60;
  line = trimmed(line);
  return !line.empty() && (is_ascii_digit(line.front()) || line.front() == '[') &&
         has_clock(line.substr(0, kClock)) && has_level(line.substr(0, kLevel));
}

// Lines between two fences, with the fences. A fence that is not closed opens nothing.
void mark_fenced(std::string_view text, std::vector<Line>& lines) {
  const auto is_fence = [&](const Line& line) {
    return trimmed(text.substr(line.begin, line.end - line.begin)).starts_with(kFence);
  };
  for (auto open = std::ranges::find_if(lines, is_fence); open != lines.end();) {
    const auto close = std::find_if(open + 1, lines.end(), is_fence);
    if (close == lines.end()) {
      return;
    }
    std::for_each(open, close + 1, [](Line& line) { line.pasted = true; });
    open = std::find_if(close + 1, lines.end(), is_fence);
  }
}

}  // namespace

std::vector<Block> pasted_blocks(std::string_view text) {
  std::vector<Line> lines = lines_of(text);
  mark_fenced(text, lines);
  std::vector<Block> blocks;
  bool above = false;
  for (const Line& line : lines) {
    const bool pasted = line.pasted || is_of_log(text.substr(line.begin, line.end - line.begin));
    if (pasted && above) {
      blocks.back().end = line.end;
    } else if (pasted) {
      blocks.push_back({line.begin, line.end});
    }
    above = pasted;
  }
  return blocks;
}

bool is_pasted(std::string_view text, std::size_t place) {
  const auto blocks = pasted_blocks(text);
  return std::ranges::any_of(
      blocks, [&](const Block& block) { return block.begin <= place && place < block.end; });
}

}  // namespace tenmatsu::text
