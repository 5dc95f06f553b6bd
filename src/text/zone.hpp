// Time zones by their IANA names.

#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace tenmatsu::text {

class Zone {
 public:
  explicit Zone(const std::string& name);
  Zone(const Zone&) = delete;
  Zone& operator=(const Zone&) = delete;
  ~Zone();

  /// Whether there is a zone of this name.
  [[nodiscard]] bool known() const { return known_; }

  /// What its clocks show beyond UTC at `second` since 1970.
  [[nodiscard]] int offset_minutes(std::int64_t second) const;

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
  bool known_ = false;
  int fixed_ = 0;  // where there are no rules
};

}  // namespace tenmatsu::text
