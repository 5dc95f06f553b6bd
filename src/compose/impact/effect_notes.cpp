#include "compose/impact/effect_notes.hpp"

#include <algorithm>
#include <string>

#include "compose/impact/effect_figures.hpp"
#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
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
         !ends_as_reason(story, line) && !leans_on_forecast(story, line);
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
