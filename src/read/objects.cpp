#include "read/objects.hpp"

#include "read/channels.hpp"
#include "read/columns.hpp"
#include "read/instant.hpp"
#include "read/talk_of_json.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::objects {
namespace {

using json::Value;

bool is_message(const Value& value, const rules::ChatLines& words) {
  return value.is_object() && columns_named(value.names, words).fit();
}

// A list of which at least half of the elements are messages; the first on the way down.
const Value* list_in(const Value& root, const rules::ChatLines& words, int depth = 0) {
  constexpr int kDeepest = 6;
  if (root.is_array()) {
    std::size_t messages = 0;
    for (const Value& item : root.items) {
      messages += is_message(item, words) ? 1U : 0U;
    }
    if (messages > 0 && messages * 2 >= root.items.size()) {
      return &root;
    }
  }
  if (depth < kDeepest && (root.is_object() || (root.is_array() && depth == 0))) {
    for (const Value& item : root.items) {
      if (const Value* list = list_in(item, words, depth + 1)) {
        return list;
      }
    }
  }
  return nullptr;
}

// A name, or an object that holds one.
std::string name_in(const Value& value) {
  if (!value.is_object()) {
    return std::string(text::trimmed(value.text));
  }
  for (const char* key : {"display_name", "displayName", "nickname", "name", "real_name",
                          "realName", "username", "user_name", "login", "id"}) {
    if (!value[key].text.empty()) {
      return value[key].text;
    }
  }
  return {};
}

std::string text_in(const Value& value) {
  if (value.is_object()) {
    return first_of({&value["text"].text, &value["content"].text, &value["plain"].text});
  }
  std::string text = value.text;
  for (const Value& part : value.items) {
    add_line(text, text_in(part));
  }
  return text;
}

class Messages {
 public:
  Messages(const Source& source, Reading& reading)
      : source_(&source), reading_(&reading), words_(&source.rules->chat_lines) {}

  void add(const Value& message) {
    const Columns columns = columns_named(message.names, *words_);
    const int line = source_->line_of(message);
    Turn turn;
    turn.message.line = line;
    turn.message.text = text_in(member(message, columns.text));
    if (turn.message.text.empty()) {
      return;
    }
    const Value& speaker = member(message, columns.speaker);
    turn.message.speaker = name_in(speaker);
    const Value& bot = member(message, columns.bot);
    turn.message.bot = bot.is_true() || text::folded(bot.text) == "bot" ||
                       speaker["is_bot"].is_true() || speaker["isBot"].is_true() ||
                       speaker["bot"].is_true();
    turn.when = time_of(message, columns);
    if (!turn.when) {
      note_no_time(*reading_, line);
    }
    turn.answers = member(message, columns.answers).text;
    turn.id = member(message, columns.id).text;
    const Value& channel = member(message, columns.channel);
    channels_.push_back({name_in(channel), name_in(channel)});
    has_channels_ |= channel.is_something();
    reading_->turns.push_back(std::move(turn));
  }

  void finish() {
    if (has_channels_) {
      choose_channel(*reading_, channels_, *source_);
    }
    bool dated = true;
    for (const Turn& turn : reading_->turns) {
      dated &= !turn.when || microseconds_of(*turn.when).has_value();
    }
    reading_->by_time = dated;
  }

 private:
  static const Value& member(const Value& message, std::optional<std::size_t> column) {
    static const Value kMissing;
    return column ? message.items[*column] : kMissing;
  }

  std::optional<Moment> time_of(const Value& message, const Columns& columns) const {
    const Value& time = member(message, columns.time);
    if (columns.date) {
      return moment_of_text(member(message, columns.date).text + " " + time.text, *words_);
    }
    if (auto moment = moment_of(time, *words_)) {
      return moment;
    }
    const auto seconds = time.number();  // too small for an instant: counted from the start
    return seconds && *seconds >= 0 ? std::optional(moment_since_start(*seconds)) : std::nullopt;
  }

  const Source* source_;
  Reading* reading_;
  const rules::ChatLines* words_;
  std::vector<Channel> channels_;
  bool has_channels_ = false;
};

}  // namespace

bool claims_lines(const Source& source) {
  constexpr std::size_t kLooked = 20;
  if (source.json == nullptr || !source.json->by_line) {
    return false;
  }
  const auto& roots = source.json->roots;
  for (std::size_t i = 0; i < roots.size() && i < kLooked; ++i) {
    if (is_message(roots[i], source.rules->chat_lines)) {
      return true;
    }
  }
  return false;
}

Reading read_lines(const Source& source) {
  Reading reading = json_reading(source, "jsonl");
  Messages messages(source, reading);
  if (source.json != nullptr) {
    for (const Value& root : source.json->roots) {
      messages.add(root);
    }
  }
  messages.finish();
  return reading;
}

bool claims_list(const Source& source) {
  return source.json != nullptr && !source.json->by_line &&
         list_in(source.json->roots.front(), source.rules->chat_lines) != nullptr;
}

Reading read_list(const Source& source) {
  Reading reading = json_reading(source, "json-generic");
  Messages messages(source, reading);
  if (source.json != nullptr) {
    for (const Value& root : source.json->roots) {
      const Value* list = list_in(root, source.rules->chat_lines);
      for (const Value& message : (list == nullptr ? Value() : *list).items) {
        messages.add(message);
      }
    }
  }
  messages.finish();
  return reading;
}

}  // namespace tenmatsu::reading::objects
