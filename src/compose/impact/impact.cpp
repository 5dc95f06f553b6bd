#include "compose/impact/impact.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "compose/impact/asked_names.hpp"
#include "compose/impact/effect_figures.hpp"
#include "compose/impact/harm_answers.hpp"
#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/story/frames.hpp"
#include "compose/story/moments.hpp"
#include "compose/story/worth.hpp"
#include "compose/wording/beside.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// The rows of the effects, by the figures that they show.
class EffectRows {
 public:
  explicit EffectRows(const std::vector<EffectRow>& rows) {
    for (const EffectRow& row : rows) {
      for (const EffectRow::Reading& reading : row.readings) {
        by_figure_.try_emplace({reading.event, reading.value}, &row);
      }
    }
  }

  /// The first row that shows a figure of message `n`, nullptr where none does.
  [[nodiscard]] const EffectRow* find(int n, const EffectFigure& figure) const {
    const auto found = by_figure_.find({n, figure.metric->value});
    return found == by_figure_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::pair<int, double>, const EffectRow*> by_figure_;
};

// 「いま売れたのが5,800枚」 before 「出せたのは6,140枚」: a count of things that says itself that
// it is not the last one, where a later message on whom it hit counts more of them.
bool was_so_far(const Story& story, int n, const EffectFigure& figure) {
  constexpr double kSameOrder = 4;
  const bool so_far = story.hears(figure.line, "so_far") || story.begins(figure.line, "now");
  if (!counts_things(story, figure.metric->unit) || !so_far) {
    return false;
  }
  const double value = figure.metric->value;
  return std::ranges::any_of(story.events(), [&](const Event& event) {
    return event.n > n && story.has(event.n, Tag::impact) &&
           std::ranges::any_of(event.metrics, [&](const Metric& one) {
             return one.unit == figure.metric->unit && one.value > value &&
                    one.value <= value * kSameOrder && one.role == MetricRole::reading;
           });
  });
}

// 「いま27件」 before 「最終で143件」: a count that went on.
bool is_outdated(const Story& story, const EffectRows& rows, int n, const EffectFigure& figure) {
  const EffectRow* row = rows.find(n, figure);
  return row != nullptr && counts_things(story, row->unit) &&
         std::ranges::any_of(row->readings, [&](const EffectRow::Reading& later) {
           return later.event > n && later.value > figure.metric->value &&
                  story.has(later.event, Tag::impact);
         });
}

// 「追加で2人」, 「続けてもう2件」: what came on top, where the count is told later.
bool is_increment(const Story& story, int n, const EffectFigure& figure) {
  if (!story.begins(figure.line, "increments")) {
    return false;
  }
  const auto later = [&](const Event& event) {
    return event.n > n && story.has(event.n, Tag::impact) &&
           std::ranges::any_of(event.metrics, [&](const Metric& one) {
             return one.unit == figure.metric->unit && one.value > figure.metric->value;
           });
  };
  return counts_things(story, figure.metric->unit) && std::ranges::any_of(story.events(), later);
}

// The figures of a message that tell how bad it was, by their lines.
class Figures {
 public:
  Figures(const Story& story, int n) {
    for (EffectFigure& figure : effect_figures(story, story.event(n))) {
      const bool usual =
          figure.metric->role == MetricRole::usual && !is_times_usual(story, *figure.metric);
      if (!usual && figure.metric->role != MetricRole::before) {
        by_line_[figure.line].push_back(std::move(figure));
      }
    }
  }

  [[nodiscard]] const std::vector<EffectFigure>& of(Line line) const {
    const auto found = by_line_.find(line);
    return found == by_line_.end() ? none_ : found->second;
  }

 private:
  std::map<Line, std::vector<EffectFigure>> by_line_;
  std::vector<EffectFigure> none_;
};

bool is_told_later(const Story& story, const EffectRows& rows, int n,
                   const std::vector<EffectFigure>& figures) {
  return std::ranges::all_of(figures, [&](const EffectFigure& figure) {
    return is_outdated(story, rows, n, figure) || was_so_far(story, n, figure) ||
           is_increment(story, n, figure);
  });
}

// Whether the message says itself what is right instead of `wrong`, and no later one does.
bool rights_itself(const Story& story, int n, const Metric& wrong) {
  const std::vector<Metric>& said = story.event(n).metrics;
  const Metric* instead = righted(story, wrong);
  return wrong.corrected && (instead == nullptr || instead->span.message == n) &&
         std::ranges::any_of(said, [&](const Metric& one) {
           return !one.corrected && one.unit == wrong.unit && one.span.begin > wrong.span.begin;
         });
}

// 「注文は53件だ。51件だった」: what its own message puts right is marked, unless words that are
// told say so already.
void mark_righted(const Story& story, int n, Statement& told) {
  for (const Metric* metric : story.metrics_in(n, told.text)) {
    const Metric* right = righted_at_once(story, *metric);
    const std::size_t at = told.text.find(metric->text);
    if (right == nullptr || at == std::string::npos) {
      continue;
    }
    const std::string behind = told.text.substr(at + metric->text.size());
    const std::size_t next = behind.find(right->text);
    if (next == std::string::npos ||
        !holds_any(text::normalised(behind), story.phrases().cue("rights_at_once"))) {
      told.text = story.phrases().fill(
          "impact.righted", {{"what", told.text}, {"value", metric->text}, {"right", right->text}});
    }
  }
}

// Figures that later messages take back are marked where their sentence is needed for another.
void mark_corrected(const Story& story, int n, Statement& told) {
  const std::string& join = story.phrases().text("mark.comma");
  const auto add = [&](std::string& all, const std::string& one) {
    all += (all.empty() ? "" : join) + one;
  };
  std::string wrong;
  std::string right;
  std::vector<int> righted_in;
  bool all_known = true;
  for (const Metric* metric : story.metrics_in(n, told.text)) {
    if (!shows(told.text, *metric) || wrong.find(metric->text) != std::string::npos ||
        !is_overruled(story, *metric) || rights_itself(story, n, *metric)) {
      continue;
    }
    add(wrong, metric->text);
    if (const Metric* instead = righted(story, *metric)) {
      add(right, instead->text);
      righted_in.push_back(instead->span.message);
    } else {
      all_known = false;
    }
  }
  if (wrong.empty()) {
    return;
  }
  told.text = story.phrases().fill(all_known ? "impact.corrected_to" : "impact.corrected",
                                   {{"what", told.text}, {"value", wrong}, {"right", right}});
  cite(told, all_known ? righted_in : std::vector<int>{});
}

// 「70かな」, which is written 「70か」: as much of a figure, no less than its number, as stands in
// the text; empty where that does not.
std::string as_told(std::string figure, std::string_view text) {
  while (!figure.empty() && text.find(figure) == std::string_view::npos) {
    const text::Character last = text::character_before(figure, figure.size());
    if (text::script_of(last.code) == text::Script::digit) {
      return {};
    }
    figure.resize(figure.size() - last.size);
  }
  return figure;
}

// 「14になった」, 「いま2人」: a figure, and no word of what it counts.
bool says_of_nothing(const Story& story, const Statement& told) {
  std::string rest = text::normalised(told.text);
  const auto cut = [&](const std::string& word) {
    for (std::size_t at = rest.find(word); !word.empty() && at != std::string::npos;
         at = rest.find(word, at)) {
      rest.erase(at, word.size());
    }
  };
  for (const int n : told.events) {
    for (const Metric* metric : story.metrics_in(n, told.text)) {
      cut(text::normalised(metric->text));
    }
    for (const Metric& metric : story.event(n).metrics) {
      cut(as_told(text::normalised(metric.text), rest));
    }
    for (const TimeMention* time : story.times_in(n, told.text)) {
      cut(text::normalised(time->text));
    }
  }
  for (const std::string& word : story.phrases().cue("around_figures")) {
    cut(word);
  }
  for (std::size_t i = 0; i < rest.size(); i += text::character_at(rest, i).size) {
    if (text::is_noun_letter(text::character_at(rest, i).code)) {
      return false;
    }
  }
  return !told.text.empty();
}

// 「累計318件だった」 says of nothing what it counts: the table of effects does.
void name_figure(const EffectRows& rows, const Story& story, int n,
                 const std::vector<EffectFigure>& figures, Statement& told) {
  constexpr std::size_t kShort = 12;  // characters besides the figure
  if (figures.size() != 1) {
    return;
  }
  const EffectRow* row = rows.find(n, figures.front());
  const std::string& figure = figures.front().text;
  const bool money = story.phrases().cue("unit_money").any_is(figures.front().metric->unit);
  if ((row != nullptr || money) && told.text.find(figure) != std::string::npos &&
      length_of(told.text) <= length_of(figure) + kShort && says_of_nothing(story, told)) {
    const std::string& name = row != nullptr ? row->subject : story.phrases().text("impact.money");
    told.text = story.phrases().fill("impact.named", {{"name", name}, {"what", told.text}});
  }
}

// 「58枚だ」 answers 「預かった紙は最終何枚？」.
bool name_as_asked(const Story& story, int n, Statement& told) {
  const std::vector<Metric>& metrics = story.event(n).metrics;
  const std::size_t at = metrics.empty() ? std::string::npos : told.text.find(metrics[0].text);
  const Statement before{told.text.substr(0, at), told.events};
  if (at == std::string::npos || (metrics[0].unit.empty() && metrics[0].value > 0) ||
      (at > 0 && !says_of_nothing(story, before))) {
    return false;
  }
  const std::string name = asked_name(story, metrics[0]);
  if (name.empty()) {
    return false;
  }
  told.text = story.phrases().fill("impact.asked", {{"name", name}, {"what", told.text}});
  return true;
}

// 「金額で 913万円」, 「返金額 → 38万円」: an item with its label.
void set_label(const Story& story, int n, Statement& told) {
  const auto item = labelled(story, told.text, story.metrics_in(n, told.text));
  if (!item) {
    return;
  }
  const std::string joint = told.text.substr(
      item->label.size(), told.text.size() - item->label.size() - item->value.size());
  if (holds_any(text::normalised(joint), story.phrases().cue("odd_joints"))) {
    told.text =
        story.phrases().fill("list.labelled", {{"label", item->label}, {"value", item->value}});
  }
}

// 「毎回30秒かかるので」 says why, with nothing that follows from it.
bool only_reasons(const Story& story, Line line, const std::vector<EffectFigure>& figures) {
  return ends_as_reason(story, line) &&
         std::ranges::all_of(figures, [&](const EffectFigure& figure) {
           return story.phrases().cue("time_units").any_is(figure.metric->unit);
         });
}

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

// 「苦情は今のところ0」: of all that is counted there was none.
bool counts_none(const std::vector<EffectFigure>& figures, const Story& story, Line line) {
  return story.hears(line, "harm_names") && !story.has(line.n, Tag::symptom) &&
         std::ranges::all_of(figures,
                             [](const EffectFigure& figure) { return figure.metric->value == 0; });
}

bool names_harm(const Story& story, Line line) {
  return story.hears(line, "hit") || story.has_term(line, "symptom") ||
         story.has_term(line, "impact") || story.hears(line, "harm_names");
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

// 「配信は7時なのでお客様には影響が出ません」
bool spares(const Story& story, Line line) {
  const auto whole = story.sentence_lines(line);
  return std::ranges::any_of(whole, [&](Line part) { return story.hears(part, "spared"); });
}

// Hardly anything speaks for it that the message tells of harm at all, and no word of it does.
bool is_doubtful(const Story& story, Line line) {
  constexpr double kSure = 0.1;  // below it, more were wrong than right
  const bool main = story.is_main(line.n, Tag::impact) && !spares(story, line);
  return worth(story, line.n, Tag::impact) < kSure && !main && !names_harm(story, line) &&
         !story.hears(line, "totals") && !story.hears(line.n, "puts_right");
}

// 「失敗が180万通あるので、評価が落ちている可能性がある」: the figures are the reason of a guess.
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

// No harm, or none yet, and what is done about it; whatever is not sure to be harm at all.
bool tells_no_harm(const Story& story, Line line) {
  return story.hears(line, "no_harm") || story.hears(line, "relief") ||
         tells_good_news(story, line) || would_be(story, line) || is_none_yet(story, line) ||
         argues(story, line) || counts_no_harm(story, line) || counts_deeds(story, line) ||
         tells_outlook(story, line) || was_left(story, line) || is_denied_next(story, line) ||
         checks_recovery(story, line) || tells_no_hit(story, line) || tells_other(story, line) ||
         story.modality(line) == Modality::exclusion;
}

bool tells_harm(const Story& story, Line line) {
  return !tells_no_harm(story, line) && !is_doubtful(story, line);
}

// 「うち6件は明日必着です」 is a part of what the sentence before it counts.
std::optional<Line> whole_of(const Story& story, Line line) {
  if (line.index == 0 || !story.begins(line, "parts_of_it")) {
    return std::nullopt;
  }
  const Line whole{line.n, line.index - 1};
  return !story.metrics(whole).empty() && states(story, whole) ? std::optional(whole)
                                                               : std::nullopt;
}

// 「記事が一覧に出ませんでした。190本くらいです」: the sentence before says what the next one
// counts.
std::optional<Line> said_of(const Story& story, Line line) {
  if (line.index == 0 || story.hears(line.n, "puts_right")) {
    return std::nullopt;
  }
  const Line before{line.n, line.index - 1};
  const bool harm = story.hears(before, "hit") || story.has_term(before, "symptom") ||
                    story.has_term(before, "impact");
  return harm && states(story, before) ? std::optional(before) : std::nullopt;
}

// 「訂正だ。58社ではなくて57社だった」: the figure speaks for itself.
void cut_announcement(const Story& story, Statement& told) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string& word : story.phrases().cue("announcements")) {
      if (told.text.size() > word.size() && told.text.starts_with(word)) {
        told.text.erase(0, word.size());
        cut = true;
      }
    }
  }
}

// What is told of a message in one statement.
struct Told {
  Statement statement;
  std::vector<Line> lines;
};

// The lines of each item of a list by themselves, and those that are of none.
std::vector<std::vector<Line>> parts_of(const Story& story, const std::vector<Line>& lines) {
  std::vector<std::vector<Line>> parts;
  for (const Line line : lines) {
    const bool goes_on =
        !parts.empty() && (in_one_item(story, parts.back().back(), line) ||
                           (!is_item(story, line) && !is_item(story, parts.back().back())));
    if (!goes_on) {
      parts.emplace_back();
    }
    parts.back().push_back(line);
  }
  return parts;
}

Statement told_in_one(const Story& story, const EffectRows& rows, int n, const Figures& figures,
                      const std::vector<Line>& lines) {
  std::vector<EffectFigure> all;
  for (const Line line : lines) {
    all.insert(all.end(), figures.of(line).begin(), figures.of(line).end());
  }
  Statement told = plain_statement(story, n, lines);
  const bool bare = says_of_nothing(story, told);
  if (bare && puts_right(story, n)) {
    return {};  // what is right stands beside what was wrong
  }
  if (const auto before = said_of(story, lines.front()); bare && before) {
    told = plain_statement(story, n, {*before, lines.front()});
  }
  cut_announcement(story, told);
  told.text = std::string(without_ends(told.text, story.phrases().cue("breakdown_ends")));
  if (is_item(story, lines.front())) {
    set_label(story, n, told);
  } else if (name_as_asked(story, n, told)) {
    mark_corrected(story, n, told);
    return told;
  }
  mark_righted(story, n, told);
  mark_corrected(story, n, told);
  const std::string unnamed = told.text;
  name_figure(rows, story, n, all, told);
  return says_of_nothing(story, told) && told.text == unnamed ? Statement{} : told;
}

// Of a list of counts all items are told where one of them is: 「・「返金はいつ？」 40件」.
void add_items(const Story& story, std::vector<Line>& lines) {
  std::set<std::size_t> lists;
  for (const Line line : lines) {
    if (const auto list = list_of(story, line)) {
      lists.insert(*list);
    }
  }
  const std::set<Line> told(lines.begin(), lines.end());
  for (const Line line : lists.empty() ? std::vector<Line>{} : story.lines(lines.front().n)) {
    const auto& metrics = story.metrics(line);
    const bool counts = std::ranges::any_of(metrics, [&](const Metric* one) {
      return one->role == MetricRole::reading && one->value > 0 && counts_things(story, one->unit);
    });
    const auto list = list_of(story, line);
    if (counts && list && lists.contains(*list) && !told.contains(line) &&
        !story.hears(line, "relief") && !story.hears(line, "no_harm") &&
        !story.carries(line, Tag::recovery) && !story.carries(line, Tag::action) &&
        !story.carries(line, Tag::followup)) {
      lines.push_back(line);
    }
  }
  std::ranges::sort(lines);
}

std::vector<Told> told_of(const Story& story, const EffectRows& rows, int n,
                          const Figures& all_figures) {
  std::vector<Line> lines;
  for (const Line line : story.carriers(n, Tag::impact)) {
    const std::vector<EffectFigure>& figures = all_figures.of(line);
    if (!figures.empty() && tells_harm(story, line) && !only_reasons(story, line, figures) &&
        !only_guesses(story, line, figures) && !counts_none(figures, story, line) &&
        !is_told_later(story, rows, n, figures)) {
      if (const auto whole = whole_of(story, line);
          whole && (lines.empty() || lines.back() != *whole)) {
        lines.push_back(*whole);
      }
      lines.push_back(line);
    }
  }
  add_items(story, lines);
  std::vector<Told> all;
  for (const std::vector<Line>& part : parts_of(story, lines)) {
    Statement one = told_in_one(story, rows, n, all_figures, part);
    if (!one.text.empty()) {
      all.push_back({std::move(one), part});
    }
  }
  return all;
}

// What was shown of one message.
struct Shown {
  std::set<std::pair<double, std::string>> figures;  // with their units
  std::vector<std::string> words;
};

// Whether a message tells what another told before it: the same figures in about the same words.
bool repeats(const Shown& one, const Shown& before) {
  constexpr double kSame = 0.5;
  return std::includes(before.figures.begin(), before.figures.end(), one.figures.begin(),
                       one.figures.end()) &&
         overlap(one.words, before.words) >= kSame;
}

// All that was shown before, by its figures.
class AllShown {
 public:
  [[nodiscard]] bool tells(const Shown& now) const {
    if (now.figures.empty()) {
      return std::ranges::any_of(shown_, [&](const Shown& before) { return repeats(now, before); });
    }
    const auto with = by_figure_.find(*now.figures.begin());
    return with != by_figure_.end() && std::ranges::any_of(with->second, [&](std::size_t before) {
             return repeats(now, shown_[before]);
           });
  }

  void add(Shown now) {
    for (const auto& figure : now.figures) {
      by_figure_[figure].push_back(shown_.size());
    }
    shown_.push_back(std::move(now));
  }

 private:
  std::vector<Shown> shown_;
  std::map<std::pair<double, std::string>, std::vector<std::size_t>> by_figure_;
};

Shown shown_of(const Story& story, int n, const Figures& figures, const Told& told) {
  Shown one;
  one.words = content_words(text::normalised(told.statement.text));
  if (is_item(story, told.lines.front())) {
    for (const Line line : told.lines) {
      for (const Metric* metric : story.metrics(line)) {
        one.figures.emplace(metric->value, metric->unit);
      }
    }
    return one;
  }
  for (const Line line : story.carriers(n, Tag::impact)) {
    for (const EffectFigure& figure : figures.of(line)) {
      one.figures.emplace(figure.metric->value, figure.metric->unit);
    }
  }
  return one;
}

// 「24分遅れ」, 「遅れは24分」, 「61枚が出てしまい」: what was lost, beside the figure.
bool is_loss(const Story& story, const Metric& metric) {
  return metric.value > 0 && metric.role == MetricRole::reading && !metric.corrected &&
         (starts_with_any(said_behind(story, metric.span), story.phrases().cue("loss_behind")) ||
          ends_with_any(said_before(story, metric.span), story.phrases().cue("loss_before")));
}

bool is_count(const Story& story, const Metric& metric) {
  return metric.value > 0 && metric.role == MetricRole::reading && !metric.corrected &&
         counts_things(story, metric.unit) &&
         !story.phrases().cue("machine_units").any_is(text::normalised(metric.unit));
}

// 「2,010本は再検査に回す」, 「4,380ぜんぶ貼り替え」
bool is_redone(const Story& story, const Metric& metric) {
  const std::string said = said_behind(story, metric.span);
  std::string_view behind = said;
  while (const std::size_t joint =
             rules::prefix_size(behind, story.phrases().cue("redone_joints"))) {
    behind.remove_prefix(joint);
  }
  return is_count(story, metric) && starts_with_any(behind, story.phrases().cue("redone_deeds"));
}

// 「全部で412箱です。これは仕分けし直します」: the line that says what becomes of what was counted.
std::optional<Line> redone_next(const Story& story, Line line) {
  const Line next{line.n, line.index + 1};
  const auto& metrics = story.metrics(line);
  const bool counts =
      std::ranges::any_of(metrics, [&](const Metric* one) { return is_count(story, *one); });
  if (!counts || next.index >= story.lines(line.n).size() || story.asks(next) ||
      !starts_with_any(story.normal(next), story.rules().people.words(rules::PeopleWord::refers)) ||
      !story.hears(next, "redone_deeds")) {
    return std::nullopt;
  }
  return next;
}

bool tells_loss(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool happened = modality != Modality::request && modality != Modality::proposal &&
                        modality != Modality::intention && modality != Modality::need &&
                        modality != Modality::rejection && modality != Modality::question;
  const auto metrics = story.metrics(line);
  // What is to be done again was hit all the same.
  const bool again =
      redone_next(story, line).has_value() ||
      std::ranges::any_of(metrics, [&](const Metric* one) { return is_redone(story, *one); });
  return (happened || again) && !story.asks(line) && !story.conditional(line) &&
         !story.hears(line, "feared") && !story.hears(line, "test_words") &&
         !story.hears(line, "no_harm") &&
         (again ||
          std::ranges::any_of(metrics, [&](const Metric* one) { return is_loss(story, *one); }));
}

bool is_told(const Story& story, const std::vector<Statement>& told, Line line) {
  const auto metrics = story.metrics(line);
  return std::ranges::any_of(metrics, [&](const Metric* one) {
    return (is_loss(story, *one) || is_count(story, *one)) &&
           std::ranges::any_of(told, [&](const Statement& statement) {
             return statement.text.find(one->text) != std::string::npos;
           });
  });
}

// What was lost in the end is often said once, beside what somebody did.
void add_losses(const Story& story, std::vector<Statement>& told) {
  for (int n = story.size() / 2 + 1; n <= story.size(); ++n) {
    if (story.has(n, Tag::impact) || story.has(n, Tag::followup)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      if (tells_loss(story, line) && !is_told(story, told, line)) {
        std::vector<Line> lines{line};
        if (const auto next = redone_next(story, line)) {
          lines.push_back(*next);
        }
        Statement one = plain_statement(story, n, lines);
        if (!one.text.empty() && !says_of_nothing(story, one)) {
          told.push_back(std::move(one));
        }
      }
    }
  }
}

// 「月間SLAの99.99%を割ります」, 「違約金の話になりそうです」: what was promised was not kept.
// 「SLAの99.9%は守れました」 misses nothing.
bool misses_level(const Story& story, Line line) {
  constexpr std::size_t kNear = 12;  // characters: の月間99.99%を
  return story.hears(line, "level_costs") ||
         follows(story, story.normal(line), "service_levels", "level_broken", kNear);
}

// 「A社様は約43分の停止、月間SLAの99.99%を割るので違約金の話になりそうです」: what it comes to,
// told when it is over.
void add_last_word(const Story& story, std::vector<Statement>& told) {
  for (const int n : story.tagged(Tag::impact)) {
    for (const Line line : story.carriers(n, Tag::impact)) {
      const auto metrics = story.metrics(line);
      const bool shown = std::ranges::any_of(told, [&](const Statement& one) {
        return std::ranges::any_of(metrics, [&](const Metric* metric) {
          return one.text.find(metric->text) != std::string::npos;
        });
      });
      if (story.event(n).phase == Phase::over && !metrics.empty() && !shown &&
          misses_level(story, line) && !story.asks(line) && !story.conditional(line) &&
          !story.hears(line, "no_harm") && !story.negated(line)) {
        told.push_back(plain_statement(story, n, {line}));
      }
    }
  }
  std::erase_if(told, [](const Statement& one) { return one.text.empty(); });
}

// 「店舗への影響なし」, 「下書きは端末に残っているので消えてはいません」, 「7時には間に合いました」
bool tells_verdict(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool sure = modality != Modality::conjecture && modality != Modality::intention &&
                    modality != Modality::question && modality != Modality::proposal &&
                    modality != Modality::request && modality != Modality::need;
  return sure && story.hears(line, "last_verdicts") && !story.hears(line, "no_verdicts") &&
         !story.asks(line) && !story.conditional(line) && !story.hears(line, "possibility") &&
         !story.hears(line, "feared") && !story.hearsay(line) && !story.bot(line.n);
}

std::size_t letters_of(const Story& story, const std::vector<Line>& lines) {
  std::size_t letters = 0;
  for (const Line line : lines) {
    letters += length_of(story.normal(line));
  }
  return letters;
}

// What a verdict is of, where it does not say so itself: 「締めは月末で、もう直っています。実害
// なし」; empty where nothing says it.
std::vector<Line> with_its_matter(const Story& story, Line line) {
  constexpr std::size_t kBare = 8;  // letters
  const std::vector<Line> whole = story.sentence_lines(line);
  if (letters_of(story, whole) >= kBare) {
    return whole;
  }
  const Line before{line.n, whole.front().index - 1};
  if (whole.front().index == 0 || !states(story, before)) {
    return {};
  }
  std::vector<Line> all = story.sentence_lines(before);
  all.insert(all.end(), whole.begin(), whole.end());
  return letters_of(story, all) >= 2 * kBare ? all : std::vector<Line>{};
}

// 「お客様は今朝が2万3千人分です」, where message `n` tells that it was in time: how many would
// have been hit.
bool was_at_stake(const Story& story, const Statement& told, int n) {
  const int said = told.events.front();
  std::vector<Line> lines = story.carriers(said, Tag::impact);
  std::erase_if(lines, [&](Line line) {
    const auto& metrics = story.metrics(line);
    return std::ranges::none_of(
        metrics, [&](const Metric* one) { return told.text.find(one->text) != std::string::npos; });
  });
  return said < n && !lines.empty() && !story.has(said, Tag::symptom) &&
         std::ranges::none_of(lines, [&](Line line) {
           return story.hears(line, "hit") || story.has_term(line, "symptom") ||
                  story.hears(line, "harm_names") || story.modality(line) == Modality::done ||
                  story.modality(line) == Modality::ongoing;
         });
}

// How the harm ended, told last of all where it was spared.
void add_verdict(const Story& story, std::vector<Statement>& told) {
  for (int n = story.size(); n > story.size() / 2; --n) {
    for (const Line line : story.lines(n)) {
      if (!tells_verdict(story, line)) {
        continue;
      }
      const bool known = std::ranges::any_of(told, [&](const Statement& one) {
        return one.events.front() == n && one.text.find(plain(story, line)) != std::string::npos;
      });
      const std::vector<Line> lines = with_its_matter(story, line);
      Statement one = lines.empty() ? Statement{} : plain_statement(story, n, lines);
      one.text = std::string(without_ends(one.text, story.phrases().cue("verdict_tails")));
      if (lines.empty()) {
        continue;
      }
      if (story.hears(line, "in_time_verdicts")) {
        std::erase_if(told,
                      [&](const Statement& before) { return was_at_stake(story, before, n); });
      }
      if (!known && !one.text.empty()) {
        told.push_back(std::move(one));
      }
      return;
    }
  }
}

// Where nobody counts whom it hit: what tells the harm best.
// 「問い合わせの窓口が一日使えませんでした」
std::vector<Statement> main_harm(const Story& story) {
  const auto tagged = story.tagged(Tag::impact);
  const auto main =
      std::ranges::find_if(tagged, [&](int n) { return story.is_main(n, Tag::impact); });
  if (main == tagged.end()) {
    return {};
  }
  std::vector<Line> lines = story.carriers(*main, Tag::impact);
  std::erase_if(lines, [&](Line line) {
    const auto whole = story.sentence_lines(line);
    const bool asks = std::ranges::any_of(whole, [&](Line part) { return story.asks(part); });
    const bool hit = std::ranges::any_of(whole, [&](Line part) { return names_harm(story, part); });
    return asks || !hit || !states(story, line) || !tells_harm(story, line) ||
           spares(story, line) || story.modality(line) == Modality::conjecture;
  });
  Statement told = lines.empty() ? Statement{} : plain_statement(story, *main, lines);
  return told.text.empty() ? std::vector<Statement>{} : std::vector<Statement>{std::move(told)};
}

// Where nobody says whom it hit: how much of the system failed, by the first count that was shown.
std::vector<Statement> extent(const Story& story, const EffectRows& rows) {
  for (const int n : story.tagged(Tag::symptom)) {
    const Figures figures(story, n);
    for (const Line line : story.carriers(n, Tag::symptom)) {
      for (const EffectFigure& figure : figures.of(line)) {
        if (counts_things(story, figure.metric->unit) && rows.find(n, figure) != nullptr) {
          return {plain_statement(story, n, {line})};
        }
      }
    }
  }
  return {};
}

// 「便は18トンのうち13トンで行く」: so much less than there was to be.
bool falls_short(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  for (std::size_t i = 0; i + 1 < metrics.size(); ++i) {
    const Metric& whole = *metrics[i];
    const Metric& part = *metrics[i + 1];
    if (whole.unit == part.unit && !part.unit.empty() && part.value < whole.value &&
        said_behind(story, whole.span).starts_with(story.phrases().text("impact.of_which"))) {
      return true;
    }
  }
  return false;
}

// Where nothing else is told of it: what was delivered of more, however little speaks for harm.
std::vector<Statement> shortfall(const Story& story) {
  std::vector<Statement> all;
  for (const int n : story.tagged(Tag::impact)) {
    for (const Line line : story.carriers(n, Tag::impact)) {
      if (falls_short(story, line) && states(story, line) && !story.conditional(line) &&
          !tells_no_harm(story, line)) {
        all.push_back(plain_statement(story, n, {line}));
      }
    }
  }
  std::erase_if(all, [](const Statement& one) { return one.text.empty(); });
  return all;
}

// 「お客様への影響はありません」, where nobody told of any: it is not that nothing was said.
std::vector<Statement> unharmed(const Story& story) {
  const std::vector<int> tagged = story.tagged(Tag::impact);
  for (auto n = tagged.rbegin(); n != tagged.rend(); ++n) {
    std::vector<Line> lines = story.carriers(*n, Tag::impact);
    std::erase_if(lines, [&](Line line) {
      return !story.hears(line, "told_unharmed") || story.asks(line) || story.conditional(line) ||
             story.modality(line) == Modality::conjecture ||
             story.modality(line) == Modality::intention || story.hears(line, "possibility");
    });
    if (!lines.empty()) {
      Statement told = plain_statement(story, *n, lines);
      return told.text.empty() ? std::vector<Statement>{} : std::vector<Statement>{std::move(told)};
    }
  }
  return {};
}

double seconds_of(const Story& story, const Metric& metric) {
  const rules::Unit* known = story.rules().figures.unit_of(metric.unit);
  return known == nullptr ? 0 : metric.value * known->seconds;
}

std::vector<const Metric*> shown_in(const Story& story, const Statement& told) {
  std::vector<const Metric*> shown = story.metrics_in(told.events.front(), told.text);
  std::erase_if(shown,
                [&](const Metric* one) { return told.text.find(one->text) == std::string::npos; });
  return shown;
}

// 「1時間半くらい遅れる」 before 「90分遅れ」: a span by guess, which a later line tells exactly.
bool is_estimated(const Story& story, const Statement& told, const std::vector<Statement>& all) {
  const auto guessed = shown_in(story, told);
  if (guessed.size() != 1 || guessed.front()->bound == Bound::exact) {
    return false;
  }
  const double seconds = seconds_of(story, *guessed.front());
  return seconds > 0 && std::ranges::any_of(all, [&](const Statement& later) {
           const auto exact = shown_in(story, later);
           return later.events.front() > told.events.front() &&
                  std::ranges::any_of(exact, [&](const Metric* one) {
                    return one->bound == Bound::exact && seconds_of(story, *one) == seconds;
                  });
         });
}

}  // namespace

std::vector<Statement> impact(const Story& story, const std::vector<EffectRow>& effects) {
  std::vector<Statement> found;
  const EffectRows rows(effects);
  AllShown shown;
  for (const int n : story.tagged(Tag::impact)) {
    const Figures figures(story, n);
    for (Told& one : told_of(story, rows, n, figures)) {
      Shown now = shown_of(story, n, figures, one);
      if (!shown.tells(now)) {
        shown.add(std::move(now));
        found.push_back(std::move(one.statement));
      }
    }
  }
  if (found.empty()) {
    found = main_harm(story);
  }
  if (found.empty()) {
    found = extent(story, rows);
  }
  add_losses(story, found);
  add_last_word(story, found);
  std::ranges::move(answered_harm(story, found), std::back_inserter(found));
  if (found.empty()) {
    found = told_scope(story);
  }
  if (found.empty()) {
    found = shortfall(story);
  }
  if (found.empty()) {
    found = unharmed(story);
  }
  add_verdict(story, found);
  const std::vector<Statement> all = found;
  std::erase_if(found, [&](const Statement& one) { return is_estimated(story, one, all); });
  std::ranges::stable_sort(found, [](const Statement& a, const Statement& b) {
    return a.events.front() < b.events.front();
  });
  return found;
}

}  // namespace tenmatsu::composition
