#include "render/template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

#include "render/html.hpp"
#include "render/markdown.hpp"
#include "tenmatsu/error.hpp"
#include "text/embedded.hpp"

namespace tenmatsu::document {

/// What the Reader leaves of a template: texts, variables, and sections around others.
struct Template::Piece {
  enum class Kind { text, variable, raw, section, inverted };
  Kind kind = Kind::text;
  std::size_t begin = 0;  // in Template::text_: what is printed, or a name
  std::size_t size = 0;
  std::size_t behind = 0;  // of a section: the index of the first piece that is not in it
};

namespace {

enum class Kind { variable, raw, section, inverted, end, comment, part, delimiters };

struct TemplateTag {
  Kind kind = Kind::variable;
  std::string_view name;
  std::size_t begin = 0;  // of the braces in front
  std::size_t end = 0;    // behind the braces at the back
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

/// The tag whose braces open at `begin`, none where they never close.
std::optional<TemplateTag> tag_at(std::string_view text, std::size_t begin) {
  const bool triple = text.substr(begin).starts_with("{{{");
  const std::string_view close = triple ? "}}}" : "}}";
  const std::size_t inner = begin + close.size();
  const std::size_t end = text.find(close, inner);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  TemplateTag tag{triple ? Kind::raw : Kind::variable, trimmed(text.substr(inner, end - inner)),
                  begin, end + close.size()};
  constexpr std::string_view kSigils = "&#^/!>=";
  constexpr Kind kKinds[] = {Kind::raw,     Kind::section, Kind::inverted,  Kind::end,
                             Kind::comment, Kind::part,    Kind::delimiters};
  const auto sigil = tag.name.empty() ? std::string_view::npos : kSigils.find(tag.name[0]);
  if (!triple && sigil != std::string_view::npos) {
    tag.kind = kKinds[sigil];
    tag.name = trimmed(tag.name.substr(1));
  }
  return tag;
}

/// The parts that are built in, by name.
using Parts = std::map<std::string_view, std::string_view>;

void add_parts(std::string_view folder, Parts& parts) {
  constexpr std::string_view kBack = ".mustache";
  for (const text::EmbeddedFile& file : text::embedded_files()) {
    if (file.path.starts_with(folder) && file.path.ends_with(kBack)) {
      const auto length = file.path.size() - folder.size() - kBack.size();
      const std::string_view name = file.path.substr(folder.size(), length);
      if (name.find('/') == std::string_view::npos) {
        parts[name] = file.content;
      }
    }
  }
}

/// Those of HTML take the places of the ones that are shared.
Parts built_in_parts(Markup markup) {
  Parts parts;
  add_parts("templates/parts/", parts);
  if (markup == Markup::html) {
    add_parts("templates/parts/html/", parts);
  }
  return parts;
}

/// Where names are looked up: a value of the shape, and the names that lead to it from the top.
struct Scope {
  const View* shape;
  std::string path;
};

/// The value that a section over `value` has as its scope: an item, where it is a list.
const View& inner(const View& value) {
  return value.is_list() && !value.list().empty() ? value.list().front() : value;
}

/// a.b.c, a member of a member.
const View* descend(const View& from, std::string_view name) {
  const View* value = &from;
  while (value != nullptr) {
    const std::size_t dot = name.find('.');
    value = value->find(name.substr(0, dot));
    if (dot == std::string_view::npos) {
      break;
    }
    name.remove_prefix(dot + 1);
  }
  return value;
}

}  // namespace

/// Reads a template once: checks it, puts its parts in and drops its comments.
class Template::Reader {
 public:
  Reader(const View& shape, Template& out) : out_(&out), parts_(built_in_parts(out.markup_)) {
    scopes_.push_back({&shape, ""});
  }

  /// `name` is that of a file or, within another text, of a part.
  void read(std::string_view text, std::string_view name) {
    const Frame frame{text, name, frame_, at_};
    frame_ = &frame;
    const std::size_t outer_sections = open_.size();
    std::size_t at = 0;
    while (true) {
      at_ = text.find("{{", at);
      add(Piece::Kind::text, text.substr(at, at_ - at));
      if (at_ == std::string_view::npos) {
        break;
      }
      const std::optional<TemplateTag> tag = tag_at(text, at_);
      if (!tag) {
        report("the tag has no closing braces");
        break;
      }
      at = take(text, *tag, outer_sections);
    }
    close_all(outer_sections);
    frame_ = frame.outer;
  }

  void throw_if_broken() const {
    if (!problems_.empty()) {
      throw Error(Failure::rules, fmt::format("{}", fmt::join(problems_, "\n")));
    }
  }

 private:
  /// A text that is being read: a template, or a part within it.
  struct Frame {
    std::string_view text;
    std::string_view name;
    const Frame* outer;
    std::size_t at;  // where it stands in the outer one
  };

  struct Open {
    std::string_view name;
    std::size_t at;
    std::size_t piece;
    bool scoped;  // it pushed a scope
  };

  static std::ptrdiff_t line_of(std::string_view text, std::size_t at) {
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  }

  // A mistake in a part that is shipped is the caller's: it stands where its names are unknown.
  static std::string place_of(const Frame& frame, std::size_t at) {
    const std::string front =
        frame.outer == nullptr
            ? std::string(frame.name)
            : fmt::format("{}: part {}", place_of(*frame.outer, frame.at), frame.name);
    return fmt::format("{}:{}", front, line_of(frame.text, at));
  }

  void report(const std::string& trouble) {
    problems_.push_back(fmt::format("{}: {}", place_of(*frame_, at_), trouble));
  }

  void add(Piece::Kind kind, std::string_view text) {
    out_->pieces_.push_back({kind, out_->text_.size(), text.size(), 0});
    out_->text_.append(text);
  }

  /// Handles one tag; gives where the text goes on.
  std::size_t take(std::string_view text, const TemplateTag& tag, std::size_t outer_sections) {
    const std::size_t end = tag_leaves_no_text(tag) ? drop_line(text, tag) : tag.end;
    switch (tag.kind) {
      case Kind::comment:
        return end;
      case Kind::part:
        take_part(tag, end != tag.end);
        return end;
      case Kind::delimiters:
        report("other braces cannot be set; write {{…}}");
        return end;
      case Kind::section:
      case Kind::inverted:
        open_section(tag);
        return end;
      case Kind::end:
        close_section(tag, outer_sections);
        return end;
      case Kind::variable:
      case Kind::raw:
        check_variable(tag.name);
        add(tag.kind == Kind::raw ? Piece::Kind::raw : Piece::Kind::variable, tag.name);
        return end;
    }
    return end;
  }

  static bool tag_leaves_no_text(const TemplateTag& tag) {
    return tag.kind != Kind::variable && tag.kind != Kind::raw;
  }

  /// A tag that has its line for itself takes the line with it. Gives the end of what is dropped.
  std::size_t drop_line(std::string_view text, const TemplateTag& tag) {
    const std::size_t line = text.rfind('\n', tag.begin) + 1;  // npos + 1 is 0
    const std::size_t end = std::min(text.find_first_not_of(" \t", tag.end), text.size());
    const bool alone = trimmed(text.substr(line, tag.begin - line)).empty() &&
                       (end == text.size() || text[end] == '\n');
    if (!alone) {
      return tag.end;
    }
    out_->pieces_.back().size -= tag.begin - line;  // the text in front ends with these blanks
    return std::min(end + 1, text.size());
  }

  /// `whole_lines`: the part stands on a line of its own, and so does its last line.
  void take_part(const TemplateTag& tag, bool whole_lines) {
    const auto found = parts_.find(tag.name);
    if (found == parts_.end()) {
      report(fmt::format("there is no part `{}`; parts: {}", tag.name, part_names()));
      return;
    }
    std::string_view part = found->second;
    if (!whole_lines && part.ends_with('\n')) {
      part.remove_suffix(1);
    }
    if (depth_ == kDeepest) {
      report(fmt::format("the part `{}` holds itself", tag.name));
      return;
    }
    const std::size_t at = at_;
    ++depth_;
    read(part, tag.name);
    --depth_;
    at_ = at;
  }

  [[nodiscard]] std::string part_names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, part] : parts_) {
      names.push_back(name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
  }

  void open_section(const TemplateTag& tag) {
    const Scope* within = nullptr;
    const View* value = check_name(tag.name, within);
    const bool scoped = value != nullptr && tag.kind == Kind::section;
    if (scoped) {
      std::string path = within->path;
      if (tag.name != ".") {
        path += path.empty() ? "" : ".";
        path += tag.name;
      }
      if (inner(*value).find("n") != nullptr) {
        out_->messages_.insert(path);
      }
      scopes_.push_back({value, std::move(path)});
    }
    open_.push_back({tag.name, at_, out_->pieces_.size(), scoped});
    add(tag.kind == Kind::section ? Piece::Kind::section : Piece::Kind::inverted, tag.name);
  }

  void close_section(const TemplateTag& tag, std::size_t outer_sections) {
    if (open_.size() == outer_sections) {
      report(fmt::format("{{{{/{}}}}} closes nothing", tag.name));
      return;
    }
    if (open_.back().name != tag.name) {
      report(fmt::format("{{{{/{}}}}} stands where {{{{/{}}}}} is due, opened in line {}", tag.name,
                         open_.back().name, line_of(frame_->text, open_.back().at)));
    }
    pop();
  }

  void close_all(std::size_t outer_sections) {
    while (open_.size() > outer_sections) {
      at_ = open_.back().at;
      report(
          fmt::format("the section `{0}` is never closed; write {{{{/{0}}}}}", open_.back().name));
      pop();
    }
  }

  void pop() {
    out_->pieces_[open_.back().piece].behind = out_->pieces_.size();
    if (open_.back().scoped) {
      scopes_.pop_back();
    }
    open_.pop_back();
  }

  void check_variable(std::string_view name) {
    const Scope* within = nullptr;
    const View* value = check_name(name, within);
    if (value == nullptr || inner(*value).is_text()) {
      return;
    }
    const std::string section = fmt::format("{{{{#{0}}}}}…{{{{/{0}}}}}", name);
    if (value->is_flag()) {
      report(fmt::format("`{}` is a yes or no; write {}", name, section));
    } else {
      report(fmt::format("`{}` has members and no text; write {} with {}", name, section,
                         fmt::join(names_in(*value), ", ")));
    }
  }

  /// The value behind `name`, from the innermost scope outwards, and the scope that has it; reports
  /// an unknown one.
  const View* check_name(std::string_view name, const Scope*& within) {
    if (name == ".") {
      within = &scopes_.back();
      return &inner(*scopes_.back().shape);
    }
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const View* value = descend(inner(*scope->shape), name)) {
        within = &*scope;
        return value;
      }
    }
    report(
        fmt::format("there is no name `{}` here; known: {}", name, fmt::join(known_names(), ", ")));
    return nullptr;
  }

  static std::vector<std::string> names_in(const View& value) {
    std::vector<std::string> names;
    if (const View& here = inner(value); here.is_object()) {
      for (const View::Member& member : here.members()) {
        names.push_back(member.name);
      }
    }
    return names;
  }

  /// Those of the innermost scope that has any: the ones from further out are seldom meant.
  [[nodiscard]] std::vector<std::string> known_names() const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (inner(*scope->shape).is_object()) {
        return names_in(*scope->shape);
      }
    }
    return {};
  }

  static constexpr int kDeepest = 4;  // parts within parts

  Template* out_;
  Parts parts_;
  std::vector<Scope> scopes_;
  std::vector<Open> open_;
  std::vector<std::string> problems_;
  const Frame* frame_ = nullptr;
  std::size_t at_ = 0;  // of the tag at hand
  int depth_ = 0;
};

/// Prints the pieces of a template for one view.
class Template::Filler {
 public:
  Filler(const Template& form, const View& view, std::string& out) : form_(&form), out_(&out) {
    scopes_.push_back(&view);
  }

  void fill() { fill(0, form_->pieces_.size()); }

 private:
  void fill(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const Piece& piece = form_->pieces_[at];
      const std::string_view text = std::string_view(form_->text_).substr(piece.begin, piece.size);
      const View* value = piece.kind == Piece::Kind::text ? nullptr : find(text);
      switch (piece.kind) {
        case Piece::Kind::text:
          out_->append(text);
          break;
        case Piece::Kind::variable:
        case Piece::Kind::raw:
          print(value, piece.kind == Piece::Kind::raw);
          break;
        case Piece::Kind::section:
          fill_section(value, at + 1, piece.behind);
          break;
        case Piece::Kind::inverted:
          if (says_no(value)) {
            fill(at + 1, piece.behind);
          }
          break;
      }
      at = std::max(at + 1, piece.behind);
    }
  }

  void print(const View* value, bool raw) {
    if (value == nullptr || !value->is_text()) {
      return;
    }
    const std::string& said = value->text();
    if (raw) {
      out_->append(said);
    } else {
      out_->append(form_->markup_ == Markup::html ? html_escaped(said) : escaped(said));
    }
  }

  void fill_section(const View* value, std::size_t begin, std::size_t end) {
    if (says_no(value)) {
      return;
    }
    if (!value->is_list()) {
      fill_within(*value, begin, end);
      return;
    }
    for (const View& item : value->list()) {
      fill_within(item, begin, end);
    }
  }

  void fill_within(const View& scope, std::size_t begin, std::size_t end) {
    scopes_.push_back(&scope);
    fill(begin, end);
    scopes_.pop_back();
  }

  static bool says_no(const View* value) {
    return value == nullptr || (value->is_flag() && !value->flag()) ||
           (value->is_list() && value->list().empty());
  }

  [[nodiscard]] const View* find(std::string_view name) const {
    if (name == ".") {
      return scopes_.back();
    }
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const View* found = descend(**scope, name)) {
        return found;
      }
    }
    return nullptr;
  }

  const Template* form_;
  std::string* out_;
  std::vector<const View*> scopes_;
};

namespace {

std::string without_carriage_returns(std::string_view text) {
  std::string out(text);
  std::erase(out, '\r');
  return out;
}

}  // namespace

Template::Template(std::string_view text, std::string_view file, const View& shape, Markup markup)
    : markup_(markup) {
  Reader reader(shape, *this);
  reader.read(without_carriage_returns(text), file);
  reader.throw_if_broken();
}

Template::~Template() = default;

std::string Template::fill(const View& view) const {
  std::string out;
  Filler(*this, view, out).fill();
  out.resize(out.find_last_not_of(" \n") + 1);  // npos + 1 is 0
  return out + "\n";
}

}  // namespace tenmatsu::document
