#include "rules/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

constexpr const char* kKinds[] = {"stop", "joint", "quote", "verbatim", "keep", "lead", "tail"};

}  // namespace

void Sentences::add(const Node& node) {
  node.allow_only({"id", "about", "kind", "words"});
  Entry entry;
  entry.id = node.string("id");
  const std::string kind = node.string("kind");
  const auto* found = std::ranges::find(kKinds, kind);
  if (found == std::end(kKinds)) {
    node.report(
        fmt::format("unknown kind \"{}\"; expected one of: {}", kind, fmt::join(kKinds, ", ")));
    return;
  }
  entry.kind = static_cast<Kind>(found - std::begin(kKinds));
  entry.words = text::normalised(node.strings("words"));
  const auto known =
      std::ranges::find_if(entries_, [&](const Entry& one) { return one.id == entry.id; });
  if (known == entries_.end()) {
    entries_.push_back(std::move(entry));
  } else {
    *known = std::move(entry);
  }
}

void Sentences::make_findable(const Entry& entry, std::vector<std::string>& words) {
  for (const std::string& word : entry.words) {
    const std::size_t first = text::character_at(word, 0).size;
    const bool pair = entry.kind == Kind::quote && first < word.size();
    words.push_back(pair ? word.substr(0, first) : word);
    closes_.push_back(pair ? word.substr(first) : std::string());
    kinds_.push_back(entry.kind);
  }
}

void Sentences::finish() {
  kinds_.clear();
  closes_.clear();
  std::vector<std::string> words;
  for (const Entry& entry : entries_) {
    make_findable(entry, words);
  }
  matcher_ = text::Matcher(words);
}

}  // namespace tenmatsu::rules
