#include "compose/lists.hpp"

#include <algorithm>
#include <string_view>

#include "compose/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

constexpr char32_t kFirstCircled = 0x2460;  // ①
constexpr char32_t kClose = 0x3011;         // 】
constexpr char32_t kLastCircled = 0x2473;   // ⑳
// Between what is counted and its figure: blanks, marks, は, が, で.
constexpr std::u32string_view kLabelEnds = U" \u3000:\uFF1A\u2192\u21D2=\uFF1D\u306F\u304C\u3067";
constexpr std::size_t kNone = std::string_view::npos;

// What stands before an item: a bullet, or a number.
struct Mark {
  std::string_view bullet;
  int number = 0;
  std::size_t size = 0;  // in bytes, with the blanks behind it

  [[nodiscard]] bool any() const { return number > 0 || !bullet.empty(); }
};

// 「1) 」, 「(2)」, 「3. 」: the number and the mark behind it.
Mark number_at(std::string_view text) {
  std::size_t at = 0;
  const auto is = [&](std::u32string_view any) {
    const text::Character c = text::character_at(text, at);
    return c.size > 0 && any.find(c.code) != std::u32string_view::npos;
  };
  const auto step = [&] { at += text::character_at(text, at).size; };
  const bool open = is(U"(\uFF08");
  if (open) {
    step();
  }
  int number = 0;
  int digits = 0;
  for (text::Character c = text::character_at(text, at);
       c.size > 0 && text::script_of(c.code) == text::Script::digit;
       c = text::character_at(text, at)) {
    const char32_t zero = c.code >= 0xFF10 ? char32_t{0xFF10} : char32_t{U'0'};
    number = number * 10 + static_cast<int>(c.code - zero);
    step();
    if (++digits > 2) {
      return {};
    }
  }
  const bool dot = !open && is(U".\uFF0E");
  if (digits == 0 || number < 1 || number > 99 || (!dot && !is(U")\uFF09"))) {
    return {};
  }
  step();
  const std::size_t behind = text::skip_blanks(text, at);
  const bool goes_on = text::script_of(text::character_at(text, behind).code) ==
                       text::Script::digit;
  return dot && goes_on && behind == at ? Mark{} : Mark{{}, number, behind};
}

Mark mark_of(const Story& story, std::string_view text) {
  const text::Character first = text::character_at(text, 0);
  if (first.code >= kFirstCircled && first.code <= kLastCircled) {
    return {{}, static_cast<int>(first.code - kFirstCircled) + 1,
            text::skip_blanks(text, first.size)};
  }
  for (const std::string& bullet : story.phrases().cue("bullets")) {
    if (text.starts_with(bullet) && text.size() > bullet.size()) {
      return {text.substr(0, bullet.size()), 0, text::skip_blanks(text, bullet.size())};
    }
  }
  return number_at(text);
}

// The lines of the text of a message.
class Rows {
 public:
  Rows(const Story& story, int n) : story_(story), text_(story.analysis().message(n).text) {
    for (std::size_t begin = 0; begin <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      begins_.push_back(begin);
      begin = end + 1;
    }
  }

  [[nodiscard]] std::size_t size() const { return begins_.size(); }

  [[nodiscard]] std::string_view row(std::size_t i) const {
    const std::size_t end = i + 1 < size() ? begins_[i + 1] - 1 : text_.size();
    const std::size_t begin = text::skip_blanks(text_, begins_[i]);
    return begin < end ? text_.substr(begin, end - begin) : std::string_view();
  }

  [[nodiscard]] std::size_t row_of(Line line) const {
    const auto at = static_cast<std::size_t>(story_.said(line).data() - text_.data());
    const auto next = std::upper_bound(begins_.begin(), begins_.end(), at);
    return static_cast<std::size_t>(next - begins_.begin()) - 1;
  }

  // What is indented under the head of a section is an item of it.
  [[nodiscard]] Mark mark(std::size_t i) const {
    const Mark found = mark_of(story_, row(i));
    if (found.any() || !is_indented(i)) {
      return found;
    }
    std::size_t head = i;
    while (head > 0 && is_indented(head)) {
      --head;
    }
    return is_section(mark_of(story_, row(head)))
               ? Mark{text_.substr(begins_[i], text::character_at(text_, begins_[i]).size), 0, 0}
               : found;
  }

  /// Whether row `i` goes on with the list that the row before it is of.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (i == 0 || i >= size()) {
      return false;
    }
    const Mark here = mark(i);
    const Mark before = mark(i - 1);
    return here.any() && before.any() &&
           (here.number > 0 ? here.number == before.number + 1 : here.bullet == before.bullet);
  }

  /// Heads of sections are marked with bullets of their own.
  [[nodiscard]] bool is_item(std::size_t i) const {
    const Mark here = mark(i);
    if (!here.any()) {
      return false;
    }
    if (goes_on(i) || goes_on(i + 1)) {
      return true;
    }
    return here.number == 0 && i > 0 && !is_section(here) && mark(i - 1).bullet != here.bullet &&
           is_short(i - 1);
  }

  [[nodiscard]] bool is_section(const Mark& mark) const {
    return story_.phrases().cue("section_marks").any_is(std::string(mark.bullet));
  }

  /// Of a few words.
  [[nodiscard]] bool is_short(std::size_t i) const {
    constexpr std::size_t kFew = 16;  // characters
    const std::string_view text = row(i).substr(mark(i).size);
    return !text.empty() && length_of(text) <= kFew;
  }

  [[nodiscard]] std::size_t first_of_list(std::size_t i) const {
    while (goes_on(i)) {
      --i;
    }
    return i;
  }

 private:
  [[nodiscard]] bool is_indented(std::size_t i) const {
    const text::Character first = text::character_at(text_, begins_[i]);
    return first.size > 0 && text::script_of(first.code) == text::Script::blank &&
           !row(i).empty();
  }

  const Story& story_;
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

bool has_rows(const Story& story, int n) {
  return story.analysis().message(n).text.find('\n') != std::string::npos;
}

// Whether another message, or another row of this one, calls the item by its number: 「②を先に」.
bool is_referred_to(const Story& story, int n, std::string_view number) {
  return std::any_of(story.events().begin(), story.events().end(), [&](const Event& event) {
    const std::string& text = story.analysis().message(event.n).text;
    const std::size_t first = text.find(number);
    return first != std::string::npos &&
           (event.n != n || text.find(number, first + number.size()) != std::string::npos);
  });
}

bool is_last_of_row(const Story& story, const Rows& rows, Line line) {
  const Line next{line.n, line.index + 1};
  return next.index >= story.event(line.n).sentences.size() ||
         rows.row_of(next) != rows.row_of(line);
}

}  // namespace

bool is_item(const Story& story, Line line) {
  if (!has_rows(story, line.n)) {
    return false;
  }
  const Rows rows(story, line.n);
  return rows.is_item(rows.row_of(line));
}

bool in_one_list(const Story& story, Line a, Line b) {
  if (a.n != b.n || !has_rows(story, a.n)) {
    return false;
  }
  const Rows rows(story, a.n);
  const std::size_t first = rows.row_of(a);
  const std::size_t second = rows.row_of(b);
  return rows.is_item(first) && rows.is_item(second) &&
         rows.first_of_list(first) == rows.first_of_list(second);
}

bool in_one_item(const Story& story, Line a, Line b) {
  if (a.n != b.n || !has_rows(story, a.n)) {
    return false;
  }
  const Rows rows(story, a.n);
  return rows.row_of(a) == rows.row_of(b) && rows.is_item(rows.row_of(a));
}

bool heads_list(const Story& story, Line line) {
  constexpr std::size_t kFew = 14;  // characters
  if (!has_rows(story, line.n)) {
    return false;
  }
  const Rows rows(story, line.n);
  const std::size_t row = rows.row_of(line);
  if (row + 1 >= rows.size() || !rows.is_item(row + 1) || rows.goes_on(row + 1) ||
      !is_last_of_row(story, rows, line)) {
    return false;
  }
  const std::string& name = story.noun_form(line);
  const text::Character last = text::character_before(name, name.size());
  return length_of(name) <= kFew && story.metrics(line).empty() && story.times(line).empty() &&
         !story.asks(line) &&
         (text::is_noun_letter(last.code) || last.code == kClose || rows.mark(row).any());
}

bool heads(const Story& story, Line line, Line item) {
  if (line.n != item.n || !heads_list(story, line)) {
    return false;
  }
  const Rows rows(story, line.n);
  return rows.is_item(rows.row_of(item)) &&
         rows.first_of_list(rows.row_of(item)) == rows.row_of(line) + 1;
}

std::string without_number(const Story& story, Line line, std::string text) {
  if (!has_rows(story, line.n)) {
    return text;
  }
  const Rows rows(story, line.n);
  const std::size_t row = rows.row_of(line);
  const Mark mark = rows.mark(row);
  if (mark.number == 0 || !rows.is_item(row)) {
    return text;
  }
  const Mark told = mark_of(story, text);
  const bool circled = mark.size > 0 && text::character_at(rows.row(row), 0).code >= kFirstCircled;
  if (told.number != mark.number || told.size >= text.size() ||
      (circled && is_referred_to(story, line.n, rows.row(row).substr(
                                                    0, text::character_at(rows.row(row), 0).size)))) {
    return text;
  }
  return text.substr(told.size);
}

std::optional<Labelled> labelled(const Story& story, const std::string& text,
                                 const std::vector<const Metric*>& metrics) {
  constexpr std::size_t kLongest = 24;  // characters
  for (const Metric* metric : metrics) {
    const std::size_t at = text.rfind(metric->text);
    if (at == kNone || at == 0) {
      continue;
    }
    const std::string_view behind = std::string_view(text).substr(at + metric->text.size());
    const text::Character bracket = text::character_at(behind, 0);
    if (!behind.empty() && bracket.code != U'(' && bracket.code != 0xFF08) {
      continue;
    }
    std::string_view label = std::string_view(text).substr(0, at);
    const std::size_t size = label.size();
    text::Character last = text::character_before(label, label.size());
    while (last.size > 0 && kLabelEnds.find(last.code) != std::u32string_view::npos) {
      label.remove_suffix(last.size);
      last = text::character_before(label, label.size());
    }
    const bool marked = holds_any(text::normalised(text.substr(label.size(), size - label.size())),
                                  story.phrases().cue("label_marks"));
    if (label.size() < size && (marked || text::is_noun_letter(last.code)) &&
        length_of(label) <= kLongest &&
        !holds_any(label, story.phrases().cue("label_breaks"))) {
      return Labelled{std::string(label), text.substr(at), metric};
    }
  }
  return std::nullopt;
}

bool stands_in_row(const Story& story, const std::string& text) {
  constexpr std::size_t kLongest = 40;  // characters
  const text::Character last = text::character_before(text, text.size());
  const bool noun = text::is_noun_letter(last.code) || last.code == U')' || last.code == 0xFF09 ||
                    last.code == U'%' || last.code == 0xFF05 ||
                    ends_with_any(text, story.phrases().cue("row_ends"));
  return noun && length_of(text) <= kLongest &&
         !holds_any(text, story.phrases().cue("label_breaks"));
}

}  // namespace tenmatsu::composition
