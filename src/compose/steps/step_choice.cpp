#include "compose/steps/step_choice.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Nobody but who proposed it had a part in it.
bool nobody_moved(const Story& story, const Action& action) {
  return action.stages.empty() || action.stages.back().label.empty() ||
         action.stages.back().label == story.phrases().text("stage.proposed");
}

// 「1台は途中で画面が固まった」; what came of a plan is told with it.
bool only_happens(const Story& story, const Action& action) {
  const std::string& text = last_told(action);
  const bool one = action.stages.size() < 2 &&
                   text.find(story.phrases().text("mark.full_stop")) == std::string::npos &&
                   text.find(story.phrases().text("action.arrow")) == std::string::npos;
  // 「釜を入れ直したが、また止まった」 tells a deed before it.
  const bool goes_on = action.status == Status::done &&
                       text.find(story.phrases().text("mark.comma")) != std::string::npos;
  return one && !goes_on && ends_with_any(text, story.phrases().cue("happens_ends"));
}

bool is_weak(const Story& story, const Action& action) {
  if (action.effect) {
    return false;
  }
  constexpr std::size_t kFew = 10;  // characters: 「それ消していいもの」
  const bool points = action.status != Status::done && length_of(last_told(action)) <= kFew &&
                      begins_with_pointing(story, last_told(action));
  return points || only_happens(story, action) ||
         (action.status == Status::proposed && nobody_moved(story, action)) ||
         (action.status == Status::requested && names_no_thing(story, last_told(action)));
}

// What stands before, between and behind `by`, none of it left out.
std::vector<std::string> parts_of(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, begin)) {
    parts.push_back(text.substr(begin, at - begin));
    begin = at + by.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string joined(const std::vector<std::string>& parts, const std::string& by) {
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : by) + part;
  }
  return text;
}

// 「釜が割れる。火を落とす」 is told as what is to be done; all of it where that names no thing.
std::string without_reasons(const Story& story, const std::string& plan) {
  std::vector<std::string> sentences = split_sentences(story, plan);
  std::erase_if(sentences, [&](const std::string& sentence) {
    const bool why = ends_with_any(sentence, story.phrases().cue("why_ends"));
    const bool goes_on = ends_with_any(sentence, story.phrases().cue("goes_on_ends")) &&
                         holds_any(sentence, story.phrases().cue("objects_of"));
    const bool begins = goes_on || ends_with_any(sentence, story.phrases().cue("begins_ends"));
    return why || (!begins && !names_step(story, sentence));
  });
  const std::string told = joined(sentences, story.phrases().text("mark.full_stop"));
  const bool quotes = holds_any(plan, story.phrases().cue("quotation"));
  const bool points = starts_with_any(told, story.phrases().cue("row_points"));
  // 「見習いが15時から」
  const bool no_verb = std::ranges::all_of(sentences, [&](const std::string& sentence) {
    return ends_with_any(sentence, story.phrases().cue("thing_particles"));
  });
  return quotes || points || no_verb || names_no_thing(story, told) ? plan : told;
}

// 「表を作り直す間、先に止める」, 「表を止めた」: the plan begins with the same thing and names the
// same verb.
bool tells_again(const Story& story, const std::string& plan, const std::string& report) {
  const rules::Words& objects = story.phrases().cue("objects_of");
  const std::vector<std::string> sentences = split_sentences(story, plan);
  return !sentences.empty() && std::ranges::any_of(objects, [&](const std::string& object) {
    const std::size_t at = report.find(object);
    if (at == std::string::npos || at == 0) {
      return false;
    }
    const std::size_t verb = at + object.size();
    const text::Character first = text::character_at(report, verb);
    return text::is_noun_letter(first.code) &&
           sentences.back().starts_with(report.substr(0, verb)) &&
           sentences.back().find(report.substr(verb, first.size), verb) != std::string::npos;
  });
}

// Whether the report tells all that was asked: 「昨日の版に戻せるか」, 「釜を2号に切り替えた」.
bool tells_all(const Story& story, const std::string& plan, const std::string& report) {
  const rules::Phrases& phrases = story.phrases();
  const std::string first = report.substr(0, report.find(phrases.text("mark.full_stop")));
  return ends_with_any(plan, phrases.cue("plan_asks_ends")) &&
         holds_any(first, phrases.cue("objects_of")) && !names_no_thing(story, first);
}

// 「v211に戻す。5分くらい」, 「それは痛い。まず弁を閉める」: the plan without how long it takes,
// how sure it is and how the speaker likes it.
std::string without_asides(const Story& story, const std::string& plan) {
  std::vector<std::string> sentences = split_sentences(story, plan);
  std::erase_if(sentences, [&](const std::string& sentence) {
    return ends_with_any(sentence, story.phrases().cue("plan_asides"));
  });
  const bool left = std::ranges::any_of(sentences, [&](const std::string& sentence) {
    return ends_with_any(sentence, story.phrases().cue("plain_ends")) ||
           ends_with_any(sentence, story.phrases().cue("plan_asks_ends")) ||
           ends_with_any(sentence, story.phrases().cue("objects_of"));
  });
  const std::string told = joined(sentences, story.phrases().text("mark.full_stop"));
  const bool points = starts_with_any(told, story.phrases().cue("row_points"));
  const bool quotes = holds_any(plan, story.phrases().cue("quotation"));
  return !left || quotes || points || names_no_thing(story, told) ? plan : told;
}

std::set<char32_t> letters_of(std::string_view text) {
  std::set<char32_t> letters;
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    const char32_t code = text::character_at(text, at).code;
    if (text::is_noun_letter(code)) {
      letters.insert(code);
    }
  }
  return letters;
}

// 「1号釜を外す」 between 「1号釜を外すことを提案」 and its report: nothing is new.
void drop_repeated(std::vector<std::string>& parts) {
  for (std::size_t i = 1; i + 1 < parts.size();) {
    std::set<char32_t> known = letters_of(parts[i - 1]);
    known.merge(letters_of(parts[i + 1]));
    const std::set<char32_t> letters = letters_of(parts[i]);
    if (std::includes(known.begin(), known.end(), letters.begin(), letters.end())) {
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

void shorten(const Story& story, Status status, std::string& text) {
  const std::string& arrow = story.phrases().text("action.arrow");
  std::vector<std::string> parts = parts_of(text, arrow);
  const bool open = status == Status::proposed || status == Status::requested;
  for (std::size_t i = 0; i + (open ? 0 : 1) < parts.size(); ++i) {
    parts[i] = without_asides(story, without_reasons(story, parts[i]));
  }
  drop_repeated(parts);
  if (status == Status::done && parts.size() == 2 &&
      (tells_all(story, parts[0], parts[1]) || tells_again(story, parts[0], parts[1]))) {
    parts.erase(parts.begin());
  }
  text = joined(parts, arrow);
}

}  // namespace

const std::string& last_told(const Action& action) {
  return action.stages.empty() ? action.statement.text : action.stages.back().statement.text;
}

void shorten_steps(const Story& story, std::vector<Action>& actions) {
  for (Action& action : actions) {
    shorten(story, action.status, action.statement.text);
    for (ActionStage& stage : action.stages) {
      shorten(story, stage.status, stage.statement.text);
    }
  }
}

void put_declined_last(std::vector<Action>& actions) {
  std::ranges::stable_partition(
      actions, [](const Action& action) { return action.status != Status::rejected; });
}

void drop_weak_steps(const Story& story, std::vector<Action>& actions) {
  std::erase_if(actions, [&](const Action& action) { return is_weak(story, action); });
}

}  // namespace tenmatsu::composition
