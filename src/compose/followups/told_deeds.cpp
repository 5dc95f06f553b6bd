#include "compose/followups/told_deeds.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compose/followups/work_owners.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

bool plans(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::intention || modality == Modality::request ||
         modality == Modality::proposal || modality == Modality::need;
}

// 「新基板はあと70枚」
bool ends_with_count(const Story& story, std::string_view text) {
  const std::size_t unit = rules::suffix_size(text, story.phrases().cue("count_units"));
  const std::string_view number = text.substr(0, text.size() - unit);
  return unit > 0 &&
         text::script_of(text::character_before(number, number.size()).code) == text::Script::digit;
}

// Whether what it is called only tells how things are or were.
bool tells_state(const Story& story, const Work& work) {
  const int n = work.item.statement.events.front();
  if (work.report || work.number != 0 || work.listed || work.alarm || work.wish || work.asks) {
    return false;
  }
  for (std::size_t i = work.first; i <= work.last; ++i) {
    if (plans(story, {n, i}) || story.asks(Line{n, i})) {
      return false;
    }
  }
  const std::string due = text::normalised(work.item.due);
  const std::vector<std::string> told = split_sentences(story, work.item.statement.text);
  return !told.empty() && std::ranges::all_of(told, [&](const std::string& sentence) {
    const std::string normal = text::normalised(sentence);
    const std::string_view text = text::without_closing_marks(normal);
    const bool dated = !due.empty() && text.ends_with(due);
    return (ends_with_count(story, text) && !dated) ||
           (ends_with_any(text, story.phrases().cue("state_told_ends")) &&
            !ends_with_any(text, story.phrases().cue("deed_told_ends")));
  });
}

// Whether that is what was wrong.
bool tells_trouble(const Story& story, const Work& work) {
  const std::string text = text::normalised(work.item.statement.text);
  return work.fault ||
         ends_with_any(text::without_closing_marks(text), story.phrases().cue("trouble_told_ends"));
}

bool is_within(const std::vector<Work>& works, std::size_t index) {
  return std::ranges::any_of(
      works, [&](const Work& work) { return index >= work.first && index <= work.last; });
}

// The next sentence of the message that says what is to be done, and is no other work.
std::optional<Line> deed_behind(const Story& story, int n, const std::vector<Work>& works,
                                const Work& work) {
  constexpr std::size_t kSome = 2;  // kanji
  for (const Line line : story.lines(n)) {
    const std::vector<Line> sentence = story.sentence_lines(line);
    if (line.index <= work.last || sentence.front() != line || is_within(works, line.index)) {
      continue;
    }
    const Line last = sentence.back();
    const Work told = work_in(story, line, TagFinding{});
    const bool says = plans(story, last) && !story.asks(last) && !story.conditional(last) &&
                      !story.hears(last, "close") && !told.adds && !told.slight && !told.report &&
                      told.deed && told.kanji >= kSome &&
                      (told.own_words > 0 || (told.topic && told.kanji > kSome));
    if (says) {
      return line;
    }
  }
  return std::nullopt;
}

void add_deed(const Story& story, const Work& deed, Work& work) {
  work.item.statement.text += story.phrases().text("mark.full_stop") + deed.item.statement.text;
  work.item.category =
      work.item.category == Category::repair ? deed.item.category : work.item.category;
  work.last = deed.last;
  work.deed = true;
  work.idle = work.fault = work.reason = false;
  merge(work, deed);
}

// Tells it as what answers the sentence that named it.
void quote(const Story& story, int n, Work& work) {
  const std::string said(text::without_closing_marks(story.said_whole(Line{n, work.first})));
  work.item.statement.text = story.phrases().fill("task.answer_to", {{"what", said}});
  work.idle = work.fault = work.reason = false;
}

}  // namespace

void tell_deeds(const Story& story, int n, const TagFinding& finding, std::vector<Work>& works) {
  std::vector<Work> kept;
  std::vector<Work> others;
  for (Work& work : works) {
    if (!tells_state(story, work)) {
      kept.push_back(std::move(work));
      continue;
    }
    const FollowUp& item = work.item;
    if (const auto line = deed_behind(story, n, works, work)) {
      Work deed = work_in(story, *line, finding);
      assign(story, n, deed, finding);
      // 「設定がございます。今オフですので、ご検討ください」 is for others to do.
      if (deed.begs && deed.item.owner.empty() && item.owner == story.speaker(n)) {
        give(work, "");
      }
      const bool own =
          item.owner.empty() || deed.item.owner.empty() || item.owner == deed.item.owner;
      if (!own) {
        others.push_back(std::move(deed));
        continue;
      }
      add_deed(story, deed, work);
      kept.push_back(std::move(work));
    } else if (!item.owner.empty() && !item.due.empty()) {
      if (tells_trouble(story, work)) {
        quote(story, n, work);
      }
      kept.push_back(std::move(work));
    }
  }
  std::ranges::move(others, std::back_inserter(kept));
  works = std::move(kept);
}

}  // namespace tenmatsu::composition
