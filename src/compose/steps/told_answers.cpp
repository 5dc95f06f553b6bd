#include "compose/steps/told_answers.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/told_objects.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

struct Answered {
  Line line;
  std::vector<int> events;  // the sentence, and what asked for the deed behind it
};

bool asks_for_deed(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return (modality == Modality::request || modality == Modality::proposal) &&
         !story.negated(line) && !story.hearsay(line);
}

// 「消して」, 「すぐ止めましょう」: asks for the deed of the report and names no thing either.
bool asks_barely(const Story& story, Line line, const std::set<char32_t>& deed) {
  constexpr std::size_t kShort = 16;  // characters
  const std::string_view text = story.normal(line);
  const std::set<char32_t> kanji = kanji_of(story, text);
  return asks_for_deed(story, line) && !starts_with_any(text, story.phrases().cue("turns_away")) &&
         !kanji.empty() && content_words(text).size() <= 1 && length_of(text) <= kShort &&
         !holds_any(text, story.phrases().cue("objects_of")) &&
         std::includes(deed.begin(), deed.end(), kanji.begin(), kanji.end());
}

// 昔の設定 of 「昔の設定が残っている」, 控え of 「控えがあります」; empty where more or nothing is
// told of what is there.
std::string what_is_there(const Story& story, const std::string& told) {
  constexpr std::size_t kLong = 25;  // characters
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = text::without_closing_marks(told);
  const std::size_t end = rules::suffix_size(text, phrases.cue("is_there_ends"));
  const std::string_view thing = text.substr(0, text.size() - end);
  const bool names = end > 0 && length_of(thing) <= kLong &&
                     !holds_any(thing, phrases.cue("no_thing_marks")) &&
                     !ends_with_any(thing, phrases.cue("no_things_there"));
  return names ? std::string(thing) : "";
}

// 「消すフラグがあります」, and not 「遅れがあります」, which may be a noun or not.
std::optional<std::string> thing_that_is_there(const Story& story, const std::string& told) {
  std::string thing = what_is_there(story, told);
  const text::Character last = text::character_before(thing, thing.size());
  const bool names = !thing.empty() && text::is_noun_letter(last.code) &&
                     text::script_of(last.code) != text::Script::digit;
  return names ? std::optional(std::move(thing)) : std::nullopt;
}

// 「荷札が二つ付いています」, 「両方に流してしまいました」: what somebody would do something about.
bool tells_trouble(const Story& story, Line line) {
  return story.carries(line, Tag::symptom) || story.carries(line, Tag::impact) ||
         story.carries(line, Tag::cause) || story.ends(line, "mishap_ends");
}

// What may be the reason for a deed: it tells trouble or a thing that is there, in a sentence.
bool may_be_answered(const Story& story, Line line) {
  constexpr std::size_t kSome = 3;   // kanji
  constexpr std::size_t kShort = 8;  // characters
  constexpr std::size_t kLong = 45;  // characters
  const Modality modality = story.modality(line);
  const bool states = modality == Modality::statement || modality == Modality::assertion ||
                      modality == Modality::done || modality == Modality::ongoing ||
                      modality == Modality::onset;
  const std::string told = plain(story, line);
  const std::size_t length = length_of(told);
  const bool names = holds_any(told, story.phrases().cue("subject_particles"));
  const bool whole = (names && kanji_of(story, story.normal(line)).size() >= kSome) ||
                     stands_in_prose(story, line);
  const std::vector<Line> sentence = story.sentence_lines(line);
  const bool trouble =
      std::ranges::any_of(sentence, [&](Line one) { return tells_trouble(story, one); });
  const bool there = !what_is_there(story, told).empty();
  return states && !story.asks(line) && !story.hearsay(line) && length >= kShort &&
         length <= kLong && ((whole && (trouble || there)) || thing_that_is_there(story, told)) &&
         !only_points(story, line) && !story.hears(line, "quotation") &&
         !ends_with_any(told, story.phrases().cue("goes_on"));
}

std::optional<Line> last_told(const Story& story, int n, std::size_t before) {
  const std::vector<Line> lines = story.lines(n);
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->index >= before || story.modality(*line) == Modality::acknowledgement) {
      continue;
    }
    const Line whole = story.sentence_begin(*line);
    if (may_be_answered(story, whole)) {
      return whole;
    }
    // 「live_remaining です」 goes on with it, a guess and a wish do not.
    const bool goes_on =
        story.modality(*line) == Modality::statement || story.modality(*line) == Modality::done;
    if (!goes_on || story.asks(whole) || content_words(story.normal(*line)).size() > 1) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

constexpr std::size_t kAll = static_cast<std::size_t>(-1);

// The sentence right before what asked for the deed, by whoever said it.
std::optional<Answered> asked_behind(const Story& story, int n, const std::set<char32_t>& deed) {
  constexpr int kNear = 3;      // messages
  constexpr Minute kSoon = 10;  // minutes
  for (int asked = n - 1; asked >= std::max(1, n - kNear); --asked) {
    if (story.speaker(asked) == story.speaker(n) || story.minute(n) - story.minute(asked) > kSoon) {
      continue;
    }
    for (const Line line : story.lines(asked)) {
      if (!asks_barely(story, line, deed)) {
        continue;
      }
      const auto beside = last_told(story, asked, line.index);
      const bool first = line.index == 0;
      const auto told = beside || !first || asked == 1 ? beside : last_told(story, asked - 1, kAll);
      return told ? std::optional(Answered{*told, {told->n, asked}}) : std::nullopt;
    }
  }
  return std::nullopt;
}

// 「知らない鍵が作られていました」, and right behind it of the same speaker 「消した」.
std::optional<Answered> found_behind(const Story& story, const BareReport& report) {
  const rules::Phrases& phrases = story.phrases();
  const int n = report.n;
  if (n == 1 || story.speaker(n - 1) != story.speaker(n) ||
      !phrases.cue("deeds_of_removal").any_begins(report.verb)) {
    return std::nullopt;
  }
  const auto told = last_told(story, n - 1, kAll);
  const bool finds = told && ends_with_any(text::without_closing_marks(plain(story, *told)),
                                           phrases.cue("stood_there_ends"));
  return finds ? std::optional(Answered{*told, {told->n}}) : std::nullopt;
}

}  // namespace

bool tell_what_it_answers(const Story& story, Statement& statement) {
  const std::optional<BareReport> report = bare_report(story, statement);
  const std::string first =
      statement.text.substr(0, statement.text.find(story.phrases().text("mark.full_stop")));
  if (!report || !names_nothing(story, first) ||
      first.find_first_of("0123456789") != std::string::npos) {
    return false;
  }
  const std::set<char32_t> deed = kanji_of(story, text::normalised(report->verb));
  auto answered = deed.empty() ? std::nullopt : asked_behind(story, report->n, deed);
  if (!answered) {
    answered = found_behind(story, *report);
  }
  if (!answered) {
    return false;
  }
  const std::string told = plain(story, answered->line);
  const auto thing = thing_that_is_there(story, told);
  const bool takes = !story.phrases().cue("deeds_of_places").any_begins(report->verb);
  if (thing && takes) {
    statement.text = *thing + story.phrases().text("particle.object") + statement.text;
  } else {
    statement.text = story.phrases().fill(
        "action.answers",
        {{"what", std::string(text::without_closing_marks(told))}, {"deed", statement.text}});
  }
  cite(statement, answered->events);
  return true;
}

}  // namespace tenmatsu::composition
