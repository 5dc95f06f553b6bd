#include "compose/followups/message_work.hpp"

#include <algorithm>

#include "compose/followups/list_tails.hpp"
#include "compose/followups/open_owners.hpp"
#include "compose/followups/told_deeds.hpp"
#include "compose/followups/work_folds.hpp"
#include "compose/followups/work_owners.hpp"
#include "compose/followups/work_pieces.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/named_owners.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/worth.hpp"
#include "compose/wording/lists.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

// What only tells how it is or was is no work beside what is to be done: 「アラートが無くて困り
// ました。あした足します」.
void drop_idle(std::vector<Work>& all) {
  const bool deed = std::ranges::any_of(all, [](const Work& work) {
    return work.deed || work.report || (!work.idle && !work.item.due.empty());
  });
  std::vector<Work> kept;
  for (std::size_t i = 0; deed && i < all.size(); ++i) {
    // 「10分間隔で上げる設定なので。そこは1分に縮めます」
    const bool meant = (all[i].reason || all[i].regret) && i + 1 < all.size() && all[i + 1].refers;
    if (!all[i].idle || all[i].number != 0 || all[i].listed || meant) {
      kept.push_back(std::move(all[i]));
    }
  }
  if (deed) {
    all = std::move(kept);
  }
}

bool all_say_little(const std::vector<Work>& all) {
  return std::ranges::all_of(all, says_little);
}

// 「一覧もな」, 「端末もお願いします」: asks for more of the same.
bool asks_too(const Story& story, Line line) {
  return story.ends(line, "asks_too_ends");
}

// 「今日の一句」, 「お茶の差し入れしたいな」: hardly any word of it speaks of work.
bool is_doubtful(const Story& story, int n, const Work& work) {
  constexpr double kHardly = 0.35;
  constexpr double kLittle = 2;
  const double sure = worth(story, n, Tag::followup);
  const bool bound = !work.item.due.empty() && !work.idle;
  const bool open = !work.deed && work.item.owner.empty() && !bound;
  const std::vector<Line> lines = story.lines(n);
  const bool named =
      std::ranges::any_of(lines, [&](Line line) { return story.hears(line, "names_prevention"); });
  return !named && !work.report && work.number == 0 && !work.listed &&
         (sure < kHardly ? !bound || !work.deed : sure < kLittle && (work.idle || open));
}

// 「夕方までに代理店62社にメールします」
bool promises_until(const Story& story, Line line) {
  const auto& ends = story.phrases().cue("until_ends");
  const std::string_view text = story.normal(line);
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t at = day.empty() ? std::string_view::npos : text.find(day);
  return at != std::string_view::npos &&
         (ends_with_any(day, ends) || starts_with_any(text.substr(at + day.size()), ends));
}

// Whether a line goes on with work that the line `before` it names.
bool goes_on_with(const Story& story, Line before, Line line) {
  constexpr std::size_t kFromNow = 10;  // characters
  const Modality modality = story.modality(line);
  // 「古い設定が残っていました。今日中に外します」
  const bool mends = story.modality(before) == Modality::statement &&
                     modality == Modality::intention && names_day(story, line) &&
                     !story.hears(line, "close");
  // 「しきい値が長いのも悪い。そこも直そ」
  const bool there = modality == Modality::proposal && story.begins(line, "there_heads");
  // 「確認の欄を足します。これ今日から」
  const bool from_now = length_of(story.normal(line)) <= kFromNow && story.ends(line, "from_today");
  return asks_too(story, line) || mends || there || from_now;
}

// 「対象を広げる条件に試験を足すのは堤さん」, 「宛先の棚卸しは堤さん」: what is to be done, and by
// whom.
bool gives_deed(const Story& story, Line line) {
  return !story.asks(line) &&
         (!person_given(story, line).empty() || !thing_given(story, line).empty());
}

// The lines that carry the tag, and those beside them that promise something for a day ahead, ask
// for more of the same or for an alarm: 「1割を切ったら鳴るようにしといて。報告書は堤さん」.
std::vector<Line> with_promises(const Story& story, int n) {
  const std::vector<Line> carriers = story.carriers(n, Tag::followup);
  std::vector<Line> all;
  for (const Line line : story.lines(n)) {
    const bool carries = std::ranges::find(carriers, line) != carriers.end();
    const bool promises = story.modality(line) == Modality::intention &&
                          !story.hears(line, "close") &&
                          (!day_ahead(story, line).empty() || promises_until(story, line));
    const bool more =
        !all.empty() && all.back().index + 1 == line.index && goes_on_with(story, all.back(), line);
    // The other items of a list that says who does what.
    const bool beside =
        is_marked_item(story, line) && std::ranges::any_of(carriers, [&](Line carrier) {
          return in_one_list(story, carrier, line);
        });
    // 「監視がなかったので足します」
    const bool mends = story.modality(line) == Modality::intention &&
                       story.hears(line, "fault_told") && !story.hears(line, "close") &&
                       story.hears(line, "day_reasons");
    // 「三日延ばして案内してもよろしいでしょうか」 「構いません」
    const bool granted = !all.empty() && n < story.size() &&
                         all.back().index + 1 >= story.sentence_begin(line).index &&
                         story.hears(line, "asks_leave") && story.begins(n + 1, "gives_leave");
    if (carries || promises || more || beside || mends || granted || gives_deed(story, line) ||
        asks_for_alarm(story, line) || is_given_behind(story, line)) {
      all.push_back(line);
    }
  }
  return all;
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

// Works of all sentences, where those that carry the tag say too little.
std::vector<Work> told_works(const Story& story, int n, const TagFinding& finding) {
  std::vector<Work> all = works_in(story, with_promises(story, n), finding);
  if (all_say_little(all)) {
    std::vector<Work> more = works_in(story, story.lines(n), finding);
    if (!all_say_little(more)) {
      all = std::move(more);
    }
  }
  return all;
}

// Takes out what is no work in itself, and gives the rest who takes it on and until when.
void assign_all(const Story& story, int n, const TagFinding& finding, std::vector<Work>& all) {
  std::vector<std::string> others;  // days of what is no work
  for (const Work& work : all) {
    others.push_back(work.slight ? own_day(story, n, work, "") : "");
  }
  std::erase_if(all, [](const Work& work) { return work.slight && work.number == 0; });
  for (Work& work : all) {
    assign(story, n, work, finding);
    // 「窓口を改めます。明日ご連絡します」
    const bool other = !work.item.due.empty() && work.number == 0 && !work.listed &&
                       std::ranges::find(others, work.item.due) != others.end();
    if (other || only_refused(story, n, work.item.due)) {
      work.item.due = own_day(story, n, work, "");
    }
  }
}

// 「全然大丈夫です」 only says yes to what was asked, 「action item整理します」 only opens a list.
bool only_opens(const Story& story, int n, const Work& work) {
  const Line line{n, work.first};
  const bool assents = story.phrases().cue("only_assents").any_is(story.bare(line));
  const bool opens = story.hears(line, "names_prevention") && story.ends(line, "opens_list_ends");
  return work.first == work.last && !work.report && (assents || opens);
}

// 「原因側の対応。①…②…」: what stands over a list is no work of its own.
bool heads_list(const Story& story, int n, const Work& work) {
  const Line next{n, work.last + 1};
  if (next.index >= story.lines(n).size() || work.listed || work.number != 0 || work.deed ||
      work.report || !work.item.owner.empty() || !work.item.due.empty()) {
    return false;
  }
  return text::list_mark_of(story.said(next)).number > 0 &&
         text::list_mark_of(story.said(Line{n, work.first})).size == 0;
}

bool is_ownerless(const Work& work) {
  return work.item.owner.empty() && work.owner_open.empty() && work.number == 0 && !work.listed;
}

// What says nothing beside other work of the message.
void drop_empty(const Story& story, int n, std::vector<Work>& all) {
  std::erase_if(all, [&](const Work& work) {
    return all.size() > 1 && (only_opens(story, n, work) || heads_list(story, n, work));
  });
  // 「経緯書は私。触った手前。月曜までに」
  for (std::size_t i = 0; i + 1 < all.size();) {
    const Work& work = all[i];
    const bool why = !work.deed && !work.report && is_ownerless(work) && work.item.due.empty() &&
                     !all[i + 1].refers && story.ends(Line{n, work.last}, "only_why_ends");
    if (why) {
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  // 「日取りは先方次第です」, 「原因は未詳」
  std::erase_if(all, [&](const Work& work) {
    return all.size() > 1 && !work.deed && !work.report && is_ownerless(work) &&
           work.item.due.empty() && story.ends(Line{n, work.last}, "how_it_stands_ends");
  });
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
}

// Where all say little, the first one stands for them, beside reports and what is settled.
void keep_first(std::vector<Work>& all) {
  constexpr std::size_t kFewKanji = 3;  // kanji
  if (all.empty() || !all_say_little(all)) {
    return;
  }
  // 「宛先の一覧も作り直します」 says enough by what it is done to.
  const auto unsettled = [](const Work& work) {
    const bool told = work.topic && work.deed && !work.adds && work.kanji > kFewKanji;
    return !work.report && !work.listed && work.number == 0 &&
           (work.item.owner.empty() || (work.item.due.empty() && !told));
  };
  all.erase(std::remove_if(all.begin() + 1, all.end(), unsettled), all.end());
}

// 「手順を足します。あと宛先も増やします。明後日までに」: a day that stands alone behind both.
void date_before(const Story& story, int n, std::vector<Work>& all) {
  for (std::size_t i = all.size(); i > 1; --i) {
    const Work& last = all[i - 1];
    Work& before = all[i - 2];
    bool own = false;
    for (std::size_t k = last.first; k <= last.last; ++k) {
      own = own || names_day(story, Line{n, k});
    }
    if (last.also && !own && before.item.due.empty() && !before.report &&
        last.first == before.last + 1 && last.item.owner == before.item.owner) {
      before.item.due = last.item.due;
    }
  }
}

// 「それと一緒に」: by the day of the work before it.
void date_together(const Story& story, int n, std::vector<Work>& all) {
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (story.hears(Line{n, all[i].last}, "together") && all[i].item.due.empty() &&
        !all[i].listed) {
      all[i].item.due = all[i - 1].item.due;
    }
  }
}

// 「書きます。堤さんには見直しをお願いしたいです」: the wish is for whom it names.
bool names_another(const Story& story, Line line) {
  const auto& people = story.analysis().people;
  return std::ranges::any_of(people, [&](const Person& person) {
    return person.name != story.speaker(line.n) && names_person(story, line, person.name);
  });
}

// 「配管に保温を巻きたい。組合に相談しときます」: who takes something on in the same breath means
// to see to what is wished for.
void give_to_promiser(const Story& story, int n, const TagFinding& finding,
                      std::vector<Work>& all) {
  const bool own = !finding.owner.empty() && finding.owner == story.speaker(n);
  const bool given =
      std::ranges::any_of(all, [&](const Work& work) { return is_owner(work, finding.owner); });
  const auto first = std::ranges::find_if(all, is_ownerless);
  const std::vector<Line> lines = story.lines(n);
  const bool promises = std::ranges::any_of(lines, [&](Line line) {
    return story.modality(line) == Modality::intention && !story.asks(line);
  });
  if (own && promises && !given && first != all.end() && first->wish && !first->begs &&
      !first->report && !names_another(story, {n, first->first})) {
    give(*first, finding.owner);
  }
}

// The verb or the noun of a deed at the end, or with the day alone behind it.
bool ends_with_plan(const Story& story, Line line, const std::string& due) {
  std::string_view text = story.bare(line);
  const std::string day = text::normalised(due);
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  if (text.ends_with(day)) {
    text.remove_suffix(day.size());
    text.remove_suffix(text.ends_with(comma) ? comma.size() : 0);
  }
  return ends_with_any(text, story.phrases().cue("own_plan_ends")) &&
         !ends_with_any(text, story.phrases().cue("no_own_plan_ends"));
}

// 「警報の数を監視に載せる、今週」, 「来週やりたい」, 「補償は月曜に返答」: who tells what is to be
// done until when, and asks nobody, does it.
bool tells_own_plan(const Story& story, int n, const Work& work) {
  const Line last{n, work.last};
  const Modality modality = story.modality(last);
  const bool told = modality == Modality::statement || modality == Modality::ongoing ||
                    modality == Modality::done || modality == Modality::need ||
                    (modality == Modality::proposal && work.wish);
  return told && !story.asks(last) && !story.conditional(last) && !story.negated(last) &&
         !story.hears(last, "anybody") && ends_with_plan(story, last, work.item.due);
}

void give_dated(const Story& story, int n, std::vector<Work>& all) {
  for (Work& work : all) {
    if (is_ownerless(work) && !work.item.due.empty() && !work.begs && !work.report &&
        tells_own_plan(story, n, work)) {
      give(work, story.speaker(n));
    }
  }
}

}  // namespace

std::vector<Work> works_of(const Story& story, int n) {
  const TagFinding& finding = *find_tag(story.event(n), Tag::followup);
  std::vector<Work> all = told_works(story, n, finding);
  assign_all(story, n, finding, all);
  leave_owners_open(story, n, all);
  give_lists(story, n, finding, all);
  keep_own_days(story, n, all);
  drop_idle(all);
  drop_empty(story, n, all);
  fold(story, all);
  inherit(story, n, all);
  settle_faults(story, n, all);
  keep_first(all);
  date_all(story, n, all);
  tell_deeds(story, n, finding, all);
  give_to_promiser(story, n, finding, all);
  give_dated(story, n, all);
  std::erase_if(all, [&](const Work& work) { return work.regret || is_doubtful(story, n, work); });
  date_before(story, n, all);
  date_together(story, n, all);
  return all;
}

}  // namespace tenmatsu::composition
