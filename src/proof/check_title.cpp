// The title says of what service which symptom is told.

#include <algorithm>

#include "proof/checker.hpp"
#include "proof/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::proof {
namespace {

// The longest of `words` at this place; 0 for none.
std::size_t longest_at(std::string_view text, std::size_t at,
                       const std::vector<std::string>& words) {
  std::size_t longest = 0;
  for (const std::string& word : words) {
    if (word.size() > longest && text.substr(at).starts_with(word)) {
      longest = word.size();
    }
  }
  return longest;
}

std::vector<std::string> symptoms(const Checker& checker) {
  std::vector<std::string> words;
  for (const std::string& word : checker.check("check.title.symptom").words) {
    words.push_back(text::normalised(word));
  }
  for (const rules::Head& head : checker.rules().phrases.heads()) {
    words.insert(words.end(), head.words.begin(), head.words.end());
    words.push_back(text::normalised(head.noun));
  }
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  return words;
}

}  // namespace

void check_title(Checker& checker) {
  const Line* title = checker.page().title();
  const bool heading = title != nullptr && title->kind == LineKind::heading && title->level == 1;
  if (!heading || text::without_closing_marks(title->text).empty()) {
    checker.tell("check.title.missing", title != nullptr ? title->number : 1, "");
    return;
  }
  const std::string text = text::normalised(title->text);
  const std::vector<std::string> wrong = symptoms(checker);
  std::vector<std::string> empty;  // words that name no service
  for (const std::string& word : checker.check("check.title.service").words) {
    empty.push_back(text::normalised(word));
  }
  bool symptom = false;
  std::size_t letters = 0;  // of nouns beside what is wrong
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t nothing = longest_at(text, at, empty);
    const std::size_t trouble = longest_at(text, at, wrong);
    if (trouble > 0 && trouble >= nothing) {
      symptom = true;
      at += trouble;
    } else if (nothing > 0) {
      at += nothing;
    } else {
      const auto c = text::character_at(text, at);
      const bool digit = text::script_of(c.code) == text::Script::digit;
      letters += text::is_noun_letter(c.code) && !digit ? 1 : 0;
      at += c.size;
    }
  }
  if (static_cast<double>(letters) < checker.check("check.title.service").least) {
    checker.tell("check.title.service", title->number, title->text);
  }
  if (!symptom) {
    checker.tell("check.title.symptom", title->number, title->text);
  }
}

}  // namespace tenmatsu::proof
