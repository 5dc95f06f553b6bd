#include "compose/steps/act_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/step_costs.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 「やったよ」; 「やった！」 is joy.
bool says_done_flatly(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::size_t tail = rules::suffix_size(text, story.phrases().cue("report_tails"));
  return tail > 0 && story.phrases().cue("did_it").any_is(text.substr(0, text.size() - tail));
}

// 「完了です」, 「適用済み」; 「完了日」 and 「取り消し済みのもの」 are names of things.
bool reports_done(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  for (const std::string& word : story.phrases().cue("reports_done")) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      const std::string_view behind = text.substr(at + word.size());
      const bool goes_on = !behind.empty() && is_kanji(text::character_at(behind, 0).code);
      if (!goes_on && !starts_with_any(behind, story.phrases().cue("noun_of"))) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool fits_status(Modality modality, Status status) {
  switch (status) {
    case Status::done:
      return modality == Modality::done || modality == Modality::ongoing ||
             modality == Modality::onset;
    case Status::started:
      return modality == Modality::intention || modality == Modality::ongoing ||
             modality == Modality::onset;
    case Status::requested:
      return modality == Modality::request || modality == Modality::proposal;
    case Status::proposed:
      return modality == Modality::proposal || modality == Modality::need ||
             modality == Modality::request || modality == Modality::intention;
    case Status::rejected:
      return modality == Modality::rejection;
    default:
      return false;
  }
}

bool proposes(const Story& story, Line line) {
  return fits_status(story.modality(line), Status::proposed) || story.hears(line, "proposes");
}

bool only_enquires(const Story& story, Line line) {
  return story.asks(line) && story.hears(line, "enquires");
}

bool happens_of_itself(const Story& story, Line line) {
  const bool proposes = story.asks(line) && story.modality(line) == Modality::proposal;
  return story.hears(line, "of_itself") && !story.hears(line, "makes_so") && !proposes;
}

bool hangs_on(const Story& story, Line line) {
  return story.modality(line) == Modality::intention && !story.asks(line) &&
         story.hears(line, "if_no_help");
}

bool speaks_against_step(const Story& story, Line line) {
  // 「落としたら入力中のものが消えるのでは？」
  const bool wonders = story.asks(line) && story.modality(line) == Modality::conjecture;
  return (!story.asks(line) || wonders) &&
         (story.hears(line, "fears") || (story.conditional(line) && story.hears(line, "harm_if")));
}

bool is_factual(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::statement || modality == Modality::conjecture ||
         modality == Modality::exclusion || modality == Modality::assertion ||
         modality == Modality::onset || modality == Modality::ongoing || modality == Modality::done;
}

namespace {

// 「空きが25%しかない」, 「権限が支店にしかないんですよ」: how much there is, and where;
// 「替えるしかない」 proposes it.
bool tells_how_little(const Story& story, Line line) {
  constexpr std::size_t kTail = 10;  // characters
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = story.bare(line);
  const auto& only = phrases.cue("only_so_much");
  return std::ranges::any_of(only, [&](const std::string& word) {
    const std::size_t at = text.rfind(word);
    if (at == std::string_view::npos || length_of(text.substr(at)) > kTail) {
      return false;
    }
    const std::string_view before = text.substr(0, at);
    const std::size_t figure = before.find_last_of("0123456789");
    constexpr std::size_t kUnit = 2;  // characters
    const bool counted =
        figure != std::string_view::npos && length_of(before.substr(figure + 1)) <= kUnit;
    return counted || ends_with_any(before, phrases.cue("places_before"));
  });
}

}  // namespace

bool tells_how_it_is(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = story.bare(line);
  const std::string_view plain = without_manner(story, text);
  if ((story.hears(line, "small_talk") || story.hears(line, "cares")) &&
      !story.has_term(line, "action")) {
    return true;
  }
  // 「先に直しておけば親切かなって」 tells why.
  if (tells_how_little(story, line) || ends_with_any(text, phrases.cue("asks_to_tell")) ||
      ends_with_any(text, phrases.cue("own_thoughts")) ||
      (ends_with_any(text, phrases.cue("since_ends")) && !story.has_term(line, "action"))) {
    return true;
  }
  return !story.asks(line) &&
         ((tells_cost(story, line) && !tells_cost_of_own(story, line)) ||
          ends_with_any(text, phrases.cue("in_time_ends")) ||
          (is_factual(story, line) && (ends_with_any(plain, phrases.cue("cannot_ends")) ||
                                       ends_with_any(text, phrases.cue("explains_ends")))));
}

bool says_act(const Story& story, Line line, Status status) {
  if (status != Status::done && status != Status::rejected && happens_of_itself(story, line)) {
    return false;
  }
  if (status == Status::proposed) {
    return proposes(story, line);
  }
  const bool ends = status == Status::done && reports_done(story, line);
  return (fits_status(story.modality(line), status) || ends) && !story.asks(line);
}

bool names_no_step(const Story& story, Line line) {
  return kanji_of(story, story.normal(line)).empty() &&
         content_words(own_matter(story, story.normal(line))).empty();
}

bool objects_only(const Story& story, Line line) {
  return story.hears(line, "objects") && names_no_step(story, line);
}

bool sets_figure(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::size_t end = text.find_last_of("0123456789");
  return story.modality(line) == Modality::done && end != std::string_view::npos &&
         starts_with_any(text.substr(end + 1), story.phrases().cue("sets_to"));
}

bool waits_only(const Story& story, Line line) {
  return story.ends(line, "waits_ends") && !story.hears(line, "objects_of") &&
         story.sentence_lines(line).back() == line;
}

bool names_its_object(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::vector<std::string> words = content_words(text);
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::string_view after = text.substr(text.find(word) + word.size());
    return starts_with_any(after, story.phrases().cue("act_objects"));
  });
}

bool closes_only(const Story& story, Line line) {
  const bool ends = story.ends(line, "closes_ends");
  return (ends || story.hears(line, "close")) && !names_its_object(story, line);
}

bool is_bare_end(const Story& story, Line line) {
  const bool past = story.modality(line) == Modality::done || reports_done(story, line) ||
                    says_done_flatly(story, line);
  return past && story.hears(line, "did_it") && !story.hears(line, "not_did_it") &&
         !story.asks(line) && !story.negated(line) && names_no_step(story, line) &&
         !closes_only(story, line);
}

bool permits(const Story& story, Line line) {
  return !story.asks(line) && story.ends(line, "permits");
}

}  // namespace tenmatsu::composition
