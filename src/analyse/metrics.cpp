#include "analyse/metrics.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "analyse/bare_figures.hpp"
#include "analyse/corrections.hpp"
#include "analyse/figure_subjects.hpp"
#include "analyse/figure_units.hpp"
#include "analyse/identifiers.hpp"
#include "analyse/message_figures.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;

constexpr char32_t kFirstBeyondAscii = 0x80;

// Reads the figures of one message after the other, with what earlier ones said in mind.
class Pass {
 public:
  Pass(Talk& talk, const rules::Figures& words) : m_(talk, words) {}

  void run() {
    std::vector<std::vector<Figure>> figures;
    for (std::size_t message = 0; message < m_.talk.heard.size(); ++message) {
      figures.push_back(figures_in(message));
      for (const Figure& figure : figures.back()) {
        m_.said_units.insert(figure.known);
      }
    }
    for (std::size_t message = 0; message < m_.talk.heard.size(); ++message) {
      read_message(message, std::move(figures[message]));
    }
  }

 private:
  [[nodiscard]] std::vector<Figure> figures_in(std::size_t message) const {
    const Heard& heard = m_.talk.heard[message];
    return figures_of(heard.text, m_.talk.result.transcript.messages[message].text, masks(heard),
                      m_.words);
  }

  void read_message(std::size_t message, std::vector<Figure> figures) {
    m_.read(message, std::move(figures));
    m_.lists_things = lists_things(m_);
    for (m_.index = 0; m_.index < m_.figures.size(); ++m_.index) {
      read_figure(m_.figures[m_.index]);
    }
    correct_earlier(m_);
  }

  void read_figure(Figure& figure) {
    if (figure.begun) {
      m_.take(figure.whole);
    }
    if (figure.dropped) {
      return;
    }
    const Piece sentence = m_.sentence_of(figure.number.begin);
    const Beside beside = m_.measure_of(figure, sentence);
    judge(figure, sentence, beside);
    if (figure.aside && figure.denied) {
      m_.take(figure.whole);
    }
    if (!figure.dropped) {
      report(figure, sentence, beside);
    }
  }

  [[nodiscard]] static std::vector<Piece> masks(const Heard& heard) {
    std::vector<Piece> pieces = addresses_and_dates(heard.text.text);
    pieces.insert(pieces.end(), heard.pointers.begin(), heard.pointers.end());
    std::ranges::sort(pieces, [](Piece a, Piece b) { return a.begin < b.begin; });
    return pieces;
  }

  // Drops what is no figure, and finds the unit of what is.
  void judge(Figure& figure, Piece sentence, const Beside& beside) {
    figure.aside = figure.denied || is_taken_back(m_, figure) || labels_message(figure);
    take_unit_instead(figure, beside);
    const bool firm = beside.measure != nullptr && beside.measure->firm;
    const bool measured =
        (firm || is_share_of(figure, beside)) && measure_stands_at(beside.end, figure.number.begin);
    figure.dropped = figure.aside ||
                     (is_part_of_a_name(m_.text(), figure, measured) && !is_alert_value(figure) &&
                      !ends_a_range(figure, beside)) ||
                     (is_in_code(figure) && !counts_in_code(figure, measured));
    if (figure.dropped) {
      return;
    }
    if (names_a_minute(figure) || names_an_hour(figure) || names_a_range(figure, sentence) ||
        names_a_thing(figure, sentence) ||
        (beside.measure == nullptr && numbers_named_things(m_.index, sentence))) {
      figure.dropped = true;
      return;
    }
    if (const auto* rule = no_figure_in(sentence, figure);
        rule != nullptr && !is_alert_value(figure) &&
        !overrules(figure, *rule, firm && is_beside(beside, figure), measured)) {
      figure.dropped = true;
      if (rule->names) {
        m_.codes.insert(figure.value);
      }
      return;
    }
    if (is_code(figure, beside)) {
      figure.dropped = true;
      return;
    }
    if (figure.generic) {
      figure.dropped = !is_counter_like(figure);
      return;
    }
    if (!figure.has_unit) {
      figure.dropped = !counts_bare(m_, figure, sentence, beside);
    }
  }

  // 「CPU100で張り付いています」: no core has so high a number.
  [[nodiscard]] static bool is_share_of(const Figure& figure, const Beside& beside) {
    constexpr double kLeast = 10;
    constexpr double kMost = 100;
    return beside.measure != nullptr && beside.measure->unit == "%" && !beside.measure->level &&
           !figure.has_unit && figure.value >= kLeast && figure.value <= kMost;
  }

  // 「41)見始めております」: a number before a bracket that nothing opens says which message it is,
  // or its minute.
  [[nodiscard]] bool labels_message(const Figure& figure) const {
    return figure.number.begin == 0 && !figure.has_unit && !figure.number.decimal &&
           figure.number.end < m_.text().size() && m_.text()[figure.number.end] == ')';
  }

  // 25% of 「18-25%」: what follows a figure and a hyphen is no part of a name where it has a unit
  // or something is measured.
  [[nodiscard]] bool ends_a_range(const Figure& figure, const Beside& beside) const {
    return figure.ranged && m_.has_partner() && m_.figures[m_.index - 1].ranged &&
           figure.value > m_.figures[m_.index - 1].value &&
           m_.text()[figure.number.begin - 1] == '-' &&
           m_.figures[m_.index - 1].number.end + 1 == figure.number.begin &&
           (figure.has_unit || beside.measure != nullptr);
  }

  // 「ratio > 2% (last=17.8)」: in an alert the reading behind its limit, or called so; a whole
  // number is an identifier as often.
  [[nodiscard]] bool is_alert_value(const Figure& figure) const {
    const std::size_t end = text::skip_blanks_back(m_.text(), figure.number.begin);
    if (!figure.number.decimal || figure.number.dotted || end < 2 || m_.text()[end - 1] != '=' ||
        !m_.is_alert()) {
      return false;
    }
    const std::size_t name = text::skip_blanks_back(m_.text(), end - 1);
    const bool now = m_.words.word_before(SubjectWord::weak, m_.text(), name) > 0;
    const bool held =
        m_.index > 0 && m_.role_of(m_.figures[m_.index - 1], m_.sentence_of(figure.number.begin)) ==
                            MetricRole::threshold;
    return (now || held) &&
           text::script_of(text::character_before(m_.text(), name).code) == text::Script::latin;
  }

  // 水位280m, リンクは100M: the measure says which unit a letter means.
  void take_unit_instead(Figure& figure, const Beside& beside) const {
    const rules::Unit* other =
        figure.known != nullptr ? m_.words.instead_of(*figure.known) : nullptr;
    if (other == nullptr) {
      return;
    }
    const bool measured =
        is_bits(*other)
            ? figure.per.empty() && (is_bandwidth(figure, beside) || was_rate(figure, *other))
            : (beside.measure != nullptr && beside.measure->unit == other->unit) ||
                  is_told_by_talk(figure) || is_length_over_time(figure);
    if (measured) {
      figure.unit.replace(0, figure.known->unit.size(), other->unit);
      figure.value *= other->factor / figure.known->factor;
      figure.known = other;
    }
  }

  // 900m/分: no time is told for each minute.
  [[nodiscard]] bool is_length_over_time(const Figure& figure) const {
    const rules::Unit* per = figure.per.empty() ? nullptr : m_.words.unit_of(figure.per);
    return figure.known->kind == rules::UnitKind::time && per != nullptr &&
           per->kind == rules::UnitKind::time;
  }

  // The m of a talk in which water stands 3.42m high; that of "for 5m" is the word of a program,
  // and nobody waits for metres.
  [[nodiscard]] bool is_told_by_talk(const Figure& figure) const {
    const auto& where = figure.known->instead_where;
    const bool told = std::ranges::any_of(m_.said_units, [&](const auto* unit) {
      return unit != nullptr && std::ranges::find(where, unit->id) != where.end();
    });
    return told && !m_.says(SubjectWord::waiting, figure.whole.end) && !follows_latin(figure);
  }

  // Whether the last letter before a number, on its line, is a Latin one: "> 5m (last 10m)".
  [[nodiscard]] bool follows_latin(const Figure& figure) const {
    for (std::size_t at = figure.number.begin; at > 0;) {
      const auto before = text::character_before(m_.text(), at);
      if (before.code == '\n' || text::script_of(before.code) == text::Script::latin) {
        return before.code != '\n';
      }
      if (before.code >= kFirstBeyondAscii) {
        return false;
      }
      at -= before.size;
    }
    return false;
  }

  [[nodiscard]] static bool is_bits(const rules::Unit& unit) { return unit.unit.ends_with("bps"); }

  // 「回線速度は100M」, 「下りで310メガです」, but not 「回線経由で30Gコピーしました」: the number
  // is told of the measure itself.
  [[nodiscard]] bool is_bandwidth(const Figure& figure, const Beside& beside) const {
    const rules::Unit* unit =
        beside.measure != nullptr ? m_.words.unit_of(beside.measure->unit) : nullptr;
    if (unit == nullptr || !is_bits(*unit)) {
      return false;
    }
    std::size_t end = text::skip_blanks_back(m_.text(), figure.whole.begin);
    const std::size_t topic = m_.words.word_before(SubjectWord::topic, m_.text(), end);
    const std::size_t particle =
        m_.closes(figure) ? m_.words.word_before(SubjectWord::ending, m_.text(), end) : 0;
    end -= std::max(topic, particle);
    for (auto c = text::character_before(m_.text(), end);
         end > beside.end && text::script_of(c.code) == text::Script::kanji;
         c = text::character_before(m_.text(), end)) {
      end -= c.size;
    }
    return end <= beside.end;
  }

  // 「10Mに逆戻りです」 after 「10.0Mbpsで真っ平らです」: the same value, or of the same thing.
  [[nodiscard]] bool was_rate(const Figure& figure, const rules::Unit& rate) const {
    const double value = figure.value * rate.factor / figure.known->factor;
    const auto nouns = m_.nouns_before(figure);
    for (std::size_t i = m_.known.size();
         i-- > 0 && m_.known[i].message + 2 * kSoon >= m_.current;) {
      if (m_.known[i].unit == rate.unit &&
          (m_.known[i].value == value || MessageFigures::nouns_shared(m_.known[i], nouns) > 0)) {
        return true;
      }
    }
    return false;
  }

  // 3棟 of 「[警報] 3棟 室温 9.6℃」: the alert begins with it and measures something else, so it
  // says where; the talk calls the same place so from then on, and its neighbours.
  [[nodiscard]] bool names_a_thing(const Figure& figure, Piece sentence) {
    constexpr double kMost = 30;
    if (!MessageFigures::is_counter(figure) || figure.generic || figure.number.decimal ||
        figure.value > kMost || figure.bound != Bound::exact || figure.ranged || figure.shares) {
      return false;
    }
    const bool alerts = m_.is_alert() || m_.text().starts_with('[');
    if (alerts && m_.index + 1 < m_.figures.size() && begins_its_line(figure, sentence) &&
        figure.end < m_.text().size() && m_.text()[figure.end] == ' ' &&
        m_.is_physical(m_.figures[m_.index + 1].unit)) {
      named_units_.insert(figure.known);
    }
    return named_units_.contains(figure.known) &&
           m_.words.word_before(SubjectWord::weak, m_.text(), figure.whole.begin) == 0;
  }

  // Nothing but marks and words in brackets stands before it.
  [[nodiscard]] bool begins_its_line(const Figure& figure, Piece sentence) const {
    std::string_view front = m_.text().substr(sentence.begin, figure.whole.begin - sentence.begin);
    const std::size_t bracket = front.rfind(']');
    front.remove_prefix(bracket == std::string_view::npos ? 0 : bracket + 1);
    return text::skip_blanks(front, 0) == front.size();
  }

  // 3〜5日以内: what makes the end of a range no figure makes its beginning none.
  [[nodiscard]] bool names_a_range(const Figure& figure, Piece sentence) const {
    if (!figure.ranged || m_.has_partner() || m_.index + 1 >= m_.figures.size()) {
      return false;
    }
    const Figure& end = m_.figures[m_.index + 1];
    return end.ranged && end.has_unit && no_figure_in(sentence, end) != nullptr;
  }

  // 「8時45分と46分に失敗しました」: two times of one hour; 「14:30、20分止まりました」 is a span.
  [[nodiscard]] bool names_a_minute(const Figure& figure) const {
    constexpr std::size_t kCharacter = 3;  // と, か
    if (figure.known == nullptr || !figure.known_as("minute") ||
        figure.end > figure.number.end + kCharacter) {
      return false;
    }
    const std::vector<Piece>& times = m_.talk.heard[m_.current].pointers;
    return std::ranges::any_of(times, [&](Piece time) {
      return (time.end < figure.number.begin && joins_times(time.end, figure.number.begin)) ||
             (time.end == figure.number.begin && is_open(time));
    });
  }

  // 「10時24分〜」, which the minute behind it ends.
  [[nodiscard]] bool is_open(Piece time) const {
    const auto mark = text::character_before(m_.text(), time.end);
    return time.end > time.begin + mark.size &&
           m_.words.link_of(m_.text().substr(time.end - mark.size, mark.size)) ==
               rules::Link::range;
  }

  // 「9〜11時」: the hour that a span of the clock begins with.
  [[nodiscard]] bool names_an_hour(const Figure& figure) const {
    constexpr double kLastHour = 24;
    if (figure.has_unit || figure.number.decimal || figure.value > kLastHour) {
      return false;
    }
    const std::vector<Piece>& times = m_.talk.heard[m_.current].pointers;
    return std::ranges::any_of(times, [&](Piece time) {
      // The mark may be read as one of the time behind it.
      const std::size_t end = figure.number.end;
      const std::size_t size = time.begin == end ? text::character_at(m_.text(), end).size
                                                 : time.begin - std::min(end, time.begin);
      return m_.words.link_of(m_.text().substr(end, size)) == rules::Link::range;
    });
  }

  // 「10〜14、16〜18階」: numbers of things, as the last of them says.
  [[nodiscard]] bool numbers_named_things(std::size_t index, Piece sentence) const {
    const std::size_t first = index;
    while (!has_written_unit(m_.figures[index]) && index + 1 < m_.figures.size() &&
           lists_on(m_.figures[index], m_.figures[index + 1])) {
      ++index;
    }
    const Figure& last = m_.figures[index];
    return index > first && has_written_unit(last) && no_figure_in(sentence, last) != nullptr;
  }

  static bool has_written_unit(const Figure& figure) { return figure.end > figure.number.end; }

  [[nodiscard]] bool lists_on(const Figure& figure, const Figure& next) const {
    const auto link = m_.words.link_of(
        m_.text().substr(figure.number.end, next.number.begin - figure.number.end));
    return !figure.number.decimal && next.value > figure.value &&
           (link == rules::Link::list || link == rules::Link::range);
  }

  [[nodiscard]] const rules::NotFigure* no_figure_in(Piece sentence, const Figure& figure) const {
    return no_figure_by(m_.text(), m_.text().substr(sentence.begin, sentence.end - sentence.begin),
                        figure, m_.words);
  }

  // と joins two times; the の of 8:31から9:38の67分 says how long it is between them.
  [[nodiscard]] bool joins_times(std::size_t begin, std::size_t end) const {
    const auto joins = [&](SubjectWord kind) {
      return m_.words.word_at(kind, m_.text(), begin) == end - begin;
    };
    const auto link = m_.words.link_of(m_.text().substr(begin, end - begin));
    return (joins(SubjectWord::joint) && joins(SubjectWord::oblique)) ||
           link == rules::Link::range ||
           (link == rules::Link::list && !m_.says(SubjectWord::boundary, begin));
  }

  // 「エラー番号4012」 … 「71%が4012だった」, 「24.4が最新です。24.4に上げます」
  [[nodiscard]] bool is_code(const Figure& figure, const Beside& beside) const {
    return !figure.has_unit && !figure.generic && !figure.number.grouped &&
           beside.measure == nullptr && figure.bound == Bound::exact &&
           (figure.number.decimal || !m_.says(SubjectWord::moved, figure.whole.end)) &&
           m_.codes.contains(figure.value);
  }

  // 「Readyに戻って、503は0.2%」: a measure of another clause says nothing of the number.
  [[nodiscard]] bool is_beside(const Beside& beside, const Figure& figure) const {
    for (std::size_t at = beside.end; at < figure.number.begin;
         at += text::character_at(m_.text(), at).size) {
      if (m_.says(SubjectWord::boundary, at)) {
        return false;
      }
    }
    return true;
  }

  // 上限の500, レプリカ0にした, 430くらい: what stands around a bare number says that it measures,
  // as do the commas of 1,204.
  [[nodiscard]] bool overrules(const Figure& figure, const rules::NotFigure& rule, bool firm,
                               bool measured) const {
    return figure.unit.empty() &&
           (m_.is_share(figure) || reads_a_numbered_gauge(figure) ||
            (figure.number.grouped && !rule.names) || (rule.least && answers_a_count(figure)) ||
            (firm && rule.least) || (rule.least && figure.bound != Bound::exact) ||
            (measured && m_.says(SubjectWord::moved, figure.whole.end)));
  }

  // 「4号18.6」
  [[nodiscard]] bool reads_a_numbered_gauge(const Figure& figure) const {
    return m_.follows_a_numbered_thing(figure) && m_.known_reading(figure) != nullptr;
  }

  // 「詫び石は300個です」, 「じゃあ500」
  [[nodiscard]] bool answers_a_count(const Figure& figure) const {
    const std::size_t opening = m_.words.word_at(rules::SubjectWord::opening, m_.text(), 0);
    if (m_.known.empty() || opening == 0 || figure.whole.begin != opening ||
        figure.whole.end < m_.text().size()) {
      return false;
    }
    const rules::Unit* unit = m_.words.unit_of(m_.known.back().unit);
    return m_.known.back().message + 2 >= m_.current && unit != nullptr &&
           unit->kind == rules::UnitKind::counter;
  }

  // Whether the measure noun ends here, but for an equals sign or a colon.
  [[nodiscard]] bool measure_stands_at(std::size_t end, std::size_t at) const {
    while (at > end &&
           (m_.text()[at - 1] == ' ' || m_.text()[at - 1] == '=' || m_.text()[at - 1] == ':')) {
      --at;
    }
    return at == end;
  }

  [[nodiscard]] bool is_in_code(const Figure& figure) const {
    return std::ranges::any_of(m_.code, [&](Piece piece) {
      return piece.begin <= figure.number.begin && figure.number.begin < piece.end;
    });
  }

  // What a command printed counts where it says what it is: 388G, 43 rows, 64 to add, max-age=3600.
  [[nodiscard]] bool counts_in_code(const Figure& figure, bool measured) const {
    const char before = figure.number.begin > 0 ? m_.text()[figure.number.begin - 1] : ' ';
    return before != '[' && ((measured && before == '=') || figure.generic ||
                             (figure.known != nullptr && is_in_block(figure)) ||
                             m_.says(SubjectWord::counted, figure.whole.end));
  }

  // Between lines of three backticks stands what was printed, in single ones what was typed.
  [[nodiscard]] bool is_in_block(const Figure& figure) const {
    return std::ranges::any_of(m_.code, [&](Piece piece) {
      return piece.begin <= figure.number.begin && figure.number.begin < piece.end &&
             m_.text().substr(piece.begin, 3) == "```";
    });
  }

  // 38窓口で, 12コンテナ: a noun behind a number counts where a particle or an end follows it.
  [[nodiscard]] bool is_counter_like(const Figure& figure) const {
    if (figure.number.decimal && !figure.number.scaled) {
      return false;  // 1.31アップグレード
    }
    if (figure.bound != Bound::exact || figure.shares || figure.end >= m_.text().size() ||
        m_.says(SubjectWord::particle, figure.end)) {
      return true;
    }
    const auto next = text::character_at(m_.text(), figure.end);
    const text::Script script = text::script_of(next.code);
    return script >= text::Script::blank || script == text::Script::latin;
  }

  // 「合わせて6億、いえ失礼、桁を見間違えました。6,140万円です」: a figure that takes the place of
  // another in an earlier sentence is of the same thing.
  MetricSubject subject_for(const Figure& figure, Piece sentence) {
    const std::size_t index = m_.index;
    if (index > 0 && m_.figures[index - 1].denied) {
      const Figure& recast = m_.figures[index - 1];
      const Piece before = m_.sentence_of(recast.whole.begin);
      if (before.begin != sentence.begin) {
        m_.index = index - 1;
        MetricSubject found = subject_of(m_, recast, before);
        m_.index = index;
        return found;
      }
    }
    return subject_of(m_, figure, sentence);
  }

  void report(Figure& figure, Piece sentence, const Beside& beside) {
    const MetricSubject found = subject_for(figure, sentence);
    Metric metric;
    metric.subject = without_labels(found.text);
    metric.named = found.named;
    const std::string subject = found.inherited ? "" : text::normalised(found.text);
    tell_whole_by_part(figure, found);
    if (figure.unit.empty()) {
      figure.unit = unit_from_context(m_, figure, sentence, subject, beside);
      if (figure.number.scaled && m_.is_time(figure.unit)) {
        figure.unit.clear();  // 「40分で2万」
      }
    } else if (figure.unit.front() == '/') {
      complete_rate(m_, figure, beside);
    }
    take_rate_of_neighbour(m_, figure, sentence);
    metric.value = figure.value;
    metric.unit = figure.unit;
    metric.bound = figure.bound;
    metric.role = m_.role_of(figure, sentence);
    metric.span = span_of(m_.talk, m_.current, figure.whole);
    metric.text = m_.original().substr(metric.span.begin, metric.span.end - metric.span.begin);
    m_.remember({m_.current, subject, metric.subject, metric.unit, metric.value, metric.named,
                 beside.measure != nullptr && beside.measure->level ? beside.word : ""});
    if (const Piece window = window_of(figure); window.begin < window.end) {
      metric.subject = m_.written(m_.current, window);
      metric.named = false;
    }
    m_.talk.heard[m_.current].metrics.push_back(figure.whole);
    m_.take(figure.whole);
    m_.talk.result.events[m_.current].metrics.push_back(std::move(metric));
  }

  // 直近 of 「失敗は直近20分で0件」: the span says since when, and measures no failures.
  [[nodiscard]] Piece window_of(const Figure& figure) const {
    const std::size_t end = text::skip_blanks_back(m_.text(), figure.whole.begin);
    const auto hit = m_.words.per_before(m_.text(), end);
    const bool since = MessageFigures::is_time(figure) && hit.size > 0 && hit.per->per.empty();
    const std::size_t joint = m_.words.word_before(SubjectWord::joint, m_.text(), end);
    const Piece word{end - hit.size, joint < hit.size ? end - joint : end};
    // ここ and この point, and name nothing.
    return since && text::script_of(text::character_at(m_.text(), word.begin).code) ==
                        text::Script::kanji
               ? word
               : Piece{end, end};
  }

  // playback_start_failure{platform="smarttv"}: the name of the series without its labels.
  static std::string without_labels(const std::string& subject) {
    const std::size_t at = subject.find('{');
    return at == std::string::npos || at == 0 ? subject : subject.substr(0, at);
  }

  // 「27台のうち21台が揃いました」: what is told of the part says what the whole is.
  void tell_whole_by_part(const Figure& part, const MetricSubject& found) {
    std::vector<Metric>& said = m_.talk.result.events[m_.current].metrics;
    if (part.shares && m_.has_partner() && !said.empty() && m_.known.back().subject.empty() &&
        !found.inherited && !found.text.empty()) {
      said.back().subject = m_.known.back().written = found.text;
    }
  }

  MessageFigures m_;
  std::set<const rules::Unit*> named_units_;  // that the talk numbers places with
};

}  // namespace

void find_metrics(Talk& talk, const Rules& rules) {
  Pass(talk, rules.figures).run();
}

}  // namespace tenmatsu::analysis
