#include "compose/steps/outcomes.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/story/worth.hpp"
#include "compose/troubles/gone.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「まだ62%です」
bool reads_bad_still(const Story& story, Line line) {
  const auto metrics = story.metrics(line);
  return story.hears(line, "still") && story.has(line.n, Tag::symptom) &&
         std::ranges::any_of(metrics, [&](const Metric* one) {
           return story.phrases().cue("unit_shares").any_is(one->unit) ||
                  story.phrases().cue("time_units").any_is(one->unit);
         });
}

// 「キューが減りません」; 「10分流しても止まらない」 may tell that it runs again.
bool bad_where_bad(const Story& story, Line line) {
  return story.hears(line, "no_help_where_bad") && story.has(line.n, Tag::symptom) &&
         !story.has(line.n, Tag::recovery);
}

// 「再発しました」, and not 再発行 or 再発防止.
bool tells_relapse(const Story& story, Line line) {
  return find_unless(story.normal(line), story.phrases().cue("relapse"),
                     story.phrases().cue("no_relapse"))
      .has_value();
}

// 「sysctlの上書きが効いていない」 speaks of another thing than of what was done.
bool of_other_thing(const Story& story, Line line, const std::vector<std::string>& words,
                    const std::set<char32_t>& kanji) {
  const std::string_view text = story.normal(line);
  for (const std::string& word : story.phrases().cue("in_force")) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view before = text.substr(0, at);
    return ends_with_any(before, story.phrases().cue("subject_particles")) &&
           overlap(content_words(before), words) == 0 &&
           !share_kanji(kanji_of(story, before), kanji);
  }
  return false;
}

// 「「また切れた」という電話」 tells what was seen before it.
bool quotes_relapse(const Story& story, Line line) {
  return story.hears(line, "quotation") && story.hears(line, "relapse");
}

// 「再起動に失敗」; 「失敗は3件」「失敗率」 count what fails.
bool tells_failure(const Story& story, Line line) {
  constexpr std::size_t kNear = 2;  // characters
  const std::string_view text = story.normal(line);
  const auto end =
      find_unless(text, story.phrases().cue("step_failed"), story.phrases().cue("no_failure"));
  if (!end || story.hears(line, "less")) {
    return false;
  }
  const auto figure = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(*end), text.end(),
                                   [](char byte) { return byte >= '0' && byte <= '9'; });
  const auto at = static_cast<std::size_t>(figure - text.begin());
  return figure == text.end() || length_of(text.substr(*end, at - *end)) > kNear;
}

// 「入れたんですけどまだ expired」; 「入れましたが、まだ3台あります」 counts what is left.
bool still_in_vain(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  for (const std::string& but : story.phrases().cue("done_but")) {
    const std::size_t at = text.find(but);
    const std::string_view behind =
        at == std::string_view::npos ? "" : text.substr(at + but.size());
    if (holds_any(behind, story.phrases().cue("still")) &&
        behind.find_first_of("0123456789") == std::string_view::npos) {
      return true;
    }
  }
  return false;
}

// What somebody plans or wants next came of no step, and neither did the closing of the incident.
bool tells_state(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality != Modality::intention && modality != Modality::request &&
         modality != Modality::proposal && modality != Modality::need &&
         modality != Modality::rejection && modality != Modality::question &&
         modality != Modality::acknowledgement && !story.asks(line) && !story.conditional(line) &&
         !story.hears(line, "close") && !story.ends(line, "arrives_ends");
}

// 「音が戻りました」, 「切れなくはなった」, 「エラーは消えました」
bool tells_better(const Story& story, Line line) {
  const std::string_view said = story.bare(line);
  return !story.asks(line) && !story.conditional(line) &&
         (ends_with_any(said, story.phrases().cue("bettered_ends")) ||
          trouble_is_gone(story, said));
}

bool takes_back(const Story& story, Line line) {
  return story.begins(line, "begins_but") && tells_state(story, line);
}

bool among(const std::vector<Line>& lines, Line line) {
  return std::ranges::find(lines, line) != lines.end();
}

// A message that tells nothing of the incident does not stand between a step and its outcome.
bool tells(const Story& story, int n) {
  return !story.event(n).tags.empty();
}

bool ends_incident(const Story& story, int n) {
  return story.has(n, Tag::communication) && story.hears(n, "close");
}

// 「すまん、左のを抜いていた。右のほう、やり直す」
bool owns_up(const Story& story, int n) {
  return story.hears(n, "says_sorry") &&
         (story.hears(n, "did_amiss") || story.hears(n, "does_again"));
}

bool tells_left_over(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.asks(line) && !story.conditional(line) && story.hears(line, "left_over");
  });
}

// 「まだ出ません」, 「端末が前のを覚えたままなので、消します」: the step was needed, or done amiss,
// and nobody says that it was in vain.
bool shows_later(const Story& story, int told) {
  constexpr int kNext = 2;  // messages
  for (int n = told; n <= std::min(story.size(), told + kNext); ++n) {
    if (tells_left_over(story, n) || owns_up(story, n)) {
      return true;
    }
  }
  return false;
}

bool moves_another(const Story& story, int n) {
  const Status status = story.status(n, Tag::action);
  return status == Status::done || status == Status::started;
}

}  // namespace

const char* Outcomes::verdict_of(News news) {
  switch (news) {
    case News::failed:
      return "verdict.failed";
    case News::no_effect:
      return "verdict.no_effect";
    case News::worse:
      return "verdict.worse";
    case News::relapsed:
      return "verdict.relapsed";
    default:
      return nullptr;
  }
}

Outcomes::News Outcomes::news_of(Line line, bool own) const {
  const Story& story = story_;
  if (story.asks(line) || story.conditional(line)) {
    return News::none;
  }
  if (story.hears(line, "helped_partly") ||
      (story.hears(line.n, "less") && story.hears(line, "still"))) {
    return News::partly;
  }
  if (story.hears(line, "worse") && story.has(line.n, Tag::symptom)) {
    return News::worse;
  }
  if (tells_relapse(story, line)) {
    return News::relapsed;
  }
  if (own && tells_failure(story, line)) {
    // 「1台だけ通りません」
    return story.hears(line, "only_some") ? News::partly : News::failed;
  }
  if (own && still_in_vain(story, line)) {
    return News::no_effect;
  }
  // 「ほかの行は変わっていません」 is as it should be.
  if (story.hears(line, "others_same") || story.hears(line, "no_verdict")) {
    return News::none;
  }
  return story.hears(line, "no_help") || story.hears(line, "still_bad") ||
                 reads_bad_still(story, line) || bad_where_bad(story, line)
             ? News::no_effect
             : News::none;
}

const std::vector<Outcomes::LineNews>& Outcomes::news(int n, bool own) {
  const auto [known, added] = news_.try_emplace({n, own});
  for (const Line line : added ? story_.lines(n) : std::vector<Line>{}) {
    if (const News news = news_of(line, own); news != News::none) {
      known->second.push_back({line, news});
    }
  }
  return known->second;
}

const Outcomes::Matter& Outcomes::matter(int n) {
  const auto [known, added] = matters_.try_emplace(n);
  if (added) {
    known->second = {content_words(story_.normal(n)), kanji_of(story_, story_.normal(n))};
  }
  return known->second;
}

// The first line that tells how it went; else that all is well again.
Outcomes::Told Outcomes::told_in(int n, const std::vector<Line>& acts, bool own) {
  const bool may_tell = own || story_.has(n, Tag::symptom) || story_.has(n, Tag::action) ||
                        story_.has(n, Tag::investigation) || story_.has(n, Tag::recovery) ||
                        story_.has(n, Tag::cause);
  if (may_tell) {
    const auto& all = news(n, own);
    // What stands before the act is what it was done for.
    const Line first{n, acts.empty() ? 0 : acts.front().index};
    const auto begin = std::partition_point(all.begin(), all.end(),
                                            [&](const LineNews& one) { return one.line < first; });
    const auto told = std::find_if(begin, all.end(), [&](const LineNews& one) {
      return is_bad(one.news) || !among(acts, one.line);
    });
    if (told != all.end()) {
      if (is_bad(told->news) && told->line.index > first.index) {
        std::vector<Line> both = both_halves({Line{n, told->line.index - 1}}, told->line);
        if (!both.empty()) {
          return {News::mixed, std::move(both)};
        }
      }
      return {told->news,
              among(acts, told->line) ? std::vector<Line>{} : std::vector<Line>{told->line}};
    }
  }
  std::vector<Line> lines = recovery_in(n, acts, own);
  if (lines.empty()) {
    return {};
  }
  const std::size_t next = lines.back().index + 1;
  std::vector<Line> both =
      next < story_.lines(n).size() ? both_halves(lines, Line{n, next}) : std::vector<Line>{};
  return both.empty() ? Told{News::good, std::move(lines)} : Told{News::mixed, std::move(both)};
}

std::vector<Line> Outcomes::both_halves(const std::vector<Line>& better, Line line) const {
  std::vector<Line> both = better;
  both.push_back(line);
  // 「ただ、大きな手がかりです」 takes back nothing.
  const bool bad = is_bad(news_of(line, true)) || story_.negated(line) ||
                   story_.hears(line, "still") || !story_.metrics(line).empty();
  return bad && takes_back(story_, line) && tells_better(story_, better.back()) &&
                 !is_bad(news_of(better.back(), true))
             ? both
             : std::vector<Line>{};
}

std::vector<Line> Outcomes::recovery_in(int n, const std::vector<Line>& acts, bool own) const {
  constexpr double kSure = 2;
  const Story& story = story_;
  const bool else_told = worth(story, n, Tag::recovery) < kSure &&
                         outweighed(story, n, Tag::recovery, {Tag::impact, Tag::cause});
  std::vector<Line> lines;
  if (!story.has(n, Tag::recovery) || else_told) {
    return lines;
  }
  const std::size_t first = acts.empty() ? 0 : acts.front().index;
  for (const Line line : story.carriers(n, Tag::recovery)) {
    const bool names =
        !own || story.metrics(line).empty()
            ? !own || !kanji_of(story, story.normal(line)).empty()
            : story.has_term(line, "recovery") || story.modality(line) != Modality::statement;
    if (line.index >= first && !among(acts, line) && names && tells_state(story, line)) {
      lines.push_back(line);
    }
  }
  return lines;
}

bool Outcomes::is_about(int n, const std::vector<std::string>& words,
                        const std::set<char32_t>& kanji) {
  constexpr double kSome = 0.2;
  return story_.hears(n, "credits") || overlap(matter(n).words, words) >= kSome ||
         share_kanji(matter(n).kanji, kanji);
}

Outcome Outcomes::made(int n, const Told& told) const {
  Outcome one;
  one.n = n;
  one.statement = told.lines.empty() ? Statement{"", {n}} : noun_statement(story_, n, told.lines);
  if (const char* verdict = verdict_of(told.news)) {
    one.verdict = story_.phrases().text(verdict);
  }
  return one;
}

// What was well again and is not any more, before another step was done.
std::optional<Outcome> Outcomes::relapse(int after) {
  const Story& story = story_;
  constexpr int kHold = 60;  // minutes
  for (int n = after + 1; n <= story.size(); ++n) {
    if (story.minute(n) - story.minute(after) > kHold ||
        story.status(n, Tag::action) == Status::done) {
      return std::nullopt;
    }
    if (!story.has(n, Tag::symptom)) {
      continue;
    }
    for (const auto& [line, told] : news(n, false)) {
      if (told == News::relapsed) {
        return made(n, {told, {line}});
      }
    }
  }
  return std::nullopt;
}

// 「全部出ました。次は再起動します」, 「失敗しました。日ごとに割ってやり直しています」: what stands
// before the next act is of the step before it.
std::optional<Outcome> Outcomes::before_next(int n, int done) {
  const Story& story = story_;
  const Act next = act_of(story, n);
  if (!next.tried.empty() && story.speaker(n) == story.speaker(done)) {
    return made(n, {News::failed, next.tried});
  }
  std::vector<Line> lines;
  for (const Line line :
       story.has(n, Tag::recovery) ? story.carriers(n, Tag::recovery) : std::vector<Line>{}) {
    if (!next.lines.empty() && line < next.lines.front() && tells_state(story, line)) {
      lines.push_back(line);
    }
  }
  return lines.empty() ? std::nullopt : std::optional(made(n, {News::good, lines}));
}

// The same speaker starts over, however long the first try took.
std::optional<Outcome> Outcomes::tried_again(int done) {
  constexpr int kNear = 8;  // messages
  for (int n = done + 1; n <= std::min(story_.size(), done + kNear); ++n) {
    if (moves_another(story_, n)) {
      auto found = before_next(n, done);
      return found && !found->verdict.empty() ? found : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<Outcome> Outcomes::soon_after(int done, const std::vector<std::string>& words,
                                            const std::set<char32_t>& kanji) {
  const Story& story = story_;
  constexpr int kSoon = 15;  // minutes
  constexpr int kNext = 1;   // messages that tell of something else
  std::optional<Outcome> bad;
  News worst = News::none;
  int between = 0;
  for (int n = done + 1; n <= story.size() && story.minute(n) - story.minute(done) <= kSoon; ++n) {
    if (moves_another(story, n)) {
      return bad || between > 0 ? bad : before_next(n, done);
    }
    if (ends_incident(story, n)) {
      break;
    }
    // 「なしで。効かないから」 tells why another step is called off.
    const Told told =
        story.status(n, Tag::action) == Status::rejected ? Told{} : told_in(n, {}, false);
    const bool counts = between <= kNext || is_about(n, words, kanji);
    // 「まだ落ちます」 was too early where it is well again and nothing else was done.
    const bool helped = told.news == News::good || told.news == News::mixed;
    if (helped && (counts || worst == News::no_effect)) {
      return bad && worst != News::no_effect ? bad : made(n, told);
    }
    if (told.news == News::partly && is_about(n, words, kanji)) {
      return made(n, told);
    }
    const bool other = std::ranges::any_of(told.lines, [&](Line line) {
      return of_other_thing(story, line, words, kanji) || quotes_relapse(story, line);
    });
    if (is_bad(told.news) && counts && !bad && !other) {
      bad = made(n, told);
      worst = told.news;
    }
    between += tells(story, n) ? 1 : 0;
  }
  return bad;
}

std::optional<Outcome> Outcomes::of(const Act& act, const std::vector<std::string>& words,
                                    const std::set<char32_t>& kanji) {
  const Told own = told_in(act.n, act.lines, true);
  std::optional<Outcome> found =
      own.news == News::none ? soon_after(act.n, words, kanji) : std::optional(made(act.n, own));
  if (!found) {
    found = tried_again(act.n);
  }
  if (found && found->verdict == story_.phrases().text(verdict_of(News::no_effect)) &&
      shows_later(story_, found->n)) {
    found->verdict.clear();
  }
  if (found && found->verdict.empty()) {
    if (auto fell = relapse(found->n)) {
      return fell;
    }
  }
  return found;
}

}  // namespace tenmatsu::composition
