#include "cli/options.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <map>

#include "cli/exit_code.hpp"
#include "cli/messages.hpp"
#include "cli/talk_point.hpp"

namespace tenmatsu::cli {
namespace {

constexpr const char* kVersion = "tenmatsu " TENMATSU_VERSION;
constexpr const char* kShortHelp =
    "tenmatsu turns the transcript of an incident into a postmortem.\n"
    "\n"
    "  tenmatsu chat.txt                 print the document\n"
    "  pbpaste | tenmatsu > postmortem.md\n"
    "  tenmatsu logs/ -o documents/      one document for each transcript\n"
    "\n"
    "tenmatsu --help lists everything.\n";

std::string day_of(std::chrono::sys_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string check_date(const std::string& text) {
  return date_of(text) ? "" : fmt::format("{} is no date; expected YYYY-MM-DD", text);
}

// SOURCE_DATE_EPOCH counts seconds in UTC, see
// https://reproducible-builds.org/specs/source-date-epoch
std::optional<std::string> date_of_epoch(const std::string& epoch) {
  if (epoch.empty() || epoch.size() > 12 ||
      !std::ranges::all_of(epoch, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  const std::chrono::sys_seconds instant{std::chrono::seconds{std::stoll(epoch)}};
  return day_of(std::chrono::floor<std::chrono::days>(instant));
}

// What CLI11 fills in, before it is checked as a whole.
struct Raw {
  Options options;
  std::string to;  // empty: by the ending of --output
  std::string cite = "footnote";
  std::string color = "auto";
  std::string since;
  std::string until;
  std::string start;
};

std::string check_point(const std::string& text) {
  return talk_point_of(text) ? ""
                             : fmt::format(
                                   "{} is no point in time; expected HH:MM, YYYY-MM-DD or "
                                   "YYYY-MM-DDTHH:MM",
                                   text);
}

// A recording starts at a clock time; its day may be known already.
std::string check_start(const std::string& text) {
  const auto point = talk_point_of(text);
  return point && point->second
             ? ""
             : fmt::format("{} is no start; expected HH:MM or YYYY-MM-DDTHH:MM", text);
}

void add_input_options(CLI::App& app, Raw& raw) {
  Options& options = raw.options;
  app.add_option(
         "--from", options.read.format,
         "Read as this format instead of recognising it; analysis is what --to json printed")
      ->type_name("NAME");
  app.add_option("--encoding", options.read.encoding,
                 "Decode as this instead of recognising it: UTF-8, UTF-16LE, UTF-16BE, CP932, "
                 "EUC-JP, ISO-2022-JP")
      ->type_name("NAME");
  app.add_option("--channel", options.read.channel,
                 "Of an export with several channels, or an archive with several files, take this")
      ->type_name("NAME");
  app.add_option("--since", raw.since, "Leave out what was said before")
      ->option_text("HH:MM|DATE|DATETHH:MM")
      ->check(check_point);
  app.add_option("--until", raw.until, "Leave out what was said after this minute or day")
      ->option_text("HH:MM|DATE|DATETHH:MM")
      ->check(check_point);
  app.add_option("--start", raw.start,
                 "When the recording began: makes clock times of those that count from its start")
      ->option_text("HH:MM|DATETHH:MM")
      ->check(check_start);
  app.add_flag("--merge", options.merge,
               "Make one document from all inputs, their messages ordered by time");
  app.add_option("--timezone", options.read.timezone, "Where instants are shown")
      ->option_text("ZONE (Asia/Tokyo)");
  app.add_option("--rules", options.rules, "Add rules from this file or folder; may be repeated")
      ->type_name("PATH")
      ->allow_extra_args(false);
}

void add_output_options(CLI::App& app, Raw& raw) {
  Options& options = raw.options;
  auto* output = app.add_option("-o,--output", options.output,
                                "Write to this file, or for several inputs into this folder")
                     ->type_name("PATH");
  app.add_flag("--force", options.force, "Overwrite files that exist");
  auto* to = app.add_option("--to", raw.to, "What to make")
                 ->check(CLI::IsMember({"markdown", "html", "json"}))
                 ->option_text("markdown|html|json (markdown, or as --output ends)");
  app.add_option("--template", options.template_name, "A built-in template or a file of your own")
      ->option_text("NAME|FILE (default)");
  app.add_option("--cite", raw.cite, "How messages are cited")
      ->check(CLI::IsMember({"footnote", "inline", "none"}))
      ->option_text("footnote|inline|none (footnote)");
  app.add_flag("--diagrams", options.diagrams,
               "In Markdown, draw the timeline as a Mermaid diagram too");
  app.add_flag("--marks", options.marks,
               "In Markdown, mark what is generated, so that --update can make it anew");
  auto* update = app.add_option("--update", options.update,
                                "Make the generated parts of this document anew and leave what "
                                "people wrote; makes it where it is not there")
                     ->type_name("DOC.md")
                     ->excludes(output)
                     ->excludes(to);
  app.add_flag("--dry-run", options.dry_run, "With --update: print the document, write nothing")
      ->needs(update);
  app.add_option("--fail-on", options.fail_on,
                 "Exit with 1 where the document has such holes: missing, conflict")
      ->check(CLI::IsMember({"missing", "conflict"}))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("missing|conflict[,…]");
}

void add_document_options(CLI::App& app, Raw& raw) {
  ComposeOptions& compose = raw.options.compose;
  app.add_option("--title", compose.title, "Title of the document")->type_name("TEXT");
  app.add_option("--author", compose.author, "Who writes the postmortem")->type_name("NAME");
  app.add_option("--date", compose.created, "Date of the document")
      ->type_name("YYYY-MM-DD")
      ->check(check_date);
  app.add_option("--status", compose.status, "Status of the document")->type_name("TEXT");
}

void add_talk_options(CLI::App& app, Raw& raw) {
  app.add_option("--color", raw.color, "Colour in messages")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->option_text("auto|always|never (auto)");
  auto* quiet = app.add_flag("-q,--quiet", raw.options.quiet, "Only errors");
  app.add_flag("-v,--verbose", raw.options.verbose, "Say what each input was taken for")
      ->excludes(quiet);
}

void add_commands(CLI::App& app, Options& options) {
  const auto choose = [&options](Command command) {
    return [&options, command] { options.command = command; };
  };
  auto* explain = app.add_subcommand(
      "explain", "What each message was taken for, by which rule, and where it went");
  explain->add_flag("--json", options.json, "As JSON");
  explain->add_option("INPUT", options.inputs, "A transcript; - or none for standard input")
      ->expected(0, 1);
  explain->callback(choose(Command::explain));

  auto* rules = app.add_subcommand("rules", "The rules, and their examples as tests");
  rules->require_subcommand(1);
  rules->add_subcommand("list", "Every rule, a line each")->callback(choose(Command::rules_list));
  auto* show = rules->add_subcommand("show", "One rule, whole");
  show->add_option("ID", options.id, "Id of the rule")->required();
  show->callback(choose(Command::rules_show));
  rules->add_subcommand("test", "Run the examples of all rules")
      ->callback(choose(Command::rules_test));
  auto* coverage = rules->add_subcommand(
      "coverage", "How often each rule said something of these transcripts, and which never did");
  coverage->add_flag("--json", options.json, "As JSON");
  coverage->add_option("INPUT", options.inputs,
                       "Transcripts: files, folders, - or none for standard input");
  coverage->callback(choose(Command::rules_coverage));

  auto* templates = app.add_subcommand("templates", "The built-in templates");
  templates->require_subcommand(1);
  templates->add_subcommand("list", "Their names")->callback(choose(Command::templates_list));
  auto* text = templates->add_subcommand("show", "The text of one, to start your own from");
  text->add_option("NAME", options.id, "Name of the template")->required();
  text->callback(choose(Command::templates_show));

  app.add_subcommand("formats", "The transcript formats that are read")
      ->callback(choose(Command::formats));

  auto* verify = app.add_subcommand(
      "verify", "Hold a document's figures, times, names and references against the transcript");
  verify->add_flag("--json", options.json, "As JSON");
  verify->add_option("DOC.md", options.document, "The document; - for standard input")->required();
  verify->add_option("TRANSCRIPT", options.inputs, "Transcripts; several are merged")->required();
  verify->callback(choose(Command::verify));

  auto* check = app.add_subcommand("check", "What a postmortem lacks, or should not hold");
  check->add_flag("--json", options.json, "As JSON");
  check->add_flag("--list", options.list, "All that is checked, a line each");
  check
      ->add_option("INPUT", options.inputs,
                   "A Markdown document, or a transcript, which is converted first; - or none for "
                   "standard input")
      ->expected(0, 1);
  check->callback(
      [&options] { options.command = options.list ? Command::check_list : Command::check; });

  for (CLI::App* command : {explain, rules, templates, verify, check}) {
    command->fallthrough();
    for (CLI::App* inner : command->get_subcommands({})) {
      inner->fallthrough();
    }
  }
}

// A key that is no option would turn off in silence what it was to turn on.
std::string trouble_of_config(const CLI::App& app, const CLI::ConfigError& error) {
  constexpr std::string_view kUnknown = "INI was not able to parse ";  // as CLI11 words it
  const std::string said = error.what();
  if (!said.starts_with(kUnknown)) {
    return said;
  }
  std::string key = said.substr(kUnknown.size());
  std::string trouble =
      fmt::format("{}: unknown key \"{}\"", app.get_config_ptr()->as<std::string>(), key);
  std::ranges::replace(key, '_', '-');
  return app.get_option_no_throw("--" + key) != nullptr
             ? fmt::format("{}; expected {}", trouble, key)
             : fmt::format("{}; keys are options without their dashes", trouble);
}

Target target_of(const Raw& raw) {
  const std::string& output = raw.options.output;
  if (raw.to == "json" || (raw.to.empty() && output.ends_with(".json"))) {
    return Target::json;
  }
  const bool html_file = output.ends_with(".html") || output.ends_with(".htm");
  return raw.to == "html" || (raw.to.empty() && html_file) ? Target::html : Target::markdown;
}

void settle(Raw& raw, const Surroundings& surroundings) {
  Options& options = raw.options;
  options.target = target_of(raw);
  options.cite = raw.cite == "inline" ? Cite::inline_
                 : raw.cite == "none" ? Cite::none
                                      : Cite::footnote;
  options.read.since = talk_point_of(raw.since);
  options.read.until = talk_point_of(raw.until);
  options.read.start = talk_point_of(raw.start);
  options.color = raw.color == "always" ||
                  (raw.color == "auto" && surroundings.err_is_terminal && !surroundings.no_color);
  if (options.compose.created.empty() && surroundings.source_date_epoch) {
    const auto date = date_of_epoch(*surroundings.source_date_epoch);
    if (!date) {
      throw CLI::ValidationError("SOURCE_DATE_EPOCH", "expected seconds since 1970, a number");
    }
    options.compose.created = *date;
  }
}

}  // namespace

std::variant<Options, int> parse(const std::vector<std::string>& args, std::ostream& out,
                                 std::ostream& err, const Surroundings& surroundings) {
  CLI::App app{"Turns the transcript of an incident into a postmortem.", "tenmatsu"};
  Raw raw;
  app.add_option("INPUT", raw.options.inputs,
                 "Transcripts: files, folders, - or none for standard input");
  add_output_options(app, raw);
  add_document_options(app, raw);
  add_input_options(app, raw);
  add_talk_options(app, raw);
  app.set_config("--config", "", "Read options from this TOML or INI file")->type_name("FILE");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.set_version_flag("--version", kVersion);
  app.require_subcommand(0, 1);
  add_commands(app, raw.options);
  app.footer(
      "Exit codes: 0 converted, 1 --fail-on, verify, check or rules test found something, 2 "
      "usage,\n3 an "
      "input could not be read, 4 no incident in the messages, 5 internal error.");
  try {
    // CLI11 takes the arguments in reverse.
    app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    settle(raw, surroundings);
  } catch (const CLI::CallForHelp&) {
    out << app.help();
    return kConverted;
  } catch (const CLI::CallForVersion&) {
    out << kVersion << '\n';
    return kConverted;
  } catch (const CLI::ParseError& error) {
    const auto* of_config = dynamic_cast<const CLI::ConfigError*>(&error);
    std::string trouble = of_config != nullptr ? trouble_of_config(app, *of_config) : error.what();
    std::ranges::replace(trouble, '\n', ' ');
    Messages(err, raw.color == "always", false, false, false)
        .error(fmt::format("{}; see tenmatsu --help", trouble));
    return kUsage;
  }
  const Command command = raw.options.command;
  const bool reads = command == Command::convert || command == Command::explain ||
                     command == Command::check || command == Command::rules_coverage;
  if (reads && raw.options.inputs.empty() && surroundings.in_is_terminal) {
    err << kShortHelp;
    return kUsage;
  }
  return raw.options;
}

}  // namespace tenmatsu::cli
