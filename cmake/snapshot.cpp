// A tool of the build: reads the rule files as the program would, and writes the tables that they
// make as the C++ file of built_in_snapshot().
//   snapshot OUTPUT.cpp ROOT FILE …

#include "rules/snapshot.hpp"

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "rules/files.hpp"

namespace {

tenmatsu::RuleFile read_file(const std::string& root, const std::string& name) {
  std::ifstream in(root + "/" + name, std::ios::binary);
  if (!in) {
    throw std::runtime_error(name + ": cannot be read");
  }
  return {name, std::string(std::istreambuf_iterator<char>(in), {})};
}

// Octal escapes of three digits cannot run on into the next character.
std::string literal(std::string_view bytes) {
  constexpr std::size_t kPerLine = 64;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % kPerLine == 0) {
      out += "\"\n\"";
    }
    const char c = bytes[i];
    const bool plain = c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?';
    out += plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  }
  return "\"" + out + "\"";
}

void make(const std::string& output, const std::string& root,
          const std::vector<std::string>& names) {
  tenmatsu::Rules all;
  tenmatsu::rules::Problems problems;
  for (const std::string& name : names) {
    tenmatsu::rules::add_file(all, read_file(root, name), problems);
  }
  tenmatsu::rules::finish(all, problems);
  problems.throw_if_any();
  std::ofstream out(output, std::ios::binary);
  out << "// Made by cmake/snapshot.cpp; do not edit.\n"
         "#include \"rules/snapshot.hpp\"\n\n"
         "namespace tenmatsu::rules {\n\n"
         "std::string_view built_in_snapshot() {\n"
         "alignas(kSnapshotAlignment) static constexpr char kBytes[] =\n"
      << literal(tenmatsu::rules::snapshot_of(all))
      << ";\n  return {kBytes, sizeof kBytes - 1};\n}\n\n"
         "}  // namespace tenmatsu::rules\n";
  if (!out.flush()) {
    throw std::runtime_error(output + ": cannot be written");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: snapshot OUTPUT.cpp ROOT FILE ...\n";
    return 2;
  }
  try {
    make(argv[1], argv[2], {argv + 3, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
