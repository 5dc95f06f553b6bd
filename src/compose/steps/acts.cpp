#include "compose/steps/acts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "analyse/people.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/story/clauses.hpp"
#include "compose/story/worth.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

// --- kanji ---

bool is_kanji(char32_t code) {
  return text::script_of(code) == Script::kanji;
}

void erase(std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos && !word.empty();
       at = text.find(word, at)) {
    text.erase(at, word.size());
  }
}

std::string without(std::string text, const rules::Words& words) {
  words.each_in(text::CharacterSet::of(text), [&](const std::string& word) { erase(text, word); });
  return text;
}

// 「いったんとめた」 is to 止める; 「まとめた」 and 「計算しなおした」 are not.
void add_deeds_in_kana(const Story& story, std::string_view text, std::set<char32_t>& kanji) {
  for (const std::string& word : story.phrases().cue("kana_deeds")) {
    const text::Character written = text::character_before(word, word.size());
    const std::size_t at = text.find(std::string_view(word).substr(0, word.size() - written.size));
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view before = text.substr(0, at);
    const text::Character last = text::character_before(before, before.size());
    if (last.size == 0 || text::script_of(last.code) != Script::hiragana ||
        ends_with_any(before, story.phrases().cue("before_kana_deeds"))) {
      kanji.insert(written.code);
    }
  }
}

// --- lines ---

bool fits(Modality modality, Status status) {
  switch (status) {
    case Status::done:
      return modality == Modality::done || modality == Modality::ongoing ||
             modality == Modality::onset;
    case Status::started:
      return modality == Modality::intention || modality == Modality::ongoing ||
             modality == Modality::onset;
    case Status::requested:
      return modality == Modality::request || modality == Modality::proposal;
    case Status::proposed:
      return modality == Modality::proposal || modality == Modality::need ||
             modality == Modality::request || modality == Modality::intention;
    case Status::rejected:
      return modality == Modality::rejection;
    default:
      return false;
  }
}

bool proposes(const Story& story, Line line) {
  return fits(story.modality(line), Status::proposed) || story.hears(line, "proposes");
}

// 「やったよ」; 「やった！」 is joy.
bool says_done_flatly(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::size_t tail = rules::suffix_size(text, story.phrases().cue("report_tails"));
  return tail > 0 && story.phrases().cue("did_it").any_is(text.substr(0, text.size() - tail));
}

// 「今すぐ更新できますか」: the answer tells whether it is a step at all.
bool enquires(const Story& story, Line line) {
  return story.asks(line) && story.hears(line, "enquires");
}

// 「完了です」, 「適用済み」; 「完了日」 and 「取り消し済みのもの」 are names of things.
bool reports_done(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  for (const std::string& word : story.phrases().cue("reports_done")) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      const std::string_view behind = text.substr(at + word.size());
      const bool goes_on = !behind.empty() && is_kanji(text::character_at(behind, 0).code);
      if (!goes_on && !starts_with_any(behind, story.phrases().cue("noun_of"))) {
        return true;
      }
    }
  }
  return false;
}

// 「待てば勝手に封をし直します」 is nobody's act; 「自動で流れるようにします」 is one, and so is
// 「注文を自動で入れ直しますか」.
bool happens_of_itself(const Story& story, Line line) {
  const bool proposes = story.asks(line) && story.modality(line) == Modality::proposal;
  return story.hears(line, "of_itself") && !story.hears(line, "makes_so") && !proposes;
}

// 「それで減らなきゃ止めます」 announces a step for the case that another does not help.
bool hangs_on(const Story& story, Line line) {
  return story.modality(line) == Modality::intention && !story.asks(line) &&
         story.hears(line, "if_no_help");
}

// 「切ったらまた落ちます」, 「書き換えると在庫がずれるおそれがあります」 speak against a step.
bool warns_of(const Story& story, Line line) {
  // 「落としたら入力中のものが消えるのでは？」
  const bool wonders = story.asks(line) && story.modality(line) == Modality::conjecture;
  return (!story.asks(line) || wonders) &&
         (story.hears(line, "fears") || (story.conditional(line) && story.hears(line, "harm_if")));
}

bool states(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::statement || modality == Modality::conjecture ||
         modality == Modality::exclusion || modality == Modality::assertion ||
         modality == Modality::onset || modality == Modality::ongoing || modality == Modality::done;
}

// 「できない模様です」 is 「できない」, as far as it goes.
std::string_view without_manner(const Story& story, std::string_view text) {
  while (const std::size_t tail = rules::suffix_size(text, story.phrases().cue("manner_tails"))) {
    text.remove_suffix(tail);
  }
  return text;
}

// 「定義を取り直すので、20分見てください」: what takes so long is what somebody sets about.
bool tells_cost_of_own(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto terms = story.terms(line, "action");
  const auto& reasons = story.phrases().cue("day_reasons");
  return std::ranges::any_of(reasons, [&](const std::string& reason) {
    const std::size_t at = text.rfind(reason);
    return at != std::string_view::npos && at + reason.size() < text.size() &&
           std::ranges::any_of(terms, [at](const Stretch& term) { return term.end <= at; });
  });
}

// 「少々時間を要します」, 「このボタンでは直せません」, 「もう消してしまったので」 tell how things
// are; 「昼休みは交代でもらいます」 is no step against the incident.
bool tells_how_it_is(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = story.bare(line);
  const std::string_view plain = without_manner(story, text);
  if ((story.hears(line, "small_talk") || story.hears(line, "cares")) &&
      !story.has_term(line, "action")) {
    return true;
  }
  // 「先に直しておけば親切かなって」 tells why.
  if (ends_with_any(text, phrases.cue("asks_to_tell")) ||
      ends_with_any(text, phrases.cue("own_thoughts")) ||
      (ends_with_any(text, phrases.cue("since_ends")) && !story.has_term(line, "action"))) {
    return true;
  }
  return !story.asks(line) &&
         ((tells_cost(story, line) && !tells_cost_of_own(story, line)) ||
          ends_with_any(text, phrases.cue("in_time_ends")) ||
          (states(story, line) && (ends_with_any(plain, phrases.cue("cannot_ends")) ||
                                   ends_with_any(text, phrases.cue("explains_ends")))));
}

bool says_act(const Story& story, Line line, Status status) {
  if (status != Status::done && status != Status::rejected && happens_of_itself(story, line)) {
    return false;
  }
  if (status == Status::proposed) {
    return proposes(story, line);
  }
  const bool ends = status == Status::done && reports_done(story, line);
  return (fits(story.modality(line), status) || ends) && !story.asks(line);
}

// 「お願いできますか」, 「実施してください」: the act itself is told by another line.
bool says_nothing(const Story& story, Line line) {
  return kanji_of(story, story.normal(line)).empty() &&
         content_words(own_matter(story, story.normal(line))).empty();
}

// 「影響しないのであれば実施してください」: the condition tells of no step either.
std::string_view last_clause(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& comma = story.phrases().text("mark.comma");
  const std::size_t at = text.rfind(comma);
  return at == std::string_view::npos ? text : text.substr(at + comma.size());
}

// 「お客様の許可が取れ次第やりましょう」: for what is waited, and the go-ahead behind it.
std::string_view behind_leave(const Story& story, std::string_view text) {
  const auto& waits = story.phrases().cue("waits_for_leave");
  for (const std::string& wait : waits) {
    const std::size_t at = text.find(wait);
    if (at != std::string_view::npos) {
      return text.substr(at + wait.size());
    }
  }
  return text;
}

// 「600で」, where the message before it spoke of 600.
bool picks_figure(const Story& story, Line line) {
  constexpr std::size_t kShort = 7;  // characters
  const std::string_view text = story.bare(line);
  const std::size_t end = std::min(text.find_first_not_of("0123456789,."), text.size());
  const std::string& by = story.phrases().text("particle.by");
  const bool picks = end > 1 && length_of(text) <= kShort && text.ends_with(by) &&
                     !text::holds_script(text.substr(0, text.size() - by.size()), Script::hiragana);
  return picks && line.n > 1 &&
         story.normal(line.n - 1).find(text.substr(0, end)) != std::string_view::npos;
}

bool decides_in(const Story& story, Line line) {
  if (story.hears(line, "consents") && story.modality(line) == Modality::done) {
    // 「許可を入れました」 is a step of its own.
    const std::string rest =
        without(std::string(story.normal(line)), story.phrases().cue("consents"));
    return content_words(rest).empty() &&
           (kanji_of(story, rest).empty() || story.hears(line, "leave_came"));
  }
  if (story.asks(line) || story.hears(line, "asks_favour")) {
    return false;
  }
  if (picks_figure(story, line)) {
    return true;
  }
  // 「1で」, 「じゃあBで」
  constexpr std::size_t kShort = 7;  // characters
  const std::string_view told = story.bare(line);
  if (length_of(told) <= kShort && ends_with_any(told, story.phrases().cue("chooses"))) {
    return true;
  }
  const std::string_view clause =
      story.conditional(line) ? last_clause(story, line) : story.normal(line);
  const std::string_view text = behind_leave(story, clause);
  return story.modality(line) != Modality::done && story.phrases().cue("decides").any_in(text) &&
         kanji_of(story, text).empty() && content_words(own_matter(story, text)).empty();
}

bool objects_only(const Story& story, Line line) {
  return story.hears(line, "objects") && says_nothing(story, line);
}

std::vector<Line> filtered(const std::vector<Line>& lines, const auto& keep) {
  std::vector<Line> kept;
  std::ranges::copy_if(lines, std::back_inserter(kept), keep);
  return kept;
}

// Of some lines those that `better` holds for, where there are any.
std::vector<Line> preferred(const std::vector<Line>& lines, const auto& better) {
  const std::vector<Line> kept = filtered(lines, better);
  return kept.empty() ? lines : kept;
}

// The lines that carry the tag, and beside them those that do the same with a word of an act.
std::vector<Line> candidates(const Story& story, int n, Status status) {
  return filtered(story.lines(n), [&](Line line) {
    const bool tells = story.carries(line, Tag::action) ||
                       (says_act(story, line, status) && story.has_term(line, "action"));
    return tells && (status == Status::done || !proposes_nothing(story, line));
  });
}

// What is told of the step beside its act: no greeting, no question, no agreement.
std::vector<Line> context(const Story& story, int n, Status status) {
  return filtered(candidates(story, n, status), [&](Line line) {
    return !says_nothing(story, line) && !decides_in(story, line) &&
           story.modality(line) != Modality::acknowledgement;
  });
}

// 「300にしました」: the figure is what was done.
bool sets_figure(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::size_t end = text.find_last_of("0123456789");
  return story.modality(line) == Modality::done && end != std::string_view::npos &&
         starts_with_any(text.substr(end + 1), story.phrases().cue("sets_to"));
}

// 「伝播待ちです」 tells nothing of what was done.
bool waits_only(const Story& story, Line line) {
  return story.ends(line, "waits_ends") && !story.hears(line, "objects_of") &&
         story.sentence_lines(line).back() == line;
}

std::vector<Line> told_lines(const Story& story, int n, Status status) {
  const Line main = story.carrier(n, Tag::action);
  const auto says = [&](Line line) { return says_act(story, line, status); };
  const auto something = [&](Line line) {
    return !says_nothing(story, line) || (status == Status::done && sets_figure(story, line));
  };
  const auto names_act = [&](Line line) { return line == main || story.has_term(line, "action"); };
  const auto in_form = [&](Line line) {
    return line == main || fits(story.modality(line), status);
  };
  const auto decided = [&](Line line) { return !decides_in(story, line); };
  const std::vector<Line> acts = filtered(filtered(candidates(story, n, status), says), decided);
  const auto no_courtesy = [&](Line line) { return !story.hears(line, "courtesies"); };
  // 「変換を挟むのはどうですか。検証に30分頂きます」
  const bool open = status == Status::proposed || status == Status::requested;
  const auto no_cost = [&](Line line) { return !open || !tells_cost(story, line); };
  const auto itself = [&](Line line) { return !waits_only(story, line); };
  const std::vector<Line> telling =
      preferred(preferred(preferred(filtered(acts, something), itself), no_courtesy), no_cost);
  if (!telling.empty()) {
    return preferred(preferred(telling, in_form), names_act);
  }
  const bool moves =
      status == Status::done || status == Status::rejected || status == Status::started;
  return moves && !acts.empty() ? acts : context(story, n, status);
}

// What calls off speaks for itself, whatever else is said beside it.
bool warns(const Story& story, int n) {
  return story.hears(n, "better_not");
}

std::vector<Line> rejecting_lines(const Story& story, int n) {
  const auto sober = [&](Line line) { return !proposes_nothing(story, line); };
  const std::vector<Line> found = filtered(story.lines(n), [&](Line line) {
    return story.modality(line) == Modality::rejection && sober(line);
  });
  return found.empty() ? filtered(story.carriers(n, Tag::action), sober) : found;
}

// 「クレカは「メンテナンス中」、コード決済は使えます」 tells what became of it;
// 「私のほうが早いので」 does not.
bool informs(const Story& story, Line line) {
  constexpr std::size_t kMuch = 2;  // words
  return !story.asks(line) && !story.hears(line, "pronouns") &&
         content_words(own_matter(story, story.normal(line))).size() >= kMuch;
}

// 「まるごと外そう。素の本編でいく」 is no more than proposed.
Status status_of(const Story& story, int n) {
  const Status status = story.status(n, Tag::action);
  if (status == Status::proposed && warns(story, n)) {
    return Status::rejected;
  }
  // 「いや、曲の途中で切るな」 announces nothing.
  const Line main = story.carrier(n, Tag::action);
  const bool says_no = story.begins(n, "refuses_first");
  if (status == Status::started && says_no && story.ends(main, "flat_bans")) {
    return Status::rejected;
  }
  const std::vector<Line> all = candidates(story, n, status);
  const auto any = [&](const auto& holds) { return std::ranges::any_of(all, holds); };
  const bool begun = any(
      [&](Line line) { return says_act(story, line, Status::started) && !hangs_on(story, line); });
  const bool proposed = any([&](Line line) {
    return story.modality(line) == Modality::proposal || hangs_on(story, line);
  });
  return status == Status::started && !begun && proposed ? Status::proposed : status;
}

bool relayed(const Story& story, const std::vector<Line>& lines, Status status) {
  const auto by_others = [&](Line line) {
    return story.hearsay(line) || story.hears(line, "relays") || story.ends(line, "relays_ends");
  };
  return status != Status::done && std::ranges::any_of(lines, [&](Line line) {
           const std::vector<Line> whole = story.sentence_lines(line);
           return std::ranges::any_of(whole, by_others);
         });
}

std::string sentences_of(const Story& story, const std::vector<Line>& lines) {
  std::string text;
  for (const Line line : lines) {
    text.append(text::normalised(story.said_whole(line))).push_back(' ');
  }
  return text;
}

// 「消す前に控えを残す」 is not to 消す: the deed that comes later is left out.
std::string without_later_deeds(const Story& story, std::string text) {
  for (const std::string& before : story.phrases().cue("before_deeds")) {
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at)) {
      std::size_t begin = at;
      text::Character last = text::character_before(text, begin);
      while (last.size > 0 && text::script_of(last.code) == Script::hiragana && at - begin < 9) {
        begin -= last.size;
        last = text::character_before(text, begin);
      }
      while (last.size > 0 && is_kanji(last.code)) {
        begin -= last.size;
        last = text::character_before(text, begin);
      }
      text.erase(begin, at + before.size() - begin);
      at = begin;
    }
  }
  return text;
}

void note_words(const Story& story, Act& act) {
  const std::string text = sentences_of(story, act.lines);
  act.kanji = kanji_of(story, text);
  act.own_kanji = kanji_of(story, without_later_deeds(story, text));
  act.words = content_words(own_matter(story, text));
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  act.all_kanji = waits ? kanji_of(story, sentences_of(story, act.beside)) : act.kanji;
  act.all_kanji.insert(act.kanji.begin(), act.kanji.end());
}

// 「LBに付けました」 says what it was done to, 「shutdownしました」 does not.
bool names_object(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::vector<std::string> words = content_words(text);
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::string_view after = text.substr(text.find(word) + word.size());
    return starts_with_any(after, story.phrases().cue("act_objects"));
  });
}

// 「これで閉じます」 ends the incident; 「水門を閉じます」 is a step.
bool closes_only(const Story& story, Line line) {
  const bool ends = story.ends(line, "closes_ends");
  return (ends || story.hears(line, "close")) && !names_object(story, line);
}

// 「携帯三社とも戻りました」
bool recovers(const Story& story, Line line) {
  return story.carries(line, Tag::recovery) && story.has_term(line, "recovery") &&
         !story.hears(line, "deed_marks");
}

// 「70人は採り直しになりました」 says what came of the incident, 「電波、立ってきた！」 next to
// nothing. A word for a step, and what is done on purpose only, make it surer; where the message
// tells another thing foremost, it takes more.
double least_worth(const Story& story, const Act& act) {
  const auto hears = [&](const char* cue) {
    return std::ranges::any_of(act.lines, [&](Line line) {
      return story.hears(line, cue) && !story.hearsay(line) && !story.hears(line, "relays");
    });
  };
  const bool done = act.status == Status::done;
  const bool own = done && !act.by_others && hears("own_deeds");
  if (outweighed(story, act.n, Tag::action, {Tag::impact, Tag::cause, Tag::followup})) {
    return own ? 1.2 : 2;
  }
  if (own || (!done && act.names_act)) {
    return own ? 0.2 : 0;
  }
  if (done && hears("ends_of_deeds")) {
    return 1;
  }
  const bool well = done && outweighed(story, act.n, Tag::action, {Tag::recovery});
  return well ? 2 : act.names_act ? 0.75 : 1.1;
}

bool is_doubtful(const Story& story, const Act& act) {
  return worth(story, act.n, Tag::action) < least_worth(story, act);
}

// What is told first, behind greetings and sighs.
Line first_told(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  const auto tells = [&](Line line) {
    return story.modality(line) != Modality::acknowledgement || story.hears(line, "takes");
  };
  const auto found = std::ranges::find_if(lines, tells);
  return found == lines.end() ? lines.front() : *found;
}

bool all_in_kana(std::string_view text) {
  text = text::without_closing_marks(text);
  for (std::size_t at = 0; at < text.size();) {
    const text::Character here = text::character_at(text, at);
    if (text::script_of(here.code) != Script::hiragana) {
      return false;
    }
    at += here.size;
  }
  return true;
}

// 「やる。入口のほうで」, 「はい、今から回します」
bool takes_up(const Story& story, const Act& act) {
  const Line first{act.n, 0};
  if (story.asks(first) || (act.status != Status::started && act.status != Status::done)) {
    return false;
  }
  // 「もどす。1クリックなので」
  const bool intends = story.modality(first) == Modality::intention &&
                       (says_nothing(story, first) || all_in_kana(story.normal(first)));
  const std::string_view text = story.normal(first);
  const std::size_t yes = rules::prefix_size(text, story.phrases().cue("takes_alone"));
  const bool alone =
      yes > 0 && (yes == text.size() || !text::is_letter(text::character_at(text, yes).code));
  // 「はじめました、2台ずつ」
  const bool begun = starts_with_any(text, story.phrases().cue("begun_alone"));
  return intends || alone || begun;
}

// 「種別ごとに止められます。10分ほどです」
bool answers_can(const Story& story, const Act& act) {
  const Line first = first_told(story, act.n);
  // 「できます。受付を閉じます」; 「できます。けど…」 takes nothing on
  constexpr std::size_t kShort = 8;  // characters
  const std::vector<Line> lines = story.lines(act.n);
  const bool but =
      std::ranges::any_of(lines, [&](Line line) { return story.begins(line, "begins_but"); });
  const bool alone =
      length_of(story.normal(first)) <= kShort && story.sentence_lines(first).size() == 1 && !but;
  const bool open = act.status == Status::proposed || (act.status == Status::started && alone);
  return open && !story.asks(first) && !story.negated(first) && story.ends(first, "answers_can");
}

// 「メーカーさんが遠隔で変換をかけています」; 「メーカーに電話しています」 is the speaker's own
// act.
bool done_by_third(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = story.normal(line);
  const std::size_t size = rules::prefix_size(text, phrases.cue("third_parties"));
  if (size == 0) {
    return false;
  }
  const std::string_view behind = text.substr(size);
  const std::size_t title =
      rules::prefix_size(behind, story.rules().people.words(rules::PeopleWord::honorific));
  return starts_with_any(behind.substr(title), phrases.cue("subject_particles")) ||
         (title > 0 && title < behind.size() &&
          !starts_with_any(behind.substr(title), phrases.cue("no_doer_behind")));
}

// 「堤さんが閉めました」, 「開発の堤が閉めました」; not 「林が燃えたので止めました」, whose subject
// is of the reason alone, and 「林は切りました」, which tells what was cut.
std::string subject_of(const Story& story, Line line) {
  const analysis::Names names = analysis::names_of(story.analysis());
  const rules::People& people = story.rules().people;
  const auto& titles = people.words(rules::PeopleWord::honorific);
  const std::string& of = story.phrases().text("particle.of");
  std::string_view text = story.normal(line);
  const std::size_t place = rules::prefix_size(text, people.words(rules::PeopleWord::department));
  if (place > 0 && text.substr(place).starts_with(of)) {
    text.remove_prefix(place + of.size());
  }
  const auto [person, size] = analysis::bearer_at(names, people, text);
  if (person == nullptr || person->name == story.speaker(line.n)) {
    return "";
  }
  const std::string_view behind = text.substr(size);
  const std::size_t title = rules::prefix_size(behind, titles);
  const std::string_view particle = behind.substr(title);
  const std::string& subject = story.phrases().text("particle.subject");
  const std::string& topic = story.phrases().text("particle.topic");
  const bool does = particle.starts_with(subject) ||
                    (particle.starts_with(topic) && (title > 0 || names_object(story, line)));
  const std::string_view deed =
      does ? particle.substr(particle.starts_with(subject) ? subject.size() : topic.size()) : "";
  return does && !holds_any(deed, story.phrases().cue("day_reasons")) ? person->name : "";
}

// How it is told, beside its status.
void note_manner(const Story& story, Act& act) {
  const auto any = [&](const auto& holds) { return std::ranges::any_of(act.lines, holds); };
  const auto holds_back = [&](Line line) { return objects_only(story, line); };
  const auto rejects = [&](Line line) { return story.modality(line) == Modality::rejection; };
  act.objects = act.status == Status::rejected && std::ranges::all_of(act.lines, holds_back);
  act.asks_idly = act.status == Status::proposed &&
                  !any([&](Line line) { return proposes(story, line) && !enquires(story, line); });
  const bool acts = act.status == Status::done || act.status == Status::started;
  // 「端末の設定も職員が済ませました」, 「USBで適用できたそうです」
  const auto third = [&](Line line) {
    return act.status == Status::done &&
           (story.hears(line, "done_by_others") || story.hears(line, "unnamed_doers") ||
            (story.hearsay(line) && story.hears(line, "news_from")));
  };
  for (const Line line : acts ? act.lines : std::vector<Line>{}) {
    act.subject = act.subject.empty() ? subject_of(story, line) : act.subject;
  }
  act.by_others =
      any(third) || (acts && any([&](Line line) { return done_by_third(story, line); }));
  act.prohibits = act.status == Status::requested && any(rejects);
  act.restricts = any(
      [&](Line line) { return story.hears(line, "forbids") && story.hears(line, "restricts"); });
  act.names_object = any([&](Line line) { return names_object(story, line); });
  act.names_act = any([&](Line line) { return story.has_term(line, "action"); });
  act.recovers = act.status == Status::done && !act.names_act &&
                 any([&](Line line) { return recovers(story, line); });
  act.forbids = any([&](Line line) { return story.hears(line, "forbids"); });
  act.asks_not = any([&](Line line) { return story.ends(line, "asks_not"); });
  act.points_back = any([&](Line line) { return story.hears(line, "demonstratives"); });
  act.takes_up = takes_up(story, act);
  act.ends_own = act.status == Status::done && is_bare_end(story, first_told(story, act.n));
  act.answers_can = answers_can(story, act);
  act.doubtful = is_doubtful(story, act);
}

// --- more than one act in a message ---

bool may_tell_act(const Story& story, Line line) {
  constexpr std::size_t kMuch = 2;  // words
  const bool proposes = story.modality(line) == Modality::proposal &&
                        content_words(own_matter(story, story.normal(line))).size() >= kMuch;
  return !story.hearsay(line) && !story.hears(line, "relays") &&
         (proposes || story.has_term(line, "action") || story.carries(line, Tag::action));
}

// What a line beside the main act says of another step: a report and the next proposal, or the
// calling off of one step and the proposal of another.
std::optional<Status> other_status(const Story& story, Line line, const Act& main) {
  if (main.lines.empty()) {
    return std::nullopt;
  }
  if (story.modality(line) == Modality::rejection) {
    // 「手で運び始めました。全部は今日は無理です」 goes on with it.
    const bool falls_short = (main.status == Status::started || main.status == Status::done) &&
                             main.lines.front() < line && story.ends(line, "cannot_all");
    return main.status == Status::rejected || falls_short ? std::nullopt
                                                          : std::optional(Status::rejected);
  }
  const bool supposes = story.conditional(line) && !story.asks(line);  // 変えてもよろしいですか
  if (says_nothing(story, line) || supposes || closes_only(story, line) ||
      decides_in(story, line) || story.hears(line, "quotation") || !may_tell_act(story, line) ||
      tells_how_it_is(story, line) || warns_of(story, line) || is_joke(story, line) ||
      story.ends(line, "no_deed_ends")) {
    return std::nullopt;
  }
  // 「11台変更済みです。残り3台は現地で挿し直します」
  if (main.status == Status::started && line < main.lines.front() &&
      story.ends(line, "part_done_ends")) {
    return Status::done;
  }
  const bool ended =
      main.status == Status::done || (main.status == Status::rejected && main.lines.back() < line);
  for (const Status status : {Status::requested, Status::started, Status::proposed}) {
    if (ended && says_act(story, line, status) && !enquires(story, line) &&
        !says_act(story, line, Status::done)) {
      return status;
    }
  }
  return std::nullopt;
}

bool is_told(const Story& story, const std::vector<Act>& acts, Line line) {
  const Line sentence = story.sentence_begin(line);
  return std::ranges::any_of(acts, [&](const Act& act) {
    return std::ranges::any_of(act.lines,
                               [&](Line told) { return story.sentence_begin(told) == sentence; });
  });
}

// What another act is told by is no part of what is told beside this one.
void take_from(Act& act, const std::vector<Line>& lines) {
  for (auto* list : {&act.beside, &act.informing}) {
    std::erase_if(*list, [&](Line line) { return std::ranges::find(lines, line) != lines.end(); });
  }
}

// What stands before 「かかります」, with which the line ends; nothing where it does not.
std::string_view before_takes(const Story& story, Line line) {
  std::string_view text = story.bare(line);
  // 「15分くらいかかる、配布が遅いんで」
  if (gives_reason(story, line)) {
    const std::size_t comma = text.rfind(text::normalised(story.phrases().text("mark.comma")));
    text = text.substr(0, comma);
  }
  text = without_manner(story, text);
  const std::size_t end = rules::suffix_size(text, story.phrases().cue("takes_time"));
  const std::string_view before = text.substr(0, text.size() - end);
  // 「30秒待って挿してみて」 asks to do it.
  const bool tries = ends_with_any(before, story.phrases().cue("te_ends"));
  return end > 0 && !tries && !story.asks(line) ? before : "";
}

bool is_waiting(const Act& act) {
  return act.status == Status::proposed || act.status == Status::started;
}

bool is_open(const Act& act) {
  return is_waiting(act) || act.status == Status::requested;
}

bool all_lines(const Act& act, const auto& holds) {
  return std::ranges::all_of(act.lines, holds);
}

// 「触ると危ない」 of what is planned, or no more than the end of the incident.
bool only_warns(const Story& story, const Act& act) {
  return (is_waiting(act) && all_lines(act,
                                       [&](Line line) {
                                         return warns_of(story, line) ||
                                                happens_of_itself(story, line);
                                       })) ||
         all_lines(act, [&](Line line) { return closes_only(story, line); });
}

// 「許可する。閉じ込めるよりいい」 only says why.
bool only_decides(const Story& story, const Act& act) {
  return act.decides &&
         all_lines(act, [&](Line line) { return !says_act(story, line, act.status); });
}

// A joke, how things are, or 「絞るのに15分かかる、配布が遅いんで」: what it would cost, and why.
bool only_tells_state(const Story& story, const Act& act) {
  if (!is_open(act)) {
    return false;
  }
  const auto how_it_is = [&](Line line) { return tells_how_it_is(story, line); };
  const auto why = [&](Line line) {
    return how_it_is(line) || (states(story, line) && gives_reason(story, line));
  };
  const bool costs =
      std::ranges::any_of(act.beside, [&](Line line) { return tells_cost(story, line); });
  const bool jokes = act.status != Status::started &&
                     all_lines(act, [&](Line line) { return is_joke(story, line); });
  return jokes || all_lines(act, how_it_is) || (costs && all_lines(act, why));
}

bool asks_in(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) { return story.asks(line); });
}

// 「入れ替えは席を残しますので、害はございません」 answers what another thinks of.
bool only_reassures(const Story& story, const Act& act) {
  const bool plans = act.status == Status::proposed || act.status == Status::started;
  return plans && act.n > 1 && story.speaker(act.n - 1) != story.speaker(act.n) &&
         asks_in(story, act.n - 1) && all_lines(act, [&](Line line) {
           const std::vector<Line> whole = story.sentence_lines(line);
           return std::ranges::any_of(whole, [&](Line one) {
             return !(one < line) && !story.asks(one) && story.hears(one, "no_harm_told");
           });
         });
}

// 「残りの32行を、レジが、消した」, 「端末が古い一覧を握っている」: a thing did it, and nobody
// against the incident.
bool done_by_thing(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& subject = story.phrases().text("particle.subject");
  const std::string& object = story.phrases().text("particle.object");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const auto terms = story.terms(line, "component");
  return std::ranges::any_of(terms, [&](const Stretch& term) {
    if (!text.substr(term.end).starts_with(subject)) {
      return false;
    }
    const std::string_view before = text.substr(0, term.begin);
    const std::string_view behind = text.substr(term.end + subject.size());
    const std::string_view what = behind.substr(0, behind.find(object));
    return before.ends_with(object) || before.ends_with(object + comma) ||
           (what.size() < behind.size() && what.find(comma) == std::string_view::npos &&
            !holds_any(what, story.phrases().cue("day_reasons")) && !story.conditional(line));
  });
}

bool only_suffers(const Story& story, const Act& act) {
  const auto thing = [&](Line line) {
    const std::vector<Line> whole = story.sentence_lines(line);
    return std::ranges::any_of(whole, [&](Line one) { return done_by_thing(story, one); });
  };
  return act.status == Status::done &&
         (all_lines(act, [&](Line line) { return story.hears(line, "suffered"); }) ||
          all_lines(act, thing));
}

// 「再起動は不安」, 「反対なし」, 「今日やらないとだめ」
bool rejects_nothing(const Story& story, const Act& act) {
  const std::vector<Line> whole = story.lines(act.n);
  const auto must = [&](Line line) { return story.ends(line, "must_ends"); };
  return act.status == Status::rejected && std::ranges::none_of(whole, [&](Line line) {
           return (story.modality(line) == Modality::rejection && !must(line)) ||
                  story.ends(line, "refuses_ends") ||
                  (story.hears(line, "rejecting") && !story.hears(line, "assents"));
         });
}

}  // namespace

std::string own_matter(const Story& story, std::string_view normalised) {
  std::string text = without(std::string(normalised), story.phrases().cue("generic_acts"));
  for (const std::string& name : story.names()) {
    erase(text, name);
  }
  return text;
}

std::set<char32_t> kanji_of(const Story& story, std::string_view normalised) {
  const std::string text = own_matter(story, normalised);
  std::set<char32_t> kanji;
  bool figure = false;  // 「5分」, 「3番」: its unit tells nothing of the step
  for (std::size_t at = 0; at < text.size();) {
    const text::Character here = text::character_at(text, at);
    const bool unit =
        figure && story.phrases().cue("bare_units").any_begins(std::string_view(text).substr(at));
    if (is_kanji(here.code) && !unit) {
      kanji.insert(here.code);
    }
    figure = text::script_of(here.code) == Script::digit;
    at += here.size;
  }
  add_deeds_in_kana(story, text, kanji);
  return kanji;
}

bool is_bare_end(const Story& story, Line line) {
  const bool past = story.modality(line) == Modality::done || reports_done(story, line) ||
                    says_done_flatly(story, line);
  return past && story.hears(line, "did_it") && !story.hears(line, "not_did_it") &&
         !story.asks(line) && !story.negated(line) && says_nothing(story, line) &&
         !closes_only(story, line);
}

bool tells_cost(const Story& story, Line line) {
  constexpr std::size_t kNear = 7;  // characters: 「3時間くらいは」
  const std::string_view before = before_takes(story, line);
  std::size_t begin = before.size();
  for (std::size_t i = 0; i < kNear && begin > 0; ++i) {
    begin -= text::character_before(before, begin).size;
  }
  return holds_any(before.substr(begin), story.phrases().cue("cost_units"));
}

bool tells_length(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  std::string_view before = before_takes(story, line);
  before.remove_suffix(rules::suffix_size(before, phrases.cue("cost_tails")));
  if (story.hears(line, "cost_compares")) {
    return false;
  }
  // 「自分」 and 「休日」 end as units do, and 「十分」 is mostly no ten minutes.
  const std::size_t unit = rules::suffix_size(before, phrases.cue("cost_units"));
  const std::string_view number = before.substr(0, before.size() - unit);
  const std::size_t word = rules::suffix_size(before, phrases.cue("no_costs"));
  const bool is_word = word > 0 && !ends_with_any(before.substr(0, before.size() - word),
                                                  phrases.cue("number_letters"));
  const bool counted =
      text::script_of(text::character_before(number, number.size()).code) == text::Script::digit ||
      (ends_with_any(number, phrases.cue("number_letters")) && !is_word);
  return (unit > 0 && counted) || ends_with_any(before, phrases.cue("whole_costs"));
}

bool permits(const Story& story, Line line) {
  return !story.asks(line) && story.ends(line, "permits");
}

bool share_kanji(const std::set<char32_t>& a, const std::set<char32_t>& b) {
  return std::ranges::any_of(a, [&](char32_t one) { return b.contains(one); });
}

std::optional<Line> decision(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    if (decides_in(story, line)) {
      return line;
    }
  }
  return std::nullopt;
}

// "bypassed." is closed already where a sentence follows it.
std::string without_full_stop(std::string text) {
  text.erase(text.find_last_not_of('.') + 1);
  return text;
}

Statement act_statement(const Story& story, const std::vector<Line>& lines) {
  Statement made;
  std::optional<Line> told;
  for (const Line line : lines) {
    const Line whole = story.sentence_begin(line);
    const std::string text = told == whole ? "" : event_statement(story, line.n, {line}).text;
    told = whole;
    cite(made, {line.n});
    if (!text.empty()) {
      made.text = without_full_stop(std::move(made.text));
      made.text += (made.text.empty() ? "" : story.phrases().text("mark.full_stop")) + text;
    }
  }
  return made;
}

// 「失敗しました」, 「1回目失敗」: that a step failed, and not which.
bool is_bare_failure(const Story& story, Line line) {
  return story.hears(line, "step_failed") && !story.asks(line) && !story.conditional(line) &&
         !story.hears(line, "thing_of_failure") &&
         content_words(own_matter(story, story.normal(line))).size() <= 1;
}

// 「失敗しました。日ごとに割ってやり直しています」: the next try is begun, the one before it
// failed.
void part_from_failure(const Story& story, Act& act) {
  if (act.status != Status::done || act.lines.size() < 2 ||
      !is_bare_failure(story, act.lines.front())) {
    return;
  }
  const auto tries = [&](Line line) {
    const Modality modality = story.modality(line);
    return modality == Modality::ongoing || modality == Modality::intention;
  };
  const std::vector<Line> next(act.lines.begin() + 1, act.lines.end());
  if (!std::ranges::all_of(next, tries)) {
    return;
  }
  for (const Line line : story.lines(act.n)) {
    if (line >= act.lines.front() && line < next.front()) {
      act.tried.push_back(line);
    }
  }
  act.lines = next;
  act.status = Status::started;
}

// 「aをdrain。残りが減るのを待って0になった」: the deed without its verb, right before what came
// of it.
void add_cut_deed(const Story& story, Act& act) {
  const bool acts = act.status == Status::started || act.status == Status::done;
  if (!acts || act.lines.empty() || act.lines.front().index == 0) {
    return;
  }
  const Line before{act.n, act.lines.front().index - 1};
  const std::string_view text = story.bare(before);
  const std::string& object = story.phrases().text("particle.object");
  const std::size_t at = text.rfind(object);
  const std::string_view deed = at == std::string_view::npos ? "" : text.substr(at + object.size());
  if (!deed.empty() && !text::holds_script(deed, Script::hiragana) && !story.asks(before) &&
      !story.conditional(before) && story.modality(before) == Modality::statement) {
    act.lines.insert(act.lines.begin(), before);
  }
}

// 「機械を入れ直したほうが早い。控えを取ってからやる」: what is to be done stands before what is to
// be done first.
void add_deed_before(const Story& story, Act& act) {
  if (!is_open(act) || act.lines.size() != 1) {
    return;
  }
  const Line told = act.lines.front();
  const Line whole = story.sentence_begin(told);  // may begin the message where `told` does not
  if (whole.index == 0) {
    return;
  }
  const Line before = story.sentence_begin({act.n, whole.index - 1});
  const bool first = story.ends(told, "does_it_then_ends");
  const Modality modality = story.modality(before);
  const bool names = modality == Modality::proposal || modality == Modality::intention;
  if (first && before < told && names && story.has_term(before, "action") && !story.asks(before) &&
      !story.negated(before) && !proposes_nothing(story, before)) {
    act.lines.insert(act.lines.begin(), before);
  }
}

// 「はい、やります。画面から出せるので、5分くらいで」: takes on what was asked for, and tells how
// long it takes.
void leave_the_taking(const Story& story, Act& act) {
  const std::vector<Line> all = story.lines(act.n);
  const auto taking = std::ranges::find_if(all, [&](Line line) {
    return story.modality(line) == Modality::intention && says_nothing(story, line);
  });
  if (act.status != Status::started || !act.takes_up || taking == all.end()) {
    return;
  }
  const auto only_how = [&](Line line) {
    return line == *taking || line < *taking ||
           (story.modality(line) == Modality::statement && !story.asks(line) &&
            !story.has_term(line, "action"));
  };
  const auto takes_time = [&](Line line) {
    const std::string_view text = story.bare(line);
    const std::size_t end = rules::suffix_size(text, story.phrases().cue("in_so_long"));
    return line > *taking && end > 0 && text.find_first_of("0123456789") != std::string_view::npos;
  };
  if (std::ranges::all_of(all, only_how) && std::ranges::any_of(all, takes_time)) {
    act.lines = act.informing = {*taking};
    act.beside.clear();
  }
}

// 「もどした。古い分を捨てないとまた送られる」: the deed is told, though in kana, and not what else
// there is to do.
void keep_the_deed(const Story& story, Act& act) {
  const auto is_told = [&](Line line) {
    return std::ranges::find(act.beside, line) != act.beside.end();
  };
  const auto bare = [&](Line line) {
    return is_bare_end(story, line) || story.modality(line) != Modality::done;
  };
  if (act.status == Status::done && !act.lines.empty() && !act.beside.empty() &&
      std::ranges::none_of(act.lines, is_told) && std::ranges::none_of(act.lines, bare)) {
    act.beside = act.informing = act.lines;
  }
}

Act act_of(const Story& story, int n) {
  Act act;
  act.n = n;
  act.status = status_of(story, n);
  act.decides = decision(story, n).has_value();
  act.lines =
      act.status == Status::rejected ? rejecting_lines(story, n) : told_lines(story, n, act.status);
  part_from_failure(story, act);
  add_cut_deed(story, act);
  add_deed_before(story, act);
  act.beside = context(story, n, act.status);
  act.informing = filtered(act.beside, [&](Line line) {
    return informs(story, line) || std::ranges::find(act.lines, line) != act.lines.end();
  });
  note_manner(story, act);
  leave_the_taking(story, act);
  keep_the_deed(story, act);
  const bool warns = only_warns(story, act);
  // 「戻すと3時間かかります。補う設定をお勧めします」
  const auto no_cost = [&](Line line) { return !tells_cost(story, line); };
  const bool decides = only_decides(story, act);
  act.lines = is_open(act) ? preferred(act.lines, no_cost) : act.lines;
  if (warns || decides || only_tells_state(story, act) || only_suffers(story, act) ||
      only_reassures(story, act) || rejects_nothing(story, act) ||
      relayed(story, act.lines, act.status)) {
    act.lines.clear();
  }
  note_words(story, act);
  act.fails = act.is_thin() && std::ranges::any_of(act.lines, [&](Line line) {
                return story.hears(line, "step_failed");
              });
  return act;
}

std::vector<Act> acts_of(const Story& story, int n) {
  const Act main = act_of(story, n);
  std::vector<Act> all{main};
  for (const Line line : story.lines(n)) {
    const std::optional<Status> status = other_status(story, line, main);
    if (!status || is_told(story, all, line)) {
      continue;
    }
    Act other;
    other.n = n;
    other.status = *status;
    other.lines = {line};
    other.beside = other.informing = other.lines;
    other.beside_other = true;
    note_manner(story, other);
    note_words(story, other);
    take_from(all.front(), story.sentence_lines(line));
    all.push_back(std::move(other));
  }
  std::ranges::stable_sort(all, [](const Act& a, const Act& b) {
    return !a.lines.empty() && !b.lines.empty() && a.lines.front() < b.lines.front();
  });
  return all;
}

}  // namespace tenmatsu::composition
