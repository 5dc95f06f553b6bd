#include "compose/causes/put_guess.hpp"

#include <algorithm>

#include "compose/causes/bearing.hpp"
#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/causes/guess_matter.hpp"
#include "compose/causes/meant_guess.hpp"
#include "compose/causes/ruled_out.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

constexpr int kSoon = 2;  // messages

// 「エンコーダちゃいますか、去年も折れたし」: how the guess ends, or what stands before its reason.
bool ends_guessing(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const auto& ends = story.phrases().cue("put_guess_ends");
  const std::size_t comma = text.find(story.phrases().text("mark.comma"));
  return ends_with_any(text, ends) ||
         (comma != std::string_view::npos && ends_with_any(text.substr(0, comma), ends));
}

// 「エンコーダちゃいますか」, 「何だろ…ベルト？」; 「在庫は？」 only asks how it is.
bool puts_guess(const Story& story, Line line) {
  const bool end = ends_guessing(story, line);
  const bool sought =
      story.hears(line.n, "put_guess_heads") && ends_in_noun(story, std::string(story.bare(line)));
  return (end || (sought && story.asks(line))) && !guesses_no_cause(story, line) &&
         !story.carries(line, Tag::action) && !story.carries(line, Tag::impact) &&
         naming_words(story, content_words(story.normal(line))) > 0;
}

// Says no to something else, or not to all of it.
bool leaves_open(const Story& story, int n) {
  const auto lines = story.lines(n);
  return story.hears(n, "not_ruled_out") || story.hears(n, "still_possible") ||
         story.hears(n, "not_alone") || story.hears(n, "unexplained") ||
         story.hears(n, "unrelated") || story.hears(n, "false_alarm") ||
         std::ranges::any_of(lines, [&](Line line) { return denies_no_cause(story, line); });
}

// 「それじゃない」, 「それはないと思います」
bool denies_that(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.asks(line) &&
           (story.hears(line, "denies_that") ||
            (story.hears(line, "demonstratives") && denies(story, line, Status::ruled_out)));
  });
}

// Whether what the claim denies by its name is something else than what was put.
bool names_other(const Story& story, const Claim& claim, std::string_view asked) {
  const std::string thing = text::normalised(
      claim.status == Status::ruled_out ? thing_ruled_out(story, cause_statement(story, claim).text)
                                        : "");
  return !thing.empty() && !share_kanji(kanji_of(story, thing), kanji_of(story, asked)) &&
         shared_names(story, content_words(thing), content_words(asked)) == 0;
}

// Whether the message can mean what was put: it denies nothing else by name, and where it shares
// no word with that, asks nothing of its own: 「時計がずれた線は？ 違う」.
bool speaks_of_put(const Story& story, int n, int put) {
  const std::string_view asked = story.normal(put);
  const auto lines = story.lines(n);
  const auto all = claims(story, n);
  const bool shares = shared_names(story, content_words(story.normal(n)), content_words(asked)) > 0;
  const bool asks = std::ranges::any_of(lines, [&](Line line) { return story.asks(line); });
  return (shares || !asks) && std::ranges::none_of(all, [&](const Claim& claim) {
           return names_other(story, claim, asked);
         });
}

// Whether one of the lines says that what it speaks of is well or not so, and shares a name.
bool clears_named(const Story& story, int n, const Words& names) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    const bool clear =
        all_clear(story, line) || (!story.asks(line) && denies(story, line, Status::ruled_out));
    return clear && shared_names(story, content_words(story.normal(line)), names) > 0;
  });
}

}  // namespace

int put_before_by_another(const Story& story, int n) {
  int back = n - 1;
  while (back > 0 && n - back < kSoon && story.speaker(back) == story.speaker(n)) {
    --back;
  }
  return back > 0 && story.speaker(back) != story.speaker(n) ? back : 0;
}

std::optional<Claim> put_guess(const Story& story, int n) {
  if (story.has(n, Tag::cause)) {
    return std::nullopt;
  }
  for (const Line line : story.lines(n)) {
    if (puts_guess(story, line)) {
      const auto sentence = story.sentence_lines(line);
      const Words words = content_words(text_of(story, sentence));
      return Claim{n, Status::suspected, sentence, words, words, false, true};
    }
  }
  return std::nullopt;
}

bool denies_put(const Story& story, int n, const Guess& open) {
  const Words words = content_words(story.normal(n));
  if (story.status(n, Tag::cause) != Status::ruled_out || leaves_open(story, n) ||
      is_choice(story, open) || asks_another(story, open, n, words)) {
    return false;
  }
  // 「これではない」 does not say which of several.
  const auto all = claims(story, n);
  const bool other =
      std::ranges::any_of(all, [&](const Claim& one) { return clears_other(story, one, open); });
  if (other || !speaks_of_put(story, n, open.last) ||
      (!open.one_of.empty() && shared_names(story, words, open.words) == 0)) {
    return false;
  }
  const auto put = story.lines(open.last);
  const bool asked = open.asked || open.wonders || std::ranges::any_of(put, [&](Line line) {
                       return ends_guessing(story, line);
                     });
  return denies_that(story, n) || (asked && n - open.last == 1);
}

bool denies_put(const Story& story, int n, const Claim& put) {
  return !leaves_open(story, n) && story.status(n, Tag::cause) != Status::confirmed &&
         !story.has(n, Tag::recovery) &&
         (story.status(n, Tag::cause) == Status::ruled_out || clears_named(story, n, put.words));
}

}  // namespace tenmatsu::composition
