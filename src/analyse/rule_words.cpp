#include "analyse/rule_words.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using text::Script;

bool is_latin(const text::Character& c) {
  return c.size > 0 && text::script_of(c.code) == Script::latin;
}

bool is_figure(const text::Character& c) {
  return c.size > 0 &&
         (text::script_of(c.code) == Script::digit || c.code == U'.' || c.code == U',');
}

bool is_digit(const text::Character& c) {
  return c.size > 0 && text::script_of(c.code) == Script::digit;
}

// A word of Latin letters is no part of a longer one (ng in ping), nor is a figure (0 in 80).
bool is_whole(std::string_view text, Piece piece) {
  const text::Character before = text::character_before(text, piece.begin);
  const text::Character first = text::character_at(text, piece.begin);
  const text::Character last = text::character_before(text, piece.end);
  const text::Character behind = text::character_at(text, piece.end);
  return !(is_latin(before) && is_latin(first)) && !(is_figure(before) && is_digit(first)) &&
         !(is_latin(last) && is_latin(behind)) && !(is_digit(last) && is_digit(behind));
}

void add_words(std::vector<RuleWord>& out, std::string_view text, const rules::TagRules& rules) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    rules.matcher().visit_prefixes(text.substr(at), [&](std::uint32_t cue, std::size_t size) {
      if (is_whole(text, {at, at + size})) {
        out.push_back({cue, {at, at + size}});
      }
    });
  }
}

void add_categories(std::vector<RuleWord>& out, const Talk& talk, std::size_t i,
                    const rules::TagRules& rules) {
  const Event& event = talk.result.events[i];
  for (std::size_t k = 0; k < event.terms.size(); ++k) {
    if (const auto cue = rules.category(event.terms[k].category)) {
      out.push_back({*cue, talk.heard[i].terms[k]});
    }
  }
}

}  // namespace

RuleWords find_rule_words(const Talk& talk, const Rules& rules) {
  RuleWords found;
  found.messages_.resize(talk.result.events.size());
  for (std::size_t i = 0; i < found.messages_.size(); ++i) {
    RuleWords::OfMessage& here = found.messages_[i];
    add_words(here.words, talk.heard[i].text.text, rules.tags);
    add_categories(here.words, talk, i, rules.tags);
    std::ranges::stable_sort(here.words, [](const RuleWord& a, const RuleWord& b) {
      return a.piece.begin < b.piece.begin;
    });
    for (const RuleWord& word : here.words) {
      here.distinct.push_back(word.cue);
    }
    std::ranges::sort(here.distinct);
    here.distinct.erase(std::unique(here.distinct.begin(), here.distinct.end()),
                        here.distinct.end());
  }
  return found;
}

std::span<const RuleWord> RuleWords::in(std::size_t i, Piece piece) const {
  const std::vector<RuleWord>& words = messages_[i].words;
  const auto begins_before = [](const RuleWord& word, std::size_t at) {
    return word.piece.begin < at;
  };
  const auto first = std::lower_bound(words.begin(), words.end(), piece.begin, begins_before);
  const auto last = std::lower_bound(first, words.end(), piece.end, begins_before);
  return {first, last};
}

bool RuleWords::has_any(std::size_t i, const rules::OneOf& words) const {
  const std::vector<rules::Cue>& distinct = messages_[i].distinct;
  return std::ranges::any_of(
      words, [&](rules::Cue cue) { return std::ranges::binary_search(distinct, cue); });
}

}  // namespace tenmatsu::analysis
