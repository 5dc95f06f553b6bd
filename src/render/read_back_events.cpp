// The talk and what its messages mean, out of the JSON of an analysis.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "render/read_back.hpp"
#include "render/seals.hpp"
#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

using rules::Node;

constexpr int kHour = 60 * 60;
constexpr int kDay = 24 * kHour;

SourceInfo read_part(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"name", "format", "encoding", "sha256"});
  return {in.text("name"), in.text("format"), in.text("encoding"), in.text("sha256")};
}

Note read_note(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"file", "line", "text"});
  return {in.text_if_any("file"), in.integer("line", 0), in.text("text")};
}

/// The stamp under `key`; none where it is null or wrong.
std::optional<Stamp> read_stamp(const Fields& in, std::string_view key, bool elapsed) {
  const auto found = in.node().member(key);
  const std::string text = in.text_or_null(key);
  if (!found || !found->value().is_string()) {
    return std::nullopt;
  }
  const auto time = parse_iso_time(text);
  const bool fits = time && (elapsed ? time->second && !time->date : time->hour < 24);
  if (!fits) {
    found->report(fmt::format("expected a time, {}; found \"{}\"",
                              elapsed ? "HH:MM:SS from the start of the recording"
                                      : "HH:MM, HH:MM:SS or YYYY-MM-DDTHH:MM[:SS][+HH:MM]",
                              text));
    return std::nullopt;
  }
  Stamp stamp;
  stamp.second = time->hour * kHour + time->minute * 60 + time->second.value_or(0);
  stamp.has_seconds = time->second.has_value();
  stamp.elapsed = elapsed;
  stamp.utc_offset_minutes = time->utc_offset_minutes;
  stamp.second += elapsed ? 0 : in.days(key, time->date, "day") * kDay;
  return stamp;
}

/// When the message was said: of a recording whose start is known, the clock counts.
std::optional<Stamp> read_time(const Fields& in) {
  if (!in.has("time")) {
    in.node().report("expected \"time\", a time or null");
  }
  const bool elapsed = in.flag("elapsed");
  std::optional<Stamp> time = read_stamp(in, "time", elapsed);
  if (!in.has("clock")) {
    return time;
  }
  std::optional<Stamp> clock = read_stamp(in, "clock", false);
  if (!clock || !time || !elapsed) {
    in.node().member("clock")->report(
        "expected beside a \"time\" with \"elapsed\": true, from which it was worked out");
    return time;
  }
  clock->since_start = time->second;
  return clock;
}

/// Finds pieces of a text that stand in it one behind the other.
class Finder {
 public:
  explicit Finder(const Message& message) : message_(&message) {}

  /// Where `piece` stands, behind the one before where it can; an empty span where it does not.
  Span take(const std::string& piece) {
    auto at = message_->text.find(piece, from_);
    at = at == std::string::npos ? message_->text.find(piece) : at;
    if (at == std::string::npos) {
      return {message_->n, 0, 0};
    }
    from_ = at + piece.size();
    return {message_->n, at, from_};
  }

 private:
  const Message* message_;
  std::size_t from_ = 0;
};

Sentence read_sentence(const Node& node, const Bounds& bounds, Finder& finder) {
  const Fields in(node, bounds,
                  {"text", "modality", "negated", "question", "conditional", "hearsay", "rule"});
  Sentence out;
  const std::string text = in.text("text");
  out.span = finder.take(text);
  if (out.span.begin == out.span.end && !text.empty()) {
    node.report("expected words of the message; change its text and its sentences alike");
  }
  out.modality =
      in.choice<Modality>("modality", kModalityCount, [](Modality one) { return name_of(one); });
  out.negated = in.flag("negated");
  out.question = in.flag("question");
  out.conditional = in.flag("conditional");
  out.hearsay = in.flag("hearsay");
  out.rule = in.text_if_any("rule");
  return out;
}

Metric read_metric(const Node& node, const Bounds& bounds, Finder& finder) {
  const Fields in(node, bounds,
                  {"value", "unit", "q", "role", "subject", "text", "named", "corrected"});
  Metric out;
  out.value = in.number("value");
  out.unit = in.text("unit");
  out.bound = in.choice<Bound>("q", static_cast<int>(Bound::at_most) + 1, symbol_of);
  out.role = in.choice<MetricRole>("role", static_cast<int>(MetricRole::estimate) + 1,
                                   [](MetricRole one) { return name_of(one); });
  out.subject = in.text_if_any("subject");
  out.text = in.text("text");
  out.span = finder.take(out.text);
  out.named = in.flag("named");
  out.corrected = in.flag("corrected");
  return out;
}

TimeMention read_mention(const Node& node, const Bounds& bounds, Finder& finder) {
  using Kind = TimeMention::Kind;
  const Fields in(node, bounds, {"kind", "time", "day", "approximate", "relative", "text"});
  TimeMention out;
  out.kind = in.choice<Kind>("kind", static_cast<int>(kMentionKinds.size()),
                             [](Kind one) { return kMentionKinds[static_cast<std::size_t>(one)]; });
  const auto minute = in.minute("time", "day");
  if (!minute && !in.has("time")) {
    node.report("expected \"time\", HH:MM or YYYY-MM-DDTHH:MM");
  }
  out.minute = minute.value_or(0);
  out.approximate = in.flag("approximate");
  out.relative = in.flag("relative");
  out.text = in.text("text");
  out.span = finder.take(out.text);
  return out;
}

TermUse read_term(const Node& node, const Bounds& bounds, Finder& finder) {
  const Fields in(node, bounds, {"category", "term", "text"});
  return {in.text("category"), in.text("term"), finder.take(in.text("text"))};
}

Evidence read_evidence(const Node& node, const Bounds& bounds, Tag tag, const Message& message) {
  const Fields in(node, bounds, {"rule", "text", "weight"});
  Evidence out;
  out.rule = in.text("rule");
  out.weight = in.number("weight");
  out.tag = tag;
  if (in.has("text")) {
    out.span = Finder(message).take(in.text("text"));
  }
  return out;
}

/// Numbers of sentences, from 1 in the JSON.
void read_carriers(const Fields& in, int sentences, TagFinding& out) {
  for (const Node& item : in.node().items("sentences")) {
    const auto number = integer_of(item, 1);
    if (number && *number > sentences) {
      item.report(fmt::format("there is no sentence {}; the message has {}", *number, sentences));
    } else if (number) {
      out.sentences.push_back(*number - 1);
    }
  }
  if (!in.has("main_sentence")) {
    return;
  }
  const int main = in.integer("main_sentence", 1);
  if (main > sentences) {
    in.node()
        .member("main_sentence")
        ->report(fmt::format("there is no sentence {}; the message has {}", main, sentences));
  } else {
    out.main_sentence = main - 1;
  }
}

bool may_be_main(const TagFinding& finding) {
  return finding.tag == Tag::impact || finding.tag == Tag::symptom ||
         (finding.tag == Tag::cause && finding.status != Status::ruled_out) ||
         (finding.tag == Tag::action && finding.status == Status::done);
}

TagFinding read_tag(const Node& node, const Bounds& bounds, const Message& message, int sentences) {
  const Fields in(node, bounds,
                  {"tag", "status", "rule", "sentences", "main_sentence", "main", "owner", "due",
                   "category", "postmortem", "evidence"});
  TagFinding out;
  out.tag = in.choice<Tag>("tag", kTagCount, [](Tag one) { return name_of(one); });
  if (in.has("status")) {
    out.status = in.choice<Status>(
        "status", kStatusCount, [](Status one) { return name_of(one); }, 1);
  }
  out.rule = in.text_if_any("rule");
  read_carriers(in, sentences, out);
  out.main = in.flag("main");
  if (out.main && !may_be_main(out)) {
    in.node().member("main")->report(
        "only a cause that is not ruled out, an impact, a symptom or a step that was done may be "
        "the main one");
  }
  out.owner = in.text_or_null("owner");
  out.due = in.text_or_null("due");
  if (in.has("category")) {
    out.category = in.choice<Category>(
        "category", kCategoryCount, [](Category one) { return name_of(one); }, 1);
  }
  out.postmortem = in.flag("postmortem");
  out.evidence = in.list(
      "evidence", [&](const Node& item) { return read_evidence(item, bounds, out.tag, message); });
  return out;
}

void read_message(const Fields& in, Message& out) {
  out.n = in.integer("n", 1);
  out.line = in.integer("line", 0);
  out.source = in.text_if_any("source");
  out.time = read_time(in);
  out.time_approximate = in.flag("approximate");
  out.speaker = in.text_or_null("speaker");
  out.bot = in.flag("bot");
  out.system = in.flag("system");
  out.text = in.text("text");
  if (in.has("reply_to")) {
    const int to = in.integer("reply_to", 1);
    out.reply_to = to;
    if (to > in.bounds().messages) {
      in.node()
          .member("reply_to")
          ->report(
              fmt::format("there is no message {}; the talk has {}", to, in.bounds().messages));
    }
  }
}

void read_meaning(const Fields& in, const Message& message, Event& out) {
  const Bounds& bounds = in.bounds();
  out.n = message.n;
  out.phase = in.choice<Phase>("phase", kPhaseCount, [](Phase one) { return name_of(one); });
  out.key = in.flag("key");
  // Pieces of each kind stand in the order of the text.
  Finder sentences(message);
  Finder terms(message);
  Finder metrics(message);
  Finder times(message);
  out.sentences = in.list("sentences",
                          [&](const Node& item) { return read_sentence(item, bounds, sentences); });
  out.terms = in.list("terms", [&](const Node& item) { return read_term(item, bounds, terms); });
  out.metrics =
      in.list("metrics", [&](const Node& item) { return read_metric(item, bounds, metrics); });
  out.times = in.list("times", [&](const Node& item) { return read_mention(item, bounds, times); });
  const int count = static_cast<int>(out.sentences.size());
  out.tags =
      in.list("tags", [&](const Node& item) { return read_tag(item, bounds, message, count); });
}

}  // namespace

Transcript read_source(const Node& node, const Bounds& bounds) {
  const Fields in(
      node, bounds,
      {"name", "format", "encoding", "sha256", "title", "merged", "date", "named_date", "notes"});
  Transcript out;
  out.name = in.text("name");
  out.format = in.text("format");
  out.encoding = in.text("encoding");
  out.sha256 = in.text("sha256");
  out.title = in.text_if_any("title");
  out.sources = in.list("merged", [&](const Node& item) { return read_part(item, bounds); });
  out.first_day = in.date("date");
  out.named_day = in.date("named_date");
  out.notes = in.list("notes", [&](const Node& item) { return read_note(item, bounds); });
  return out;
}

Person read_person(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"name", "role", "labels", "bot"});
  return {in.text("name"), in.text_if_any("role"), in.texts("labels"), in.flag("bot")};
}

ReadEvent read_event(const Node& node, const Bounds& bounds) {
  const Fields in(
      node, bounds,
      {"n",       "line",    "source", "time",      "clock",    "elapsed", "day", "approximate",
       "speaker", "bot",     "system", "text",      "reply_to", "phase",   "key", "tags",
       "terms",   "metrics", "times",  "sentences", "used_in",  "left_out"});
  ReadEvent out;
  read_message(in, out.message);
  read_meaning(in, out.message, out.event);
  out.use = {in.texts("used_in"), in.text_if_any("left_out")};
  return out;
}

}  // namespace tenmatsu::document
