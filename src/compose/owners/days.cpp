#include "compose/owners/days.hpp"

#include <algorithm>
#include <cstddef>

#include "analyse/due_day.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using analysis::Deadline;
using rules::PeopleWord;

Deadline due_day(const Story& story, std::string_view text) {
  return analysis::due_day(story.rules(), text, {0, text.size()});
}

std::string written_day(const Story& story, Line line, const Deadline& day) {
  return day.weight > 0 ? story.written(line, day.piece.begin, day.piece.end) : "";
}

// Whom 「棚卸しは総務が」 names as doing it, as it is called in the talk; empty for the speaker.
std::string doer_in(const Story& story, int n, std::string_view before) {
  constexpr std::size_t kLongest = 6;  // characters
  const std::string& subject = story.phrases().text("particle.subject");
  const std::string& topic = story.phrases().text("particle.topic");
  const std::size_t at = before.rfind(topic);
  if (!before.ends_with(subject) || at == std::string_view::npos) {
    return "";
  }
  before.remove_suffix(subject.size());
  const std::string_view noun = before.substr(std::min(at + topic.size(), before.size()));
  if (std::string known = named_in(story, n, noun); !known.empty()) {
    return known;
  }
  bool named = !noun.empty() && length_of(noun) <= kLongest;
  for (std::size_t i = 0; i < noun.size(); i += text::character_at(noun, i).size) {
    named = named && text::is_noun_letter(text::character_at(noun, i).code);
  }
  return named && !story.phrases().cue("pronouns").any_is(noun) ? std::string(noun) : "";
}

}  // namespace

Deadline deadline(const Story& story, std::string_view normalised) {
  return analysis::deadline_in(story.rules().due, normalised, {0, normalised.size()});
}

std::string day_in(const Story& story, Line line) {
  std::string day = written_day(story, line, due_day(story, story.normal(line)));
  if (day.empty()) {
    return day;
  }
  // 「朝に知っていれば始発の前に手が打てました」
  const std::vector<Line> sentence = story.sentence_lines(line);
  const bool unreal =
      story.ends(sentence.back(), "unreal_ends") &&
      std::ranges::any_of(sentence, [&](Line one) { return story.hears(one, "unreal_heads"); });
  return unreal ? "" : day;
}

bool names_day(const Story& story, Line line) {
  return deadline(story, story.normal(line)).weight > 0;
}

std::string day_ahead(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  const Deadline day = due_day(story, text);
  const std::string_view said = text.substr(day.piece.begin, day.piece.end - day.piece.begin);
  // 「1日遅れる」 is a length of time.
  // 「2週間で出します」 tells by when.
  const bool within = story.modality(line) == Modality::intention &&
                      text.substr(day.piece.end).starts_with(story.phrases().text("particle.by"));
  const bool counts = !said.empty() && said.front() >= '0' && said.front() <= '9' &&
                      said.find('/') == std::string_view::npos && !within;
  const bool near =
      counts || (starts_with_any(said, story.phrases().cue("near_days")) &&
                 !starts_with_any(said, story.phrases().cue("days_counted_from_night")));
  return near && day.weight < kDeadline ? "" : written_day(story, line, day);
}

bool tells_by_when(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  const Deadline day = due_day(story, text);
  return day.weight >= kDeadline ||
         (day.weight > 0 &&
          text.substr(day.piece.end).starts_with(story.phrases().text("particle.by")));
}

std::string person_with_day(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  if (deadline(story, text).weight < kDeadline || day_ahead(story, line).empty()) {
    return "";
  }
  const auto& titles = story.rules().people.words(PeopleWord::honorific);
  const std::vector<Mention> all = mentions_in(story, text);
  const auto titled = std::ranges::find_if(
      all, [&](const Mention& one) { return starts_with_any(one.behind, titles); });
  return titled == all.end() ? "" : titled->name;
}

std::vector<DueOf> dues_in(const Story& story, Line line) {
  constexpr std::size_t kTail = 6;  // letters: までにやります
  const std::string_view text = story.normal(line);
  std::vector<DueOf> all;
  for (const std::string_view part : between_commas(story, text)) {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    const Deadline day = deadline(story, part);
    const std::string_view before = part.substr(0, day.weight > 0 ? day.piece.begin : 0);
    const std::string_view after =
        text::without_closing_marks(part.substr(day.weight > 0 ? day.piece.end : 0));
    if (!ends_with_any(before, story.phrases().cue("subject_particles")) ||
        length_of(after) > kTail) {
      return {};
    }
    all.push_back({content_words(before),
                   story.written(line, begin + day.piece.begin, begin + day.piece.end),
                   doer_in(story, line.n, before)});
  }
  return all;
}

}  // namespace tenmatsu::composition
