#include "render/view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "render/clock_view.hpp"
#include "render/diagram.hpp"
#include "render/markdown.hpp"
#include "render/sample.hpp"
#include "render/times.hpp"
#include "text/characters.hpp"

namespace tenmatsu::document {

namespace {

// Statements go into sentences, lists and cells: where a full stop belongs, the template has it.
constexpr std::string_view kFullStop = "\xe3\x80\x82";

constexpr int kFootnoteIndent = 4;

/// Text, or false where it is empty: Mustache takes an empty string for a yes.
View text_or_false(const std::string& text) {
  return text.empty() ? View(false) : View(text);
}

std::string without_full_stop(std::string text) {
  while (text.ends_with(kFullStop)) {
    text.resize(text.size() - kFullStop.size());
  }
  return text;
}

/// The last member of a path; a folder's own name where it ends in a slash.
std::string base_name(std::string path) {
  while (path.size() > 1 && path.back() == '/') {
    path.pop_back();
  }
  const auto slash = path.find_last_of("/\\");
  return slash == std::string::npos || slash + 1 == path.size() ? path : path.substr(slash + 1);
}

template <typename List, typename Function>
View list_of(const List& list, Function one) {
  View::List out;
  out.reserve(list.size());
  for (const auto& item : list) {
    View& view = out.emplace_back(one(item));
    view["first"] = out.size() == 1;
    view["number"] = std::to_string(out.size());
  }
  return out;
}

bool any_timed(const Transcript& transcript) {
  return std::ranges::any_of(transcript.messages,
                             [](const Message& message) { return message.time.has_value(); });
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Character one = text::character_at(text, at);
    if (text::is_letter(one.code) && text::script_of(one.code) != text::Script::digit) {
      return true;
    }
    at += one.size;
  }
  return false;
}

class Viewer {
 public:
  /// `complete`: give a value to names that exclude one another, such as date and days_later.
  Viewer(const Analysis& analysis, const Incident& incident, Cite cite, NameHider names,
         bool complete = false)
      : analysis_(&analysis),
        incident_(&incident),
        cite_(cite),
        names_(std::move(names)),
        complete_(complete),
        timed_(complete || any_timed(analysis.transcript)),
        clock_(analysis, incident, complete) {}

  [[nodiscard]] View all() const {
    View out;
    put_head(out);
    put_times(out);
    put_findings(out);
    put_work(out);
    put_open_questions(out);
    out["diagram"] = complete_ ? diagram_view(*analysis_, *incident_, clock_) : View(false);
    out["references"] = cite_ != Cite::none;
    out["footnotes"] = cite_ == Cite::footnote;
    out["inline"] = cite_ == Cite::inline_;
    return out;
  }

  /// One for each of `numbers`, in the order of the talk.
  [[nodiscard]] View evidence(const std::set<int>& numbers) const {
    return list_of(numbers, [&](int n) { return evidence_of(analysis_->message(n)); });
  }

 private:
  [[nodiscard]] const Transcript& transcript() const { return analysis_->transcript; }

  [[nodiscard]] View time(Minute minute, bool approximate = false) const {
    return clock_.time(minute, approximate);
  }

  // Of a talk without any times nothing that was counted from them is shown.
  [[nodiscard]] View timed_or_false(Minute minute) const {
    return timed_ ? time(minute) : View(false);
  }

  [[nodiscard]] View time_or_false(const std::optional<Minute>& minute) const {
    return minute ? timed_or_false(*minute) : View(false);
  }

  [[nodiscard]] bool is_message(int n) const {
    return n >= 1 && n <= static_cast<int>(transcript().messages.size());
  }

  /// References to the messages `numbers`, each once.
  [[nodiscard]] View cites(const std::vector<int>& numbers) const {
    std::vector<int> once;
    for (const int n : numbers) {
      if (cite_ != Cite::none && is_message(n) && std::ranges::find(once, n) == once.end()) {
        once.push_back(n);
      }
    }
    return list_of(once, [&](int n) {
      const Message& message = analysis_->message(n);
      View out;
      out["n"] = std::to_string(n);
      out["time"] = clock_.time_of(message);
      out["speaker"] = text_or_false(message.speaker);
      return out;
    });
  }

  void put_cites(View& out, const std::vector<int>& numbers) const {
    View all = cites(numbers);
    out["cited"] = !all.list().empty();
    out["cites"] = std::move(all);
  }

  [[nodiscard]] View statement(const Statement& one) const {
    View out;
    const std::string text = without_full_stop(one.text);
    out["text"] = text_or_false(text);
    out["unnamed"] = text_or_false(names_.hidden(text));
    put_cites(out, one.events);
    return out;
  }

  [[nodiscard]] View milestone(const std::optional<MilestoneTime>& known) const {
    if (!known) {
      return false;
    }
    View out = time(known->minute, known->approximate);
    put_cites(out, known->events);
    return out;
  }

  void put_head(View& out) const {
    const Incident& incident = *incident_;
    View& source = out["source"];
    source["name"] = base_name(transcript().name);
    source["format"] = transcript().format;
    out["title"] = statement(incident.title);
    View& author = out["author"];
    if (incident.author.text.empty()) {
      author = false;
    } else {
      author["name"] = incident.author.text;
      put_cites(author, incident.author.events);
    }
    out["draft"] = incident.status.empty() || incident.status == "draft";
    out["status"] = text_or_false(incident.status);
    out["created"] = text_or_false(incident.created);
    out["day_of_year"] = day_of_year();
    out["occurred_on"] = text_or_false(occurred_on());
    out["elapsed"] = std::ranges::any_of(transcript().messages, [](const Message& message) {
      return message.time && message.time->elapsed;
    });
    put_list(out, "participants", list_of(incident.participants, [&](const std::string& name) {
               View view;
               view["name"] = name;
               view["role"] = text_or_false(complete_ ? name : role_of(name));
               return view;
             }));
  }

  /// What the label of a speaker says beside the name: 広告 of 「広告_古賀」.
  [[nodiscard]] std::string role_of(const std::string& name) const {
    const auto& people = analysis_->people;
    const auto person = std::ranges::find(people, name, &Person::name);
    // 09 of 「瀬尾 09」 is a piece of a time or a number, and no role.
    const bool said = person != people.end() && !person->bot && has_letter(person->role);
    return said ? person->role : std::string();
  }

  /// The day of the talk where it says no year; false where it says one, or no day.
  [[nodiscard]] View day_of_year() const {
    const auto& named = transcript().named_day;
    if (!named || named->year != 0) {
      return View(false);
    }
    View out;
    out["month"] = std::to_string(named->month);
    out["day"] = std::to_string(named->day);
    return out;
  }

  /// The day on which it began; empty where nothing dates the talk.
  [[nodiscard]] std::string occurred_on() const {
    if (!transcript().first_day) {
      return {};
    }
    const auto& started = incident_->time(Milestone::started);
    return iso_date(day_after(*transcript().first_day, started ? day_of(started->minute) : 0));
  }

  static void put_list(View& out, const std::string& name, View list) {
    out["has_" + name] = !list.list().empty();
    out[name] = std::move(list);
  }

  void put_times(View& out) const {
    View& times = out["times"];
    for (int i = 0; i < kMilestoneCount; ++i) {
      const auto one = static_cast<Milestone>(i);
      times[name_of(one)] = milestone(incident_->time(one));
    }
    out["alerted"] = incident_->alerted;
    out["alert"] = milestone(incident_->alert);
    out["start_inferred"] = start_inferred();
    out["response"] = response();
    out["outage"] = span(incident_->time(Milestone::started), incident_->time(Milestone::resolved));
    // Of more than a day nobody follows a sum in minutes.
    constexpr int kMost = 24 * 60;
    const auto& durations = incident_->durations;
    const bool short_enough = complete_ || std::ranges::all_of(durations, [](const Duration& one) {
                                return one.minutes < kMost;
                              });
    out["has_shares"] = short_enough && std::ranges::any_of(durations, [](const Duration& one) {
                          return one.stage && one.stage->share;
                        });
    int before = 0;
    put_list(out, "durations", list_of(durations, [&](const Duration& one) {
               View view;
               view["label"] = one.label;
               view["approximate"] = one.approximate;
               view["formula"] = text_or_false(one.formula);
               put_minutes(view, one.minutes);
               view["stage"] = one.stage && short_enough ? stage(one, before) : View(false);
               before = one.minutes;
               std::vector<int> events = one.from;
               events.insert(events.end(), one.to.begin(), one.to.end());
               put_cites(view, events);
               return view;
             }));
  }

  // Of a start that nobody saw, only the time of its cause is known: nothing is measured from it.
  [[nodiscard]] bool start_inferred() const {
    const auto& started = incident_->time(Milestone::started);
    const auto& durations = incident_->durations;
    return started && !durations.empty() &&
           std::ranges::none_of(durations,
                                [&](const Duration& one) { return one.from == started->events; });
  }

  // All that its length and its share were computed from is shown in minutes.
  [[nodiscard]] View stage(const Duration& until, int before) const {
    const Duration::Stage& one = *until.stage;
    const auto& durations = incident_->durations;
    const auto whole = std::ranges::find_if(
        durations, [](const Duration& other) { return other.name == "resolve"; });
    View out;
    out["approximate"] = one.approximate;
    put_minutes(out, one.minutes);
    out["share"] = one.share ? View(std::to_string(*one.share)) : View(false);
    out["count"] = std::to_string(one.minutes);
    out["end"] = std::to_string(until.minutes);
    out["begin"] = std::to_string(before);
    out["later"] = before > 0;
    out["whole"] = std::to_string(whole == durations.end() ? until.minutes : whole->minutes);
    return out;
  }

  /// From the start of the work to the solution; false where one of them is unknown.
  [[nodiscard]] View response() const {
    const auto& declared = incident_->time(Milestone::declared);
    const auto& noticed = declared ? declared : incident_->time(Milestone::detected);
    return span(incident_->work ? incident_->work : noticed, incident_->time(Milestone::resolved));
  }

  /// From `begin` to `end`; false where one of them is unknown.
  [[nodiscard]] View span(const std::optional<MilestoneTime>& begin,
                          const std::optional<MilestoneTime>& end) const {
    if (!begin || !end || end->minute < begin->minute) {
      return false;
    }
    View out;
    out["from"] = time(begin->minute, begin->approximate);
    out["to"] = time(end->minute, end->approximate);
    out["approximate"] = begin->approximate || end->approximate;
    put_minutes(out, end->minute - begin->minute);
    std::vector<int> events = begin->events;
    events.insert(events.end(), end->events.begin(), end->events.end());
    put_cites(out, events);
    return out;
  }

  void put_statements(View& out, const std::string& name, const std::vector<Statement>& all) const {
    put_list(out, name, list_of(all, [&](const Statement& one) { return statement(one); }));
  }

  void put_findings(View& out) const {
    const Incident& incident = *incident_;
    put_statements(out, "summary", incident.summary);
    put_statements(out, "impact", incident.impact);
    put_list(out, "causes", list_of(incident.causes, [&](const Cause& one) { return cause(one); }));
    out["has_confirmed_causes"] = std::ranges::any_of(
        incident.causes, [](const Cause& one) { return one.status == Status::confirmed; });
    put_list(out, "effects",
             list_of(incident.effects, [&](const EffectRow& row) { return effect(row); }));
    put_statements(out, "effect_notes", incident.effect_notes);
    put_list(out, "hypotheses",
             list_of(incident.hypotheses, [&](const Hypothesis& one) { return hypothesis(one); }));
    put_lessons(out);
    put_timeline(out);
  }

  /// What happened, with the times of the incident marked on the entries that they are taken from.
  void put_timeline(View& out) const {
    std::set<Milestone> marked;
    bool identified = false;
    put_list(out, "timeline", list_of(incident_->timeline, [&](const TimelineEntry& one) {
               View view = statement(one.statement);
               view["time"] = one.timed ? time(one.minute, one.approximate) : View(false);
               view["is_before"] = complete_ || is_before(one);
               for (int i = 0; i < kMilestoneCount; ++i) {
                 const auto milestone = static_cast<Milestone>(i);
                 view[std::string("is_") + name_of(milestone)] =
                     marks_time(one, milestone) && marked.insert(milestone).second;
               }
               const bool found = !identified && finds_cause(one);
               view["is_identified"] = found || complete_;
               identified = identified || found;
               return view;
             }));
    out["beginning"] =
        !complete_ && marked.contains(Milestone::started) ? View(false) : beginning();
  }

  /// What a cause dates before the day of the incident, by the day that it names: before all that
  /// has a time it has none, where the message that tells of it has one.
  [[nodiscard]] bool is_before(const TimelineEntry& entry) const {
    const auto& all = incident_->timeline;
    const auto& events = entry.statement.events;
    return &entry - all.data() < std::ranges::find_if(all, &TimelineEntry::timed) - all.begin() &&
           !events.empty() && is_message(events.front()) &&
           analysis_->message(events.front()).time.has_value();
  }

  /// Where the time until the cause was known ends; one that is told after all was over is no
  /// stage, and what was changed before came about then and was found later.
  [[nodiscard]] bool finds_cause(const TimelineEntry& entry) const {
    return !is_before(entry) && std::ranges::any_of(incident_->durations, [&](const Duration& one) {
      return one.name == "identify" && one.stage && !one.to.empty() &&
             std::ranges::find(entry.statement.events, one.to.front()) !=
                 entry.statement.events.end();
    });
  }

  /// A beginning that was told later, before all that the timeline holds; false where it is none.
  [[nodiscard]] View beginning() const {
    const auto& started = incident_->time(Milestone::started);
    const bool first = started && std::ranges::all_of(incident_->timeline, [&](const auto& one) {
                         return is_before(one) || (one.timed && one.minute >= started->minute);
                       });
    return complete_ || (first && timed_ && !start_inferred()) ? milestone(started) : View(false);
  }

  /// Of a relief that nobody is sure of, and a start that was inferred, nothing is counted either.
  [[nodiscard]] bool marks_time(const TimelineEntry& entry, Milestone milestone) const {
    const auto& known = incident_->time(milestone);
    const auto& durations = incident_->durations;
    const bool unsure = (milestone == Milestone::started && start_inferred()) ||
                        (milestone == Milestone::mitigated &&
                         std::ranges::none_of(durations, [](const Duration& one) {
                           return one.name == "mitigate";
                         }));
    return known && !unsure && entry.timed && entry.minute == known->minute &&
           std::ranges::any_of(entry.statement.events, [&](int n) {
             return std::ranges::find(known->events, n) != known->events.end();
           });
  }

  [[nodiscard]] View cause(const Cause& one) const {
    View out = statement(one.statement);
    out["is_confirmed"] = one.status == Status::confirmed;
    out["is_suspected"] = one.status == Status::suspected;
    out["is_ruled_out"] = one.status == Status::ruled_out;
    // Who wrote the causes by hand may have marked none, and tells of no messages that raised one.
    const auto& all = incident_->causes;
    const bool marked = std::ranges::any_of(
        all, [](const Cause& cause) { return cause.main || !cause.raised.empty(); });
    out["is_main"] = one.main || !marked;
    out["contributing"] = one.contributing;
    out["raised"] = cites(one.raised);
    out["supported"] = cites(one.supported);
    out["opposed"] = cites(one.opposed);
    return out;
  }

  [[nodiscard]] View hypothesis(const Hypothesis& one) const {
    using Part = Hypothesis::Part;
    View out;
    out["is_confirmed"] = one.status == Status::confirmed;
    out["is_suspected"] = one.status == Status::suspected;
    out["is_ruled_out"] = one.status == Status::ruled_out;
    out["steps"] = list_of(one.steps, [&](const Hypothesis::Step& step) {
      View view = statement(step.statement);
      view["time"] = step.timed ? time(step.minute) : View(false);
      view["speaker"] = text_or_false(step.speaker);
      view["is_raised"] = step.part == Part::raised;
      view["is_supported"] = step.part == Part::supported;
      view["is_opposed"] = step.part == Part::opposed;
      return view;
    });
    return out;
  }

  void put_lessons(View& out) const {
    using Kind = Lesson::Kind;
    const auto one_of = [&](const Lesson& one) {
      View view = statement(one.statement);
      for (const Kind kind : {Kind::went_well, Kind::went_wrong, Kind::lucky}) {
        view[std::string("is_") + name_of(kind)] = one.kind == kind;
      }
      return view;
    };
    put_list(out, "lessons", list_of(incident_->lessons, one_of));
    View& learnt = out["learnt"];
    for (const Kind kind : {Kind::went_well, Kind::went_wrong, Kind::lucky}) {
      std::vector<Lesson> chosen;
      std::ranges::copy_if(incident_->lessons, std::back_inserter(chosen),
                           [&](const Lesson& one) { return one.kind == kind; });
      put_list(learnt, name_of(kind), list_of(chosen, one_of));
    }
  }

  [[nodiscard]] View effect(const EffectRow& row) const {
    View out;
    out["subject"] = text_or_false(row.subject);
    bool after_usual = false;
    int last = 0;  // the message of the reading before
    out["readings"] = list_of(row.readings, [&](const EffectRow::Reading& reading) {
      View view;
      view["text"] = reading.text;
      const bool timed = is_message(reading.event) && analysis_->message(reading.event).time;
      view["time"] = timed ? time(reading.minute) : View(false);
      // What is usual stands beside the figure that was compared with it: nothing became of it.
      const bool usual = reading.role == MetricRole::usual;
      view["after_usual"] = after_usual || (usual && reading.event == last);
      view["is_usual"] = after_usual = usual;
      last = reading.event;
      view["is_threshold"] = reading.role == MetricRole::threshold;
      view["is_estimate"] = reading.role == MetricRole::estimate;
      return view;
    });
    std::vector<int> events;
    std::vector<Minute> minutes;
    for (const EffectRow::Reading& reading : row.readings) {
      events.push_back(reading.event);
      if (minutes.empty() || minutes.back() != reading.minute) {
        minutes.push_back(reading.minute);
      }
    }
    minutes.resize(timed_ ? minutes.size() : 0);
    out["times"] = list_of(minutes, [&](Minute minute) { return time(minute); });
    out["formula"] = text_or_false(row.formula);
    put_cites(out, events);
    return out;
  }

  void put_work(View& out) const {
    put_list(out, "actions",
             list_of(incident_->actions, [&](const Action& one) { return action(one); }));
    put_list(out, "steps", steps(false));
    put_list(out, "declined", steps(true));
    out["has_done_actions"] = std::ranges::any_of(incident_->actions, [](const Action& one) {
      return one.status == Status::done && !one.failed;
    });
    View& followups = out["followups"];
    for (const Category category : {Category::prevent, Category::detect, Category::mitigate,
                                    Category::repair, Category::none}) {
      followups[category == Category::none ? "other" : name_of(category)] = followups_of(category);
    }
    out["has_measures"] = std::ranges::any_of(incident_->followups, [](const FollowUp& one) {
      return one.category != Category::none && one.category != Category::repair;
    });
    put_list(out, "unmet", unmet());
    out["has_followups"] = !incident_->followups.empty();
    const auto is_other = [](const auto& one) { return one.category == Category::none; };
    out["has_other_followups"] = std::ranges::any_of(incident_->followups, is_other) ||
                                 std::ranges::any_of(incident_->suggestions, is_other);
    put_playbooks(out);
  }

  /// Those that suggestions come from, each once with the cause that called it up.
  void put_playbooks(View& out) const {
    View::List all;
    std::set<std::string> known;
    for (const Suggestion& one : incident_->suggestions) {
      if (!known.insert(one.playbook).second) {
        continue;
      }
      View& view = all.emplace_back();
      view["id"] = one.playbook;
      view["label"] = text_or_false(one.label);
      view["because"] = text_or_false(without_full_stop(one.because));
      view["is_suspected"] = one.suspected;
      put_cites(view, one.events);
    }
    put_list(out, "playbooks", std::move(all));
  }

  void put_effect(View& out, const Action& one) const {
    out["failed"] = one.failed;
    out["verdict"] = text_or_false(one.verdict);
    out["effect"] = false;
    if (one.effect) {
      out["effect"] = statement(*one.effect);
      out["effect"]["time"] = time_or_false(one.effect_minute);
    }
  }

  /// What was done, moment by moment: the stages of all actions in the order of their times; what
  /// came of an action stands with its last one. Plans that were not taken up are none of them:
  /// `declined` gives those.
  [[nodiscard]] View steps(bool declined) const {
    struct Moment {
      const Action* action;
      const ActionStage* stage;
    };
    std::vector<Moment> moments;
    for (const Action& action : incident_->actions) {
      if ((action.status == Status::rejected) == declined) {
        std::ranges::transform(action.stages, std::back_inserter(moments),
                               [&](const ActionStage& stage) {
                                 return Moment{&action, &stage};
                               });
      }
    }
    std::ranges::stable_sort(moments, [](const Moment& a, const Moment& b) {
      return a.stage->minute < b.stage->minute;
    });
    return list_of(moments, [&](const Moment& one) {
      View out = statement(one.stage->statement);
      out["time"] = timed_or_false(one.stage->minute);
      out["label"] = text_or_false(one.stage->label);
      out["actor"] = text_or_false(one.stage->actor);
      for (const char* name : {"failed", "verdict", "effect"}) {
        out[name] = false;
      }
      if (one.stage == &one.action->stages.back()) {
        put_effect(out, *one.action);
      }
      return out;
    });
  }

  [[nodiscard]] View action(const Action& one) const {
    View out = statement(one.statement);
    out["time"] = timed_or_false(one.minute);
    out["actor"] = text_or_false(one.actor);
    for (const Status status :
         {Status::proposed, Status::requested, Status::started, Status::done, Status::rejected}) {
      out[std::string("is_") + name_of(status)] = one.status == status;
    }
    out["proposed"] = time_or_false(one.proposed);
    out["started"] = time_or_false(one.started);
    out["done"] = time_or_false(one.done);
    put_effect(out, one);
    return out;
  }

  /// The classes of measures that nobody spoke of, for one line instead of a heading each.
  [[nodiscard]] View unmet() const {
    constexpr Category kAll[] = {Category::prevent, Category::detect, Category::mitigate,
                                 Category::repair};
    std::vector<Category> open;
    std::ranges::copy_if(kAll, std::back_inserter(open), [&](Category category) {
      return complete_ || std::ranges::none_of(incident_->followups, [&](const FollowUp& one) {
               return one.category == category;
             });
    });
    return list_of(open, [&](Category category) {
      View view;
      for (const Category other : kAll) {
        view[std::string("is_") + name_of(other)] = other == category;
      }
      return view;
    });
  }

  [[nodiscard]] View followups_of(Category category) const {
    std::vector<FollowUp> chosen;
    std::ranges::copy_if(incident_->followups, std::back_inserter(chosen),
                         [&](const FollowUp& one) { return one.category == category; });
    std::vector<Suggestion> suggested;
    std::ranges::copy_if(incident_->suggestions, std::back_inserter(suggested),
                         [&](const Suggestion& one) { return one.category == category; });
    View out;
    put_list(out, "items", list_of(chosen, [&](const FollowUp& one) {
               View view = statement(one.statement);
               view["owner"] = text_or_false(one.owner);
               view["due"] = text_or_false(one.due);
               view["is_interim"] = one.horizon == FollowUp::Horizon::interim;
               view["is_lasting"] = one.horizon == FollowUp::Horizon::lasting;
               return view;
             }));
    put_list(out, "suggestions", list_of(suggested, [&](const Suggestion& one) {
               View view;
               view["text"] = without_full_stop(one.text);
               view["playbook"] = one.playbook;
               view["because"] = text_or_false(one.because);
               view["is_suspected"] = one.suspected;
               put_cites(view, one.events);
               return view;
             }));
    out["has_any"] = !chosen.empty() || !suggested.empty();
    return out;
  }

  [[nodiscard]] View question(const Missing& one) const {
    View view;
    view["id"] = one.id;
    view["label"] = one.label;
    view["question"] = without_full_stop(one.question);
    view["what"] = text_or_false(one.what);
    view["ask"] = text_or_false(one.ask);
    put_cites(view, one.events);
    return view;
  }

  // What the same is missing of, as one: three pieces of work without a day are one point. What
  // was suspected is a sentence, and stands alone.
  [[nodiscard]] std::vector<std::vector<Missing>> alike() const {
    std::vector<std::vector<Missing>> out;
    for (const Missing& one : incident_->missing) {
      const auto same = std::ranges::find_if(out, [&](const std::vector<Missing>& others) {
        return one.asks_of_work() && others.front().id == one.id;
      });
      if (same != out.end()) {
        same->push_back(one);
      } else {
        out.push_back({one});
      }
    }
    return out;
  }

  void put_open_points(View& out) const {
    put_list(out, "open_points", list_of(alike(), [&](const std::vector<Missing>& same) {
               View view = question(same.front());
               const bool several = same.size() > 1 || complete_;
               put_list(view, "points",
                        list_of(several ? same : std::vector<Missing>{},
                                [&](const Missing& one) { return question(one); }));
               return view;
             }));
  }

  void put_open_questions(View& out) const {
    put_list(out, "missing",
             list_of(incident_->missing, [&](const Missing& one) { return question(one); }));
    put_open_points(out);
    put_list(out, "conflicts", list_of(incident_->conflicts, [&](const Conflict& one) {
               View view;
               view["id"] = one.id;
               view["label"] = one.label;
               view["text"] = without_full_stop(one.text);
               put_cites(view, one.events);
               return view;
             }));
  }

  [[nodiscard]] View evidence_of(const Message& message) const {
    const bool blocks = has_several_lines(message.text);
    View out;
    out["n"] = std::to_string(message.n);
    out["time"] = clock_.time_of(message);
    out["speaker"] = text_or_false(message.speaker);
    out["text"] = blocks && !complete_ ? View(false) : text_or_false(message.text);
    out["blocks"] = blocks ? View(as_blocks(message.text, kFootnoteIndent)) : View(false);
    out["file"] = base_name(message.source.empty() ? transcript().name : message.source);
    out["line"] = message.line > 0 ? View(std::to_string(message.line)) : View(false);
    return out;
  }

  const Analysis* analysis_;
  const Incident* incident_;
  Cite cite_;
  NameHider names_;
  bool complete_;
  bool timed_;
  ClockView clock_;
};

/// The messages that the lists behind `path` refer to.
void collect(const View& view, std::string_view path, std::set<int>& numbers) {
  if (view.is_list()) {
    for (const View& item : view.list()) {
      collect(item, path, numbers);
    }
    return;
  }
  if (!view.is_object()) {
    return;
  }
  if (path.empty()) {
    if (const View* n = view.find("n")) {
      numbers.insert(std::stoi(n->text()));
    }
    return;
  }
  const std::size_t dot = path.find('.');
  if (const View* found = view.find(path.substr(0, dot))) {
    collect(*found, dot == std::string_view::npos ? "" : path.substr(dot + 1), numbers);
  }
}

}  // namespace

View view_of(const Analysis& analysis, const Incident& incident, Cite cite, const NameHider& names,
             const std::set<std::string>& messages) {
  const Viewer viewer(analysis, incident, cite, names);
  View out = viewer.all();
  std::set<int> cited;
  for (const std::string& path : messages) {
    collect(out, path, cited);
  }
  out["has_evidence"] = !cited.empty();
  out["evidence"] = viewer.evidence(cited);
  return out;
}

void put_evidence(View& view, const Analysis& analysis, const Incident& incident, Cite cite,
                  const std::vector<int>& messages) {
  std::set<int> numbers;
  for (const int n : messages) {
    if (n >= 1 && n <= static_cast<int>(analysis.transcript.messages.size())) {
      numbers.insert(n);
    }
  }
  view["has_evidence"] = !numbers.empty();
  view["evidence"] = Viewer(analysis, incident, cite, {}).evidence(numbers);
}

View complete_view() {
  const auto [analysis, incident] = complete_sample();
  const Viewer viewer(analysis, incident, Cite::footnote, {}, true);
  View out = viewer.all();
  out["has_evidence"] = true;
  out["evidence"] = viewer.evidence({1});
  return out;
}

}  // namespace tenmatsu::document
