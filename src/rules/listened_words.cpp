#include "rules/listened_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

constexpr char kListMark = '@';

bool is_list(std::string_view word) {
  return !word.empty() && word.front() == kListMark;
}

}  // namespace

void ListenedWords::add_list(const Node& node) {
  node.allow_only({"id", "about", "words"});
  std::vector<std::string> words = text::normalised(node.strings("words"));
  if (words.empty()) {
    node.report("expected \"words\" with at least one word");
  }
  lists_.insert_or_assign(kListMark + node.string("id"), std::move(words));
}

Word ListenedWords::number(const std::string& word, const Node& node) {
  const std::string name = is_list(word) ? word : text::normalised(word);
  if (is_list(name)) {
    unknown_.push_back({name, fmt::format("{}: {}", node.file(), node.path())});
  }
  open();
  const auto [known, is_new] = open_.try_emplace(name, static_cast<Word>(open_names_.size()));
  if (is_new) {
    open_names_.push_back(name);
  }
  return known->second;
}

void ListenedWords::open() {
  if (!open_names_.empty()) {
    return;
  }
  open_names_ = names_.texts();
  for (std::size_t i = 0; i < open_names_.size(); ++i) {
    open_.emplace(open_names_[i], static_cast<Word>(i));
  }
}

AnyOf ListenedWords::any_of(const Node& node, std::string_view key) {
  AnyOf words;
  for (const std::string& word : node.strings(key)) {
    words.push_back(number(word, node));
  }
  return words;
}

AnyOf ListenedWords::any_of(const Node& node) {
  if (node.value().is_string()) {
    return {number(node.value().get<std::string>(), node)};
  }
  AnyOf words;
  for (const Node& word : node.items()) {
    if (word.value().is_string()) {
      words.push_back(number(word.value().get<std::string>(), word));
    } else {
      word.report("expected a word or a list of words");
    }
  }
  return words;
}

void ListenedWords::finish(Problems& problems) {
  for (const Missing& one : unknown_) {
    if (!lists_.contains(one.list)) {
      problems.add(fmt::format("{}: no word list has the id \"{}\"; add one to \"word_lists\"",
                               one.place, one.list.substr(1)));
    }
  }
  unknown_ = {};
  open();
  std::vector<std::string> words;
  std::vector<Word> heard;
  for (std::size_t i = 0; i < open_names_.size(); ++i) {
    listen_to(open_names_[i], static_cast<Word>(i), words, heard);
  }
  matcher_ = text::Matcher(words);
  heard_ = text::Stored(std::move(heard));
  names_ = text::StoredTexts(open_names_);
  open_names_ = {};
  open_ = {};
}

void ListenedWords::listen_to(const std::string& name, Word number, std::vector<std::string>& words,
                              std::vector<Word>& heard) const {
  const auto list = lists_.find(name);
  const std::vector<std::string> own = !is_list(name)         ? std::vector<std::string>{name}
                                       : list == lists_.end() ? std::vector<std::string>{}
                                                              : list->second;
  words.insert(words.end(), own.begin(), own.end());
  heard.insert(heard.end(), own.size(), number);
}

std::vector<std::string> ListenedWords::list(std::string_view id) const {
  const auto found = lists_.find(kListMark + std::string(id));
  return found == lists_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<bool> ListenedWords::heard(std::string_view text) const {
  std::vector<bool> all(names_.size());
  for (std::size_t at = 0; at < text.size();) {
    matcher_.visit_prefixes(text.substr(at), [&](std::uint32_t word, std::size_t size) {
      if (!text::inside_latin_word(text, at, at + size)) {
        all[heard_[word]] = true;
      }
    });
    at += text::character_at(text, at).size;
  }
  return all;
}

bool hears(const std::vector<bool>& heard, const AnyOf& words) {
  return std::ranges::any_of(words, [&](Word word) { return heard[word]; });
}

bool hears_all(const std::vector<bool>& heard, const std::vector<AnyOf>& groups) {
  return std::ranges::all_of(groups, [&](const AnyOf& words) { return hears(heard, words); });
}

bool Sign::shows(const std::vector<bool>& heard) const {
  return hears(heard, words) && (with.empty() || hears(heard, with)) && !hears(heard, none);
}

Sign sign_of(const Node& node, ListenedWords& words) {
  Sign sign{words.any_of(node, "words"), words.any_of(node, "with"), words.any_of(node, "not")};
  if (sign.words.empty()) {
    node.report("expected \"words\" with at least one word");
  }
  return sign;
}

}  // namespace tenmatsu::rules
