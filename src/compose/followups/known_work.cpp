#include "compose/followups/known_work.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "compose/owners/days.hpp"
#include "compose/owners/named_owners.hpp"
#include "compose/owners/numbered_work.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/first_person.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

// 「明日配ります」 「明日は休みでした、火曜に配ります」, 「夜にお願いします」 「今夜2時にやります」
bool corrects_day(const Story& story, const FollowUp& last, const Work& work, int n) {
  const auto kanji = [&](const FollowUp& item) {
    return kanji_of(story, text::normalised(item.statement.text + item.due));
  };
  return last.owner == work.item.owner && !work.item.due.empty() && work.own_words == 0 &&
         n - last.statement.events.back() == 1 && share_kanji(kanji(last), kanji(work.item));
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
    // Who takes it on says until when, where it had nobody: 「棚卸しは来週火曜までに」.
    found->item.due =
        found->item.due.empty() || found->item.owner.empty() ? one.due : found->item.due;
    if (found->item.owner.empty()) {
      give(*found, one.doer.empty() ? work.item.owner : one.doer,
           one.doer.empty() ? work.with : "");
    }
    cite(found->item.statement, {n});
  }
  return all;
}

// 「①は今日やります。」
bool promises(const Story& story, Line line) {
  return story.modality(line) == Modality::intention && !story.asks(line);
}

// In a list of one item a line the number begins the line.
int number_of(const Story& story, const Work& work) {
  const Line line{work.item.statement.events.front(), work.first};
  return work.number != 0 ? work.number
                          : text::circled_number(text::character_at(story.said(line), 0).code);
}

// 「②は私。今日中に宛先を替えます」: the day stands in the next sentence.
std::string day_behind(const Story& story, Line line) {
  const Line next{line.n, line.index + 1};
  const bool more = next.index < story.lines(line.n).size();
  return more && promises(story, next) && numbered_takers(story, next).empty() ? day_in(story, next)
                                                                               : "";
}

// 「②は俺が今週、①③は奥薗さんが来月末までに」
void give_numbers(const Story& story, int n, std::vector<Work>& known) {
  for (const Line line : story.lines(n)) {
    for (const NumberedTaker& taker : numbered_takers(story, line)) {
      for (Work& work : known) {
        const int number = number_of(story, work);
        if (number != 0 && std::ranges::find(taker.numbers, number) != taker.numbers.end()) {
          if (!taker.name.empty() || work.item.owner.empty()) {
            give(work, taker.name.empty() && promises(story, line) ? story.speaker(n) : taker.name);
          }
          const std::string due = taker.due.empty() ? day_behind(story, line) : taker.due;
          work.item.due = due.empty() ? work.item.due : due;
          cite(work.item.statement, {n});
        }
      }
    }
  }
}

// 「それ堤さんで」 gives what was named just before to somebody.
void hand_over(const Story& story, int n, std::vector<Work>& known) {
  constexpr int kAnswer = 3;  // messages
  if (known.empty() || n - known.back().item.statement.events.back() > kAnswer) {
    return;
  }
  Statement& last = known.back().item.statement;
  const std::string name = handed_to(story, {n, 0});
  if (!name.empty() && last.events.back() < n) {
    give(known.back(), name);
    cite(last, {n});
  }
}

// 「空きを毎朝測る仕組みがほしいです」 「いいですね、起票だけお願い」: who wished for it is to file
// it.
void file_wish(const Story& story, int n, std::vector<Work>& known) {
  constexpr int kAnswer = 2;  // messages
  if (known.empty() || !known.back().item.owner.empty() || !story.hears(n, "files_ticket")) {
    return;
  }
  const int wished = known.back().item.statement.events.front();
  if (known.back().asks && n > wished && n - wished <= kAnswer && !story.bot(wished) &&
      story.speaker(wished) != story.speaker(n)) {
    give(known.back(), story.speaker(wished));
    cite(known.back().item.statement, {n});
  }
}

// 「三日延ばしてもよろしいでしょうか」: a yes to it gives leave and takes nothing on.
bool asks_leave(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return !lines.empty() && story.hears(lines.back(), "asks_leave");
}

// 「担当は朝会で」: it is settled there, and not by who answers.
bool settles_later(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return story.begins(line, "owner_heads") &&
           owner_said(story, n, line.index, line.index).empty();
  });
}

std::string handed_by_answer(const Story& story, const Taker& taker) {
  for (const Line line : story.lines(taker.n)) {
    if (std::string other = handed_on(story, line); !other.empty()) {
      return other;
    }
  }
  return taker.name;
}

// 「突き合わせ表は基盤さんで今週中に」: whether the work is given to where that person works.
bool asks_place_of(const Story& story, int n, const Work& work, const std::string& name) {
  const rules::People& people = story.rules().people;
  const auto stands_in_label = [&](const std::string& place) {
    const auto& all = story.analysis().people;
    return std::ranges::any_of(all, [&](const Person& person) {
      return person.name == name &&
             std::ranges::any_of(person.labels, [&](const std::string& label) {
               return text::normalised(label).find(place) != std::string::npos;
             });
    });
  };
  for (const std::string& place : people.words(rules::PeopleWord::department)) {
    for (std::size_t i = work.first; i <= work.last; ++i) {
      const std::string_view text = story.normal(Line{n, i});
      const std::size_t at = text.find(place);
      if (at != std::string_view::npos &&
          rules::prefix_size(text.substr(at + place.size()),
                             people.words(rules::PeopleWord::honorific)) > 0 &&
          stands_in_label(place)) {
        return true;
      }
    }
  }
  return false;
}

// 「三日延ばしてもよろしいでしょうか」 「もちろんです」: who asked leave and got it does it.
void take_with_leave(const Story& story, int n, std::vector<Work>& known) {
  if (known.empty() || n == story.size() || story.bot(n + 1) ||
      story.speaker(n + 1) == story.speaker(n) || !asks_leave(story, n) ||
      !story.begins(n + 1, "gives_leave")) {
    return;
  }
  Work& asked = known.back();
  const Line last = story.lines(n).back();
  if (asked.item.owner.empty() && asked.item.statement.events.back() == n &&
      asked.last == last.index) {
    give(asked, story.speaker(n));
    cite(asked.item.statement, {n + 1});
  }
}

// 「これも頼む」 「承知しました」: who answers takes on what has nobody yet, or says until when.
void take_by_answer(const Story& story, int n, std::vector<Work>& known) {
  const auto taker = taker_of(story, n);
  if (!taker || asks_leave(story, n) || settles_later(story, n)) {
    return;
  }
  // 「承知しました。岸に書かせます」
  const std::string name = handed_by_answer(story, *taker);
  // 「二つとも自分ですか。やります」 agrees to what the list gave him.
  const bool given = std::ranges::any_of(known, [&](const Work& work) {
    return work.listed && is_owner(work, name) && work.item.statement.events.back() == n;
  });
  for (Work& work : known) {
    const FollowUp& item = work.item;
    const bool open = item.owner.empty() && !given && item.statement.events.back() == n &&
                      (work.asks || asks_place_of(story, n, work, name));
    // 「今週で」 「はい、木曜までに」
    constexpr std::size_t kAlone = 14;  // characters
    const bool dates =
        taker->n == n + 1 && is_owner(work, taker->name) && !taker->due.empty() &&
        (item.due.empty() ||
         (length_of(story.normal(taker->n)) <= kAlone && item.owner != story.speaker(n) &&
          known.back().item.statement.events == item.statement.events && &work == &known.back()));
    if (item.statement.events.back() == n && (open || dates)) {
      if (open) {
        // Beside the name of who answers, 「私の端末」 would be that person's.
        std::string& text = work.item.statement.text;
        text = with_name_of_self(story, std::move(text), story.speaker(n));
        give(work, name);
      }
      work.item.due = work.item.due.empty() || dates ? taker->due : work.item.due;
      cite(work.item.statement, {taker->n});
    }
  }
}

// 「アラート出せますか」 「標準機能です」 「ではそれ、今週設定します」: who asked does it.
bool settles(const Story& story, const std::vector<Work>& known, int n, const Work& work) {
  constexpr int kAnswer = 2;  // messages
  return work.refers && !known.empty() && known.back().asks && !work.item.due.empty() &&
         work.own_words <= 1 && work.item.owner == story.speaker(n) &&
         story.speaker(known.back().item.statement.events.front()) == story.speaker(n) &&
         n - known.back().item.statement.events.back() <= kAnswer;
}

// 「1はもう直しました。明日出します」 after 「1) 複製で予約を引き継がない」.
Work* answered_number(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 4;  // messages
  const std::string_view text = story.normal(n);
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') {
    ++digits;
  }
  if (digits == 0 || !text.substr(digits).starts_with(story.phrases().text("particle.topic")) ||
      (work.topic && work.first > 0)) {
    return nullptr;
  }
  const std::string number = std::string(text.substr(0, digits)) + ")";
  const auto found = std::find_if(known.rbegin(), known.rend(), [&](const Work& other) {
    const int last = other.item.statement.events.back();
    return last < n && n - last <= kAnswer &&
           story.normal(Line{last, other.first}).starts_with(number);
  });
  return found == known.rend() ? nullptr : &*found;
}

// 「私が書くわ」 「いえ書きます」 「ほな頼む」: who offers instead, and is let to, writes it.
bool writes_instead(const Story& story, int n, const std::vector<Work>& known) {
  if (known.empty() || !known.back().report || n - known.back().item.statement.events.back() > 1 ||
      known.back().item.owner == story.speaker(n)) {
    return false;
  }
  return story.begins(n, "answers_no") && story.hears(n, "writes_it") && n < story.size() &&
         story.speaker(n + 1) != story.speaker(n) && story.hears(Line{n + 1, 0}, "lets_do");
}

// Where 「…の修正は、いつごろになるか」, 「…の修正はいつできるか」 ends without its question.
std::size_t before_when(const Story& story, std::string_view text) {
  const std::string& comma = story.phrases().text("mark.comma");
  const std::string& topic = story.phrases().text("particle.topic");
  for (const std::string& when : story.phrases().cue("asks_when")) {
    const std::size_t at = text.find(when);
    const std::string_view asked = text::without_closing_marks(text);
    if (at == std::string_view::npos || asked.find(comma, at) != std::string_view::npos ||
        (at + when.size() < asked.size() &&
         !ends_with_any(asked, story.phrases().cue("asked_ends")))) {
      continue;  // more is told behind the question
    }
    std::string_view before = text.substr(0, at);
    before.remove_suffix(before.ends_with(comma) ? comma.size() : 0);
    if (before.ends_with(topic)) {
      return before.size() - topic.size();
    }
  }
  return text.size();
}

}  // namespace

void drop_question_of_day(const Story& story, FollowUp& item) {
  std::string& text = item.statement.text;
  if (!item.due.empty()) {
    text.resize(before_when(story, text));
  }
}

namespace {

// Whether both say three letters alike that are not of hiragana alone: 「1時間」.
bool share_run(std::string_view a, std::string_view b) {
  constexpr std::size_t kRun = 3;  // characters
  for (std::size_t at = 0; at < a.size(); at += text::character_at(a, at).size) {
    std::size_t end = at;
    std::size_t letters = 0;
    bool noun = true;
    for (; letters < kRun && end < a.size(); ++letters) {
      const auto one = text::character_at(a, end);
      noun = noun && text::is_noun_letter(one.code);
      end += one.size;
    }
    if (letters == kRun && noun && b.find(a.substr(at, end - at)) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// 「一人1時間何通という上限。堤さん」 「はい、1時間300通で切ります、金曜に」, and
// 「堤さん、いつまで」 「仕組みはあるので今月中に入れます」: who was given it says what he does for
// it and until when.
bool tells_how(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  if (known.empty() || n < 2) {
    return false;
  }
  const FollowUp& last = known.back().item;
  const std::vector<Line> before = story.lines(n - 1);
  const bool when =
      std::ranges::any_of(before, [&](Line line) { return story.hears(line, "asks_when"); });
  const bool yes = story.begins(n, "takes_alone");
  const bool alike =
      share_run(text::normalised(work.item.statement.text), text::normalised(last.statement.text));
  return last.statement.events.back() == n - 1 && last.due.empty() && !last.owner.empty() &&
         last.owner == story.speaker(n) &&
         (work.item.owner == last.owner || (when && work.item.owner.empty())) &&
         story.speaker(last.statement.events.front()) != story.speaker(n) &&
         !work.item.due.empty() && !work.report && !work.also && (when || (yes && alike));
}

// 「負荷試験は来月やります」 after a list: of what was named before, the one it shares its word
// with.
Work* named_again(int n, std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 4;  // messages
  if (known.empty() || work.words.empty() || !says_little(work) || work.report || work.parallel ||
      work.also || (work.item.owner.empty() && work.item.due.empty()) ||
      shared_words(work.words, known.back().words) > 0) {
    return nullptr;
  }
  const auto found = std::find_if(known.rbegin(), known.rend(), [&](const Work& other) {
    const FollowUp& item = other.item;
    const bool day = item.due.empty() || work.item.due.empty() || item.due == work.item.due;
    const bool fits = (item.owner.empty() && day) || (is_owner(other, work.item.owner) && day);
    return fits && item.statement.events.back() < n &&
           n - item.statement.events.back() <= kAnswer && !other.report &&
           shared_words(work.words, other.words) == work.words.size();
  });
  return found == known.rend() ? nullptr : &*found;
}

// 「昼までに」 「夕方でもいいですか」 「では夕方で」: another day for what was asked for.
bool moves_day(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 3;            // messages
  constexpr std::size_t kParticle = 2;  // characters
  if (known.empty() || n < 2) {
    return false;
  }
  const TagFinding* found = find_tag(story.event(n), Tag::followup);
  const std::string due = work.item.due.empty() && found != nullptr ? found->due : work.item.due;
  FollowUp& last = known.back().item;
  const bool only_day =
      !due.empty() && length_of(work.item.statement.text) <= length_of(due) + kParticle;
  const bool asked = asks_leave(story, n - 1) && story.speaker(n - 1) == last.owner &&
                     story.normal(n - 1).find(text::normalised(due)) != std::string_view::npos &&
                     story.speaker(n) != last.owner;
  if (!only_day || !asked || n - last.statement.events.back() > kAnswer) {
    return false;
  }
  last.due = due;
  cite(last.statement, {n - 1, n});
  return true;
}

}  // namespace

namespace {

// 「今週休みなので堤さんお願いできますか」 of who was to write the report, and a yes to that.
bool pass_on(const Story& story, int n, std::vector<Work>& known) {
  constexpr int kSoon = 3;  // messages
  if (known.empty() || !known.back().report || known.back().item.owner != story.speaker(n) ||
      known.back().item.statement.events.back() >= n ||
      n - known.back().item.statement.events.back() > kSoon) {
    return false;
  }
  const auto next = passed_on(story, n);
  if (!next) {
    return false;
  }
  Work& passed = known.back();
  give(passed, next->name);
  passed.item.due = next->due.empty() ? passed.item.due : next->due;
  cite(passed.item.statement, {n, next->n});
  return true;
}

// 「アラートも入れたいです」 「それはうちで作れます。こっちで持ちますよ、今月中に」: who takes it
// off the one that wished for it.
bool takes_wish(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 2;  // messages
  if (known.empty() || work.report || !(work.refers || says_little(work))) {
    return false;
  }
  Work& wished = known.back();
  const int last = wished.item.statement.events.back();
  const std::vector<Line> before = story.lines(last);
  const bool wish = std::ranges::any_of(before, [&](Line line) {
    return story.ends(line, "wish_ends") || story.hears(line, "wishes");
  });
  const bool open = wished.item.owner.empty() || (wish && wished.item.owner == story.speaker(last));
  const bool points =
      refers_back(story, {n, 0}) && (story.hears(n, "own_pledges") || story.hears(n, "own_holds"));
  if (!open || !points || last >= n || n - last > kAnswer || wished.report ||
      story.speaker(last) == story.speaker(n) || work.item.owner != story.speaker(n)) {
    return false;
  }
  // 「止まると黙る作りでした」 「そこは私が直します」 of one speaker: it points at his own words.
  if (story.speaker(n - 1) == story.speaker(n)) {
    return false;
  }
  give(wished, work.item.owner, work.with);
  wished.item.due = work.item.due.empty() ? wished.item.due : work.item.due;
  cite(wished.item.statement, {n});
  return true;
}

// 「検索の件は江川さん、フロントに依頼」 and later of that person
// 「フロントには依頼済みです。来週の スプリントに入ります」: until when, of what he was given.
bool dates_own(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  constexpr int kSoon = 6;  // messages
  if (work.item.due.empty() || work.item.owner != story.speaker(n) || work.report || work.topic ||
      work.also || !says_little(work)) {
    return false;
  }
  const std::vector<std::string> words = content_words(story.normal(n));
  const auto found = std::find_if(known.rbegin(), known.rend(), [&](const Work& other) {
    const int last = other.item.statement.events.back();
    return is_owner(other, work.item.owner) && other.item.due.empty() && !other.report &&
           last < n && n - last <= kSoon && shared_words(words, other.words) > 0 &&
           story.speaker(last) != story.speaker(n);
  });
  if (found == known.rend()) {
    return false;
  }
  found->item.due = work.item.due;
  cite(found->item.statement, {n});
  return true;
}

}  // namespace

bool begin_with_known(const Story& story, int n, std::vector<Work>& known) {
  if (pass_on(story, n, known)) {
    return true;
  }
  hand_over(story, n, known);
  file_wish(story, n, known);
  if (!known.empty() && known.back().report && known.back().item.statement.events.back() == n - 1 &&
      known.back().item.owner == story.speaker(n - 1) && takes_off(story, n)) {
    give(known.back(), story.speaker(n));
    cite(known.back().item.statement, {n});
    return false;
  }
  if (!writes_instead(story, n, known)) {
    return false;
  }
  give(known.back(), story.speaker(n));
  cite(known.back().item.statement, {n});
  return true;
}

bool belongs_to_known(const Story& story, int n, std::vector<Work>& known, Work& work) {
  if (moves_day(story, n, known, work) || gives_days(story, n, known, work)) {
    return true;
  }
  // 「②は私。今日中に替えます」
  if (work.first > 0 && says_little(work) && !work.report &&
      !numbered_takers(story, Line{n, work.first - 1}).empty() &&
      !day_behind(story, Line{n, work.first - 1}).empty()) {
    return true;
  }
  if (Work* numbered = answered_number(story, n, known, work)) {
    numbered->item.due = work.item.due.empty() ? numbered->item.due : work.item.due;
    merge(*numbered, work);
    return true;
  }
  if (tells_how(story, n, known, work)) {
    std::string& text = known.back().item.statement.text;
    text.resize(before_when(story, text));
    if (!says_little(work)) {
      text += story.phrases().text("mark.full_stop") + work.item.statement.text;
    }
    merge(known.back(), work);
    return true;
  }
  if (Work* again = named_again(n, known, work)) {
    merge(*again, work);
    return true;
  }
  if (takes_wish(story, n, known, work) || dates_own(story, n, known, work)) {
    return true;
  }
  if (settles(story, known, n, work)) {
    Work& asked = known.back();
    give(asked, work.item.owner, work.with);
    asked.item.due = work.item.due;
    merge(asked, work);
    return true;
  }
  return false;
}

void take_last(const Story& story, int n, std::vector<Work>& known, const Work& work) {
  FollowUp& last = known.back().item;
  last.due = corrects_day(story, last, work, n) ? "" : last.due;
  // 「監視の見落としです。赤のままの台は鳴らすように変えます」
  constexpr std::size_t kFew = 3;  // kanji
  if (last.statement.events.back() == n && !known.back().deed && !known.back().report &&
      work.deed && work.topic && !work.adds && work.kanji > kFew) {
    last.statement.text += story.phrases().text("mark.full_stop") + work.item.statement.text;
    known.back().deed = true;
  }
  merge(known.back(), work);
}

void end_with_known(const Story& story, int n, std::vector<Work>& known) {
  give_numbers(story, n, known);
  take_with_leave(story, n, known);
  take_by_answer(story, n, known);
}

// 「しきい値を下げます。来週に負荷試験をやります」: the second sentence names a thing of its own;
// 「通知を足します。見積もりを来週出します」 does not.
bool names_own_thing(const Story& story, const Work& before, const Work& work) {
  constexpr std::size_t kThing = 3;  // letters
  const int n = work.item.statement.events.front();
  const std::string_view text = story.normal(Line{n, work.last});
  const auto& aims = story.phrases().cue("aims_at");
  // 「自動で上がるようにします。今日中に設定を入れて試します」: what is to come of it, and how.
  const bool how = holds_any(story.normal(Line{n, before.last}), aims) || holds_any(text, aims) ||
                   holds_any(text, story.phrases().cue("drafts_of_work")) ||
                   shared_words(work.words, before.words) > 0;
  return !how && before.deed && work.topic && work.deed && !work.refers && !work.adds &&
         work.own_words > 0 &&
         (work.kanji >= kThing || std::ranges::any_of(work.words, [](const std::string& word) {
            return length_of(word) >= kThing;
          }));
}

// 「障害票は私が週内で」: the thing that is taken on is none that was spoken of before.
bool names_other_thing(const Story& story, const FollowUp& last, const Work& work) {
  const std::string_view text = story.normal(Line{work.item.statement.events.front(), work.first});
  const std::size_t topic = text.find(story.phrases().text("particle.topic"));
  if (!work.topic || work.own_words == 0 || work.refers || topic == std::string_view::npos) {
    return false;
  }
  const std::string told = text::normalised(last.statement.text);
  const std::set<char32_t> thing = kanji_of(story, text.substr(0, topic));
  // 「PMは僕が」 has no kanji, 「それは僕が」 names nothing.
  const std::string_view name = text.substr(0, topic);
  return thing.empty() ? !name.empty() && !text::holds_script(name, text::Script::hiragana) &&
                             told.find(name) == std::string::npos
                       : thing.size() > 1 && !share_kanji(thing, kanji_of(story, told));
}

bool takes_on(const Story& story, const std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 3;  // messages
  if (known.empty() || !says_little(work) || work.item.owner.empty()) {
    return false;
  }
  const FollowUp& last = known.back().item;
  const int n = work.item.statement.events.front();
  if (last.statement.events.front() == n && last.owner == work.item.owner &&
      names_own_thing(story, known.back(), work)) {
    return false;
  }
  const bool wish = work.wish && work.own_words > 0;
  if (last.statement.events.back() < n && (wish || names_other_thing(story, last, work))) {
    return false;
  }
  // 「知らせてもらう形にしたいです」 「早く言うべきでした。手順書を直しておきます」
  const bool own = work.topic && work.deed && !work.refers && !work.adds &&
                   shared_words(work.words, known.back().words) < work.words.size();
  const bool first = work.first > 0 && !content_words(story.normal(Line{n, 0})).empty() &&
                     !story.begins(n, "takes_alone");
  if (last.statement.events.back() < n && first && own) {
    return false;
  }
  const bool fits = last.owner.empty() || (last.owner == work.item.owner && last.due.empty()) ||
                    corrects_day(story, last, work, n);
  return fits && n - last.statement.events.back() <= kAnswer && !work.report && !work.parallel;
}

// Whether the message tells something of its own before the work, which that refers to.
bool tells_first(const Story& story, int n, const Work& work) {
  constexpr std::size_t kLittle = 3;  // words
  std::size_t words = 0;
  for (std::size_t i = 0; i < work.first; ++i) {
    words += content_words(story.normal(Line{n, i})).size();
  }
  return words > kLittle;
}

bool speaks_on(const Story& story, const std::vector<Work>& known, int n, const Work& work) {
  constexpr int kAnswer = 3;  // messages
  return work.refers && !known.empty() && known.back().item.owner.empty() &&
         !tells_first(story, n, work) && n - known.back().item.statement.events.back() <= kAnswer;
}

}  // namespace tenmatsu::composition
