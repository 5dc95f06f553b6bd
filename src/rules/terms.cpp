#include "rules/terms.hpp"

#include <fmt/format.h>

#include "rules/spellings.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kWordClasses[] = {"godan", "ichidan", "adjectives"};

Place place_of(const Node& node) {
  const std::string name = node.string_or("place", "any");
  if (name == "start") {
    return Place::start;
  }
  if (name == "number") {
    return Place::number;
  }
  if (name != "any") {
    node.report(fmt::format("unknown place \"{}\"; expected any, start or number", name));
  }
  return Place::any;
}

}  // namespace

void Terms::add_conjugation(const Node& node) {
  node.allow_only({"class", "about", "ending", "stems", "next"});
  Conjugation conjugation;
  conjugation.word_class = node.string("class");
  conjugation.ending = text::normalised(node.string("ending"));
  for (const std::string& stem : node.strings("stems")) {
    conjugation.stems.push_back(text::normalised(stem));
  }
  std::vector<std::string> next;
  for (const std::string& word : node.strings("next")) {
    next.push_back(text::normalised(word));
  }
  conjugation.next = text::Matcher(next);
  conjugations_.push_back(std::move(conjugation));
}

void Terms::add(const Node& node) {
  node.allow_only({"category", "about", "place", "words", "godan", "ichidan", "adjectives"});
  const std::string category = node.string("category");
  const Place place = place_of(node);
  for (const std::string& word : node.strings("words")) {
    add_word(word, category, place);
  }
  for (const std::string_view word_class : kWordClasses) {
    add_inflected(node, word_class, category, place);
  }
}

void Terms::add_word(const std::string& word, const std::string& category, Place place) {
  const auto term = static_cast<std::uint32_t>(all_.size());
  all_.push_back({word, category, place});
  for (const std::string& spelling : spellings_of(text::normalised(word))) {
    add_form(spelling, term, -1);
  }
}

void Terms::add_inflected(const Node& node, std::string_view word_class,
                          const std::string& category, Place place) {
  for (const std::string& word : node.strings(word_class)) {
    const std::string normalised = text::normalised(word);
    int best = -1;
    for (std::size_t i = 0; i < conjugations_.size(); ++i) {
      const Conjugation& one = conjugations_[i];
      if (one.word_class == word_class && normalised.ends_with(one.ending) &&
          (best < 0 ||
           one.ending.size() > conjugations_[static_cast<std::size_t>(best)].ending.size())) {
        best = static_cast<int>(i);
      }
    }
    if (best < 0) {
      node.report(fmt::format("\"{}\" has no ending of the class {}", word, word_class));
      continue;
    }
    const Conjugation& how = conjugations_[static_cast<std::size_t>(best)];
    const auto term = static_cast<std::uint32_t>(all_.size());
    all_.push_back({word, category, place});
    const std::string_view root =
        std::string_view(normalised).substr(0, normalised.size() - how.ending.size());
    for (const std::string& spelling : spellings_of(root)) {
      for (const std::string& stem : how.stems) {
        add_form(spelling + stem, term, how.next.empty() ? -1 : best);
      }
    }
  }
}

void Terms::add_form(const std::string& spelling, std::uint32_t term, std::int32_t follow) {
  forms_.push_back({term, follow});
  spellings_.push_back(spelling);
}

void Terms::finish() {
  matcher_ = text::Matcher(spellings_);
  spellings_.clear();
}

bool Terms::may_follow(const Form& form, std::string_view rest) const {
  if (form.follow < 0) {
    return true;
  }
  const text::Character next = text::character_at(rest, 0);
  if (next.size == 0 || !text::is_letter(next.code)) {
    return true;
  }
  bool found = false;
  conjugations_[static_cast<std::size_t>(form.follow)].next.visit_prefixes(
      rest, [&](std::uint32_t, std::size_t) { found = true; });
  return found;
}

}  // namespace tenmatsu::rules
