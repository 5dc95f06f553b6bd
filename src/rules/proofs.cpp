#include "rules/proofs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "tenmatsu/error.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

// In the order of Section; the first has no heading.
constexpr std::string_view kSections[] = {
    "none",    "summary",  "impact", "cause",     "effect",   "response", "prevention",
    "lessons", "timeline", "times",  "questions", "evidence", "note"};
static_assert(std::size(kSections) == kSectionCount);

// In the order of DocumentWord.
constexpr std::string_view kKinds[] = {"person_field", "due_field", "own_field",  "nobody",
                                       "no_person",    "mark",      "suggestion", "unknown",
                                       "started",      "detected",  "declared",   "mitigated",
                                       "resolved",     "year",      "month",      "day"};
static_assert(std::size(kKinds) == kDocumentWordCount);

// The place of `name` among `names`, or their number, which is reported.
template <std::size_t kCount>
std::size_t place_of(const Node& node, std::string_view key,
                     const std::string_view (&names)[kCount]) {
  const std::string name = node.string(key);
  const auto* found = std::ranges::find(names, name);
  if (found == std::end(names)) {
    node.report(
        fmt::format("unknown {} \"{}\"; expected one of: {}", key, name, fmt::join(names, ", ")));
  }
  return static_cast<std::size_t>(found - std::begin(names));
}

void append_normalised(std::vector<std::string>& out, const Node& node) {
  for (const std::string& word : node.strings("words")) {
    out.push_back(text::normalised(word));
  }
}

}  // namespace

void Proofs::add_check(const Node& node) {
  node.allow_only({"id", "about", "message", "way_out", "words", "unless", "least", "examples",
                   "counterexamples"});
  Check check;
  check.id = node.string("id");
  check.message = node.string("message");
  check.way_out = node.string("way_out");
  check.words = node.strings("words");
  check.unless = node.strings("unless");
  check.least = node.number("least").value_or(0);
  check.examples = node.strings("examples");
  check.counterexamples = node.strings("counterexamples");
  check.file = node.file();
  const auto known =
      std::ranges::find_if(checks_, [&](const Check& other) { return other.id == check.id; });
  if (known != checks_.end()) {
    *known = std::move(check);
  } else {
    checks_.push_back(std::move(check));
  }
}

void Proofs::add_section(const Node& node) {
  node.allow_only({"id", "about", "section", "words"});
  const std::size_t place = place_of(node, "section", kSections);
  if (place < kSectionCount) {
    append_normalised(sections_[place], node);
  }
}

void Proofs::add_words(const Node& node) {
  node.allow_only({"id", "about", "kind", "words"});
  const std::size_t place = place_of(node, "kind", kKinds);
  if (place < kDocumentWordCount) {
    append_normalised(words_[place], node);
  }
}

const Check& Proofs::check(std::string_view id) const {
  const auto found = std::ranges::find_if(checks_, [&](const Check& one) { return one.id == id; });
  if (found == checks_.end()) {
    throw Error(Failure::rules,
                fmt::format("rules: no entry \"{}\" in any list \"checks\"; add one", id));
  }
  return *found;
}

Section Proofs::section_of(std::string_view normalised_heading) const {
  Section section = Section::none;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    for (const std::string& word : sections_[i]) {
      if (word.size() > longest && normalised_heading.find(word) != std::string_view::npos) {
        longest = word.size();
        section = static_cast<Section>(i);
      }
    }
  }
  return section;
}

std::string filled(std::string_view pattern,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) {
      return out.append(pattern.substr(at));
    }
    out.append(pattern.substr(at, open - at));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto* value =
        std::ranges::find_if(values, [&](const auto& pair) { return pair.first == name; });
    out.append(value != values.end() ? value->second : std::string_view());
    at = close + 1;
  }
  return out;
}

}  // namespace tenmatsu::rules
