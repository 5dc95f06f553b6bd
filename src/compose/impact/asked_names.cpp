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

}  // namespace

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
