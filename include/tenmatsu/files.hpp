// The files of an export, whatever holds them: a folder, an archive.

#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "tenmatsu/notes.hpp"

namespace tenmatsu {

struct FileEntry {
  std::string path;  // relative, parted by '/'
  std::uint64_t size = 0;
};

class Files {
 public:
  Files() = default;
  Files(const Files&) = delete;
  Files& operator=(const Files&) = delete;
  virtual ~Files() = default;

  /// Sorted by path.
  [[nodiscard]] virtual const std::vector<FileEntry>& list() const = 0;
  /// Puts the content of list()[index] into `bytes`. Throws Failure::input where it cannot be read.
  virtual void read(std::size_t index, std::string& bytes) = 0;
  /// What was left out of the list, and why.
  [[nodiscard]] virtual const Notes& notes() const = 0;
};

/// The files of the zip archive that `in` holds, which is to stay open and must be seekable.
/// Nothing is unpacked before it is read. Throws Failure::input where it is no archive; `name` is
/// what messages call it.
std::unique_ptr<Files> open_zip(std::istream& in, const std::string& name);

}  // namespace tenmatsu
