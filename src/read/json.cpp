#include "read/json.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace tenmatsu::reading::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int kDeepest = 200;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

int line_at(std::string_view text, std::size_t offset) {
  return 1 + static_cast<int>(std::count(text.begin(),
                                         text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) {
    ++at;
  }
  return at;
}

// Behind the string that begins at `at`; the end of the text where it is not closed.
std::size_t skip_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return text.size() + 1;
}

// Where one value of a text ends, found by its brackets alone.
struct Extent {
  std::size_t end = 0;           // behind it
  bool whole = false;            // closed before the text ends
  std::string closers;           // what closes the text behind `last_element`
  std::size_t last_element = 0;  // the end of the last whole element of the outermost open list
};

Extent extent_of(std::string_view text, std::size_t begin) {
  std::string stack;
  std::vector<std::size_t> last_ends;  // of the last whole element of each open bracket
  std::size_t at = begin;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at);
      continue;
    }
    if (c == '[' || c == '{') {
      stack += c == '[' ? ']' : '}';
      last_ends.push_back(at + 1);
    } else if (c == ']' || c == '}') {
      if (stack.empty() || stack.back() != c) {
        break;
      }
      stack.pop_back();
      last_ends.pop_back();
      if (stack.empty()) {
        return {at + 1, true, {}, 0};
      }
      last_ends.back() = at + 1;
    }
    ++at;
  }
  Extent cut;
  cut.end = std::min(at, text.size());
  const std::size_t list = stack.find(']');
  if (list != std::string::npos) {
    cut.closers.assign(stack.rend() - static_cast<std::ptrdiff_t>(list) - 1, stack.rend());
    cut.last_element = last_ends[list];
  }
  return cut;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6U));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (c >> 12U));
    out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

// The content of a string that simdjson refuses, such as one with half a surrogate pair; what is
// broken in it becomes U+FFFD.
std::string lenient_text(std::string_view token) {
  constexpr std::string_view kShort = "nrtbf\"\\/";
  constexpr std::string_view kMeant = "\n\r\t\b\f\"\\/";
  std::string out;
  for (std::size_t at = 1; at < token.size() && token[at] != '"'; ++at) {
    if (token[at] != '\\' || at + 1 >= token.size()) {
      out += token[at];
      continue;
    }
    ++at;
    const std::size_t letter = kShort.find(token[at]);
    unsigned code = 0;
    if (letter != std::string_view::npos) {
      out += kMeant[letter];
    } else if (token[at] == 'u' && at + 4 < token.size() &&
               std::from_chars(token.data() + at + 1, token.data() + at + 5, code, 16).ptr ==
                   token.data() + at + 5) {
      at += 4;
      if (code >= 0xD800 && code <= 0xDFFF) {
        out += kReplacement;
      } else {
        append_utf8(out, code);
      }
    } else {
      out += kReplacement;
    }
  }
  return out;
}

// Copies one document of simdjson into the tree. What was copied before a fault stays.
class Builder {
 public:
  /// `base` is what stands at `shift` of `text`.
  Builder(const char* base, std::size_t shift, std::string_view text, Notes& notes)
      : base_(base), shift_(shift), text_(text), notes_(&notes) {}

  void build(Value& out, ondemand::value value, int depth) {
    if (depth > kDeepest) {
      throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    }
    const std::string_view token = value.raw_json_token();
    out.offset = offset_of(token);
    switch (value.type()) {
      case ondemand::json_type::array:
        build_array(out, value, depth);
        break;
      case ondemand::json_type::object:
        build_object(out, value, depth);
        break;
      case ondemand::json_type::string:
        out.kind = Kind::string;
        take_string(out.text, value, token);
        break;
      default:
        build_scalar(out, token);
        break;
    }
  }

 private:
  void build_array(Value& out, ondemand::value value, int depth) {
    out.kind = Kind::array;
    for (auto element : value.get_array()) {
      build(out.items.emplace_back(), element.value(), depth + 1);
    }
  }

  void build_object(Value& out, ondemand::value value, int depth) {
    out.kind = Kind::object;
    for (auto field : value.get_object()) {
      out.names.emplace_back(std::string_view(field.unescaped_key()));
      build(out.items.emplace_back(), field.value(), depth + 1);
    }
  }

  void take_string(std::string& out, ondemand::value value, std::string_view token) {
    std::string_view text;
    if (value.get_string().get(text) == simdjson::SUCCESS) {
      out = text;
      return;
    }
    out = lenient_text(token);
    notes_->push_back({"", line_at(text_, offset_of(token)),
                       "a string holds half a character; U+FFFD stands for it"});
  }

  static void build_scalar(Value& out, std::string_view token) {
    while (!token.empty() && is_blank(token.back())) {
      token.remove_suffix(1);
    }
    if (token == "null") {
      out.kind = Kind::null;
    } else if (token == "true" || token == "false") {
      out.kind = Kind::boolean;
      out.text = token;
    } else if (!token.empty() && (token[0] == '-' || (token[0] >= '0' && token[0] <= '9'))) {
      out.kind = Kind::number;
      out.text = token;
    } else {
      throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
    }
  }

  [[nodiscard]] std::size_t offset_of(std::string_view token) const {
    return static_cast<std::size_t>(token.data() - base_) + shift_;
  }

  const char* base_;
  std::size_t shift_;
  std::string_view text_;
  Notes* notes_;
};

// The element on which a fault fell is not whole; it stands last in the outermost list.
void drop_broken_element(Value& root) {
  Value* at = &root;
  while (!at->items.empty() && at->is_object()) {
    at = &at->items.back();
  }
  if (at->is_array() && !at->items.empty()) {
    at->items.pop_back();
  }
}

// `padded` has SIMDJSON_PADDING bytes behind `size`.
bool build_document(ondemand::parser& parser, const char* padded, std::size_t size,
                    std::size_t shift, std::string_view text, Value& root, Notes& notes) {
  ondemand::document document;
  const auto view = simdjson::padded_string_view(padded, size, size + simdjson::SIMDJSON_PADDING);
  if (parser.iterate(view).get(document) != simdjson::SUCCESS) {
    return false;
  }
  try {
    Builder builder(padded, shift, text, notes);
    ondemand::value value = document.get_value();
    builder.build(root, value, 0);
    return true;
  } catch (const simdjson::simdjson_error&) {
    const char* where = nullptr;
    std::size_t offset = shift;
    if (document.current_location().get(where) == simdjson::SUCCESS && where >= padded) {
      offset = shift + std::min(size, static_cast<std::size_t>(where - padded));
    }
    drop_broken_element(root);
    notes.push_back({"", line_at(text, std::min(offset, text.size())),
                     "the JSON is broken here; what follows was not read"});
    return root.kind != Kind::missing;
  }
}

// Documents behind each other in one text.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), padded_(text) {
    padded_.resize(text.size() + simdjson::SIMDJSON_PADDING, ' ');
  }

  std::shared_ptr<Document> parse() {
    result_ = std::make_shared<Document>();
    result_->by_line = is_by_line();
    if (result_->by_line) {
      parse_lines();
    } else {
      parse_pages();
    }
    return result_->roots.empty() ? nullptr : result_;
  }

 private:
  // The first line is a whole document and another begins on the next.
  [[nodiscard]] bool is_by_line() const {
    const std::size_t begin = skip_blanks(text_, 0);
    const Extent first = extent_of(text_, begin);
    const std::size_t next = first.whole ? skip_blanks(text_, first.end) : text_.size();
    const std::size_t line_end = text_.find('\n', begin);
    return text_[begin] == '{' && next < text_.size() && text_[next] == '{' &&
           first.end <= line_end && next > line_end;
  }

  void parse_lines() {
    int number = 0;
    for (std::size_t begin = 0; begin < text_.size(); ++number) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      const std::size_t from = skip_blanks(text_, begin);
      if (from < end && !add(from, text_.substr(from, end - from))) {
        result_->notes.push_back({"", number + 1, "this line is no JSON and was left out"});
      }
      begin = end + 1;
    }
  }

  void parse_pages() {
    std::size_t at = skip_blanks(text_, 0);
    while (at < text_.size() && (text_[at] == '{' || text_[at] == '[')) {
      const Extent extent = extent_of(text_, at);
      if (!extent.whole) {
        parse_cut(at, extent);
        return;
      }
      if (!add(at, text_.substr(at, extent.end - at))) {
        break;
      }
      at = skip_blanks(text_, extent.end);
      at = at < text_.size() && text_[at] == ',' ? skip_blanks(text_, at + 1) : at;
    }
    if (at < text_.size() && !result_->roots.empty()) {
      result_->notes.push_back(
          {"", line_at(text_, at), "from here on it is no JSON; it was not read"});
    }
  }

  void parse_cut(std::size_t begin, const Extent& extent) {
    if (extent.closers.empty() || extent.last_element <= begin) {
      return;
    }
    std::string closed(text_.substr(begin, extent.last_element - begin));
    closed += extent.closers;
    const std::size_t size = closed.size();
    closed.resize(size + simdjson::SIMDJSON_PADDING, ' ');
    Value root;
    if (build_document(parser_, closed.data(), size, begin, text_, root, result_->notes)) {
      result_->roots.push_back(std::move(root));
      result_->notes.push_back(
          {"", line_at(text_, extent.end),
           fmt::format("the JSON is cut short; it was read up to line {}, the last whole element",
                       line_at(text_, extent.last_element))});
    }
  }

  bool add(std::size_t offset, std::string_view document) {
    Value root;
    if (!build_document(parser_, padded_.data() + offset, document.size(), offset, text_, root,
                        result_->notes)) {
      return false;
    }
    result_->roots.push_back(std::move(root));
    return true;
  }

  std::string_view text_;
  std::string padded_;
  ondemand::parser parser_;
  std::shared_ptr<Document> result_;
};

}  // namespace

const Value& Value::operator[](std::string_view key) const {
  static const Value kMissing;
  const auto found = std::ranges::find(names, key);
  return found == names.end() ? kMissing : items[static_cast<std::size_t>(found - names.begin())];
}

std::optional<double> Value::number() const {
  if (kind != Kind::number && kind != Kind::string) {
    return std::nullopt;
  }
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

bool may_be_json(std::string_view text) {
  const std::size_t at = skip_blanks(text, 0);
  if (at >= text.size()) {
    return false;
  }
  const std::size_t next = skip_blanks(text, at + 1);
  const char c = next < text.size() ? text[next] : '\0';
  return text[at] == '{' ? c == '"' || c == '}'
                         : text[at] == '[' && (c == '{' || c == '[' || c == '"' || c == ']');
}

std::shared_ptr<const Document> parse(std::string_view text) {
  return may_be_json(text) ? Parser(text).parse() : nullptr;
}

Value parse_one(std::string_view text) {
  const auto document = parse(text);
  return document == nullptr ? Value() : document->roots.front();
}

std::optional<std::size_t> count_elements(std::string_view text) {
  thread_local ondemand::parser parser;
  thread_local std::string padded;
  padded.assign(text);
  padded.resize(text.size() + simdjson::SIMDJSON_PADDING, ' ');
  ondemand::document document;
  ondemand::array array;
  std::size_t count = 0;
  const auto view = simdjson::padded_string_view(padded.data(), text.size(), padded.size());
  if (parser.iterate(view).get(document) != simdjson::SUCCESS ||
      document.get_array().get(array) != simdjson::SUCCESS ||
      array.count_elements().get(count) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return count;
}

}  // namespace tenmatsu::reading::json
