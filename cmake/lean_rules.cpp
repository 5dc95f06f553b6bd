// A tool of the build: the rule files without the examples that only people and tests read, and
// without blanks, as a C++ table. Reading all of the JSON took most of the program's start.
//   lean_rules OUTPUT.cpp ROOT FILE.json …

#include <cstdio>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

namespace {

void strip(nlohmann::json& value) {
  if (value.is_object()) {
    value.erase("examples");
    value.erase("counterexamples");
  }
  if (value.is_structured()) {
    for (auto& member : value) {
      strip(member);
    }
  }
}

// Octal escapes of three digits cannot run on into the next character.
void write_literal(std::ostream& out, const std::string& bytes) {
  constexpr std::size_t kPerLine = 64;
  char escaped[8];
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % kPerLine == 0) {
      out << (i == 0 ? "\"" : "\"\n\"");
    }
    std::snprintf(escaped, sizeof escaped, "\\%03o", static_cast<unsigned char>(bytes[i]));
    out << escaped;
  }
  out << "\"sv";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: lean_rules OUTPUT.cpp ROOT FILE.json ...\n";
    return 2;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << "// Made by cmake/lean_rules.cpp; do not edit.\n"
         "#include \"text/embedded.hpp\"\n\n"
         "namespace tenmatsu::text {\nnamespace {\n"
         "using namespace std::string_view_literals;\n\n"
         "constexpr EmbeddedFile kFiles[] = {\n";
  for (int i = 3; i < argc; ++i) {
    std::ifstream in(std::string(argv[2]) + "/" + argv[i], std::ios::binary);
    nlohmann::json json;
    try {
      json = nlohmann::json::parse(in);
    } catch (const nlohmann::json::parse_error& error) {
      std::cerr << argv[i] << ": " << error.what() << '\n';
      return 1;
    }
    strip(json);
    out << "{\"" << argv[i] << "\",\n";
    write_literal(out, json.dump());
    out << "},\n";
  }
  out << "};\n}  // namespace\n\n"
         "std::span<const EmbeddedFile> lean_rule_files() { return kFiles; }\n\n"
         "}  // namespace tenmatsu::text\n";
  return out.flush() ? 0 : 1;
}
