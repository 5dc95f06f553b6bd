#include "compose/impact/no_harm.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/frames.hpp"
#include "compose/story/worth.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 「20人ほど済んで、名前はみんな合っています」「たまっていた430件、全部印刷が始まっています」: how
// it looks since it is well again.
bool checks_recovery(const Story& story, Line line) {
  return story.has(line.n, Tag::recovery) && !story.hears(line, "hit") &&
         (story.hears(line, "all_clear") ||
          (story.carries(line, Tag::recovery) && !story.has_term(line, "impact")));
}

// 「代理店9社に一次報告した」, 「全国で2,940台」: whom people told, and how many there are at all,
// where nothing says that they were hit.
bool tells_no_hit(const Story& story, Line line) {
  const bool told = story.has(line.n, Tag::communication) &&
                    story.modality(line) == Modality::done && !story.hears(line, "arrives");
  const bool framed = story.hears(line, "frames") && !story.hears(line, "harm_names");
  if (framed && !story.hears(line, "hit") && !story.has_term(line, "symptom")) {
    return true;
  }
  return (told || story.hears(line, "everything_heads")) && !story.hears(line, "hit") &&
         !story.has_term(line, "impact") && !story.has_term(line, "symptom") &&
         !story.hears(line, "harm_names");
}

// 「出荷予定は8,400件」, 「出荷8,400件」: the count of it stands right behind.
bool counts_business(const Story& story, std::string_view text) {
  constexpr std::size_t kNear = 2;  // characters
  for (const std::string& thing : story.phrases().cue("business")) {
    if (!text.starts_with(thing)) {
      continue;
    }
    std::string_view rest = text.substr(thing.size());
    for (std::size_t step = 0; step <= kNear && !rest.empty(); ++step) {
      if (starts_with_any(rest, story.phrases().cue("count_follows"))) {
        return true;
      }
      rest.remove_prefix(text::character_at(rest, 0).size);
    }
  }
  return false;
}

// 「今日の出荷は8,400件です」: how much is done on such a day, and not what went wrong of it.
bool tells_volume(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& days = story.phrases().cue("days_of_business");
  const bool volume = std::ranges::any_of(days, [&](const std::string& day) {
    const std::size_t at = text.find(day);
    return at != std::string_view::npos && counts_business(story, text.substr(at + day.size()));
  });
  const Line next{line.n, line.index + 1};
  const bool parted = next.index < story.lines(line.n).size() && story.begins(next, "parts_of_it");
  return volume && !parted && !names_harm(story, line);
}

// 「1gのほうは正しく1gで来ている」 is as it should be, 「始発は6時、6時台に14便ある」 is as it was
// planned, 「6人で片っ端から電話している」 is what is done about it, and 「多くても3,000人」 is how
// many there may be.
bool tells_other(const Story& story, Line line) {
  const bool other = tells_volume(story, line) || story.hears(line, "as_usual") ||
                     story.hears(line, "timetable") || story.hears(line, "response_work") ||
                     story.hears(line, "capacity");
  return (other || (story.hears(line, "right") && !story.negated(line))) &&
         !story.hears(line, "hit") && !story.has_term(line, "symptom");
}

// Hardly anything speaks for it that the message tells of harm at all, and no word of it does.
bool is_doubtful(const Story& story, Line line) {
  constexpr double kSure = 0.1;  // below it, more were wrong than right
  const bool main = story.is_main(line.n, Tag::impact) && !spares(story, line);
  return worth(story, line.n, Tag::impact) < kSure && !main && !names_harm(story, line) &&
         !story.hears(line, "totals") && !story.hears(line.n, "puts_right");
}

bool measures_time(const Story& story, Line line) {
  const auto metrics = story.metrics(line);
  return std::ranges::all_of(metrics, [&](const Metric* one) {
    return story.phrases().cue("time_units").any_is(one->unit) ||
           story.phrases().cue("long_units").any_is(one->unit);
  });
}

// 「それだと2日遅れる」, 「2千万が飛ぶところだった」: what did not come to pass. 「それだと影響は
// 384社」 did.
bool would_be(const Story& story, Line line) {
  const auto whole = story.sentence_lines(line);
  return (story.begins(line, "would_be_heads") && measures_time(story, line)) ||
         std::ranges::any_of(whole, [&](Line part) { return story.hears(part, "came_close"); });
}

// 「明日は給与の振込が340社ほどございます」 tells what would be hit, 「遅れは6分まで縮みました」
// how it gets better.
bool is_none_yet(const Story& story, Line line) {
  const bool ahead =
      frame_of(story, line) == Frame::ahead && !names_harm(story, line) && !story.negated(line);
  return ahead || (story.has(line.n, Tag::recovery) && story.hears(line, "harm_shrinks"));
}

bool asks_in(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line one) { return story.asks(one); });
}

// 「枠を止めていいですか」 「待って、1時間で18万円売れます」 speaks against a step;
// 「待ってる人は3人」 does not.
bool argues(const Story& story, Line line) {
  constexpr std::size_t kLongest = 10;  // characters: ちょっと待ってください
  const auto& objects = story.phrases().cue("objects");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::string_view text = story.normal(story.sentence_begin(line));
  const std::size_t at = text.find(comma);
  const bool first = at != std::string_view::npos && length_of(text.substr(0, at)) <= kLongest &&
                     starts_with_any(text, objects);
  const bool before = line.index > 0 && objects.any_is(story.bare(Line{line.n, line.index - 1}));
  return (first || before) && line.n > 1 && asks_in(story, line.n - 1) &&
         !story.hears(line, "hit") && !story.has_term(line, "symptom");
}

// 「戻すと伝票が刷れないかもしれません。240件あります」 counts what a step would hit, and
// 「控えと合わせて4万6千です。足ります」 what is needed.
bool counts_no_harm(const Story& story, Line line) {
  if (names_harm(story, line)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(line.n);
  const bool supposed = line.index > 0 &&
                        story.modality(lines[line.index - 1]) == Modality::conjecture &&
                        story.hears(lines[line.index - 1], "supposed_steps");
  return supposed ||
         (line.index + 1 < lines.size() && story.begins(lines[line.index + 1], "suffices"));
}

// 「加盟店6社にもお詫びしました」, 「31社ぜんぶ受け取るまで見届けました」: the count is of what was
// done about it, by a message that tells of that first and foremost.
bool counts_deeds(const Story& story, Line line) {
  const bool deed = story.carries(line, Tag::action) || story.carries(line, Tag::communication) ||
                    story.carries(line, Tag::recovery);
  return deed && !story.is_main(line.n, Tag::impact) && !story.hears(line, "hit") &&
         !story.hears(line, "harm_names") &&
         outweighed(story, line.n, Tag::impact,
                    {Tag::action, Tag::communication, Tag::recovery, Tag::followup});
}

// 「12時台は1分220件入るので早めに」, 「お願いします。今日の分で410万円あるので」: why somebody
// should hurry.
bool backs_request(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  const Line before{line.n, whole.front().index - 1};
  const bool asked = story.begins(whole.front(), "urge_ends") ||
                     (whole.front().index > 0 && story.modality(before) == Modality::request);
  const auto& metrics = story.metrics(line);
  const std::string_view text = story.normal(line);
  const std::string last = metrics.empty() ? "" : text::normalised(metrics.back()->text);
  const std::size_t at = last.empty() ? std::string_view::npos : text.rfind(last);
  const bool urges = at != std::string_view::npos && story.ends(whole.back(), "urge_ends") &&
                     holds_any(text.substr(at + last.size()), story.phrases().cue("reason_ends"));
  return !names_harm(story, line) && !story.hears(line, "held_up") &&
         (urges || (asked && story.ends(whole.back(), "reason_ends")));
}

bool is_outlook(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool open = modality == Modality::conjecture || modality == Modality::intention ||
                    story.hears(line, "expected");
  return open && story.hears(line, "outlook_verbs") && !story.hears(line, "hit") &&
         !story.negated(line);
}

// 「いま420万件あるので、2時間くらいで全部埋まると思います」: how it is to get well, and why.
bool tells_outlook(const Story& story, Line line) {
  const Line last = story.sentence_lines(line).back();
  return is_outlook(story, line) ||
         (last != line && is_outlook(story, last) && story.ends(line, "reason_ends"));
}

// 「98を持ったままの人がまだ5千人います」, before it was over: how many were left at that time.
bool was_left(const Story& story, Line line) {
  const std::string_view end = without_ends(story.bare(line), story.phrases().cue("copula_ends"));
  return story.hears(line, "still") &&
         ends_with_any(end, story.phrases().cue("still_there_ends")) &&
         story.event(line.n).phase != Phase::over &&
         std::ranges::any_of(story.events(), [&](const Event& event) {
           return event.n > line.n && event.phase == Phase::over;
         });
}

}  // namespace

bool only_reasons(const Story& story, Line line, const std::vector<EffectFigure>& figures) {
  return ends_as_reason(story, line) &&
         std::ranges::all_of(figures, [&](const EffectFigure& figure) {
           return story.phrases().cue("time_units").any_is(figure.metric->unit);
         });
}

bool counts_none(const std::vector<EffectFigure>& figures, const Story& story, Line line) {
  return story.hears(line, "harm_names") && !story.has(line.n, Tag::symptom) &&
         std::ranges::all_of(figures,
                             [](const EffectFigure& figure) { return figure.metric->value == 0; });
}

bool spares(const Story& story, Line line) {
  const auto whole = story.sentence_lines(line);
  return std::ranges::any_of(whole, [&](Line part) { return story.hears(part, "spared"); });
}

bool only_guesses(const Story& story, Line line, const std::vector<EffectFigure>& figures) {
  const std::string_view text = story.normal(line);
  const std::vector<Line> whole = story.sentence_lines(line);
  const bool guessed = std::ranges::any_of(whole, [&](const Line part) {
    return story.hears(part, "possibility") || (part > line && story.hears(part, "feared"));
  });
  return guessed && std::ranges::all_of(figures, [&](const EffectFigure& figure) {
           const std::string said = text::normalised(figure.text);
           const std::size_t at = text.find(said);
           return at != std::string_view::npos &&
                  holds_any(text.substr(at + said.size()), story.phrases().cue("reason_ends"));
         });
}

bool tells_no_harm(const Story& story, Line line) {
  return story.hears(line, "no_harm") || story.hears(line, "relief") ||
         tells_good_news(story, line) || would_be(story, line) || is_none_yet(story, line) ||
         argues(story, line) || counts_no_harm(story, line) || counts_deeds(story, line) ||
         tells_outlook(story, line) || backs_request(story, line) || was_left(story, line) ||
         is_denied_next(story, line) || checks_recovery(story, line) || tells_no_hit(story, line) ||
         tells_other(story, line) || story.modality(line) == Modality::exclusion;
}

bool turned_out_well(const Story& story, const Statement& told) {
  std::string text = text::normalised(told.text);
  if (holds_any(text, story.phrases().cue("proved_well"))) {
    return true;
  }
  bool none = false;
  for (const std::string& word : story.phrases().cue("none_wrong")) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
      text.erase(at, word.size());
      none = true;
    }
  }
  return none && !holds_any(text, story.phrases().cue("hit"));
}

bool tells_harm(const Story& story, Line line) {
  return !tells_no_harm(story, line) && !is_doubtful(story, line);
}

}  // namespace tenmatsu::composition
