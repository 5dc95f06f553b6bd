#include "text/zone.hpp"

#include <unicode/timezone.h>

namespace tenmatsu::text {

struct Zone::Rules {
  std::unique_ptr<icu::TimeZone> zone;
};

Zone::Zone(const std::string& name) {
  // The clocks of Japan have not moved since 1951; ICU's tables would cost the start of the
  // program.
  if (name == "Asia/Tokyo") {
    known_ = true;
    fixed_ = 9 * 60;
    return;
  }
  std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  known_ = zone != nullptr && *zone != icu::TimeZone::getUnknown();
  if (known_) {
    rules_ = std::make_unique<Rules>();
    rules_->zone = std::move(zone);
  }
}

Zone::~Zone() = default;

int Zone::offset_minutes(std::int64_t second) const {
  if (rules_ == nullptr) {
    return fixed_;
  }
  constexpr double kMilliseconds = 1000.0;
  constexpr int kMinute = 60 * 1000;
  std::int32_t raw = 0;
  std::int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffset(static_cast<double>(second) * kMilliseconds, 0, raw, summer, status);
  return U_FAILURE(status) ? 0 : (raw + summer) / kMinute;
}

}  // namespace tenmatsu::text
