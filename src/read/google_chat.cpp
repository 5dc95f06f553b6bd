#include "read/google_chat.hpp"

#include <map>

#include "read/instant.hpp"
#include "read/talk_of_json.hpp"

namespace tenmatsu::reading::google_chat {
namespace {

using json::Value;

bool is_message(const Value& value) {
  return value["creator"].is_object() && (value.has("created_date") || value.has("message_id"));
}

std::string text_of(const Value& message, const rules::ChatLines& words) {
  std::string text = message["text"].text;
  for (const Value& file : message["attached_files"].items) {
    add_line(text, std::string(words.first_word("file-label")) + " " +
                       first_of({&file["original_name"].text, &file["export_name"].text}));
  }
  return text;
}

}  // namespace

bool claims(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const auto& items = source.json->roots.front()["messages"].items;
  return !items.empty() && is_message(items.front());
}

Reading read(const Source& source) {
  Reading reading = json_reading(source, "google-chat");
  const rules::ChatLines& words = source.rules->chat_lines;
  std::map<std::string, std::string> topics;  // the first message of each
  for (const Value& root : source.json->roots) {
    for (const Value& message : root["messages"].items) {
      Turn turn;
      turn.message.line = source.line_of(message);
      turn.message.text = text_of(message, words);
      if (turn.message.text.empty() || message["message_state"].text == "DELETED") {
        continue;
      }
      const Value& creator = message["creator"];
      turn.message.speaker = first_of({&creator["name"].text, &creator["email"].text});
      turn.message.bot = creator["user_type"].text == "Bot";
      turn.id = message["message_id"].text;
      const std::string& topic = message["topic_id"].text;
      if (!topic.empty() && !turn.id.empty()) {
        const auto [first, fresh] = topics.emplace(topic, turn.id);
        turn.answers = fresh ? std::string() : first->second;
      }
      turn.when = moment_of(message["created_date"], words);
      if (!turn.when) {
        note_no_time(reading, turn.message.line);
      }
      reading.turns.push_back(std::move(turn));
    }
  }
  return reading;
}

}  // namespace tenmatsu::reading::google_chat
