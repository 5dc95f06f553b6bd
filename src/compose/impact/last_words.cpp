#include "compose/impact/last_words.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「月間SLAの99.99%を割ります」, 「違約金の話になりそうです」: what was promised was not kept.
// 「SLAの99.9%は守れました」 misses nothing.
bool misses_level(const Story& story, Line line) {
  constexpr std::size_t kNear = 12;  // characters: の月間99.99%を
  return story.hears(line, "level_costs") ||
         follows(story, story.normal(line), "service_levels", "level_broken", kNear);
}

// 「店舗への影響なし」, 「下書きは端末に残っているので消えてはいません」, 「7時には間に合いました」
bool tells_verdict(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool sure = modality != Modality::conjecture && modality != Modality::intention &&
                    modality != Modality::question && modality != Modality::proposal &&
                    modality != Modality::request && modality != Modality::need;
  return sure && story.hears(line, "last_verdicts") && !story.hears(line, "no_verdicts") &&
         !story.asks(line) && !story.conditional(line) && !story.hears(line, "possibility") &&
         !story.hears(line, "feared") && !story.hearsay(line) && !story.bot(line.n);
}

std::size_t letters_of(const Story& story, const std::vector<Line>& lines) {
  std::size_t letters = 0;
  for (const Line line : lines) {
    letters += length_of(story.normal(line));
  }
  return letters;
}

// What a verdict is of, where it does not say so itself: 「締めは月末で、もう直っています。実害
// なし」; empty where nothing says it.
std::vector<Line> with_its_matter(const Story& story, Line line) {
  constexpr std::size_t kBare = 8;  // letters
  const std::vector<Line> whole = story.sentence_lines(line);
  if (letters_of(story, whole) >= kBare) {
    return whole;
  }
  const Line before{line.n, whole.front().index - 1};
  if (whole.front().index == 0 || !states(story, before)) {
    return {};
  }
  std::vector<Line> all = story.sentence_lines(before);
  all.insert(all.end(), whole.begin(), whole.end());
  return letters_of(story, all) >= 2 * kBare ? all : std::vector<Line>{};
}

// 「お客様は今朝が2万3千人分です」, where message `n` tells that it was in time: how many would
// have been hit.
bool was_at_stake(const Story& story, const Statement& told, int n) {
  const int said = told.events.front();
  std::vector<Line> lines = story.carriers(said, Tag::impact);
  std::erase_if(lines, [&](Line line) {
    const auto& metrics = story.metrics(line);
    return std::ranges::none_of(
        metrics, [&](const Metric* one) { return told.text.find(one->text) != std::string::npos; });
  });
  return said < n && !lines.empty() && !story.has(said, Tag::symptom) &&
         std::ranges::none_of(lines, [&](Line line) {
           return story.hears(line, "hit") || story.has_term(line, "symptom") ||
                  story.hears(line, "harm_names") || story.modality(line) == Modality::done ||
                  story.modality(line) == Modality::ongoing;
         });
}

}  // namespace

void add_last_word(const Story& story, std::vector<Statement>& told) {
  for (const int n : story.tagged(Tag::impact)) {
    for (const Line line : story.carriers(n, Tag::impact)) {
      const auto metrics = story.metrics(line);
      const bool shown = std::ranges::any_of(told, [&](const Statement& one) {
        return std::ranges::any_of(metrics, [&](const Metric* metric) {
          return one.text.find(metric->text) != std::string::npos;
        });
      });
      if (story.event(n).phase == Phase::over && !metrics.empty() && !shown &&
          misses_level(story, line) && !story.asks(line) && !story.conditional(line) &&
          !story.hears(line, "no_harm") && !story.negated(line)) {
        told.push_back(plain_statement(story, n, {line}));
      }
    }
  }
  std::erase_if(told, [](const Statement& one) { return one.text.empty(); });
}

void add_verdict(const Story& story, std::vector<Statement>& told) {
  for (int n = story.size(); n > story.size() / 2; --n) {
    for (const Line line : story.lines(n)) {
      if (!tells_verdict(story, line)) {
        continue;
      }
      const bool known = std::ranges::any_of(told, [&](const Statement& one) {
        return one.events.front() == n && one.text.find(plain(story, line)) != std::string::npos;
      });
      const std::vector<Line> lines = with_its_matter(story, line);
      Statement one = lines.empty() ? Statement{} : plain_statement(story, n, lines);
      one.text = std::string(without_ends(one.text, story.phrases().cue("verdict_tails")));
      if (lines.empty()) {
        continue;
      }
      if (story.hears(line, "in_time_verdicts")) {
        std::erase_if(told,
                      [&](const Statement& before) { return was_at_stake(story, before, n); });
      }
      if (!known && !one.text.empty()) {
        told.push_back(std::move(one));
      }
      return;
    }
  }
}

}  // namespace tenmatsu::composition
