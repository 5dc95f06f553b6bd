#include "rules/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "tenmatsu/error.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

std::vector<std::string> normalised_words(const Node& node) {
  std::vector<std::string> words = text::normalised(node.strings("words"));
  if (words.empty()) {
    node.report("expected \"words\" with at least one word");
  }
  return words;
}

struct FormName {
  std::string_view name;
  Head::Form form;
};

constexpr FormName kForms[] = {
    {"noun", Head::Form::noun},
    {"verb", Head::Form::verb},
    {"bare", Head::Form::bare},
    {"stem", Head::Form::stem},
};

Head::Form form_of(const Node& node) {
  const std::string name = node.string("form");
  const auto* row =
      std::ranges::find_if(kForms, [&](const FormName& one) { return one.name == name; });
  if (row == std::end(kForms)) {
    node.report("expected \"form\" to be noun, verb, bare or stem");
    return Head::Form::bare;
  }
  return row->form;
}

[[noreturn]] void throw_missing(std::string_view list, std::string_view id) {
  throw Error(Failure::rules,
              fmt::format("rules: no entry \"{}\" in any list \"{}\"; add one", id, list));
}

}  // namespace

void Phrases::add_phrase(const Node& node) {
  node.allow_only({"id", "about", "text"});
  texts_.insert_or_assign(node.string("id"), node.string("text"));
}

void Phrases::add_cue(const Node& node) {
  node.allow_only({"id", "about", "words"});
  cues_.insert_or_assign(node.string("id"), Words(normalised_words(node)));
}

void Phrases::add_head(const Node& node) {
  node.allow_only({"id", "about", "words", "form", "noun", "weak"});
  Head head{node.string("id"), Words(normalised_words(node)), form_of(node),
            node.string_or("noun", ""), node.flag("weak").value_or(false)};
  const auto known =
      std::ranges::find_if(heads_, [&](const Head& other) { return other.id == head.id; });
  if (known != heads_.end()) {
    *known = std::move(head);
  } else {
    heads_.push_back(std::move(head));
  }
}

void Phrases::add_synonyms(const Node& node) {
  node.allow_only({"id", "about", "words"});
  std::string id = node.string("id");
  std::vector<std::string> words = normalised_words(node);
  std::ranges::stable_sort(
      words, [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  const auto known = std::ranges::find(synonym_ids_, id);
  if (known != synonym_ids_.end()) {
    synonyms_[static_cast<std::size_t>(known - synonym_ids_.begin())] = std::move(words);
    return;
  }
  synonym_ids_.push_back(std::move(id));
  synonyms_.push_back(std::move(words));
}

const std::string& Phrases::text(std::string_view id) const {
  const auto found = texts_.find(id);
  if (found == texts_.end()) {
    throw_missing("phrases", id);
  }
  return found->second;
}

std::string Phrases::fill(
    std::string_view id,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
  const std::string& pattern = text(id);
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = pattern.find('}', open);
    if (close == std::string::npos) {
      break;
    }
    out.append(pattern, at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    const auto* value =
        std::ranges::find_if(values, [&](const auto& pair) { return pair.first == name; });
    if (value != values.end()) {
      out.append(value->second);
    }
    at = close + 1;
  }
  return out.append(pattern, at);
}

const Words& Phrases::cue(std::string_view id) const {
  const auto found = cues_.find(id);
  if (found == cues_.end()) {
    throw_missing("cues", id);
  }
  return found->second;
}

}  // namespace tenmatsu::rules
