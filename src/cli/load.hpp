// From an input that the user named to a transcript: files, folders and archives are opened here.

#pragma once

#include <iosfwd>
#include <string>

#include "cli/inputs.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::cli {

/// Throws Failure::input where the input is missing or cannot be read.
Transcript load(const Input& input, std::istream& in, const RulesPtr& rules,
                const ReadOptions& options);

/// The bytes of a document, which is no transcript; "-" is standard input. Throws as load() does.
std::string load_document(const std::string& path, std::istream& in);

}  // namespace tenmatsu::cli
