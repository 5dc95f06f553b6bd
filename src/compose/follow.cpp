#include "compose/follow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>

#include "compose/causes/hypotheses.hpp"
#include "compose/gaps/conflicts.hpp"
#include "compose/gaps/missing.hpp"
#include "compose/learning/lessons.hpp"
#include "compose/learning/suggestions.hpp"
#include "compose/polish/mended.hpp"
#include "compose/story/uses.hpp"
#include "compose/summary/summary.hpp"
#include "compose/times/durations.hpp"
#include "compose/wording/clock_text.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::string_view kLength = "conflict.duration";
constexpr std::string_view kOrder = "conflict.order";

bool hangs_on_times(const Conflict& one) {
  return one.id == kLength || one.id == kOrder;
}

/// All that missing() may ask; other questions are somebody's own.
constexpr std::string_view kQuestions[] = {
    "missing.date",      "missing.times",     "missing.started", "missing.resolved",
    "missing.mitigated", "missing.impact",    "missing.cause",   "missing.unconfirmed",
    "missing.stopgap",   "missing.followups", "missing.owner",   "missing.due",
    "missing.owner_due", "missing.author"};

bool same_question(const Missing& a, const Missing& b) {
  return (a.id == b.id || (a.asks_of_work() && b.asks_of_work())) && a.events == b.events;
}

bool same(const Duration& a, const Duration& b) {
  return a.name == b.name && a.minutes == b.minutes && a.approximate == b.approximate;
}

class Follower {
 public:
  Follower(const Analysis& analysis, const Rules& rules, const Parts& changed, Incident& incident,
           Notes& notes)
      : story_(analysis, rules), changed_(changed), incident_(incident), notes_(notes) {}

  void follow() {
    follow_created();
    follow_lead();
    follow_durations();
    if (is_due("hypotheses", {"causes", "events", "people", "source"})) {
      incident_.hypotheses = hypotheses(story_, incident_.causes);
      mend(story_, incident_.hypotheses);
    }
    if (is_due("suggestions", {"causes", "followups", "events"})) {
      incident_.suggestions = suggestions(story_, incident_);
    }
    if (is_due("lessons", {"times", "causes", "actions", "events", "people", "source"})) {
      incident_.lessons = lessons(story_, incident_);
    }
    if (is_due("summary", {"title", "times", "impact", "causes", "effects", "effect_notes",
                           "actions", "events", "source"})) {
      incident_.summary = summary(story_, incident_);
      mend(story_, incident_.summary);
    }
    follow_missing();
    follow_conflicts();
    incident_.uses = uses(story_, incident_);
  }

 private:
  [[nodiscard]] bool any_changed(std::initializer_list<std::string_view> parts) const {
    return std::ranges::any_of(parts,
                               [&](std::string_view part) { return changed_.contains(part); });
  }

  /// Whether `part` is as it was made, and what it was made from is not.
  [[nodiscard]] bool is_due(std::string_view part,
                            std::initializer_list<std::string_view> from) const {
    return !changed_.contains(part) && any_changed(from);
  }

  /// Whether somebody changed `part`. Without seals every part counts as changed, and none is known
  /// to be.
  [[nodiscard]] bool is_by_hand(std::string_view part) const {
    const bool sealed = !changed_.contains("source") || !changed_.contains("people") ||
                        !changed_.contains("events");
    return sealed && changed_.contains(part);
  }

  void note(std::string text) { notes_.push_back({"", 0, std::move(text)}); }

  // A talk that was given its day has the day of its last message.
  void follow_created() {
    if (is_due("created", {"source"}) && incident_.created.empty() && story_.size() > 0) {
      incident_.created = date_text(story_, story_.minute(story_.size()));
    }
  }

  // Who confirms a cause beside one that is only suspected, or ruled out by now, means that one to
  // lead; `main` need not be moved by hand. What was put in stands last.
  void follow_lead() {
    std::vector<Cause>& causes = incident_.causes;
    const auto lead = std::ranges::find_if(causes, [](const Cause& one) { return one.main; });
    const auto sure = std::find_if(causes.rbegin(), causes.rend(), [](const Cause& one) {
      return one.status == Status::confirmed && !one.contributing;
    });
    if (is_by_hand("causes") && lead != causes.end() && sure != causes.rend() &&
        lead->status != Status::confirmed) {
      lead->main = false;
      sure->main = true;
      std::rotate(causes.begin(), sure.base() - 1, sure.base());
    }
  }

  // A length is never taken from anybody's hand: it must be that between its two times.
  void follow_durations() {
    if (!any_changed({"durations", "times", "causes", "events", "people", "source"})) {
      return;
    }
    std::vector<Duration> made = durations(story_, incident_.times, incident_.causes);
    if (changed_.contains("durations")) {
      note_lengths(made);
    }
    incident_.durations = std::move(made);
  }

  void note_lengths(const std::vector<Duration>& made) {
    const auto holds = [](const std::vector<Duration>& all, const Duration& one) {
      return std::ranges::any_of(all, [&](const Duration& other) { return same(one, other); });
    };
    for (const Duration& one : incident_.durations) {
      if (!holds(made, one)) {
        note(
            fmt::format("/incident/durations/{}: {} minutes are not what lies between the times of "
                        "this incident; it was computed again, correct /incident/times instead",
                        one.name, one.minutes));
      }
    }
  }

  void follow_missing() {
    std::vector<Missing> asked = missing(story_, incident_);
    if (!changed_.contains("missing")) {
      if (!changed_.empty()) {
        incident_.missing = std::move(asked);
      }
      return;
    }
    // What somebody took out stays out; what has its answer is not asked any more.
    std::vector<Missing> kept;
    for (Missing& one : incident_.missing) {
      const auto found = std::ranges::find_if(
          asked, [&](const Missing& other) { return same_question(one, other); });
      if (found != asked.end()) {
        kept.push_back(found->id == one.id ? std::move(one) : *found);
        asked.erase(found);
      } else if (!is_asked_by_us(one)) {
        kept.push_back(std::move(one));
      }
    }
    incident_.missing = std::move(kept);
  }

  static bool is_asked_by_us(const Missing& one) {
    return std::ranges::find(kQuestions, one.id) != std::end(kQuestions);
  }

  void follow_conflicts() {
    if (!is_due("conflicts", {"times", "events", "people", "source"})) {
      return;
    }
    std::vector<Conflict> made = conflicts(story_, incident_);
    if (!changed_.contains("events")) {
      // Only lengths and order hang on times: all other figures are as they were.
      std::erase_if(made, [](const Conflict& one) { return !hangs_on_times(one); });
      std::ranges::copy_if(incident_.conflicts, std::back_inserter(made),
                           [](const Conflict& one) { return !hangs_on_times(one); });
    }
    if (is_by_hand("times")) {
      const std::vector<Conflict> order = conflicts_of_order(story_, incident_);
      made.insert(made.begin(), order.begin(), order.end());
    }
    incident_.conflicts = std::move(made);
  }

  Story story_;
  const Parts& changed_;
  Incident& incident_;
  Notes& notes_;
};

}  // namespace

void follow(const Analysis& analysis, const Rules& rules, const Parts& changed, Incident& incident,
            Notes& notes) {
  Follower(analysis, rules, changed, incident, notes).follow();
}

}  // namespace tenmatsu::composition
