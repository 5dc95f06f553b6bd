// JSON as a tree in which every value knows where it stands. Looking up what is not there gives an
// empty value, so that a reader can ask for what a message may have without asking first whether.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/notes.hpp"

namespace tenmatsu::reading::json {

enum class Kind : std::uint8_t { missing, null, boolean, number, string, array, object };

class Value {
 public:
  /// The member of this name, or an empty value.
  const Value& operator[](std::string_view key) const;

  [[nodiscard]] bool has(std::string_view key) const { return (*this)[key].is_something(); }
  /// Neither missing nor null.
  [[nodiscard]] bool is_something() const { return kind > Kind::null; }
  [[nodiscard]] bool is_object() const { return kind == Kind::object; }
  [[nodiscard]] bool is_array() const { return kind == Kind::array; }
  [[nodiscard]] bool is_true() const { return kind == Kind::boolean && text == "true"; }
  /// Of a number, or of a string that holds one.
  [[nodiscard]] std::optional<double> number() const;

  Kind kind = Kind::missing;
  std::size_t offset = 0;          // where it begins
  std::string text;                // of a string; of a number or a truth as written
  std::vector<Value> items;        // of an array, or the values of an object
  std::vector<std::string> names;  // of an object, beside `items`
};

/// One text may hold several documents: lines of JSON, or pages that were put behind each other.
struct Document {
  std::vector<Value> roots;
  bool by_line = false;  // a document on each line
  Notes notes;           // what could not be read
};

/// Whether a text may be JSON by its first characters; "[14:35] …" is a line of a chat.
bool may_be_json(std::string_view text);

/// What can be read of `text`; nullptr where nothing is JSON. A text that is cut short is read up
/// to the last whole element of its outermost list.
std::shared_ptr<const Document> parse(std::string_view text);

/// One document, or an empty value.
Value parse_one(std::string_view text);

/// How many elements the list has that is the whole of `text`; none where it is no list.
std::optional<std::size_t> count_elements(std::string_view text);

}  // namespace tenmatsu::reading::json
