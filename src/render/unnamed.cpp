#include "render/unnamed.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "rules/people.hpp"
#include "rules/phrases.hpp"
#include "rules/rules.hpp"
#include "text/characters.hpp"

namespace tenmatsu::document {
namespace {

using rules::PeopleWord;

bool goes_on(const text::Character& left, const text::Character& right) {
  return left.size != 0 && right.size != 0 && text::is_noun_letter(left.code) &&
         text::script_of(left.code) == text::script_of(right.code);
}

bool is_one_letter(std::string_view name) {
  return text::character_at(name, 0).size == name.size();
}

// Latin letters alone: the length stays, so that places in both are the same.
std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

}  // namespace

NameHider::NameHider(const Analysis& analysis, const Rules& rules) : rules_(&rules) {
  for (const Person& person : analysis.people) {
    if (person.bot) {
      continue;
    }
    names_.push_back(lower(person.name));
    for (const std::string& label : person.labels) {
      names_.push_back(lower(label));
    }
  }
  std::erase(names_, "");
  std::ranges::stable_sort(
      names_, [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::size_t NameHider::title_size(std::string_view behind) const {
  const std::size_t post = rules::prefix_size(behind, rules_->people.words(PeopleWord::post));
  return post +
         rules::prefix_size(behind.substr(post), rules_->people.words(PeopleWord::honorific));
}

// 「インフラ担当」 in front of a name is no part of it.
bool NameHider::belongs_before(std::string_view text) const {
  for (const PeopleWord kind : {PeopleWord::post, PeopleWord::department}) {
    const auto& words = rules_->people.words(kind);
    if (std::ranges::any_of(words, [&](const std::string& word) { return text.ends_with(word); })) {
      return true;
    }
  }
  return false;
}

// 「森」 in 「青森」 or 「森の中」 is nobody, nor is 「大谷」 in 「大谷石」.
bool NameHider::is_name(std::string_view text, std::size_t at, std::size_t end) const {
  const bool titled = title_size(text.substr(end)) > 0;
  const bool one = is_one_letter(text.substr(at, end - at));
  const bool left = goes_on(text::character_before(text, at), text::character_at(text, at)) &&
                    !belongs_before(text.substr(0, at));
  const bool right = goes_on(text::character_before(text, end), text::character_at(text, end));
  return titled ? !(one && left) : !one && !left && !right;
}

std::vector<NameHider::Hit> NameHider::hits(std::string_view text) const {
  const std::string folded = lower(text);
  std::vector<Hit> found;
  for (const std::string& name : names_) {
    for (std::size_t at = folded.find(name); at != std::string::npos;
         at = folded.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      const bool taken = std::ranges::any_of(
          found, [&](const Hit& hit) { return at < hit.end && hit.begin < end; });
      if (!taken && is_name(folded, at, end)) {
        found.push_back({at, end + title_size(text.substr(end))});
      }
    }
  }
  std::ranges::sort(found, [](const Hit& a, const Hit& b) { return a.begin > b.begin; });
  return found;
}

std::string NameHider::hidden(std::string text) const {
  for (const Hit& hit : hits(text)) {  // from the back, so that the places stay
    text.replace(hit.begin, hit.end - hit.begin, rules_->phrases.text("word.somebody"));
  }
  return text;
}

}  // namespace tenmatsu::document
