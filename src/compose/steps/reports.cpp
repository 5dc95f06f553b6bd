#include "compose/steps/reports.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/step_story.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// Whether who speaks in message `n` has the step in hand: set about it or was asked for it.
bool in_hand(const Story& story, const Step& step, int n) {
  return !story.speaker(n).empty() && step.action.actor == story.speaker(n) &&
         (step.action.status == Status::started || step.action.status == Status::requested);
}

// How a line that no word marks as a step may report one.
enum class Report {
  end,    // 「終わりました」
  call,   // 「つながりました」, said of 「電話して」
  kanji,  // 「閉。」, 「閉止。」, said of 「弁を閉めろ」
  deed,   // 「流した」
};

std::optional<Report> report_in(const Story& story, Line line) {
  if (story.asks(line) || story.conditional(line) || story.hearsay(line) || story.negated(line) ||
      story.hears(line, "calls_in") ||
      // 「お一人はもう番号を入れてしまったと…」
      story.ends(line, "others_mishaps")) {
    return std::nullopt;
  }
  if (is_bare_end(story, line)) {
    return Report::end;
  }
  if (story.begins(line, "reached")) {
    return Report::call;
  }
  if (is_bare_kanji(story, line)) {
    return Report::kanji;
  }
  return story.modality(line) == Modality::done ? std::optional(Report::deed) : std::nullopt;
}

// Whether the last kanji of the line, which writes its verb, is one of `kanji`.
bool ends_in_kanji(const Story& story, Line line, const std::set<char32_t>& kanji) {
  std::string_view text = story.bare(line);
  text::Character last = text::character_before(text, text.size());
  while (last.size > 0 && text::script_of(last.code) != text::Script::kanji) {
    text.remove_suffix(last.size);
    last = text::character_before(text, text.size());
  }
  return last.size > 0 && kanji.contains(last.code);
}

// Whether the line reports this step: who was to do it, or set about it, says so.
bool reports(const Story& story, const Step& step, const Act& act, Report how) {
  constexpr int kNext = 3;  // messages
  constexpr int kCall = 6;
  const int since = act.n - step.last;
  const bool own = in_hand(story, step, act.n);
  const bool by_another =
      step.action.status == Status::requested && story.speaker(step.last) != story.speaker(act.n);
  const bool asked = by_another && step.action.actor.empty();
  // 「止めて。堤さん、表も見て」, 「停止。」 of another
  const bool at_once = by_another && since <= 1 && how == Report::kanji;
  if (!own && !asked && !at_once) {
    return false;
  }
  const auto calls = [&](Line told) { return story.hears(told, "to_call"); };
  switch (how) {
    case Report::end:
      return since <= kNext;
    case Report::call:
      return own && since <= kCall && std::ranges::any_of(step.told.lines, calls);
    case Report::kanji:
      return since <= kNext && share_kanji(act.kanji, step.told.kanji);
    case Report::deed:
      break;
  }
  // 「出ました」 of who was going to 「出します」.
  const auto verb_is_told = [&](Line told) { return ends_in_kanji(story, told, act.kanji); };
  if (own && since <= kNext && is_bare_report(story, act.lines.front()) &&
      std::ranges::any_of(step.told.lines, verb_is_told)) {
    return true;
  }
  const Line line = act.lines.front();
  const bool verb =
      act.is_thin() && !act.kanji.empty() &&
      std::includes(step.kanji.begin(), step.kanji.end(), act.kanji.begin(), act.kanji.end()) &&
      story.hears(line, "own_deeds");
  // 「許可が出た」 is not what one was at work on.
  return verb || (own && overlap(act.words, step.words) > 0 &&
                  !(step.action.status == Status::started && story.hears(line, "consents")));
}

// 「窓口を案内して」 to who spoke just before, and next of them: 「葉書を200軒に送りました」.
bool does_as_asked(const Story& story, const std::vector<Step>& steps, const Step& step,
                   const Act& act) {
  constexpr int kNear = 4;  // messages
  const std::string_view speaker = story.speaker(act.n);
  const bool asked =
      step.action.status == Status::requested && step.told.n == act.n - 1 && !step.forbids &&
      story.speaker(step.told.n) != speaker &&
      (step.action.actor == speaker ||
       (step.action.actor.empty() && step.told.n > 1 && story.speaker(step.told.n - 1) == speaker));
  // 「復旧しました」 does not tell that anybody put up the poster; it may that of the restart.
  const Line line = act.lines.front();
  const bool repairs =
      std::ranges::any_of(step.told.lines, [&](Line told) { return story.hears(told, "repairs"); });
  const bool well = !repairs && story.carries(line, Tag::recovery) &&
                    story.has_term(line, "recovery") && !share_kanji(act.kanji, step.told.kanji);
  const bool deed = !well && story.ends(line, "deed_ends") && !act.kanji.empty() &&
                    !story.has(act.n, Tag::investigation) && !story.has(act.n, Tag::cause) &&
                    !story.bot(act.n);
  return asked && deed && std::ranges::none_of(steps, [&](const Step& other) {
           return &other != &step && is_open(other) && !other.asks_idly &&
                  act.n - other.last <= kNear;
         });
}

// What the sentence reports, of an act that is told by several.
Act part_of(const Story& story, const Act& act, Line line) {
  Act part = act;
  const std::string said = text::normalised(story.said_whole(line));
  part.lines = part.beside = part.informing = {line};
  part.words = content_words(own_matter(story, said));
  part.kanji = part.own_kanji = part.all_kanji = kanji_of(story, said);
  return part;
}

}  // namespace

bool is_bare_report(const Story& story, Line line) {
  constexpr std::size_t kShort = 8;  // characters
  const std::string_view text = story.bare(line);
  return story.modality(line) == Modality::done && length_of(text) <= kShort &&
         kanji_of(story, text).size() == 1 && !story.asks(line) && !story.negated(line);
}

bool is_bare_kanji(const Story& story, Line line) {
  constexpr std::size_t kShort = 3;  // characters
  const std::string_view text = story.bare(line);
  return length_of(text) <= kShort && kanji_of(story, text).size() == length_of(text) &&
         !text.empty();
}

Act report_by(const Story& story, Line line) {
  Act act;
  act.n = line.n;
  act.status = Status::done;
  act.lines = act.beside = {line};
  act.words = content_words(story.normal(line));
  act.kanji = act.own_kanji = act.all_kanji = kanji_of(story, story.normal(line));
  return act;
}

bool note_report_line(const Story& story, Line line, std::vector<Step>& steps) {
  constexpr Minute kSoon = 60;  // minutes
  const std::optional<Report> how = report_in(story, line);
  if (!how) {
    return false;
  }
  const Act act = report_by(story, line);
  if (how == Report::end && ends_another(story, act)) {
    return false;
  }
  Step* best = nullptr;
  for (Step& step : steps) {
    const bool near = is_open(step) && step.last != act.n &&
                      story.minute(act.n) - story.minute(step.last) <= kSoon;
    if (near && (best == nullptr || step.last >= best->last) &&
        (reports(story, step, act, *how) ||
         (*how == Report::deed && does_as_asked(story, steps, step, act)))) {
      best = &step;
    }
  }
  if (best != nullptr) {
    advance(story, *best, act);
  }
  return best != nullptr;
}

void note_report(const Story& story, int n, std::vector<Step>& steps) {
  for (const Line line : story.lines(n)) {
    if (note_report_line(story, line, steps)) {
      return;
    }
  }
}

bool hands_over(const Story& story, Line by) {
  const Line first{by.n, 0};
  return by.index > 0 && story.status(by.n, Tag::action) == Status::done &&
         story.carries(first, Tag::action) && story.hears(by, "your_turn");
}

bool report_each(const Story& story, const Act& act, std::vector<Step>& steps) {
  if (act.status != Status::done || act.lines.size() < 2) {
    return false;
  }
  std::vector<std::pair<Step*, Act>> parts;
  for (const Line line : act.lines) {
    const Act part = part_of(story, act, line);
    Step* step = part.is_any() ? nullptr : find_step(story, steps, part);
    const bool wanted =
        step != nullptr && (step->action.status == Status::requested ||
                            step->action.status == Status::started || !step->agreed.empty());
    const bool shares =
        wanted && story.modality(line) == Modality::done &&
        (share_kanji(part.kanji, step->own_kanji) || shared_words(part.words, step->words) > 0);
    if (!shares ||
        std::ranges::any_of(parts, [&](const auto& other) { return other.first == step; })) {
      return false;
    }
    parts.emplace_back(step, part);
  }
  for (const auto& [step, part] : parts) {
    advance(story, *step, part);
  }
  return true;
}

}  // namespace tenmatsu::composition
