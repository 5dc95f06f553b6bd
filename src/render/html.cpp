#include "render/html.hpp"

#include "render/urls.hpp"
#include "text/ascii.hpp"
#include "text/pasted.hpp"

namespace tenmatsu::document {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// Whether U+FFFE or U+FFFF stands at the front of `text`: no character, and not allowed in XML.
bool is_noncharacter(std::string_view text) {
  return text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf");
}

/// Writes the character at the front of `text`, a line break as `line_break`; gives its length.
std::size_t write_next(std::string_view text, std::string_view line_break, std::string& out) {
  switch (const char c = text.front()) {
    case '&':
      out += "&amp;";
      return 1;
    case '<':
      out += "&lt;";
      return 1;
    case '>':
      out += "&gt;";
      return 1;
    case '"':
      out += "&quot;";
      return 1;
    case '\'':
      out += "&#39;";
      return 1;
    case '\n':
      out += line_break;
      return 1;
    case '\r':
      return 1;
    case '\t':
      out += c;
      return 1;
    default:
      if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) {
        out += kReplacement;
        return 1;
      }
      if (is_noncharacter(text)) {
        out += kReplacement;
        return kReplacement.size();
      }
      out += c;
      return 1;
  }
}

void write_all(std::string_view text, std::string_view line_break, std::string& out) {
  while (!text.empty()) {
    text.remove_prefix(write_next(text, line_break, out));
  }
}

void write_link(std::string_view url, std::string& out) {
  out += "<a class=\"out\" rel=\"noopener noreferrer\" href=\"";
  write_all(url, "", out);
  out += "\">";
  write_all(url, "", out);
  out += "</a>";
}

}  // namespace

std::string html_escaped(std::string_view said) {
  std::string out;
  out.reserve(said.size() + 8);
  write_all(said, "<br/>", out);
  return out;
}

namespace {

void write_said(std::string_view said, std::string& out) {
  bool within_word = false;
  while (!said.empty()) {
    const std::string_view url = within_word ? std::string_view() : url_at(said);
    if (!url.empty()) {
      write_link(url, out);
      said.remove_prefix(url.size());
      within_word = false;
      continue;
    }
    within_word = text::is_ascii_letter(said.front());
    said.remove_prefix(write_next(said, "\n", out));
  }
}

}  // namespace

std::string html_message(std::string_view said) {
  std::string out;
  out.reserve(said.size() + 8);
  std::size_t at = 0;
  for (const text::Block& block : text::pasted_blocks(said)) {
    write_said(said.substr(at, block.begin - at), out);
    out += "<code>";
    write_said(said.substr(block.begin, block.end - block.begin), out);
    out += "</code>";
    at = block.end + (block.end < said.size() ? 1U : 0U);  // a block ends its line itself
  }
  write_said(said.substr(at), out);
  return out;
}

}  // namespace tenmatsu::document
