#include "compose/gaps/missing.hpp"

#include <algorithm>
#include <map>

#include "compose/followups/open_owners.hpp"
#include "compose/gaps/stopgaps.hpp"
#include "compose/impact/harm_answers.hpp"
#include "compose/speech/words.hpp"
#include "compose/times/ending.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// Who said what a part of the incident rests on first; nobody where it rests on no message.
std::string first_speaker(const Story& story, const std::vector<int>& events) {
  return events.empty() ? std::string() : story.speaker(events.front());
}

class Questions {
 public:
  explicit Questions(const Story& story) : story_(&story) {}

  /// `what` is put into the question where that has a place for it.
  void ask(const std::string& id, const std::string& whom, std::vector<int> events,
           const std::string& what = "") {
    const auto& phrases = story_->phrases();
    all_.push_back({"missing." + id, phrases.text("missing." + id + ".label"),
                    phrases.fill("missing." + id + ".question", {{"what", what}}), whom,
                    std::move(events), what});
  }

  /// The year alone, where the talk says month and day.
  void ask_year(const Date& day) {
    const auto& phrases = story_->phrases();
    all_.push_back({"missing.date",
                    phrases.text("missing.date.label"),
                    phrases.fill("missing.date.year", {{"month", std::to_string(day.month)},
                                                       {"day", std::to_string(day.day)}}),
                    "",
                    {},
                    ""});
  }

  /// Whether the day that only a heading names is that of the talk.
  void ask_day(const Date& day) {
    const auto& phrases = story_->phrases();
    all_.push_back({"missing.date",
                    phrases.text("missing.date.label"),
                    phrases.fill("missing.date.named", {{"year", std::to_string(day.year)},
                                                        {"month", std::to_string(day.month)},
                                                        {"day", std::to_string(day.day)}}),
                    "",
                    {},
                    ""});
  }

  std::vector<Missing> all() && { return std::move(all_); }

 private:
  const Story* story_;
  std::vector<Missing> all_;
};

// Who spoke most often of it; of equals the first.
std::string most_involved(const Story& story, Tag tag) {
  std::map<std::string, int> counts;
  std::string best;
  for (const int n : story.tagged(tag)) {
    const std::string& name = story.speaker(n);
    if (!story.bot(n) && !name.empty() && ++counts[name] > (best.empty() ? 0 : counts[best])) {
      best = name;
    }
  }
  return best;
}

// Who leads: who opened the incident, else who speaks for it most, else who does most about it.
std::string leader(const Story& story, const Incident& incident) {
  const auto& declared = incident.time(Milestone::declared);
  const bool known = declared && !declared->events.empty() && !story.bot(declared->events.front());
  if (known) {
    return story.speaker(declared->events.front());
  }
  const std::string speaks = most_involved(story, Tag::communication);
  return speaks.empty() ? most_involved(story, Tag::action) : speaks;
}

void ask_times(const Story& story, const Incident& incident, Questions& questions) {
  if (!story.analysis().transcript.first_day && incident.created.empty()) {
    const auto& named = story.analysis().transcript.named_day;
    if (named && named->year == 0) {
      questions.ask_year(*named);
    } else if (named) {
      questions.ask_day(*named);
    } else {
      questions.ask("date", "", {});
    }
  }
  if (!story.any_timed()) {
    questions.ask("times", leader(story, incident), {});
    return;
  }
  const auto& detected = incident.time(Milestone::detected);
  if (!incident.time(Milestone::started)) {
    questions.ask("started", most_involved(story, Tag::symptom),
                  detected ? detected->events : std::vector<int>{});
  }
  if (!incident.time(Milestone::resolved)) {
    questions.ask("resolved", leader(story, incident), story.tagged(Tag::recovery));
  } else if (!incident.time(Milestone::mitigated) && no_incident(story) == 0) {
    questions.ask("mitigated", most_involved(story, Tag::action), {});
  }
}

void ask_impact(const Story& story, const Incident& incident, Questions& questions) {
  const bool counted = std::ranges::any_of(incident.impact, [&](const Statement& one) {
    return !one.events.empty() &&
           (!story.metrics_in(one.events.front(), one.text).empty() || tells_how_far(story, one));
  });
  // 「影響なし」 leaves nothing to count.
  const bool spared = std::ranges::any_of(incident.impact, [&](const Statement& one) {
    return holds_any(text::normalised(one.text), story.phrases().cue("told_unharmed"));
  });
  if (!counted && !spared) {
    const std::string whom = most_involved(story, Tag::impact);
    questions.ask("impact", whom.empty() ? leader(story, incident) : whom,
                  story.tagged(Tag::impact));
  }
}

void ask_causes(const Story& story, const Incident& incident, Questions& questions) {
  const auto is = [](Status status) {
    return [status](const Cause& cause) { return cause.status == status; };
  };
  const auto& causes = incident.causes;
  if (std::ranges::none_of(causes, is(Status::confirmed)) &&
      std::ranges::none_of(causes, is(Status::suspected))) {
    questions.ask("cause", most_involved(story, Tag::investigation), {});
  }
  for (const Cause& cause : causes) {
    if (cause.status == Status::suspected) {
      const auto& raised = cause.raised.empty() ? cause.statement.events : cause.raised;
      questions.ask("unconfirmed", first_speaker(story, raised), cause.statement.events,
                    cause.statement.text);
    }
  }
}

void ask_followups(const Story& story, const Incident& incident, Questions& questions) {
  if (incident.followups.empty()) {
    questions.ask("followups", leader(story, incident), {});
  }
  for (const FollowUp& work : incident.followups) {
    const bool decided_later = work.owner.empty() && tells_when_decided(story, work);
    if (decided_later || (!work.owner.empty() && !work.due.empty())) {
      continue;
    }
    const char* id = !work.owner.empty() ? "due" : work.due.empty() ? "owner_due" : "owner";
    const std::string whom =
        work.owner.empty() ? first_speaker(story, work.statement.events) : work.owner;
    questions.ask(id, whom, work.statement.events, work.statement.text);
  }
  if (incident.author.text.empty()) {
    questions.ask("author", leader(story, incident), {});
  }
}

// 「当面は2号機だけで回します」: until when, and who puts it back.
void ask_stopgaps(const Story& story, Questions& questions) {
  for (const Stopgap& one : stopgaps(story)) {
    questions.ask("stopgap", story.speaker(one.n), {one.n}, one.said);
  }
}

}  // namespace

std::vector<Missing> missing(const Story& story, const Incident& incident) {
  Questions questions(story);
  ask_times(story, incident, questions);
  ask_impact(story, incident, questions);
  ask_causes(story, incident, questions);
  ask_stopgaps(story, questions);
  ask_followups(story, incident, questions);
  return std::move(questions).all();
}

}  // namespace tenmatsu::composition
