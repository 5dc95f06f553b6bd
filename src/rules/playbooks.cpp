#include "rules/playbooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

// Lists that every playbook goes by.
constexpr const char* kRuledOut = "ruled_out";
constexpr const char* kSentenceEnds = "sentence_ends";
constexpr const char* kClauseEnds = "clause_ends";

std::optional<Category> category_of(const Node& node) {
  const std::string name = node.string("category");
  for (const Category one :
       {Category::prevent, Category::detect, Category::mitigate, Category::repair}) {
    if (name == name_of(one)) {
      return one;
    }
  }
  node.report(
      fmt::format("unknown category \"{}\"; expected prevent, detect, mitigate or repair", name));
  return std::nullopt;
}

std::optional<Advice> advice_of(const Node& node, ListenedWords& words) {
  node.allow_only({"category", "text", "said"});
  const auto category = category_of(node);
  Advice one{category.value_or(Category::prevent), node.string("text"), {}};
  for (const Node& group : node.items("said")) {
    one.said.push_back(words.any_of(group));
  }
  if (one.said.empty()) {
    node.report("expected \"said\", the words that tell that somebody said it already");
  }
  return category ? std::optional(std::move(one)) : std::nullopt;
}

/// The parts of `text` up to each of `ends`, with it.
std::vector<std::string_view> parts_of(std::string_view text,
                                       const std::vector<std::string>& ends) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::ranges::find_if(ends, [&](const std::string& one) {
      return !one.empty() && text.substr(at).starts_with(one);
    });
    if (end == ends.end()) {
      ++at;
      continue;
    }
    at += end->size();
    parts.push_back(text.substr(begin, at - begin));
    begin = at;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

/// `sentence` without the mark that ends it.
std::string_view without_end(std::string_view sentence, const std::vector<std::string>& ends) {
  const auto end = std::ranges::find_if(
      ends, [&](const std::string& one) { return !one.empty() && sentence.ends_with(one); });
  return end == ends.end() ? sentence : sentence.substr(0, sentence.size() - end->size());
}

/// How many of its words are heard, where a sign of the playbook shows; else 0.
std::size_t strength_of(const Playbook& playbook, const std::vector<bool>& heard) {
  const auto count = [&](const AnyOf& words) {
    return static_cast<std::size_t>(
        std::ranges::count_if(words, [&](Word word) { return heard[word]; }));
  };
  std::size_t strength = 0;
  for (const Sign& sign : playbook.signs) {
    if (sign.shows(heard)) {
      strength += count(sign.words) + count(sign.with);
    }
  }
  return strength;
}

// A playbook, and how much all sentences and the best of them tell of it.
struct Candidate {
  Playbooks::Told told;
  std::size_t strength = 0;
  std::size_t most = 0;
};

}  // namespace

void Playbooks::add(const Node& node) {
  node.allow_only(
      {"id", "label", "about", "signs", "general", "examples", "counterexamples", "suggestions"});
  Playbook one;
  one.id = node.string("id");
  one.label = node.string("label");
  one.general = node.flag("general").value_or(false);
  for (const Node& sign : node.items("signs")) {
    sign.allow_only({"words", "with", "not"});
    one.signs.push_back(sign_of(sign, words_));
  }
  for (const Node& advice : node.items("suggestions")) {
    if (auto read = advice_of(advice, words_)) {
      one.advice.push_back(std::move(*read));
    }
  }
  if (one.signs.empty() || one.advice.empty()) {
    node.report("expected \"signs\" and \"suggestions\", with at least one of each");
  }
  one.examples = node.strings("examples");
  one.counterexamples = node.strings("counterexamples");
  one.file = node.file();
  ruled_out_ = {words_.number(std::string("@") + kRuledOut, node)};
  const auto known =
      std::ranges::find_if(all_, [&](const Playbook& other) { return other.id == one.id; });
  if (known == all_.end()) {
    all_.push_back(std::move(one));
  } else {
    *known = std::move(one);
  }
}

std::vector<bool> Playbooks::heard_as_cause(std::string_view sentence) const {
  std::vector<bool> all = words_.heard("");
  for (const std::string_view clause : parts_of(sentence, words_.list(kClauseEnds))) {
    const std::vector<bool> heard = words_.heard(clause);
    if (hears(heard, ruled_out_)) {
      continue;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = all[i] || heard[i];
    }
  }
  return all;
}

std::vector<Playbooks::Told> Playbooks::told_by(std::string_view text) const {
  std::vector<Candidate> all;
  for (const Playbook& playbook : all_) {
    all.push_back({{&playbook, {}}});
  }
  const std::vector<std::string> ends = words_.list(kSentenceEnds);
  for (const std::string_view sentence : parts_of(text, ends)) {
    const std::vector<bool> heard = heard_as_cause(text::normalised(sentence));
    for (Candidate& one : all) {
      const std::size_t strength = strength_of(*one.told.playbook, heard);
      one.strength += strength;
      if (strength > one.most) {
        one.most = strength;
        one.told.sentence = without_end(sentence, ends);
      }
    }
  }
  std::erase_if(all, [](const Candidate& one) { return one.strength == 0; });
  std::ranges::stable_sort(all, [](const Candidate& a, const Candidate& b) {
    return std::pair(b.told.playbook->general, a.strength) >
           std::pair(a.told.playbook->general, b.strength);
  });
  std::vector<Told> out;
  for (const Candidate& one : all) {
    out.push_back(one.told);
  }
  return out;
}

}  // namespace tenmatsu::rules
