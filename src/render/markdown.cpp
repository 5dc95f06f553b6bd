#include "render/markdown.hpp"

#include <algorithm>
#include <vector>

#include "render/urls.hpp"
#include "text/ascii.hpp"

namespace tenmatsu::document {

namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";

bool is_blank(char c) {
  return kBlanks.find(c) != std::string_view::npos;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' || c == 0x7f;
}

// U+FFFD: a control character, such as those that colour a terminal, would be shown as nothing.
constexpr std::string_view kReplacement = "\xef\xbf\xbd";

bool is_punctuation(char c) {
  return c > ' ' && c < 0x7f && !text::is_ascii_digit(c) && !text::is_ascii_letter(c);
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// The lines of `said`, without blank ones at its ends. Never empty.
std::vector<std::string_view> lines_of(std::string_view said) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = said.find('\n');
    std::string_view line = said.substr(0, end);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!lines.empty() || !trimmed(line).empty()) {
      lines.push_back(line);
    }
    if (end == std::string_view::npos) {
      break;
    }
    said.remove_prefix(end + 1);
  }
  while (!lines.empty() && trimmed(lines.back()).empty()) {
    lines.pop_back();
  }
  if (lines.empty()) {
    lines.emplace_back();
  }
  return lines;
}

// What stands beside a run of * _ ~ decides whether Markdown takes the run for a mark.
enum class Beside { edge, blank, word, other };

struct Range {
  char32_t first;
  char32_t last;
};

// Characters beyond ASCII that Unicode counts as letters or digits for certain. All others are
// taken for punctuation, which escapes once too often and never once too seldom.
constexpr Range kWordRanges[] = {
    {0x3005, 0x3006},                                      // iteration marks
    {0x3041, 0x3096},                                      // hiragana
    {0x309d, 0x309e}, {0x30a1, 0x30fa}, {0x30fc, 0x30fe},  // katakana, without the middle dot
    {0x3400, 0x4dbf}, {0x4e00, 0x9fff}, {0xf900, 0xfaff},  // ideographs
    {0xff10, 0xff19}, {0xff21, 0xff3a}, {0xff41, 0xff5a},  // full-width digits and letters
    {0xff66, 0xff9d},                                      // half-width katakana
};

char32_t decoded_three(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  return static_cast<char32_t>((at(0) & 0x0f) << 12 | (at(1) & 0x3f) << 6 | (at(2) & 0x3f));
}

bool is_wide_word(std::string_view bytes) {
  // All ranges of the table take three bytes.
  if (bytes.size() < 3 || (static_cast<unsigned char>(bytes[0]) & 0xf0) != 0xe0) {
    return false;
  }
  const char32_t c = decoded_three(bytes);
  return std::ranges::any_of(
      kWordRanges, [c](const Range& range) { return c >= range.first && c <= range.last; });
}

Beside beside(char c, std::string_view wide) {
  if (is_blank(c)) {
    return Beside::blank;
  }
  if (text::is_ascii(c)) {
    return is_punctuation(c) ? Beside::other : Beside::word;
  }
  return is_wide_word(wide) ? Beside::word : Beside::other;
}

Beside before(std::string_view text, std::size_t at) {
  if (at == 0) {
    return Beside::edge;
  }
  return beside(text[at - 1], at >= 3 ? text.substr(at - 3, 3) : std::string_view());
}

Beside after(std::string_view text, std::size_t at) {
  return at == text.size() ? Beside::edge : beside(text[at], text.substr(at, 3));
}

/// Whether the run [begin, end) of one of * _ ~ may be read as emphasis or as struck out.
bool run_is_mark(std::string_view text, std::size_t begin, std::size_t end) {
  const Beside left = before(text, begin);
  const Beside right = after(text, end);
  if (left == Beside::blank && right == Beside::blank) {
    return false;
  }
  return text[begin] != '_' || left != Beside::word || right != Beside::word;
}

/// Whether the & at the front of `text` may begin an entity, such as &amp; or &#33;.
bool is_entity(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && (text::is_ascii_letter(text[end]) ||
                               text::is_ascii_digit(text[end]) || text[end] == '#')) {
    ++end;
  }
  return end > 1 && end < text.size() && text[end] == ';';
}

/// Writes one line in escaped form. Each write_x takes what stands at `at_` and moves behind it.
class Line {
 public:
  Line(std::string_view text, std::string& out) : text_(trimmed(text)), out_(&out) {}

  /// `at_block_start`: the line may stand where Markdown looks for headings, lists and the like.
  void write(bool at_block_start) {
    if (at_block_start) {
      write_block_start();
    }
    while (at_ < text_.size()) {
      write_next();
    }
  }

 private:
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  [[nodiscard]] char next(std::size_t ahead = 1) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  [[nodiscard]] bool is_last() const { return at_ + 1 == text_.size(); }

  void plain() { *out_ += text_[at_++]; }

  void escape() {
    *out_ += '\\';
    plain();
  }

  void escape_if(bool needed) { needed ? escape() : plain(); }

  /// A mark that opens a block does so before a blank or the end only.
  [[nodiscard]] bool ends_mark(std::size_t at) const {
    return at >= text_.size() || is_blank(text_[at]);
  }

  [[nodiscard]] bool has_only(std::string_view characters) const {
    return text_.find_first_not_of(characters) == std::string_view::npos;
  }

  void write_block_start() {
    if (text_.empty()) {
      return;
    }
    switch (text_[0]) {
      case '#':
        escape_if(ends_mark(text_.find_first_not_of('#')));
        break;
      case '-':
      case '+':
        escape_if(ends_mark(1) || has_only("- "));
        break;
      case '=':
        escape_if(has_only("="));
        break;
      case '>':
        escape();
        break;
      case ':':
        escape_if(next() == '-');
        break;
      case '[':
        // A box to tick, where the line stands in a list.
        escape_if(next() == '^' || (next(2) == ']' && ends_mark(3)));
        break;
      default:
        write_numeral();
    }
  }

  /// 1. and 1) begin a numbered list.
  void write_numeral() {
    const std::size_t end = std::min(text_.find_first_not_of("0123456789"), text_.size());
    if (end > 0 && end < text_.size() && (text_[end] == '.' || text_[end] == ')') &&
        ends_mark(end + 1)) {
      out_->append(text_.substr(0, end));
      at_ = end;
      escape();
    }
  }

  void write_next() {
    const char c = text_[at_];
    switch (c) {
      case '\\':
        escape_if(is_last() || is_punctuation(next()) || scheme_length(text_.substr(at_ + 1)) > 0);
        break;
      case '`':
      case '|':
      case '$':  // GitHub sets formulas between dollars
        escape();
        break;
      case '*':
      case '_':
      case '~':
        write_run();
        break;
      case '#':
        write_hashes();
        break;
      case '<':
        escape_if(is_last() || text::is_ascii_letter(next()) || next() == '/' || next() == '!' ||
                  next() == '?');
        break;
      case '&':
        escape_if(is_entity(rest()));
        break;
      case '[':
        escape_if(next() == '^');
        break;
      case '^':  // some dialects know footnotes in place: ^[…]
        escape_if(is_last() || next() == '[');
        break;
      case ']':
        // Nothing that a message says is a link with another text than its address.
        escape_if(is_last() || next() == '(' || next() == '[' || next() == ':');
        break;
      default:
        write_other(c);
    }
  }

  void write_run() {
    const std::size_t end = std::min(text_.find_first_not_of(text_[at_], at_), text_.size());
    const bool mark = run_is_mark(text_, at_, end);
    while (at_ < end) {
      escape_if(mark);
    }
  }

  /// Hashes behind a blank at the end of a heading belong to the heading's mark.
  void write_hashes() {
    const bool closes = text_.find_first_not_of('#', at_) == std::string_view::npos && at_ > 0 &&
                        is_blank(text_[at_ - 1]);
    escape_if(closes);
    while (at_ < text_.size() && text_[at_] == '#') {
      plain();
    }
  }

  void write_other(char c) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      plain();
      return;
    }
    if (scheme_length(rest()) > 0) {
      write_url();
      return;
    }
    if (starts_with_folded(rest(), "www.") &&
        (at_ == 0 || !text::is_ascii_letter(text_[at_ - 1]))) {
      // GitHub makes a link of it that runs to the next blank, far into a Japanese sentence.
      out_->append(text_.substr(at_, 3));
      at_ += 3;
      escape();
      return;
    }
    if (c == '\t') {
      *out_ += ' ';
      ++at_;
    } else if (is_control(c)) {
      *out_ += kReplacement;
      ++at_;
    } else {
      plain();
    }
  }

  /// <https://example.com/>: the brackets say where it ends, and nothing in it needs an escape.
  void write_url() {
    const std::string_view url = url_at(rest());
    const bool holds_entity = url.find(';') != std::string_view::npos;
    const bool within_word = at_ > 0 && text::is_ascii_letter(text_[at_ - 1]);
    if (url.empty() || holds_entity || within_word) {
      const std::size_t colon = text_.find(':', at_);
      out_->append(text_.substr(at_, colon - at_));
      at_ = colon;
      escape();
      return;
    }
    out_->append("<").append(url).append(">");
    at_ += url.size();
  }

  std::string_view text_;
  std::string* out_;
  std::size_t at_ = 0;
};

/// Mostly ASCII: a line of a log, a query, a stack trace.
bool looks_like_code(std::string_view line) {
  constexpr std::ptrdiff_t kCodeBytesPerOther = 4;
  const auto others = std::ranges::count_if(line, [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) == 0xc0;  // the first byte of a longer character
  });
  const auto code =
      std::ranges::count_if(line, [](char c) { return text::is_ascii(c) && !is_blank(c); });
  return code > 0 && code >= others * kCodeBytesPerOther;
}

using Lines = std::vector<std::string_view>;

/// Behind the last line of the code that begins at `begin`; `begin` where none does. One line
/// alone is no block: a URL on its own line is to stay a link.
std::size_t end_of_code(const Lines& lines, std::size_t begin) {
  std::size_t end = begin;
  std::size_t count = 0;
  for (std::size_t i = begin; i < lines.size(); ++i) {
    if (looks_like_code(lines[i])) {
      end = i + 1;
      ++count;
    } else if (!trimmed(lines[i]).empty()) {
      break;
    }
  }
  return count >= 2 ? end : begin;
}

/// Longer than every run of backticks in the lines, so that none of them closes it.
std::string fence_for(const Lines& lines, std::size_t begin, std::size_t end) {
  std::size_t longest = 2;
  for (std::size_t i = begin; i < end; ++i) {
    std::size_t run = 0;
    for (const char c : lines[i]) {
      run = c == '`' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
  }
  return std::string(longest + 1, '`');
}

void write_code(const Lines& lines, std::size_t begin, std::size_t end, const std::string& indent,
                std::string& out) {
  const std::string fence = indent + fence_for(lines, begin, end);
  out += fence + "\n";
  for (std::size_t i = begin; i < end; ++i) {
    if (!lines[i].empty()) {
      out += indent;
      for (const char c : lines[i]) {
        c != '\t' && is_control(c) ? out += kReplacement : out += c;
      }
    }
    out += '\n';
  }
  out += fence;
}

}  // namespace

std::string escaped(std::string_view said) {
  std::string out;
  out.reserve(said.size() + 8);
  bool first = true;
  for (const std::string_view line : lines_of(said)) {
    if (!first) {
      out += "<br>";
    }
    Line(line, out).write(first);
    first = false;
  }
  return out;
}

bool has_several_lines(std::string_view said) {
  return lines_of(said).size() > 1;
}

std::string as_blocks(std::string_view said, int indent) {
  const Lines lines = lines_of(said);
  const std::string blanks(static_cast<std::size_t>(indent), ' ');
  std::string out;
  std::size_t at = 0;
  bool in_paragraph = false;
  while (at < lines.size()) {
    if (trimmed(lines[at]).empty()) {
      in_paragraph = false;
      ++at;
      continue;
    }
    const std::size_t end = end_of_code(lines, at);
    const bool code = end > at;
    if (at > 0) {
      out += in_paragraph && !code ? "\\\n" : "\n\n";
    }
    if (code) {
      write_code(lines, at, end, blanks, out);
      at = end;
    } else {
      out += blanks;
      Line(lines[at], out).write(true);
      ++at;
    }
    in_paragraph = !code;
  }
  return out;
}

}  // namespace tenmatsu::document
