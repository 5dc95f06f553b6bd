#include "cli/understand.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/load.hpp"

namespace tenmatsu::cli {
namespace {

Understood understood(Transcript transcript, const RulesPtr& rules, const Options& options,
                      Messages& messages) {
  Understood out;
  out.analysis = analyse(std::move(transcript), rules);
  const Transcript& talk = out.analysis.transcript;
  messages.detail(fmt::format("{}: format {}, encoding {}, {} messages", talk.name, talk.format,
                              talk.encoding, talk.messages.size()));
  messages.notes(talk.notes);
  try {
    out.incident = compose(out.analysis, rules, options.compose);
  } catch (const Error& error) {
    if (error.failure() != Failure::no_incident) {
      throw;
    }
    out.trouble = error.what();
  }
  return out;
}

// The notes of its transcript were told when that was read.
Understood understood(ReadBack read, const std::string& path, const Options& options,
                      Messages& messages) {
  const Transcript& talk = read.analysis.transcript;
  messages.detail(
      fmt::format("{}: an analysis of {}, {} messages", path, talk.name, talk.messages.size()));
  messages.detail(read.changed.empty()
                      ? fmt::format("{}: nothing was changed", path)
                      : fmt::format("{}: changed: {}", path, fmt::join(read.changed, ", ")));
  messages.notes(read.notes);
  const ReadOptions& reading = options.read;
  if (reading.since || reading.until || reading.start || !reading.channel.empty()) {
    messages.warning(fmt::format(
        "{}: is an analysis: --since, --until, --start and --channel change nothing in it; convert "
        "the transcript again",
        path));
  }
  Understood out{std::move(read.analysis), std::move(read.incident), ""};
  if (!out.incident) {
    out.trouble = fmt::format("{}: this analysis holds no incident", path);
  }
  return out;
}

}  // namespace

Understood understand(const std::vector<Input>& inputs, std::istream& in, const RulesPtr& rules,
                      const Options& options, Messages& messages) {
  if (inputs.size() == 1) {
    const Input& input = inputs.front();
    auto loaded = load_any(input, in, rules, options.read, options.compose);
    if (auto* read = std::get_if<ReadBack>(&loaded)) {
      return understood(std::move(*read), input.path, options, messages);
    }
    return understood(std::get<Transcript>(std::move(loaded)), rules, options, messages);
  }
  std::vector<Transcript> parts;
  parts.reserve(inputs.size());
  for (const Input& input : inputs) {
    parts.push_back(load(input, in, rules, options.read));
  }
  return understood(merge(std::move(parts)), rules, options, messages);
}

const Incident& incident_of(const Understood& understood) {
  if (!understood.incident) {
    throw Error(Failure::no_incident, understood.trouble);
  }
  return *understood.incident;
}

}  // namespace tenmatsu::cli
