#include "analyse/due_day.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/fold.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::suffix_size;

// Whether a text ends by a word that gives it as a reason: 「点検があるので、」. Some say so only
// before a comma.
bool ends_by_reason_in(const Rules& rules, std::string_view text) {
  const auto& reasons = rules.phrases.cue("day_reasons");
  return suffix_size(text::trimmed(text), reasons) > 0 ||
         suffix_size(text::without_closing_marks(text), reasons) > 0;
}

/// Reads the days of one sentence. What is asked of each of its days is looked up once: a sentence
/// may be a whole page without a stop.
class DueDays {
 public:
  DueDays(const Rules& rules, std::string_view text)
      : rules_(rules),
        text_(text),
        comma_(text::normalised(rules.phrases.text("mark.comma"))),
        days_(days_in(rules.due, text, {0, text.size()})) {
    find_commas();
    find_quotations();
    find_reasons();
  }

  // 「朝5時に知らせる設定、今週中に入れます」
  [[nodiscard]] Deadline best() const {
    Deadline best = likeliest(rules_.due, text_, days_);
    best = best.weight > 0 ? best : end_;
    int most = claim_of(best);
    std::size_t begin = 0;
    for (const std::size_t end : commas_) {
      consider(begin, end, best, most);
      begin = end + comma_.size();
    }
    consider(begin, text_.size(), best, most);
    return most < 0 ? Deadline{} : best;
  }

 private:
  // Takes the day of a clause where more speaks for it: 「枠が来週なので来週」.
  void consider(std::size_t begin, std::size_t end, Deadline& best, int& most) const {
    const std::vector<Deadline> days = days_in(rules_.due, text_, {begin, end});
    std::span<const Deadline> rest(days);
    for (;;) {
      Deadline one = likeliest(rules_.due, text_, rest);
      one = one.weight > 0 ? one : end_in(rules_.due, text_, {begin, end});
      const int claim = claim_of(one);
      if (claim > most) {
        most = claim;
        best = one;
      }
      // 「今週の当番が来週直す」
      const bool gives_way = claim >= 0 && is_of_thing(text_.substr(one.piece.end));
      if (one.weight == 0 || (claim >= 0 && !gives_way)) {
        return;
      }
      begin = one.piece.end;
      while (!rest.empty() && rest.front().piece.begin < begin) {
        rest = rest.subspan(1);
      }
    }
  }

  void find_commas() {
    for (std::size_t at = text_.find(comma_); at != std::string_view::npos;
         at = text_.find(comma_, at + comma_.size())) {
      commas_.push_back(at);
    }
  }

  void find_quotations() {
    const auto& quotes = cue("quotation");
    for (std::size_t at = 0; at < text_.size(); at += text::character_at(text_, at).size) {
      const std::string_view rest = text_.substr(at);
      if (rest.starts_with(quotes[0]) || rest.starts_with(quotes[1])) {
        quotes_.push_back({at, rest.starts_with(quotes[0])});
      }
    }
  }

  void find_reasons() {
    const auto& reasons = cue("day_reasons");
    for (std::size_t at = 0; at < text_.size(); at += text::character_at(text_, at).size) {
      if (reasons.any_begins(text_.substr(at))) {
        reasons_.push_back(at);
      }
    }
    end_ = end_in(rules_.due, text_, {0, text_.size()});
    last_day_ = end_.weight > 0 ? end_.piece.end : 0;
    for (const Deadline& day : days_) {
      last_day_ = day.weight > 0 ? std::max(last_day_, day.piece.begin) : last_day_;
    }
  }

  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return rules_.phrases.cue(id);
  }

  // Whether the clause says nothing but the day: 「…、来週中に」.
  [[nodiscard]] bool stands_alone(const Piece& day) const {
    constexpr std::size_t kLittle = 4;  // letters
    const auto next = std::ranges::lower_bound(commas_, day.begin);
    const std::size_t begin = next == commas_.begin() ? 0 : *std::prev(next) + comma_.size();
    const auto closing = std::lower_bound(next, commas_.end(), day.end);
    const std::size_t end = closing == commas_.end() ? text_.size() : *closing;
    const std::string_view behind = text_.substr(day.end, end - day.end);
    return day.begin == begin && text::length_of(text::without_closing_marks(behind)) <= kLittle;
  }

  // 「今夜の手数料を」, 「今週の表は」: the day tells which thing, not when; 「来月の定例で」 tells
  // when.
  [[nodiscard]] bool tells_which(std::string_view behind) const {
    const std::string& of = rules_.phrases.text("particle.of");
    if (!behind.starts_with(of)) {
      return false;
    }
    // 「今夜の点検の手順を」
    std::size_t noun = 0;  // bytes
    while (behind.starts_with(of)) {
      behind.remove_prefix(of.size());
      noun = 0;
      while (noun < behind.size() && text::is_noun_letter(text::character_at(behind, noun).code)) {
        noun += text::character_at(behind, noun).size;
      }
      behind.remove_prefix(noun);
    }
    return noun > 0 && cue("thing_marks").any_begins(behind);
  }

  // Whether a reason ends between the day and the next: 「来週点検があるんで木曜に」.
  [[nodiscard]] bool is_reason_of_next(const Deadline& day) const {
    const auto reason = std::ranges::lower_bound(reasons_, day.piece.end);
    return reason != reasons_.end() && *reason < last_day_;
  }

  // 「今日も電話で気づいたわけで」
  [[nodiscard]] bool is_told_as_reason(std::string_view behind) const {
    return behind.starts_with(rules_.phrases.text("particle.also")) &&
           ends_by_reason_in(rules_, behind);
  }

  // 「役所への連絡は朝イチ、俺がやる」, 「朝イチで出します」
  [[nodiscard]] bool is_first_hour(std::string_view said, std::string_view behind) const {
    return cue("days_counted_from_night").any_begins(said) &&
           (behind.starts_with(comma_) || behind.starts_with(rules_.phrases.text("particle.by")));
  }

  [[nodiscard]] bool is_quoted(std::size_t at) const {
    const auto next =
        std::lower_bound(quotes_.begin(), quotes_.end(), at,
                         [](const Quote& one, std::size_t place) { return one.begin < place; });
    return next != quotes_.begin() && std::prev(next)->opens;
  }

  // 夕方, 午後, but no hour of any day is 昼食後 or 「夜が明けたら」.
  [[nodiscard]] bool is_hour(std::string_view said) const {
    const std::size_t hour = rules::prefix_size(said, cue("hours_of_day"));
    return hour > 0 && suffix_size(said.substr(hour), cue("once_ends")) == 0;
  }

  // 「午後に対応します」, 「夕方設定を入れときます」: somebody says what they will do at that hour.
  // 「朝に知らせる機能を作ります」 tells of a thing what it does then, 「夜にバッチが動きます」
  // what happens.
  [[nodiscard]] bool promises(std::string_view behind) const {
    const std::string& of = rules_.phrases.text("particle.of");
    std::string_view clause = text::without_closing_marks(behind);
    // 「午後の打ち合わせで決めます」, 「始発前にタグを出す、を取り決めます」,
    // 「朝になったら呼びます」
    if (clause.starts_with(of) || clause.find(comma_) != std::string_view::npos ||
        cue("promise_things").any_in(clause)) {
      return false;
    }
    clause.remove_prefix(rules::prefix_size(clause, cue("promise_marks")));
    const std::size_t end = suffix_size(clause, cue("promise_ends"));
    if (end <= suffix_size(clause, cue("promise_no_ends"))) {
      return false;
    }
    clause.remove_suffix(end);
    return !holds_subject(clause) && !tells_of_thing(rules_.due, clause);
  }

  // Whether a noun stands in the clause that does or is something.
  [[nodiscard]] bool holds_subject(std::string_view clause) const {
    const std::string& subject = rules_.phrases.text("particle.subject");
    for (std::size_t at = clause.find(subject); at != std::string_view::npos;
         at = clause.find(subject, at + subject.size())) {
      if (text::is_noun_letter(text::character_before(clause, at).code)) {
        return true;
      }
    }
    return false;
  }

  // 「45日」, and not 「7月の保守」
  [[nodiscard]] static bool counts_days(std::string_view said) {
    constexpr std::size_t kUnit = 2;  // characters
    const std::size_t unit = said.find_first_not_of("0123456789");
    return unit != std::string_view::npos && text::length_of(said.substr(unit)) <= kUnit;
  }

  // How much speaks for it that the work is due on the day that its sentence names; below 0 where
  // it is none: 「30日切ったら」, 「朝に知らせる機能」, 「当日動作」.
  [[nodiscard]] int claim_of(const Deadline& day) const {
    constexpr int kDeadline = 2;
    const std::string_view said = text_.substr(day.piece.begin, day.piece.end - day.piece.begin);
    const std::string_view behind = text_.substr(day.piece.end);
    const std::string_view before = text_.substr(0, day.piece.begin);
    const bool counted = text::script_of(text::character_at(said, 0).code) == text::Script::digit;
    const bool length =
        counted && (cue("no_length_behind").any_begins(behind) ||
                    (counts_days(said) && cue("threshold_behind").any_begins(behind)));
    const bool other = length || cue("no_day_behind").any_begins(behind) || tells_which(behind) ||
                       suffix_size(before, cue("from_ends")) > 0 || is_quoted(day.piece.begin) ||
                       is_reason_of_next(day) || is_told_as_reason(behind);
    if (day.weight == 0 || (other && day.weight < kDeadline) || is_taken_back(behind)) {
      return -1;
    }
    const bool alone = stands_alone(day.piece);
    const bool by = suffix_size(said, cue("until_ends")) > 0;
    const bool hour = !by && is_hour(said);
    const bool event = cue("days_of_event").any_is(said);
    const bool promised =
        (hour && !before.ends_with(rules_.phrases.text("particle.also")) && promises(behind)) ||
        is_first_hour(said, behind);
    if (!alone && day.weight < kDeadline && (event || (hour && !promised))) {
      return -1;
    }
    const int claim = std::max(
        0, 2 * day.weight + (alone && !is_of_thing(behind) ? 3 : 0) - (hour || event ? 3 : 0));
    return 2 * claim + (is_of_thing(behind) ? 0 : 1);
  }

  // 「今日発効の分」, 「来月の引き落とし」, 「来年の停電の前に」: of two days of a sentence that of
  // a thing gives way to the other.
  [[nodiscard]] bool is_of_thing(std::string_view behind) const {
    const std::string& of = rules_.phrases.text("particle.of");
    std::size_t noun = 0;  // bytes
    while (noun < behind.size() && text::is_noun_letter(text::character_at(behind, noun).code)) {
      noun += text::character_at(behind, noun).size;
    }
    const std::string_view rest = behind.substr(noun);
    return rest.starts_with(of) &&
           text::is_noun_letter(text::character_at(rest.substr(of.size()), 0).code);
  }

  // 「再来週の…いや来週の」
  [[nodiscard]] bool is_taken_back(std::string_view behind) const {
    constexpr std::size_t kNear = 12;  // bytes
    const auto& takes = cue("day_taken_back");
    for (std::size_t at = 0; at <= std::min(kNear, behind.size());) {
      if (takes.any_begins(behind.substr(at))) {
        return begins_behind(behind.substr(at));
      }
      at += std::max<std::size_t>(1, text::character_at(behind, at).size);
    }
    return false;
  }

  // Whether any other day follows.
  [[nodiscard]] bool begins_behind(std::string_view text) const {
    return std::ranges::any_of(days_in(rules_.due, text, {0, text.size()}),
                               [](const Deadline& day) { return day.weight > 0; });
  }

  struct Quote {
    std::size_t begin;
    bool opens;
  };

  const Rules& rules_;
  std::string_view text_;
  std::string comma_;
  std::vector<Deadline> days_;
  Deadline end_;  // what it names beside days
  std::vector<std::size_t> commas_;
  std::vector<std::size_t> reasons_;  // where they begin
  std::vector<Quote> quotes_;
  std::size_t last_day_ = 0;  // where the last begins for which anything speaks
};

}  // namespace

Deadline due_day(const Rules& rules, std::string_view text, Piece piece) {
  Deadline day = DueDays(rules, text.substr(piece.begin, piece.end - piece.begin)).best();
  day.piece.begin += piece.begin;
  day.piece.end += piece.begin;
  return day;
}

bool ends_by_reason(const Rules& rules, std::string_view text, Piece piece) {
  return ends_by_reason_in(rules, text.substr(piece.begin, piece.end - piece.begin));
}

}  // namespace tenmatsu::analysis
