// The words that name a day by which work is due: `{"due": [{"id", "part", "words", "tails"}]}`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "text/character_set.hpp"
#include "text/matcher.hpp"
#include "text/stored_texts.hpp"

namespace tenmatsu::rules {

/// Words of one part. A word may hold '#', which stands for one or more digits.
class DuePart {
 public:
  void add(const std::vector<std::string>& words);

  /// The size of the longest word that `text` begins with; 0 where there is none.
  [[nodiscard]] std::size_t longest(std::string_view text) const;
  [[nodiscard]] bool stands_in(std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(words_, patterns_, first_);
  }

 private:
  void add_first(std::string_view word);

  text::Matcher words_;         // those without a '#'
  text::StoredTexts patterns_;  // the others
  text::CharacterSet first_;    // the characters that all begin with
};

class DueWords {
 public:
  /// Reads one member of a "due" list.
  void add(const Node& node);

  /// The size of the longest day, date or horizon that `text` begins with; 0 where there is none.
  [[nodiscard]] std::size_t head(std::string_view text) const { return head_.longest(text); }
  /// The same of what may follow a head or another link: of the week, noon, the end.
  [[nodiscard]] std::size_t link(std::string_view text) const { return link_.longest(text); }
  /// The same of what may stand between two of them.
  [[nodiscard]] std::size_t joint(std::string_view text) const { return joint_.longest(text); }
  /// The same of what makes a deadline of the words before it.
  [[nodiscard]] std::size_t until(std::string_view text) const { return until_.longest(text); }
  /// The same of what makes an end of any words before it.
  [[nodiscard]] std::size_t by(std::string_view text) const { return by_.longest(text); }
  /// The same of what shows that the words before it are no deadline.
  [[nodiscard]] std::size_t unlike(std::string_view text) const { return unlike_.longest(text); }
  /// The same of what makes a length of time of the words before it: 「2週間かかる」.
  [[nodiscard]] std::size_t takes(std::string_view text) const { return takes_.longest(text); }
  /// The same of how much or how often in a length of time: 「1日200通」.
  [[nodiscard]] std::size_t rate(std::string_view text) const { return rate_.longest(text); }
  /// Whether all of `text` is a day that may be over in part: 「今日」.
  [[nodiscard]] bool is_begun(std::string_view text) const {
    return begun_.longest(text) == text.size();
  }
  /// Whether all of `text` is a number of days or a day of the month: 「60日」.
  [[nodiscard]] bool is_numbered_day(std::string_view text) const {
    return numbered_day_.longest(text) == text.size();
  }
  /// Whether all of `text` is a time that also tells which thing is meant: 「月末処理」.
  [[nodiscard]] bool is_season(std::string_view text) const {
    return season_.longest(text) == text.size();
  }
  /// The same of how a verb ends that tells what has happened, and of what only looks like it.
  [[nodiscard]] std::size_t past(std::string_view text) const { return past_.longest(text); }
  [[nodiscard]] std::size_t no_past(std::string_view text) const { return no_past_.longest(text); }
  /// The same of how a verb ends that tells what happens, and of what only looks like it.
  [[nodiscard]] std::size_t plain(std::string_view text) const { return plain_.longest(text); }
  [[nodiscard]] std::size_t no_plain(std::string_view text) const {
    return no_plain_.longest(text);
  }
  /// The same of what gives the words before it as a reason: 「来月10日なので」.
  [[nodiscard]] std::size_t reason(std::string_view text) const { return reason_.longest(text); }
  /// The same of what points at such a day: 「それまでに」.
  [[nodiscard]] std::size_t pointer(std::string_view text) const { return pointer_.longest(text); }
  /// Whether an end that `text` holds is none of its own: 「それまでに」, 「今までの手順」.
  [[nodiscard]] bool names_no_end(std::string_view text) const {
    return pointer_.stands_in(text) || no_end_.stands_in(text);
  }

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(head_, link_, joint_, until_, by_, reason_, pointer_, no_end_, unlike_, takes_, rate_,
            begun_, numbered_day_, season_, past_, no_past_, plain_, no_plain_);
  }

 private:
  DuePart head_;
  DuePart link_;
  DuePart joint_;
  DuePart until_;
  DuePart by_;
  DuePart reason_;
  DuePart pointer_;
  DuePart no_end_;
  DuePart unlike_;
  DuePart takes_;
  DuePart rate_;
  DuePart begun_;
  DuePart numbered_day_;
  DuePart season_;
  DuePart past_;
  DuePart no_past_;
  DuePart plain_;
  DuePart no_plain_;
};

}  // namespace tenmatsu::rules
