#include "compose/followups/task_verbs.hpp"

#include "compose/speech/words.hpp"
#include "rules/people.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::string_view kWideBlank = "\u3000";
constexpr std::size_t kVerb = 8;  // characters of a verb with what belongs to it

}  // namespace

bool is_lone_verb(const Story& story, std::string_view said) {
  if (story.phrases().cue("noun_deeds").any_is(said)) {
    return true;
  }
  const auto first = text::character_at(said, 0);
  const auto last = text::character_before(said, said.size());
  return first.size > 0 && length_of(said) <= kVerb && text::is_letter(first.code) &&
         !holds_any(said, story.phrases().cue("noun_marks_within")) &&
         !starts_with_any(said, story.phrases().cue("no_verbs")) &&
         text::script_of(last.code) == text::Script::hiragana;
}

bool is_noun_character(const text::Character& one) {
  return one.size > 0 && text::is_noun_letter(one.code);
}

void settle_verb(const Story& story, std::string& part) {
  const std::string& of = story.phrases().text("particle.of");
  if (part.ends_with(of)) {
    const auto before = text::character_before(part, part.size() - of.size());
    const std::string_view verb = std::string_view(part).substr(0, part.size() - of.size());
    if (before.size > 0 && ends_with_any(verb, story.phrases().cue("verb_letters"))) {
      part.resize(verb.size());
    }
  }
}

void settle_end(const Story& story, std::string& part) {
  const auto trim = [&] {
    part.resize(text::skip_blanks_back(part, part.size()));
    while (part.ends_with(kWideBlank)) {
      part.resize(part.size() - kWideBlank.size());
    }
  };
  trim();
  while (remove_end(part, story.phrases().cue("loose_ends"))) {
    trim();
  }
  settle_verb(story, part);
}

}  // namespace tenmatsu::composition
