#include "render/xml_reader.hpp"

#include <algorithm>

namespace tenmatsu::support {

namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == ':';
}

class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : text_(text) {}

  Page read() {
    constexpr std::string_view kDoctype = "<!DOCTYPE html>";
    if (text_.starts_with(kDoctype)) {
      at_ = kDoctype.size();
    } else {
      report("no doctype");
    }
    while (at_ < text_.size() && page_.problems.size() < 20) {
      text_[at_] == '<' ? read_tag() : read_text();
    }
    for (const std::string& name : open_) {
      report("never closed: " + name);
    }
    return std::move(page_);
  }

 private:
  void report(const std::string& trouble) {
    const std::size_t from = at_ < 30 ? 0 : at_ - 30;
    page_.problems.push_back(trouble + " near: " + std::string(text_.substr(from, 80)));
  }

  void read_text() {
    const char c = text_[at_];
    if (c == '&') {
      check_entity();
    } else if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') {
      report("a control character");
    }
    ++at_;
  }

  void check_entity() {
    const std::string_view rest = text_.substr(at_, 8);
    for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
      if (rest.starts_with(known)) {
        return;
      }
    }
    report("a bare &");
  }

  std::string read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name(text_[at_])) {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) {
      ++at_;
    }
  }

  bool take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) {
      return false;
    }
    at_ += what.size();
    return true;
  }

  void read_tag() {
    ++at_;
    if (take("/")) {
      const std::string name = read_name();
      if (open_.empty() || open_.back() != name) {
        report("closes what is not open: " + name);
      } else {
        open_.pop_back();
      }
      if (!take(">")) {
        report("a broken closing tag");
      }
      return;
    }
    Element element{read_name(), {}};
    if (element.name.empty()) {
      report("a bare <");
      return;
    }
    skip_blanks();
    while (at_ < text_.size() && is_name(text_[at_])) {
      read_attribute(element);
      skip_blanks();
    }
    const bool closed = take("/");
    if (!take(">")) {
      report("a broken tag: " + element.name);
    }
    if (!closed) {
      open_.push_back(element.name);
    }
    page_.elements.push_back(std::move(element));
  }

  void read_attribute(Element& element) {
    const std::string name = read_name();
    if (!take("=\"")) {
      report("an attribute without a value in quotes: " + name);
      return;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (text_[at_] == '<') {
        report("a < in an attribute: " + name);
      }
      read_text();
    }
    element.attributes.emplace_back(name, std::string(text_.substr(begin, at_ - begin)));
    ++at_;
    const auto same = [&](const auto& one) { return one.first == name; };
    if (std::ranges::count_if(element.attributes, same) > 1) {
      report("twice the same attribute: " + name);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  Page page_;
};

}  // namespace

Page read_xml(std::string_view text) {
  return XmlReader(text).read();
}

std::vector<std::string> values_of(const Page& page, std::string_view name) {
  std::vector<std::string> values;
  for (const Element& element : page.elements) {
    for (const auto& [key, value] : element.attributes) {
      if (key == name) {
        values.push_back(value);
      }
    }
  }
  return values;
}

}  // namespace tenmatsu::support
