#include "compose/followups/work.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "analyse/owners.hpp"
#include "compose/followups/work_class.hpp"
#include "compose/followups/work_pieces.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/named_owners.hpp"
#include "compose/owners/numbered_work.hpp"
#include "compose/speech/style.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// The lines of a sentence, or of the part of it behind 「あと」.
using Lines = std::vector<Line>;

FollowUp::Horizon horizon_of(const Story& story, const Lines& lines) {
  return story.hears(lines, "horizon_lasting")   ? FollowUp::Horizon::lasting
         : story.hears(lines, "horizon_interim") ? FollowUp::Horizon::interim
                                                 : FollowUp::Horizon::unsaid;
}

// The same of one piece of a list: 「恒久的に外すのは堤さん、読み合わせるのは岸さん」.
FollowUp::Horizon horizon_in(const Story& story, std::string_view piece) {
  return story.phrases().cue("horizon_lasting").any_in(piece)   ? FollowUp::Horizon::lasting
         : story.phrases().cue("horizon_interim").any_in(piece) ? FollowUp::Horizon::interim
                                                                : FollowUp::Horizon::unsaid;
}

// The first name of the report that stands in the line behind `begin`, as written.
std::string report_name(const Story& story, Line line, std::size_t begin) {
  const std::string_view text = story.normal(line);
  for (const std::string& name : story.phrases().cue("report_names")) {
    const std::size_t at = text.find(name, begin);
    if (at != std::string_view::npos) {
      return story.written(line, at, at + name.size());
    }
  }
  return "";
}

// 「始末書、と言いたいところだけど事故報告書な」: the name that stands behind what was taken back.
std::string name_instead(const Story& story, const Lines& lines) {
  bool taken_back = false;
  for (const Line line : lines) {
    const std::string_view text = story.normal(line);
    std::size_t begin = 0;
    for (const std::string& word : story.phrases().cue("wished_instead")) {
      const std::size_t at = text.rfind(word);
      begin = at == std::string_view::npos ? begin : std::max(begin, at + word.size());
    }
    taken_back = taken_back || begin > 0;
    const std::string name = taken_back ? report_name(story, line, begin) : "";
    if (!name.empty()) {
      return name;
    }
  }
  return "";
}

// What the lines call the report, as written; empty where they do not name it.
std::string document_in(const Story& story, const Lines& lines) {
  std::string found = name_instead(story, lines);
  for (auto line = lines.begin(); line != lines.end() && found.empty(); ++line) {
    found = report_name(story, *line, 0);
  }
  return found;
}

bool any_of(const Story& story, const Lines& all, bool (*holds)(const Story&, Line)) {
  return std::ranges::any_of(all, [&](Line one) { return holds(story, one); });
}

bool plans(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return modality == Modality::intention || modality == Modality::request ||
         modality == Modality::proposal || modality == Modality::need;
}

std::string_view end_of(const Story& story, const Lines& lines) {
  return story.bare(lines.back());
}

// 「止める人がいないのが本当の問題です」
bool names_fault(const Story& story, std::string_view said) {
  constexpr std::size_t kLongest = 15;  // bytes between: 「本当の」
  const auto& names = story.phrases().cue("fault_named");
  return std::ranges::any_of(names, [&](const std::string& name) {
    const std::string_view before =
        said.substr(0, said.size() - std::min(said.size(), name.size()));
    const std::string& subject = story.phrases().cue("fault_subject")[0];
    const std::size_t at = before.rfind(subject);
    return said.ends_with(name) && at != std::string_view::npos &&
           before.size() - at <= subject.size() + kLongest;
  });
}

}  // namespace

bool tells_fault(const Story& story, const Lines& lines) {
  const std::string_view end =
      without_ends(end_of(story, lines), story.phrases().cue("copula_ends"));
  const bool told = story.hears(lines, "fault_told") || names_fault(story, end) ||
                    ends_with_any(end, story.phrases().cue("fault_ends"));
  return told && !any_of(story, lines, plans) &&
         !ends_with_any(end_of(story, lines),
                        story.rules().people.words(rules::PeopleWord::asking));
}

namespace {

void erase(std::string& text, const std::string& part) {
  const std::size_t at = part.empty() ? std::string::npos : text.find(part);
  if (at != std::string::npos) {
    text.erase(at, part.size());
  }
}

std::string said_of(const Story& story, const Lines& lines) {
  std::string said;
  for (const Line line : lines) {
    said += story.said(line);
  }
  return said;
}

// The words of the work itself: without days, headings and those who do it.
std::string own_matter(const Story& story, const Lines& lines) {
  std::string own = text::normalised(said_of(story, lines));
  // 「sure, 金曜まで」
  const std::size_t yes = rules::prefix_size(own, story.phrases().cue("takes_alone"));
  if (yes > 0 && !text::is_letter(text::character_at(own, yes).code)) {
    own.erase(0, yes);
  }
  for (const Line line : lines) {
    erase(own, text::normalised(day_in(story, line)));
  }
  for (const std::string& heading : story.phrases().cue("followup_headings")) {
    erase(own, heading);
  }
  for (const std::string& name : story.names()) {
    erase(own, name);
  }
  return own;
}

// 「10万を切ったら鳴るやつ、来週」: a thing and a day, and nothing that is done.
bool only_dates(const Story& story, Line line) {
  const std::string day = text::normalised(day_in(story, line));
  std::string_view text = story.bare(line);
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  if (!day.empty() && text.ends_with(day)) {
    text.remove_suffix(day.size());
    text.remove_suffix(text.ends_with(comma) ? comma.size() : 0);
    return text.empty() || ends_with_any(text, story.phrases().cue("thing_ends"));
  }
  return false;
}

// 「削除の残りは」, 「欄を」: it says what is done to what.
bool has_topic(const Story& story, const Lines& lines) {
  return std::ranges::any_of(lines, [&](Line line) {
    const std::string_view text = story.normal(line);
    const auto& particles = story.phrases().cue("work_particles");
    for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
      // 「おはよう」, 「早くはじめる」: a letter of a word.
      if (at > 0 && particles.any_begins(text.substr(at)) &&
          !story.phrases().cue("no_particles").any_begins(text.substr(at)) &&
          !ends_with_any(text.substr(0, at), story.phrases().cue("before_no_topic"))) {
        return true;
      }
    }
    return false;
  });
}

// The last clause: behind the last comma, or behind the reason of it.
std::string_view last_clause(const Story& story, std::string_view text) {
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::size_t at = text.rfind(comma);
  text.remove_prefix(at == std::string_view::npos ? 0 : at + comma.size());
  for (const std::string& reason : story.phrases().cue("day_reasons")) {
    const std::size_t found = text.rfind(reason);
    text.remove_prefix(found == std::string_view::npos ? 0 : found + reason.size());
  }
  return text;
}

// 「ベンダと相談になるので年度内でお願いします」, 「今月中を目標とします」: until when, and of no
// other work.
bool only_until(const Story& story, const Lines& lines) {
  constexpr std::size_t kParticle = 2;  // letters
  constexpr std::size_t kTail = 10;     // letters
  const std::string_view text = story.bare(lines.back());
  const std::string_view clause = last_clause(story, text);
  const std::string day = text::normalised(day_in(story, lines.back()));
  if (day.empty() || !clause.starts_with(day)) {
    return false;
  }
  const std::string_view before = text.substr(0, text.size() - clause.size());
  const bool reason = ends_with_any(before, story.phrases().cue("day_reasons"));
  std::string_view tail = clause.substr(day.size());
  if (length_of(tail) > kTail || (!before.empty() && !reason) || lines.size() > 1) {
    return false;
  }
  for (std::size_t i = 0; i <= kParticle && !tail.empty(); ++i) {
    if (starts_with_any(tail, story.phrases().cue("dating_tails"))) {
      return true;
    }
    tail.remove_prefix(text::character_at(tail, 0).size);
  }
  return tail.empty();
}

// 「よろしくお伝えください」, 「明日ご連絡します」, 「明日10時に御社へ伺います」, 「監視 ok」
bool is_slight(const Story& story, const Lines& lines, const Work& work) {
  constexpr std::size_t kLittle = 2;  // words
  constexpr std::size_t kFew = 2;     // letters
  const std::string_view end = end_of(story, lines);
  const auto& phrases = story.phrases();
  const auto names_object = [&](std::string_view text) {
    return text.find(phrases.text("particle.object")) != std::string_view::npos;
  };
  for (const Line line : lines) {
    const std::string_view text = story.normal(line);
    for (const std::string& parting : phrases.cue("partings")) {
      const std::size_t at = text.find(parting);
      if (at != std::string_view::npos && !names_object(text.substr(at)) &&
          (line == lines.back() || !names_object(story.normal(lines.back())))) {
        return true;
      }
    }
  }
  const bool object =
      std::ranges::any_of(lines, [&](Line line) { return names_object(story.normal(line)); });
  const bool agrees = ends_with_any(end, phrases.cue("agrees_ends")) && work.own_words <= kLittle &&
                      day_in(story, lines.back()).empty();
  std::string bare(end);
  erase(bare, text::normalised(day_in(story, lines.back())));
  const auto& contact = phrases.cue("bare_contacts");
  const bool contacts =
      lines.size() == 1 && std::ranges::any_of(contact, [&](const std::string& words) {
        return bare.ends_with(words) && length_of(bare) <= length_of(words) + kFew;
      });
  const bool comes = ends_with_any(end, phrases.cue("visit_ends")) && work.own_words <= kLittle &&
                     end.find(text::normalised(phrases.text("mark.comma"))) == end.npos;
  return !object && (agrees || contacts || comes);
}

// 「今月末までに、写真つきでお願いします」: until when and how, and nothing that is done.
bool dates_and_tells_how(const Story& story, const Lines& lines) {
  const std::string day = text::normalised(day_in(story, lines.front()));
  return !day.empty() && story.normal(lines.front()).starts_with(day) &&
         ends_with_any(end_of(story, lines), story.phrases().cue("manner_asked_ends")) &&
         !has_topic(story, lines);
}

bool only_adds(const Story& story, const Lines& lines) {
  const auto heads = [&](Line line) { return story.begins(line, "taker_heads"); };
  return std::ranges::any_of(lines, heads) || dates_and_tells_how(story, lines) ||
         (story.hears(lines, "in_time") && !has_topic(story, lines)) ||
         (story.phrases().cue("thing_ends").any_in(story.normal(lines.front())) &&
          only_dates(story, lines.back()));
}

// 「一覧もな」 is 一覧.
void settle_parallel(const Story& story, Line last, Work& work) {
  for (const std::string& end : story.phrases().cue("parallel_ends")) {
    std::string& text = work.item.statement.text;
    if (text.size() > end.size() && text.ends_with(end)) {
      text.resize(text.size() - end.size());
      work.parallel = true;
      return;
    }
  }
  // 「スキップしたらアラームも」, 「サーバでも弾く、も今月中に」
  std::string_view said = story.bare(last);
  const std::string day = text::normalised(day_in(story, last));
  const std::size_t at = day.empty() ? std::string_view::npos : said.rfind(day);
  const bool dated = at != std::string_view::npos &&
                     story.phrases().cue("day_ends").any_is(said.substr(at + day.size()));
  said = dated ? said.substr(0, at) : said;
  work.parallel = said.ends_with(story.phrases().text("particle.also"));
}

// 「五分」, 「十件」
bool counts(const Story& story, std::string_view text) {
  std::string_view rest = text;
  while (const std::size_t size = rules::prefix_size(rest, story.phrases().cue("number_letters"))) {
    rest.remove_prefix(size);
  }
  return rest.size() < text.size() && starts_with_any(rest, story.phrases().cue("count_units"));
}

// So much of `text` says that other work follows: 「あと」, but not 「あと5分」 and 「あとで」.
std::size_t also_size(const Story& story, std::string_view text) {
  if (starts_with_any(text, story.phrases().cue("not_also"))) {
    return 0;
  }
  for (const std::string& also : story.phrases().cue("and_also")) {
    const auto next = text::character_at(text, also.size());
    if (text.starts_with(also) && next.size > 0 &&
        text::script_of(next.code) != text::Script::digit &&
        !counts(story, text.substr(also.size()))) {
      return also.size();
    }
  }
  return 0;
}

bool begs(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.asks(line) || modality == Modality::request || modality == Modality::proposal;
}

// 「先に抜いて訳せば二度と起きない」 names what would help.
bool supposes(const Story& story, Line line) {
  return story.conditional(line) && story.negated(line);
}

// 「、画面の色を変える」 behind 「あわせて」; 「列を足すの、やる」 is to 「列を足す」.
void trim(const Story& story, std::string& text) {
  const std::string& comma = story.phrases().text("mark.comma");
  text.erase(0, text.starts_with(comma) ? comma.size() : 0);
  for (const std::string& end : story.phrases().cue("only_does")) {
    if (text.size() > 3 * end.size() && text.ends_with(end)) {
      text.resize(text.size() - end.size());
      return;
    }
  }
}

bool only_says_why(const Story& story, Line line) {
  return story.ends(line, "only_why_ends");
}

// 「2人で見るはずなんだけど誰が見た？」
bool asks_of_past(const Story& story, Line line) {
  return story.asks(line) && story.ends(line, "asked_past_ends");
}

// 「届くのが遅いですね」, 「検知は合格」
bool judges(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  const std::string_view end = without_ends(story.bare(line), phrases.cue("judging_reasons"));
  return ends_with_any(end, phrases.cue("judgement_ends")) ||
         ends_with_any(without_ends(end, phrases.cue("copula_ends")), phrases.cue("judging_words"));
}

// 「もっと早く申し上げるべきでした」, 「止めておけばよかった」, 「90人止めました、申し訳ない」:
// a look back, and nothing that is to be done. 「私が直します、申し訳ない」 tells that too.
bool regrets(const Story& story, const Lines& lines, const Work& work) {
  const std::string_view end =
      without_ends(end_of(story, lines), story.phrases().cue("copula_ends"));
  const bool timed = std::ranges::any_of(
      lines, [&](Line line) { return !story.times(line).empty() || names_day(story, line); });
  return ends_with_any(end, story.phrases().cue("regret_ends")) ||
         (!work.deed && !timed && ends_with_any(end, story.phrases().cue("apology_ends")));
}

// 「何枚ですか」: who asks how many there are asks for no work.
bool asks_amount(const Story& story, Line line) {
  return story.asks(line) && story.ends(line, "amount_asked_ends");
}

// 「お客さんに教えてもらう羽目になりました」, 「検知は合格」, 「誰にも影響なし」,
// 「昨夜は担当にメールが飛んだだけなので」
bool tells_only(const Story& story, Line line) {
  switch (story.modality(line)) {
    case Modality::done:
    case Modality::onset:
    case Modality::ongoing:
    case Modality::conjecture:
    case Modality::assertion:
    case Modality::exclusion:
    case Modality::acknowledgement:
      return true;
    case Modality::statement:
      return story.negated(line) || only_says_why(story, line) || judges(story, line);
    case Modality::rejection:
      return judges(story, line);
    default:
      return false;
  }
}

// 「ベンダーさんに報告書を出し直してもらいます」: others write it, and nobody of the talk.
bool has_others_report(const Story& story, const Lines& lines) {
  const std::string said = text::normalised(said_of(story, lines));
  const auto& names = story.names();
  return ends_with_any(end_of(story, lines), story.phrases().cue("hands_on_ends")) &&
         holds_any(said, story.phrases().cue("reporting_others")) &&
         std::ranges::none_of(
             names, [&](const std::string& name) { return said.find(name) != std::string::npos; });
}

// 「報告書を金曜までにください。理事会に出します」: the second only tells what for.
bool tells_what_for(const Story& story, const Lines& lines) {
  const Line first = lines.front();
  if (first.index == 0 || lines.size() > 1 || !day_in(story, first).empty()) {
    return false;
  }
  const rules::Phrases& phrases = story.phrases();
  return analysis::begs_thing(phrases, story.normal(Line{first.n, first.index - 1})) &&
         analysis::tells_use(phrases, story.normal(first));
}

// 「誰がやるかは来週の会議で」: where and when it is settled who does it.
bool leaves_owner_open(const Story& story, const Lines& lines) {
  // 「担当は後藤です」
  const int n = lines.front().n;
  const bool unnamed = owner_said(story, n, lines.front().index, lines.back().index).empty();
  return (unnamed && story.begins(lines.front(), "settled_later")) ||
         (story.begins(lines.front(), "owner_asked_heads") &&
          story.hears(lines.front(), "whether_topic"));
}

// 「action item整理します」: what the talk turns to, and nothing that is done after it.
bool opens_talk(const Story& story, const Lines& lines) {
  constexpr std::size_t kShort = 16;  // characters
  return lines.size() == 1 && length_of(story.bare(lines.front())) <= kShort &&
         day_in(story, lines.front()).empty() && story.hears(lines.front(), "talk_moves");
}

// 「始末書はいらん」
bool needs_no_report(const Story& story, const Lines& lines) {
  const auto& topics = story.phrases().cue("subject_particles");
  return std::ranges::any_of(lines, [&](Line line) {
    const std::string_view text = story.normal(line);
    for (const std::string& name : story.phrases().cue("report_names")) {
      const std::size_t at = text.find(name);
      if (at == std::string_view::npos) {
        continue;
      }
      std::string_view behind = text.substr(at + name.size());
      behind.remove_prefix(rules::prefix_size(behind, story.phrases().cue("as_far_as")));
      behind.remove_prefix(rules::prefix_size(behind, topics));
      if (starts_with_any(behind, story.phrases().cue("needs_none"))) {
        return true;
      }
    }
    return false;
  });
}

// What it is called, and which lines tell it.
Work named_work(const Story& story, const Lines& lines, const TagFinding& finding) {
  const Line line = lines.front();
  const bool whole = lines.size() == story.sentence_lines(line).size();
  Work work;
  work.item.statement =
      whole ? task_statement(story, line)
            : Statement{style::task_form(said_of(story, lines), story.rules()), {line.n}};
  work.item.statement.text.erase(0, also_size(story, work.item.statement.text));
  trim(story, work.item.statement.text);
  work.item.category = category_of(story, lines, finding);
  work.item.horizon = horizon_of(story, lines);
  work.words = content_words(text::normalised(said_of(story, lines)));
  // 「先方の報告書が出てから」 speaks of what others write.
  work.report = story.hears(lines, "postmortem") && !story.hears(lines, "reports_of_others") &&
                !has_others_report(story, lines) && !needs_no_report(story, lines);
  work.document = document_in(story, lines);
  work.first = line.index;
  work.last = lines.back().index;
  work.refers = whole && refers_back(story, line);
  const std::string own = own_matter(story, lines);
  work.own_words = content_words(own).size();
  work.kanji = kanji_of(story, own).size();
  return work;
}

bool wants_of_others(const Story& story, Line line) {
  return story.hears(line, "wants_of_others");
}

bool ends_with_day(const Story& story, Line line) {
  constexpr std::size_t kTail = 2;  // letters
  const std::string day = text::normalised(day_in(story, line));
  const std::string_view text = story.bare(line);
  const std::size_t at = day.empty() ? std::string_view::npos : text.rfind(day);
  return at != std::string_view::npos && at > 0 && length_of(text.substr(at + day.size())) <= kTail;
}

// 「堤さん、列を足しておいて、今週中で」
bool gives_by_name(const Story& story, Line line) {
  const std::string called = person_called(story, line);
  return !called.empty() && called != story.speaker(line.n) && !story.asks(line) &&
         !day_in(story, line).empty();
}

// 「起動を止めるのもわたし」
std::size_t takes_at_end(const Story& story, const Lines& lines) {
  return rules::suffix_size(end_of(story, lines),
                            story.rules().people.words(rules::PeopleWord::self_end));
}

// 「条件に試験を足すのは堤さん」 is to 「条件に試験を足す」.
void tell_deed_given(const Story& story, const Lines& lines, Work& work) {
  const std::string_view said = story.said_whole(lines.front());
  const std::size_t at =
      said.rfind(story.phrases().text("particle.of") + story.phrases().text("particle.topic"));
  if (at != std::string_view::npos && at > 0) {
    work.item.statement.text = style::task_form(said.substr(0, at), story.rules());
  }
}

// 「呼び水の修理は今週中に業者手配」, 「充填は俺、昼に手配」: a deed told by its noun, which is to
// be done on a day ahead or has somebody to do it.
bool plans_by_noun(const Story& story, const Lines& lines) {
  const Line last = lines.back();
  const std::string_view text = story.bare(last);
  const bool noun =
      !text.empty() &&
      text::script_of(text::character_before(text, text.size()).code) == text::Script::kanji;
  const bool own =
      holds_any(story.normal(last), story.rules().people.words(rules::PeopleWord::self));
  return noun && story.modality(last) == Modality::done && !story.asks(last) &&
         (own || !day_in(story, last).empty());
}

Work work_of(const Story& story, const Lines& lines, const TagFinding& finding) {
  Work work = named_work(story, lines, finding);
  const std::string_view first = story.normal(lines.front());
  work.asks = any_of(story, lines, wishes);
  work.wish = ends_with_any(end_of(story, lines), story.phrases().cue("wish_ends"));
  work.fault = tells_fault(story, lines);
  work.closes = story.hears(lines, "close");
  work.deed = any_of(story, lines, plans) || work.asks || work.wish;
  work.alarm = any_of(story, lines, asks_for_alarm);
  work.until = only_until(story, lines);
  work.adds = !work.report && (work.until || only_adds(story, lines));
  work.tells = work.adds && story.phrases().cue("thing_ends").any_in(first);
  work.topic = has_topic(story, lines);
  work.also = also_size(story, first) > 0;
  work.begs = any_of(story, lines, begs);
  work.wants = any_of(story, lines, wants_of_others);
  work.slight = !work.report && (is_slight(story, lines, work) || tells_what_for(story, lines) ||
                                 leaves_owner_open(story, lines) || opens_talk(story, lines) ||
                                 (needs_no_report(story, lines) && !any_of(story, lines, plans)));
  // 「列を足しておいて、今週中で」, 「止めるのもわたし」
  const bool to_person = !person_given(story, lines.back()).empty();
  const bool given = (work.own_words > 0 && !work.adds && any_of(story, lines, gives_by_name)) ||
                     takes_at_end(story, lines) > 0 || to_person ||
                     !thing_given(story, lines.back()).empty();
  if (to_person) {
    tell_deed_given(story, lines, work);
  }
  // 「決めごとを作る、来週中」, 「月末までに見積もりとる」
  const bool by_when = !day_ahead(story, lines.back()).empty() &&
                       tells_by_when(story, lines.back()) && !story.negated(lines.back());
  const bool dated = !work.adds && work.own_words > 0 &&
                     story.modality(lines.back()) == Modality::ongoing &&
                     (by_when || ends_with_day(story, lines.back()));
  work.deed = work.deed || given || dated || plans_by_noun(story, lines);
  const std::string_view said = text::without_closing_marks(story.said_whole(lines.front()));
  if (const std::size_t self = takes_at_end(story, lines);
      self > 0 && self < said.size() && text::normalised(said).size() == said.size() &&
      end_of(story, lines).substr(end_of(story, lines).size() - self) ==
          said.substr(said.size() - self)) {
    work.item.statement.text = style::task_form(said.substr(0, said.size() - self), story.rules());
  }
  // 「来週中に」 adds to the work before it.
  work.idle = !work.deed && !work.report && !work.adds && work.own_words > 0 &&
              tells_only(story, lines.back()) && !any_of(story, lines, supposes);
  // 「超過分は請求しない方針です」
  const bool policy = ends_with_any(end_of(story, lines), story.phrases().cue("policy_ends"));
  work.regret = !work.report && regrets(story, lines, work);
  if (!work.report && (asks_of_past(story, lines.back()) || asks_amount(story, lines.back()) ||
                       policy || work.regret)) {
    work.idle = true;
    work.deed = false;
  }
  work.reason = work.idle && only_says_why(story, lines.back());
  settle_parallel(story, lines.back(), work);
  return work;
}

// 「報告書はこちらで書きます、あとテストを項目に足します」 names two.
std::vector<Lines> parts_of(const Story& story, Line line) {
  std::vector<Lines> parts(1);
  for (const Line one : story.sentence_lines(line)) {
    const bool begins = !parts.back().empty() && also_size(story, story.normal(one)) > 0;
    if (begins) {
      parts.emplace_back();
    }
    parts.back().push_back(one);
  }
  return parts;
}

// 「返金です」 names a thing as 「返金」 does.
std::string listed_task(const Story& story, std::string_view said) {
  const std::string_view bare = text::without_closing_marks(said);
  for (const std::string& end : story.phrases().cue("list_ends")) {
    if (bare.size() > end.size() && bare.ends_with(end) &&
        text::is_noun_letter(text::character_before(bare, bare.size() - end.size()).code)) {
      return style::task_form(bare.substr(0, bare.size() - end.size()), story.rules());
    }
  }
  return style::task_form(said, story.rules());
}

// One work for each piece of a list.
std::vector<Work> listed_works(const Story& story, Line line, const TagFinding& finding) {
  std::vector<Work> all;
  const std::vector<WorkPiece> pieces = pieces_of(story, line);
  const std::string_view whole = story.said_whole(line);
  const std::string heading =
      pieces.empty() ? "" : text::normalised(whole.substr(0, whole.find(pieces.front().text)));
  for (const WorkPiece& piece : pieces) {
    const std::string own = text::normalised(piece.text);
    Work work = work_in(story, line, finding);
    work.item.statement.text = listed_task(story, piece.text);
    work.item.category = category_of_piece(story, line, heading, own, finding);
    work.item.horizon = horizon_in(story, own);
    give(work, piece.owner, piece.with);
    work.item.due = piece.due;
    work.asks = work.asks || piece.open;
    work.words = content_words(own);
    work.report = story.phrases().cue("postmortem").any_in(own);
    work.document = work.report ? work.document : "";
    work.number = piece.number;
    work.listed = piece.listed;
    if (!work.item.statement.text.empty()) {
      all.push_back(std::move(work));
    }
  }
  return all;
}

}  // namespace

void give(Work& work, const std::string& owner, const std::string& with) {
  work.item.owner = owner;
  work.with = with;
  if (!owner.empty()) {
    work.owner_open.clear();
  }
}

bool is_owner(const Work& work, std::string_view name) {
  return work.item.owner == name || (!work.with.empty() && work.with == name);
}

bool same(const Work& a, const Work& b) {
  constexpr double kSame = 0.75;
  const bool one_writer =
      a.item.owner.empty() || b.item.owner.empty() || a.item.owner == b.item.owner;
  return (a.report && b.report && one_writer) ||
         (std::min(a.words.size(), b.words.size()) >= 2 && overlap(a.words, b.words) >= kSame);
}

void merge(Work& known, const Work& again) {
  if (known.document.empty() || (known.item.owner.empty() && !again.document.empty())) {
    known.document = again.document;
  }
  cite(known.item.statement, again.item.statement.events);
  if (known.item.owner.empty()) {
    give(known, again.item.owner, again.with);
  }
  if (known.item.owner.empty() && known.owner_open.empty()) {
    known.owner_open = again.owner_open;
  }
  if (known.item.due.empty()) {
    known.item.due = again.item.due;
  }
}

bool says_little(const Work& work) {
  return work.words.size() <= 2;
}

bool adds_nothing(const Work& work) {
  constexpr std::size_t kFew = 3;  // kanji
  if (work.report || work.number != 0 || work.listed || work.alarm) {
    return false;
  }
  const bool only_verb = work.own_words == 0 && work.kanji <= 1;
  // 「引き継ぎのチェック表も作り直します」
  constexpr std::size_t kThing = 3;  // letters
  if (work.topic && work.deed && !work.closes && !work.refers && !work.adds &&
      !work.words.empty() && work.own_words > 0 && length_of(work.words.front()) >= kThing) {
    return false;
  }
  return only_verb || (work.words.size() <= 1 && (work.kanji <= kFew || work.closes));
}

bool asks_for_alarm(const Story& story, Line line) {
  constexpr std::size_t kShortest = 4;  // characters: when it is to ring
  const Modality modality = story.modality(line);
  const bool plans = modality == Modality::request || modality == Modality::intention ||
                     modality == Modality::need;
  const std::string_view said = story.normal(line);
  const auto& alarms = story.phrases().cue("alarm_set_up");
  return plans && !story.asks(line) && std::ranges::any_of(alarms, [&](const std::string& alarm) {
           const std::size_t at = said.find(alarm);
           return at != std::string_view::npos && length_of(said.substr(0, at)) >= kShortest;
         });
}

bool wishes(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.asks(line) || modality == Modality::request || modality == Modality::proposal ||
         modality == Modality::need || story.hears(line, "wishes");
}

bool refers_back(const Story& story, Line line) {
  std::string_view text = story.normal(story.sentence_begin(line));
  text.remove_prefix(rules::prefix_size(text, story.phrases().cue("then_heads")));
  if (starts_with_any(text, story.rules().people.words(rules::PeopleWord::refers))) {
    return true;
  }
  // 「それ堤さんで」
  for (const std::string& pointer : story.phrases().cue("pointers")) {
    if (text.starts_with(pointer) && starts_with_any(text.substr(pointer.size()), story.names())) {
      return true;
    }
  }
  return false;
}

Work work_in(const Story& story, Line line, const TagFinding& finding) {
  return work_of(story, story.sentence_lines(line), finding);
}

std::vector<Work> works_in(const Story& story, const std::vector<Line>& lines,
                           const TagFinding& finding) {
  std::vector<Work> all;
  Line told{0, 0};
  for (const Line line : lines) {
    if (story.sentence_begin(line) == told || !numbered_takers(story, line).empty()) {
      continue;
    }
    const bool again = told.n > 0 && in_one_item(story, told, line) && is_marked_item(story, line);
    told = story.sentence_begin(line);
    if (again) {
      continue;
    }
    std::vector<Work> found = listed_works(story, line, finding);
    for (const Lines& part : found.empty() ? parts_of(story, line) : std::vector<Lines>{}) {
      found.push_back(work_of(story, part, finding));
    }
    for (Work& work : found) {
      if (!work.item.statement.text.empty()) {
        all.push_back(std::move(work));
      }
    }
  }
  return all;
}

}  // namespace tenmatsu::composition
