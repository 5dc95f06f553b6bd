#include "proof/page.hpp"

#include <algorithm>

#include "proof/plain.hpp"
#include "text/ascii.hpp"
#include "text/closing.hpp"
#include "text/fold.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::proof {
namespace {

using rules::Section;

constexpr std::size_t kIndent = 4;  // of what belongs to a footnote

bool has_only(std::string_view text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

std::size_t indent_of(std::string_view line) {
  std::size_t indent = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') {
      break;
    }
    indent += c == '\t' ? kIndent : 1;
  }
  return indent;
}

// The size of "- ", "1. ", "- [ ] " …; 0 where the line begins no item.
std::size_t item_mark(std::string_view line) {
  constexpr std::string_view kMiddleDot = "\xe3\x83\xbb";
  std::size_t at = 0;
  if (line.starts_with(kMiddleDot)) {
    return kMiddleDot.size();
  }
  if (!line.empty() && std::string_view("-*+").find(line[0]) != std::string_view::npos) {
    at = 1;
  } else {
    while (at < line.size() && text::is_ascii_digit(line[at])) {
      ++at;
    }
    if (at == 0 || at >= line.size() || (line[at] != '.' && line[at] != ')')) {
      return 0;
    }
    ++at;
  }
  if (at < line.size() && line[at] != ' ' && line[at] != '\t') {
    return 0;
  }
  at = std::min(line.find_first_not_of(" \t", at), line.size());
  const std::string_view rest = line.substr(at);
  const bool box = rest.size() > 3 && rest[0] == '[' && rest[2] == ']' && rest[3] == ' ';
  return at + (box ? 4 : 0);
}

// A row like |---|:-:|.
bool is_table_rule(std::string_view line) {
  return has_only(line, "|-: \t") && line.find("--") != std::string_view::npos &&
         line.find('|') != std::string_view::npos;
}

// The label of "[^label]: …", and in `size` how much of the line it takes.
std::string_view note_label(std::string_view line, std::size_t& size) {
  const std::size_t close = line.find("]:");
  if (!line.starts_with("[^") || close == std::string_view::npos || close < 3) {
    return {};
  }
  size = close + 2;
  return line.substr(2, close - 2);
}

class Reader {
 public:
  Reader(std::string_view document, const rules::Proofs& words) : words_(words) {
    for (std::size_t at = 0; at <= document.size();) {
      const std::size_t end = std::min(document.find('\n', at), document.size());
      raw_.push_back(document.substr(at, end - at));
      at = end + 1;
    }
    if (!raw_.empty() && raw_.back().empty()) {
      raw_.pop_back();
    }
  }

  Page read() {
    skip_front_matter();
    while (at_ < raw_.size()) {
      take();
      ++at_;
    }
    name_sections();
    return std::move(page_);
  }

 private:
  // YAML between two lines of dashes at the very top.
  void skip_front_matter() {
    if (raw_.empty() || raw_[0] != "---") {
      return;
    }
    const auto end = std::find(raw_.begin() + 1, raw_.end(), "---");
    if (end == raw_.end()) {
      return;
    }
    for (; at_ <= static_cast<std::size_t>(end - raw_.begin()); ++at_) {
      add(LineKind::other);
    }
  }

  Line& add(LineKind kind, std::string_view markdown = {}) {
    Line& line = page_.lines.emplace_back();
    line.number = static_cast<int>(at_) + 1;
    line.kind = kind;
    Plain plain = plain_of(markdown);
    line.text = std::move(plain.text);
    line.references = std::move(plain.references);
    line.note = note_;
    line.block = block_;
    return line;
  }

  void take() {
    const std::string_view raw = raw_[at_];
    const std::string_view line = text::trimmed(raw);
    if (!note_.empty() && !line.empty() && indent_of(raw) < kIndent && fence_.empty()) {
      note_.clear();
    }
    if (in_comment_ || line.starts_with("<!--")) {
      in_comment_ = line.find("-->") == std::string_view::npos;
      add(LineKind::other);
    } else if (take_code(line)) {
    } else if (line.empty()) {
      ++block_;
      add(LineKind::blank);
      in_table_ = false;
    } else if (!take_note(line) && !take_heading(line) && !take_table(line)) {
      in_table_ = false;
      take_prose(line);
    }
  }

  bool take_code(std::string_view line) {
    const bool fence = line.starts_with("```") || line.starts_with("~~~");
    if (fence_.empty() && !fence) {
      return false;
    }
    if (fence_.empty()) {
      fence_ = line.substr(0, line.find_first_not_of(line[0]));
      add(note_.empty() ? LineKind::other : LineKind::note);
    } else if (line.starts_with(fence_) && has_only(line, fence_.substr(0, 1))) {
      fence_ = {};
      add(note_.empty() ? LineKind::other : LineKind::note);
    } else {
      add(note_.empty() ? LineKind::code : LineKind::note).text = std::string(raw_[at_]);
    }
    return true;
  }

  bool take_note(std::string_view line) {
    std::size_t size = 0;
    const std::string_view label = note_label(line, size);
    if (!label.empty()) {
      note_ = label;
      ++block_;
      add(LineKind::note, text::trimmed(line.substr(size))).opens_note = true;
      return true;
    }
    if (note_.empty()) {
      return false;
    }
    add(LineKind::note, line);
    return true;
  }

  Line& add_heading(int level, std::string_view markdown) {
    ++block_;
    Line& heading = add(LineKind::heading, markdown);
    heading.level = level;
    ++block_;
    return heading;
  }

  bool take_heading(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level > 0 && level <= 6 && (level == line.size() || line[level] == ' ')) {
      std::string_view words = text::trimmed(line.substr(level));
      while (words.ends_with('#')) {
        words.remove_suffix(1);
      }
      add_heading(static_cast<int>(level), text::trimmed(words));
      marked_level_ = static_cast<int>(level);
      return true;
    }
    const bool setext = has_only(line, "=") || has_only(line, "-");
    if (setext && line.size() > 1) {
      Line* above = page_.lines.empty() ? nullptr : &page_.lines.back();
      if (above != nullptr && above->kind == LineKind::text) {
        above->kind = LineKind::heading;
        above->level = line[0] == '=' ? 1 : 2;
        marked_level_ = above->level;
      }
      ++block_;
      add(LineKind::other);
      return true;
    }
    return take_plain_heading(line);
  }

  // Short lines that mark themselves off, as people write headings without Markdown.
  bool take_plain_heading(std::string_view line) {
    constexpr std::size_t kLongest = 20;
    constexpr std::string_view kSquares[] = {"\xe2\x96\xa0", "\xe2\x97\x86", "\xe2\x97\x8f",
                                             "\xe3\x80\x90", "\xe2\x96\xa1", "\xe2\x97\x87"};
    const bool marked = std::ranges::any_of(
        kSquares, [&](std::string_view mark) { return line.starts_with(mark); });
    const bool bold = line.size() > 4 && line.starts_with("**") && line.ends_with("**") &&
                      line.find("**", 2) == line.size() - 2;
    if ((!marked && !bold) || text::length(line) > kLongest ||
        words_.section_of(text::normalised(line)) == Section::none) {
      return false;
    }
    // Below a heading of Markdown they part what stands under it.
    add_heading(std::max(kPlainLevel, marked_level_ + 1), line);
    return true;
  }

  bool take_table(std::string_view line) {
    if (is_table_rule(line)) {
      add(LineKind::other);
      return true;
    }
    const bool opens = at_ + 1 < raw_.size() && line.find('|') != std::string_view::npos &&
                       is_table_rule(text::trimmed(raw_[at_ + 1]));
    if (!opens && !in_table_ && !line.starts_with('|')) {
      return false;
    }
    ++block_;
    Line& row = add(opens ? LineKind::head : LineKind::row, line);
    for (const std::string& cell : cells_of(line)) {
      row.cells.push_back(plain_of(cell).text);
    }
    if (opens) {
      head_ = static_cast<int>(page_.lines.size()) - 1;
    }
    row.head = opens || in_table_ ? head_ : -1;
    in_table_ = in_table_ || opens;
    ++block_;
    return true;
  }

  void take_prose(std::string_view line) {
    LineKind kind = LineKind::text;
    if (line.starts_with('>')) {
      kind = LineKind::quote;
      line = text::trimmed(line.substr(std::min(line.find_first_not_of("> "), line.size())));
    }
    if (const std::size_t mark = item_mark(line); mark > 0) {
      kind = kind == LineKind::text ? LineKind::item : kind;
      line.remove_prefix(mark);
      ++block_;
    }
    add(kind, line);
  }

  // A heading below one that is known, and that names nothing by itself, is a part of it.
  void name_sections() {
    struct Open {
      int level;
      Section section;
    };
    std::vector<Open> open;
    int heading = -1;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      Line& line = page_.lines[i];
      if (line.kind == LineKind::heading) {
        while (!open.empty() && open.back().level >= line.level) {
          open.pop_back();
        }
        Section section =
            line.level == 1 ? Section::none : words_.section_of(text::normalised(line.text));
        if (section == Section::none && !open.empty()) {
          section = open.back().section;
        }
        open.push_back({line.level, section});
        heading = static_cast<int>(i);
      }
      line.section = open.empty() ? Section::none : open.back().section;
      line.heading = heading;
    }
  }

  static constexpr int kPlainLevel = 2;

  const rules::Proofs& words_;
  std::vector<std::string_view> raw_;
  std::size_t at_ = 0;
  int block_ = 0;
  int head_ = -1;
  int marked_level_ = 0;  // of the last heading that Markdown knows
  bool in_comment_ = false;
  bool in_table_ = false;
  std::string_view fence_;
  std::string note_;
  Page page_;
};

}  // namespace

const Line* Page::title() const {
  const auto find = [&](auto fits) {
    const auto at = std::ranges::find_if(lines, fits);
    return at == lines.end() ? nullptr : &*at;
  };
  const Line* heading =
      find([](const Line& line) { return line.kind == LineKind::heading && line.level == 1; });
  return heading != nullptr ? heading : find([](const Line& line) {
    return line.kind != LineKind::other && line.kind != LineKind::blank;
  });
}

Page page_of(std::string_view document, const rules::Proofs& words) {
  return Reader(document, words).read();
}

}  // namespace tenmatsu::proof
