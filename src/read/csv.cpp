#include "read/csv.hpp"

#include <algorithm>
#include <limits>

namespace tenmatsu::reading::csv {
namespace {

class Parser {
 public:
  Parser(std::string_view text, char separator) : text_(text), separator_(separator) {}

  Table parse(int lines) {
    if (text_.starts_with("sep=")) {  // Excel's hint
      at_ = std::min(text_.find('\n'), text_.size());
      skip_line_end();
    }
    while (at_ < text_.size() && line_ <= lines) {
      take_row();
    }
    return std::move(table_);
  }

 private:
  void take_row() {
    Row row;
    row.line = line_;
    while (true) {
      row.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? take_quoted() : take_bare());
      if (at_ >= text_.size() || text_[at_] != separator_) {
        break;
      }
      ++at_;
    }
    skip_line_end();
    if (row.fields.size() > 1 || !row.fields.front().empty()) {
      table_.rows.push_back(std::move(row));
    }
  }

  void skip_line_end() {
    if (at_ < text_.size()) {
      ++at_;
      ++line_;
    }
  }

  std::string take_bare() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  std::string take_quoted() {
    const std::size_t begin = at_;
    const int first_line = line_;
    std::string out;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        line_ += text_[at_] == '\n' ? 1 : 0;
        out += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        out += text_[at_++];
      } else if (ends_field(at_ + 1)) {
        ++at_;
        return out;
      } else if (line_ == first_line) {
        ++at_;
        return out + take_bare();  // "a" b: what stands behind the quote belongs to the field too
      } else {
        break;  // the quote of a later field: this one was never closed
      }
    }
    table_.notes.push_back({"", first_line,
                            "a quote opens here and never closes; it was taken as a character of "
                            "the text"});
    at_ = begin;
    line_ = first_line;
    return take_bare();
  }

  [[nodiscard]] bool ends_field(std::size_t at) const {
    return at >= text_.size() || text_[at] == separator_ || text_[at] == '\n';
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  Table table_;
};

}  // namespace

Table parse(std::string_view text, char separator) {
  return Parser(text, separator).parse(std::numeric_limits<int>::max());
}

Table parse_head(std::string_view text, char separator, int lines) {
  return Parser(text, separator).parse(lines);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace tenmatsu::reading::csv
