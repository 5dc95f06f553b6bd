#include "compose/followups/work_folds.hpp"

#include <algorithm>
#include <utility>

#include "compose/owners/days.hpp"
#include "compose/owners/named_owners.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「報告書は私が書きます。明日初版を出します」, 「一次版を明日の昼まで、解析が出たら最終版で」
bool is_draft(const Story& story, const Work& before, const Work& work) {
  const Line line{work.item.statement.events.front(), work.first};
  const bool names_draft = !work.report && story.begins(line, "report_drafts");
  const bool his = before.item.owner == work.item.owner || (names_draft && work.item.owner.empty());
  return before.report && before.item.due.empty() && (work.own_words <= 1 || names_draft) && his &&
         !before.item.owner.empty();
}

// 「混ぜるのやめたい。別に切り出すわ、次の版で」, 「起動を止める。全体でやりたいので来月、相談」:
// what is wished for, or has no day, and how and when.
bool goes_on(const Work& before, const Work& work) {
  const bool dated = !work.item.due.empty() && before.item.due.empty();
  const bool planned = before.wish && before.item.owner.empty();
  const bool untaken = !before.item.owner.empty() && work.item.owner.empty() && !work.begs;
  return dated && !work.report && !before.report && !work.topic && !work.also &&
         (planned || untaken);
}

// Who is named behind the work does it, whoever tells of it: 「堤、来月の改正に間に合わせて」.
void add_to(const Story& story, Work& before, const Work& work) {
  const bool named = !work.item.owner.empty() &&
                     work.item.owner != story.speaker(work.item.statement.events.front());
  const bool gives = !work.until || before.item.owner.empty();
  if (named && gives) {
    give(before, work.item.owner, work.with);
  }
  const int n = work.item.statement.events.front();
  bool dated = false;
  for (std::size_t i = before.first; i <= before.last; ++i) {
    dated = dated || names_day(story, {n, i});
  }
  before.item.due = work.until && !dated ? "" : before.item.due;
  merge(before, work);
}

// The second of them tells how.
void join(const Story& story, Work& before, const Work& work) {
  before.item.statement.text += story.phrases().text("mark.full_stop") + work.item.statement.text;
  // 「検知は合格です。温度計を二つに増やします」: what only tells how it was has no class.
  const bool says = work.item.category != Category::repair;
  if (before.item.category == Category::repair || (before.idle && says)) {
    before.item.category = work.item.category;
  }
  before.words.insert(before.words.end(), work.words.begin(), work.words.end());
  merge(before, work);
}

// 「ポスモは堤さん…」 「は気の毒やから俺が書くわ、水曜」: one sentence, broken off by dots.
bool continues(const Story& story, const Work& before, const Work& work) {
  const int n = work.item.statement.events.front();
  const std::string_view text = story.normal(Line{n, work.first});
  const std::size_t size = rules::prefix_size(text, story.phrases().cue("subject_particles"));
  return size > 0 && before.last + 1 == work.first &&
         (text::is_noun_letter(text::character_at(text, size).code) ||
          own_deed_at(story, text) != std::string_view::npos);
}

bool has_nobody(const FollowUp& item) {
  return item.owner.empty() && item.due.empty();
}

// 「本社が経緯書をと。堤、A4一枚でいいから月曜までに」
bool orders(const Work& before, const Work& work) {
  return before.report && has_nobody(before.item) && !work.report && !work.item.owner.empty() &&
         !work.item.due.empty() && work.own_words <= 2;
}

void take_broken_off(const Story& story, Work& before, const Work& work) {
  const int n = work.item.statement.events.front();
  if (own_deed_at(story, story.normal(Line{n, work.first})) != std::string_view::npos) {
    give(before, story.speaker(n));
  }
  before.item.due = work.item.due.empty() ? before.item.due : work.item.due;
  merge(before, work);
}

// 「朝になったら業者を呼びます。なぜ設定が戻るのか、どういうことか」
bool asks_why(const Story& story, const Work& before, const Work& work) {
  return !before.item.owner.empty() && has_nobody(work.item) &&
         ends_with_any(work.item.statement.text, story.phrases().cue("whether_ends"));
}

bool tells_more(const Story& story, const Work& before, const Work& work) {
  return (work.tells && before.item.due.empty() && !before.report) ||
         asks_why(story, before, work) || goes_on(before, work);
}

// 「同じ版の病院が31あります。本日中に全てへご連絡します」: to whom, and what.
bool tells_what(const Story& story, const Work& before, const Work& work) {
  const bool there =
      before.idle || (!before.deed && !before.report &&
                      ends_with_any(before.item.statement.text, story.phrases().cue("there_is")));
  return there && !work.asks && work.deed && !work.idle && work.kanji > 1;
}

// 「私が相談します。これは私と堤さんで」
void take_of_it(const Story& story, Work& before, const Work& work) {
  before.asks = before.asks || work.asks;
  if (!work.item.owner.empty()) {
    give(before, work.item.owner, work.with);
  }
  // 「監視の見落としですね。赤のままの台は鳴らすように、これは私が変えます」
  const int n = work.item.statement.events.front();
  const bool there = story.begins(Line{n, work.first}, "there_heads");
  const bool told = !before.deed && !before.report && before.number == 0 && work.refers &&
                    work.kanji > 1 && (work.own_words > 0 || there);
  if ((before.fault || before.idle || told) && work.deed && !work.adds) {
    join(story, before, work);
    before.fault = before.idle = false;
  } else {
    merge(before, work);
  }
}

// 「今度の上演まで」: until when, and nothing else.
bool is_until(const Story& story, const Work& before, const Work& work) {
  constexpr std::size_t kLongest = 10;  // characters
  const std::string& text = work.item.statement.text;
  return before.item.due.empty() && work.item.owner.empty() && work.item.due.empty() &&
         !work.report && before.last + 1 == work.first && length_of(text) <= kLongest &&
         ends_with_any(text, story.phrases().cue("until_ends"));
}

// 「報告書は私が書きます。委員会が月末なので、それまでに」, 「監査の前に」: why and until when, and
// nothing else.
bool tells_only_when(const Story& story, const Work& before, const Work& work) {
  constexpr std::size_t kLongest = 14;  // characters
  constexpr std::size_t kWhy = 24;
  const std::string& text = work.item.statement.text;
  const bool why = length_of(text) <= kWhy &&
                   text.find(story.phrases().text("mark.full_stop")) == std::string::npos &&
                   ends_with_any(text, story.phrases().cue("task_reason_ends"));
  const bool when = length_of(text) <= kLongest &&
                    text.find(story.phrases().text("particle.object")) == std::string::npos &&
                    ends_with_any(text, story.phrases().cue("only_when_ends"));
  const bool his = work.item.owner.empty() || work.item.owner == before.item.owner;
  return (why || when) && his && !work.report && !before.idle && !before.item.owner.empty() &&
         before.last + 1 == work.first;
}

// The day that it names, where the work before it has none.
void add_when(const Story& story, Work& before, const Work& work) {
  const int n = work.item.statement.events.front();
  for (const Line line : story.sentence_lines(Line{n, work.last})) {
    const analysis::Deadline day = deadline(story, story.normal(line));
    if (before.item.due.empty() && day.weight > 0) {
      before.item.due = story.written(line, day.piece.begin, day.piece.end);
    }
  }
  cite(before.item.statement, work.item.statement.events);
}

// 「適用は今日から」, 「これ今日から」: from now on, and nothing else.
bool is_from_now(const Story& story, const Work& before, const Work& work) {
  constexpr std::size_t kLongest = 8;  // characters
  return before.item.due.empty() && !work.report && before.last + 1 == work.first &&
         length_of(work.item.statement.text) <= kLongest &&
         ends_with_any(work.item.statement.text, story.phrases().cue("from_today"));
}

// 「予備を1台足します。予算は来月の会議で」: where it is settled what the work needs, which is not
// until when it is done.
bool tells_means(const Story& story, const Work& before, const Work& work) {
  const Line line{work.item.statement.events.front(), work.first};
  const std::string_view text = story.bare(line);
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t means = rules::prefix_size(text, story.phrases().cue("means_of_work"));
  const std::size_t at = day.empty() ? std::string_view::npos : text.find(day);
  if (means == 0 || at == std::string_view::npos || work.first != work.last ||
      !text.substr(means).starts_with(story.phrases().text("particle.topic"))) {
    return false;
  }
  const std::string_view tail = text.substr(at + day.size());
  return before.last + 1 == work.first && before.item.due.empty() && !before.report &&
         !before.idle && (tail.empty() || story.phrases().cue("means_tails").any_is(tail));
}

void add_means(const Story& story, Work& before, const Work& work) {
  const Line line{work.item.statement.events.front(), work.first};
  before.item.statement.text += story.phrases().text("mark.full_stop") + plain(story, line);
}

// 「報告書は私が書きます。名前を出さずに書きますね」: how it is written.
bool tells_how_written(const Story& story, const Work& before, const Work& work) {
  const std::string& text = work.item.statement.text;
  const bool his = work.item.owner.empty() || work.item.owner == before.item.owner;
  // 「名前を出さずに書く」 has no object of its own.
  const bool object = text.find(story.phrases().text("particle.object")) != std::string::npos &&
                      !ends_with_any(text, story.phrases().cue("written_without_ends"));
  return before.report && !work.report && his && before.last + 1 == work.first &&
         work.item.due.empty() && !object &&
         ends_with_any(text, story.phrases().cue("written_so_ends"));
}

// 「ロックを入れます。二度と重ならないように、今週中」: to what end, and until when.
bool tells_aim(const Story& story, const Work& before, const Work& work) {
  const Line last{work.item.statement.events.front(), work.last};
  std::string said(story.bare(last));
  const std::string day = text::normalised(day_in(story, last));
  said.resize(day.empty() || !said.ends_with(day) ? said.size() : said.size() - day.size());
  return !before.idle && !before.report && !before.item.owner.empty() && work.item.owner.empty() &&
         before.last + 1 == work.first && before.item.due.empty() &&
         ends_with_any(text::without_closing_marks(said), story.phrases().cue("so_that_ends"));
}

// 「残りは直してから流します。新しい版で読めるのは確認した、月曜にやります」: what was done
// already, and until when the work before it is done.
bool dates_behind_done(const Story& story, const Work& before, const Work& work) {
  const Line last{work.item.statement.events.front(), work.last};
  const std::string_view text = story.bare(last);
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::size_t at = text.rfind(comma);
  const std::string day = text::normalised(day_in(story, last));
  if (at == std::string_view::npos || day.empty() || !before.item.due.empty() || before.report ||
      before.idle || work.report || work.also || before.last + 1 != work.first) {
    return false;
  }
  const std::string_view clause = text.substr(at + comma.size());
  std::string_view tail = clause.substr(std::min(day.size(), clause.size()));
  tail.remove_prefix(rules::prefix_size(tail, story.phrases().cue("day_ends")));
  return clause.starts_with(day) && story.phrases().cue("only_does_it").any_is(tail) &&
         ends_with_any(text.substr(0, at), story.phrases().cue("was_done_ends"));
}

// Whether `work` is none of its own and went into the one before it.
bool folds_into(const Story& story, Work& before, const Work& work) {
  const Line last{work.item.statement.events.front(), work.last};
  // 「宛先の棚卸しは堤さん」 is work of its own.
  if (before.listed || work.listed || (!work.report && !thing_given(story, last).empty())) {
    return false;
  }
  if (is_until(story, before, work)) {
    const std::string& text = work.item.statement.text;
    before.item.due =
        text.substr(0, text.size() - rules::suffix_size(text, story.phrases().cue("until_ends")));
    return true;
  }
  if (is_from_now(story, before, work)) {
    const std::string& text = work.item.statement.text;
    before.item.due =
        text.substr(text.size() - rules::suffix_size(text, story.phrases().cue("from_today")));
    return true;
  }
  if (tells_only_when(story, before, work)) {
    add_when(story, before, work);
    return true;
  }
  if (orders(before, work) || tells_how_written(story, before, work) ||
      dates_behind_done(story, before, work)) {
    merge(before, work);
    return true;
  }
  if (continues(story, before, work)) {
    take_broken_off(story, before, work);
    return true;
  }
  if (tells_means(story, before, work)) {
    add_means(story, before, work);
    return true;
  }
  if (tells_more(story, before, work) || tells_aim(story, before, work)) {
    join(story, before, work);
    return true;
  }
  if (work.adds && !work.tells) {
    add_to(story, before, work);
    return true;
  }
  const bool other = work.also && work.own_words > 0;
  const bool of_it = !other && (work.refers || is_draft(story, before, work) || adds_nothing(work));
  const bool fits =
      before.item.owner.empty() || work.item.owner.empty() || is_owner(work, before.item.owner);
  if ((of_it || says_little(work)) && fits && tells_what(story, before, work)) {
    join(story, before, work);
    before.idle = false;
    return true;
  }
  if (of_it && fits) {
    take_of_it(story, before, work);
  }
  return of_it && (fits || work.item.due.empty());
}

}  // namespace

namespace {

// 「報告書と、台帳も私で。金曜までに」: until when, of all that the sentence before it lists.
bool dates_list(std::vector<Work>& folded, const Work& work) {
  const bool dates = !folded.empty() && folded.back().listed && !work.listed &&
                     !work.item.due.empty() && !work.report &&
                     (work.adds || work.refers || adds_nothing(work));
  const std::size_t last = dates ? folded.back().last : 0;
  for (Work& one : folded) {
    if (dates && one.listed && one.last == last && one.item.due.empty()) {
      one.item.due = work.item.due;
    }
  }
  return dates;
}

}  // namespace

void fold(const Story& story, std::vector<Work>& all) {
  std::vector<Work> folded;
  for (Work& work : all) {
    if (dates_list(folded, work)) {
      continue;
    }
    const std::string due = folded.empty() ? "" : folded.back().item.due;
    if (folded.empty() || !folds_into(story, folded.back(), work)) {
      folded.push_back(std::move(work));
    } else if (story.hears(Line{work.item.statement.events.front(), work.last}, "settled_later")) {
      // 「突き合わせが要ります。担当は明朝決めましょう」: the day of no work.
      folded.back().item.due = due;
    }
  }
  all = std::move(folded);
}

void settle_faults(const Story& story, int n, std::vector<Work>& all) {
  for (Work& work : all) {
    for (const Line line : work.fault ? story.lines(n) : std::vector<Line>{}) {
      const bool says_who = wishes(story, line) || !day_in(story, line).empty();
      if (line.index > work.last && refers_back(story, line) && says_who) {
        work.item.statement.text +=
            story.phrases().text("mark.full_stop") + task_statement(story, line).text;
        work.fault = false;
        break;
      }
    }
  }
  const bool others = std::ranges::any_of(all, [](const Work& work) { return !work.fault; });
  std::erase_if(all, [&](const Work& work) {
    // 「それは私が決めます」 takes on what somebody else named.
    const bool taken = !work.item.owner.empty() && &work == &all.front();
    const bool idle = work.refers && !work.asks && work.item.due.empty() && !taken;
    return (work.fault || idle) && (others || work.item.due.empty()) && !work.report;
  });
}

}  // namespace tenmatsu::composition
