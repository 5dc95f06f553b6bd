#include "rules/senses.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
void Senses::add(const Node& node) {
  node.allow_only({"sense", "about", "words"});
  open();
  const std::string name = node.string("sense");
  const auto known = std::ranges::find(senses_, name);
  const auto sense = static_cast<std::uint32_t>(known - senses_.begin());
  if (known == senses_.end()) {
    senses_.push_back(name);
  }
  for (const std::string& word : node.strings("words")) {
    open_senses_.push_back(sense);
    open_words_.push_back(text::normalised(word));
  }
}

// What is findable already comes first.
void Senses::open() {
  if (open_words_.empty() && !matcher_.empty()) {
    open_senses_.assign(sense_of_.items().begin(), sense_of_.items().end());
    open_words_ = matcher_.words();
    open_words_.resize(open_senses_.size());
  }
}

void Senses::finish() {
  if (!open_words_.empty()) {
    matcher_ = text::Matcher(open_words_);
    sense_of_ = text::Stored(std::move(open_senses_));
  }
  open_senses_ = {};
  open_words_ = {};
}

std::vector<Senses::Found> Senses::find(std::string_view text) const {
  std::vector<Found> found;
  for (std::size_t at = 0; at < text.size();) {
    matcher_.visit_prefixes(text.substr(at), [&](std::uint32_t word, std::size_t size) {
      if (!text::inside_latin_word(text, at, at + size)) {
        found.push_back({senses_[sense_of_[word]], at, at + size});
      }
    });
    at += text::character_at(text, at).size;
  }
  return found;
}

}  // namespace tenmatsu::rules
