#include "compose/impact/effect_notes.hpp"

#include <algorithm>
#include <string>

#include "compose/impact/effect_figures.hpp"
#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「患者さんには渡していない」 said of the first one, before others say whom it did hit.
bool is_overturned(const Story& story, Line line) {
  return story.hears(line, "denies_harm") &&
         std::ranges::any_of(story.events(), [&](const Event& event) {
           return event.n > line.n && story.has(event.n, Tag::impact) &&
                  !story.hears(event.n, "denies_harm") &&
                  std::ranges::any_of(event.metrics, [](const Metric& one) {
                    return one.value > 0 && one.role == MetricRole::reading;
                  });
         });
}

// What stands beside a figure of the impact is told there.
bool is_told(const std::vector<Statement>& counted, const Statement& note) {
  return std::ranges::any_of(counted, [&](const Statement& one) {
    return one.events.front() == note.events.front() &&
           one.text.find(note.text) != std::string::npos;
  });
}

// 「羽田旅客の三田村です」: who speaks.
bool introduces(const Story& story, const Statement& note) {
  const std::string text = text::normalised(note.text);
  return std::ranges::any_of(story.names(), [&](const std::string& name) {
    return length_of(name) > 1 && text.ends_with(name);
  });
}

// 「全国」: a word that was torn off.
bool is_scrap(const Story& story, const Statement& note) {
  return story.phrases().cue("everything_heads").any_is(text::normalised(note.text));
}

// 「落ちたら支払データが作れない」; 「レジを見たら売上が半分だ」 and what goes on suppose nothing.
bool supposes(const Story& story, Line line) {
  return story.conditional(line) && story.modality(line) != Modality::ongoing &&
         story.modality(line) != Modality::done && !story.hears(line, "found_out_by");
}

// 「待って、未同期の下書きが消える」, 「その間の売上はゼロになる」: a verb that is still to come is
// what may happen; what people saw of it happened: 「かざすと落ちる」.
bool is_to_come(const Story& story, Line line) {
  const Line last = story.sentence_lines(line).back();
  const Modality modality = story.modality(last);
  const std::string_view end = without_ends(story.bare(last), story.phrases().cue("deed_tails"));
  return (modality == Modality::statement || modality == Modality::conjecture) &&
         !story.has(line.n, Tag::symptom) && !story.has(line.n, Tag::detection) &&
         !story.negated(last) && ends_with_any(end, story.phrases().cue("dictionary_ends")) &&
         !ends_with_any(end, story.phrases().cue("lasting_ends"));
}

// 「毎朝見ているお客様がいるので、先に連絡します」, 「利用者を数えている」,
// 「給与振込は11時が締め」, 「漏えいになるんですかね」
bool tells_plan(const Story& story, Line line) {
  const Line last = story.sentence_lines(line).back();
  const std::string_view end = story.bare(last);
  return is_planned(story.modality(last)) ||
         ends_with_any(end, story.phrases().cue("wondering_ends")) ||
         (story.hears(line, "looks_into") && story.modality(line) == Modality::ongoing) ||
         (story.hears(line, "deadlines") && !story.hears(line, "hit") &&
          !story.has_term(line, "symptom"));
}

// 「「今日中に送れないと困る」という声が大半」, 「締切は17時で、かなりお困りです」
bool tells_how_they_fare(const Story& story, Line line) {
  const auto whole = story.sentence_lines(line);
  return std::ranges::any_of(whole, [&](Line part) {
    return story.hears(part, "in_trouble") || story.hears(part, "quotation") || story.hearsay(part);
  });
}

// What was felt, told as a fact: what would be if, what is asked, planned or feared is no effect,
// and what names nothing tells none.
bool tells_effect(const Story& story, Line line) {
  const bool harm =
      story.has_term(line, "impact") || story.has_term(line, "symptom") || story.hears(line, "hit");
  const bool sentence =
      stands_in_prose(story, line) || story.hearsay(line) || story.hears(line, "no_effect");
  return harm && sentence && story.metrics(line).empty() && !story.asks(line) &&
         !supposes(story, line) && !is_denied_next(story, line) &&
         !story.hears(line, "would_harm") && !story.hears(line, "feared") &&
         !ends_as_reason(story, line) && !leans_on_forecast(story, line) &&
         (tells_how_they_fare(story, line) ||
          (!is_to_come(story, line) && !tells_plan(story, line)));
}

// What is told beside the effects: what was done for those who were hit, what went well.
bool tells_response(const Story& story, Line line) {
  return story.hears(line, "no_complaint") || tells_good_news(story, line) ||
         story.hears(line, "relief") || story.hears(line, "note_acts") ||
         story.hears(line, "response_work") || is_overturned(story, line);
}

}  // namespace

std::vector<Statement> effect_notes(const Story& story, const std::vector<Statement>& told) {
  std::vector<Statement> notes;
  for (const int n : story.tagged(Tag::impact)) {
    std::vector<Line> lines = story.carriers(n, Tag::impact);
    std::erase_if(lines, [&](Line line) {
      return !tells_effect(story, line) || tells_response(story, line);
    });
    if (lines.empty()) {
      continue;
    }
    Statement note = noun_statement(story, n, lines);
    if (!note.text.empty() && !is_told(told, note) && !introduces(story, note) &&
        !is_scrap(story, note)) {
      notes.push_back(std::move(note));
    }
  }
  return notes;
}

}  // namespace tenmatsu::composition
