#include "read/talk_of_json.hpp"

#include <algorithm>

namespace tenmatsu::reading {

Reading json_reading(const Source& source, const char* format) {
  Reading reading;
  reading.format = format;
  reading.by_time = true;
  if (source.json != nullptr) {
    reading.notes = source.json->notes;
  }
  return reading;
}

void note_no_time(Reading& reading, int line) {
  reading.notes.push_back({"", line, "this message has no time; it stays where it stands"});
}

void add_line(std::string& text, std::string_view line) {
  if (line.empty()) {
    return;
  }
  if (!text.empty()) {
    text += '\n';
  }
  text += line;
}

std::string titled(const std::string& title, const std::string& value) {
  return title.empty() || value.empty() ? title + value : title + ": " + value;
}

const std::string& first_of(std::initializer_list<const std::string*> texts) {
  static const std::string kNone;
  const auto* found =
      std::ranges::find_if(texts, [](const std::string* text) { return !text->empty(); });
  return found == texts.end() ? kNone : **found;
}

}  // namespace tenmatsu::reading
