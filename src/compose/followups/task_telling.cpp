#include "compose/followups/task_telling.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "compose/followups/task_draft.hpp"
#include "compose/followups/task_verbs.hpp"
#include "compose/speech/style.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

class Telling : TaskDraft {
 public:
  Telling(const Story& story, const FollowUp& item, std::string text)
      : TaskDraft(story, item, std::move(text)) {}

  std::string told() {
    take_tails();
    drop_idle_sentences();
    name_report();
    tell_aim();
    return text_;
  }

 private:
  void take_tails();
  void take_doing();
  void tell_request();
  void name_thing();
  void take_reason();
  void take_assertion();
  void point_once();
  void drop_idle_sentences();
  void name_report();
  void tell_aim();
};

// 「列を足すのをやる」, 「列を足すの、やっておく」: only that somebody does it. 「古いのをやる」
// names a thing.
void Telling::take_doing() {
  std::string_view said = text_;
  said.remove_suffix(rules::suffix_size(said, cue("doing_verbs")));
  if (said.size() == text_.size()) {
    return;
  }
  for (std::size_t mark = 1; mark > 0;) {
    mark = rules::suffix_size(said, cue("doing_marks"));
    said.remove_suffix(mark);
  }
  const std::string& of = story_.phrases().text("particle.of");
  const std::string_view deed = said.substr(0, said.ends_with(of) ? said.size() - of.size() : 0);
  if (ends_with_any(deed, cue("verb_letters")) && !ends_with_any(deed, cue("adjective_ends"))) {
    text_.resize(deed.size());
  }
}

// 「鳴るやつ入れる」 is 「鳴る仕組みを入れる」, 「鳴るもの、見直す」 is 「鳴るものを見直す」.
void Telling::name_thing() {
  for (const std::string& thing : cue("spoken_things")) {
    const std::size_t at = text_.rfind(thing);
    const std::string_view before = std::string_view(text_).substr(0, at);
    if (at == std::string::npos || !(ends_with_any(before, cue("verb_letters")) ||
                                     ends_with_any(before, cue("naming_marks")))) {
      continue;
    }
    const std::string_view behind = std::string_view(text_).substr(at + thing.size());
    const std::size_t mark = rules::prefix_size(behind, cue("spoken_thing_marks"));
    const std::string particle(behind.substr(0, mark));
    const std::string verb(behind.substr(mark));
    if (!is_lone_verb(story_, verb)) {
      continue;
    }
    const bool made =
        cue("vague_things").any_is(thing) && starts_with_any(verb, cue("making_verbs"));
    const std::string& object = story_.phrases().text("particle.object");
    text_.resize(at);
    text_ += made ? story_.phrases().text("task.mechanism") : thing;
    text_ += (particle.empty() || particle == comma() ? object : particle) + verb;
    return;
  }
}

// 「報告書を書くため」
void Telling::take_reason() {
  const std::size_t reason = rules::suffix_size(text_, cue("work_reasons"));
  if (reason > 0 && text_.find(stop()) == std::string::npos &&
      ends_with_any(std::string_view(text_).substr(0, text_.size() - reason),
                    cue("verb_letters"))) {
    text_.resize(text_.size() - reason);
  }
}

// 「監視の見落としだ」
void Telling::take_assertion() {
  const std::size_t assertion = rules::suffix_size(text_, cue("plain_assertions"));
  const std::string_view noun = std::string_view(text_).substr(0, text_.size() - assertion);
  if (assertion > 0 && !noun.empty() &&
      (is_noun_character(text::character_before(noun, noun.size())) ||
       ends_with_any(noun, cue("before_assertion")))) {
    text_.resize(noun.size());
  }
}

// 「手順に入れておいて」, once the name or the day behind it stands beside it.
void Telling::tell_request() {
  if (!ends_with_any(text_, cue("request_ends"))) {
    return;
  }
  const std::size_t last = text_.rfind(stop());
  const std::size_t head = last == std::string::npos ? 0 : last + stop().size();
  text_ = text_.substr(0, head) + style::task_form(text_.substr(head), story_.rules());
}

void Telling::take_tails() {
  while (text_.ends_with(stop())) {
    text_.resize(text_.size() - stop().size());
  }
  take_doing();
  tell_request();
  name_thing();
  take_reason();
  take_assertion();
  point_once();
  remove_end(text_, cue("loose_topics"));
}

// 「間引きの設定、これは開発に相談」 is 「間引きの設定は開発に相談」; 「宛先を変える、これもやる」
// says no more than that it is to be done.
void Telling::point_once() {
  for (const std::string& again : cue("pointing_again")) {
    const std::size_t at = text_.find(again);
    if (at == std::string::npos || at == 0 || inside_quotation(story_, text_, at)) {
      continue;
    }
    const std::string tail = text_.substr(at + again.size());
    const std::string_view before = std::string_view(text_).substr(0, at);
    const std::string particle =
        again.substr(again.size() - story_.phrases().text("particle.object").size());
    const bool object = particle == story_.phrases().text("particle.object");
    if (is_noun_character(text::character_before(text_, at)) &&
        (!object || is_lone_verb(story_, tail))) {
      text_ = std::string(before) + particle + tail;
    } else if (cue("light_after_pointing").any_is(tail) ||
               starts_with_any(tail, cue("no_takers"))) {
      text_.resize(at);
    } else if (ends_with_any(before, cue("open_questions"))) {
      text_ = std::string(before) + comma() + tail;
    }
    return;
  }
}

// 「…に変える。やる」: the second sentence says no more.
void Telling::drop_idle_sentences() {
  std::string out;
  for (std::size_t begin = 0; begin < text_.size();) {
    const std::size_t end = std::min(text_.find(stop(), begin), text_.size());
    std::string sentence = text_.substr(begin, end - begin);
    begin = std::min(end + stop().size(), text_.size());
    // 「消えるように、やる」 is 「消えるようにする」.
    const std::size_t pause = sentence.rfind(comma());
    if (pause != std::string::npos &&
        cue("light_deeds").any_is(sentence.substr(pause + comma().size()))) {
      sentence.resize(pause);
      if (ends_with_any(sentence, cue("so_that_ends"))) {
        sentence += story_.phrases().text("word.do");
      } else {
        settle_end(story_, sentence);
      }
    }
    std::string bare = sentence;
    bare.erase(0, rules::prefix_size(bare, cue("light_heads")));
    const bool other = (!out.empty() && !ends_with_any(out, cue("idle_ends"))) ||
                       (out.empty() && begin < text_.size());
    if (other && (bare.empty() || cue("light_deeds").any_is(bare))) {
      continue;
    }
    out += (out.empty() ? "" : stop()) + sentence;
  }
  text_ = out;
  const std::string& object = story_.phrases().text("particle.object");
  if (text_.ends_with(object)) {
    text_.resize(text_.size() - object.size());
  }
}

// 「障害報告書は堤さん」
void Telling::name_report() {
  constexpr std::size_t kAround = 3;  // characters: 事後の
  // 「振り返りのドキュメント」
  const std::size_t form = rules::suffix_size(text_, cue("report_forms"));
  const std::string_view bare = std::string_view(text_).substr(0, text_.size() - form);
  const std::size_t report = rules::suffix_size(bare, cue("report_names"));
  const std::size_t name = report > 0 ? report + form : 0;
  if (name > 0 && text_ != item_.statement.text &&
      length_of(std::string_view(text_).substr(0, text_.size() - name)) <= kAround &&
      (form > 0 || !ends_with_any(text_, cue("report_meetings")))) {
    text_ = story_.phrases().fill("followup.report", {{"document", text_}});
  }
}

// 「メモリ80%で電話が鳴るようにする」: what only comes about is no deed.
void Telling::tell_aim() {
  constexpr std::size_t kTail = 12;  // bytes
  const int n = item_.statement.events.front();
  const std::string& aim = cue("so_that_ends")[0];
  const std::string said = text::normalised(text_);
  const std::string_view tail =
      std::string_view(said).substr(said.size() - std::min(said.size(), kTail));
  const bool told = story_.normal(n).find(std::string(tail) + aim) != std::string_view::npos;
  const bool known = ends_with_any(text_, cue("comes_about")) &&
                     story_.normal(n).find(aim) != std::string_view::npos;
  if (ends_with_any(text_, cue("so_that_ends"))) {
    text_ += story_.phrases().text("word.do");
  } else if (known || (told && ends_with_any(text_, cue("comes_about_told")))) {
    text_ += aim + story_.phrases().text("word.do");
  }
}

}  // namespace

std::string told_as_deed(const Story& story, const FollowUp& item, std::string text) {
  return Telling(story, item, std::move(text)).told();
}

}  // namespace tenmatsu::composition
