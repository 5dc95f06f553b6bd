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
};

// A measure noun names a number that is not further away than this, in bytes.
constexpr std::size_t kNear = 24;

// A number that stands this near to the beginning of a message may answer the one before.
constexpr std::size_t kOpening = 40;

// So many messages later a figure is still in mind.
constexpr std::size_t kSoon = 6;

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
    figure.dropped = figure.aside || is_part_of_a_name(text(), figure);
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
    return script >= text::Script::blank || script == text::Script::latin ||
           (script == text::Script::hiragana && says(SubjectWord::particle, figure.end));
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
      if (!figures_[i].dropped || figures_[i].aside) {
        return std::max(from, figures_[i].whole.end);
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
        found = hit.measure;
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
    if (figure.number.zero) {
      return follows_a_particle(figure) && says(SubjectWord::closing, figure.whole.end);
    }
    const bool near = measure != nullptr && figure.whole.begin - measure_end_ <= kNear;
    const bool big = figure.number.grouped || figure.number.scaled || figure.number.compound;
    return near || big || figure.changes || figure.bound != Bound::exact ||
           (figure.ranged && (has_partner() || known_recently())) || is_share(figure) ||
           is_cell(figure) || answers(figure, sentence) ||
           says(SubjectWord::counted, figure.whole.end) ||
           (says(SubjectWord::moved, figure.whole.end) && known_recently() &&
            !figure.number.decimal) ||
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

  // 12/12, but not 10.0.0.0/22
  [[nodiscard]] bool is_share(const Figure& figure) const {
    const std::string_view all = text();
    std::size_t begin = figure.number.begin;
    const std::size_t end = figure.number.end;
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
  [[nodiscard]] std::string unit_from_context(const Figure& figure, std::string_view subject,
                                              const rules::Measure* measure) const {
    if (figure.ranged && has_partner()) {
      return figures_[at_ - 1].unit;
    }
    if (is_share(figure) || says(SubjectWord::counted, figure.whole.end)) {
      return "";
    }
    if (const Known* same = known_by_value(figure.value)) {
      return same->unit;
    }
    if (measure != nullptr && !measure->level) {
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
    if (measure != nullptr && known_.size() > first_known_) {
      const rules::Unit* near = words_.unit_of(known_.back().unit);
      return near != nullptr && (near->kind == UnitKind::time || near->kind == UnitKind::data)
                 ? near->unit
                 : "";
    }
    if (known_.size() > first_known_) {
      return fits(known_.back(), figure) ? known_.back().unit : "";
    }
    return unit_of_answer(figure);
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
    if (message_ == 0) {
      return asked;
    }
    const std::string_view before = talk_.heard[message_ - 1].text.text;
    for (std::size_t at = 0; at < before.size(); at += text::character_at(before, at).size) {
      const auto hit = words_.measure_at(before, at);
      if (hit.measure != nullptr && !hit.measure->level) {
        asked = {hit.measure, std::string(before.substr(at, hit.size))};
      }
    }
    return asked;
  }

  // A message that opens with a bare number answers the one before it.
  [[nodiscard]] std::string unit_of_answer(const Figure& figure) const {
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
    return known_recently() && fits(known_.back(), figure) ? known_.back().unit : "";
  }

  // 12,000 is no percentage.
  [[nodiscard]] static bool fits(const Known& known, const Figure& figure) {
    return known.unit != "%" || figure.value <= kMostPercent;
  }

  // 「64から22まで」 after 「64%まで」: the same number soon again is the same figure.
  [[nodiscard]] const Known* known_by_value(double value) const {
    for (std::size_t i = known_.size(); i-- > 0 && known_[i].message + kSoon >= message_;) {
      if (known_[i].value == value && value > 10) {
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
      if (shared > most && fits(known_[i], figure)) {
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
    metric.subject = subject_of(figure, sentence, inherited);
    const std::string subject = inherited ? "" : text::normalised(metric.subject);
    if (figure.unit.empty()) {
      figure.unit = unit_from_context(figure, subject, measure);
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
    known_.push_back({message_, subject, metric.subject, metric.unit, metric.value});
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
    std::sort(taken.begin(), taken.end(), [](Piece a, Piece b) { return a.begin < b.begin; });
    return {heard.text.text, std::move(taken), words_};
  }

  // What is measured: in the clause, beside the figure before, behind the number, in the sentences
  // and messages before. `inherited` where it was said of another figure.
  [[nodiscard]] std::string subject_of(const Figure& figure, Piece sentence,
                                       bool& inherited) const {
    const Subjects phrases = subjects(message_);
    if (is_latin(figure.unit) &&
        (figure.generic || (figure.known != nullptr && figure.known->noun))) {
      return written(message_, {skip_blanks(figure.number.end), figure.end});  // 24 workers
    }
    const std::size_t from = clause_from(sentence);
    const Piece before = phrases.before(from, figure.whole.begin);
    if (before.begin < before.end) {
      return written(message_, before);
    }
    // 「6倍から7倍」, 「12台のうち4台」: nothing stands between the two.
    const bool follows = from > sentence.begin && known_.size() > first_known_;
    if (follows && (figure.ranged || figure.changes || shares_unit())) {
      return known_.back().written;
    }
    // 「500msまで回復」: what a value comes to is not what it measures.
    const Piece behind = phrases.behind(figure.whole.end, next_figure(sentence.end));
    if (behind.begin < behind.end && !says(SubjectWord::moved, figure.whole.end)) {
      return written(message_, behind);
    }
    if (follows) {
      return known_.back().written;
    }
    if (const std::string topic = topic_before(sentence); !topic.empty()) {
      return topic;
    }
    if (figure.known != nullptr && figure.known->kind == UnitKind::time) {
      const Piece act = phrases.act_behind(figure.whole.end, next_figure(sentence.end));
      if (act.end - act.begin > 3) {
        return written(message_, act);
      }
    }
    return subject_of_talk(figure, inherited);
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
  [[nodiscard]] std::string subject_of_talk(const Figure& figure, bool& inherited) const {
    inherited = true;
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
    const Event& event = talk_.result.events[message_ - 1];
    const bool asks = std::any_of(event.sentences.begin(), event.sentences.end(),
                                  [](const Sentence& sentence) { return sentence.question; });
    return asks ? topic_of(message_ - 1) : "";
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
