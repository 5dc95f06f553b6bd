#include "compose/impact/harm_answers.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "compose/impact/effect_figures.hpp"
#include "compose/speech/words.hpp"
#include "compose/story/frames.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// What somebody wants to know of the harm.
struct HarmQuestion {
  enum class Kind {
    name,    // 「お客様への影響は？」
    count,   // 「何通ですか」, 「どのくらい止まってました？」
    figure,  // 「対象は300名くらいですか？」, which is said yes to
  };
  Kind kind = Kind::name;
  Line line;
  std::string name;  // what is asked for, where that has a name
};

// 「お客様への影響は？」 asks for the harm by its name, and for nothing else.
std::string asked_harm(const Story& story, Line line) {
  constexpr std::size_t kLongest = 14;  // characters
  const rules::Phrases& phrases = story.phrases();
  const std::string_view text = text::without_closing_marks(story.normal(line));
  const std::string_view left = without_ends(text, phrases.cue("asked_harm_tails"));
  if (left.size() == text.size() || !ends_with_any(left, phrases.cue("asked_harms"))) {
    return "";
  }
  std::size_t begin = 0;
  for (const std::string& mark : phrases.cue("label_breaks")) {
    const std::size_t found = left.rfind(mark);
    begin = found == std::string_view::npos ? begin : std::max(begin, found + mark.size());
  }
  for (const std::string& lead : phrases.cue("asked_leads")) {
    begin += left.substr(begin).starts_with(lead) ? lead.size() : 0;
  }
  const std::string name = story.written(line, begin, left.size());
  return length_of(name) <= kLongest && !holds_any(name, phrases.cue("asks_number")) ? name : "";
}

// 「何通ですか」, 「何件影響ありました？」, 「どのくらい止まってました？」: how many, and of what
// was done about it or is still to come nothing.
bool asks_count(const Story& story, Line line) {
  const std::string_view text = text::without_closing_marks(story.normal(line));
  const auto& numbers = story.phrases().cue("asks_number");
  const auto number = std::ranges::find_if(
      numbers, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
  if (number == numbers.end()) {
    return false;
  }
  constexpr std::size_t kUnit = 4;  // characters: アカウント is none that is asked for barely
  const std::string_view left = without_ends(text, story.phrases().cue("asked_number_tails"));
  const bool bare = text.starts_with(*number) && length_of(left) <= length_of(*number) + kUnit;
  return bare || story.hears(line, "hit") || story.hears(line, "harm_deeds");
}

std::optional<HarmQuestion> asked_in(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    if (story.hears(line, "counts_no_harm") || story.hears(line, "test_words")) {
      continue;
    }
    if (const std::string name = asked_harm(story, line); !name.empty()) {
      return HarmQuestion{HarmQuestion::Kind::name, line, name};
    }
    if (!story.asks(line) || story.conditional(line)) {
      continue;
    }
    if (asks_count(story, line)) {
      return HarmQuestion{HarmQuestion::Kind::count, line, ""};
    }
    if (!story.metrics(line).empty() && story.hears(line, "asked_harms")) {
      return HarmQuestion{HarmQuestion::Kind::figure, line, ""};
    }
  }
  return std::nullopt;
}

// 「はい、」 says nothing yet.
bool only_agrees(const Story& story, Line line) {
  return story.modality(line) == Modality::acknowledgement ||
         story.phrases().cue("yes_or_no").any_is(story.bare(line));
}

// The first sentence of the answer that says something.
std::optional<Line> answering(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    if (!only_agrees(story, line)) {
      return line;
    }
  }
  return std::nullopt;
}

bool is_open(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.asks(line) || story.conditional(line) || story.hears(line, "not_known_yet") ||
         modality == Modality::request || modality == Modality::proposal ||
         modality == Modality::intention || modality == Modality::need ||
         modality == Modality::rejection;
}

const Metric* first_figure(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  const auto found = std::ranges::find_if(metrics, [](const Metric* one) {
    return one->role == MetricRole::reading || one->role == MetricRole::estimate;
  });
  return found == metrics.end() ? nullptr : *found;
}

bool says_none(const Story& story, Line line) {
  return ends_with_any(without_ends(story.bare(line), story.phrases().cue("copula_ends")),
                       story.phrases().cue("none_ends"));
}

// Whether it says how much, that there is none, or who is hit and who is not.
bool tells_extent(const Story& story, Line line) {
  const std::string_view end = without_ends(story.bare(line), story.phrases().cue("copula_ends"));
  return first_figure(story, line) != nullptr || says_none(story, line) ||
         story.hears(line, "scope_words") || story.hears(line, "only_these") ||
         ends_with_any(end, story.phrases().cue("only_ends"));
}

// 「2,318通です」, behind no word of its own.
bool begins_with_figure(const Story& story, Line line) {
  const Metric* figure = first_figure(story, line);
  if (figure == nullptr) {
    return false;
  }
  constexpr std::size_t kLead = 4;  // characters: はい、
  const std::string_view text = story.normal(line);
  const std::size_t at = text.find(text::normalised(figure->text));
  return at != std::string_view::npos && length_of(text.substr(0, at)) <= kLead;
}

std::string quoted(const Story& story, Line line) {
  return std::string(text::without_closing_marks(story.said(line)));
}

Statement answered(const Story& story, const HarmQuestion& question, int n) {
  const rules::Phrases& phrases = story.phrases();
  const auto line = answering(story, n);
  if (question.kind == HarmQuestion::Kind::figure) {
    const auto lines = story.lines(n);
    const bool yes = !lines.empty() &&
                     starts_with_any(story.normal(lines.front()), phrases.cue("answers_asked")) &&
                     story.event(n).metrics.empty();
    return yes ? Statement{phrases.fill("impact.affirmed",
                                        {{"what", quoted(story, question.line)}}),
                           {question.line.n, n}}
               : Statement{};
  }
  if (!line || is_open(story, *line) || story.carries(*line, Tag::action) ||
      frame_of(story, *line) == Frame::ahead) {
    return {};
  }
  Statement told = plain_statement(story, n, {*line});
  if (told.text.empty()) {
    return {};
  }
  if (question.kind == HarmQuestion::Kind::name && tells_extent(story, *line)) {
    const bool has_topic = told.text.find(phrases.text("particle.topic")) != std::string::npos;
    told.text =
        has_topic ? phrases.fill("list.labelled", {{"label", question.name}, {"value", told.text}})
                  : phrases.fill("impact.asked", {{"name", question.name}, {"what", told.text}});
    cite(told, {question.line.n});
    return told;
  }
  if (question.kind == HarmQuestion::Kind::count && begins_with_figure(story, *line)) {
    told.text = phrases.fill("impact.answers",
                             {{"asked", quoted(story, question.line)}, {"what", told.text}});
    cite(told, {question.line.n});
    return told;
  }
  return {};
}

bool tells_of(const std::vector<Statement>& told, int n) {
  return std::ranges::any_of(told, [&](const Statement& one) {
    return std::ranges::find(one.events, n) != one.events.end();
  });
}

// Whether what is told holds a figure that was said behind message `n`, or in it.
bool counts_since(const Story& story, const std::vector<Statement>& told, int n) {
  return std::ranges::any_of(told, [&](const Statement& one) {
    const int said = one.events.front();
    return said >= n && !story.metrics_in(said, one.text).empty();
  });
}

}  // namespace

std::vector<Statement> answered_harm(const Story& story, const std::vector<Statement>& told) {
  constexpr int kSoon = 2;  // messages
  std::vector<Statement> found;
  for (int asked = 1; asked < story.size(); ++asked) {
    const auto question = story.bot(asked) ? std::nullopt : asked_in(story, asked);
    for (int n = asked + 1; question && n <= std::min(story.size(), asked + kSoon); ++n) {
      if (story.speaker(n) == story.speaker(asked) || story.bot(n)) {
        continue;
      }
      Statement one = answered(story, *question, n);
      if (!one.text.empty() && !tells_of(told, n) && !counts_since(story, told, n)) {
        found.push_back(std::move(one));
      }
      break;
    }
  }
  return found;
}

bool tells_how_far(const Story& story, const Statement& told) {
  const rules::Phrases& phrases = story.phrases();
  const std::string text = text::normalised(told.text);
  const std::size_t topic = text.find(phrases.text("particle.topic"));
  const bool answers = told.events.size() > 1 && topic != std::string::npos &&
                       ends_with_any(text.substr(0, topic), phrases.cue("asked_harms"));
  return answers || holds_any(text, phrases.cue("scope_words")) ||
         holds_any(text, phrases.cue("told_unharmed"));
}

std::vector<Statement> told_scope(const Story& story) {
  for (int n = story.size(); n > 0; --n) {
    const bool harm =
        story.has(n, Tag::symptom) || story.has(n, Tag::impact) || story.has(n, Tag::detection);
    for (const Line line : harm ? story.lines(n) : std::vector<Line>{}) {
      const bool hit = story.hears(line, "hit") || story.has_term(line, "symptom") ||
                       story.has_term(line, "impact");
      if (hit && story.hears(line, "scope_words") && !is_open(story, line) && states(story, line) &&
          !story.carries(line, Tag::recovery) && !story.carries(line, Tag::action) &&
          !story.hears(line, "no_harm")) {
        Statement one = plain_statement(story, n, {line});
        if (!one.text.empty()) {
          return {std::move(one)};
        }
      }
    }
  }
  return {};
}

}  // namespace tenmatsu::composition
