#include "compose/title/verdict.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/times/ending.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 誤報, as the verdict calls it; else that it was no incident.
std::string name_of(const Story& story, int verdict) {
  const auto& names = story.phrases().cue("false_alarm_names");
  const auto named = std::ranges::find_if(names, [&](const std::string& name) {
    return story.normal(verdict).find(name) != std::string_view::npos;
  });
  return named != names.end() ? *named : story.phrases().text("title.no_incident");
}

// 「残高が出せない件」: it was called 障害 until the verdict.
std::string as_case(const Story& story, std::string title) {
  const auto& phrases = story.phrases();
  const std::string failure = phrases.fill("title.clause", {{"clause", ""}});
  const std::string called = phrases.fill("title.case", {{"clause", ""}});
  for (std::size_t at = title.find(failure); at != std::string::npos;
       at = title.find(failure, at + 1)) {
    if (text::script_of(text::character_before(title, at).code) == text::Script::hiragana) {
      title.replace(at, failure.size(), called);
    }
  }
  return title;
}

}  // namespace

Statement with_verdict(const Story& story, Statement title) {
  const int verdict = no_incident(story);
  if (verdict == 0) {
    return title;
  }
  title.text = story.phrases().fill("title.false_alarm", {{"what", as_case(story, title.text)},
                                                          {"verdict", name_of(story, verdict)}});
  cite(title, {verdict});
  return title;
}

std::string alarm_of(const Story& story, const std::string& title) {
  const int verdict = no_incident(story);
  if (verdict == 0) {
    return "";
  }
  const std::string end = story.phrases().fill(
      "title.false_alarm", {{"what", ""}, {"verdict", name_of(story, verdict)}});
  return title.size() > end.size() && title.ends_with(end)
             ? title.substr(0, title.size() - end.size())
             : "";
}

}  // namespace tenmatsu::composition
