#include "compose/impact/effect_figures.hpp"

#include <algorithm>
#include <set>

#include "compose/impact/clause_names.hpp"
#include "compose/impact/righted.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/story/products.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// So much of what stands beside a figure is looked at, in bytes.
constexpr std::size_t kBeside = 36;
// Between a whole and its part stands no more than this, in characters: のうちまだ.
constexpr std::size_t kShareGap = 6;

bool is(const Story& story, std::string_view cue, const std::string& unit) {
  return story.phrases().cue(cue).any_is(text::normalised(unit));
}

// --- the sentences ---

// A count told as a fact, of which no step, no work for later and no good end is told.
bool goes_on_counting(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  const bool counts = std::ranges::any_of(metrics, [&](const Metric* one) {
    return one->role == MetricRole::reading && one->value > 0 && counts_things(story, one->unit);
  });
  const bool other = story.carries(line, Tag::action) || story.carries(line, Tag::followup) ||
                     story.carries(line, Tag::recovery) || story.carries(line, Tag::cause) ||
                     story.carries(line, Tag::communication);
  return counts && !other && !story.asks(line) && !story.conditional(line) &&
         (names_harm(story, line) || story.begins(line, "parts_of_it"));
}

struct Telling {
  Line line;
  bool recovery = false;
};

// What is wrong, whom it hurts and what gets better is measured; how many machines a step takes
// is no effect.
std::vector<Telling> telling_lines(const Story& story, const Event& event) {
  std::vector<Telling> lines;
  std::set<Line> known;
  for (const Tag tag : {Tag::detection, Tag::symptom, Tag::impact, Tag::recovery}) {
    if (find_tag(event, tag) == nullptr) {
      continue;
    }
    const auto carriers =
        tag == Tag::impact ? harm_lines(story, event.n) : story.carriers(event.n, tag);
    for (const Line carrier : carriers) {
      for (const Line line : story.sentence_lines(carrier)) {
        if (known.insert(line).second) {
          lines.push_back({line, tag == Tag::recovery});
        }
      }
    }
  }
  std::ranges::sort(lines, [](const Telling& a, const Telling& b) { return a.line < b.line; });
  return lines;
}

// 「数え直したら」「合わせると」
bool was_looked_up(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& acts = story.phrases().cue("found_by");
  return std::ranges::any_of(acts, [&](const std::string& act) {
    const std::size_t at = text.find(act);
    return at != std::string_view::npos &&
           starts_with_any(text.substr(at + act.size()), story.phrases().cue("found_ends"));
  });
}

// 「2本欠けたら間引きになります」 has not come to pass; 「戻したら0.2%に下がりました」 has, and so
// has what was found: 「数えたら412人です」.
bool would_be(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.conditional(line) &&
         (modality == Modality::statement || modality == Modality::conjecture) &&
         !was_looked_up(story, line) && !story.hears(line, "quotation");
}

bool has_happened(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  return std::ranges::any_of(whole, [&](Line part) {
    return story.modality(part) == Modality::done || story.ends(part, "happened_ends");
  });
}

// 「終わらないと」, 「夕方まで閉じると」: a verb with 「と」 behind it. 「届かないと電話が」 is
// what somebody says, and 「引き直すと203社になる」 reckons.
bool holds_condition(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& ends = story.phrases().cue("condition_ends");
  return std::ranges::any_of(ends, [&](const std::string& end) {
    for (std::size_t at = text.find(end); at != std::string_view::npos;
         at = text.find(end, at + 1)) {
      const std::string_view behind = text.substr(at + end.size());
      if (!behind.empty() && !starts_with_any(behind, story.phrases().cue("quoting_behind")) &&
          !ends_with_any(text.substr(0, at + end.size()), story.phrases().cue("reckons"))) {
        return true;
      }
    }
    return false;
  });
}

// 「17時までに終わらないと、明日の着金に間に合わないです」: what follows where something is done or
// is not. What people see while it lasts is a symptom: 「カートに入れると228円になります」.
bool would_follow(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  const auto any = [&](const auto& holds) { return std::ranges::any_of(whole, holds); };
  const Modality modality = story.modality(whole.back());
  return (modality == Modality::statement || modality == Modality::conjecture) &&
         !story.has(line.n, Tag::symptom) && !has_happened(story, line) &&
         any([&](Line part) { return holds_condition(story, part); }) && !any([&](Line part) {
           return story.hears(part, "arrives") || story.hears(part, "contact_names") ||
                  story.hearsay(part) || story.hears(part, "quotation");
         });
}

// 「7時半にスーパー向けが11台出ます」, said at seven: what lies ahead may be hit and was not.
// 「1限だけ で74科目」 was.
bool lies_ahead(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  std::vector<const TimeMention*> all;
  for (const Line part : whole) {
    if (names_harm(story, part) || story.hears(part, "held_up")) {
      return false;
    }
    const auto times = story.times(part);
    all.insert(all.end(), times.begin(), times.end());
  }
  return all.size() == 1 && all.front()->kind == TimeMention::Kind::point &&
         all.front()->minute > story.minute(line.n) && !has_happened(story, line);
}

// 「間に合わないとどのくらい影響が出ますか」, 「お客様は2,600社ほどです」: how many it would be.
bool answers_what_if(const Story& story, Line line) {
  if (line.n == 1 || line.index > 0 || story.hears(line, "hit") ||
      story.has_term(line, "symptom")) {
    return false;
  }
  const auto asked = story.lines(line.n - 1);
  return std::ranges::any_of(asked, [&](Line one) {
    return story.asks(one) && story.hears(one, "hit") &&
           (story.conditional(one) || holds_condition(story, one));
  });
}

// 「260件だと520枚で、4時間以上かかります」: what so many would come to.
bool is_reckoned(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  return !has_happened(story, line) && std::ranges::any_of(metrics, [&](const Metric* one) {
    return !is(story, "unit_money", one->unit.substr(0, one->unit.find('/'))) &&
           starts_with_any(said_behind(story, one->span, kBeside),
                           story.phrases().cue("reckoned_behind"));
  });
}

// 「83万台にプッシュを流し始めた」: how much a step is done to.
bool tells_step(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.carries(line, Tag::action) && story.has_term(line, "action") &&
         !story.has_term(line, "symptom") &&
         (modality == Modality::onset || modality == Modality::done);
}

// 「毎時3,600から2,400に落ちていて、このままだと夕方の便に遅れる見込み」: how far it has fallen is
// told before what is feared or expected of it.
bool has_changed(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  if (metrics.empty()) {
    return false;
  }
  const std::string_view text = story.normal(line);
  const std::string last = text::normalised(metrics.back()->text);
  const std::size_t at = text.rfind(last);
  const std::string_view behind =
      at == std::string_view::npos ? std::string_view() : text.substr(at + last.size());
  std::size_t pause = std::string_view::npos;
  for (const std::string& mark : story.phrases().cue("pauses")) {
    pause = std::min(pause, behind.find(mark));
  }
  return pause != std::string_view::npos &&
         holds_any(behind.substr(0, pause), story.phrases().cue("has_changed"));
}

// 「最終で63件、うち5件は別で調べます」, 「失敗は312件、離脱も入れたらもっと」: what is counted is
// told before what is planned or would be.
bool counts_before(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  std::size_t pause = text.size();
  for (const std::string& mark : story.phrases().cue("pauses")) {
    pause = std::min(pause, text.find(mark));
  }
  const std::string_view clause = text.substr(0, pause);
  const auto& metrics = story.metrics(line);
  const bool counted = holds_any(clause, story.phrases().cue("totals")) ||
                       holds_any(clause, story.phrases().cue("counted_failures"));
  return pause < text.size() && counted && std::ranges::any_of(metrics, [&](const Metric* one) {
           return counts_things(story, one->unit) && clause.ends_with(text::normalised(one->text));
         });
}

// 「電話をかけ直してもらったのが4件」: what was done for those who were hit.
bool tells_care(const Story& story, Line line) {
  return story.hears(line, "response_work") && !story.hears(line, "hit") &&
         !story.has_term(line, "symptom");
}

// A question, a plan, a test, what would be and what was found in order measures no effect.
bool states_effect(const Story& story, Line line, bool recovery) {
  const Modality modality = story.modality(line);
  const bool acts = is_planned(modality) || modality == Modality::rejection;
  const bool changed = has_changed(story, line) || counts_before(story, line);
  return (!acts || changed) && !story.asks(line) && !story.hears(line, "test_words") &&
         (!story.hears(line, "feared") || changed) && !story.hears(line, "pasted") &&
         !story.hears(line, "no_harm") && !tells_care(story, line) &&
         (!would_be(story, line) || counts_before(story, line)) && !is_reckoned(story, line) &&
         !would_follow(story, line) && !lies_ahead(story, line) && !answers_what_if(story, line) &&
         !speaks_against(story, line) && !tells_good_news(story, line) &&
         (recovery || !tells_step(story, line));
}

// --- the figures ---

// Where the marks of blocks stand that a program printed, in their order.
std::vector<std::size_t> block_marks(const Story& story, int n) {
  const std::string_view text = story.analysis().message(n).text;
  std::vector<std::size_t> marks;
  for (const std::string& mark : story.phrases().cue("code_block")) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + mark.size())) {
      marks.push_back(at);
    }
  }
  std::ranges::sort(marks);
  return marks;
}

// Between two of the marks; where nobody closes the block, up to the end.
bool in_code_block(const std::vector<std::size_t>& marks, const Metric& metric) {
  const auto next = std::ranges::lower_bound(marks, metric.span.begin);
  return (next - marks.begin()) % 2 != 0;
}

// 30秒待って, 2時間で4,100件, 開放後22分: how long something waited, or in which time it was
// counted.
bool is_window(const Story& story, const Metric& metric) {
  if (!is(story, "time_units", metric.unit) && !is(story, "long_units", metric.unit)) {
    return false;
  }
  const std::string after = said_behind(story, metric.span, kBeside);
  const std::string ahead = said_before(story, metric.span, kBeside);
  const auto& not_window = story.phrases().cue("window_not");
  return (starts_with_any(after, story.phrases().cue("window_behind")) &&
          !starts_with_any(after, not_window)) ||
         ends_with_any(ahead, story.phrases().cue("window_before"));
}

// A length of time is an effect where something took or lasted so long.
bool lasts(const Story& story, Line line, const Metric& metric) {
  return (!is(story, "time_units", metric.unit) && !is(story, "long_units", metric.unit)) ||
         holds_any(text::normalised(metric.subject), story.phrases().cue("lasting")) ||
         holds_any(said_behind(story, metric.span, kBeside), story.phrases().cue("lasting")) ||
         story.hears(line, "impact_span");
}

// 1日に900通, 1件800円: how much there usually is, and a price.
bool is_usual_volume(const Story& story, const Metric& metric) {
  const std::size_t slash = metric.unit.find('/');
  if (slash == std::string::npos) {
    return false;
  }
  const std::string per = metric.unit.substr(slash + 1);
  return is(story, "long_units", per) ||
         (is(story, "unit_money", metric.unit.substr(0, slash)) && !is(story, "time_units", per));
}

// 上限の8ギガに当たって, 本庁と支所3か所あわせて: a limit, and how many there are.
bool is_given(const Story& story, const Metric& metric) {
  return counts_things(story, metric.unit) || is(story, "unit_sizes", metric.unit)
             ? starts_with_any(said_behind(story, metric.span, kBeside),
                               story.phrases().cue("given_behind"))
             : false;
}

// 「実在庫500個なのに出荷指示が612件」, 「12万のはずが9千」: what is told next is held against it.
bool is_expected(const Story& story, Line line, const Metric& metric) {
  const std::vector<const Metric*> all = story.metrics(line);
  return metric.role == MetricRole::reading &&
         starts_with_any(said_behind(story, metric.span, kBeside),
                         story.phrases().cue("expected_behind")) &&
         std::ranges::any_of(all, [&](const Metric* later) {
           return later->span.begin >= metric.span.end && later->role != MetricRole::usual &&
                  later->role != MetricRole::threshold;
         });
}

// 「1杯の原価が38円」, 「1台5分かかる」: one thing, and what it takes or costs.
bool is_rate(const Story& story, Line line, const Metric& metric) {
  constexpr std::size_t kNear = 8;  // characters
  const auto priced = [&](const Metric& one, const Metric& other) {
    if (one.value != 1 || !counts_things(story, one.unit) || is(story, "unit_shares", other.unit) ||
        one.span.end > other.span.begin) {
      return false;
    }
    const std::string gap = said_between(story, one.span, other.span);
    if (counts_things(story, other.unit)) {
      return gap.empty() && one.unit != other.unit;  // 「1件2枚」
    }
    return story.phrases().cue("rate_gaps").any_is(gap) ||
           (length_of(gap) <= kNear && is(story, "unit_money", other.unit));
  };
  const std::vector<const Metric*> all = story.metrics(line);
  return std::ranges::any_of(all, [&](const Metric* other) {
    return other != &metric && (priced(metric, *other) || priced(*other, metric));
  });
}

// 「二重に足していました。正しくは1,947件です」: where a message puts a figure right, only the last
// one in its unit counts.
bool is_put_right(const Story& story, const Metric& metric) {
  if (righted_at_once(story, metric) != nullptr) {
    return false;  // what is right is told with it
  }
  const std::vector<Metric>& said = story.event(metric.span.message).metrics;
  const bool corrects = std::ranges::any_of(
      said, [&](const Metric& one) { return one.corrected && one.unit == metric.unit; });
  return corrects && story.hears(metric.span.message, "puts_right") &&
         std::ranges::any_of(said, [&](const Metric& later) {
           return later.unit == metric.unit && later.span.begin > metric.span.begin;
         });
}

// 「3回落ちると24時間ロックされます」: how long it would be.
bool would_last(const Story& story, Line line, const Metric& metric) {
  return story.conditional(line) &&
         (is(story, "time_units", metric.unit) || is(story, "long_units", metric.unit) ||
          is(story, "unit_money", metric.unit));
}

// 「全部届くのに4時間くらいかかるかもです」: how long it may last.
bool may_last(const Story& story, const Metric& metric) {
  return (is(story, "time_units", metric.unit) || is(story, "long_units", metric.unit)) &&
         holds_any(clause_of(story, metric).behind, story.phrases().cue("may_last"));
}

// 「今日の申告予定は68本」: how many there were to be.
bool is_planned_volume(const Story& story, const Metric& metric) {
  const std::string before = text::normalised(clause_of(story, metric).before);
  return counts_things(story, metric.unit) && !clause_tells_hit(story, metric) &&
         ends_with_any(before, story.phrases().cue("planned_volumes"));
}

// 「3人とも顔も手元も配信しているプロ」: what those are whom another line counts.
bool tells_of_all(const Story& story, Line line, const Metric& metric) {
  return counts_things(story, metric.unit) && !names_harm(story, line) &&
         !clause_tells_hit(story, metric) &&
         starts_with_any(said_behind(story, metric.span, kBeside),
                         story.phrases().cue("all_of_these"));
}

// What is said of a figure right behind it: up to a mark or the next figure.
std::size_t clause_behind(std::string_view behind) {
  constexpr std::size_t kLongest = 10;  // characters
  std::size_t end = 0;
  for (std::size_t length = 0; length < kLongest; ++length) {
    const text::Character next = text::character_at(behind, end);
    if (next.size == 0 || !text::is_letter(next.code) ||
        text::script_of(next.code) == text::Script::digit) {
      break;
    }
    end += next.size;
  }
  return end;
}

// Whether the clause behind a figure makes what follows depend on it, by a word of the cue.
bool depends_on(const Story& story, const Metric& metric, std::string_view cue) {
  const std::string said = said_behind(story, metric.span);
  const std::string_view behind = std::string_view(said).substr(0, said.find('\n'));
  const std::size_t end = clause_behind(behind);
  const auto& quotes = story.phrases().cue("quoting_behind");
  const auto& words = story.phrases().cue(cue);
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::size_t at = behind.find(word);
    // 「3日遅れになると」 alone was heard.
    return at != std::string::npos && at + word.size() <= end && at + word.size() < behind.size() &&
           !starts_with_any(behind.substr(at + word.size()), quotes) &&
           !holds_any(behind.substr(0, at), story.phrases().cue("ends_at_figure"));
  });
}

// 「60℃を超えると止まる」, 「60℃なら」: at which figure something would happen. 「300件を超えると
// 落ちました」 did.
bool is_condition(const Story& story, Line line, const Metric& metric) {
  return depends_on(story, metric, "at_figure_if") ||
         (depends_on(story, metric, "at_figure_when") && !has_happened(story, line));
}

// The rates of sums that come out right.
std::set<const Metric*> factors(const Event& event) {
  std::set<const Metric*> found;
  for (const Product& product : products(event)) {
    if (product.right) {
      found.insert(product.rate);
    }
  }
  return found;
}

// 「1件2枚」: how many belong to one.
bool is_per_one(const Story& story, const Metric& metric) {
  const std::string before = said_before(story, metric.span, kBeside);
  const std::string one = longest_end(before, story.phrases().cue("one_of_them"));
  const std::string_view rest = std::string_view(before).substr(0, before.size() - one.size());
  return !one.empty() && counts_things(story, metric.unit) &&
         text::script_of(text::character_before(rest, rest.size()).code) != text::Script::digit;
}

// しきい値2%, and 「5xx > 5% (current 38%)」 as a monitor writes it.
bool is_limit(const Story& story, const Metric& metric) {
  return metric.role == MetricRole::threshold ||
         starts_with_any(text::normalised(metric.text), story.phrases().cue("limit_marks"));
}

// 「札幌行きの501便」, 「501便と301便」: what a train or a flight is called.
bool is_called(const Story& story, Line line, const Metric& metric) {
  constexpr double kShortest = 100;
  if (!is(story, "unit_runs", metric.unit) || metric.value < kShortest) {
    return false;
  }
  const std::vector<const Metric*> all = story.metrics(line);
  const bool beside = std::ranges::any_of(all, [&](const Metric* other) {
    return other != &metric && other->unit == metric.unit && other->value >= kShortest;
  });
  const bool again = std::ranges::any_of(story.events(), [&](const Event& e) {
    return e.n != metric.span.message && std::ranges::any_of(e.metrics, [&](const Metric& other) {
             return other.unit == metric.unit && other.value == metric.value;
           });
  });
  return beside || again ||
         ends_with_any(said_before(story, metric.span, kBeside), story.phrases().cue("bound_for"));
}

// 「10分以上遅れた会議が4,112件」: which of them were counted.
bool is_criterion(const Story& story, const Metric& metric) {
  const std::string after = said_behind(story, metric.span, kBeside);
  const auto& ends = story.phrases().cue("criterion_behind");
  return metric.bound == Bound::at_least && is(story, "time_units", metric.unit) &&
         std::ranges::any_of(ends, [&](const std::string& end) {
           return after.starts_with(end) &&
                  text::is_noun_letter(text::character_at(after, end.size()).code);
         });
}

// 9割 of 「1割〜9割引き」, else the figure itself.
const Metric& end_of_range(const Story& story, const Metric& metric) {
  const std::string_view text = story.analysis().message(metric.span.message).text;
  constexpr std::size_t kGap = 24;  // bytes
  for (const Metric& other : story.event(metric.span.message).metrics) {
    if (other.unit == metric.unit && other.span.begin > metric.span.end &&
        other.span.begin <= metric.span.end + kGap &&
        story.phrases()
            .cue("range_gaps")
            .any_is(text::normalised(
                text.substr(metric.span.end, other.span.begin - metric.span.end)))) {
      return other;
    }
  }
  return metric;
}

// 「1秒かかっていません」 is less; 「17人を除いて」 are none of them; what the talk takes back has
// no place where nothing is told instead.
bool is_void(const Story& story, const Metric& metric) {
  return starts_with_any(said_behind(story, metric.span, kBeside),
                         story.phrases().cue("not_reached")) ||
         is_taken_out(story, end_of_range(story, metric)) ||
         (is_overruled(story, metric) && righted(story, metric) == nullptr);
}

// `factors` are those of the message.
bool measures(const Story& story, const std::set<const Metric*>& factors, Line line,
              const Metric& metric) {
  return !is_void(story, metric) && !is_criterion(story, metric) && !is_limit(story, metric) &&
         !factors.contains(&metric) && !is_window(story, metric) && lasts(story, line, metric) &&
         !is_usual_volume(story, metric) && !is_given(story, metric) &&
         !is_expected(story, line, metric) && !is_rate(story, line, metric) &&
         !is_per_one(story, metric) && !is_put_right(story, metric) &&
         !is_called(story, line, metric) && !would_last(story, line, metric) &&
         !may_last(story, metric) && !is_planned_volume(story, metric) &&
         !tells_of_all(story, line, metric) && !is_condition(story, line, metric) &&
         !holds_any(text::normalised(metric.subject), story.phrases().cue("reach")) &&
         !story.phrases().cue("elapsed").any_is(text::normalised(metric.subject));
}

bool ends_in_digit(const std::string& text) {
  const auto last = text::character_before(text, text.size());
  return text::script_of(last.code) == text::Script::digit;
}

// 22〜25%, 5、6件, 138基のうち41基
bool is_one(const Story& story, const Metric& first, const Metric& second) {
  if (first.span.end > second.span.begin || first.role == MetricRole::before) {
    return false;
  }
  const std::string between = said_between(story, first.span, second.span);
  const bool bare = ends_in_digit(first.text);
  const bool opens =
      starts_with_any(text::normalised(second.text), story.phrases().cue("range_gaps"));
  if (bare && between.empty() && opens) {
    return true;
  }
  if (first.unit != second.unit) {
    return false;
  }
  const bool part = starts_with_any(between, story.phrases().cue("share_gaps")) &&
                    length_of(between) <= kShareGap && !(bare && second.unit.empty());
  const bool moves =
      starts_with_any(said_behind(story, second.span, kBeside), story.phrases().cue("change_ends"));
  return part ||
         (bare && !moves &&
          (story.phrases().cue("range_gaps").any_is(between) ||
           story.phrases().cue("list_gaps").any_is(between))) ||
         (!moves && story.phrases().cue("span_gaps").any_is(between));
}

// 「18,400台のうち、鍵を受け取れたのは7,100台だけ」: the whole is not what was hit.
bool is_whole(const Story& story, const EffectFigure& figure) {
  const std::string subject = text::normalised(figure.named->subject);
  const std::string before = said_before(story, figure.named->span);
  const std::size_t at = before.rfind(subject);
  // 「影響が出たのは引き継ぎした412人のうち」: what is told of the part is not of the whole.
  const bool own =
      at == std::string::npos || !text::holds_noun_letter(before.substr(at + subject.size()));
  return counts_things(story, figure.metric->unit) &&
         starts_with_any(said_behind(story, figure.metric->span, kBeside),
                         story.phrases().cue("wholes")) &&
         !(own && holds_any(subject, story.phrases().cue("harm_names")));
}

// 「412名中ずれてるのが57名です」: all of them, of whom so many were hit.
bool is_all_of(const Story& story, const EffectFigure& figure) {
  const auto all = story.metrics(figure.line);
  return starts_with_any(said_behind(story, figure.metric->span, kBeside),
                         story.phrases().cue("among")) &&
         std::ranges::any_of(all, [&](const Metric* part) {
           return part->span.begin >= figure.metric->span.end &&
                  part->unit == figure.metric->unit && part->value < figure.metric->value;
         });
}

// 31,000→2,400, 「2,300から40まで」
bool becomes(const Story& story, const Metric& first, const Metric& second) {
  return first.unit == second.unit && first.span.end <= second.span.begin &&
         (first.role == MetricRole::before ||
          story.phrases().cue("span_gaps").any_is(said_between(story, first.span, second.span)));
}

std::string written(const Story& story, const Metric& first, const Metric& last) {
  return story.analysis()
      .message(first.span.message)
      .text.substr(first.span.begin, last.span.end - first.span.begin);
}

}  // namespace

std::vector<Line> harm_lines(const Story& story, int n) {
  std::vector<Line> lines = story.carriers(n, Tag::impact);
  const bool main = story.is_main(n, Tag::impact);
  const auto told = [&](Line line) { return std::ranges::find(lines, line) != lines.end(); };
  for (const Line line : story.lines(n)) {
    // 「870通です。うち至急が13通です」: a part goes with a whole that is a bare answer.
    const Line before{n, line.index - 1};
    const bool part = line.index > 0 && told(before) && story.begins(line, "parts_of_it") &&
                      content_words(story.normal(before)).empty();
    if ((main || part) && !told(line) && goes_on_counting(story, line)) {
      lines.push_back(line);
    }
  }
  std::ranges::sort(lines);
  return lines;
}

bool names_harm(const Story& story, Line line) {
  return story.hears(line, "hit") || story.has_term(line, "symptom") ||
         story.has_term(line, "impact") || story.hears(line, "harm_names");
}

bool counts_things(const Story& story, const std::string& unit) {
  return !unit.empty() && unit.find('/') == std::string::npos && !is(story, "time_units", unit) &&
         !is(story, "long_units", unit) && !is(story, "unit_money", unit) &&
         !is(story, "unit_shares", unit) && !is(story, "unit_sizes", unit);
}

bool is_times_usual(const Story& story, const Metric& metric) {
  return is(story, "unit_ratios", metric.unit) ||
         (holds_any(metric.text, story.phrases().cue("tenths")) &&
          ends_with_any(said_before(story, metric.span, kBeside), story.phrases().cue("usual_of")));
}

bool ends_as_reason(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  return story.ends(whole.back(), "reason_ends");
}

bool leans_on_forecast(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  const Modality modality = story.modality(whole.back());
  if (whole.front().index == 0 || modality == Modality::done || modality == Modality::ongoing ||
      has_happened(story, line) || story.hears(line, "still_so")) {
    return false;
  }
  const std::vector<Line> before = story.sentence_lines({line.n, whole.front().index - 1});
  const bool changes = std::ranges::any_of(before, [&](Line part) {
    const auto figures = story.metrics(part);
    return std::ranges::adjacent_find(figures, [](const Metric* one, const Metric* next) {
             return one->unit == next->unit;
           }) != figures.end();
  });
  return changes && !has_happened(story, before.front()) &&
         std::ranges::any_of(before, [&](Line part) {
           return story.conditional(part) || holds_condition(story, part);
         });
}

bool speaks_against(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  const bool refuses = std::ranges::any_of(
      whole, [&](Line part) { return story.modality(part) == Modality::rejection; });
  // 「切り戻しは見送ります。いま3,200人が入れません」 is felt.
  const bool felt = story.negated(line) && story.hears(line, "hit");
  return (refuses || story.status(line.n, Tag::action) == Status::rejected) && !felt &&
         !has_happened(story, line);
}

bool tells_good_news(const Story& story, Line line) {
  return (story.hears(line, "good_news") && !story.hears(line, "hit")) ||
         (story.hears(line, "after_recovery") && story.hears(line, "none_wrong"));
}

std::vector<EffectFigure> effect_figures(const Story& story, const Event& event) {
  std::vector<EffectFigure> found;
  const std::set<const Metric*> rates = factors(event);
  const std::vector<std::size_t> marks = block_marks(story, event.n);
  for (const auto& [line, recovery] : telling_lines(story, event)) {
    if (!states_effect(story, line, recovery)) {
      continue;
    }
    const std::size_t first = found.size();
    for (const Metric* metric : story.metrics(line)) {
      if (in_code_block(marks, *metric) || !measures(story, rates, line, *metric)) {
        continue;
      }
      if (found.size() > first && is_one(story, *found.back().metric, *metric)) {
        EffectFigure& one = found.back();
        one.text = written(story, *one.metric, *metric);
        one.metric = metric;
        one.named = one.named->named ? one.named : metric;
        continue;
      }
      if (found.size() > first && becomes(story, *found.back().metric, *metric)) {
        found.back().changes = true;
      }
      found.push_back({metric, metric, line, metric->text, recovery, false});
    }
    found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(first), found.end(),
                               [&](const EffectFigure& one) {
                                 return is_whole(story, one) || is_all_of(story, one);
                               }),
                found.end());
  }
  return found;
}

}  // namespace tenmatsu::composition
