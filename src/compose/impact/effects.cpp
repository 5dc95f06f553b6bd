#include "compose/impact/effects.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "compose/causes/cause_denials.hpp"
#include "compose/impact/clause_names.hpp"
#include "compose/impact/effect_figures.hpp"
#include "compose/impact/effect_names.hpp"
#include "compose/impact/no_harm.hpp"
#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/products.hpp"
#include "compose/wording/beside.hpp"
#include "compose/wording/lists.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

struct Row {
  EffectRow row;
  std::string unit;                // of the first reading
  std::vector<std::string> words;  // of the subject
  const Metric* first = nullptr;   // of its readings
  const Metric* last = nullptr;    // that was added
  Line line;                       // of the first reading
  bool listed = false;             // among the harm, in a list
};

bool is(const Story& story, std::string_view cue, const std::string& unit) {
  return story.phrases().cue(cue).any_is(text::normalised(unit));
}

bool takes_time(const Story& story, const std::string& unit) {
  return is(story, "time_units", unit);
}

bool same_unit(const Story& story, const std::string& a, const std::string& b) {
  return a == b || (takes_time(story, a) && takes_time(story, b));
}

// 「p99」 and 「search-api p99 latency」: all words of the shorter name. Of things that are counted
// the heads are the same, which stand last: 「予約」 is not 「予約のお客さん」.
bool same_name(const Story& story, const std::string& unit, const std::vector<std::string>& a,
               const std::vector<std::string>& b) {
  const auto& few = a.size() < b.size() ? a : b;
  const auto& many = a.size() < b.size() ? b : a;
  return !few.empty() && (!counts_things(story, unit) || few.back() == many.back()) &&
         std::ranges::all_of(few, [&](const std::string& word) {
           return std::ranges::find(many, word) != many.end();
         });
}

// 前週比 of 「売上が前週比で3割落ちている」: what a share is of, where something fell or rose by
// it.
std::string base_of(const Story& story, const Metric& metric) {
  const auto& phrases = story.phrases();
  const std::string behind = said_behind(story, metric.span);
  const bool changes = starts_with_any(behind, phrases.cue("less_by")) ||
                       starts_with_any(behind, phrases.cue("more_by"));
  if (!changes || !is(story, "unit_shares", metric.unit)) {
    return "";
  }
  const std::string before = said_before(story, metric.span);
  return longest_end(without_ends(before, phrases.cue("base_joints")), phrases.cue("share_bases"));
}

// 「普段の6倍」, 「前の日の6割」 and 「前週比3割減」 are no usual values.
bool is_usual(const Story& story, const Metric& metric) {
  return metric.role == MetricRole::usual && !is_times_usual(story, metric) &&
         base_of(story, metric).empty();
}

// 「100人を超えて」 is read up to the stem of its bound, and stands in a table as 100人超.
std::string with_whole_bound(const Story& story, std::string text) {
  const auto replaced = [&](std::string_view stems, std::string_view bound) {
    const std::string_view bare = without_ends(text, story.phrases().cue(stems));
    return bare.size() == text.size() ? "" : std::string(bare) + story.phrases().text(bound);
  };
  std::string over = replaced("over_stems", "effects.over");
  std::string under = over.empty() ? replaced("under_stems", "effects.under") : "";
  return !over.empty() ? over : !under.empty() ? under : text;
}

// 「最長31分」: a figure without that word would tell it of all.
std::string with_greatest(const Story& story, const EffectFigure& figure) {
  const std::string before = said_before(story, figure.named->span);
  std::string longest;
  for (const std::string& word : story.phrases().cue("greatest")) {
    longest = before.ends_with(word) && word.size() > longest.size() ? word : longest;
  }
  return longest + with_whole_bound(story, figure.text);
}

// 「売上が前週比で3割落ちている」 is 前週比3割減: without what it is a share of, and that it is so
// much less, it would be the level itself. 「3割に落ちた」 is one.
std::string with_base(const Story& story, const EffectFigure& figure, const std::string& value) {
  if (!is(story, "unit_shares", figure.metric->unit)) {
    return value;
  }
  const auto& phrases = story.phrases();
  const std::string behind = said_behind(story, figure.metric->span);
  // 「pingが7割落ちています」 is lost, and no less of it.
  const bool lost =
      holds_any(text::normalised(figure.named->subject), phrases.cue("lost_on_the_way"));
  const bool less = !lost && starts_with_any(behind, phrases.cue("less_by"));
  const bool more = starts_with_any(behind, phrases.cue("more_by"));
  return base_of(story, *figure.metric) + value +
         (less   ? phrases.text("effects.less")
          : more ? phrases.text("effects.more")
                 : "");
}

std::string value_text(const Story& story, const EffectFigure& figure) {
  if ((figure.metric->role != MetricRole::usual && figure.named->role != MetricRole::usual) ||
      !base_of(story, *figure.metric).empty()) {
    return with_base(story, figure, with_greatest(story, figure));
  }
  return story.phrases().fill(
      is_times_usual(story, *figure.named) ? "effects.of_usual" : "effects.usual",
      {{"value", with_whole_bound(story, figure.text)}});
}

bool repeats(const EffectRow& row, const EffectRow::Reading& reading) {
  // 「34%、普段は3%です」 before 「34 → 21」: what is usual stands between the two.
  const auto last = std::find_if(row.readings.rbegin(), row.readings.rend(), [&](const auto& one) {
    return one.role == reading.role || one.role != MetricRole::usual;
  });
  if (last == row.readings.rend()) {
    return false;
  }
  // 「388 → 19」 behind 「388に増えた」
  if (reading.role == MetricRole::before && last->value == reading.value) {
    return true;
  }
  return last->role == reading.role && (last->text == reading.text || last->value == reading.value);
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

EffectRow::Reading reading_of(const Story& story, int n, const Metric& metric, std::string text) {
  const MetricRole role = is_usual(story, metric) || metric.role != MetricRole::usual
                              ? metric.role
                              : MetricRole::reading;
  return {std::move(text), story.minute(n), n, role, metric.value, metric.bound};
}

// The rows in the order of their first figures, found by their names: of a long list each item may
// have its own.
class Table {
 public:
  explicit Table(const Story& story) : story_(story) {}

  Row& add(Row row) {
    const std::size_t at = rows_.size();
    by_name_[row.row.subject].push_back(at);
    if (!row.words.empty()) {
      by_first_word_[row.words.front()].push_back(at);
    }
    for (const std::string& word : row.words) {
      by_word_[word].push_back(at);
    }
    rows_.push_back(std::move(row));
    return rows_.back();
  }

  /// The first row of the name, in whatever unit; nullptr where there is none.
  [[nodiscard]] Row* called(const std::string& name) {
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : &rows_[found->second.front()];
  }

  /// The first row that a figure of this name and unit may go on with.
  [[nodiscard]] Row* find(const std::string& name, const std::string& unit,
                          const std::vector<std::string>& words) {
    std::size_t first = rows_.size();
    const auto take = [&](const Places& all, bool named) {
      for (auto at = all.begin(); at != all.end() && *at < first; ++at) {
        const Row& row = rows_[*at];
        if (same_unit(story_, row.unit, unit) &&
            (named || same_name(story_, unit, row.words, words))) {
          first = *at;
        }
      }
    };
    take(places(by_name_, name), true);
    // All words of one of the names are words of the other.
    for (const std::string& word : words) {
      take(places(by_first_word_, word), false);
    }
    take(rarest(words), false);
    return first < rows_.size() ? &rows_[first] : nullptr;
  }

  /// The row with the last figure before `figure` of its message that it is compared with.
  [[nodiscard]] Row* compared(const EffectFigure& figure);

  [[nodiscard]] std::vector<Row>& all() { return rows_; }

 private:
  using Places = std::vector<std::size_t>;
  using Index = std::map<std::string, Places>;

  [[nodiscard]] static const Places& places(const Index& index, const std::string& key) {
    static const Places kNone;
    const auto found = index.find(key);
    return found == index.end() ? kNone : found->second;
  }

  [[nodiscard]] const Places& rarest(const std::vector<std::string>& words) const {
    const Places* rare = words.empty() ? &places(by_word_, "") : &places(by_word_, words.front());
    for (const std::string& word : words) {
      const Places& with = places(by_word_, word);
      rare = with.size() < rare->size() ? &with : rare;
    }
    return *rare;
  }

  const Story& story_;
  std::vector<Row> rows_;
  Index by_name_;
  Index by_first_word_;
  Index by_word_;
};

// --- whether a figure goes on with a row ---

// Two figures of one message are one thing at two times only where the message says so; else the
// second is a part of the first, or another thing.
bool changes_at_once(const Story& story, const Metric& first, const Metric& second) {
  if (is_usual(story, first) || is_usual(story, second)) {
    return true;
  }
  if (first.role == MetricRole::before &&
      (second.role == MetricRole::after || second.role == MetricRole::reading)) {
    return true;
  }
  constexpr std::size_t kReach = 600;  // bytes: figures of one list may stand far apart
  if (first.span.end > second.span.begin || second.span.begin - first.span.end > kReach) {
    return false;
  }
  // 「クレーム2件です。かけ直しで済んだのが34件」: of another sentence only what says so at once.
  const std::string between = said_between(story, first.span, second.span);
  // 「作ったのが4,386個、うち積んだのが1,152個」: a part of them.
  if (second.value < first.value && holds_any(between, story.phrases().cue("of_which"))) {
    return false;
  }
  const std::string& stop = story.phrases().text("mark.full_stop");
  const std::size_t end = between.rfind(stop);
  return end == std::string::npos
             ? holds_any(between, story.phrases().cue("change_marks"))
             : starts_with_any(std::string_view(between).substr(end + stop.size()),
                               story.phrases().cue("change_openers"));
}

// A count goes up by itself; that it goes down has to be said: else fewer are a part of them.
bool goes_on(const Story& story, const Row& row, const EffectFigure& figure) {
  const Metric& last = *row.last;
  const Metric& next = *figure.metric;
  if (last.span.message == next.span.message) {
    return changes_at_once(story, last, next);
  }
  const bool falls = next.value < last.value;
  const bool told = story.hears(figure.line, "count_falls");
  if (is(story, "unit_money", next.unit)) {
    return told || story.hears(figure.line, "count_rises");
  }
  if (!counts_things(story, next.unit) || is_usual(story, next)) {
    return true;
  }
  if (story.hears(figure.line, "since_then")) {
    return false;
  }
  return figure.recovery ? falls && (told || next.value == 0) : !falls || told;
}

bool is_general(const Story& story, const Row& row) {
  return row.row.subject == story.phrases().text("effects.affected_count");
}

// 「「番号が使えない」が6件」, 「「取り直し方がわからない」という問い合わせが30件」: who ask
// something else are no more of the same.
bool asks_other(const Story& story, const Row& row, const EffectFigure& figure) {
  const bool contacts = story.phrases().cue("contact_names").any_is(row.row.subject) ||
                        row.row.subject == story.phrases().text("effects.contacts");
  const Line line = figure.line;
  return contacts && line.n != row.line.n && story.hears(line, "quotation") &&
         story.hears(row.line, "quotation") && !story.hears(line, "totals") &&
         !story.hears(line, "count_rises") &&
         shared_words(content_words(story.normal(line)), content_words(story.normal(row.line))) ==
             0;
}

// 「41社からお電話」, then 「384社に影響」: who was hit is counted in many ways. Only what says
// itself that the count went on does.
bool same_count(const Story& story, const Row& row, const EffectFigure& figure) {
  const auto is_bare = [](const Metric& metric) {
    return !metric.text.empty() && metric.text.back() >= '0' && metric.text.back() <= '9';
  };
  // 「もう1段」 and 「340」 have no unit either of them.
  if (row.unit.empty() && figure.metric->unit.empty() &&
      is_bare(*row.last) != is_bare(*figure.metric)) {
    return holds_any(figure.metric->text, story.phrases().cue("large_numerals")) ||
           holds_any(row.last->text, story.phrases().cue("large_numerals"));
  }
  const bool general = is_general(story, row);
  return (!general && !asks_other(story, row, figure)) ||
         row.last->span.message == figure.metric->span.message ||
         story.hears(figure.line, "totals");
}

// 「エラー率0.3%で普段どおり」, 「p95 90ms、エラーなし」: said of the figure itself.
bool is_called_usual(const Story& story, const EffectFigure& figure) {
  constexpr std::size_t kNear = 3;    // characters
  constexpr std::size_t kReach = 72;  // bytes: a word of the cue and what may stand before it
  const std::string behind = said_behind(story, figure.metric->span, kReach);
  const auto& words = story.phrases().cue("as_usual");
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::size_t at = behind.find(word);
    return at != std::string::npos && length_of(std::string_view(behind).substr(0, at)) <= kNear;
  });
}

// 「APIは平和。」: a short sentence that finds all in order.
bool finds_in_order(const Story& story, Line line) {
  constexpr std::size_t kShort = 24;  // characters
  const auto harms =
      story.hears(line, "hit") || story.has_term(line, "symptom") || story.has_term(line, "impact");
  return (story.hears(line, "all_clear") || story.hears(line, "as_usual")) &&
         !story.negated(line) && length_of(story.normal(line)) <= kShort && !harms;
}

// 「どれも余裕です」, of all that stands before it; 「電波のせいじゃない」, of 電波.
bool clears_before(const Story& story, Line line, const EffectFigure& figure) {
  const bool of_all = story.hears(line, "each_of_them") && finds_in_order(story, line);
  const auto named = content_words(text::normalised(figure.named->subject));
  return of_all || (denies(story, line, Status::ruled_out) &&
                    shared_words(named, content_words(story.normal(line))) > 0);
}

// 「APIは平和。成功率99.98%」, 「CPU 4%、メモリ 38%。どれも余裕です」: how well it is, by its
// figures.
bool goes_on_well(const Story& story, const EffectFigure& figure) {
  const Line line = figure.line;
  const std::string& unit = figure.metric->unit;
  const Line before{line.n, line.index - 1};
  const Line behind{line.n, line.index + 1};
  const bool harms =
      story.hears(line, "hit") || story.has_term(line, "symptom") || story.has_term(line, "impact");
  return !harms &&
         ((line.index > 0 && (is(story, "unit_shares", unit) || takes_time(story, unit)) &&
           finds_in_order(story, before)) ||
          (behind.index < story.lines(line.n).size() && !counts_things(story, unit) &&
           clears_before(story, behind, figure)));
}

// 「設定は22時から ON 8℃」: what somebody set, not what was measured.
bool is_set(const Story& story, const EffectFigure& figure) {
  return story.hears(figure.line, "tells_setting") && !story.hears(figure.line, "hit") &&
         !story.hears(figure.line, "over_limit");
}

// 「NASの空きを見たら38%ある」: room enough, which the name of the figure does not tell.
bool is_spare(const Story& story, const EffectFigure& figure) {
  constexpr double kEnough = 20;      // percent
  constexpr std::size_t kReach = 36;  // bytes before the figure
  return is(story, "unit_shares", figure.metric->unit) && figure.metric->value >= kEnough &&
         holds_any(said_before(story, figure.metric->span, kReach),
                   story.phrases().cue("spare_words")) &&
         !holds_any(text::normalised(figure.named->subject), story.phrases().cue("spare_words")) &&
         !story.hears(figure.line, "hit");
}

bool begins(const Story& story, const EffectFigure& figure) {
  const bool usual = story.hears(figure.line, "as_usual") && !story.hears(figure.line, "hit") &&
                     !story.has_term(figure.line, "symptom");
  return (!figure.recovery || figure.changes) && !story.hears(figure.line, "all_clear") && !usual &&
         !is_called_usual(story, figure) && !goes_on_well(story, figure) &&
         !is_set(story, figure) && !is_spare(story, figure) && !is_denied_next(story, figure.line);
}

// ns3 and web-04: what machines are called. v14 is of a version.
bool is_host(const Story& story, const std::string& word) {
  return word.size() > 1 && text::is_small_letter(word.front()) &&
         text::is_ascii_digit(word.back()) &&
         !(word.front() == 'v' && text::is_ascii_digit(word[1])) &&
         !story.phrases().cue("percentiles").any_is(word);
}

std::vector<std::string> hosts_of(const Story& story, Line line) {
  std::vector<std::string> hosts;
  std::string word;
  for (const char c : std::string(story.normal(line)) + ' ') {
    if (text::is_small_letter(c) || text::is_ascii_digit(c) || c == '-') {
      word += c;
      continue;
    }
    if (is_host(story, word)) {
      hosts.push_back(word);
    }
    word.clear();
  }
  return hosts;
}

// What ns3 shows does not go on with what ns4 does.
bool on_other_host(const Story& story, const Row& row, const EffectFigure& figure) {
  if (row.last->span.message == figure.line.n) {
    return false;
  }
  const auto had = hosts_of(story, row.line);
  const auto has = hosts_of(story, figure.line);
  return !had.empty() && !has.empty() && std::ranges::none_of(has, [&](const std::string& host) {
    return std::ranges::find(had, host) != had.end();
  });
}

// A usual value, and one that names nothing, stand in the row of the figure that this message
// compares them with: 「18%から、今…64%です」.
bool stands_near(const Story& story, const Metric& first, const Metric& second) {
  constexpr std::size_t kNear = 8;  // characters
  constexpr std::size_t kUsual = 24;
  constexpr std::size_t kReach = 8 * kUsual;  // bytes: no more than so many make a character
  return first.span.end <= second.span.begin && second.span.begin - first.span.end <= kReach &&
         length_of(said_between(story, first.span, second.span)) <=
             (is_usual(story, first) ? kUsual : kNear);
}

Row* Table::compared(const EffectFigure& figure) {
  const Metric& metric = *figure.metric;
  for (auto row = rows_.rbegin(); row != rows_.rend(); ++row) {
    const bool here = row->last->span.message == metric.span.message;
    if (here && same_unit(story_, row->unit, metric.unit) &&
        (is_usual(story_, metric) || stands_near(story_, *row->last, metric))) {
      return &*row;
    }
  }
  return nullptr;
}

void append(const Story& story, Row& row, const EffectFigure& figure) {
  EffectRow::Reading reading =
      reading_of(story, figure.line.n, *figure.metric, value_text(story, figure));
  if (!repeats(row.row, reading)) {
    settle_unit(story, row.row, reading, figure.metric->unit);
    row.row.readings.push_back(std::move(reading));
  }
  row.last = figure.metric;
}

// 「超過したユーザー 約310万人」: an item of a list of the harm is what it says, and no other.
std::string label_of(const Story& story, const EffectFigure& figure) {
  const bool harm = story.carries(figure.line, Tag::impact) && !figure.recovery;
  if (!harm || !is_item(story, figure.line) || !counts_things(story, figure.metric->unit)) {
    return "";
  }
  const auto item =
      labelled(story, without_number(story, figure.line, std::string(story.said(figure.line))),
               {figure.metric});
  return item ? item->label : "";
}

void add_figure(const Story& story, Table& rows, const Event& event, const EffectFigure& figure) {
  const std::string label = label_of(story, figure);
  const std::string name = label.empty() ? effect_name(story, event, figure) : label;
  const std::string& unit = figure.metric->unit;
  const auto words = name_words(story, name);
  Row* row = name.empty()    ? nullptr
             : label.empty() ? rows.find(name, unit, words)
                             : rows.called(name);
  if (row == nullptr && (is_usual(story, *figure.metric) || name.empty())) {
    row = rows.compared(figure);
  }
  if (row != nullptr) {
    const bool same = same_count(story, *row, figure);
    if (!same && is_general(story, *row) && figure.metric->value > row->last->value) {
      row->row.readings.clear();  // the greatest is the extent
    }
    if (row->row.readings.empty() ||
        (same && !on_other_host(story, *row, figure) && goes_on(story, *row, figure))) {
      append(story, *row, figure);
    }
    return;
  }
  if (name.empty() || !begins(story, figure)) {
    return;
  }
  append(story,
         rows.add({{name, {}, "", "", {}},
                   unit,
                   words,
                   figure.metric,
                   figure.metric,
                   figure.line,
                   !label.empty()}),
         figure);
}

// A limit is no effect, but stands beside what is measured against it.
void add_threshold(const Story& story, Table& rows, const Event& event, const Metric& metric) {
  const std::string name =
      effect_name(story, event, {&metric, &metric, {event.n, 0}, metric.text, true});
  if (name.empty()) {
    return;
  }
  if (Row* row = rows.find(name, metric.unit, name_words(story, name))) {
    EffectRow::Reading reading =
        reading_of(story, event.n, metric, with_whole_bound(story, metric.text));
    settle_unit(story, row->row, reading, metric.unit);
    row->row.thresholds.push_back(std::move(reading));
  }
}

void add_formulas(const Story& story, Table& rows, const Event& event) {
  for (const Product& product : products(event)) {
    if (!product.right) {
      continue;
    }
    for (Row& row : rows.all()) {
      const bool shown =
          std::ranges::any_of(row.row.readings, [&](const EffectRow::Reading& reading) {
            return reading.event == event.n && reading.text == product.amount->text;
          });
      if (shown) {
        row.row.formula = formula_text(story, product);
      }
    }
  }
}

// A row that holds only what is usual, or was before, says of nothing how it went.
bool says_nothing(const Row& row) {
  return std::ranges::none_of(row.row.readings, [](const EffectRow::Reading& reading) {
    return reading.role != MetricRole::usual && reading.role != MetricRole::before;
  });
}

// 「スタッフ6人で電話している」: who works on it.
bool counts_crew(const Story& story, const Row& row) {
  return is(story, "unit_persons", row.unit) && !story.hears(row.line, "hit") &&
         ends_with_any(text::normalised(row.row.subject), story.phrases().cue("crew_names"));
}

bool names_hit(const Story& story, Line line) {
  return story.hears(line, "hit") || story.has_term(line, "impact") ||
         story.has_term(line, "symptom");
}

// 「注文が1,926件、普段は20件」: far more, or less, than there is of it else.
bool is_unlike_usual(const Story& story, const Metric& metric) {
  constexpr double kFar = 2;  // times
  const std::vector<Metric>& said = story.event(metric.span.message).metrics;
  return std::ranges::any_of(said, [&](const Metric& usual) {
    return usual.role == MetricRole::usual && usual.unit == metric.unit &&
           (metric.value >= kFar * usual.value || usual.value >= kFar * metric.value);
  });
}

// 「税証明は518通です。うち金額が変わる方は37通」: of all these so many were hit.
bool has_parts(const Story& story, const Metric& metric) {
  constexpr std::size_t kReach = 30;  // bytes: the end of a sentence, and a word
  return holds_any(said_behind(story, metric.span, kReach), story.phrases().cue("of_which"));
}

// 「翌日に回った納品は22件」, but not 「公民館、36人」: the name is a noun, and of the figure
// behind it.
bool is_of_its_name(const Story& story, const Row& row) {
  const std::string& name = row.row.subject;
  const std::string subject = text::normalised(row.first->subject);
  const std::string before = said_before(story, row.first->span);
  const std::size_t at = before.rfind(subject);
  return text::is_noun_letter(text::character_before(name, name.size()).code) &&
         at != std::string::npos &&
         !starts_with_any(std::string_view(before).substr(at + subject.size()),
                          story.phrases().cue("place_joints"));
}

// What is counted where the harm is told is harm, if it is told first and foremost, or in the end,
// or nobody meant it: 「古い運賃で売れちゃったのが612枚」.
bool stands_in_impact(const Story& story, const Row& row) {
  const Line line = row.line;
  if (!story.carries(line, Tag::impact) || !tells_harm(story, line) || spares(story, line)) {
    return false;
  }
  if (is_unmeant(story, *row.first) || is_unlike_usual(story, *row.first)) {
    return true;
  }
  return (story.is_main(line.n, Tag::impact) || story.hears(line, "totals")) && !row.unit.empty() &&
         is_of_its_name(story, row) && !has_parts(story, *row.first);
}

// 「冷蔵の荷物が心配という方が4人」; whom somebody wrote to or saw is none of them.
bool counts_people_hit(const Story& story, const Row& row) {
  const int n = row.line.n;
  const bool works =
      story.has(n, Tag::communication) || story.has(n, Tag::action) || story.has(n, Tag::recovery);
  return is(story, "unit_persons", row.unit) && story.has(n, Tag::impact) &&
         (!works || story.negated(row.line));
}

// 「worker 24」, 「処理件数 31,207」: how many there are of something is no effect by itself. Of
// what should not be, there was none: 「苦情 0件」; of what should, that is the harm.
bool only_counts(const Story& story, const Row& row) {
  if (row.listed) {
    return false;
  }
  const bool moves = row.row.readings.size() > 1 || !row.row.thresholds.empty();
  const bool counted =
      row.unit.empty() || counts_things(story, row.unit) || is(story, "unit_data", row.unit);
  if (moves || !counted) {
    return false;
  }
  const EffectRow::Reading& reading = row.row.readings.front();
  const std::string name = text::normalised(row.row.subject);
  const bool harm = holds_any(name, story.phrases().cue("harm_names"));
  if (reading.value == 0) {
    return harm || !story.has(row.line.n, Tag::symptom);
  }
  // 「会員9,000人」: those who may be hit, and not those who were.
  if (!harm && story.phrases().cue("populations").any_is(name) && !story.hears(row.line, "hit")) {
    return true;
  }
  const bool part = holds_any(reading.text, story.phrases().cue("parts_of_whole"));
  // 「レビューが31件」
  if (story.has(row.line.n, Tag::impact) &&
      ends_with_any(name, story.phrases().cue("contact_names"))) {
    return false;
  }
  const bool told = story.has(row.line.n, Tag::impact) || (part && !row.unit.empty());
  return !harm && !(told && names_hit(story, row.line)) && !stands_in_impact(story, row) &&
         !counts_people_hit(story, row);
}

// --- corrections ---

const Metric* metric_of(const Story& story, const EffectRow::Reading& reading) {
  const std::vector<Metric>& said = story.event(reading.event).metrics;
  const auto found = std::ranges::find_if(said, [&](const Metric& one) {
    return one.value == reading.value && reading.text.ends_with(one.text);
  });
  return found == said.end() ? nullptr : &*found;
}

// Under the name of a count that was wrong what is right is told only where it is a name for it.
bool names_measure(const Story& story, const EffectRow& row, const Metric& metric) {
  return !counts_things(story, metric.unit) ||
         ends_with_any(row.subject, story.phrases().cue("measure_names"));
}

// What is right stands in the place of what was wrong, once.
void put_right(const Story& story, EffectRow& row) {
  std::vector<EffectRow::Reading> kept;
  for (EffectRow::Reading& reading : row.readings) {
    const Metric* said = metric_of(story, reading);
    if (said == nullptr || !is_overruled(story, *said)) {
      kept.push_back(std::move(reading));
      continue;
    }
    const Metric* right = righted(story, *said);
    const bool known = right == nullptr || !names_measure(story, row, *right) ||
                       std::ranges::any_of(row.readings, [&](const EffectRow::Reading& one) {
                         return one.event == right->span.message && one.value == right->value;
                       });
    if (!known) {
      kept.push_back(reading_of(story, right->span.message, *right, right->text));
    }
  }
  row.readings = std::move(kept);
}

// 「予約のお客様 4人」 and 「影響を受けた数 4人」 count the same.
void leave_out_again(const Story& story, std::vector<EffectRow>& rows) {
  const std::string& general = story.phrases().text("effects.affected_count");
  const std::vector<EffectRow> all = rows;
  std::erase_if(rows, [&](const EffectRow& row) {
    return row.subject == general && std::ranges::any_of(all, [&](const EffectRow& other) {
             return other.subject != general && other.unit == row.unit &&
                    other.readings.back().value == row.readings.back().value;
           });
  });
}

}  // namespace

std::vector<EffectRow> effects(const Story& story) {
  Table table(story);
  for (const Event& event : story.events()) {
    for (const EffectFigure& figure : effect_figures(story, event)) {
      add_figure(story, table, event, figure);
    }
    add_formulas(story, table, event);
  }
  for (const Event& event : story.events()) {
    for (const Metric& metric : event.metrics) {
      if (metric.role == MetricRole::threshold && !metric.corrected) {
        add_threshold(story, table, event, metric);
      }
    }
  }
  std::vector<EffectRow> out;
  for (Row& row : table.all()) {
    if (says_nothing(row) || only_counts(story, row) || counts_crew(story, row)) {
      continue;
    }
    put_right(story, row.row);
    row.row.subject = shown_name(story, row.row.subject, row.unit);
    if (!row.row.readings.empty() && !row.row.subject.empty()) {
      out.push_back(std::move(row.row));
    }
  }
  leave_out_again(story, out);
  return out;
}

}  // namespace tenmatsu::composition
