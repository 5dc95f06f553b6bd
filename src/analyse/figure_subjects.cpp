#include "analyse/figure_subjects.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "analyse/subject.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;
using rules::UnitKind;

class SubjectFinder {
 public:
  explicit SubjectFinder(const MessageFigures& figures)
      : m_(figures), phrases_(figures.text(), figures.taken, figures.words) {}

  // What is measured: in the clause, beside the figure before, behind the number, in the sentences
  // and messages before.
  [[nodiscard]] MetricSubject subject_of(const Figure& figure, Piece sentence) const {
    if (is_latin(figure.unit) &&
        (figure.generic || (figure.known != nullptr && figure.known->noun))) {
      return {m_.written(m_.current, {m_.skip_space(figure.number.end), figure.end}),
              true};  // 24 workers
    }
    // 「64 to add, 0 to change」, 「24 desired, 9 ready」
    const std::size_t counted = m_.words.word_at(SubjectWord::counted, m_.text(), figure.whole.end);
    const std::size_t from = m_.clause_from(sentence);
    Phrase before = phrases_.before(from, figure.whole.begin);
    if (tells_of_one_before(before, from, sentence, figure)) {
      before = {{figure.whole.begin, figure.whole.begin}, 0};
    }
    if (counted > 1 && figure.unit.empty() && before.weight == 0) {
      return {m_.written(m_.current, {m_.skip_space(figure.whole.end), figure.whole.end + counted}),
              true};
    }
    // 「橋を閉めたあと15分待たせています」: a span is as long as what is done in it.
    if (m_.is_time(figure) && before.weight <= kNamed && !figure.ranged && !shares_unit() &&
        !m_.says(SubjectWord::boundary, figure.whole.end)) {
      const Piece act = act_of(figure, sentence);
      if (act.begin < act.end && !m_.says(SubjectWord::waiting, act.begin) &&
          !m_.says(SubjectWord::verbal, act.begin)) {
        return {m_.written(m_.current, act)};
      }
    }
    if (is_aside(from, figure)) {
      return {m_.known.back().written, m_.known.back().named && shares_unit()};
    }
    if (before.weight < kFirm) {
      if (const Piece rest = rest_before(figure, sentence); rest.begin < rest.end) {
        return {m_.written(m_.current, rest)};
      }
    }
    // 「溜まった48件を消します」: a verb right before the number says which they are.
    if (m_.is_counter(figure) && before.weight == kVerb &&
        m_.skip_space(before.piece.end) == figure.whole.begin) {
      return {m_.written(m_.current, before.piece)};
    }
    const bool follows = from > sentence.begin && m_.known.size() > m_.first_known;
    if (before.weight >= kNamed) {
      // 「C社の折り返し待ち、54台は止めたまま」: what is told of the number follows it.
      const bool told = before.weight == kNamed ? is_of_another_clause(before, figure)
                                                : m_.says(SubjectWord::topic, figure.whole.end) &&
                                                      follows_a_comma(before, figure);
      if (m_.is_counter(figure) && told) {
        if (const Piece act = act_of(figure, sentence); act.begin < act.end) {
          return {m_.written(m_.current, act)};
        }
      }
      return {m_.written(m_.current, before.piece), true};
    }
    // 「ビルドに15分、配布に5分」: each has its own.
    const bool own = !figure.ranged && !figure.changes && before.piece.begin >= from &&
                     belongs_to(before, figure);
    if (follows && !own) {
      if (MetricSubject same = subject_of_one_before(figure, sentence); !same.text.empty()) {
        return same;
      }
    }
    // 「500msまで回復」: what a value comes to is not what it measures.
    const Phrase behind = phrases_.behind(figure.whole.end, next_figure(sentence.end));
    if (behind.weight > before.weight && !m_.says(SubjectWord::moved, figure.whole.end)) {
      // A noun in a long clause says more than all of it.
      if (const Piece act = act_of(figure, sentence, true);
          behind.weight <= kNamed && act.begin < act.end && !is_said_by(behind.piece, act) &&
          !tells_of_what(act)) {
        return {m_.written(m_.current, act)};
      }
      return {m_.written(m_.current, behind.piece), behind.weight > kNamed};
    }
    if (m_.is_counter(figure) && before.weight < kCircumstance) {
      if (const Piece act = act_of(figure, sentence); act.begin < act.end) {
        return {m_.written(m_.current, act)};
      }
    }
    // 「ブローカーは生きてますか」, 「3台とも元気です」
    if (sentence.begin == m_.talk.heard[m_.current].sentences.front().begin &&
        m_.known.size() == m_.first_known && before.weight == 0) {
      if (std::string asked = asked_about(); !asked.empty()) {
        return {std::move(asked)};
      }
    }
    // 「着くまで15分」
    if (before.weight >= kCircumstance || (m_.is_time(figure) && before.weight == kVerb)) {
      // Where something is counted is not what is counted: 「センターには13台」.
      const bool named = before.weight >= kCircumstance && !m_.is_counter(figure);
      return {m_.written(m_.current, before.piece), named};
    }
    return follows ? MetricSubject{m_.known.back().written}
                   : subject_around(figure, sentence, before);
  }

 private:
  // 「3台落とし、2台追加」: what stands right behind the figure before it, and ends with a comma.
  [[nodiscard]] bool tells_of_one_before(const Phrase& before, std::size_t from, Piece sentence,
                                         const Figure& figure) const {
    if (from <= sentence.begin || m_.known.size() == m_.first_known || before.weight == 0) {
      return false;
    }
    const std::size_t particle = m_.words.word_at(SubjectWord::topic, m_.text(), from);
    bool ends = false;
    for (std::size_t at = before.piece.end; at < figure.whole.begin;
         at += text::character_at(m_.text(), at).size) {
      ends = ends || m_.says(SubjectWord::boundary, at);
    }
    return ends && before.piece.begin <= from + particle;
  }

  // 「90%のしきい値がありません」: the noun behind it is what the figure is of.
  [[nodiscard]] bool tells_of_what(Piece act) const {
    return m_.says(SubjectWord::joint, act.begin) && !m_.says(SubjectWord::oblique, act.begin);
  }

  // Whether the noun says all of what is done: 再起動 of 「順に再起動しています」, but not 電話 of
  // 「電話して止めてもらいました」.
  [[nodiscard]] bool is_said_by(Piece noun, Piece act) const {
    const std::size_t verb = m_.words.word_at(SubjectWord::predicate, m_.text(), noun.end);
    return verb > 0 && noun.end + verb >= act.end;
  }

  // 「wait p90 > 300s on ci01 (now: 742s)」: a value in brackets is of the figure before them.
  [[nodiscard]] bool is_aside(std::size_t from, const Figure& figure) const {
    if (m_.known.size() <= m_.first_known || from >= figure.whole.begin) {
      return false;
    }
    const std::string_view clause = m_.text().substr(from, figure.whole.begin - from);
    const std::size_t open = clause.rfind('(');
    return open != std::string_view::npos &&
           clause.substr(open).find(')') == std::string_view::npos &&
           phrases_.is_bare(from + open + 1, figure.whole.begin);
  }

  // 「朝のバッチは終わり、12台を再起動しました」: a clause ends between the two.
  [[nodiscard]] bool is_of_another_clause(const Phrase& before, const Figure& figure) const {
    for (std::size_t at = before.piece.end; at < figure.whole.begin;
         at += text::character_at(m_.text(), at).size) {
      if (m_.says(SubjectWord::boundary, at)) {
        return true;
      }
    }
    return false;
  }

  // … and a comma says so, not the うち of 「重複のうち17件は」.
  [[nodiscard]] bool follows_a_comma(const Phrase& before, const Figure& figure) const {
    for (std::size_t at = before.piece.end; at < figure.whole.begin;) {
      const auto c = text::character_at(m_.text(), at);
      if (text::script_of(c.code) >= text::Script::blank &&
          m_.words.word_at(SubjectWord::boundary, m_.text(), at) == c.size) {
        return true;
      }
      at += c.size;
    }
    return false;
  }

  // 残り of 「残りの374枚は棚にあります」: no more than a の stands between the two.
  [[nodiscard]] Piece rest_before(const Figure& figure, Piece sentence) const {
    const Beside beside = m_.measure_of(figure, sentence);
    const bool rest = beside.measure != nullptr && beside.measure->level &&
                      beside.measure->unit.empty() &&
                      m_.role_of(figure, sentence) == MetricRole::estimate;
    const std::size_t end =
        rest ? beside.end + m_.words.word_at(SubjectWord::joint, m_.text(), beside.end) : 0;
    return rest && m_.skip_space(end) == figure.whole.begin
               ? Piece{beside.end - beside.word.size(), beside.end}
               : Piece{};
  }

  // 配布に5分: nothing but a particle stands between the two.
  [[nodiscard]] bool belongs_to(const Phrase& before, const Figure& figure) const {
    const std::size_t particle =
        m_.words.word_at(SubjectWord::oblique, m_.text(), before.piece.end);
    return before.weight == kCircumstance && particle > 0 &&
           m_.skip_space(before.piece.end + particle) == figure.whole.begin;
  }

  // 「6倍から7倍」, 「12台のうち4台」: nothing stands between the two.
  [[nodiscard]] MetricSubject subject_of_one_before(const Figure& figure, Piece sentence) const {
    if (figure.ranged || figure.changes) {
      return {m_.known.back().written, m_.known.back().named};
    }
    if (!shares_unit()) {
      return {};
    }
    // 「9組は午後に振り替えできて、5組はお帰りになりました」
    if (m_.is_counter(figure)) {
      if (const Piece act = act_of(figure, sentence); act.begin < act.end) {
        return {m_.written(m_.current, act)};
      }
    }
    // 「5xx > 5% (current 38%)」
    const bool counts =
        m_.is_counter(figure) || (figure.known != nullptr && figure.known->kind == UnitKind::money);
    return {m_.known.back().written, m_.known.back().named && !counts};
  }

  // A level of a thing, which what was done with the thing does not name; so is what stands beside
  // its usual value.
  [[nodiscard]] bool is_reading(const Figure& figure) const {
    return (!m_.is_counter(figure) && !m_.is_time(figure)) ||
           std::ranges::any_of(
               m_.roles, [](const auto& word) { return word.entry->role == MetricRole::usual; });
  }

  // What the figure measures where its own clause names nothing.
  [[nodiscard]] MetricSubject subject_around(const Figure& figure, Piece sentence,
                                             const Phrase& before) const {
    const Piece act = act_of(figure, sentence);
    const bool waits = m_.says(SubjectWord::waiting, act.begin);
    const bool moved = m_.says(SubjectWord::moved, figure.whole.end);
    if (m_.is_time(figure) && !moved && (waits || act.begin >= act.end)) {
      if (std::string task = task_before(sentence); !task.empty()) {
        return {std::move(task)};
      }
    }
    // 「16本、下書きに戻しました」, 「15台は壊れたままです」
    if (!waits && act.begin < act.end) {
      return {m_.written(m_.current, act)};
    }
    // 「応答時間も改善しています。500msまで回復しました」,
    // 「CPU使用率が下がり始めました。現在70%です」
    const bool share = figure.known != nullptr && figure.known->kind == UnitKind::percent;
    const bool goes_on = ((moved && !m_.is_counter(figure)) || share) &&
                         phrases_.is_bare(sentence.begin, figure.whole.begin);
    if (std::string topic = topic_before(sentence, goes_on || is_reading(figure)); !topic.empty()) {
      return {std::move(topic), goes_on};
    }
    if (before.weight > 0) {
      return {m_.written(m_.current, before.piece)};
    }
    if (m_.is_time(figure) && act.begin < act.end) {
      return {m_.written(m_.current, act)};  // 30分見て
    }
    if (const Piece told = told_behind(figure, sentence); told.begin < told.end) {
      return {m_.written(m_.current, told)};
    }
    return {subject_of_talk(figure), false, true};
  }

  // 「3台はつかん」, 「31人おって」: what is said of it in hiragana alone. What says no more than
  // that it is so does not tell what was counted.
  [[nodiscard]] Piece told_behind(const Figure& figure, Piece sentence) const {
    const std::size_t end = figure.whole.end;
    if (m_.says(SubjectWord::moved, end) || m_.says(SubjectWord::closing, end)) {
      return {end, end};
    }
    const std::size_t topic = m_.words.word_at(SubjectWord::topic, m_.text(), end);
    return phrases_.told_behind(end + topic, next_figure(sentence.end));
  }

  // What is done with what the figure counts, as far as the next figure:
  // 「16本、下書きに戻しました」, 「1件は、救急車を向かわせました」. What a value comes to is none.
  [[nodiscard]] Piece act_of(const Figure& figure, Piece sentence, bool brief = false) const {
    constexpr std::size_t kMark = 3;  // a comma, in bytes
    const std::size_t end = figure.whole.end;
    if (m_.says(SubjectWord::moved, end)) {
      return {end, end};
    }
    const std::size_t next = next_figure(sentence.end);
    const std::size_t topic = m_.words.word_at(SubjectWord::topic, m_.text(), end);
    const std::size_t comma = m_.words.word_at(SubjectWord::boundary, m_.text(), end + topic);
    const bool skips = comma > 0 && comma <= kMark && (topic > 0 || next == sentence.end);
    return phrases_.act_behind(skips ? end + topic + comma : end, next, brief);
  }

  // 「パッチを書きます。30分ください」: the work that the time is asked for.
  [[nodiscard]] std::string task_before(Piece sentence) const {
    const std::vector<Piece>& sentences = m_.talk.heard[m_.current].sentences;
    for (std::size_t i = sentences.size(); i-- > 0;) {
      if (sentences[i].begin < sentence.begin) {
        const Phrase told = phrases_.told(sentences[i].begin, sentences[i].end);
        return told.weight > 0 ? m_.written(m_.current, told.piece) : "";
      }
    }
    return "";
  }

  [[nodiscard]] bool shares_unit() const {
    return m_.index > 0 && m_.figures[m_.index - 1].unit == m_.figures[m_.index].unit &&
           !m_.figures[m_.index].unit.empty();
  }

  [[nodiscard]] std::size_t next_figure(std::size_t end) const {
    for (std::size_t i = m_.index + 1; i < m_.figures.size(); ++i) {
      if (!m_.figures[i].dropped) {
        return std::min(end, m_.figures[i].whole.begin);
      }
    }
    return end;
  }

  [[nodiscard]] static bool is_latin(const std::string& unit) {
    return !unit.empty() && static_cast<unsigned char>(unit.front()) < 0x80;
  }

  // What the sentences before in this message say, or no more than what they are about.
  [[nodiscard]] std::string topic_before(Piece sentence, bool noun) const {
    const std::vector<Piece>& sentences = m_.talk.heard[m_.current].sentences;
    std::size_t last = 0;
    while (last < sentences.size() && sentences[last].begin < sentence.begin) {
      ++last;
    }
    Piece thin{0, 0};
    for (int back = 0; back < 3 && last > 0; ++back) {
      const Piece before = sentences[--last];
      if (m_.known.size() > m_.first_known &&
          m_.talk.heard[m_.current].metrics.back().begin >= before.begin) {
        return m_.known.back().written;
      }
      const Phrase told = phrases_.told(before.begin, before.end);
      const bool whole = !noun && told.weight > kVerb;
      const Piece topic = whole ? told.piece : phrases_.topic(before.begin, before.end);
      if (topic.begin < topic.end) {
        return m_.written(m_.current, topic);
      }
      if (thin.begin >= thin.end && !noun) {
        thin = told.piece;
      }
    }
    return thin.begin < thin.end ? m_.written(m_.current, thin) : "";
  }

  // Nothing in this message says it: the message that asked, else the same unit before.
  [[nodiscard]] std::string subject_of_talk(const Figure& figure) const {
    if (figure.generic || (figure.known != nullptr && figure.known->noun)) {
      return m_.written(m_.current, {figure.number.end, figure.end});
    }
    if (const Known* same = m_.known_by_value(figure)) {
      return same->written;
    }
    const std::string asked = asked_about();
    if (!asked.empty()) {
      return asked;
    }
    for (std::size_t i = m_.known.size();
         i-- > 0 && m_.known[i].message + 2 * kSoon >= m_.current;) {
      if (m_.known[i].unit == figure.unit || figure.unit.empty()) {
        return m_.known[i].written;
      }
    }
    for (std::size_t i = m_.current; i-- > 0 && i + 4 >= m_.current;) {
      if (std::string topic = topic_of(i); !topic.empty()) {
        return topic;
      }
    }
    return "";
  }

  // The topic of the message before, where that asks.
  [[nodiscard]] std::string asked_about() const {
    if (m_.current == 0) {
      return "";
    }
    return m_.asks(m_.current - 1) ? topic_of(m_.current - 1) : "";
  }

  [[nodiscard]] std::string topic_of(std::size_t message) const {
    const Heard& heard = m_.talk.heard[message];
    std::vector<Piece> taken = heard.pointers;
    taken.insert(taken.end(), heard.metrics.begin(), heard.metrics.end());
    std::ranges::sort(taken, [](Piece a, Piece b) { return a.begin < b.begin; });
    const Subjects phrases(heard.text.text, taken, m_.words);
    for (std::size_t i = heard.sentences.size(); i-- > 0;) {
      const Piece topic = phrases.topic(heard.sentences[i].begin, heard.sentences[i].end);
      if (topic.begin < topic.end) {
        return m_.written(message, topic);
      }
    }
    return "";
  }

  const MessageFigures& m_;
  const Subjects phrases_;  // of this message; nothing is taken meanwhile
};

}  // namespace

MetricSubject subject_of(const MessageFigures& figures, const Figure& figure, Piece sentence) {
  return SubjectFinder(figures).subject_of(figure, sentence);
}

}  // namespace tenmatsu::analysis
