#include "compose/causes/guesses.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "compose/causes/bearing.hpp"
#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/causes/claims.hpp"
#include "compose/causes/findings.hpp"
#include "compose/causes/guess_labels.hpp"
#include "compose/causes/guess_list.hpp"
#include "compose/causes/meant_guess.hpp"
#include "compose/causes/put_guess.hpp"
#include "compose/causes/taken_back.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

// Follows all guesses from message to message.
class Track {
 public:
  explicit Track(const Story& story) : story_(&story), list_(story) {}

  void hear(int n) {
    withdraw(n);
    withdraw_denial(n);
    if (take_back(n)) {
      return;
    }
    const bool answered =
        take_answer(n) || clear(n) || acquit(n) || disprove(n) || deny_put(n) || point_at_last(n);
    if (settles_before(*story_, n) && confirm_before(n)) {
      return;
    }
    const bool tagged = story_->has(n, Tag::cause);
    if (!tagged && agrees(n)) {
      return;
    }
    auto told = tagged ? claims(*story_, n) : verdict(*story_, n);
    std::erase_if(told, [&](const Claim& claim) { return withdrawn(*story_, claim); });
    if (Guess* own = answered ? nullptr : confirm_own(n)) {
      for (const Claim& claim : told) {
        const bool found =
            claim.status == Status::confirmed && naming_words(*story_, claim.words) > 0;
        own->shown = found ? cause_statement(*story_, claim).text : own->shown;
        add_words(own->words, claim.words);
      }
      return;
    }
    for (const Claim& claim : told) {
      if (!tells_of_denied(claim) && (!answered || !settled_by(n, claim))) {
        place(claim);
      }
    }
    if (!tagged && !told.empty()) {
      list_.settled_at(n);
    }
  }

  // With the oversights that no finding tells of already.
  std::vector<Guess> all() && {
    list_.join_open_choices();
    std::vector<Guess> owned;
    for (const Event& event : story_->events()) {
      const bool told = std::ranges::any_of(list_.all(), [&](const Guess& one) {
        const Statement& by = one.cause.statement;
        return one.cause.status == Status::confirmed &&
               std::ranges::find(by.events, event.n) != by.events.end() &&
               story_->phrases().cue("owns_oversight").any_in(text::normalised(by.text));
      });
      auto one = told ? std::nullopt : oversight(*story_, event.n);
      if (one) {
        owned.push_back(std::move(*one));
      }
    }
    std::vector<Guess> all = std::move(list_.all());
    std::move(owned.begin(), owned.end(), std::back_inserter(all));
    return all;
  }

 private:
  // The message that told or bore out the guess last, where the speaker of message `n` said it;
  // else 0.
  int own_word(const Guess& one, int n) const {
    int said = one.cause.raised.back();
    for (const int event : one.cause.supported) {
      said = std::max(said, event);
    }
    return said < n && story_->speaker(said) == story_->speaker(n) ? said : 0;
  }

  // 「憶測なのでやめます」: who says so of the last thing they said thinks it neither right nor
  // wrong any longer, unless somebody else has borne it out.
  void withdraw(int n) {
    constexpr int kSoon = 6;  // messages
    int said = n - 1;
    while (said > 0 && story_->speaker(said) != story_->speaker(n)) {
      --said;
    }
    if (said == 0 || n - said > kSoon) {
      return;
    }
    std::erase_if(list_.all(), [&](const Guess& one) {
      const std::vector<int>& borne = one.cause.supported;
      return own_word(one, n) == said && one.cause.raised.front() == said &&
             one.cause.status != Status::ruled_out && withdraws(*story_, n, one.words) &&
             std::ranges::all_of(borne,
                                 [&](int by) { return story_->speaker(by) == story_->speaker(n); });
    });
  }

  // 「関係が薄いと言ったのは撤回します」: it was ruled out by nobody.
  void withdraw_denial(int n) {
    std::erase_if(list_.all(), [&](const Guess& one) {
      const auto& denials = one.cause.opposed;
      const int denial = denials.empty() ? one.cause.raised.front() : denials.back();
      return one.cause.status == Status::ruled_out && denial < n &&
             (takes_back_denial(*story_, n, denial) || qualifies_denial(*story_, n, denial));
    });
  }

  // 「勘違いでした」 takes back the last that its speaker told of what is wrong, unless it names
  // what was said before that.
  bool told_since(int said, int n) const {
    if (share_kanji(kanji_of(*story_, story_->normal(n)),
                    kanji_of(*story_, story_->normal(said)))) {
      return false;
    }
    for (int between = said + 1; between < n; ++between) {
      if (story_->speaker(between) == story_->speaker(n) &&
          (story_->has(between, Tag::symptom) || story_->has(between, Tag::impact) ||
           story_->status(between, Tag::cause) == Status::ruled_out)) {
        return true;
      }
    }
    return false;
  }

  // Who said something wrong says so soon. Whether message `n` told at once what it was instead.
  bool take_back(int n) {
    constexpr int kSoon = 6;  // messages
    for (auto one = list_.all().rbegin(); one != list_.all().rend(); ++one) {
      const int said = own_word(*one, n);
      const Status status = one->cause.status;
      if (said == 0 || n - said > kSoon || status == Status::ruled_out) {
        continue;
      }
      const bool wrong = (takes_back(*story_, n, said) && !told_since(said, n)) ||
                         (status == Status::suspected && denies_with_apology(*story_, n, said));
      const std::size_t shared = takes_back_act(*story_, n, said) ? 0 : 1;
      if ((wrong || gives_in(*story_, n, said)) && tell_instead(*one, n, shared)) {
        return true;
      }
      if (wrong && said != one->cause.raised.front() &&
          story_->status(one->cause.raised.front(), Tag::cause) == Status::confirmed) {
        drop_support(*one, n, said);
        return false;
      }
      if (wrong) {
        list_.settle(*one, n, Status::ruled_out, nullptr);
        return false;
      }
    }
    return false;
  }

  // The guess that its own speaker added to what was found, where the claim denies that rather than
  // what was found: 「2号機が空で立ち上がったのでは」, 「訂正します、空ではないです」; else 0.
  int denied_word(const Claim& claim, const Guess& one) const {
    const int raised = one.cause.raised.front();
    if (claim.status != Status::ruled_out || one.cause.supported.empty() ||
        story_->status(raised, Tag::cause) != Status::confirmed) {
      return 0;
    }
    const int said = one.cause.supported.back();
    const auto shared = [&](int n) {
      return shared_words(content_words(story_->normal(claim.n)), content_words(story_->normal(n)));
    };
    return story_->status(said, Tag::cause) == Status::suspected &&
                   story_->speaker(said) == story_->speaker(claim.n) &&
                   shared(said) > shared(raised)
               ? said
               : 0;
  }

  // Of what was found as a fact before it, who takes back a later word for it takes back that only.
  void drop_support(Guess& one, int n, int said) {
    std::erase(one.cause.supported, said);
    one.cause.statement = {};
    const auto told = claims(*story_, one.cause.raised.front());
    if (!told.empty()) {
      one.cause.statement = cause_statement(*story_, told.front());
    }
    one.last = n;
  }

  // 「割ってませんでした。単品の価格欄を見に行く作りでした」: what was found is told anew, and the
  // words that were wrong go. It has to share so many words with them.
  bool tell_instead(Guess& one, int n, std::size_t shared) {
    if (!story_->has(n, Tag::cause) || one.cause.status != Status::confirmed) {
      return false;
    }
    for (const Claim& claim : claims(*story_, n)) {
      if (claim.status == Status::confirmed &&
          shared_names(*story_, claim.words, one.words) >= shared) {
        list_.settle(one, n, Status::confirmed, nullptr);
        list_.tell(one, claim);
        return true;
      }
    }
    return false;
  }

  // 「無線かな。中継器を見てくる」, 「中継器は元気」: who looked and found nothing wrong with it.
  bool clear(int n) {
    constexpr int kNear = 4;  // messages
    Guess* open = list_.latest_open(n, kNear);
    if (open == nullptr || open->last == n || is_choice(*story_, *open) ||
        story_->has(n, Tag::recovery) || story_->status(n, Tag::cause) == Status::confirmed) {
      return false;
    }
    const auto lines = story_->lines(n);
    if (std::ranges::any_of(lines, [&](Line line) {
          return story_->has_term(line, "symptom") && !all_clear(*story_, line);
        })) {
      return false;  // 「中継器は生きてます。先頭の一件が変換エラーで待っています」
    }
    if (asks_another(*story_, *open, n, content_words(story_->normal(n)))) {
      return false;  // 「何割に入った？」, 「3割です。配布は止まってないです」
    }
    const bool cleared = std::ranges::any_of(lines, [&](Line line) {
      return all_clear(*story_, line) && is_all_of(*story_, line, *open);
    });
    if (cleared) {
      list_.settle(*open, n, Status::ruled_out, nullptr);
    }
    return cleared;
  }

  // 「エンコーダちゃいますか」, 「エンコーダは無事」: what somebody else put just before, tagged as
  // a guess or not, and what the message says no to.
  bool deny_put(int n) {
    const int put = put_before_by_another(*story_, n);
    if (put == 0) {
      return false;
    }
    Guess* known = list_.told_at(put);
    if (known == nullptr) {
      const auto guess = put_guess(*story_, put);
      if (!guess || !denies_put(*story_, n, *guess)) {
        return false;
      }
      list_.open(*guess);
      known = &list_.all().back();
    } else if (known->cause.status != Status::suspected || known->last != put ||
               !denies_put(*story_, n, *known) || names_earlier(n, *known)) {
      return false;
    }
    list_.settle(*known, n, Status::ruled_out, nullptr);
    denied_ = n;
    return true;
  }

  // 「攻撃されてる？」, 「なくはない。国とかUAとか」, 「攻撃ではないです」: an older guess is
  // named.
  bool names_earlier(int n, const Guess& last) {
    const Words words = content_words(story_->normal(n));
    return shared_names(*story_, words, last.words) == 0 &&
           std::ranges::any_of(list_.all(), [&](const Guess& one) {
             return one.cause.status == Status::suspected &&
                    shared_names(*story_, words, one.words) > 0;
           });
  }

  // 「電池なら光らないでしょ」, 「グラフは真っ平ら」: what the message tells beside its denial is
  // why it denies.
  bool tells_of_denied(const Claim& claim) const {
    const bool reading =
        claim.status == Status::confirmed &&
        std::ranges::none_of(claim.lines, [&](Line line) { return amiss(*story_, line); });
    return denied_ == claim.n && (claim.status == Status::suspected || reading);
  }

  // 「読み取れてないとかないです？」, and later 「角丸、冤罪でした」, of what it names, in a
  // message that tells of no cause itself.
  bool acquit(int n) {
    constexpr int kNear = 12;  // messages
    if (story_->has(n, Tag::cause)) {
      return false;
    }
    bool any = false;
    for (const Line line : story_->lines(n)) {
      const bool says = story_->hears(line, "acquits") && !story_->asks(line) &&
                        !story_->hears(line, "no_exclusion") &&
                        !story_->hears(n, "still_possible") &&
                        story_->modality(line) != Modality::conjecture;
      const Words words = says ? content_words(story_->normal(line)) : Words{};
      for (Guess& one : list_.all()) {
        if (one.cause.status == Status::suspected && n - one.last <= kNear && one.last < n &&
            shared_names(*story_, words, one.words) > 0) {
          list_.settle(one, n, Status::ruled_out, nullptr);
          any = true;
        }
      }
    }
    return any;
  }

  // 「線が傷んでるんちゃうか」, 「線、新品に替えた」, 「あかん、また切れた」: what was replaced,
  // and it goes on, was not it.
  bool disprove(int n) {
    constexpr int kNear = 3;  // messages from the step to what came of it
    constexpr int kTried = 8;
    const auto lines = story_->lines(n);
    const bool goes_on = std::ranges::any_of(lines, [&](Line line) {
      return !story_->asks(line) && !story_->conditional(line) &&
             story_->modality(line) != Modality::conjecture &&
             (story_->hears(line, "no_help") || story_->hears(line, "again_bad"));
    });
    if (!goes_on || story_->has(n, Tag::recovery)) {
      return false;
    }
    int step = n;
    while (step > std::max(1, n - kNear) && story_->status(step, Tag::action) != Status::done) {
      --step;
    }
    if (story_->status(step, Tag::action) != Status::done || !story_->hears(step, "replaces")) {
      return false;
    }
    const Words words = content_words(story_->normal(step));
    bool any = false;
    for (Guess& one : list_.all()) {
      const int raised = one.cause.raised.front();
      if (one.cause.status == Status::suspected && raised <= step && step - raised <= kTried &&
          shared_names(*story_, words, one.words) > 0) {
        list_.settle(one, n, Status::ruled_out, nullptr);
        any = true;
      }
    }
    return any;
  }

  // Whether the message answered the guess before it: at once, or in its words.
  bool take_answer(int n) {
    constexpr int kNear = 4;  // messages
    Guess* open = list_.latest_open(n, kNear);
    if (open == nullptr || open->last == n) {
      return false;
    }
    const bool other = story_->speaker(open->last) != story_->speaker(n);
    const Words words = content_words(story_->normal(n));
    const bool asked = open->asked && other && n - open->last <= 2;
    const Answer said = answer(*story_, n, asked && !asked_since(*story_, *open, n, words));
    if (said == Answer::none ||
        (said == Answer::no && (n - open->last > 3 || asked_since(*story_, *open, n, words) ||
                                found_between(*story_, list_, *open, n)))) {
      return false;
    }
    if (said == Answer::yes && !answers_at_once(*story_, n, *open)) {
      return false;
    }
    const bool one_of = !open->one_of.empty() && open->last == open->cause.raised.front();
    if (one_of && shared_names(*story_, words, open->words) == 0) {
      return false;
    }
    open = said == Answer::yes ? named_in_answer(n, *open, kNear) : open;
    list_.settle(*open, n, said == Answer::yes ? Status::confirmed : Status::ruled_out, nullptr);
    open->answered = said == Answer::yes ? n : 0;
    return true;
  }

  // 「DFSで止まったと思います」, 「ヘリですか」, 「DFSで止まったのは間違いないです」: the open
  // guess that the answer names, where that is not the last one.
  Guess* named_in_answer(int n, Guess& last, int near) {
    const Words said = content_words(story_->normal(story_->lines(n).front()));
    Guess* named = &last;
    if (!last.asked || shared_names(*story_, said, last.words) > 0) {
      return named;
    }
    for (Guess& one : list_.all()) {
      if (one.cause.status == Status::suspected && n - one.last <= near &&
          shared_names(*story_, said, one.words) > 0) {
        named = &one;
      }
    }
    return named;
  }

  // 「ああ、皆さん点で区切ってますね。腑に落ちました」: who agrees with what was just found tells
  // what it explains.
  bool agrees(int n) {
    Guess* found = list_.said_before(n);
    const auto lines = story_->lines(n);
    const bool said = std::ranges::any_of(
        lines, [&](Line line) { return settles(*story_, line) && story_->hears(line, "agrees"); });
    if (!said || found == nullptr) {
      return false;
    }
    list_.settle(*found, n, Status::confirmed, nullptr);
    found->settled = true;
    return true;
  }

  // 「7号の時計、来週の木曜になってます」, 「それです。だから勝ってしまった」: what was just found,
  // by another, and nobody had called a cause yet.
  bool point_at_last(int n) {
    const int last = n - 1;
    const Line first = story_->lines(n).front();
    const bool points = only_points(*story_, first) && story_->hears(first, "answers_yes") &&
                        answer(*story_, n, false) == Answer::yes;
    if (!points || last < 1 || story_->speaker(last) == story_->speaker(n) ||
        list_.told_at(last) != nullptr || !finds(*story_, last)) {
      return false;
    }
    list_.open(finding(*story_, last));
    list_.settle(list_.all().back(), n, Status::confirmed, nullptr);
    pointed_ = n;
    return true;
  }

  // 「番号が重なっているのでは」, and some messages later of the same speaker 「台帳が古いです。
  // はい、原因それです」: the guess that this answers, nullptr where there is none.
  Guess* confirm_own(int n) {
    constexpr int kNear = 8;  // messages
    const auto lines = story_->lines(n);
    const bool verdict = std::ranges::any_of(lines, [&](Line line) {
      return line.index > 0 && only_points(*story_, line) && story_->hears(line, "cause_is_that") &&
             story_->modality(line) != Modality::conjecture &&
             begins_with_yes(*story_, {n, line.index - 1}, true);
    });
    Guess* own = nullptr;
    for (Guess& one : list_.all()) {
      const int said = one.cause.raised.front();
      const bool open = one.cause.status == Status::suspected && !is_choice(*story_, one) &&
                        story_->speaker(said) == story_->speaker(n);
      own = open && said < n && n - one.last <= kNear ? &one : own;
    }
    if (!verdict || own == nullptr) {
      return nullptr;
    }
    list_.settle(*own, n, Status::confirmed, nullptr);
    return own;
  }

  // What a verdict means stands just before it, in the words of whoever found it: the nearest
  // guess, or what was found and nobody had called a cause yet.
  bool confirm_before(int n) {
    constexpr int kNear = 4;  // messages
    for (int back = n - 1; back >= std::max(1, n - kNear); --back) {
      Guess* known = list_.told_at(back);
      if (known == nullptr && finds(*story_, back)) {
        list_.open(finding(*story_, back));
        known = &list_.all().back();
      }
      if (known != nullptr && known->cause.status != Status::ruled_out) {
        list_.settle(*known, n, Status::confirmed, nullptr);
        known->settled = true;
        return true;
      }
    }
    return false;
  }

  // What stands behind the answer tells more of it: 「これだ、3割しか当たっていない」.
  bool settled_by(int n, const Claim& claim) {
    for (Guess& one : list_.all()) {
      if (one.last == n && one.cause.status == claim.status) {
        if (pointed_ == n && one.cause.raised.front() == n - 1) {
          list_.add_answer(one, claim);
        } else if (claim.status != Status::ruled_out && !is_evidence(*story_, claim) &&
                   !list_.answers_briefly(one, claim)) {
          list_.tell(one, claim);
        }
        return true;
      }
    }
    return false;
  }

  // Whether the claim said no to a guess and found another.
  bool finds_another(const Claim& claim, Guess* same) {
    Guess* asked = same != nullptr ? same : list_.latest_open(claim.n, kRightBehind);
    if (asked == nullptr || asked->cause.status != Status::suspected ||
        claim.status != Status::confirmed || asked->last >= claim.n ||
        suspects_lack(*story_, *asked)) {
      return false;
    }
    const Claim rest = without_denial(*story_, claim, *asked);
    if (rest.lines.size() == claim.lines.size()) {
      return false;
    }
    list_.settle(*asked, claim.n, Status::ruled_out, nullptr);
    if (!rest.lines.empty() && stands_alone(*story_, rest)) {
      list_.open(rest);
    }
    return true;
  }

  // What is told afterwards, in the words of a guess, is a factor beside it, or nothing of causes.
  void open_factor(const Claim& claim, const Guess& beside) {
    if (contributes(*story_, claim) && !beside.cause.contributing) {
      list_.open(claim);
    }
  }

  void place(const Claim& claim) {
    // 「今夜は診断が入っています。誤報です」: it was no incident, whatever set off the alarm.
    if (claim.status == Status::ruled_out && story_->hears(claim.n, "false_alarm") &&
        !denies(*story_, claim)) {
      return;
    }
    Guess* same = find_same(claim);
    if (finds_another(claim, same)) {
      return;
    }
    if (same != nullptr && same->last < claim.n && tells_afterwards(*story_, claim)) {
      open_factor(claim, *same);
      return;
    }
    if (same != nullptr && same->last == claim.n && same->cause.status != claim.status) {
      return;  // the message has already said what it thinks of it
    }
    if (same == nullptr && exclaims(claim)) {
      return;
    }
    if (same == nullptr) {
      same = borne_out(claim);
      if (same != nullptr) {
        list_.settle(*same, claim.n, Status::confirmed, nullptr);
        return;
      }
    }
    if (Guess* put = same == nullptr ? put_before(claim) : nullptr) {
      list_.settle(*put, claim.n, Status::ruled_out, nullptr);
      return;
    }
    if (const int said = same == nullptr ? 0 : denied_word(claim, *same)) {
      drop_support(*same, claim.n, said);
      return;
    }
    const bool settles_nothing = rebuts(*story_, claim) || finds_further_spot(*story_, claim) ||
                                 (claim.status != Status::ruled_out && !bears_out(*story_, claim));
    if (same != nullptr && same->last < claim.n && settles_nothing) {
      same->last = claim.n;
    } else if (same == nullptr && only_comments(claim)) {
      return;
    } else if (same != nullptr) {
      list_.settle(*same, claim.n, claim.status, &claim);
    } else if (stands_alone(*story_, claim)) {
      list_.open_choice(claim);
    }
  }

  // 「不正なデータで無限ループ、という線はどうでしょう」, 「…待ちの状態です。その線は薄いです」:
  // what is denied was put by somebody else just before.
  Guess* put_before(const Claim& claim) {
    constexpr int kNear = 2;  // messages
    const bool other = story_->hears(claim.n, "other_side");
    if (claim.status != Status::ruled_out || (!other && !story_->hears(claim.n, "denies_that"))) {
      return nullptr;
    }
    for (int back = claim.n - 1; back >= std::max(1, claim.n - kNear); --back) {
      if (story_->speaker(back) == story_->speaker(claim.n)) {
        continue;
      }
      if (Guess* known = list_.told_at(back)) {
        return known->cause.status == Status::suspected && !is_choice(*story_, *known) ? known
                                                                                       : nullptr;
      }
      for (const Line line : story_->lines(back)) {
        const auto sentence = story_->sentence_lines(line);
        const Words words = content_words(text_of(*story_, sentence));
        if (story_->asks(line) && story_->hears(line, "guess_nouns") &&
            naming_words(*story_, words) > 0) {
          list_.open({back, Status::suspected, sentence, words, words, false, true});
          return &list_.all().back();
        }
      }
    }
    return nullptr;
  }

  // What it bears out: what was thought or found last.
  Guess* borne_out(const Claim& claim) {
    constexpr int kNear = 5;  // messages
    if (!is_evidence(*story_, claim)) {
      return nullptr;
    }
    Guess* latest = nullptr;
    for (Guess& one : list_.all()) {
      const bool later = latest == nullptr || one.last >= latest->last;
      latest = one.cause.status != Status::ruled_out && later ? &one : latest;
    }
    return latest != nullptr && claim.n - latest->last <= kNear ? latest : nullptr;
  }

  // 「複製が止まっていたのか」, of somebody who hears what was found.
  bool exclaims(const Claim& claim) const {
    constexpr int kJust = 1;  // messages
    return claim.status == Status::suspected && claim.lines.size() == 1 &&
           story_->ends(claim.lines.front(), "exclaims") &&
           std::ranges::any_of(list_.all(), [&](const Guess& one) {
             return one.cause.status == Status::confirmed && claim.n - one.last <= kJust;
           });
  }

  // 「それは困ります」, 「それってどういうことですか」, right behind a guess or a finding: names
  // nothing and is no guess of its own.
  bool only_comments(const Claim& claim) const {
    return claim.status == Status::suspected && naming_words(*story_, claim.words) == 0 &&
           std::ranges::any_of(
               list_.all(), [&](const Guess& one) { return claim.n - one.last <= kRightBehind; });
  }

  Guess* find_same(const Claim& told) {
    Claim claim = told;
    if (concedes(*story_, claim)) {
      add_words(claim.words, content_words(story_->normal(claim.n)));
    }
    constexpr double kSameAgain = 0.8;
    const Words verdict = verdict_words(*story_, claim);
    const std::string label = guess_label(*story_, story_->normal(claim.n));
    Guess* best = nullptr;
    std::pair<bool, double> most;
    for (Guess& one : list_.all()) {
      const std::string other =
          label.empty() ? "" : guess_label(*story_, story_->normal(one.cause.raised.front()));
      if (!other.empty() && other == label) {
        return &one;  // 「仮説2は外れでした」
      }
      if (!other.empty()) {
        continue;  // 「仮説4に入れていませんでした」 says nothing of another
      }
      const double named = overlap(verdict, one.words);
      const std::pair<bool, double> share = {named > 0,
                                             std::max(named, overlap(claim.words, one.words))};
      const bool known = claim.points && one.cause.status == Status::confirmed;
      const double least = known ? kSameAgain : least_share(*story_, one, claim);
      if (share.second >= least && share >= most && (named > 0 || speaks_of(*story_, claim, one))) {
        most = share;
        best = &one;
      }
    }
    return best != nullptr || !label.empty() ? best : meant_by(*story_, list_, claim);
  }

  const Story* story_;
  GuessList list_;
  int denied_ = 0;   // the last message that said no to what was put just before
  int pointed_ = 0;  // the last message that only said yes to what was just found
};

}  // namespace

std::vector<Guess> guesses(const Story& story) {
  Track track(story);
  for (const Event& event : story.events()) {
    track.hear(event.n);
  }
  return std::move(track).all();
}

}  // namespace tenmatsu::composition
