#include "read/slack_text.hpp"

#include <algorithm>
#include <utility>

#include "read/html_text.hpp"
#include "read/talk_of_json.hpp"

namespace tenmatsu::reading::slack {
namespace {

using json::Value;

// What Slack puts in the place of a text that only its own clients can show.
constexpr std::string_view kPlaceholders[] = {"This content can't be displayed.",
                                              "[no preview available]",
                                              "This message contains interactive elements."};

bool is_placeholder(std::string_view text) {
  return std::ranges::any_of(kPlaceholders,
                             [&](std::string_view placeholder) { return text == placeholder; });
}

std::string with_sign(char sign, std::string_view name) {
  return name.starts_with(sign) ? std::string(name) : sign + std::string(name);
}

// What stands between '<' and '>'.
std::string plain_mark(std::string_view mark, const Members& members) {
  const std::size_t bar = mark.find('|');
  const std::string_view target = mark.substr(0, bar);
  const std::string_view label =
      bar == std::string_view::npos ? std::string_view() : mark.substr(bar + 1);
  if (target.starts_with('@')) {
    const std::string id(target.substr(1));
    return "@" + (label.empty() || members.knows(id) ? members.name_of(id) : std::string(label));
  }
  if (target.starts_with('#')) {
    return "#" +
           (label.empty() ? members.channel_of(std::string(target.substr(1))) : std::string(label));
  }
  if (target.starts_with("!subteam^")) {
    return with_sign('@', label.empty() ? target.substr(target.find('^') + 1) : label);
  }
  if (target.starts_with("!date^")) {
    return std::string(label);
  }
  if (target.starts_with('!')) {
    return with_sign('@', label.empty() ? target.substr(1) : label);
  }
  const std::string_view address = target.starts_with("mailto:") ? target.substr(7) : target;
  if (label.empty() || label == target || label == address) {
    return std::string(address);
  }
  return std::string(label) + " (" + std::string(address) + ")";
}

bool begins_mark(std::string_view rest) {
  if (rest.size() < 2 || rest[0] != '<') {
    return false;
  }
  const char c = rest[1];
  return c == '@' || c == '#' || c == '!' || rest.substr(1, 40).find(':') != std::string_view::npos;
}

// --- blocks: https://api.slack.com/reference/block-kit/blocks

class Blocks {
 public:
  explicit Blocks(const Members& members) : members_(&members) {}

  [[nodiscard]] std::string text(const Value& blocks) const {
    std::string out;
    for (const Value& block : blocks.items) {
      add_line(out, block_text(block));
    }
    return out;
  }

 private:
  [[nodiscard]] std::string block_text(const Value& block) const {
    const std::string& type = block["type"].text;
    std::string out;
    if (type == "rich_text") {
      for (const Value& element : block["elements"].items) {
        add_line(out, rich_text(element, 0));
      }
      return out;
    }
    if (type == "context") {
      for (const Value& element : block["elements"].items) {
        const std::string text = object_text(element);
        out += out.empty() || text.empty() ? text : " " + text;
      }
      return out;
    }
    if (type == "image" || type == "video") {
      return block["title"].is_object() ? object_text(block["title"]) : block["title"].text;
    }
    out = block["text"].is_object() ? object_text(block["text"])
                                    : plain_of(block["text"].text, *members_);
    for (const Value& field : block["fields"].items) {
      add_line(out, object_text(field));
    }
    return out;
  }

  // {"type": "mrkdwn" | "plain_text", "text"}
  [[nodiscard]] std::string object_text(const Value& object) const {
    const std::string& text = object["text"].text;
    return object["type"].text == "plain_text" ? without_html_entities(text)
                                               : plain_of(text, *members_);
  }

  [[nodiscard]] std::string rich_text(const Value& element, int level) const {
    constexpr int kDeepest = 20;
    const std::string& type = element["type"].text;
    const auto& parts = element["elements"].items;
    std::string out;
    if (level > kDeepest) {
      return out;
    }
    if (type == "rich_text_list") {
      for (const Value& item : parts) {
        add_line(out, rich_text(item, level + 1));
      }
      return out;
    }
    for (const Value& part : parts) {
      out += part.has("elements") ? rich_text(part, level + 1) : inline_text(part);
    }
    while (!out.empty() && out.back() == '\n') {
      out.pop_back();
    }
    return type == "rich_text_preformatted" ? "```" + out + "```" : out;
  }

  [[nodiscard]] std::string inline_text(const Value& part) const {
    const std::string& type = part["type"].text;
    if (type == "user") {
      return "@" + members_->name_of(part["user_id"].text);
    }
    if (type == "channel") {
      return "#" + members_->channel_of(part["channel_id"].text);
    }
    if (type == "emoji") {
      return ":" + part["name"].text + ":";
    }
    if (type == "usergroup") {
      return "@" + part["usergroup_id"].text;
    }
    if (type == "broadcast") {
      return "@" + part["range"].text;
    }
    if (type == "date") {
      return part["fallback"].text;
    }
    if (type == "link") {
      const std::string& url = part["url"].text;
      const std::string& label = part["text"].text;
      return label.empty() || label == url ? url : label + " (" + url + ")";
    }
    return part["text"].text;
  }

  const Members* members_;
};

std::string attachment_text(const Value& attachment, const Members& members) {
  std::string out;
  for (const char* part : {"pretext", "title", "text"}) {
    const std::string& text = attachment[part].text;
    if (!is_placeholder(text)) {
      add_line(out, plain_of(text, members));
    }
  }
  for (const Value& field : attachment["fields"].items) {
    add_line(out, titled(plain_of(field["title"].text, members),
                         plain_of(field["value"].text, members)));
  }
  if (out.empty()) {
    out = Blocks(members).text(attachment["blocks"]);
  }
  const std::string& fallback = attachment["fallback"].text;
  return out.empty() && !is_placeholder(fallback) ? plain_of(fallback, members) : out;
}

}  // namespace

void Members::add_user(const Value& user) {
  const Value& profile = user["profile"];
  const std::string& name = first_of({&profile["display_name"].text, &profile["real_name"].text,
                                      &user["real_name"].text, &user["name"].text});
  if (!user["id"].text.empty() && !name.empty()) {
    names_[user["id"].text] = {name, user["is_bot"].is_true(), true};
  }
}

void Members::add_user(const std::string& id, const std::string& name) {
  if (!id.empty() && !name.empty()) {
    names_[id] = {name, false, true};
  }
}

void Members::add_profile(const Value& message) {
  const Value& profile = message["user_profile"];
  const std::string& id = message["user"].text;
  const std::string& name =
      first_of({&profile["display_name"].text, &profile["real_name"].text, &profile["name"].text});
  if (!id.empty() && !name.empty()) {
    names_.try_emplace(id, Member{name, false, false});
  }
}

void Members::add_channel(const std::string& id, const std::string& name) {
  channels_[id] = name;
}

std::string Members::name_of(const std::string& id) const {
  const auto found = names_.find(id);
  return found == names_.end() ? id : found->second.name;
}

std::string Members::channel_of(const std::string& id) const {
  const auto found = channels_.find(id);
  return found == channels_.end() ? id : found->second;
}

bool Members::is_bot(const std::string& id) const {
  const auto found = names_.find(id);
  return found != names_.end() && found->second.bot;
}

std::string plain_of(std::string_view mrkdwn, const Members& members) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = 0; at < mrkdwn.size();) {
    const std::size_t end =
        begins_mark(mrkdwn.substr(at)) ? mrkdwn.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      ++at;
      continue;
    }
    out += without_html_entities(mrkdwn.substr(from, at - from));
    out += without_html_entities(plain_mark(mrkdwn.substr(at + 1, end - at - 1), members));
    at = end + 1;
    from = at;
  }
  return out + without_html_entities(mrkdwn.substr(from));
}

std::string text_of(const Value& message, const Members& members, std::string_view file_label) {
  const std::string& written = message["text"].text;
  const bool bot = message.has("bot_id") || message["subtype"].text == "bot_message";
  std::string out = is_placeholder(written) ? std::string() : plain_of(written, members);
  if (out.empty()) {
    out = Blocks(members).text(message["blocks"]);
  }
  // What people link to is shown as an attachment too; they did not say it.
  if (bot || out.empty()) {
    for (const Value& attachment : message["attachments"].items) {
      add_line(out, attachment_text(attachment, members));
    }
  }
  for (const Value& file : message["files"].items) {
    const std::string& name = first_of({&file["name"].text, &file["title"].text});
    if (!name.empty() && file["mode"].text != "tombstone") {
      add_line(out, std::string(file_label) + " " + name);
    }
  }
  return out;
}

}  // namespace tenmatsu::reading::slack
