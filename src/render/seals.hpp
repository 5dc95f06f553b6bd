// Short digests of the parts of an analysis in JSON. Read back, they tell which parts somebody
// changed, so that what follows from those can be worked out again and nothing else.

#pragma once

#include <array>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>

namespace tenmatsu::document {

/// How TimeMention::Kind is spelled.
inline constexpr std::array<const char*, 4> kMentionKinds = {"point", "from", "until", "deadline"};

/// The digests of all parts, parted by blanks: of the members at the top and of the incident, and
/// of each action without its stages and of its stages.
std::string seals_of(const nlohmann::ordered_json& analysis);

class Seals {
 public:
  explicit Seals(std::string_view list);

  /// Whether the part is as it was printed. `name` is that of the member; "action" is an action
  /// without its stages.
  [[nodiscard]] bool hold(std::string_view name, const nlohmann::json& part) const;

  [[nodiscard]] bool empty() const { return known_.empty(); }

 private:
  std::set<std::string, std::less<>> known_;
};

/// An action without its stages.
nlohmann::json head_of(nlohmann::json action);

}  // namespace tenmatsu::document
