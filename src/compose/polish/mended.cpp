#include "compose/polish/mended.hpp"

#include "compose/speech/asides.hpp"
#include "compose/speech/fragments.hpp"
#include "compose/speech/particles.hpp"
#include "compose/speech/word_order.hpp"
#include "compose/steps/told_answers.hpp"
#include "compose/wording/answered.hpp"
#include "compose/wording/looked_at.hpp"
#include "compose/wording/told_objects.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

// The sentences alone.
void smooth(const Story& story, Statement& statement) {
  const Rules& rules = story.rules();
  style::MaskedText text = style::mask(text::to_utf32(statement.text));
  style::drop_asides(text, rules.style);
  style::put_in_order(text, rules);
  style::mend_fragments(text, rules);
  style::put_particles(text, rules, story.names());
  statement.text = text::to_utf8(text.unmasked(text.text));
}

void mend(const Story& story, LookedAt& looked_at, Statement& statement) {
  if (!statement.text.empty()) {
    looked_at.tell_where(statement);
    smooth(story, statement);
    supply_object(story, statement);
  }
}

// 「手順を戻します → 戻した」 is told in one; where the report says its deed in other words, with
// the object that messages name for it.
void tell_object(const Story& story, Status status, Statement& statement) {
  const std::string& arrow = story.phrases().text("action.arrow");
  const std::size_t then = statement.text.rfind(arrow);
  if (then == std::string::npos) {
    const std::string bare = statement.text;
    supply_object(story, statement);
    if (statement.text == bare && (status == Status::done || status == Status::started)) {
      tell_what_it_answers(story, statement);
    }
  } else if (status == Status::done && !tell_in_one(story, statement)) {
    Statement report{statement.text.substr(then + arrow.size()), statement.events};
    const std::string bare = report.text;
    supply_object(story, report);
    if (report.text != bare) {
      statement = std::move(report);
    }
  }
}

}  // namespace

Statement mended(const Story& story, Statement statement) {
  LookedAt looked_at(story);
  mend(story, looked_at, statement);
  return statement;
}

void mend(const Story& story, std::vector<Statement>& statements) {
  LookedAt looked_at(story);
  for (Statement& statement : statements) {
    mend(story, looked_at, statement);
  }
}

void mend(const Story& story, std::vector<Cause>& causes) {
  LookedAt looked_at(story);
  for (Cause& cause : causes) {
    mend(story, looked_at, cause.statement);
  }
}

void mend(const Story& story, std::vector<Hypothesis>& hypotheses) {
  for (Hypothesis& hypothesis : hypotheses) {
    for (Hypothesis::Step& step : hypothesis.steps) {
      smooth(story, step.statement);
    }
  }
}

void mend(const Story& story, std::vector<Action>& actions) {
  LookedAt looked_at(story);
  for (Action& action : actions) {
    looked_at.tell_where(action.statement);
    smooth(story, action.statement);
    tell_object(story, action.status, action.statement);
    for (ActionStage& stage : action.stages) {
      smooth(story, stage.statement);
      tell_object(story, stage.status, stage.statement);
    }
    if (action.effect) {
      mend(story, looked_at, *action.effect);
    }
  }
}

void mend(const Story& story, std::vector<FollowUp>& followups) {
  LookedAt looked_at(story);
  for (FollowUp& followup : followups) {
    mend(story, looked_at, followup.statement);
  }
}

void mend(const Story& story, std::vector<TimelineEntry>& timeline) {
  LookedAt looked_at(story);
  for (TimelineEntry& entry : timeline) {
    supply_topic(story, entry.statement);
    mend(story, looked_at, entry.statement);
  }
}

}  // namespace tenmatsu::composition
