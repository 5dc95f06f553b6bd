#include "compose/followups/work_owners.hpp"

#include <algorithm>
#include <utility>

#include "analyse/deadline.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/named_owners.hpp"
#include "compose/owners/numbered_work.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/wording/lists.hpp"
#include "text/characters.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

// 「TODO: 手順書を直す」: whoever marks work does not take it on by that.
bool is_marked(const Story& story, int n) {
  const auto& fired = story.event(n).fired;
  return std::ranges::any_of(fired, [&](const Evidence& evidence) {
    const rules::TagRule* rule = story.rules().tags.find(evidence.rule);
    return rule != nullptr && !rule->when.marker.empty();
  });
}

// 「期間中は止めます。今年は手動で」: how, and no verb.
bool tells_manner(const Story& story, int n, const Work& before, const Work& work) {
  const std::string& by = story.phrases().text("particle.by");
  const std::string_view said = story.bare(Line{n, work.last});
  const bool how = said.ends_with(by) && !ends_with_any(said, story.phrases().cue("day_reasons"));
  // 「返すかどうかは木曜の会議で」 is for the meeting.
  const bool meets = how && ends_with_any(said.substr(0, said.size() - by.size()),
                                          story.phrases().cue("no_owner_ends"));
  return how && !meets && !work.begs && !work.wants && !work.report && !work.idle &&
         work.first == before.last + 1 && !before.item.owner.empty() &&
         before.item.owner == story.speaker(n);
}

// 「お詫びの連絡は、こちらで明日の午前に」: by whom and when, and no verb.
bool dates_own_deed(const Story& story, Line line) {
  const std::string& by = story.phrases().text("particle.by");
  const std::string_view text = story.normal(line);
  for (const std::string& own : story.phrases().cue("pronouns")) {
    const std::size_t at = text.find(own);
    if (at == std::string_view::npos) {
      continue;
    }
    std::string_view behind = text.substr(at + own.size());
    const bool does = own.ends_with(by) || behind.starts_with(by);
    behind.remove_prefix(behind.starts_with(by) ? by.size() : 0);
    if (does && analysis::begins_with_day(story.rules().due, behind)) {
      return true;
    }
  }
  return false;
}

// 「一覧を作って堤さんに渡す」 gives it to somebody, and is the speaker's own.
bool names_as_doer(const Story& story, std::string_view text, const std::string& name) {
  const std::size_t at = text.find(name);
  if (at == std::string_view::npos) {
    return false;
  }
  std::string_view behind = text.substr(at + name.size());
  behind.remove_prefix(
      rules::prefix_size(behind, story.rules().people.words(rules::PeopleWord::honorific)));
  return !starts_with_any(behind, story.phrases().cue("receiver_marks"));
}

// 「予定は僕が押さえる」, 「端末の設定も直します」: who says so does it, unless others are to.
std::string own_pledge(const Story& story, int n, const Work& work) {
  for (std::size_t i = work.first; i <= work.last && !story.bot(n); ++i) {
    const Line line{n, i};
    const bool itself = takes_itself(story, line);
    const bool asks = story.asks(line) || story.modality(line) == Modality::request ||
                      (story.modality(line) == Modality::proposal && !itself);
    const bool says_so = story.hears(line, "own_pledges") || itself || dates_own_deed(story, line);
    const bool promises =
        story.modality(line) == Modality::intention && !story.hears(line, "done_by_others_next");
    const auto names_other = [&](const std::string& name) {
      return name != text::normalised(story.speaker(n)) &&
             names_as_doer(story, story.normal(line), name);
    };
    const bool other = std::ranges::any_of(story.names(), names_other);
    // 「鳴るやつ、わたし作ってみていいですか」
    const bool offers =
        story.asks(line) && story.hears(line, "asks_leave") && story.hears(line, "first_person");
    // 「手順書を今晩送る、とのこと」
    const bool heard = story.hearsay(line);
    if ((!asks && !heard && (says_so || (promises && !other))) || offers) {
      return story.speaker(n);
    }
  }
  return "";
}

// 「監視を足すべきです、私迷惑かけたので」: whoever speaks of himself only to say why takes nothing
// on.
bool only_says_why(const Story& story, int n, const Work& work) {
  bool reason = false;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const Line line{n, i};
    if (!story.hears(line, "first_person")) {
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
                       behind.find(story.phrases().text("particle.object")) == behind.npos &&
                       own_deed_at(story, text.substr(0, reason)) != std::string_view::npos;
    if (found != story.speaker(n) && !story.asks({n, i}) &&
        (own_deed_at(story, behind) != std::string_view::npos || first)) {
      return story.speaker(n);
    }
  }
  return "";
}

// 「堤は値の打ち切りを今週。ふりかえりは私が書きます」: what the analysis found is another's, who
// is not named here, and the speaker says that he does this.
std::string does_himself(const Story& story, int n, const Work& work, const std::string& found) {
  bool himself = false;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const Line line{n, i};
    if (names_person(story, line, found)) {
      return "";
    }
    // 「私が金曜に書きます」
    const std::string_view text = story.normal(line);
    const bool promises = story.modality(line) == Modality::intention &&
                          holds_any(text, story.phrases().cue("first_person")) &&
                          !gives_reason(story, line);
    // 「ふりかえりは私が火曜に持ってきます」
    const bool pledges = story.modality(line) == Modality::statement &&
                         holds_any(text, story.phrases().cue("own_pledges")) &&
                         !gives_reason(story, line);
    himself = himself || (!story.asks(line) && !story.bot(n) &&
                          (promises || pledges || own_deed_at(story, text) != text.npos));
  }
  return himself && !found.empty() ? story.speaker(n) : "";
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
  const std::string_view text = story.bare(line);
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t at = text.rfind(day);
  if (at == std::string_view::npos || length_of(text.substr(at + day.size())) > kTail) {
    return "";
  }
  return !name.empty() && text.substr(text::normalised(name).size())
                              .starts_with(story.phrases().text("particle.topic"))
             ? name
             : "";
}

std::string handed_in(const Story& story, int n, const Work& work) {
  std::string handed;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const std::string other = handed_on(story, {n, i});
    handed = other.empty() ? handed : other;
  }
  return handed;
}

// Those whom the work's own words name.
Pair named_owner(const Story& story, int n, const Work& work, const std::string& found) {
  if (std::string handed = handed_in(story, n, work); !handed.empty()) {
    return {std::move(handed), ""};
  }
  if (std::string said = owner_said(story, n, work.first, work.last); !said.empty()) {
    return {std::move(said), ""};
  }
  if (std::string given = person_given(story, {n, work.last}); !given.empty()) {
    return {std::move(given), ""};
  }
  for (std::size_t i = work.first; i <= work.last; ++i) {
    if (auto both = pair_named(story, {n, i})) {
      // 「堤さんと私で分担と言いたいですが、私が書きます」
      bool alone = false;
      for (std::size_t k = i + 1; k <= work.last; ++k) {
        alone = alone || own_deed_at(story, story.normal(Line{n, k})) != std::string_view::npos;
      }
      return alone ? Pair{story.speaker(n), ""} : *both;
    }
  }
  if (std::string own = takes_back(story, n, work, found); !own.empty()) {
    return {std::move(own), ""};
  }
  if (std::string own = does_himself(story, n, work, found); !own.empty()) {
    return {std::move(own), ""};
  }
  if (std::string given = thing_given(story, {n, work.last}); !given.empty()) {
    return {std::move(given), ""};
  }
  return {whose_team(story, n, work), ""};
}

// Who only told what was done does not do it, nor does who asks others for it.
bool takes_nothing_on(const Story& story, int n, const Work& work, const std::string& name) {
  const std::vector<Line> lines = story.lines(n);
  const bool told_only =
      std::ranges::any_of(lines, [&](Line line) { return tells_deed_of(story, line, name); });
  const bool asks = work.wants && !story.hears(n, "own_pledges");
  return told_only || (name == story.speaker(n) && (asks || only_says_why(story, n, work)));
}

// 「窓口は堤さん」 tells who somebody is; 「担当は堤さん」 and 「それは堤さんで」 give the work
// before.
bool tells_of_person(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::string& topic = story.phrases().text("particle.topic");
  const std::size_t at = text.find(topic);
  return at != std::string_view::npos && person_called(story, line).empty() &&
         !refers_back(story, line) && !starts_with_any(text, story.phrases().cue("owner_heads")) &&
         !starts_with_any(text, story.phrases().cue("pointers")) &&
         ends_with_any(text.substr(0, at), story.phrases().cue("not_given_things"));
}

// 「申請を出します。堤さん、請求先の連絡先だけ教えて」: whom another sentence asks for something
// else.
bool asks_other_thing(const Story& story, int n, const Work& work, const std::string& found) {
  constexpr std::size_t kOwn = 2;  // words
  if (found.empty() || found == story.speaker(n)) {
    return false;
  }
  bool other = false;
  for (const Line line : story.lines(n)) {
    const bool named = names_person(story, line, found);
    const bool within = line.index >= work.first && line.index <= work.last;
    if (named && within) {
      return false;
    }
    const bool called = named && line.index == work.last + 1 &&
                        person_called(story, line) == found &&
                        content_words(story.normal(line)).size() > kOwn &&
                        (day_in(story, line).empty() || story.asks(line));
    // 「明日、お詫びの品を配ります。お知らせ文は堤さん、今夜よろしく」
    other = other || called || (line.index > work.last && thing_given(story, line) == found) ||
            (line.index > work.last && named && tells_of_person(story, line));
  }
  return other;
}

// 「鳴るアラートを今週入れます」
bool announces_deed(const Story& story, int n, const Work& work) {
  const Line last{n, work.last};
  return story.modality(last) == Modality::statement && !day_in(story, last).empty() &&
         story.bare(last).ends_with(story.phrases().text("owner.polite"));
}

// Of what the work's own words say the last counts; before it what the analysis found.
Pair owner_of(const Story& story, int n, const Work& work, std::string found) {
  if (Pair named = named_owner(story, n, work, found); !named.first.empty()) {
    return named;
  }
  if (found.empty()) {
    found = topic_person(story, n, work);
  }
  if (asks_other_thing(story, n, work, found)) {
    const bool announces = announces_deed(story, n, work);
    return {is_marked(story, n) ? ""
            : announces         ? story.speaker(n)
                                : own_pledge(story, n, work),
            ""};
  }
  if (!found.empty() && !takes_nothing_on(story, n, work, found)) {
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

// What the analysis found with one of its sentences, else with the last before it.
Assignment found_for(const Work& work, const TagFinding& finding) {
  Assignment found;
  for (const Assignment& one : finding.work) {
    const auto sentence = static_cast<std::size_t>(one.sentence);
    if (sentence > work.last) {
      break;
    }
    const bool nearer = sentence <= work.first;
    found.owner = nearer || found.owner.empty() ? one.owner : found.owner;
    found.due = nearer || found.due.empty() ? one.due : found.due;
  }
  return found;
}

// 「今夜ビルド出して審査。IDは保存に変える」: who goes on to tell what he does, does the first too.
bool is_begun_by_next(const Story& story, int n, const std::vector<Work>& all) {
  return all.size() > 1 && all[0].item.owner.empty() && !all[0].item.due.empty() && !all[0].asks &&
         !all[0].begs && !all[0].wants && !all[0].report && all[0].last + 1 == all[1].first &&
         all[1].deed && all[1].item.owner == story.speaker(n) && !asks_anybody(story, n, all[0]);
}

// 「①…②…③…」 「①は金曜までに私がやります」: an item of a list whose owners are told by number.
bool is_given_by_number(const Story& story, int n, const Work& work) {
  const std::string_view said = story.said(Line{n, work.first});
  const std::vector<Line> lines = story.lines(n);
  return text::circled_number(text::character_at(said, 0).code) != 0 &&
         std::ranges::any_of(lines, [&](Line line) {
           return line.index > work.last && !numbered_takers(story, line).empty();
         });
}

bool holds_day(const Story& story, int n, const Work& work, const std::string& day) {
  for (std::size_t i = work.first; i <= work.last; ++i) {
    if (day_in(story, {n, i}) == day) {
      return true;
    }
  }
  return false;
}

// 「・宛先の洗い出し：堤さん（今月中） ・台帳：私 でお願いします」: a day of one item of a list
// only.
bool is_of_other_item(const Story& story, Line line, const std::string& day) {
  const std::vector<Line> lines = story.lines(line.n);
  return std::ranges::any_of(lines, [&](Line other) {
    return is_item(story, other) && !in_one_item(story, line, other) && day_in(story, other) == day;
  });
}

}  // namespace

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

void assign(const Story& story, int n, Work& work, const TagFinding& finding) {
  if (work.number != 0 || work.listed) {
    return;
  }
  if (asks_anybody(story, n, work) || is_given_by_number(story, n, work)) {
    work.item.due = own_day(story, n, work, "");
    return;
  }
  Assignment found = found_for(work, finding);
  const Pair taken = owner_of(story, n, work, std::move(found.owner));
  give(work, taken.first, taken.second);
  if (story.phrases().cue("no_bearers").any_is(text::normalised(work.item.owner))) {
    work.item.owner.clear();
  }
  work.item.due = own_day(story, n, work, found.due);
}

void inherit(const Story& story, int n, std::vector<Work>& all) {
  if (is_begun_by_next(story, n, all)) {
    give(all[0], all[1].item.owner, all[1].with);
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    FollowUp& item = all[i].item;
    const FollowUp& before = all[i - 1].item;
    const bool goes_on = all[i].also && !all[i].begs && !asks_anybody(story, n, all[i]) &&
                         all[i].first == all[i - 1].last + 1 &&
                         before.owner == story.speaker(item.statement.events.front());
    const bool manner = tells_manner(story, n, all[i - 1], all[i]);
    if (item.owner.empty() && all[i].owner_open.empty() && (goes_on || manner || all[i].parallel)) {
      give(all[i], before.owner, all[i - 1].with);
      item.due = item.due.empty() && all[i].parallel ? before.due : item.due;
    }
  }
}

void keep_own_days(const Story& story, int n, std::vector<Work>& all) {
  for (Work& work : all) {
    const std::string& due = work.item.due;
    const bool foreign =
        !due.empty() && work.number == 0 && !work.listed && !holds_day(story, n, work, due);
    const bool later = foreign && std::ranges::any_of(all, [&](const Work& other) {
                         return other.first > work.last && holds_day(story, n, other, due);
                       });
    if (later || (foreign && is_of_other_item(story, Line{n, work.first}, due))) {
      work.item.due.clear();
    }
  }
}

void date_all(const Story& story, int n, std::vector<Work>& all) {
  for (const Line line : story.lines(n)) {
    const std::string day = story.begins(line, "all_of_them") ? day_in(story, line) : "";
    for (Work& work : all) {
      work.item.due = work.item.due.empty() && work.first <= line.index ? day : work.item.due;
    }
  }
}

}  // namespace tenmatsu::composition
