#include "compose/persons.hpp"

#include <algorithm>
#include <optional>

#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Whether byte `at` of `text` stands inside of what was quoted.
bool is_quoted(std::string_view text, std::size_t at) {
  constexpr std::string_view kOpen = "\u300C";
  constexpr std::string_view kClose = "\u300D";
  const std::size_t open = text.substr(0, at).rfind(kOpen);
  return open != std::string_view::npos &&
         text.substr(open, at - open).find(kClose) == std::string_view::npos;
}

// Whether the word is only a part of another one: 「公私」, 「言いわたし」. Behind a particle it
// begins.
bool is_part(std::string_view text, std::size_t at, const std::string& word,
             const rules::Words& particles) {
  const auto before = text::character_before(text, at);
  const auto first = text::character_at(word, 0);
  return before.size > 0 && text::script_of(before.code) == text::script_of(first.code) &&
         !ends_with_any(text.substr(0, at), particles);
}

// Puts `name` where the word stands; of a person, only at the end or before a particle.
void replace_word(std::string& text, const std::string& word, const rules::Words& particles,
                  bool person, const std::string& name) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    const std::string_view rest = std::string_view(text).substr(at + word.size());
    const bool other = person && !rest.empty() && !starts_with_any(rest, particles);
    if (other || is_part(text, at, word, particles) || is_quoted(text, at)) {
      at += word.size();
    } else {
      text.replace(at, word.size(), name);
      at += name.size();
    }
  }
}

// The firm that the one who speaks is shown with; empty where it may be a part of one, or none.
std::string firm_of(const Story& story, const std::string& name) {
  constexpr std::size_t kLeast = 3;  // characters
  const auto& people = story.analysis().people;
  const auto one = std::find_if(people.begin(), people.end(),
                                [&](const Person& person) { return person.name == name; });
  if (one == people.end() || one->bot || length_of(one->role) < kLeast ||
      holds_any(one->role, story.phrases().cue("no_firms"))) {
    return {};
  }
  const auto& messages = story.analysis().transcript.messages;
  const bool called = std::any_of(messages.begin(), messages.end(), [&](const Message& message) {
    return message.text.find(one->role) != std::string::npos;
  });
  return called ? one->role : std::string();
}

// The only other firm of the talk; empty where there are more.
std::string other_firm(const Story& story, const std::string& own) {
  std::string other;
  for (int n = 1; n <= story.size(); ++n) {
    const std::string firm = firm_of(story, story.speaker(n));
    if (firm.empty() || firm == own || firm == other) {
      continue;
    }
    if (!other.empty()) {
      return {};
    }
    other = firm;
  }
  return other;
}

// The one of those who said `word` in the messages; empty where there are more.
std::string only_speaker(const Story& story, const std::vector<int>& events,
                         const std::string& word) {
  std::string speaker;
  for (const int n : events) {
    const bool said = story.analysis().message(n).text.find(word) != std::string::npos;
    const std::string& name = story.speaker(n);
    if (!said || name == speaker) {
      continue;
    }
    if (!speaker.empty() || name.empty() || story.bot(n)) {
      return {};
    }
    speaker = name;
  }
  return speaker;
}

void name_in(const Story& story, std::string& text, const std::vector<int>& events) {
  const auto& phrases = story.phrases();
  const rules::Words& particles = phrases.cue("behind_persons");
  const auto each = [&](const char* cue, bool person, auto name_of_speaker) {
    for (const std::string& word : phrases.cue(cue)) {
      if (text.find(word) == std::string::npos) {
        continue;
      }
      const std::string speaker = only_speaker(story, events, word);
      const std::string name = speaker.empty() ? std::string() : name_of_speaker(speaker);
      if (!name.empty()) {
        replace_word(text, word, particles, person, name);
      }
    }
  };
  each("first_persons", true, [](const std::string& speaker) { return speaker; });
  each("own_firm", false, [&](const std::string& speaker) { return firm_of(story, speaker); });
  each("your_firm", false, [&](const std::string& speaker) {
    const std::string own = firm_of(story, speaker);
    return own.empty() ? own : other_firm(story, own);
  });
}

void name_in(const Story& story, Statement& statement) {
  name_in(story, statement.text, statement.events);
}

}  // namespace

void name_persons(const Story& story, Incident& incident) {
  const auto each = [&](auto& rows) {
    for (auto& row : rows) {
      name_in(story, row.statement);
    }
  };
  name_in(story, incident.title);
  for (auto* statements : {&incident.summary, &incident.impact, &incident.effect_notes}) {
    for (Statement& statement : *statements) {
      name_in(story, statement);
    }
  }
  each(incident.causes);
  each(incident.actions);
  each(incident.followups);
  each(incident.lessons);
  each(incident.timeline);
  for (Hypothesis& hypothesis : incident.hypotheses) {
    each(hypothesis.steps);
  }
  for (Action& action : incident.actions) {
    each(action.stages);
    if (action.effect) {
      name_in(story, *action.effect);
    }
  }
  for (Suggestion& suggestion : incident.suggestions) {
    name_in(story, suggestion.because, suggestion.events);
  }
  for (Missing& missing : incident.missing) {
    name_in(story, missing.question, missing.events);
  }
}

}  // namespace tenmatsu::composition
