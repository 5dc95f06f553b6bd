#include "analyse/bare_figures.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;

// A measure noun names a number that is not further away than this, in bytes.
constexpr std::size_t kNear = 24;

// Below it a number behind a noun is as likely a part of its name: 窓口3.
constexpr double kNoNumber = 10;

// Larger whole numbers behind a Latin word are identifiers as often: event 5519203.
constexpr double kNoName = 1000;

// A noun of one character is a counter or a part of a name as often, in bytes.
constexpr std::size_t kOneCharacter = 3;

class Bare {
 public:
  explicit Bare(const MessageFigures& figures) : m_(figures) {}

  // 「電話42、メール17」: different things, each with its number. Small ones are names as often.
  [[nodiscard]] bool lists_things() const {
    std::string_view first;
    return std::ranges::any_of(m_.figures, [&](const Figure& figure) {
      const std::string_view noun = listed_noun(figure);
      first = first.empty() ? noun : first;
      return noun != first && !noun.empty();
    });
  }

  // Whether a number without a unit is a figure.
  [[nodiscard]] bool counts_bare(const Figure& figure, Piece sentence, const Beside& beside) const {
    if (figure.value == 0 && says_none(figure)) {
      return true;
    }
    if (figure.number.zero) {
      return false;
    }
    if (is_held_against_limit(figure)) {
      return true;
    }
    if (m_.is_in_columns(figure) && !figure.number.grouped) {
      return is_cell(figure);
    }
    // 4.2→4.3 is a version where nothing says what is measured; 12→0.1 is none.
    if (figure.changes && figure.number.decimal && beside.measure == nullptr &&
        !(comes_from_whole_number() && m_.closes(figure)) && !is_change_of_a_gauge(figure)) {
      return false;
    }
    // 「pods pending 143 (> 20)」
    if (m_.is_alert() && !figure.number.dotted &&
        m_.role_of(figure, sentence) == MetricRole::threshold && follows_a_sign(figure)) {
      return true;
    }
    const bool measures =
        beside.measure != nullptr && (!beside.measure->level || beside.measure->unit.empty());
    const bool near = measures && figure.whole.begin - beside.end <= kNear;
    const bool big = figure.number.grouped || figure.number.scaled || figure.number.compound;
    return near || big || figure.changes || figure.shares || figure.bound != Bound::exact ||
           compares(figure, sentence, beside) || is_assigned(figure) || is_in_range(figure) ||
           m_.is_share(figure) || is_cell(figure) || is_listed(figure) || is_of_a_noun(figure) ||
           answers(figure, sentence) || is_of_known(figure) ||
           (m_.closes(figure) && m_.asked_unit() != nullptr) ||
           m_.says(SubjectWord::counted, figure.whole.end) ||
           (m_.says(SubjectWord::moved, figure.whole.end) && m_.known_recently() &&
            !figure.number.decimal && figure.value != 0) ||
           is_said_again(figure) || m_.goes_on(figure) || m_.known_below_zero(figure) != nullptr ||
           m_.is_held_against(figure) || m_.known_reading(figure) != nullptr ||
           is_of_a_level(m_.index) || (m_.follows_a_particle(figure) && m_.closes(figure));
  }

 private:
  // 「エラー0。」, 「滞留 ゼロです」, 「送信も0になった」, 「503ゼロ」, but not
  // 「冗長性ゼロになります」.
  [[nodiscard]] bool says_none(const Figure& figure) const {
    const std::size_t begin = text::skip_blanks_back(m_.text(), figure.whole.begin);
    const auto before = text::character_before(m_.text(), begin);
    const text::Script script =
        before.size == 0 ? text::Script::blank : text::script_of(before.code);
    const bool noun = script == text::Script::kanji || script == text::Script::katakana ||
                      script == text::Script::latin || ends_a_status(begin) ||
                      stem_of_verb(begin) > 0;
    const bool particle = m_.follows_a_particle(figure);
    const bool first = script >= text::Script::blank;
    const bool now = m_.words.word_before(SubjectWord::now, m_.text(), begin) > 0;
    return !m_.is_in_columns(figure) && (((m_.closes(figure) || is_told_by_a_tool(figure)) &&
                                          (noun || particle || first || now)) ||
                                         (noun && is_emptied(figure)) ||
                                         ((particle || first || !figure.number.zero) &&
                                          m_.says(SubjectWord::emptied, figure.whole.end)));
  }

  // 待ち of 「ロック待ちゼロ」: the size of the kana of a verb that is a noun, 0 where none ends
  // here.
  [[nodiscard]] std::size_t stem_of_verb(std::size_t end) const {
    const std::size_t kana = m_.words.word_before(SubjectWord::stem_end, m_.text(), end);
    auto before = text::character_before(m_.text(), end - kana);
    std::size_t size = kana;
    if (text::script_of(before.code) == text::Script::hiragana) {
      size += before.size;  // 重なり
      before = text::character_before(m_.text(), end - size);
    }
    return kana > 0 && text::script_of(before.code) == text::Script::kanji ? size : 0;
  }

  // 「failed 0 のまま」: a word in Latin letters and a blank stand before it, a blank behind.
  [[nodiscard]] bool is_told_by_a_tool(const Figure& figure) const {
    const std::size_t begin = text::skip_blanks_back(m_.text(), figure.number.begin);
    return begin < figure.number.begin && begin > 0 && !figure.number.zero &&
           text::script_of(text::character_before(m_.text(), begin).code) == text::Script::latin &&
           figure.number.end < m_.text().size() && m_.text()[figure.number.end] == ' ';
  }

  // 「90と95のしきい値」: what stands behind it says that it is a level.
  [[nodiscard]] bool is_of_a_level(std::size_t index) const {
    const Figure& figure = m_.figures[index];
    const std::size_t joint = m_.words.word_at(SubjectWord::joint, m_.text(), figure.whole.end);
    const std::size_t end = figure.whole.end + joint;
    if (joint == 0 || figure.has_unit) {
      return false;
    }
    const auto hit = m_.words.measure_at(m_.text(), end);
    const bool level = hit.measure != nullptr && hit.measure->level && hit.measure->firm;
    return level || (index + 1 < m_.figures.size() && end == m_.figures[index + 1].whole.begin &&
                     is_of_a_level(index + 1));
  }

  // 「送信ゼロになりました。」: it has come to nothing, and nothing is said of that.
  [[nodiscard]] bool is_emptied(const Figure& figure) const {
    const std::size_t came = m_.words.word_at(SubjectWord::emptied, m_.text(), figure.whole.end);
    const std::size_t end = figure.whole.end + came;
    return came > 0 &&
           (m_.skip_space(end) >= m_.text().size() || m_.says(SubjectWord::closing, end));
  }

  // 「503ゼロ」: the three digits of an error that a server of the web answers with.
  [[nodiscard]] bool ends_a_status(std::size_t end) const {
    constexpr std::size_t kDigits = 3;
    if (end < kDigits || (end > kDigits && text::is_ascii_digit(m_.text()[end - kDigits - 1]))) {
      return false;
    }
    const std::string_view digits = m_.text().substr(end - kDigits, kDigits);
    return (digits[0] == '4' || digits[0] == '5') && text::is_ascii_digit(digits[1]) &&
           text::is_ascii_digit(digits[2]);
  }

  // psi = 0.41: what a log assigns. A whole number is an identifier as often, but in an alert,
  // where nothing follows it or only the thresholds: jobs in state CG = 143, load1 = 212 (warn 40),
  // offline: 96.
  [[nodiscard]] bool is_assigned(const Figure& figure) const {
    const std::size_t end = text::skip_blanks_back(m_.text(), figure.number.begin);
    const bool assigns = end > 0 && m_.text()[end - 1] == '=';
    const bool labels = end > 0 && end < figure.number.begin && m_.text()[end - 1] == ':';
    if (!(assigns || labels) || figure.number.dotted ||
        !((assigns && figure.number.decimal) || is_told_by_an_alert(figure))) {
      return false;
    }
    const std::size_t name = text::skip_blanks_back(m_.text(), end - 1);
    return text::script_of(text::character_before(m_.text(), name).code) == text::Script::latin;
  }

  // 「書き込み待ちが50ミリ秒。ふだん2。」, 「成功率がですね、普段92のところ今67まで落ちてます」: a
  // usual or a present value beside another one, or of what the sentence measures.
  [[nodiscard]] bool compares(const Figure& figure, Piece sentence, const Beside& beside) const {
    if (!(m_.known_recently() || beside.measure != nullptr) ||
        !(m_.closes(figure) ||
          (m_.says(SubjectWord::moved, figure.whole.end) && !figure.number.decimal))) {
      return false;
    }
    return m_.is_compared(figure, sentence);
  }

  [[nodiscard]] bool is_told_by_an_alert(const Figure& figure) const {
    const std::size_t behind = m_.skip_space(figure.number.end);
    return m_.is_alert() && m_.text()[figure.number.begin - 1] == ' ' &&
           (behind >= m_.text().size() || m_.text()[behind] == '(' ||
            m_.text()[figure.number.end] == '\n');
  }

  // agv_online  41 / threshold 70, loadavg5 12.3 > 8.0: in an alert the number behind a name that
  // is held against a limit, or ends the line.
  [[nodiscard]] bool is_held_against_limit(const Figure& figure) const {
    const std::size_t begin = text::skip_blanks_back(m_.text(), figure.number.begin);
    const std::size_t end = text::skip_blanks(m_.text(), figure.number.end);
    if (!m_.is_alert() || begin == figure.number.begin || begin == 0 || figure.number.dotted ||
        end == figure.number.end || end + 1 >= m_.text().size()) {
      return false;
    }
    const char sign = m_.text()[end];
    const bool compares = sign == '>' || sign == '<' || (sign == '/' && m_.text()[end + 1] == ' ');
    return compares &&
           text::script_of(text::character_before(m_.text(), begin).code) == text::Script::latin;
  }

  // |   523418 |
  [[nodiscard]] bool is_cell(const Figure& figure) const {
    const std::size_t begin = text::skip_blanks_back(m_.text(), figure.number.begin);
    const std::size_t end = m_.skip_space(figure.number.end);
    return begin > 0 && m_.text()[begin - 1] == '|' && end < m_.text().size() &&
           m_.text()[end] == '|';
  }

  // 「残りの340をどうするか」: a large number that was said before with its unit.
  [[nodiscard]] bool is_said_again(const Figure& figure) const {
    constexpr double kNoRoom = 100;  // smaller ones name gates and rooms as often
    const bool told = m_.known_by_value(figure) != nullptr;
    return told && (figure.number.decimal ||
                    (figure.value >= kNoRoom && (m_.says(SubjectWord::topic, figure.whole.end) ||
                                                 m_.says(SubjectWord::oblique, figure.whole.end))));
  }

  // An end of a range counts as the other does; the first where figures were spoken of.
  [[nodiscard]] bool is_in_range(const Figure& figure) const {
    const bool last = m_.index > 0 && m_.figures[m_.index - 1].ranged;
    return figure.ranged &&
           (last ? m_.has_partner() : m_.known_recently() && !numbers_things(figure));
  }

  // 「702から709まで全部」: things in the order of their numbers, no value that grows.
  [[nodiscard]] bool numbers_things(const Figure& figure) const {
    if (m_.index + 1 >= m_.figures.size()) {
      return false;
    }
    const Figure& end = m_.figures[m_.index + 1];
    return end.ranged && !end.has_unit && !figure.number.decimal && end.value > figure.value &&
           m_.words.link_of(m_.text().substr(figure.end, end.number.begin - figure.end)) ==
               rules::Link::from &&
           !m_.says(SubjectWord::moved, end.whole.end);
  }

  // 「97くらいです」, 「じゃあ500」, 「41。悪くなった」: the number opens its sentence and nothing
  // follows it.
  [[nodiscard]] bool answers(const Figure& figure, Piece sentence) const {
    return m_.opens(figure, sentence) && !names_a_place(figure) &&
           (m_.known_recently() || m_.asked_measure().measure != nullptr) &&
           (figure.whole.end >= m_.text().size() ||
            m_.says(SubjectWord::closing, figure.whole.end));
  }

  // 「99、5分で2個」: what is measured at the place of that number follows.
  [[nodiscard]] bool names_a_place(const Figure& figure) const {
    const std::size_t comma = m_.words.word_at(SubjectWord::boundary, m_.text(), figure.whole.end);
    return comma > 0 && m_.index + 1 < m_.figures.size() && m_.figures[m_.index + 1].has_unit &&
           m_.figures[m_.index + 1].whole.begin == figure.whole.end + comma;
  }

  [[nodiscard]] bool is_listed(const Figure& figure) const {
    return m_.lists_things && !listed_noun(figure).empty();
  }

  // 「出口0.30→0.52」 after 「0.18mg/L」: no version is below one.
  [[nodiscard]] bool is_change_of_a_gauge(const Figure& figure) const {
    return figure.value < 1 && std::ranges::any_of(m_.known, [&](const Known& known) {
             return known.message + 2 * kSoon >= m_.current && m_.is_on_scale_of(known, figure);
           });
  }

  [[nodiscard]] bool comes_from_whole_number() const {
    return m_.has_partner() && !m_.figures[m_.index - 1].number.decimal;
  }

  [[nodiscard]] bool follows_a_sign(const Figure& figure) const {
    const std::size_t end = text::skip_blanks_back(m_.text(), figure.number.begin);
    return end > 0 &&
           (m_.text()[end - 1] == '>' || m_.text()[end - 1] == '<' || m_.text()[end - 1] == '=');
  }

  // 「光量76。」, 「積み残し42です」, 「web 60、」: nothing but the end follows the number, and
  // what it is of stands right before it. Names of things are katakana as often (スロット17), and
  // programs have capitals and versions (Windows 11).
  [[nodiscard]] bool is_of_a_noun(const Figure& figure) const {
    if (!m_.closes(figure) || figure.number.dotted ||
        (figure.value < kNoNumber && !figure.number.decimal)) {
      return false;
    }
    const std::string_view noun = noun_before(figure.number.begin);
    if (noun.size() > kOneCharacter && !m_.words.is_word(SubjectWord::weak, noun)) {
      return text::script_of(text::character_at(noun, 0).code) == text::Script::kanji;
    }
    const bool said =
        figure.whole.end < m_.text().size() && !text::is_ascii(m_.text()[figure.whole.end]);
    return said && figure.value < kNoName && !figure.number.decimal && !m_.is_alert() &&
           follows_a_plain_word(figure);
  }

  // web of 「web 60」: Latin letters of one case and a blank.
  [[nodiscard]] bool follows_a_plain_word(const Figure& figure) const {
    const std::string_view front = m_.text().substr(0, figure.number.begin);
    const std::size_t end = text::skip_blanks_back(front, front.size());
    std::size_t begin = end;
    while (begin > 0 &&
           text::script_of(text::character_before(front, begin).code) == text::Script::latin) {
      --begin;
    }
    const std::string word = m_.written(m_.current, {begin, end});
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto capitals = std::ranges::count_if(word, is_capital);
    const bool one_case = capitals == 0 || capitals == static_cast<std::ptrdiff_t>(word.size());
    return end < front.size() && end > begin + 1 && one_case;
  }

  // 「除外131、」 after 「除外2,900」: the noun right before the number was counted before.
  [[nodiscard]] bool is_of_known(const Figure& figure) const {
    if (!m_.closes(figure) || figure.number.decimal) {
      return false;
    }
    const std::string_view noun = noun_before(figure.number.begin);
    return noun.size() > kOneCharacter && std::ranges::any_of(m_.known, [&](const Known& known) {
             return known.subject.ends_with(noun);
           });
  }

  // The noun of a bare number in a list, empty where it is in none.
  [[nodiscard]] std::string_view listed_noun(const Figure& figure) const {
    const bool counts = figure.value >= kNoNumber && !figure.has_unit && !figure.number.decimal &&
                        m_.closes(figure);
    const std::string_view noun = counts ? noun_before(figure.number.begin) : "";
    return noun.size() > kOneCharacter ? noun : "";
  }

  // The run of kanji or katakana that ends here, with the kana of 空き and 待ち.
  [[nodiscard]] std::string_view noun_before(std::size_t end) const {
    std::size_t begin = end - stem_of_verb(end);
    const text::Script script = text::script_of(text::character_before(m_.text(), begin).code);
    for (auto c = text::character_before(m_.text(), begin);
         c.size > 0 && text::script_of(c.code) == script;
         c = text::character_before(m_.text(), begin)) {
      begin -= c.size;
    }
    const bool noun = script == text::Script::kanji || script == text::Script::katakana;
    return noun ? m_.text().substr(begin, end - begin) : std::string_view();
  }

  const MessageFigures& m_;
};

}  // namespace

bool lists_things(const MessageFigures& figures) {
  return Bare(figures).lists_things();
}

bool counts_bare(const MessageFigures& figures, const Figure& figure, Piece sentence,
                 const Beside& beside) {
  return Bare(figures).counts_bare(figure, sentence, beside);
}

}  // namespace tenmatsu::analysis
