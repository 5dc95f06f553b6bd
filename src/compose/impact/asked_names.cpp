#include "compose/impact/asked_names.hpp"

#include <algorithm>
#include <string_view>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// So many messages back.
constexpr int kSoon = 2;

// Where it is asked how many in `unit`; the end of the text where it breaks off: 「切れた件数は」.
std::size_t asks_at(const Story& story, std::string_view text, const std::string& unit) {
  for (const std::string& word : story.phrases().cue("asks_number")) {
    const std::size_t at = text.find(word);
    const bool counts = at != std::string_view::npos &&
                        (text.substr(at).starts_with(story.phrases().text("word.which") + unit) ||
                         !story.phrases().cue("asks_number_in").any_is(word));
    if (counts) {
      return at;
    }
  }
  const std::string_view closed = text::without_closing_marks(text);
  return ends_with_any(closed, story.phrases().cue("asks_broken_off")) ? closed.size()
                                                                       : std::string_view::npos;
}

std::string name_in(const Story& story, Line line, const std::string& unit) {
  constexpr std::size_t kLongest = 16;  // characters
  const std::string_view text = story.normal(line);
  const std::size_t at = asks_at(story, text, unit);
  if (at == std::string_view::npos) {
    return "";
  }
  const std::string_view before =
      without_ends(text.substr(0, at), story.phrases().cue("asks_adverbs"));
  const std::string& topic = story.phrases().text("particle.topic");
  if (!before.ends_with(topic)) {
    return "";
  }
  std::size_t begin = 0;
  const std::size_t end = before.size() - topic.size();
  for (const std::string& mark : story.phrases().cue("label_breaks")) {
    const std::size_t found = before.rfind(mark);
    begin = found == std::string_view::npos ? begin : std::max(begin, found + mark.size());
  }
  for (const std::string& lead : story.phrases().cue("asked_leads")) {
    begin += before.substr(begin).starts_with(lead) ? lead.size() : 0;
  }
  std::string name = begin < end ? story.written(line, begin, end) : "";
  const std::string& of = story.phrases().text("particle.of");
  if (name.size() > of.size() && name.ends_with(of)) {
    name.resize(name.size() - of.size());
    name = story.phrases().fill("effects.of_count", {{"what", name}});
  }
  return length_of(name) <= kLongest && !text::holds_script(name, text::Script::digit) &&
                 length_of(name) > 1 && name.find(topic) == std::string::npos
             ? name
             : "";
}

// 「2時半以降に出たトラックは何台ですか」, 「14:31までに送れなかった通知は？」: long enough to tell
// what is asked for, and of things, not of their course or their cause.
bool says_what_it_asks(const Story& story, Line line) {
  constexpr std::size_t kShortest = 8;  // characters
  constexpr std::size_t kLongest = 36;
  const auto& phrases = story.phrases();
  const std::string_view text = text::without_closing_marks(story.normal(line));
  const std::size_t length = length_of(text);
  // 「船のカットオフは？」 asks for no count.
  const bool counts = ends_with_any(text, phrases.cue("asks_broken_off")) ||
                      story.hears(line, "hit") || story.hears(line, "harm_names");
  const bool topic = counts && text.ends_with(phrases.text("particle.topic")) &&
                     !ends_with_any(text, phrases.cue("asks_no_topic_ends"));
  const bool asks = topic || holds_any(text, phrases.cue("asks_number"));
  return asks && length >= kShortest && length <= kLongest &&
         holds_any(text, phrases.cue("asked_topics")) &&
         !holds_any(text, phrases.cue("asks_other")) && !story.hears(line, "test_words") &&
         !story.hears(line, "counts_no_harm");
}

}  // namespace

std::optional<Line> counted_question(const Story& story, int n) {
  const int asked = n - 1;
  if (asked < 1 || story.speaker(asked) == story.speaker(n) || story.bot(asked)) {
    return std::nullopt;
  }
  // What stands behind it is asked last.
  const Line last = story.lines(asked).back();
  return says_what_it_asks(story, last) ? std::optional(last) : std::nullopt;
}

std::string asked_name(const Story& story, const Metric& metric) {
  const int n = metric.span.message;
  for (int asked = n - 1; asked >= std::max(1, n - kSoon); --asked) {
    const auto lines = story.lines(asked);
    if (story.speaker(asked) == story.speaker(n)) {
      continue;
    }
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
      std::string name = name_in(story, *line, metric.unit);
      if (!name.empty()) {
        return name;
      }
    }
  }
  return "";
}

}  // namespace tenmatsu::composition
