#include "compose/times/onset_evidence.hpp"

#include <algorithm>
#include <string>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/ending.hpp"
#include "compose/times/told_course.hpp"
#include "compose/times/told_end.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

bool begins(const TimeMention& time) {
  return time.kind == Kind::from;
}

// 「3時ごろからぽつぽつ、3時20分から急に」: the first of several beginnings is the one.
bool began_before(const Story& story, const NamedTime& one) {
  const auto times = story.times(one.line);
  return std::ranges::any_of(times, [&](const TimeMention* other) {
    return begins(*other) && other->minute < one.time->minute;
  });
}

// 「発生は14:25でした。訂正します」, 「発生は14:08ではなく14:05でした」: what puts a beginning
// right stands for it.
bool puts_right(const Story& story, Line line) {
  const std::vector<Line> all = story.lines(line.n);
  return story.hears(line, "onset") && std::ranges::any_of(all, [&](Line other) {
           return story.hears(other, "puts_time_right");
         });
}

}  // namespace

OnsetEvidence::OnsetEvidence(const Story& story, const MilestoneTime& noticed,
                             const std::vector<Guess>& guesses)
    : story_(&story),
      noticed_(noticed),
      // 「8:31から」 may be told of what was noticed 「8:30頃」.
      told_(noticed.events.empty()
                ? noticed.minute
                : std::max(noticed.minute, story.minute(noticed.events.front()))),
      closing_(closing_event(story)),
      known_(known_causes(guesses)),
      earliest_(told_),
      latest_(0) {
  for (const Event& event : story.events()) {
    for (const Line line : story.lines(event.n)) {
      for (const TimeMention* time : story.times(line)) {
        if (may_be({line, time})) {
          all_.push_back({line, time});
          earliest_ = std::min(earliest_, time->minute);
          latest_ = time->minute <= told_ ? std::max(latest_, time->minute) : latest_;
        }
      }
    }
  }
}

bool OnsetEvidence::may_be(const NamedTime& one) const {
  const auto& [line, time] = one;
  // What was already felt did not begin later, unless people say so who look back: a first word
  // that was of another matter may stand before it.
  const bool looks_back = begins(*time) && (line.n == closing_ || story_->has(line.n, Tag::impact));
  const bool felt = !noticed_.events.empty() && story_->has(noticed_.events.front(), Tag::symptom);
  return (!felt || looks_back || time->minute <= told_) && !names_end(*story_, line, *time) &&
         time->minute <= story_->minute(line.n) &&
         proof_of_onset(*story_, one, closing_, known_) != OnsetProof::none;
}

bool OnsetEvidence::named_again(const NamedTime& one) const {
  return std::ranges::any_of(all_, [&](const NamedTime& other) {
    return other.line.n != one.line.n && other.time->minute == one.time->minute;
  });
}

// The weights of these are rounded from a fit on talks in which people had marked the beginning,
// read with tags that had not learned from them.
double OnsetEvidence::taken_for(const NamedTime& one) const {
  const int n = one.line.n;
  const auto has = [&](Tag tag) { return story_->has(n, tag); };
  double sum = has(Tag::detection) ? 0.75 : 0;
  sum += has(Tag::investigation) ? 0.65 : 0;
  sum += story_->status(n, Tag::cause) == Status::confirmed ? 0.75 : 0;
  sum += begins(*one.time) && tells_trouble(*story_, n) ? 0.85 : 0;
  sum += story_->has_term(one.line, "symptom") ? 0.75 : 0;
  sum -= has(Tag::recovery) ? 0.35 : 0;
  sum -= has(Tag::action) && !tells_trouble(*story_, n) && !has(Tag::cause) ? 0.4 : 0;
  return sum;
}

double OnsetEvidence::told_as(const NamedTime& one) const {
  const auto& [line, time] = one;
  const auto heard = [&](const char* cue) { return story_->hears(line, cue); };
  double sum = begins(*time) ? 0.9 : 0;
  sum += holds_any(text::normalised(time->text), story_->phrases().cue("names_minute")) ? 1 : 0;
  // 「13:22から14:44の82分間」 lasts until then, as its length bears out.
  const bool course = told_course(*story_, line).has_value();
  const bool told = course && begins(*time) && story_->has(line.n, Tag::impact);
  sum += lasts_until(*story_, line, *time) || told ? 0.85 : 0;
  sum += story_->has(line.n, Tag::impact) && course ? 0.7 : 0;
  sum += heard("begins_at") ? 0.45 : 0;
  sum += heard("last_good") ? 0.25 : 0;
  sum += answers_since(*story_, line) ? 0.5 : 0;
  sum += puts_right(*story_, line) ? 3 : 0;
  sum -= begins(*time) && began_before(*story_, one) ? 1.5 : 0;
  sum -= is_planned(story_->modality(line)) ? 0.9 : 0;
  sum -= story_->conditional(line) ? 0.65 : 0;
  const Status step = story_->status(line.n, Tag::action);
  // 「23時からの分が消える。やめておく」 weighs a step.
  sum -= step == Status::rejected || step == Status::proposed ? 0.9 : 0;
  // 「8時43分に電話」 is when it was told, not when it began.
  sum -= heard("alert") ? 0.95 : 0;
  sum -= heard("report") ? 0.85 : 0;
  sum -= says_of_thing(*story_, one) ? 0.65 : 0;
  sum -= heard("days_before") ? 0.7 : 0;
  sum -= heard("of_failing") ? 0.5 : 0;
  return sum;
}

double OnsetEvidence::stands_where(const NamedTime& one) const {
  constexpr int kOpening = 6;  // messages
  constexpr int kAtOnce = 5;   // minutes before it was noticed
  constexpr int kSoon = 30;
  const int n = one.line.n;
  const Minute minute = one.time->minute;
  const int ahead = noticed_.minute - minute;
  double sum = minute > told_ ? -2.45 : 0;
  sum += ahead > kAtOnce && ahead <= kSoon ? 0.7 : 0;
  sum += named_again(one) ? 1 : 0;
  sum += minute <= earliest_ ? 0.45 : 0;
  sum += minute == latest_ ? 0.45 : 0;
  sum += n <= kOpening ? 0.65 : 0;
  // Whoever closes it says how long it lasted.
  sum += n == closing_ && begins(*one.time) ? 1.1 : 0;
  sum -= 0.8 * n / story_->size();
  return sum;
}

double OnsetEvidence::weigh(const NamedTime& one) const {
  return taken_for(one) + told_as(one) + stands_where(one);
}

// What a monitor notices may have begun just then.
double OnsetEvidence::for_none() const {
  const bool monitor =
      !noticed_.events.empty() && story_->hears(noticed_.events.front(), "noticed_by_monitor");
  return 0.35 + (monitor ? 0.75 : 0);
}

std::optional<MilestoneTime> OnsetEvidence::best() const {
  // Since when it was wrong is told better than when its cause came about.
  constexpr double kTold = 1;
  constexpr double kAbout = 0.55;  // the time of a cause is given as about that: less speaks for it
  double most = 0;
  std::optional<MilestoneTime> found;
  for (const NamedTime& one : all_) {
    const double weight = weigh(one);
    const bool told = proof_of_onset(*story_, one, closing_, known_) == OnsetProof::told;
    const double rank = weight + (told ? kTold : 0);
    if (weight + (told ? 0 : kAbout) > for_none() && (!found || rank > most)) {
      most = rank;
      found = at_mention(*one.time, one.line.n);
      found->approximate |= !told;
    }
  }
  return found;
}

}  // namespace tenmatsu::composition
