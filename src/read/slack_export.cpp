#include "read/slack_export.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "read/channels.hpp"
#include "read/slack.hpp"
#include "text/ascii.hpp"
#include "text/decode.hpp"
#include "text/sha256.hpp"

namespace tenmatsu::reading::slack_export {
namespace {

using json::Value;

// In a channel with more messages than this only the busiest day and its neighbours are read,
// unless the user says which days.
constexpr std::size_t kManyMessages = 2000;

// YYYY-MM-DD of ".../CHANNEL/YYYY-MM-DD.json"; empty for other paths.
std::string_view day_of(std::string_view path) {
  constexpr std::string_view kShape = "0000-00-00.json";
  if (path.size() <= kShape.size() || path[path.size() - kShape.size() - 1] != '/') {
    return {};
  }
  const std::string_view name = path.substr(path.size() - kShape.size());
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == '0' ? !text::is_ascii_digit(name[i]) : name[i] != kShape[i]) {
      return {};
    }
  }
  return name.substr(0, 10);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

struct DayFile {
  std::string day;
  std::size_t index = 0;  // into Files::list()
};

struct ChannelFiles {
  std::string folder;
  std::vector<DayFile> days;  // sorted
};

class Export {
 public:
  Export(Files& files, const Source& source, Reading& reading)
      : files_(&files),
        source_(&source),
        reading_(&reading),
        talk_(reading, source.rules->chat_lines) {
    find_channels();
    read_lists();
  }

  std::string read() {
    if (channels_.empty()) {
      return {};
    }
    ChannelFiles& channel = channels_[choose()];
    choose_days(channel);
    reading_->title = shown_name(channel.folder);
    for (const DayFile& day : channel.days) {
      read_day(day);
    }
    talk_.finish();
    return text::sha256(digests_);
  }

 private:
  void find_channels() {
    const auto& entries = files_->list();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string_view day = day_of(entries[i].path);
      if (day.empty()) {
        continue;
      }
      const std::string_view folder = folder_of(entries[i].path);
      if (channels_.empty() || channels_.back().folder != folder) {
        channels_.push_back({std::string(folder), {}});
      }
      channels_.back().days.push_back({std::string(day), i});
    }
  }

  // A list may be missing: guests see no users.json, small workspaces have no groups.
  void read_lists() {
    const auto& entries = files_->list();
    std::string bytes;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string_view name = name_of(entries[i].path);
      const bool users = name == "users.json";
      const bool channels = name == "channels.json" || name == "groups.json" ||
                            name == "mpims.json" || name == "dms.json";
      if (!users && !channels) {
        continue;
      }
      files_->read(i, bytes);
      digests_ += text::sha256(bytes);
      for (const Value& item : parse(bytes, entries[i].path).items) {
        if (users) {
          talk_.members.add_user(item);
        } else {
          talk_.members.add_channel(item["id"].text, item["name"].text);
        }
      }
    }
  }

  // Slack writes ASCII; what somebody else wrote is decoded first.
  Value parse(const std::string& bytes, const std::string& path) {
    auto document = json::parse(bytes);
    if (document == nullptr) {
      document = json::parse(text::decode(bytes).text);
    }
    const std::string file = std::string(source_->name) + "/" + path;
    if (document == nullptr) {
      reading_->notes.push_back({file, 1, "this file is no JSON and was left out"});
      return {};
    }
    for (Note note : document->notes) {
      note.file = file;
      reading_->notes.push_back(std::move(note));
    }
    return document->roots.front();
  }

  std::string shown_name(const std::string& folder) const {
    const std::string name(name_of(folder));
    return talk_.members.channel_of(name);  // private talks lie under their id
  }

  std::size_t choose() {
    std::vector<ChannelTally> tallies;
    for (const ChannelFiles& channel : channels_) {
      tallies.push_back({{std::string(name_of(channel.folder)), shown_name(channel.folder)}, {}});
    }
    if (source_->options->channel.empty() && channels_.size() > 1) {
      count_messages(tallies);
    }
    reading_->channels_known = true;
    return chosen_channel(tallies, *source_, reading_->notes);
  }

  // Where some channels are named for an incident, the others are not looked into.
  void count_messages(std::vector<ChannelTally>& tallies) {
    std::vector<bool> named;
    for (const ChannelTally& tally : tallies) {
      named.push_back(is_of_incident(tally.channel, source_->rules->chat_lines));
    }
    const bool any = std::ranges::find(named, true) != named.end();
    for (std::size_t i = 0; i < channels_.size(); ++i) {
      if (!any || named[i]) {
        count_channel(channels_[i], tallies[i]);
      }
    }
  }

  void count_channel(const ChannelFiles& channel, ChannelTally& tally) {
    for (const DayFile& day : channel.days) {
      if (is_wanted(day.day)) {
        files_->read(day.index, bytes_);
        tally.messages_of_day[day.day] = json::count_elements(bytes_).value_or(0);
      }
    }
  }

  // Days are those of the workspace's zone, which may be another than ours: one day more at each
  // end.
  [[nodiscard]] bool is_wanted(const std::string& day) const { return source_->wants_day(day); }

  void choose_days(ChannelFiles& channel) {
    std::erase_if(channel.days, [&](const DayFile& day) { return !is_wanted(day.day); });
    if (source_->options->since || source_->options->until) {
      return;
    }
    ChannelTally tally;
    count_channel(channel, tally);
    std::size_t all = 0;
    std::size_t busiest = 0;
    for (std::size_t i = 0; i < channel.days.size(); ++i) {
      const std::size_t count = tally.messages_of_day[channel.days[i].day];
      all += count;
      busiest = count > tally.messages_of_day[channel.days[busiest].day] ? i : busiest;
    }
    if (all <= kManyMessages) {
      return;
    }
    const std::size_t first = busiest == 0 ? 0 : busiest - 1;
    const std::size_t last = std::min(channel.days.size() - 1, busiest + 1);
    reading_->notes.push_back(
        {"", 0,
         fmt::format("channel {} holds {} messages; those of {} to {} were taken, the busiest day "
                     "and its neighbours; --since and --until take others",
                     name_of(channel.folder), all, channel.days[first].day,
                     channel.days[last].day)});
    channel.days =
        std::vector<DayFile>(channel.days.begin() + static_cast<std::ptrdiff_t>(first),
                             channel.days.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  }

  void read_day(const DayFile& day) {
    const std::string& path = files_->list()[day.index].path;
    files_->read(day.index, bytes_);
    digests_ += text::sha256(bytes_);
    const Value messages = parse(bytes_, path);
    for (const Value& message : messages.items) {
      talk_.members.add_profile(message);
    }
    const std::size_t begin = reading_->turns.size();
    const std::size_t notes = reading_->notes.size();
    std::size_t offset = 0;
    int line = 1;
    for (const Value& message : messages.items) {
      const std::size_t at = std::min(message.offset, bytes_.size());
      line += static_cast<int>(std::count(bytes_.begin() + static_cast<std::ptrdiff_t>(offset),
                                          bytes_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      offset = at;
      talk_.add(message, line);
    }
    for (std::size_t i = begin; i < reading_->turns.size(); ++i) {
      reading_->turns[i].message.source = path;
    }
    for (std::size_t i = notes; i < reading_->notes.size(); ++i) {
      reading_->notes[i].file = std::string(source_->name) + "/" + path;
    }
  }

  Files* files_;
  const Source* source_;
  Reading* reading_;
  slack::Talk talk_;
  std::vector<ChannelFiles> channels_;
  std::string bytes_;
  std::string digests_;
};

}  // namespace

bool claims(const Files& files) {
  const auto& entries = files.list();
  return std::ranges::any_of(entries,
                             [](const FileEntry& entry) { return !day_of(entry.path).empty(); });
}

Reading read(Files& files, const Source& source, std::string& sha256) {
  Reading reading;
  reading.format = "slack-export";
  reading.by_time = true;
  sha256 = Export(files, source, reading).read();
  return reading;
}

}  // namespace tenmatsu::reading::slack_export
