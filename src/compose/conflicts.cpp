#include "compose/conflicts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "compose/clock_text.hpp"
#include "compose/effects.hpp"
#include "compose/wording.hpp"

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

std::optional<int> minutes_of(const Story& story, const Metric& metric) {
  constexpr int kHour = 60;
  const auto is = [&](std::string_view cue) {
    const auto& units = story.phrases().cue(cue);
    return std::find(units.begin(), units.end(), metric.unit) != units.end();
  };
  if (is("unit_minutes")) {
    return static_cast<int>(std::lround(metric.value));
  }
  if (is("unit_hours")) {
    return static_cast<int>(std::lround(metric.value * kHour));
  }
  return std::nullopt;
}

bool tells_length(const Story& story, Line line, const Metric& metric) {
  const bool named =
      std::any_of(story.phrases().cue("impact_span").begin(),
                  story.phrases().cue("impact_span").end(), [&](const std::string& word) {
                    return text::normalised(metric.subject).find(word) != std::string::npos;
                  });
  return !metric.corrected && metric.role == MetricRole::reading &&
         (named || story.hears(line, "impact_span"));
}

struct Span {
  int minutes = 0;
  bool approximate = false;
  std::vector<int> events;
};

std::vector<Span> computed_spans(const Incident& incident) {
  std::vector<Span> spans;
  const auto& from = incident.time(Milestone::started);
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

// A length that was said agrees where it is one of those computed, give or take what 約 allows.
bool agrees(const Metric& said, int minutes, const Span& span) {
  const int difference = std::abs(minutes - span.minutes);
  return said.bound == Bound::exact ? difference == 0 : difference * 100 <= span.minutes * 4;
}

void add_lengths(const Story& story, const Incident& incident, std::vector<Conflict>& all) {
  const std::vector<Span> spans = computed_spans(incident);
  if (spans.empty()) {
    return;
  }
  for (const int n : story.tagged(Tag::impact)) {
    for (const Line line : story.lines(n)) {
      for (const Metric* metric : story.metrics(line)) {
        const auto minutes = minutes_of(story, *metric);
        if (!minutes || !tells_length(story, line, *metric) ||
            std::any_of(spans.begin(), spans.end(),
                        [&](const Span& span) { return agrees(*metric, *minutes, span); })) {
          continue;
        }
        const auto nearest =
            std::min_element(spans.begin(), spans.end(), [&](const Span& a, const Span& b) {
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

bool disagree(const Story& story, const Said& a, const Said& b) {
  constexpr int kTogether = 1;  // minutes in which nothing can have changed
  return a.metric->subject == b.metric->subject && a.metric->unit == b.metric->unit &&
         a.metric->value != b.metric->value && a.metric->bound == Bound::exact &&
         b.metric->bound == Bound::exact && story.speaker(a.n) != story.speaker(b.n) &&
         std::abs(story.minute(a.n) - story.minute(b.n)) <= kTogether;
}

void add_figures(const Story& story, std::vector<Conflict>& all) {
  std::vector<Said> said;
  for (const Event& event : story.events()) {
    for (const Metric& metric : event.metrics) {
      if (metric.role != MetricRole::reading || metric.subject.empty() || metric.corrected ||
          event.tags.empty()) {
        continue;
      }
      const Said next{event.n, &metric};
      for (const Said& earlier : said) {
        if (disagree(story, earlier, next)) {
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

void add_products(const Story& story, std::vector<Conflict>& all) {
  for (const Event& event : story.events()) {
    for (const Product& product : products(event)) {
      if (!product.right) {
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

}  // namespace tenmatsu::composition
