#include "compose/times/told_end.hpp"

#include <string>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/standing.hpp"
#include "compose/times/told_course.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

// What begins behind the particles and marks right behind a time.
std::string_view behind_joints(std::string_view text, const rules::Words& joints) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string& joint : joints) {
      if (!joint.empty() && text.starts_with(joint)) {
        text.remove_prefix(joint.size());
        more = true;
      }
    }
  }
  return text;
}

// 「10:12に復旧しています」, and not 「10:12に復旧作業」.
bool ends_behind(const Story& story, const TimeMention& time) {
  const auto& phrases = story.phrases();
  const std::string behind = said_behind(story, time.span);
  const std::string_view rest = behind_joints(behind, phrases.cue("end_joints"));
  // 「自動取消も9時に再開」: one of several things.
  if (ends_with_any(said_before(story, time.span), phrases.cue("also_marks"))) {
    return false;
  }
  for (const std::string& word : phrases.cue("end_verbs")) {
    if (rest.starts_with(word) &&
        !starts_with_any(rest.substr(word.size()), phrases.cue("no_end_behind"))) {
      return true;
    }
  }
  return false;
}

// 「復旧時刻: 9:35」, 「復旧は10:12でした」
bool is_labelled(const Story& story, const TimeMention& time) {
  const auto& phrases = story.phrases();
  const std::string before = said_before(story, time.span);
  const std::string_view label = without_ends(before, phrases.cue("label_joints"));
  return ends_with_any(label, phrases.cue("end_labels")) &&
         !starts_with_any(said_behind(story, time.span), phrases.cue("but_not"));
}

// 「復旧は10:20ではなく10:15です」: the last time of the sentence stands.
bool puts_end_right(const Story& story, Line line, const TimeMention& time) {
  const auto times = story.times(line);
  return times.size() > 1 && times.back() == &time && story.hears(line, "puts_time_right") &&
         holds_any(story.normal(line), story.phrases().cue("end_labels"));
}

// 「21:50〜22:55の間、決済ができませんでした」, told when all was over.
std::optional<MilestoneTime> end_of_course(const Story& story, Line line) {
  const bool of_trouble = story.carries(line, Tag::symptom) || story.carries(line, Tag::impact) ||
                          story.carries(line, Tag::detection) || story.hears(line, "outages") ||
                          content_words(story.normal(line)).empty();
  const auto course = of_trouble ? told_course(story, line) : std::nullopt;
  return course && course->to.minute < story.minute(1) ? std::optional(course->to) : std::nullopt;
}

}  // namespace

bool names_end(const Story& story, Line line, const TimeMention& time) {
  const bool past = time.kind != Kind::deadline && time.minute <= story.minute(line.n);
  return past && states(story, line) && !story.hears(line, "still") &&
         !story.hears(line, "end_doubted") && !story.hears(line.n, "end_in_part") &&
         !awaits_end(story, line) && !is_of_other_matter(story, line) &&
         (ends_behind(story, time) || is_labelled(story, time) ||
          puts_end_right(story, line, time));
}

std::optional<MilestoneTime> end_named(const Story& story) {
  std::optional<MilestoneTime> last;
  for (const Event& event : story.events()) {
    for (const Line line : story.lines(event.n)) {
      const auto course = end_of_course(story, line);
      last = course ? course : last;
      for (const TimeMention* time : story.times(line)) {
        if (names_end(story, line, *time)) {
          last = at_mention(*time, event.n);
        }
      }
    }
  }
  return last;
}

}  // namespace tenmatsu::composition
