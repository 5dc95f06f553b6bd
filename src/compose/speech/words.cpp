#include "compose/speech/words.hpp"

#include <algorithm>
#include <unordered_set>

#include "rules/people.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using text::Character;
using text::Script;

bool is_joint(char32_t code) {
  return code == U'-' || code == U'_' || code == U'.' || code == U'/' || code == U'#';
}

// Latin letters and digits make one word: st14, api_v2.
Script kind_of(char32_t code) {
  const Script script = text::script_of(code);
  return script == Script::digit || is_joint(code) ? Script::latin : script;
}

bool is_noun_script(Script script) {
  return script == Script::kanji || script == Script::katakana || script == Script::latin;
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word,
                             [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '/'; });
}

/// Words of one text, each once, in its order.
class WordList {
 public:
  void add(std::string_view word, int length) {
    if (length >= 2 && !is_number(word) && is_new(word)) {
      words_.push_back(word);
    }
  }

  [[nodiscard]] std::vector<std::string> words() const { return {words_.begin(), words_.end()}; }

 private:
  // Few words are looked through faster than hashed; a pasted file has a hundred thousand.
  bool is_new(std::string_view word) {
    constexpr std::size_t kFew = 32;
    if (words_.size() < kFew) {
      return std::ranges::find(words_, word) == words_.end();
    }
    if (known_.empty()) {
      known_.insert(words_.begin(), words_.end());
    }
    return known_.insert(word).second;
  }

  std::vector<std::string_view> words_;
  std::unordered_set<std::string_view> known_;
};

}  // namespace

std::vector<std::string> content_words(std::string_view normalised) {
  WordList words;
  std::size_t begin = 0;
  int length = 0;
  Script kind = Script::mark;
  for (std::size_t at = 0; at < normalised.size();) {
    const Character character = text::character_at(normalised, at);
    const Script next = kind_of(character.code);
    if (next != kind) {
      if (is_noun_script(kind)) {
        words.add(normalised.substr(begin, at - begin), length);
      }
      begin = at;
      length = 0;
      kind = next;
    }
    ++length;
    at += character.size;
  }
  if (is_noun_script(kind)) {
    words.add(normalised.substr(begin), length);
  }
  return words.words();
}

bool same_word(const std::string& a, const std::string& b) {
  constexpr std::size_t kShort = 5;  // bytes: so short a word stands in many by chance
  return a == b || (a.size() > kShort && b.find(a) != std::string::npos) ||
         (b.size() > kShort && a.find(b) != std::string::npos);
}

std::size_t shared_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto shared = std::ranges::count_if(a, [&](const std::string& word) {
    return std::ranges::any_of(b, [&](const std::string& other) { return same_word(word, other); });
  });
  return static_cast<std::size_t>(shared);
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  return fewer.empty()
             ? 0
             : static_cast<double>(shared_words(fewer, more)) / static_cast<double>(fewer.size());
}

void add_words(std::vector<std::string>& words, const std::vector<std::string>& more) {
  for (const std::string& word : more) {
    if (std::ranges::find(words, word) == words.end()) {
      words.push_back(word);
    }
  }
}

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [&](const std::string& word) { return text.ends_with(word); });
}

std::string_view without_ends(std::string_view text, const rules::Words& ends) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string& end : ends) {
      if (text.size() > end.size() && text.ends_with(end)) {
        text.remove_suffix(end.size());
        cut = true;
      }
    }
  }
  return text;
}

bool remove_end(std::string& text, const rules::Words& words) {
  const std::size_t size = rules::suffix_size(text, words);
  if (size == 0 || size >= text.size()) {
    return false;
  }
  text.resize(text.size() - size);
  return true;
}

std::string longest_end(std::string_view text, const rules::Words& ends) {
  std::string longest;
  for (const std::string& end : ends) {
    if (end.size() > longest.size() && end.size() < text.size() && text.ends_with(end)) {
      longest = end;
    }
  }
  return longest;
}

std::optional<std::size_t> find_unless(std::string_view text, const rules::Words& words,
                                       const rules::Words& unless) {
  for (const std::string& word : words) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      const std::size_t end = at + word.size();
      if (!unless.any_begins(text.substr(end))) {
        return end;
      }
    }
  }
  return std::nullopt;
}

std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace tenmatsu::composition
