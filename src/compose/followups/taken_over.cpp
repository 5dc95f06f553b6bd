#include "compose/followups/taken_over.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// Whether another said it in one of the messages just before `n`.
bool was_just_told(const Story& story, int n, const Work& known) {
  constexpr int kAnswer = 2;  // messages
  const auto& events = known.item.statement.events;
  return events.back() < n && n - events.back() <= kAnswer &&
         story.speaker(events.front()) != story.speaker(n);
}

// Nobody has it, or only who wished for it.
bool is_free(const Story& story, const Work& known) {
  const FollowUp& item = known.item;
  const bool wisher =
      known.wish && item.due.empty() && item.owner == story.speaker(item.statement.events.front());
  return item.owner.empty() || wisher;
}

// 「そうですね、そこは来月やります」
bool points(const Story& story, int n, const Work& work) {
  for (std::size_t i = work.first; i <= work.last; ++i) {
    if (story.begins(Line{n, i}, "pointers") || story.begins(Line{n, i}, "there_heads")) {
      return true;
    }
  }
  return false;
}

// Whether it begins by pointing at what another said, before it tells anything of its own.
bool points_at_known(const Story& story, int n, const Work& work) {
  constexpr std::size_t kLittle = 1;  // words
  for (std::size_t i = 0; i <= work.first; ++i) {
    if (story.begins(Line{n, i}, "pointers")) {
      return true;
    }
    if (content_words(story.normal(Line{n, i})).size() > kLittle) {
      return false;
    }
  }
  return false;
}

bool says_in(const Story& story, int n, const Work& work, std::string_view cue) {
  bool said = false;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    said = said || story.hears(Line{n, i}, cue);
  }
  return said;
}

// 「了解、月末までに」, which gave its day to what it answers.
bool only_dates_known(const Story& story, int n, const Work& known, const Work& work) {
  const FollowUp& item = known.item;
  const Line line{n, work.last};
  return item.statement.events.back() == n && item.statement.events.front() < n &&
         item.owner == story.speaker(n) && !item.due.empty() && item.due == work.item.due &&
         !work.report && content_words(beside_yes_and_day(story, line)).empty();
}

// 「通知も入れたいです」 「それはうちで作れます。こっちで持ちますよ、今月中に」
bool takes_over(const Story& story, int n, const Work& known, const Work& work) {
  constexpr std::size_t kLittle = 1;  // words
  return was_just_told(story, n, known) && is_free(story, known) &&
         work.item.owner == story.speaker(n) && work.own_words <= kLittle && !work.report &&
         !work.also && points_at_known(story, n, work) && says_in(story, n, work, "takes_over");
}

// 「だね。月末までに見積もりをとる」
bool agrees_and_goes_on(const Story& story, int n, const Work& work) {
  constexpr std::size_t kLittle = 2;  // words
  return work.words.size() <= kLittle && !points(story, n, work) &&
         work.item.owner == story.speaker(n) && !work.item.due.empty() && !work.report &&
         !work.also && !work.refers && work.last <= 1 && story.begins(n, "goes_along_heads") &&
         !story.asks(Line{n, work.last});
}

// 「別の会社の端末も置いとかない？」, once it is agreed on, is to 「置いておく」.
std::string as_agreed(const Story& story, std::string text) {
  const std::string& arrow = story.phrases().text("action.arrow");
  for (const std::string& pair : story.phrases().cue("asked_tasks")) {
    const std::size_t at = pair.find(arrow);
    if (at != std::string::npos && text.ends_with(pair.substr(0, at))) {
      return text.substr(0, text.size() - at) + pair.substr(at + arrow.size());
    }
  }
  return text;
}

// 「別会社の端末も置いときません？」 「だね。月末までに見積もりをとる」
bool goes_along(const Story& story, int n, const Work& known, const Work& work) {
  return was_just_told(story, n, known) && known.item.owner.empty() && known.asks &&
         agrees_and_goes_on(story, n, work) && n == known.item.statement.events.back() + 1;
}

// 「売り場には依頼済みです。来週の便に入ります」: how far the work is that the same person has, and
// until when it is done.
bool tells_progress(const Story& story, int n, const Work& known, const Work& work) {
  constexpr int kNear = 5;  // messages
  const FollowUp& item = known.item;
  const int told = item.statement.events.back();
  if (work.first == 0 || told >= n || n - told > kNear || !item.due.empty() ||
      item.owner != story.speaker(n) || work.item.due.empty() || work.report || work.also ||
      !story.hears(Line{n, work.first - 1}, "already_asked")) {
    return false;
  }
  const auto words = content_words(story.normal(Line{n, work.first - 1}));
  return shared_words(words, known.words) > 0;
}

bool cites(const Work& known, int n) {
  const auto& events = known.item.statement.events;
  return std::ranges::find(events, n) != events.end();
}

// 「しきい値の見直しも要りますね」; 「アラートは？」 only asks.
bool wished(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::request || modality == Modality::proposal ||
         modality == Modality::need || (!story.asks(line) && story.hears(line, "wishes"));
}

void take(const Story& story, int n, Work& known, const Work& work) {
  give(known, story.speaker(n), work.with);
  known.item.due = work.item.due.empty() ? known.item.due : work.item.due;
  cite(known.item.statement, {n});
}

}  // namespace

bool went_into_known(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  if (known.empty() || work.listed || work.number != 0) {
    return false;
  }
  Work& last = known.back();
  if (only_dates_known(story, n, last, work)) {
    return true;
  }
  if (takes_over(story, n, last, work)) {
    take(story, n, last, work);
    return true;
  }
  if (goes_along(story, n, last, work)) {
    take(story, n, last, work);
    last.item.statement.text = as_agreed(story, last.item.statement.text) +
                               story.phrases().text("mark.full_stop") + work.item.statement.text;
    add_words(last.words, work.words);
    return true;
  }
  const auto found = std::find_if(known.rbegin(), known.rend(), [&](const Work& other) {
    return tells_progress(story, n, other, work);
  });
  if (found != known.rend()) {
    take(story, n, *found, work);
    return true;
  }
  return false;
}

bool points_at_own(const Story& story, int n, const std::vector<Work>& known, const Work& work) {
  constexpr std::size_t kLittle = 1;  // words
  constexpr std::size_t kFew = 2;     // kanji
  if (work.first == 0 || !work.refers || work.report || work.own_words > 1 || work.kanji > kFew) {
    return false;
  }
  // 「制限をかけられないんですか」 「未設定のままでした。こちらは今日設定します」
  const bool asked = !known.empty() && was_just_told(story, n, known.back()) && known.back().asks &&
                     known.back().item.owner.empty();
  const Line before{n, work.first - 1};
  return !asked && !story.asks(before) && content_words(story.normal(before)).size() > kLittle &&
         !story.begins(before, "pointers");
}

void take_wished(const Story& story, int n, const std::vector<Work>& known, Work& work) {
  constexpr std::size_t kFew = 2;  // kanji
  const bool along = agrees_and_goes_on(story, n, work);
  const bool points = work.first == 0 && work.refers && work.kanji <= kFew;
  if (n < 2 || !(along || points) || work.report || work.own_words > 1 ||
      work.item.owner != story.speaker(n) || story.bot(n - 1) ||
      story.speaker(n - 1) == story.speaker(n) || (!known.empty() && cites(known.back(), n - 1))) {
    return;
  }
  const std::vector<Line> lines = story.lines(n - 1);
  const auto wish = std::find_if(lines.rbegin(), lines.rend(), [&](Line line) {
    return wished(story, line) && !content_words(story.normal(line)).empty();
  });
  if (wish == lines.rend()) {
    return;
  }
  const Work asked = work_in(story, *wish, TagFinding{});
  std::string text = as_agreed(story, asked.item.statement.text);
  work.item.statement.text =
      along ? text + story.phrases().text("mark.full_stop") + work.item.statement.text : text;
  work.item.category = asked.item.category;
  add_words(work.words, asked.words);
  work.own_words = work.words.size();
  work.refers = false;
  work.item.statement.events.insert(work.item.statement.events.begin(), n - 1);
}

}  // namespace tenmatsu::composition
