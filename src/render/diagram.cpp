#include "render/diagram.hpp"

#include <algorithm>
#include <vector>

#include "render/text_width.hpp"
#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

constexpr std::size_t kManyEntries = 40;
constexpr int kLongestLabel = 40;  // wide characters: Mermaid breaks no line

/// An undated talk needs some day all the same; the axis shows none.
constexpr Date kNoDay = {2000, 1, 1};

std::string moment(Minute minute, const std::optional<Date>& first_day) {
  return iso_date(day_after(first_day.value_or(kNoDay), day_of(minute))) + " " +
         hours_and_minutes(minute);
}

std::string label_of(const std::string& text) {
  return mermaid_escaped(shortened(text, 1, kLongestLabel));
}

View phases_of(const Analysis& analysis, const Incident& incident) {
  std::vector<std::pair<MilestoneTime, Milestone>> known;
  for (int i = 0; i < kMilestoneCount; ++i) {
    const auto milestone = static_cast<Milestone>(i);
    if (const auto& time = incident.time(milestone)) {
      known.emplace_back(*time, milestone);
    }
  }
  std::ranges::stable_sort(
      known, [](const auto& a, const auto& b) { return a.first.minute < b.first.minute; });
  View::List out;
  for (std::size_t i = 1; i < known.size(); ++i) {
    const Minute from = known[i - 1].first.minute;
    const Minute to = known[i].first.minute;
    if (to > from) {
      View& one = out.emplace_back();
      one["from"] = moment(from, analysis.transcript.first_day);
      one["to"] = moment(to, analysis.transcript.first_day);
      for (int m = 0; m < kMilestoneCount; ++m) {
        const auto milestone = static_cast<Milestone>(m);
        one[std::string("until_") + name_of(milestone)] = known[i].second == milestone;
      }
    }
  }
  return out;
}

View actions_of(const Analysis& analysis, const Incident& incident) {
  View::List out;
  for (std::size_t i = 0; i < incident.actions.size(); ++i) {
    const Action& action = incident.actions[i];
    if (action.status == Status::done || action.status == Status::started) {
      const Minute from = action.started.value_or(action.minute);
      const Minute to = std::max(action.done.value_or(action.minute), from);
      View& one = out.emplace_back();
      one["number"] = std::to_string(i + 1);
      one["label"] = label_of(action.statement.text);
      one["failed"] = action.failed;
      one["from"] = moment(from, analysis.transcript.first_day);
      one["to"] = moment(to, analysis.transcript.first_day);
      one["at_once"] = to == from;
    }
  }
  return out;
}

bool is_turning_point(const TimelineEntry& entry) {
  return std::ranges::any_of(entry.tags, [](Tag tag) {
    return tag == Tag::detection || tag == Tag::cause || tag == Tag::action || tag == Tag::recovery;
  });
}

View entries_of(const Analysis& analysis, const Incident& incident) {
  const bool many = incident.timeline.size() > kManyEntries;
  View::List out;
  for (const TimelineEntry& entry : incident.timeline) {
    if (entry.timed && (!many || is_turning_point(entry))) {
      View& one = out.emplace_back();
      one["clock"] = mermaid_escaped(hours_and_minutes(entry.minute));
      one["label"] = label_of(entry.statement.text);
      one["from"] = moment(entry.minute, analysis.transcript.first_day);
    }
  }
  return out;
}

}  // namespace

std::string mermaid_escaped(std::string_view said) {
  constexpr std::string_view kMarks = ":;#\"`<>&[]{}|\\";
  std::string out;
  for (std::size_t at = 0; at < said.size(); ++at) {
    const char c = said[at];
    // Two of them begin a comment; one alone is better left readable: 98%.
    const bool comment =
        c == '%' && (said.substr(at + 1).starts_with('%') || out.ends_with("#37;"));
    if (comment || kMarks.find(c) != std::string_view::npos) {
      out += '#';
      out += std::to_string(static_cast<int>(c));
      out += ';';
    } else if (static_cast<unsigned char>(c) <= ' ' || c == 0x7f) {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out;
}

View diagram_view(const Analysis& analysis, const Incident& incident, const ClockView& clock) {
  const auto& messages = analysis.transcript.messages;
  if (std::ranges::none_of(messages, [](const Message& one) { return one.time.has_value(); })) {
    return false;
  }
  View phases = phases_of(analysis, incident);
  View actions = actions_of(analysis, incident);
  View entries = entries_of(analysis, incident);
  if (phases.list().empty() && entries.list().empty()) {
    return false;
  }
  View out;
  const bool days = clock.spans_days() && analysis.transcript.first_day.has_value();
  out["axis"] = days ? "%m/%d %H:%M" : "%H:%M";
  out["has_phases"] = !phases.list().empty();
  out["phases"] = std::move(phases);
  out["has_steps"] = !actions.list().empty();
  out["steps"] = std::move(actions);
  out["has_entries"] = !entries.list().empty();
  out["entries"] = std::move(entries);
  return out;
}

}  // namespace tenmatsu::document
