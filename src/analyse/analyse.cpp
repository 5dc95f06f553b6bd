#include "analyse/clock.hpp"
#include "analyse/decide.hpp"
#include "analyse/engine.hpp"
#include "analyse/hear.hpp"
#include "analyse/markers.hpp"
#include "analyse/metrics.hpp"
#include "analyse/modality.hpp"
#include "analyse/owners.hpp"
#include "analyse/passes.hpp"
#include "analyse/people.hpp"
#include "analyse/picks.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace analysis {

Talk understood(Transcript transcript, const Rules& rules, Phase start) {
  Talk talk;
  talk.result.transcript = std::move(transcript);
  hear(talk, rules);
  find_people(talk, rules);
  read_modality(talk, rules);
  find_times(talk, rules);
  find_metrics(talk, rules);
  find_marks(talk, rules);
  find_tags(talk, rules, start);
  return talk;
}

Analysis run_passes(Transcript transcript, const Rules& rules, Phase start) {
  Talk talk = understood(std::move(transcript), rules, start);
  keep_marks(talk, rules);
  find_owners(talk, rules);
  return std::move(talk.result);
}

}  // namespace analysis

Analysis analyse(Transcript transcript, const RulesPtr& rules) {
  analysis::Talk talk = analysis::understood(std::move(transcript), *rules);
  analysis::decide(talk, *rules);
  analysis::keep_marks(talk, *rules);
  analysis::pick(talk);
  analysis::find_owners(talk, *rules);
  return std::move(talk.result);
}

}  // namespace tenmatsu
