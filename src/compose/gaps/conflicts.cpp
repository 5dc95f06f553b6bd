#include "compose/gaps/conflicts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/products.hpp"
#include "compose/times/durations.hpp"
#include "compose/times/told_course.hpp"
#include "compose/wording/beside.hpp"
#include "compose/wording/clock_text.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

Conflict conflict(const Story& story, const std::string& id, std::string text,
                  std::vector<int> events) {
  Conflict made{
      "conflict." + id, story.phrases().text("conflict." + id + ".label"), std::move(text), {}};
  Statement cited;
  cite(cited, events);
  made.events = std::move(cited.events);
  return made;
}

// --- how long it lasted, as said and as computed ---

// What stands before the figure in its own clause.
std::string clause_before(const Story& story, const Metric& metric) {
  std::string said = said_before(story, metric.span);
  for (const std::string& end : story.phrases().cue("between_clauses")) {
    const std::size_t at = said.rfind(end);
    if (at != std::string::npos) {
      said.erase(0, at + end.size());
    }
  }
  return said;
}

// 「断時間 計156分」, 「最大65分」: several spans, or the longest of them, are not the one.
bool tells_length(const Story& story, const Metric& metric) {
  const std::string subject = text::normalised(metric.subject);
  const bool named = story.phrases().cue("impact_span").any_in(subject) ||
                     story.phrases().cue("impact_span").any_in(clause_before(story, metric));
  return named && !is_overruled(story, metric) && metric.role == MetricRole::reading &&
         !starts_with_any(text::normalised(metric.text), story.phrases().cue("not_one_span"));
}

struct Length {
  int minutes = 0;
  bool approximate = false;
  std::vector<int> events;
};

std::vector<Length> computed_spans(const Story& story, const Incident& incident) {
  std::vector<Length> spans;
  const auto from = measured_start(story, incident.time(Milestone::started));
  for (const Milestone end : {Milestone::mitigated, Milestone::resolved}) {
    const auto& to = incident.time(end);
    if (!from || !to || to->minute <= from->minute) {
      continue;
    }
    Statement cited;
    cite(cited, from->events);
    cite(cited, to->events);
    spans.push_back(
        {to->minute - from->minute, from->approximate || to->approximate, std::move(cited.events)});
  }
  return spans;
}

// A length that was said agrees where it is one of those computed: to the minute, as times are
// said without their seconds, or by what 約 allows of it.
bool agrees(const Metric& said, int minutes, const Length& span) {
  constexpr int kRounding = 1;
  constexpr int kAbout = 4;  // percent: 約20分 is not 21
  const int difference = std::abs(minutes - span.minutes);
  return said.bound == Bound::exact ? difference <= kRounding
                                    : difference * 100 <= span.minutes * kAbout;
}

void add_lengths(const Story& story, const Incident& incident, std::vector<Conflict>& all) {
  const std::vector<Length> spans = computed_spans(story, incident);
  if (spans.empty()) {
    return;
  }
  for (const int n : story.tagged(Tag::impact)) {
    for (const Line line : story.lines(n)) {
      for (const Metric* metric : story.metrics(line)) {
        const auto minutes = minutes_of(story, *metric);
        if (!minutes || !tells_length(story, *metric) ||
            std::ranges::any_of(
                spans, [&](const Length& span) { return agrees(*metric, *minutes, span); })) {
          continue;
        }
        const auto nearest = std::ranges::min_element(spans, [&](const Length& a, const Length& b) {
          return std::abs(a.minutes - *minutes) < std::abs(b.minutes - *minutes);
        });
        std::vector<int> events{n};
        events.insert(events.end(), nearest->events.begin(), nearest->events.end());
        const bool whole = &*nearest == &spans.back() && incident.time(Milestone::resolved);
        all.push_back(
            conflict(story, "duration",
                     story.phrases().fill(
                         whole ? "conflict.duration.resolved" : "conflict.duration.mitigated",
                         {{"said", metric->text},
                          {"computed", span_text(story, nearest->minutes, nearest->approximate)}}),
                     std::move(events)));
      }
    }
  }
}

// --- two figures for one thing ---

struct Said {
  int n = 0;
  const Metric* metric = nullptr;
};

// Figures of one size: 914名 and 920名, but not 100 and 2.
bool are_alike(double a, double b) {
  constexpr double kTimes = 2;
  return a > 0 && b > 0 && std::max(a, b) <= kTimes * std::min(a, b);
}

// Told as it is, and not how it went: 「64から22まで下がりました」.
bool states_one_value(const Story& story, const Said& said) {
  const auto lines = story.lines(said.n);
  return std::ranges::any_of(lines, [&](const Line line) {
    const auto metrics = story.metrics(line);
    const auto units = std::ranges::count_if(
        metrics, [&](const Metric* one) { return one->unit == said.metric->unit; });
    return std::ranges::find(metrics, said.metric) != metrics.end() && units == 1 &&
           !story.asks(line) && !story.hears(line, "count_falls") &&
           !story.hears(line, "count_rises") && !story.hears(line, "change_marks");
  });
}

bool disagree(const Story& story, const Said& a, const Said& b) {
  constexpr int kTogether = 1;  // minutes in which nothing can have changed
  return a.metric->subject == b.metric->subject && a.metric->unit == b.metric->unit &&
         a.metric->value != b.metric->value && are_alike(a.metric->value, b.metric->value) &&
         a.metric->bound == Bound::exact && b.metric->bound == Bound::exact &&
         story.speaker(a.n) != story.speaker(b.n) &&
         std::abs(story.minute(a.n) - story.minute(b.n)) <= kTogether &&
         states_one_value(story, a) && states_one_value(story, b);
}

bool was_said(const std::vector<Said>& said, const Metric& metric) {
  return std::ranges::any_of(said, [&](const Said& earlier) {
    return earlier.metric->subject == metric.subject && earlier.metric->unit == metric.unit &&
           earlier.metric->value == metric.value;
  });
}

void add_figures(const Story& story, std::vector<Conflict>& all) {
  std::vector<Said> said;
  for (const Event& event : story.events()) {
    for (const Metric& metric : event.metrics) {
      if (metric.role != MetricRole::reading || !metric.named || event.tags.empty() ||
          is_overruled(story, metric)) {
        continue;
      }
      const Said next{event.n, &metric};
      const bool again = was_said(said, metric);
      for (const Said& earlier : said) {
        if (!again && disagree(story, earlier, next)) {
          all.push_back(conflict(
              story, "figure",
              story.phrases().fill("conflict.figure.text", {{"subject", metric.subject},
                                                            {"first", earlier.metric->text},
                                                            {"second", metric.text}}),
              {earlier.n, event.n}));
        }
      }
      said.push_back(next);
    }
  }
}

// --- products that do not come out ---

// Whether the three are said to belong together: each is the only one of its kind in the message,
// all are readings, and what comes out is not far from what was said.
bool is_reckoned(const Event& event, const Product& product) {
  constexpr double kFar = 5;
  const auto only = [&](const Metric* one) {
    return one->role == MetricRole::reading &&
           std::ranges::count_if(event.metrics,
                                 [&](const Metric& other) { return other.unit == one->unit; }) == 1;
  };
  const double computed = product.rate->value * product.span->value;
  const double said = product.amount->value;
  return only(product.rate) && only(product.span) && only(product.amount) && computed > 0 &&
         said > 0 && std::max(computed, said) <= kFar * std::min(computed, said);
}

void add_products(const Story& story, std::vector<Conflict>& all) {
  for (const Event& event : story.events()) {
    for (const Product& product : products(event)) {
      if (!product.right && is_reckoned(event, product)) {
        all.push_back(conflict(
            story, "sum",
            story.phrases().fill("conflict.sum.text", {{"formula", formula_text(story, product)}}),
            {event.n}));
      }
    }
  }
}

}  // namespace

std::vector<Conflict> conflicts(const Story& story, const Incident& incident) {
  std::vector<Conflict> all;
  add_lengths(story, incident, all);
  add_figures(story, all);
  add_products(story, all);
  return all;
}

std::vector<Conflict> conflicts_of_order(const Story& story, const Incident& incident) {
  std::vector<Conflict> all;
  const auto told = [&](Milestone milestone) {
    const MilestoneTime& time = *incident.time(milestone);
    return story.phrases().text(std::string("conflict.order.") + name_of(milestone)) +
           clock_text(story, time.minute, time.approximate);
  };
  const auto look = [&](Milestone early, Milestone late) {
    const auto& first = incident.time(early);
    const auto& second = incident.time(late);
    if (!first || !second || first->minute <= second->minute) {
      return false;
    }
    std::vector<int> events = first->events;
    events.insert(events.end(), second->events.begin(), second->events.end());
    all.push_back(conflict(story, "order",
                           story.phrases().fill("conflict.order.text",
                                                {{"first", told(early)}, {"second", told(late)}}),
                           std::move(events)));
    return true;
  };
  // One time that is wrong is named once.
  if (look(Milestone::started, Milestone::resolved)) {
    return all;
  }
  for (const Milestone between : {Milestone::detected, Milestone::declared, Milestone::mitigated}) {
    if (!look(Milestone::started, between)) {
      look(between, Milestone::resolved);
    }
  }
  return all;
}

}  // namespace tenmatsu::composition
