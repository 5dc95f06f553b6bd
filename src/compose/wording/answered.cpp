#include "compose/wording/answered.hpp"

#include <algorithm>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// What a question asks, of what.
struct Asked {
  std::string topic;  // as written, with its particle
  std::string_view rest;
};

// Where the topic that begins at `begin` ends, and its particle; nothing where none does.
std::optional<std::pair<std::size_t, std::size_t>> topic_mark(const Story& story,
                                                              std::string_view text,
                                                              std::size_t begin) {
  constexpr std::size_t kShortest = 2;  // characters
  constexpr std::size_t kLongest = 18;
  std::size_t length = 0;
  for (std::size_t at = begin; at < text.size() && length <= kLongest; ++length) {
    const std::string_view rest = text.substr(at);
    if (starts_with_any(rest, story.phrases().cue("label_breaks")) || rest.front() == ' ') {
      return std::nullopt;
    }
    const std::size_t mark = rules::prefix_size(rest, story.phrases().cue("asked_topic_marks"));
    if (length >= kShortest && mark > 0 &&
        !starts_with_any(rest, story.phrases().cue("no_asked_topic_marks"))) {
      return std::pair{at, mark};
    }
    at += text::character_at(text, at).size;
  }
  return std::nullopt;
}

std::vector<std::size_t> clause_begins(const Story& story, std::string_view text) {
  std::vector<std::size_t> all{0};
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    std::size_t mark = rules::prefix_size(text.substr(at), story.phrases().cue("label_breaks"));
    mark = text[at] == ' ' ? 1 : mark;
    if (mark > 0) {
      all.push_back(at + mark);
    }
  }
  return all;
}

// 「じゃあ」, 「つまり」, and one behind another.
std::size_t behind_leads(const Story& story, std::string_view text, std::size_t at) {
  for (std::size_t lead = 1; lead > 0; at += lead) {
    lead = std::max(rules::prefix_size(text.substr(at), story.phrases().cue("asked_leads")),
                    rules::prefix_size(text.substr(at), story.phrases().cue("topic_leads")));
  }
  return at;
}

// 「出ていかないは」 and 「止まるというのは」 take up what was said and are no thing.
bool names_thing(const Story& story, std::string_view topic) {
  const bool noun = text::is_noun_letter(text::character_before(topic, topic.size()).code) ||
                    ends_with_any(topic, story.phrases().cue("asked_topic_ends"));
  return noun && !ends_with_any(topic, story.phrases().cue("no_asked_topic_ends")) &&
         !starts_with_any(topic, story.phrases().cue("topic_pointers")) &&
         !ends_with_any(topic, story.phrases().cue("topic_people")) &&
         !holds_any(topic, story.phrases().cue("wh_words")) &&
         !holds_any(topic, story.phrases().cue("quotation"));
}

// 「堤さん、受付はまだ動いてる？」: what its last clause speaks of. 「それは」 names nothing.
std::optional<Asked> asked_in(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::vector<std::size_t> begins = clause_begins(story, text);
  for (const std::size_t begin : std::views::reverse(begins)) {
    const std::size_t head = behind_leads(story, text, begin);
    const auto mark = topic_mark(story, text, head);
    if (!mark) {
      continue;
    }
    const std::string_view topic = text.substr(head, mark->first - head);
    if (!names_thing(story, topic)) {
      return std::nullopt;
    }
    const std::string& quoting = story.phrases().cue("naming_marks")[0];
    const bool names = text.substr(mark->first).starts_with(quoting);
    std::string written = story.written(line, head, mark->first + (names ? 0 : mark->second));
    written += names ? story.phrases().text("particle.topic") : "";
    return Asked{std::move(written), text.substr(mark->first + mark->second)};
  }
  return std::nullopt;
}

// The question that message `n` answers: the last sentence of another right before it.
std::optional<Line> question_before(const Story& story, int n) {
  if (n < 2 || story.speaker(n - 1) == story.speaker(n) || story.bot(n) || story.bot(n - 1)) {
    return std::nullopt;
  }
  const std::vector<Line> lines = story.lines(n - 1);
  return story.asks(lines.back()) ? std::optional(lines.back()) : std::nullopt;
}

// Whether the statement begins with the first sentence of its message that says anything.
bool begins_with_answer(const Story& story, int n, const std::string& told) {
  for (const Line line : story.lines(n)) {
    for (const std::string& form : {noun(story, line), plain(story, line)}) {
      if (!form.empty() && told.starts_with(form)) {
        return true;
      }
    }
    if (!content_words(story.normal(line)).empty()) {
      return false;
    }
  }
  return false;
}

std::string_view first_clause(const Story& story, std::string_view told) {
  const std::size_t stop = told.find(story.phrases().text("mark.full_stop"));
  const std::size_t comma = told.find(story.phrases().text("mark.comma"));
  return told.substr(0, std::min(stop, comma));
}

// 「9,400件」, 「約22万人」: a figure and nothing that is done with it.
bool is_bare_figure(const Story& story, std::string_view clause) {
  const std::string_view figure =
      clause.substr(rules::prefix_size(clause, story.phrases().cue("answer_figure_heads")));
  const auto first = text::character_at(figure, 0);
  const auto last = text::character_before(clause, clause.size());
  return first.size > 0 && text::script_of(first.code) == text::Script::digit &&
         (text::script_of(last.code) != text::Script::hiragana ||
          ends_with_any(clause, story.phrases().cue("answer_figure_tails")));
}

// 「データ班」, 「古い鍵だ」: a name and nothing that it does or is like.
bool is_bare_noun(const Story& story, std::string_view clause) {
  constexpr std::size_t kShortest = 2;  // characters
  std::string_view noun = clause;
  noun.remove_suffix(rules::suffix_size(noun, story.phrases().cue("plain_assertions")));
  const auto last = text::character_before(noun, noun.size());
  return length_of(noun) >= kShortest && last.size > 0 && text::is_noun_letter(last.code) &&
         text::script_of(last.code) != text::Script::hiragana;
}

// 「動いてる」 of 「まだ動いてる？」: it says again what was asked, by its word.
bool says_again(std::string_view clause, std::string_view rest) {
  constexpr std::size_t kLongest = 14;  // characters
  const auto first = text::character_at(clause, 0);
  const auto second = text::character_at(clause, first.size);
  return second.size > 0 && text::script_of(first.code) == text::Script::kanji &&
         length_of(clause) <= kLongest &&
         rest.find(clause.substr(0, first.size + second.size)) != std::string_view::npos;
}

bool names_topic(const std::string& topic, std::string_view sentence) {
  const std::string said = text::normalised(sentence);
  return std::ranges::any_of(content_words(text::normalised(topic)), [&](const std::string& word) {
    return said.find(word) != std::string::npos;
  });
}

// Whether `told`, which answers it, leaves out what the question is about.
bool leaves_topic_out(const Story& story, const Asked& asked, const std::string& told) {
  const std::string clause = text::normalised(first_clause(story, told));
  const std::string_view sentence =
      std::string_view(told).substr(0, told.find(story.phrases().text("mark.full_stop")));
  const bool which = holds_any(asked.rest, story.phrases().cue("wh_words"));
  const bool whole = length_of(clause) == length_of(text::normalised(sentence));
  const bool answers = (which && whole && is_bare_noun(story, clause)) ||
                       ((which || asked.rest.empty()) && is_bare_figure(story, clause)) ||
                       says_again(clause, asked.rest);
  return answers && !holds_any(clause, story.phrases().cue("names_itself")) &&
         !names_topic(asked.topic, sentence);
}

}  // namespace

void supply_topic(const Story& story, Statement& statement) {
  if (statement.events.empty() || statement.text.empty()) {
    return;
  }
  const int n = statement.events.front();
  const auto question = question_before(story, n);
  const auto asked = question ? asked_in(story, *question) : std::nullopt;
  if (asked && begins_with_answer(story, n, statement.text) &&
      leaves_topic_out(story, *asked, statement.text)) {
    statement.text = asked->topic + statement.text;
    cite(statement, {question->n});
  }
}

}  // namespace tenmatsu::composition
