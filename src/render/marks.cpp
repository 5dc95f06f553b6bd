#include "render/marks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "tenmatsu/error.hpp"
#include "text/sha256.hpp"

namespace tenmatsu::document {

namespace {

// At the very beginning of its line: what a message said never stands there unescaped.
constexpr std::string_view kFront = "<!-- tenmatsu:";
constexpr std::string_view kBack = "-->";
constexpr std::string_view kBegin = "begin";
constexpr std::string_view kEnd = "end";
constexpr std::string_view kDigest = "sha256=";
constexpr std::string_view kBlanks = " \t\r\n";

bool is_mark(std::string_view line) {
  return line.starts_with(kFront);
}

std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(kBlanks));
  text.remove_prefix(word.size());
  return word;
}

struct Mark {
  bool begins = false;
  std::string_view name;
  std::string_view digest;
};

/// None where the line is not written as a mark is.
std::optional<Mark> mark_of(std::string_view line) {
  line.remove_prefix(kFront.size());
  const auto end = line.find(kBack);
  if (end == std::string_view::npos ||
      line.find_first_not_of(kBlanks, end + kBack.size()) != std::string_view::npos) {
    return std::nullopt;
  }
  line = line.substr(0, end);
  const std::string_view kind = take_word(line);
  Mark mark{kind == kBegin, take_word(line), take_word(line)};
  const bool known = mark.begins || kind == kEnd;
  const bool digest_fits = mark.digest.empty() || (mark.begins && mark.digest.starts_with(kDigest));
  if (!known || mark.name.empty() || !digest_fits || !take_word(line).empty()) {
    return std::nullopt;
  }
  mark.digest.remove_prefix(mark.digest.empty() ? 0 : kDigest.size());
  return mark;
}

/// Cuts a document at its marks.
class Cutter {
 public:
  Cutter(std::string_view document, const std::string& name) : text_(document), name_(name) {}

  std::vector<Stretch> cut() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size() - 1) + 1;
      ++line_;
      if (is_mark(text_.substr(at, end - at))) {
        take(at, end);
      }
      at = end;
    }
    if (open_) {
      fail(open_->line, fmt::format("section {} is begun and never ended; put {} below it",
                                    open_->name, closing_of(open_->name)));
    }
    add_text(text_.size());
    return std::move(all_);
  }

 private:
  [[noreturn]] void fail(int line, std::string_view trouble) const {
    throw Error(Failure::usage, fmt::format("{}:{}: {}", name_, line, trouble));
  }

  static std::string closing_of(std::string_view name) {
    return fmt::format("{}{} {} {}", kFront, kEnd, name, kBack);
  }

  void add_text(std::size_t end) {
    if (end > from_) {
      all_.push_back({"", "", {}, text_.substr(from_, end - from_), {}, from_line_});
    }
  }

  void take(std::size_t at, std::size_t end) {
    const std::string_view line = text_.substr(at, end - at);
    const auto mark = mark_of(line);
    if (!mark) {
      fail(line_, fmt::format("this is no mark; expected {}begin NAME sha256=… {} or {}", kFront,
                              kBack, closing_of("NAME")));
    }
    mark->begins ? begin(*mark, line, at, end) : finish(*mark, line, at, end);
  }

  void begin(const Mark& mark, std::string_view line, std::size_t at, std::size_t end) {
    if (open_) {
      fail(line_, fmt::format("section {} begins within {}, which began in line {}; end that first",
                              mark.name, open_->name, open_->line));
    }
    if (!names_.insert(std::string(mark.name)).second) {
      fail(line_, fmt::format("section {} stands here a second time; keep one of them", mark.name));
    }
    add_text(at);
    open_ = Stretch{std::string(mark.name), std::string(mark.digest), line, {}, {}, line_};
    from_ = end;
  }

  void finish(const Mark& mark, std::string_view line, std::size_t at, std::size_t end) {
    if (!open_) {
      fail(line_, fmt::format("section {} ends here and never began; take this line out or put its "
                              "beginning back",
                              mark.name));
    }
    if (open_->name != mark.name) {
      fail(line_, fmt::format("section {} ends within {}, which began in line {}", mark.name,
                              open_->name, open_->line));
    }
    open_->content = text_.substr(from_, at - from_);
    open_->closing = line;
    all_.push_back(std::move(*open_));
    open_.reset();
    from_ = end;
    from_line_ = line_ + 1;
  }

  std::string_view text_;
  const std::string& name_;
  std::vector<Stretch> all_;
  std::optional<Stretch> open_;
  std::set<std::string> names_;
  std::size_t from_ = 0;  // of what no mark closed yet
  int from_line_ = 1;
  int line_ = 0;
};

}  // namespace

std::vector<Stretch> stretches_of(std::string_view document, const std::string& name) {
  return Cutter(document, name).cut();
}

std::string digest_of(std::string_view content) {
  constexpr std::size_t kDigits = 16;
  std::string plain;
  plain.reserve(content.size());
  for (const char c : content) {
    if (c == '\n') {
      plain.erase(plain.find_last_not_of(" \t\r") + 1);  // npos + 1 is 0
    }
    plain += c;
  }
  return text::sha256(plain).substr(0, kDigits);
}

std::string opening_mark(std::string_view name, std::string_view digest) {
  return fmt::format("{}{} {} {}{} {}", kFront, kBegin, name, kDigest, digest, kBack);
}

std::string without_marks(const std::string& document) {
  if (document.find(kFront) == std::string::npos) {
    return document;
  }
  std::string out;
  out.reserve(document.size());
  for (std::size_t at = 0; at < document.size();) {
    const std::size_t end = std::min(document.find('\n', at), document.size() - 1) + 1;
    const std::string_view line = std::string_view(document).substr(at, end - at);
    if (!is_mark(line)) {
      out += line;
    }
    at = end;
  }
  // As a template's end is cut: what stood in front of a last mark may be blank.
  out.resize(out.find_last_not_of(" \n") + 1);
  return out + "\n";
}

std::string sealed(const std::string& document, const std::string& name) {
  std::string out;
  bool any = false;
  for (const Stretch& one : stretches_of(document, name)) {
    if (!one.name.empty()) {
      any = true;
      out += opening_mark(one.name, digest_of(one.content)) + "\n";
    }
    out.append(one.content).append(one.closing);
  }
  if (!any) {
    throw Error(Failure::usage,
                fmt::format("{}: has no marks, so no part of its documents can be updated; "
                            "docs/templates.md tells how to set them",
                            name));
  }
  return out;
}

}  // namespace tenmatsu::document
