#include "cli/convert.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <ostream>

#include "cli/exit_code.hpp"
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/outputs.hpp"
#include "cli/understand.hpp"
#include "tenmatsu/check.hpp"
#include "tenmatsu/update.hpp"

namespace tenmatsu::cli {
namespace {

namespace fs = std::filesystem;

/// All that a conversion needs beside its input; made once for a batch.
struct Workshop {
  const Options* options;
  RulesPtr rules;
  RenderOptions render;
  Messages* messages;
};

struct Converted {
  std::string document;
  int code = kConverted;
  std::optional<std::string> before;  // what stood in the document that was brought up to date
};

// Values are escaped for the markup that is made, so a page filled as Markdown would be broken.
void refuse_page_as_markdown(const Options& options) {
  const std::string& name = options.template_name;
  if (options.target == Target::markdown &&
      (name.ends_with(".html") || name.ends_with(".html.mustache"))) {
    throw Error(Failure::usage, fmt::format("{}: makes HTML; add --to html", name));
  }
}

void refuse_folder(const std::string& path, std::string_view expected) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    throw Error(Failure::usage, fmt::format("{}: is a folder; {}", path, expected));
  }
}

bool is_built_in(const std::string& name) {
  const auto all = templates();
  return std::ranges::any_of(all, [&name](const TemplateInfo& one) { return one.name == name; });
}

// A template is looked for among the built-in ones unless its name looks like a path.
RenderOptions render_options(const Options& options, const RulesPtr& rules) {
  refuse_page_as_markdown(options);
  RenderOptions render;
  render.markup = options.target == Target::html ? Markup::html : Markup::markdown;
  render.cite = options.cite;
  render.rules = rules;
  render.diagrams = options.diagrams;
  render.marks = options.marks || !options.update.empty();
  render.template_name = options.template_name;
  const bool is_path =
      options.template_name.find('/') != std::string::npos ||
      (options.template_name.find('.') != std::string::npos && !is_built_in(options.template_name));
  if (is_path) {
    refuse_folder(options.template_name, "a template is one file");
    std::ifstream file(options.template_name, std::ios::binary);
    if (!file) {
      throw Error(Failure::usage, fmt::format("{}: the template cannot be read; check the path, or "
                                              "see tenmatsu templates list",
                                              options.template_name));
    }
    render.template_text = std::string(std::istreambuf_iterator<char>(file), {});
    render.template_file = options.template_name;
  }
  return render;
}

bool wants(const Options& options, std::string_view what) {
  return std::ranges::find(options.fail_on, what) != options.fail_on.end();
}

// The holes that --fail-on asks about, each as a line; whether there was any.
bool report_holes(const Workshop& shop, const std::string& name, const Incident& incident) {
  bool found = false;
  if (wants(*shop.options, "missing")) {
    for (const Missing& missing : incident.missing) {
      shop.messages->error(fmt::format("{}: {}: {}", name, missing.id, missing.question));
      found = true;
    }
  }
  if (wants(*shop.options, "conflict")) {
    for (const Conflict& conflict : incident.conflicts) {
      shop.messages->error(fmt::format("{}: {}: {}", name, conflict.id, conflict.text));
      found = true;
    }
  }
  return found;
}

// The document anew, or the one that --update names with its generated parts anew.
std::string markdown_or_page(const Workshop& shop, const Understood& told, const Incident& incident,
                             const std::optional<std::string>& before) {
  if (!before) {
    return render(told.analysis, incident, shop.render);
  }
  const std::string& path = shop.options->update;
  Update updated = update(*before, path, told.analysis, incident, shop.render);
  shop.messages->notes(updated.notes);
  return std::move(updated.document);
}

// Each where it stands in the talk, so that it can be taken out there.
void warn_of_secrets(const Workshop& shop, const Transcript& talk, const std::string& document) {
  const bool whole = shop.options->target != Target::markdown;  // others hold all that was said
  for (const Finding& one : secrets(talk, whole ? "" : document, shop.rules)) {
    if (one.id.starts_with("check.secret.")) {
      const std::string place =
          one.line > 0 ? fmt::format("{}:{}", talk.name, one.line) : talk.name;
      shop.messages->warning(fmt::format("{}: stands in the document: {}: {} — {}", place, one.id,
                                         one.message, one.way_out));
    }
  }
}

Converted convert_input(const Workshop& shop, const std::vector<Input>& inputs, std::istream& in) {
  const Options& options = *shop.options;
  const Understood told = understand(inputs, in, shop.rules, options, *shop.messages);
  // The analysis is whole without an incident, so JSON is printed all the same.
  if (!told.incident && options.target == Target::json) {
    shop.messages->error(told.trouble);
    return {to_json(told.analysis, nullptr), kNoIncident, std::nullopt};
  }
  const Incident& incident = incident_of(told);
  Converted converted;
  std::error_code ignored;
  if (fs::exists(options.update, ignored)) {
    converted.before = load_document(options.update, in);
  }
  converted.document = options.target == Target::json
                           ? to_json(told.analysis, &incident)
                           : markdown_or_page(shop, told, incident, converted.before);
  warn_of_secrets(shop, told.analysis.transcript, converted.document);
  converted.code =
      report_holes(shop, told.analysis.transcript.name, incident) ? kFailedOn : kConverted;
  return converted;
}

int severity_of(int code) {
  constexpr int kOrder[] = {kConverted, kFailedOn, kNoIncident, kInput, kUsage, kInternal};
  return static_cast<int>(std::ranges::find(kOrder, code) - std::begin(kOrder));
}

int worse_of(int a, int b) {
  return severity_of(a) < severity_of(b) ? b : a;
}

// Runs `work`; a failure is a line and an exit code, so that the rest of a batch goes on.
template <typename Work>
int guarded(Messages& messages, const std::string& path, Work work) {
  try {
    return work();
  } catch (const Error& error) {
    messages.error(error.what());
    return exit_code_of(error.failure());
  } catch (const std::exception& error) {
    messages.error(
        fmt::format("{}: internal error: {}; please report it with the input", path, error.what()));
    return kInternal;
  }
}

std::string ending_of(const Options& options) {
  switch (options.target) {
    case Target::markdown:
      return ".md";
    case Target::html:
      return ".html";
    case Target::json:
      return ".json";
  }
  return "";
}

void write_update(const Workshop& shop, const Converted& converted) {
  const std::string& path = shop.options->update;
  if (!converted.before) {
    write_whole(path, converted.document, false);
    // Who meant a document that is there is to see that another was made.
    shop.messages->summary(fmt::format("{}: was not there and is new", path));
  } else if (*converted.before == converted.document) {
    shop.messages->detail(fmt::format("{}: is up to date", path));
  } else {
    replace_whole(path, *converted.before, converted.document);
  }
}

void print(const std::string& document, std::ostream& out) {
  out << document;
  out.flush();
  if (!out) {
    throw Error(Failure::usage, "standard output: cannot be written; is the disk full?");
  }
}

// Where the document of an input goes; empty for standard output.
std::string path_of_document(const Options& options, const Input& input) {
  const std::string& output = options.update.empty() ? options.output : options.update;
  return is_folder(output) ? (fs::path(output) / (input.name + ending_of(options))).string()
                           : output;
}

// A transcript that its own document replaced would be lost, with --force too.
void refuse_input_as_output(const std::string& path, const std::vector<Input>& inputs) {
  for (const Input& input : inputs) {
    std::error_code ignored;
    if (fs::equivalent(path, input.path, ignored)) {
      throw Error(Failure::usage,
                  fmt::format("{}: is the transcript and was left as it is; name another file for "
                              "its document",
                              path));
    }
  }
}

int convert_one(const Workshop& shop, const std::vector<Input>& inputs, std::istream& in,
                std::ostream& out) {
  const Input& input = inputs.front();
  return guarded(*shop.messages, input.path, [&] {
    refuse_input_as_output(path_of_document(*shop.options, input), inputs);
    const Converted converted = convert_input(shop, inputs, in);
    const std::string& output = shop.options->output;
    if (!shop.options->update.empty() && !shop.options->dry_run) {
      write_update(shop, converted);
    } else if (output.empty()) {
      print(converted.document, out);
    } else {
      write_whole(path_of_document(*shop.options, input), converted.document, shop.options->force);
    }
    return converted.code;
  });
}

// Documents in a folder are those of an earlier run or of people: they tell of talks, and are none.
std::vector<Input> without_documents(std::vector<Input> inputs, const Workshop& shop,
                                     std::istream& in) {
  std::vector<std::string> left;
  std::erase_if(inputs, [&](const Input& input) {
    const bool document = input.found && input.path.ends_with(".md") &&
                          is_postmortem(load_document(input.path, in), shop.rules);
    if (document) {
      left.push_back(input.path);
    }
    return document;
  });
  if (!left.empty()) {
    shop.messages->summary(
        fmt::format("left out, as documents and no transcripts: {}; name one to "
                    "convert it all the same",
                    fmt::join(left, ", ")));
  }
  return inputs;
}

// Of inputs that would become one file none is converted: which one was meant is not known.
std::vector<Input> without_clashes(const std::vector<Input>& inputs, const Workshop& shop,
                                   int& code) {
  std::map<std::string, std::vector<std::string>> paths;
  for (const Input& input : inputs) {
    paths[input.name].push_back(input.path);
  }
  std::vector<Input> apart;
  for (const Input& input : inputs) {
    const std::vector<std::string>& same = paths[input.name];
    if (same.size() == 1) {
      apart.push_back(input);
    } else if (same.front() == input.path) {
      shop.messages->error(
          fmt::format("{} would {} become {}{} and were left out; rename one, convert the folder "
                      "above both, or "
                      "convert them apart",
                      fmt::join(same, " and "), same.size() == 2 ? "both" : "all", input.name,
                      ending_of(*shop.options)));
      code = worse_of(code, kUsage);
    }
  }
  return apart;
}

int convert_batch(const Workshop& shop, const std::vector<Input>& all, std::istream& in,
                  std::ostream& out) {
  int worst = kConverted;
  const std::vector<Input> inputs = without_clashes(without_documents(all, shop, in), shop, worst);
  Options options = *shop.options;
  if (!options.output.ends_with('/')) {
    options.output += '/';
  }
  const Workshop folder_shop{&options, shop.rules, shop.render, shop.messages};
  std::size_t converted = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    shop.messages->progress(i + 1, inputs.size(), inputs[i].path);
    const int code = convert_one(folder_shop, {inputs[i]}, in, out);
    converted += code == kConverted || code == kFailedOn ? 1 : 0;
    worst = worse_of(worst, code);
  }
  shop.messages->clear_progress();
  shop.messages->detail(fmt::format("{} of {} transcripts converted", converted, inputs.size()));
  return worst;
}

}  // namespace

int convert(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  const bool batch = is_batch(options.inputs) && !options.merge;
  if (batch && !options.update.empty()) {
    throw Error(Failure::usage,
                fmt::format("{}: one document is updated from one transcript; --merge "
                            "makes one of several",
                            options.update));
  }
  if (options.update == "-") {
    throw Error(Failure::usage, "--update rewrites a file; name the document, not standard input");
  }
  if (options.marks && options.target != Target::markdown) {
    throw Error(Failure::usage, "--marks are for Markdown; leave them out, or the other --to");
  }
  if (batch && options.output.empty()) {
    throw Error(Failure::usage,
                "several transcripts make several documents; name a folder: -o FOLDER");
  }
  std::error_code ignored;
  if (batch && fs::exists(options.output, ignored) && !fs::is_directory(options.output, ignored)) {
    throw Error(Failure::usage,
                fmt::format("{}: is a file; several documents need a folder", options.output));
  }
  const RulesPtr rules = load_rules(options.rules, Examples::leave_out);
  const Workshop shop{&options, rules, render_options(options, rules), &messages};
  std::vector<std::string> troubles;
  const std::vector<Input> inputs = expand(options.inputs, options.output, troubles);
  int code = kConverted;
  for (const std::string& trouble : troubles) {
    messages.error(trouble);
    code = kInput;
  }
  if (batch) {
    return worse_of(code, convert_batch(shop, inputs, in, out));
  }
  // What is missing of a merged talk would be missing from the document in silence.
  if (options.merge && code != kConverted) {
    return code;
  }
  return worse_of(code, convert_one(shop, inputs, in, out));
}

}  // namespace tenmatsu::cli
