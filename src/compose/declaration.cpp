#include "compose/declaration.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "compose/moments.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Whether behind a word of `openings`, no more than `gap` characters away, what `fits` begins.
template <typename Fits>
bool any_behind(std::string_view text, const rules::Words& openings, std::size_t gap,
                const Fits& fits) {
  return std::any_of(openings.begin(), openings.end(), [&](const std::string& opening) {
    for (std::size_t at = text.find(opening); at != std::string_view::npos;
         at = text.find(opening, at + opening.size())) {
      std::size_t end = at + opening.size();
      for (std::size_t step = 0; step <= gap && end < text.size(); ++step) {
        if (fits(text.substr(end))) {
          return true;
        }
        end += text::character_at(text, end).size;
      }
    }
    return false;
  });
}

bool follows(const Story& story, std::string_view text, const char* first, const char* second,
             std::size_t gap) {
  const auto& rests = story.phrases().cue(second);
  return any_behind(text, story.phrases().cue(first), gap,
                    [&](std::string_view rest) { return starts_with_any(rest, rests); });
}

// 「これは事故対応として扱います」, 「障害でいこう」: a word for an incident, as what it is taken,
// and that it is taken so. 「障害でできません」 takes nothing.
bool handles_as_incident(const Story& story, Line line) {
  constexpr std::size_t kNear = 2;  // characters
  const auto& roles = story.phrases().cue("incident_as");
  const auto& verbs = story.phrases().cue("incident_handled");
  const auto taken = [&](std::string_view rest) {
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
      return rest.starts_with(role) && starts_with_any(rest.substr(role.size()), verbs);
    });
  };
  return !story.negated(line) && !story.hearsay(line) &&
         any_behind(story.normal(line), story.phrases().cue("incident_words"), kNear, taken);
}

// 「臨時本部をここに置く」, 「ここ緊急部屋にしてください」, 「全員これにかかってください」
bool gathers(const Story& story, Line line) {
  constexpr std::size_t kNear = 6;  // characters
  const std::string_view text = story.normal(line);
  return !story.asks(line) && !story.negated(line) &&
         (follows(story, text, "call_places", "call_place_opened", kNear) ||
          follows(story, text, "call_place_opened", "call_places", kNear) ||
          follows(story, text, "everybody", "on_this", kNear));
}

// 「社長には私が話す」: those above are told; of customers nothing is said.
bool tells_superiors(const Story& story, Line line) {
  constexpr std::size_t kNear = 10;  // characters
  return !story.asks(line) && !story.conditional(line) && !story.negated(line) &&
         follows(story, story.normal(line), "superiors", "told_up", kNear);
}

// An incident call begins with those who were called.
int call_opening(const Story& story) {
  constexpr int kOpening = 3;  // messages
  return first_with(story,
                    [&](Line line) {
                      return line.n <= kOpening && story.hears(line, "call_opening");
                    }) == 0
             ? 0
             : 1;
}

// 「起きてる人いたら入ってください」; who is told outside is not called in: 「お店に電話します」.
bool calls_in(const Story& story, Line line) {
  return story.has(line.n, Tag::communication) && !story.asks(line) &&
         story.hears(line, "call_in") && !story.hears(line, "outsiders");
}

}  // namespace

std::optional<MilestoneTime> declared(const Story& story) {
  const int lead = first_with(story, [&](Line line) {
    return story.has(line.n, Tag::communication) && states(story, line) &&
           story.hears(line, "lead");
  });
  const int opened = first_with(story, [&](Line line) {
    // 「まず起票だけしておきます」 of work for later opens nothing.
    const bool later = story.has(line.n, Tag::followup) && !story.has(line.n, Tag::communication);
    return states(story, line) && !later && !story.event(line.n).tags.empty() &&
           (story.hears(line, "declare") || handles_as_incident(story, line)) &&
           !story.hears(line, "close");
  });
  // Who is called up or told once all is well is told of it, not called in.
  const int well = first_recovery(story, 1, true);
  const auto in_time = [&](int n) { return well != 0 && n > well ? 0 : n; };
  const auto spoken = [&](Line line) { return story.has(line.n, Tag::communication); };
  const int gathered =
      first_with(story, [&](Line line) { return spoken(line) && gathers(story, line); });
  const int called = first_with(story, [&](Line line) { return calls_in(story, line); });
  const int told =
      first_with(story, [&](Line line) { return spoken(line) && tells_superiors(story, line); });
  const int met = in_time(gathered);
  const int led = met != 0 && met < lead ? met : lead;
  for (const int n : {opened, led, met, call_opening(story), in_time(called), in_time(told)}) {
    if (n != 0) {
      return at_message(story, n);
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
