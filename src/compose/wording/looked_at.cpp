#include "compose/wording/looked_at.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "compose/speech/kana.hpp"
#include "compose/speech/masked_text.hpp"
#include "compose/speech/noun_phrases.hpp"
#include "compose/speech/particles.hpp"
#include "compose/speech/style.hpp"
#include "compose/speech/told_sentences.hpp"
#include "compose/speech/told_verbs.hpp"
#include "compose/wording/told_objects.hpp"
#include "compose/wording/wording.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

// 止まっている, 電圧が落ちた: the verb says what happens to a thing. What somebody does (再起動し
// ている) and what is no verb may be about something else.
bool tells_state(std::u32string_view told, const Rules& rules) {
  for (std::size_t at = 0; at < told.size(); ++at) {
    const auto verb = style::verb_at(told, at, rules);
    if (!verb) {
      continue;
    }
    const std::size_t end = at + verb->length;
    if (is_kana_only(told.substr(end))) {
      return verb->listed->takes == rules::Takes::subject;
    }
    at = end - 1;
  }
  return false;
}

// 「10:21にappが3台」: all that a record can hold. What names a person may be what they do.
bool states_fact(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const std::string_view said = story.normal(line);
  const auto& names = story.names();
  return (modality == Modality::statement || modality == Modality::assertion) &&
         (!story.metrics(line).empty() ||
          text::to_utf32(said).find(style::kSubject) != std::u32string::npos) &&
         std::ranges::none_of(names, [&](const std::string& name) {
           return !name.empty() && said.find(name) != std::string_view::npos;
         });
}

// Whether the line tells what is, not what somebody does.
bool tells_finding(const Story& story, Line line) {
  switch (story.modality(line)) {
    case Modality::statement:
    case Modality::ongoing:
    case Modality::onset:
    case Modality::done:
    case Modality::assertion:
      return !story.asks(line) && !story.conditional(line) &&
             story.said(line).find(story.phrases().text("word.object")) == std::string_view::npos;
    default:
      return false;
  }
}

// Whether the line tells that somebody looked or looks.
bool tells_look(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return (modality == Modality::statement || modality == Modality::ongoing ||
          modality == Modality::done) &&
         !story.asks(line) && !story.negated(line) && !story.hearsay(line) &&
         !story.conditional(line) && story.hears(line, "looks");
}

// What the line says was looked at, where it says nothing else.
std::optional<std::string> looked_at(const Story& story, Line line) {
  const Rules& rules = story.rules();
  style::MaskedText masked = style::mask(text::to_utf32(story.plain_form(line)));
  style::put_particles(masked, rules, story.names());
  const auto look = rules.style.match("looked", masked.text);
  if (!look || look->length + 1 >= masked.text.size()) {
    return std::nullopt;
  }
  const std::size_t object = masked.text.size() - look->length - 1;
  if ((masked.text[object] != style::kObject && masked.text[object] != style::kComma) ||
      style::NounPhrases(masked.text, rules.style).start_of_phrase(object) != 0) {
    return std::nullopt;
  }
  return text::to_utf8(masked.unmasked(std::u32string_view(masked.text).substr(0, object)));
}

rules::Kind kind_of(char32_t c) {
  using rules::Kind;
  for (const Kind kind : {Kind::kanji, Kind::kata, Kind::latin}) {
    if (rules::is_kind(c, kind)) {
      return kind;
    }
  }
  return Kind::literal;
}

// Whether the first sentence names the place by any of its words: 「CPUが98%」 of CPU使用率.
bool names_it(const std::string& text, const std::string& place) {
  constexpr std::size_t kWord = 2;  // characters
  const std::u32string where = text::to_utf32(place);
  const std::u32string told = style::told_sentences(text::to_utf32(text)).front().text;
  for (std::size_t at = 0; at < where.size();) {
    const rules::Kind kind = kind_of(where[at]);
    std::size_t end = at + 1;
    while (end < where.size() && kind_of(where[end]) == kind) {
      ++end;
    }
    if (kind != rules::Kind::literal && end - at >= kWord &&
        told.find(where.substr(at, end - at)) != std::u32string::npos) {
      return true;
    }
    at = end;
  }
  return false;
}

Line look_before(const Story& story, Line finding) {
  return story.sentence_begin({finding.n, finding.index - 1});
}

// Whether what the line tells can be found at the place.
bool stands_there(const Story& story, Line line, const std::string& place) {
  const Rules& rules = story.rules();
  return tells_state(text::to_utf32(plain(story, line)), rules) ||
         (rules.style.match("record", text::to_utf32(place)) && states_fact(story, line));
}

// Whether the text begins with the sentence of the line.
bool begins_with(const Story& story, Line line, const std::string& text) {
  for (const std::string& told : {noun(story, line), plain(story, line)}) {
    if (!told.empty() && text.starts_with(told)) {
      return true;
    }
  }
  return false;
}

}  // namespace

const std::vector<Line>& LookedAt::found_in(int n) {
  const auto [known, added] = found_.try_emplace(n);
  for (const Line line : added ? story_.lines(n) : std::vector<Line>{}) {
    if (line.index > 0 && story_.sentence_begin(line) == line && tells_finding(story_, line) &&
        tells_look(story_, look_before(story_, line))) {
      known->second.push_back(line);
    }
  }
  return known->second;
}

void LookedAt::tell_where(Statement& statement) {
  if (statement.events.empty()) {
    return;
  }
  const std::vector<Line>& all = found_in(statement.events.front());
  const auto told = std::ranges::find_if(
      all, [&](Line line) { return begins_with(story_, line, statement.text); });
  if (told == all.end()) {
    return;
  }
  const auto place = looked_at(story_, look_before(story_, *told));
  if (place && stands_there(story_, *told, *place) && !names_it(statement.text, *place)) {
    statement.text =
        story_.phrases().fill("word.found_in", {{"where", *place}, {"what", statement.text}});
  }
}

}  // namespace tenmatsu::composition
