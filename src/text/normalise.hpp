// One width, one case and one spelling for matching, with a map back to what was written.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::text {

/// `text` is what rules match; byte i of it stands for the bytes of the original from origin[i] on.
struct Normalised {
  std::string text;
  std::vector<std::uint32_t> origin;  // text.size() + 1 entries, never falling

  /// The offset in the original of offset `at` here.
  [[nodiscard]] std::size_t original(std::size_t at) const { return origin[at]; }
};

/// NFKC with folded case. Enclosed numbers (①) stay as they are: NFKC would make figures of them.
/// Wave dashes become '~' and minus signs '-', which NFKC leaves alone.
Normalised normalise(std::string_view original);

/// The text alone, for words of rule files.
std::string normalised(std::string_view original);
std::vector<std::string> normalised(const std::vector<std::string>& originals);

}  // namespace tenmatsu::text
