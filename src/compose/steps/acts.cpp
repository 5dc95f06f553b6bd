#include "compose/steps/acts.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/act_manner.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/seeming_acts.hpp"
#include "compose/steps/step_costs.hpp"
#include "compose/steps/telling_lines.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

std::string sentences_of(const Story& story, const std::vector<Line>& lines) {
  std::string text;
  for (const Line line : lines) {
    text.append(text::normalised(story.said_whole(line))).push_back(' ');
  }
  return text;
}

// 「消す前に控えを残す」 is not to 消す: the deed that comes later is left out.
std::string without_later_deeds(const Story& story, std::string text) {
  for (const std::string& before : story.phrases().cue("before_deeds")) {
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
      std::size_t begin = at;
      text::Character last = text::character_before(text, begin);
      while (last.size > 0 && text::script_of(last.code) == Script::hiragana && at - begin < 9) {
        begin -= last.size;
        last = text::character_before(text, begin);
      }
      while (last.size > 0 && is_kanji(last.code)) {
        begin -= last.size;
        last = text::character_before(text, begin);
      }
      text.erase(begin, at + before.size() - begin);
      at = begin;
    }
  }
  return text;
}

void note_words(const Story& story, Act& act) {
  const std::string text = sentences_of(story, act.lines);
  act.kanji = kanji_of(story, text);
  act.own_kanji = kanji_of(story, without_later_deeds(story, text));
  act.words = content_words(own_matter(story, text));
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  act.all_kanji = waits ? kanji_of(story, sentences_of(story, act.beside)) : act.kanji;
  act.all_kanji.insert(act.kanji.begin(), act.kanji.end());
}

bool may_tell_act(const Story& story, Line line) {
  constexpr std::size_t kMuch = 2;  // words
  const bool proposes = story.modality(line) == Modality::proposal &&
                        content_words(own_matter(story, story.normal(line))).size() >= kMuch;
  return !story.hearsay(line) && !story.hears(line, "relays") &&
         (proposes || story.has_term(line, "action") || story.carries(line, Tag::action));
}

// What a line beside the main act says of another step: a report and the next proposal, or the
// calling off of one step and the proposal of another.
std::optional<Status> other_status(const Story& story, Line line, const Act& main) {
  if (main.lines.empty()) {
    return std::nullopt;
  }
  if (story.modality(line) == Modality::rejection) {
    // 「手で運び始めました。全部は今日は無理です」 goes on with it.
    const bool falls_short = (main.status == Status::started || main.status == Status::done) &&
                             main.lines.front() < line && story.ends(line, "cannot_all");
    return main.status == Status::rejected || falls_short ? std::nullopt
                                                          : std::optional(Status::rejected);
  }
  const bool supposes = story.conditional(line) && !story.asks(line);  // 変えてもよろしいですか
  if (names_no_step(story, line) || supposes || closes_only(story, line) ||
      decides_in(story, line) || story.hears(line, "quotation") || !may_tell_act(story, line) ||
      tells_how_it_is(story, line) || speaks_against_step(story, line) || is_joke(story, line) ||
      story.ends(line, "no_deed_ends")) {
    return std::nullopt;
  }
  // 「11台変更済みです。残り3台は現地で挿し直します」
  if (main.status == Status::started && line < main.lines.front() &&
      story.ends(line, "part_done_ends")) {
    return Status::done;
  }
  const bool ended =
      main.status == Status::done || (main.status == Status::rejected && main.lines.back() < line);
  for (const Status status : {Status::requested, Status::started, Status::proposed}) {
    if (ended && says_act(story, line, status) && !only_enquires(story, line) &&
        !says_act(story, line, Status::done)) {
      return status;
    }
  }
  return std::nullopt;
}

bool is_told(const Story& story, const std::vector<Act>& acts, Line line) {
  const Line sentence = story.sentence_begin(line);
  return std::ranges::any_of(acts, [&](const Act& act) {
    return std::ranges::any_of(act.lines,
                               [&](Line told) { return story.sentence_begin(told) == sentence; });
  });
}

// What another act is told by is no part of what is told beside this one.
void take_from(Act& act, const std::vector<Line>& lines) {
  for (auto* list : {&act.beside, &act.informing}) {
    std::erase_if(*list, [&](Line line) { return std::ranges::find(lines, line) != lines.end(); });
  }
}

// 「戻しました (版 212 → 211)」: an arrow with blanks about it parts a plan from its report; one
// that people wrote themselves has none.
void close_arrows(const Story& story, std::string& text) {
  const std::string& arrow = story.phrases().text("action.arrow");
  const std::size_t blank = arrow.find_first_not_of(' ');
  const std::string close = arrow.substr(blank, arrow.find_last_not_of(' ') + 1 - blank);
  for (std::size_t at = text.find(arrow); at != std::string::npos; at = text.find(arrow, at)) {
    text.replace(at, arrow.size(), close);
  }
}

}  // namespace

// "bypassed." is closed already where a sentence follows it.
std::string without_full_stop(std::string text) {
  text.erase(text.find_last_not_of('.') + 1);
  return text;
}

Statement act_statement(const Story& story, const std::vector<Line>& lines) {
  Statement made;
  std::optional<Line> told;
  for (const Line line : lines) {
    const Line whole = story.sentence_begin(line);
    const std::string text = told == whole ? "" : event_statement(story, line.n, {line}).text;
    told = whole;
    cite(made, {line.n});
    if (!text.empty()) {
      made.text = without_full_stop(std::move(made.text));
      made.text += (made.text.empty() ? "" : story.phrases().text("mark.full_stop")) + text;
    }
  }
  close_arrows(story, made.text);
  return made;
}

// 「失敗しました」, 「1回目失敗」: that a step failed, and not which.
bool is_bare_failure(const Story& story, Line line) {
  return story.hears(line, "step_failed") && !story.asks(line) && !story.conditional(line) &&
         !story.hears(line, "thing_of_failure") &&
         content_words(own_matter(story, story.normal(line))).size() <= 1;
}

// 「失敗しました。日ごとに割ってやり直しています」: the next try is begun, the one before it
// failed.
void part_from_failure(const Story& story, Act& act) {
  if (act.status != Status::done || act.lines.size() < 2 ||
      !is_bare_failure(story, act.lines.front())) {
    return;
  }
  const auto tries = [&](Line line) {
    const Modality modality = story.modality(line);
    return modality == Modality::ongoing || modality == Modality::intention;
  };
  const std::vector<Line> next(act.lines.begin() + 1, act.lines.end());
  if (!std::ranges::all_of(next, tries)) {
    return;
  }
  for (const Line line : story.lines(act.n)) {
    if (line >= act.lines.front() && line < next.front()) {
      act.tried.push_back(line);
    }
  }
  act.lines = next;
  act.status = Status::started;
}

// 「aをdrain。残りが減るのを待って0になった」: the deed without its verb, right before what came
// of it.
void add_cut_deed(const Story& story, Act& act) {
  const bool acts = act.status == Status::started || act.status == Status::done;
  if (!acts || act.lines.empty() || act.lines.front().index == 0) {
    return;
  }
  const Line before{act.n, act.lines.front().index - 1};
  const std::string_view text = story.bare(before);
  const std::string& object = story.phrases().text("particle.object");
  const std::size_t at = text.rfind(object);
  const std::string_view deed = at == std::string_view::npos ? "" : text.substr(at + object.size());
  if (!deed.empty() && !text::holds_script(deed, Script::hiragana) && !story.asks(before) &&
      !story.conditional(before) && story.modality(before) == Modality::statement) {
    act.lines.insert(act.lines.begin(), before);
  }
}

// 「機械を入れ直したほうが早い。控えを取ってからやる」: what is to be done stands before what is to
// be done first.
void add_deed_before(const Story& story, Act& act) {
  if (!is_open(act) || act.lines.size() != 1) {
    return;
  }
  const Line told = act.lines.front();
  const Line whole = story.sentence_begin(told);  // may begin the message where `told` does not
  if (whole.index == 0) {
    return;
  }
  const Line before = story.sentence_begin({act.n, whole.index - 1});
  const bool first = story.ends(told, "does_it_then_ends");
  const Modality modality = story.modality(before);
  const bool names = modality == Modality::proposal || modality == Modality::intention;
  if (first && before < told && names && story.has_term(before, "action") && !story.asks(before) &&
      !story.negated(before) && !proposes_nothing(story, before)) {
    act.lines.insert(act.lines.begin(), before);
  }
}

// 「はい、やります。画面から出せるので、5分くらいで」: takes on what was asked for, and tells how
// long it takes.
void leave_the_taking(const Story& story, Act& act) {
  const std::vector<Line> all = story.lines(act.n);
  const auto taking = std::ranges::find_if(all, [&](Line line) {
    return story.modality(line) == Modality::intention && names_no_step(story, line);
  });
  if (act.status != Status::started || !act.begins_by_taking_up || taking == all.end()) {
    return;
  }
  const auto only_how = [&](Line line) {
    return line == *taking || line < *taking ||
           (story.modality(line) == Modality::statement && !story.asks(line) &&
            !story.has_term(line, "action"));
  };
  const auto takes_time = [&](Line line) {
    const std::string_view text = story.bare(line);
    const std::size_t end = rules::suffix_size(text, story.phrases().cue("in_so_long"));
    return line > *taking && end > 0 && text.find_first_of("0123456789") != std::string_view::npos;
  };
  if (std::ranges::all_of(all, only_how) && std::ranges::any_of(all, takes_time)) {
    act.lines = act.informing = {*taking};
    act.beside.clear();
  }
}

// 「もどした。古い分を捨てないとまた送られる」: the deed is told, though in kana, and not what else
// there is to do.
void keep_the_deed(const Story& story, Act& act) {
  const auto is_told = [&](Line line) {
    return std::ranges::find(act.beside, line) != act.beside.end();
  };
  const auto bare = [&](Line line) {
    return is_bare_end(story, line) || story.modality(line) != Modality::done;
  };
  if (act.status == Status::done && !act.lines.empty() && !act.beside.empty() &&
      std::ranges::none_of(act.lines, is_told) && std::ranges::none_of(act.lines, bare)) {
    act.beside = act.informing = act.lines;
  }
}

Act act_of(const Story& story, int n) {
  Act act;
  act.n = n;
  act.status = act_status(story, n);
  act.lines =
      act.status == Status::rejected ? rejecting_lines(story, n) : told_lines(story, n, act.status);
  part_from_failure(story, act);
  add_cut_deed(story, act);
  add_deed_before(story, act);
  act.beside = lines_beside(story, n, act.status);
  act.informing = filtered(act.beside, [&](Line line) {
    return tells_much(story, line) || std::ranges::find(act.lines, line) != act.lines.end();
  });
  note_manner(story, act);
  leave_the_taking(story, act);
  keep_the_deed(story, act);
  const bool warns = only_warns(story, act);
  // 「戻すと3時間かかります。補う設定をお勧めします」
  const auto no_cost = [&](Line line) { return !tells_cost(story, line); };
  const bool decides = only_decides(story, act);
  act.lines = is_open(act) ? preferred(act.lines, no_cost) : act.lines;
  if (warns || decides || only_tells_state(story, act) || only_suffers(story, act) ||
      only_reassures(story, act) || rejects_nothing(story, act) ||
      is_relayed(story, act.lines, act.status)) {
    act.lines.clear();
  }
  note_words(story, act);
  act.only_says_failed = act.is_thin() && std::ranges::any_of(act.lines, [&](Line line) {
                           return story.hears(line, "step_failed");
                         });
  return act;
}

std::vector<Act> acts_of(const Story& story, int n) {
  const Act main = act_of(story, n);
  std::vector<Act> all{main};
  for (const Line line : story.lines(n)) {
    const std::optional<Status> status = other_status(story, line, main);
    if (!status || is_told(story, all, line)) {
      continue;
    }
    Act other;
    other.n = n;
    other.status = *status;
    other.lines = {line};
    other.beside = other.informing = other.lines;
    other.told_beside_another = true;
    note_manner(story, other);
    note_words(story, other);
    take_from(all.front(), story.sentence_lines(line));
    all.push_back(std::move(other));
  }
  std::ranges::stable_sort(all, [](const Act& a, const Act& b) {
    return !a.lines.empty() && !b.lines.empty() && a.lines.front() < b.lines.front();
  });
  return all;
}

}  // namespace tenmatsu::composition
