// Reports that are told in the words of those who met with the trouble.

#pragma once

#include <optional>

#include "compose/title/first_reports.hpp"

namespace tenmatsu::composition {

/// 「「請求書の名前が違う」との電話」, of the messages of people that tell best what went wrong; none
/// where nobody is quoted there.
std::optional<FirstReport> quoted_report(const Story& story);

}  // namespace tenmatsu::composition
