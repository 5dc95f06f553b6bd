// What speaks for a time that somebody named: for its being the one at which the incident began.

#pragma once

#include <optional>
#include <vector>

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

class OnsetSigns {
 public:
  OnsetSigns(const Story& story, const MilestoneTime& noticed);

  /// The time that most speaks for; none where it is likelier that nobody named it.
  [[nodiscard]] std::optional<MilestoneTime> best() const;

 private:
  struct Named {
    Line line;
    const TimeMention* time = nullptr;
  };

  [[nodiscard]] bool may_be(const Named& one) const;
  [[nodiscard]] double weigh(const Named& one) const;
  [[nodiscard]] double told_as(const Named& one) const;
  [[nodiscard]] double taken_for(const Named& one) const;
  [[nodiscard]] double stands_where(const Named& one) const;
  [[nodiscard]] double for_none() const;

  [[nodiscard]] bool named_again(const Named& one) const;

  const Story* story_;
  MilestoneTime noticed_;
  Minute told_;  // when it was told that it was noticed
  int closing_;
  std::vector<Named> all_;
  Minute earliest_ = 0;  // of those up to then
  Minute latest_ = 0;
};

}  // namespace tenmatsu::composition
