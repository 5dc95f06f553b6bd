#include "read/html_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "text/ascii.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::reading {
namespace {

constexpr std::string_view kBlocks[] = {"p",          "div", "li",        "ul",     "ol", "tr",
                                        "table",      "h1",  "h2",        "h3",     "h4", "h5",
                                        "blockquote", "pre", "codeblock", "section"};

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},          {"quot", "\""},
    {"apos", "'"},       {"nbsp", " "},       {"ensp", " "},        {"emsp", " "},
    {"yen", "\u00A5"},   {"copy", "\u00A9"},  {"hellip", "\u2026"}, {"rarr", "\u2192"},
    {"larr", "\u2190"},  {"times", "\u00D7"}, {"middot", "\u00B7"}, {"ndash", "\u2013"},
    {"mdash", "\u2014"}, {"lrm", ""},         {"rlm", ""}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  });
  return out;
}

// What stands between '&' and ';'.
std::optional<std::string> entity(std::string_view name) {
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    if (error != std::errc() || end != digits.data() + digits.size() || code == 0 ||
        code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
      return std::nullopt;
    }
    return text::to_utf8(std::u32string(1, static_cast<char32_t>(code)));
  }
  const auto* found =
      std::ranges::find_if(kEntities, [&](const auto& row) { return row.first == name; });
  return found == std::end(kEntities) ? std::nullopt : std::optional(std::string(found->second));
}

std::string attribute(std::string_view tag, std::string_view name) {
  for (const char quote : {'"', '\''}) {
    const std::string key = " " + std::string(name) + "=" + quote;
    const std::size_t at = tag.find(key);
    if (at != std::string_view::npos) {
      const std::size_t begin = at + key.size();
      return without_html_entities(tag.substr(begin, tag.find(quote, begin) - begin));
    }
  }
  return {};
}

class Writer {
 public:
  std::string write(std::string_view html) {
    while (!html.empty()) {
      const std::size_t end = html.find('>');
      const bool tag = html.front() == '<' && end != std::string_view::npos && html.size() > 1 &&
                       (text::is_ascii_letter(html[1]) || html[1] == '/' || html[1] == '!');
      if (tag) {
        take_tag(html.substr(1, end - 1));
        html.remove_prefix(end + 1);
        continue;
      }
      const std::size_t next = std::min(html.find('<', 1), html.size());
      take_text(html.substr(0, next));
      html.remove_prefix(next);
    }
    return std::move(out_);
  }

 private:
  void take_tag(std::string_view tag) {
    const bool closes = tag.starts_with('/');
    const std::string_view body = closes ? tag.substr(1) : tag;
    const std::string name = lower(body.substr(0, body.find_first_of(" \t\n/")));
    if (name == "br") {
      out_ += '\n';
    } else if (std::ranges::find(kBlocks, name) != std::end(kBlocks)) {
      begin_line();
      preformatted_ = name == "pre" ? !closes : preformatted_;
    } else if (name == "at" && !closes) {
      out_ += '@';
    } else if (name == "a") {
      take_link(tag, closes);
    } else if ((name == "td" || name == "th") && !closes && !out_.empty() && out_.back() != '\n') {
      out_ += ' ';
    } else if (name == "emoji" || (name == "img" && tag.find("Emoji") != std::string_view::npos)) {
      out_ += closes ? "" : attribute(tag, "alt");
    }
  }

  void take_link(std::string_view tag, bool closes) {
    if (!closes) {
      link_ = attribute(tag, "href");
      link_begin_ = out_.size();
      return;
    }
    const std::string_view label =
        std::string_view(out_).substr(std::min(link_begin_, out_.size()));
    const std::string address = link_.starts_with("mailto:") ? link_.substr(7) : link_;
    if (label.empty()) {
      out_ += address;
    } else if (!address.empty() && label != address && std::string(label) + "/" != address) {
      out_ += " (" + address + ")";
    }
    link_.clear();
  }

  // Line breaks of the source are blanks, as in a browser, unless it is preformatted.
  void take_text(std::string_view text) {
    std::string plain = without_html_entities(text);
    if (!preformatted_) {
      std::ranges::replace(plain, '\n', ' ');
      if ((out_.empty() || out_.back() == '\n') &&
          plain.find_first_not_of(' ') == std::string::npos && text.find('&') == text.npos) {
        return;
      }
    }
    out_ += plain;
  }

  void begin_line() {
    if (!out_.empty() && out_.back() != '\n') {
      out_ += '\n';
    }
  }

  std::string out_;
  std::string link_;
  std::size_t link_begin_ = 0;
  bool preformatted_ = false;
};

}  // namespace

std::string without_html_entities(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  std::string out;
  while (!text.empty()) {
    const std::size_t end =
        text.front() == '&' ? text.substr(0, kLongest).find(';') : std::string_view::npos;
    if (end != std::string_view::npos) {
      if (const auto meant = entity(text.substr(1, end - 1))) {
        out += *meant;
        text.remove_prefix(end + 1);
        continue;
      }
    }
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

std::string text_of_html(std::string_view html) {
  std::string out = Writer().write(html);
  const std::size_t begin = out.find_first_not_of(" \n");
  if (begin == std::string::npos) {
    return {};
  }
  return out.substr(begin, out.find_last_not_of(" \n") + 1 - begin);
}

}  // namespace tenmatsu::reading
