#include "read/chatwork.hpp"

#include <algorithm>
#include <map>

#include "read/instant.hpp"
#include "read/talk_of_json.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::chatwork {
namespace {

using json::Value;

// Chatwork's marks: https://developer.chatwork.com/docs/message-notation
class Body {
 public:
  Body(std::string_view body, const std::map<std::string, std::string>& names,
       const rules::ChatLines& words)
      : rest_(body), names_(&names), words_(&words) {}

  std::string plain() {
    while (!rest_.empty()) {
      const std::size_t end = rest_.front() == '[' ? rest_.find(']') : std::string_view::npos;
      if (end == std::string_view::npos || !take_mark(rest_.substr(1, end - 1), end + 1)) {
        add(rest_.substr(0, 1));
        rest_.remove_prefix(1);
      }
    }
    while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) {
      out_.pop_back();
    }
    const std::size_t begin = out_.find_first_not_of('\n');
    return begin == std::string::npos ? std::string() : out_.substr(begin);
  }

 private:
  // Lines within a quote begin with one '>' for each level.
  void add(std::string_view text) {
    for (const char c : text) {
      if (c != '\n' && quotes_ > 0 && at_line_begin()) {
        for (int i = 0; i < quotes_; ++i) {
          out_ += '>';
        }
        out_ += ' ';
      }
      out_ += c;
    }
  }

  [[nodiscard]] bool at_line_begin() const { return out_.empty() || out_.back() == '\n'; }

  void begin_line() {
    if (!at_line_begin()) {
      out_ += '\n';
    }
  }

  // Behind the end of a block the line break that Chatwork writes is the block's own.
  void end_block() {
    begin_line();
    if (rest_.starts_with('\n')) {
      rest_.remove_prefix(1);
    }
  }

  // A mark that has been understood is taken from the text.
  bool take_mark(std::string_view mark, std::size_t size) {
    const std::string word = text::folded(mark.substr(0, mark.find_first_of(" :")));
    const std::string_view value =
        mark.find(':') == std::string_view::npos ? "" : mark.substr(mark.find(':') + 1);
    const std::string_view before = rest_;
    rest_.remove_prefix(size);
    if (word == "to" && !value.empty()) {
      add("@" + std::string(take_name()) + " ");
    } else if (word == "toall") {
      add("@all ");
      rest_.remove_prefix(rest_.starts_with('\n') ? 1 : 0);
    } else if (mark.find("aid=") != std::string_view::npos &&
               mark.find("to=") != std::string_view::npos) {
      take_name();  // [rp aid=… to=…]
    } else if (word == "qtmeta") {
      // who said it when
    } else if (word == "qt" || mark.find("aid=") != std::string_view::npos) {
      begin_line();
      quote_word_ = "[/" + std::string(mark.substr(0, mark.find(' '))) + "]";
      ++quotes_;
    } else if (quotes_ > 0 && before.starts_with(quote_word_)) {
      end_block();
      --quotes_;
    } else if (word == "info" || word == "code" || word == "hr" || word == "task") {
      begin_line();
    } else if (word == "/info" || word == "/code" || word == "/title" || word == "/task") {
      end_block();
    } else if (word == "title" || word == "picon" || word == "dtext" || word == "preview" ||
               word == "/preview") {
      // shown as a picture or as words of the client
    } else if (word == "piconname") {
      const auto found = names_->find(std::string(value));
      add(found == names_->end() ? std::string() : found->second);
    } else if (word == "download") {
      take_file();
    } else {
      rest_ = before;
      return false;
    }
    return true;
  }

  // The name behind a mark, with the break of the line behind it; the honorific goes.
  std::string_view take_name() {
    std::string_view name = rest_.substr(0, rest_.find('\n'));
    std::size_t size = name.size();
    for (const std::string& word : words_->words("honorific")) {
      const std::size_t at = name.find(word);
      if (at != std::string_view::npos) {
        name = name.substr(0, at);
        size = at + word.size();
        break;
      }
    }
    rest_.remove_prefix(size);
    while (rest_.starts_with('\n') || rest_.starts_with(' ')) {
      rest_.remove_prefix(1);
    }
    return name;
  }

  // [download:ID]NAME (12.3 KB)[/download]
  void take_file() {
    constexpr std::string_view kEnd = "[/download]";
    const std::size_t end = std::min(rest_.find(kEnd), rest_.size());
    std::string_view name = rest_.substr(0, end);
    const std::size_t size = name.rfind(" (");
    if (size != std::string_view::npos && name.ends_with(')')) {
      name = name.substr(0, size);
    }
    begin_line();
    add(std::string(words_->first_word("file-label")) + " " + std::string(name));
    rest_.remove_prefix(std::min(rest_.size(), end + kEnd.size()));
  }

  std::string_view rest_;
  const std::map<std::string, std::string>* names_;
  const rules::ChatLines* words_;
  std::string out_;
  std::string quote_word_;
  int quotes_ = 0;
};

bool is_message(const Value& value) {
  return value.has("message_id") && value.has("send_time") && value["account"].is_object();
}

bool is_deleted(std::string_view body, const rules::ChatLines& words) {
  const std::string folded = text::folded(text::trimmed(body));
  const auto& marks = words.words("deleted");
  return std::ranges::find(marks, folded) != marks.end();
}

}  // namespace

bool claims(const Source& source) {
  return source.json != nullptr && source.json->roots.front().is_array() &&
         !source.json->roots.front().items.empty() &&
         is_message(source.json->roots.front().items.front());
}

Reading read(const Source& source) {
  Reading reading = json_reading(source, "chatwork");
  const rules::ChatLines& words = source.rules->chat_lines;
  std::map<std::string, std::string> names;
  for (const Value& root : source.json->roots) {
    for (const Value& message : root.items) {
      names[message["account"]["account_id"].text] = message["account"]["name"].text;
    }
  }
  for (const Value& root : source.json->roots) {
    for (const Value& message : root.items) {
      Turn turn;
      turn.message.line = source.line_of(message);
      turn.message.text = Body(message["body"].text, names, words).plain();
      if (turn.message.text.empty() || is_deleted(turn.message.text, words)) {
        continue;
      }
      turn.id = message["message_id"].text;
      const Value& account = message["account"];
      turn.message.speaker = first_of({&account["name"].text, &account["account_id"].text});
      turn.when = moment_of(message["send_time"], words);
      if (!turn.when) {
        note_no_time(reading, turn.message.line);
      }
      reading.turns.push_back(std::move(turn));
    }
  }
  return reading;
}

}  // namespace tenmatsu::reading::chatwork
