#include "compose/impact/effect_names.hpp"

#include <algorithm>

#include "compose/impact/clause_names.hpp"
#include "compose/impact/effect_figures.hpp"
#include "compose/speech/style.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// A name is a phrase, not a story: in characters.
constexpr std::size_t kLongest = 32;

// Response time and latency are one thing: each word becomes the first of its group.
std::string with_one_name(const Story& story, std::string subject) {
  for (const auto& group : story.phrases().synonyms()) {
    for (const std::string& word : group) {
      const std::size_t at = subject.find(word);
      if (at != std::string::npos) {
        subject.replace(at, word.size(), " " + group.front() + " ");
        break;
      }
    }
  }
  return subject;
}

// 「あれ、CPU」, 「という電話」: what stands before a name and is no part of it.
std::string without_lead(const Story& story, std::string name) {
  const auto& leads = story.phrases().cue("name_leads");
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string& lead : leads) {
      // Words are kept in small letters; a bot writes TRIGGERED.
      const bool leads_in = name.size() > lead.size() &&
                            text::normalised(std::string_view(name).substr(0, lead.size())) == lead;
      if (leads_in) {
        name.erase(0, lead.size());
        cut = true;
      }
    }
  }
  return name;
}

// 「あふれて待ち時間」 is 待ち時間: a name does not reach over the end of a clause.
std::string without_clause(const Story& story, std::string name) {
  for (const std::string& end : story.phrases().cue("name_breaks")) {
    const std::size_t at = name.rfind(end);
    if (at != std::string::npos && at + end.size() < name.size()) {
      const std::string rest = name.substr(at + end.size());
      if (!content_words(text::normalised(rest)).empty()) {
        name = rest;
      }
    }
  }
  return name;
}

// 「全面がA側」 is A側.
std::string without_topic(const Story& story, std::string name) {
  for (const std::string& particle : story.phrases().cue("name_particles")) {
    const std::size_t at = name.rfind(particle);
    const std::size_t end = at + particle.size();
    if (at != std::string::npos && at > 0 && end < name.size() &&
        text::is_noun_letter(text::character_at(name, end).code)) {
      const std::string rest = name.substr(end);
      name = content_words(text::normalised(rest)).empty() ? "" : rest;
    }
  }
  return name;
}

// 「緯度」, 「待ち時間」: nothing but nouns, or a known name of what is measured.
bool is_noun(const Story& story, std::string_view text) {
  if (story.phrases().cue("measured_names").any_is(text::normalised(text))) {
    return true;
  }
  for (std::size_t i = 0; i < text.size(); i += text::character_at(text, i).size) {
    if (!text::is_noun_letter(text::character_at(text, i).code)) {
      return false;
    }
  }
  return !text.empty();
}

// Where the noun begins that alone stands behind a noun and `particle`; the size of `name` where
// more than a noun does, or nothing.
std::size_t behind_noun_and(const Story& story, std::string_view name, std::string_view particle) {
  const std::size_t at = name.rfind(particle);
  const bool behind = at != std::string_view::npos && at > 0 &&
                      text::is_noun_letter(text::character_before(name, at).code);
  return behind && is_noun(story, name.substr(at + particle.size())) ? at + particle.size()
                                                                     : name.size();
}

// 「手撒きで待ち時間」 is 待ち時間.
std::string without_place(const Story& story, std::string name) {
  for (const std::string& particle : story.phrases().cue("name_places")) {
    if (const std::size_t at = behind_noun_and(story, name, particle); at < name.size()) {
      name.erase(0, at);
    }
  }
  return name;
}

std::string without_tail(const Story& story, std::string name) {
  if (ends_with_any(name, story.phrases().cue("predicate_ends"))) {
    return name;
  }
  for (const std::string& tail : story.phrases().cue("subject_tails")) {
    if (name.size() > tail.size() && name.ends_with(tail)) {
      name.resize(name.size() - tail.size());
      break;
    }
  }
  return name;
}

const char* measure_of(const Story& story, const std::string& unit) {
  const auto is = [&](std::string_view cue) { return story.phrases().cue(cue).any_is(unit); };
  return is("time_units")    ? "effects.of_time"
         : is("unit_money")  ? "effects.of_money"
         : is("unit_shares") ? "effects.of_share"
                             : "effects.of_count";
}

// What somebody said is no name of what was counted: 「「返金して」が8件」.
bool is_quoted(std::string_view text, std::size_t at) {
  constexpr std::size_t kReach = 600;  // bytes that a quotation has before or behind the name
  constexpr std::string_view kOpen = "\u300C";
  constexpr std::string_view kClose = "\u300D";
  const std::size_t from = at - std::min(at, kReach);
  const std::string_view before = text.substr(from, at + kOpen.size() - from);
  const std::size_t begin = before.rfind(kOpen);
  const std::size_t end = before.rfind(kClose);
  return begin != std::string_view::npos && (end == std::string_view::npos || end < begin) &&
         text.substr(at, kReach).find(kClose) != std::string_view::npos;
}

// 飛ん of 飛んだ: the stem of a verb, which its ending makes a clause.
std::string with_ending(const std::string& text, std::size_t end, const std::string& subject) {
  const auto last = text::character_before(subject, subject.size());
  const auto stem = text::character_before(subject, subject.size() - last.size);
  const bool open = (last.code == 0x3093 || last.code == 0x3063) &&
                    text::script_of(stem.code) == text::Script::kanji;
  const auto next = text::character_at(text, end);
  return open && next.size > 0 && text::script_of(next.code) == text::Script::hiragana
             ? subject + text.substr(end, next.size)
             : subject;
}

// 「停止ま」 of 停止まで: the name ends inside of a particle.
bool tears_particle(const Story& story, std::string_view text, std::size_t end) {
  const std::size_t last = text::character_before(text, end).size;
  for (const std::string& particle : story.phrases().cue("torn_particles")) {
    if (last == text::character_at(particle, 0).size &&
        text.substr(end - last).starts_with(particle)) {
      return true;
    }
  }
  return false;
}

// 「見逃」 of 見逃した is no word.
bool is_fragment(const Story& story, const std::string& text, std::size_t end) {
  const auto next = text::character_at(text, end);
  const auto last = text::character_before(text, end);
  const bool goes_on = next.size > 0 && text::script_of(next.code) == text::Script::hiragana &&
                       text::script_of(last.code) != text::Script::hiragana;
  return goes_on && !starts_with_any(text::normalised(text.substr(end, 12)),
                                     story.phrases().cue("behind_nouns"));
}

// 「会員IDでまとめると171人」: how it was counted, and not what.
bool is_condition(const Story& story, std::string_view text, std::size_t end) {
  const text::Character last = text::character_before(text, end);
  const bool verb = text::script_of(last.code) == text::Script::hiragana &&
                    story.phrases()
                        .cue("verb_ends")
                        .any_is(text::normalised(text.substr(end - last.size, last.size)));
  return verb && !ends_with_any(text.substr(0, end), story.phrases().cue("no_conditions")) &&
         starts_with_any(text.substr(end), story.phrases().cue("conditions_behind"));
}

bool is_person(const Story& story, const std::string& normalised) {
  const auto& people = story.analysis().people;
  return std::ranges::any_of(people, [&](const Person& one) {
    const std::string name = text::normalised(one.name);
    const std::string role = text::normalised(one.role);
    return !name.empty() && (normalised == name || normalised == role ||
                             (length_of(normalised) > 1 && name.ends_with(normalised)) ||
                             (normalised.ends_with(name) && !role.empty()));
  });
}

bool is_english_clause(const std::string& name) {
  constexpr auto kWords = 3;
  return std::ranges::count(name, ' ') > kWords;
}

// 502, 5xx, 「504エラー率」: what a web server answers, and what may stand behind it;
// 「500リクエスト」 is so many of them.
bool is_status(const Story& story, std::string_view name) {
  constexpr std::size_t kLength = 3;
  const std::string_view code = name.substr(0, kLength);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() < kLength || (code.front() != '4' && code.front() != '5')) {
    return false;
  }
  const std::string_view tail = name.substr(kLength);
  return code.substr(1) == "xx" ||
         (std::ranges::all_of(code, is_digit) &&
          (tail.empty() || starts_with_any(tail, story.phrases().cue("status_tails"))));
}

// 「て電話」: a particle that was torn from the words before it, and a noun.
bool is_torn(const Story& story, const std::string& name) {
  const auto& heads = story.phrases().cue("torn_heads");
  return std::ranges::any_of(heads, [&](const std::string& head) {
    return name.starts_with(head) &&
           text::script_of(text::character_at(name, head.size()).code) != text::Script::hiragana;
  });
}

// 「荷物が緯度」: a subject and the first word of what is said of it.
bool is_half_clause(const Story& story, const std::string& name) {
  return behind_noun_and(story, name, story.phrases().text("particle.subject")) < name.size();
}

// A name that says what was measured: 「レイテンシ」, not 「何」 or 「かか」.
bool names_something(const Story& story, const std::string& name) {
  const std::string normalised = text::normalised(name);
  const bool figure =
      text::script_of(text::character_at(normalised, 0).code) == text::Script::digit &&
      !is_status(story, normalised);
  return !figure && !ends_with_any(normalised, story.phrases().cue("name_no_ends")) &&
         !is_torn(story, normalised) && !is_half_clause(story, normalised) &&
         length_of(name) <= kLongest && !is_english_clause(name) && !is_person(story, normalised) &&
         (is_status(story, normalised) || !content_words(normalised).empty()) &&
         !story.phrases().cue("no_subject").any_is(normalised) &&
         !story.phrases().cue("share_bases").any_is(normalised) &&
         !holds_any(normalised, story.phrases().cue("no_name"));
}

// 「プールが使用率」 is プールの使用率: what was measured of it.
std::string with_owner_of_measure(const Story& story, std::string name) {
  const std::string& subject = story.phrases().text("particle.subject");
  const std::size_t behind = behind_noun_and(story, name, subject);
  if (behind < name.size() &&
      ends_with_any(text::normalised(name), story.phrases().cue("measured_names"))) {
    name.replace(behind - subject.size(), subject.size(), story.phrases().text("particle.of"));
  }
  return name;
}

// A name as a table can show it: 「約定しちゃった」 41件 is 「約定した数」.
std::string tidy(const Story& story, const std::string& said, const std::string& unit) {
  std::string name = style::plain_form(said, story.rules());
  const std::string& mark = story.phrases().text("mark.full_stop");
  if (const std::size_t at = name.rfind(mark); at != std::string::npos) {
    name.erase(0, at + mark.size());
  }
  // A clause that is the name by itself is kept whole: 「注文が失敗している」.
  if (!ends_with_any(name, story.phrases().cue("predicate_ends"))) {
    name = without_place(story,
                         without_topic(story, without_lead(story, without_clause(story, name))));
  }
  name = with_owner_of_measure(story, without_tail(story, without_lead(story, name)));
  if (!names_something(story, name)) {
    return "";
  }
  return ends_with_any(name, story.phrases().cue("predicate_ends"))
             ? story.phrases().fill(measure_of(story, unit), {{"what", name}})
             : name;
}

// ebSocket is cut from WebSocket.
std::string with_head(const std::string& text, std::size_t at, std::string subject) {
  const auto latin = [](text::Character c) {
    return c.size > 0 && text::script_of(c.code) == text::Script::latin;
  };
  for (auto c = text::character_before(text, at); latin(c) && latin(text::character_at(subject, 0));
       c = text::character_before(text, at)) {
    at -= c.size;
    subject.insert(0, text, at, c.size);
  }
  return subject;
}

// 「60秒以上応答のなかったコールが37件」: the bound right before the name, without which more or
// fewer would be counted; empty where there is none.
std::string bound_before(const Story& story, const Metric& metric, std::size_t at) {
  for (const Metric& other : story.event(metric.span.message).metrics) {
    const bool bound = other.bound == Bound::at_least || other.bound == Bound::at_most;
    if (bound && other.span.end == at && other.span.message == metric.span.message) {
      return other.text;
    }
  }
  return "";
}

// Where the word ends that says what is counted, where a clause stands between it and the thing
// that the figure was given to: 「運賃をいただいた方が61名」 counts no 運賃. `end` where none does.
std::size_t end_of_counted(const Story& story, std::string_view text, std::size_t end,
                           std::size_t figure) {
  constexpr std::size_t kReach = 90;  // bytes
  if (figure <= end || figure - end > kReach) {
    return end;
  }
  const std::string_view gap = text.substr(end, figure - end);
  const std::string_view clause = without_ends(gap, story.phrases().cue("counted_joints"));
  const auto& phrases = story.phrases();
  const bool told = !clause.empty() && starts_with_any(clause, phrases.cue("clause_opens")) &&
                    !holds_any(clause, phrases.cue("counted_breaks"));
  return told && ends_with_any(clause, phrases.cue("counted_heads")) ? end + clause.size() : end;
}

std::string own_name(const Story& story, const Metric& given) {
  const std::string& text = story.analysis().message(given.span.message).text;
  const std::size_t at = text.rfind(given.subject, given.span.begin);
  // 「「請求書が2通来た」と電話が3社」: what is counted in a quotation is named there.
  if (is_quoted(text, given.span.begin) && (at == std::string::npos || !is_quoted(text, at))) {
    return "";
  }
  Metric metric = given;
  if (!given.subject.empty() && at != std::string::npos && counts_things(story, given.unit)) {
    const std::size_t end =
        end_of_counted(story, text, at + given.subject.size(), given.span.begin);
    metric.subject = text.substr(at, end - at);
  }
  if (metric.subject.empty() ||
      (at != std::string::npos &&
       (is_quoted(text, at) || is_fragment(story, text, at + metric.subject.size()) ||
        is_condition(story, text, at + metric.subject.size()) ||
        tears_particle(story, text, at + metric.subject.size())))) {
    return "";
  }
  const std::string said =
      at == std::string::npos
          ? metric.subject
          : with_head(text, at, with_ending(text, at + metric.subject.size(), metric.subject));
  const std::string name = tidy(story, said, metric.unit);
  const bool begins =
      at != std::string::npos &&
      name.starts_with(metric.subject.substr(0, text::character_at(metric.subject, 0).size));
  // 「いるお客様」: all that says which of them was cut.
  if (metric.subject != given.subject && !begins) {
    return "";
  }
  return name.empty() || !begins ? name : bound_before(story, metric, at) + name;
}

// 「問い合わせが27件」, 「お電話が増えて、いま38件」: who asks is not who was hit. The nearest
// sentence before the figure that says who asks.
std::string contact_name(const Story& story, Line line) {
  constexpr std::size_t kFar = 30;  // sentences
  const auto& words = story.phrases().cue("contact_names");
  const std::size_t first = line.index > kFar ? line.index - kFar : 0;
  for (std::size_t index = line.index + 1; index-- > first;) {
    std::string name;
    int heard = 0;
    for (const std::string& word : words) {
      if (story.normal(Line{line.n, index}).find(word) != std::string_view::npos) {
        name = heard++ == 0 ? word : name;
      }
    }
    if (heard > 0) {
      return heard == 1 ? name : story.phrases().text("effects.contacts");
    }
  }
  return "";
}

// 「3万2千円くらい損した」
std::string money_name(const Story& story, Line line) {
  for (const std::string& word : story.phrases().cue("money_names")) {
    if (story.normal(line).find(word) != std::string_view::npos) {
      return word;
    }
  }
  return story.hears(line, "loss") ? story.phrases().text("effects.loss") : "";
}

bool counts_contacts(const Story& story, const std::string& unit) {
  return story.phrases().cue("contact_units").any_is(unit);
}

bool counts_people(const Story& story, const std::string& unit) {
  return story.phrases().cue("unit_people").any_is(unit);
}

// Whether the sentence says that somebody was hit, or hardly says more than how many it were that
// the one before it tells of, or answers one that asked for it.
bool tells_of_hit(const Story& story, Line line, bool cases) {
  constexpr std::size_t kBare = 16;  // characters
  for (const Line part : story.sentence_lines(line)) {
    if (story.hears(part, "count_hit")) {
      return true;
    }
  }
  if (cases) {
    return false;
  }
  if (line.index > 0 && length_of(story.normal(line)) <= kBare &&
      story.hears(Line{line.n, line.index - 1}, "count_hit")) {
    return true;
  }
  if (line.n == 1 || line.index > 0) {
    return false;
  }
  const auto asked = story.lines(line.n - 1);
  return std::ranges::any_of(
      asked, [&](const Line one) { return story.asks(one) && story.hears(one, "hit"); });
}

// 「2人で回しています」, 「そのうち2人は取り直してくれた」: who works on it, and some of those who
// were counted.
bool counts_others(const Story& story, const Metric& metric) {
  return starts_with_any(said_behind(story, metric.span), story.phrases().cue("crew")) ||
         ends_with_any(said_before(story, metric.span), story.phrases().cue("of_them"));
}

// 「窓口いま38人待ち」, 「現在お待ちの方が23名」: how long a line is.
bool waits(const Story& story, const Metric& metric) {
  const FigureClause clause = clause_of(story, metric);
  return ends_with_any(said_before(story, metric.span), story.phrases().cue("waits_before")) ||
         holds_any(text::normalised(clause.before), story.phrases().cue("waits_behind")) ||
         holds_any(clause.behind, story.phrases().cue("waits_behind"));
}

// 「約1万2000ユーザーに影響」: they are counted as those who were hit. Cases are hit only where the
// sentence says so itself, and does not tell of what people said.
std::string affected_name(const Story& story, const Metric& metric, Line line) {
  const bool cases = counts_contacts(story, metric.unit);
  const bool said = story.hears(line, "arrives") || story.hears(line, "quotes");
  // 「41社からお電話」 are those who call, whoever was hit.
  if (counts_people(story, metric.unit) &&
      starts_with_any(said_behind(story, metric.span), story.phrases().cue("sent_by")) &&
      holds_any(said_behind(story, metric.span), story.phrases().cue("contact_names"))) {
    return story.phrases().text("effects.contacts");
  }
  // 「312店舗分」 is the size of a job.
  if (!counts_people(story, metric.unit) || counts_others(story, metric) ||
      starts_with_any(said_behind(story, metric.span), story.phrases().cue("worth_of")) ||
      holds_any(said_before(story, metric.span), story.phrases().cue("contact_names"))) {
    return "";
  }
  if (cases && said) {
    return story.phrases().text("effects.contacts");
  }
  if (story.phrases().cue("unit_persons").any_is(metric.unit) && waits(story, metric)) {
    return story.phrases().text("effects.waiting");
  }
  if (is_part(story, metric)) {
    return "";
  }
  if (is_aimed_at(story, metric)) {
    return story.phrases().text("effects.aimed_at");
  }
  if (!clause_tells_hit(story, metric) &&
      !(counts_the_same(story, metric) && tells_of_hit(story, line, cases))) {
    return "";
  }
  const bool bare = text::character_at(metric.unit, 0).size == metric.unit.size();
  return bare ? story.phrases().text("effects.affected_count")
              : story.phrases().fill("effects.affected", {{"unit", metric.unit}});
}

// 「お待たせしたのが14店舗」: what was hit, as its clause names it.
std::string named_in_clause(const Story& story, const Metric& metric) {
  constexpr std::size_t kPhrase = 20;  // characters
  const std::string said = counted_in_clause(story, metric);
  if (said.empty() || !counts_things(story, metric.unit) || !clause_tells_hit(story, metric)) {
    return "";
  }
  std::string name = tidy(story, said, metric.unit);
  return length_of(name) <= kPhrase &&
                 holds_any(text::normalised(name), story.phrases().cue("count_hit"))
             ? name
             : "";
}

}  // namespace

std::string effect_name(const Story& story, const Event& event, const EffectFigure& figure) {
  const Metric& metric = *figure.named;
  const bool money = story.phrases().cue("unit_money").any_is(metric.unit);
  if (metric.named) {
    std::string name = own_name(story, metric);
    // A price is no effect.
    if (money && !name.empty() && !holds_any(name, story.phrases().cue("money_subjects"))) {
      return "";
    }
    // 「全社で1,380台」 is how many there are; 「1pod」 of pods says nothing.
    const bool all =
        figure.metric == figure.named && counts_things(story, metric.unit) &&
        starts_with_any(text::normalised(name), story.phrases().cue("everything_heads"));
    if (all || text::normalised(name) == text::normalised(metric.unit)) {
      return "";
    }
    // 「金額が変わる方は37通」 counts no money.
    if (counts_things(story, metric.unit) &&
        story.phrases().cue("amount_names").any_is(text::normalised(name))) {
      return "";
    }
    if (ends_with_any(text::normalised(name), story.phrases().cue("not_measured"))) {
      return "";
    }
    if (starts_with_any(text::normalised(name), story.phrases().cue("compared_heads"))) {
      return "";
    }
    if (!name.empty()) {
      return name;
    }
  }
  const std::string& text = story.analysis().message(metric.span.message).text;
  if (find_tag(event, Tag::impact) == nullptr || figure.recovery ||
      is_quoted(text, metric.span.begin)) {
    return "";
  }
  if (money) {
    return money_name(story, figure.line);
  }
  if (std::string name = named_in_clause(story, metric); !name.empty()) {
    return name;
  }
  std::string contact = counts_contacts(story, metric.unit) ? contact_name(story, figure.line) : "";
  return contact.empty() ? affected_name(story, metric, figure.line) : contact;
}

std::string shown_name(const Story& story, const std::string& name, const std::string& unit) {
  constexpr std::size_t kCode = 3;
  if (name.size() != kCode || !is_status(story, text::normalised(name))) {
    return name;
  }
  return counts_people(story, unit) ? ""
                                    : story.phrases().fill("effects.of_status", {{"what", name}});
}

std::vector<std::string> name_words(const Story& story, const std::string& name) {
  return content_words(with_one_name(story, text::normalised(name)));
}

}  // namespace tenmatsu::composition
