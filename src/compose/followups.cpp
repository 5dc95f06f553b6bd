#include "compose/followups.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "compose/acts.hpp"
#include "compose/style.hpp"
#include "compose/takers.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

struct CategoryCue {
  Category category;
  std::string_view cue;
};

// The first cue that is heard decides.
constexpr CategoryCue kCategories[] = {
    {Category::repair, "postmortem"},          {Category::detect, "category_detect"},
    {Category::mitigate, "category_mitigate"}, {Category::repair, "category_repair"},
    {Category::prevent, "category_prevent"},
};

bool hears_in_sentence(const Story& story, Line line, std::string_view cue) {
  const std::vector<Line> all = story.sentence_lines(line);
  return std::any_of(all.begin(), all.end(), [&](Line one) { return story.hears(one, cue); });
}

Category category_of(const Story& story, Line line, const TagFinding& finding) {
  const auto* row =
      std::find_if(std::begin(kCategories), std::end(kCategories),
                   [&](const CategoryCue& one) { return hears_in_sentence(story, line, one.cue); });
  if (row != std::end(kCategories)) {
    return row->category;
  }
  return finding.postmortem                   ? Category::repair
         : finding.category != Category::none ? finding.category
                                              : Category::repair;
}

FollowUp::Horizon horizon_of(const Story& story, Line line) {
  return hears_in_sentence(story, line, "horizon_lasting")   ? FollowUp::Horizon::lasting
         : hears_in_sentence(story, line, "horizon_interim") ? FollowUp::Horizon::interim
                                                             : FollowUp::Horizon::unsaid;
}

struct Work {
  FollowUp item;
  std::vector<std::string> words;
  bool report = false;   // it is to write the postmortem
  std::string document;  // what the report is called
  std::size_t last = 0;  // index of the last line of the sentence that names it
  int number = 0;        // in a list by numbers
  bool asks = false;     // somebody else is to do it
  bool refers = false;   // it says more of the work before it
  bool fault = false;    // it tells what was wrong
  bool closes = false;   // it ends the incident
  // Of the sentence without its days and headings: 「再発防止です、金曜までに」 has none.
  std::size_t own_words = 0;
  std::size_t signs = 0;  // kanji
};

bool same(const Work& a, const Work& b) {
  constexpr double kSame = 0.75;
  const bool one_writer =
      a.item.owner.empty() || b.item.owner.empty() || a.item.owner == b.item.owner;
  return (a.report && b.report && one_writer) ||
         (std::min(a.words.size(), b.words.size()) >= 2 && overlap(a.words, b.words) >= kSame);
}

// The same work named again: the later message adds who and until when.
void merge(Work& known, const Work& again) {
  if (known.document.empty() || (known.item.owner.empty() && !again.document.empty())) {
    known.document = again.document;
  }
  cite(known.item.statement, again.item.statement.events);
  if (known.item.owner.empty()) {
    known.item.owner = again.item.owner;
  }
  if (known.item.due.empty()) {
    known.item.due = again.item.due;
  }
}

void add(std::vector<Work>& all, Work work) {
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Work& other) { return same(other, work); });
  if (known == all.end()) {
    all.push_back(std::move(work));
  } else {
    merge(*known, work);
  }
}

// 「宿題です」, 「金曜までにお願いします」: says too little to be work of its own.
bool says_little(const Work& work) {
  return work.words.size() <= 2;
}

// What the sentence calls the report, as written; empty where it does not name it.
std::string document_in(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  for (const std::string& name : story.phrases().cue("report_names")) {
    const std::size_t at = text.find(name);
    if (at != std::string_view::npos) {
      return story.written(line, at, at + name.size());
    }
  }
  return "";
}

// Beside other work of the message: no word of its own, and no report.
bool adds_nothing(const Work& work) {
  constexpr std::size_t kFew = 3;  // kanji
  if (work.report || work.number != 0) {
    return false;
  }
  const bool only_verb = work.own_words == 0 && work.signs <= 1;
  return only_verb || (work.words.size() <= 1 && (work.signs <= kFew || work.closes));
}

bool wishes(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.asks(line) || modality == Modality::request || modality == Modality::proposal ||
         modality == Modality::need || story.hears(line, "wishes");
}

bool any_of(const Story& story, Line line, bool (*holds)(const Story&, Line)) {
  const std::vector<Line> all = story.sentence_lines(line);
  return std::any_of(all.begin(), all.end(), [&](Line one) { return holds(story, one); });
}

// 「監視が無かったため、気づくのが遅れた」 is the reason of some work and none itself.
bool tells_fault(const Story& story, Line line) {
  const auto plans = [](const Story& s, Line one) {
    return s.modality(one) == Modality::intention || s.modality(one) == Modality::request ||
           s.modality(one) == Modality::proposal || s.modality(one) == Modality::need;
  };
  const std::string_view end =
      text::without_closing_marks(story.normal(story.sentence_lines(line).back()));
  const bool told = hears_in_sentence(story, line, "fault_told") ||
                    ends_with_any(end, story.phrases().cue("fault_ends"));
  return told && !any_of(story, line, plans) &&
         !ends_with_any(text::without_closing_marks(story.normal(line)),
                        story.rules().people.words(rules::PeopleWord::asking));
}

bool refers_back(const Story& story, Line line) {
  return starts_with_any(story.normal(story.sentence_begin(line)),
                         story.rules().people.words(rules::PeopleWord::refers));
}

Work work_in(const Story& story, Line line, const TagFinding& finding) {
  Work work;
  work.item.statement = task_statement(story, line);
  work.item.category = category_of(story, line, finding);
  work.item.horizon = horizon_of(story, line);
  work.words = content_words(text::normalised(story.said_whole(line)));
  work.report = hears_in_sentence(story, line, "postmortem");
  work.document = document_in(story, line);
  work.last = story.sentence_lines(line).back().index;
  work.asks = any_of(story, line, wishes);
  work.refers = refers_back(story, line);
  work.fault = tells_fault(story, line);
  work.closes = hears_in_sentence(story, line, "close");
  std::string own = text::normalised(story.said_whole(line));
  for (const Line one : story.sentence_lines(line)) {
    const std::string day = text::normalised(day_in(story, one));
    const std::size_t at = day.empty() ? std::string::npos : own.find(day);
    if (at != std::string::npos) {
      own.erase(at, day.size());
    }
  }
  for (const std::string& heading : story.phrases().cue("followup_headings")) {
    const std::size_t at = own.find(heading);
    if (at != std::string::npos) {
      own.erase(at, heading.size());
    }
  }
  work.own_words = content_words(own).size();
  work.signs = signs_of(story, own).size();
  return work;
}

// 「①負荷テスト、②例外リスト」: one work each.
std::vector<Work> numbered_works(const Story& story, Line line, const TagFinding& finding) {
  std::vector<Work> all;
  for (const Numbered& one : numbered_in(story.said_whole(line))) {
    Work work = work_in(story, line, finding);
    work.item.statement.text = style::task_form(one.text, story.rules());
    work.words = content_words(text::normalised(one.text));
    work.number = one.number;
    const NumberedTaker taker = taker_in(story, line.n, one.text);
    work.item.owner = taker.name;
    work.item.due = taker.due;
    if (!work.item.statement.text.empty()) {
      all.push_back(std::move(work));
    }
  }
  return all;
}

std::vector<Work> works_in(const Story& story, const std::vector<Line>& lines,
                           const TagFinding& finding) {
  std::vector<Work> all;
  Line told{0, 0};
  for (const Line line : lines) {
    if (story.sentence_begin(line) == told || !numbered_takers(story, line).empty()) {
      continue;
    }
    told = story.sentence_begin(line);
    const std::vector<Work> listed = numbered_works(story, line, finding);
    if (!listed.empty()) {
      all.insert(all.end(), listed.begin(), listed.end());
      continue;
    }
    Work work = work_in(story, line, finding);
    if (!work.item.statement.text.empty()) {
      all.push_back(std::move(work));
    }
  }
  return all;
}

// What says too little beside other work, or speaks of it again, gives it its owner and its day.
void fold(std::vector<Work>& all) {
  for (std::size_t i = 1; i < all.size();) {
    Work& before = all[i - 1];
    // 「報告書は私が書きます。明日初版を出します」
    const bool draft = before.report && before.item.due.empty() && all[i].own_words <= 1 &&
                       before.item.owner == all[i].item.owner && !before.item.owner.empty();
    const bool of_it = all[i].refers || draft || adds_nothing(all[i]);
    const bool fits = before.item.owner.empty() || all[i].item.owner.empty() ||
                      before.item.owner == all[i].item.owner;
    if (of_it && (fits || all[i].item.due.empty())) {
      if (fits) {
        before.asks = before.asks || all[i].asks;
        merge(before, all[i]);
      }
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

// A fault is no work; with 「あれ作りたい」 behind it it names what is to be made.
void settle_faults(const Story& story, int n, std::vector<Work>& all) {
  for (Work& work : all) {
    for (const Line line : work.fault ? story.lines(n) : std::vector<Line>{}) {
      const bool says_who = wishes(story, line) || !day_in(story, line).empty();
      if (line.index > work.last && refers_back(story, line) && says_who) {
        work.item.statement.text +=
            story.phrases().text("join.sentences") + task_statement(story, line).text;
        work.fault = false;
        break;
      }
    }
  }
  const bool others =
      std::any_of(all.begin(), all.end(), [](const Work& work) { return !work.fault; });
  std::erase_if(all, [&](const Work& work) {
    const bool idle = work.refers && !work.asks && work.item.due.empty();
    return (work.fault || idle) && (others || work.item.due.empty()) && !work.report;
  });
}

// Who takes it on stands with the sentence itself or with the last one before it.
void assign(Work& work, const TagFinding& finding) {
  for (const Assignment& one : finding.work) {
    if (work.number == 0 && one.sentence <= static_cast<int>(work.last)) {
      work.item.owner = one.owner;
      work.item.due = one.due;
    }
  }
}

bool all_say_little(const std::vector<Work>& all) {
  return std::all_of(all.begin(), all.end(), says_little);
}

// The lines that carry the tag, and those beside them that promise something for a day ahead.
std::vector<Line> with_promises(const Story& story, int n) {
  const std::vector<Line> carriers = story.carriers(n, Tag::followup);
  std::vector<Line> all;
  for (const Line line : story.lines(n)) {
    const bool carries = std::find(carriers.begin(), carriers.end(), line) != carriers.end();
    const bool promises = story.modality(line) == Modality::intention &&
                          !day_ahead(story, line).empty() && !story.hears(line, "close");
    if (carries || promises) {
      all.push_back(line);
    }
  }
  return all;
}

// The work that one message names; the owner and the due day are those of the first piece.
std::vector<Work> works_of(const Story& story, int n) {
  const TagFinding& finding = *find_tag(story.event(n), Tag::followup);
  std::vector<Work> all = works_in(story, with_promises(story, n), finding);
  if (all_say_little(all)) {
    std::vector<Work> more = works_in(story, story.lines(n), finding);
    if (!all_say_little(more)) {
      all = std::move(more);
    }
  }
  for (Work& work : all) {
    assign(work, finding);
  }
  // 「あると思います」 before the work says nothing, unless it takes on what was named before.
  while (all.size() > 1 && adds_nothing(all.front()) &&
         (all.front().closes || all.front().item.owner.empty() || all.front().item.due.empty())) {
    all.erase(all.begin());
  }
  fold(all);
  settle_faults(story, n, all);
  if (all_say_little(all) && !all.empty()) {
    all.erase(std::remove_if(all.begin() + 1, all.end(),
                             [](const Work& work) {
                               const bool settled =
                                   !work.item.owner.empty() && !work.item.due.empty();
                               return !work.report && !settled;
                             }),
              all.end());
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool joins = story.hears(Line{n, all[i].last}, "together");
    if (joins && all[i].item.due.empty()) {
      all[i].item.due = all[i - 1].item.due;
    }
  }
  return all;
}

// 「本日中にドラフト作成」 is told by what is to be written.
void name_report(const Story& story, Work& work) {
  constexpr std::size_t kOwnMatter = 4;  // words; more of them say what else is to be done
  const bool meets = holds_any(work.document, story.phrases().cue("report_meetings"));
  const bool writes =
      holds_any(text::normalised(work.item.statement.text), story.phrases().cue("writes_report"));
  const bool unnamed =
      !holds_any(text::normalised(work.item.statement.text), story.phrases().cue("report_names"));
  if (work.report && (!meets || writes || work.item.statement.text == work.document) &&
      (work.words.size() < kOwnMatter || unnamed)) {
    const std::string document =
        work.document.empty() ? story.phrases().text("followup.postmortem") : work.document;
    work.item.statement.text = story.phrases().fill("followup.report", {{"document", document}});
  }
}

// 「3/31までにやります」: an answer that takes on the work named just before.
bool takes_on(const std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 3;  // messages
  if (known.empty() || !says_little(work) || work.item.owner.empty()) {
    return false;
  }
  const FollowUp& last = known.back().item;
  const int n = work.item.statement.events.front();
  const bool fits = last.owner.empty() || (last.owner == work.item.owner && last.due.empty());
  return fits && n - last.statement.events.back() <= kAnswer && !work.report;
}

// 「ブレーカーが来月末、ランブックは今週中で」 gives days to what was named shortly before.
bool gives_days(const Story& story, int n, std::vector<Work>& known, Work& work) {
  const std::vector<DueOf> dues = dues_in(story, {n, work.last});
  constexpr int kShortly = 4;  // messages
  bool all = !dues.empty();
  for (const DueOf& one : dues) {
    const auto found = std::find_if(known.rbegin(), known.rend(), [&](const Work& other) {
      return n - other.item.statement.events.back() <= kShortly &&
             overlap(one.words, other.words) > 0;
    });
    if (found == known.rend()) {
      all = false;
      work.item.due = one.due;  // it stays as the work of what nobody named before
      continue;
    }
    found->item.due = found->item.due.empty() ? one.due : found->item.due;
    found->item.owner = found->item.owner.empty() ? work.item.owner : found->item.owner;
    cite(found->item.statement, {n});
  }
  return all;
}

// 「②は俺が今週、①③は奥薗さんが来月末までに」
void give_numbers(const Story& story, int n, std::vector<Work>& known) {
  for (const Line line : story.lines(n)) {
    for (const NumberedTaker& taker : numbered_takers(story, line)) {
      for (Work& work : known) {
        if (std::find(taker.numbers.begin(), taker.numbers.end(), work.number) !=
            taker.numbers.end()) {
          work.item.owner = taker.name;
          work.item.due = taker.due;
          cite(work.item.statement, {n});
        }
      }
    }
  }
}

// 「これも頼む」 「承知しました」: who answers takes on what has nobody yet.
void take_by_answer(const Story& story, int n, std::vector<Work>& known) {
  const auto taker = taker_of(story, n);
  for (Work& work : known) {
    if (taker && work.item.statement.events.back() == n && work.asks && work.item.owner.empty()) {
      work.item.owner = taker->name;
      work.item.due = work.item.due.empty() ? taker->due : work.item.due;
      cite(work.item.statement, {taker->n});
    }
  }
}

// What somebody else asked for just before message `n`, where it is no work yet.
std::optional<Line> asked_before(const Story& story, int n) {
  constexpr int kAnswer = 2;  // messages
  for (int m = n - 1; m >= std::max(1, n - kAnswer); --m) {
    for (const Line line : story.lines(m)) {
      const auto carriers =
          story.has(m, Tag::followup) ? story.carriers(m, Tag::followup) : std::vector<Line>{};
      const bool known = std::find(carriers.begin(), carriers.end(), line) != carriers.end();
      const bool asks = story.modality(line) == Modality::request && !known;
      if (asks && story.speaker(m) != story.speaker(n)) {
        return line;
      }
    }
  }
  return std::nullopt;
}

// Promises of the end of the talk that lie ahead: 「解析結果は明日10時に確認します」,
// 「残りは堤さん、 火曜までに」, and 「はい、月曜に送ります」 to what was asked for.
std::vector<Work> promised(const Story& story, int n) {
  std::vector<Work> all;
  const bool late = story.event(n).phase == Phase::over || n * 5 > story.size() * 4;
  if (!late || story.bot(n) || story.has(n, Tag::action)) {
    return all;
  }
  for (const Line line : story.lines(n)) {
    const std::string due = day_ahead(story, line);
    if (due.empty() || story.asks(line) || story.hears(line, "close")) {
      continue;
    }
    const bool promises = story.modality(line) == Modality::intention;
    const std::string owner = promises ? story.speaker(n) : person_with_day(story, line);
    if (owner.empty()) {
      continue;
    }
    Work work = work_in(story, line, TagFinding{});
    if (const auto asked = says_little(work) ? asked_before(story, n) : std::nullopt) {
      work = work_in(story, *asked, TagFinding{});
      cite(work.item.statement, {n});
    }
    work.item.owner = owner;
    work.item.due = due;
    if (!work.item.statement.text.empty() && !says_little(work)) {
      all.push_back(std::move(work));
    }
  }
  return all;
}

// 「それも含めて案を持ってきます、来週の定例で」
bool speaks_on(const std::vector<Work>& known, int n, const Work& work) {
  constexpr int kAnswer = 3;  // messages
  return work.refers && !known.empty() && known.back().item.owner.empty() &&
         n - known.back().item.statement.events.back() <= kAnswer;
}

void read(const Story& story, int n, std::vector<Work>& all) {
  for (Work& work : story.has(n, Tag::followup) ? works_of(story, n) : promised(story, n)) {
    if (gives_days(story, n, all, work)) {
      continue;
    }
    if (takes_on(all, work) || speaks_on(all, n, work)) {
      merge(all.back(), work);
    } else if (!adds_nothing(work) || (!work.item.due.empty() && work.signs > 0)) {
      add(all, std::move(work));
    }
  }
  give_numbers(story, n, all);
  take_by_answer(story, n, all);
}

// 「期限の台帳:私」「監視の追加:五十嵐さん(今月中)」: who does it and until when stand beside it.
std::string without_taker(const Story& story, const FollowUp& item) {
  constexpr std::string_view kColons[] = {"\uFF1A", ":"};
  for (const std::string_view colon : kColons) {
    const std::size_t at = item.statement.text.rfind(colon);
    if (at == std::string::npos || at == 0 || item.owner.empty()) {
      continue;
    }
    const std::string taker = text::normalised(item.statement.text.substr(at + colon.size()));
    if (taker.starts_with(text::normalised(item.owner)) ||
        story.phrases().cue("first_person").any_is(taker)) {
      return item.statement.text.substr(0, at);
    }
  }
  return item.statement.text;
}

// 「報告書は私が書きます」 is to write the report: who does it stands beside it.
std::string without_own_subject(const Story& story, const FollowUp& item) {
  std::string text = item.statement.text;
  if (item.owner.empty() || item.owner != story.speaker(item.statement.events.front())) {
    return text;
  }
  const auto& phrases = story.phrases();
  const std::string& quote = phrases.cue("quotation")[0];
  for (const std::string& own : phrases.cue("own_subjects")) {
    const std::size_t at = text.find(own);
    if (at == std::string::npos || text.find(quote) < at || text.size() == own.size()) {
      continue;
    }
    const std::string& topic = phrases.text("task.topic");
    const bool of_topic = std::string_view(text).substr(0, at).ends_with(topic);
    text = of_topic ? text.substr(0, at - topic.size()) + phrases.text("task.object") +
                          text.substr(at + own.size())
                    : text.erase(at, own.size());
    const std::string& comma = phrases.text("title.comma");
    text.erase(0, text.starts_with(comma) ? comma.size() : 0);
  }
  return text;
}

// 「報告書は五十嵐さん、水曜まで」「書きます」: the second names no work of its own.
bool only_agrees(const FollowUp& item, const FollowUp& before) {
  constexpr int kSoon = 2;  // messages
  const bool near = item.statement.events.front() - before.statement.events.back() <= kSoon;
  const bool same = item.owner.empty() || before.owner.empty() || item.owner == before.owner;
  return near && same && content_words(text::normalised(item.statement.text)).empty();
}

void take_on(FollowUp& before, const FollowUp& item) {
  cite(before.statement, item.statement.events);
  before.owner = before.owner.empty() ? item.owner : before.owner;
  before.due = before.due.empty() ? item.due : before.due;
}

}  // namespace

std::vector<FollowUp> followups(const Story& story) {
  std::vector<Work> all;
  for (int n = 1; n <= story.size(); ++n) {
    read(story, n, all);
  }
  std::vector<FollowUp> out;
  for (Work& work : all) {
    name_report(story, work);
    work.item.statement.text = without_taker(story, work.item);
    work.item.statement.text = without_own_subject(story, work.item);
    if (!out.empty() && only_agrees(work.item, out.back())) {
      take_on(out.back(), work.item);
      continue;
    }
    out.push_back(std::move(work.item));
  }
  return out;
}

}  // namespace tenmatsu::composition
