#include "read/table.hpp"

#include <algorithm>
#include <set>

#include "read/channels.hpp"
#include "read/chat_lines.hpp"
#include "read/columns.hpp"
#include "read/csv.hpp"
#include "read/heading.hpp"
#include "read/instant.hpp"
#include "read/talk_of_json.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::table {
namespace {

constexpr int kHeadLines = 40;

// How one file parts its fields, and what they hold.
struct Plan {
  char separator = ',';
  Columns columns;
  bool header = false;
};

std::optional<Moment> time_of(const std::string& field, const rules::ChatLines& words) {
  json::Value value;
  value.kind = json::Kind::string;
  value.text = text::trimmed(field);
  return moment_of(value, words);
}

// Without a header: the column whose values are times, that of few short values, the longest one.
std::optional<Columns> columns_by_content(const std::vector<csv::Row>& rows,
                                          const rules::ChatLines& words) {
  constexpr std::size_t kFewest = 3;
  const std::size_t width = rows.front().fields.size();
  if (width < kFewest || rows.size() < 2 ||
      !std::ranges::all_of(rows, [&](const csv::Row& row) { return row.fields.size() == width; })) {
    return std::nullopt;
  }
  Columns columns;
  std::size_t longest = 0;
  std::vector<std::size_t> sizes(width);
  std::vector<std::set<std::string>> values(width);
  for (std::size_t i = 0; i < width; ++i) {
    std::size_t times = 0;
    for (const csv::Row& row : rows) {
      sizes[i] += row.fields[i].size();
      values[i].insert(row.fields[i]);
      times += time_of(row.fields[i], words) ? 1U : 0U;
    }
    if (!columns.time && times == rows.size()) {
      columns.time = i;
    } else if (sizes[i] > longest) {
      longest = sizes[i];
      columns.text = i;
    }
  }
  for (std::size_t i = 0; i < width; ++i) {
    const bool taken = i == columns.time || i == columns.text;
    if (!taken && sizes[i] > 0 && !time_of(rows.front().fields[i], words) &&
        (!columns.speaker || values[i].size() < values[*columns.speaker].size()) &&
        text::length_of(rows.front().fields[i]) <= 40) {
      columns.speaker = i;
    }
  }
  return columns.fit() && columns.speaker ? std::optional(columns) : std::nullopt;
}

std::optional<Plan> plan_for(const Source& source, char separator) {
  const csv::Table head = csv::parse_head(source.text, separator, kHeadLines);
  if (head.rows.size() < 2 || head.rows.front().fields.size() < 2) {
    return std::nullopt;
  }
  const rules::ChatLines& words = source.rules->chat_lines;
  Plan plan{separator, columns_named(head.rows.front().fields, words), true};
  if (plan.columns.fit()) {
    const csv::Row& first = head.rows[1];
    return first.fields.size() > *plan.columns.text ? std::optional(plan) : std::nullopt;
  }
  if (separator == '\t') {
    return std::nullopt;  // lines with tabs are a chat
  }
  const auto columns = columns_by_content(head.rows, words);
  return columns ? std::optional(Plan{separator, *columns, false}) : std::nullopt;
}

std::optional<Plan> plan_for_csv(const Source& source) {
  for (const char separator : {',', ';'}) {
    if (auto plan = plan_for(source, separator)) {
      return plan;
    }
  }
  return std::nullopt;
}

// "| No | 時刻 | 発言者 | 内容 |" with more columns, or in another order, than lines of a chat
// have.
csv::Table bars_of(const Source& source) {
  csv::Table table;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    std::string_view line = text::trimmed(source.lines[i]);
    if (!line.starts_with('|') || !line.ends_with('|') || line.size() < 3 || is_rule(line)) {
      continue;
    }
    csv::Row& row = table.rows.emplace_back();
    row.line = static_cast<int>(i) + 1;
    for (const std::string_view cell : csv::split(line.substr(1, line.size() - 2), '|')) {
      row.fields.emplace_back(text::trimmed(cell));
    }
  }
  return table;
}

std::optional<Plan> plan_for_bars(const csv::Table& table, const Source& source) {
  if (table.rows.size() < 3) {
    return std::nullopt;
  }
  Plan plan{'|', columns_named(table.rows.front().fields, source.rules->chat_lines), true};
  const Columns& columns = plan.columns;
  const std::size_t width = table.rows.front().fields.size();
  const bool as_lines = columns.text && *columns.text + 1 == width && width <= 3 && columns.time;
  const bool said = columns.text && (columns.time || columns.speaker);
  if (!said || as_lines ||
      chat_lines::begins_above(source, static_cast<std::size_t>(table.rows.front().line) - 1)) {
    return std::nullopt;
  }
  return plan;
}

class Rows {
 public:
  Rows(const Source& source, const Plan& plan, Reading& reading)
      : source_(&source), plan_(&plan), reading_(&reading), words_(&source.rules->chat_lines) {}

  void add(const csv::Row& row) {
    const Columns& columns = plan_->columns;
    const std::string text(text::trimmed(field(row, columns.text)));
    if (text.empty()) {
      return;
    }
    Turn turn;
    turn.message.line = row.line;
    turn.message.text = text;
    turn.message.speaker = text::trimmed(field(row, columns.speaker));
    const std::string bot = text::folded(field(row, columns.bot));
    turn.message.bot = bot == "bot" || bot == "true" || bot == "1";
    turn.id = field(row, columns.id);
    turn.answers = field(row, columns.answers);
    std::string time = field(row, columns.time);
    if (columns.date) {
      time = field(row, columns.date) + " " + time;
    }
    turn.when = time_of(time, *words_);
    if (!turn.when && columns.time) {
      note_no_time(*reading_, row.line);
    }
    channels_.push_back({field(row, columns.channel), field(row, columns.channel)});
    reading_->turns.push_back(std::move(turn));
  }

  void finish() {
    if (plan_->columns.channel) {
      choose_channel(*reading_, channels_, *source_);
    }
    // Only where every row gives an instant does the order of times beat that of the file.
    reading_->by_time = std::ranges::all_of(reading_->turns, [](const Turn& turn) {
      return turn.when && microseconds_of(*turn.when).has_value();
    });
  }

 private:
  static std::string field(const csv::Row& row, std::optional<std::size_t> column) {
    return column && *column < row.fields.size() ? row.fields[*column] : std::string();
  }

  const Source* source_;
  const Plan* plan_;
  Reading* reading_;
  const rules::ChatLines* words_;
  std::vector<Channel> channels_;
};

Reading read_rows(const Source& source, const std::optional<Plan>& plan, const csv::Table& table,
                  const char* format) {
  Reading reading;
  reading.format = format;
  if (!plan) {
    return reading;
  }
  reading.notes = table.notes;
  Rows rows(source, *plan, reading);
  for (std::size_t i = plan->header ? 1 : 0; i < table.rows.size(); ++i) {
    rows.add(table.rows[i]);
  }
  rows.finish();
  return reading;
}

Reading read(const Source& source, const std::optional<Plan>& plan, const char* format) {
  return read_rows(source, plan, plan ? csv::parse(source.text, plan->separator) : csv::Table{},
                   format);
}

}  // namespace

bool claims_bars(const Source& source) {
  const auto bars = std::ranges::find_if(
      source.lines, [](std::string_view line) { return line.starts_with('|'); });
  return bars != source.lines.end() && plan_for_bars(bars_of(source), source).has_value();
}

Reading read_bars(const Source& source) {
  const csv::Table table = bars_of(source);
  return read_rows(source, plan_for_bars(table, source), table, "table");
}

bool claims_csv(const Source& source) {
  return plan_for_csv(source).has_value();
}

Reading read_csv(const Source& source) {
  return read(source, plan_for_csv(source), "csv");
}

bool claims_tsv(const Source& source) {
  return plan_for(source, '\t').has_value();
}

Reading read_tsv(const Source& source) {
  return read(source, plan_for(source, '\t'), "tsv");
}

}  // namespace tenmatsu::reading::table
