#include "compose/effects.hpp"

#include <algorithm>
#include <cmath>

#include "compose/style.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

struct Row {
  EffectRow row;
  std::string unit;                // of the first reading
  std::vector<std::string> words;  // of the subject
};

// Response time and latency are one thing: each word becomes the first of its group.
std::string with_one_name(const Story& story, std::string subject) {
  for (const auto& group : story.phrases().synonyms()) {
    for (const std::string& word : group) {
      const std::size_t at = subject.find(word);
      if (at != std::string::npos) {
        subject.replace(at, word.size(), " " + group.front() + " ");
        break;
      }
    }
  }
  return subject;
}

bool takes_time(const Story& story, const std::string& unit) {
  const auto& units = story.phrases().cue("time_units");
  return std::find(units.begin(), units.end(), unit) != units.end();
}

bool same_unit(const Story& story, const std::string& a, const std::string& b) {
  return a == b || (takes_time(story, a) && takes_time(story, b));
}

// What is wrong, whom it hurts and what gets better is measured; how many machines a step takes
// is no effect.
bool tells_state(Tag tag) {
  return tag == Tag::detection || tag == Tag::symptom || tag == Tag::impact || tag == Tag::recovery;
}

std::vector<Line> telling_lines(const Story& story, const Event& event) {
  std::vector<Line> lines;
  for (const TagFinding& finding : event.tags) {
    if (tells_state(finding.tag)) {
      for (const Line line : story.carriers(event.n, finding.tag)) {
        const auto whole = story.sentence_lines(line);
        lines.insert(lines.end(), whole.begin(), whole.end());
      }
    }
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

// A name that says what was measured: 「レイテンシ」, not 「何」 or 「かか」.
bool names_something(const Story& story, const std::string& subject) {
  const std::string normalised = text::normalised(subject);
  const auto& barred = story.phrases().cue("no_subject");
  const bool figure =
      text::script_of(text::character_at(normalised, 0).code) == text::Script::digit;
  const auto& people = story.analysis().people;
  const bool person = std::any_of(people.begin(), people.end(), [&](const Person& one) {
    return !one.name.empty() && normalised == text::normalised(one.name);
  });
  return !figure && !person && !content_words(normalised).empty() &&
         std::find(barred.begin(), barred.end(), normalised) == barred.end();
}

bool counts_people(const Story& story, const Metric& metric) {
  const auto& units = story.phrases().cue("unit_people");
  return std::find(units.begin(), units.end(), metric.unit) != units.end();
}

const char* measure_of(const Story& story, const std::string& unit) {
  const auto is = [&](std::string_view cue) {
    const auto& units = story.phrases().cue(cue);
    return std::find(units.begin(), units.end(), unit) != units.end();
  };
  return is("time_units")    ? "effects.of_time"
         : is("unit_money")  ? "effects.of_money"
         : is("unit_shares") ? "effects.of_share"
                             : "effects.of_count";
}

// A name as a table can show it: 「約定しちゃった」 41件 is 「約定した数」.
std::string named(const Story& story, const Metric& metric) {
  std::string subject = style::plain_form(metric.subject, story.rules());
  for (const std::string& tail : story.phrases().cue("subject_tails")) {
    if (subject.size() > tail.size() && subject.ends_with(tail)) {
      subject.resize(subject.size() - tail.size());
      break;
    }
  }
  if (content_words(text::normalised(subject)).empty()) {
    return metric.subject;
  }
  return ends_with_any(subject, story.phrases().cue("predicate_ends"))
             ? story.phrases().fill(measure_of(story, metric.unit), {{"what", subject}})
             : subject;
}

// 「約1万2000ユーザーに影響」: they are counted as those who were hit.
std::string subject_of(const Story& story, const Event& event, const Metric& metric) {
  if (names_something(story, metric.subject)) {
    return named(story, metric);
  }
  if (find_tag(event, Tag::impact) == nullptr || !counts_people(story, metric)) {
    return "";
  }
  const bool bare = text::character_at(metric.unit, 0).size == metric.unit.size();
  return bare ? story.phrases().text("effects.affected_count")
              : story.phrases().fill("effects.affected", {{"unit", metric.unit}});
}

// What is only a factor of a sum that is shown stands in its formula.
bool is_factor(const Event& event, const Metric& metric) {
  const std::vector<Product> all = products(event);
  return std::any_of(all.begin(), all.end(), [&](const Product& product) {
    return product.right && product.rate == &metric;
  });
}

bool measured(const Event& event, const Metric& metric) {
  return !metric.corrected && !is_factor(event, metric);
}

std::string value_text(const Story& story, const Metric& metric) {
  return metric.role == MetricRole::usual
             ? story.phrases().fill("effects.usual", {{"value", metric.text}})
             : metric.text;
}

Row* find_row(const Story& story, std::vector<Row>& rows, const std::string& subject,
              const std::string& unit, const std::vector<std::string>& words) {
  constexpr double kSame = 0.99;  // all words of the shorter name
  for (Row& row : rows) {
    if (same_unit(story, row.unit, unit) &&
        (row.row.subject == subject || overlap(row.words, words) >= kSame)) {
      return &row;
    }
  }
  return nullptr;
}

bool repeats(const EffectRow& row, const EffectRow::Reading& reading) {
  return !row.readings.empty() && row.readings.back().text == reading.text;
}

double seconds_of(const Story& story, const std::string& unit) {
  const rules::Unit* known = story.rules().figures.unit_of(unit);
  return known == nullptr ? 0 : known->seconds;
}

// All values of a row are in its unit: beside 5秒, 200ms are 0.2. The longer unit is the one that
// keeps the figures small.
void settle_unit(const Story& story, EffectRow& row, EffectRow::Reading& reading,
                 const std::string& unit) {
  constexpr double kPrecision = 1e9;
  const auto rounded = [](double value) { return std::round(value * kPrecision) / kPrecision; };
  if (row.readings.empty() || row.unit == unit) {
    row.unit = unit;
    return;
  }
  const double had = seconds_of(story, row.unit);
  const double has = seconds_of(story, unit);
  if (had <= 0 || has <= 0) {
    return;
  }
  if (has <= had) {
    reading.value = rounded(reading.value * has / had);
    return;
  }
  for (auto* list : {&row.readings, &row.thresholds}) {
    for (EffectRow::Reading& earlier : *list) {
      earlier.value = rounded(earlier.value * had / has);
    }
  }
  row.unit = unit;
}

EffectRow::Reading reading_of(const Story& story, int n, const Metric& metric) {
  return {value_text(story, metric), story.minute(n), n, metric.role, metric.value, metric.bound};
}

// A limit is no effect, but stands beside what is measured against it.
void add_threshold(const Story& story, std::vector<Row>& rows, const Event& event,
                   const Metric& metric) {
  const std::string subject = subject_of(story, event, metric);
  const auto words = content_words(with_one_name(story, text::normalised(subject)));
  if (Row* row = find_row(story, rows, subject, metric.unit, words)) {
    EffectRow::Reading reading = reading_of(story, event.n, metric);
    settle_unit(story, row->row, reading, metric.unit);
    row->row.thresholds.push_back(std::move(reading));
  }
}

void add_metric(const Story& story, std::vector<Row>& rows, const Event& event,
                const Metric& metric) {
  const std::string subject = subject_of(story, event, metric);
  if (subject.empty()) {
    return;
  }
  const auto words = content_words(with_one_name(story, text::normalised(subject)));
  Row* row = find_row(story, rows, subject, metric.unit, words);
  if (row == nullptr) {
    row = &rows.emplace_back();
    row->row.subject = subject;
    row->unit = metric.unit;
    row->words = words;
  }
  EffectRow::Reading reading = reading_of(story, event.n, metric);
  if (!repeats(row->row, reading)) {
    settle_unit(story, row->row, reading, metric.unit);
    row->row.readings.push_back(std::move(reading));
  }
}

void add_formulas(const Story& story, std::vector<Row>& rows, const Event& event) {
  for (const Product& product : products(event)) {
    for (Row& row : rows) {
      const bool shown = std::any_of(
          row.row.readings.begin(), row.row.readings.end(), [&](const EffectRow::Reading& reading) {
            return reading.event == event.n && reading.text == product.amount->text;
          });
      if (product.right && shown && row.row.subject == subject_of(story, event, *product.amount)) {
        row.row.formula = formula_text(story, product);
      }
    }
  }
}

// --- products ---

// The unit that `rate` makes of a span in `unit`: 円/分 and 分 make 円.
std::string product_unit(const std::string& rate, const std::string& unit) {
  const std::size_t slash = rate.find('/');
  const bool fits = slash != std::string::npos && rate.substr(slash + 1) == unit;
  return fits ? rate.substr(0, slash) : "";
}

bool about_equal(double a, double b) {
  constexpr double kTolerance = 0.05;
  return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b));
}

}  // namespace

std::vector<Product> products(const Event& event) {
  std::vector<Product> found;
  for (const Metric& rate : event.metrics) {
    for (const Metric& span : event.metrics) {
      const std::string unit = product_unit(rate.unit, span.unit);
      for (const Metric& amount : event.metrics) {
        if (!unit.empty() && amount.unit == unit) {
          found.push_back(
              {&rate, &span, &amount, about_equal(rate.value * span.value, amount.value)});
        }
      }
    }
  }
  return found;
}

std::string formula_text(const Story& story, const Product& product) {
  return story.phrases().fill("effects.formula", {{"rate", product.rate->text},
                                                  {"span", product.span->text},
                                                  {"amount", product.amount->text}});
}

std::vector<EffectRow> effects(const Story& story) {
  std::vector<Row> rows;
  for (const Event& event : story.events()) {
    for (const Line line : telling_lines(story, event)) {
      for (const Metric* metric : story.metrics(line)) {
        if (measured(event, *metric) && metric->role != MetricRole::threshold) {
          add_metric(story, rows, event, *metric);
        }
      }
    }
    add_formulas(story, rows, event);
  }
  for (const Event& event : story.events()) {
    for (const Metric& metric : event.metrics) {
      if (metric.role == MetricRole::threshold && measured(event, metric)) {
        add_threshold(story, rows, event, metric);
      }
    }
  }
  std::vector<EffectRow> out;
  for (Row& row : rows) {
    out.push_back(std::move(row.row));
  }
  return out;
}

std::vector<Statement> effect_notes(const Story& story) {
  std::vector<Statement> notes;
  for (const int n : story.tagged(Tag::impact)) {
    std::vector<Line> lines;
    for (const Line line : story.carriers(n, Tag::impact)) {
      const Modality modality = story.modality(line);
      const bool acts = modality == Modality::request || modality == Modality::proposal ||
                        modality == Modality::intention;
      if (story.metrics(line).empty() && !acts) {
        lines.push_back(line);
      }
    }
    Statement note = noun_statement(story, n, lines);
    if (!note.text.empty()) {
      notes.push_back(std::move(note));
    }
  }
  return notes;
}

}  // namespace tenmatsu::composition
