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

bool goes_on(const text::Character& left, const text::Character& right) {
  return left.size != 0 && right.size != 0 && text::is_noun_letter(left.code) &&
         text::script_of(left.code) == text::script_of(right.code);
}

bool is_one_letter(std::string_view name) {
  return text::character_at(name, 0).size == name.size();
}

}  // namespace

NameHider::NameHider(const Analysis& analysis, const Rules& rules) : rules_(&rules) {
  for (const Person& person : analysis.people) {
    if (!person.bot && !person.name.empty()) {
      names_.push_back(person.name);
    }
  }
  std::stable_sort(names_.begin(), names_.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
}

std::size_t NameHider::title_size(std::string_view behind) const {
  return rules::prefix_size(behind, rules_->people.words(rules::PeopleWord::honorific));
}

std::string NameHider::hidden(std::string text) const {
  const std::string& somebody = rules_->phrases.text("word.somebody");
  for (const std::string& name : names_) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at)) {
      const std::size_t end = at + name.size();
      const std::size_t title = title_size(std::string_view(text).substr(end));
      // 「森」 in 「森林」 or 「青森」 is nobody.
      const bool inside =
          goes_on(text::character_before(text, at), text::character_at(text, at)) ||
          (title == 0 && (is_one_letter(name) || goes_on(text::character_before(text, end),
                                                         text::character_at(text, end))));
      if (inside) {
        at = end;
      } else {
        text.replace(at, name.size() + title, somebody);
        at += somebody.size();
      }
    }
  }
  return text;
}

void put_unnamed(View& view, const std::function<std::string(const std::string&)>& hide) {
  if (view.is_list()) {
    for (View& one : view.list()) {
      put_unnamed(one, hide);
    }
    return;
  }
  if (!view.is_object()) {
    return;
  }
  for (View::Member& member : view.members()) {
    put_unnamed(member.value, hide);
  }
  if (const View* text = view.find("text"); text != nullptr && text->is_text()) {
    std::string unnamed = hide(text->text());
    view["unnamed"] = std::move(unnamed);
  }
}

}  // namespace tenmatsu::document
