#include "compose/wording/lists.hpp"

#include <algorithm>
#include <string_view>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/list_marks.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using text::ListMark;

constexpr std::size_t kNone = std::string_view::npos;

std::size_t row_of(const Story& story, Line line) {
  const std::string& text = story.analysis().message(line.n).text;
  return story.rows(line.n).row_at(static_cast<std::size_t>(story.said(line).data() - text.data()));
}

// Whether another message, or another row of this one, calls the item by its number: 「②を先に」.
bool is_referred_to(const Story& story, int n, std::string_view number) {
  return std::ranges::any_of(story.events(), [&](const Event& event) {
    const std::string& text = story.analysis().message(event.n).text;
    const std::size_t first = text.find(number);
    return first != std::string::npos &&
           (event.n != n || text.find(number, first + number.size()) != std::string::npos);
  });
}

bool is_last_of_row(const Story& story, Line line) {
  const Line next{line.n, line.index + 1};
  return next.index >= story.event(line.n).sentences.size() ||
         row_of(story, next) != row_of(story, line);
}

}  // namespace

bool is_item(const Story& story, Line line) {
  return story.rows(line.n).is_item(row_of(story, line));
}

std::string_view item_text(const Story& story, Line line) {
  return story.rows(line.n).text(row_of(story, line));
}

std::optional<std::size_t> list_of(const Story& story, Line line) {
  const Rows& rows = story.rows(line.n);
  const std::size_t row = row_of(story, line);
  return rows.is_item(row) ? std::optional(rows.first_of_list(row)) : std::nullopt;
}

bool in_one_list(const Story& story, Line a, Line b) {
  const auto list = a.n == b.n ? list_of(story, a) : std::nullopt;
  return list && list == list_of(story, b);
}

bool in_one_item(const Story& story, Line a, Line b) {
  return a.n == b.n && row_of(story, a) == row_of(story, b) && is_item(story, a);
}

bool heads_list(const Story& story, Line line) {
  constexpr std::size_t kFew = 14;  // characters
  const Rows& rows = story.rows(line.n);
  const std::size_t row = row_of(story, line);
  if (row + 1 >= rows.size() || !rows.is_item(row + 1) || rows.goes_on(row + 1) ||
      !is_last_of_row(story, line)) {
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
  const Rows& rows = story.rows(line.n);
  return rows.is_item(row_of(story, item)) &&
         rows.first_of_list(row_of(story, item)) == row_of(story, line) + 1;
}

std::string without_number(const Story& story, Line line, std::string text) {
  const Rows& rows = story.rows(line.n);
  const std::size_t row = row_of(story, line);
  const ListMark mark = rows.mark(row);
  const ListMark told = text::list_mark_of(text);
  if (mark.number == 0 || !rows.is_item(row) || told.number != mark.number ||
      told.size >= text.size()) {
    return text;
  }
  const text::Character first = text::character_at(rows.text(row), 0);
  const bool referred = text::circled_number(first.code) > 0 &&
                        is_referred_to(story, line.n, rows.text(row).substr(0, first.size));
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
