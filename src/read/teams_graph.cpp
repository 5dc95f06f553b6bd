#include "read/teams_graph.hpp"

#include "read/html_text.hpp"
#include "read/instant.hpp"
#include "read/talk_of_json.hpp"

namespace tenmatsu::reading::teams_graph {
namespace {

using json::Value;

bool is_message(const Value& value) {
  return value.has("createdDateTime") && value["body"].is_object();
}

const Value& list_of(const Value& root) {
  return root.is_array() ? root : root["value"];
}

// Adaptive cards nest containers; text stands in TextBlock and FactSet. https://adaptivecards.io
void add_card(std::string& out, const Value& card, int depth) {
  constexpr int kDeepest = 30;
  if (depth > kDeepest) {
    return;
  }
  if (card["type"].text == "TextBlock" || card["type"].text == "TextRun") {
    add_line(out, card["text"].text);
  }
  for (const Value& fact : card["facts"].items) {
    add_line(out, titled(fact["title"].text, fact["value"].text));
  }
  if (card["type"].text == "RichTextBlock") {
    std::string line;
    for (const Value& run : card["inlines"].items) {
      line += run.is_object() ? run["text"].text : run.text;
    }
    add_line(out, line);
  }
  for (const char* inner : {"body", "items", "columns", "rows", "cells"}) {
    for (const Value& item : card[inner].items) {
      add_card(out, item, depth + 1);
    }
  }
}

// Hero and thumbnail cards, connector cards.
void add_simple_card(std::string& out, const Value& card) {
  for (const char* part : {"title", "subtitle", "summary", "text"}) {
    add_line(out, text_of_html(card[part].text));
  }
  for (const Value& section : card["sections"].items) {
    for (const char* part : {"activityTitle", "activitySubtitle", "title", "text"}) {
      add_line(out, text_of_html(section[part].text));
    }
    for (const Value& fact : section["facts"].items) {
      add_line(out, titled(fact["name"].text, fact["value"].text));
    }
  }
}

class Messages {
 public:
  Messages(const Source& source, Reading& reading) : source_(&source), reading_(&reading) {}

  void add(const Value& message, const std::string& parent) {
    const std::string& id = message["id"].text;
    if (is_message(message) && !message.has("deletedDateTime")) {
      add_turn(message, parent);
    }
    for (const Value& reply : message["replies"].items) {
      add(reply, id);
    }
  }

 private:
  void add_turn(const Value& message, const std::string& parent) {
    Turn turn;
    turn.id = message["id"].text;
    turn.answers = message.has("replyToId") ? message["replyToId"].text : parent;
    turn.message.line = source_->line_of(message);
    turn.message.system = message["messageType"].text.find("ystemEvent") != std::string::npos ||
                          message.has("eventDetail");
    const Value& from = message["from"];
    for (const char* kind : {"user", "application", "device", "conversation"}) {
      if (turn.message.speaker.empty() && from[kind].is_object()) {
        turn.message.speaker = first_of({&from[kind]["displayName"].text, &from[kind]["id"].text});
        turn.message.bot = std::string_view(kind) == "application";
      }
    }
    add_text(message, turn);
    if (turn.message.text.empty()) {
      return;
    }
    turn.when = moment_of(message["createdDateTime"], source_->rules->chat_lines);
    if (!turn.when) {
      note_no_time(*reading_, turn.message.line);
    }
    reading_->turns.push_back(std::move(turn));
  }

  void add_text(const Value& message, Turn& turn) {
    std::string& text = turn.message.text;
    add_line(text, message["subject"].text);
    const Value& body = message["body"];
    add_line(text, body["contentType"].text == "html" ? text_of_html(body["content"].text)
                                                      : body["content"].text);
    for (const Value& attachment : message["attachments"].items) {
      add_attachment(attachment, turn);
    }
  }

  void add_attachment(const Value& attachment, Turn& turn) {
    const std::string& type = attachment["contentType"].text;
    std::string& text = turn.message.text;
    if (type == "messageReference") {
      turn.answers = turn.answers.empty() ? attachment["id"].text : turn.answers;
    } else if (type.ends_with("card.adaptive")) {
      add_card(text, json::parse_one(attachment["content"].text), 0);
    } else if (type.find(".card.") != std::string::npos) {
      add_simple_card(text, json::parse_one(attachment["content"].text));
    } else if (attachment.has("name")) {
      add_line(text, std::string(source_->rules->chat_lines.first_word("file-label")) + " " +
                         attachment["name"].text);
    }
  }

  const Source* source_;
  Reading* reading_;
};

}  // namespace

bool claims(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const auto& items = list_of(source.json->roots.front()).items;
  return !items.empty() ? is_message(items.front()) : is_message(source.json->roots.front());
}

Reading read(const Source& source) {
  Reading reading = json_reading(source, "teams-graph");
  Messages messages(source, reading);
  for (const Value& root : source.json->roots) {
    if (is_message(root)) {
      messages.add(root, "");
    }
    for (const Value& message : list_of(root).items) {
      messages.add(message, "");
    }
    if (root.has("@odata.nextLink")) {
      reading.notes.push_back({"", source.line_of(root["@odata.nextLink"]),
                               "there are further messages; fetch @odata.nextLink too"});
    }
  }
  return reading;
}

}  // namespace tenmatsu::reading::teams_graph
