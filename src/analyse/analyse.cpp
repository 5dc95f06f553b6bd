#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

Analysis analyse(Transcript transcript, const RulesPtr& /*rules*/) {
  Analysis analysis;
  analysis.transcript = std::move(transcript);
  for (const Message& message : analysis.transcript.messages) {
    analysis.events.emplace_back().n = message.n;
  }
  return analysis;
}

}  // namespace tenmatsu
