#include "compose/causes/hypotheses.hpp"

#include <algorithm>
#include <iterator>

#include "compose/causes/alternatives.hpp"
#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_text.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/causes/harm_beside.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/row_lines.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using Part = Hypothesis::Part;

// Of a message that tells of no cause, what says that it was not that or goes on; else all of it.
std::vector<Line> told_against(const Story& story, int n) {
  std::vector<Line> told = story.lines(n);
  std::erase_if(told, [&](Line line) { return story.asks(line); });
  std::vector<Line> against;
  std::ranges::copy_if(told, std::back_inserter(against), [&](Line line) {
    return story.hears(line, "acquits") || story.hears(line, "no_help") ||
           story.hears(line, "again_bad");
  });
  return against.empty() ? told : against;
}

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
  if (lines.empty()) {  // 「あかん、また切れた」
    lines = told_against(story, n);
  }
  // 「上限4TBに対して2.1TBです。違うと思います」: the verdict alone says nothing.
  if (naming_words(story, content_words(text_of(story, lines))) == 0) {
    for (const Line line : story.lines(n)) {
      if (!story.asks(line) && line < lines.front()) {
        lines.push_back(line);
      }
    }
  }
  std::ranges::sort(lines);
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return noun_statement(story, n, lines);
}

// Whether a sentence beside the cause states what was found. It is not asked for its terms: an
// analysis that is read back has none, and the track would change with them.
bool states_finding(const Story& story, Line line) {
  constexpr Tag kOther[] = {Tag::action, Tag::followup, Tag::recovery, Tag::communication};
  const Modality modality = story.modality(line);
  const bool states = modality == Modality::statement || modality == Modality::done ||
                      modality == Modality::ongoing || modality == Modality::onset;
  return states && !story.asks(line) && !story.hears(line, "perhaps") &&
         !tells_only_harm(story, line) &&
         naming_words(story, content_words(story.normal(line))) > 0 &&
         std::ranges::none_of(kOther, [&](Tag tag) { return story.carries(line, tag); });
}

// 「例外のときに1.0を返してますね。2019年のコミットです。原因それです」: what speaks for a guess,
// with what was found beside it and what that came of.
Statement proof(const Story& story, int n) {
  constexpr std::size_t kEnough = 110;  // characters
  const std::vector<Line> carriers = story.carriers(n, Tag::cause);
  std::vector<Line> lines = carriers;
  if (!carriers.empty() && story.status(n, Tag::cause) == Status::confirmed &&
      !story.has(n, Tag::action) && !story.has(n, Tag::followup)) {
    std::ranges::copy_if(story.lines(n), std::back_inserter(lines),
                         [&](Line line) { return states_finding(story, line); });
    std::ranges::sort(lines);
    lines.erase(std::ranges::unique(lines).begin(), lines.end());
  }
  if (length_of(text_of(story, lines)) > kEnough) {
    lines = carriers;
  }
  add_what_it_came_of(story, n, lines);
  return noun_statement(story, n, lines);
}

// What a message guesses: where nothing tags it so, what it asks.
Statement guess_told(const Story& story, int n) {
  std::vector<Line> asked = story.lines(n);
  std::erase_if(asked, [&](Line line) { return !story.asks(line); });
  return story.has(n, Tag::cause) || asked.empty() ? noun_statement(story, n, Tag::cause)
                                                   : noun_statement(story, n, asked);
}

Hypothesis::Step step(const Story& story, int n, Part part) {
  Hypothesis::Step one;
  one.part = part;
  one.minute = story.minute(n);
  one.timed = story.timed(n);
  one.speaker = story.speaker(n);
  one.statement = part == Part::opposed     ? objection(story, n)
                  : part == Part::supported ? proof(story, n)
                                            : guess_told(story, n);
  one.statement.text = without_work(story, bare_cause(story, one.statement.text));
  if (naming_words(story, content_words(text::normalised(one.statement.text))) == 0) {
    one.statement = plain_statement(story, n, Tag::cause);  // 「それ」 of 「それだ」
  }
  return one;
}

// 「切り替えたのは予備だけのはずです」: says how things should be, and suspects nothing.
bool only_expects(const Story& story, int n) {
  const auto expects = [&](Line line) {
    return story.ends(line, "expected_ends") && !story.asks(line);
  };
  const auto guesses = [&](Line line) {
    return story.asks(line) || story.modality(line) == Modality::conjecture;
  };
  const auto lines = story.carriers(n, Tag::cause);
  return std::ranges::any_of(lines, expects) &&
         std::ranges::all_of(lines, [&](Line line) { return expects(line) || !guesses(line); });
}

// What a message denies that nobody had thought of was no suspicion: 「人ではありません。自動の入れ
// 替えが1:30に走っています」.
bool was_in_doubt(const Story& story, const Cause& cause) {
  if (cause.status == Status::ruled_out && cause.opposed.empty()) {
    return false;
  }
  return !cause.raised.empty() && !only_expects(story, cause.raised.front()) &&
         story.status(cause.raised.front(), Tag::cause) != Status::ruled_out &&
         (cause.status != Status::confirmed ||
          story.status(cause.raised.front(), Tag::cause) == Status::suspected);
}

// 「先月はどうでした？」: a question bears nothing out.
bool only_asks(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::cause);
  return story.has(n, Tag::cause) &&
         std::ranges::all_of(lines, [&](Line line) { return story.asks(line); });
}

// 「ランプが温まっていないのかもしれません」: who guesses as well bears nothing out.
bool only_guesses(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::cause);
  return story.status(n, Tag::cause) == Status::suspected &&
         std::ranges::all_of(lines, [&](Line line) {
           return !settles(story, line) &&
                  (story.modality(line) == Modality::conjecture || story.hears(line, "perhaps"));
         });
}

int first_of(const Hypothesis& one) {
  return one.steps.front().statement.events.front();
}

// 「鍵の期限か、回線か」, of which one was settled: the whole choice was not.
void name_one_of(const Story& story, const Cause& cause, Hypothesis& track) {
  if (cause.status == Status::suspected || track.steps.empty() ||
      track.steps.front().part != Part::raised) {
    return;
  }
  std::string& told = track.steps.front().statement.text;
  for (const std::string& name : alternatives(story, told)) {
    if (cause.statement.text.starts_with(name)) {
      told = story.phrases().fill("track.one_of", {{"choice", told}, {"name", name}});
      return;
    }
  }
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
  std::ranges::stable_sort(one.steps, [](const Hypothesis::Step& a, const Hypothesis::Step& b) {
    return a.statement.events.front() < b.statement.events.front();
  });
  std::erase_if(one.steps,
                [](const Hypothesis::Step& each) { return each.statement.text.empty(); });
  name_one_of(story, cause, one);
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
  std::ranges::stable_sort(
      all, [](const Hypothesis& a, const Hypothesis& b) { return first_of(a) < first_of(b); });
  return all;
}

}  // namespace tenmatsu::composition
