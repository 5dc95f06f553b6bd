#include "compose/summary/cause_sentence.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/summary/cause_links.hpp"
#include "compose/wording/wording.hpp"
#include "text/ascii.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Texts = std::vector<std::string>;

std::string joined(const Story& story, const Texts& sentences) {
  std::string all;
  for (const std::string& one : sentences) {
    all += (all.empty() ? "" : story.phrases().text("mark.full_stop")) + one;
  }
  return all;
}

bool calls_it_cause(const Story& story, const std::string& sentence) {
  return holds_any(text::normalised(sentence), story.phrases().cue("cause_names"));
}

// How many words name something beside the verdict: none of 「これで確定」.
std::size_t names_in(const Story& story, const std::string& sentence) {
  auto words = content_words(text::normalised(sentence));
  std::erase_if(words, [&](const std::string& word) {
    return story.phrases().cue("verdict_words").any_is(word);
  });
  return naming_words(story, words);
}

// What stands behind 「原因は」, or the whole of a sentence that does not begin so.
std::string_view behind_topic(const Story& story, std::string_view sentence) {
  return sentence.substr(rules::prefix_size(sentence, story.phrases().cue("cause_topics")));
}

// 「原因はこの重複と見る」, 「これが原因」: calls the cause what was told before it, of which it
// says no more.
bool points_at_cause(const Story& story, const std::string& sentence) {
  constexpr std::size_t kFew = 2;  // words
  return calls_it_cause(story, sentence) && names_in(story, sentence) <= kFew &&
         starts_with_any(behind_topic(story, sentence), story.phrases().cue("cause_pointers"));
}

// 「原因はこのレート制限で間違いない」: the thing that it calls the cause by name, where the other
// sentences do not name it; else empty.
std::string thing_pointed_at(const Story& story, const Texts& all) {
  constexpr std::size_t kNames = 4;  // characters: 「この重複」 is told by what stands before it
  const auto& phrases = story.phrases();
  for (const std::string& one : all) {
    const std::string behind(behind_topic(story, one));
    const std::size_t pointer = rules::prefix_size(behind, phrases.cue("named_thing_pointers"));
    const std::string rest = behind.substr(pointer);
    const std::string tail = longest_end(rest, phrases.cue("named_cause_tails"));
    std::string thing = rest.substr(0, rest.size() - tail.size());
    const auto words = content_words(text::normalised(thing));
    const bool known = std::ranges::any_of(all, [&](const std::string& other) {
      return other != one && shared_words(words, content_words(text::normalised(other))) > 0;
    });
    if (points_at_cause(story, one) && pointer > 0 && !tail.empty() && !known &&
        length_of(thing) >= kNames && ends_in_noun(story, thing) &&
        naming_words(story, words) > 0) {
      return thing;
    }
  }
  return "";
}

// 「期限切れだ」 as 「期限切れ」.
std::string without_copula(const Story& story, const std::string& what) {
  const std::string& copula = story.phrases().text("word.copula");
  const bool ends = what.size() > copula.size() && what.ends_with(copula);
  const std::string rest = ends ? what.substr(0, what.size() - copula.size()) : what;
  return ends_in_noun(story, rest) || ends_with_any(rest, story.phrases().cue("lasting_states"))
             ? rest
             : what;
}

// 「経理の補正だ。原因はこの伝票で間違いない」: whose thing it is, where that stands before it in a
// word or two.
std::string with_owner(const Story& story, const Texts& all, const std::string& thing) {
  constexpr std::size_t kShort = 12;  // characters
  const auto& phrases = story.phrases();
  const std::string owner = all.size() == 2 ? without_copula(story, all.front()) : "";
  const bool name = !owner.empty() && length_of(owner) <= kShort && ends_in_noun(story, owner) &&
                    !holds_any(owner, phrases.cue("clause_of_state"));
  return name ? phrases.fill("summary.thing_of", {{"owner", owner}, {"thing", thing}}) : thing;
}

// What was found shortly before the cause that leads and is no factor: where this calls the cause a
// thing that it does not tell, that does.
const Cause* found_before(const Incident& incident) {
  constexpr int kNear = 6;  // messages
  const Cause& lead = incident.causes.front();
  const Cause* found = nullptr;
  for (const Cause& one : incident.causes) {
    const bool fact = &one != &lead && one.status == Status::confirmed && !one.contributing;
    if (fact && !one.raised.empty() && !lead.raised.empty() &&
        one.raised.front() < lead.raised.front() &&
        lead.raised.front() - one.raised.front() <= kNear) {
      found = &one;
    }
  }
  return found;
}

// 「うちの不具合だ」: whose fault it was, and not what.
bool only_blames(const Story& story, const std::string& sentence) {
  constexpr std::size_t kShort = 14;  // characters
  return length_of(sentence) <= kShort &&
         ends_with_any(sentence, story.phrases().cue("blaming_ends"));
}

// 「これで確定」; 「戻し忘れている」 tells what is wrong in kana alone.
bool tells_nothing(const Story& story, const std::string& sentence) {
  const std::string normal = text::normalised(sentence);
  return names_in(story, sentence) == 0 && (holds_any(normal, story.phrases().cue("root")) ||
                                            !holds_any(normal, story.phrases().cue("tells_state")));
}

// 「書いたのは岸だ」, 「両方おれのコードだ」: who it was, and not what.
bool only_names_somebody(const Story& story, const std::string& sentence) {
  constexpr std::size_t kShort = 20;  // characters
  const auto& phrases = story.phrases();
  const std::string& copula = phrases.text("word.copula");
  std::string text = sentence;
  if (text.ends_with(copula)) {
    text.erase(text.size() - copula.size());
  }
  remove_end(text, phrases.cue("own_work_ends"));
  if (length_of(sentence) > kShort ||
      holds_any(text::normalised(text), phrases.cue("tells_state"))) {
    return false;
  }
  bool names = ends_with_any(text, phrases.cue("oneself"));
  for (int n = 1; n <= story.size() && !names; ++n) {
    names = !story.speaker(n).empty() && text.ends_with(story.speaker(n));
  }
  return names;
}

// 「設定の中身を読んだ」, 「荷札が落ちた理由だ」: how it was found, or that it is told next.
bool only_leads_in(const Story& story, const std::string& sentence) {
  constexpr std::size_t kShort = 20;  // characters
  const auto& phrases = story.phrases();
  // 「SHOW TABLES した」
  const std::string ran = longest_end(sentence, phrases.cue("ran_ends"));
  const bool command =
      !ran.empty() &&
      std::ranges::all_of(sentence.substr(0, sentence.size() - ran.size()), text::is_ascii);
  return command || phrases.cue("cause_openers").any_is(sentence) ||
         (length_of(sentence) <= kShort &&
          sentence.find_first_of("0123456789") == std::string::npos &&
          ends_with_any(sentence, phrases.cue("leading_in_ends")));
}

// 「いまは1系だけで回している」, 「先方が対応中とのこと」: how things stand by now.
bool tells_now(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  // A quotation that the sentence begins goes on in the next.
  const bool quotes = sentence.find(phrases.cue("quotation")[0]) != std::string::npos &&
                      sentence.find(phrases.cue("quotation")[1]) == std::string::npos;
  return !quotes && (starts_with_any(sentence, phrases.cue("now_heads")) ||
                     ends_with_any(sentence, phrases.cue("being_worked_on")));
}

// 「そこは大丈夫だ」, 「変更点の一覧の下のほうに書いてある」: what is well, and where it is
// written.
bool tells_beside(const Story& story, const std::string& sentence) {
  constexpr std::size_t kShort = 28;  // characters
  const auto& phrases = story.phrases();
  return (length_of(sentence) <= kShort &&
          ends_with_any(sentence, phrases.cue("told_well_ends"))) ||
         ends_with_any(sentence, phrases.cue("written_ends")) ||
         holds_any(sentence, phrases.cue("asks_why"));
}

// The sentences that tell something of the cause; all of them where none does.
Texts telling(const Story& story, const std::string& text) {
  const Texts all = split_sentences(story, text);
  Texts told;
  std::ranges::copy_if(all, std::back_inserter(told), [&](const std::string& one) {
    return !tells_nothing(story, one) && !points_at_cause(story, one) && !only_blames(story, one) &&
           !only_names_somebody(story, one) && !only_leads_in(story, one) &&
           !tells_now(story, one) && !tells_beside(story, one);
  });
  return told.empty() ? all : told;
}

// How clearly the sentence tells what was wrong, whatever stands before it.
int telling_words(const Story& story, const std::string& sentence) {
  constexpr int kNamed = 4;
  constexpr int kWrong = 2;
  const auto& phrases = story.phrases();
  const std::string normal = text::normalised(sentence);
  if (holds_any(normal, phrases.cue("tried"))) {
    return 0;
  }
  constexpr std::size_t kEnough = 6;  // words: beyond that a sentence is only longer
  const auto names =
      static_cast<int>(std::min(naming_words(story, content_words(normal)), kEnough));
  const bool named = holds_any(normal, phrases.cue("root")) && names > 1;
  return names + (named ? kNamed : 0) +
         (holds_any(normal, phrases.cue("tells_state")) ? kWrong : 0);
}

bool may_not_be_so(const Story& story, const std::string& sentence) {
  return holds_any(text::normalised(sentence), story.phrases().cue("hedges_inside"));
}

// The same of a sentence that has to stand alone.
int clearness(const Story& story, const std::string& sentence) {
  constexpr int kHangs = 3;
  constexpr int kDoubtful = 4;
  const auto& phrases = story.phrases();
  const bool hangs = starts_with_any(sentence, phrases.cue("antecedent_heads")) ||
                     starts_with_any(sentence, phrases.cue("chain_heads"));
  const int words = telling_words(story, sentence);
  return words == 0
             ? 0
             : words - (hangs ? kHangs : 0) - (may_not_be_so(story, sentence) ? kDoubtful : 0);
}

// 「索引の効かない検索がある。…の列に索引がない」: the first says what the other tells better.
Texts without_repeats(const Story& story, const Texts& all) {
  constexpr std::size_t kShort = 24;  // characters
  Texts told;
  std::ranges::copy_if(all, std::back_inserter(told), [&](const std::string& one) {
    const auto words = content_words(text::normalised(one));
    const bool plain = length_of(one) <= kShort && !words.empty() &&
                       one.find_first_of("0123456789") == std::string::npos;
    return !plain || std::ranges::none_of(all, [&](const std::string& other) {
      return other.size() > one.size() && ends_with_any(one, story.phrases().cue("being_ends")) &&
             2 * shared_words(words, content_words(text::normalised(other))) >= words.size();
    });
  });
  return told;
}

// 「だから全部が同じ棚に行った」: says nothing without what stands before it.
bool hangs(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  return starts_with_any(sentence, phrases.cue("antecedent_heads")) ||
         starts_with_any(sentence, phrases.cue("chain_heads")) ||
         starts_with_any(sentence, phrases.cue("joining_heads"));
}

// Whether the sentence can stand beside the one that names the cause: no line of a log, no guess,
// and none that breaks off, 「早く気づきたくて」.
bool stands_beside(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  constexpr std::size_t kShort = 8;  // characters
  const bool tells = length_of(sentence) >= kShort ||
                     holds_any(text::normalised(sentence), phrases.cue("tells_state"));
  return tells && !may_not_be_so(story, sentence) && telling_words(story, sentence) > 0 &&
         !std::ranges::all_of(sentence, text::is_ascii) &&
         !ends_with_any(sentence, phrases.cue("broken_sentence_ends"));
}

// 「しかも再接続が毎回走る」 as the first that is told.
std::string without_joining_head(const Story& story, const std::string& sentence) {
  std::string rest =
      sentence.substr(rules::prefix_size(sentence, story.phrases().cue("joining_heads")));
  rest.erase(0, rest.find_first_not_of(' '));
  return names_in(story, rest) > 0 ? rest : sentence;
}

// Of a cause told in more than `most` characters the sentence that names it most clearly, and what
// is told behind and before it as far as there is room, three sentences at most: what stands behind
// it leads to what people saw. 「品種番号は2桁固定。三桁の番号を登録したのが今月から」.
Texts shortened(const Story& story, const Texts& all, std::size_t most) {
  constexpr std::size_t kShort = 60;  // characters: nothing is left out of so few
  constexpr int kMost = 3;            // sentences
  const std::string whole = joined(story, all);
  // A question and its answer belong together.
  const std::string joint = story.phrases().fill("cause.answered", {{"guess", ""}, {"answer", ""}});
  if (length_of(whole) <= kShort || all.size() < 2 || whole.find(joint) != std::string::npos) {
    return all;
  }
  const Texts told = without_repeats(story, all);
  const auto best = std::ranges::max_element(told, [&](const auto& a, const auto& b) {
    return clearness(story, a) < clearness(story, b);
  });
  auto first = best;
  auto last = best;
  std::size_t sum = length_of(*best);
  const auto takes = [&](const std::string& one) {
    const bool more = stands_beside(story, one) && sum + length_of(one) <= most;
    sum += more ? length_of(one) : 0;
    return more;
  };
  const auto few = [&] { return std::distance(first, last) + 1 < kMost; };
  while (few() && std::next(last) != told.end() && takes(*std::next(last))) {
    ++last;
  }
  // 「そこへ全部の便が来た」 hangs on what stands before it, which is told first then.
  while ((few() || hangs(story, *first)) && first != told.begin() && takes(*std::prev(first))) {
    --first;
  }
  return {first, std::next(last)};
}

// 「止めたままにしている」, told of what is over: 「止めたままにしていた」.
std::string in_past(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  for (const auto& [cue, verb, past] : {std::tuple{"goes_on_now", "verb.goes_on", "verb.went_on"},
                                        std::tuple{"is_not_now", "verb.is_not", "verb.was_not"}}) {
    const std::string& end = phrases.text(verb);
    if (ends_with_any(text, phrases.cue(cue)) && text.ends_with(end)) {
      return text.substr(0, text.size() - end.size()) + phrases.text(past);
    }
  }
  return text;
}

// What can stand before 「ことが原因だった」: a sentence that says what was.
bool makes_clause(const Story& story, const std::string& what) {
  const auto& phrases = story.phrases();
  return ends_with_any(what, phrases.cue("attributive")) &&
         !ends_with_any(what, phrases.cue("no_cause_clause"));
}

// What was only heard, or who found it: told by a sentence of its own.
bool was_heard(const Story& story, const std::vector<int>& events) {
  return std::ranges::any_of(events, [&](int n) {
    return story.has(n, Tag::cause) && story.hearsay(story.carrier(n, Tag::cause));
  });
}

// 「弁の向きが逆だったのが原因なのは同じ」: the verdict without what is said about it.
std::string named_cause(const Story& story, const std::string& what) {
  const auto& phrases = story.phrases();
  const std::string tail = longest_end(what, phrases.cue("named_cause_tails"));
  const std::string name = what.substr(0, what.size() - tail.size());
  return ends_with_any(name, phrases.cue("cause_names"))
             ? phrases.fill("summary.cause_was", {{"what", name}})
             : what;
}

// 「鍵が古いまま」: a state that can be told as one; 「抜いたのは梅景」 names somebody.
bool tells_state(const Story& story, const std::string& noun) {
  const auto& phrases = story.phrases();
  return holds_any(noun, phrases.cue("clause_of_state")) && !holds_any(noun, phrases.cue("cleft"));
}

// One sentence of a confirmed cause.
std::string confirmed_in_one(const Story& story, const std::string& what) {
  const auto& phrases = story.phrases();
  const auto fill = [&](const char* id, const std::string& part) {
    return phrases.fill(id, {{"what", part}});
  };
  if (makes_clause(story, what)) {
    return fill("summary.cause_that", in_past(story, what));
  }
  constexpr std::size_t kLongName = 30;  // characters
  const std::string noun = without_copula(story, what);
  if (text::is_ascii(noun[noun.size() - 1]) || holds_any(noun, phrases.cue("chain_arrows"))) {
    return fill("summary.cause_told", what);  // a line of a log, or one thing after the other
  }
  const bool name = ends_in_noun(story, noun) || ends_with_any(noun, phrases.cue("lasting_states"));
  if (name && tells_state(story, noun)) {
    return fill("summary.cause_state", noun);
  }
  const bool bare =
      name && length_of(noun) <= kLongName && !holds_any(noun, phrases.cue("clause_of_state"));
  return fill(bare ? "summary.cause_name" : "summary.cause_told", bare ? noun : what);
}

std::string confirmed(const Story& story, const std::string& what, bool heard) {
  const auto& phrases = story.phrases();
  const bool several = what.find(phrases.text("mark.full_stop")) != std::string::npos;
  if (calls_it_cause(story, what)) {
    return named_cause(story, what);
  }
  return several || heard ? phrases.fill("summary.cause_told", {{"what", what}})
                          : confirmed_in_one(story, what);
}

std::string suspected(const Story& story, const std::string& what) {
  const auto& phrases = story.phrases();
  const bool several = what.find(phrases.text("mark.full_stop")) != std::string::npos;
  const char* id = several                                             ? "summary.suspected"
                   : ends_with_any(what, phrases.cue("hedges_itself")) ? "summary.suspected_so"
                   : ends_with_any(what, phrases.cue("may_nouns"))     ? "summary.suspected_may"
                   : makes_clause(story, what)                         ? "summary.suspected_that"
                   : ends_in_noun(story, what)                         ? "summary.suspected_name"
                                                                       : "summary.suspected";
  return phrases.fill(id, {{"what", what}});
}

std::string found(const Story& story, const std::string& what) {
  const bool several = what.find(story.phrases().text("mark.full_stop")) != std::string::npos;
  return story.phrases().fill(
      !several && makes_clause(story, what) ? "summary.found_that" : "summary.found",
      {{"what", what}});
}

std::string told_in(const Story& story, const std::string& text, std::size_t most) {
  Texts sentences = shortened(story, telling(story, text), most);
  sentences.front() = without_joining_head(story, sentences.front());
  std::string what = joined(story, sentences);
  while (what.ends_with('.')) {
    what.pop_back();  // of a sentence of another language
  }
  return what;
}

// What of a link is told beside the cause that leads; empty where nothing of it can be.
std::string told_of_link(const Story& story, const Cause& link) {
  constexpr std::size_t kLink = 50;  // characters
  Texts sentences = telling(story, link.statement.text);
  std::erase_if(sentences, [&](const std::string& one) {
    return !stands_beside(story, one) ||
           starts_with_any(one, story.phrases().cue("contrasting_heads"));
  });
  return sentences.empty() ? "" : told_in(story, joined(story, sentences), kLink);
}

// The cause that leads with one link of its chain, in the order in which they were found:
// 「昨夜、版を上げた。新しい版では初期値が空だ」. What explains the failure is not cut for it.
Statement with_link(const Story& story, const Incident& incident, const std::string& what) {
  constexpr std::size_t kRoom = 110;  // characters
  const Cause& lead = incident.causes.front();
  Statement told{what, lead.statement.events};
  for (const Cause* one : links_of(story, incident)) {
    const std::string link = told_of_link(story, *one);
    if (link.empty() || length_of(what) + length_of(link) > kRoom) {
      continue;
    }
    const bool before = one->raised.front() < lead.raised.front();
    told.text = before ? joined(story, {link, what}) : joined(story, {what, link});
    cite(told, one->statement.events);
    break;
  }
  return told;
}

}  // namespace

Statement cause_sentence(const Story& story, const Incident& incident) {
  if (incident.causes.empty() || incident.causes.front().status == Status::ruled_out) {
    return {};
  }
  const Cause& cause = incident.causes.front();
  const Texts sentences = split_sentences(story, cause.statement.text);
  const std::string thing = thing_pointed_at(story, sentences);
  const Cause* named = thing.empty() ? nullptr : found_before(incident);
  const std::string told = named != nullptr ? named->statement.text
                           : !thing.empty() ? with_owner(story, sentences, thing)
                                            : cause.statement.text;
  if (cause.status != Status::confirmed) {
    constexpr std::size_t kGuess = 60;  // characters
    return {suspected(story, told_in(story, told, kGuess)), cause.statement.events};
  }
  constexpr std::size_t kLead = 110;  // characters
  const std::string what = told_in(story, told, kLead);
  if (!cause.main && !cause.raised.empty()) {
    return {found(story, what), cause.statement.events};  // a detail
  }
  Statement chain{what, cause.statement.events};
  if (named != nullptr) {
    cite(chain, named->statement.events);
  } else {
    chain = with_link(story, incident, what);
  }
  return {confirmed(story, chain.text, was_heard(story, chain.events)), chain.events};
}

}  // namespace tenmatsu::composition
