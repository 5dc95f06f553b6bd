#include "compose/impact/figure_wording.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "compose/impact/asked_names.hpp"
#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/products.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// Whether the message says itself what is right instead of `wrong`, and no later one does.
bool rights_itself(const Story& story, int n, const Metric& wrong) {
  const std::vector<Metric>& said = story.event(n).metrics;
  const Metric* instead = righted(story, wrong);
  return wrong.corrected && (instead == nullptr || instead->span.message == n) &&
         std::ranges::any_of(said, [&](const Metric& one) {
           return !one.corrected && one.unit == wrong.unit && one.span.begin > wrong.span.begin;
         });
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

// As much of the figure as stands in what is told: 520万円 of 「ざっと520万円」, which is told as
// 「概算で520万円」.
std::string as_shown(const Metric& metric, const std::string& told) {
  const std::size_t digit = metric.text.find_first_of("0123456789");
  const std::string bare = digit == std::string::npos ? "" : metric.text.substr(digit);
  return told.find(metric.text) != std::string::npos ? metric.text
         : told.find(bare) != std::string::npos      ? bare
                                                     : "";
}

// 「14:08〜14:26の18分」: what is right of its length does not fit the span.
bool tells_span(const Story& story, const Statement& told) {
  const std::string text = text::normalised(told.text);
  return std::ranges::any_of(story.phrases().cue("span_signs"), [&](const std::string& sign) {
    const std::size_t at = text.find(sign);
    return at != std::string::npos && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
  });
}

// 「63人でした。うち21人は取りすぎ」: what is right of the whole does not fit its parts.
bool tells_parts(const Story& story, int n, const Statement& told) {
  return holds_any(text::normalised(told.text), story.phrases().cue("of_which")) ||
         std::ranges::any_of(products(story.event(n)), [&](const Product& one) {
           return told.text.find(one.amount->text) != std::string::npos;
         });
}

// 「全部で58枚だ」: nothing before the first figure of the message says what it counts.
bool begins_with_figure(const Story& story, int n, const Statement& told) {
  const std::vector<Metric>& metrics = story.event(n).metrics;
  const std::size_t at = metrics.empty() ? std::string::npos : told.text.find(metrics[0].text);
  const Statement before{told.text.substr(0, at), told.events};
  return at != std::string::npos && (!metrics[0].unit.empty() || metrics[0].value == 0) &&
         (at == 0 || says_of_nothing(story, before));
}

}  // namespace

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

void mark_corrected(const Story& story, int n, Statement& told) {
  const std::string& join = story.phrases().text("mark.comma");
  const auto add = [&](std::string& all, const std::string& one) {
    all += (all.empty() ? "" : join) + one;
  };
  std::string wrong;
  std::string right;
  std::string put_right = told.text;
  std::vector<int> righted_in;
  bool all_known = true;
  for (const Metric* metric : story.metrics_in(n, told.text)) {
    if (!shows(told.text, *metric) || wrong.find(metric->text) != std::string::npos ||
        !is_overruled(story, *metric) || rights_itself(story, n, *metric)) {
      continue;
    }
    add(wrong, metric->text);
    const Metric* instead = righted(story, *metric);
    const std::string said = as_shown(*metric, put_right);
    const std::size_t at = said.empty() ? std::string::npos : put_right.find(said);
    if (instead != nullptr && at != std::string::npos) {
      put_right.replace(at, said.size(), instead->text);
    }
    if (instead != nullptr) {
      add(right, instead->text);
      righted_in.push_back(instead->span.message);
      put_right = at == std::string::npos ? "" : put_right;
    } else {
      all_known = false;
    }
  }
  if (wrong.empty()) {
    return;
  }
  const bool replaced =
      all_known && !put_right.empty() && !tells_parts(story, n, told) && !tells_span(story, told);
  told.text = story.phrases().fill(
      replaced    ? "impact.put_right"
      : all_known ? "impact.corrected_to"
                  : "impact.corrected",
      {{"what", replaced ? put_right : told.text}, {"value", wrong}, {"right", right}});
  cite(told, all_known ? righted_in : std::vector<int>{});
}

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

bool name_as_asked(const Story& story, int n, Statement& told) {
  if (!begins_with_figure(story, n, told)) {
    return false;
  }
  const std::vector<Metric>& metrics = story.event(n).metrics;
  const std::string name = asked_name(story, metrics[0]);
  if (name.empty()) {
    return false;
  }
  told.text = story.phrases().fill("impact.asked", {{"name", name}, {"what", told.text}});
  return true;
}

namespace {

// 「ちなみに、今の通知って何人に飛んだの？」 without what leads to it.
std::string bare_question(const Story& story, Line line) {
  std::string text(text::without_closing_marks(story.said(line)));
  const std::string& comma = story.phrases().text("mark.comma");
  for (bool cut = true; cut;) {
    const std::size_t lead = rules::prefix_size(text, story.phrases().cue("asked_leads"));
    const std::size_t mark = text.substr(lead).starts_with(comma) ? comma.size() : 0;
    cut = mark > 0;
    text.erase(0, cut ? lead + mark : 0);
  }
  return text;
}

}  // namespace

bool answer_as_asked(const Story& story, int n, Statement& told) {
  const auto asked = begins_with_figure(story, n, told) ? counted_question(story, n) : std::nullopt;
  if (!asked) {
    return false;
  }
  told.text = story.phrases().fill("impact.answers",
                                   {{"asked", bare_question(story, *asked)}, {"what", told.text}});
  cite(told, {asked->n});
  return true;
}

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

}  // namespace tenmatsu::composition
