#include "compose/times/durations.hpp"

#include <algorithm>

#include "compose/times/ending.hpp"
#include "compose/times/onset.hpp"
#include "compose/times/relief.hpp"
#include "compose/wording/clock_text.hpp"

namespace tenmatsu::composition {
namespace {

const std::optional<MilestoneTime>& at(const Milestones& times, Milestone which) {
  return times[static_cast<std::size_t>(which)];
}

// When the main cause was established: by the first that said so, else by the last that bore it
// out.
std::optional<MilestoneTime> identified(const Story& story, const std::vector<Cause>& causes) {
  const auto main = std::ranges::find_if(
      causes, [](const Cause& cause) { return cause.main && cause.status == Status::confirmed; });
  if (main == causes.end() || main->raised.empty()) {
    return std::nullopt;
  }
  std::vector<int> proof = main->raised;
  proof.insert(proof.end(), main->supported.begin(), main->supported.end());
  const auto sure = std::ranges::find_if(proof, [&](int n) {
    return story.status(n, Tag::cause) == Status::confirmed &&
           !story.asks(story.carrier(n, Tag::cause));
  });
  const int n = sure != proof.end() ? *sure : proof.back();
  return MilestoneTime{story.minute(n), false, {n}};
}

/// A span and what stages are made from.
struct Way {
  Duration duration;
  bool to_about = false;
};

void add(const Story& story, std::vector<Way>& all, const char* name,
         const std::optional<MilestoneTime>& from, const std::optional<MilestoneTime>& to) {
  if (!from || !to || to->minute < from->minute) {
    return;
  }
  Duration duration;
  duration.name = name;
  duration.label = story.phrases().text(std::string("duration.") + name);
  duration.minutes = to->minute - from->minute;
  duration.approximate = (from->approximate || to->approximate) && duration.minutes > 0;
  duration.formula = story.phrases().fill(
      "duration.formula", {{"from", clock_text(story, from->minute, from->approximate)},
                           {"to", clock_text(story, to->minute, to->approximate)}});
  duration.from = from->events;
  duration.to = to->events;
  all.push_back({std::move(duration), to->approximate});
}

int percent_of(int part, int whole) {
  return (part * 200 + whole) / (2 * whole);
}

// What happened after the solution is no part of the way there.
void tell_stages(std::vector<Way>& all, bool from_about) {
  const auto resolved =
      std::ranges::find_if(all, [](const Way& way) { return way.duration.name == "resolve"; });
  const auto end = resolved == all.end() ? all.end() : resolved + 1;
  const int whole = resolved == all.end() ? 0 : resolved->duration.minutes;
  int last = 0;
  for (auto way = all.begin(); way != end; ++way) {
    Duration::Stage stage{way->duration.minutes - last, false, std::nullopt};
    stage.approximate = (from_about || way->to_about) && stage.minutes > 0;
    if (whole > 0) {
      stage.share = percent_of(stage.minutes, whole);
    }
    way->duration.stage = stage;
    last = way->duration.minutes;
    from_about = way->to_about;
  }
}

// 「これは重大障害として扱います」: said among those who were there, it called nobody.
bool only_declares(const Story& story, const MilestoneTime& declared) {
  return !declared.events.empty() && story.hears(declared.events.front(), "declare") &&
         !story.hears(declared.events.front(), "calls_together");
}

}  // namespace

std::optional<MilestoneTime> measured_start(const Story& story,
                                            const std::optional<MilestoneTime>& started) {
  return started && sure_of_start(story, *started) ? started : std::nullopt;
}

std::vector<Duration> durations(const Story& story, const Milestones& times,
                                const std::vector<Cause>& causes) {
  const auto started = measured_start(story, at(times, Milestone::started));
  const auto& base = started ? started : at(times, Milestone::detected);
  std::vector<Way> all;
  add(story, all, "detect", started, at(times, Milestone::detected));
  const auto& declared = at(times, Milestone::declared);
  add(story, all, "declare", base, declared);
  if (!all.empty() && all.back().duration.name == "declare" && only_declares(story, *declared)) {
    all.back().duration.label = story.phrases().text("duration.opened");
  }
  add(story, all, "identify", base, identified(story, causes));
  const auto& relief = at(times, Milestone::mitigated);
  if (relief && sure_of_relief(story, *relief)) {
    add(story, all, "mitigate", base, relief);
  }
  const auto& end = at(times, Milestone::resolved);
  add(story, all, "resolve", base, end);
  if (end && !all.empty() && all.back().duration.name == "resolve" && only_closed(story, *end)) {
    all.back().duration.label = story.phrases().text("duration.closed");
  }
  std::ranges::stable_sort(
      all, [](const Way& a, const Way& b) { return a.duration.minutes < b.duration.minutes; });
  tell_stages(all, base && base->approximate);
  std::vector<Duration> out;
  for (Way& way : all) {
    out.push_back(std::move(way.duration));
  }
  return out;
}

}  // namespace tenmatsu::composition
