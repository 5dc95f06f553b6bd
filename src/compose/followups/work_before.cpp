#include "compose/followups/work_before.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "compose/followups/work_class.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/takers.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「堤さん、端末も直してください」 to somebody who is not `name`.
bool calls_other(const Story& story, Line line, const std::string& name) {
  return !person_called(story, line).empty() && !names_person(story, line, name);
}

// Whether the line gives what it tells to that person, at its end:
// 「補填を検討ということで、堤さん」.
bool ends_with_person(const Story& story, Line line, std::string_view name) {
  std::string_view text = story.bare(line);
  text.remove_suffix(
      rules::suffix_size(text, story.rules().people.words(rules::PeopleWord::honorific)));
  return !name.empty() && text.ends_with(text::normalised(name)) && text.size() > name.size();
}

// 「私が書くから、監視側の時系列だけちょうだい」: who writes, and what others are to give for it;
// in 「手順書は私が書くから」 something else is written.
bool asks_for_parts(const Story& story, int n, const Work& work) {
  const Line line{n, work.first};
  const std::string_view text = story.normal(line);
  const std::size_t reason = text.find(story.phrases().text("owner.reason"));
  return reason != std::string_view::npos && story.modality(line) == Modality::request &&
         !story.negated(line) && own_deed_at(story, text) == 0;
}

// 「報告書は？」 「記録係なので僕が書きます、火曜には」
bool writes_report_asked(const Story& story, int n, const Work& work) {
  constexpr int kAsked = 2;  // messages
  const bool writes =
      !work.report &&
      (asks_for_parts(story, n, work) ||
       (work.own_words <= 1 &&
        holds_any(text::normalised(work.item.statement.text), story.phrases().cue("writes_it")) &&
        work.item.owner == story.speaker(n)));
  for (int m = n - 1; writes && m >= std::max(1, n - kAsked); --m) {
    for (const Line line : story.lines(m)) {
      const bool asks = story.asks(line) || story.modality(line) == Modality::request;
      if (asks && story.speaker(m) != story.speaker(n) && story.hears(line, "postmortem")) {
        return true;
      }
    }
  }
  return false;
}

// 「10分のしきい値も長い。そこも直そ」: what is pointed at stands before it.
bool points_there(const Story& story, const Work& work) {
  const int n = work.item.statement.events.front();
  return work.refers && work.asks && work.first > 0 && work.own_words == 0 && !work.report &&
         story.begins(Line{n, work.first}, "there_heads");
}

// Puts the sentence before the work in front of it.
void put_before(const Story& story, Line before, Work& work) {
  work.item.statement.text =
      plain(story, before) + story.phrases().text("mark.full_stop") + work.item.statement.text;
  add_words(work.words, content_words(story.normal(before)));
  work.own_words = work.words.size();
}

// 「長い試験が無いのがまずい。品質の人に相談します」: the matter of it is the fault before it.
bool lacks_matter(const Story& story, int n, const Work& work) {
  constexpr std::size_t kLongest = 14;  // characters
  const std::string& text = work.item.statement.text;
  if (work.first == 0 || work.report || length_of(text) > kLongest ||
      !ends_with_any(text, story.phrases().cue("consult_ends"))) {
    return false;
  }
  const auto holds = [&](const std::string& particle) {
    return text.find(particle) != std::string::npos;
  };
  const Line before{n, work.first - 1};
  return tells_fault(story, {before}) && !story.asks(before) &&
         !holds(story.phrases().text("particle.object")) &&
         !holds(story.phrases().text("particle.topic")) &&
         !holds(story.phrases().text("particle.also"));
}

// 「補填を検討ということで、堤さん」 「金曜までに案を作ります」
void take_asked(const Story& story, int n, Work& work) {
  if (n < 2 || story.speaker(n - 1) == story.speaker(n)) {
    return;
  }
  for (const Line line : story.lines(n - 1)) {
    if (ends_with_person(story, line, story.speaker(n))) {
      const Work asked = work_in(story, line, TagFinding{});
      work.item.statement.text = asked.item.statement.text;
      work.words.insert(work.words.end(), asked.words.begin(), asked.words.end());
      cite(work.item.statement, {n - 1});
      return;
    }
  }
}

void make_report(const Story& story, int n, Work& work) {
  if (asks_for_parts(story, n, work)) {
    give(work, story.speaker(n));
    work.item.due.clear();  // of the parts
  }
  work.report = true;
  work.item.statement.text = story.phrases().fill(
      "followup.report", {{"document", story.phrases().text("followup.document")}});
}

}  // namespace

std::optional<Line> asked_before(const Story& story, int n) {
  constexpr int kAnswer = 2;  // messages
  for (int m = n - 1; m >= std::max(1, n - kAnswer); --m) {
    for (const Line line : story.lines(m)) {
      const auto carriers =
          story.has(m, Tag::followup) ? story.carriers(m, Tag::followup) : std::vector<Line>{};
      const bool known = std::ranges::find(carriers, line) != carriers.end();
      const bool favour = story.asks(line) && story.hears(line, "favours");
      const bool asks = (story.modality(line) == Modality::request || favour) && !known;
      if (asks && story.speaker(m) != story.speaker(n) &&
          !calls_other(story, line, story.speaker(n))) {
        return line;
      }
    }
  }
  return std::nullopt;
}

bool lacks_object(const Work& work) {
  constexpr std::size_t kFew = 2;  // kanji
  return work.own_words == 0 && work.kanji <= kFew && !work.report && !work.refers &&
         work.number == 0 && !work.listed && !work.item.owner.empty();
}

bool tell_before(const Story& story, int n, Work& work) {
  if (work.first == 0 || work.topic || !lacks_object(work)) {
    return false;
  }
  const Line before{n, work.first - 1};
  // 「アラートがなかったのが反省点。堤さん、来週までに追加を」
  if (work.item.owner != story.speaker(n) && story.modality(before) != Modality::statement) {
    return false;
  }
  const bool tells = !story.asks(before) && content_words(story.normal(before)).size() >= 2 &&
                     story.modality(before) != Modality::done && !story.hears(before, "close");
  if (tells) {
    put_before(story, before, work);
  }
  return tells;
}

void put_pointed_before(const Story& story, int n, Work& work) {
  const Line before{n, work.first - 1};
  std::string& text = work.item.statement.text;
  text.erase(0, rules::prefix_size(text, story.phrases().cue("pointing_topics")));
  put_before(story, before, work);
  if (work.item.category == Category::repair) {
    work.item.category = category_of(story, {before, Line{n, work.first}}, TagFinding{});
  }
  work.refers = false;
}

void complete(const Story& story, int n, Work& work) {
  if (lacks_matter(story, n, work)) {
    put_before(story, Line{n, work.first - 1}, work);
  } else if (points_there(story, work)) {
    const Line before{n, work.first - 1};
    put_before(story, before, work);
    work.kanji += kanji_of(story, std::string(story.normal(before))).size();
    work.refers = false;
  } else if (writes_report_asked(story, n, work)) {
    make_report(story, n, work);
  } else if (lacks_object(work) && work.item.owner == story.speaker(n) &&
             !tell_before(story, n, work)) {
    take_asked(story, n, work);
  }
}

}  // namespace tenmatsu::composition
