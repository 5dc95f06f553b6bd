#include "compose/impact/clause_names.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// A clause is no longer than so many bytes.
constexpr std::size_t kReach = 120;

// Where the clause begins that ends at `at`: behind the last mark that ends one.
std::size_t begin_of_clause(const Story& story, std::string_view text, std::size_t from,
                            std::size_t at) {
  std::size_t begin = from;
  for (const std::string& mark : story.phrases().cue("clause_breaks")) {
    const std::size_t found = text.substr(from, at - from).rfind(mark);
    begin = found == std::string_view::npos ? begin : std::max(begin, from + found + mark.size());
  }
  return begin;
}

// Behind the last of `others` that stands before the figure, no farther away than a clause may be
// long.
template <typename All>
std::size_t behind_last(const Story& story, const All& others, const Metric& metric) {
  const std::string_view text = story.analysis().message(metric.span.message).text;
  std::size_t from = metric.span.begin - std::min(metric.span.begin, kReach);
  while (from < metric.span.begin && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) {
    ++from;
  }
  for (const auto& one : others) {
    from = one.span.end <= metric.span.begin ? std::max(from, one.span.end) : from;
  }
  return from;
}

std::string_view without_leads(const Story& story, std::string_view name) {
  const auto& leads = story.phrases().cue("clause_leads");
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string& lead : leads) {
      if (name.size() > lead.size() && name.starts_with(lead)) {
        name.remove_prefix(lead.size());
        cut = true;
      }
    }
  }
  return name;
}

// 「打刻できなかった方はこちらの集計で」: who is counted, without how it was done.
std::string_view without_way(const Story& story, std::string_view name) {
  const std::string& topic = story.phrases().text("particle.topic");
  const std::size_t at = name.find(topic);
  return at != std::string_view::npos &&
                 ends_with_any(name.substr(0, at), story.phrases().cue("counted_heads"))
             ? name.substr(0, at + topic.size())
             : name;
}

// 「14店舗で」, 「お客さん3社、止まってます」: as far as the next pause, or figure; a pause right
// behind the figure is none, unless what follows is of the next one.
std::string told_behind(const Story& story, const Metric& metric) {
  std::string behind = said_behind(story, metric.span, kReach);
  const std::size_t said = behind.size();
  for (const Metric& next : story.event(metric.span.message).metrics) {
    if (next.span.begin >= metric.span.end) {
      behind.resize(std::min(behind.size(), behind.find(text::normalised(next.text))));
    }
  }
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::size_t skipped = behind.starts_with(comma) ? comma.size() : 0;
  std::size_t end = behind.size();
  for (const std::string& mark : story.phrases().cue("pauses")) {
    end = std::min(end, behind.find(mark, skipped));
  }
  const bool of_next = skipped > 0 && end == behind.size() && behind.size() < said;
  behind.resize(of_next ? 0 : end);
  return behind;
}

}  // namespace

FigureClause clause_of(const Story& story, const Metric& metric) {
  const Event& event = story.event(metric.span.message);
  const std::string_view text = story.analysis().message(event.n).text;
  const std::size_t from = behind_last(story, event.metrics, metric);
  const std::size_t begin = begin_of_clause(story, text, from, metric.span.begin);
  return {std::string(text.substr(begin, metric.span.begin - begin)), told_behind(story, metric)};
}

std::string counted_in_clause(const Story& story, const Metric& metric) {
  const std::string clause = clause_of(story, metric).before;
  // 「登録できなかったのが21:14から80人」: behind a time it is told of another thing, or of none.
  const std::size_t timed = behind_last(story, story.event(metric.span.message).times, metric);
  std::string_view name = std::string_view(clause);
  name.remove_prefix(name.size() - std::min(name.size(), metric.span.begin - timed));
  name = without_leads(story, name);
  const std::size_t whole = name.size();
  name = without_way(story, name);
  name = without_ends(name, story.phrases().cue("counted_joints"));
  const bool joined = name.size() < whole;
  // 「失敗したのが8,940回」
  const std::string& thing = story.phrases().text("particle.of");
  if (joined && name.size() > thing.size() && name.ends_with(thing)) {
    name.remove_suffix(thing.size());
  }
  const bool open = starts_with_any(text::normalised(name), story.phrases().cue("clause_opens"));
  const auto last = text::character_before(name, name.size());
  const bool noun =
      text::is_noun_letter(last.code) || ends_with_any(name, story.phrases().cue("counted_heads"));
  const bool told = joined && ends_with_any(name, story.phrases().cue("predicate_ends"));
  return !open && (noun || told) ? std::string(name) : "";
}

bool clause_tells_hit(const Story& story, const Metric& metric) {
  const FigureClause clause = clause_of(story, metric);
  const std::string before = text::normalised(clause.before);
  const auto says = [&](std::string_view cue) {
    return holds_any(before, story.phrases().cue(cue)) ||
           holds_any(clause.behind, story.phrases().cue(cue));
  };
  return says("count_hit") && !says("left_out_of_count");
}

bool is_aimed_at(const Story& story, const Metric& metric) {
  const FigureClause clause = clause_of(story, metric);
  const std::string before = text::normalised(clause.before);
  return ends_with_any(before, story.phrases().cue("aimed_before")) ||
         starts_with_any(clause.behind, story.phrases().cue("aimed_behind"));
}

bool counts_the_same(const Story& story, const Metric& metric) {
  constexpr std::size_t kNothing = 3;  // characters
  const FigureClause clause = clause_of(story, metric);
  const std::string before = text::normalised(clause.before);
  const std::string_view rest = without_ends(clause.behind, story.phrases().cue("copula_ends"));
  return !text::holds_noun_letter(before)
             ? !text::holds_noun_letter(rest)
             : ends_with_any(before, story.phrases().cue("counting_ways")) &&
                   length_of(rest) <= kNothing;
}

bool is_unmeant(const Story& story, const Metric& metric) {
  const FigureClause clause = clause_of(story, metric);
  const auto& unmeant = story.phrases().cue("unmeant");
  return holds_any(text::normalised(clause.before), unmeant) || holds_any(clause.behind, unmeant);
}

bool is_part(const Story& story, const Metric& metric) {
  const FigureClause clause = clause_of(story, metric);
  const bool among =
      starts_with_any(text::normalised(clause.before), story.phrases().cue("of_them"));
  const bool told = starts_with_any(clause.behind, story.phrases().cue("part_topics"));
  return among || (told && std::ranges::any_of(
                               story.event(metric.span.message).metrics, [&](const Metric& whole) {
                                 return whole.span.end <= metric.span.begin &&
                                        whole.unit == metric.unit && whole.value > metric.value;
                               }));
}

}  // namespace tenmatsu::composition
