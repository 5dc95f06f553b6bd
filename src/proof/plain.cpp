#include "proof/plain.hpp"

#include <algorithm>
#include <utility>

#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::proof {
namespace {

bool is_punctuation(char c) {
  return c > ' ' && c < 0x7f && !text::is_ascii_letter(c) && !(c >= '0' && c <= '9');
}

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", " "}, {"&#39;", "'"},
};

class Reader {
 public:
  explicit Reader(std::string_view markdown) : text_(markdown) {}

  Plain read() {
    while (at_ < text_.size()) {
      take();
    }
    return std::move(plain_);
  }

 private:
  void take() {
    switch (text_[at_]) {
      case '\\':
        take_escape();
        break;
      case '`':
        take_code();
        break;
      case '[':
        take_bracket();
        break;
      case '!':
        // Of a picture the words that stand for it.
        if (next() == '[') {
          ++at_;
          take_bracket();
        } else {
          copy();
        }
        break;
      case '<':
        take_angle();
        break;
      case '&':
        take_entity();
        break;
      case '*':
        take_star();
        break;
      case '~':
        next() == '~' ? void(at_ += 2) : copy();
        break;
      default:
        copy();
    }
  }

  [[nodiscard]] char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\0'; }

  void copy() { plain_.text += text_[at_++]; }

  // A backslash at the end breaks the line.
  void take_escape() {
    ++at_;
    if (at_ < text_.size() && !is_punctuation(text_[at_])) {
      plain_.text += '\\';
    } else if (at_ < text_.size()) {
      copy();
    }
  }

  void take_code() {
    const std::size_t begin = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::string_view fence = text_.substr(at_, begin - at_);
    const std::size_t end = text_.find(fence, begin);
    if (end == std::string_view::npos) {
      at_ = begin;
      return;
    }
    plain_.text += text_.substr(begin, end - begin);
    at_ = end + fence.size();
  }

  // [^3], [words](target); of anything else the bracket stays.
  void take_bracket() {
    if (next() == '^') {
      const std::size_t close = text_.find(']', at_);
      if (close != std::string_view::npos && close > at_ + 2) {
        plain_.references.emplace_back(text_.substr(at_ + 2, close - at_ - 2));
        at_ = close + 1;
        return;
      }
    }
    const std::size_t middle = text_.find("](", at_);
    const std::size_t close = text_.find(')', middle);
    if (middle == std::string_view::npos || close == std::string_view::npos ||
        text_.find('[', at_ + 1) < middle || text_.substr(0, middle).ends_with('\\')) {
      copy();
      return;
    }
    const Plain words = plain_of(text_.substr(at_ + 1, middle - at_ - 1));
    plain_.text += words.text;
    at_ = close + 1;
  }

  // <https://example.com/> stays as an address, a tag goes.
  void take_angle() {
    const std::size_t close = text_.find('>', at_);
    const bool tag = text::is_ascii_letter(next()) || next() == '/' || next() == '!';
    if (!tag || close == std::string_view::npos) {
      copy();
      return;
    }
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    const bool address =
        inside.find("://") != std::string_view::npos ||
        (inside.find('@') != std::string_view::npos && inside.find(' ') == std::string_view::npos);
    plain_.text += address ? inside : std::string_view(" ");
    at_ = close + 1;
  }

  void take_entity() {
    for (const auto& [name, character] : kEntities) {
      if (text_.substr(at_).starts_with(name)) {
        plain_.text += character;
        at_ += name.size();
        return;
      }
    }
    copy();
  }

  // Between blanks a star is no mark: 10 * 20.
  void take_star() {
    const std::size_t end = std::min(text_.find_first_not_of('*', at_), text_.size());
    const bool alone =
        (at_ == 0 || text_[at_ - 1] == ' ') && end < text_.size() && text_[end] == ' ';
    if (alone) {
      plain_.text += text_.substr(at_, end - at_);
    }
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Plain plain_;
};

}  // namespace

Plain plain_of(std::string_view markdown) {
  return Reader(markdown).read();
}

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  std::string cell;
  row = text::trimmed(row);
  if (row.starts_with('|')) {
    row.remove_prefix(1);
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size()) {
      cell += row[i];
      cell += row[++i];
    } else if (row[i] == '|') {
      cells.emplace_back(text::trimmed(cell));
      cell.clear();
    } else {
      cell += row[i];
    }
  }
  if (!text::trimmed(cell).empty()) {
    cells.emplace_back(text::trimmed(cell));
  }
  return cells;
}

}  // namespace tenmatsu::proof
