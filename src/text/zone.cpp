#include "text/zone.hpp"

#include <dlfcn.h>
#include <unicode/ucal.h>
#include <unicode/uvernum.h>

#include <stdexcept>
#include <string_view>

namespace tenmatsu::text {
namespace {

#define TENMATSU_NAME_OF(symbol) TENMATSU_TEXT_OF(symbol)
#define TENMATSU_TEXT_OF(symbol) #symbol  // ICU's headers put their version into its names

// ICU's calendars are in a library of their own, which takes half a millisecond to load. Hardly
// any transcript needs another zone than Japan's, so it is opened by the first that does.
struct Calendars {
  decltype(&ucal_open) open = nullptr;
  decltype(&ucal_close) close = nullptr;
  decltype(&ucal_setMillis) set = nullptr;
  decltype(&ucal_get) get = nullptr;
  decltype(&ucal_getCanonicalTimeZoneID) canonical = nullptr;

  Calendars() : library_(dlopen("libicui18n.so." U_ICU_VERSION_SHORT, RTLD_NOW | RTLD_LOCAL)) {
    find(open, TENMATSU_NAME_OF(ucal_open));
    find(close, TENMATSU_NAME_OF(ucal_close));
    find(set, TENMATSU_NAME_OF(ucal_setMillis));
    find(get, TENMATSU_NAME_OF(ucal_get));
    find(canonical, TENMATSU_NAME_OF(ucal_getCanonicalTimeZoneID));
  }

 private:
  template <typename Function>
  void find(Function& function, const char* name) const {
    void* found = library_ == nullptr ? nullptr : dlsym(library_, name);
    if (found == nullptr) {
      throw std::runtime_error("libicui18n.so." U_ICU_VERSION_SHORT
                               ": cannot be opened; install ICU whole");
    }
    function = reinterpret_cast<Function>(found);
  }

  void* library_;  // stays open
};

const Calendars& calendars() {
  static const Calendars opened;
  return opened;
}

bool is_zone(const std::u16string& name) {
  constexpr std::u16string_view kUnknown = u"Etc/Unknown";
  char16_t canonical[64];
  UErrorCode status = U_ZERO_ERROR;
  calendars().canonical(name.data(), static_cast<int32_t>(name.size()), canonical,
                        std::size(canonical), nullptr, &status);
  return U_SUCCESS(status) && name != kUnknown;
}

}  // namespace

struct Zone::Rules {
  UCalendar* calendar = nullptr;

  Rules() = default;
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;
  ~Rules() { calendars().close(calendar); }
};

Zone::Zone(const std::string& name) {
  // The clocks of Japan have not moved since 1951.
  if (name == "Asia/Tokyo") {
    known_ = true;
    fixed_ = 9 * 60;
    return;
  }
  const std::u16string wide(name.begin(), name.end());
  if (!is_zone(wide)) {
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  auto rules = std::make_unique<Rules>();
  rules->calendar =
      calendars().open(wide.data(), static_cast<int32_t>(wide.size()), "", UCAL_GREGORIAN, &status);
  known_ = U_SUCCESS(status);
  if (known_) {
    rules_ = std::move(rules);
  }
}

Zone::~Zone() = default;

int Zone::offset_minutes(std::int64_t second) const {
  if (rules_ == nullptr) {
    return fixed_;
  }
  constexpr double kMilliseconds = 1000.0;
  constexpr int kMinute = 60 * 1000;
  UErrorCode status = U_ZERO_ERROR;
  calendars().set(rules_->calendar, static_cast<double>(second) * kMilliseconds, &status);
  const std::int32_t raw = calendars().get(rules_->calendar, UCAL_ZONE_OFFSET, &status);
  const std::int32_t summer = calendars().get(rules_->calendar, UCAL_DST_OFFSET, &status);
  return U_FAILURE(status) ? 0 : (raw + summer) / kMinute;
}

}  // namespace tenmatsu::text
