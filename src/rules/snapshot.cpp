#include "rules/snapshot.hpp"

#include <cassert>
#include <cereal/cereal.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/unordered_map.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/vector.hpp>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>

namespace tenmatsu::rules {

// Archives, as cereal calls them: it knows the containers, they the bytes. Cereal's own read from
// a stream, which takes longer, and could not tell where in memory an array lies.

class SnapshotWriter : public cereal::OutputArchive<SnapshotWriter> {
 public:
  SnapshotWriter() : OutputArchive(this) {}

  void write(const void* data, std::size_t size) {
    bytes_.append(static_cast<const char*>(data), size);
  }
  void align(std::size_t alignment) {
    bytes_.resize((bytes_.size() + alignment - 1) / alignment * alignment);
  }

  std::string bytes() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class SnapshotReader : public cereal::InputArchive<SnapshotReader> {
 public:
  explicit SnapshotReader(std::string_view bytes) : InputArchive(this), bytes_(bytes) {}

  void read(void* data, std::size_t size) {
    if (size > 0) {  // an empty list lies nowhere
      std::memcpy(data, take(size), size);
    }
  }
  void align(std::size_t alignment) { at_ = (at_ + alignment - 1) / alignment * alignment; }

  /// The next `size` bytes, where they lie.
  const char* take(std::size_t size) {
    assert(size <= bytes_.size() - at_);
    at_ += size;
    return bytes_.data() + at_ - size;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

// How cereal finds what an archive does with the types that are not made of others.

template <typename Number>
requires std::is_arithmetic_v<Number>
void save(SnapshotWriter& archive, const Number& number) {
  archive.write(&number, sizeof number);
}

template <typename Number>
requires std::is_arithmetic_v<Number>
void load(SnapshotReader& archive, Number& number) {
  archive.read(&number, sizeof number);
}

template <typename Item>
void save(SnapshotWriter& archive, const cereal::BinaryData<Item>& data) {
  archive.write(data.data, data.size);
}

template <typename Item>
void load(SnapshotReader& archive, cereal::BinaryData<Item>& data) {
  archive.read(data.data, data.size);
}

template <typename Value>
void save(SnapshotWriter& archive, const cereal::NameValuePair<Value>& named) {
  archive(named.value);
}

template <typename Value>
void load(SnapshotReader& archive, cereal::NameValuePair<Value>& named) {
  archive(named.value);
}

template <typename Size>
void save(SnapshotWriter& archive, const cereal::SizeTag<Size>& tag) {
  archive(static_cast<std::uint32_t>(tag.size));
}

template <typename Size>
void load(SnapshotReader& archive, cereal::SizeTag<Size>& tag) {
  std::uint32_t size = 0;
  archive(size);
  tag.size = size;
}

// Cereal's own would fill a string with zeros first.
template <typename Unit>
void save(SnapshotWriter& archive, const std::basic_string<Unit>& text) {
  archive(static_cast<std::uint32_t>(text.size()));
  archive.align(alignof(Unit));
  archive.write(text.data(), text.size() * sizeof(Unit));
}

template <typename Unit>
std::basic_string_view<Unit> next_text(SnapshotReader& archive) {
  std::uint32_t size = 0;
  archive(size);
  archive.align(alignof(Unit));
  return {reinterpret_cast<const Unit*>(archive.take(size * sizeof(Unit))), size};
}

template <typename Unit>
void load(SnapshotReader& archive, std::basic_string<Unit>& text) {
  text = std::basic_string<Unit>(next_text<Unit>(archive));
}

// Cereal's own would make empty strings first.
template <typename Unit>
void load(SnapshotReader& archive, std::vector<std::basic_string<Unit>>& texts) {
  std::uint32_t count = 0;
  archive(count);
  texts.clear();
  texts.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    texts.emplace_back(next_text<Unit>(archive));
  }
}

template <typename Item>
void save(SnapshotWriter& archive, const text::Stored<Item>& stored) {
  // Bytes between members could be any, and the build would not come out the same twice.
  static_assert(std::has_unique_object_representations_v<Item>);
  archive(static_cast<std::uint32_t>(stored.size()));
  archive.align(alignof(Item));
  archive.write(stored.items().data(), stored.items().size_bytes());
}

template <typename Item>
void load(SnapshotReader& archive, text::Stored<Item>& stored) {
  static_assert(std::is_trivially_copyable_v<Item> && alignof(Item) <= kSnapshotAlignment);
  std::uint32_t size = 0;
  archive(size);
  archive.align(alignof(Item));
  const char* bytes = archive.take(size * sizeof(Item));
  stored = text::Stored<Item>::borrowed(std::span(reinterpret_cast<const Item*>(bytes), size));
}

}  // namespace tenmatsu::rules

CEREAL_SETUP_ARCHIVE_TRAITS(tenmatsu::rules::SnapshotReader, tenmatsu::rules::SnapshotWriter)

namespace tenmatsu::rules {

std::string snapshot_of(const Rules& all) {
  SnapshotWriter writer;
  writer(all);
  return std::move(writer).bytes();
}

void restore(Rules& all, std::string_view snapshot) {
  SnapshotReader reader(snapshot);
  reader(all);
}

}  // namespace tenmatsu::rules
