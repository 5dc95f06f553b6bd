#include "render/items.hpp"

#include "compose/speech/style.hpp"

namespace tenmatsu::document {
namespace {

class Items {
 public:
  explicit Items(const Rules& rules) : rules_(rules) {}

  void end(Statement& one) const { one.text = style::item_form(one.text, rules_); }
  void end(Cause& one) const { end(one.statement); }
  void end(Lesson& one) const { end(one.statement); }
  void end(FollowUp& one) const { end(one.statement); }
  void end(TimelineEntry& one) const { end(one.statement); }
  void end(ActionStage& one) const { end(one.statement); }
  void end(Hypothesis::Step& one) const { end(one.statement); }
  void end(Hypothesis& one) const { end(one.steps); }
  void end(Action& one) const {
    end(one.statement);
    end(one.stages);
    if (one.effect) {
      end(*one.effect);
    }
  }

  template <typename One>
  void end(std::vector<One>& all) const {
    for (One& one : all) {
      end(one);
    }
  }

 private:
  const Rules& rules_;
};

}  // namespace

Incident in_items(Incident incident, const Rules& rules) {
  const Items items(rules);
  items.end(incident.impact);
  items.end(incident.causes);
  items.end(incident.hypotheses);
  items.end(incident.effect_notes);
  items.end(incident.actions);
  items.end(incident.followups);
  items.end(incident.lessons);
  items.end(incident.timeline);
  return incident;
}

}  // namespace tenmatsu::document
