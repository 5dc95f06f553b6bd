// What a Slack message says, in plain text: its marks for people, channels and links undone, alert
// attachments and blocks read as lines. https://api.slack.com/reference/surfaces/formatting

#pragma once

#include <map>
#include <string>
#include <string_view>

#include "read/reader.hpp"

namespace tenmatsu::reading::slack {

/// The members of a workspace by their ids, as far as they are known.
class Members {
 public:
  /// One entry of users.json.
  void add_user(const json::Value& user);
  void add_user(const std::string& id, const std::string& name);
  /// The profile that a message carries of its sender; users.json is stronger.
  void add_profile(const json::Value& message);
  void add_channel(const std::string& id, const std::string& name);

  /// As shown; the id where the member is not known.
  [[nodiscard]] std::string name_of(const std::string& id) const;
  [[nodiscard]] std::string channel_of(const std::string& id) const;
  [[nodiscard]] bool knows(const std::string& id) const { return names_.count(id) > 0; }
  [[nodiscard]] bool is_bot(const std::string& id) const;

 private:
  struct Member {
    std::string name;
    bool bot = false;
    bool from_list = false;
  };
  std::map<std::string, Member, std::less<>> names_;
  std::map<std::string, std::string, std::less<>> channels_;
};

/// `mrkdwn` without its marks for people, links and entities; *bold* and code marks stay.
std::string plain_of(std::string_view mrkdwn, const Members& members);

/// The text of a message with its blocks, attachments and files.
std::string text_of(const json::Value& message, const Members& members,
                    std::string_view file_label);

}  // namespace tenmatsu::reading::slack
