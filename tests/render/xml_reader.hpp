// Reads a page as strict XML, to find what a browser would forgive.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenmatsu::support {

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  // values as written, escaped
};

struct Page {
  std::vector<Element> elements;      // in the order of their opening tags
  std::vector<std::string> problems;  // empty where it is well-formed
};

Page read_xml(std::string_view text);

/// The values of the attribute `name`, in their order.
std::vector<std::string> values_of(const Page& page, std::string_view name);

}  // namespace tenmatsu::support
