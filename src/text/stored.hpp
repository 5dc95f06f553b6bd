// An array that is filled once and only read then: its own, or one that lies in memory which
// outlives it, such as the tables that are built into the program.

#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace tenmatsu::text {

/// Copies share the items.
template <typename Item>
class Stored {
 public:
  Stored() = default;
  explicit Stored(std::vector<Item> items)
      : own_(std::make_shared<const std::vector<Item>>(std::move(items))), items_(*own_) {}

  /// One that reads `items` where they lie.
  static Stored borrowed(std::span<const Item> items) {
    Stored stored;
    stored.items_ = items;
    return stored;
  }

  [[nodiscard]] std::span<const Item> items() const { return items_; }
  [[nodiscard]] const Item& operator[](std::size_t at) const { return items_[at]; }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }

 private:
  std::shared_ptr<const std::vector<Item>> own_;  // none where the items are borrowed
  std::span<const Item> items_;
};

}  // namespace tenmatsu::text
