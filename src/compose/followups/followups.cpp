#include "compose/followups/followups.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "compose/followups/author.hpp"
#include "compose/followups/followup_text.hpp"
#include "compose/followups/known_work.hpp"
#include "compose/followups/message_work.hpp"
#include "compose/followups/open_owners.hpp"
#include "compose/followups/taken_over.hpp"
#include "compose/followups/task_context.hpp"
#include "compose/followups/task_wording.hpp"
#include "compose/followups/work_before.hpp"
#include "compose/followups/work_class.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

void add(std::vector<Work>& all, Work work) {
  const auto known =
      std::ranges::find_if(all, [&](const Work& other) { return same(other, work); });
  if (known == all.end()) {
    all.push_back(std::move(work));
  } else {
    merge(*known, work);
  }
}

// 「はい、昼までに」
bool agrees_until(const Story& story, Line line, const std::string& due) {
  constexpr std::size_t kTail = 5;  // letters: までには
  std::string_view text = story.bare(line);
  const std::size_t yes =
      rules::prefix_size(story.normal(line.n), story.phrases().cue("takes_alone"));
  if (line.index == 0) {
    text.remove_prefix(std::min(yes, text.size()));
  }
  const std::size_t at = text.find(text::normalised(due));
  return yes > 0 && line.index <= 1 && at != std::string_view::npos && at <= 4 &&
         length_of(text.substr(at + text::normalised(due).size())) <= kTail;
}

// 「来週木曜」, 「2週間」: a day on which no incident of today is still to be ended.
bool is_far(const Story& story, std::string_view due) {
  std::string day = text::normalised(due);
  if (starts_with_any(day, story.phrases().cue("far_days"))) {
    return true;
  }
  const std::size_t unit = day.find_first_not_of("0123456789");
  return unit > 0 && unit != std::string::npos &&
         starts_with_any(std::string_view(day).substr(unit), story.phrases().cue("far_lengths"));
}

// 「景品は今日22時に配布予定です」, told at 18:05: an hour of the day that is still to come; empty
// where it is not.
std::string hour_ahead(const Story& story, Line line) {
  if (story.event(line.n).phase != Phase::over || !story.timed(line.n) ||
      story.modality(line) != Modality::intention) {
    return "";
  }
  const std::string day = day_in(story, line);
  const auto& times = story.times(line);
  const bool ahead = std::ranges::any_of(times, [&](const TimeMention* one) {
    return !one->relative && one->minute > story.minute(line.n) &&
           day.find(one->text) != std::string::npos;
  });
  return ahead ? day : "";
}

// Promises of the end of the talk that lie ahead: 「解析結果は明日10時に確認します」,
// 「残りは堤さん、 火曜までに」, and 「はい、月曜に送ります」 to what was asked for; those for a
// far day wherever they are made: 「修正版は2週間で出します」.
std::vector<Work> promised(const Story& story, int n) {
  constexpr std::size_t kFewKanji = 3;  // kanji
  std::vector<Work> all;
  const bool late = story.event(n).phase == Phase::over || n * 5 > story.size() * 4;
  if (story.bot(n)) {
    return all;
  }
  for (const Line line : story.lines(n)) {
    const std::string due =
        day_ahead(story, line).empty() ? hour_ahead(story, line) : day_ahead(story, line);
    const bool far = is_far(story, due) && !story.conditional(line);
    if (due.empty() || story.asks(line) || story.hears(line, "close") ||
        (!far && (!late || story.has(n, Tag::action)))) {
      continue;
    }
    const bool promises =
        story.modality(line) == Modality::intention || agrees_until(story, line, due);
    // 「土曜の表に赤を入れる」 beside a step tells which, 「土曜までに入れる」 until when.
    if (story.has(n, Tag::action) && !tells_by_when(story, line)) {
      continue;
    }
    const std::string owner = promises ? story.speaker(n) : person_with_day(story, line);
    if (owner.empty()) {
      continue;
    }
    Work work = work_in(story, line, TagFinding{});
    work.report = work.report && !work.document.empty();  // 「お詫びと経緯を昼までに」
    // 「修正版は2週間で出します」 says enough by what it is done to.
    const bool told =
        work.topic && work.deed && !work.adds && work.own_words > 0 && work.kanji > kFewKanji;
    if (const auto asked = says_little(work) && !told ? asked_before(story, n) : std::nullopt) {
      work = work_in(story, *asked, TagFinding{});
      cite(work.item.statement, {n});
    }
    work.item.owner = owner;
    work.item.due = due;
    if (!work.item.statement.text.empty() && (told || !says_little(work)) && !work.slight) {
      all.push_back(std::move(work));
    }
  }
  return all;
}

// 「IDは間違えないように(笑)」; 「監視を足しときますw」 is promised all the same.
bool asks_in_jest(const Story& story, int n, const Work& work) {
  const bool own = !work.item.owner.empty() && work.item.owner == story.speaker(n);
  return !own && is_joke(story, {n, work.last});
}

// 「木曜までに入れます」 that answered what it takes on
bool was_heard(const std::vector<Work>& known, int n, const Work& work) {
  if (known.empty() || !lacks_object(work)) {
    return false;
  }
  const FollowUp& last = known.back().item;
  return last.statement.events.back() == n && last.statement.events.front() < n &&
         last.owner == work.item.owner && (work.item.due.empty() || last.due == work.item.due);
}

// 「ふりかえりは主犯の堤さん？」 「主犯、書きます」: who is asked to write it does.
bool answers_for_report(const Story& story, int n, const std::vector<Work>& known) {
  return !known.empty() && known.back().report &&
         known.back().item.statement.events.front() == n - 1 &&
         story.asks(Line{n - 1, known.back().last});
}

void take_report(Work& asked, const Work& work) {
  give(asked, work.item.owner, work.with);
  asked.item.due = work.item.due;
  asked.item.statement.text = work.item.statement.text;
  merge(asked, work);
}

void read_work(const Story& story, int n, Work work, std::vector<Work>& all) {
  if (asks_in_jest(story, n, work) || went_into_known(story, n, all, work) ||
      belongs_to_known(story, n, all, work) || was_heard(all, n, work)) {
    return;
  }
  const bool own = points_at_own(story, n, all, work);
  const bool told = !own && tell_before(story, n, work);
  const bool takes =
      !own && ((!told && takes_on(story, all, work)) || speaks_on(story, all, n, work));
  const bool named = work.report;
  if (own) {
    put_pointed_before(story, n, work);
  } else if (!takes && !told) {
    take_wished(story, n, all, work);
    complete(story, n, work);
  }
  if (work.report && !named && answers_for_report(story, n, all)) {
    take_report(all.back(), work);
  } else if (takes) {
    take_last(story, n, all, work);
  } else if (!adds_nothing(work) || (!work.item.due.empty() && work.kanji > 0)) {
    add(all, std::move(work));
  }
}

void read(const Story& story, int n, std::vector<Work>& all) {
  if (begin_with_known(story, n, all)) {
    return;
  }
  leave_known_open(story, n, all);
  for (Work& work : story.has(n, Tag::followup) ? works_of(story, n) : promised(story, n)) {
    read_work(story, n, std::move(work), all);
  }
  end_with_known(story, n, all);
}

// 「報告書は五十嵐さん、水曜まで」「書きます」: the second names no work of its own.
bool only_agrees(const FollowUp& item, const FollowUp& before) {
  constexpr int kSoon = 2;  // messages
  const bool near = item.statement.events.front() - before.statement.events.back() <= kSoon;
  const bool same = item.owner.empty() || before.owner.empty() || item.owner == before.owner;
  return near && same && content_words(text::normalised(item.statement.text)).empty();
}

// A report that is the author's by the message that names it is not without an owner.
void give_to_author(const Statement& writer, Work& work) {
  const auto& events = work.item.statement.events;
  const bool his = std::ranges::any_of(
      writer.events, [&](int n) { return std::ranges::find(events, n) != events.end(); });
  if (work.report && work.item.owner.empty() && his) {
    give(work, writer.text);
  }
}

// Whether the line says that the writer takes the report on: 「報告は僕が」, 「まとめは堤さんで」.
bool takes_report(const Story& story, const Statement& writer, Line line) {
  return story.hears(line, "report_like") && !story.asks(line) &&
         (story.speaker(line.n) == writer.text || names_person(story, line, writer.text));
}

// Until when it is taken on there, or handed in by what follows: 「報告は私。火曜に出します」.
std::string day_of_report(const Story& story, Line line) {
  const Line next{line.n, line.index + 1};
  const bool handed_in =
      next.index < story.lines(line.n).size() && story.hears(next, "hands_report_in") &&
      story.normal(next).find(story.phrases().text("particle.topic")) == std::string_view::npos;
  const std::string day = day_in(story, line);
  return day.empty() && handed_in ? day_in(story, next) : day;
}

// 「電池は明日換えます。報告は僕が書きます」: who takes the report on has it among the work, though
// no other work tells of it.
void add_report(const Story& story, const Statement& writer, std::vector<Work>& all) {
  const auto tells_report = [&](const Work& work) {
    const auto& events = work.item.statement.events;
    const bool here = std::ranges::any_of(
        writer.events, [&](int n) { return std::ranges::find(events, n) != events.end(); });
    return work.report ||
           (here &&
            story.phrases().cue("report_like").any_in(text::normalised(work.item.statement.text)));
  };
  if (writer.text.empty() || std::ranges::any_of(all, tells_report)) {
    return;
  }
  for (const int n : writer.events) {
    const std::vector<Line> lines = story.lines(n);
    const auto line =
        std::ranges::find_if(lines, [&](Line one) { return takes_report(story, writer, one); });
    if (line != lines.end()) {
      Work work;
      work.report = true;
      work.item.statement.text = story.phrases().text("followup.document");
      cite(work.item.statement, writer.events);
      work.item.category = Category::repair;
      work.item.due = day_of_report(story, *line);
      give(work, writer.text);
      all.push_back(std::move(work));
      return;
    }
  }
}

// 「ポストモーテムは堤さんに書いていただいて、私が目を通します」, 「報告書も引き受けます。堤さんは
// 寝て」: the document has one writer, who is not the one that only the rest of it tells of.
void keep_one_writer(const Story& story, const Statement& writer, Work& work) {
  const int n = work.item.statement.events.front();
  const std::string& owner = work.item.owner;
  const bool only_report = work.item.statement.text.ends_with(
      story.phrases().fill("followup.report", {{"document", ""}}));
  const auto& events = writer.events;
  if (!only_report || owner.empty() || !work.with.empty() || owner == writer.text ||
      std::ranges::find(events, n) == events.end()) {
    return;
  }
  bool pledges = false;
  bool named = false;
  for (const Line line : story.lines(n)) {
    const std::string_view text = story.normal(line);
    pledges = pledges || (own_deed_at(story, text) != std::string_view::npos &&
                          holds_any(text, story.phrases().cue("writes_it")));
    named = named || names_person(story, line, writer.text);
  }
  const bool reads = owner == story.speaker(n) && named && !pledges;
  const Line last{n, work.last};
  const bool writes = writer.text == story.speaker(n) &&
                      story.modality(last) == Modality::intention &&
                      !names_person(story, last, owner);
  if (reads || writes) {
    give(work, writer.text);
  }
}

// 「IPを恒久的に外すのと、宛先を二人で読み合わせる」: only the first is said to last.
void settle_horizon(const Story& story, FollowUp& part) {
  const bool lasting = part.horizon == FollowUp::Horizon::lasting;
  if (part.horizon != FollowUp::Horizon::unsaid &&
      !holds_any(text::normalised(part.statement.text),
                 story.phrases().cue(lasting ? "horizon_lasting" : "horizon_interim"))) {
    part.horizon = FollowUp::Horizon::unsaid;
  }
}

void take_on(FollowUp& before, const FollowUp& item) {
  cite(before.statement, item.statement.events);
  before.owner = before.owner.empty() ? item.owner : before.owner;
  before.due = before.due.empty() ? item.due : before.due;
}

struct Told {
  FollowUp item;
  std::string owner_open;
  std::string proposer;  // who wished for it, where nobody took it on
  std::size_t first;     // index of the line that names it
};

// 「下限の検査も入れたいです」, which nobody takes on: a wish, and whose.
std::string proposer_of(const Story& story, const Work& work) {
  const FollowUp& item = work.item;
  const bool open = item.owner.empty() && item.due.empty() && work.owner_open.empty();
  return work.wish && open && !work.report && item.statement.events.size() == 1
             ? story.speaker(item.statement.events.front())
             : "";
}

// The text with what is said of who is to do it.
std::string with_open_owner(const Story& story, const FollowUp& part, const Told& told) {
  const std::string& text = part.statement.text;
  if (!part.owner.empty()) {
    return text;
  }
  if (!told.owner_open.empty()) {
    return story.phrases().fill("task.owner_open", {{"what", text}, {"words", told.owner_open}});
  }
  return told.proposer.empty()
             ? text
             : story.phrases().fill("task.proposed", {{"what", text}, {"who", told.proposer}});
}

}  // namespace

std::vector<FollowUp> followups(const Story& story) {
  std::vector<Work> all;
  for (int n = 1; n <= story.size(); ++n) {
    read(story, n, all);
  }
  const Statement writer = author(story);
  add_report(story, writer, all);
  std::vector<Told> out;
  for (Work& work : all) {
    give_to_author(writer, work);
    if (!tell_work(story, work)) {
      continue;
    }
    keep_one_writer(story, writer, work);
    if (!work.with.empty()) {
      work.item.owner += story.phrases().text("mark.comma") + work.with;
    }
    if (!out.empty() && only_agrees(work.item, out.back().item)) {
      take_on(out.back().item, work.item);
      continue;
    }
    std::string proposer = proposer_of(story, work);
    out.push_back(
        {std::move(work.item), std::move(work.owner_open), std::move(proposer), work.first});
  }
  std::vector<FollowUp> told;
  for (const Told& one : out) {
    std::vector<FollowUp> parts = tasks_of(story, one.item);
    for (FollowUp& part : parts) {
      if (parts.size() > 1) {
        settle_horizon(story, part);
      }
      drop_question_of_day(story, part);
      if (part.category == Category::repair) {
        part.category = class_of_rest(story, part);
      }
      if (parts.size() == 1) {
        tell_with_context(story, one.first, part);
      }
      part.statement.text = with_open_owner(story, part, one);
      told.push_back(std::move(part));
    }
  }
  return told;
}

}  // namespace tenmatsu::composition
