// Slack's JSON: conversations.history and conversations.replies, one day of an export, and what
// slackdump saves. https://api.slack.com/events/message

#pragma once

#include <set>
#include <string>

#include "read/reader.hpp"
#include "read/slack_text.hpp"

namespace tenmatsu::reading::slack {

/// Whether `value` has what every message of Slack has.
bool is_message(const json::Value& value);

/// Takes messages one after the other; shared by all sources of Slack's messages.
class Talk {
 public:
  Talk(Reading& reading, const rules::ChatLines& words) : reading_(&reading), words_(&words) {}

  Members members;

  void add(const json::Value& message, int line);
  /// Notes which speakers are known by nothing but their id.
  void finish();

 private:
  void add_turn(const json::Value& message, int line);

  Reading* reading_;
  const rules::ChatLines* words_;
  std::set<std::string> unknown_;
};

bool claims_api(const Source& source);
Reading read_api(const Source& source);

bool claims_dump(const Source& source);
Reading read_dump(const Source& source);

}  // namespace tenmatsu::reading::slack
