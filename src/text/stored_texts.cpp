#include "text/stored_texts.hpp"

#include <utility>

namespace tenmatsu::text {

StoredTexts::StoredTexts(const std::vector<std::string>& texts) {
  std::vector<char> bytes;
  std::vector<std::uint32_t> ends;
  ends.reserve(texts.size());
  for (const std::string& text : texts) {
    bytes.insert(bytes.end(), text.begin(), text.end());
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  bytes_ = Stored(std::move(bytes));
  ends_ = Stored(std::move(ends));
}

std::vector<std::string> StoredTexts::texts() const {
  std::vector<std::string> texts;
  texts.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    texts.emplace_back((*this)[i]);
  }
  return texts;
}

}  // namespace tenmatsu::text
