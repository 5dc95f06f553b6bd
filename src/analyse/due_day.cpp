#include "analyse/due_day.hpp"

#include <algorithm>

#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/fold.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::suffix_size;

/// Reads the days of one sentence.
class DueDays {
 public:
  DueDays(const Rules& rules, std::string_view text)
      : rules_(rules), text_(text), comma_(text::normalised(rules.phrases.text("title.comma"))) {}

  // 「朝5時に知らせる設定、今週中に入れます」
  [[nodiscard]] Deadline best() const {
    Deadline best = deadline(text_);
    int most = claim_of(best);
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find(comma_, begin), text_.size());
      const Deadline one = deadline_in(rules_.due, text_, {begin, end});
      const int claim = claim_of(one);
      if (claim > most) {
        most = claim;
        best = one;
      }
      // 「枠が来週なので来週」
      const bool more = one.weight > 0 && claim < 0 && one.piece.end > begin;
      begin = more ? one.piece.end : end + comma_.size();
    }
    return most < 0 ? Deadline{} : best;
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return rules_.phrases.cue(id);
  }

  [[nodiscard]] Deadline deadline(std::string_view text) const {
    return deadline_in(rules_.due, text, {0, text.size()});
  }

  // Whether the clause says nothing but the day: 「…、来週中に」.
  [[nodiscard]] bool stands_alone(const Piece& day) const {
    constexpr std::size_t kLittle = 4;  // letters
    const std::size_t before = text_.substr(0, day.begin).rfind(comma_);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + comma_.size();
    const std::size_t end = std::min(text_.find(comma_, day.end), text_.size());
    const std::string_view behind = text_.substr(day.end, end - day.end);
    return day.begin == begin && text::length_of(text::without_closing_marks(behind)) <= kLittle;
  }

  // 「今夜の手数料を」, 「今週の表は」: the day tells which thing, not when; 「来月の定例で」 tells
  // when.
  [[nodiscard]] bool tells_which(std::string_view behind) const {
    const std::string& of = rules_.phrases.text("title.possessive");
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
    const auto& reasons = cue("day_reasons");
    return std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) {
      const std::size_t at = text_.find(reason, day.piece.end);
      return at != std::string_view::npos && deadline(text_.substr(at + reason.size())).weight > 0;
    });
  }

  // 「今日も電話で気づいたわけで」
  [[nodiscard]] bool is_told_as_reason(std::string_view behind) const {
    return behind.starts_with(rules_.phrases.text("task.too")) &&
           suffix_size(text::without_closing_marks(behind), cue("day_reasons")) > 0;
  }

  // 「役所への連絡は朝イチ、俺がやる」, 「朝イチで出します」
  [[nodiscard]] bool is_first_hour(std::string_view said, std::string_view behind) const {
    return cue("days_counted_from_night").any_begins(said) &&
           (behind.starts_with(comma_) || behind.starts_with(rules_.phrases.text("pair.by")));
  }

  // 「昼に解除します」, and not 「朝に通知する機能」
  [[nodiscard]] bool is_promised_at(std::string_view behind) const {
    const std::string& at = rules_.phrases.text("task.target");
    if (!behind.starts_with(at)) {
      return false;
    }
    behind.remove_prefix(at.size());
    constexpr std::size_t kShortest = 2;  // characters; 「朝5時に移します」 tells where to
    const std::string_view deed = behind;
    while (!behind.empty() && text::is_noun_letter(text::character_at(behind, 0).code)) {
      behind.remove_prefix(text::character_at(behind, 0).size);
    }
    return text::length_of(deed.substr(0, deed.size() - behind.size())) >= kShortest &&
           cue("hour_deeds").any_is(text::without_closing_marks(behind));
  }

  [[nodiscard]] bool is_quoted(std::size_t at) const {
    const auto& quotes = cue("quotation");
    const std::size_t opened = text_.substr(0, at).rfind(quotes[0]);
    const std::size_t closed = text_.substr(0, at).rfind(quotes[1]);
    return opened != std::string_view::npos &&
           (closed == std::string_view::npos || closed < opened);
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
    if (day.weight == 0 || (other && day.weight < kDeadline)) {
      return -1;
    }
    const bool alone = stands_alone(day.piece);
    const bool by = suffix_size(said, cue("until_ends")) > 0;
    // 「夜が明けたら」 is no hour of any day.
    const bool hour =
        !by && cue("hours_of_day").any_begins(said) && suffix_size(said, cue("once_ends")) == 0;
    const bool event = cue("days_of_event").any_is(said);
    // 「午後やります」, 「昼に解除します」
    const bool promised = cue("hour_promises").any_begins(behind) || is_promised_at(behind) ||
                          is_first_hour(said, behind);
    if (!alone && day.weight < kDeadline && (event || (hour && !promised))) {
      return -1;
    }
    return std::max(0, 2 * day.weight + (alone ? 3 : 0) - (hour || event ? 3 : 0));
  }

  const Rules& rules_;
  std::string_view text_;
  std::string comma_;
};

}  // namespace

Deadline due_day(const Rules& rules, std::string_view text, Piece piece) {
  Deadline day = DueDays(rules, text.substr(piece.begin, piece.end - piece.begin)).best();
  day.piece.begin += piece.begin;
  day.piece.end += piece.begin;
  return day;
}

bool ends_by_reason(const Rules& rules, std::string_view text, Piece piece) {
  const std::string_view said =
      text::without_closing_marks(text.substr(piece.begin, piece.end - piece.begin));
  return suffix_size(said, rules.phrases.cue("day_reasons")) > 0;
}

}  // namespace tenmatsu::analysis
