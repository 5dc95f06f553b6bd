#include "compose/times/onset_times.hpp"

#include <algorithm>
#include <string>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/told_course.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

// By what a sentence is judged: what comes from the analysis' facts alone is the same where they
// were read back, without the terms that were found.
enum class Heard { facts, terms };

std::string before(const Story& story, const TimeMention& time) {
  return said_before(story, time.span);
}

std::string behind(const Story& story, const TimeMention& time) {
  const std::string rest = said_behind(story, time.span);
  return rest.substr(text::skip_blanks(rest, 0));
}

bool begins(const TimeMention& time) {
  return time.kind == Kind::from;
}

// What is said right behind a time, up to where the sentence pauses: not at 「12時6分に、」, nor
// where somebody only draws breath, 「9時40分ごろに得意先の、あの、通販さんから電話」.
std::string clause_behind(const Story& story, const NamedTime& one) {
  constexpr std::size_t kClause = 7;  // bytes
  const std::string rest = without_fillers(story, behind(story, *one.time));
  const auto& quotation = story.phrases().cue("quotation");
  std::size_t end = 0;
  bool quoted = false;  // what others said has pauses of its own
  for (std::string_view left = rest;
       !left.empty() &&
       (end < kClause || quoted || !starts_with_any(left, story.phrases().cue("pauses")));
       left = std::string_view(rest).substr(end)) {
    quoted = quoted != starts_with_any(left, quotation);
    end += text::character_at(rest, end).size;
  }
  return rest.substr(0, end);
}

// What is said right before it, from the last pause or the last time on.
std::string clause_before(const Story& story, const NamedTime& one) {
  const std::string rest = before(story, *one.time);
  std::size_t begin = rest.size();
  while (begin > 0 &&
         !ends_with_any(std::string_view(rest).substr(0, begin), story.phrases().cue("pauses"))) {
    begin -= text::character_before(rest, begin).size;
  }
  return rest.substr(begin);
}

// 「12時台から」 is said of a whole hour, 「3日前」 of a whole day; 「14時の時点で」 counts what
// had come by then; 「9時5分に電話」 is when it was told; 「13時22分ではなく」 takes it back;
// 「2000/01/01 09:41」 is what a clock shows that lost its day.
bool names_no_point(const Story& story, const TimeMention& time) {
  constexpr Minute kYear = 366 * 24 * 60;
  const std::string rest = behind(story, time);
  const std::string said = text::normalised(time.text);
  return story.minute(1) - time.minute > kYear ||
         holds_any(said, story.phrases().cue("whole_hours")) ||
         holds_any(said, story.phrases().cue("whole_days")) ||
         starts_with_any(rest, story.phrases().cue("as_of")) ||
         starts_with_any(rest, story.phrases().cue("told_at")) ||
         starts_with_any(rest, story.phrases().cue("but_not"));
}

// 「問い合わせが9時40分ごろから」: since then somebody tells of it.
bool dates_reports(const Story& story, const TimeMention& time) {
  return ends_with_any(before(story, time), story.phrases().cue("reports_since"));
}

// 「今朝7時45分からの採血は83人」: since when something was counted that went well or not.
bool begins_count(const Story& story, Line line, const TimeMention& time, Heard heard) {
  const std::string rest = behind(story, time);
  const bool since = begins(time) ? starts_with_any(rest, story.phrases().cue("of_thing"))
                                  : starts_with_any(rest, story.phrases().cue("since_of"));
  const bool harm =
      heard == Heard::terms && (story.has_term(line, "symptom") || story.has_term(line, "impact"));
  return since && !story.metrics(line).empty() && !harm && !story.hears(line, "hit");
}

// 「19時開始の講座」: when something was to be, whatever became of it. What was to be done then and
// is a cause began then.
bool is_scheduled(const Story& story, const NamedTime& one) {
  const auto& [line, time] = one;
  const bool caused = story.status(line.n, Tag::cause) == Status::confirmed;
  const std::string before = clause_before(story, one);
  // 「予定の7時から77分遅れ」, and not 「予定の7時を過ぎても終わらない」
  if (ends_with_any(before, story.phrases().cue("planned_before")) &&
      !starts_with_any(behind(story, *time), story.phrases().cue("time_passed"))) {
    return true;
  }
  return time->kind == Kind::point && !caused &&
         (starts_with_any(behind(story, *time), story.phrases().cue("scheduled")) ||
          ends_with_any(before, story.phrases().cue("scheduled_before")));
}

// 「8時から会議」: what begins then is no trouble, whatever else is said with it. 「8時の朝礼のとき
// から」 is since when.
bool is_appointment(const Story& story, const NamedTime& one) {
  return starts_with_any(behind(story, *one.time), story.phrases().cue("appointments")) &&
         !holds_any(clause_behind(story, one), story.phrases().cue("since_then_on"));
}

// 「毎朝6時半に送っている」, 「いつもは5時に置かれる」: what is done then on every day.
bool is_habit(const Story& story, const NamedTime& one) {
  return !begins(*one.time) &&
         holds_any(clause_before(story, one), story.phrases().cue("every_day"));
}

// 「14時58分と出ています」, 「時計は7:10」: what a clock or a screen shows.
bool is_shown(const Story& story, const NamedTime& one) {
  return !begins(*one.time) &&
         (starts_with_any(behind(story, *one.time), story.phrases().cue("time_shown")) ||
          holds_any(clause_before(story, one), story.phrases().cue("clocks")));
}

// 「6時20分頃に携帯へ入電」: when somebody told of it. A monitor tells as it happens; 「6時20分に
// 引っかけたと現場から連絡」 tells when that was.
bool is_when_told(const Story& story, const NamedTime& one) {
  const std::string clause = clause_behind(story, one);
  const bool alerts = holds_any(clause, story.phrases().cue("alert_words_said")) &&
                      tells_trouble(story, one.line.n);
  std::size_t told = clause.size();
  for (const std::string& word : story.phrases().cue("tellings")) {
    told = std::min(told, clause.find(word));
  }
  // 「最初に声が上がったのが13時20分」
  const std::string before = clause_before(story, one);
  const bool earlier = ends_with_any(before, story.phrases().cue("told_earlier")) &&
                       holds_any(before, story.phrases().cue("tellings")) &&
                       !holds_any(before, story.phrases().cue("alert_words_said"));
  return !begins(*one.time) &&
         (earlier || (!alerts && told < clause.size() &&
                      !holds_any(clause.substr(0, told), story.phrases().cue("quoted_happening"))));
}

// 「22時のスナップショット」, 「控えは8時45分」: when a copy was made.
bool is_copy(const Story& story, const NamedTime& one) {
  return !begins(*one.time) &&
         (holds_any(clause_before(story, one), story.phrases().cue("copies")) ||
          holds_any(clause_behind(story, one), story.phrases().cue("copies")));
}

// 「いちばん早いのが10:52の提出」, 「3時12分が最初」: of many the first one.
bool is_first_of_many(const Story& story, const NamedTime& one) {
  return holds_any(clause_before(story, one), story.phrases().cue("begins_at")) ||
         starts_with_any(behind(story, *one.time), story.phrases().cue("is_first"));
}

// 「2時の定期処理」, told as the cause: what was changed then.
bool names_change(const Story& story, const NamedTime& one) {
  return story.status(one.line.n, Tag::cause) == Status::confirmed &&
         holds_any(clause_behind(story, one), story.phrases().cue("changes_at"));
}

// 「16時半の大阪便」: the time only tells which thing is meant. 「3時41分の瞬断」 is the trouble
// itself, 「5時の検温の頃には」 and 「12時の発売直後から」 say since when.
bool names_thing(const Story& story, const NamedTime& one) {
  const std::string rest = clause_behind(story, one);
  return !begins(*one.time) && starts_with_any(rest, story.phrases().cue("of_thing")) &&
         !holds_any(rest, story.phrases().cue("since_then_on")) &&
         !holds_any(rest, story.phrases().cue("of_failing")) && !is_first_of_many(story, one) &&
         !names_change(story, one);
}

// 「12時41分からですね」, 「7時半ごろから」: all that is said is since when.
bool is_all_said(const Story& story, const NamedTime& one) {
  return begins(*one.time) && clause_before(story, one).empty() &&
         starts_with_any(behind(story, *one.time), story.phrases().cue("only_since"));
}

// 「集計は3時に終わってる」: what went well then.
bool is_when_done(const Story& story, const NamedTime& one) {
  return !begins(*one.time) && story.status(one.line.n, Tag::cause) != Status::confirmed &&
         starts_with_any(behind(story, *one.time), story.phrases().cue("done_well_at"));
}

// 「0時〜3時の取替工事」: how long somebody was to work.
bool is_window(const Story& story, Line line, const TimeMention& time) {
  return lasts_until(story, line, time) && !tells_trouble(story, line.n) &&
         story.hears(line, "maintenance");
}

// 「9時5分です」 answers what was asked, whatever that was; 「20時1分からです」 says since when.
bool is_bare(const Story& story, const NamedTime& one) {
  const Line line = one.line;
  return content_words(story.normal(line)).empty() && story.event(line.n).tags.empty() &&
         !answers_since(story, line) && !is_all_said(story, one);
}

// 「7時から並んだのに抜かれた」: what people did then themselves; 「11時ごろ何があったか」 only
// asks.
bool is_beside_it(const Story& story, const NamedTime& one) {
  return (begins(*one.time) &&
          starts_with_any(behind(story, *one.time), story.phrases().cue("people_since"))) ||
         story.hears(one.line, "asks_what_then");
}

// 「圧力異常で停止。8時50分の履歴」: a machine wrote down when it happened.
bool is_recorded(const Story& story, const NamedTime& one) {
  return starts_with_any(behind(story, *one.time), story.phrases().cue("record_of")) &&
         tells_trouble(story, one.line.n);
}

// Whether it is none of what people name times for that have nothing to do with the beginning.
bool may_be_onset(const Story& story, const NamedTime& one, Heard heard) {
  const auto& [line, time] = one;
  return (time->kind == Kind::from || time->kind == Kind::point) && !names_no_point(story, *time) &&
         !dates_reports(story, *time) && !begins_count(story, line, *time, heard) &&
         !is_bare(story, one) && !is_scheduled(story, one) && !is_window(story, line, *time) &&
         !is_appointment(story, one) && !is_habit(story, one) && !is_shown(story, one) &&
         !is_when_told(story, one) && !is_copy(story, one) && !is_beside_it(story, one) &&
         (is_recorded(story, one) || !names_thing(story, one)) && !is_when_done(story, one);
}

// Whether the sentence says that something is wrong, or that something happens.
bool tells_of_it(const Story& story, Line line, Heard heard) {
  return story.carries(line, Tag::symptom) || story.carries(line, Tag::detection) ||
         story.carries(line, Tag::impact) ||
         (heard == Heard::terms && story.has_term(line, "symptom")) ||
         story.hears(line, "of_failing") || story.hears(line, "under_way");
}

// 「8時から出した分を止めた」, 「8時以降の214枚を刷り直した」: people come back to it.
bool named_since_again(const Story& story, const NamedTime& one) {
  for (const Event& event : story.events()) {
    if (event.n != one.line.n && std::ranges::any_of(event.times, [&](const TimeMention& time) {
          return time.minute == one.time->minute && begins(time);
        })) {
      return true;
    }
  }
  return false;
}

// 「13:03から26回」, 「6時10分の立ち上げから10,460袋」
bool tells_since(const Story& story, const NamedTime& one) {
  return begins(*one.time) ||
         holds_any(clause_behind(story, one), story.phrases().cue("since_then_on"));
}

bool is_told(const Story& story, const NamedTime& one, int closing, Heard heard) {
  const auto& [line, time] = one;
  return answers_since(story, line) || story.hears(line, "begins_at") ||
         is_first_of_many(story, one) || is_all_said(story, one) || is_recorded(story, one) ||
         story.hears(line, "last_good") || tells_of_it(story, line, heard) ||
         (tells_since(story, one) && tells_trouble(story, line.n)) ||
         (begins(*time) && line.n == closing) || named_since_again(story, one);
}

// A change that people know to be the cause. A bot only lists what was changed.
bool is_of_cause(const Story& story, const NamedTime& one, const std::set<int>& known) {
  return !story.bot(one.line.n) && !story.hears(one.line, "ran_well") &&
         (known.count(one.line.n) > 0 || story.status(one.line.n, Tag::cause) == Status::confirmed);
}

}  // namespace

std::set<int> known_causes(const std::vector<Guess>& guesses) {
  std::set<int> known;
  for (const Guess& guess : guesses) {
    if (guess.cause.status != Status::ruled_out) {
      known.insert(guess.cause.raised.begin(), guess.cause.raised.end());
      known.insert(guess.cause.supported.begin(), guess.cause.supported.end());
    }
  }
  return known;
}

OnsetProof proof_of_onset(const Story& story, const NamedTime& one, int closing,
                          const std::set<int>& known) {
  if (!may_be_onset(story, one, Heard::terms)) {
    return OnsetProof::none;
  }
  return is_told(story, one, closing, Heard::terms) ? OnsetProof::told
         : is_of_cause(story, one, known)           ? OnsetProof::cause
                                                    : OnsetProof::none;
}

bool is_plainly_told(const Story& story, const NamedTime& one, int closing) {
  return may_be_onset(story, one, Heard::facts) && is_told(story, one, closing, Heard::facts);
}

bool lasts_until(const Story& story, Line line, const TimeMention& begin) {
  const auto times = story.times(line);
  return std::ranges::any_of(times, [&](const TimeMention* end) {
    return end->kind == Kind::until && end->minute > begin.minute;
  });
}

bool answers_since(const Story& story, Line line) {
  constexpr int kNear = 3;  // messages
  for (int asked = line.n - 1; asked >= std::max(1, line.n - kNear); --asked) {
    if (story.hears(asked, "asks_since")) {
      return true;
    }
  }
  return false;
}

bool says_of_thing(const Story& story, const NamedTime& one) {
  const auto& [line, time] = one;
  const std::string rest = behind(story, *time);
  return !begins(*time) && (starts_with_any(rest, story.phrases().cue("topic_marks")) ||
                            (!tells_trouble(story, line.n) &&
                             starts_with_any(rest, story.phrases().cue("of_thing")) &&
                             !holds_any(rest, story.phrases().cue("since_then_on"))));
}

}  // namespace tenmatsu::composition
