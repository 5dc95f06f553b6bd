#include "compose/wording.hpp"

#include <algorithm>

#include "compose/style.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

Statement statement(const Story& story, int n, const std::vector<Line>& lines,
                    std::string (*form)(const Story&, Line)) {
  Statement made{"", {n}};
  Line told{0, 0};
  for (const Line line : lines) {
    const Line whole = story.sentence_begin(line);
    const std::string text = whole == told ? "" : form(story, line);
    told = whole;
    if (!text.empty()) {
      made.text += (made.text.empty() ? "" : story.phrases().text("join.sentences")) + text;
    }
  }
  return made;
}

}  // namespace

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
