#include "read/channels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "text/fold.hpp"

namespace tenmatsu::reading {
namespace {

bool is_named(const Channel& channel, std::string_view wanted) {
  const std::string_view bare = wanted.starts_with('#') ? wanted.substr(1) : wanted;
  return channel.name == bare || channel.shown == bare;
}

std::string names_of(const std::vector<ChannelTally>& tallies) {
  constexpr std::size_t kMost = 20;
  std::string out;
  for (std::size_t i = 0; i < tallies.size() && i < kMost; ++i) {
    out += (i == 0 ? "" : ", ") + tallies[i].channel.name;
  }
  return tallies.size() > kMost ? out + fmt::format(" and {} more", tallies.size() - kMost) : out;
}

std::size_t busiest_day(const ChannelTally& tally) {
  std::size_t most = 0;
  for (const auto& [day, messages] : tally.messages_of_day) {
    most = std::max(most, messages);
  }
  return most;
}

}  // namespace

bool is_of_incident(const Channel& channel, const rules::ChatLines& words) {
  const std::string name = text::folded(channel.name + " " + channel.shown);
  const auto& marks = words.words("incident-channel");
  return std::ranges::any_of(
      marks, [&](const std::string& mark) { return name.find(mark) != std::string::npos; });
}

std::size_t chosen_channel(const std::vector<ChannelTally>& tallies, const Source& source,
                           Notes& notes) {
  const std::string& wanted = source.options->channel;
  if (!wanted.empty()) {
    const auto found = std::ranges::find_if(
        tallies, [&](const ChannelTally& tally) { return is_named(tally.channel, wanted); });
    if (found == tallies.end()) {
      throw Error(Failure::usage, fmt::format("{}: there is no channel \"{}\"; it has {}",
                                              source.name, wanted, names_of(tallies)));
    }
    return static_cast<std::size_t>(found - tallies.begin());
  }
  std::size_t best = 0;
  std::pair<bool, std::size_t> best_rank;
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const std::pair rank(is_of_incident(tallies[i].channel, source.rules->chat_lines),
                         busiest_day(tallies[i]));
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  if (tallies.size() > 1) {
    notes.push_back(
        {"", 0,
         fmt::format("channel {} was taken, one of {}; --channel NAME takes another: {}",
                     tallies[best].channel.name, tallies.size(), names_of(tallies))});
  }
  return best;
}

void choose_channel(Reading& reading, const std::vector<Channel>& channels, const Source& source) {
  std::vector<ChannelTally> tallies;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    auto tally = std::ranges::find_if(
        tallies, [&](const ChannelTally& one) { return one.channel == channels[i]; });
    if (tally == tallies.end()) {
      tally = tallies.insert(tally, {channels[i], {}});
    }
    const auto& when = reading.turns[i].when;
    ++tally->messages_of_day[when ? fmt::format("{}-{}-{}", when->year, when->month, when->day)
                                  : std::string()];
  }
  if (tallies.empty()) {
    return;
  }
  const Channel& chosen = tallies[chosen_channel(tallies, source, reading.notes)].channel;
  std::vector<Turn> kept;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    if (channels[i] == chosen) {
      kept.push_back(std::move(reading.turns[i]));
    }
  }
  reading.turns = std::move(kept);
  reading.channels_known = true;
}

}  // namespace tenmatsu::reading
