#include "compose/steps/idle_acts.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/refusals.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// 「本番いきます」: goes on with what was prepared, and says not with what.
bool only_goes_ahead(const Story& story, const Act& act) {
  const std::string told = text::normalised(act_statement(story, act.telling()).text);
  return story.phrases().cue("goes_ahead").any_is(text::without_closing_marks(told));
}

// 「効いた」 tells what came of a step, and of none but that.
bool only_helped(const Story& story, const Act& act) {
  return act.status == Status::done && act.is_thin() && !act.names_a_step &&
         std::ranges::all_of(act.lines, [&](Line line) { return story.begins(line, "helped"); });
}

// 「残りもエラーなし」, 「1台も取れない」 report no deed.
bool only_finds(const Story& story, const Act& act) {
  return act.status == Status::done && !act.names_a_step &&
         std::ranges::all_of(act.lines, [&](Line line) {
           return story.modality(line) != Modality::done && story.ends(line, "no_deed_ends");
         });
}

// 「窓口を閉めたし、もう並ばないね？」 asks what came of what all know to be done.
bool only_asks_what_came(const Story& story, const Act& act) {
  return act.status == Status::done && !act.lines.empty() &&
         std::ranges::all_of(act.lines, [&](Line line) {
           const std::vector<Line> sentence = story.sentence_lines(line);
           return sentence.back() != line && story.asks(sentence.back()) &&
                  story.ends(line, "leads_to_question");
         });
}

// 「先週あの棚を上げたやん」: what both know from before is no news of a step.
bool only_reminds(const Story& story, const Act& act) {
  return act.status == Status::done &&
         std::ranges::all_of(act.lines, [&](Line l) { return story.ends(l, "reminds_ends"); });
}

// 「入れ直すとき、つけた灯りは消えないか？」
bool only_fears(const Story& story, const Act& act) {
  return act.status == Status::proposed && std::ranges::all_of(act.lines, [&](Line line) {
           return story.asks(line) && story.ends(line, "fears_asked");
         });
}

// 「200枚通して2枚」, asked of nobody: a count that was taken.
bool only_counts(const Story& story, const Act& act) {
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  return waits && std::ranges::all_of(act.lines, [&](Line line) {
           const std::string_view text = story.bare(line);
           const std::size_t unit = rules::suffix_size(text, story.phrases().cue("taken_counts"));
           const std::string_view number = text.substr(0, text.size() - unit);
           return story.modality(line) == Modality::statement && !story.asks(line) && unit > 0 &&
                  !number.empty() && number.back() >= '0' && number.back() <= '9' &&
                  story.has(line.n, Tag::recovery);
         });
}

// 「空にするのに5分、読込に3分」, 「全員いっぺんに張り直しになる」
bool only_explains(const Story& story, const Act& act) {
  const std::string told = act_statement(story, act.telling()).text;
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  const bool alone = told.find(story.phrases().text("mark.full_stop")) == std::string::npos;
  const bool costs = alone && (waits || act.status == Status::started) &&
                     ends_with_any(told, story.phrases().cue("side_effects"));
  return costs || (waits && !names_step(story, told));
}

// Whether the message belongs to a step.
bool is_of_any(const std::vector<Step>& steps, int n) {
  return std::ranges::any_of(steps, [&](const Step& step) {
    const std::vector<int>& events = step.action.statement.events;
    return std::ranges::find(events, n) != events.end();
  });
}

}  // namespace

bool answers_question(const Story& story, const std::vector<Step>& steps, const Act& act) {
  const auto suffices = [&](Line line) { return story.ends(line, "holds_out"); };
  if (act.status != Status::proposed || act.names_a_step || act.lines.empty() ||
      !suffices(act.lines.back())) {
    return false;
  }
  const auto states = [&](Line line) {
    return story.modality(line) == Modality::statement && !story.asks(line) &&
           !story.hears(line, "proposes");
  };
  return std::ranges::all_of(act.lines, states) &&
         std::ranges::any_of(steps, [&](const Step& step) {
           const auto& lines = step.told.lines;
           return is_open(step) && step.last == act.n - 1 &&
                  story.speaker(step.last) != story.speaker(act.n) &&
                  step.action.status == Status::proposed &&
                  std::ranges::any_of(lines, [&](Line l) { return story.asks(l); });
         });
}

bool may_begin_step(const Story& story, const Act& act) {
  return act.status == Status::rejected
             ? act.says_what_is_forbidden && !act.told_beside_another &&
                   (!act.points_back || act.asks_not_to_do_it)
             : !act.is_any() && !(act.told_beside_another && act.status == Status::done) &&
                   act.manner != Act::Manner::recovers && !act.only_says_failed &&
                   !says_too_little(act) && !only_helped(story, act) &&
                   !only_goes_ahead(story, act) && !only_finds(story, act) &&
                   !only_explains(story, act) && !only_fears(story, act) &&
                   !only_reminds(story, act) && !only_counts(story, act) &&
                   !only_asks_what_came(story, act);
}

bool worries_about(const Story& story, const std::vector<Step>& steps, const Act& act) {
  constexpr int kNext = 2;  // messages
  const bool worries =
      act.status == Status::proposed && !act.lines.empty() &&
      std::ranges::all_of(act.lines, [&](Line line) {
        return story.asks(line) && story.conditional(line) && story.hears(line, "enquires");
      });
  return worries && std::ranges::any_of(steps, [&](const Step& step) {
           return is_open(step) && act.n - step.last <= kNext && step.last < act.n &&
                  story.speaker(step.last) != story.speaker(act.n) &&
                  share_kanji(act.kanji, step.own_kanji);
         });
}

namespace {

// 「お詫びの通知を送りますか」: whether to do it is asked, in words that mark no step.
bool asks_whether_to_do(const Story& story, Line line) {
  return story.asks(line) && story.ends(line, "asks_to_do_ends") &&
         !story.ends(line, "asks_how_it_is_ends") && !story.negated(line) &&
         !story.conditional(line) && !kanji_of(story, story.normal(line)).empty();
}

// What the message proposes by asking, where it is called off right behind.
std::optional<Act> asked_plan(const Story& story, int n) {
  Act asked;
  asked.n = n;
  asked.status = Status::proposed;
  const std::vector<Line> lines = story.lines(n);
  std::ranges::copy_if(lines, std::back_inserter(asked.lines),
                       [&](Line line) { return asks_whether_to_do(story, line); });
  if (asked.lines.size() != 1) {
    return std::nullopt;
  }
  const std::string_view told = story.normal(asked.lines.front());
  asked.beside = asked.informing = asked.lines;
  asked.words = content_words(told);
  asked.kanji = asked.own_kanji = asked.all_kanji = kanji_of(story, told);
  return asked;
}

}  // namespace

std::optional<Act> called_off_next(const Story& story, const std::vector<Step>& steps,
                                   const Act& act) {
  const int n = act.n - 1;
  const bool others =
      n > 0 && story.speaker(n) != story.speaker(act.n) && !story.bot(n) && !is_of_any(steps, n);
  if (others && act.status == Status::rejected && !story.has(n, Tag::action) &&
      story.begins(act.n, "declines_first") && !act.forbids_a_part) {
    return asked_plan(story, n);
  }
  const bool plan = others && story.status(n, Tag::action) == Status::proposed;
  if (!plan || act.status != Status::rejected || act.manner == Act::Manner::holds_back ||
      act.forbids_a_part || act.told_beside_another) {
    return std::nullopt;
  }
  Act before = act_of(story, n);
  if (before.lines.empty()) {
    const std::vector<Line> told = story.carriers(n, Tag::action);
    std::ranges::copy_if(told, std::back_inserter(before.lines), [&](Line line) {
      return story.hearsay(line) || story.hears(line, "relays") || story.ends(line, "relays_ends");
    });
    // 「全部切れば直るのでは？」: that it is called off tells that it was meant as a step.
    if (before.lines.empty()) {
      std::ranges::copy_if(told, std::back_inserter(before.lines), [&](Line line) {
        return story.asks(line) && !story.hears(line, "asks_which") &&
               (story.has_term(line, "action") || story.conditional(line));
      });
    }
    before.beside = before.informing = before.lines;
  }
  const bool warns = std::ranges::any_of(before.lines, [&](Line line) {
    return story.hears(line, "better_not") || story.hears(line, "fears");
  });
  return before.lines.empty() || warns ? std::nullopt : std::optional(before);
}

Step* announced_by_other(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kAnswer = 2;  // messages
  if (act.status != Status::rejected || act.manner == Act::Manner::holds_back ||
      act.told_beside_another || !(act.points_back || no_in_message(story, act.n)) ||
      newest_open(steps, act.n, kAnswer) != nullptr) {
    return nullptr;
  }
  for (Step& step : steps) {
    const auto& lines = step.told.lines;
    const bool plans = std::ranges::any_of(
        lines, [&](Line line) { return story.modality(line) == Modality::intention; });
    if (step.action.status == Status::started && step.last == act.n - 1 && plans &&
        step.action.actor == story.speaker(act.n - 1) &&
        story.speaker(act.n) != story.speaker(act.n - 1)) {
      return &step;
    }
  }
  return nullptr;
}

}  // namespace tenmatsu::composition
