// Many short texts, side by side in two arrays: cheap to store and to read where they lie.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/stored.hpp"

namespace tenmatsu::text {

class StoredTexts {
 public:
  StoredTexts() = default;
  explicit StoredTexts(const std::vector<std::string>& texts);

  [[nodiscard]] std::string_view operator[](std::size_t at) const {
    const std::uint32_t begin = at == 0 ? 0 : ends_[at - 1];
    return {bytes_.items().data() + begin, ends_[at] - begin};
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }

  /// Copies, for a change.
  [[nodiscard]] std::vector<std::string> texts() const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(bytes_, ends_);
  }

 private:
  Stored<char> bytes_;
  Stored<std::uint32_t> ends_;
};

}  // namespace tenmatsu::text
