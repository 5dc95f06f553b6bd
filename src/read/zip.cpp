// Zip archives by minizip, which reads and seeks in a stream of ours.

#include <fmt/format.h>
#include <minizip/unzip.h>

#include <algorithm>
#include <istream>

#include "tenmatsu/error.hpp"
#include "tenmatsu/files.hpp"
#include "text/decode.hpp"

namespace tenmatsu {
namespace {

constexpr std::uint64_t kSmall = 64U << 20U;  // what anybody has room for
constexpr std::uint64_t kMostRatio = 200;     // logs shrink to a thirtieth, zeros to a thousandth

std::istream& stream_of(voidpf stream) {
  return *static_cast<std::istream*>(stream);
}

voidpf open_stream(voidpf opaque, const void* /*name*/, int /*mode*/) {
  return opaque;
}

uLong read_stream(voidpf /*opaque*/, voidpf stream, void* buffer, uLong size) {
  std::istream& in = stream_of(stream);
  in.clear();
  in.read(static_cast<char*>(buffer), static_cast<std::streamsize>(size));
  return static_cast<uLong>(in.gcount());
}

uLong write_stream(voidpf /*opaque*/, voidpf /*stream*/, const void* /*buffer*/, uLong /*size*/) {
  return 0;
}

ZPOS64_T tell_stream(voidpf /*opaque*/, voidpf stream) {
  return static_cast<ZPOS64_T>(stream_of(stream).tellg());
}

long seek_stream(voidpf /*opaque*/, voidpf stream, ZPOS64_T offset, int origin) {
  constexpr std::ios::seekdir kFrom[] = {std::ios::beg, std::ios::cur, std::ios::end};
  std::istream& in = stream_of(stream);
  in.clear();
  in.seekg(static_cast<std::streamoff>(offset), kFrom[origin]);
  return in ? 0 : -1;
}

int close_stream(voidpf /*opaque*/, voidpf /*stream*/) {
  return 0;
}

int error_of_stream(voidpf /*opaque*/, voidpf /*stream*/) {
  return 0;
}

// Absolute, of a drive, or out of the folder in which it would be unpacked.
bool leaves_folder(const std::string& path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string::npos ||
      (path.size() > 1 && path[1] == ':')) {
    return true;
  }
  return path == ".." || path.starts_with("../") || path.ends_with("/..") ||
         path.find("/../") != std::string::npos;
}

class ZipFiles : public Files {
 public:
  ZipFiles(std::istream& in, std::string name) : name_(std::move(name)) {
    zlib_filefunc64_def functions{open_stream, read_stream,  write_stream,    tell_stream,
                                  seek_stream, close_stream, error_of_stream, &in};
    zip_.reset(unzOpen2_64(name_.c_str(), &functions));
    if (zip_ == nullptr) {
      throw Error(Failure::input,
                  fmt::format("{}: this zip archive is broken; pack or download it again", name_));
    }
    list_entries();
  }

  [[nodiscard]] const std::vector<FileEntry>& list() const override { return entries_; }
  [[nodiscard]] const Notes& notes() const override { return notes_; }

  void read(std::size_t index, std::string& bytes) override {
    unz64_file_pos place = places_[index];
    bytes.resize(static_cast<std::size_t>(entries_[index].size));
    bool whole =
        unzGoToFilePos64(zip_.get(), &place) == UNZ_OK && unzOpenCurrentFile(zip_.get()) == UNZ_OK;
    // No more than the list promises is unpacked, whatever is packed.
    std::size_t done = 0;
    while (whole && done < bytes.size()) {
      constexpr std::size_t kPiece = 1U << 20U;
      const auto size = static_cast<unsigned>(std::min(kPiece, bytes.size() - done));
      const int got = unzReadCurrentFile(zip_.get(), bytes.data() + done, size);
      whole = got > 0;
      done += whole ? static_cast<std::size_t>(got) : 0;
    }
    whole = unzCloseCurrentFile(zip_.get()) == UNZ_OK && whole;
    if (!whole && !bytes.empty()) {
      throw Error(Failure::input, fmt::format("{}/{}: cannot be unpacked; the archive is broken",
                                              name_, entries_[index].path));
    }
  }

 private:
  void list_entries() {
    for (int status = unzGoToFirstFile(zip_.get()); status == UNZ_OK;
         status = unzGoToNextFile(zip_.get())) {
      list_current();
    }
    std::vector<std::size_t> order(entries_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
      order[i] = i;
    }
    std::ranges::sort(
        order, [&](std::size_t a, std::size_t b) { return entries_[a].path < entries_[b].path; });
    std::vector<FileEntry> entries;
    std::vector<unz64_file_pos> places;
    for (const std::size_t i : order) {
      entries.push_back(std::move(entries_[i]));
      places.push_back(places_[i]);
    }
    entries_ = std::move(entries);
    places_ = std::move(places);
  }

  void list_current() {
    constexpr std::size_t kLongestPath = 4096;
    constexpr uLong kEncrypted = 1;
    std::string path(kLongestPath, '\0');
    unz_file_info64 info;
    if (unzGetCurrentFileInfo64(zip_.get(), &info, path.data(), path.size(), nullptr, 0, nullptr,
                                0) != UNZ_OK) {
      return;
    }
    path.resize(std::min<std::size_t>(info.size_filename, kLongestPath));
    // Names are UTF-8, or what the machine that packed them used.
    path = text::decode(path).text;
    if (path.ends_with('/') || path.starts_with("__MACOSX/")) {
      return;
    }
    if (leaves_folder(path)) {
      leave_out(path, "its path leads out of the archive");
    } else if ((info.flag & kEncrypted) != 0) {
      leave_out(path, "it is encrypted");
    } else if (info.uncompressed_size > kSmall &&
               info.uncompressed_size / kMostRatio > info.compressed_size) {
      leave_out(path, "it would unpack to more than 200 times its size");
    } else {
      unz64_file_pos place;
      unzGetFilePos64(zip_.get(), &place);
      entries_.push_back({path, info.uncompressed_size});
      places_.push_back(place);
    }
  }

  void leave_out(const std::string& path, const char* why) {
    notes_.push_back({name_ + "/" + path, 0, fmt::format("left out: {}", why)});
  }

  struct Close {
    void operator()(void* zip) const { unzClose(zip); }
  };

  std::string name_;
  std::unique_ptr<void, Close> zip_;
  std::vector<FileEntry> entries_;
  std::vector<unz64_file_pos> places_;
  Notes notes_;
};

}  // namespace

std::unique_ptr<Files> open_zip(std::istream& in, const std::string& name) {
  return std::make_unique<ZipFiles>(in, name);
}

}  // namespace tenmatsu
