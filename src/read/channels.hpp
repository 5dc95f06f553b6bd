// Exports hold many channels; a document is made of one.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "read/reader.hpp"

namespace tenmatsu::reading {

struct Channel {
  std::string name;   // as in addresses: inc-order
  std::string shown;  // as people see it

  bool operator==(const Channel&) const = default;
};

struct ChannelTally {
  Channel channel;
  std::map<std::string, std::size_t> messages_of_day;
};

/// Whether its name says that it was opened for an incident.
bool is_of_incident(const Channel& channel, const rules::ChatLines& words);

/// The index of the channel that was asked for (Failure::usage where it is not there). Without one,
/// that which is named for an incident, and among equals that with the most messages on one day;
/// the choice is noted.
std::size_t chosen_channel(const std::vector<ChannelTally>& tallies, const Source& source,
                           Notes& notes);

/// Leaves the turns of the chosen channel. `channels` stands beside `reading.turns`.
void choose_channel(Reading& reading, const std::vector<Channel>& channels, const Source& source);

}  // namespace tenmatsu::reading
