#include "compose/outcomes.hpp"

#include <algorithm>

#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "compose/worth.hpp"

namespace tenmatsu::composition {
namespace {

// News of a message, seen from a step that was done before it.
enum class News { none, failed, no_effect, worse, relapsed, partly, good };

const char* verdict_of(News news) {
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

bool is_bad(News news) {
  return verdict_of(news) != nullptr;
}

// 「まだ62%です」
bool reads_bad_still(const Story& story, Line line) {
  const auto metrics = story.metrics(line);
  return story.hears(line, "still") && story.has(line.n, Tag::symptom) &&
         std::any_of(metrics.begin(), metrics.end(), [&](const Metric* one) {
           return story.phrases().cue("unit_shares").any_is(one->unit) ||
                  story.phrases().cue("time_units").any_is(one->unit);
         });
}

// 「再発しました」, and not 再発行 or 再発防止.
bool tells_relapse(const Story& story, Line line) {
  return find_unless(story.normal(line), story.phrases().cue("relapse"),
                     story.phrases().cue("no_relapse"))
      .has_value();
}

// 「sysctlの上書きが効いていない」 speaks of another thing than of what was done.
bool of_other_thing(const Story& story, Line line, const std::vector<std::string>& words,
                    const std::set<char32_t>& signs) {
  const std::string_view text = story.normal(line);
  for (const std::string& word : story.phrases().cue("in_force")) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view before = text.substr(0, at);
    return ends_with_any(before, story.phrases().cue("subject_particles")) &&
           overlap(content_words(before), words) == 0 &&
           !share_sign(signs_of(story, before), signs);
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

News news_of(const Story& story, Line line, bool own) {
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
    return News::failed;
  }
  if (own && still_in_vain(story, line)) {
    return News::no_effect;
  }
  // 「ほかの行は変わっていません」 is as it should be.
  if (story.hears(line, "others_same")) {
    return News::none;
  }
  return story.hears(line, "no_help") || story.hears(line, "still_bad") ||
                 reads_bad_still(story, line)
             ? News::no_effect
             : News::none;
}

// What somebody plans or wants next came of no step, and neither did the closing of the incident.
bool tells_state(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality != Modality::intention && modality != Modality::request &&
         modality != Modality::proposal && modality != Modality::need &&
         modality != Modality::rejection && modality != Modality::question &&
         modality != Modality::acknowledgement && !story.asks(line) && !story.conditional(line) &&
         !story.hears(line, "close");
}

struct Told {
  News news = News::none;
  std::vector<Line> lines;
};

bool among(const std::vector<Line>& lines, Line line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

// The first line that tells how it went; else that all is well again.
Told told_in(const Story& story, int n, const std::vector<Line>& acts, bool own) {
  const bool may_tell = own || story.has(n, Tag::symptom) || story.has(n, Tag::action) ||
                        story.has(n, Tag::investigation) || story.has(n, Tag::recovery) ||
                        story.has(n, Tag::cause);
  // What stands before the act is what it was done for.
  const std::size_t first = acts.empty() ? 0 : acts.front().index;
  for (const Line line : may_tell ? story.lines(n) : std::vector<Line>{}) {
    if (line.index < first) {
      continue;
    }
    const News news = news_of(story, line, own);
    if (news != News::none && (is_bad(news) || !among(acts, line))) {
      return {news, among(acts, line) ? std::vector<Line>{} : std::vector<Line>{line}};
    }
  }
  constexpr double kSure = 2;
  const bool else_told = worth(story, n, Tag::recovery) < kSure &&
                         outweighed(story, n, Tag::recovery, {Tag::impact, Tag::cause});
  if (!story.has(n, Tag::recovery) || else_told) {
    return {};
  }
  std::vector<Line> lines;
  for (const Line line : story.carriers(n, Tag::recovery)) {
    const bool names =
        !own || story.metrics(line).empty()
            ? !own || !signs_of(story, story.normal(line)).empty()
            : story.has_term(line, "recovery") || story.modality(line) != Modality::statement;
    if (line.index >= first && !among(acts, line) && names && tells_state(story, line)) {
      lines.push_back(line);
    }
  }
  return lines.empty() ? Told{} : Told{News::good, lines};
}

bool is_about(const Story& story, int n, const std::vector<std::string>& words,
              const std::set<char32_t>& signs) {
  constexpr double kSome = 0.2;
  if (story.hears(n, "credits") || overlap(content_words(story.normal(n)), words) >= kSome) {
    return true;
  }
  return share_sign(signs_of(story, story.normal(n)), signs);
}

// A message that tells nothing of the incident does not stand between a step and its outcome.
bool tells(const Story& story, int n) {
  return !story.event(n).tags.empty();
}

bool ends_incident(const Story& story, int n) {
  return story.has(n, Tag::communication) && story.hears(n, "close");
}

bool moves_another(const Story& story, int n) {
  const Status status = story.status(n, Tag::action);
  return status == Status::done || status == Status::started;
}

Outcome made(const Story& story, int n, const Told& told) {
  Outcome one;
  one.n = n;
  one.statement = told.lines.empty() ? Statement{"", {n}} : noun_statement(story, n, told.lines);
  if (const char* verdict = verdict_of(told.news)) {
    one.verdict = story.phrases().text(verdict);
  }
  return one;
}

// What was well again and is not any more, before another step was done.
std::optional<Outcome> relapse(const Story& story, int after) {
  constexpr int kHold = 60;  // minutes
  for (int n = after + 1; n <= story.size(); ++n) {
    if (story.minute(n) - story.minute(after) > kHold ||
        story.status(n, Tag::action) == Status::done) {
      return std::nullopt;
    }
    if (!story.has(n, Tag::symptom)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      if (news_of(story, line, false) == News::relapsed) {
        return made(story, n, {News::relapsed, {line}});
      }
    }
  }
  return std::nullopt;
}

// 「全部出ました。次は再起動します」: what stands before the next act is of the step before it.
std::optional<Outcome> before_next(const Story& story, int n) {
  const Act next = act_of(story, n);
  std::vector<Line> lines;
  for (const Line line :
       story.has(n, Tag::recovery) ? story.carriers(n, Tag::recovery) : std::vector<Line>{}) {
    if (!next.lines.empty() && line < next.lines.front() && tells_state(story, line)) {
      lines.push_back(line);
    }
  }
  return lines.empty() ? std::nullopt : std::optional(made(story, n, {News::good, lines}));
}

std::optional<Outcome> soon_after(const Story& story, int done,
                                  const std::vector<std::string>& words,
                                  const std::set<char32_t>& signs) {
  constexpr int kSoon = 15;  // minutes
  constexpr int kNext = 1;   // messages that tell of something else
  std::optional<Outcome> bad;
  News worst = News::none;
  int between = 0;
  for (int n = done + 1; n <= story.size() && story.minute(n) - story.minute(done) <= kSoon; ++n) {
    if (moves_another(story, n)) {
      return bad || between > 0 ? bad : before_next(story, n);
    }
    if (ends_incident(story, n)) {
      break;
    }
    // 「なしで。効かないから」 tells why another step is called off.
    const Told told =
        story.status(n, Tag::action) == Status::rejected ? Told{} : told_in(story, n, {}, false);
    const bool counts = between <= kNext || is_about(story, n, words, signs);
    // 「まだ落ちます」 was too early where it is well again and nothing else was done.
    if (told.news == News::good && (counts || worst == News::no_effect)) {
      return bad && worst != News::no_effect ? bad : made(story, n, told);
    }
    if (told.news == News::partly && is_about(story, n, words, signs)) {
      return made(story, n, told);
    }
    const bool other = std::any_of(told.lines.begin(), told.lines.end(), [&](Line line) {
      return of_other_thing(story, line, words, signs) || quotes_relapse(story, line);
    });
    if (is_bad(told.news) && counts && !bad && !other) {
      bad = made(story, n, told);
      worst = told.news;
    }
    between += tells(story, n) ? 1 : 0;
  }
  return bad;
}

}  // namespace

std::optional<Outcome> outcome(const Story& story, const Act& act,
                               const std::vector<std::string>& words,
                               const std::set<char32_t>& signs) {
  const Told own = told_in(story, act.n, act.lines, true);
  std::optional<Outcome> found = own.news == News::none ? soon_after(story, act.n, words, signs)
                                                        : std::optional(made(story, act.n, own));
  if (found && found->verdict.empty()) {
    if (auto fell = relapse(story, found->n)) {
      return fell;
    }
  }
  return found;
}

}  // namespace tenmatsu::composition
