// The verbs of the pipeline, in their order: bytes → transcript → analysis → incident → text.
//
//   auto rules = tenmatsu::load_rules({});
//   auto transcript = tenmatsu::read(bytes, "chat.txt", rules);
//   auto analysis = tenmatsu::analyse(std::move(transcript), rules);
//   auto incident = tenmatsu::compose(analysis, rules);
//   auto markdown = tenmatsu::render(analysis, incident, {});
//
// Every function is pure: the same arguments give the same bytes, whatever the clock, the locale
// or the time zone of the machine. Failures are thrown as tenmatsu::Error.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/analysis.hpp"
#include "tenmatsu/error.hpp"
#include "tenmatsu/files.hpp"
#include "tenmatsu/incident.hpp"
#include "tenmatsu/transcript.hpp"

namespace tenmatsu {

/// All words and rules: those built in and the user's. Immutable once loaded; share it freely.
class Rules;
using RulesPtr = std::shared_ptr<const Rules>;

/// The built-in rules, then `paths` (files or folders of *.json) in their order; an entry with a
/// known id replaces the earlier one. Throws Failure::rules with every mistake of every file.
/// Examples are what rules list, show and test need; without them the built-in rules are not read
/// at all: their tables were made when the library was built.
enum class Examples { keep, leave_out };
RulesPtr load_rules(const std::vector<std::string>& paths, Examples examples = Examples::keep);

/// An entry of a rule file that has an id.
struct RuleInfo {
  std::string id;
  std::string kind;        // the list that it stands in: tags, modality, …
  std::string about;       // what it is for; empty where the entry does not say
  std::string file;        // the file that it was read from
  std::string definition;  // the entry as JSON
};

/// Every entry with an id, in the order of their files; a replaced one where it first stood.
/// `rules` must have been loaded with their examples, as for test_rules().
std::vector<RuleInfo> rule_infos(const RulesPtr& rules);

/// An example on which its rule did not fire, or a counterexample on which it did.
struct RuleFailure {
  std::string id;
  std::string file;
  std::string example;
  std::string trouble;
  int line = 0;  // of the example in its file, from 1; 0 where it was not looked for
};

/// Runs the examples and counterexamples of tags, playbooks and lessons; empty where all are right.
/// Those of every list: examples.hpp.
std::vector<RuleFailure> test_rules(const RulesPtr& rules);

/// How often a rule said something of the talks that were analysed.
struct RuleUse {
  std::string id;
  std::string kind;        // the list that it stands in; of terms the id is their category
  int count = 0;           // 0: it never did
  std::string first_file;  // the message where it first did; empty where it never did
  int first_line = 0;
};

struct RuleCoverage {
  std::vector<RuleUse> uses;             // by count, the largest first, then by id and kind
  std::vector<std::string> not_counted;  // lists whose rules leave no trace in an analysis
};

/// Of the rules that say which they are in what they found: tags, markers, modality, terms, units.
RuleCoverage rule_coverage(const RulesPtr& rules, const std::vector<Analysis>& analyses);

/// A point of a talk as a person names it: a day, a clock time, or both.
struct TalkPoint {
  std::optional<Date> day;
  std::optional<int> second;  // since midnight
  bool exact = false;         // names a second, not a whole minute
};

struct ReadOptions {
  std::string format;                   // empty: recognise it
  std::string encoding;                 // empty: recognise it
  std::string timezone = "Asia/Tokyo";  // where instants are shown; an IANA name
  std::string channel;                  // of an export with several; empty: that of the incident
  std::optional<TalkPoint> since;       // what was said before is left out
  std::optional<TalkPoint> until;       // what was said after this minute or day is left out
  std::optional<TalkPoint> start;  // when the recording began; makes clock times of elapsed ones
};

/// A transcript format that is read.
struct FormatInfo {
  std::string name;   // as ReadOptions::format takes it
  std::string about;  // one line
};

/// In the order in which they are tried.
std::vector<FormatInfo> formats();

/// Throws Failure::input where `bytes` hold no message. `name` is what messages call the input.
Transcript read(std::string_view bytes, const std::string& name, const RulesPtr& rules,
                const ReadOptions& options = {});

/// The same for an export of many files: that of a Slack workspace, or an archive of one
/// transcript.
Transcript read(Files& files, const std::string& name, const RulesPtr& rules,
                const ReadOptions& options = {});

/// Several sources of one incident, ordered by time; each message keeps the name of its source.
/// Throws Failure::usage where the times of one count from an unknown start.
Transcript merge(std::vector<Transcript> parts);

/// What each message means. Never fails: what cannot be understood has no tags.
Analysis analyse(Transcript transcript, const RulesPtr& rules);

struct ComposeOptions {
  std::string title;  // each empty: found in the transcript
  std::string author;
  std::string created;  // YYYY-MM-DD
  std::string status;
};

/// Throws Failure::no_incident where no message tells of trouble.
Incident compose(const Analysis& analysis, const RulesPtr& rules,
                 const ComposeOptions& options = {});

enum class Cite { footnote, inline_, none };

/// What a document is written in.
enum class Markup { markdown, html };

struct RenderOptions {
  Markup markup = Markup::markdown;
  std::string template_name = "default";     // of a built-in template for this markup
  std::optional<std::string> template_text;  // a user's own, instead
  std::string template_file;                 // what messages call it
  Cite cite = Cite::footnote;
  bool diagrams = false;  // in Markdown: the timeline as a Mermaid diagram too
  bool marks = false;     // in Markdown: say which parts are generated, for update()
  std::optional<std::vector<int>> evidence;  // the messages listed; none: those that are cited
  RulesPtr rules;  // by which sentences become items of lists; null: those built in
};

/// The document: Markdown, or HTML in one file that needs no other. Throws Failure::rules for a
/// broken template, Failure::usage for an unknown one.
std::string render(const Analysis& analysis, const Incident& incident,
                   const RenderOptions& options = {});

struct TemplateInfo {
  std::string name;   // as RenderOptions::template_name takes it, and .html for one of HTML
  std::string about;  // one line: its first comment
  std::string text;   // Mustache, to start one's own from
  Markup markup = Markup::markdown;
};

/// The built-in templates, sorted by name.
std::vector<TemplateInfo> templates();

/// The analysis as JSON, docs/analysis.schema.json; `incident` may be null (messages without one).
std::string to_json(const Analysis& analysis, const Incident* incident);

/// The same with what each finding rests on: terms, evidence and its weights.
std::string explain_json(const Analysis& analysis, const Incident* incident);

/// The coverage as JSON.
std::string coverage_json(const RuleCoverage& coverage);

/// For a person: each message with its sentences, figures, times and tags, the rules that found
/// them in the words that matched, and where it went in the document or why it did not.
std::string explain(const Analysis& analysis, const Incident* incident);

}  // namespace tenmatsu
