// Data for templates: objects, lists, texts, yes and no. Nothing that is unknown is left out: it is
// a no or an empty list.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tenmatsu::document {

class View {
 public:
  using List = std::vector<View>;
  struct Member;
  using Object = std::vector<Member>;  // in the order in which they were named

  /// An object without members.
  View() = default;
  View(bool yes) : value_(yes) {}
  View(std::string text) : value_(std::move(text)) {}
  View(const char* text) : value_(std::string(text)) {}
  View(List list) : value_(std::move(list)) {}

  [[nodiscard]] bool is_flag() const { return std::holds_alternative<bool>(value_); }
  [[nodiscard]] bool is_text() const { return std::holds_alternative<std::string>(value_); }
  [[nodiscard]] bool is_list() const { return std::holds_alternative<List>(value_); }
  [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(value_); }

  // What it is must be known.
  [[nodiscard]] bool flag() const { return std::get<bool>(value_); }
  [[nodiscard]] const std::string& text() const { return std::get<std::string>(value_); }
  [[nodiscard]] const List& list() const { return std::get<List>(value_); }
  [[nodiscard]] List& list() { return std::get<List>(value_); }
  [[nodiscard]] const Object& members() const { return std::get<Object>(value_); }

  /// The member of an object; nullptr where it has none of the name, or this is no object.
  [[nodiscard]] const View* find(std::string_view name) const;
  /// The member that an object is known to have.
  [[nodiscard]] const View& at(std::string_view name) const;
  /// The member of an object, made where it has none of the name.
  View& operator[](std::string_view name);

 private:
  std::variant<Object, List, std::string, bool> value_;
};

struct View::Member {
  std::string name;
  View value;
};

}  // namespace tenmatsu::document
