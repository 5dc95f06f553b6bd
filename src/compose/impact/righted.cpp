#include "compose/impact/righted.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analyse/corrections.hpp"
#include "compose/impact/effect_figures.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// A correction is made within so many messages; one that says the wrong figure again, or from
// which it can be computed, is known by it.
constexpr int kCorrects = 12;
constexpr int kSaidAgain = 80;

const std::vector<Metric>& metrics_of(const Story& story, int n) {
  return story.event(n).metrics;
}

// Whether an earlier message told the figure, so that this one says it again to take it back.
bool was_said_before(const Story& story, const Metric& metric) {
  const int n = metric.span.message;
  for (int before = n - 1; before >= std::max(1, n - kSaidAgain); --before) {
    const std::vector<Metric>& said = metrics_of(story, before);
    if (std::ranges::any_of(said, [&](const Metric& one) {
          return one.corrected && one.value == metric.value && one.unit == metric.unit;
        })) {
      return true;
    }
  }
  return false;
}

// Where a message says the wrong figure again, in its text as written.
std::size_t said_again_at(const Story& story, int n, const Metric& wrong) {
  const std::string& text = story.analysis().message(n).text;
  const std::string figure =
      wrong.text.substr(std::min(wrong.text.find_first_of("0123456789"), wrong.text.size()));
  return figure.empty() ? std::string::npos : text.find(figure);
}

// What the message that takes it back says instead. 「58社じゃなくて57社、1社は解約済み」: of
// several figures that which the words point to; where none do, nobody can tell.
const Metric* said_instead(const Story& story, int n, const Metric& wrong) {
  const std::size_t again = said_again_at(story, n, wrong);
  const std::size_t from = again == std::string::npos ? 0 : again;
  std::vector<const Metric*> others;
  for (const Metric& one : metrics_of(story, n)) {
    if (!one.corrected && one.unit == wrong.unit && one.value != wrong.value &&
        one.span.begin >= from) {
      others.push_back(&one);
    }
  }
  if (others.size() < 2) {
    return others.empty() ? nullptr : others.front();
  }
  for (const Metric* one : others) {
    if (ends_with_any(said_before(story, one->span), story.phrases().cue("right_before"))) {
      return one;
    }
  }
  return nullptr;
}

// 「236社はトライアル込みで、有料は171社」: of what it counts, and of what the other one does.
bool says_what_it_holds(const Story& story, int n, const std::string& figure) {
  const std::string_view text = story.normal(n);
  const std::size_t at = text.find(figure);
  if (at == std::string_view::npos) {
    return false;
  }
  const std::string_view behind = text.substr(at + figure.size());
  const std::size_t end = std::min(behind.find_first_of("0123456789"), behind.size());
  return holds_any(behind.substr(0, end), story.phrases().cue("holds_others"));
}

// Whether this message takes back what it says again.
bool takes_back(const Story& story, int n, const Metric& wrong) {
  const std::vector<Metric>& said = metrics_of(story, n);
  return story.normal(n).find(text::normalised(wrong.text)) != std::string_view::npos ||
         std::ranges::any_of(said, [&](const Metric& one) {
           return one.corrected && one.value == wrong.value && one.unit == wrong.unit;
         });
}

// 「8,412件ではなく8,214件でした」: says the wrong figure again and denies it.
bool denies_again(const Story& story, int n, const Metric& wrong) {
  const std::string_view text = story.normal(n);
  const std::string figure = text::normalised(wrong.text);
  const std::size_t at = text.find(figure);
  return at != std::string_view::npos &&
         starts_with_any(text.substr(at + figure.size()), story.phrases().cue("but_not"));
}

// The message that takes it back: one that says it again, else the next that puts something of its
// kind right; 0 where none does.
int taken_back_in(const Story& story, const Metric& wrong) {
  int soon = 0;
  const int n = wrong.span.message;
  for (int next = n + 1; next <= std::min(n + kSaidAgain, story.size()); ++next) {
    const bool denied = denies_again(story, next, wrong);
    if (!denied && !puts_right(story, next) && !story.hears(next, "counted_too_much")) {
      continue;
    }
    if (denied || takes_back(story, next, wrong)) {
      return next;
    }
    if (soon == 0 && next <= n + kCorrects && said_instead(story, next, wrong) != nullptr) {
      soon = next;
    }
  }
  return soon;
}

const Metric* taken_back_for(const Story& story, const Metric& wrong) {
  const int next = taken_back_in(story, wrong);
  return next == 0 ? nullptr : said_instead(story, next, wrong);
}

bool about(double a, double b) {
  constexpr double kPrecision = 1e-6;
  return std::abs(a - b) < kPrecision;
}

// 「手修正の17人を除いて46人」: what is left of `whole` without the part before it.
const Metric* rest_of(const Story& story, int n, const Metric& whole) {
  const std::vector<Metric>& said = metrics_of(story, n);
  for (std::size_t i = 0; i + 1 < said.size(); ++i) {
    const Metric& part = said[i];
    const Metric& rest = said[i + 1];
    if (part.unit == whole.unit && rest.unit == whole.unit &&
        about(part.value + rest.value, whole.value) && is_taken_out(story, part)) {
      return &rest;
    }
  }
  return nullptr;
}

// The part was counted by mistake, which is said with it or soon: what is left is right.
const Metric* reduced_to(const Story& story, const Metric& wrong) {
  constexpr int kSoon = 3;
  const int n = wrong.span.message;
  for (int next = n + 1; next <= std::min(n + kSaidAgain, story.size()); ++next) {
    const Metric* rest = rest_of(story, next, wrong);
    for (int said = next; rest != nullptr && said <= std::min(next + kSoon, story.size()); ++said) {
      // 「8万2,400人には書いたことのない方も。書いた方は2万1,300人」 says itself what is right.
      const bool itself = said != next && takes_back(story, said, wrong) &&
                          std::ranges::any_of(metrics_of(story, said), [&](const Metric& one) {
                            return one.unit == wrong.unit && one.value != wrong.value;
                          });
      if (story.hears(said, "counted_too_much")) {
        return itself ? nullptr : rest;
      }
    }
  }
  return nullptr;
}

// 「帰っ」, 「会議」: two characters of which the first is a kanji.
std::vector<std::string> pairs_of(std::string_view text) {
  std::vector<std::string> pairs;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character first = text::character_at(text, at);
    const text::Character second = text::character_at(text, at + first.size);
    if (second.size > 0 && text::script_of(first.code) == text::Script::kanji) {
      pairs.emplace_back(text.substr(at, first.size + second.size));
    }
    at += first.size;
  }
  return pairs;
}

// Whether a question asks if this figure, of this thing, is right.
bool asks_whether(const Story& story, Line line, const Metric& metric) {
  if (!story.hears(line, "asks_to_confirm") || !story.asks(line)) {
    return false;
  }
  const auto asked = story.metrics(line);
  const std::string_view told = story.normal(metric.span.message);
  const auto pairs = pairs_of(story.normal(line));
  return asked.size() == 1 && asked.front()->value == metric.value &&
         asked.front()->unit == metric.unit &&
         std::ranges::any_of(pairs, [&](const std::string& pair) {
           return told.find(pair) != std::string_view::npos;
         });
}

const Metric* answered_with(const Story& story, const Metric& metric) {
  const int n = metric.span.message;
  for (int next = n + 1; next < std::min(n + kSaidAgain, story.size()); ++next) {
    const std::vector<Metric>& answer = metrics_of(story, next + 1);
    if (answer.empty() || answer.back().unit != metric.unit) {
      continue;
    }
    const auto lines = story.lines(next);
    const bool asks =
        std::ranges::any_of(lines, [&](Line line) { return asks_whether(story, line, metric); });
    if (asks) {
      return answer.back().value == metric.value ? nullptr : &answer.back();
    }
  }
  return nullptr;
}

}  // namespace

const Metric* righted_at_once(const Story& story, const Metric& metric) {
  const int n = metric.span.message;
  return metric.corrected && !was_said_before(story, metric)
             ? analysis::righted_at_once(story.analysis().message(n).text, metrics_of(story, n),
                                         metric, story.rules().figures)
             : nullptr;
}

const Metric* righted(const Story& story, const Metric& metric) {
  if (const Metric* right = righted_at_once(story, metric)) {
    return right;
  }
  if (metric.role != MetricRole::reading || metric.unit.empty()) {
    return metric.corrected ? taken_back_for(story, metric) : nullptr;
  }
  if (const Metric* rest = reduced_to(story, metric)) {
    return rest;
  }
  if (const Metric* answer = answered_with(story, metric)) {
    return answer;
  }
  return metric.corrected ? taken_back_for(story, metric) : nullptr;
}

bool puts_right(const Story& story, int n) {
  return story.hears(n, "puts_right") ||
         analysis::is_excused_figure(story.analysis().message(n).text, metrics_of(story, n),
                                     story.rules().figures);
}

bool is_taken_out(const Story& story, const Metric& metric) {
  return starts_with_any(said_behind(story, metric.span), story.phrases().cue("taken_out"));
}

bool is_denied_next(const Story& story, Line line) {
  const int next = line.n + 1;
  const std::vector<Line> asked = story.lines(line.n);
  if (next > story.size() || story.speaker(next) == story.speaker(line.n) ||
      std::ranges::none_of(asked, [&](Line one) { return story.asks(one); }) ||
      !story.begins(next, "answers_no")) {
    return false;
  }
  const std::vector<std::string> words = content_words(story.normal(line));
  for (const Line answer : story.lines(next)) {
    const std::string_view text = story.normal(answer);
    for (const std::string& word : words) {
      const std::size_t at = text.find(word);
      if (at != std::string_view::npos && length_of(word) > 1 && !story.asks(answer) &&
          starts_with_any(text.substr(at + word.size()), story.phrases().cue("denied_claims"))) {
        return true;
      }
    }
  }
  return false;
}

bool shows(const std::string& told, const Metric& metric) {
  const std::size_t digit = metric.text.find_first_of("0123456789");
  return told.find(metric.text) != std::string::npos ||
         (digit != std::string::npos && told.find(metric.text.substr(digit)) != std::string::npos);
}

bool is_overruled(const Story& story, const Metric& metric) {
  if (!metric.corrected) {
    return righted(story, metric) != nullptr;
  }
  const int n = metric.span.message;
  if (says_what_it_holds(story, n, text::normalised(metric.text))) {
    return false;
  }
  const int next = taken_back_in(story, metric);
  return next == 0 || !says_what_it_holds(story, next, text::normalised(metric.text));
}

}  // namespace tenmatsu::composition
