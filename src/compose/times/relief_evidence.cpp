#include "compose/times/relief_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/story/worth.hpp"
#include "compose/times/ending.hpp"
#include "compose/times/relief.hpp"

namespace tenmatsu::composition {
namespace {

bool looks_ahead(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::intention || modality == Modality::request;
}

bool is_hearsay(const Story& story, Line line) {
  return story.hearsay(line);
}

}  // namespace

ReliefEvidence::ReliefEvidence(const Story& story, int end)
    : story_(&story),
      end_(end),
      closed_(closing_event(story) == end),
      weights_(static_cast<std::size_t>(story.size()) + 1) {
  for (int n = 1; n <= story.size(); ++n) {
    first_ = first_ == 0 && tells_trouble(story, n) ? n : first_;
    if (n < end) {
      last_felt_ = felt(story, n) ? n : last_felt_;
      first_recovery_ = first_recovery_ == 0 && recovers(n) ? n : first_recovery_;
      last_recovery_ = recovers(n) ? n : last_recovery_;
    }
  }
  constexpr int kOpening = 12;  // messages in which the trouble is told
  for (int n = std::max(first_, 1); n < std::min(end, first_ + kOpening); ++n) {
    if (story.has(n, Tag::detection) || story.has(n, Tag::symptom) || story.has(n, Tag::impact)) {
      troubles_.emplace_back(n, content_words(story.normal(n)));
    }
  }
  for (int n = 1; n <= end; ++n) {
    if (may_be(n)) {
      const auto at = static_cast<std::size_t>(n);
      weights_[at] = std::exp(weigh(n));
      best_ = best_ == 0 || weights_[at] > weights_[static_cast<std::size_t>(best_)] ? n : best_;
    }
  }
  const double sum = std::accumulate(weights_.begin(), weights_.end(), 0.0);
  for (double& weight : weights_) {
    weight = sum > 0 ? weight / sum : 0;
  }
}

double ReliefEvidence::likelihood(int n) const {
  const auto at = static_cast<std::size_t>(n);
  return at < weights_.size() ? weights_[at] : 0;
}

double ReliefEvidence::likelihood_near(int n) const {
  constexpr int kNear = 5;  // minutes
  double sum = 0;
  for (int other = 1; other <= end_; ++other) {
    const bool near = std::abs(story_->minute(other) - story_->minute(n)) <= kNear;
    sum += near ? likelihood(other) : 0;
  }
  return sum;
}

bool ReliefEvidence::acted(int n) const {
  return story_->status(n, Tag::action) == Status::done;
}

// 「手順をお送りしました」, 「昼から戻りました」: a letter, a call or who comes back ends no harm.
bool ReliefEvidence::of_people(int n) const {
  if (!recovers(n)) {
    return acted(n) && story_->hears(n, "letters_sent");
  }
  const std::vector<Line> lines = story_->carriers(n, Tag::recovery);
  return std::ranges::all_of(lines, [&](Line line) { return story_->hears(line, "people_back"); });
}

bool ReliefEvidence::may_be(int n) const {
  return n > first_ && story_->timed(n) && !of_people(n) &&
         (recovers(n) || acted(n) || story_->status(n, Tag::action) == Status::started);
}

// In the sentences that tell of the step or of getting better.
bool ReliefEvidence::hears(int n, std::string_view cue) const {
  for (const Tag tag : {Tag::recovery, Tag::action}) {
    const std::vector<Line> lines =
        story_->has(n, tag) ? story_->carriers(n, tag) : std::vector<Line>{};
    if (std::ranges::any_of(lines, [&](Line line) { return story_->hears(line, cue); })) {
      return true;
    }
  }
  return false;
}

bool ReliefEvidence::any_line(int n, bool (*holds)(const Story&, Line)) const {
  const std::vector<Line> lines = story_->lines(n);
  return std::ranges::any_of(lines, [&](Line line) { return holds(*story_, line); });
}

int ReliefEvidence::shown_by(int n) const {
  constexpr int kNear = 4;     // messages
  constexpr int kAtOnce = 10;  // minutes in which a step shows its effect
  for (int next = n + 1; next <= std::min(n + kNear, story_->size()); ++next) {
    if (recovers(next) && story_->minute(next) - story_->minute(n) <= kAtOnce) {
      return next;
    }
    if (acted(next)) {
      return 0;
    }
  }
  return 0;
}

// 「よかった」, 「おお、来た」
bool ReliefEvidence::was_welcome(int n) const {
  constexpr int kNear = 2;  // messages
  for (int next = n + 1; next <= std::min(n + kNear, story_->size()); ++next) {
    if (story_->hears(next, "gladness")) {
      return true;
    }
  }
  return false;
}

// 「止まっていたのは9時28分から9時42分」: people come back to the minute in which it ended.
bool ReliefEvidence::named_later(int n) const {
  const Minute minute = story_->minute(n);
  for (int later = n; later <= story_->size(); ++later) {
    const auto& times = story_->event(later).times;
    if (std::ranges::any_of(times, [&](const TimeMention& time) {
          return time.minute == minute && (later > n || time.kind == TimeMention::Kind::until);
        })) {
      return true;
    }
  }
  return false;
}

// How many of its words were heard when the trouble was told.
double ReliefEvidence::speaks_of_trouble(int n) const {
  Words heard;
  for (const auto& [k, words] : troubles_) {
    if (k < n) {
      heard.insert(heard.end(), words.begin(), words.end());
    }
  }
  return share_of_few(shared_words(content_words(story_->normal(n)), heard));
}

// The weights of these three are rounded from a fit on talks in which people had marked when the
// harm ended.
double ReliefEvidence::taken_for(int n) const {
  const auto has = [&](Tag tag) { return story_->has(n, tag); };
  double sum = recovers(n) ? 0.9 : 0;
  sum += acted(n) ? 0.9 : 0;
  sum -= story_->status(n, Tag::action) == Status::started ? 1.1 : 0;
  sum -= has(Tag::impact) ? 1.1 : 0;
  sum -= has(Tag::symptom) ? 1.2 : 0;
  sum -= has(Tag::communication) ? 0.9 : 0;
  sum -= has(Tag::cause) ? 0.7 : 0;
  sum -= has(Tag::investigation) ? 0.9 : 0;  // what is looked at is not over yet
  return sum;
}

double ReliefEvidence::told_as(int n) const {
  const auto& figures = story_->event(n).metrics;
  const bool zero =
      std::ranges::any_of(figures, [](const Metric& metric) { return metric.value == 0; });
  double sum = hears(n, "whole") ? 1.3 : 0;
  // 「以降1件も増えてません」: what was harmful has stopped.
  sum += story_->hears(n, "harm_no_more") ? 0.8 : 0;
  sum += zero ? 0.75 : 0;
  sum += hears(n, "relief_finished") ? 0.75 : 0;
  sum += hears(n, "relief_exclaims") ? 0.65 : 0;
  sum += hears(n, "relief_done") ? 0.25 : 0;
  sum += hears(n, "relief_works") ? 0.1 : 0;
  sum += 0.75 * speaks_of_trouble(n);
  sum -= any_line(n, looks_ahead) ? 0.6 : 0;
  sum -= hears(n, "relief_but") ? 1.05 : 0;
  sum -= hears(n, "sample") ? 0.45 : 0;
  // 「ほかは正常です」 clears what was no part of it.
  sum -= hears(n, "all_clear") ? 0.5 : 0;
  sum -= hears(n, "relief_begins") ? 0.6 : 0;
  sum -= any_line(n, is_hearsay) ? 0.5 : 0;
  return sum;
}

double ReliefEvidence::stands_where(int n) const {
  constexpr int kMost = 5;
  int steps = 0;
  for (int k = 1; k < n && steps < kMost; ++k) {
    steps += acted(k) ? 1 : 0;
  }
  double sum = named_later(n) ? 1.8 : 0;
  sum += 0.9 * steps / kMost;
  sum += was_welcome(n) ? 0.4 : 0;
  if (acted(n)) {
    const int shown = shown_by(n);
    sum += shown == 0 ? 0 : shown == end_ && (closed_ || first_recovery_ != 0) ? -0.4 : 1.5;
  }
  sum -= n < last_felt_ ? 1.05 : 0;
  // The last of several reports tells of the work afterwards.
  sum -= n >= last_recovery_ && n > first_recovery_ && first_recovery_ != 0 ? 1 : 0;
  sum -= story_->minute(n) == story_->minute(end_) ? 1.2 : 0;
  return sum;
}

double ReliefEvidence::weigh(int n) const {
  return taken_for(n) + told_as(n) + stands_where(n);
}

}  // namespace tenmatsu::composition
