#include "cli/run.hpp"

#include <fstream>
#include <iterator>
#include <ostream>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::cli {

int run(const std::vector<std::string>& args, std::istream& in, std::ostream& out,
        std::ostream& err) {
  // A stand-in until the command line is built: --to json FILE, or FILE, or standard input.
  try {
    const auto rules = load_rules({});
    std::string bytes;
    std::string name = "-";
    bool json = false;
    for (const std::string& arg : args) {
      if (arg == "json") {
        json = true;
      } else if (!arg.starts_with("--")) {
        name = arg;
      }
    }
    if (name == "-") {
      bytes.assign(std::istreambuf_iterator<char>(in), {});
    } else {
      std::ifstream file(name, std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    const Analysis analysis = analyse(read(bytes, name, rules), rules);
    const Incident incident = compose(analysis, rules);
    out << (json ? to_json(analysis, &incident) : render(analysis, incident));
    return 0;
  } catch (const Error& error) {
    err << "tenmatsu: " << error.what() << '\n';
    return 5;
  }
}

}  // namespace tenmatsu::cli
