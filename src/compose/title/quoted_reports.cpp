#include "compose/title/quoted_reports.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/title/failures.hpp"
#include "compose/title/sound.hpp"
#include "text/characters.hpp"
#include "text/token.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kShortest = 7;  // characters
constexpr std::size_t kLongest = 30;
constexpr std::size_t kNear = 12;

// 「電話」 of 「…という電話が2件」; what somebody only said is a voice. Empty where it is not told
// that anybody said it.
std::string channel_behind(const Story& story, std::string_view text) {
  const auto& phrases = story.phrases();
  const std::size_t mark = rules::prefix_size(text, phrases.cue("behind_quoted_report"));
  if (mark == 0) {
    return {};
  }
  const std::string_view behind = text.substr(mark);
  std::size_t first = std::string_view::npos;
  std::string found;
  for (const std::string& channel : phrases.cue("quoted_channels")) {
    const std::size_t at = behind.find(channel);
    if (at < first && length_of(behind.substr(0, at)) <= kNear) {
      first = at;
      found = channel;
    }
  }
  const bool said = behind.empty() || starts_with_any(behind, phrases.cue("quoted_said"));
  return !found.empty() ? found : said ? phrases.text("title.voice") : std::string();
}

// A name or a word alone tells nothing, and who only asks has not seen it.
bool tells(const Story& story, std::string_view said) {
  const auto& phrases = story.phrases();
  const std::size_t length = length_of(said);
  return length >= kShortest && length <= kLongest &&
         text::holds_script(said, text::Script::hiragana) && !text::holds_token(said) &&
         !holds_any(said, phrases.cue("question_words"));
}

// 「別のメールが来た、どっちなんだ」: without what is asked behind it.
std::size_t told_end(const Story& story, std::string_view text, std::size_t begin,
                     std::size_t end) {
  const std::string_view said = text.substr(begin, end - begin);
  const std::size_t comma = said.rfind(story.phrases().text("mark.comma"));
  const bool asks = comma != std::string_view::npos &&
                    holds_any(said.substr(comma), story.phrases().cue("question_words"));
  return asks ? begin + comma : end;
}

std::string title_of(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  const auto& quotes = phrases.cue("quotation");
  const std::string_view text = story.normal(line);
  for (std::size_t at = text.find(quotes[0]); at != std::string_view::npos;
       at = text.find(quotes[0], at + 1)) {
    const std::size_t begin = at + quotes[0].size();
    const std::size_t end = text.find(quotes[1], begin);
    if (end == std::string_view::npos) {
      return {};
    }
    const std::string channel = channel_behind(story, text.substr(end + quotes[1].size()));
    const std::size_t told = told_end(story, text, begin, end);
    if (channel.empty() || !tells(story, text.substr(begin, told - begin))) {
      continue;
    }
    ThingFailure whole;
    whole.line = line;
    whole.rest = phrases.fill("title.quoted_report",
                              {{"said", story.written(line, begin, told)}, {"channel", channel}});
    if (is_sound(story, whole)) {
      return whole.rest;
    }
  }
  return {};
}

}  // namespace

std::optional<FirstReport> quoted_report(const Story& story) {
  for (const int n : story.tagged(Tag::symptom)) {
    if (!story.is_main(n, Tag::symptom) || story.bot(n)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      if (std::string title = title_of(story, line); !title.empty()) {
        return FirstReport{line, std::move(title)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
