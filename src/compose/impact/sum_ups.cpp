#include "compose/impact/sum_ups.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "compose/impact/effect_figures.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

bool is_length(const Story& story, const Metric& metric) {
  return story.phrases().cue("time_units").any_is(metric.unit);
}

// 「36分」 of 「止まったのは10時2分から10時38分の36分」, which stands behind what it is of.
std::vector<const Metric*> summed_up(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  std::size_t topic = std::string_view::npos;
  for (const std::string& word : story.phrases().cue("sum_up_topics")) {
    const std::size_t at = text.find(word);
    topic = at == std::string_view::npos ? topic : std::min(topic, at + word.size());
  }
  std::vector<const Metric*> found;
  for (const Metric* metric :
       topic == std::string_view::npos ? std::vector<const Metric*>{} : story.metrics(line)) {
    const bool behind = text.find(text::normalised(metric->text), topic) != std::string_view::npos;
    const bool counts = metric->value > 0 && !metric->unit.empty() && !metric->corrected;
    if (behind && counts && metric->role == MetricRole::reading) {
      found.push_back(metric);
    }
  }
  return found;
}

// 「72分か。」: who sums it up asks nobody.
bool asks_nobody(const Story& story, Line line) {
  constexpr std::size_t kFew = 8;  // characters: 「くらいですかね」
  const auto& metrics = story.metrics(line);
  const std::string_view text = story.bare(line);
  const std::string last = metrics.empty() ? "" : text::normalised(metrics.back()->text);
  const std::size_t at = last.empty() ? std::string_view::npos : text.rfind(last);
  return at != std::string_view::npos && length_of(text.substr(at + last.size())) <= kFew &&
         ends_with_any(text, story.phrases().cue("asks_oneself"));
}

bool asks_others(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  return !asks_nobody(story, line) &&
         std::ranges::any_of(whole, [&](Line part) { return story.asks(part); });
}

// A plan, a guess at what is to come, a reason and what was looked up sum up nothing.
bool is_settled(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool open = modality == Modality::request || modality == Modality::proposal ||
                    modality == Modality::need || modality == Modality::rejection;
  // 「57分、でまとめます」
  const bool planned =
      modality == Modality::intention &&
      without_ends(story.plain_form(line), story.phrases().cue("sum_up_tails")).size() ==
          story.plain_form(line).size();
  return !open && !planned && !story.hears(line, "harm_shrinks") && !asks_others(story, line) &&
         !story.conditional(line) && !story.hears(line, "possibility") &&
         !story.hears(line, "feared") && !story.hears(line, "expected") &&
         !story.hears(line, "test_words") && !story.hears(line, "so_far") &&
         !story.ends(line, "reason_ends");
}

bool sums_up(const Story& story, Line line) {
  const auto figures = summed_up(story, line);
  const bool lasted =
      std::ranges::any_of(figures, [&](const Metric* one) { return is_length(story, *one); });
  // How many there were is told of what else was counted, too.
  const bool most = story.is_main(line.n, Tag::impact) && names_harm(story, line);
  return !figures.empty() && (lasted || most) && is_settled(story, line);
}

bool is_told(const Story& story, const std::vector<Statement>& told, Line line) {
  const bool same = std::ranges::any_of(
      told, [&](const Statement& statement) { return statement.events.front() == line.n; });
  const auto figures = summed_up(story, line);
  return same || std::ranges::all_of(figures, [&](const Metric* one) {
           return std::ranges::any_of(told, [&](const Statement& statement) {
             return statement.text.find(one->text) != std::string::npos;
           });
         });
}

// 「では終わりとします。停電は最長で90分でした」: from the sentence on that sums it up; where
// somebody speaks on without a pause, they are one.
void cut_lead(const Story& story, std::string& text) {
  const std::vector<std::string> sentences = split_sentences(story, text);
  const auto tells = [&](const std::string& sentence) {
    return holds_any(text::normalised(sentence), story.phrases().cue("sum_up_topics"));
  };
  const auto first = std::ranges::find_if(sentences, tells);
  if (first != sentences.end() && first != sentences.begin()) {
    text.erase(0, text.find(*first));
  }
}

// 「14時6分までですかね、36分間です」, 「90分ですかね1,460戸で」
void cut_asides(const Story& story, std::string& text) {
  const std::string& comma = story.phrases().text("mark.comma");
  for (const std::string& word : story.phrases().cue("asks_oneself")) {
    const std::size_t at = length_of(word) > 1 ? text.find(word) : std::string::npos;
    if (at == std::string::npos || at == 0) {
      continue;
    }
    const std::string_view behind = std::string_view(text).substr(at + word.size());
    if (behind.starts_with(comma)) {
      text.erase(at, word.size());
    } else if (text::script_of(text::character_at(behind, 0).code) == text::Script::digit) {
      text.replace(at, word.size(), comma);
    }
  }
}

}  // namespace

void add_sum_ups(const Story& story, std::vector<Statement>& told) {
  for (const int n : story.tagged(Tag::impact)) {
    if (n <= story.size() / 2 || story.bot(n)) {
      continue;
    }
    std::vector<Line> lines = story.carriers(n, Tag::impact);
    std::erase_if(lines,
                  [&](Line line) { return !sums_up(story, line) || is_told(story, told, line); });
    Statement one = lines.empty() ? Statement{} : plain_statement(story, n, lines);
    one.text = std::string(without_ends(one.text, story.phrases().cue("sum_up_tails")));
    cut_lead(story, one.text);
    cut_asides(story, one.text);
    if (!one.text.empty()) {
      told.push_back(std::move(one));
    }
  }
}

}  // namespace tenmatsu::composition
