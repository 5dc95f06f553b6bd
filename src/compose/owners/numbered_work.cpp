#include "compose/owners/numbered_work.hpp"

#include <algorithm>
#include <cstddef>

#include "analyse/deadline.hpp"
#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/speech/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/list_marks.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using analysis::Deadline;

struct Part {
  std::vector<int> numbers;
  std::string_view text;  // behind the numbers, up to the next
};

// 「②③は」 and 「②と③は」 are one.
std::vector<Part> parts_of(const Story& story, std::string_view said) {
  std::vector<Part> all;
  std::size_t begin = std::string_view::npos;
  const auto close = [&](std::size_t end) {
    if (!all.empty() && begin != std::string_view::npos) {
      all.back().text = said.substr(begin, end - begin);
    }
  };
  for (std::size_t at = 0; at < said.size();) {
    const text::Character here = text::character_at(said, at);
    if (const int number = text::circled_number(here.code)) {
      const bool joined =
          !all.empty() &&
          (begin == at || story.phrases().cue("pair_marks").any_is(said.substr(begin, at - begin)));
      if (!joined) {
        close(at);
        all.emplace_back();
      }
      all.back().numbers.push_back(number);
      begin = at + here.size;
    }
    at += here.size;
  }
  close(said.size());
  return all;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ':')) {
    text.remove_prefix(1);
  }
  return text;
}

// 「堤さん 来週末」, 「更新をテストに入れる 2月3日まで」: the name and the day, or the work.
struct Side {
  std::string name;
  std::string due;
  std::string work;  // as written, without a day at its end
};

Side side_of(const Story& story, int n, std::string_view said) {
  const text::Normalised normal = text::normalise(said);
  const std::string_view text = trimmed(normal.text);
  Side side;
  std::string_view rest = text;
  if (const auto [person, size] = bearer_at(story, text); person != nullptr) {
    side.name = person->name;
    rest = without_title(story, text.substr(size));
  } else if (const std::size_t own =
                 rules::prefix_size(text, story.phrases().cue("first_person"))) {
    side.name = story.speaker(n);
    rest = text.substr(own);
  }
  side.work = std::string(said);
  const Deadline day = deadline(story, rest);
  if (day.weight > 0) {
    const std::size_t skipped = normal.text.size() - rest.size();
    const std::size_t begin = normal.original(skipped + day.piece.begin);
    const std::size_t end = normal.original(skipped + day.piece.end);
    side.due = std::string(said.substr(begin, end - begin));
    // 「アラートを足す 2月3日まで」
    const std::string_view before = rest.substr(0, day.piece.begin);
    const std::string_view behind = text::without_closing_marks(rest.substr(day.piece.end));
    if (before.ends_with(' ') && story.rules().due.until(behind) == behind.size()) {
      side.work = std::string(said.substr(0, begin));
      side.work.erase(normal.original(skipped + before.find_last_not_of(' ') + 1));
    }
  }
  return side;
}

}  // namespace

std::vector<Numbered> numbered_in(const Story& story, std::string_view said) {
  std::vector<Numbered> all;
  for (const Part& part : parts_of(story, said)) {
    if (part.numbers.size() != 1) {
      return {};
    }
    all.push_back({part.numbers.front(), std::string(part.text)});
  }
  return all.size() < 2 ? std::vector<Numbered>{} : all;
}

NumberedTaker taker_in(const Story& story, int n, std::string_view piece) {
  const std::string text = text::normalised(piece);
  const Deadline day = deadline(story, text);
  return {{},
          named_in(story, n, text),
          day.weight > 0 ? text.substr(day.piece.begin, day.piece.end - day.piece.begin) : ""};
}

std::vector<NumberedTaker> numbered_takers(const Story& story, Line line) {
  std::vector<NumberedTaker> all;
  for (const Part& part : parts_of(story, story.said(line))) {
    const std::string text = text::normalised(part.text);
    if (!starts_with_any(text, story.phrases().cue("subject_particles"))) {
      return {};
    }
    all.push_back(taker_in(story, line.n, text));
    all.back().numbers = part.numbers;
  }
  return all;
}

std::vector<Given> given_in(const Story& story, int n, std::string_view said) {
  constexpr std::string_view kArrow = "\u2192";
  constexpr std::size_t kDay = 8;  // characters
  const std::string& comma = story.phrases().text("mark.comma");
  std::vector<Given> all;
  for (std::size_t begin = 0; begin < said.size();) {
    const std::size_t end = std::min(said.find(comma, begin), said.size());
    const std::string_view piece = said.substr(begin, end - begin);
    begin = std::min(end + comma.size(), said.size());
    const std::size_t arrow = piece.find(kArrow);
    if (arrow == std::string_view::npos) {
      // 「岸→試験を足す、今週」
      const Deadline day = deadline(story, text::normalised(piece));
      if (all.empty() || day.weight == 0 || length_of(piece) > kDay) {
        return {};
      }
      all.back().due =
          all.back().due.empty() ? std::string(text::without_closing_marks(piece)) : all.back().due;
      continue;
    }
    const Side left = side_of(story, n, piece.substr(0, arrow));
    const Side right = side_of(story, n, piece.substr(arrow + kArrow.size()));
    if (left.name.empty() == right.name.empty()) {
      return {};
    }
    all.push_back(right.name.empty()
                      ? Given{right.work, left.name, right.due}
                      : Given{left.work, right.name, right.due.empty() ? left.due : right.due});
  }
  return all;
}

}  // namespace tenmatsu::composition
