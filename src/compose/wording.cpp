#include "compose/wording.hpp"

#include <algorithm>

#include "compose/style.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

Statement statement(const Story& story, int n, const std::vector<Line>& lines,
                    std::string (*form)(const Story&, Line)) {
  Statement made{"", {n}};
  Line told{0, 0};
  for (const Line line : telling(story, lines)) {
    const Line whole = story.sentence_begin(line);
    const std::string text = whole == told ? "" : form(story, line);
    told = whole;
    if (!text.empty()) {
      made.text += (made.text.empty() ? "" : story.phrases().text("join.sentences")) + text;
    }
  }
  return made;
}

// Letters of nouns in `text` without the words of the cue.
int other_letters(std::string text, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    for (std::size_t at = text.find(word); at != std::string::npos && !word.empty();
         at = text.find(word, at)) {
      text.erase(at, word.size());
    }
  }
  int letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    letters += text::is_noun_letter(character.code) ? 1 : 0;
    at += character.size;
  }
  return letters;
}

// 「みなさん集まりましたか」 beside what was told; a proposal and a guess may be questions.
bool asks_idly(const Story& story, Line line) {
  return story.asks(line) && story.status(line.n, Tag::action) != Status::proposed &&
         story.status(line.n, Tag::cause) != Status::suspected;
}

}  // namespace

bool only_points(const Story& story, Line line) {
  return !story.asks(line) && story.hears(line, "demonstratives") &&
         other_letters(std::string(story.normal(line)), story.phrases().cue("pointing")) == 0;
}

bool introduces(const Story& story, Line line) {
  constexpr int kFew = 6;
  const std::string name = text::normalised(story.speaker(line.n));
  const std::string_view text = story.normal(line);
  return line.index == 0 && !name.empty() && text.find(name) != std::string_view::npos &&
         story.metrics(line).empty() && other_letters(std::string(text), {name}) <= kFew;
}

std::vector<Line> telling(const Story& story, const std::vector<Line>& lines) {
  std::vector<Line> told;
  for (const Line line : lines) {
    if (!only_points(story, line) && !introduces(story, line) && !asks_idly(story, line) &&
        other_letters(std::string(story.normal(line)), {}) > 0) {
      told.push_back(line);
    }
  }
  return told.empty() ? lines : told;
}

std::string plain(const Story& story, Line line) {
  return style::plain_form(story.said_whole(line), story.rules());
}

std::string noun(const Story& story, Line line) {
  return style::noun_form(story.said_whole(line), story.rules());
}

std::string task(const Story& story, Line line) {
  return style::task_form(story.said_whole(line), story.rules());
}

Statement plain_statement(const Story& story, int n, Tag tag) {
  return statement(story, n, story.carriers(n, tag), plain);
}

Statement noun_statement(const Story& story, int n, Tag tag) {
  return statement(story, n, story.carriers(n, tag), noun);
}

Statement plain_statement(const Story& story, int n, const std::vector<Line>& lines) {
  return statement(story, n, lines, plain);
}

Statement noun_statement(const Story& story, int n, const std::vector<Line>& lines) {
  return statement(story, n, lines, noun);
}

void cite(Statement& statement, const std::vector<int>& events) {
  for (const int n : events) {
    if (std::find(statement.events.begin(), statement.events.end(), n) == statement.events.end()) {
      statement.events.push_back(n);
    }
  }
}

std::vector<std::string> words_of(const Story& story, int n, Tag tag) {
  std::string text;
  for (const Line line : story.carriers(n, tag)) {
    text.append(story.normal(line)).push_back(' ');
  }
  return content_words(text);
}

}  // namespace tenmatsu::composition
