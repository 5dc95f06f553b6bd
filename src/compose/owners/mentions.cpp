#include "compose/owners/mentions.hpp"

#include <algorithm>
#include <cstddef>

#include "analyse/deadline.hpp"
#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using rules::PeopleWord;

bool both_of_a_noun(const text::Character& a, const text::Character& b) {
  return a.size > 0 && b.size > 0 && text::is_noun_letter(a.code) &&
         text::script_of(a.code) == text::script_of(b.code);
}

// 岸 in 岸壁, 堤 in 防波堤; in 「堤班長」, 「堤来月」 and 「担当堤」 it is a name.
bool is_part_of_word(const Story& story, std::string_view text, std::size_t at, std::size_t size) {
  const auto& people = story.rules().people;
  const std::string_view name = text.substr(at, size);
  const std::string_view behind = text.substr(at + size);
  if (starts_with_any(behind, people.words(PeopleWord::honorific)) ||
      starts_with_any(behind, people.words(PeopleWord::post))) {
    return false;
  }
  const bool goes_on =
      both_of_a_noun(text::character_before(name, name.size()), text::character_at(behind, 0)) &&
      !analysis::begins_with_day(story.rules().due, behind);
  const std::string_view before = text.substr(0, at);
  const text::Character first = text::character_at(name, 0);
  const bool is_end = first.size == name.size() &&
                      both_of_a_noun(text::character_before(before, before.size()), first) &&
                      !ends_with_any(before, people.words(PeopleWord::department)) &&
                      !ends_with_any(before, people.words(PeopleWord::post));
  return goes_on || is_end;
}

}  // namespace

analysis::Bearer bearer_at(const Story& story, std::string_view text) {
  return analysis::bearer_at(analysis::names_of(story.analysis()), story.rules().people, text);
}

std::string_view without_title(const Story& story, std::string_view text) {
  const auto& titles = story.rules().people.words(PeopleWord::honorific);
  text.remove_prefix(rules::prefix_size(text, titles));
  return text;
}

std::vector<Mention> mentions_in(const Story& story, std::string_view text) {
  const analysis::Names names = analysis::names_of(story.analysis());
  std::vector<Mention> all;
  for (std::size_t at = 0; at < text.size();) {
    const auto [person, size] = analysis::bearer_at(names, story.rules().people, text.substr(at));
    if (person != nullptr && !is_part_of_word(story, text, at, size)) {
      all.push_back({person->name, text.substr(at + size)});
    }
    at += person != nullptr ? size : text::character_at(text, at).size;
  }
  return all;
}

std::string named_in(const Story& story, int n, std::string_view normalised) {
  for (const std::string& word : story.rules().people.words(PeopleWord::self)) {
    if (normalised.find(word) != std::string_view::npos) {
      return story.speaker(n);
    }
  }
  // 「②は私。」
  if (rules::suffix_size(text::without_closing_marks(normalised),
                         story.rules().people.words(PeopleWord::self_end)) > 0) {
    return story.speaker(n);
  }
  const std::vector<Mention> named = mentions_in(story, normalised);
  return named.empty() ? "" : named.front().name;
}

std::string person_called(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto [person, size] = bearer_at(story, text);
  return person != nullptr && !is_part_of_word(story, text, 0, size) ? person->name : "";
}

bool names_person(const Story& story, Line line, std::string_view name) {
  const std::vector<Mention> all = mentions_in(story, story.normal(line));
  return std::ranges::any_of(all, [&](const Mention& one) { return one.name == name; });
}

}  // namespace tenmatsu::composition
