#include "compose/times/ending.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/marks.hpp"
#include "compose/times/standing.hpp"
#include "compose/times/told_end.hpp"
#include "compose/wording/beside.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「DBは直りましたが、画面はまだです」: only a part of it is well.
bool leaves_trouble(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::symptom);
  return std::ranges::any_of(
      lines, [&](Line line) { return !story.asks(line) && story.hears(line, "still"); });
}

// 「進捗71%」: a piece of work that is on its way.
bool is_on_its_way(const Story& story, Line line) {
  constexpr double kWhole = 100;
  const auto figures = story.metrics(line);
  return story.hears(line, "part_done") && std::ranges::any_of(figures, [&](const Metric* figure) {
           return figure->value < kWhole && story.phrases().cue("unit_shares").any_is(figure->unit);
         });
}

// 「ここまで93台。西棟がまだです」: the last good news are of a part.
bool is_of_part(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return states(story, line) && (story.hears(line, "part_not_yet") || is_on_its_way(story, line));
  });
}

// 「残りは夜までかかります」, behind the last good news.
bool leaves_rest_for_later(const Story& story, int begin) {
  for (int n = std::max(begin, 1); n <= story.size(); ++n) {
    const auto lines = story.lines(n);
    if (std::ranges::any_of(lines, [&](Line line) {
          return !story.asks(line) && story.hears(line, "rest_open") &&
                 story.hears(line, "rest_waits");
        })) {
      return true;
    }
  }
  return false;
}

// A message that says how the incident stands: it goes on, or it gets better.
bool troubled(const Story& story, int n) {
  return (story.has(n, Tag::symptom) || story.has(n, Tag::detection)) &&
         (!story.has(n, Tag::recovery) || leaves_trouble(story, n)) &&
         tells_present_trouble(story, n);
}

// 「11:00〜11:34の34分。失敗は61万件」 counts the harm that was; nothing is wrong anew.
bool counts_harm(const Story& story, int n) {
  const auto& times = story.event(n).times;
  return story.has(n, Tag::impact) && std::ranges::any_of(times, [&](const TimeMention& time) {
           return time.kind == TimeMention::Kind::until && time.minute <= story.minute(n);
         });
}

// The last message up to `end` that tells of trouble, or 0.
int last_trouble(const Story& story, int end) {
  for (int n = end; n > 0; --n) {
    if (tells_relapse(story, n) ||
        (troubled(story, n) && !story.has(n, Tag::followup) && !counts_harm(story, n))) {
      return n;
    }
  }
  return 0;
}

// 「クローズは訂正メールが届いてから」: what the close waits for.
bool waits_to_close(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& closes = story.phrases().cue("close");
  const auto& topics = story.phrases().cue("topic_marks");
  return std::ranges::any_of(closes, [&](const std::string& word) {
    const std::size_t at = text.find(word);
    const std::string_view rest = at == std::string_view::npos ? "" : text.substr(at + word.size());
    return starts_with_any(rest, topics) && holds_any(rest, story.phrases().cue("close_waits"));
  });
}

// 「クローズはせず」, 「交換まではこの件しめないからな」, 「それまで幕は引かんよ」
bool denies_close(const Story& story, Line line) {
  return follows(story, story.normal(line), "close_stems", "close_denied", 1);
}

// 「障害は閉じません」, 「口座照会だけ未復旧のまま継続です」: it says itself that it goes on.
// 「振り返りは来週またここで」 puts off the review, and no repair.
bool denies_end(const Story& story, int n) {
  const bool review = story.hears(n, "postmortem");
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    const bool later = !review && !story.carries(line, Tag::followup);
    // 「元どおりになったら困るので閉じません」: what it waits for makes it no less open.
    return (!story.asks(line) && (story.hears(line, "stays_open") || denies_close(story, line) ||
                                  waits_to_close(story, line))) ||
           (later && states(story, line) && story.hears(line, "meets_again"));
  });
}

// 「対応を続けます」: beside words that close the incident it is said of something else.
bool goes_on(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.asks(line) && !story.negated(line) && story.hears(line, "work_goes_on");
  });
}

bool stays_open_after(const Story& story, int begin) {
  for (int n = std::max(begin, 1); n <= story.size(); ++n) {
    if (denies_end(story, n) || goes_on(story, n)) {
      return true;
    }
  }
  return false;
}

// 「正常に戻りました」, and not 「62店で通っています」 or 「だいぶ戻りました」.
bool is_well(const Story& story, int n) {
  const auto lines =
      story.has(n, Tag::recovery) ? story.carriers(n, Tag::recovery) : std::vector<Line>{};
  return std::ranges::any_of(lines, [&](Line line) {
    return story.hears(line, "well_again") && !story.hears(line, "partial");
  });
}

// Where the last words of the talk begin, in which people say how it goes on: at the last report
// that it is well, which takes back what was said before. Other good news takes back nothing.
int parting(const Story& story) {
  constexpr int kParting = 7;  // messages
  int n = last_good_news(story);
  for (const int first = std::max(1, story.size() - kParting); n > first; --n) {
    if (is_well(story, n)) {
      break;
    }
  }
  return n;
}

// 「復旧です。残りの付け直しは日勤で続けます」 tells the end, not that it goes on.
bool handed_over(const Story& story) {
  const int last = last_good_news(story);
  for (int n = std::max(parting(story), 1); n <= story.size(); ++n) {
    const auto lines = story.lines(n);
    const bool passed_on = std::ranges::any_of(lines, [&](Line line) {
      return story.hears(line, "hand_over") && !story.carries(line, Tag::followup);
    });
    if (n != last && !is_well(story, n) && passed_on) {
      return true;
    }
  }
  return false;
}

// The end that people name a time for, where nothing was bad behind it and it is not kept open.
// Of a talk about what is over it is the end, whoever closes the talk.
std::optional<MilestoneTime> told_end(const Story& story) {
  const auto told = end_named(story);
  if (!told) {
    return std::nullopt;
  }
  const int n = told->events.front();
  const bool later = last_trouble(story, story.size()) > n || last_good_news(story) > n;
  const int closing = closing_event(story);
  const bool over = told->minute < story.minute(1);
  return later || stays_open_after(story, n) || (closing != 0 && closing != n && !over)
             ? std::nullopt
             : told;
}

// Where people look back and plan before somebody closes the call, it was over at the last reading.
int reading_before_review(const Story& story, int closing) {
  constexpr int kReview = 2;  // pieces of work named
  int named = 0;
  for (int n = closing - 1; n > 0; --n) {
    if (story.has(n, Tag::recovery)) {
      return named >= kReview ? n : 0;
    }
    named += story.has(n, Tag::followup) ? 1 : 0;
  }
  return 0;
}

// 「完全復旧」 — 「いや、まだ5千人くらいいますよ」
bool denied(const Story& story, int n) {
  constexpr int kSoon = 2;  // messages
  for (int next = n + 1; next <= std::min(n + kSoon, story.size()); ++next) {
    const Line first = story.lines(next).front();
    if (story.speaker(next) != story.speaker(n) && !story.asks(first) &&
        story.begins(first, "answers_no") && story.hears(next, "still")) {
      return true;
    }
  }
  return false;
}

// 「20:15で終わり」, 「9時40分をもって終息」: the time at which it ends, told right before that.
const TimeMention* end_told(const Story& story, Line line) {
  for (const TimeMention* time : story.times(line)) {
    if (time->kind == TimeMention::Kind::point &&
        starts_with_any(said_behind(story, time->span), story.phrases().cue("ends_at"))) {
      return time;
    }
  }
  return nullptr;
}

// 「13:15で締めます」, said at one: an end to come is none yet.
bool ends_later(const Story& story, Line line) {
  constexpr int kSame = 2;  // minutes
  const TimeMention* time = end_told(story, line);
  return time != nullptr && time->minute > story.minute(line.n) + kSame;
}

// 「収束とします」, and not 「収束するまで見ます」 or 「クローズの条件は」.
bool tells_close(const Story& story, Line line) {
  return find_unless(story.normal(line), story.phrases().cue("close"),
                     story.phrases().cue("close_to_come")) &&
         !waits_to_close(story, line);
}

// 「それでは本件は」: what may stand before a word that closes it. Behind 「電話連絡はここで」
// something else is closed.
bool is_close_front(const Story& story, std::string_view front) {
  if (front.empty() || ends_with_any(front, story.phrases().cue("close_fronts"))) {
    return true;
  }
  const auto& things = story.phrases().cue("close_things");
  return std::ranges::any_of(things, [&](const std::string& thing) {
    return front.ends_with(thing) &&
           is_close_front(story, front.substr(0, front.size() - thing.size()));
  });
}

// What stands before each of the words that the clause ends with.
std::vector<std::string_view> fronts(std::string_view clause, const rules::Words& words) {
  std::vector<std::string_view> all;
  for (const std::string& word : words) {
    if (clause.ends_with(word)) {
      all.push_back(clause.substr(0, clause.size() - word.size()));
    }
  }
  return all;
}

// 「では収束とします」, 「対応終了です」: a noun for the end, and what is said with it.
bool is_close_by_noun(const Story& story, std::string_view clause) {
  constexpr std::pair<const char*, const char*> kSayings[] = {
      {"close_nouns", "close_settles"},
      {"close_deeds", "close_calls"},
      {"close_reports", "close_tells"},
  };
  return std::ranges::any_of(kSayings, [&](const auto& saying) {
    const auto nouns = fronts(clause, story.phrases().cue(saying.second));
    return std::ranges::any_of(nouns, [&](std::string_view noun) {
      const auto all = fronts(noun, story.phrases().cue(saying.first));
      return std::ranges::any_of(
          all, [&](std::string_view front) { return is_close_front(story, front); });
    });
  });
}

// 「じゃ、閉めます」, 「本件おわり」: all that a clause says. 「終わりです」 alone may be of any
// work.
bool is_close_alone(const Story& story, std::string_view clause) {
  const auto& things = story.phrases().cue("close_things");
  const auto is = [&](const char* cue, bool bare) {
    const auto all = fronts(clause, story.phrases().cue(cue));
    return std::ranges::any_of(all, [&](std::string_view front) {
      return (bare || ends_with_any(front, things)) && is_close_front(story, front);
    });
  };
  return is("closes_alone", true) || is("closes_what", false) || is_close_by_noun(story, clause);
}

bool closes_alone(const Story& story, Line line) {
  if (!story.hears(line, "closes_alone") && !story.hears(line, "closes_what") &&
      !story.hears(line, "close_nouns")) {
    return false;  // most lines: their clauses need not be gone through
  }
  const std::string text = without_fillers(story, std::string(story.normal(line)));
  const auto clauses = clauses_of(story, text);
  return std::ranges::any_of(clauses, [&](std::string_view clause) {
    clause = text::without_closing_marks(clause);
    return is_close_alone(story, clause) ||
           is_close_alone(story, without_ends(clause, story.phrases().cue("close_tails")));
  });
}

// 「終わりでいいよね？」, to which nobody says no.
bool asks_to_close(const Story& story, int n) {
  const auto lines = story.lines(n);
  return (story.has(n, Tag::recovery) || story.has(n, Tag::communication)) && !denied(story, n) &&
         std::ranges::any_of(lines, [&](Line line) {
           return story.asks(line) && story.hears(line, "close_asked");
         });
}

bool closes(const Story& story, int n) {
  const auto all = story.lines(n);
  const bool alone = !story.has(n, Tag::action) && std::ranges::any_of(all, [&](Line line) {
    return states(story, line) && closes_alone(story, line);
  });
  const bool may_close = alone || story.has(n, Tag::recovery) || story.has(n, Tag::communication);
  if (!may_close || denies_end(story, n) || denied(story, n)) {
    return false;
  }
  const bool more = goes_on(story, n) || leaves_trouble(story, n);
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    // 「対応は継続とし、会議は終了とします」 closes the call.
    const bool close = (tells_close(story, line) || closes_alone(story, line)) &&
                       !(more && story.hears(line, "ends_call"));
    const bool end = !more && end_told(story, line) != nullptr;
    return states(story, line) && !story.negated(line) && !ends_later(story, line) &&
           !awaits_end(story, line) && !is_of_other_matter(story, line) && (close || end);
  });
}

// The time that a closing message names for the end. While it was still bad it was not over:
// 「10:05に起きた障害は収束しました」.
const TimeMention* named_end(const Story& story, int closing) {
  const int trouble = last_trouble(story, closing);
  const auto may_end = [&](const TimeMention& time) {
    return time.kind == TimeMention::Kind::point && time.minute <= story.minute(closing) &&
           (trouble == 0 || time.minute > story.minute(trouble));
  };
  for (const Line line : story.lines(closing)) {
    if (const TimeMention* told = end_told(story, line); told != nullptr && may_end(*told)) {
      return told;
    }
    if (!tells_close(story, line)) {
      continue;
    }
    for (const TimeMention* time : story.times(line)) {
      if (may_end(*time)) {
        return time;
      }
    }
  }
  return nullptr;
}

// 「仕様です」 in a talk in which nothing was mended: beside a repair it is a finding.
bool is_verdict(const Story& story, Line line) {
  const auto& all = story.events();
  const bool mended = std::ranges::any_of(all, [&](const Event& event) {
    return story.status(event.n, Tag::action) == Status::done ||
           (event.n != line.n && (story.has(event.n, Tag::recovery) ||
                                  story.status(event.n, Tag::cause) == Status::confirmed));
  });
  return !mended && !story.asks(line) && !story.negated(line) &&
         story.ends(line, "by_design_ends") && !story.hears(line, "by_design_not");
}

// 「復旧しました」, 「使えるようになりました」, and not 「東の店も通りました」.
bool is_plain_all_clear(const Story& story, int n) {
  const auto lines =
      story.has(n, Tag::recovery) ? story.carriers(n, Tag::recovery) : std::vector<Line>{};
  return tells_well(story, n) && !leaves_trouble(story, n) &&
         std::ranges::any_of(lines, [&](Line line) {
           return (story.hears(line, "end_told_plainly") || story.hears(line, "works_for_users")) &&
                  !story.hears(line, "partial") && !story.hears(line, "sample") &&
                  story.event(n).metrics.empty();
         });
}

}  // namespace

int closing_event(const Story& story) {
  const Marks marked = marks(story);
  if (const auto& end = marked.time(Milestone::resolved)) {
    return end->events.front();
  }
  const int trouble = last_trouble(story, story.size());
  for (int n = std::max(trouble, 1); n <= story.size(); ++n) {
    if (closes(story, n)) {
      return n;
    }
  }
  for (int n = std::max(trouble, 1); n <= story.size(); ++n) {
    if (asks_to_close(story, n)) {
      return n;
    }
  }
  return 0;
}

bool open_at_end(const Story& story) {
  if (closing_event(story) != 0 || no_incident(story) != 0 || told_end(story)) {
    return false;
  }
  const int better = last_good_news(story);
  return better == 0 || better <= last_trouble(story, story.size()) || handed_over(story) ||
         is_of_part(story, better) || leaves_rest_for_later(story, better) ||
         stays_open_after(story, parting(story));
}

bool known_open(const Story& story) {
  constexpr int kLast = 2;  // messages
  if (!open_at_end(story)) {
    return false;
  }
  const int better = last_good_news(story);
  const int trouble = last_trouble(story, story.size());
  for (int n = std::max(1, story.size() - kLast + 1); n <= story.size(); ++n) {
    const auto lines = story.lines(n);
    if (std::ranges::any_of(lines, [&](Line line) {
          return !story.asks(line) &&
                 (story.hears(line, "still") || story.hears(line, "still_under_way"));
        })) {
      return true;
    }
  }
  return (better != 0 && trouble > better) || (trouble != 0 && trouble == story.size()) ||
         handed_over(story) || leaves_rest_for_later(story, better) ||
         stays_open_after(story, parting(story));
}

int well_before_close(const Story& story, int closing) {
  int found = 0;
  for (int n = closing - 1; n > 0 && !tells_relapse(story, n) && !troubled(story, n); --n) {
    // Where it got well piece by piece no one report tells when all of it was.
    const bool another = story.has(n, Tag::recovery) && !story.hears(n, "checked_again");
    if (another && (found != 0 || !is_plain_all_clear(story, n))) {
      return 0;
    }
    found = another ? n : found;
  }
  return found;
}

int no_incident(const Story& story) {
  int verdict = 0;
  for (const Event& event : story.events()) {
    const auto lines = story.lines(event.n);
    const bool said = std::ranges::any_of(lines, [&](Line line) {
      return states(story, line) && (story.hears(line, "false_alarm") || is_verdict(story, line));
    });
    // What is found wrong afterwards was none.
    verdict = said ? event.n : troubled(story, event.n) ? 0 : verdict;
  }
  return verdict;
}

std::optional<MilestoneTime> resolved(const Story& story) {
  if (open_at_end(story)) {
    return std::nullopt;
  }
  const int closing = closing_event(story);
  if (const auto told = told_end(story); told && marks(story).first == 0) {
    return told;
  }
  if (closing == 0) {
    return at_message(story, std::max(no_incident(story), last_good_news(story)));
  }
  if (const TimeMention* time = named_end(story, closing)) {
    return at_mention(*time, closing);
  }
  const int reading = reading_before_review(story, closing);
  return at_message(story, reading != 0 ? reading : closing);
}

bool only_closed(const Story& story, const MilestoneTime& resolved) {
  return !resolved.events.empty() && resolved.events.front() == closing_event(story) &&
         !story.hears(resolved.events.front(), "well_again");
}

}  // namespace tenmatsu::composition
