// What the words around a number mean: numerals, units, bounds, rates, and what is no figure at
// all. All words are normalised when they are loaded, as the texts are that they are looked for in.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/lookup.hpp"
#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::rules {

enum class UnitKind { percent, time, data, money, rate, physical, counter };

/// `{"units": [{"id", "unit", "kind", "words", …}]}`
struct Unit {
  std::string id;
  std::string unit;  // in its plain form, as printed
  UnitKind kind = UnitKind::counter;
  double factor = 1;       // 割 is ten of its unit
  bool kanji = true;       // may follow a number in kanji
  bool exact = false;      // its words are Latin letters whose case matters
  bool spaced = true;      // a blank may stand before it
  bool noun = false;       // names by itself what is counted: 店舗
  std::string minor;       // unit that may follow to make one figure: 時間 then 分
  double minor_parts = 0;  // how many of the minor make one: 60
  double seconds = 0;      // how long one is; 0 where it is no time
  std::string instead;     // id of the unit that its words may mean as well: m of 3.42m
  int instead_place = -1;  // that unit among all
  // … behind or before these words: 駅から2キロ
  std::vector<std::string> instead_behind;
  std::vector<std::string> instead_before;
  // … and everywhere in a talk that says a figure in one of these units: 50メートル
  std::vector<std::string> instead_where;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, unit, kind, factor, kanji, exact, spaced, noun, minor, minor_parts, seconds,
            instead, instead_place, instead_behind, instead_before, instead_where);
  }
};

/// `{"bounds": [{"id", "bound", "before", "after"}]}`
struct BoundWord {
  std::string id;
  Bound bound = Bound::about;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, bound);
  }
};

/// `{"rates": [{"id", "per", "before", "after"}]}`: 毎分 … or … /分.
struct Per {
  std::string id;
  std::string per;    // denominator in its plain form
  bool span = false;  // with money it says how long a sum is for, and makes no rate: 年間24万円

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, per, span);
  }
};

/// `{"links": [{"id", "link", "words"}]}`: what makes one thing of two numbers.
enum class Link {
  none,
  range,   // 300〜500
  from,    // 5分から10分, 18から64
  list,    // 2、3件; only a range where the numbers are neighbours
  change,  // 31,000→2,400
  share,   // 40項目中39, 0/31: a part and its whole
};

/// `{"not_figures": [{"id", "before", "after", "beyond", …}]}`: what makes a number no figure.
/// All conditions that are given must hold. In `after` and `beyond` a '#' stands for digits.
struct NotFigure {
  std::string id;
  std::vector<std::string> before;         // ends where the number begins
  std::vector<std::string> after;          // begins where the number ends
  std::vector<std::string> beyond;         // begins where the unit ends
  std::vector<std::string> within;         // stands anywhere in the sentence
  std::vector<std::string> unless_before;  // nothing that ends where the number begins
  std::vector<std::string> unless_after;   // nothing that begins where the number ends
  std::vector<std::string> units;          // the unit is one of these; "" for none
  std::optional<double> least;             // the value is not below
  std::optional<double> most;              // the value is not above
  std::optional<bool> kanji;               // the number is written in kanji
  bool spaced = true;                      // blanks may stand between
  bool names = false;                      // the number names something from then on: a code

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, before, after, beyond, within, unless_before, unless_after, units, least, most,
            kanji, spaced, names);
  }
};

/// `{"measures": [{"id", "words", "unit"}]}`: nouns that need no unit: 接続数 500.
struct Measure {
  std::string id;
  std::string unit;    // what a number without a unit is in, "" where nothing
  bool level = false;  // the level of something else, which gives the unit: 上限
  bool firm = false;   // a number beside it is a figure, whatever it looks like: 上限の500
  bool whole_numbers = false;  // a number with a decimal point is in another unit

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, unit, level, firm, whole_numbers);
  }
};

/// `{"figure_roles": [{"id", "role", "words"}]}`
struct RoleWord {
  std::string id;
  MetricRole role = MetricRole::usual;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, role);
  }
};

/// `{"counted": [{"id", "unit", "words", "none"}]}`: nouns that say in what they are counted where
/// a bare number says how many there are of them in a span of time: 注文が毎分74.
struct Counted {
  std::string id;
  std::string unit;
  bool none = false;  // … and where there is none of them: 申し出はゼロ

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, unit, none);
  }
};

/// `{"subject_words": [{"id", "kind", "words"}]}`: what a subject is cut from.
enum class SubjectWord {
  opening,     // dropped at the front: いま, もう, あと
  ending,      // dropped at the back: は, が, 最大で
  boundary,    // a subject does not reach over it: ので
  weak,        // no subject by itself: 全部, 合計
  noun_end,    // ends a noun phrase behind the number: が, を
  denial,      // behind a figure, says that it is not so: じゃなくて
  mistake,     // somewhere behind, says that an earlier figure was wrong: 訂正
  earlier,     // before a figure, says that it was said before: 先ほどの
  counted,     // behind a bare number, says that it counts: healthy
  moved,       // behind a bare number, says that a value was or is to be that: に戻した
  closing,     // behind a bare number that answers: です
  now,         // before a figure, says that it is compared with one of the same kind: 今
  joint,       // joins two nouns to one phrase: の
  topic,       // behind a noun, makes it what the clause is about: は
  stem_end,    // the kana that a verb ends in where it is a noun: 待ち
  each,        // behind a one, makes it what another figure is counted by: あたり
  particle,    // behind a noun, and never behind the stem of a verb: は
  verbal,      // behind a noun that is done: し of 失敗した
  prefix,      // in front of a noun: お
  person,      // behind a name: さん
  linking,     // at the end of a clause, says that the next goes on: て
  recast,      // behind a figure, says that the next one takes its place: 、いや
  emptied,     // behind a zero, says that a value came to it: になりました
  oblique,     // behind a noun, makes it a circumstance of what is said: では
  agent,       // who does something, hardly ever what is measured: 担当
  waiting,     // behind a span of time, asks for it: ください
  predicate,   // behind a noun, makes it what is done: する
  tail,        // behind a kanji, says that it is the stem of a verb: がっ
  inflection,  // at the end of a verb, cut off to name what is done: ました
  narrowed,    // behind a figure said again, says that it counted too much: も入っています
  amount,      // what there is so much of in a span of time: 売上
  rights,      // right before a figure, says that it stands for the one before it: 正しくは
  excuse,      // the same where nothing but the end follows the figure: すみません
  excused,     // behind a figure after such a word, ends what is told: でした
  mistaken,    // behind a figure, says that it was meant: の間違い
  shown,       // behind a bare number, says that a gauge shows it: を指し
};
inline constexpr std::size_t kSubjectWordCount = 36;

class Figures {
 public:
  Figures();

  void add_numerals(const Node& node);
  void add_unit(const Node& node);
  void add_bound(const Node& node);
  void add_rate(const Node& node);
  void add_link(const Node& node);
  void add_not_figure(const Node& node);
  void add_measure(const Node& node);
  void add_role(const Node& node);
  void add_counted(const Node& node);
  void add_subject_words(const Node& node);

  /// Finds the units that others name, once all are there.
  void finish(Problems& problems);

  struct Numeral {
    std::size_t size = 0;  // in bytes; 0 where there is none
    double value = 0;
  };
  [[nodiscard]] Numeral digit_at(std::string_view text, std::size_t at) const;  // 一
  [[nodiscard]] Numeral power_at(std::string_view text, std::size_t at) const;  // 十 百 千
  [[nodiscard]] Numeral scale_at(std::string_view text, std::size_t at) const;  // 万 億 兆
  /// The size of the minus sign or word that ends here.
  [[nodiscard]] std::size_t minus_before(std::string_view text, std::size_t end) const;
  /// The size of a word for zero that begins here; it is a figure only where it says so.
  [[nodiscard]] std::size_t zero_at(std::string_view text, std::size_t at) const;
  [[nodiscard]] std::size_t half_at(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool vague_before(std::string_view text, std::size_t end) const;  // 数, 何
  /// The size of an idiom that begins here and holds a numeral: 万一, 一部.
  [[nodiscard]] std::size_t idiom_at(std::string_view text, std::size_t at) const;

  struct UnitHit {
    const Unit* unit = nullptr;
    std::size_t size = 0;
  };
  /// `written` is the text as it was written from the same place on, for units like M and m.
  [[nodiscard]] UnitHit unit_at(std::string_view text, std::size_t at,
                                std::string_view written) const;
  /// The unit whose sign stands right before a number: $1,870.
  [[nodiscard]] UnitHit sign_before(std::string_view text, std::size_t end) const;
  [[nodiscard]] const Unit* unit_of(std::string_view plain) const;
  /// What the words of a unit mean where it is not meant itself, nullptr where they mean no other.
  [[nodiscard]] const Unit* instead_of(const Unit& unit) const;

  struct BoundHit {
    Bound bound = Bound::exact;
    std::size_t size = 0;
  };
  [[nodiscard]] BoundHit bound_before(std::string_view text, std::size_t end) const;
  [[nodiscard]] BoundHit bound_after(std::string_view text, std::size_t at) const;

  struct PerHit {
    const Per* per = nullptr;
    std::size_t size = 0;
  };
  [[nodiscard]] PerHit per_before(std::string_view text, std::size_t end) const;
  [[nodiscard]] PerHit per_after(std::string_view text, std::size_t at) const;

  /// What exactly this text between two numbers makes of them.
  [[nodiscard]] Link link_of(std::string_view between) const;

  [[nodiscard]] const std::vector<NotFigure>& not_figures() const { return not_figures_; }

  struct MeasureHit {
    const Measure* measure = nullptr;
    std::size_t size = 0;
  };
  [[nodiscard]] MeasureHit measure_at(std::string_view text, std::size_t at) const;

  /// The role word that begins at `at`.
  [[nodiscard]] const RoleWord* role_at(std::string_view text, std::size_t at) const;

  struct CountedHit {
    const Counted* counted = nullptr;
    std::size_t size = 0;
  };
  [[nodiscard]] CountedHit counted_at(std::string_view text, std::size_t at) const;

  [[nodiscard]] std::size_t word_at(SubjectWord kind, std::string_view text, std::size_t at) const;
  [[nodiscard]] std::size_t word_before(SubjectWord kind, std::string_view text,
                                        std::size_t end) const;
  [[nodiscard]] bool is_word(SubjectWord kind, std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(digits_, powers_, scales_, vague_, idioms_, minus_, halves_, zeros_, numeral_values_);
    archive(units_, unit_words_, exact_unit_words_, unit_symbols_, bounds_, bounds_before_,
            bounds_after_);
    archive(rates_, rates_before_, rates_after_, links_, link_words_, not_figures_);
    archive(measures_, measure_words_, roles_, role_words_, subject_ids_, subject_words_);
    archive(counted_, counted_words_);
  }

 private:
  Lookup digits_, powers_, scales_, vague_, idioms_, minus_, halves_, zeros_;
  std::vector<double> numeral_values_;
  std::vector<Unit> units_;
  Lookup unit_words_, exact_unit_words_, unit_symbols_;
  std::vector<BoundWord> bounds_;
  Lookup bounds_before_, bounds_after_;
  std::vector<Per> rates_;
  Lookup rates_before_, rates_after_;
  std::vector<std::pair<std::string, Link>> links_;
  Lookup link_words_;
  std::vector<NotFigure> not_figures_;
  std::vector<Measure> measures_;
  Lookup measure_words_;
  std::vector<RoleWord> roles_;
  Lookup role_words_;
  std::vector<Counted> counted_;
  Lookup counted_words_;
  std::vector<std::string> subject_ids_;
  std::array<Lookup, kSubjectWordCount> subject_words_;
};

}  // namespace tenmatsu::rules
