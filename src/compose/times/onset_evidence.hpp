// What speaks for a time that somebody named: for its being the one at which the incident began.

#pragma once

#include <optional>
#include <set>
#include <vector>

#include "compose/story/story.hpp"
#include "compose/times/onset_times.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

class OnsetEvidence {
 public:
  OnsetEvidence(const Story& story, const MilestoneTime& noticed,
                const std::vector<Guess>& guesses);

  /// The time that most speaks for; none where it is likelier that nobody named it.
  [[nodiscard]] std::optional<MilestoneTime> best() const;

 private:
  [[nodiscard]] bool may_be(const NamedTime& one) const;
  [[nodiscard]] double weigh(const NamedTime& one) const;
  [[nodiscard]] double told_as(const NamedTime& one) const;
  [[nodiscard]] double taken_for(const NamedTime& one) const;
  [[nodiscard]] double stands_where(const NamedTime& one) const;
  [[nodiscard]] double for_none() const;

  [[nodiscard]] bool named_again(const NamedTime& one) const;

  const Story* story_;
  MilestoneTime noticed_;
  Minute told_;  // when it was told that it was noticed
  int closing_;
  std::set<int> known_;  // messages that name the cause
  std::vector<NamedTime> all_;
  Minute earliest_ = 0;  // of those up to then
  Minute latest_ = 0;
};

}  // namespace tenmatsu::composition
