#include "compose/title/sound.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// What a display says is quoted as it is: only the marks of it stay.
std::string without_quotations(const Story& story, std::string text) {
  const auto& quotes = story.phrases().cue("quotation");
  for (std::size_t at = text.find(quotes[0]); at != std::string::npos;) {
    const std::size_t inner = at + quotes[0].size();
    text.erase(inner, std::min(text.find(quotes[1], inner), text.size()) - inner);
    at = text.find(quotes[0], inner);
  }
  return text;
}

// 「開始10分」, 「9時30分」
bool is_span(const Story& story, std::string_view name) {
  const auto& units = story.phrases().cue("spans");
  return std::ranges::any_of(units, [&](const std::string& unit) {
    return name.size() > unit.size() && name.ends_with(unit) &&
           text::script_of(text::character_before(name, name.size() - unit.size()).code) ==
               text::Script::digit;
  });
}

// The same mark opens and closes.
bool marks_pair(std::string_view text) {
  return std::ranges::count(text, '"') % 2 == 0;
}

// 「先生の切断」, 「学生が読めない」: who does not see it is not what failed.
bool fails_as_thing(const Story& story, const ThingFailure& failure) {
  const auto& phrases = story.phrases();
  return !failure.topic.empty() && ends_with_any(failure.name, phrases.cue("people_called")) &&
         (!failure.clause || is_one_of(failure.rest, phrases.cue("no_failures_of_people")) ||
          ends_with_any(failure.rest, phrases.cue("much_of_people")) ||
          starts_with_any(failure.rest, phrases.cue("aside_particles")));
}

// 「不審なサインインの停止」, though the name may leave out that it is suspicious.
bool is_relief(const Story& story, const ThingFailure& failure) {
  const auto& phrases = story.phrases();
  if (!ends_with_any(failure.rest, phrases.cue("good_ends"))) {
    return false;
  }
  const auto& bad = phrases.cue("bad_things");
  const std::string_view text = story.normal(failure.line);
  const std::size_t at = std::min(text.find(failure.name), text.size());
  const std::size_t joint = at - text::character_before(text, at).size;
  return holds_any(failure.name, bad) || ends_with_any(std::string(text.substr(0, joint)), bad);
}

// A report told as it stands has a name only to be weighed by.
bool is_whole(const ThingFailure& failure) {
  return failure.topic.empty() && !failure.clause;
}

// 「10倍で表示されている」: of what is not said.
bool is_headless(const Story& story, const ThingFailure& failure, std::string_view text) {
  return failure.clause && failure.topic.empty() &&
         text::script_of(text::character_at(text, 0).code) == text::Script::digit &&
         text.find(story.phrases().text("particle.subject")) == std::string_view::npos;
}

// What stands before an honorific: 「山田」 of 「会員の山田さん」; empty where it only says what
// somebody is.
std::string_view named_before(const Story& story, std::string_view text, std::size_t honorific) {
  constexpr std::size_t kLeast = 2;  // characters
  std::size_t begin = honorific;
  while (begin > 0 && text::is_noun_letter(text::character_before(text, begin).code)) {
    begin -= text::character_before(text, begin).size;
  }
  const std::string_view name = text.substr(begin, honorific - begin);
  const auto& phrases = story.phrases();
  // 「44名様分」
  const bool counted = text::holds_script(name, text::Script::digit);
  return counted || length_of(name) < kLeast || ends_with_any(name, phrases.cue("people_called")) ||
                 ends_with_any(name, phrases.cue("role_ends")) ||
                 is_one_of(name, phrases.cue("no_topic"))
             ? std::string_view()
             : name;
}

// 「会員の山田さんが予約できない」: who it happened to is for nobody to read.
bool names_customer(const Story& story, const ThingFailure& failure, std::string_view title) {
  const std::string_view text = story.normal(failure.line);
  const auto& honorifics = story.phrases().cue("honorifics");
  return std::ranges::any_of(honorifics, [&](const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      const std::string_view name = named_before(story, text, at);
      if (!name.empty() && title.find(name) != std::string_view::npos) {
        return true;
      }
    }
    return false;
  });
}

// Somebody of the talk. A name of one character may be a part of any word.
bool names_one_of_talk(const Story& story, std::string_view title) {
  constexpr std::size_t kLeast = 2;
  const auto& people = story.analysis().people;
  return std::ranges::any_of(people, [&](const Person& person) {
    return !person.bot && length_of(person.name) >= kLeast &&
           title.find(text::normalised(person.name)) != std::string_view::npos;
  });
}

// 「出稿が4倍になったなら嬉しい」, 「エラーコードを集めた」, 「言われ続ける電話が増えている」
// behind a quotation: nothing that fails, or only half of it.
bool tells_no_failure(const Story& story, const ThingFailure& failure, std::string_view text) {
  const auto& phrases = story.phrases();
  return holds_any(text, phrases.cue("wished")) ||
         (!story.bot(failure.line.n) && ends_with_any(text, phrases.cue("own_deed_ends"))) ||
         starts_with_any(text, phrases.cue("said_behind_quotation"));
}

// 「サポート 江口|返ってこない」: who is quoted stands before it.
bool names_speaker(const Story& story, const ThingFailure& failure, std::string_view text) {
  return !story.bot(failure.line.n) && holds_any(text, story.phrases().cue("speaker_marks"));
}

// 「完了が傷みは見あたらず」: the clause has a topic of its own, which is no 「では」 or 「には」.
bool has_topic_of_its_own(const Story& story, const ThingFailure& failure) {
  const auto& phrases = story.phrases();
  const std::string rest = text::normalised(failure.rest);
  const std::string& subject = phrases.text("particle.subject");
  const std::string& topic = phrases.text("particle.topic");
  constexpr std::size_t kNoun = 4;  // characters
  const std::size_t at = rest.find(topic, subject.size());
  if (!failure.clause || failure.topic.empty() || !rest.starts_with(subject) ||
      at == std::string::npos || at == subject.size() || at + topic.size() >= rest.size()) {
    return false;
  }
  const auto script = [](text::Character one) { return text::script_of(one.code); };
  return script(text::character_before(rest, at)) != text::Script::digit &&
         script(text::character_at(rest, at + topic.size())) == text::Script::kanji &&
         length_of(rest.substr(subject.size(), at - subject.size())) <= kNoun &&
         !ends_with_any(rest.substr(0, at), phrases.cue("before_contrast"));
}

}  // namespace

bool brackets_close(const rules::Words& pairs, std::string_view text) {
  std::vector<std::string_view> open;
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    const std::string_view rest = text.substr(at);
    for (const std::string& pair : pairs) {
      const std::size_t size = text::character_at(pair, 0).size;
      const std::string_view closing = std::string_view(pair).substr(size);
      if (rest.starts_with(std::string_view(pair).substr(0, size))) {
        open.push_back(closing);
      } else if (rest.starts_with(closing)) {
        if (open.empty() || open.back() != closing) {
          return false;
        }
        open.pop_back();
      }
    }
  }
  return open.empty();
}

bool is_department(const Story& story, std::string_view name) {
  return story.phrases().cue("departments").any_is(name) ||
         ends_with_any(name, story.phrases().cue("department_ends"));
}

bool is_sound_thing(const Story& story, const std::string& name) {
  const auto& phrases = story.phrases();
  return !is_one_of(name, phrases.cue("no_title_things")) &&
         !starts_with_any(name, phrases.cue("no_title_thing_heads")) &&
         !ends_with_any(name, phrases.cue("no_title_thing_ends"));
}

bool is_sound(const Story& story, const ThingFailure& failure) {
  const auto& phrases = story.phrases();
  const std::string text = text::normalised(failure.text());
  return brackets_close(phrases.cue("bracket_pairs"), text) && marks_pair(text) &&
         !fails_as_thing(story, failure) && !is_headless(story, failure, text) &&
         !has_topic_of_its_own(story, failure) && !is_relief(story, failure) &&
         !tells_no_failure(story, failure, text) && !names_customer(story, failure, text) &&
         (story.bot(failure.line.n) || !names_one_of_talk(story, text)) &&
         !names_speaker(story, failure, without_quotations(story, text)) &&
         (is_whole(failure) || is_sound_thing(story, failure.name)) &&
         (failure.topic.empty() || story.bot(failure.line.n) || !is_span(story, failure.name)) &&
         !holds_any(without_quotations(story, text), phrases.cue("no_title_words"));
}

bool tells_failure(const Story& story, const ThingFailure& failure) {
  if (!failure.clause) {
    return true;
  }
  const auto& phrases = story.phrases();
  const std::string text = text::normalised(failure.text());
  const std::size_t subject = text.rfind(phrases.text("particle.subject"));
  const std::string_view said =
      std::string_view(text).substr(subject == std::string::npos ? 0 : subject);
  return tells_of_trouble(story, said) || holds_any(said, phrases.cue("failing_words")) ||
         holds_whole(text, phrases.cue("wrong_things"));
}

}  // namespace tenmatsu::composition
