#include "render/values.hpp"

#include <algorithm>
#include <cassert>

namespace tenmatsu::document {

const View* View::find(std::string_view name) const {
  if (!is_object()) {
    return nullptr;
  }
  const Object& all = members();
  const auto found =
      std::ranges::find_if(all, [&](const Member& member) { return member.name == name; });
  return found == all.end() ? nullptr : &found->value;
}

const View& View::at(std::string_view name) const {
  const View* found = find(name);
  assert(found != nullptr);
  return *found;
}

View& View::operator[](std::string_view name) {
  constexpr std::size_t kUsual = 8;  // members: most objects have about as many
  auto& all = std::get<Object>(value_);
  if (all.empty()) {
    all.reserve(kUsual);
  }
  const auto found =
      std::ranges::find_if(all, [&](const Member& member) { return member.name == name; });
  return found == all.end() ? all.emplace_back(Member{std::string(name), View()}).value
                            : found->value;
}

}  // namespace tenmatsu::document
