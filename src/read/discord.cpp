#include "read/discord.hpp"

#include <algorithm>
#include <array>

#include "read/csv.hpp"
#include "read/instant.hpp"
#include "read/stamp.hpp"
#include "read/talk_of_json.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::discord {
namespace {

using json::Value;

// Kinds of messages that people and programs write; all others are notices of the server.
constexpr std::string_view kSpoken[] = {"Default",
                                        "Reply",
                                        "ChatInputCommand",
                                        "ContextMenuCommand",
                                        "ApplicationCommand",
                                        "ThreadStarterMessage",
                                        "0",
                                        "19",
                                        "20",
                                        "21",
                                        "23"};

constexpr std::string_view kRule = "==============================================================";

bool is_spoken(const std::string& type) {
  return type.empty() || std::ranges::find(kSpoken, type) != std::end(kSpoken);
}

std::string embed_text(const Value& embed) {
  std::string out;
  add_line(out, embed["author"]["name"].text);
  add_line(out, embed["url"].text);
  add_line(out, embed["title"].text);
  add_line(out, embed["description"].text);
  for (const Value& field : embed["fields"].items) {
    add_line(out, titled(field["name"].text, field["value"].text));
  }
  add_line(out, embed["footer"]["text"].text);
  return out;
}

// Mentions that the exporter did not resolve: <@123>, <@!123>.
std::string with_mentions(std::string text, const Value& mentions) {
  for (const Value& mention : mentions.items) {
    const std::string name = "@" + first_of({&mention["nickname"].text, &mention["name"].text});
    for (const char* mark : {"<@", "<@!"}) {
      const std::string written = mark + mention["id"].text + ">";
      for (std::size_t at = text.find(written); at != std::string::npos;
           at = text.find(written, at + name.size())) {
        text.replace(at, written.size(), name);
      }
    }
  }
  return text;
}

std::string text_of(const Value& message, std::string_view file_label) {
  std::string text = with_mentions(message["content"].text, message["mentions"]);
  const Value& forwarded = message["forwardedMessage"];
  if (forwarded.is_object()) {
    add_line(text, forwarded["content"].text);
  }
  for (const Value& embed : message["embeds"].items) {
    add_line(text, embed_text(embed));
  }
  for (const Value& file : message["attachments"].items) {
    add_line(text, std::string(file_label) + " " + file["fileName"].text);
  }
  return text;
}

// --- text

// The head of a message, "[DATE TIME] NAME (pinned)", as the culture of the machine writes dates.
struct TextHead {
  Moment moment;
  std::string_view name;
};

// "03/04/2026 14:35": month first, unless that cannot be.
std::optional<Moment> moment_of_slashes(std::string_view folded, const StampWords& words) {
  std::array<int, 3> fields{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t begin = at;
    while (at < folded.size() && folded[at] >= '0' && folded[at] <= '9' && at - begin < 4) {
      fields[i] = fields[i] * 10 + (folded[at++] - '0');
    }
    if (at == begin || at >= folded.size() ||
        (i < 2 && folded[at] != '/' && folded[at] != '.' && folded[at] != '-')) {
      return std::nullopt;
    }
    at += i < 2 ? 1 : 0;
  }
  if (fields[2] < 1900 || fields[0] < 1 || fields[1] < 1 || std::max(fields[0], fields[1]) > 31 ||
      std::min(fields[0], fields[1]) > 12) {
    return std::nullopt;
  }
  const bool day_first = fields[0] > 12;
  at += folded[at] == ',' ? 1 : 0;
  skip_blanks(folded, at);
  TakenStamp taken;
  if (!take_time(folded, at, words, taken)) {
    return std::nullopt;
  }
  taken.moment.year = fields[2];
  taken.moment.month = fields[day_first ? 1 : 0];
  taken.moment.day = fields[day_first ? 0 : 1];
  return taken.moment;
}

std::optional<TextHead> head_of(std::string_view line, const rules::ChatLines& lines) {
  const std::size_t end = line.find("] ");
  if (!line.starts_with('[') || end == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view stamp = line.substr(1, end - 1);
  auto moment = moment_of_text(stamp, lines);
  if (!moment) {
    moment = moment_of_slashes(text::folded(stamp), StampWords(lines));
  }
  if (!moment || !moment->has_date()) {
    return std::nullopt;
  }
  constexpr std::string_view kPinned = " (pinned)";
  std::string_view name = text::trimmed(line.substr(end + 2));
  if (name.ends_with(kPinned)) {
    name.remove_suffix(kPinned.size());
  }
  return TextHead{*moment, name};
}

bool is_rule(std::string_view line) {
  return line == kRule;
}

// Takes the lines below a head; blocks in braces hold what was attached.
class TextBody {
 public:
  explicit TextBody(std::string_view file_label) : file_label_(file_label) {}

  void add(std::string_view line) {
    if (line.size() > 2 && line.front() == '{' && line.back() == '}' &&
        line.find_first_of(" :\"") != 0) {
      const std::string_view word = line.substr(1, line.size() - 2);
      if (word == "Attachments" || word == "Embed" || word == "Stickers" || word == "Reactions" ||
          word == "Forwarded Message" || word == "Inline Emojis") {
        block_ = word;
        return;
      }
    }
    if (block_ == "Reactions" || block_ == "Stickers") {
      return;
    }
    if (block_ == "Attachments") {
      const std::string_view address = line.substr(0, line.find('?'));
      add_line(files_, line.empty() ? std::string()
                                    : std::string(file_label_) + " " +
                                          std::string(address.substr(address.rfind('/') + 1)));
      return;
    }
    if (block_.empty() || !line.empty()) {
      text_ += (text_.empty() && line.empty()) || text_.empty() ? "" : "\n";
      text_ += line;
    }
  }

  std::string take() {
    while (!text_.empty() && text_.back() == '\n') {
      text_.pop_back();
    }
    std::string out = std::move(text_);
    add_line(out, files_);
    text_.clear();
    files_.clear();
    block_.clear();
    return out;
  }

 private:
  std::string_view file_label_;
  std::string text_;
  std::string files_;
  std::string block_;
};

}  // namespace

bool claims_json(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const Value& root = source.json->roots.front();
  return root["guild"].is_object() && root["channel"].is_object() && root["messages"].is_array();
}

Reading read_json(const Source& source) {
  Reading reading = json_reading(source, "discord-json");
  const rules::ChatLines& words = source.rules->chat_lines;
  for (const Value& root : source.json->roots) {
    for (const Value& message : root["messages"].items) {
      Turn turn;
      turn.message.line = source.line_of(message);
      turn.message.text = text_of(message, words.first_word("file-label"));
      if (turn.message.text.empty()) {
        continue;
      }
      const Value& author = message["author"];
      turn.message.speaker = first_of({&author["nickname"].text, &author["name"].text});
      turn.message.bot = author["isBot"].is_true();
      turn.message.system = !is_spoken(message["type"].text);
      turn.id = message["id"].text;
      if (message["type"].text == "Reply") {
        turn.answers = message["reference"]["messageId"].text;
      }
      turn.when = moment_of(message["timestamp"], words);
      if (!turn.when) {
        note_no_time(reading, turn.message.line);
      }
      reading.turns.push_back(std::move(turn));
    }
  }
  return reading;
}

bool claims_text(const Source& source) {
  const auto& lines = source.lines;
  return lines.size() > 2 && is_rule(text::trimmed(lines[0])) && lines[1].starts_with("Guild: ");
}

Reading read_text(const Source& source) {
  Reading reading;
  reading.format = "discord-txt";
  const rules::ChatLines& words = source.rules->chat_lines;
  TextBody body(words.first_word("file-label"));
  int rules_seen = 0;
  const auto close = [&] {
    std::string text = body.take();
    if (!reading.turns.empty()) {
      reading.turns.back().message.text = std::move(text);
    }
  };
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string_view line = text::trimmed(source.lines[i]);
    if (is_rule(line)) {
      ++rules_seen;
      continue;
    }
    if (rules_seen < 2) {
      continue;  // the head of the file
    }
    if (rules_seen > 2) {
      break;  // Exported 12 message(s)
    }
    if (const auto head = head_of(source.lines[i], words)) {
      close();
      Turn& turn = reading.turns.emplace_back();
      turn.message.line = static_cast<int>(i) + 1;
      turn.message.speaker = head->name;
      turn.when = head->moment;
      continue;
    }
    body.add(source.lines[i]);
  }
  close();
  std::erase_if(reading.turns, [](const Turn& turn) { return turn.message.text.empty(); });
  return reading;
}

bool claims_csv(const Source& source) {
  return !source.lines.empty() &&
         text::trimmed(source.lines[0]).starts_with("AuthorID,Author,Date,Content");
}

Reading read_csv(const Source& source) {
  Reading reading;
  reading.format = "discord-csv";
  const rules::ChatLines& words = source.rules->chat_lines;
  constexpr std::size_t kAuthor = 1;
  constexpr std::size_t kDate = 2;
  constexpr std::size_t kContent = 3;
  constexpr std::size_t kFiles = 4;
  const csv::Table table = csv::parse(source.text, ',');
  reading.notes = table.notes;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const csv::Row& row = table.rows[i];
    if (row.fields.size() <= kContent) {
      continue;
    }
    Turn turn;
    turn.message.line = row.line;
    turn.message.speaker = row.fields[kAuthor];
    turn.message.text = row.fields[kContent];
    if (row.fields.size() > kFiles) {
      for (const std::string_view address : csv::split(row.fields[kFiles], ',')) {
        const std::string_view path = address.substr(0, address.find('?'));
        add_line(turn.message.text, path.empty()
                                        ? std::string()
                                        : std::string(words.first_word("file-label")) + " " +
                                              std::string(path.substr(path.rfind('/') + 1)));
      }
    }
    if (turn.message.text.empty()) {
      continue;
    }
    turn.when = moment_of_text(row.fields[kDate], words);
    if (!turn.when) {
      turn.when = moment_of_slashes(text::folded(row.fields[kDate]), StampWords(words));
    }
    if (!turn.when) {
      note_no_time(reading, row.line);
    }
    reading.turns.push_back(std::move(turn));
  }
  return reading;
}

}  // namespace tenmatsu::reading::discord
