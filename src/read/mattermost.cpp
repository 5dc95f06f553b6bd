#include "read/mattermost.hpp"

#include <map>

#include "read/channels.hpp"
#include "read/instant.hpp"
#include "read/talk_of_json.hpp"

namespace tenmatsu::reading::mattermost {
namespace {

using json::Value;

bool is_set(const Value& value) {
  return value.is_true() || value.text == "true";
}

std::string text_of(const Value& post, const rules::ChatLines& words) {
  std::string text = post["message"].text;
  const Value& attachments = post["props"]["attachments"];
  for (const Value& attachment : attachments.items) {
    for (const char* part : {"pretext", "title", "text"}) {
      add_line(text, attachment[part].text);
    }
    for (const Value& field : attachment["fields"].items) {
      add_line(text, titled(field["title"].text, field["value"].text));
    }
    if (text.empty()) {
      add_line(text, attachment["fallback"].text);
    }
  }
  const std::string label(words.first_word("file-label"));
  for (const Value& file : post["attachments"].items) {  // of the bulk export
    const std::string& path = file["path"].text;
    add_line(text, label + " " + path.substr(path.rfind('/') + 1));
  }
  for (const Value& file : post["metadata"]["files"].items) {  // of the API
    add_line(text, label + " " + file["name"].text);
  }
  return text;
}

// What a post of either kind has.
Turn turn_of(const Value& post, int line, const rules::ChatLines& words) {
  Turn turn;
  const Value& props = post["props"];
  turn.message.line = line;
  turn.message.text = text_of(post, words);
  turn.message.system = post["type"].text.starts_with("system_");
  turn.message.bot = is_set(props["from_bot"]) || is_set(props["from_webhook"]);
  turn.message.speaker = props["override_username"].text;
  turn.when = moment_of(post["create_at"], words);
  return turn;
}

class Bulk {
 public:
  Bulk(const Source& source, Reading& reading)
      : source_(&source), reading_(&reading), words_(&source.rules->chat_lines) {}

  void read() {
    for (const Value& root : source_->json->roots) {
      learn(root);
    }
    for (const Value& root : source_->json->roots) {
      const Value& post = root["post"].is_object() ? root["post"] : root["direct_post"];
      if (post.is_object()) {
        add(post, source_->line_of(root), "");
      }
    }
    choose_channel(*reading_, channels_, *source_);
  }

 private:
  void learn(const Value& root) {
    const Value& user = root["user"];
    const std::string full = user["first_name"].text.empty() || user["last_name"].text.empty()
                                 ? user["first_name"].text + user["last_name"].text
                                 : user["first_name"].text + " " + user["last_name"].text;
    names_[user["username"].text] = first_of({&user["nickname"].text, &full});
    const Value& channel = root["channel"];
    if (!channel["display_name"].text.empty()) {
      channel_names_[channel["name"].text] = channel["display_name"].text;
    }
  }

  void add(const Value& post, int line, const std::string& parent) {
    Turn turn = turn_of(post, line, *words_);
    // Posts of the bulk export have no id.
    turn.id = parent + "/" + std::to_string(post.offset);
    turn.answers = parent;
    const std::string id = turn.id;
    if (turn.message.speaker.empty()) {
      const std::string& user = post["user"].text;
      const auto found = names_.find(user);
      turn.message.speaker = found == names_.end() || found->second.empty() ? user : found->second;
    }
    if (!turn.when) {
      note_no_time(*reading_, line);
    }
    if (!turn.message.text.empty() && post["delete_at"].number().value_or(0) == 0) {
      if (parent.empty()) {
        channel_ = channel_of(post);
      }
      channels_.push_back(channel_);
      reading_->turns.push_back(std::move(turn));
    }
    for (const Value& reply : post["replies"].items) {
      add(reply, line, id);
    }
  }

  // The channel by both of its names; of a direct post its members.
  Channel channel_of(const Value& post) const {
    const std::string& name = post["channel"].text;
    if (!name.empty()) {
      const auto shown = channel_names_.find(name);
      return {name, shown == channel_names_.end() ? name : shown->second};
    }
    std::string members;
    for (const Value& member : post["channel_members"].items) {
      members += (members.empty() ? "" : ",") + member.text;
    }
    return {members, members};
  }

  const Source* source_;
  Reading* reading_;
  const rules::ChatLines* words_;
  std::map<std::string, std::string> names_;
  std::map<std::string, std::string> channel_names_;
  std::vector<Channel> channels_;  // beside the turns
  Channel channel_;
};

}  // namespace

bool claims_bulk(const Source& source) {
  return source.json != nullptr && source.json->roots.front()["type"].text == "version" &&
         source.json->roots.front().has("version");
}

Reading read_bulk(const Source& source) {
  Reading reading = json_reading(source, "mattermost-bulk");
  Bulk(source, reading).read();
  return reading;
}

bool claims_api(const Source& source) {
  return source.json != nullptr && source.json->roots.front()["order"].is_array() &&
         source.json->roots.front()["posts"].is_object();
}

Reading read_api(const Source& source) {
  Reading reading = json_reading(source, "mattermost-api");
  for (const Value& root : source.json->roots) {
    for (const Value& post : root["posts"].items) {
      Turn turn = turn_of(post, source.line_of(post), source.rules->chat_lines);
      if (turn.message.text.empty() || post["delete_at"].number().value_or(0) != 0) {
        continue;
      }
      if (turn.message.speaker.empty()) {
        turn.message.speaker = first_of({&post["props"]["username"].text, &post["user_id"].text});
      }
      turn.id = post["id"].text;
      turn.answers = post["root_id"].text;
      if (!turn.when) {
        note_no_time(reading, turn.message.line);
      }
      reading.turns.push_back(std::move(turn));
    }
  }
  return reading;
}

}  // namespace tenmatsu::reading::mattermost
