#include "cli/run.hpp"

#include <fmt/format.h>

#include <exception>
#include <ostream>

#include "cli/convert.hpp"
#include "cli/exit_code.hpp"
#include "cli/inspect.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"
#include "cli/proofread.hpp"

namespace tenmatsu::cli {
namespace {

int carry_out(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  switch (options.command) {
    case Command::convert:
      return convert(options, in, out, messages);
    case Command::explain:
      return explain(options, in, out, messages);
    case Command::rules_list:
      return list_rules(options, out);
    case Command::rules_show:
      return show_rule(options, out);
    case Command::rules_test:
      return test_rules(options, out, messages);
    case Command::rules_coverage:
      return rule_coverage(options, in, out, messages);
    case Command::templates_list:
      return list_templates(out);
    case Command::templates_show:
      return show_template(options, out);
    case Command::formats:
      return list_formats(out);
    case Command::verify:
      return verify(options, in, out, messages);
    case Command::check:
      return check(options, in, out, messages);
    case Command::check_list:
      return list_checks(options, out);
  }
  return kInternal;
}

}  // namespace

int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out,
        std::ostream& err, const Surroundings& surroundings) {
  const auto parsed = parse(args, out, err, surroundings);
  if (const int* code = std::get_if<int>(&parsed)) {
    return *code;
  }
  const auto& options = std::get<Options>(parsed);
  Messages messages(err, options.color, options.quiet, options.verbose,
                    surroundings.err_is_terminal);
  try {
    return carry_out(options, in, out, messages);
  } catch (const Error& error) {
    messages.error(error.what());
    return exit_code_of(error.failure());
  } catch (const std::exception& error) {
    messages.error(
        fmt::format("internal error: {}; please report it with the input", error.what()));
    return kInternal;
  }
}

}  // namespace tenmatsu::cli
