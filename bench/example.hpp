// The transcript that is measured: as long as a talk of half an hour.

#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace tenmatsu::bench {

inline const std::string& example() {
  static const std::string text = [] {
    std::ifstream file(TENMATSU_SOURCE_DIR "/examples/api-latency.txt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

}  // namespace tenmatsu::bench
