#include "cli/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "tenmatsu/error.hpp"

namespace tenmatsu::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kZip = "PK\x03\x04";

[[noreturn]] void refuse(const std::string& path, std::string_view trouble) {
  throw Error(Failure::input, fmt::format("{}: {}", path, trouble));
}

std::ifstream opened(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    refuse(path, fmt::format("cannot be read: {}; check the path", std::strerror(errno)));
  }
  return file;
}

// All of a stream whose size can be asked for.
void read_whole(std::ifstream& file, std::string& bytes) {
  file.seekg(0, std::ios::end);
  const auto size = file.tellg();
  file.clear();
  file.seekg(0);
  if (size <= 0) {  // a pipe or a device
    file.clear();
    bytes.assign(std::istreambuf_iterator<char>(file), {});
    return;
  }
  bytes.resize(static_cast<std::size_t>(size));
  file.read(bytes.data(), size);
  bytes.resize(static_cast<std::size_t>(file.gcount()));
}

class FolderFiles : public Files {
 public:
  explicit FolderFiles(std::string folder) : folder_(std::move(folder)) {
    std::error_code trouble;
    for (fs::recursive_directory_iterator it(folder_, trouble), end; !trouble && it != end;
         it.increment(trouble)) {
      std::error_code ignored;
      if (it->is_regular_file(ignored)) {
        entries_.push_back(
            {it->path().lexically_relative(folder_).generic_string(), it->file_size(ignored)});
      }
    }
    if (trouble) {
      refuse(folder_, fmt::format("cannot be read: {}; check its permissions", trouble.message()));
    }
    std::ranges::sort(entries_,
                      [](const FileEntry& a, const FileEntry& b) { return a.path < b.path; });
  }

  [[nodiscard]] const std::vector<FileEntry>& list() const override { return entries_; }
  [[nodiscard]] const Notes& notes() const override { return notes_; }

  void read(std::size_t index, std::string& bytes) override {
    std::ifstream file = opened((fs::path(folder_) / entries_[index].path).string());
    read_whole(file, bytes);
  }

 private:
  std::string folder_;
  std::vector<FileEntry> entries_;
  Notes notes_;
};

bool is_zip(std::istream& in) {
  std::string head(kZip.size(), '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  const bool zip = in.gcount() == static_cast<std::streamsize>(kZip.size()) && head == kZip;
  in.clear();
  in.seekg(0);
  return zip;
}

}  // namespace

std::variant<Transcript, ReadBack> load_any(const Input& input, std::istream& in,
                                            const RulesPtr& rules, const ReadOptions& options,
                                            const ComposeOptions& compose) {
  const bool wants_analysis = options.format == kAnalysisFormat;
  const auto read_bytes = [&](const std::string& bytes) -> std::variant<Transcript, ReadBack> {
    if (wants_analysis || (options.format.empty() && is_analysis(bytes))) {
      return read_back(bytes, input.path, rules, compose);
    }
    return read(bytes, input.path, rules, options);
  };
  const auto read_archive = [&](std::istream& archive) {
    if (wants_analysis) {
      refuse(input.path, "is an archive; an analysis is one file of JSON");
    }
    return read(*open_zip(archive, input.path), input.path, rules, options);
  };
  std::error_code ignored;
  std::string bytes;
  if (input.path == "-") {
    bytes.assign(std::istreambuf_iterator<char>(in), {});
    if (bytes.starts_with(kZip)) {
      std::istringstream stream(std::move(bytes));
      return read_archive(stream);
    }
    return read_bytes(bytes);
  }
  if (fs::is_directory(input.path, ignored)) {
    if (wants_analysis || !is_export_folder(input.path)) {
      refuse(input.path, "is a folder; expected a file");
    }
    FolderFiles files(input.path);
    return read(files, input.path, rules, options);
  }
  std::ifstream file = opened(input.path);
  if (is_zip(file)) {
    return read_archive(file);
  }
  read_whole(file, bytes);
  return read_bytes(bytes);
}

Transcript load(const Input& input, std::istream& in, const RulesPtr& rules,
                const ReadOptions& options) {
  auto loaded = load_any(input, in, rules, options, {});
  if (const auto* read = std::get_if<ReadBack>(&loaded)) {
    refuse(input.path, fmt::format("is an analysis of {}; name that transcript here",
                                   read->analysis.transcript.name));
  }
  return std::get<Transcript>(std::move(loaded));
}

std::string load_document(const std::string& path, std::istream& in) {
  if (path == "-") {
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    refuse(path, "is a folder; expected a Markdown document");
  }
  std::string bytes;
  std::ifstream file = opened(path);
  read_whole(file, bytes);
  return bytes;
}

}  // namespace tenmatsu::cli
