#include "compose/summary/summary.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>

#include "compose/impact/righted.hpp"
#include "compose/polish/mended.hpp"
#include "compose/speech/words.hpp"
#include "compose/summary/cause_sentence.hpp"
#include "compose/summary/left_open.hpp"
#include "compose/summary/summary_end.hpp"
#include "compose/times/durations.hpp"
#include "compose/title/verdict.hpp"
#include "compose/wording/clock_text.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

void add(std::vector<Statement>& all, Statement statement) {
  if (!statement.text.empty()) {
    all.push_back(std::move(statement));
  }
}

// The message that the title was made from says what was wrong.
std::optional<Line> what_line(const Story& story, int n) {
  for (const Tag tag : {Tag::symptom, Tag::impact, Tag::detection}) {
    if (story.has(n, tag) && stands_in_prose(story, story.carrier(n, tag))) {
      return story.carrier(n, tag);
    }
  }
  return std::nullopt;
}

bool ends_in_noun(const std::string& text) {
  return text::is_noun_letter(text::character_before(text, text.size()).code);
}

bool names_minute(const Story& story, Line line, Minute minute) {
  const auto times = story.times(line);
  return std::ranges::any_of(times,
                             [minute](const TimeMention* time) { return time->minute == minute; });
}

// 「別の会社の検索に控えが残っている」, told when most was over: it is not what was noticed at
// first.
bool found_later(const Story& story, const MilestoneTime& when, int n) {
  constexpr int kFar = 10;  // messages
  constexpr double kBeginning = 0.4;
  return n > kBeginning * story.size() && !when.events.empty() && n > when.events.front() + kFar &&
         !story.has(n, Tag::recovery);
}

struct Opening {
  const char* line;   // what a sentence of the talk is put into
  const char* title;  // what the title is put into
};

// The figures that message `n` gave of what was wrong, behind it.
std::string with_figures(const Story& story, const Incident& incident, int n,
                         const std::string& what) {
  constexpr std::size_t kMost = 2;
  const auto words = content_words(text::normalised(incident.title.text));
  for (const EffectRow& row : incident.effects) {
    // 「403が出るとの問い合わせ」「8件」: how many asked is not how much failed.
    const std::string subject = text::normalised(row.subject);
    if (holds_any(subject, story.phrases().cue("counted_askers")) ||
        overlap(content_words(subject), words) == 0) {
      continue;
    }
    std::string figures;
    std::size_t count = 0;
    for (const EffectRow::Reading& reading : row.readings) {
      const bool told = what.find(reading.text) != std::string::npos;
      if (reading.event == n && !told && count++ < kMost) {
        figures += (figures.empty() ? "" : story.phrases().text("mark.comma"));
        figures += reading.text;
      }
    }
    if (!figures.empty()) {
      return story.phrases().fill("summary.figures", {{"what", what}, {"figures", figures}});
    }
  }
  return what;
}

// Whether the title can stand before 「が発生した」: 「API が 12.4%」 is a sentence of its own. Of
// two names the second decides.
bool is_name(const Story& story, std::string_view title) {
  const auto& phrases = story.phrases();
  // 「「…」との電話」: what came in is told, and did not happen by itself.
  if (title.starts_with(phrases.cue("quotation")[0]) &&
      ends_with_any(title, phrases.cue("quoted_channels"))) {
    return false;
  }
  for (const std::string& joint : phrases.cue("joins_names")) {
    const std::size_t at = title.rfind(joint);
    title.remove_prefix(at == std::string_view::npos ? 0 : at + joint.size());
  }
  return ends_with_any(title, phrases.cue("names_of_trouble")) ||
         (ends_in_noun(std::string(title)) && !holds_any(title, phrases.cue("clause_particles")));
}

// With its day where the trouble began on another.
std::string when_text(const Story& story, const Incident& incident, const MilestoneTime& when) {
  const auto& began = incident.time(Milestone::started);
  return clock_text_beside(story, when.minute, when.approximate,
                           began ? began->minute : when.minute);
}

// What an alarm was raised for that proved to be false.
Statement alarm_told(const Story& story, const Incident& incident, const std::string& alarm) {
  const auto& noticed = incident.time(Milestone::detected);
  const std::string time = noticed ? when_text(story, incident, *noticed) : "";
  Statement made{time.empty()
                     ? incident.title.text
                     : story.phrases().fill("summary.alarm", {{"time", time}, {"what", alarm}}),
                 noticed ? noticed->events : std::vector<int>{}};
  cite(made, incident.title.events);
  return made;
}

// What was wrong since when: by the title, where it names it; else in the words of the talk.
Statement what(const Story& story, const Incident& incident) {
  if (incident.title.events.empty()) {
    return {};
  }
  if (const std::string alarm = alarm_of(story, incident.title.text); !alarm.empty()) {
    return alarm_told(story, incident, alarm);
  }
  const int n = incident.title.events.front();
  std::optional<Line> line;
  if (!is_name(story, incident.title.text)) {
    line = what_line(story, n);
    if (!line && !ends_in_noun(incident.title.text)) {
      line = story.carrier(n, story.has(n, Tag::symptom) ? Tag::symptom : Tag::detection);
    }
  }
  const std::string text = line ? plain(story, *line) : incident.title.text;
  const std::vector<int> told = line ? std::vector<int>{n} : incident.title.events;
  const auto started = measured_start(story, incident.time(Milestone::started));
  const auto& when = started ? started : incident.time(Milestone::detected);
  if (!when || text.empty() || (line && names_minute(story, *line, when->minute))) {
    return {text, told};
  }
  // What somebody saw later did not begin when the trouble did.
  const bool beside = started && !started->events.empty() && started->events.front() == n;
  const bool later = !line && found_later(story, *when, n);
  const Opening opening =
      later      ? Opening{"", started ? "summary.began_later" : "summary.noticed_later"}
      : !started ? Opening{"summary.noticed", "summary.title_noticed"}
      : beside   ? Opening{"summary.since", "summary.title_since"}
                 : Opening{"summary.began", "summary.title_since"};
  const std::string opened =
      story.phrases().fill(line ? opening.line : opening.title,
                           {{"time", when_text(story, incident, *when)}, {"what", text}});
  Statement made{line ? opened : with_figures(story, incident, n, opened), when->events};
  cite(made, told);
  return made;
}

// The largest count in units of the cue that the statement tells.
std::optional<double> most_of(const Story& story, const Statement& statement, const char* cue) {
  const auto& units = story.phrases().cue(cue);
  std::optional<double> most;
  for (const int n : statement.events) {
    for (const Metric* metric : story.metrics_in(n, statement.text)) {
      if (std::ranges::find(units, metric->unit) != units.end() &&
          statement.text.find(metric->text) != std::string::npos) {
        most = std::max(most.value_or(0), metric->value);
      }
    }
  }
  return most;
}

// The largest number that the statement tells of what is neither a share nor a length nor money.
double largest_count(const Story& story, const Statement& statement) {
  const auto is_any = [&](const Metric* metric, std::initializer_list<const char*> cues) {
    return std::ranges::any_of(
        cues, [&](const char* cue) { return story.phrases().cue(cue).any_is(metric->unit); });
  };
  double most = 0;
  for (const int n : statement.events) {
    for (const Metric* metric : story.metrics_in(n, statement.text)) {
      const bool other =
          is_any(metric, {"unit_shares", "unit_minutes", "unit_hours", "unit_money"});
      most = other ? most : std::max(most, metric->value);
    }
  }
  return most;
}

// The figures that the text of the statement holds.
std::vector<const Metric*> shown_metrics(const Story& story, const Statement& one) {
  std::vector<const Metric*> shown = story.metrics_in(one.events.front(), one.text);
  std::erase_if(shown, [&](const Metric* metric) {
    return one.text.find(metric->text) == std::string::npos;
  });
  return shown;
}

// 「問い合わせは11件」 counts who asked, not who was hit.
bool counts_calls(const Story& story, const Statement& statement) {
  const auto metrics = story.metrics_in(statement.events.front(), statement.text);
  const std::size_t figure =
      metrics.empty() ? std::string::npos : statement.text.find(metrics.front()->text);
  return figure != std::string::npos && !most_of(story, statement, "unit_persons") &&
         holds_any(text::normalised(statement.text.substr(0, figure)),
                   story.phrases().cue("harm_called"));
}

// Whether it tells a figure that was wrong, where another line tells the one that is right or
// nobody can say what is.
bool is_outdated(const Story& story, const Incident& incident, const Statement& one) {
  const auto metrics = story.metrics_in(one.events.front(), one.text);
  return std::ranges::any_of(metrics, [&](const Metric* metric) {
    if (!shows(one.text, *metric) || !is_overruled(story, *metric)) {
      return false;
    }
    const Metric* right = righted(story, *metric);
    if (right != nullptr && right->span.message == metric->span.message) {
      return false;  // told beside it
    }
    return right == nullptr || std::ranges::any_of(incident.impact, [&](const Statement& other) {
             return other.events.front() == right->span.message && shows(other.text, *right);
           });
  });
}

// The items of the list that `one` is of, as the impact tells them; none where it is of none.
std::vector<const Statement*> list_of(const Incident& incident, const Statement& one) {
  std::vector<const Statement*> items;
  for (const Statement& other : incident.impact) {
    if (other.events.front() == one.events.front()) {
      items.push_back(&other);
    }
  }
  return items.size() > 1 ? items : std::vector<const Statement*>{};
}

std::optional<Labelled> counted(const Story& story, const Statement& one) {
  return labelled(story, one.text, story.metrics_in(one.events.front(), one.text));
}

// What is right of a figure that an item of a list told wrong.
const Metric* right_of(const Story& story, const Incident& incident, const Statement& one) {
  const auto item = counted(story, one);
  return item && is_overruled(story, *item->metric) && !list_of(incident, one).empty()
             ? righted(story, *item->metric)
             : nullptr;
}

// 「称号が届いているのを10件見て全部入っていた」, 「変な宛先の送信は0件」: what came of it in the
// end is good, and tells little of how bad it was.
bool ends_well(const Story& story, const Statement& one) {
  const auto metrics = shown_metrics(story, one);
  const bool none = !metrics.empty() && std::ranges::all_of(metrics, [](const Metric* metric) {
    return metric->value == 0;
  });
  return none || holds_any(text::normalised(one.text), story.phrases().cue("harm_ends_well"));
}

// What the talk tells best of the harm: more where it counts something than where it only tells how
// long it took.
int main_weight(const Story& story, const Statement& one) {
  const bool counts =
      largest_count(story, one) > 0 || most_of(story, one, "unit_money").has_value();
  return !story.is_main(one.events.front(), Tag::impact) ? 0 : counts ? 3 : 2;
}

// Nobody knows yet: 「鳴らなかった呼び出しは何件だったか」.
bool asks_itself(const Story& story, const Statement& one) {
  return one.events.size() == 1 && largest_count(story, one) <= 0 &&
         holds_any(text::normalised(one.text), story.phrases().cue("asks_number"));
}

// What makes a statement of the harm the one to sum it up with: it counts those who were hit and
// not those who asked, it is the count of the end, it is no plan.
int weight_of(const Story& story, const Incident& incident, const Statement& one) {
  const std::string normal = text::normalised(one.text);
  const auto says = [&](const char* cue) { return holds_any(normal, story.phrases().cue(cue)); };
  const bool outdated =
      is_outdated(story, incident, one) && right_of(story, incident, one) == nullptr;
  // Of a false alarm it is all there is to tell.
  const bool good = ends_well(story, one) && alarm_of(story, incident.title.text).empty();
  const bool told_of_calls = says("harm_called") && !most_of(story, one, "unit_persons");
  return main_weight(story, one) + (most_of(story, one, "unit_people") ? 2 : 0) +
         (says("sums_up_harm") ? 3 : 0) - (says("is_prospect") ? 3 : 0) - (outdated ? 4 : 0) -
         (told_of_calls ? 1 : 0) - (good ? 1 : 0) - (asks_itself(story, one) ? 3 : 0);
}

// 「うち1人は写真を消していた」, where another line tells that it hit 52; 「問い合わせは11件」,
// where another one tells of more who were hit than asked.
bool is_detail(const Story& story, const Incident& incident, const Statement& one) {
  constexpr double kLess = 5;  // times
  constexpr double kLessThanAsked = 3;
  constexpr double kBeside = 150;  // times: that many are all who are there, hit or not
  const bool calls = counts_calls(story, one);
  const bool persons = most_of(story, one, "unit_persons").has_value();
  const auto count = most_of(story, one, "unit_people");
  if (!count || *count <= 0 || (!calls && most_of(story, one, "unit_money"))) {
    return false;
  }
  const double least = (calls ? kLessThanAsked : kLess) * largest_count(story, one);
  return std::ranges::any_of(incident.impact, [&](const Statement& other) {
    const int n = other.events.front();
    const auto more = most_of(story, other, persons ? "unit_persons" : "unit_people");
    return more && *more >= least && *more <= kBeside * *count && !counts_calls(story, other) &&
           weight_of(story, incident, other) > 1 && !story.has(n, Tag::recovery) &&
           story.status(n, Tag::action) != Status::done;
  });
}

// An item as a part of a sentence; empty where it is a sentence by itself.
std::string item_text(const Story& story, const Incident& incident, const Statement& one) {
  if (const auto item = counted(story, one)) {
    const Metric* right = right_of(story, incident, one);
    return story.phrases().fill(
        "summary.counted",
        {{"label", item->label}, {"value", right != nullptr ? right->text : item->value}});
  }
  const bool label = holds_any(text::normalised(one.text), story.phrases().cue("label_marks"));
  return stands_in_row(story, one.text) && !label ? one.text : "";
}

// Of a list what counts most, in one sentence: the item that says whom it hit, and the first one.
Statement listed(const Story& story, const Incident& incident, const Statement& chosen) {
  const std::vector<const Statement*> items = list_of(incident, chosen);
  const auto weight = [&](const Statement* one) { return weight_of(story, incident, *one); };
  const auto told = [&](const Statement* one) {
    return !item_text(story, incident, *one).empty() && weight(one) >= 0;
  };
  std::vector<const Statement*> most;
  for (const Statement* one : items) {
    if (told(one)) {
      most.push_back(one);
    }
  }
  const auto best = std::ranges::max_element(
      most, [&](const auto* a, const auto* b) { return weight(a) < weight(b); });
  if (best == most.end()) {
    return chosen;
  }
  const auto first = best == most.begin() ? std::next(best) : most.begin();
  std::vector<const Statement*> both{*best};
  if (first != most.end()) {
    both.insert(first < best ? both.begin() : both.end(), *first);
  }
  Statement made;
  for (const Statement* one : both) {
    made.text += (made.text.empty() ? "" : story.phrases().text("mark.comma")) +
                 item_text(story, incident, *one);
    cite(made, one->events);
  }
  made.text = story.phrases().fill("summary.counts", {{"what", made.text}});
  return made;
}

// Of equals the last one is the most complete.
Statement how_bad(const Story& story, const Incident& incident, const Statement& first) {
  const Statement* found = nullptr;
  int most = 0;
  for (const Statement& one : incident.impact) {
    const bool new_to_it = first.text.find(one.text) == std::string::npos;
    const int weight = weight_of(story, incident, one) - (is_detail(story, incident, one) ? 1 : 0);
    if (new_to_it && (found == nullptr || weight >= most)) {
      found = &one;
      most = weight;
    }
  }
  if (found != nullptr) {
    return listed(story, incident, *found);
  }
  return incident.effect_notes.empty() ? Statement{} : incident.effect_notes.front();
}

// What it cost, where what was told of the harm says nothing of that.
Statement how_dear(const Story& story, const Incident& incident, const Statement& told) {
  constexpr double kPrice = 1000;  // less is what one costs
  Statement found;
  for (const Statement& one : incident.impact) {
    const bool new_to_it =
        std::ranges::none_of(told.events, [&](int n) { return n == one.events.front(); });
    if (new_to_it && most_of(story, one, "unit_money").value_or(0) >= kPrice &&
        weight_of(story, incident, one) >= 0 && !is_outdated(story, incident, one)) {
      found = one;
    }
  }
  return most_of(story, told, "unit_money") ? Statement{} : found;
}

}  // namespace

std::vector<Statement> summary(const Story& story, const Incident& given) {
  // What a person added of the harm without a message stands in its list only.
  Incident incident = given;
  std::erase_if(incident.impact, [](const Statement& one) { return one.events.empty(); });
  std::vector<Statement> all;
  const Statement first = mended(story, what(story, incident));
  add(all, first);
  const Statement harm = how_bad(story, incident, first);
  add(all, harm);
  if (!harm.text.empty()) {
    add(all, how_dear(story, incident, harm));
  }
  add(all, cause_sentence(story, incident));
  add(all, summary_end(story, incident));
  add(all, left_open(story, incident));
  return all;
}

}  // namespace tenmatsu::composition
