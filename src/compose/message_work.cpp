#include "compose/message_work.hpp"

#include <algorithm>

#include "compose/takers.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "compose/worth.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「報告書は私が書きます。明日初版を出します」
bool is_draft(const Work& before, const Work& work) {
  return before.report && before.item.due.empty() && work.own_words <= 1 &&
         before.item.owner == work.item.owner && !before.item.owner.empty();
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
  before.item.statement.text += story.phrases().text("join.sentences") + work.item.statement.text;
  before.item.category =
      before.item.category == Category::repair ? work.item.category : before.item.category;
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
          holds_any(text, story.phrases().cue("writes_instead")));
}

// What says too little beside other work, or speaks of it again, gives it its owner and its day.
void fold(const Story& story, std::vector<Work>& all) {
  for (std::size_t i = 1; i < all.size();) {
    Work& before = all[i - 1];
    if (before.listed || all[i].listed) {
      ++i;
      continue;
    }
    // 「本社が経緯書をと。堤、A4一枚でいいから月曜までに」
    const bool orders = before.report && before.item.owner.empty() && before.item.due.empty() &&
                        !all[i].report && !all[i].item.owner.empty() && !all[i].item.due.empty() &&
                        all[i].own_words <= 2;
    if (orders) {
      merge(before, all[i]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    // 「朝になったら業者を呼びます。なぜ設定が戻るのか、どういうことか」
    const bool asks_why =
        !before.item.owner.empty() && all[i].item.owner.empty() && all[i].item.due.empty() &&
        ends_with_any(all[i].item.statement.text, story.phrases().cue("whether_ends"));
    if (continues(story, before, all[i])) {
      const int n = all[i].item.statement.events.front();
      const bool own =
          holds_any(story.normal(Line{n, all[i].first}), story.phrases().cue("writes_instead"));
      if (own) {
        give(before, story.speaker(n));
      }
      before.item.due = all[i].item.due.empty() ? before.item.due : all[i].item.due;
      merge(before, all[i]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    const bool tells = (all[i].tells && before.item.due.empty() && !before.report) || asks_why;
    if (tells || goes_on(before, all[i])) {
      join(story, before, all[i]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    if (all[i].adds && !all[i].tells) {
      add_to(story, before, all[i]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    const bool other = all[i].also && all[i].own_words > 0;
    const bool of_it =
        !other && (all[i].refers || is_draft(before, all[i]) || adds_nothing(all[i]));
    const bool fits = before.item.owner.empty() || all[i].item.owner.empty() ||
                      is_owner(all[i], before.item.owner);
    // 「同じ版の病院が31あります。本日中に全てへご連絡します」: to whom, and what.
    const bool there =
        before.idle || (!before.deed && !before.report &&
                        ends_with_any(before.item.statement.text, story.phrases().cue("there_is")));
    if ((of_it || says_little(all[i])) && fits && there && !all[i].asks && all[i].deed &&
        !all[i].idle && all[i].signs > 1) {
      join(story, before, all[i]);
      before.idle = false;
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    if (of_it && (fits || all[i].item.due.empty())) {
      if (fits) {
        before.asks = before.asks || all[i].asks;
        // 「私が相談します。これは私と堤さんで」
        if (!all[i].item.owner.empty()) {
          give(before, all[i].item.owner, all[i].with);
        }
        const bool mends = (before.fault || before.idle) && all[i].deed && !all[i].adds;
        if (mends) {
          join(story, before, all[i]);
          before.fault = before.idle = false;
        } else {
          merge(before, all[i]);
        }
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
    // 「それは私が決めます」 takes on what somebody else named.
    const bool taken = !work.item.owner.empty() && &work == &all.front();
    const bool idle = work.refers && !work.asks && work.item.due.empty() && !taken;
    return (work.fault || idle) && (others || work.item.due.empty()) && !work.report;
  });
}

// Its own sentences say more exactly than all of the message which of several days it is.
std::string own_day(const Story& story, int n, const Work& work, const std::string& due) {
  bool any = false;
  std::string last;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const std::string day = day_in(story, {n, i});
    any = any || names_day(story, {n, i});
    last = day.empty() ? last : day;
  }
  return any && (due.empty() || !last.empty() ||
                 story.normal(n).find(text::normalised(due)) != std::string_view::npos)
             ? last
             : due;
}

// 「電話が鳴るようにしてほしいです。朝に知っていれば始発の前に手が打てました」: no sentence makes
// it the day of any work.
bool only_refused(const Story& story, int n, const std::string& due) {
  bool refused = false;
  for (const Line line : story.lines(n)) {
    const bool holds =
        !due.empty() && story.normal(line).find(text::normalised(due)) != std::string_view::npos;
    const bool empty = day_in(story, line).empty();
    // 「期限が30日以内なので、今週中に回します」
    const std::string day = text::normalised(due);
    const std::size_t behind = holds ? story.normal(line).find(day) + day.size() : 0;
    const bool reason = holds && story.rules().due.reason(story.normal(line).substr(behind)) > 0;
    if ((holds && !empty) || reason) {
      return false;
    }
    refused = refused || (holds && names_day(story, line));
  }
  return refused;
}

// 「TODO: 手順書を直す」: whoever marks work does not take it on by that.
bool is_marked(const Story& story, int n) {
  const auto& fired = story.event(n).fired;
  return std::any_of(fired.begin(), fired.end(), [&](const Evidence& evidence) {
    const rules::TagRule* rule = story.rules().tags.find(evidence.rule);
    return rule != nullptr && !rule->when.marker.empty();
  });
}

// 「予定は僕が押さえる」, 「端末の設定も直します」: who says so does it, unless others are to.
std::string own_pledge(const Story& story, int n, const Work& work) {
  for (std::size_t i = work.first; i <= work.last && !story.bot(n); ++i) {
    const Line line{n, i};
    const bool itself = takes_itself(story, line);
    const bool asks = story.asks(line) || story.modality(line) == Modality::request ||
                      (story.modality(line) == Modality::proposal && !itself);
    const bool says_so =
        holds_any(story.normal(line), story.phrases().cue("own_pledges")) || itself;
    const bool promises =
        story.modality(line) == Modality::intention &&
        !holds_any(story.normal(line), story.phrases().cue("done_by_others_next"));
    const auto names_other = [&](const std::string& name) {
      return name != text::normalised(story.speaker(n)) &&
             story.normal(line).find(name) != std::string_view::npos;
    };
    const bool other = std::any_of(story.names().begin(), story.names().end(), names_other);
    // 「鳴るやつ、わたし作ってみていいですか」
    const bool offers = story.asks(line) &&
                        holds_any(story.normal(line), story.phrases().cue("asks_leave")) &&
                        holds_any(story.normal(line), story.phrases().cue("first_person"));
    if ((!asks && (says_so || (promises && !other))) || offers) {
      return story.speaker(n);
    }
  }
  return "";
}

// What only tells how it is or was is no work beside what is to be done: 「アラートが無くて困り
// ました。あした足します」.
void drop_idle(std::vector<Work>& all) {
  const bool deed = std::any_of(all.begin(), all.end(), [](const Work& work) {
    return work.deed || work.report || (!work.idle && !work.item.due.empty());
  });
  if (deed) {
    std::erase_if(all,
                  [](const Work& work) { return work.idle && work.number == 0 && !work.listed; });
  }
}

// 「監視を足すべきです、私迷惑かけたので」: whoever speaks of himself only to say why takes nothing
// on.
bool only_says_why(const Story& story, int n, const Work& work) {
  bool reason = false;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const Line line{n, i};
    if (!holds_any(story.normal(line), story.phrases().cue("first_person"))) {
      continue;
    }
    reason = story.modality(line) != Modality::intention && gives_reason(story, line);
    if (!reason) {
      return false;
    }
  }
  return reason;
}

// 「下書きは堤…がいいけど徹夜になるから俺が書くわ」: who says so behind the other's name does it.
std::string takes_back(const Story& story, int n, const Work& work, const std::string& found) {
  const std::string name = text::normalised(found);
  for (std::size_t i = work.first; i <= work.last && !name.empty(); ++i) {
    const std::string_view text = story.normal(Line{n, i});
    const std::size_t other = text.find(name);
    const std::string_view behind =
        other == std::string_view::npos ? "" : text.substr(other + name.size());
    // 「おれが書くから、堤さんは時系列だけ作って」
    const std::size_t reason = text.find(story.phrases().text("owner.reason"));
    const bool first = work.report && reason != std::string_view::npos && other > reason &&
                       behind.find(story.phrases().text("task.object")) == behind.npos &&
                       holds_any(text.substr(0, reason), story.phrases().cue("writes_instead"));
    if (found != story.speaker(n) && !story.asks({n, i}) &&
        (holds_any(behind, story.phrases().cue("writes_instead")) || first)) {
      return story.speaker(n);
    }
  }
  return "";
}

// 「お詫びの連絡は堤さんのチームで明日中に」
std::string whose_team(const Story& story, int n, const Work& work) {
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const std::string_view text = story.normal(Line{n, i});
    for (const std::string& name : story.names()) {
      const std::size_t at = text.find(name);
      if (at == std::string_view::npos) {
        continue;
      }
      std::string_view behind = text.substr(at + name.size());
      behind.remove_prefix(
          rules::prefix_size(behind, story.rules().people.words(rules::PeopleWord::honorific)));
      if (starts_with_any(behind, story.phrases().cue("of_team"))) {
        return name;
      }
    }
  }
  return "";
}

// 「淀は監視のしきい値、今日」: who is named first, with a day and no deed that is told.
std::string topic_person(const Story& story, int n, const Work& work) {
  const Line line{n, work.first};
  if (work.first != work.last || day_in(story, line).empty() || work.idle || story.asks(line)) {
    return "";
  }
  constexpr std::size_t kTail = 3;  // letters behind the day
  const std::string name = person_called(story, line);
  const std::string_view text = text::without_closing_marks(story.normal(line));
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t at = text.rfind(day);
  if (at == std::string_view::npos || length_of(text.substr(at + day.size())) > kTail) {
    return "";
  }
  return !name.empty() && text.substr(text::normalised(name).size())
                              .starts_with(story.phrases().text("task.topic"))
             ? name
             : "";
}

// Of what the work's own words say the last counts; before it what the analysis found, unless that
// person only told what was done.
Pair owner_of(const Story& story, int n, const Work& work, std::string found) {
  std::string handed;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const std::string other = handed_on(story, {n, i});
    handed = other.empty() ? handed : other;
  }
  if (!handed.empty()) {
    return {handed, ""};
  }
  if (std::string said = owner_said(story, n, work.first, work.last); !said.empty()) {
    return {said, ""};
  }
  for (std::size_t i = work.first; i <= work.last; ++i) {
    if (auto both = pair_named(story, {n, i})) {
      return *both;
    }
  }
  if (std::string own = takes_back(story, n, work, found); !own.empty()) {
    return {own, ""};
  }
  if (std::string team = whose_team(story, n, work); !team.empty()) {
    return {team, ""};
  }
  if (found.empty()) {
    found = topic_person(story, n, work);
  }
  const std::vector<Line> lines = story.lines(n);
  const bool told_only = !found.empty() && std::any_of(lines.begin(), lines.end(), [&](Line line) {
    return tells_deed_of(story, line, found);
  });
  // Who asks others for it does not do it.
  const bool asker =
      found == story.speaker(n) &&
      ((work.wants && !holds_any(story.normal(n), story.phrases().cue("own_pledges"))) ||
       only_says_why(story, n, work));
  if (!found.empty() && !told_only && !asker) {
    return {std::move(found), ""};
  }
  return {is_marked(story, n) ? "" : own_pledge(story, n, work), ""};
}

// 「しおりに書くの誰かお願い」: whoever asks does not take it on, and the day named before is that
// of his own work.
bool asks_anybody(const Story& story, int n, const Work& work) {
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const Line line{n, i};
    if (story.hears(line, "asks_anybody") &&
        (story.modality(line) == Modality::request || story.hears(line, "anybody_please"))) {
      return true;
    }
  }
  return false;
}

// Who takes it on, and until when, stands with one of its sentences, else with the last before it.
void assign(const Story& story, int n, Work& work, const TagFinding& finding) {
  if (work.number != 0 || work.listed) {
    return;
  }
  if (asks_anybody(story, n, work)) {
    work.item.due = own_day(story, n, work, "");
    return;
  }
  std::string owner;
  std::string due;
  for (const Assignment& one : finding.work) {
    const auto sentence = static_cast<std::size_t>(one.sentence);
    if (sentence > work.last) {
      break;
    }
    const bool before = sentence < work.first;
    owner = before || owner.empty() ? one.owner : owner;
    due = before || due.empty() ? one.due : due;
    if (sentence == work.first) {
      owner = one.owner;
      due = one.due;
    }
  }
  const Pair taken = owner_of(story, n, work, std::move(owner));
  give(work, taken.first, taken.second);
  if (story.phrases().cue("no_bearers").any_is(text::normalised(work.item.owner))) {
    work.item.owner.clear();
  }
  work.item.due = own_day(story, n, work, due);
}

// 「見積もりを今週中に取り直して。一覧もな」,
// 「報告書は私が書きます、あと試験を足すのを来月までに」
void inherit(const Story& story, int n, std::vector<Work>& all) {
  // 「今夜ビルド出して審査。IDは保存に変える」
  const bool headed = all.size() > 1 && all[0].item.owner.empty() && !all[0].item.due.empty() &&
                      !all[0].asks && !all[0].begs && !all[0].wants && !all[0].report &&
                      all[0].last + 1 == all[1].first && all[1].deed &&
                      all[1].item.owner == story.speaker(n) && !asks_anybody(story, n, all[0]);
  if (headed) {
    give(all[0], all[1].item.owner, all[1].with);
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    FollowUp& item = all[i].item;
    const FollowUp& before = all[i - 1].item;
    const bool goes_on = all[i].also && !all[i].begs && !asks_anybody(story, n, all[i]) &&
                         all[i].first == all[i - 1].last + 1 &&
                         before.owner == story.speaker(item.statement.events.front());
    if (item.owner.empty() && (goes_on || all[i].parallel)) {
      give(all[i], before.owner, all[i - 1].with);
      item.due = item.due.empty() && all[i].parallel ? before.due : item.due;
    }
  }
}

bool holds_day(const Story& story, int n, const Work& work, const std::string& day) {
  for (std::size_t i = work.first; i <= work.last; ++i) {
    if (day_in(story, {n, i}) == day) {
      return true;
    }
  }
  return false;
}

// A day that only a later sentence names, of other work, is the day of that alone.
void keep_own_days(const Story& story, int n, std::vector<Work>& all) {
  for (Work& work : all) {
    const std::string& due = work.item.due;
    const bool later = !due.empty() && work.number == 0 && !work.listed &&
                       !holds_day(story, n, work, due) &&
                       std::any_of(all.begin(), all.end(), [&](const Work& other) {
                         return other.first > work.last && holds_day(story, n, other, due);
                       });
    if (later) {
      work.item.due.clear();
    }
  }
}

// 「増やすジョブは岸さん、モニターは堤さん。どっちも8/7まで」
void date_all(const Story& story, int n, std::vector<Work>& all) {
  for (const Line line : story.lines(n)) {
    const std::string day = starts_with_any(story.normal(line), story.phrases().cue("all_of_them"))
                                ? day_in(story, line)
                                : "";
    for (Work& work : all) {
      work.item.due = work.item.due.empty() && work.first <= line.index ? day : work.item.due;
    }
  }
}

bool all_say_little(const std::vector<Work>& all) {
  return std::all_of(all.begin(), all.end(), says_little);
}

// 「一覧もな」, 「端末もお願いします」: asks for more of the same.
bool asks_too(const Story& story, Line line) {
  return ends_with_any(text::without_closing_marks(story.normal(line)),
                       story.phrases().cue("asks_too_ends"));
}

// The lines that carry the tag, and those beside them that promise something for a day ahead or ask
// for more of the same.
std::vector<Line> with_promises(const Story& story, int n) {
  const std::vector<Line> carriers = story.carriers(n, Tag::followup);
  std::vector<Line> all;
  for (const Line line : story.lines(n)) {
    const bool carries = std::find(carriers.begin(), carriers.end(), line) != carriers.end();
    const bool promises = story.modality(line) == Modality::intention &&
                          !day_ahead(story, line).empty() && !story.hears(line, "close");
    const bool more = !all.empty() && all.back().index + 1 == line.index && asks_too(story, line);
    // 「夕方までに代理店62社にメールします」
    const std::string day = text::normalised(day_in(story, line));
    const std::size_t at = day.empty() ? std::string_view::npos : story.normal(line).find(day);
    const bool by_then = at != std::string_view::npos &&
                         story.modality(line) == Modality::intention &&
                         (ends_with_any(day, story.phrases().cue("until_ends")) ||
                          starts_with_any(story.normal(line).substr(at + day.size()),
                                          story.phrases().cue("until_ends"))) &&
                         !story.hears(line, "close");
    // 「古い設定が残っていました。今日中に外します」
    const bool mends = !all.empty() && all.back().index + 1 == line.index &&
                       story.modality(all.back()) == Modality::statement &&
                       story.modality(line) == Modality::intention && names_day(story, line) &&
                       !story.hears(line, "close");
    // 「しきい値が長いのも悪い。そこも直そ」
    const bool there = !all.empty() && all.back().index + 1 == line.index &&
                       story.modality(line) == Modality::proposal &&
                       starts_with_any(story.normal(line), story.phrases().cue("there_heads"));
    if (carries || promises || more || mends || by_then || there) {
      all.push_back(line);
    }
  }
  return all;
}

// 「今日の一句」, 「お茶の差し入れしたいな」: hardly any word of it speaks of work.
bool is_doubtful(const Story& story, int n, const Work& work) {
  constexpr double kHardly = 0.35;
  constexpr double kLittle = 2;
  const double sure = worth(story, n, Tag::followup);
  const bool bound = !work.item.due.empty() && !work.idle;
  const bool open = !work.deed && work.item.owner.empty() && !bound;
  const std::vector<Line> lines = story.lines(n);
  const bool named = std::any_of(lines.begin(), lines.end(),
                                 [&](Line line) { return story.hears(line, "names_prevention"); });
  return !named && !work.report && work.number == 0 && !work.listed &&
         (sure < kHardly ? !bound || !work.deed : sure < kLittle && (work.idle || open));
}

}  // namespace

std::vector<Work> works_of(const Story& story, int n) {
  const TagFinding& finding = *find_tag(story.event(n), Tag::followup);
  std::vector<Work> all = works_in(story, with_promises(story, n), finding);
  if (all_say_little(all)) {
    std::vector<Work> more = works_in(story, story.lines(n), finding);
    if (!all_say_little(more)) {
      all = std::move(more);
    }
  }
  std::vector<std::string> others;  // days of what is no work
  for (const Work& work : all) {
    others.push_back(work.slight ? own_day(story, n, work, "") : "");
  }
  std::erase_if(all, [](const Work& work) { return work.slight && work.number == 0; });
  for (Work& work : all) {
    assign(story, n, work, finding);
    // 「窓口を改めます。明日ご連絡します」
    const bool other = !work.item.due.empty() && work.number == 0 && !work.listed &&
                       std::find(others.begin(), others.end(), work.item.due) != others.end();
    if (other || only_refused(story, n, work.item.due)) {
      work.item.due = own_day(story, n, work, "");
    }
  }
  keep_own_days(story, n, all);
  drop_idle(all);
  // 「21時半で終息とします」
  std::erase_if(all, [&](const Work& work) {
    return all.size() > 1 && work.closes && !work.report && work.item.due.empty() &&
           ends_with_any(work.item.statement.text, story.phrases().cue("closing_ends"));
  });
  // 「8日には無理ですね」
  std::erase_if(all, [&](const Work& work) {
    return all.size() > 1 && work.item.owner.empty() && !work.deed && !work.report &&
           story.hears(Line{n, work.last}, "declines");
  });
  // 「あると思います」 before the work says nothing, unless it takes on what was named before.
  while (all.size() > 1 && adds_nothing(all.front()) &&
         (all.front().closes || all.front().item.owner.empty() || all.front().item.due.empty())) {
    all.erase(all.begin());
  }
  fold(story, all);
  inherit(story, n, all);
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
  date_all(story, n, all);
  std::erase_if(all, [&](const Work& work) { return is_doubtful(story, n, work); });
  for (std::size_t i = 1; i < all.size(); ++i) {
    const bool joins = story.hears(Line{n, all[i].last}, "together");
    if (joins && all[i].item.due.empty()) {
      all[i].item.due = all[i - 1].item.due;
    }
  }
  return all;
}

}  // namespace tenmatsu::composition
