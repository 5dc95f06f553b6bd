#include "compose/causes/causes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "compose/causes/cause_chain.hpp"
#include "compose/causes/cause_evidence.hpp"
#include "compose/causes/cause_text.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/causes/claims.hpp"
#include "compose/causes/doubt.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/causes/ruled_out.hpp"
#include "compose/causes/told_parts.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/row_lines.hpp"
#include "compose/wording/wording.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

// 「端末が認証されていません」
bool only_quotes(const std::string& text) {
  constexpr std::string_view kOpen = "\u300c";
  constexpr std::string_view kClose = "\u300d";
  return text.starts_with(kOpen) && text.find(kClose) == text.size() - kClose.size();
}

// The message that says that what was done about the cause once it was found did not help; 0 where
// none does: 「増やしましたが変わりません」.
int no_help_at(const Story& story, const Guess& one) {
  bool step = false;
  for (int n = one.last + 1; n <= story.size(); ++n) {
    const Status status = story.status(n, Tag::action);
    step = step || status == Status::done || status == Status::started;
    const auto lines = story.lines(n);
    if (step && !story.has(n, Tag::recovery) && std::ranges::any_of(lines, [&](Line line) {
          return !story.asks(line) && !story.conditional(line) &&
                 (story.hears(line, "no_help") || story.hears(line, "still_bad"));
        })) {
      return n;
    }
  }
  return 0;
}

// What was proved later, when what was done about the first did not help, outranks it.
bool outranked(const Story& story, const std::vector<Guess>& all, const Guess& one) {
  const int vain = no_help_at(story, one);
  return vain != 0 && std::ranges::any_of(all, [&](const Guess& other) {
           return other.cause.status == Status::confirmed && !other.cause.contributing &&
                  other.cause.raised.front() > vain &&
                  (other.settled || (named_as_root(story, other.cause) &&
                                     story.hears(other.cause.raised.front(), "the_cause")));
         });
}

// The likeliest of those of that status.
Guess* likeliest(const Story& story, const CauseEvidence& evidence, std::vector<Guess>& all,
                 Status status) {
  constexpr double kLater = 2;
  constexpr double kNoHelp = 4.5;
  Guess* best = nullptr;
  double most = 0;
  for (Guess& one : all) {
    if (one.cause.status != status || one.owned) {
      continue;
    }
    // Of guesses that stay open the last one is what people came to think.
    const double weight = evidence.for_lead(one) +
                          (status == Status::suspected ? kLater * one.last / story.size() : 0) -
                          (status == Status::confirmed && outranked(story, all, one) ? kNoHelp : 0);
    if (best == nullptr || weight > most) {
      best = &one;
      most = weight;
    }
  }
  return best;
}

// 「接続が190本並んでいます」, which is told as what is seen, and 「私がコミットせずに閉じました」:
// what is likelier told as a cause leads, where it is sure enough and not far less so. A harm that
// others told of, 「会計で列ができているとのこと」, leads before no finding.
Guess* told_rather(const Story& story, const CauseEvidence& evidence, std::vector<Guess>& all,
                   Guess* found) {
  constexpr double kNear = 2;
  constexpr double kNearHarm = 5;
  constexpr int kSoon = 8;  // messages
  if (found == nullptr || found->settled || named_as_root(story, found->cause) ||
      marked_as_cause(story, found->cause.raised.front()) || evidence.for_telling(*found) > 0) {
    return found;
  }
  const bool harm = story.has(found->cause.raised.front(), Tag::impact);
  Guess* best = nullptr;
  for (Guess& one : all) {
    // What is found much later tells why it came to that, or how it went on.
    const bool soon = one.cause.raised.front() <= found->cause.raised.front() + kSoon;
    const bool told =
        soon && one.cause.status == Status::confirmed && !one.owned && !one.cause.contributing &&
        evidence.for_telling(one) > 0 && (harm || evidence.sure_of_lead(one)) &&
        evidence.for_lead(one) + (harm ? kNearHarm : kNear) > evidence.for_lead(*found);
    if (told && (best == nullptr || evidence.for_lead(one) > evidence.for_lead(*best))) {
      best = &one;
    }
  }
  return best == nullptr ? found : best;
}

// The cause that is told first: of what was confirmed, else of what was suspected. What was
// confirmed and is likelier a detail stands behind a guess that much more speaks for.
Guess* main_of(const Story& story, const CauseEvidence& evidence, std::vector<Guess>& all) {
  constexpr double kMore = 1;
  constexpr double kLittle = 0.4;
  constexpr double kHardly = 0.9;
  Guess* found =
      told_rather(story, evidence, all, likeliest(story, evidence, all, Status::confirmed));
  Guess* open = likeliest(story, evidence, all, Status::suspected);
  if (found == nullptr || open == nullptr) {
    return found == nullptr ? open : found;
  }
  const bool known = found->settled || named_as_root(story, found->cause);
  // 「もう積まれた分は流れます」, and later 「時間帯が取れないと既定値に落ちるようです」: what is
  // hardly told as a cause stands behind what people came to think.
  const bool later = evidence.for_telling(*found) < kHardly &&
                     evidence.for_telling(*open) > evidence.for_telling(*found) &&
                     open->cause.raised.front() > found->cause.raised.front();
  const double more = later ? kLittle : kMore;
  return known || (evidence.sure_of_lead(*found) && !later) || evidence.for_telling(*open) <= 0 ||
                 evidence.for_lead(*open) <= evidence.for_lead(*found) + more
             ? found
             : open;
}

// Where it stands in the list, behind the one that leads it.
int place_of(const Story& story, const Cause& cause) {
  if (cause.status == Status::ruled_out) {
    return 4;
  }
  if (cause.contributing) {
    return 3;
  }
  if (cause.status != Status::confirmed) {
    return 2;
  }
  return named_as_root(story, cause) ? 0 : 1;
}

// 「今朝の変更が原因かもしれません」 is said of the cause in so many words; it stays a suspicion.
bool names_cause(const Story& story, const Guess& one) {
  const auto lines = story.carriers(one.cause.raised.front(), Tag::cause);
  return std::ranges::any_of(lines, [&](Line line) {
    return story.modality(line) == Modality::conjecture && !story.asks(line) &&
           story.normal(line).find(story.phrases().text("word.cause")) != std::string_view::npos;
  });
}

// A guess that nobody came back to once the cause was found is history: it stands in the timeline.
bool overtaken(const Story& story, const Guess& one, int found) {
  return one.cause.status == Status::suspected && found != 0 && one.last <= found &&
         !marked_as_cause(story, one.cause.raised.front()) && !names_cause(story, one);
}

// Whether message `n` goes on with a step that was open before: 「鍵を入れ替えます」,
// 「鍵に空白が入っていました。入れ直します」. What is found and mended for the first time is no
// obstacle: 「ケーブルも断線していました。差し替えました」.
bool goes_on_with_step(const Story& story, const Guess& one) {
  constexpr int kNear = 12;  // messages
  const int n = one.cause.raised.front();
  std::set<char32_t> kanji;
  for (const Line line : story.carriers(n, Tag::cause)) {
    kanji.merge(kanji_of(story, story.normal(line)));
  }
  const auto words = content_words(story.normal(n));
  for (int before = n - 1; story.has(n, Tag::action) && before >= std::max(1, n - kNear);
       --before) {
    const Status status = story.status(before, Tag::action);
    const bool open =
        status == Status::started || status == Status::requested || status == Status::done;
    if (open && (shared_words(content_words(story.normal(before)), words) > 0 ||
                 share_kanji(kanji_of(story, story.normal(before)), kanji))) {
      return true;
    }
  }
  return false;
}

// 「半角の空白が入っていたので入れ直しました」: why a step of the repair failed or was slow is told
// with the step. What only quotes a message of the system names no cause either.
bool only_obstacle(const Story& story, const Guess& one) {
  const Cause& cause = one.cause;
  if (cause.status != Status::confirmed || named_as_root(story, cause)) {
    return false;
  }
  return goes_on_with_step(story, one) || only_quotes(cause.statement.text);
}

// What settled it, in its own words; empty where these name nothing.
std::string answer_to(const Story& story, const Guess& one) {
  std::optional<Line> line;
  for (const int n : one.cause.supported) {
    if (story.status(n, Tag::cause) == Status::confirmed) {
      line = story.carrier(n, Tag::cause);
    }
  }
  if (one.answered != 0) {
    line = story.lines(one.answered).front();
  }
  if (!line) {
    return "";
  }
  std::vector<Line> lines{*line};
  add_what_it_came_of(story, line->n, lines);
  const std::string told =
      lines.size() > 1 ? noun_statement(story, line->n, lines).text : noun(story, *line);
  // 「設定見た。やっぱりそう」: that somebody looked is no answer.
  constexpr std::size_t kShort = 10;  // characters
  if (length_of(told) <= kShort && story.ends(*line, "look_ends")) {
    return "";
  }
  return naming_words(story, content_words(text::normalised(told))) > 0 ? told : "";
}

// 「落ちていないか」 「はい、落ちていました」: what says yes by the verb of the question alone.
std::string repeated_verb(const Story& story, const Guess& one) {
  constexpr std::size_t kFirst = 2;  // sentences
  const auto asked = kanji_of(story, text::normalised(one.cause.statement.text));
  std::vector<int> said = one.cause.supported;
  if (one.answered != 0) {
    said.push_back(one.answered);
  }
  for (const int n : said) {
    for (const Line line : story.lines(n)) {
      const std::string_view text = story.normal(line);
      if (line.index < kFirst && !story.asks(line) && content_words(text).empty() &&
          share_kanji(kanji_of(story, text), asked)) {
        return noun(story, line);
      }
    }
  }
  return "";
}

// What was confirmed and still asks: the answer stands behind it; where 「それです」 may have meant
// another guess, it is shown as one.
void end_question(const Story& story, Guess& one) {
  Statement& told = one.cause.statement;
  // 「層が一枚かぶっているだけかもしれません」, once it was ruled out.
  if (one.cause.status == Status::ruled_out &&
      story.status(one.cause.raised.front(), Tag::cause) == Status::suspected) {
    told.text = without_doubt(story, told.text);
  }
  // 「番号が重なっているのでは」, and what showed its own speaker that it was so.
  if (one.cause.status == Status::confirmed && !one.shown.empty()) {
    told.text = story.phrases().fill(
        "cause.answered", {{"guess", without_doubt(story, told.text)}, {"answer", one.shown}});
    return;
  }
  if (one.cause.status != Status::confirmed || !still_doubts(story, told.text)) {
    return;
  }
  // 「これで決まりだと思います」
  const bool verdict = holds_any(text::normalised(told.text), story.phrases().cue("settled_ends"));
  const bool settled = verdict || one.answered != 0 || !one.cause.supported.empty();
  if (!settled) {
    one.cause.status = Status::suspected;
    return;
  }
  const std::string answer = answer_to(story, one);
  const Words said = content_words(text::normalised(told.text));
  const Words words = content_words(text::normalised(answer));
  const bool adds = shared_words(words, said) < words.size();
  const bool asks = ends_asking(story, told.text);
  if (answer.empty() || (!adds && !asks)) {
    const std::string sure = without_doubt(story, told.text);
    const std::string verb = asks ? repeated_verb(story, one) : "";
    told.text = sure != told.text ? sure
                : verb.empty()    ? story.phrases().fill("cause.settled", {{"guess", told.text}})
                                  : story.phrases().fill("cause.answered",
                                                         {{"guess", told.text}, {"answer", verb}});
  } else if (!adds) {
    told.text = answer;
  } else {
    const std::string guess = asks ? told.text : without_doubt(story, told.text);
    told.text = story.phrases().fill("cause.answered", {{"guess", guess}, {"answer", answer}});
  }
}

// What was told as a fact in passing and is likelier something seen, done or planned than a cause.
bool unlikely(const CauseEvidence& evidence, const Guess& one) {
  return one.cause.status == Status::confirmed && evidence.for_telling(one) <= 0;
}

// 「CPU12%、待ちも全然ない」: a reading that was told alone excludes something, and does not say
// what.
bool only_reading(const Story& story, const Guess& one) {
  const Cause& cause = one.cause;
  const int n = cause.raised.front();
  constexpr std::array<std::string_view, 4> kDenials = {"rules_out", "denies_change",
                                                        "nothing_wrong", "excludes_else"};
  return cause.status == Status::ruled_out && cause.opposed.empty() &&
         story.status(n, Tag::cause) == Status::ruled_out &&
         std::ranges::none_of(kDenials, [&](std::string_view cue) { return story.hears(n, cue); });
}

// 「トークンを発行できる人が飛行機の中です」: what is found in the midst of the repair, steps after
// the main cause, is what the repair met; it takes more to be told as a cause.
bool met_in_repair(const Story& story, const CauseEvidence& evidence, const Guess* lead,
                   const Guess& one) {
  constexpr int kSteps = 3;  // messages
  constexpr double kMore = 1.4;
  constexpr double kClear = 1;  // so much likelier the main cause has to be
  const int n = one.cause.raised.front();
  if (lead == nullptr || lead->cause.status != Status::confirmed || !evidence.sure_of_lead(*lead) ||
      evidence.for_lead(*lead) < evidence.for_lead(one) + kClear ||
      one.cause.status != Status::confirmed || one.cause.contributing ||
      story.event(n).phase != Phase::fixing || evidence.for_telling(one) > kMore) {
    return false;
  }
  int steps = 0;
  for (int step = lead->cause.raised.front(); step < n; ++step) {
    steps += story.has(step, Tag::action) ? 1 : 0;
  }
  return steps >= kSteps;
}

// 「古い番号を覚えているのかも、消します」, 「反映に時間がかかっているのかな」: a guess at what
// the repair meets, once the cause was found and something done about it.
bool guesses_at_repair(const Story& story, const Guess* lead, const Guess& one) {
  const int n = one.cause.raised.front();
  if (lead == nullptr || lead->cause.status != Status::confirmed ||
      one.cause.status != Status::suspected || one.cause.raised.size() > 1 ||
      !one.cause.supported.empty() || names_cause(story, one)) {
    return false;
  }
  bool step = false;
  for (int before = lead->cause.raised.front(); before < n; ++before) {
    const Status status = story.status(before, Tag::action);
    step = step || status == Status::done || status == Status::started;
  }
  return step && (story.has(n, Tag::action) || story.hears(n, "explains_delay"));
}

bool tells_plan(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  return ends_with_any(text, phrases.cue("plan_ends")) ||
         (!ends_with_any(text, phrases.cue("no_plan_ends")) &&
          story.rules().style.match("pred", text::to_utf32(text)));
}

// Where the last reason of the text ends; npos where it gives none.
std::size_t end_of_reason(const Story& story, const std::string& text) {
  std::size_t begin = std::string::npos;
  std::size_t end = 0;
  for (const std::string& join : story.phrases().cue("reason_joins")) {
    const std::size_t at = text.rfind(join);
    const bool later = at != std::string::npos && at + join.size() >= end;
    if (later && (at + join.size() > end || at < begin)) {
      begin = at;
      end = at + join.size();
    }
  }
  return begin;
}

// 「通知されていなかったので、来週アラートを足す」: what is to be done stands among the work.
std::string reason_of(const Story& story, const std::string& sentence) {
  const std::size_t end = end_of_reason(story, sentence);
  return end != std::string::npos && end != 0 && tells_plan(story, sentence)
             ? sentence.substr(0, end)
             : sentence;
}

// 「追加すれば戻る」 tells the way out; beside work for later 「アラートを入れる」 is a part of
// that.
bool tells_no_cause(const Story& story, const std::string& sentence, bool plans) {
  return ends_with_any(sentence, story.phrases().cue("remedy_ends")) ||
         (plans && tells_plan(story, sentence));
}

// The statement without what is to be done; empty where nothing else was told. What was found to be
// the cause stays, whatever it says.
void drop_plan(const Story& story, Cause& cause) {
  const auto& events = cause.statement.events;
  const auto any = [&](Tag tag) {
    return std::ranges::any_of(events, [&](int n) { return story.has(n, tag); });
  };
  const bool plans = any(Tag::followup);
  const bool acts = plans || any(Tag::action);
  std::string told;
  for (const std::string& sentence : split_sentences(story, cause.statement.text)) {
    const std::string reason = acts ? reason_of(story, sentence) : sentence;
    if (cause.main || reason != sentence || !tells_no_cause(story, sentence, plans)) {
      told += (told.empty() ? "" : story.phrases().text("mark.full_stop")) + reason;
    }
  }
  cause.statement.text = told;
}

// What stands in the text before `end` as one noun, and whose it is: デジタル教科書 of 教科書,
// カメラのファーム of ファーム. The day it begins with is left out.
std::string whole_noun(const Story& story, std::string_view text, std::size_t at, std::size_t end) {
  const auto& phrases = story.phrases();
  const std::string& of = phrases.text("particle.of");
  const auto noun_begin = [&](std::size_t begin) {
    while (begin > 0 && text::is_noun_letter(text::character_before(text, begin).code)) {
      begin -= text::character_before(text, begin).size;
    }
    return begin;
  };
  std::size_t begin = noun_begin(at);
  if (text.substr(0, begin).ends_with(of)) {
    const std::size_t owner = noun_begin(begin - of.size());
    begin = owner + of.size() < begin ? owner : begin;
  }
  const std::string_view whole = text.substr(begin, end - begin);
  std::size_t day = rules::prefix_size(whole, phrases.cue("day_heads"));
  day += whole.substr(day).starts_with(of) ? of.size() : 0;
  return std::string(whole.substr(begin + day <= at ? day : 0));
}

// 「在庫のほうか」, 「在庫は関係ない」: the thing by which a guess was denied, where the guess
// holds it; empty where no denial names it.
std::string thing_denied_of(const Story& story, const Cause& cause) {
  const std::string_view guess = story.normal(cause.raised.front());
  for (const int n : cause.opposed) {
    for (const Claim& claim : claims(story, n)) {
      const std::string thing = claim.status == Status::ruled_out
                                    ? thing_ruled_out(story, cause_statement(story, claim).text)
                                    : "";
      const std::size_t at = guess.find(text::normalised(thing));
      if (!thing.empty() && at != std::string_view::npos) {
        const std::string whole = whole_noun(story, guess, at, at + text::normalised(thing).size());
        // Latin letters have lost their case there.
        return std::ranges::any_of(whole, text::is_ascii_letter) ? thing : whole;
      }
    }
  }
  return "";
}

// The statement as the status of the cause has it: a guess that asks is told as a guess.
std::string worded(const Story& story, const Cause& cause) {
  const std::string& text = cause.statement.text;
  if (cause.status != Status::ruled_out) {
    return cause.status == Status::suspected ? told_as_guess(story, text) : text;
  }
  const bool suspected = story.status(cause.raised.front(), Tag::cause) != Status::ruled_out;
  const std::string told = ruled_out_text(story, text, suspected);
  // What would stand in the words of whoever guessed it is told by its name.
  const bool quoted = told.starts_with(story.phrases().cue("quotation")[0]);
  const std::string thing = suspected && quoted ? thing_denied_of(story, cause) : "";
  return thing.empty() ? told : thing;
}

// 「先月退職」, 「時間も合う」: a word or two that were cut from their sentence and name nothing
// wrong.
bool says_little(const Story& story, const Cause& cause) {
  constexpr std::size_t kShort = 6;  // characters
  const std::string normal = text::normalised(cause.statement.text);
  return !cause.main && cause.status == Status::confirmed && length_of(normal) <= kShort &&
         naming_words(story, content_words(normal)) <= 1 &&
         !holds_any(normal, story.phrases().cue("tells_state")) &&
         !holds_any(normal, story.phrases().cue("cause_nouns"));
}

// 「収容替えはアラームなし」, and later 「やっぱり収容替えだわ」: what the cause that leads tells
// was not ruled out.
bool stands_in_lead(const Cause& cause, const Cause& lead) {
  constexpr std::size_t kShortest = 2;  // characters
  return cause.status == Status::ruled_out && lead.main && lead.status == Status::confirmed &&
         length_of(cause.statement.text) >= kShortest &&
         lead.statement.text.find(cause.statement.text) != std::string::npos;
}

// The message by which the last cause was found, a factor too where `any`; 0 where none was.
int found_at(const std::vector<Guess>& all, bool any) {
  int last = 0;
  for (const Guess& one : all) {
    if (one.cause.status == Status::confirmed && !one.owned && (any || !one.cause.contributing)) {
      last = std::max(last, one.last);
    }
  }
  return last;
}

}  // namespace

std::vector<Cause> causes(const Story& story, std::vector<Guess> all) {
  for (Guess& one : all) {
    end_question(story, one);
  }
  std::erase_if(all, [](const Guess& one) { return one.cause.statement.text.empty(); });
  const CauseEvidence evidence(story);
  Guess* lead = main_of(story, evidence, all);
  const int found = found_at(all, false);
  const int told = found_at(all, true);
  std::vector<Cause> sorted;
  for (Guess& one : all) {
    const bool detail =
        !one.owned &&
        (only_obstacle(story, one) || only_reading(story, one) || unlikely(evidence, one) ||
         met_in_repair(story, evidence, lead, one) || guesses_at_repair(story, lead, one));
    if (&one != lead && !overtaken(story, one, one.asked ? told : found) && !detail) {
      sorted.push_back(std::move(one.cause));
    }
  }
  std::ranges::stable_sort(sorted, [&](const Cause& a, const Cause& b) {
    return place_of(story, a) < place_of(story, b);
  });
  if (lead != nullptr) {
    // What is likeliest of all and still doubtful is told first, and not as the cause.
    lead->cause.main = lead->cause.status != Status::confirmed || evidence.sure_of_lead(*lead);
    lead->cause.contributing = lead->cause.contributing && !lead->cause.main;
    add_told_parts(story, lead->cause);
    sorted.insert(sorted.begin(), std::move(lead->cause));
  }
  for (Cause& cause : sorted) {
    cause.statement.text = without_work(story, worded(story, cause));
    drop_plan(story, cause);
    if (!cause.main && cause.status == Status::confirmed) {
      cause.statement.text = without_judgement(story, without_persons(story, cause.statement.text));
    }
  }
  const Cause first = sorted.empty() ? Cause{} : sorted.front();
  std::erase_if(sorted, [&](const Cause& cause) {
    return cause.statement.text.empty() || says_little(story, cause) ||
           stands_in_lead(cause, first);
  });
  join_chains(story, sorted);
  return sorted;
}

}  // namespace tenmatsu::composition
