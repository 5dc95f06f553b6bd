#include "compose/followups/followup_text.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

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
         std::ranges::any_of(story.names(), named_before_day);
}

// Whether a sentence on the report names who writes it, right behind the report:
// 「報告書は堤、荷主に 出すから明後日の昼な」, 「報告書は私が取りまとめますので、堤さん原因だけ」.
bool names_writer(const Story& story, const Work& work, std::string_view said) {
  constexpr std::size_t kAround = 12;  // bytes: 社内の
  std::size_t name = 0;
  for (const std::string& one : story.phrases().cue("report_names")) {
    const std::size_t at = said.find(one);
    name = at <= kAround ? std::max(name, at + one.size()) : name;
  }
  const std::string_view behind = said.substr(name);
  const std::string& topic = story.phrases().text("particle.topic");
  return name > 0 && !work.item.owner.empty() && behind.starts_with(topic) &&
         (behind.substr(topic.size()).starts_with(text::normalised(work.item.owner)) ||
          asks_other_part(story, work));
}

// 「院長への報告書は堤さんでいいか。水曜の会議に出す」
bool asks_who_writes(const Story& story, const std::string& said) {
  const std::vector<std::string> told = split_sentences(story, said);
  return !told.empty() && ends_with_any(text::without_closing_marks(told.front()),
                                        story.phrases().cue("asks_owner_ends"));
}

// Whether the words of a report say nothing that its name does not.
bool is_only_report(const Story& story, const Work& work) {
  constexpr std::size_t kOwnMatter = 4;  // words; more of them say what else is to be done
  const std::string said = text::normalised(work.item.statement.text);
  const bool meets = holds_any(work.document, story.phrases().cue("report_meetings"));
  const bool writes = holds_any(said, story.phrases().cue("writes_report"));
  return work.report && (!meets || writes || work.item.statement.text == work.document) &&
         (work.words.size() < kOwnMatter || !holds_any(said, story.phrases().cue("report_names")) ||
          asks_who_writes(story, said) || names_writer(story, work, said));
}

// 「本日中にドラフト作成」 is told by what is to be written.
void name_report(const Story& story, Work& work) {
  if (!is_only_report(story, work)) {
    return;
  }
  if (asks_other_part(story, work)) {
    work.item.due.clear();
  }
  const std::string document =
      work.document.empty() || story.phrases().cue("report_short").any_is(work.document)
          ? story.phrases().text("followup.postmortem")
          : work.document;
  work.item.statement.text = story.phrases().fill("followup.report", {{"document", document}});
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
    // 「警告を出すの私が作る」
    const bool of_deed =
        at != std::string::npos &&
        std::string_view(text).substr(0, at).ends_with(phrases.text("particle.of")) &&
        ends_with_any(std::string_view(text).substr(0, at - phrases.text("particle.of").size()),
                      phrases.cue("verb_letters"));
    if (at == std::string::npos || of_deed || text.find(quote) < at || text.size() == own.size()) {
      continue;
    }
    const std::string& topic = phrases.text("particle.topic");
    const bool of_topic = std::string_view(text).substr(0, at).ends_with(topic);
    text = of_topic ? text.substr(0, at - topic.size()) + phrases.text("particle.object") +
                          text.substr(at + own.size())
                    : text.erase(at, own.size());
    const std::string& comma = phrases.text("mark.comma");
    text.erase(0, text.starts_with(comma) ? comma.size() : 0);
  }
  return text;
}

// 「監視の追加は私ではなく堤さんがやる」, where 堤 is named as the owner: who does not do it is no
// part of the work either.
std::string without_denied_taker(const Story& story, const FollowUp& item) {
  const std::string& text = item.statement.text;
  const auto& phrases = story.phrases();
  const std::string& topic = phrases.text("particle.topic");
  const std::size_t owner = item.owner.empty() ? std::string::npos : text.rfind(item.owner);
  if (owner == std::string::npos) {
    return text;
  }
  std::size_t end = owner + item.owner.size();
  end += rules::prefix_size(std::string_view(text).substr(end),
                            story.rules().people.words(rules::PeopleWord::honorific));
  const std::string& subject = phrases.text("particle.subject");
  const std::string_view before = std::string_view(text).substr(0, owner);
  const auto& marks = phrases.cue("but_not");
  const auto mark =
      std::ranges::find_if(marks, [&](const std::string& one) { return before.ends_with(one); });
  const std::size_t begin = mark == marks.end()
                                ? std::string_view::npos
                                : before.substr(0, before.size() - mark->size()).rfind(topic);
  if (!std::string_view(text).substr(end).starts_with(subject) || begin == std::string_view::npos ||
      begin == 0) {
    return text;
  }
  return text.substr(0, begin) + phrases.text("particle.object") +
         text.substr(end + subject.size());
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

// 「目視は限界が」 breaks off, and nobody is to do it; 「を堤さんに依頼」 lacks its beginning.
bool breaks_off(const Story& story, const FollowUp& item) {
  if (item.statement.text.starts_with(story.phrases().text("particle.object"))) {
    return true;
  }
  return item.owner.empty() && item.due.empty() &&
         item.statement.text.ends_with(story.phrases().text("particle.subject"));
}

// 「カメラを増やせませんか」, 「年に6万円だそうです」 to which nobody says yes: not agreed.
bool is_only_asked(const Story& story, const Work& work) {
  constexpr int kAnswer = 2;  // messages
  const FollowUp& item = work.item;
  const int n = item.statement.events.back();
  const std::string said = text::normalised(item.statement.text);
  if (!item.owner.empty() || !item.due.empty() || !work.owner_open.empty() || work.report ||
      item.statement.events.size() > 1 ||
      !ends_with_any(said, story.phrases().cue("asks_of_work")) ||
      ends_with_any(said, story.phrases().cue("no_asks_of_work"))) {
    return false;
  }
  // 「電源はいくらで買えますか。買ってください」
  const std::vector<Line> lines = story.lines(n);
  if (std::ranges::any_of(lines, [&](Line line) {
        return line.index > work.last && story.modality(line) == Modality::request;
      })) {
    return false;
  }
  for (int m = n + 1; m <= std::min(n + kAnswer, story.size()); ++m) {
    if (story.speaker(m) != story.speaker(n) && story.begins(m, "agrees_to_work")) {
      return false;
    }
  }
  return true;
}

// 「ラッパーを作ります。昼休み返上で…」, 「昼は食べてください笑 あと手順書に追記」: what is said of
// meals, leave and rest beside the work is none.
void drop_small_talk(const Story& story, Work& work) {
  constexpr std::size_t kShort = 16;  // characters
  Statement& told = work.item.statement;
  const std::vector<Line> lines = story.lines(told.events.front());
  const bool plain = std::ranges::any_of(lines, [&](Line line) {
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
      kept += (kept.empty() ? "" : story.phrases().text("mark.full_stop")) + sentence;
    }
  }
  told.text = work.report ? told.text : kept;
}

}  // namespace

bool tell_work(const Story& story, Work& work) {
  name_report(story, work);
  FollowUp& item = work.item;
  item.statement.text = without_taker(story, item);
  item.statement.text = without_own_subject(story, item);
  item.statement.text = without_denied_taker(story, item);
  item.statement.text = as_taken(story, item);
  drop_small_talk(story, work);
  return !item.statement.text.empty() && !breaks_off(story, item) && !is_only_asked(story, work);
}

}  // namespace tenmatsu::composition
