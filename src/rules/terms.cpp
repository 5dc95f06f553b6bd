#include "rules/terms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "rules/spellings.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kWordClasses[] = {"godan", "ichidan", "adjective"};

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

void Terms::add(const Node& node, const Conjugations& conjugations) {
  node.allow_only({"category", "about", "place", "words", "godan", "ichidan", "adjective"});
  const std::string category = node.string("category");
  const Place place = place_of(node);
  for (const std::string& word : node.strings("words")) {
    add_word(word, category, place);
  }
  for (const std::string_view word_class : kWordClasses) {
    for (const std::string& word : node.strings(word_class)) {
      const auto how = conjugations.find(word_class, text::normalised(word));
      if (how) {
        add_inflected(word, category, place, conjugations, *how);
      } else {
        node.report(fmt::format("\"{}\" has no ending of the class {}", word, word_class));
      }
    }
  }
}

// What is stored already comes first.
Terms::Open& Terms::open() {
  if (!open_) {
    open_ = {words_.texts(),
             {kinds_.items().begin(), kinds_.items().end()},
             {forms_.items().begin(), forms_.items().end()},
             matcher_.words()};
    open_->spellings.resize(open_->forms.size());
  }
  return *open_;
}

std::uint32_t Terms::add_term(const std::string& word, const std::string& category, Place place) {
  const auto known = std::ranges::find(categories_, category);
  const auto index = static_cast<std::uint32_t>(known - categories_.begin());
  if (known == categories_.end()) {
    categories_.push_back(category);
  }
  open().words.push_back(word);
  open().kinds.push_back({index, static_cast<std::uint32_t>(place)});
  return static_cast<std::uint32_t>(open().words.size() - 1);
}

void Terms::add_word(const std::string& word, const std::string& category, Place place) {
  const std::uint32_t term = add_term(word, category, place);
  for (const std::string& spelling : spellings_of(text::normalised(word))) {
    add_form(spelling, term, -1);
  }
}

void Terms::add_inflected(const std::string& word, const std::string& category, Place place,
                          const Conjugations& conjugations, std::size_t how) {
  const Conjugation& conjugation = conjugations.at(how);
  const std::uint32_t term = add_term(word, category, place);
  std::vector<std::string> stems = conjugation.others;
  const bool checked = !conjugation.next.empty();
  if (checked) {
    stems.emplace_back();  // what follows is looked at anyway
  } else {
    stems.insert(stems.end(), conjugation.stems.begin(), conjugation.stems.end());
    std::ranges::sort(stems);
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    std::erase(stems, std::string());
  }
  const std::string normalised = text::normalised(word);
  const std::string_view root =
      std::string_view(normalised).substr(0, normalised.size() - conjugation.ending.size());
  for (const std::string& spelling : spellings_of(root)) {
    for (const std::string& stem : stems) {
      add_form(spelling + stem, term, checked ? static_cast<std::int32_t>(how) : -1);
    }
  }
}

void Terms::add_form(const std::string& spelling, std::uint32_t term, std::int32_t follow) {
  open().forms.push_back({term, follow});
  open().spellings.push_back(spelling);
}

void Terms::finish() {
  if (!open_) {
    return;
  }
  words_ = text::StoredTexts(open_->words);
  kinds_ = text::Stored(std::move(open_->kinds));
  forms_ = text::Stored(std::move(open_->forms));
  matcher_ = text::Matcher(open_->spellings);
  open_.reset();
}

std::vector<std::string> Terms::categories() const {
  std::vector<std::string> sorted = categories_;
  std::ranges::sort(sorted);
  return sorted;
}

bool Terms::may_follow(const Form& form, std::string_view rest, const Conjugations& conjugations) {
  if (form.follow < 0) {
    return true;
  }
  const text::Character next = text::character_at(rest, 0);
  if (next.size == 0 || !text::is_letter(next.code)) {
    return true;
  }
  bool found = false;
  conjugations.at(static_cast<std::size_t>(form.follow))
      .next.visit_prefixes(rest, [&](std::uint32_t, std::size_t) { found = true; });
  return found;
}

}  // namespace tenmatsu::rules
