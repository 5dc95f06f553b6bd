#include "read/chat_candidates.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "text/list_marks.hpp"

namespace tenmatsu::reading::chat_lines {
namespace {

using rules::ChatForm;

// Stamp and name stand in the first part of a line.
constexpr std::size_t kHeadBytes = 256;

std::size_t take_indent(std::string_view folded) {
  std::size_t at = 0;
  skip_blanks(folded, at);
  return at;
}

// "#1 ", "(1) ", "## ": the number of a message or of its heading; 0 where there is none.
std::size_t number_end(std::string_view folded, std::size_t at) {
  const bool bracket = folded.substr(at).starts_with('(');
  if (!bracket && !folded.substr(at).starts_with('#')) {
    return 0;
  }
  std::size_t end = at + 1;
  while (end < folded.size() && end - at < 4 &&
         ((folded[end] >= '0' && folded[end] <= '9') || (!bracket && folded[end] == '#'))) {
    ++end;
  }
  if (bracket && (end == at + 1 || !folded.substr(end).starts_with(')'))) {
    return 0;
  }
  end += bracket ? 1 : 0;
  return folded.substr(end).starts_with(' ') ? end + 1 : 0;
}

// The length of ○, ●, ◎, ◯ or 〇 before a name; one alone, as 〇〇さん is somebody.
std::size_t round_mark(std::string_view folded, std::size_t at) {
  constexpr std::string_view kMarks[] = {"\u25CB", "\u25CF", "\u25CE", "\u25EF", "\u3007"};
  const std::string_view rest = folded.substr(at);
  for (const std::string_view mark : kMarks) {
    if (rest.starts_with(mark)) {
      return rest.substr(mark.size()).starts_with(mark) ? 0 : mark.size();
    }
  }
  return 0;
}

// "- ", "* ", "・", "1. ", "■": the mark of a list, behind the indent.
bool take_bullet(std::string_view folded, std::size_t& at) {
  if (const std::size_t end = number_end(folded, at); end > 0) {
    at = end;
    skip_blanks(folded, at);
    return true;
  }
  if (const std::string_view bullet = text::bullet_of(folded.substr(at)); !bullet.empty()) {
    at += bullet.size();
    skip_blanks(folded, at);
    return true;
  }
  if (const std::size_t size = round_mark(folded, at); size > 0) {
    at += size;
    skip_blanks(folded, at);
    return true;
  }
  std::size_t end = at;
  while (end < folded.size() && end - at < 3 && folded[end] >= '0' && folded[end] <= '9') {
    ++end;
  }
  if (end > at && folded.substr(end).starts_with(". ")) {
    at = end + 1;
    skip_blanks(folded, at);
    return true;
  }
  return false;
}

bool has_digit(std::string_view folded) {
  return folded.find_first_of("0123456789") != std::string_view::npos;
}

class Finder {
 public:
  Finder(const Source& source, const FormWords& words)
      : shapes_(source.rules->chat_lines.all()), words_(words) {
    lines_.reserve(source.lines.size());
    for (const std::string_view text : source.lines) {
      Line& line = lines_.emplace_back();
      line.text = text;
      find_candidates(line, words_);
    }
    mark_fences();
    agree_on_halves();
    agree_on_days();
  }

  std::vector<Line> take() { return std::move(lines_); }

 private:
  void find_candidates(Line& line, const FormWords& words) {
    text::fold(line.text, kHeadBytes, folded_);
    std::size_t at = take_indent(folded_.text);
    line.indent = at;
    line.bullet = take_bullet(folded_.text, at);
    line.round = line.bullet && round_mark(folded_.text, line.indent) > 0;
    add_candidates(line, Head(line.text, folded_, at, words));
  }

  void add_candidates(Line& line, const Head& head) {
    for (std::size_t i = 0; i < shapes_.size(); ++i) {
      if (shapes_[i].round && !line.round) {
        continue;
      }
      for (const ChatForm& form : shapes_[i].forms) {
        if (auto found = match(form, head)) {
          line.candidates.push_back({i, &form, *std::move(found)});
          break;
        }
      }
    }
  }

  // Where most times have no half of the day and go on as if there were none, "10:24 PM Sato: …" is
  // said by PM Sato, who manages the project.
  void agree_on_halves() {
    constexpr int kHour = 60 * 60;
    constexpr int kHalfDay = 12;  // hours
    constexpr int kWholeDay = 24;
    std::set<int> plain;  // the hours of the times without a half
    std::size_t lines = 0;
    std::vector<std::pair<Line*, int>> halves;
    for (Line& line : lines_) {
      const auto stamped = std::ranges::find_if(
          line.candidates, [](const Candidate& one) { return one.match.stamp.has_value(); });
      if (line.fenced || stamped == line.candidates.end()) {
        continue;
      }
      const int hour = stamped->match.stamp->moment.second / kHour;
      if (stamped->match.stamp->half_behind) {
        halves.emplace_back(&line, hour);
      } else {
        plain.insert(hour);
        ++lines;
      }
    }
    const auto near = [&](int hour) { return plain.contains(hour) || plain.contains(hour - 1); };
    const auto fit = [&](int shift) {
      return std::ranges::count_if(
          halves, [&](const auto& one) { return near((one.second + shift) % kWholeDay); });
    };
    if (halves.size() >= lines || fit(kHalfDay) <= fit(0)) {
      return;
    }
    FormWords words = words_;
    words.stamp.halves_behind = false;
    for (const auto& [line, hour] : halves) {
      line->candidates.clear();
      find_candidates(*line, words);
    }
  }

  // Where the day stands before the month on one line, it does on all.
  void agree_on_days() {
    constexpr int kMonths = 12;
    std::vector<Moment*> month_first;
    bool day_first = false;
    for (Line& line : lines_) {
      for (Candidate& candidate : line.candidates) {
        if (!candidate.match.stamp) {
          continue;
        }
        Moment& moment = candidate.match.stamp->moment;
        day_first |= moment.order == DayOrder::day_first;
        if (moment.order == DayOrder::month_first) {
          month_first.push_back(&moment);
        }
      }
    }
    if (!day_first) {
      return;
    }
    for (Moment* moment : month_first) {
      if (moment->day <= kMonths) {
        std::swap(moment->month, moment->day);
      }
    }
  }

  // Lines between two marks of pasted code start no message, unless the whole talk is pasted so.
  void mark_fences() {
    std::size_t open = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_fence(lines_[i].text)) {
        continue;
      }
      if (open == lines_.size()) {
        open = i;
        continue;
      }
      for (std::size_t k = open + 1; k < i; ++k) {
        lines_[k].fenced = true;
      }
      open = lines_.size();
    }
  }

  // Opens or closes pasted code: holds one mark; with two the code stands within the line.
  static bool is_fence(std::string_view line) {
    const std::size_t mark = line.find("```");
    return mark != std::string_view::npos && line.find("```", mark + 3) == std::string_view::npos;
  }

  const std::vector<rules::ChatLine>& shapes_;
  const FormWords& words_;
  text::Folded folded_;  // the line that is read, kept for its memory
  std::vector<Line> lines_;
};

}  // namespace

std::vector<Line> lines_of(const Source& source, const FormWords& words) {
  return Finder(source, words).take();
}

std::optional<Moment> clock_of(std::string_view line, const StampWords& words) {
  constexpr std::size_t kLongest = 64;
  if (line.size() > kLongest) {
    return std::nullopt;
  }
  const std::string folded = text::folded(text::without_ornament(line));
  std::size_t at = 0;
  TakenStamp stamp;
  return has_digit(folded) && take_stamp(folded, at, words, stamp) && at == folded.size()
             ? std::optional(stamp.moment)
             : std::nullopt;
}

}  // namespace tenmatsu::reading::chat_lines
