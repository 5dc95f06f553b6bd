#include "analyse/figure_units.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;
using rules::UnitKind;

// A number that stands this near to the beginning of a message may answer the one before.
constexpr std::size_t kOpening = 40;

// Fewer are so many by chance.
constexpr double kMany = 100;

// So many of one thing are told again by chance.
constexpr double kFew = 10;

class Units {
 public:
  explicit Units(const MessageFigures& figures) : m_(figures) {}

  // The unit of a bare number: of its partner, of what was said of the same thing, of its
  // neighbour. What is no more than a guess leaves it without one.
  [[nodiscard]] std::string unit_from_context(const Figure& figure, Piece sentence,
                                              std::string_view subject,
                                              const Beside& beside) const {
    if ((figure.ranged || figure.changes || figure.shares) && m_.has_partner() &&
        !(figure.changes && m_.figures[m_.index - 1].unit.empty())) {
      return m_.figures[m_.index - 1].unit;
    }
    if (const Known* below = m_.known_below_zero(figure);
        below != nullptr && beside.measure == nullptr &&
        (subject.empty() || (figure.number.decimal && m_.is_physical(below->unit)))) {
      return below->unit;
    }
    if (m_.goes_on(figure)) {
      return m_.figures[m_.index - 1].unit;
    }
    if (m_.is_held_against(figure) && beside.measure == nullptr) {
      return "";
    }
    // 「ratio > 2% (last=17.8)」
    if (m_.is_alert() && m_.index > 0 && !m_.figures[m_.index - 1].unit.empty() &&
        m_.role_of(m_.figures[m_.index - 1], sentence) == MetricRole::threshold) {
      return m_.figures[m_.index - 1].unit;
    }
    if (m_.index > 0 && figure.bound != Bound::exact &&
        m_.is_held_against(m_.figures[m_.index - 1])) {
      return m_.figures[m_.index - 1].unit;
    }
    if (figure.value == 0 && !figure.changes && !m_.is_share(figure)) {
      return unit_of_none(figure, sentence, subject, beside);
    }
    if (const Known* whole = whole_told_before(figure)) {
      return whole->unit;
    }
    if (m_.is_share(figure) || m_.says(SubjectWord::counted, figure.whole.end)) {
      const Known* same = figure.value >= kLarge ? m_.known_by_value(figure) : nullptr;
      return same != nullptr ? same->unit : "";
    }
    if (beside.measure != nullptr && beside.measure->firm && !beside.measure->level &&
        !beside.measure->unit.empty()) {
      const Known* same = m_.known_by_subject(beside.word, figure);
      // 「max-age=300」 after 「24時間」: the name says its unit of time.
      const bool other =
          same != nullptr && m_.is_time(same->unit) && m_.is_time(beside.measure->unit);
      return same != nullptr && !other ? same->unit : unit_of_measure(*beside.measure, figure);
    }
    const bool count = beside.measure != nullptr && beside.measure->firm && !beside.measure->level;
    if (const Known* same = m_.known_by_value(figure);
        same != nullptr && !(count && figure.value < kMany)) {
      return same->unit;
    }
    if (const rules::Unit* counted = counter_before(figure)) {
      return counted->unit;
    }
    if (const std::string things = unit_of_things(figure, beside); !things.empty()) {
      return things;
    }
    if (const Known* reading = m_.known_reading(figure);
        reading != nullptr && (beside.measure == nullptr || beside.measure->unit.empty())) {
      return reading->unit;
    }
    if (const Known* same = known_by_level(beside, figure)) {
      return same->unit;
    }
    const bool loose = beside.measure != nullptr && beside.measure->unit.empty() &&
                       !beside.measure->firm && figure.number.scaled &&
                       m_.known.size() > m_.first_known && m_.is_like(m_.known.back(), figure);
    if (beside.measure != nullptr && !beside.measure->level && !loose) {
      const Known* same = m_.known_by_subject(beside.word, figure);
      // 「1時間見てloadは12」: a count is in no unit of time.
      const bool other = same != nullptr && beside.measure->unit.empty() && m_.is_time(same->unit);
      return same != nullptr && !other ? same->unit : unit_of_measure(*beside.measure, figure);
    }
    // 「残り3,000」: what is left is no rate.
    const bool rest = beside.measure != nullptr && beside.measure->level &&
                      beside.measure->unit.empty() &&
                      m_.role_of(figure, sentence) == MetricRole::estimate;
    if (const Known* same = known_to_be_so_many(figure, subject)) {
      return same->unit;
    }
    // What is told without a unit leaves it to a neighbour that has one.
    if (const Known* same = m_.known_by_subject(subject, figure);
        same != nullptr && !(same->unit.empty() && m_.known.size() > m_.first_known) &&
        !tells_span_of(*same, figure, sentence) &&
        !(is_rate(same->unit) && (rest || !goes_on_with(*same, figure, sentence, subject))) &&
        !is_told_of_one_alone(*same, figure, sentence, beside)) {
      return same->unit;
    }
    if (const Known* same = known_roughly(figure)) {
      return same->unit;
    }
    if (figure.number.scaled) {
      if (const std::string money = money_spoken_of(figure); !money.empty()) {
        return money;
      }
    }
    if (m_.known.size() > m_.first_known) {
      if (const Known* value = value_before_a_span(figure, beside)) {
        return value->unit;
      }
      const std::string& unit = m_.known.back().unit;
      const bool apart =
          (m_.is_time(unit) && beside.measure == nullptr) || unit.find('/') != std::string::npos;
      const bool same =
          m_.is_like(m_.known.back(), figure) && (!apart || m_.is_compared(figure, sentence));
      return same ? m_.known.back().unit : "";
    }
    if (const rules::Unit* asked = m_.asked_unit();
        asked != nullptr && (figure.whole.begin < kOpening || subject.empty())) {
      return asked->unit;
    }
    const std::string answer = unit_of_answer(figure, sentence, subject);
    return rest && (answer.empty() || is_rate(answer)) ? counter_of_rest(figure) : answer;
  }

  // 毎秒六百五十 after 毎秒九十件, 月4万 of money: a rate of what was spoken of.
  void complete_rate(Figure& figure, const Beside& beside) const {
    if (const std::string counted = counter_of(figure, beside); !counted.empty()) {
      figure.unit = counted + figure.unit;
      return;
    }
    if (beside.measure != nullptr && m_.is_money(beside.measure->unit) && figure.number.scaled) {
      figure.unit = beside.measure->unit + figure.unit;
      return;
    }
    if (const rules::Counted* noun = counted_noun(figure, false)) {
      figure.unit = noun->unit + figure.unit;
      return;
    }
    if (figure.number.scaled) {
      if (const std::string money = money_spoken_of(figure); !money.empty()) {
        figure.unit = money + figure.unit;
        return;
      }
    }
    for (std::size_t i = m_.known.size();
         i-- > 0 && m_.known[i].message + 2 * kSoon >= m_.current;) {
      if (m_.known[i].unit.ends_with(figure.unit)) {
        figure.unit = m_.known[i].unit;
        return;
      }
    }
    // 「いま38万件、毎分1.4万増えてます」, but not 「2系統あって毎秒20です」: what grows by so many
    // is more already.
    if (m_.known.size() > m_.first_known && m_.is_like(m_.known.back(), figure) &&
        m_.known.back().value >= figure.value) {
      const rules::Unit* unit = m_.words.unit_of(m_.known.back().unit);
      if (unit != nullptr && unit->kind == UnitKind::counter) {
        figure.unit = unit->unit + figure.unit;
        return;
      }
    }
    complete_by_size(figure);
  }

  // 「普段は1時間に2400通、今80通」: the second is a rate as well.
  void take_rate_of_neighbour(Figure& figure, Piece sentence) const {
    if (m_.index == 0 || m_.figures[m_.index - 1].dropped || m_.figures[m_.index - 1].per.empty() ||
        !figure.per.empty() || counts_by_things(m_.figures[m_.index - 1].per) ||
        m_.figures[m_.index - 1].unit != figure.unit + "/" + m_.figures[m_.index - 1].per ||
        (!m_.is_compared(figure, sentence) && !m_.says(SubjectWord::moved, figure.whole.end))) {
      return;
    }
    figure.per = m_.figures[m_.index - 1].per;
    figure.unit = m_.figures[m_.index - 1].unit;
  }

 private:
  // 「毎秒200です。1,000に上げます」, 「昨日は2,050」: of what was said before, but not
  // 「毎分900です。2号機のセッションは8,900」.
  [[nodiscard]] bool goes_on_with(const Known& rate, const Figure& figure, Piece sentence,
                                  std::string_view subject) const {
    const auto nouns = m_.nouns_of(subject);
    const bool same = !nouns.empty() && rate.subject.find(nouns.back()) != std::string::npos;
    return rate.unit.front() != '/' || same || figure.changes || m_.is_compared(figure, sentence) ||
           m_.says(SubjectWord::moved, figure.whole.end);
  }

  // 「入電が640」, 「メール17」: the noun that the number is told of says in what it is counted,
  // unless the talk counts it in another unit.
  [[nodiscard]] std::string unit_of_things(const Figure& figure, const Beside& beside) const {
    const bool whole = !figure.number.decimal || figure.number.scaled;
    // 圏外 of 「圏外の申告が210」 is measured no more where the noun follows it.
    const bool sums = m_.words.is_word(SubjectWord::weak, beside.word);
    const std::size_t behind = beside.measure != nullptr && !sums ? beside.end : 0;
    const rules::Counted* noun = whole ? counted_noun(figure, false, behind) : nullptr;
    if (noun == nullptr || !noun->none) {
      return "";
    }
    const auto nouns = m_.nouns_before(figure);
    for (std::size_t i = m_.known.size(); i-- > 0 && !nouns.empty();) {
      const rules::Unit* unit = m_.words.unit_of(m_.known[i].unit);
      if (unit != nullptr && unit->kind == UnitKind::counter && !says_how_many(*unit) &&
          m_.known[i].subject.ends_with(nouns.back())) {
        return unit->unit;
      }
    }
    return noun->unit;
  }

  // 2つ, 3倍, 2回 and spans of time are told of one figure: a large bare number of the same noun is
  // in them only where it is compared with a span.
  [[nodiscard]] bool is_told_of_one_alone(const Known& other, const Figure& figure, Piece sentence,
                                          const Beside& beside) const {
    if (figure.value <= kFew) {
      return false;
    }
    const rules::Unit* unit = m_.words.unit_of(other.unit);
    if (m_.is_time(other.unit)) {
      return beside.measure == nullptr && !m_.is_compared(figure, sentence) &&
             !m_.says(SubjectWord::moved, figure.whole.end);
    }
    return unit != nullptr && (says_how_many(*unit) || unit->id == "count");
  }

  // 2つ, 3倍: nothing is counted so but what they were told of.
  [[nodiscard]] static bool says_how_many(const rules::Unit& unit) {
    return unit.id == "thing" || unit.id == "times";
  }

  [[nodiscard]] static bool is_rate(const std::string& unit) {
    return unit.find('/') != std::string::npos;
  }

  // 件 of 9,312円/件, but not 分 of 95件/分.
  [[nodiscard]] bool counts_by_things(const std::string& per) const {
    const rules::Unit* unit = m_.words.unit_of(per);
    return unit != nullptr && unit->kind == UnitKind::counter;
  }

  // 「先週まで800万/日」 after 「今日の呼び出し490万回」: large numbers of one size.
  void complete_by_size(Figure& figure) const {
    constexpr double kOneSize = 10;
    for (std::size_t i = m_.known.size(); i-- > 0 && m_.known[i].message + 2 >= m_.current;) {
      const rules::Unit* unit = m_.words.unit_of(m_.known[i].unit);
      const double ratio = m_.known[i].value > 0 ? figure.value / m_.known[i].value : 0;
      if (unit != nullptr && unit->kind == UnitKind::counter && figure.value >= kLarge &&
          ratio < kOneSize && ratio > 1 / kOneSize) {
        figure.unit = unit->unit + figure.unit;
        return;
      }
    }
  }

  // 「4分で90」: how long it took, and how many there were.
  [[nodiscard]] bool tells_span_of(const Known& span, const Figure& figure, Piece sentence) const {
    return span.message == m_.current && m_.is_time(span.unit) && !m_.is_compared(figure, sentence);
  }

  // 「交換回数 毎分2,300」, 「リクエストが毎秒2.7万」: in what it is counted, empty where in
  // nothing.
  [[nodiscard]] std::string counter_of(const Figure& figure, const Beside& beside) const {
    const rules::Unit* unit =
        beside.measure == nullptr ? nullptr : m_.words.unit_of(beside.measure->unit);
    if (unit == nullptr || unit->kind != UnitKind::counter) {
      const auto nouns = m_.nouns_of(m_.text().substr(0, figure.whole.begin));
      unit = nouns.empty() ? nullptr : m_.words.unit_of(nouns.back());
      // 「そのパーティション毎秒240」: one of them, and what it takes is counted.
      const bool one = !nouns.empty() && points_at(nouns.back());
      unit = unit != nullptr && unit->noun && !one ? unit : nullptr;
    }
    return unit != nullptr && unit->kind == UnitKind::counter ? unit->unit : "";
  }

  // Whether その or the like stands before a noun of this message.
  [[nodiscard]] bool points_at(std::string_view noun) const {
    const auto begin = static_cast<std::size_t>(noun.data() - m_.text().data());
    return m_.words.word_before(SubjectWord::weak, m_.text(), begin) > 0 &&
           m_.words.word_before(SubjectWord::opening, m_.text(), begin) > 0;
  }

  // 「失敗した人のべ14万6千」, 「重なっている組は0」: the counter stands in front.
  [[nodiscard]] const rules::Unit* counter_before(const Figure& figure) const {
    std::size_t end = text::skip_blanks_back(m_.text(), figure.whole.begin);
    end -= m_.words.word_before(SubjectWord::ending, m_.text(), end);
    const auto counter = text::character_before(m_.text(), end);
    const std::size_t begin = end - counter.size;
    const auto before = text::character_before(m_.text(), begin);
    if (counter.size == 0 || text::script_of(counter.code) != text::Script::kanji ||
        before.size == 0 || text::script_of(before.code) != text::Script::hiragana) {
      return nullptr;
    }
    const auto hit = m_.words.unit_at(m_.text(), begin, m_.text().substr(begin));
    // 待ち呼 is a measure of its own.
    const bool measure = std::ranges::any_of(m_.measures, [&](const auto& word) {
      return word.begin < begin && word.begin + word.size == end;
    });
    const bool counts = !measure && hit.size == counter.size && hit.unit != nullptr &&
                        hit.unit->kind == UnitKind::counter;
    return counts ? hit.unit : nullptr;
  }

  // 「残り30」 after 「残り31台」
  [[nodiscard]] const Known* known_by_level(const Beside& beside, const Figure& figure) const {
    if (beside.measure == nullptr || !beside.measure->level) {
      return nullptr;
    }
    for (std::size_t i = m_.known.size();
         i-- > 0 && m_.known[i].message + 2 * kSoon >= m_.current;) {
      if (m_.known[i].level == beside.word && !m_.known[i].unit.empty() &&
          m_.is_like(m_.known[i], figure)) {
        return &m_.known[i];
      }
    }
    return nullptr;
  }

  // 「order-api 160、揃いました」 long after 「order-apiを160台にしたい」: the same value of the
  // same thing, whatever else was told of it since.
  [[nodiscard]] const Known* known_to_be_so_many(const Figure& figure,
                                                 std::string_view subject) const {
    const auto same = m_.known_of_value.find(figure.value);
    if (same == m_.known_of_value.end() || figure.value <= kFew) {
      return nullptr;
    }
    const std::vector<std::string_view> nouns = m_.nouns_of(subject);
    for (auto place = same->second.rbegin(); place != same->second.rend(); ++place) {
      const Known& known = m_.known[*place];
      if (!known.unit.empty() && MessageFigures::nouns_shared(known, nouns) > 0) {
        return &known;
      }
    }
    return nullptr;
  }

  // 「3万8千を非公開に」 after 「3万8,210物件」: the same figure, rounded.
  [[nodiscard]] const Known* known_roughly(const Figure& figure) const {
    if (figure.value < kLarge) {
      return nullptr;
    }
    const double step = step_of(figure.value);
    const bool rounded = step >= 10 && figure.value / step >= 10;
    std::optional<std::size_t> latest;
    for (auto same = m_.known_of_value.upper_bound(figure.value - step);
         rounded && same != m_.known_of_value.end() && same->first < figure.value + step; ++same) {
      for (const std::size_t place : same->second) {
        if (!m_.known[place].unit.empty()) {
          latest = std::max(latest, std::optional(place));
        }
      }
    }
    return latest ? &m_.known[*latest] : nullptr;
  }

  // 「失敗したログインが毎分1,900」, 「申し出はゼロ」: the last noun before the number that says in
  // what it is counted, and is no part of another. Nothing ends between it and a zero.
  [[nodiscard]] const rules::Counted* counted_noun(const Figure& figure, bool none,
                                                   std::size_t behind = 0) const {
    const rules::Counted* last = nullptr;
    const Piece sentence = m_.sentence_of(figure.number.begin);
    for (std::size_t at = m_.clause_from(sentence); at < figure.whole.begin;) {
      const auto hit = m_.words.counted_at(m_.text(), at);
      const std::size_t end = m_.skip_space(at + hit.size);
      const bool apart = m_.text().substr(at + hit.size, 1) == " ";
      const bool beside = end >= figure.whole.begin || apart || m_.says(SubjectWord::topic, end);
      const bool told = hit.counted != nullptr && at + hit.size <= figure.whole.begin && beside &&
                        at + hit.size > behind && is_whole(at, hit.size) &&
                        (!none || hit.counted->none);
      if (told) {
        last = hit.counted;
      } else if (none && m_.says(SubjectWord::boundary, at)) {
        last = nullptr;
      }
      at += told ? hit.size : text::character_at(m_.text(), at).size;
    }
    return last;
  }

  // NG, but not the end of "running".
  [[nodiscard]] bool is_whole(std::size_t at, std::size_t size) const {
    const auto is_letter = [&](text::Character c) {
      return c.size > 0 && text::script_of(c.code) == text::Script::latin;
    };
    return !(is_letter(text::character_at(m_.text(), at)) &&
             is_letter(text::character_before(m_.text(), at))) &&
           !(is_letter(text::character_before(m_.text(), at + size)) &&
             is_letter(text::character_at(m_.text(), at + size)));
  }

  // A zero counts what its noun names; what is in per cent or seconds is not told by it.
  [[nodiscard]] std::string unit_of_none(const Figure& figure, Piece sentence,
                                         std::string_view subject, const Beside& beside) const {
    const std::vector<std::string_view> nouns = m_.nouns_of(subject);
    if (beside.measure != nullptr && beside.measure->unit == "%" && !beside.measure->level) {
      return beside.measure->unit;
    }
    if (const rules::Unit* counted = counter_before(figure)) {
      return counted->unit;
    }
    for (std::size_t i = m_.known.size(); i-- > 0 && !nouns.empty();) {
      const rules::Unit* unit = m_.words.unit_of(m_.known[i].unit);
      if (unit != nullptr && unit->kind == UnitKind::counter && !says_how_many(*unit) &&
          m_.known[i].subject.find(nouns.back()) != std::string::npos) {
        return unit->unit;
      }
    }
    // 「滞留0」 after 「滞留は31,000です」: what was told without a unit stays without one.
    const bool bare = !nouns.empty() && std::ranges::any_of(m_.known, [&](const Known& known) {
      return known.unit.empty() && known.value > 0 && known.subject.ends_with(nouns.back());
    });
    if (const rules::Counted* noun = counted_noun(figure, true); noun != nullptr && !bare) {
      return noun->unit;
    }
    const bool rest =
        beside.measure != nullptr && beside.measure->level && beside.measure->unit.empty();
    if (rest || m_.opens(figure, sentence)) {
      const std::string counter = counter_spoken_of();
      return counter.empty() ? counter_of_none_before() : counter;
    }
    return "";
  }

  // 「まだ0です」 after 「叩いても0件です」
  [[nodiscard]] std::string counter_of_none_before() const {
    for (std::size_t i = m_.known.size(); i-- > 0;) {
      const rules::Unit* unit = m_.words.unit_of(m_.known[i].unit);
      if (m_.known[i].value == 0) {
        return unit != nullptr && unit->kind == UnitKind::counter ? unit->unit : "";
      }
    }
    return "";
  }

  // 6,300/11,000 after 「11,000人」: the whole was counted before. Small ones are of two things by
  // chance.
  [[nodiscard]] const Known* whole_told_before(const Figure& figure) const {
    const bool first = m_.is_share(figure) && !m_.has_partner() &&
                       m_.index + 1 < m_.figures.size() && m_.figures[m_.index + 1].shares &&
                       m_.figures[m_.index + 1].value >= kLarge;
    const Known* whole = first ? m_.known_by_value(m_.figures[m_.index + 1]) : nullptr;
    const rules::Unit* unit = whole != nullptr ? m_.words.unit_of(whole->unit) : nullptr;
    return unit != nullptr && unit->kind == UnitKind::counter ? whole : nullptr;
  }

  // 「残り1,260」 after 「3,150枚」: what is left is counted as what was spoken of last.
  [[nodiscard]] std::string counter_of_rest(const Figure& figure) const {
    for (std::size_t i = m_.known.size(); i-- > 0 && m_.known[i].message + kSoon >= m_.current;) {
      const rules::Unit* unit = m_.words.unit_of(m_.known[i].unit);
      if (unit != nullptr && unit->kind == UnitKind::counter && unit->id != "thing") {
        return m_.is_like(m_.known[i], figure) ? unit->unit : "";
      }
    }
    return "";
  }

  // 「残り0です」, 「ゼロになりました」 after 「18件とも配達中」: the counter that was spoken of
  // last, unless it is つ, which counts anything.
  [[nodiscard]] std::string counter_spoken_of() const {
    constexpr std::size_t kJustNow = 3;
    for (std::size_t i = m_.known.size();
         i-- > 0 && m_.known[i].message + kJustNow >= m_.current;) {
      const rules::Unit* unit = m_.words.unit_of(m_.known[i].unit);
      if (unit != nullptr && unit->kind == UnitKind::counter && unit->id != "thing") {
        return unit->unit;
      }
    }
    return "";
  }

  // 「0.9%に落ち、直近5分は3.4」: the span of time only says when.
  [[nodiscard]] const Known* value_before_a_span(const Figure& figure, const Beside& beside) const {
    if (beside.measure != nullptr || !m_.is_time(m_.known.back().unit) ||
        m_.known.size() < m_.first_known + 2) {
      return nullptr;
    }
    const Known& value = m_.known[m_.known.size() - 2];
    return m_.is_like(value, figure) && !m_.is_time(value.unit) ? &value : nullptr;
  }

  [[nodiscard]] std::string unit_of_measure(const rules::Measure& measure,
                                            const Figure& figure) const {
    const bool small = m_.is_money(measure.unit) && figure.value < 1000;
    const bool in_other_unit = measure.whole_numbers && figure.number.decimal;
    if (const rules::Unit* said = m_.said_instead_of(measure.unit)) {
      return said->unit;
    }
    return small || in_other_unit || (measure.unit == "%" && figure.value > kMostPercent)
               ? ""
               : measure.unit;
  }

  // A message that opens with a bare number answers the one before it.
  [[nodiscard]] std::string unit_of_answer(const Figure& figure, Piece sentence,
                                           std::string_view subject) const {
    if (m_.current == 0 || figure.whole.begin >= kOpening) {
      return "";
    }
    if (const Asked asked = m_.asked_measure(); asked.measure != nullptr) {
      const Known* same = m_.known_by_subject(asked.word, figure);
      return same != nullptr ? same->unit : unit_of_measure(*asked.measure, figure);
    }
    const std::string_view before = m_.talk.heard[m_.current - 1].text.text;
    const Known* last = known_of_one_size(figure);
    const bool as_large = last != nullptr && MessageFigures::is_of_one_size(*last, figure);
    if (const Known* same = m_.known_by_subject(before, figure);
        same != nullptr &&
        (m_.asks(m_.current - 1) ||
         (subject.empty() && (!as_large || MessageFigures::is_of_one_size(*same, figure))))) {
      return same->unit;
    }
    // 「B系は120呼までです。ピークは？」, 「午前なら100くらいです」
    if (m_.asks(m_.current - 1) && !m_.known.empty() && m_.known.back().message + 1 == m_.current &&
        m_.is_like(m_.known.back(), figure)) {
      const rules::Unit* unit = m_.words.unit_of(m_.known.back().unit);
      if (unit != nullptr && unit->kind == UnitKind::counter) {
        return unit->unit;
      }
    }
    const bool same =
        subject.empty() || figure.whole.begin == 0 || m_.is_compared(figure, sentence);
    return same && last != nullptr && m_.is_like(*last, figure) && !m_.is_time(last->unit)
               ? last->unit
               : "";
  }

  // 「325。下げ止まりません」 after 「335kPaです」 and 「8床ぶんです」: of the last figures the
  // latest that is as large, else the latest; nullptr where none was told just now.
  [[nodiscard]] const Known* known_of_one_size(const Figure& figure) const {
    constexpr std::size_t kLately = 4;
    const Known* last = nullptr;
    for (std::size_t i = m_.known.size();
         i-- > 0 && m_.known[i].message + 4 * kSoon >= m_.current;) {
      // Every number of things is as large as any other by chance.
      if ((m_.is_physical(m_.known[i].unit) || last == nullptr) &&
          MessageFigures::is_of_one_size(m_.known[i], figure)) {
        return &m_.known[i];
      }
      const bool lately = m_.known[i].message + kLately >= m_.current;
      last = last == nullptr && lately ? &m_.known[i] : last;
    }
    return last;
  }

  // The currency that this message or the last figures are in, empty where they are in none.
  [[nodiscard]] std::string money_spoken_of(const Figure& figure) const {
    const Piece sentence = m_.sentence_of(figure.number.begin);
    for (const auto& measure : m_.measures) {
      // 払う, 赤字: what only speaks of money does so of its own sentence.
      const bool heard = !measure.entry->level ||
                         (measure.begin >= sentence.begin && measure.begin < sentence.end);
      if (heard && m_.is_money(measure.entry->unit)) {
        return measure.entry->unit;
      }
    }
    for (std::size_t i = m_.known.size(); i-- > 0 && m_.known[i].message + kSoon >= m_.current;) {
      const std::string base = m_.known[i].unit.substr(0, m_.known[i].unit.find('/'));
      if (m_.is_money(base)) {
        return base;
      }
    }
    return "";
  }

  const MessageFigures& m_;
};

}  // namespace

std::string unit_from_context(const MessageFigures& figures, const Figure& figure, Piece sentence,
                              std::string_view subject, const Beside& beside) {
  return Units(figures).unit_from_context(figure, sentence, subject, beside);
}

void complete_rate(const MessageFigures& figures, Figure& figure, const Beside& beside) {
  Units(figures).complete_rate(figure, beside);
}

void take_rate_of_neighbour(const MessageFigures& figures, Figure& figure, Piece sentence) {
  Units(figures).take_rate_of_neighbour(figure, sentence);
}

}  // namespace tenmatsu::analysis
