#include "compose/causes/claims.hpp"

#include <algorithm>

#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/causes/guess_matter.hpp"
#include "compose/causes/harm_beside.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/story/frames.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// 「cron見ます」 says where somebody will look, and suspects nothing.
bool only_plans(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::intention || modality == Modality::request ||
         modality == Modality::acknowledgement;
}

// 「止める機能なかったっけ」; 「昨日リリースなかったっけ」 asks for what may have gone wrong.
bool asks_memory(const Story& story, Line line) {
  constexpr std::size_t kParticle = 1;  // character
  const std::string_view text = story.normal(line);
  const auto names_trouble = [&](std::size_t end) {
    for (const char* category : {"action", "cause", "symptom"}) {
      for (const Stretch& term : story.terms(line, category)) {
        if (term.end <= end && length_of(text.substr(term.end, end - term.end)) <= kParticle) {
          return true;
        }
      }
    }
    return false;
  };
  const auto& asks = story.phrases().cue("asks_memory");
  return std::ranges::any_of(asks, [&](const std::string& ask) {
    const std::size_t at = text.find(ask);
    return at != std::string_view::npos && !names_trouble(at);
  });
}

// 「あとで96時間に伸ばしてください」, 「ちなみに予約は先週より増えていました」, 「当番は休暇中
// でした」: of a message that tells of a cause, what is wanted or told on the side.
bool only_told_beside(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool wants = modality == Modality::request && story.hears(line, "wishes");
  const bool plans = modality == Modality::intention && !story.hears(line, "works_so") &&
                     (story.carries(line, Tag::followup) || story.carries(line, Tag::action));
  const std::string_view text = story.normal(line);
  // 「ほな次、ロックの犯人や」
  const bool seeks =
      story.phrases().cue("seeks_next").any_begins(text) && !story.hears(line, "tells_state");
  return seeks || (!story.hears(line, "root") &&
                   (wants || plans || modality == Modality::acknowledgement ||
                    (story.hears(line, "seeks_on") && !story.hears(line, "tells_state")) ||
                    (line.index > 0 && story.hears(line, "whereabouts")) ||
                    story.phrases().cue("by_the_way").any_begins(text)));
}

// 「誰かキャッシュまわり触った？」; 「誰かが設定を消したのでしょうか」 guesses.
bool asks_fact(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  const std::string_view text = story.bare(line);
  const bool anybody =
      find_unless(text, phrases.cue("asks_anybody"), phrases.cue("subject_particles")) &&
      !ends_with_any(text, phrases.cue("wonders"));
  return story.asks(line) && (anybody || story.hears(line, "asks_who")) &&
         story.modality(line) != Modality::conjecture;
}

// 「在庫がずれるおそれがあります」; 「設定が消えたおそれがあります」 guesses what has happened.
bool fears(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& cue = story.phrases().cue("fears");
  return std::ranges::any_of(cue, [&](const std::string& fear) {
    const std::size_t at = text.find(fear);
    return at != std::string_view::npos &&
           !ends_with_any(text.substr(0, at), story.phrases().cue("past_ends"));
  });
}

// 「口頭ですか。それは聞き間違いが怖いですね」: a worry over what may come, beside a question that
// only takes up what was heard.
bool dreads(const Story& story, Line line) {
  constexpr std::size_t kNear = 4;  // sentences
  const std::size_t count = std::max<std::size_t>(story.event(line.n).sentences.size(), 1);
  const std::size_t end = std::min(count, line.index + kNear);
  bool worried = false;
  for (Line one = line; one.index < end; ++one.index) {
    if (story.hears(one, "perhaps") || story.modality(one) == Modality::conjecture ||
        story.hears(one, "the_cause")) {
      return false;
    }
    worried = worried || (!story.asks(one) && story.ends(one, "dreads"));
  }
  return worried;
}

// 「入口を塞いだら止まるんじゃない？」, 「切り離すだけだと同じく遅れるかと」: what would come of a
// step that is thought of.
bool foresees(const Story& story, Line line) {
  const Status status = story.status(line.n, Tag::action);
  const bool thinks_of = status == Status::proposed || status == Status::requested;
  // 「なら更新の中身に呑めないものが混じってる？」 takes up what was said, and guesses.
  const std::string_view text = story.normal(line);
  const auto deeds = story.terms(line, "action");
  const bool supposes = std::ranges::any_of(deeds, [&](const Stretch& deed) {
    return holds_any(text.substr(deed.begin), story.phrases().cue("step_if_ends"));
  });
  return thinks_of && supposes && story.conditional(line) && story.carries(line, Tag::action) &&
         !story.hears(line, "root");
}

// What asks one's memory, 「監視があれば気づけたと思います」, which looks back, and 「ロックする
// とか」, which belongs to the work for later: no guess at what went wrong.
bool guesses_other(const Story& story, Line line) {
  // 「最大で37組が重なっているかもしれません」, 「止めると在庫がずれるおそれがあります」
  const bool harm = story.carries(line, Tag::impact) || fears(story, line);
  return asks_fact(story, line) || asks_memory(story, line) || dreads(story, line) ||
         foresees(story, line) || story.hears(line, "no_guess") ||
         story.modality(line) == Modality::request || (harm && !story.hears(line, "root")) ||
         (story.has(line.n, Tag::followup) && !story.hears(line, "root"));
}

// 「戻すんじゃなくて増やしましょう」; 「そこは外していいです」 allows to think so.
bool asks_for_step(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return (modality == Modality::request || modality == Modality::proposal) && !permits(story, line);
}

// 「回線の障害ではないの」: a question by its end alone.
bool asks_by_denying(const Story& story, Line line) {
  const auto recalls = [&](std::string_view text) {
    const auto& heads = story.phrases().cue("recall_heads");
    const std::string& comma = story.phrases().text("mark.comma");
    return std::ranges::any_of(heads, [&](const std::string& head) {
      return text.starts_with(head) && text.substr(head.size()).starts_with(comma);
    });
  };
  // 「あれじゃない、部門ごとの上限。先週絞ったから」
  return story.status(line.n, Tag::cause) == Status::suspected &&
         (recalls(story.normal(line)) || story.ends(line, "asks_by_denying"));
}

// 「原因は設定かまだ分かりません」, 「設定の確認がまだです」: nothing was found. 「攻撃が5か12.5か
// 分からない」 may be what is wrong.
bool knows_not(const Story& story, Line line) {
  constexpr std::size_t kTail = 6;  // letters behind it
  const std::string_view text = story.bare(line);
  const auto& words = story.phrases().cue("knows_not");
  return story.hears(line, "whether_cause") &&
         std::ranges::any_of(words, [&](const std::string& word) {
           const std::size_t at = text.rfind(word);
           return at != std::string_view::npos && length_of(text.substr(at + word.size())) <= kTail;
         });
}

// 「監視はありますよね。鳴らなかったのはなぜでしょうか」 asks, and finds nothing.
bool asks_to_agree(const Story& story, Line line) {
  const std::vector<Line> lines = story.lines(line.n);
  return story.ends(line, "agree_ends") &&
         std::ranges::any_of(lines, [&](Line other) { return other > line && story.asks(other); });
}

// 「ルートを変えて張り直しや、月内にはやりたい」
bool only_wishes(const Story& story, Line line) {
  return !story.hears(line, "root") && story.ends(line, "wish_ends");
}

// 「あれば昨夜のうちに気づけました」
bool supposes(const Story& story, Line line) {
  return story.begins(line, "suppose_heads") && story.ends(line, "unreal_ends");
}

// 「いや、上書きになるはずなんです」: who says no to a guess tells how it should be.
bool only_expects(const Story& story, Line line) {
  return story.begins(Line{line.n, 0}, "answers_no") && !story.hears(line, "root") &&
         story.hears(line, "expects");
}

// 「たぶんそのせいです」: names nothing, and leaves it open.
bool only_wonders(const Story& story, Line line) {
  return story.hears(line, "perhaps") &&
         naming_words(story, content_words(story.normal(line))) == 0;
}

// 「パース失敗率のアラート → 梶、来週」: a piece of work, and who does it.
bool only_assigns(const Story& story, Line line) {
  return story.has(line.n, Tag::followup) && story.hears(line, "assigns") &&
         !story.hears(line, "root");
}

// 「誠に申し訳ございませんでした」
bool only_apologises(const Story& story, Line line) {
  return story.hears(line, "apologies") && !story.hears(line, "tells_state") &&
         !story.hears(line, "root") && naming_words(story, content_words(story.normal(line))) == 0;
}

// 「鳴り続けたのが一番つらかったです」, 「落雷かと一瞬思いました」, 「誰か燃やしたりしてw」: how
// somebody felt, what they thought of and took back in the same breath, or a joke.
bool only_remarks(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  const std::string_view text = story.bare(line);
  const bool feels = ends_with_any(text, phrases.cue("feeling_ends"));
  const bool thought_once = ends_with_any(text, phrases.cue("thought_once_ends"));
  const std::size_t laugh =
      is_joke(story, line) ? rules::suffix_size(text, phrases.cue("laughs")) : 0;
  const bool jokes =
      laugh > 0 && ends_with_any(text::without_closing_marks(text.substr(0, text.size() - laugh)),
                                 phrases.cue("joke_ends"));
  // 「仮説4に入れてませんでした、完敗です」
  const auto whole = story.sentence_lines(line);
  const bool surrenders =
      naming_words(story, content_words(text_of(story, whole))) == 0 &&
      std::ranges::any_of(whole, [&](Line one) { return story.hears(one, "surrenders"); });
  return !story.hears(line, "root") && (feels || thought_once || jokes || surrenders);
}

// Whether a line says nothing of what a claim of that status is.
bool claims_other(const Story& story, Line line, Status status) {
  return only_remarks(story, line) ? status != Status::ruled_out
         : status == Status::suspected
             ? only_expects(story, line) || story.hears(line, "no_finding_yet")
         : status == Status::confirmed
             ? knows_not(story, line) || asks_to_agree(story, line) || only_wishes(story, line) ||
                   supposes(story, line) || only_wonders(story, line) ||
                   only_assigns(story, line) || only_apologises(story, line) ||
                   story.hears(line, "no_finding_yet")
             : false;
}

// 「量が多いぶんには違反ではないですが、日数も条件に入っていませんか」: grants one thing and asks
// for another.
bool only_concedes(const Story& story, Line line) {
  const auto lines = story.sentence_lines(line);
  return ends_with_any(story.normal(line), story.phrases().cue("concedes_ends")) &&
         std::ranges::any_of(lines, [&](Line other) { return line < other && story.asks(other); });
}

// 「9時52分に先の方の券を読んで確定しています。障害とは無関係でした」: what was found, of another
// matter.
bool of_other_matter(const Story& story, int n) {
  const auto lines = story.lines(n);
  return story.hears(n, "unrelated") && std::ranges::none_of(lines, [&](Line line) {
           return story.hears(line, "the_cause") && !story.hears(line, "unrelated");
         });
}

// 「落ちてないですか」 「落ちてませんでした」: the answer to a question names nothing, and denies
// the trouble. 「入ってないですか」 「入ってませんでした」 says yes.
bool answers_it_is_not(const Story& story, Line line) {
  if (line.n == 1 || !story.negated(line) || story.speaker(line.n - 1) == story.speaker(line.n) ||
      begins_with_yes(story, line, true) ||
      naming_words(story, content_words(story.normal(line))) > 0) {
    return false;
  }
  const Line asked = story.lines(line.n - 1).back();
  const auto troubles = story.terms(line, "symptom");
  const bool denied = std::ranges::any_of(troubles, [&](const Stretch& term) {
    const std::string_view word = story.normal(line).substr(term.begin, term.end - term.begin);
    return !holds_any(word, story.phrases().cue("negations"));
  });
  return denied && story.asks(asked) &&
         share_kanji(kanji_of(story, story.normal(line)), kanji_of(story, story.normal(asked)));
}

// 「CDNの障害情報が出てるね」: nothing in it clears anything.
bool tells_trouble(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool told = modality == Modality::statement || modality == Modality::ongoing;
  return told && story.hears(line, "troubles_reported") && !story.negated(line) &&
         !story.asks(line) && !denies(story, line, Status::ruled_out) && !all_clear(story, line);
}

// 「違いました。ディスクフルでした」: what it was instead, in a noun and no more.
bool tells_instead(const Story& story, Line line) {
  const bool trouble = story.has_term(line, "cause") || story.has_term(line, "symptom");
  const bool names =
      naming_words(story, content_words(story.normal(line))) > 0 &&
      story.normal(line).find(story.phrases().text("particle.topic")) == std::string_view::npos;
  return (trouble || (names && story.ends(line, "instead_was"))) && !story.asks(line) &&
         !story.negated(line) && !story.hears(line, "perhaps") &&
         story.modality(line) == Modality::statement && !denies(story, line, Status::ruled_out) &&
         !all_clear(story, line) && story.ends(line, "instead_ends");
}

bool replaces(const Story& story, int n) {
  const auto lines = story.lines(n);
  return lines.size() > 1 && denies(story, lines.front(), Status::ruled_out) &&
         !story.asks(lines.front()) && tells_instead(story, lines[1]);
}

// What one sentence claims where its message says `whole`.
Status claimed(const Story& story, Line line, Status whole) {
  if (only_concedes(story, line) || asks_by_denying(story, line)) {
    return whole;
  }
  if (of_other_matter(story, line.n)) {
    return Status::ruled_out;
  }
  if (denies(story, line, whole) || (denies_change(story, line) && !story.hears(line, "root"))) {
    return Status::ruled_out;
  }
  if (whole == Status::confirmed && answers_it_is_not(story, line)) {
    return Status::ruled_out;
  }
  if (whole == Status::ruled_out && tells_trouble(story, line)) {
    return Status::suspected;
  }
  // 「漏れてはいないと思います」 is no guess that something leaks.
  if (whole == Status::ruled_out && story.hears(line, "hedged_denials")) {
    return whole;
  }
  // 「前任者の名義のままなので、おそらく通らなかったのだと思います」: one sentence, one guess.
  const auto whole_sentence = story.sentence_lines(line);
  const auto any = [&](const auto& holds) { return std::ranges::any_of(whole_sentence, holds); };
  const bool perhaps = any([&](Line one) { return story.hears(one, "perhaps"); });
  // 「摩耗かとも見えますが、現物を見ないと申し上げられません」
  const bool withholds = any([&](Line one) { return story.hears(one, "withholds"); });
  const bool guesses = perhaps || withholds || story.asks(line) ||
                       any([&](Line one) { return story.modality(one) == Modality::conjecture; });
  // 「原因はこちらで間違いないかと存じます」 asks nobody.
  const bool told_sure = story.hears(line, "root") || story.hears(line, "settled_ends");
  const bool sure = whole == Status::confirmed && !perhaps && !withholds && told_sure &&
                    (!story.asks(line) || story.hears(line, "surely"));
  // 「ワックスで間違いないかと」
  const bool verdict = whole == Status::suspected && !perhaps &&
                       story.hears(line, "verdict_ends") &&
                       !content_words(story.normal(line)).empty();
  return verdict ? Status::confirmed : guesses && !sure ? Status::suspected : whole;
}

// 「更新は先週しました。先方の時計が狂っているとか」: of a guess the sentence that guesses, where
// it names enough.
std::vector<Line> guessing(const Story& story, const Claim& claim) {
  constexpr std::size_t kNames = 2;  // words
  std::vector<Line> lines = claim.lines;
  if (claim.status == Status::suspected) {
    std::erase_if(lines, [&](Line line) {
      return !story.asks(line) && story.modality(line) != Modality::conjecture;
    });
  }
  // 「全走査が始まっています。これが邪魔をしている可能性があります」
  const bool points =
      std::ranges::any_of(lines, [&](Line line) { return story.hears(line, "demonstratives"); });
  return !points && naming_words(story, content_words(text_of(story, lines))) >= kNames
             ? lines
             : claim.lines;
}

// 「警報は？」, 「いつからですか」: asks for something that bears on it.
bool asks_aside(const Story& story, const Claim& claim, Line line) {
  constexpr std::size_t kSaysSomething = 6;  // characters
  const auto& phrases = story.phrases();
  const std::string_view text = story.bare(line);
  const bool behind = std::ranges::any_of(claim.lines, [&](Line one) {
    return one < line && length_of(story.normal(one)) >= kSaysSomething;
  });
  const bool topic = behind && ends_with_any(text, phrases.cue("topic_ends")) &&
                     !ends_with_any(text, phrases.cue("wonders_end")) &&
                     !story.hears(line, "guess_nouns");
  return story.asks(line) &&
         (asks_fact(story, line) || topic ||
          find_unless(text, phrases.cue("asks_open"), phrases.cue("some")).has_value());
}

// How the claim stands to questions: 「張り付いてますね。警報は？」 asks, and not whether that is
// so.
void add_questions(const Story& story, Claim& claim) {
  const auto aside = [&](Line line) { return asks_aside(story, claim, line); };
  std::vector<Line> suspecting = guessing(story, claim);
  if (std::ranges::all_of(suspecting, aside)) {
    suspecting = claim.lines;
  }
  if (!std::ranges::all_of(suspecting, aside)) {
    std::erase_if(suspecting, aside);
  }
  const auto suspected = content_words(text_of(story, suspecting));
  // 「保守が入っていましたよね。それじゃないんですか」
  const auto about_it = [&](Line line) {
    const auto words = content_words(story.normal(line));
    return naming_words(story, words) == 0 || story.hears(line, "demonstratives") ||
           shared_names(story, words, suspected) > 0;
  };
  const auto lines = story.lines(claim.n);
  const auto asks = [&](Line line) { return story.asks(line) || asks_by_denying(story, line); };
  claim.wonders =
      std::ranges::any_of(suspecting, [&](Line line) { return story.ends(line, "wonders_aloud"); });
  claim.asks = std::ranges::any_of(suspecting, asks);
  for (const Line line : lines) {
    const bool later = suspecting.back() < line && story.asks(line);
    claim.asks = claim.asks || (later && about_it(line) && !aside(line));
    if (later && !about_it(line)) {
      add_words(claim.asks_on, content_words(story.normal(line)));
    }
  }
}

Claim& claim_with(std::vector<Claim>& all, int n, Status status) {
  const auto found =
      std::ranges::find_if(all, [status](const Claim& one) { return one.status == status; });
  return found != all.end() ? *found : all.emplace_back(Claim{n, status, {}, {}, {}, false});
}

// 「改札の時計を合わせました。関係ありますか。」: what may bear on it stands before the question.
void take_in_what_bears(const Story& story, std::vector<Line>& lines) {
  if (lines.size() == 1 && lines.front().index > 0 &&
      only_bears(story, std::string(story.normal(lines.front()))) &&
      (story.asks(lines.front()) || story.modality(lines.front()) == Modality::conjecture)) {
    const auto before = story.sentence_lines({lines.front().n, lines.front().index - 1});
    lines.insert(lines.begin(), before.begin(), before.end());
  }
}

// 「SEV3で開けます、手の空いている人ください」 beside a guess calls people and claims nothing.
void leave_out_calls(const Story& story, std::vector<Line>& lines) {
  const auto calls = [&](Line line) {
    const auto whole = story.sentence_lines(line);
    return !story.hears(line, "root") &&
           std::ranges::any_of(whole, [&](Line one) { return story.hears(one, "declare"); });
  };
  if (!std::ranges::all_of(lines, calls)) {
    std::erase_if(lines, calls);
  }
}

// 「原因は確定です。ただこのままだと弱いので、午後に閉じます」: what comes of it is no part of it.
void leave_out_afterthoughts(const Story& story, std::vector<Line>& lines) {
  const auto settled = std::ranges::find_if(lines, [&](Line line) {
    return story.hears(line, "root") && !story.asks(line) &&
           naming_words(story, content_words(story.normal(line))) == 0;
  });
  bool after = false;
  for (auto line = settled; line != lines.end();) {
    after =
        after ||
        story.phrases().cue("afterthoughts").any_begins(story.normal(story.sentence_begin(*line)));
    line = after ? lines.erase(line) : line + 1;
  }
}

// 「再構築のためだ。実害はない」: the harm that is told beside a cause.
void leave_out_harm(const Story& story, std::vector<Line>& lines) {
  std::erase_if(lines, [&](Line line) { return sizes_harm(story, line); });
  const auto harm = [&](Line line) { return tells_only_harm(story, line); };
  if (!std::ranges::all_of(lines, harm)) {
    std::erase_if(lines, harm);
  }
}

// 「前回までは手で流していました。先週から自動で流れます」: how it was before brought nothing on.
// 「いつもは5時なのが今日は7時でした」 tells what is new.
void leave_out_past(const Story& story, std::vector<Line>& lines) {
  const auto past = [&](Line line) {
    const auto whole = story.sentence_lines(line);
    const bool as_it_was =
        story.hears(whole.back(), "as_it_was") && !story.hears(whole.back(), "sets_against");
    return (as_it_was || is_of_other_state(frame_of(story, line))) &&
           std::ranges::none_of(whole, [&](Line part) { return amiss(story, part); });
  };
  if (!std::ranges::all_of(lines, past)) {
    std::erase_if(lines, past);
    return;
  }
  if (lines.empty()) {
    return;
  }
  // 「明細を、索引を使わずに全部なめています。先月の写しでは索引で入っています」: the state beside
  // it is meant; alone it is all that is known.
  std::vector<Line> beside;
  for (const Line line : story.lines(lines.front().n)) {
    const Modality modality = story.modality(line);
    const bool state = modality == Modality::statement || modality == Modality::ongoing;
    if (state && !story.asks(line) && !past(line) && !all_clear(story, line)) {
      beside.push_back(line);
    }
  }
  lines = beside.empty() ? lines : beside;
}

// 「リリースをロールバックしました」: what was done about it is not what brought it on, unless it
// is said so.
void leave_out_steps(const Story& story, int n, std::vector<Line>& lines) {
  const Status status = story.status(n, Tag::action);
  const bool wanted =
      status == Status::proposed || status == Status::requested || status == Status::rejected;
  if (status != Status::done && !wanted) {
    return;
  }
  std::erase_if(lines, [&](Line line) {
    // 「まず再送を切ろう、タイムアウトしたら失敗扱いで」
    const bool calls = story.hears(line, "calls_for") && !story.hears(line, "tells_state") &&
                       !story.hears(line, "tells_why");
    if (wanted && !calls) {
      return false;
    }
    // 「経路が壊れていたとのこと、それで別の経路に寄せたそうです」, heard in one breath
    const bool heard = story.hearsay(line) && story.hears(line, "tells_state");
    return story.carries(line, Tag::action) && !story.hears(line, "root") && !story.asks(line) &&
           !heard;
  });
}

// 「受付は頭に零の付いた番号で引いています。そりゃ合わない、それが原因です」: what only points
// means what its own message tells.
void add_what_it_means(const Story& story, Claim& claim) {
  const bool points = std::ranges::any_of(claim.lines, [&](Line line) {
    return !seeks(story, line) &&
           (story.hears(line, "root") || settles(story, line) || only_points(story, line) ||
            story.hears(line, "tells_state") || story.modality(line) == Modality::conjecture);
  });
  if (claim.status == Status::ruled_out || !points ||
      naming_words(story, content_words(text_of(story, claim.lines))) > 0) {
    return;
  }
  const std::size_t own = claim.lines.size();
  for (const Line line : facts_told(story, claim)) {
    if (std::ranges::find(claim.lines, line) == claim.lines.end()) {
      claim.lines.push_back(line);
    }
  }
  claim.points = claim.lines.size() > own;
  std::ranges::sort(claim.lines);
}

// 「これで説明がつきますね」, 「取り込みはそれで説明がつく」: what is settled stands elsewhere.
bool only_settles(const Story& story, Line line) {
  constexpr std::size_t kFew = 1;  // word
  const auto& phrases = story.phrases();
  auto words = content_words(story.normal(line));
  std::erase_if(words,
                [&](const std::string& word) { return phrases.cue("verdict_words").any_is(word); });
  const std::size_t names = naming_words(story, words);
  return names == 0 || (names <= kFew && story.hears(line, "demonstratives"));
}

// 「いえ、8/31の夜です」: puts right when it was, and leaves what it was.
bool puts_right_when(const Story& story, Line line) {
  constexpr std::size_t kShort = 20;  // characters
  const std::string text = text::normalised(story.said_whole(line));
  const auto& no = story.phrases().cue("answers_no");
  const bool date = std::ranges::any_of(no, [&](const std::string& word) {
    return text.starts_with(word) && text.size() > word.size() && text[word.size()] >= '0' &&
           text[word.size()] <= '9' && text.find('/') != std::string::npos;
  });
  return !story.negated(line) && (date || !story.times(line).empty()) &&
         !story.hears(line, "rules_out") && length_of(text) <= kShort;
}

// 「いえ、ただ、送信済みというのはなぜ」: the no is said to nothing, and a question follows.
bool only_leads_to_question(const Story& story, int n) {
  const auto lines = story.lines(n);
  bool asks = false;
  for (const Line line : lines) {
    asks = asks || story.asks(line);
    if (!story.asks(line) && (story.negated(line) || !content_words(story.normal(line)).empty())) {
      return false;
    }
  }
  return asks;
}

// What a message says of causes as a whole, and the sentences that say it.
struct Spoken {
  Status whole = Status::suspected;
  std::vector<Line> lines;  // may be empty
};

// 「ちなみに予約は増えています」, 「それだけでは説明がつかない」: nothing is claimed.
bool claims_nothing(const Story& story, int n, const std::vector<Line>& lines) {
  constexpr std::size_t kDenial = 3;  // words: 今回, 全然, 関係
  const std::string_view first = story.normal(Line{n, 0});
  const auto& phrases = story.phrases();
  // 「無事じゃないです。2万件たまってます」 tells what was hit.
  const bool aside = (phrases.cue("by_the_way").any_begins(first) ||
                      phrases.cue("harm_heads").any_begins(first)) &&
                     !story.hears(n, "root");
  // 「申請の審査が落ちてました。今回と全然関係ないです」
  const auto unrelated = [&](Line line) {
    return story.hears(line, "of_this") && denies(story, line, Status::ruled_out) &&
           naming_words(story, content_words(story.normal(line))) <= kDenial;
  };
  return aside || std::ranges::any_of(lines, [&](Line line) {
           return story.hears(line, "unexplained") || unrelated(line);
         });
}

// What stands beside the denial is its reason: 「ないです。送信側の遅れがすごい」.
void leave_out_reasons(const Story& story, std::vector<Line>& lines) {
  const auto clear = [&](Line line) { return all_clear(story, line); };
  std::erase_if(lines, [&](Line line) { return !denies(story, line, Status::ruled_out); });
  if (!std::ranges::all_of(lines, clear)) {
    std::erase_if(lines, clear);
  }
}

// 「回線は無事です。遮断器が落雷で焼けました」: an all-clear of one part, and what happened to
// another.
bool finds_beside(const Story& story, const std::vector<Line>& lines) {
  const auto clear = [&](Line line) { return all_clear(story, line); };
  const auto happened = [&](Line line) {
    return !clear(line) && amiss(story, line) && !story.asks(line) && !story.negated(line) &&
           (story.modality(line) == Modality::done || story.modality(line) == Modality::ongoing ||
            story.modality(line) == Modality::statement);
  };
  return clear(story.lines(lines.front().n).front()) && std::ranges::any_of(lines, happened) &&
         std::ranges::none_of(lines, [&](Line line) {
           return !clear(line) && denies(story, line, Status::ruled_out);
         });
}

// 「摩耗かとも思われますが、現物を見ないと申し上げられません」: what the message tells beside it is
// no finding either.
bool leaves_open(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    const auto whole = story.sentence_lines(line);
    const bool guesses = std::ranges::any_of(
        whole, [&](Line one) { return story.modality(one) == Modality::conjecture; });
    return !story.asks(line) && story.hears(line, "withholds") && guesses;
  });
}

// 「再発防止ですが、・宛先の洗い出し：古屋さん・監視の追加：五十嵐さん」: what is to be done is no
// cause, whatever it is done about.
bool lists_tasks(const Story& story, int n) {
  const auto lines = story.lines(n);
  const auto items = std::ranges::count_if(lines, [&](Line line) { return is_item(story, line); });
  return story.has(n, Tag::followup) && items > 1 && !is_item(story, lines.front()) &&
         story.hears(lines.front(), "task_list_heads") && !story.hears(lines.front(), "the_cause");
}

// 「現地に着きました。2号の原因はまだ何とも」: how far the search is.
bool only_seeks(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines,
                             [&](Line line) { return story.hears(line, "no_finding_yet"); }) &&
         std::ranges::none_of(lines, [&](Line line) {
           return story.hears(line, "root") && !story.hears(line, "no_finding_yet");
         });
}

Spoken spoken(const Story& story, int n) {
  Spoken said{story.status(n, Tag::cause), story.carriers(n, Tag::cause)};
  if (said.whole == Status::confirmed && (only_seeks(story, n) || lists_tasks(story, n))) {
    return {said.whole, {}};
  }
  if (said.whole == Status::confirmed && leaves_open(story, n)) {
    said.whole = Status::suspected;
  }
  take_in_what_bears(story, said.lines);
  leave_out_calls(story, said.lines);
  leave_out_harm(story, said.lines);
  leave_out_steps(story, n, said.lines);
  const auto denies_other = [&](Line line) {
    return denies_no_cause(story, line) &&
           (said.whole == Status::ruled_out || denies(story, line, said.whole));
  };
  // 「消すだけなら発売とは関係ないんで、まあ大丈夫だと思いますよ」
  std::erase_if(said.lines, [&](Line line) {
    const auto whole = story.sentence_lines(line);
    return story.hears(line, "tells_no_cause") && !story.hears(line, "root") &&
           !denies_other(line) && std::ranges::any_of(whole, denies_other);
  });
  const auto others = std::erase_if(said.lines, denies_other);
  // 「全走査は止まったまま、これだけではないです」
  if (said.whole == Status::ruled_out) {
    std::erase_if(said.lines, [&](Line line) { return denies_partly(story, line); });
  }
  if (said.lines.empty() || claims_nothing(story, n, said.lines)) {
    return {said.whole, {}};
  }
  if (said.whole == Status::ruled_out && replaces(story, n)) {
    said.whole = Status::confirmed;
    said.lines = {story.lines(n)[0], story.lines(n)[1]};
  } else if (said.whole == Status::ruled_out && finds_beside(story, said.lines)) {
    said.whole = Status::confirmed;
  } else if (said.whole == Status::ruled_out && names_denied(story, said.lines)) {
    leave_out_reasons(story, said.lines);
  } else if (said.whole == Status::ruled_out && others != 0) {
    said.whole = Status::confirmed;
  }
  if (said.whole == Status::confirmed && clears(story, n, said.lines)) {
    said.whole = Status::ruled_out;
  } else if (said.whole == Status::confirmed) {
    // 「中継機は生きてます。先頭の一件で全部待っています」
    std::erase_if(said.lines, [&](Line line) { return all_clear(story, line); });
  }
  leave_out_afterthoughts(story, said.lines);
  if (said.whole == Status::confirmed) {
    leave_out_past(story, said.lines);
  }
  return said;
}

// 「命中率が落ちています。誰か触った？」 tells what is seen, and guesses nothing.
void leave_out_facts(const Story& story, const Spoken& said, std::vector<Claim>& all) {
  const bool asked =
      std::ranges::any_of(said.lines, [&](Line line) { return asks_fact(story, line); });
  std::erase_if(all, [&](const Claim& one) {
    return asked && one.status == Status::suspected &&
           std::ranges::none_of(one.lines, [&](Line line) {
             return story.asks(line) || story.modality(line) == Modality::conjecture;
           });
  });
}

// 「容量しか見てなかったのがよくなかった。監視は今週入れます」: of a message that names the work,
// what tells of a cause, where that is said.
void leave_out_work(const Story& story, Claim& claim) {
  if (claim.status != Status::confirmed || !story.has(claim.n, Tag::followup)) {
    return;
  }
  const auto work = [&](Line line) {
    const auto whole = story.sentence_lines(line);
    return std::ranges::any_of(whole,
                               [&](Line one) {
                                 return story.carries(one, Tag::followup) ||
                                        story.hears(one, "assigns");
                               }) &&
           std::ranges::none_of(whole, [&](Line one) {
             return story.hears(one, "contributing") || story.hears(one, "root");
           });
  };
  if (!std::ranges::all_of(claim.lines, work)) {
    std::erase_if(claim.lines, work);
  }
}

// 「先方から返信です。内部障害で、20時半に復旧の見込みとのことです。一覧も赤くなりました」: when it
// will end is in doubt there, and not what others said of it.
void join_hearsay(const Story& story, std::vector<Claim>& all) {
  const auto of = [&](Status status) {
    return std::ranges::find_if(all, [status](const Claim& one) { return one.status == status; });
  };
  const auto guess = of(Status::suspected);
  const auto found = of(Status::confirmed);
  if (guess == all.end() || found == all.end() ||
      !std::ranges::all_of(guess->lines, [&](Line line) {
        return story.hearsay(line) && !story.asks(line) && story.has_term(line, "recovery");
      })) {
    return;
  }
  found->lines.insert(found->lines.end(), guess->lines.begin(), guess->lines.end());
  std::ranges::sort(found->lines);
  all.erase(guess);
}

}  // namespace

std::string_view without_cry(const Story& story, std::string_view text) {
  const auto& cries = story.phrases().cue("cries");
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string& cry : cries) {
      if (text.starts_with(cry)) {
        text.remove_prefix(cry.size());
        cut = true;
      }
    }
  }
  return text;
}

bool seeks(const Story& story, Line line) {
  return story.hears(line, "seeks") ||
         story.phrases().cue("seeks_next").any_begins(story.normal(line));
}

bool settles(const Story& story, Line line) {
  return story.hears(line, "settles") && !story.hears(line, "partly") && !story.asks(line) &&
         !story.negated(line) && !story.conditional(line) &&
         story.modality(line) != Modality::conjecture;
}

bool settles_before(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) { return settles(story, line); }) &&
         std::ranges::all_of(lines, [&](Line line) {
           return settles(story, line)
                      ? only_settles(story, line)
                      : story.asks(line) || only_plans(story, line) ||
                            story.hears(line, "unexplained") || story.carries(line, Tag::action) ||
                            content_words(story.normal(line)).empty();
         });
}

std::vector<Claim> verdict(const Story& story, int n) {
  const auto lines = story.lines(n);
  if (std::ranges::none_of(lines, [&](Line line) { return settles(story, line); })) {
    return {};
  }
  Claim one{n, Status::confirmed, lines, {}, {}, false};
  std::erase_if(one.lines, [&](Line line) {
    return story.asks(line) || only_plans(story, line) || denies(story, line, Status::confirmed) ||
           all_clear(story, line);
  });
  // 「会場は三階で決まりです」 settles no cause: something has to be wrong, or to be measured.
  const auto matters = [&](Line line) {
    return story.hears(line, "tells_state") || story.hears(line, "root") ||
           story.has_term(line, "symptom") || story.has_term(line, "cause") ||
           !story.metrics(line).empty();
  };
  if (std::ranges::none_of(one.lines, matters)) {
    return {};
  }
  one.words = one.core = content_words(text_of(story, one.lines));
  return {one};
}

std::vector<Claim> claims(const Story& story, int n) {
  const Spoken said = spoken(story, n);
  std::vector<Claim> all;
  for (const Line line : said.lines) {
    const Status status = claimed(story, line, said.whole);
    const bool guess =
        !only_plans(story, line) && !guesses_other(story, line) && !guesses_no_cause(story, line);
    const bool told = status == Status::suspected ? guess : !only_told_beside(story, line);
    if (told && !claims_other(story, line, status)) {
      claim_with(all, n, status).lines.push_back(line);
    }
  }
  leave_out_facts(story, said, all);
  join_hearsay(story, all);
  for (Claim& one : all) {
    leave_out_work(story, one);
    add_what_it_means(story, one);
    one.words = content_words(text_of(story, one.lines));
    one.core = content_words(text_of(story, guessing(story, one)));
    add_questions(story, one);
  }
  const Line main = story.carrier(n, Tag::cause);
  std::ranges::stable_sort(all, [&](const Claim& a, const Claim& b) {
    const auto holds = [main](const Claim& one) {
      return std::ranges::find(one.lines, main) != one.lines.end();
    };
    return holds(a) && !holds(b);
  });
  return all;
}

bool begins_with_yes(const Story& story, Line line, bool asked) {
  const std::string_view text = without_cry(story, story.normal(line));
  const auto& phrases = story.phrases();
  // 「はい、」「では朝の便から回します」 may be two lines.
  const std::string_view whole = line.index == 0 ? without_cry(story, story.normal(line.n)) : text;
  return !starts_with_any(whole, phrases.cue("no_yes")) &&
         (starts_with_any(text, phrases.cue("answers_yes")) ||
          (asked && starts_with_any(text, phrases.cue("answers_asked"))));
}

Answer answer(const Story& story, int n, bool asked) {
  const auto lines = story.lines(n);
  const Line first = lines.front();
  const std::string_view text = without_cry(story, story.normal(first));
  const auto& phrases = story.phrases();
  if (story.asks(first)) {
    return Answer::none;
  }
  if (starts_with_any(text, phrases.cue("answers_no"))) {
    // 「いや、番号を戻すより桁を増やしましょう」, 「いえいえ、こちらこそ」,
    // 「いえ、堤さんのせいではない です」
    const auto whole = story.sentence_lines(first);
    if (asks_for_step(story, whole.back()) || starts_with_any(text, phrases.cue("courteous_no")) ||
        std::ranges::any_of(whole, [&](Line line) { return denies_no_cause(story, line); })) {
      return Answer::none;
    }
    // 「いえ、8月31日の夜です。私が通してます、すみません」
    const bool owns_up = story.status(n, Tag::cause) == Status::confirmed &&
                         (story.hears(n, "first_person") || story.hears(n, "own_side")) &&
                         story.hears(n, "apologies");
    const bool open = owns_up || puts_right_when(story, first) || story.hears(n, "not_alone") ||
                      only_leads_to_question(story, n);
    return open ? Answer::none : Answer::no;
  }
  // 「そうなんです、そこが説明つかない」
  if (story.hears(n, "unexplained")) {
    return Answer::none;
  }
  // 「無線のせいじゃないんですね」, 「はい、無線は関係ありません」
  if (asked && !begins_with_yes(story, first, false) && begins_with_yes(story, first, true) &&
      story.status(n, Tag::cause) == Status::ruled_out) {
    return Answer::no;
  }
  const bool verdict = std::ranges::any_of(lines, [&](Line line) {
    return line.index <= 1 && !story.asks(line) && !story.negated(line) &&
           story.hears(line, "answers_yes_inside");
  });
  const bool yes = begins_with_yes(story, first, false) ||
                   (begins_with_yes(story, first, asked) && !story.hears(n, "not_ruled_out"));
  return verdict || yes ? Answer::yes : Answer::none;
}

}  // namespace tenmatsu::composition
