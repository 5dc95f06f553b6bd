#include "compose/times/leading.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

bool is_latin(const text::Character& c) {
  return c.size == 1 && std::isalnum(static_cast<unsigned char>(c.code)) != 0;
}

// 「久我持ちます」: who speaks names himself.
bool own_name_leads(const Story& story, Line line) {
  const std::string name = text::normalised(story.speaker(line.n));
  const auto& leads = story.phrases().cue("leads_by_name");
  const std::string_view text = story.normal(line);
  const std::size_t at = name.empty() ? std::string_view::npos : text.find(name);
  return at != std::string_view::npos && starts_with_any(text.substr(at + name.size()), leads);
}

// A name of one character is one only with a title behind it: 「岸さん」.
bool is_name_at(const Story& story, std::string_view text, const std::string& name) {
  return !name.empty() && text.starts_with(name) &&
         (length_of(name) > 1 ||
          starts_with_any(text.substr(name.size()), story.phrases().cue("lead_honorifics")));
}

// Whose name, as that of one who is spoken to, a clause begins with; empty where none is.
std::string addressed(const Story& story, std::string_view clause, const std::string& speaker) {
  for (const std::string& name : story.names()) {
    if (name == speaker || !is_name_at(story, clause, name)) {
      continue;
    }
    std::string_view rest = clause.substr(name.size());
    rest.remove_prefix(rules::prefix_size(rest, story.phrases().cue("lead_honorifics")));
    if (!rest.empty() && !starts_with_any(rest, story.phrases().cue("only_spoken_of"))) {
      return name;
    }
  }
  return "";
}

}  // namespace

bool names_lead(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& leads = story.phrases().cue("lead_letters");
  const auto& honorifics = story.phrases().cue("lead_honorifics");
  return std::ranges::any_of(leads, [&](const std::string& letters) {
    const std::size_t at = text.find(letters);
    if (at == std::string_view::npos || is_latin(text::character_before(text, at)) ||
        is_latin(text::character_at(text, at + letters.size()))) {
      return false;
    }
    const std::string_view behind = text.substr(at + letters.size());
    const std::string_view before =
        without_ends(text::without_closing_marks(text.substr(0, at)), honorifics);
    return std::ranges::any_of(story.names(), [&](const std::string& name) {
      return !name.empty() && (behind.starts_with(name) || before.ends_with(name));
    });
  });
}

namespace {

// 「指揮取る。以後この部屋で」: who speaks leaves himself out.
bool leads_at_once(const Story& story, Line line) {
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  const auto clauses = clauses_of(story, text);
  return std::ranges::any_of(clauses, [&](std::string_view clause) {
    return starts_with_any(clause, story.phrases().cue("leads_at_once"));
  });
}

}  // namespace

bool takes_lead(const Story& story, Line line) {
  const auto& particles = story.phrases().cue("self_particles");
  const auto& leads = story.phrases().cue("leads_oneself");
  const auto led = [&](std::string_view rest) {
    return starts_with_any(rest, leads) ||
           std::ranges::any_of(particles, [&](const std::string& particle) {
             return rest.starts_with(particle) &&
                    starts_with_any(rest.substr(particle.size()), leads);
           });
  };
  return !story.asks(line) && !story.negated(line) && !story.conditional(line) &&
         !story.hearsay(line) && !story.has(line.n, Tag::followup) &&
         (any_behind(story.normal(line), story.phrases().cue("first_person"), 0, led) ||
          own_name_leads(story, line) || leads_at_once(story, line));
}

bool gives_role(const Story& story, Line line) {
  return !story.negated(line) && !story.has(line.n, Tag::followup) &&
         any_behind(story.normal(line), story.phrases().cue("lead_roles"), 0,
                    [&](std::string_view rest) {
                      const auto& names = story.names();
                      return starts_with_any(rest, story.phrases().cue("first_person")) ||
                             std::ranges::any_of(names, [&](const std::string& name) {
                               return is_name_at(story, rest, name);
                             });
                    });
}

namespace {

// The message with which `name` first speaks, 0 where he never does.
int first_word_of(const Story& story, const std::string& name) {
  for (int n = 1; n <= story.size(); ++n) {
    if (text::normalised(story.speaker(n)) == name) {
      return n;
    }
  }
  return 0;
}

}  // namespace

bool names_absent(const Story& story, Line line) {
  if (story.bot(line.n) || story.asks(line) || story.negated(line) ||
      !story.has(line.n, Tag::communication) || story.hears(line, "outsiders") ||
      story.hears(line, "only_asked")) {
    return false;
  }
  constexpr int kSoon = 12;  // messages
  const std::string_view text = story.normal(line);
  return std::ranges::any_of(story.names(), [&](const std::string& name) {
    const std::size_t at = name.empty() ? std::string_view::npos : text.find(name);
    const int first = at != std::string_view::npos && is_name_at(story, text.substr(at), name)
                          ? first_word_of(story, name)
                          : 0;
    return first > line.n && first <= line.n + kSoon;
  });
}

bool brings_in(const Story& story, Line line) {
  const auto& verbs = story.phrases().cue("called_up");
  const auto up = [&](std::string_view rest) { return starts_with_any(rest, verbs); };
  const bool called =
      any_behind(story.normal(line), story.phrases().cue("called_particles"), 0, up);
  return !story.bot(line.n) && !story.asks(line) && !story.negated(line) &&
         !story.hears(line, "outsiders") && called;
}

bool divides_work(const Story& story, int n) {
  constexpr std::size_t kSeveral = 2;
  const std::string speaker = text::normalised(story.speaker(n));
  std::set<std::string> given;
  for (const Line line : story.lines(n)) {
    if (story.asks(line) || story.carries(line, Tag::followup)) {
      continue;
    }
    for (const std::string_view clause : clauses_of(story, story.normal(line))) {
      given.insert(addressed(story, clause, speaker));
    }
  }
  given.erase("");
  return given.size() >= kSeveral;
}

}  // namespace tenmatsu::composition
