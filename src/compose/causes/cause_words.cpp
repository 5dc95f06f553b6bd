#include "compose/causes/cause_words.hpp"

#include <algorithm>
#include <iterator>

#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_text.hpp"
#include "compose/causes/claims.hpp"
#include "compose/causes/harm_beside.hpp"
#include "compose/causes/taken_back.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/row_lines.hpp"
#include "compose/wording/wording.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 「区切りが点だと読めずに空で返す」: how a thing works is told as people tell what they will do.
bool tells_how(const Story& story, Line line) {
  return story.modality(line) == Modality::intention && !story.has(line.n, Tag::action) &&
         !story.has(line.n, Tag::followup) && !story.hears(line, "wishes");
}

// 「受信箱を検索。」: how it was looked for.
bool only_checks(const Story& story, Line line) {
  constexpr std::size_t kShort = 12;  // characters
  return line.index == 0 && length_of(story.normal(line)) <= kShort &&
         story.has_term(line, "investigation") && story.metrics(line).empty() &&
         !story.hears(line, "tells_state");
}

// 「サービスが止まったままです。これが原因です」: what the same message says of it.
std::vector<Line> told_beside(const Story& story, int n) {
  std::vector<Line> found;
  for (const Line line : story.lines(n)) {
    const Modality modality = story.modality(line);
    const bool states = modality == Modality::statement || modality == Modality::done ||
                        modality == Modality::ongoing || modality == Modality::onset ||
                        tells_how(story, line);
    if (states && !all_clear(story, line) &&
        !story.phrases().cue("by_the_way").any_begins(story.normal(line)) &&
        !only_checks(story, line) &&
        !(story.carries(line, Tag::action) && story.hears(line, "calls_for")) &&
        !story.phrases()
             .cue("afterthoughts")
             .any_begins(story.normal(story.sentence_begin(line))) &&
        !story.asks(line) && !only_points(story, line) && !introduces(story, line) &&
        !content_words(story.normal(line)).empty()) {
      found.push_back(line);
    }
  }
  return found;
}

// 「EXPLAINを見たところ、索引が効いていない」: how it was found is told elsewhere.
std::string without_lead(const Story& story, const std::string& text) {
  const std::string& comma = story.phrases().text("mark.comma");
  std::size_t end = 0;
  for (const std::string& lead : story.phrases().cue("finding_leads")) {
    const std::size_t at = text.find(lead);
    if (at != std::string::npos && at < text.find(story.phrases().text("mark.full_stop"))) {
      end = std::max(end, at + lead.size());
    }
  }
  while (end != 0 && (text.compare(end, comma.size(), comma) == 0 || text[end] == ' ')) {
    end += text[end] == ' ' ? 1 : comma.size();
  }
  return content_words(text.substr(end)).empty() ? text : text.substr(end);
}

// 「すみません、割ってませんでした。単品の価格欄を見ていました」: what is taken back is no part of
// what is told instead.
bool takes_word_back(const Story& story, Line line) {
  return line.index <= 1 && story.begins(story.lines(line.n).front(), "apologies") &&
         story.ends(line, "taken_back_ends");
}

// What is asked for or planned beside it is no part of it:
// 「SEV3で開きます。手の空いている人ください」.
bool tells_fact(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool asks = modality == Modality::request && story.hears(line, "wishes");
  const bool plans = modality == Modality::intention && story.carries(line, Tag::followup);
  return !takes_word_back(story, line) &&
         (story.hears(line, "root") || (!asks && !plans && !story.hears(line, "declare")));
}

// 「ベンダに電話しました。ファイルが古いそうです」: the step that found it is not the cause.
// Nothing is left of 「電話しました」 alone.
std::vector<Line> without_looks(const Story& story, int n, const std::vector<Line>& lines) {
  constexpr std::size_t kBare = 1;  // word
  const Line main = story.carrier(n, Tag::cause);
  std::vector<Line> kept;
  std::ranges::copy_if(lines, std::back_inserter(kept), [&](Line line) {
    const bool look = story.modality(line) == Modality::done && !story.negated(line) &&
                      (story.has_term(line, "investigation") || story.hears(line, "asked_around"));
    const bool bare = look && content_words(story.normal(line)).size() <= kBare;
    if (!tells_fact(story, line)) {
      return false;
    }
    return (line >= main && !bare) || !look || story.hears(line, "root");
  });
  const bool bare = std::ranges::all_of(lines, [&](Line line) {
    return story.hears(line, "asked_around") && content_words(story.normal(line)).size() <= kBare;
  });
  return kept.empty() && !bare ? lines : kept;
}

// 「ライセンスが昨日までになっていました。期限切れが原因です」: what the second speaks of stands
// in the first; 「原因がわかりました。戻しに失敗していて」 tells it behind.
std::vector<Line> with_subject(const Story& story, const Claim& claim) {
  constexpr std::size_t kNear = 2;  // sentences
  std::vector<Line> lines = claim.lines;
  const Line first = lines.front();
  // 「2分で戻ってきたように見える。それで二重使用です」
  if (first.index > 0 && story.phrases().cue("joins_back").any_begins(story.normal(first)) &&
      !story.asks({first.n, first.index - 1})) {
    const auto before = story.sentence_lines({first.n, first.index - 1});
    lines.insert(lines.begin(), before.begin(), before.end());
    std::ranges::sort(lines);
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  }
  const std::size_t names = naming_words(story, claim.words);
  if (claim.status != Status::confirmed || names > 1) {
    return lines;
  }
  const auto beside = told_beside(story, claim.n);
  std::ranges::copy_if(beside, std::back_inserter(lines), [&](Line line) {
    return line < claim.lines.front() && claim.lines.front().index - line.index <= kNear;
  });
  if (names == 0 && lines.size() == claim.lines.size()) {
    std::ranges::copy_if(beside, std::back_inserter(lines), [&](Line line) {
      return claim.lines.back() < line && line.index - claim.lines.back().index <= kNear;
    });
  }
  std::ranges::sort(lines);
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  return lines;
}

// Whether the sentence states a fact that may belong to what stands beside it in its message, in
// `least` words: no step or plan, no all-clear, nothing about how it was looked at. `beside` a
// sentence that was told as a finding, 「98は試験用として弾く設定になっています」 is a fact too.
bool states_fact(const Story& story, Line line, std::size_t least = 2, bool beside = false) {
  const auto whole = story.sentence_lines(line);
  const auto looks = [&](Line one) {
    return story.has_term(one, "investigation") && !story.hears(one, "tells_state");
  };
  const auto other = [&](Line one) {
    return story.asks(one) || story.carries(one, Tag::action) ||
           story.carries(one, Tag::followup) || story.carries(one, Tag::recovery) ||
           story.carries(one, Tag::communication) || denies(story, one, Status::ruled_out) ||
           story.modality(one) == Modality::conjecture || story.hears(one, "perhaps") ||
           story.hears(one, "explains_delay") || story.hears(one, "whereabouts") ||
           tells_only_harm(story, one) ||
           (story.has(one.n, Tag::followup) && story.hears(one, "assigns")) ||
           (looks(one) && !(beside && story.modality(one) == Modality::statement));
  };
  return std::ranges::none_of(whole, other) && tells_fact(story, line) &&
         naming_words(story, content_words(text_of(story, whole))) >= least;
}

// 「輪になっています、ループです」: what it came to is said in one word.
bool names_kind(const Story& story, Line line) {
  const auto whole = story.sentence_lines(line);
  return std::ranges::any_of(whole, [&](Line one) { return story.has_term(one, "cause"); }) &&
         states_fact(story, line, 1);
}

// 「原因見つけた」, 「確定だ」: says that it was found, and not what.
bool only_announces(const Story& story, Line line) {
  return story.hears(line, "announces") && !story.hears(line, "demonstratives") &&
         naming_words(story, content_words(story.normal(line))) == 0;
}

// 「今日の15時です」, 「私が」: what answers a question of when or who is no sentence of its own.
bool is_piece(const Story& story, Line line) {
  if (only_announces(story, line)) {
    return true;
  }
  constexpr std::size_t kShort = 12;  // characters
  constexpr std::size_t kFirst = 2;   // sentences
  const std::string_view text = story.bare(line);
  // 「正解。」
  if (line.index == 0 && story.phrases().cue("answers_yes").any_is(text)) {
    return true;
  }
  if (line.index >= kFirst || length_of(text) > kShort || story.asks(line)) {
    return false;
  }
  const std::size_t names = naming_words(story, content_words(text));
  return (line.index == 0 && !story.times(line).empty() && names <= 1) ||
         (names == 0 && ends_with_any(text, story.phrases().cue("subject_ends")));
}

std::vector<Line> without_pieces(const Story& story, const std::vector<Line>& lines) {
  std::vector<Line> whole;
  std::ranges::copy_if(lines, std::back_inserter(whole),
                       [&](Line line) { return !is_piece(story, line); });
  return naming_words(story, content_words(text_of(story, whole))) > 0 ? whole : lines;
}

std::size_t length_of_all(const Story& story, const std::vector<Line>& lines) {
  std::size_t sum = 0;
  for (const Line line : lines) {
    sum += length_of(story.normal(line));
  }
  return sum;
}

// 「鍵の期限を見た。-1。無期限」: a look alone says nothing without what it showed.
void add_what_was_seen(const Story& story, std::vector<Line>& lines) {
  constexpr std::size_t kShown = 3;  // sentences
  const bool looks = std::ranges::all_of(lines, [&](Line line) {
    return story.ends(line, "look_ends") && !story.hears(line, "tells_state");
  });
  const Line last = lines.back();
  for (const Line line : story.lines(last.n)) {
    const bool shown = last < line && line.index <= last.index + kShown;
    if (looks && shown && !story.asks(line) && !story.carries(line, Tag::action)) {
      lines.push_back(line);
    }
  }
}

// 「昨日の更新で時刻帯が変わりました。コードのほうで時差を足してるので、二重になっています」: what
// was found takes more than the sentence that speaks of a cause most clearly.
std::vector<Line> with_neighbours(const Story& story, const Claim& claim, std::vector<Line> lines) {
  constexpr std::size_t kEnough = 160;  // characters
  constexpr std::size_t kOfLog = 110;   // the same, where the line is one of a log
  if (claim.status != Status::confirmed || all_point(story, lines)) {
    return lines;
  }
  const auto beside = told_beside(story, claim.n);
  const auto take = [&](Line line) {
    const auto sum = length_of_all(story, lines) + length_of(story.normal(line));
    const bool told = std::ranges::find(beside, line) != beside.end();
    const bool log = std::ranges::all_of(story.normal(line), text::is_ascii);
    if (told && sum <= (log ? kOfLog : kEnough) &&
        (states_fact(story, line, 2, true) || names_kind(story, line))) {
      lines.push_back(line);
      return true;
    }
    return false;
  };
  add_what_was_seen(story, lines);
  const std::size_t first = lines.front().index;
  const std::size_t last = lines.back().index;
  const std::size_t count = story.lines(claim.n).size();
  // 「11月に部品を替えています。点だと読めません。斜線なら読めます」: what stands between belongs
  // to it.
  for (std::size_t between = first + 1; between < last; ++between) {
    const Line line{claim.n, between};
    if (std::ranges::find(lines, line) == lines.end()) {
      take(line);
    }
  }
  // 「真正面に照明塔が立ってるよ、これ。先週建ったやつ」
  const auto empty = [&](Line line) { return content_words(story.normal(line)).empty(); };
  // 「…が入ってた、です。単位が変わってたのが元凶」
  constexpr std::size_t kCopula = 4;  // characters
  const auto copula = [&](Line line) {
    return empty(line) && length_of(story.normal(line)) <= kCopula;
  };
  for (std::size_t next = last + 1;
       next < count && (copula({claim.n, next}) || take({claim.n, next})); ++next) {
  }
  for (std::size_t back = first;
       back > 0 && (empty({claim.n, back - 1}) || take({claim.n, back - 1})); --back) {
  }
  std::ranges::sort(lines);
  return lines;
}

// 「測定器が排気の前に置いてある。そりゃ熱いわ」: what somebody says to it who sees why.
std::vector<Line> without_comments(const Story& story, int n, const std::vector<Line>& lines) {
  const auto comments = [&](Line line) {
    return story.phrases().cue("comment_heads").any_begins(story.normal(line));
  };
  std::vector<Line> kept = lines;
  std::erase_if(kept, comments);
  if (!kept.empty() && naming_words(story, content_words(text_of(story, kept))) > 0) {
    return kept;
  }
  kept = told_beside(story, n);
  std::erase_if(kept, comments);
  return kept.empty() || std::ranges::none_of(lines, comments) ? lines : kept;
}

// 「これが原因です」: what it points at was found just before.
Statement found_by_pointing(const Story& story, const Claim& claim) {
  constexpr int kNear = 3;  // messages
  const int n = claim.n;
  std::vector<Line> lines = with_subject(story, claim);
  if (all_point(story, lines)) {
    const std::vector<Line> beside = told_beside(story, n);
    lines = beside.empty() ? lines : beside;
  }
  for (int back = n - 1; all_point(story, lines) && back >= 1 && back >= n - kNear; --back) {
    for (const Tag tag : {Tag::cause, Tag::investigation, Tag::symptom}) {
      if (story.has(back, tag) && !all_point(story, story.carriers(back, tag))) {
        Statement found = plain_statement(story, back, tag);
        cite(found, {n});
        return found;
      }
    }
  }
  lines = with_neighbours(story, claim, without_looks(story, n, without_comments(story, n, lines)));
  lines = without_pieces(story, lines);
  add_what_it_came_of(story, n, lines);
  return plain_statement(story, n, lines);
}

// 「割っていなかった。単品の価格欄を見に行く作りだった」, of who had said that it was divided: the
// clause that only takes that back goes.
std::string without_taken_back(const Story& story, int n, const std::string& text) {
  constexpr int kSoon = 6;  // messages
  const std::string& mark = story.phrases().text("mark.full_stop");
  const std::size_t end = text.find(mark);
  if (end == std::string::npos ||
      !ends_with_any(text.substr(0, end), story.phrases().cue("negative_past_ends"))) {
    return text;
  }
  const std::string rest = text.substr(end + mark.size());
  for (int said = n - 1; said >= std::max(1, n - kSoon); --said) {
    if (story.speaker(said) == story.speaker(n) && takes_back_act(story, n, said) &&
        naming_words(story, content_words(text::normalised(rest))) > 0) {
      return rest;
    }
  }
  return text;
}

}  // namespace

bool ends_in_noun(const Story& story, std::string_view thing) {
  const auto last = [](std::string_view text) {
    return !text.empty() && text::is_noun_letter(text::character_before(text, text.size()).code);
  };
  const auto& stems = story.phrases().cue("denied_stems");
  return last(thing) || std::ranges::any_of(stems, [&](const std::string& kana) {
           return thing.ends_with(kana) && last(thing.substr(0, thing.size() - kana.size()));
         });
}

bool all_point(const Story& story, const std::vector<Line>& lines) {
  return std::ranges::all_of(lines, [&](Line line) { return only_points(story, line); });
}

std::size_t naming_words(const Story& story, const std::vector<std::string>& words) {
  const auto& pointing = story.phrases().cue("pointing");
  return static_cast<std::size_t>(std::ranges::count_if(
      words, [&](const std::string& word) { return !pointing.any_in(word); }));
}

bool only_bears(const Story& story, const std::string& text) {
  auto words = content_words(text::normalised(text));
  std::erase_if(words, [&](const std::string& word) {
    return story.phrases().cue("bearing_words").any_is(word);
  });
  return naming_words(story, words) == 0;
}

std::size_t shared_names(const Story& story, const std::vector<std::string>& a,
                         const std::vector<std::string>& b) {
  const auto& phrases = story.phrases();
  std::vector<std::string> names;
  std::ranges::copy_if(a, std::back_inserter(names), [&](const std::string& word) {
    return !phrases.cue("pointing").any_in(word) && !phrases.cue("no_topic").any_is(word) &&
           !phrases.cue("bearing_words").any_is(word) && !phrases.cue("generic_topic").any_is(word);
  });
  return shared_words(names, b);
}

bool ends_asking(const Story& story, const std::string& text) {
  const std::string normal = text::normalised(text);
  return ends_with_any(normal, story.phrases().cue("still_asks")) &&
         !ends_with_any(normal, story.phrases().cue("no_questions"));
}

std::vector<Line> facts_told(const Story& story, const Claim& claim) {
  constexpr std::size_t kNear = 2;  // sentences
  std::vector<Line> told = told_beside(story, claim.n);
  std::vector<Line> facts;
  std::ranges::copy_if(told, std::back_inserter(facts),
                       [&](Line line) { return states_fact(story, line); });
  std::erase_if(told, [&](Line line) {
    return line > claim.lines.front() || claim.lines.front().index - line.index > kNear;
  });
  return facts.empty() ? told : facts;
}

Statement cause_statement(const Story& story, const Claim& claim) {
  Statement found = found_by_pointing(story, claim);
  const std::string text = without_taken_back(story, claim.n, found.text);
  found.text = bare_cause(story, without_lead(story, text));
  return found;
}

}  // namespace tenmatsu::composition
