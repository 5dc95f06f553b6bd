#include "render/timeline_picture.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "render/mark_kinds.hpp"
#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

constexpr int kMargin = 10;      // beside the plot
constexpr int kFlagRow = 18;     // height of a row of labels
constexpr int kLanePadding = 9;  // above and below the marks of a lane
constexpr int kLevel = 15;       // height of one mark
constexpr int kMarkWidth = 15;
constexpr int kAxis = 24;  // height of the times below the lanes
constexpr std::size_t kMostLanes = 8;

std::string name_of_speaker(const Analysis& analysis, const std::string& label) {
  for (const Person& person : analysis.people) {
    if (std::ranges::find(person.labels, label) != person.labels.end()) {
      return person.name;
    }
  }
  return label;
}

bool is_carried_out(const Action& action) {
  return action.status == Status::done || action.status == Status::started;
}

class Drawing {
 public:
  Drawing(const Analysis& analysis, const Incident& incident, const PictureSize& size)
      : analysis_(&analysis),
        incident_(&incident),
        size_(size),
        scale_(moments(), size.names + kMargin, size.width - kMargin) {
    out_.width = size.width;
    out_.left = size.names + kMargin;
    out_.right = size.width - kMargin;
  }

  TimelinePicture draw() {
    draw_flags();
    draw_bands();
    add_lanes();
    add_marks();
    place_lanes();
    draw_axis();
    return std::move(out_);
  }

  /// The times that the picture must show; empty where nothing has one.
  [[nodiscard]] std::vector<Minute> moments() const {
    std::vector<Minute> all;
    for (const auto& milestone : incident_->times) {
      if (milestone) {
        all.push_back(milestone->minute);
      }
    }
    for (const TimelineEntry& entry : incident_->timeline) {
      if (entry.timed) {
        all.push_back(entry.minute);
      }
    }
    for (const Cause& cause : incident_->causes) {
      if (const auto minute = told_at(cause); minute && cause.main) {
        all.push_back(*minute);
      }
    }
    if (const auto end = open_end()) {
      all.push_back(*end);
    }
    return all;
  }

 private:
  [[nodiscard]] bool is_message(int n) const {
    return n >= 1 && n <= static_cast<int>(analysis_->transcript.messages.size());
  }

  [[nodiscard]] std::optional<Minute> minute_of(int n) const {
    const auto& time = is_message(n) ? analysis_->message(n).time : std::nullopt;
    return time ? std::optional(time->minute()) : std::nullopt;
  }

  [[nodiscard]] std::optional<Minute> told_at(const Cause& cause) const {
    return cause.statement.events.empty() ? std::nullopt
                                          : minute_of(cause.statement.events.front());
  }

  // --- milestones ---

  /// Where a talk ends whose incident was not solved; none where it was, and where nothing of it is
  /// known.
  [[nodiscard]] std::optional<Minute> open_end() const {
    std::optional<Minute> last;
    for (const auto& milestone : incident_->times) {
      if (milestone) {
        last = std::max(last.value_or(milestone->minute), milestone->minute);
      }
    }
    if (!last || incident_->time(Milestone::resolved)) {
      return std::nullopt;
    }
    Minute end = *last;
    for (const Message& message : analysis_->transcript.messages) {
      end = message.time ? std::max(end, message.time->minute()) : end;
    }
    return end > *last ? std::optional(end) : std::nullopt;
  }

  /// Known milestones in the order of time.
  [[nodiscard]] std::vector<TimelinePicture::Flag> known() const {
    std::vector<TimelinePicture::Flag> flags;
    for (int i = 0; i < kMilestoneCount; ++i) {
      const auto milestone = static_cast<Milestone>(i);
      if (const auto& time = incident_->time(milestone)) {
        flags.push_back(
            {milestone, scale_.x(time->minute), 0, false, time->minute, time->approximate});
      }
    }
    if (const auto end = open_end()) {
      flags.push_back({std::nullopt, scale_.x(*end), 0, false, *end, false});
    }
    std::ranges::stable_sort(flags,
                             [](const auto& a, const auto& b) { return a.minute < b.minute; });
    return flags;
  }

  // Labels step down to the right: the line of a later one then crosses none of an earlier one.
  void draw_flags() {
    int row = 0;
    int rows = 0;
    int free_from = 0;
    for (TimelinePicture::Flag flag : known()) {
      flag.label_left = flag.x + size_.label > size_.width;
      const int begin = flag.label_left ? flag.x - size_.label : flag.x;
      row = begin >= free_from ? 0 : row + 1;
      free_from = std::max(free_from, begin + size_.label);
      rows = std::max(rows, row + 1);
      flag.label_y = (row + 1) * kFlagRow - 5;
      out_.flags.push_back(flag);
    }
    out_.top = rows * kFlagRow + 4;
  }

  void draw_bands() {
    for (std::size_t i = 1; i < out_.flags.size(); ++i) {
      const auto& from = out_.flags[i - 1];
      const auto& to = out_.flags[i];
      if (to.minute > from.minute) {
        out_.bands.push_back({to.milestone, from.x, to.x - from.x, to.minute - from.minute});
      }
    }
  }

  // --- lanes ---

  [[nodiscard]] std::string speaker(int n) const {
    return is_message(n) ? name_of_speaker(*analysis_, analysis_->message(n).speaker) : "";
  }

  [[nodiscard]] bool shows(Minute minute) const {
    return minute >= scale_.first() && minute <= scale_.last();
  }

  [[nodiscard]] bool speaks(const Message& message) const {
    return message.time && shows(message.time->minute());
  }

  /// Those who say or do anything in the time that is shown, in order of appearance.
  [[nodiscard]] std::vector<std::string> people() const {
    std::set<std::string> seen;
    for (const TimelineEntry& entry : incident_->timeline) {
      if (entry.timed && !entry.statement.events.empty()) {
        seen.insert(speaker(entry.statement.events.front()));
      }
    }
    for (const Action& action : incident_->actions) {
      seen.insert(action.actor);
    }
    for (const Message& message : analysis_->transcript.messages) {
      if (speaks(message)) {
        seen.insert(speaker(message.n));
      }
    }
    std::vector<std::string> names;
    for (const Message& message : analysis_->transcript.messages) {
      std::string name = speaker(message.n);
      if (!name.empty() && seen.erase(name) > 0) {
        names.push_back(std::move(name));
      }
    }
    return names;
  }

  void add_lanes() {
    const std::vector<std::string> names = people();
    const std::size_t own = names.size() > kMostLanes ? kMostLanes - 1 : names.size();
    for (std::size_t i = 0; i < own; ++i) {
      lane_of_[names[i]] = i;
      out_.lanes.push_back({names[i], 0, 0, 0, 0, {}});
    }
    others_ = static_cast<int>(names.size() - own);
    for (const Message& message : analysis_->transcript.messages) {
      if (speaks(message)) {
        lane(name_of_speaker(*analysis_, message.speaker))
            .messages.push_back(scale_.x(message.time->minute()));
      }
    }
    for (TimelinePicture::Lane& one : out_.lanes) {
      one.messages.erase(std::unique(one.messages.begin(), one.messages.end()), one.messages.end());
    }
  }

  std::size_t lane_number(const std::string& name) {
    if (const auto known = lane_of_.find(name); known != lane_of_.end()) {
      return known->second;
    }
    if (out_.lanes.empty() || !out_.lanes.back().name.empty()) {
      out_.lanes.push_back({"", others_, 0, 0, 0, {}});
    }
    return out_.lanes.size() - 1;
  }

  TimelinePicture::Lane& lane(const std::string& name) { return out_.lanes[lane_number(name)]; }

  // --- marks ---

  void add_mark(const std::string& who, TimelinePicture::Mark mark) {
    const std::size_t number = lane_number(who);
    marks_.resize(out_.lanes.size());
    marks_[number].push_back(std::move(mark));
  }

  void add_marks() {
    for (std::size_t i = 0; i < incident_->actions.size(); ++i) {
      add_action(incident_->actions[i], static_cast<int>(i) + 1);
    }
    for (const Cause& cause : incident_->causes) {
      add_cause(cause);
    }
    for (const TimelineEntry& entry : incident_->timeline) {
      add_entry(entry);
    }
    marks_.resize(out_.lanes.size());
  }

  void add_action(const Action& action, int number) {
    if (!is_carried_out(action) || action.statement.events.empty() || !shows(action.minute)) {
      return;
    }
    TimelinePicture::Mark mark;
    mark.event = action.statement.events.front();
    const Minute begin = action.started ? *action.started : action.minute;
    mark.minute = begin;
    mark.x = scale_.x(begin);
    if (action.done && *action.done > begin) {
      mark.until = scale_.x(*action.done);
    }
    mark.kind = Tag::action;
    mark.action = number;
    mark.text = action.statement.text;
    mark.crossed = action.failed;
    mark.verdict = action.failed ? action.verdict : "";
    add_mark(lane_of_.contains(action.actor) ? action.actor : speaker(mark.event), std::move(mark));
  }

  /// A cause that is known, and the main one of those that are not: its message need not stand in
  /// the timeline, or is tagged as what it was found by.
  [[nodiscard]] bool is_drawn(const Cause& cause) const {
    const auto minute = told_at(cause);
    return (cause.status == Status::confirmed || cause.main) && minute && shows(*minute);
  }

  void add_cause(const Cause& cause) {
    if (!is_drawn(cause)) {
      return;
    }
    TimelinePicture::Mark mark;
    mark.event = cause.statement.events.front();
    if (!caused_.insert(mark.event).second) {
      return;
    }
    mark.minute = *told_at(cause);
    mark.x = scale_.x(mark.minute);
    mark.kind = Tag::cause;
    mark.text = cause.statement.text;
    mark.open = cause.status != Status::confirmed;
    add_mark(speaker(mark.event), std::move(mark));
  }

  [[nodiscard]] const Action* action_of(int event) const {
    const auto found = std::ranges::find_if(incident_->actions, [&](const Action& action) {
      const auto& events = action.statement.events;
      return std::ranges::find(events, event) != events.end();
    });
    return found == incident_->actions.end() ? nullptr : &*found;
  }

  // A message may tell the cause and that all is well again: then it has both marks.
  [[nodiscard]] bool is_drawn_already(int event, Tag kind, Tag first) const {
    const Action* action = action_of(event);
    const bool numbered = first == Tag::action && action != nullptr && is_carried_out(*action);
    return numbered || (kind != Tag::recovery && caused_.contains(event));
  }

  void add_entry(const TimelineEntry& entry) {
    if (!entry.timed || entry.statement.events.empty() || entry.tags.empty()) {
      return;
    }
    TimelinePicture::Mark mark;
    mark.event = entry.statement.events.front();
    mark.kind = kind_of(*incident_, entry);
    if (is_drawn_already(mark.event, mark.kind, entry.tags.front())) {
      return;
    }
    mark.minute = entry.minute;
    mark.x = scale_.x(entry.minute);
    mark.text = entry.statement.text;
    const Cause* cause = cause_of(*incident_, mark.event);
    const Action* action = action_of(mark.event);
    if (mark.kind == Tag::cause) {
      mark.open = cause == nullptr || cause->status != Status::confirmed;
      mark.crossed = cause != nullptr && cause->status == Status::ruled_out;
    } else if (mark.kind == Tag::action) {
      mark.open = true;
      mark.crossed = action != nullptr && action->status == Status::rejected;
    }
    add_mark(speaker(mark.event), std::move(mark));
  }

  /// Marks of a lane that would touch stand above each other.
  void place_lanes() {
    int top = out_.top;
    for (std::size_t i = 0; i < out_.lanes.size(); ++i) {
      TimelinePicture::Lane& one = out_.lanes[i];
      std::ranges::stable_sort(marks_[i], [](const auto& a, const auto& b) { return a.x < b.x; });
      std::vector<int> free_from;  // by level
      for (TimelinePicture::Mark& mark : marks_[i]) {
        mark.y = top + kLanePadding + kLevel / 2 + kLevel * level_of(mark, free_from);
        out_.marks.push_back(std::move(mark));
      }
      const int levels = std::max(static_cast<int>(free_from.size()), 1);
      one.top = top;
      one.height = 2 * kLanePadding + kLevel * levels;
      one.y = top + one.height / 2;
      top += one.height;
    }
    out_.bottom = top;
    out_.height = top + kAxis;
  }

  static int level_of(const TimelinePicture::Mark& mark, std::vector<int>& free_from) {
    const int end = mark.until.value_or(mark.x) + kMarkWidth;
    const auto room = std::ranges::find_if(free_from, [&](int from) { return from <= mark.x; });
    const auto level = static_cast<int>(room - free_from.begin());
    if (room == free_from.end()) {
      free_from.push_back(end);
    } else {
      *room = end;
    }
    return level;
  }

  // --- axis ---

  void draw_axis() {
    int day = day_of(scale_.first());
    for (const Minute minute : scale_.ticks(size_.tick)) {
      out_.ticks.push_back({scale_.x(minute), minute, out_.ticks.empty() || day_of(minute) != day});
      day = day_of(minute);
    }
    out_.cuts = scale_.cuts();
  }

  const Analysis* analysis_;
  const Incident* incident_;
  PictureSize size_;
  TimeScale scale_;
  TimelinePicture out_;
  std::map<std::string, std::size_t> lane_of_;
  int others_ = 0;
  std::set<int> caused_;                                   // messages whose cause has been drawn
  std::vector<std::vector<TimelinePicture::Mark>> marks_;  // by lane
};

}  // namespace

std::optional<TimelinePicture> timeline_picture(const Analysis& analysis, const Incident& incident,
                                                const PictureSize& size) {
  const auto& messages = analysis.transcript.messages;
  const bool timed =
      std::ranges::any_of(messages, [](const Message& one) { return one.time.has_value(); });
  Drawing drawing(analysis, incident, size);
  if (!timed || drawing.moments().empty()) {
    return std::nullopt;
  }
  return drawing.draw();
}

}  // namespace tenmatsu::document
