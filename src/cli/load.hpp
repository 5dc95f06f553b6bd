// From an input that the user named to a transcript: files, folders and archives are opened here.

#pragma once

#include <iosfwd>
#include <string>
#include <variant>

#include "cli/inputs.hpp"
#include "tenmatsu/read_back.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::cli {

/// What --from calls an analysis in JSON.
inline constexpr std::string_view kAnalysisFormat = "analysis";

/// A transcript, or an analysis in JSON where the input is one. Throws Failure::input where it is
/// missing or cannot be read.
std::variant<Transcript, ReadBack> load_any(const Input& input, std::istream& in,
                                            const RulesPtr& rules, const ReadOptions& options,
                                            const ComposeOptions& compose);

/// A transcript. Throws Failure::input also where the input is an analysis.
Transcript load(const Input& input, std::istream& in, const RulesPtr& rules,
                const ReadOptions& options);

/// The bytes of a document, which is no transcript; "-" is standard input. Throws as load() does.
std::string load_document(const std::string& path, std::istream& in);

}  // namespace tenmatsu::cli
