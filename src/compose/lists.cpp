#include "compose/lists.hpp"

#include <algorithm>
#include <string_view>

#include "compose/words.hpp"
#include "text/characters.hpp"
#include "text/list_marks.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using text::ListMark;

constexpr std::size_t kNone = std::string_view::npos;

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
  [[nodiscard]] ListMark mark(std::size_t i) const {
    const ListMark found = text::list_mark_of(row(i));
    if (found.any() || !is_indented(i)) {
      return found;
    }
    std::size_t head = i;
    while (head > 0 && is_indented(head)) {
      --head;
    }
    return is_section(text::list_mark_of(row(head)))
               ? ListMark{text_.substr(begins_[i], text::character_at(text_, begins_[i]).size), 0,
                          0}
               : found;
  }

  /// Whether row `i` goes on with the list that the row before it is of.
  [[nodiscard]] bool goes_on(std::size_t i) const {
    if (i == 0 || i >= size()) {
      return false;
    }
    const ListMark here = mark(i);
    const ListMark before = mark(i - 1);
    return here.any() && before.any() &&
           (here.number > 0 ? here.number == before.number + 1 : here.bullet == before.bullet);
  }

  /// Heads of sections are marked with bullets of their own.
  [[nodiscard]] bool is_item(std::size_t i) const {
    const ListMark here = mark(i);
    if (!here.any()) {
      return false;
    }
    if (goes_on(i) || goes_on(i + 1)) {
      return true;
    }
    return here.number == 0 && i > 0 && !is_section(here) && mark(i - 1).bullet != here.bullet &&
           is_short(i - 1);
  }

  [[nodiscard]] bool is_section(const ListMark& mark) const {
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
    return first.size > 0 && text::script_of(first.code) == text::Script::blank && !row(i).empty();
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
  // 「全店で決済が止まりました」 is told by itself.
  const Modality modality = story.modality(line);
  const bool event = (modality == Modality::done || modality == Modality::onset) &&
                     story.hears(line, "subject_particles");
  const std::string& name = story.noun_form(line);
  const text::Character last = text::character_before(name, name.size());
  return length_of(name) <= kFew && story.metrics(line).empty() && story.times(line).empty() &&
         !story.asks(line) && !event &&
         (text::is_noun_letter(last.code) || rows.mark(row).any() ||
          ends_with_any(name, story.phrases().cue("closes_heading")));
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
  const ListMark mark = rows.mark(row);
  const ListMark told = text::list_mark_of(text);
  if (mark.number == 0 || !rows.is_item(row) || told.number != mark.number ||
      told.size >= text.size()) {
    return text;
  }
  const text::Character first = text::character_at(rows.row(row), 0);
  const bool referred = text::circled_number(first.code) > 0 &&
                        is_referred_to(story, line.n, rows.row(row).substr(0, first.size));
  return referred ? text : text.substr(told.size);
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
    const std::string_view ahead = std::string_view(text).substr(0, at);
    const std::string_view label = without_ends(ahead, story.phrases().cue("figure_joints"));
    const bool marked =
        holds_any(text::normalised(ahead.substr(label.size())), story.phrases().cue("label_marks"));
    const text::Character last = text::character_before(label, label.size());
    if (label.size() < ahead.size() && (marked || text::is_noun_letter(last.code)) &&
        length_of(label) <= kLongest && !holds_any(label, story.phrases().cue("label_breaks"))) {
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
