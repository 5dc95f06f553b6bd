#include "compose/onset_signs.hpp"

#include <algorithm>
#include <string>

#include "compose/ending.hpp"
#include "compose/moments.hpp"
#include "compose/told_course.hpp"
#include "compose/words.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

// What stands in the message right before a time, and right behind it.
std::string before(const Story& story, int n, const TimeMention& time) {
  return text::normalised(
      std::string_view(story.analysis().message(n).text).substr(0, time.span.begin));
}

std::string behind(const Story& story, int n, const TimeMention& time) {
  return text::normalised(std::string_view(story.analysis().message(n).text).substr(time.span.end));
}

bool begins(const TimeMention& time) {
  return time.kind == Kind::from;
}

// 「7:10に切り替わって、そこから9:47まで」
bool lasts_until(const Story& story, Line line, const TimeMention& begin) {
  const auto times = story.times(line);
  return std::any_of(times.begin(), times.end(), [&](const TimeMention* end) {
    return end->kind == Kind::until && end->minute > begin.minute;
  });
}

// 「12時台から」 is said of a whole hour, 「3日前」 of a whole day; 「14時の時点で」 counts what
// had come by then; 「9時5分に電話」 is when it was told; 「13時22分ではなく」 takes it back.
bool names_no_point(const Story& story, int n, const TimeMention& time) {
  const std::string rest = behind(story, n, time);
  const std::string said = text::normalised(time.text);
  return holds_any(said, story.phrases().cue("whole_hours")) ||
         holds_any(said, story.phrases().cue("whole_days")) ||
         starts_with_any(rest, story.phrases().cue("as_of")) ||
         starts_with_any(rest, story.phrases().cue("told_at")) ||
         starts_with_any(rest, story.phrases().cue("taken_back_times"));
}

// 「問い合わせが9時40分ごろから」: since then somebody tells of it.
bool dates_reports(const Story& story, int n, const TimeMention& time) {
  return ends_with_any(before(story, n, time), story.phrases().cue("reports_since"));
}

// 「今朝7時45分からの採血は83人」: since when something was counted that went well or not.
bool begins_count(const Story& story, Line line, const TimeMention& time) {
  const std::string rest = behind(story, line.n, time);
  const bool since = begins(time) ? starts_with_any(rest, story.phrases().cue("of_thing"))
                                  : starts_with_any(rest, story.phrases().cue("since_of"));
  return since && !story.metrics(line).empty() && !story.has_term(line, "symptom") &&
         !story.has_term(line, "impact") && !story.hears(line, "hit");
}

// 「19時開始の講座」: when something was to be, whatever became of it. What was to be done then and
// is a cause began then.
bool is_scheduled(const Story& story, int n, const TimeMention& time) {
  return time.kind == Kind::point && !story.has(n, Tag::cause) &&
         starts_with_any(behind(story, n, time), story.phrases().cue("scheduled"));
}

// 「0時〜3時の取替工事」: how long somebody was to work.
bool is_window(const Story& story, Line line, const TimeMention& time) {
  return lasts_until(story, line, time) && !tells_trouble(story, line.n) &&
         story.hears(line, "maintenance");
}

// 「いつから？」 — 「6時5分です。最初は数個でした」
bool answers_since(const Story& story, Line line) {
  constexpr int kNear = 3;  // messages
  for (int asked = line.n - 1; asked >= std::max(1, line.n - kNear); --asked) {
    if (story.hears(asked, "asks_since")) {
      return true;
    }
  }
  return false;
}

// 「9時5分です」 answers what was asked, whatever that was.
bool is_bare(const Story& story, Line line) {
  return content_words(story.normal(line)).empty() && story.event(line.n).tags.empty() &&
         !answers_since(story, line);
}

// 「0時は混むから」, 「18時50分の写真では」: the time belongs to a habit or a thing, not to what
// happened. 「12時の販売開始直後から」 is when it began.
bool says_of_thing(const Story& story, int n, const TimeMention& time) {
  const std::string rest = behind(story, n, time);
  return !begins(time) &&
         (starts_with_any(rest, story.phrases().cue("of_habit")) ||
          (!tells_trouble(story, n) && starts_with_any(rest, story.phrases().cue("of_thing")) &&
           !holds_any(rest, story.phrases().cue("since_then_on"))));
}

bool is_planned(Modality modality) {
  return modality == Modality::intention || modality == Modality::request ||
         modality == Modality::proposal || modality == Modality::need;
}

}  // namespace

OnsetSigns::OnsetSigns(const Story& story, const MilestoneTime& noticed)
    : story_(&story),
      noticed_(noticed),
      // 「8:31から」 may be told of what was noticed 「8:30頃」.
      told_(noticed.events.empty()
                ? noticed.minute
                : std::max(noticed.minute, story.minute(noticed.events.front()))),
      closing_(closing_event(story)),
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

bool OnsetSigns::may_be(const Named& one) const {
  const auto& [line, time] = one;
  // What was already felt did not begin later, unless people say so who look back: a first word
  // that was of another matter may stand before it.
  const bool looks_back = begins(*time) && (line.n == closing_ || story_->has(line.n, Tag::impact));
  const bool felt = !noticed_.events.empty() && story_->has(noticed_.events.front(), Tag::symptom);
  return (time->kind == Kind::from || time->kind == Kind::point) &&
         (!felt || looks_back || time->minute <= told_) && time->minute <= story_->minute(line.n) &&
         !names_no_point(*story_, line.n, *time) && !dates_reports(*story_, line.n, *time) &&
         !begins_count(*story_, line, *time) && !is_bare(*story_, line) &&
         !is_scheduled(*story_, line.n, *time) && !is_window(*story_, line, *time);
}

bool OnsetSigns::named_again(const Named& one) const {
  return std::any_of(all_.begin(), all_.end(), [&](const Named& other) {
    return other.line.n != one.line.n && other.time->minute == one.time->minute;
  });
}

// The weights of these are rounded from a fit on talks in which people had marked the beginning,
// read with tags that had not learned from them.
double OnsetSigns::taken_for(const Named& one) const {
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

double OnsetSigns::told_as(const Named& one) const {
  const auto& [line, time] = one;
  const auto heard = [&](const char* cue) { return story_->hears(line, cue); };
  double sum = begins(*time) ? 0.9 : 0;
  sum += holds_any(text::normalised(time->text), story_->phrases().cue("names_minute")) ? 1 : 0;
  sum += lasts_until(*story_, line, *time) ? 0.85 : 0;
  sum += story_->has(line.n, Tag::impact) && told_course(*story_, line) ? 0.7 : 0;
  sum += heard("begins_at") ? 0.45 : 0;
  sum += heard("last_good") ? 0.25 : 0;
  sum += answers_since(*story_, line) ? 0.5 : 0;
  sum -= is_planned(story_->modality(line)) ? 0.9 : 0;
  sum -= story_->conditional(line) ? 0.65 : 0;
  // 「8時43分に電話」 is when it was told, not when it began.
  sum -= heard("alert") ? 0.95 : 0;
  sum -= heard("report") ? 0.85 : 0;
  sum -= says_of_thing(*story_, line.n, *time) ? 0.65 : 0;
  sum -= heard("days_before") ? 0.7 : 0;
  sum -= heard("of_failing") ? 0.5 : 0;
  return sum;
}

double OnsetSigns::stands_where(const Named& one) const {
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

double OnsetSigns::weigh(const Named& one) const {
  return taken_for(one) + told_as(one) + stands_where(one);
}

// What a monitor notices may have begun just then.
double OnsetSigns::for_none() const {
  const bool monitor =
      !noticed_.events.empty() && story_->hears(noticed_.events.front(), "noticed_by_monitor");
  return 0.35 + (monitor ? 0.75 : 0);
}

std::optional<MilestoneTime> OnsetSigns::best() const {
  double most = for_none();
  std::optional<MilestoneTime> found;
  for (const Named& one : all_) {
    const double weight = weigh(one);
    if (weight > most) {
      most = weight;
      found = at_mention(*one.time, one.line.n);
    }
  }
  return found;
}

}  // namespace tenmatsu::composition
