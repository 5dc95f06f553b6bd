#include "compose/times/standing.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"

namespace tenmatsu::composition {
namespace {

bool any_recovering(const Story& story, int n, bool (*holds)(const Story&, Line)) {
  const auto lines =
      story.has(n, Tag::recovery) ? story.carriers(n, Tag::recovery) : std::vector<Line>{};
  return std::ranges::any_of(lines, [&](Line line) { return holds(story, line); });
}

// Whether anybody spoke of it before: 「メールの件は」, where mails had failed.
bool was_spoken_of(const Story& story, int n, std::string_view front) {
  const auto words = content_words(front);
  for (int before = n - 1; before > 0 && !words.empty(); --before) {
    if (story.normal(before).find(words.back()) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// 「A社の件は」; 「この件は」 and 「今朝の件は」 are of this one.
bool names_other_matter(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& marks = story.phrases().cue("matter_marks");
  return std::ranges::any_of(marks, [&](const std::string& mark) {
    const std::size_t at = text.find(mark);
    const std::string_view front = at == std::string_view::npos ? "" : text.substr(0, at);
    return !front.empty() && !ends_with_any(front, story.phrases().cue("own_matters")) &&
           !was_spoken_of(story, line.n, front);
  });
}

// 「復旧報告を送りました」, 「復旧まで時間がかかりました」: the end is only spoken of.
bool speaks_of_end(const Story& story, Line line) {
  return story.hears(line, "end_spoken_of") && !story.hears(line, "end_told_plainly");
}

bool may_be_end(const Story& story, Line line) {
  return (!story.asks(line) || story.hears(line, "end_words")) && !awaits_end(story, line) &&
         !story.hears(line, "end_doubted") && !speaks_of_end(story, line) &&
         !is_of_other_matter(story, line);
}

// 「復旧しました」, and 「復旧と判断します」, which is no plan.
bool is_well(const Story& story, Line line) {
  const bool judged = !is_planned(story.modality(line)) || story.hears(line, "close");
  return may_be_end(story, line) && states(story, line) && judged &&
         (story.hears(line, "well_again") || story.hears(line, "relief_works") ||
          story.hears(line, "works_for_users"));
}

// 「再開しました。3号線以外」: the whole message is of a part.
bool is_of_part(const Story& story, int n) {
  return story.hears(n, "end_in_part");
}

// 「早い。リハの件ですが」, 「一旦落ち着きました。様子見します」: what else it tells is no end.
bool tells_else(const Story& story, Line line) {
  return story.hears(line, "end_doubted") || story.hears(line, "looks_back_on") ||
         is_of_other_matter(story, line);
}

// Whether it may be the good news with which the incident ends.
bool may_end(const Story& story, int n) {
  const auto lines = story.lines(n);
  const bool else_told =
      std::ranges::any_of(lines, [&](Line line) { return tells_else(story, line); });
  return !is_of_part(story, n) &&
         (else_told ? tells_well(story, n) : any_recovering(story, n, may_be_end));
}

bool is_check(const Story& story, Line line) {
  return story.hears(line.n, "checked_again");
}

// 「エラーログは9:48から出ていました」: how it had been.
bool looks_back(const Story& story, Line line, Minute well) {
  const auto times = story.times(line);
  return story.hears(line, "looks_back_on") || story.ends(line, "had_been_ends") ||
         std::ranges::any_of(times, [&](const TimeMention* time) { return time->minute <= well; });
}

// 「予備を発注しておきます」, behind an end: what remains to be done ends nothing.
bool tells_news(const Story& story, int n) {
  return tells_well(story, n) || !story.has(n, Tag::followup) || story.hears(n, "end_words");
}

// The last message before `n` that says that it is well, or 0.
int well_before(const Story& story, int n) {
  for (int before = n - 1; before > 0; --before) {
    if (tells_well(story, before)) {
      return before;
    }
  }
  return 0;
}

}  // namespace

bool is_of_other_matter(const Story& story, Line line) {
  for (std::size_t index = 0; index <= line.index; ++index) {
    const Line one{line.n, index};
    if (story.hears(one, "other_matter") || names_other_matter(story, one)) {
      return true;
    }
  }
  return false;
}

bool awaits_end(const Story& story, Line line) {
  return story.hears(line, "close_conditions") ||
         (story.conditional(line) && story.hears(line, "close"));
}

bool tells_well(const Story& story, int n) {
  return !is_of_part(story, n) && any_recovering(story, n, is_well);
}

bool tells_relapse(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return states(story, line) && story.hears(line, "relapses") && !story.has(n, Tag::followup) &&
           !is_of_other_matter(story, line) && !looks_back(story, line, 0);
  });
}

bool tells_present_trouble(const Story& story, int n) {
  const int well = well_before(story, n);
  if (well == 0) {
    return true;
  }
  const auto lines = story.carriers(n, story.has(n, Tag::symptom) ? Tag::symptom : Tag::detection);
  return std::ranges::any_of(lines, [&](Line line) {
    return !is_of_other_matter(story, line) && !looks_back(story, line, story.minute(well));
  });
}

int last_good_news(const Story& story) {
  int last = 0;
  int well = 0;
  for (const int n : story.tagged(Tag::recovery)) {
    if (!may_end(story, n)) {
      continue;
    }
    last = n;
    if (tells_news(story, n) && (well == 0 || !any_recovering(story, n, is_check))) {
      well = n;
    }
  }
  for (int n = well + 1; well != 0 && n < last; ++n) {
    const bool bad = story.has(n, Tag::symptom) && !story.has(n, Tag::recovery);
    if (tells_relapse(story, n) || (bad && tells_present_trouble(story, n))) {
      return last;
    }
  }
  return well != 0 ? well : last;
}

}  // namespace tenmatsu::composition
