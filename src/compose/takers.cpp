#include "compose/takers.hpp"

#include <algorithm>

#include "analyse/deadline.hpp"
#include "compose/acts.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

using analysis::Deadline;
using rules::PeopleWord;

Deadline deadline(const Story& story, std::string_view normalised) {
  return analysis::deadline_in(story.rules().due, normalised, {0, normalised.size()});
}

std::string written_day(const Story& story, Line line, const Deadline& day) {
  return day.weight > 0 ? story.written(line, day.piece.begin, day.piece.end) : "";
}

// --- days of things ---

struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Clause> clauses_of(const Story& story, std::string_view text) {
  const std::string comma = text::normalised(story.phrases().text("title.comma"));
  std::vector<Clause> all;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t at = text.find(comma, begin);
    const std::size_t end = at == std::string_view::npos ? text.size() : at;
    all.push_back({begin, end});
    begin = at == std::string_view::npos ? text.size() : at + comma.size();
  }
  return all;
}

// --- numbers ---

// U+2460 is a circled 1, U+2473 a circled 20.
int circled(char32_t code) {
  constexpr char32_t kOne = 0x2460;
  constexpr char32_t kTwenty = 0x2473;
  return code >= kOne && code <= kTwenty ? static_cast<int>(code - kOne) + 1 : 0;
}

struct Part {
  std::vector<int> numbers;
  std::string_view text;  // behind the numbers, up to the next
};

std::vector<Part> parts_of(std::string_view said) {
  std::vector<Part> all;
  std::size_t begin = std::string_view::npos;
  const auto close = [&](std::size_t end) {
    if (!all.empty() && begin != std::string_view::npos) {
      all.back().text = said.substr(begin, end - begin);
    }
  };
  for (std::size_t at = 0; at < said.size();) {
    const text::Character here = text::character_at(said, at);
    if (const int number = circled(here.code)) {
      if (all.empty() || begin != at) {
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

std::string named_in(const Story& story, int n, std::string_view normalised) {
  for (const std::string& word : story.rules().people.words(PeopleWord::self)) {
    if (normalised.find(word) != std::string_view::npos) {
      return story.speaker(n);
    }
  }
  for (const Person& person : story.analysis().people) {
    if (!person.bot && !person.name.empty() &&
        normalised.find(text::normalised(person.name)) != std::string_view::npos) {
      return person.name;
    }
  }
  return "";
}

}  // namespace

std::string day_in(const Story& story, Line line) {
  return written_day(story, line, deadline(story, story.normal(line)));
}

std::string day_ahead(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  const Deadline day = deadline(story, text);
  const std::string_view said = text.substr(day.piece.begin, day.piece.end - day.piece.begin);
  // 「1日遅れる」 is a length of time.
  const bool counts = !said.empty() && said.front() >= '0' && said.front() <= '9' &&
                      said.find('/') == std::string_view::npos;
  const bool near = counts || starts_with_any(said, story.phrases().cue("near_days"));
  return near && day.weight < kDeadline ? "" : written_day(story, line, day);
}

std::string person_with_day(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  if (deadline(story, text).weight < kDeadline || day_ahead(story, line).empty()) {
    return "";
  }
  const auto& titles = story.rules().people.words(PeopleWord::honorific);
  for (const Person& person : story.analysis().people) {
    const std::string name = text::normalised(person.name);
    const std::size_t at = person.bot || name.empty() ? std::string::npos : text.find(name);
    if (at != std::string::npos && starts_with_any(text.substr(at + name.size()), titles)) {
      return person.name;
    }
  }
  return "";
}

std::vector<DueOf> dues_in(const Story& story, Line line) {
  constexpr std::size_t kTail = 6;  // letters: までにやります
  const std::string_view text = story.normal(line);
  std::vector<DueOf> all;
  for (const Clause& clause : clauses_of(story, text)) {
    const std::string_view part = text.substr(clause.begin, clause.end - clause.begin);
    const Deadline day = deadline(story, part);
    const std::string_view before = part.substr(0, day.weight > 0 ? day.piece.begin : 0);
    const std::string_view after =
        text::without_closing_marks(part.substr(day.weight > 0 ? day.piece.end : 0));
    if (!ends_with_any(before, story.phrases().cue("subject_particles")) ||
        length_of(after) > kTail) {
      return {};
    }
    all.push_back({content_words(before), story.written(line, clause.begin + day.piece.begin,
                                                        clause.begin + day.piece.end)});
  }
  return all;
}

std::optional<Taker> taker_of(const Story& story, int n) {
  constexpr int kNext = 2;            // messages
  constexpr std::size_t kLittle = 1;  // words of its own
  for (int m = n + 1; m <= std::min(n + kNext, story.size()); ++m) {
    if (story.speaker(m) == story.speaker(n) || story.bot(m)) {
      continue;
    }
    const Line first{m, 0};
    const bool little = content_words(story.normal(first)).size() <= kLittle ||
                        signs_of(story, story.normal(first)).empty();
    if (!story.asks(first) && little && story.hears(first, "takes")) {
      std::string due;
      for (const Line line : story.lines(m)) {
        due = due.empty() ? day_ahead(story, line) : due;
      }
      return Taker{m, story.speaker(m), due};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<Numbered> numbered_in(std::string_view said) {
  std::vector<Numbered> all;
  for (const Part& part : parts_of(said)) {
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
  for (const Part& part : parts_of(story.said(line))) {
    const std::string text = text::normalised(part.text);
    if (!starts_with_any(text, story.phrases().cue("subject_particles"))) {
      return {};
    }
    all.push_back(taker_in(story, line.n, text));
    all.back().numbers = part.numbers;
  }
  return all;
}

}  // namespace tenmatsu::composition
