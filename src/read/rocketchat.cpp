#include "read/rocketchat.hpp"

#include <algorithm>

#include "read/instant.hpp"
#include "read/talk_of_json.hpp"

namespace tenmatsu::reading::rocketchat {
namespace {

using json::Value;

// Kinds of messages of the room itself; `msg` then is a name or a topic.
struct Kind {
  std::string_view t;
  std::string_view words;
};

constexpr Kind kKinds[] = {
    {"uj", "has joined the channel"},
    {"ul", "has left the channel"},
    {"ujt", "has joined the team"},
    {"ult", "has left the team"},
    {"ut", "joined the conversation"},
    {"au", "was added"},
    {"added-user-to-team", "was added"},
    {"ru", "was removed"},
    {"removed-user-from-team", "was removed"},
    {"r", "is the new name of the room"},
    {"wm", "is welcome"},
};

bool is_message(const Value& value) {
  return value.has("_id") && value.has("rid") && value["msg"].kind == json::Kind::string;
}

const Value& list_of(const Value& root) {
  return root.is_array() ? root : root["messages"];
}

std::string text_of(const Value& message, const rules::ChatLines& words) {
  std::string text = message["msg"].text;
  const auto* kind =
      std::ranges::find_if(kKinds, [&](const Kind& row) { return row.t == message["t"].text; });
  if (kind != std::end(kKinds)) {
    return text + " " + std::string(kind->words);
  }
  for (const Value& attachment : message["attachments"].items) {
    if (attachment.has("message_link")) {
      continue;  // a quoted message
    }
    if (attachment.has("title_link") && message.has("file")) {
      add_line(text, attachment["description"].text);
      continue;
    }
    add_line(text, attachment["pretext"].text);
    add_line(text, attachment["title"].text);
    add_line(text, attachment["text"].text);
    for (const Value& field : attachment["fields"].items) {
      add_line(text, titled(field["title"].text, field["value"].text));
    }
  }
  if (message.has("file")) {
    add_line(text,
             std::string(words.first_word("file-label")) + " " + message["file"]["name"].text);
  }
  return text;
}

}  // namespace

bool claims(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const Value& root = source.json->roots.front();
  const auto& items = list_of(root).items;
  return items.empty() ? is_message(root) : is_message(items.front());
}

Reading read(const Source& source) {
  Reading reading = json_reading(source, "rocketchat");
  const rules::ChatLines& words = source.rules->chat_lines;
  const auto add = [&](const Value& message) {
    Turn turn;
    turn.message.line = source.line_of(message);
    turn.message.text = text_of(message, words);
    const std::string& t = message["t"].text;
    if (turn.message.text.empty() || t == "rm" || message["_hidden"].is_true()) {
      return;
    }
    const Value& user = message["u"];
    turn.message.speaker =
        first_of({&message["alias"].text, &user["name"].text, &user["username"].text});
    turn.message.bot = message.has("bot");
    // Threads, calls and discussions have a kind too, but are said by people.
    turn.message.system =
        std::ranges::any_of(kKinds, [&](const Kind& row) { return row.t == t; }) ||
        t.starts_with("room_changed");
    turn.id = message["_id"].text;
    turn.answers = message["tmid"].text;
    turn.when = moment_of(message["ts"], words);
    if (!turn.when) {
      note_no_time(reading, turn.message.line);
    }
    reading.turns.push_back(std::move(turn));
  };
  for (const Value& root : source.json->roots) {
    if (is_message(root)) {
      add(root);
    }
    for (const Value& message : list_of(root).items) {
      add(message);
    }
  }
  return reading;
}

}  // namespace tenmatsu::reading::rocketchat
