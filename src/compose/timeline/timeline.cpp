#include "compose/timeline/timeline.hpp"

#include <algorithm>
#include <optional>

#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/times/ending.hpp"
#include "compose/wording/row_lines.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"
#include "text/pasted.hpp"

namespace tenmatsu::composition {
namespace {

// What a message is told by, the most telling first.
constexpr Tag kTelling[] = {Tag::recovery, Tag::action,    Tag::cause,         Tag::impact,
                            Tag::symptom,  Tag::detection, Tag::communication, Tag::investigation};

bool only_announces(const Story& story, int n, Tag tag) {
  const auto lines = story.carriers(n, tag);
  return std::ranges::all_of(lines, [&](Line line) {
    const Modality modality = story.modality(line);
    return modality == Modality::intention || modality == Modality::request ||
           modality == Modality::ongoing || story.asks(line);
  });
}

bool marked_as_told(const Story& story, int n) {
  return !told_as(story, n).empty();
}

// A look that is only announced moves nothing, nor does a step that only begins.
bool moves(const Story& story, int n, Tag tag) {
  switch (tag) {
    case Tag::investigation:
      return !only_announces(story, n, tag);
    case Tag::action:
      return story.status(n, tag) != Status::requested || marked_as_told(story, n);
    default:
      return true;
  }
}

std::optional<Tag> told_by(const Story& story, int n) {
  for (const Tag tag : kTelling) {
    if (story.has(n, tag) && moves(story, n, tag)) {
      return tag;
    }
  }
  return std::nullopt;
}

std::vector<Tag> tags_of(const Event& event) {
  std::vector<Tag> tags;
  for (const TagFinding& finding : event.tags) {
    tags.push_back(finding.tag);
  }
  return tags;
}

bool says_proposed(const Story& story, const std::string& text) {
  const auto& marks = story.phrases().cue("says_proposed");
  return text.empty() || std::ranges::any_of(marks, [&](const std::string& mark) {
           return text.find(mark) != std::string::npos;
         });
}

// How somebody came to know or to look is told only where nothing else is.
bool of_second_rank(Tag tag) {
  return tag == Tag::investigation || tag == Tag::communication || tag == Tag::detection;
}

void add_lines(std::vector<Line>& lines, const std::vector<Line>& more) {
  for (const Line line : more) {
    if (std::ranges::find(lines, line) == lines.end()) {
      lines.push_back(line);
    }
  }
}

// 「5xxが35%です。10時58分のリリースのあとからですね」: a figure that was found is told with what
// it means.
std::vector<Line> figures_found(const Story& story, int n) {
  std::vector<Line> lines;
  if (story.has(n, Tag::investigation) && moves(story, n, Tag::investigation)) {
    lines = story.carriers(n, Tag::investigation);
    std::erase_if(lines, [&](Line line) { return story.metrics(line).empty(); });
  }
  return lines;
}

// Who declared the incident speaks for all; empty where nobody did.
std::string leader_of(const Story& story, const Milestones& times) {
  const auto& declared = times[static_cast<std::size_t>(Milestone::declared)];
  return declared && !declared->events.empty() ? story.speaker(declared->events.front())
                                               : std::string();
}

// 「18時の再開はやめましょう」: a rejection soon after may be of anything that was said before it,
// a later one is of what it names.
bool called_off(const Story& story, int n) {
  constexpr int kSoon = 30;  // minutes
  for (int later = n + 1; later <= story.size(); ++later) {
    if (story.status(later, Tag::action) == Status::rejected &&
        (story.minute(later) - story.minute(n) <= kSoon ||
         overlap(words_of(story, n, Tag::action), words_of(story, later, Tag::action)) > 0)) {
      return true;
    }
  }
  return false;
}

// 「では18時に再開しましょう」 of who leads is no proposal.
bool decides(const Story& story, int n, const std::string& leader) {
  const auto lines = story.carriers(n, Tag::action);
  return !leader.empty() && story.speaker(n) == leader && !lines.empty() &&
         !story.asks(lines.back()) && story.ends(lines.back(), "lets_ends") &&
         !called_off(story, n);
}

// What is only asked did not happen. 「落ちてない？」 has seen it, and what somebody suspects or
// proposes is told as that.
void drop_questions(const Story& story, std::vector<Line>& lines) {
  const auto tells = [&](Line line) {
    return std::ranges::any_of(kTelling, [&](Tag tag) {
      const bool how = tag == Tag::communication || tag == Tag::investigation;
      return !how && story.carries(line, tag);
    });
  };
  // 「消していいやつ？」, 「ローカルで進めて大丈夫？」
  const auto asks_leave = [&](Line line) { return story.ends(line, "asks_if_well"); };
  // 「止まったときは「出す」だよね」
  const auto makes_sure = [&](Line line) {
    return story.carries(line, Tag::action) && !story.carries(line, Tag::cause) &&
           story.ends(line, "makes_sure_ends");
  };
  std::erase_if(lines, [&](Line line) {
    const bool asks = story.modality(line) == Modality::question && story.asks(line);
    return (asks && (!tells(line) || asks_leave(line))) || makes_sure(line);
  });
}

// 「下げるのはどうなんだろう」 holds back.
bool proposes(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::action);
  return story.status(n, Tag::action) == Status::proposed &&
         !std::ranges::all_of(lines, [&](Line line) { return proposes_nothing(story, line); });
}

// What programs wrote is no sentence; of a message that tells only there, its first
// line.
void drop_pasted(const Story& story, std::vector<Line>& lines) {
  const auto pasted = [&](Line line) {
    return text::is_pasted(story.analysis().message(line.n).text,
                           story.event(line.n).sentences[line.index].span.begin);
  };
  if (std::ranges::all_of(lines, pasted)) {
    lines.resize(std::min<std::size_t>(lines.size(), 1));
  } else {
    std::erase_if(lines, pasted);
  }
}

// 「1台は止められる。残りは明日8時だそうだ」, 「…なら40分」: what was said last would be marked as
// a step, and it tells how things are.
bool ends_in_no_step(const Story& story, const std::string& text) {
  const std::vector<std::string> all = split_sentences(story, text::normalised(text));
  if (all.empty()) {
    return false;
  }
  const std::string_view last = text::without_closing_marks(all.back());
  return !names_step(story, all.back()) ||
         ends_with_any(last, story.phrases().cue("says_how_it_is"));
}

// The sentences that carry the tags of the message, follow-ups apart.
Statement told(const Story& story, int n, const std::string& leader) {
  std::vector<Line> lines;
  for (const bool second : {false, true}) {
    for (const Tag tag : kTelling) {
      if (of_second_rank(tag) == second && story.has(n, tag) && moves(story, n, tag)) {
        add_lines(lines, story.carriers(n, tag));
      }
    }
    if (!lines.empty()) {
      break;
    }
  }
  add_lines(lines, figures_found(story, n));
  drop_questions(story, lines);
  drop_pasted(story, lines);
  if (lines.empty()) {
    return {};
  }
  std::ranges::sort(lines);
  add_what_stands_beside(story, n, lines);
  Statement statement = event_statement(story, n, lines);
  if (proposes(story, n) && !says_proposed(story, statement.text) &&
      names_step(story, statement.text)) {
    const bool decided = decides(story, n, leader);
    if (decided || !ends_in_no_step(story, statement.text)) {
      statement.text = story.phrases().fill(decided ? "action.decided" : "action.proposed",
                                            {{"what", statement.text}});
    }
  }
  return statement;
}

// What a message without a tag states, where it moved the incident all the same:
// 「出しました。14館で 1,183室です」.
Statement stated(const Story& story, int n) {
  std::vector<Line> lines = story.lines(n);
  std::erase_if(lines, [&](Line line) {
    const Modality modality = story.modality(line);
    return story.asks(line) || modality == Modality::acknowledgement ||
           modality == Modality::request || modality == Modality::intention;
  });
  drop_pasted(story, lines);
  return lines.empty() ? Statement{} : event_statement(story, n, lines);
}

std::optional<TimelineEntry> entry(const Story& story, int n, const std::string& leader) {
  const bool untagged = story.event(n).tags.empty();
  if (untagged ? !story.event(n).key : !told_by(story, n)) {
    return std::nullopt;
  }
  TimelineEntry made;
  made.minute = story.minute(n);
  made.timed = story.timed(n);
  made.statement = untagged ? stated(story, n) : told(story, n, leader);
  made.tags = tags_of(story.event(n));
  return made.statement.text.empty() ? std::nullopt : std::optional(std::move(made));
}

// --- one line for one happening ---

// A step that was begun and, soon after, done: only its end is told.
bool superseded(const Story& story, int n) {
  constexpr int kSoon = 30;  // minutes
  if (story.status(n, Tag::action) != Status::started || story.event(n).tags.size() > 1) {
    return false;
  }
  for (int later = n + 1; later <= story.size() && story.minute(later) - story.minute(n) <= kSoon;
       ++later) {
    if (story.status(later, Tag::action) == Status::done &&
        (story.speaker(later) == story.speaker(n) ||
         overlap(words_of(story, n, Tag::action), words_of(story, later, Tag::action)) >= 0.5)) {
      return true;
    }
  }
  return false;
}

bool says_again(const TimelineEntry& known, const TimelineEntry& next) {
  return known.statement.text == next.statement.text ||
         (next.statement.text.size() > 12 &&
          known.statement.text.find(next.statement.text) != std::string::npos);
}

void add(std::vector<TimelineEntry>& all, TimelineEntry next) {
  for (TimelineEntry& known : all) {
    if (says_again(known, next)) {
      cite(known.statement, next.statement.events);
      return;
    }
  }
  all.push_back(std::move(next));
}

// --- what is marked to be told ---

TimelineEntry worded(TimelineEntry entry, std::string told) {
  constexpr std::string_view kWhat = "{what}";
  entry.statement.text = told.replace(told.find(kWhat), kWhat.size(), entry.statement.text);
  return entry;
}

// Each where its message stands; no other line is one with it.
void insert(std::vector<TimelineEntry> marked, std::vector<TimelineEntry>& all) {
  for (TimelineEntry& one : marked) {
    const int n = one.statement.events.front();
    const auto behind = std::ranges::find_if(
        all, [n](const TimelineEntry& other) { return other.statement.events.front() > n; });
    all.insert(behind, std::move(one));
  }
}

// --- milestones that no message stands at ---

// The first message tells of a time before it: that is where the line belongs.
void move_to_start(const Milestones& times, std::vector<TimelineEntry>& all) {
  const auto& detected = times[static_cast<std::size_t>(Milestone::detected)];
  if (!detected || detected->events.empty()) {
    return;
  }
  for (TimelineEntry& one : all) {
    if (one.statement.events.front() == detected->events.front() && detected->minute < one.minute) {
      one.minute = detected->minute;
      one.approximate = detected->approximate;
    }
  }
}

// What a call is opened with stands under its own time once its news stands under an earlier one.
void add_call(const Story& story, const Milestones& times, std::vector<TimelineEntry>& all) {
  const auto& declared = times[static_cast<std::size_t>(Milestone::declared)];
  if (!declared || declared->events.empty()) {
    return;
  }
  const int n = declared->events.front();
  const bool shown = std::ranges::any_of(all, [&](const TimelineEntry& one) {
    const auto& events = one.statement.events;
    return one.minute == declared->minute && std::ranges::find(events, n) != events.end();
  });
  // 「ここは俺が旗ふる」, taken for no call, is none.
  const bool called = n == 1 || story.has(n, Tag::communication);
  if (!shown && called) {
    all.push_back({declared->minute,
                   declared->approximate,
                   true,
                   {story.phrases().text("timeline.declared"), {n}},
                   {Tag::communication}});
  }
}

// The last reading that was better; what is said of causes and harm after it looks back.
int last_reading(const Story& story) {
  const int closing = closing_event(story);
  int last = 0;
  for (const int n : story.tagged(Tag::recovery)) {
    last = n != closing ? n : last;
  }
  return closing != 0 || !story.tagged(Tag::recovery).empty() ? std::max(last, 0) : story.size();
}

bool looks_back(const Story& story, int n, int last) {
  return last != 0 && n > last && !story.has(n, Tag::recovery) && !story.has(n, Tag::action) &&
         !story.has(n, Tag::communication) && !story.has(n, Tag::symptom);
}

}  // namespace

std::string told_as(const Story& story, int n) {
  for (const Evidence& evidence : story.event(n).fired) {
    const rules::TagRule* rule = story.rules().tags.find(evidence.rule);
    const rules::Marker* marker =
        rule == nullptr ? nullptr : story.rules().markers.find(rule->when.marker);
    if (marker != nullptr && !marker->told.empty()) {
      return marker->told;
    }
  }
  return "";
}

std::vector<TimelineEntry> timeline(const Story& story, const Milestones& times) {
  const int last = last_reading(story);
  const std::string leader = leader_of(story, times);
  std::vector<TimelineEntry> all;
  std::vector<TimelineEntry> marked;
  for (const Event& event : story.events()) {
    const std::string told = told_as(story, event.n);
    if (told.empty() && (superseded(story, event.n) || looks_back(story, event.n, last))) {
      continue;
    }
    if (auto one = entry(story, event.n, leader)) {
      told.empty() ? add(all, std::move(*one)) : marked.push_back(worded(std::move(*one), told));
    }
  }
  insert(std::move(marked), all);
  move_to_start(times, all);
  add_call(story, times, all);
  std::ranges::stable_sort(
      all, [](const TimelineEntry& a, const TimelineEntry& b) { return a.minute < b.minute; });
  return all;
}

}  // namespace tenmatsu::composition
