#include "compose/causes/hypotheses.hpp"

#include <algorithm>

#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/row_lines.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using Part = Hypothesis::Part;

// What speaks against a guess: what the message tells of causes, and the sentences that deny it
// with the reason that they give.
Statement objection(const Story& story, int n) {
  std::vector<Line> lines = story.carriers(n, Tag::cause);
  for (const Line line : story.lines(n)) {
    if (!story.asks(line) && denies(story, line, Status::ruled_out)) {
      const auto sentence = story.sentence_lines(line);
      lines.insert(lines.end(), sentence.begin(), sentence.end());
    }
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return noun_statement(story, n, lines);
}

// What the message tells of causes, and of what bears a guess out also what that came of.
std::vector<Line> said(const Story& story, int n, Part part) {
  std::vector<Line> lines = story.carriers(n, Tag::cause);
  if (part == Part::supported) {
    add_what_it_came_of(story, n, lines);
  }
  return lines;
}

Hypothesis::Step step(const Story& story, int n, Part part) {
  Hypothesis::Step one;
  one.part = part;
  one.minute = story.minute(n);
  one.timed = story.timed(n);
  one.speaker = story.speaker(n);
  one.statement =
      part == Part::opposed ? objection(story, n) : noun_statement(story, n, said(story, n, part));
  if (naming_words(story, content_words(text::normalised(one.statement.text))) == 0) {
    one.statement = plain_statement(story, n, Tag::cause);  // 「それ」 of 「それだ」
  }
  return one;
}

bool was_in_doubt(const Story& story, const Cause& cause) {
  return !cause.raised.empty() &&
         story.status(cause.raised.front(), Tag::cause) != Status::ruled_out &&
         (cause.status != Status::confirmed ||
          story.status(cause.raised.front(), Tag::cause) == Status::suspected);
}

// 「先月はどうでした？」: a question bears nothing out.
bool only_asks(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::cause);
  return story.has(n, Tag::cause) &&
         std::all_of(lines.begin(), lines.end(), [&](Line line) { return story.asks(line); });
}

// 「ランプが温まっていないのかもしれません」: who guesses as well bears nothing out.
bool only_guesses(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::cause);
  return story.status(n, Tag::cause) == Status::suspected &&
         std::all_of(lines.begin(), lines.end(), [&](Line line) {
           return !settles(story, line) &&
                  (story.modality(line) == Modality::conjecture || story.hears(line, "perhaps"));
         });
}

int first_of(const Hypothesis& one) {
  return one.steps.front().statement.events.front();
}

Hypothesis track(const Story& story, const Cause& cause) {
  Hypothesis one;
  one.status = cause.status;
  const auto add = [&](const std::vector<int>& events, Part part) {
    for (const int n : events) {
      if (part == Part::supported && only_asks(story, n)) {
        continue;
      }
      const bool against = story.status(n, Tag::cause) == Status::ruled_out;
      const bool again = part == Part::supported && only_guesses(story, n);
      one.steps.push_back(step(story, n, against ? Part::opposed : again ? Part::raised : part));
    }
  };
  add(cause.raised, Part::raised);
  add(cause.supported, Part::supported);
  add(cause.opposed, Part::opposed);
  std::stable_sort(one.steps.begin(), one.steps.end(),
                   [](const Hypothesis::Step& a, const Hypothesis::Step& b) {
                     return a.statement.events.front() < b.statement.events.front();
                   });
  std::erase_if(one.steps,
                [](const Hypothesis::Step& each) { return each.statement.text.empty(); });
  return one;
}

}  // namespace

std::vector<Hypothesis> hypotheses(const Story& story, const std::vector<Cause>& causes) {
  std::vector<Hypothesis> all;
  for (const Cause& cause : causes) {
    if (was_in_doubt(story, cause)) {
      Hypothesis one = track(story, cause);
      // A factor that was told once has no course.
      const bool course = !cause.contributing || one.steps.size() > 1;
      if (!one.steps.empty() && course) {
        all.push_back(std::move(one));
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Hypothesis& a, const Hypothesis& b) {
    return first_of(a) < first_of(b);
  });
  return all;
}

}  // namespace tenmatsu::composition
