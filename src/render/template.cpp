#include "render/template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <vector>

#include "render/html.hpp"
#include "render/markdown.hpp"
#include "tenmatsu/error.hpp"
#include "text/embedded.hpp"

namespace tenmatsu::document {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

enum class Kind { variable, raw, section, inverted, end, comment, part, delimiters };

struct Tag {
  Kind kind = Kind::variable;
  std::string_view name;
  std::size_t begin = 0;  // of the braces in front
  std::size_t end = 0;    // behind the braces at the back
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

/// The tag whose braces open at `begin`, none where they never close.
std::optional<Tag> tag_at(std::string_view text, std::size_t begin) {
  const bool triple = text.substr(begin).starts_with("{{{");
  const std::string_view close = triple ? "}}}" : "}}";
  const std::size_t inner = begin + close.size();
  const std::size_t end = text.find(close, inner);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  Tag tag{triple ? Kind::raw : Kind::variable, trimmed(text.substr(inner, end - inner)), begin,
          end + close.size()};
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

const View* member(const View& value, std::string_view name) {
  return inner(value).find(name);
}

/// Reads a template once: checks it, puts its parts in and drops its comments.
class Reader {
 public:
  Reader(const View& shape, Markup markup, std::string& out, std::set<std::string>& sections)
      : out_(&out), sections_(&sections), parts_(built_in_parts(markup)) {
    scopes_.push_back({&shape, ""});
  }

  void read(std::string_view text, const std::string& file) {
    const Frame frame{text, file, frame_};
    frame_ = &frame;
    const std::size_t outer_sections = open_.size();
    std::size_t at = 0;
    while (true) {
      at_ = text.find("{{", at);
      out_->append(text.substr(at, at_ - at));
      if (at_ == std::string_view::npos) {
        break;
      }
      const std::optional<Tag> tag = tag_at(text, at_);
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
    const std::string& file;
    const Frame* outer;
  };

  struct Open {
    std::string_view name;
    std::size_t at;
    bool scoped;  // it pushed a scope
  };

  static std::ptrdiff_t line_of(std::string_view text, std::size_t at) {
    return 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  }

  void report(const std::string& trouble) {
    problems_.push_back(
        fmt::format("{}:{}: {}", frame_->file, line_of(frame_->text, at_), trouble));
  }

  /// Handles one tag; gives where the text goes on.
  std::size_t take(std::string_view text, const Tag& tag, std::size_t outer_sections) {
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
        break;
      case Kind::end:
        close_section(tag, outer_sections);
        break;
      case Kind::variable:
      case Kind::raw:
        check_variable(tag.name);
        break;
    }
    out_->append(text.substr(tag.begin, tag.end - tag.begin));
    return end;
  }

  static bool tag_leaves_no_text(const Tag& tag) {
    return tag.kind != Kind::variable && tag.kind != Kind::raw;
  }

  /// A tag that has its line for itself takes the line with it. Gives the end of what is dropped.
  std::size_t drop_line(std::string_view text, const Tag& tag) {
    const std::size_t line = text.rfind('\n', tag.begin) + 1;  // npos + 1 is 0
    const std::size_t end = std::min(text.find_first_not_of(" \t", tag.end), text.size());
    const bool alone = trimmed(text.substr(line, tag.begin - line)).empty() &&
                       (end == text.size() || text[end] == '\n');
    if (!alone) {
      return tag.end;
    }
    out_->resize(out_->size() - (tag.begin - line));
    return std::min(end + 1, text.size());
  }

  /// `whole_lines`: the part stands on a line of its own, and so does its last line.
  void take_part(const Tag& tag, bool whole_lines) {
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
    // A mistake in a part that is shipped is the caller's: it stands where its names are unknown.
    const std::size_t at = at_;
    ++depth_;
    read(part, fmt::format("{}:{}: part {}", frame_->file, line_of(frame_->text, at), tag.name));
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

  void open_section(const Tag& tag) {
    const Scope* within = nullptr;
    const View* value = check_name(tag.name, within);
    const bool scoped = value != nullptr && tag.kind == Kind::section;
    if (scoped) {
      std::string path = within->path;
      if (tag.name != ".") {
        path += path.empty() ? "" : ".";
        path += tag.name;
      }
      sections_->insert(path);
      scopes_.push_back({value, std::move(path)});
    }
    open_.push_back({tag.name, at_, scoped});
  }

  void close_section(const Tag& tag, std::size_t outer_sections) {
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
      if (const View* value = descend(*scope->shape, name)) {
        within = &*scope;
        return value;
      }
    }
    report(
        fmt::format("there is no name `{}` here; known: {}", name, fmt::join(known_names(), ", ")));
    return nullptr;
  }

  /// a.b.c, a member of a member; lists have none.
  static const View* descend(const View& from, std::string_view name) {
    const View* value = &from;
    bool first = true;
    while (value != nullptr) {
      const std::size_t dot = name.find('.');
      value = first || value->is_object() ? member(*value, name.substr(0, dot)) : nullptr;
      if (dot == std::string_view::npos) {
        break;
      }
      name.remove_prefix(dot + 1);
      first = false;
    }
    return value;
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

  std::string* out_;
  std::set<std::string>* sections_;
  Parts parts_;
  std::vector<Scope> scopes_;
  std::vector<Open> open_;
  std::vector<std::string> problems_;
  const Frame* frame_ = nullptr;
  std::size_t at_ = 0;  // of the tag at hand
  int depth_ = 0;
};

// The library drops a line that holds nothing but sections, and a section that prints nothing does
// not count for it. Lines are dropped above, by the book; a mark in each keeps it from dropping
// any.
constexpr char kLineMark = '\x1e';

std::string with_line_marks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += kLineMark;
    }
    out += c;
  }
  return out;
}

/// The library's data, made of a view only where the template asks for it: most is never shown.
class Scopes : public kainjow::mustache::basic_context<std::string> {
 public:
  explicit Scopes(const View& view) { Scopes::push(&data_of(view)); }

  void push(const data* scope) override {
    const auto view = views_.find(scope);
    scopes_.push_back({scope, view == views_.end() ? nullptr : view->second});
  }
  void pop() override { scopes_.pop_back(); }

  [[nodiscard]] const data* get(const std::string& name) const override {
    if (name == ".") {
      return scopes_.back().value;
    }
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      if (const View* found = scope->view == nullptr ? nullptr : descend(*scope->view, name)) {
        return &data_of(*found);
      }
    }
    return nullptr;
  }
  [[nodiscard]] const data* get_partial(const std::string& /*name*/) const override {
    return nullptr;  // parts are in their places already
  }

 private:
  struct Scope {
    const data* value;
    const View* view;  // none where it has no members
  };

  /// a.b.c, a member of a member.
  static const View* descend(const View& from, std::string_view name) {
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

  const data& data_of(const View& view) const {
    auto& made = made_[&view];
    if (made == nullptr) {
      made = std::make_unique<data>(shallow(view));
      views_[made.get()] = &view;
      for (std::size_t i = 0; view.is_list() && i < view.list().size(); ++i) {
        views_[&made->list_value()[i]] = &view.list()[i];
      }
    }
    return *made;
  }

  // The members of an object stay in its view.
  static data shallow(const View& view) {
    if (view.is_text()) {
      return {view.text()};
    }
    if (view.is_flag()) {
      return {view.flag()};
    }
    data out(view.is_list() ? data::type::list : data::type::object);
    for (std::size_t i = 0; view.is_list() && i < view.list().size(); ++i) {
      out.push_back(shallow(view.list()[i]));
    }
    return out;
  }

  std::vector<Scope> scopes_;
  mutable std::unordered_map<const View*, std::unique_ptr<data>> made_;
  mutable std::unordered_map<const data*, const View*> views_;
};

std::string without_carriage_returns(std::string_view text) {
  std::string out(text);
  std::erase(out, '\r');
  return out;
}

}  // namespace

struct Template::Compiled {
  mustache program;
};

Template::Template(std::string_view text, std::string file, const View& shape, Markup markup)
    : file_(std::move(file)) {
  std::string whole;
  Reader reader(shape, markup, whole, sections_);
  reader.read(without_carriage_returns(text), file_);
  reader.throw_if_broken();
  compiled_ = std::make_unique<Compiled>(Compiled{mustache(with_line_marks(whole))});
  compiled_->program.set_custom_escape([markup](const std::string& said) {
    return markup == Markup::html ? html_escaped(said) : escaped(said);
  });
  throw_if_broken();
}

Template::~Template() = default;

// Our check names mistakes better; this is for what it let through.
void Template::throw_if_broken() const {
  if (!compiled_->program.is_valid()) {
    throw Error(Failure::rules, fmt::format("{}: {}", file_, compiled_->program.error_message()));
  }
}

std::string Template::fill(const View& view) const {
  Scopes scopes(view);
  std::ostringstream stream;
  compiled_->program.render(scopes, stream);
  throw_if_broken();
  std::string out = std::move(stream).str();
  std::erase(out, kLineMark);
  out.resize(out.find_last_not_of(" \n") + 1);  // npos + 1 is 0
  return out + "\n";
}

}  // namespace tenmatsu::document
