#include "cli/outputs.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "tenmatsu/error.hpp"

namespace tenmatsu::cli {

namespace fs = std::filesystem;

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return path.ends_with('/') || fs::is_directory(path, ignored);
}

namespace {

[[noreturn]] void fail(const std::string& path, std::string_view trouble) {
  throw Error(Failure::usage, fmt::format("{}: {}", path, trouble));
}

/// A file beside the target that takes its place once it is whole, and is gone where it does not.
class Part {
 public:
  Part(std::string path, std::string_view content)
      : path_(std::move(path)), part_(path_ + ".part") {
    errno = 0;
    std::ofstream file(part_, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    if (!file) {
      const std::string reason = std::strerror(errno);
      drop();
      fail(path_,
           fmt::format("cannot be written: {}; check the folder and the space left", reason));
    }
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() { drop(); }

  [[nodiscard]] const std::string& path() const { return part_; }

  void settle() {
    std::error_code trouble;
    fs::rename(part_, path_, trouble);
    if (trouble) {
      fail(path_, fmt::format("cannot be written: {}", trouble.message()));
    }
    part_.clear();
  }

 private:
  void drop() {
    std::error_code ignored;
    if (!part_.empty()) {
      fs::remove(part_, ignored);
    }
  }

  std::string path_;
  std::string part_;
};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

void write_whole(const std::string& path, std::string_view content, bool force) {
  std::error_code trouble;
  if (!force && fs::exists(path, trouble)) {
    fail(path, "exists already and was left as it is; --force overwrites it");
  }
  const fs::path folder = fs::path(path).parent_path();
  if (!folder.empty()) {
    fs::create_directories(folder, trouble);
    if (trouble) {
      fail(path, fmt::format("its folder cannot be made: {}", trouble.message()));
    }
  }
  Part(path, content).settle();
}

void replace_whole(const std::string& path, std::string_view before, std::string_view content) {
  std::error_code trouble;
  const fs::path target = fs::canonical(path, trouble);
  // Renaming asks for the folder alone; a file that may not be written is not replaced either.
  errno = 0;
  if (trouble || !std::ofstream(target, std::ios::binary | std::ios::app)) {
    fail(path, fmt::format("cannot be written: {}",
                           trouble ? trouble.message() : std::string(std::strerror(errno))));
  }
  Part part(target.string(), content);
  fs::permissions(part.path(), fs::status(target, trouble).permissions(), trouble);
  if (content_of(path) != before) {
    fail(path, "was changed by somebody else meanwhile and was left as it is; run this again");
  }
  part.settle();
}

}  // namespace tenmatsu::cli
