#include "compose/followups.hpp"

#include <algorithm>
#include <optional>

#include "compose/acts.hpp"
#include "compose/author.hpp"
#include "compose/message_work.hpp"
#include "compose/proposals.hpp"
#include "compose/takers.hpp"
#include "compose/task_wording.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

void add(std::vector<Work>& all, Work work) {
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const Work& other) { return same(other, work); });
  if (known == all.end()) {
    all.push_back(std::move(work));
  } else {
    merge(*known, work);
  }
}

// 「報告書は私が取りまとめますので、堤さん原因だけ今日中にください」: the day of the other's part.
bool asks_other_part(const Story& story, const Work& work) {
  const int n = work.item.statement.events.front();
  const Line last{n, work.last};
  const std::string_view text = story.normal(last);
  const std::size_t day =
      work.item.due.empty() ? std::string_view::npos : text.find(text::normalised(work.item.due));
  const auto named_before_day = [&](const std::string& name) {
    return name != text::normalised(story.speaker(n)) && text.find(name) < day;
  };
  return work.item.owner == story.speaker(n) && day != std::string_view::npos &&
         story.modality(last) == Modality::request &&
         std::any_of(story.names().begin(), story.names().end(), named_before_day);
}

// 「本日中にドラフト作成」 is told by what is to be written.
void name_report(const Story& story, Work& work) {
  constexpr std::size_t kOwnMatter = 4;  // words; more of them say what else is to be done
  const bool meets = holds_any(work.document, story.phrases().cue("report_meetings"));
  const bool writes =
      holds_any(text::normalised(work.item.statement.text), story.phrases().cue("writes_report"));
  const bool unnamed =
      !holds_any(text::normalised(work.item.statement.text), story.phrases().cue("report_names"));
  // 「院長への報告書は堤さんでいいか。水曜の会議に出す」
  const std::vector<std::string> told =
      split_sentences(story, text::normalised(work.item.statement.text));
  const bool asks_who = !told.empty() && ends_with_any(text::without_closing_marks(told.front()),
                                                       story.phrases().cue("asks_owner_ends"));
  // 「報告書は堤、荷主に出すから明後日の昼な」, 「報告書は私が取りまとめますので、堤さん原因だけ」
  const std::string said = text::normalised(work.item.statement.text);
  constexpr std::size_t kAround = 12;  // bytes: 社内の
  std::size_t name = 0;
  for (const std::string& one : story.phrases().cue("report_names")) {
    const std::size_t at = said.find(one);
    name = at <= kAround ? std::max(name, at + one.size()) : name;
  }
  const std::string_view behind = std::string_view(said).substr(name);
  const std::string& topic = story.phrases().text("task.topic");
  const bool names_writer =
      name > 0 && !work.item.owner.empty() && behind.starts_with(topic) &&
      (behind.substr(topic.size()).starts_with(text::normalised(work.item.owner)) ||
       asks_other_part(story, work));
  if (work.report && (!meets || writes || work.item.statement.text == work.document) &&
      (work.words.size() < kOwnMatter || unnamed || asks_who || names_writer)) {
    if (asks_other_part(story, work)) {
      work.item.due.clear();
    }
    const std::string document =
        work.document.empty() ? story.phrases().text("followup.postmortem") : work.document;
    work.item.statement.text = story.phrases().fill("followup.report", {{"document", document}});
  }
}

// 「明日配ります」 「明日は休みでした、火曜に配ります」, 「夜にお願いします」 「今夜2時にやります」
bool corrects_day(const Story& story, const FollowUp& last, const Work& work, int n) {
  const auto signs = [&](const FollowUp& item) {
    return signs_of(story, text::normalised(item.statement.text + item.due));
  };
  return last.owner == work.item.owner && !work.item.due.empty() && work.own_words == 0 &&
         n - last.statement.events.back() == 1 && share_sign(signs(last), signs(work.item));
}

// 「3/31までにやります」: an answer that takes on the work named just before.
bool takes_on(const Story& story, const std::vector<Work>& known, const Work& work) {
  constexpr int kAnswer = 3;  // messages
  if (known.empty() || !says_little(work) || work.item.owner.empty()) {
    return false;
  }
  const FollowUp& last = known.back().item;
  const int n = work.item.statement.events.front();
  const bool fits = last.owner.empty() || (last.owner == work.item.owner && last.due.empty()) ||
                    corrects_day(story, last, work, n);
  return fits && n - last.statement.events.back() <= kAnswer && !work.report && !work.parallel;
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
    if (found->item.owner.empty()) {
      give(*found, work.item.owner, work.with);
    }
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
          give(work, taker.name);
          work.item.due = taker.due;
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

// 「三日延ばしてもよろしいでしょうか」: a yes to it gives leave and takes nothing on.
bool asks_leave(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return !lines.empty() && holds_any(story.normal(lines.back()), story.phrases().cue("asks_leave"));
}

std::string handed_by_answer(const Story& story, const Taker& taker) {
  for (const Line line : story.lines(taker.n)) {
    if (std::string other = handed_on(story, line); !other.empty()) {
      return other;
    }
  }
  return taker.name;
}

// 「これも頼む」 「承知しました」: who answers takes on what has nobody yet, or says until when.
void take_by_answer(const Story& story, int n, std::vector<Work>& known) {
  const auto taker = taker_of(story, n);
  if (!taker || asks_leave(story, n)) {
    return;
  }
  // 「承知しました。岸に書かせます」
  const std::string name = handed_by_answer(story, *taker);
  for (Work& work : known) {
    const FollowUp& item = work.item;
    const bool open = work.asks && item.owner.empty();
    // 「今週で」 「はい、木曜までに」
    constexpr std::size_t kAlone = 14;  // characters
    const bool dates =
        taker->n == n + 1 && is_owner(work, taker->name) && !taker->due.empty() &&
        (item.due.empty() ||
         (length_of(story.normal(taker->n)) <= kAlone && item.owner != story.speaker(n) &&
          known.back().item.statement.events == item.statement.events && &work == &known.back()));
    if (item.statement.events.back() == n && (open || dates)) {
      if (open) {
        give(work, name);
      }
      work.item.due = work.item.due.empty() || dates ? taker->due : work.item.due;
      cite(work.item.statement, {taker->n});
    }
  }
}

// 「堤さん、端末も直してください」 to somebody who is not `name`.
bool calls_other(const Story& story, Line line, const std::string& name) {
  return !person_called(story, line).empty() && !names_person(story, line, name);
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
      if (asks && story.speaker(m) != story.speaker(n) &&
          !calls_other(story, line, story.speaker(n))) {
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
    if (!work.item.statement.text.empty() && !says_little(work) && !work.slight) {
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
  if (digits == 0 || !text.substr(digits).starts_with(story.phrases().text("task.topic")) ||
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

// 「直しておきます、今日」, 「金曜までに案を作ります」: what it is done to stands before it.
bool lacks_object(const Work& work) {
  constexpr std::size_t kFew = 2;  // kanji
  return work.own_words == 0 && work.signs <= kFew && !work.report && !work.refers &&
         work.number == 0 && !work.listed && !work.item.owner.empty();
}

// Whether the line gives what it tells to that person, at its end:
// 「補填を検討ということで、堤さん」.
bool ends_with_person(const Story& story, Line line, std::string_view name) {
  std::string_view text = text::without_closing_marks(story.normal(line));
  text.remove_suffix(
      rules::suffix_size(text, story.rules().people.words(rules::PeopleWord::honorific)));
  return !name.empty() && text.ends_with(text::normalised(name)) && text.size() > name.size();
}

// 「私が書くから、監視側の時系列だけちょうだい」: who writes, and what others are to give for it;
// in 「手順書は私が書くから」 something else is written.
bool asks_for_parts(const Story& story, int n, const Work& work) {
  const Line line{n, work.first};
  const std::string_view text = story.normal(line);
  const std::size_t reason = text.find(story.phrases().text("owner.reason"));
  return reason != std::string_view::npos && story.modality(line) == Modality::request &&
         !story.negated(line) && starts_with_any(text, story.phrases().cue("writes_instead"));
}

// 「報告書は？」 「記録係なので僕が書きます、火曜には」
bool writes_report_asked(const Story& story, int n, const Work& work) {
  constexpr int kAsked = 2;  // messages
  const bool writes =
      !work.report &&
      (asks_for_parts(story, n, work) ||
       (work.own_words <= 1 &&
        holds_any(text::normalised(work.item.statement.text), story.phrases().cue("writes_it")) &&
        work.item.owner == story.speaker(n)));
  for (int m = n - 1; writes && m >= std::max(1, n - kAsked); --m) {
    for (const Line line : story.lines(m)) {
      const bool asks = story.asks(line) || story.modality(line) == Modality::request;
      if (asks && story.speaker(m) != story.speaker(n) && story.hears(line, "postmortem")) {
        return true;
      }
    }
  }
  return false;
}

// 「私が書くわ」 「いえ書きます」 「ほな頼む」: who offers instead, and is let to, writes it.
bool writes_instead(const Story& story, int n, const std::vector<Work>& known) {
  if (known.empty() || n >= story.size() || !known.back().report ||
      n - known.back().item.statement.events.back() > 1 ||
      known.back().item.owner == story.speaker(n)) {
    return false;
  }
  const std::string_view text = story.normal(n);
  return starts_with_any(text, story.phrases().cue("answers_no")) &&
         holds_any(text, story.phrases().cue("writes_it")) &&
         story.speaker(n + 1) != story.speaker(n) && story.hears(Line{n + 1, 0}, "lets_do");
}

// 「宛先が退職者のままでした。直しておきます、今日」: the sentence before tells what.
bool tell_before(const Story& story, int n, Work& work) {
  if (work.first == 0 || work.topic || !lacks_object(work)) {
    return false;
  }
  const Line before{n, work.first - 1};
  // 「アラートがなかったのが反省点。堤さん、来週までに追加を」
  if (work.item.owner != story.speaker(n) && story.modality(before) != Modality::statement) {
    return false;
  }
  const bool tells = !story.asks(before) && content_words(story.normal(before)).size() >= 2 &&
                     story.modality(before) != Modality::done && !story.hears(before, "close");
  if (tells) {
    work.item.statement.text =
        plain(story, before) + story.phrases().text("join.sentences") + work.item.statement.text;
    add_words(work.words, content_words(story.normal(before)));
    work.own_words = work.words.size();
  }
  return tells;
}

// 「10分のしきい値も長い。そこも直そ」: what is pointed at stands before it.
bool points_there(const Story& story, const Work& work) {
  const int n = work.item.statement.events.front();
  return work.refers && work.asks && work.first > 0 && work.own_words == 0 && !work.report &&
         starts_with_any(story.normal(Line{n, work.first}), story.phrases().cue("there_heads"));
}

void complete(const Story& story, int n, Work& work) {
  if (points_there(story, work)) {
    const Line before{n, work.first - 1};
    work.item.statement.text =
        plain(story, before) + story.phrases().text("join.sentences") + work.item.statement.text;
    add_words(work.words, content_words(story.normal(before)));
    work.own_words = work.words.size();
    work.signs += signs_of(story, std::string(story.normal(before))).size();
    work.refers = false;
    return;
  }
  if (writes_report_asked(story, n, work)) {
    if (asks_for_parts(story, n, work)) {
      give(work, story.speaker(n));
      work.item.due.clear();  // of the parts
    }
    work.report = true;
    work.item.statement.text = story.phrases().fill(
        "followup.report", {{"document", story.phrases().text("followup.document")}});
    return;
  }
  if (!lacks_object(work) || work.item.owner != story.speaker(n)) {
    return;
  }
  if (tell_before(story, n, work)) {
    return;
  }
  if (n > 1) {
    for (const Line line : story.lines(n - 1)) {
      if (story.speaker(n - 1) != story.speaker(n) &&
          ends_with_person(story, line, story.speaker(n))) {
        const Work asked = work_in(story, line, TagFinding{});
        work.item.statement.text = asked.item.statement.text;
        work.words.insert(work.words.end(), asked.words.begin(), asked.words.end());
        cite(work.item.statement, {n - 1});
        return;
      }
    }
  }
}

// 「IDは間違えないように(笑)」; 「監視を足しときますw」 is promised all the same.
bool asks_in_jest(const Story& story, int n, const Work& work) {
  const bool own = !work.item.owner.empty() && work.item.owner == story.speaker(n);
  return !own && is_joke(story, {n, work.last});
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

void read(const Story& story, int n, std::vector<Work>& all) {
  hand_over(story, n, all);
  if (writes_instead(story, n, all)) {
    give(all.back(), story.speaker(n));
    cite(all.back().item.statement, {n});
    return;
  }
  for (Work& work : story.has(n, Tag::followup) ? works_of(story, n) : promised(story, n)) {
    if (asks_in_jest(story, n, work) || moves_day(story, n, all, work) ||
        gives_days(story, n, all, work)) {
      continue;
    }
    if (Work* numbered = answered_number(story, n, all, work)) {
      numbered->item.due = work.item.due.empty() ? numbered->item.due : work.item.due;
      merge(*numbered, work);
      continue;
    }
    if (settles(story, all, n, work)) {
      Work& asked = all.back();
      give(asked, work.item.owner, work.with);
      asked.item.due = work.item.due;
      merge(asked, work);
      continue;
    }
    // 「木曜までに入れます」 that answered what it takes on
    const bool heard =
        !all.empty() && lacks_object(work) && all.back().item.statement.events.back() == n &&
        all.back().item.statement.events.front() < n && all.back().item.owner == work.item.owner &&
        (work.item.due.empty() || all.back().item.due == work.item.due);
    if (heard) {
      continue;
    }
    const bool told = tell_before(story, n, work);
    const bool takes = (!told && takes_on(story, all, work)) || speaks_on(all, n, work);
    const bool named = work.report;
    if (!takes && !told) {
      complete(story, n, work);
    }
    // 「ふりかえりは主犯の堤さん？」 「主犯、書きます」
    if (work.report && !named && !all.empty() && all.back().report &&
        all.back().item.statement.events.front() == n - 1 &&
        story.asks(Line{n - 1, all.back().last})) {
      give(all.back(), work.item.owner, work.with);
      all.back().item.due = work.item.due;
      all.back().item.statement.text = work.item.statement.text;
      merge(all.back(), work);
      continue;
    }
    if (takes) {
      FollowUp& last = all.back().item;
      last.due = corrects_day(story, last, work, n) ? "" : last.due;
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

// 「2月8日までに直せますか」 — 「8日には無理ですね」
bool is_declined(const Story& story, const FollowUp& item) {
  constexpr int kSoon = 4;  // messages
  const int asked = item.statement.events.front();
  for (int n = asked + 1; n <= std::min(asked + kSoon, story.size()); ++n) {
    if (story.speaker(n) == item.owner) {
      return story.hears(n, "declines");
    }
  }
  return false;
}

// 「チェック表の案を作れますか」, once somebody took it on, is to 「作る」.
std::string as_taken(const Story& story, const FollowUp& item) {
  const std::string& arrow = story.phrases().text("action.arrow");
  const bool taken = !item.owner.empty() &&
                     (item.owner != story.speaker(item.statement.events.front()) ||
                      item.statement.events.size() > 1) &&
                     !is_declined(story, item);
  for (const std::string& pair : story.phrases().cue("asked_tasks")) {
    const std::size_t at = pair.find(arrow);
    const std::string_view asked = std::string_view(pair).substr(0, at);
    if (taken && at != std::string::npos && item.statement.text.ends_with(asked)) {
      return item.statement.text.substr(0, item.statement.text.size() - asked.size()) +
             pair.substr(at + arrow.size());
    }
  }
  return item.statement.text;
}

// 「目視は限界が」 breaks off, and nobody is to do it.
bool breaks_off(const Story& story, const FollowUp& item) {
  return item.owner.empty() && item.due.empty() &&
         item.statement.text.ends_with(story.phrases().text("title.subject_particle"));
}

// 「ラッパーを作ります。昼休み返上で…」, 「昼は食べてください笑 あと手順書に追記」: what is said of
// meals, leave and rest beside the work is none.
void drop_small_talk(const Story& story, Work& work) {
  constexpr std::size_t kShort = 16;  // characters
  Statement& told = work.item.statement;
  const std::vector<Line> lines = story.lines(told.events.front());
  const bool plain = std::any_of(lines.begin(), lines.end(), [&](Line line) {
    return story.hears(line, "own_leave") ||
           (story.hears(line, "small_talk") && !story.has_term(line, "action") &&
            !story.has_term(line, "followup"));
  });
  const std::vector<std::string> sentences = split_sentences(story, told.text);
  std::string kept;
  for (const std::string& sentence : sentences) {
    const std::string said = text::normalised(sentence);
    const bool talk = holds_any(said, story.phrases().cue("small_talk")) ||
                      holds_any(said, story.phrases().cue("own_leave"));
    if (!talk || !(plain || (sentences.size() > 1 && length_of(sentence) <= kShort))) {
      kept += (kept.empty() ? "" : story.phrases().text("join.sentences")) + sentence;
    }
  }
  told.text = work.report ? told.text : kept;
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
  const bool his = std::any_of(writer.events.begin(), writer.events.end(), [&](int n) {
    return std::find(events.begin(), events.end(), n) != events.end();
  });
  if (work.report && work.item.owner.empty() && his) {
    give(work, writer.text);
  }
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
  const Statement writer = author(story);
  std::vector<FollowUp> out;
  for (Work& work : all) {
    give_to_author(writer, work);
    name_report(story, work);
    work.item.statement.text = without_taker(story, work.item);
    work.item.statement.text = without_own_subject(story, work.item);
    work.item.statement.text = as_taken(story, work.item);
    drop_small_talk(story, work);
    if (work.item.statement.text.empty() || breaks_off(story, work.item)) {
      continue;
    }
    if (!work.with.empty()) {
      work.item.owner += story.phrases().text("title.comma") + work.with;
    }
    if (!out.empty() && only_agrees(work.item, out.back())) {
      take_on(out.back(), work.item);
      continue;
    }
    out.push_back(std::move(work.item));
  }
  for (FollowUp& item : out) {
    item.statement.text = bare_task(story, item);
  }
  return out;
}

}  // namespace tenmatsu::composition
