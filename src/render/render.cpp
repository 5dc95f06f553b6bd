// The verbs of this room: an incident and a template to a document.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "render/diagram.hpp"
#include "render/items.hpp"
#include "render/marks.hpp"
#include "render/page.hpp"
#include "render/template.hpp"
#include "render/unnamed.hpp"
#include "render/view.hpp"
#include "tenmatsu/tenmatsu.hpp"
#include "text/embedded.hpp"

namespace tenmatsu {

namespace {

constexpr std::string_view kFolder = "templates/";
constexpr std::string_view kExtension = ".mustache";
constexpr std::string_view kHtml = ".html";  // before it, where a template makes HTML

/// What stands in the comment that a template begins with.
std::string about_of(std::string_view text) {
  constexpr std::string_view kOpen = "{{!";
  const auto end = text.find("}}");
  if (!text.starts_with(kOpen) || end == std::string_view::npos) {
    return {};
  }
  text = text.substr(kOpen.size(), end - kOpen.size());
  const auto begin = text.find_first_not_of(" \n");
  return begin == std::string_view::npos
             ? std::string()
             : std::string(text.substr(begin, text.find_last_not_of(" \n") - begin + 1));
}

/// A built-in template by its file's name: `kFolder`, this, `kExtension`.
const text::EmbeddedFile* find_built_in(std::string_view name) {
  const auto files = text::embedded_files();
  const auto found = std::ranges::find_if(files, [&](const text::EmbeddedFile& file) {
    return file.path.starts_with(kFolder) && file.path.ends_with(kExtension) &&
           file.path.substr(kFolder.size(),
                            file.path.size() - kFolder.size() - kExtension.size()) == name;
  });
  return found == files.end() ? nullptr : &*found;
}

/// A template that had another name once is found under it still.
std::string present_name(const std::string& name) {
  return name == "customer" ? "houkokusho" : name;
}

/// The file's name of a template that RenderOptions call `name`.
std::string file_name(const std::string& called, Markup markup) {
  const std::string name = present_name(called);
  const bool told = markup == Markup::markdown || name.ends_with(kHtml);
  return told ? name : name + std::string(kHtml);
}

std::string_view built_in(const std::string& name, Markup markup) {
  const std::string wanted = file_name(name, markup);
  const bool fits = markup == Markup::html || !name.ends_with(kHtml);
  const text::EmbeddedFile* found = fits ? find_built_in(wanted) : nullptr;
  if (found != nullptr) {
    return found->content;
  }
  std::vector<std::string> known;
  for (TemplateInfo& one : templates()) {
    if (one.markup == markup) {
      known.push_back(std::move(one.name));
    }
  }
  throw Error(Failure::usage,
              fmt::format("there is no template `{}`{}; built in: {}", name,
                          markup == Markup::html ? " for HTML" : "", fmt::join(known, ", ")));
}

/// How often `text` holds each footnote mark, by its number. Only references and footnotes have it:
/// in what was said it is escaped.
std::map<std::string_view, int> marks_in(std::string_view text) {
  constexpr std::string_view kOpen = "[^";
  std::map<std::string_view, int> marks;
  for (auto at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + 1)) {
    const std::size_t begin = at + kOpen.size();
    const std::size_t end = text.find(']', begin);
    if (end == std::string_view::npos) {
      break;
    }
    ++marks[text.substr(begin, end - begin)];
  }
  return marks;
}

/// Takes the messages out of the evidence to which no reference leads: a template may print some
/// members of a list and not others. Leaves all where the template refers in a way of its own.
bool drop_unreferenced(document::View& view, const std::string& text) {
  std::map<std::string_view, int> marks = marks_in(text);
  document::View::List referenced;
  for (const document::View& message : view.at("evidence").list()) {
    if (marks[message.at("n").text()] > 1) {
      referenced.push_back(message);
    }
  }
  if (referenced.empty() || referenced.size() == view.at("evidence").list().size()) {
    return false;
  }
  view["evidence"] = std::move(referenced);
  return true;
}

const Rules& rules_of(const RenderOptions& options) {
  static const RulesPtr kBuiltIn = load_rules({}, Examples::leave_out);
  return options.rules ? *options.rules : *kBuiltIn;
}

}  // namespace

std::vector<TemplateInfo> templates() {
  std::vector<TemplateInfo> all;
  for (const text::EmbeddedFile& file : text::embedded_files()) {
    if (!file.path.starts_with(kFolder) || !file.path.ends_with(kExtension)) {
      continue;
    }
    const auto length = file.path.size() - kFolder.size() - kExtension.size();
    const std::string_view name = file.path.substr(kFolder.size(), length);
    // Folders below hold what templates are put together from.
    if (name.find('/') == std::string_view::npos) {
      const Markup markup = name.ends_with(kHtml) ? Markup::html : Markup::markdown;
      all.push_back({std::string(name), about_of(file.content), std::string(file.content), markup});
    }
  }
  return all;
}

std::string render(const Analysis& analysis, const Incident& incident,
                   const RenderOptions& options) {
  const Incident shown = document::in_items(incident, rules_of(options));
  const bool own = options.template_text.has_value();
  const std::string_view text =
      own ? *options.template_text : built_in(options.template_name, options.markup);
  std::string file =
      fmt::format("{}{}{}", kFolder, file_name(options.template_name, options.markup), kExtension);
  if (own) {
    file = options.template_file.empty() ? "-" : options.template_file;
  }
  const document::NameHider names(analysis, rules_of(options));
  if (options.markup == Markup::html) {
    const document::Template page(text, file, document::complete_page(), Markup::html);
    return page.fill(document::page_of(analysis, shown, options.cite, names));
  }
  const document::Template compiled(text, file, document::complete_view());
  document::View view =
      document::view_of(analysis, shown, options.cite, names, compiled.messages());
  if (options.diagrams) {
    view["diagram"] = document::diagram_view(analysis, shown, document::ClockView(analysis, shown));
  }
  if (options.evidence) {
    document::put_evidence(view, analysis, shown, options.cite, *options.evidence);
  }
  std::string document = compiled.fill(view);
  if (!options.evidence && compiled.messages().contains("evidence") &&
      drop_unreferenced(view, document)) {
    document = compiled.fill(view);
  }
  return options.marks ? document::sealed(document, file) : document::without_marks(document);
}

}  // namespace tenmatsu
