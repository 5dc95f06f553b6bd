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
};

// A measure noun names a number that is not further away than this, in bytes.
constexpr std::size_t kNear = 24;

// A number that stands this near to the beginning of a message may answer the one before.
constexpr std::size_t kOpening = 40;

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
    split_sentences(heard);
    first_known_ = known_.size();
    for (at_ = 0; at_ < figures_.size(); ++at_) {
      judge(figures_[at_]);
      if (!figures_[at_].dropped) {
        report(figures_[at_]);
      }
    }
  }

  [[nodiscard]] std::vector<Piece> masks(const Heard& heard) const {
    std::vector<Piece> pieces = code_and_dates(heard.text.text);
    pieces.insert(pieces.end(), heard.pointers.begin(), heard.pointers.end());
    std::sort(pieces.begin(), pieces.end(), [](Piece a, Piece b) { return a.begin < b.begin; });
    return pieces;
  }

  // As the pass before found them; whole lines where it found none.
  void split_sentences(const Heard& heard) {
    sentences_ = heard.sentences;
    if (!sentences_.empty()) {
      return;
    }
    constexpr std::string_view kStop = "\xE3\x80\x82";  // the ideographic full stop
    const std::string_view all = text();
    std::size_t begin = 0;
    for (std::size_t at = 0; at < all.size();) {
      const bool stop = all.substr(at).starts_with(kStop);
      const std::size_t size = stop ? kStop.size() : 1;
      at += size;
      if (stop || all[at - 1] == '\n') {
        sentences_.push_back({begin, at});
        begin = at;
      }
    }
    if (begin < all.size()) {
      sentences_.push_back({begin, all.size()});
    }
  }

  [[nodiscard]] Piece sentence_of(std::size_t place) const {
    for (const Piece& sentence : sentences_) {
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
    figure.dropped = figure.denied || is_part_of_a_name(text(), figure) || is_taken_back(figure);
    if (figure.dropped) {
      return;
    }
    const rules::Measure* measure = measure_of(figure, sentence);
    const bool firm = measure != nullptr && measure->firm;
    if (const auto* rule = no_figure_by(
            text(), text().substr(sentence.begin, sentence.end - sentence.begin), figure, words_);
        rule != nullptr && !(firm && rule->least && figure.unit.empty())) {
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

  // 38窓口で, 12コンテナ: a noun behind a number counts where a particle or an end follows it.
  [[nodiscard]] bool is_counter_like(const Figure& figure) const {
    if (figure.bound != Bound::exact || figure.end >= text().size()) {
      return true;
    }
    const auto next = text::character_at(text(), figure.end);
    const text::Script script = text::script_of(next.code);
    return script == text::Script::hiragana || script >= text::Script::blank;
  }

  // 「先ほどの13件は誤りで、正しくは3件」: the 13 is not said again, it is taken back.
  bool is_taken_back(const Figure& figure) {
    if (words_.word_before(SubjectWord::earlier, text(), figure.whole.begin) == 0 ||
        !holds_mistake(figure.end)) {
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

  [[nodiscard]] bool holds_mistake(std::size_t from) const {
    for (std::size_t at = from; at < text().size(); at += text::character_at(text(), at).size) {
      if (words_.word_at(SubjectWord::mistake, text(), at) > 0) {
        return true;
      }
    }
    return false;
  }

  // Where the words that belong to this figure begin: behind the figure before it.
  [[nodiscard]] std::size_t clause_from(Piece sentence) const {
    std::size_t from = sentence.begin;
    for (std::size_t i = at_; i-- > 0;) {
      if (figures_[i].dropped) {
        continue;
      }
      return std::max(from, figures_[i].whole.end);
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
        found = hit.measure;
        measure_end_ = at + hit.size;
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
    if (figure.number.zero) {
      return follows_a_particle(figure) && says(SubjectWord::closing, figure.whole.end);
    }
    const bool near = measure != nullptr && figure.whole.begin - measure_end_ <= kNear;
    const bool big = figure.number.grouped || figure.number.scaled || figure.number.compound;
    return near || big || figure.changes || figure.bound != Bound::exact ||
           (figure.ranged && (has_partner() || known_recently())) || is_share(figure) ||
           is_cell(figure) || answers(figure, sentence) ||
           says(SubjectWord::counted, figure.whole.end) ||
           (says(SubjectWord::moved, figure.whole.end) && known_recently()) ||
           (follows_a_particle(figure) && says(SubjectWord::closing, figure.whole.end));
  }

  [[nodiscard]] bool says(SubjectWord kind, std::size_t at) const {
    return words_.word_at(kind, text(), at) > 0;
  }

  [[nodiscard]] bool known_recently() const {
    return !known_.empty() && known_.back().message + 6 >= message_;
  }

  // The other end of a range, which is a figure.
  [[nodiscard]] bool has_partner() const {
    return at_ > 0 && figures_[at_ - 1].ranged && !figures_[at_ - 1].dropped;
  }

  // 12/12
  [[nodiscard]] bool is_share(const Figure& figure) const {
    const std::string_view all = text();
    const std::size_t begin = figure.number.begin;
    const std::size_t end = figure.number.end;
    return (end + 1 < all.size() && all[end] == '/' && is_digit(all[end + 1])) ||
           (begin > 1 && all[begin - 1] == '/' && is_digit(all[begin - 2]));
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
    return skip_blanks(sentence.begin) >= figure.whole.begin && known_recently() &&
           (figure.whole.end >= text().size() || says(SubjectWord::closing, figure.whole.end));
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

  // The unit of a bare number: of its partner, of what has the same subject, of its neighbour.
  [[nodiscard]] std::string unit_from_context(const Figure& figure, std::string_view subject,
                                              const rules::Measure* measure) const {
    if (figure.ranged && has_partner()) {
      return figures_[at_ - 1].unit;
    }
    if (const Known* same = known_by_subject(subject)) {
      return same->unit;
    }
    if (measure != nullptr && !(is_money(measure->unit) && figure.value < 1000)) {
      return measure->unit;
    }
    if (figure.number.scaled) {
      if (const std::string money = money_spoken_of(); !money.empty()) {
        return money;
      }
    }
    const bool here = known_.size() > first_known_;
    if (here || (known_recently() && figure.whole.begin < kOpening)) {
      return known_.back().unit;
    }
    return "";
  }

  // The latest figure whose subject shares a word with this one.
  [[nodiscard]] const Known* known_by_subject(std::string_view subject) const {
    const std::vector<std::string_view> words = nouns_of(subject);
    for (std::size_t i = known_.size(); i-- > 0;) {
      const bool shares = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return known_[i].subject.find(word) != std::string::npos;
      });
      if (shares) {
        return &known_[i];
      }
    }
    return nullptr;
  }

  // Runs of kanji, katakana or Latin letters, two characters or more.
  [[nodiscard]] static std::vector<std::string_view> nouns_of(std::string_view text) {
    std::vector<std::string_view> nouns;
    std::size_t begin = 0;
    int length = 0;
    text::Script current = text::Script::mark;
    for (std::size_t at = 0; at <= text.size();) {
      const auto character = text::character_at(text, at);
      const auto script =
          character.size == 0 ? text::Script::mark : text::script_of(character.code);
      if (script != current || character.size == 0) {
        if (length >= 2 && current != text::Script::hiragana && current < text::Script::blank) {
          nouns.push_back(text.substr(begin, at - begin));
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
        words_.word_before(SubjectWord::now, text(), figure.whole.begin) == 0) {
      return;
    }
    figure.per = figures_[at_ - 1].per;
    figure.unit = figures_[at_ - 1].unit;
  }

  void report(Figure& figure) {
    const Piece sentence = sentence_of(figure.number.begin);
    const rules::Measure* measure = measure_of(figure, sentence);
    bool inherited = false;
    Metric metric;
    metric.subject = subject_of(figure, inherited);
    const std::string subject = inherited ? "" : text::normalised(metric.subject);
    if (figure.unit.empty() || figure.unit.front() == '/') {
      const std::string unit = unit_from_context(figure, subject, measure);
      figure.unit = unit.find('/') == std::string::npos ? unit + figure.unit : unit;
    }
    take_rate_of_neighbour(figure);
    metric.value = figure.value;
    metric.unit = figure.unit;
    metric.bound = figure.bound;
    metric.role = figure.role;
    metric.span = span_of(talk_, message_, figure.whole);
    metric.text = original().substr(metric.span.begin, metric.span.end - metric.span.begin);
    known_.push_back({message_, subject, metric.subject, metric.unit});
    talk_.heard[message_].metrics.push_back(figure.whole);
    talk_.result.events[message_].metrics.push_back(std::move(metric));
  }

  [[nodiscard]] std::string written(Piece piece) const {
    const Span span = span_of(talk_, message_, piece);
    return original().substr(span.begin, span.end - span.begin);
  }

  [[nodiscard]] std::string subject_of(const Figure& figure, bool& inherited) const {
    const Piece sentence = sentence_of(figure.number.begin);
    const std::size_t from = clause_from(sentence);
    const Piece before = subject_before(text(), from, figure.whole.begin, words_);
    if (before.begin < before.end) {
      return written(before);
    }
    const Piece behind = subject_behind(text(), figure.whole.end, sentence.end, words_);
    if (behind.begin < behind.end &&
        is_subject(text().substr(behind.begin, behind.end - behind.begin), words_)) {
      return written(behind);
    }
    inherited = true;
    return known_.empty() ? "" : known_.back().written;
  }

  Talk& talk_;
  const Figures& words_;
  std::size_t message_ = 0;
  std::size_t at_ = 0;
  std::vector<Figure> figures_;
  std::vector<Piece> sentences_;
  std::vector<Known> known_;
  std::size_t first_known_ = 0;  // of this message
  std::size_t measure_end_ = 0;
};

}  // namespace

void find_metrics(Talk& talk, const Rules& rules) {
  Pass(talk, rules.figures).run();
}

}  // namespace tenmatsu::analysis
