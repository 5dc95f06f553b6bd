// What programs wrote and somebody pasted into a message.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tenmatsu::text {

struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;  // without the line break
};

/// The lines between fences of code, with the fences, and lines of logs, which begin with a clock
/// that shows seconds and name a level behind it. Lines below each other are one block.
std::vector<Block> pasted_blocks(std::string_view text);

/// Whether the byte at `place` is in one.
bool is_pasted(std::string_view text, std::size_t place);

}  // namespace tenmatsu::text
