// What each message was taken for, by which rule, and where it went: a page for rule writers.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "render/times.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

using Page = fmt::memory_buffer;

template <typename... Values>
void put(Page& page, fmt::format_string<Values...> pattern, Values&&... values) {
  fmt::format_to(std::back_inserter(page), pattern, std::forward<Values>(values)...);
}

std::string_view text_at(const Message& message, const Span& span) {
  const std::string_view text = message.text;
  return span.begin <= span.end && span.end <= text.size()
             ? text.substr(span.begin, span.end - span.begin)
             : std::string_view{};
}

// A pasted log must not break the page: its lines are shown as one.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

void put_head(Page& page, const Message& message, const Event& event,
              const std::optional<Date>& first_day) {
  const std::string time =
      message.time ? document::iso_stamp(*message.time, first_day) : std::string("no time");
  put(page, "#{} {} {} (line {}, {}{})\n", message.n, time,
      message.speaker.empty() ? "no speaker" : message.speaker, message.line, name_of(event.phase),
      message.bot ? ", bot" : "");
}

void put_sentence(Page& page, const Message& message, const Sentence& sentence) {
  put(page, "  \"{}\"\n      {}{}{}{}{}", one_line(text_at(message, sentence.span)),
      name_of(sentence.modality), sentence.negated ? ", negated" : "",
      sentence.question ? ", question" : "", sentence.conditional ? ", conditional" : "",
      sentence.hearsay ? ", hearsay" : "");
  put(page, "{}\n", sentence.rule.empty() ? "" : fmt::format("  <- {}", sentence.rule));
}

void put_terms(Page& page, const Message& message, const Event& event) {
  if (event.terms.empty()) {
    return;
  }
  put(page, "  terms  ");
  for (const TermUse& use : event.terms) {
    put(page, " {}:\"{}\"", use.category, one_line(text_at(message, use.span)));
  }
  put(page, "\n");
}

void put_metric(Page& page, const Metric& metric) {
  put(page, "  figure  {} {} {} of {}, {}{} <- \"{}\"\n", symbol_of(metric.bound), metric.value,
      metric.unit, metric.subject.empty() ? "an unknown thing" : metric.subject,
      name_of(metric.role), metric.corrected ? ", taken back later" : "", one_line(metric.text));
}

void put_time(Page& page, const TimeMention& time, const std::optional<Date>& first_day) {
  constexpr const char* kKinds[] = {"at", "from", "until", "due"};
  put(page, "  time    {} {}{} <- \"{}\"\n", kKinds[static_cast<int>(time.kind)],
      document::iso_minute(time.minute, first_day), time.approximate ? ", about" : "",
      one_line(time.text));
}

void put_tag(Page& page, const Message& message, const TagFinding& finding) {
  put(page, "  tag     {}", name_of(finding.tag));
  if (finding.status != Status::none) {
    put(page, " {}", name_of(finding.status));
  }
  put(page, "{}{}", finding.owner.empty() ? "" : ", owner " + finding.owner,
      finding.due.empty() ? "" : ", due " + finding.due);
  put(page, "{}\n", finding.rule.empty() ? "" : "  <- " + finding.rule);
  double sum = 0;
  for (const Evidence& evidence : finding.evidence) {
    put(page, "      {:+.2f} {} \"{}\"\n", evidence.weight, evidence.rule,
        one_line(text_at(message, evidence.span)));
    sum += evidence.weight;
  }
  if (finding.evidence.size() > 1) {
    put(page, "      {:+.2f} in all\n", sum);
  }
}

void put_use(Page& page, const Use& use) {
  if (use.sections.empty()) {
    put(page, "  left out: {}\n",
        use.left_out.empty() ? "nothing in it is reported" : use.left_out);
  } else {
    put(page, "  used in: {}\n", fmt::join(use.sections, ", "));
  }
}

}  // namespace

std::string explain(const Analysis& analysis, const Incident* incident) {
  Page page;
  const std::optional<Date>& first_day = analysis.transcript.first_day;
  for (std::size_t i = 0; i < analysis.events.size(); ++i) {
    const Message& message = analysis.transcript.messages[i];
    const Event& event = analysis.events[i];
    put_head(page, message, event, first_day);
    for (const Sentence& sentence : event.sentences) {
      put_sentence(page, message, sentence);
    }
    put_terms(page, message, event);
    for (const Metric& metric : event.metrics) {
      put_metric(page, metric);
    }
    for (const TimeMention& time : event.times) {
      put_time(page, time, first_day);
    }
    for (const TagFinding& finding : event.tags) {
      put_tag(page, message, finding);
    }
    if (incident != nullptr && i < incident->uses.size()) {
      put_use(page, incident->uses[i]);
    }
    put(page, "\n");
  }
  return fmt::to_string(page);
}

}  // namespace tenmatsu
