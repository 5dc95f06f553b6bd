// Things and what is wrong with them: the material that a title is made from.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "compose/title/things.hpp"

namespace tenmatsu::composition {

/// One thing and what is wrong with it, as one message tells it.
struct ThingFailure {
  Line line;
  double weight = 0;    // how likely it is what the incident was about
  std::string name;     // of the thing, normalised
  std::string topic;    // the thing as a title writes it; `rest` follows
  std::string rest;     // 「の遅延」, 「が開けない」
  std::string kind;     // the rule that heard what is wrong; empty where none did
  bool clause = false;  // ends in a verb or an adjective: a noun has to follow
  bool strong = false;  // it says what failed and how

  [[nodiscard]] std::string text() const { return topic + rest; }
};

/// How much these normalised words say of what the talk is about.
double topic_weight(const Story& story, const Things& things, std::string_view phrase);

/// In the order of the talk.
std::vector<ThingFailure> find_failures(const Story& story, const Things& things);

}  // namespace tenmatsu::composition
