// The analysis as JSON, read back: what json.cpp writes, this reads.

#include "tenmatsu/read_back.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "compose/follow.hpp"
#include "render/read_back.hpp"
#include "render/seals.hpp"
#include "text/decode.hpp"

namespace tenmatsu {

namespace {

using document::Bounds;
using document::Seals;
using nlohmann::json;
using rules::Node;

constexpr std::string_view kSchema = "tenmatsu.analysis/";
constexpr std::string_view kVersion = "tenmatsu.analysis/1";

/// Whether a member "schema" of `text` begins with our name. Within a string of JSON its quotes
/// would be escaped.
bool names_schema(std::string_view text) {
  constexpr std::string_view kKey = "\"schema\"";
  for (auto at = text.find(kKey); at != std::string_view::npos; at = text.find(kKey, at + 1)) {
    std::string_view rest = text.substr(at + kKey.size());
    const auto begin = rest.find_first_not_of(" \t\r\n:");
    rest.remove_prefix(std::min(begin, rest.size()));
    if (rest.starts_with('"') && rest.substr(1).starts_with(kSchema) &&
        (at == 0 || text[at - 1] != '\\')) {
      return true;
    }
  }
  return false;
}

bool begins_as_object(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '{';
}

/// Where each value stands while the text is parsed, to name members that stand twice.
class Path {
 public:
  explicit Path(rules::Problems& problems, const std::string& file)
      : problems_(&problems), file_(file) {}

  bool operator()(json::parse_event_t event, const json& value) {
    using Event = json::parse_event_t;
    switch (event) {
      case Event::object_start:
      case Event::array_start:
        frames_.push_back({event == Event::array_start, 0, "", {}});
        break;
      case Event::object_end:
      case Event::array_end:
        frames_.pop_back();
        next();
        break;
      case Event::key:
        name(value.get<std::string>());
        break;
      case Event::value:
        next();
        break;
    }
    return true;
  }

 private:
  struct Frame {
    bool array = false;
    std::size_t index = 0;
    std::string key;
    std::set<std::string> keys;
  };

  void next() {
    if (!frames_.empty() && frames_.back().array) {
      ++frames_.back().index;
    }
  }

  void name(const std::string& key) {
    Frame& frame = frames_.back();
    frame.key = key;
    if (!frame.keys.insert(key).second) {
      std::string path;
      for (const Frame& one : frames_) {
        path += "/" + (one.array ? std::to_string(one.index) : one.key);
      }
      problems_->add(fmt::format("{}: {}: stands twice in its object; keep one", file_, path));
    }
  }

  rules::Problems* problems_;
  std::string file_;
  std::vector<Frame> frames_;
};

json parse(const std::string& text, const std::string& name, rules::Problems& problems) {
  Path path(problems, name);
  try {
    return json::parse(
        text, [&path](int, json::parse_event_t event, json& value) { return path(event, value); });
  } catch (const json::parse_error& error) {
    const std::string_view read = std::string_view(text).substr(0, error.byte);
    const std::string what = error.what();
    // Behind "[…] parse error at line 3, column 5: ".
    const auto colon = what.find(": ");
    const auto begin = colon == std::string::npos ? 0 : colon + 2;
    // What was last read may end within a character.
    const auto end = what.find("; last read", begin);
    throw Error(Failure::input,
                fmt::format("{}:{}: this JSON is broken: {}", name,
                            1 + std::ranges::count(read, '\n'), what.substr(begin, end - begin)));
  }
}

void check_schema(const Node& root) {
  const auto schema = root.member("schema");
  if (!schema || schema->value() != std::string(kVersion)) {
    (schema ? *schema : root)
        .report(fmt::format("expected \"schema\": \"{}\", which this program reads", kVersion));
  }
}

// Messages count from 1 without a gap: all references go by their numbers.
void check_numbers(const Node& events, const Analysis& analysis) {
  const auto items = events.items();
  for (std::size_t i = 0; i < items.size() && i < analysis.events.size(); ++i) {
    const int expected = static_cast<int>(i) + 1;
    if (analysis.events[i].n != expected) {
      items[i].report(fmt::format(
          "expected \"n\": {}; messages count from 1 in their order and none is taken out",
          expected));
      return;
    }
  }
}

// Of each tag one finding of the talk counts most.
void check_mains(const Node& events, const Analysis& analysis) {
  std::array<int, kTagCount> known{};  // the message, 0 where none is
  const auto items = events.items();
  for (std::size_t i = 0; i < items.size() && i < analysis.events.size(); ++i) {
    for (const TagFinding& finding : analysis.events[i].tags) {
      int& first = known[static_cast<std::size_t>(finding.tag)];
      if (finding.main && first != 0) {
        items[i].report(fmt::format("a second main {}; that of message {} is one already",
                                    name_of(finding.tag), first));
      }
      first = finding.main && first == 0 ? analysis.events[i].n : first;
    }
  }
}

/// What stands in the JSON, before anything is worked out.
ReadBack read_all(const Node& root) {
  ReadBack out;
  root.allow_only({"schema", "source", "people", "events", "incident", "seals"});
  check_schema(root);
  Bounds bounds;
  const auto events = root.member("events");
  if (!events || !events->value().is_array()) {
    (events ? *events : root).report("expected \"events\", the list of the messages");
  } else {
    bounds.messages = static_cast<int>(events->value().size());
  }
  if (const auto source = root.object("source")) {
    out.analysis.transcript = document::read_source(*source, bounds);
    bounds.first_day = out.analysis.transcript.first_day;
  } else if (!root.has("source")) {
    root.report("expected \"source\", an object");
  }
  for (const Node& item : root.items("people")) {
    out.analysis.people.push_back(document::read_person(item, bounds));
  }
  std::vector<Use> uses;
  for (const Node& item : root.items("events")) {
    document::ReadEvent read = document::read_event(item, bounds);
    out.analysis.transcript.messages.push_back(std::move(read.message));
    out.analysis.events.push_back(std::move(read.event));
    uses.push_back(std::move(read.use));
  }
  if (events) {
    check_numbers(*events, out.analysis);
    check_mains(*events, out.analysis);
  }
  if (const auto incident = root.object("incident")) {
    out.incident = document::read_incident(*incident, bounds);
    out.incident->uses = std::move(uses);
  }
  return out;
}

composition::Parts changed_parts(const json& root, const Seals& seals) {
  composition::Parts changed;
  const auto look = [&](const std::string& name, const json& part) {
    if (!seals.hold(name, part)) {
      changed.insert(name);
    }
  };
  for (const char* name : {"source", "people", "events"}) {
    look(name, root.value(name, json()));
  }
  for (const char* name : {"title",       "author",    "status",       "created", "participants",
                           "times",       "durations", "summary",      "impact",  "causes",
                           "hypotheses",  "effects",   "effect_notes", "actions", "followups",
                           "suggestions", "lessons",   "timeline",     "missing", "conflicts"}) {
    look(name, root.at("incident").value(name, json()));
  }
  return changed;
}

/// Steps are listed by the stages of their actions: who changed an action and not its stages means
/// the last of them too.
void settle_stages(const json& root, const Seals& seals, Incident& incident) {
  const json& actions = root.at("incident").value("actions", json::array());
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const bool changed = !seals.hold("action", document::head_of(actions[i]));
    if (changed && seals.hold("stages", actions[i].value("stages", json()))) {
      Action& action = incident.actions[i];
      ActionStage& last = action.stages.back();
      last.minute = action.minute;
      last.statement = action.statement;
      last.actor = action.actor;
      if (last.status != action.status) {
        last.status = action.status;
        last.label.clear();
      }
    }
  }
}

void put_options(const ComposeOptions& options, Incident& incident, composition::Parts& changed) {
  const auto put = [&](const char* name, const std::string& given, std::string& known) {
    if (!given.empty() && given != known) {
      known = given;
      changed.insert(name);
      return true;
    }
    return false;
  };
  if (put("title", options.title, incident.title.text)) {
    incident.title.events.clear();
  }
  if (put("author", options.author, incident.author.text)) {
    incident.author.events.clear();
  }
  put("created", options.created, incident.created);
  put("status", options.status, incident.status);
}

}  // namespace

bool is_analysis(std::string_view bytes) {
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    const std::string text = text::decode(bytes).text;
    return begins_as_object(text) && names_schema(text);
  }
  bytes.remove_prefix(bytes.starts_with(kMark) ? kMark.size() : 0);
  return begins_as_object(bytes) && names_schema(bytes);
}

ReadBack read_back(std::string_view bytes, const std::string& name, const RulesPtr& rules,
                   const ComposeOptions& options) {
  const text::Decoded decoded = text::decode(bytes);
  if (!begins_as_object(decoded.text)) {
    throw Error(Failure::input,
                fmt::format("{}: is no analysis; expected the JSON that --to json printed", name));
  }
  rules::Problems problems;
  const json root = parse(decoded.text, name, problems);
  problems.throw_if_any(Failure::input);
  const Node node(root, name, "", problems);
  ReadBack out = read_all(node);
  problems.throw_if_any(Failure::input);
  if (!out.incident) {
    return out;
  }
  const Seals seals(node.string_or("seals", ""));
  problems.throw_if_any(Failure::input);
  composition::Parts changed = changed_parts(root, seals);
  settle_stages(root, seals, *out.incident);
  put_options(options, *out.incident, changed);
  out.changed.assign(changed.begin(), changed.end());
  if (!changed.empty()) {
    composition::follow(out.analysis, *rules, changed, *out.incident, out.notes);
    for (Note& note : out.notes) {
      note.file = name;
    }
  }
  return out;
}

}  // namespace tenmatsu
