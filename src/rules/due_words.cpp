#include "rules/due_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "rules/words.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

/// The words of one member, each with each of its tails where it has some.
std::vector<std::string> words_of(const Node& node) {
  const std::vector<std::string> tails = node.strings("tails");
  std::vector<std::string> words = node.strings("words");
  if (tails.empty()) {
    return words;
  }
  std::vector<std::string> all;
  for (const std::string& word : words) {
    for (const std::string& tail : tails) {
      all.push_back(word + tail);
    }
  }
  return all;
}

}  // namespace

void DuePart::add(const std::vector<std::string>& words) {
  std::vector<std::string> plain = words_.words();
  std::vector<std::string> patterns = patterns_.texts();
  for (const std::string& word : words) {
    add_first(word);
    (word.find('#') == std::string::npos ? plain : patterns).push_back(word);
  }
  words_ = text::Matcher(plain);
  patterns_ = text::StoredTexts(patterns);
}

void DuePart::add_first(std::string_view word) {
  if (!word.starts_with('#')) {
    first_.add(text::CharacterSet::hash_at(word, 0));
    return;
  }
  for (const char& digit : std::string_view("0123456789")) {
    first_.add(text::CharacterSet::hash_at({&digit, 1}, 0));
  }
}

std::size_t DuePart::longest(std::string_view text) const {
  if (!first_.holds(text::CharacterSet::hash_at(text, 0))) {
    return 0;
  }
  std::size_t size = 0;
  words_.visit_prefixes(text, [&](std::uint32_t, std::size_t longer) { size = longer; });
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    size = std::max(size, pattern_size(text, patterns_[i]));
  }
  return size;
}

void DueWords::add(const Node& node) {
  node.allow_only({"id", "about", "part", "words", "tails"});
  struct Part {
    std::string_view name;
    DuePart* words;
  };
  const Part parts[] = {{"head", &head_},
                        {"link", &link_},
                        {"joint", &joint_},
                        {"until", &until_},
                        {"by", &by_},
                        {"reason", &reason_},
                        {"pointer", &pointer_},
                        {"no_end", &no_end_},
                        {"unlike", &unlike_},
                        {"takes", &takes_},
                        {"rate", &rate_},
                        {"begun", &begun_},
                        {"numbered_day", &numbered_day_},
                        {"season", &season_},
                        {"past", &past_},
                        {"no_past", &no_past_},
                        {"plain", &plain_},
                        {"no_plain", &no_plain_}};
  const std::string name = node.string("part");
  const auto* part = std::ranges::find_if(parts, [&](const Part& row) { return row.name == name; });
  if (part == std::end(parts)) {
    node.report(fmt::format(
        "unknown part \"{}\"; expected one of: head, link, joint, until, by, reason, "
        "pointer, no_end, unlike, takes, rate, begun, numbered_day, season, past, no_past, plain, "
        "no_plain",
        name));
    return;
  }
  part->words->add(text::normalised(words_of(node)));
}

bool DuePart::stands_in(std::string_view text) const {
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    if (longest(text.substr(at)) > 0) {
      return true;
    }
  }
  return false;
}

}  // namespace tenmatsu::rules
