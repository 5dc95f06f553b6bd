#include "compose/troubles/gone.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// Where the clause begins that holds `at`.
std::size_t clause_begin(const Story& story, std::string_view text, std::size_t at) {
  std::size_t begin = 0;
  for (const std::string& comma : story.phrases().cue("clause_commas")) {
    const std::size_t found = text.substr(0, at).rfind(comma);
    begin = found == std::string_view::npos ? begin : std::max(begin, found + comma.size());
  }
  return begin;
}

// The noun that `text` ends in: 「切断」 of 「今朝の切断」.
std::string_view last_noun(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && text::is_noun_letter(text::character_before(text, begin).code)) {
    begin -= text::character_before(text, begin).size;
  }
  return text.substr(begin);
}

// 「今朝の切断」, 「エラー率」, 「列」; 「問い合わせ画面」 and 「配列」 are things.
bool ends_in_name_of_trouble(const Story& story, std::string_view said) {
  const std::string_view bare = without_ends(said, story.phrases().cue("trouble_counts"));
  const std::string_view noun = last_noun(bare);
  const auto& ends = story.phrases().cue("trouble_ends");
  const bool called = std::ranges::any_of(ends, [&](const std::string& end) {
    return length_of(end) > 1 ? bare.ends_with(end) : noun == end;
  });
  return called || (!noun.empty() && (is_trouble(story, noun) || ends_in_trouble(story, noun)));
}

// Of what the clause says its verb: all up to the last particle, or up to the verb. The 「も」 of
// 「エラーはもう」 is none.
std::string_view subject_of(const Story& story, std::string_view clause) {
  const auto& particles = story.phrases().cue("subject_particles");
  std::size_t end = 0;
  for (const std::string& particle : particles) {
    for (std::size_t at = clause.find(particle); at != std::string_view::npos;
         at = clause.find(particle, at + 1)) {
      const bool inside = ends_with_any(clause.substr(0, at), particles);
      end = inside ? end : std::max(end, at);
    }
  }
  return clause.substr(0, end == 0 ? clause.size() : end);
}

// 「切れ」 of 「音が切れなくなった」: what does not happen any more is the trouble itself.
bool denies_trouble(const Story& story, std::string_view clause) {
  const std::size_t end = clause.size();
  std::size_t begin = end;
  while (begin > 0 &&
         text::script_of(text::character_before(clause, begin).code) == text::Script::hiragana) {
    begin -= text::character_before(clause, begin).size;
  }
  begin -= std::min(begin, text::character_before(clause, begin).size);
  return starts_with_any(clause.substr(begin), story.phrases().cue("verbs_of_trouble"));
}

// 「アウト」 in 「タイムアウト」
bool is_inside_loan(std::string_view text, std::size_t at) {
  const auto is_loan = [](const text::Character& one) {
    return one.size != 0 && text::script_of(one.code) == text::Script::katakana;
  };
  return is_loan(text::character_at(text, at)) && is_loan(text::character_before(text, at));
}

}  // namespace

bool is_said_of_trouble(const Story& story, std::string_view text, std::size_t at) {
  const std::size_t begin = clause_begin(story, text, at);
  const std::string_view clause = text.substr(begin, at - begin);
  return ends_in_name_of_trouble(story, subject_of(story, clause)) ||
         (starts_with_any(text.substr(at), story.phrases().cue("no_longer")) &&
          denies_trouble(story, clause));
}

std::optional<std::size_t> gone_at(const Story& story, std::string_view text) {
  const std::string_view said =
      without_ends(text::without_closing_marks(text), story.phrases().cue("closing_particles"));
  for (const std::string& verb : story.phrases().cue("goes_away")) {
    const std::size_t at = said.rfind(verb);
    if (at != std::string_view::npos &&
        is_one_of(said.substr(at + verb.size()), story.phrases().cue("has_happened"))) {
      return at;
    }
  }
  return std::nullopt;
}

bool trouble_is_gone(const Story& story, std::string_view text) {
  const auto at = gone_at(story, text);
  return at && is_said_of_trouble(story, text, *at);
}

bool holds_beside_relief(const Story& story, std::string_view text, const rules::Words& words,
                         const rules::Words& unless) {
  const auto& verbs = story.phrases().cue("goes_away");
  return std::ranges::any_of(words, [&](const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      const bool relief =
          starts_with_any(text.substr(at), verbs) && is_said_of_trouble(story, text, at);
      if (!relief && !is_inside_loan(text, at) &&
          !starts_with_any(text.substr(at + word.size()), unless)) {
        return true;
      }
    }
    return false;
  });
}

}  // namespace tenmatsu::composition
