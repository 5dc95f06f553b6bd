#include "cli/outputs.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "tenmatsu/error.hpp"

namespace tenmatsu::cli {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || fs::is_directory(path, ignored);
}

void write_whole(const std::string& path, std::string_view content, bool force) {
  const auto fail = [&path](std::string_view trouble) {
    throw Error(Failure::usage, fmt::format("{}: {}", path, trouble));
  };
  std::error_code trouble;
  if (!force && fs::exists(path, trouble)) {
    fail("exists already and was left as it is; --force overwrites it");
  }
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) {
    fs::create_directories(folder, trouble);
    if (trouble) {
      fail(fmt::format("its folder cannot be made: {}", trouble.message()));
    }
  }
  const std::string part = path + ".part";
  errno = 0;
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (!file) {
    const std::string reason = std::strerror(errno);
    fs::remove(part, trouble);
    fail(fmt::format("cannot be written: {}; check the folder and the space left", reason));
  }
  fs::rename(part, path, trouble);
  if (trouble) {
    const std::string reason = trouble.message();
    fs::remove(part, trouble);
    fail(fmt::format("cannot be written: {}", reason));
  }
}

}  // namespace tenmatsu::cli
