// The words of a Word document: one entry of its archive, word/document.xml.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::reading {

/// A line for each paragraph and each line break within it.
std::string text_of_docx(std::string_view document_xml);

}  // namespace tenmatsu::reading
