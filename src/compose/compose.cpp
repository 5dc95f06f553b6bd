// An Analysis to an Incident: what is said, and in which order it is found.

#include <fmt/format.h>

#include <algorithm>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/causes/hypotheses.hpp"
#include "compose/followups/author.hpp"
#include "compose/followups/followups.hpp"
#include "compose/gaps/conflicts.hpp"
#include "compose/gaps/missing.hpp"
#include "compose/impact/effect_notes.hpp"
#include "compose/impact/effects.hpp"
#include "compose/impact/impact.hpp"
#include "compose/learning/lessons.hpp"
#include "compose/learning/suggestions.hpp"
#include "compose/polish/mended.hpp"
#include "compose/steps/actions.hpp"
#include "compose/steps/notices.hpp"
#include "compose/steps/step_choice.hpp"
#include "compose/story/participants.hpp"
#include "compose/story/story.hpp"
#include "compose/story/uses.hpp"
#include "compose/summary/summary.hpp"
#include "compose/timeline/background.hpp"
#include "compose/timeline/row_choice.hpp"
#include "compose/timeline/row_steps.hpp"
#include "compose/timeline/timeline.hpp"
#include "compose/times/durations.hpp"
#include "compose/times/milestones.hpp"
#include "compose/times/relief.hpp"
#include "compose/title/title.hpp"
#include "compose/wording/clock_text.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

bool tells_of_trouble(const Analysis& analysis) {
  return std::ranges::any_of(analysis.events, [](const Event& event) {
    return std::ranges::any_of(event.tags, [](const TagFinding& finding) {
      return finding.tag == Tag::detection || finding.tag == Tag::symptom ||
             finding.tag == Tag::impact || finding.tag == Tag::cause ||
             finding.tag == Tag::recovery;
    });
  });
}

void require_trouble(const Analysis& analysis) {
  if (!tells_of_trouble(analysis)) {
    throw Error(Failure::no_incident,
                fmt::format("{}: no incident found in {} message{}; no message tells of a symptom, "
                            "an impact, a cause or a recovery",
                            analysis.transcript.name, analysis.events.size(),
                            analysis.events.size() == 1 ? "" : "s"));
  }
}

std::string created(const composition::Story& story, const ComposeOptions& options) {
  if (!options.created.empty() || story.size() == 0) {
    return options.created;
  }
  return composition::date_text(story, story.minute(story.size()));
}

Statement given_or(const std::string& given, Statement found) {
  return given.empty() ? std::move(found) : Statement{given, {}};
}

}  // namespace

Incident compose(const Analysis& analysis, const RulesPtr& rules, const ComposeOptions& options) {
  require_trouble(analysis);
  const composition::Story story(analysis, *rules);
  Incident incident;
  incident.title = given_or(options.title, composition::title(story));
  incident.author = given_or(options.author, composition::author(story));
  incident.status = options.status.empty() ? "draft" : options.status;
  incident.created = created(story, options);
  incident.participants = composition::participants(story);
  const auto guesses = composition::guesses(story);
  incident.times = composition::milestones(story, guesses);
  incident.actions = composition::actions(story);
  auto& relief = incident.times[static_cast<std::size_t>(Milestone::mitigated)];
  relief =
      composition::lasting_relief(incident.actions, relief, incident.time(Milestone::resolved));
  incident.alerted = composition::alerted(story, incident.times);
  incident.alert = composition::first_alert(story, incident.times);
  incident.work = composition::work_begun(story, incident.times);
  incident.causes = composition::causes(story, guesses);
  composition::mend(story, incident.causes);
  incident.hypotheses = composition::hypotheses(story, incident.causes);
  composition::mend(story, incident.hypotheses);
  incident.durations = composition::durations(story, incident.times, incident.causes);
  incident.effects = composition::effects(story);
  incident.impact = composition::impact(story, incident.effects);
  composition::mend(story, incident.impact);
  incident.effect_notes = composition::effect_notes(story, incident.impact);
  composition::mend(story, incident.effect_notes);
  composition::add_notices(story, incident.actions);
  composition::mend(story, incident.actions);
  composition::drop_weak_steps(story, incident.actions);
  composition::shorten_steps(story, incident.actions);
  composition::put_declined_last(incident.actions);
  incident.followups = composition::followups(story);
  composition::mend(story, incident.followups);
  incident.suggestions = composition::suggestions(story, incident);
  incident.lessons = composition::lessons(story, incident);
  incident.timeline = composition::timeline(story, incident.times);
  composition::mend(story, incident.timeline);
  composition::tell_steps(story, incident.actions, incident.timeline);
  composition::drop_weak_rows(story, incident, incident.timeline);
  composition::add_background(story, incident);
  incident.summary = composition::summary(story, incident);
  composition::mend(story, incident.summary);
  incident.missing = composition::missing(story, incident);
  incident.conflicts = composition::conflicts(story, incident);
  incident.uses = composition::uses(story, incident);
  return incident;
}

}  // namespace tenmatsu
