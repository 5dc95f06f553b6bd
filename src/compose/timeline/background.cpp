#include "compose/timeline/background.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// A day before the incident, and where it stands in its sentence.
struct When {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::size_t digits_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && text[size] >= '0' && text[size] <= '9') {
    ++size;
  }
  return size;
}

// 「11月22日」, 「4月」, 「2年前」, 「9/29」.
std::size_t numbered_day_size(const Story& story, std::string_view text) {
  constexpr std::size_t kMost = 2;  // digits of a month
  const std::size_t number = digits_at(text);
  if (number == 0 || number > kMost) {
    return 0;
  }
  const std::string_view rest = text.substr(number);
  if (rest.starts_with('/')) {
    const std::size_t day = digits_at(rest.substr(1));
    return day > 0 && day <= kMost && !rest.substr(1 + day).starts_with('/') ? number + 1 + day : 0;
  }
  const std::size_t unit = rules::prefix_size(rest, story.phrases().cue("background_units"));
  if (unit == 0) {
    return 0;
  }
  const std::string& month = story.phrases().text("word.month");
  const std::size_t day = rest.substr(0, unit) == month ? digits_at(rest.substr(unit)) : 0;
  const std::string& of_month = story.phrases().text("word.day_of_month");
  return day > 0 && rest.substr(unit + day).starts_with(of_month)
             ? number + unit + day + of_month.size()
             : number + unit;
}

// 「先月」, 「先週の水曜」: of one day after another the last belongs to the first.
std::size_t day_size(const Story& story, std::string_view text) {
  std::size_t size = std::max(numbered_day_size(story, text),
                              rules::prefix_size(text, story.phrases().cue("background_days")));
  if (size > 0) {
    const std::string& of = story.phrases().text("particle.of");
    const std::size_t joint = text.substr(size).starts_with(of) ? of.size() : 0;
    const std::size_t more =
        rules::prefix_size(text.substr(size + joint), story.phrases().cue("background_parts"));
    size += more > 0 ? joint + more : 0;
  }
  return size;
}

// A day tells when only at the beginning, behind a pause or what the sentence speaks of; 「9月分」
// and 「先週からの」 tell which thing.
std::optional<When> day_in_sentence(const Story& story, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    const std::string_view before = text.substr(0, at);
    if (at > 0 && !ends_with_any(before, story.phrases().cue("background_before"))) {
      continue;
    }
    const std::size_t size = day_size(story, text.substr(at));
    if (size > 0 &&
        starts_with_any(text.substr(at + size), story.phrases().cue("background_behind")) &&
        !starts_with_any(text.substr(at + size), story.phrases().cue("background_other"))) {
      return When{at, at + size};
    }
  }
  return std::nullopt;
}

// Whether something was changed then: the word for it stands soon behind the day.
bool tells_change(const Story& story, std::string_view text, std::size_t behind) {
  constexpr std::size_t kNear = 30;  // characters
  std::size_t end = behind;
  for (std::size_t i = 0; i < kNear && end < text.size(); ++i) {
    end += text::character_at(text, end).size;
  }
  return holds_any(text.substr(behind, end - behind), story.phrases().cue("background_changes")) &&
         !holds_any(text, story.phrases().cue("background_no")) &&
         ends_with_any(text, story.phrases().cue("background_ends")) &&
         !ends_with_any(text, story.phrases().cue("background_no_ends"));
}

// The message of the cause that names the day and tells most of the sentence; 0 where none does.
int told_by(const Story& story, const Statement& cause, const std::string& day,
            const std::string& sentence) {
  const std::vector<std::string> words = content_words(text::normalised(sentence));
  int best = 0;
  std::size_t most = 0;
  for (const int n : cause.events) {
    const std::string_view said = story.normal(n);
    const std::size_t shared = shared_words(words, content_words(said)) + 1;
    if (said.find(text::normalised(day)) != std::string_view::npos && shared > most) {
      best = n;
      most = shared;
    }
  }
  return best;
}

// 「9/29 16:00に切り替えた」 on the 29th: the analysis knows what day that was.
bool is_of_the_day(const Story& story, int n, const std::string& day) {
  constexpr Minute kDay = 24 * 60;
  const Minute first = story.minute(1);
  const Minute midnight = first - (first % kDay + kDay) % kDay;
  const auto& times = story.event(n).times;
  return std::ranges::any_of(times, [&](const TimeMention& time) {
    return time.minute >= midnight &&
           text::normalised(time.text).find(text::normalised(day)) != std::string::npos;
  });
}

// What a change is told as: 「先月、上限を下げた(疑い)」 of a cause that is only suspected.
std::string told(const Story& story, const Cause& cause, const std::string& sentence) {
  return cause.status == Status::suspected
             ? story.phrases().fill("background.suspected", {{"what", sentence}})
             : sentence;
}

bool known(const std::vector<TimelineEntry>& all, const std::string& text) {
  return std::ranges::any_of(
      all, [&](const TimelineEntry& other) { return other.statement.text == text; });
}

void add_of(const Story& story, const Cause& cause, std::vector<TimelineEntry>& all) {
  for (const std::string& sentence : split_sentences(story, cause.statement.text)) {
    const auto when = day_in_sentence(story, sentence);
    if (!when || !tells_change(story, sentence, when->end)) {
      continue;
    }
    const std::string day = sentence.substr(when->begin, when->end - when->begin);
    const int n = told_by(story, cause.statement, day, sentence);
    TimelineEntry entry;
    entry.timed = false;
    entry.statement = {told(story, cause, sentence), {n}};
    cite(entry.statement, cause.statement.events);  // which may tell it in parts
    entry.tags = {Tag::cause};
    if (n > 0 && !is_of_the_day(story, n, day) && !known(all, entry.statement.text)) {
      all.push_back(std::move(entry));
    }
  }
}

}  // namespace

void add_background(const Story& story, Incident& incident) {
  constexpr std::size_t kMost = 3;
  std::vector<TimelineEntry> all;
  for (const Cause& cause : incident.causes) {
    if (cause.status != Status::ruled_out) {
      add_of(story, cause, all);
    }
  }
  if (incident.timeline.empty() || !story.any_timed()) {
    return;
  }
  all.resize(std::min(all.size(), kMost));
  for (TimelineEntry& entry : all) {
    entry.minute = incident.timeline.front().minute;
  }
  incident.timeline.insert(incident.timeline.begin(), std::make_move_iterator(all.begin()),
                           std::make_move_iterator(all.end()));
}

}  // namespace tenmatsu::composition
