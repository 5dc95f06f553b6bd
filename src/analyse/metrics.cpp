#include "analyse/metrics.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "analyse/identifiers.hpp"
#include "analyse/quantity.hpp"
#include "analyse/subject.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Figures;
using rules::SubjectWord;
using rules::UnitKind;

// What was measured before, for units and subjects that are left out later.
struct Known {
  std::size_t message = 0;
  std::string subject;  // normalised
  std::string written;  // as said
  std::string unit;
  double value = 0;
  bool named = false;
};

// A measure noun names a number that is not further away than this, in bytes.
constexpr std::size_t kNear = 24;

// A number that stands this near to the beginning of a message may answer the one before.
constexpr std::size_t kOpening = 40;

// So many messages later a figure is still in mind.
constexpr std::size_t kSoon = 6;

// A correction is made within so many messages.
constexpr std::size_t kCorrects = 12;

// From here on the same number is the same figure.
constexpr double kLarge = 1000;

// No percentage of an incident is above it; bare numbers that are do not take it for their unit.
constexpr double kMostPercent = 150;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// Reads the figures of one message after the other, with what earlier ones said in mind.
class Pass {
 public:
  Pass(Talk& talk, const Figures& words) : talk_(talk), words_(words) {}

  void run() {
    for (message_ = 0; message_ < talk_.heard.size(); ++message_) {
      read_message();
    }
  }

 private:
  [[nodiscard]] std::string_view text() const { return talk_.heard[message_].text.text; }
  [[nodiscard]] const std::string& original() const {
    return talk_.result.transcript.messages[message_].text;
  }

  void read_message() {
    const Heard& heard = talk_.heard[message_];
    figures_ = figures_of(heard.text, original(), masks(heard), words_);
    code_ = code_of(heard.text.text);
    first_known_ = known_.size();
    for (at_ = 0; at_ < figures_.size(); ++at_) {
      judge(figures_[at_]);
      if (!figures_[at_].dropped) {
        report(figures_[at_]);
      }
    }
    correct_earlier();
  }

  [[nodiscard]] static std::vector<Piece> masks(const Heard& heard) {
    std::vector<Piece> pieces = addresses_and_dates(heard.text.text);
    pieces.insert(pieces.end(), heard.pointers.begin(), heard.pointers.end());
    std::sort(pieces.begin(), pieces.end(), [](Piece a, Piece b) { return a.begin < b.begin; });
    return pieces;
  }

  [[nodiscard]] Piece sentence_of(std::size_t place) const {
    for (const Piece& sentence : talk_.heard[message_].sentences) {
      if (place < sentence.end) {
        return sentence;
      }
    }
    return {0, text().size()};
  }

  // Drops what is no figure, and finds the unit of what is.
  void judge(Figure& figure) {
    if (figure.dropped) {
      return;
    }
    const Piece sentence = sentence_of(figure.number.begin);
    figure.aside = figure.denied || is_taken_back(figure);
    const rules::Measure* measure = measure_of(figure, sentence);
    const bool firm = measure != nullptr && measure->firm;
    const bool measured = firm && measure_stands_at(figure.number.begin);
    figure.dropped = figure.aside || is_part_of_a_name(text(), figure, measured) ||
                     (is_in_code(figure) && !counts_in_code(figure, measured));
    if (figure.dropped) {
      return;
    }
    if (const auto* rule = no_figure_by(
            text(), text().substr(sentence.begin, sentence.end - sentence.begin), figure, words_);
        rule != nullptr && !overrules(figure, *rule, firm, measured)) {
      figure.dropped = true;
      return;
    }
    if (figure.generic) {
      figure.dropped = !is_counter_like(figure);
      return;
    }
    if (!figure.has_unit) {
      figure.dropped = !counts_bare(figure, sentence, measure);
    }
  }

  // 上限の500, レプリカ0にした, 430くらい: what stands around a bare number says that it measures.
  [[nodiscard]] bool overrules(const Figure& figure, const rules::NotFigure& rule, bool firm,
                               bool measured) const {
    return figure.unit.empty() &&
           ((firm && rule.least) || (rule.least && figure.bound != Bound::exact) ||
            (measured && says(SubjectWord::moved, figure.whole.end)));
  }

  // Whether the measure noun ends here, but for an equals sign or a colon.
  [[nodiscard]] bool measure_stands_at(std::size_t at) const {
    while (at > measure_end_ &&
           (text()[at - 1] == ' ' || text()[at - 1] == '=' || text()[at - 1] == ':')) {
      --at;
    }
    return at == measure_end_;
  }

  [[nodiscard]] bool is_in_code(const Figure& figure) const {
    return std::any_of(code_.begin(), code_.end(), [&](Piece piece) {
      return piece.begin <= figure.number.begin && figure.number.begin < piece.end;
    });
  }

  // What a command printed counts where it says what it is: 388G, 43 rows, 64 to add, max-age=3600.
  [[nodiscard]] bool counts_in_code(const Figure& figure, bool measured) const {
    const char before = figure.number.begin > 0 ? text()[figure.number.begin - 1] : ' ';
    return before != '[' && ((measured && before == '=') || figure.generic ||
                             (figure.known != nullptr && is_in_block(figure)) ||
                             says(SubjectWord::counted, figure.whole.end));
  }

  // Between lines of three backticks stands what was printed, in single ones what was typed.
  [[nodiscard]] bool is_in_block(const Figure& figure) const {
    return std::any_of(code_.begin(), code_.end(), [&](Piece piece) {
      return piece.begin <= figure.number.begin && figure.number.begin < piece.end &&
             text().substr(piece.begin, 3) == "```";
    });
  }

  // 38窓口で, 12コンテナ: a noun behind a number counts where a particle or an end follows it.
  [[nodiscard]] bool is_counter_like(const Figure& figure) const {
    if (figure.number.decimal && !figure.number.scaled) {
      return false;  // 1.31アップグレード
    }
    if (figure.bound != Bound::exact || figure.shares || figure.end >= text().size() ||
        says(SubjectWord::particle, figure.end)) {
      return true;
    }
    const auto next = text::character_at(text(), figure.end);
    const text::Script script = text::script_of(next.code);
    return script >= text::Script::blank || script == text::Script::latin;
  }

  // 「先ほどの13件は誤りで、正しくは3件」: the 13 is not said again, it is taken back.
  bool is_taken_back(const Figure& figure) {
    if (words_.word_before(SubjectWord::earlier, text(), figure.whole.begin) == 0 ||
        !holds(SubjectWord::mistake, figure.end)) {
      return false;
    }
    for (std::size_t i = message_; i-- > 0;) {
      for (Metric& metric : talk_.result.events[i].metrics) {
        if (metric.value == figure.value && (metric.unit == figure.unit || figure.unit.empty())) {
          metric.corrected = true;
        }
      }
    }
    return true;
  }

  [[nodiscard]] bool holds(SubjectWord kind, std::size_t from) const {
    for (std::size_t at = from; at < text().size(); at += text::character_at(text(), at).size) {
      if (words_.word_at(kind, text(), at) > 0) {
        return true;
      }
    }
    return false;
  }

  // A message that says that something was wrong corrects what it says again of the same thing:
  // 「訂正です。2万3千はセッションの数で、人数だと6,850人」, 「正しくは386万円です」.
  void correct_earlier() {
    for (const Figure& figure : figures_) {
      if (figure.denied) {
        correct_value(figure.value, figure.unit);
      }
    }
    const bool mistaken = holds(SubjectWord::mistake, 0);
    if (!mistaken && !holds(SubjectWord::narrowed, 0)) {
      return;
    }
    // What is right comes last, in the same unit: only what stands before it may be the wrong
    // figure, said again.
    std::vector<Metric>& said = talk_.result.events[message_].metrics;
    bool restates = false;
    for (std::size_t i = 0; i + 1 < said.size(); ++i) {
      const bool replaced =
          std::any_of(said.begin() + static_cast<std::ptrdiff_t>(i) + 1, said.end(),
                      [&](const Metric& right) { return right.unit == said[i].unit; });
      said[i].corrected = replaced && correct_value(said[i].value, said[i].unit);
      restates = restates || said[i].corrected;
    }
    for (std::size_t i = 0; i < said.size() && mistaken && !restates; ++i) {
      if (!correct_subject(said[i])) {
        correct_last(said[i]);
      }
    }
  }

  // The latest figure of this value before this message. An empty unit stands for any.
  bool correct_value(double value, const std::string& unit) {
    for (std::size_t i = message_; i-- > 0 && i + kCorrects >= message_;) {
      for (Metric& metric : talk_.result.events[i].metrics) {
        if (metric.value == value && (unit.empty() || metric.unit == unit)) {
          metric.corrected = true;
          return true;
        }
      }
    }
    return false;
  }

  // The latest other figure of the same thing, in the same unit; false where there is none.
  bool correct_subject(const Metric& right) {
    const std::vector<std::string_view> nouns = nouns_of(right.subject);
    for (std::size_t i = message_; i-- > 0 && i + kCorrects >= message_;) {
      for (Metric& metric : talk_.result.events[i].metrics) {
        const std::string subject = text::normalised(metric.subject);
        const bool same = std::any_of(nouns.begin(), nouns.end(), [&](std::string_view noun) {
          return subject.find(text::normalised(noun)) != std::string::npos;
        });
        if (same && metric.unit == right.unit && metric.role == right.role) {
          metric.corrected = metric.value != right.value;
          return true;
        }
      }
    }
    return false;
  }

  // 「見た人の4割くらい」, 「訂正、36%だった」: what was said just before, in the same unit.
  void correct_last(const Metric& right) {
    constexpr std::size_t kJustBefore = 3;
    for (std::size_t i = message_; i-- > 0 && i + kJustBefore >= message_;) {
      const auto same = [&](const Metric& metric) {
        return metric.unit == right.unit && metric.role == right.role && !metric.unit.empty();
      };
      std::vector<Metric>& said = talk_.result.events[i].metrics;
      const auto wrong = std::find_if(said.rbegin(), said.rend(), same);
      if (wrong != said.rend() && wrong->value != right.value) {
        wrong->corrected = true;
        return;
      }
    }
  }

  // Where the words that belong to this figure begin: behind the figure before it.
  [[nodiscard]] std::size_t clause_from(Piece sentence) const {
    std::size_t from = sentence.begin;
    for (std::size_t i = at_; i-- > 0;) {
      // The 1 of 1日に300件 is a part of this figure, and the span of 直近10分で0件 says when.
      const bool part = figures_[i].aside && !figures_[i].denied && figures_[i].value == 1;
      const bool span = is_time(figures_[i]) && !is_time(figures_[at_]) &&
                        says(SubjectWord::oblique, figures_[i].whole.end);
      if (!part && !span && (!figures_[i].dropped || (figures_[i].aside && !figures_[i].denied))) {
        const std::size_t end = figures_[i].whole.end;
        return std::max(from, end + words_.word_at(SubjectWord::counted, text(), end));
      }
    }
    return from;
  }

  // The measure noun that stands nearest before the number in its clause.
  [[nodiscard]] const rules::Measure* measure_of(const Figure& figure, Piece sentence) {
    const std::size_t from = clause_from(sentence);
    const rules::Measure* found = nullptr;
    measure_end_ = from;
    for (std::size_t at = from; at < figure.whole.begin;) {
      const auto hit = words_.measure_at(text(), at);
      if (hit.size > 0 && at + hit.size <= figure.whole.begin) {
        // 同時実行の上限20: the level leaves the unit to what it is a level of.
        const bool level = hit.measure->level && found != nullptr && !found->level;
        found = level ? found : hit.measure;
        measure_end_ = at + hit.size;
        measure_word_ = text().substr(at, hit.size);
        at += hit.size;
      } else {
        at += text::character_at(text(), at).size;
      }
    }
    return found;
  }

  // Whether a number without a unit is a figure.
  [[nodiscard]] bool counts_bare(const Figure& figure, Piece sentence,
                                 const rules::Measure* measure) const {
    if (figure.value == 0 && says_none(figure)) {
      return true;
    }
    if (figure.number.zero) {
      return false;
    }
    if (is_in_columns(figure) && !figure.number.grouped) {
      return is_cell(figure);
    }
    // 4.2→4.3 is a version where nothing says what is measured.
    if (figure.changes && figure.number.decimal && measure == nullptr) {
      return false;
    }
    const bool near = measure != nullptr && figure.whole.begin - measure_end_ <= kNear;
    const bool big = figure.number.grouped || figure.number.scaled || figure.number.compound;
    return near || big || figure.changes || figure.shares || figure.bound != Bound::exact ||
           compares(figure, sentence) || (figure.ranged && (has_partner() || known_recently())) ||
           is_share(figure) || is_cell(figure) || answers(figure, sentence) ||
           is_of_known(figure) || (asked_unit() != nullptr && closes(figure)) ||
           says(SubjectWord::counted, figure.whole.end) ||
           (says(SubjectWord::moved, figure.whole.end) && known_recently() &&
            !figure.number.decimal) ||
           (follows_a_particle(figure) && closes(figure));
  }

  [[nodiscard]] bool says(SubjectWord kind, std::size_t at) const {
    return words_.word_at(kind, text(), at) > 0;
  }

  // Nothing but the end, or what closes a statement, stands behind the figure.
  [[nodiscard]] bool closes(const Figure& figure) const {
    return skip_blanks(figure.whole.end) >= text().size() ||
           says(SubjectWord::closing, figure.whole.end);
  }

  // 「エラー0。」, 「滞留 ゼロです」, 「送信も0になった」, but not 「冗長性ゼロになります」.
  [[nodiscard]] bool says_none(const Figure& figure) const {
    std::size_t begin = figure.whole.begin;
    while (begin > 0 && text()[begin - 1] == ' ') {
      --begin;
    }
    const auto before = text::character_before(text(), begin);
    const text::Script script =
        before.size == 0 ? text::Script::blank : text::script_of(before.code);
    const bool noun = script == text::Script::kanji || script == text::Script::katakana ||
                      script == text::Script::latin;
    const bool particle = follows_a_particle(figure);
    const bool first = script >= text::Script::blank;
    return !is_in_columns(figure) && ((closes(figure) && (noun || particle || first)) ||
                                      ((particle || first || !figure.number.zero) &&
                                       says(SubjectWord::emptied, figure.whole.end)));
  }

  // In a table that a command printed several blanks stand before a number.
  [[nodiscard]] bool is_in_columns(const Figure& figure) const {
    const std::size_t begin = figure.number.begin;
    return begin > 1 && text()[begin - 1] == ' ' && text()[begin - 2] == ' ';
  }

  // 「書き込み待ちが50ミリ秒。ふだん2。」: a usual or a present value beside another one.
  [[nodiscard]] bool compares(const Figure& figure, Piece sentence) const {
    if (!known_recently() || !(closes(figure) || (says(SubjectWord::moved, figure.whole.end) &&
                                                  !figure.number.decimal))) {
      return false;
    }
    return is_compared(figure, sentence);
  }

  [[nodiscard]] bool is_compared(const Figure& figure, Piece sentence) const {
    if (words_.word_before(SubjectWord::now, text(), skip_back(figure.whole.begin)) > 0) {
      return true;
    }
    for (std::size_t at = clause_from(sentence); at < figure.whole.begin;
         at += text::character_at(text(), at).size) {
      const auto* word = words_.role_at(text(), at);
      if (word != nullptr && word->role == MetricRole::usual) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::size_t skip_back(std::size_t at) const {
    while (at > 0 && text()[at - 1] == ' ') {
      --at;
    }
    return at;
  }

  [[nodiscard]] bool known_recently() const {
    return !known_.empty() && known_.back().message + 6 >= message_;
  }

  // The other end of a range, which is a figure.
  [[nodiscard]] bool has_partner() const {
    const bool joined = at_ > 0 && (figures_[at_ - 1].ranged || figures_[at_ - 1].changes ||
                                    figures_[at_ - 1].shares);
    return joined && !figures_[at_ - 1].dropped;
  }

  // 12/12, but not 10.0.0.0/22
  [[nodiscard]] bool is_share(const Figure& figure) const {
    const std::string_view all = text();
    std::size_t begin = figure.number.begin;
    const std::size_t end = figure.number.end;
    if (!figure.shares) {
      return false;
    }
    if (end + 1 < all.size() && all[end] == '/' && is_digit(all[end + 1])) {
      return true;
    }
    if (begin < 2 || all[begin - 1] != '/') {
      return false;
    }
    --begin;
    const std::size_t slash = begin;
    while (begin > 0 && is_digit(all[begin - 1])) {
      --begin;
    }
    return begin < slash && (begin == 0 || all[begin - 1] != '.');
  }

  // |   523418 |
  [[nodiscard]] bool is_cell(const Figure& figure) const {
    std::size_t begin = figure.number.begin;
    while (begin > 0 && text()[begin - 1] == ' ') {
      --begin;
    }
    const std::size_t end = skip_blanks(figure.number.end);
    return begin > 0 && text()[begin - 1] == '|' && end < text().size() && text()[end] == '|';
  }

  // 「97くらいです」, 「41。悪くなった」: the number opens its sentence and nothing follows it.
  [[nodiscard]] bool answers(const Figure& figure, Piece sentence) const {
    return skip_blanks(sentence.begin) >= figure.whole.begin &&
           (known_recently() || asked_measure().measure != nullptr) &&
           (figure.whole.end >= text().size() || says(SubjectWord::closing, figure.whole.end));
  }

  // 「除外131、」 after 「除外2,900」: the noun right before the number was counted before.
  [[nodiscard]] bool is_of_known(const Figure& figure) const {
    if (!closes(figure) || figure.number.decimal) {
      return false;
    }
    const std::string_view noun = noun_before(figure.number.begin);
    return noun.size() > 3 && std::any_of(known_.begin(), known_.end(), [&](const Known& known) {
             return known.subject.ends_with(noun);
           });
  }

  // The run of kanji or katakana that ends here.
  [[nodiscard]] std::string_view noun_before(std::size_t end) const {
    const text::Script script = text::script_of(text::character_before(text(), end).code);
    std::size_t begin = end;
    for (auto c = text::character_before(text(), begin);
         c.size > 0 && text::script_of(c.code) == script;
         c = text::character_before(text(), begin)) {
      begin -= c.size;
    }
    const bool noun = script == text::Script::kanji || script == text::Script::katakana;
    return noun ? text().substr(begin, end - begin) : std::string_view();
  }

  // 「何行でしたっけ」: the unit that one of the last two messages asked for.
  [[nodiscard]] const rules::Unit* asked_unit() const {
    for (std::size_t i = message_; i-- > 0 && i + 2 >= message_;) {
      const std::string_view asked = talk_.heard[i].text.text;
      for (std::size_t at = 0; at < asked.size(); at += text::character_at(asked, at).size) {
        if (!words_.vague_before(asked, at)) {
          continue;
        }
        const auto hit = words_.unit_at(asked, at, asked.substr(at));
        if (hit.unit != nullptr && hit.unit->kind != UnitKind::time && hit.unit->kanji) {
          return hit.unit;
        }
      }
    }
    return nullptr;
  }

  [[nodiscard]] bool follows_a_particle(const Figure& figure) const {
    const auto before = text::character_before(text(), figure.whole.begin);
    return before.size > 0 && text::script_of(before.code) == text::Script::hiragana &&
           words_.word_before(SubjectWord::ending, text(), figure.whole.begin) > 0;
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < text().size() && is_blank(text()[at])) {
      ++at;
    }
    return at;
  }

  // The unit of a bare number: of its partner, of what was said of the same thing, of its
  // neighbour. What is no more than a guess leaves it without one.
  [[nodiscard]] std::string unit_from_context(const Figure& figure, Piece sentence,
                                              std::string_view subject,
                                              const rules::Measure* measure) const {
    if ((figure.ranged || figure.changes || figure.shares) && has_partner() &&
        !(figure.changes && figures_[at_ - 1].unit.empty())) {
      return figures_[at_ - 1].unit;
    }
    if (figure.value == 0 && !figure.changes) {
      return unit_of_none(subject, measure);
    }
    if (is_share(figure) || says(SubjectWord::counted, figure.whole.end)) {
      return "";
    }
    if (measure != nullptr && measure->firm && !measure->level && !measure->unit.empty()) {
      const Known* same = known_by_subject(measure_word_, figure);
      return same != nullptr ? same->unit : unit_of_measure(*measure, figure);
    }
    if (const Known* same = known_by_value(figure.value)) {
      return same->unit;
    }
    const bool loose = measure != nullptr && measure->unit.empty() && !measure->firm &&
                       figure.number.scaled && known_.size() > first_known_ &&
                       is_like(known_.back(), figure);
    if (measure != nullptr && !measure->level && !loose) {
      const Known* same = known_by_subject(measure_word_, figure);
      return same != nullptr ? same->unit : unit_of_measure(*measure, figure);
    }
    if (const Known* same = known_by_subject(subject, figure)) {
      return same->unit;
    }
    if (figure.number.scaled) {
      if (const std::string money = money_spoken_of(); !money.empty()) {
        return money;
      }
    }
    if (known_.size() > first_known_) {
      if (const Known* value = value_before_a_span(figure, measure)) {
        return value->unit;
      }
      const std::string& unit = known_.back().unit;
      const bool apart =
          (is_time(unit) && measure == nullptr) || unit.find('/') != std::string::npos;
      const bool same = is_like(known_.back(), figure) && (!apart || is_compared(figure, sentence));
      return same ? known_.back().unit : "";
    }
    if (const rules::Unit* asked = asked_unit();
        asked != nullptr && (figure.whole.begin < kOpening || subject.empty())) {
      return asked->unit;
    }
    return unit_of_answer(figure, sentence, subject);
  }

  // A zero counts what its noun names; what is in per cent or seconds is not told by it.
  [[nodiscard]] std::string unit_of_none(std::string_view subject,
                                         const rules::Measure* measure) const {
    const std::vector<std::string_view> nouns = nouns_of(subject);
    if (measure != nullptr && measure->unit == "%" && !measure->level) {
      return measure->unit;
    }
    for (std::size_t i = known_.size(); i-- > 0 && !nouns.empty();) {
      const rules::Unit* unit = words_.unit_of(known_[i].unit);
      if (unit != nullptr && unit->kind == UnitKind::counter &&
          known_[i].subject.find(nouns.back()) != std::string::npos) {
        return unit->unit;
      }
    }
    return "";
  }

  // Whether the other figure may be in one unit with this one: both are of one size.
  [[nodiscard]] static bool is_like(const Known& known, const Figure& figure) {
    const double ratio = known.value == 0 ? 1 : figure.value / known.value;
    return fits(known, figure) && ratio < kLarge && ratio > 1 / kLarge;
  }

  // 「0.9%に落ち、直近5分は3.4」: the span of time only says when.
  [[nodiscard]] const Known* value_before_a_span(const Figure& figure,
                                                 const rules::Measure* measure) const {
    if (measure != nullptr || !is_time(known_.back().unit) || known_.size() < first_known_ + 2) {
      return nullptr;
    }
    const Known& value = known_[known_.size() - 2];
    return is_like(value, figure) && !is_time(value.unit) ? &value : nullptr;
  }

  [[nodiscard]] bool is_time(const std::string& unit) const {
    const rules::Unit* known = words_.unit_of(unit);
    return known != nullptr && known->kind == UnitKind::time;
  }

  [[nodiscard]] std::string unit_of_measure(const rules::Measure& measure,
                                            const Figure& figure) const {
    const bool small = is_money(measure.unit) && figure.value < 1000;
    return small || (measure.unit == "%" && figure.value > kMostPercent) ? "" : measure.unit;
  }

  // The measure noun that the message before holds, the last of several.
  struct Asked {
    const rules::Measure* measure = nullptr;
    std::string word;
  };
  [[nodiscard]] Asked asked_measure() const {
    Asked asked;
    if (message_ == 0 || !asks(message_ - 1)) {
      return asked;
    }
    const std::string_view before = talk_.heard[message_ - 1].text.text;
    for (std::size_t at = 0; at < before.size(); at += text::character_at(before, at).size) {
      const auto hit = words_.measure_at(before, at);
      const bool says_unit =
          hit.measure != nullptr && !hit.measure->level &&
          (asked.measure == nullptr || !hit.measure->unit.empty() || asked.measure->unit.empty());
      if (says_unit) {
        asked = {hit.measure, std::string(before.substr(at, hit.size))};
      }
    }
    return asked;
  }

  // A message that opens with a bare number answers the one before it.
  [[nodiscard]] std::string unit_of_answer(const Figure& figure, Piece sentence,
                                           std::string_view subject) const {
    if (message_ == 0 || figure.whole.begin >= kOpening) {
      return "";
    }
    if (const Asked asked = asked_measure(); asked.measure != nullptr) {
      const Known* same = known_by_subject(asked.word, figure);
      return same != nullptr ? same->unit : unit_of_measure(*asked.measure, figure);
    }
    const std::string_view before = talk_.heard[message_ - 1].text.text;
    if (const Known* same = known_by_subject(before, figure)) {
      return same->unit;
    }
    const bool soon = !known_.empty() && known_.back().message + 4 >= message_;
    const bool same = subject.empty() || figure.whole.begin == 0 || is_compared(figure, sentence);
    return soon && same && is_like(known_.back(), figure) && !is_time(known_.back().unit)
               ? known_.back().unit
               : "";
  }

  // 12,000 is no percentage.
  [[nodiscard]] static bool fits(const Known& known, const Figure& figure) {
    return known.unit != "%" || figure.value <= kMostPercent;
  }

  // 「64から22まで」 after 「64%まで」: the same number soon again is the same figure.
  [[nodiscard]] const Known* known_by_value(double value) const {
    for (std::size_t i = known_.size(); i-- > 0;) {
      // A large number is nobody's by chance, however long ago it was said.
      const bool in_mind = known_[i].message + kSoon >= message_ || value >= kLarge;
      if (known_[i].value == value && value > 10 && in_mind && !known_[i].unit.empty()) {
        return &known_[i];
      }
    }
    return nullptr;
  }

  // The latest of the figures whose subjects share most nouns with this one.
  [[nodiscard]] const Known* known_by_subject(std::string_view subject,
                                              const Figure& figure) const {
    const std::vector<std::string_view> nouns = nouns_of(subject);
    const Known* best = nullptr;
    std::ptrdiff_t most = 0;
    for (std::size_t i = known_.size(); i-- > 0;) {
      const auto shared = std::count_if(nouns.begin(), nouns.end(), [&](std::string_view noun) {
        return known_[i].subject.find(noun) != std::string::npos;
      });
      if (shared > most && is_like(known_[i], figure)) {
        most = shared;
        best = &known_[i];
      }
    }
    return best;
  }

  // Runs of kanji, katakana or Latin letters, two characters or more.
  [[nodiscard]] std::vector<std::string_view> nouns_of(std::string_view text) const {
    std::vector<std::string_view> nouns;
    std::size_t begin = 0;
    int length = 0;
    text::Script current = text::Script::mark;
    for (std::size_t at = 0; at <= text.size();) {
      const auto character = text::character_at(text, at);
      const auto script =
          character.size == 0 ? text::Script::mark : text::script_of(character.code);
      if (script != current || character.size == 0) {
        const std::string_view noun = text.substr(begin, at - begin);
        if (length >= 2 && current != text::Script::hiragana && current != text::Script::digit &&
            current < text::Script::blank && !words_.is_word(SubjectWord::weak, noun)) {
          nouns.push_back(noun);
        }
        begin = at;
        length = 0;
        current = script;
      }
      ++length;
      at += std::max<std::size_t>(character.size, 1);
    }
    return nouns;
  }

  [[nodiscard]] bool is_money(const std::string& unit) const {
    const rules::Unit* known = words_.unit_of(unit);
    return known != nullptr && known->kind == UnitKind::money;
  }

  // The currency that this message or the last figures are in, empty where they are in none.
  [[nodiscard]] std::string money_spoken_of() const {
    for (std::size_t at = 0; at < text().size(); at += text::character_at(text(), at).size) {
      const auto hit = words_.measure_at(text(), at);
      if (hit.measure != nullptr && is_money(hit.measure->unit)) {
        return hit.measure->unit;
      }
    }
    for (std::size_t i = known_.size(); i-- > 0 && known_[i].message + 4 >= message_;) {
      const std::string base = known_[i].unit.substr(0, known_[i].unit.find('/'));
      if (is_money(base)) {
        return base;
      }
    }
    return "";
  }

  // 「普段は1時間に2400通、今80通」: the second is a rate as well.
  void take_rate_of_neighbour(Figure& figure) const {
    if (at_ == 0 || figures_[at_ - 1].dropped || figures_[at_ - 1].per.empty() ||
        !figure.per.empty() ||
        figures_[at_ - 1].unit != figure.unit + "/" + figures_[at_ - 1].per ||
        (words_.word_before(SubjectWord::now, text(), figure.whole.begin) == 0 &&
         !says(SubjectWord::moved, figure.whole.end))) {
      return;
    }
    figure.per = figures_[at_ - 1].per;
    figure.unit = figures_[at_ - 1].unit;
  }

  void report(Figure& figure) {
    const Piece sentence = sentence_of(figure.number.begin);
    const rules::Measure* measure = measure_of(figure, sentence);
    const Subject found = subject_of(figure, sentence);
    Metric metric;
    metric.subject = found.text;
    metric.named = found.named;
    const std::string subject = found.inherited ? "" : text::normalised(found.text);
    if (figure.unit.empty()) {
      figure.unit = unit_from_context(figure, sentence, subject, measure);
      if (figure.number.scaled && is_time(figure.unit)) {
        figure.unit.clear();  // 「40分で2万」
      }
    } else if (figure.unit.front() == '/') {
      complete_rate(figure);
    }
    take_rate_of_neighbour(figure);
    metric.value = figure.value;
    metric.unit = figure.unit;
    metric.bound = figure.bound;
    metric.role = role_of(figure, sentence);
    metric.span = span_of(talk_, message_, figure.whole);
    metric.text = original().substr(metric.span.begin, metric.span.end - metric.span.begin);
    known_.push_back({message_, subject, metric.subject, metric.unit, metric.value, metric.named});
    talk_.heard[message_].metrics.push_back(figure.whole);
    talk_.result.events[message_].metrics.push_back(std::move(metric));
  }

  // 毎秒六百五十 after 毎秒九十件, 月4万 of money: a rate of what was spoken of.
  void complete_rate(Figure& figure) const {
    if (figure.number.scaled) {
      if (const std::string money = money_spoken_of(); !money.empty()) {
        figure.unit = money + figure.unit;
        return;
      }
    }
    for (std::size_t i = known_.size(); i-- > 0 && known_[i].message + 2 * kSoon >= message_;) {
      if (known_[i].unit.ends_with(figure.unit)) {
        figure.unit = known_[i].unit;
        return;
      }
    }
    // 「いま38万件、毎分1.4万増えてます」
    if (known_.size() > first_known_ && is_like(known_.back(), figure)) {
      const rules::Unit* unit = words_.unit_of(known_.back().unit);
      if (unit != nullptr && unit->kind == UnitKind::counter) {
        figure.unit = unit->unit + figure.unit;
      }
    }
  }

  // The part that the words before a figure give it; of several the nearest.
  [[nodiscard]] MetricRole role_of(const Figure& figure, Piece sentence) const {
    MetricRole role = figure.role;
    for (std::size_t at = clause_from(sentence); at < figure.whole.begin;
         at += text::character_at(text(), at).size) {
      if (const auto* word = words_.role_at(text(), at);
          word != nullptr && figure.role == MetricRole::reading) {
        role = word->role;
      }
    }
    return role;
  }

  [[nodiscard]] std::string written(std::size_t message, Piece piece) const {
    const Span span = span_of(talk_, message, piece);
    return talk_.result.transcript.messages[message].text.substr(span.begin, span.end - span.begin);
  }

  [[nodiscard]] Subjects subjects(std::size_t message) const {
    const Heard& heard = talk_.heard[message];
    std::vector<Piece> taken = heard.pointers;
    taken.insert(taken.end(), heard.metrics.begin(), heard.metrics.end());
    for (const Figure& figure : figures_) {
      if (message == message_ && figure.aside && figure.denied) {
        taken.push_back(figure.whole);
      }
    }
    std::sort(taken.begin(), taken.end(), [](Piece a, Piece b) { return a.begin < b.begin; });
    return {heard.text.text, std::move(taken), words_};
  }

  // What is measured, and how that was found.
  struct Subject {
    std::string text;
    bool named = false;      // its own clause says it
    bool inherited = false;  // it was said of another figure
  };

  // What is measured: in the clause, beside the figure before, behind the number, in the sentences
  // and messages before.
  [[nodiscard]] Subject subject_of(const Figure& figure, Piece sentence) const {
    const Subjects phrases = subjects(message_);
    if (is_latin(figure.unit) &&
        (figure.generic || (figure.known != nullptr && figure.known->noun))) {
      return {written(message_, {skip_blanks(figure.number.end), figure.end}), true};  // 24 workers
    }
    // 「64 to add, 0 to change」, 「24 desired, 9 ready」
    const std::size_t counted = words_.word_at(SubjectWord::counted, text(), figure.whole.end);
    const std::size_t from = clause_from(sentence);
    const Phrase before = phrases.before(from, figure.whole.begin);
    if (counted > 1 && figure.unit.empty() && before.weight == 0) {
      return {written(message_, {skip_blanks(figure.whole.end), figure.whole.end + counted}), true};
    }
    if (before.weight >= kNamed) {
      return {written(message_, before.piece), true};
    }
    const bool follows = from > sentence.begin && known_.size() > first_known_;
    if (follows) {
      if (Subject same = subject_of_one_before(figure, sentence); !same.text.empty()) {
        return same;
      }
    }
    // 「500msまで回復」: what a value comes to is not what it measures.
    const Phrase behind = phrases.behind(figure.whole.end, next_figure(sentence.end));
    if (behind.weight > before.weight && !says(SubjectWord::moved, figure.whole.end)) {
      return {written(message_, behind.piece), behind.weight > kNamed};
    }
    if (is_counter(figure) && before.weight < kCircumstance) {
      if (const Piece act = act_of(figure, sentence); act.begin < act.end) {
        return {written(message_, act)};
      }
    }
    // 「ブローカーは生きてますか」, 「3台とも元気です」
    if (sentence.begin == talk_.heard[message_].sentences.front().begin &&
        known_.size() == first_known_ && before.weight == 0) {
      if (std::string asked = asked_about(); !asked.empty()) {
        return {std::move(asked)};
      }
    }
    // 「着くまで15分」
    if (before.weight >= kCircumstance || (is_time(figure) && before.weight == kVerb)) {
      // Where something is counted is not what is counted: 「センターには13台」.
      const bool named = before.weight >= kCircumstance && !is_counter(figure);
      return {written(message_, before.piece), named};
    }
    return follows ? Subject{known_.back().written} : subject_around(figure, sentence, before);
  }

  // 「6倍から7倍」, 「12台のうち4台」: nothing stands between the two.
  [[nodiscard]] Subject subject_of_one_before(const Figure& figure, Piece sentence) const {
    if (figure.ranged || figure.changes) {
      return {known_.back().written, known_.back().named};
    }
    if (!shares_unit()) {
      return {};
    }
    // 「9組は午後に振り替えできて、5組はお帰りになりました」
    if (is_counter(figure)) {
      if (const Piece act = act_of(figure, sentence); act.begin < act.end) {
        return {written(message_, act)};
      }
    }
    // 「5xx > 5% (current 38%)」
    const bool counts =
        is_counter(figure) || (figure.known != nullptr && figure.known->kind == UnitKind::money);
    return {known_.back().written, known_.back().named && !counts};
  }

  // What the figure measures where its own clause names nothing.
  [[nodiscard]] Subject subject_around(const Figure& figure, Piece sentence,
                                       const Phrase& before) const {
    const Piece act = act_of(figure, sentence);
    const bool waits = says(SubjectWord::waiting, act.begin);
    const bool moved = says(SubjectWord::moved, figure.whole.end);
    if (is_time(figure) && !moved && (waits || act.begin >= act.end)) {
      if (std::string task = task_before(sentence); !task.empty()) {
        return {std::move(task)};
      }
    }
    // 「16本、下書きに戻しました」, 「15台は壊れたままです」
    if (!waits && act.begin < act.end) {
      return {written(message_, act)};
    }
    if (std::string topic = topic_before(sentence); !topic.empty()) {
      // 「応答時間も改善しています。500msまで回復しました」,
      // 「CPU使用率が下がり始めました。現在70%です」
      const bool share = figure.known != nullptr && figure.known->kind == UnitKind::percent;
      const bool goes_on = (moved && !is_counter(figure)) || share;
      return {std::move(topic),
              goes_on && subjects(message_).is_bare(sentence.begin, figure.whole.begin)};
    }
    if (before.weight > 0) {
      return {written(message_, before.piece)};
    }
    return {subject_of_talk(figure), false, true};
  }

  // What is done with what the figure counts, as far as the next figure:
  // 「16本、下書きに戻しました」, 「1件は、救急車を向かわせました」. What a value comes to is none.
  [[nodiscard]] Piece act_of(const Figure& figure, Piece sentence) const {
    constexpr std::size_t kMark = 3;  // a comma, in bytes
    const std::size_t end = figure.whole.end;
    if (says(SubjectWord::moved, end)) {
      return {end, end};
    }
    const std::size_t next = next_figure(sentence.end);
    const std::size_t topic = words_.word_at(SubjectWord::topic, text(), end);
    const std::size_t comma = words_.word_at(SubjectWord::boundary, text(), end + topic);
    const bool skips = comma > 0 && comma <= kMark && (topic > 0 || next == sentence.end);
    return subjects(message_).act_behind(skips ? end + topic + comma : end, next);
  }

  [[nodiscard]] static bool is_counter(const Figure& figure) {
    return figure.generic || (figure.known != nullptr && figure.known->kind == UnitKind::counter);
  }

  [[nodiscard]] static bool is_time(const Figure& figure) {
    return figure.known != nullptr && figure.known->kind == UnitKind::time;
  }

  // 「パッチを書きます。30分ください」: the work that the time is asked for.
  [[nodiscard]] std::string task_before(Piece sentence) const {
    const Subjects phrases = subjects(message_);
    const std::vector<Piece>& sentences = talk_.heard[message_].sentences;
    for (std::size_t i = sentences.size(); i-- > 0;) {
      if (sentences[i].begin < sentence.begin) {
        const Piece noun = phrases.task(sentences[i].begin, sentences[i].end);
        return noun.begin < noun.end ? written(message_, noun) : "";
      }
    }
    return "";
  }

  [[nodiscard]] bool shares_unit() const {
    return at_ > 0 && figures_[at_ - 1].unit == figures_[at_].unit && !figures_[at_].unit.empty();
  }

  [[nodiscard]] std::size_t next_figure(std::size_t end) const {
    for (std::size_t i = at_ + 1; i < figures_.size(); ++i) {
      if (!figures_[i].dropped) {
        return std::min(end, figures_[i].whole.begin);
      }
    }
    return end;
  }

  [[nodiscard]] static bool is_latin(const std::string& unit) {
    return !unit.empty() && static_cast<unsigned char>(unit.front()) < 0x80;
  }

  // What the sentences before in this message are about.
  [[nodiscard]] std::string topic_before(Piece sentence) const {
    const Subjects phrases = subjects(message_);
    const std::vector<Piece>& sentences = talk_.heard[message_].sentences;
    std::size_t last = 0;
    while (last < sentences.size() && sentences[last].begin < sentence.begin) {
      ++last;
    }
    for (int back = 0; back < 3 && last > 0; ++back) {
      const Piece before = sentences[--last];
      if (known_.size() > first_known_ &&
          talk_.heard[message_].metrics.back().begin >= before.begin) {
        return known_.back().written;
      }
      const Piece topic = phrases.topic(before.begin, before.end);
      if (topic.begin < topic.end) {
        return written(message_, topic);
      }
    }
    return "";
  }

  // Nothing in this message says it: the message that asked, else the same unit before.
  [[nodiscard]] std::string subject_of_talk(const Figure& figure) const {
    if (figure.generic || (figure.known != nullptr && figure.known->noun)) {
      return written(message_, {figure.number.end, figure.end});
    }
    if (const Known* same = known_by_value(figure.value)) {
      return same->written;
    }
    const std::string asked = asked_about();
    if (!asked.empty()) {
      return asked;
    }
    for (std::size_t i = known_.size(); i-- > 0 && known_[i].message + 2 * kSoon >= message_;) {
      if (known_[i].unit == figure.unit || figure.unit.empty()) {
        return known_[i].written;
      }
    }
    for (std::size_t i = message_; i-- > 0 && i + 4 >= message_;) {
      if (std::string topic = topic_of(i); !topic.empty()) {
        return topic;
      }
    }
    return "";
  }

  // The topic of the message before, where that asks.
  [[nodiscard]] std::string asked_about() const {
    if (message_ == 0) {
      return "";
    }
    return asks(message_ - 1) ? topic_of(message_ - 1) : "";
  }

  [[nodiscard]] bool asks(std::size_t message) const {
    const Event& event = talk_.result.events[message];
    return std::any_of(event.sentences.begin(), event.sentences.end(),
                       [](const Sentence& sentence) { return sentence.question; });
  }

  [[nodiscard]] std::string topic_of(std::size_t message) const {
    const Heard& heard = talk_.heard[message];
    const Subjects phrases = subjects(message);
    for (std::size_t i = heard.sentences.size(); i-- > 0;) {
      const Piece topic = phrases.topic(heard.sentences[i].begin, heard.sentences[i].end);
      if (topic.begin < topic.end) {
        return written(message, topic);
      }
    }
    return "";
  }

  Talk& talk_;
  const Figures& words_;
  std::size_t message_ = 0;
  std::size_t at_ = 0;
  std::vector<Figure> figures_;
  std::vector<Piece> code_;  // of this message
  std::vector<Known> known_;
  std::size_t first_known_ = 0;  // of this message
  std::size_t measure_end_ = 0;
  std::string measure_word_;
};

}  // namespace

void find_metrics(Talk& talk, const Rules& rules) {
  Pass(talk, rules.figures).run();
}

}  // namespace tenmatsu::analysis
