#include "tools/facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace tenmatsu::corpus {
namespace {

using Json = nlohmann::json;
using Numbers = std::set<int>;

Numbers numbers(const Json& list) {
  Numbers found;
  for (const Json& one : list) {
    found.insert(one.get<int>());
  }
  return found;
}

bool meet(const Numbers& a, const Numbers& b) {
  return std::ranges::any_of(a, [&](int n) { return b.contains(n); });
}

Numbers open_guesses(const Json& facts) {
  Numbers found;
  for (const Json& guess : facts.at("suspicions")) {
    if (guess.at("outcome") == "open") {
      found.insert(guess.at("n").get<int>());
    }
  }
  return found;
}

// The first of the causes that was not ruled out, or null.
const Json* leading(const Json& causes) {
  const auto found = std::ranges::find_if(
      causes, [](const Json& cause) { return cause.at("status") != "ruled_out"; });
  return found == causes.end() ? nullptr : &*found;
}

void add_lead(FactFigures& figures, const std::string& name, const Json& facts,
              const Json& incident, std::vector<std::string>& mistakes) {
  const Numbers gold = numbers(facts.at("cause"));
  const Json* lead = leading(incident.at("causes"));
  const bool sure = lead != nullptr && lead->at("status") == "confirmed";
  const bool ok = gold.empty() ? !sure : lead != nullptr && meet(numbers(lead->at("events")), gold);
  figures.lead.add(ok);
  if (!ok) {
    mistakes.push_back(fmt::format("{}: leading cause {}, facts {}", name,
                                   lead == nullptr ? "none" : lead->at("text").get<std::string>(),
                                   fmt::join(gold, ", ")));
  }
}

void add_guesses(FactFigures& figures, const Json& facts, const Json& incident) {
  Numbers open = open_guesses(facts);
  if (facts.at("cause_status") == "suspected") {
    open.merge(numbers(facts.at("cause")));
  }
  for (const Json& cause : incident.at("causes")) {
    if (cause.at("status") == "suspected") {
      figures.open_guesses.add(meet(numbers(cause.at("events")), open));
    }
  }
  for (const Json& guess : facts.at("suspicions")) {
    for (const Json& followed : incident.at("hypotheses")) {
      const bool raised = std::ranges::any_of(followed.at("steps"), [&](const Json& step) {
        return step.at("part") == "raised" && numbers(step.at("events")).contains(guess.at("n"));
      });
      if (raised) {
        const std::string status = followed.at("status");
        figures.guess_outcomes.add((status == "suspected" ? "open" : status) ==
                                   guess.at("outcome"));
      }
    }
  }
}

void add_summary(FactFigures& figures, const Json& facts, const Json& incident) {
  Numbers told;
  for (const Json& sentence : incident.at("summary")) {
    told.merge(numbers(sentence.at("events")));
  }
  const Numbers cause = numbers(facts.at("cause"));
  const Numbers end = numbers(facts.at("ended_by"));
  if (!cause.empty()) {
    figures.summary_cause.add(meet(told, cause));
  }
  if (!end.empty()) {
    figures.summary_end.add(meet(told, end));
  }
}

std::string line(const char* label, const Share& share) {
  return fmt::format("{:<22}{:>6.3f}  of {}\n", label, share.value(), share.total);
}

}  // namespace

void add(FactFigures& figures, const std::string& name, const Json& facts, const Json& found,
         std::vector<std::string>& mistakes) {
  if (!facts.is_object() || !found.is_object() || !found.contains("incident")) {
    return;
  }
  const Json& incident = found["incident"];
  ++figures.transcripts;
  add_lead(figures, name, facts, incident, mistakes);
  add_guesses(figures, facts, incident);
  add_summary(figures, facts, incident);
  figures.alert.add(incident.value("alerted", false) == !facts.at("alert").is_null());
}

std::string printed(const FactFigures& figures) {
  return fmt::format("facts of {} transcripts\n", figures.transcripts) +
         line("leading cause", figures.lead) + line("open guesses", figures.open_guesses) +
         line("outcome of guesses", figures.guess_outcomes) +
         line("cause in summary", figures.summary_cause) +
         line("end in summary", figures.summary_end) + line("alert", figures.alert);
}

}  // namespace tenmatsu::corpus
