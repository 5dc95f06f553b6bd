#include "read/slack.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "read/instant.hpp"
#include "read/talk_of_json.hpp"

namespace tenmatsu::reading::slack {
namespace {

using json::Value;

constexpr std::string_view kSystem[] = {"channel_join",
                                        "channel_leave",
                                        "channel_topic",
                                        "channel_purpose",
                                        "channel_name",
                                        "channel_archive",
                                        "channel_unarchive",
                                        "channel_convert_to_private",
                                        "group_join",
                                        "group_leave",
                                        "group_topic",
                                        "group_purpose",
                                        "group_name",
                                        "group_archive",
                                        "group_unarchive",
                                        "bot_add",
                                        "bot_remove",
                                        "bot_disable",
                                        "bot_enable",
                                        "pinned_item",
                                        "unpinned_item",
                                        "reminder_add",
                                        "huddle_thread",
                                        "sh_room_created",
                                        "channel_posting_permissions"};

bool is_system(std::string_view subtype) {
  return std::ranges::find(kSystem, subtype) != std::end(kSystem);
}

bool is_gone(const Value& message) {
  const std::string& subtype = message["subtype"].text;
  return subtype == "tombstone" || subtype == "message_deleted" || message["hidden"].is_true();
}

// The list of messages of one page, whichever way it is wrapped.
const Value& messages_of(const Value& root) {
  return root.is_array() ? root : root["messages"];
}

const Value* first_message(const Source& source) {
  for (const Value& root : source.json->roots) {
    for (const Value& message : messages_of(root).items) {
      return &message;
    }
    if (source.json->by_line && is_message(root)) {
      return &root;
    }
  }
  return nullptr;
}

void learn_profiles(Members& members, const Value& messages) {
  for (const Value& message : messages.items) {
    members.add_profile(message);
    learn_profiles(members, message["slackdump_thread_replies"]);
  }
}

void add_all(Talk& talk, const Source& source, const Value& messages) {
  for (const Value& message : messages.items) {
    talk.add(message, source.line_of(message));
    add_all(talk, source, message["slackdump_thread_replies"]);
  }
}

Reading read_pages(const Source& source, const char* format) {
  Reading reading = json_reading(source, format);
  Talk talk(reading, source.rules->chat_lines);
  for (const Value& root : source.json->roots) {
    learn_profiles(talk.members, messages_of(root));
  }
  for (const Value& root : source.json->roots) {
    add_all(talk, source, messages_of(root));
    if (source.json->by_line && is_message(root)) {
      talk.members.add_profile(root);
      talk.add(root, source.line_of(root));
    }
  }
  talk.finish();
  if (source.json->roots.back()["has_more"].is_true()) {
    reading.notes.push_back({"", 0,
                             "has_more is true: there are further messages; fetch the pages behind "
                             "next_cursor too"});
  }
  return reading;
}

}  // namespace

bool is_message(const Value& value) {
  return value.has("ts") && !value.has("rid") && !value.has("msg") &&
         (value["type"].text == "message" || value.has("user") || value.has("bot_id") ||
          value.has("subtype"));
}

void Talk::add(const Value& message, int line) {
  if (message["subtype"].text == "message_changed") {
    add(message["message"], line);
    return;
  }
  if (!message.is_object() || is_gone(message) ||
      (message.has("type") && message["type"].text != "message")) {
    return;
  }
  add_turn(message, line);
}

void Talk::add_turn(const Value& message, int line) {
  Turn turn;
  const std::string& user = message["user"].text;
  const std::string& ts = message["ts"].text;
  const std::string& username = message["username"].text;
  turn.message.line = line;
  turn.message.text = text_of(message, members, words_->first_word("file-label"));
  if (turn.message.text.empty()) {
    return;
  }
  turn.message.bot =
      message["subtype"].text == "bot_message" || message.has("bot_id") || members.is_bot(user);
  turn.message.system = is_system(message["subtype"].text);
  if (!user.empty() && members.knows(user) && (username.empty() || !turn.message.bot)) {
    turn.message.speaker = members.name_of(user);
  } else if (!username.empty()) {
    turn.message.speaker = username;
  } else if (message["bot_profile"].has("name")) {
    turn.message.speaker = message["bot_profile"]["name"].text;
  } else {
    turn.message.speaker = user.empty() ? message["bot_id"].text : user;
    unknown_.insert(turn.message.speaker);
  }
  turn.when = moment_of_slack(ts);
  if (turn.when) {
    turn.id = ts;
  } else {
    note_no_time(*reading_, line);
  }
  const std::string& thread = message["thread_ts"].text;
  if (thread != ts) {
    turn.answers = thread;
  }
  reading_->turns.push_back(std::move(turn));
}

void Talk::finish() {
  unknown_.erase("");
  if (!unknown_.empty()) {
    reading_->notes.push_back({"", 0,
                               fmt::format("known by nothing but the id: {}; users.json beside the "
                                           "messages would name them",
                                           fmt::join(unknown_, ", "))});
  }
}

bool claims_api(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const Value* message = first_message(source);
  return message != nullptr && is_message(*message) &&
         !source.json->roots.front().has("channel_id");
}

Reading read_api(const Source& source) {
  return read_pages(source, "slack-api");
}

bool claims_dump(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const Value& root = source.json->roots.front();
  return root.has("channel_id") && root["messages"].is_array() &&
         (root["messages"].items.empty() || is_message(root["messages"].items.front()));
}

Reading read_dump(const Source& source) {
  return read_pages(source, "slackdump");
}

}  // namespace tenmatsu::reading::slack
