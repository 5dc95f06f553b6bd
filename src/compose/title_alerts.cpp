#include "compose/title_alerts.hpp"

#include <algorithm>
#include <vector>

#include "compose/title_nouns.hpp"
#include "compose/title_troubles.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kLongestAlert = 34;  // characters
constexpr std::size_t kLongestName = 24;

bool in_japanese(std::string_view text) {
  return text::holds_script(text, text::Script::kanji) ||
         text::holds_script(text, text::Script::katakana);
}

// 「[FIRING:14] HighLatencyP99」
std::size_t behind_bracket(std::string_view text, std::size_t begin) {
  constexpr std::size_t kNear = 8;
  const std::size_t closing = text.find(']', begin);
  if (closing != std::string_view::npos && closing < begin + kNear &&
      text.substr(begin, closing - begin).find('[') == std::string_view::npos) {
    begin = closing + 1;
  }
  while (begin < text.size() && !text::is_letter(text::character_at(text, begin).code)) {
    begin += text::character_at(text, begin).size;
  }
  return begin;
}

// 「【重要】発電低下」, 「《至急》《本番》」: how grave it is stands before what it is.
std::size_t behind_labels(const Story& story, std::string_view text, std::size_t begin) {
  constexpr std::size_t kLongest = 24;  // bytes of a label
  for (const std::string& pair : story.phrases().cue("label_brackets")) {
    const std::size_t opening = text::character_at(pair, 0).size;
    if (!text.substr(begin).starts_with(std::string_view(pair).substr(0, opening))) {
      continue;
    }
    const std::size_t closing = text.find(std::string_view(pair).substr(opening), begin);
    if (closing != std::string_view::npos && closing < begin + kLongest) {
      return behind_labels(story, text, closing + pair.size() - opening);
    }
  }
  return begin;
}

// Where the news stands, without the marks around it.
Stretch news(const Story& story, std::string_view text) {
  const auto& phrases = story.phrases();
  Stretch found{0, text.size()};
  for (const std::string& mark : phrases.cue("alert_marks")) {
    const std::size_t at = text.find(mark);
    found.begin =
        at == std::string_view::npos ? found.begin : std::max(found.begin, at + mark.size());
  }
  found.begin = behind_bracket(text, behind_labels(story, text, found.begin));
  for (const std::string& mark : phrases.cue("alert_ends")) {
    found.end = std::min(found.end, text.find(mark, found.begin));
  }
  return found;
}

bool is_blank(char c) {
  return c == ' ' || c == '"' || c == ',' || c == ':' || c == '(' || c == ')' || c == '[' ||
         c == ']' || c == '=' || c == '>' || c == '<' || c == '\'' || c == '!' || c == '*' ||
         c == '`';
}

std::vector<Stretch> tokens(std::string_view text, Stretch in) {
  std::vector<Stretch> found;
  for (std::size_t at = in.begin; at < in.end;) {
    if (is_blank(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < in.end && !is_blank(text[end])) {
      ++end;
    }
    found.push_back({at, end});
    at = end;
  }
  return found;
}

bool is_number(std::string_view token) {
  return text::script_of(text::character_at(token, 0).code) == text::Script::digit;
}

// checkout-gateway, img.example.jp, db01: what only a machine is called.
bool is_identifier(std::string_view token) {
  return !is_number(token) && text::holds_script(token, text::Script::latin) &&
         (token.find_first_of("-_./") != std::string_view::npos ||
          std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

// The name of what the alert is about: its identifiers, else all words before the first figure.
std::string name_in(const Story& story, Line line, Stretch in) {
  const std::string_view text = story.normal(line);
  const auto& words = story.phrases().cue("alert_words");
  std::string identifiers;
  std::string all;
  bool over = false;
  for (const Stretch& one : tokens(text, in)) {
    const std::string_view token = text.substr(one.begin, one.end - one.begin);
    over = over || is_number(token);
    const bool plain = words.any_is(token) || is_number(token);
    const std::string written = story.written(line, one.begin, one.end);
    const auto add = [&](std::string& name) {
      if (length_of(name) + length_of(written) < kLongestName) {
        name += (name.empty() ? "" : " ") + written;
      }
    };
    if (!plain && is_identifier(token) && identifiers.empty()) {
      add(identifiers);
    }
    if (!plain && !over && (all.empty() || trouble_noun(story, token).empty())) {
      add(all);
    }
  }
  return identifiers.empty() ? all : identifiers;
}

// 「latency 500 ms」: what a figure measures or counts is no status.
bool measured(const Story& story, Line line, std::string_view text, const Stretch& token) {
  const auto metrics = story.metrics(line);
  return std::any_of(metrics.begin(), metrics.end(), [&](const Metric* metric) {
    const std::string said = text::normalised(metric->text);
    const std::size_t at = text.find(said);
    return at <= token.begin && token.end <= at + said.size();
  });
}

// 「POST /v1/me -> 401」: a path stands there.
bool requests(const std::vector<Stretch>& all, std::string_view text) {
  return std::any_of(all.begin(), all.end(),
                     [&](const Stretch& one) { return text.substr(one.begin).starts_with('/'); });
}

// The tokens, and the parts of those that underscores join: 「upstream_429_ratio」.
std::vector<Stretch> words_of(std::string_view text, Stretch in) {
  std::vector<Stretch> found;
  for (const Stretch& token : tokens(text, in)) {
    for (std::size_t at = token.begin; at < token.end;) {
      const std::size_t end = std::min(text.find('_', at), token.end);
      found.push_back({at, end});
      at = end + 1;
    }
  }
  return found;
}

// 「503 rate」 as 「503エラー」: a code is one by the word beside it, or at the end behind a name.
std::string status_error(const Story& story, Line line, Stretch in) {
  const auto& phrases = story.phrases();
  const auto& words = phrases.cue("status_words");
  const std::string_view text = story.normal(line);
  const std::vector<Stretch> all = words_of(text, in);
  const auto token_at = [&](std::size_t i) {
    return i < all.size() ? text.substr(all[i].begin, all[i].end - all[i].begin)
                          : std::string_view();
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view token = token_at(i);
    const std::string_view before = i == 0 ? std::string_view() : token_at(i - 1);
    const std::string_view next = token_at(i + 1);
    const bool beside = words.any_is(before) || words.any_is(next) ||
                        (next.empty() && is_identifier(before)) || requests(all, text) ||
                        text::holds_script(token, text::Script::latin);
    if (is_one_of(token, phrases.cue("error_statuses")) && beside &&
        !measured(story, line, text, all[i])) {
      return phrases.fill("title.status", {{"status", token}});
    }
  }
  return {};
}

void call_by_name(const Story& story, std::string_view text, Stretch in, Failure& failure) {
  const auto& phrases = story.phrases();
  const std::string name = name_in(story, failure.line, in);
  std::string said = status_error(story, failure.line, in);
  said = said.empty() ? trouble_noun(story, text.substr(in.begin)) : said;
  const bool over = text.find('>', in.begin) != std::string_view::npos;
  failure.strong = !said.empty();
  said = !said.empty() ? said : phrases.text(over ? "title.over" : "title.alert");
  failure.topic = name;
  failure.rest = text::normalised(name).ends_with(text::normalised(said))
                     ? std::string()
                     : phrases.text("title.possessive") + said;
}

// 「ATM監視」 watches ATMs: the name of what an alert is about that names nothing itself.
std::string watched(const Story& story, int n) {
  const std::string& speaker = story.analysis().message(n).speaker;
  for (const std::string& ending : story.phrases().cue("watch_endings")) {
    if (speaker.size() > ending.size() && speaker.ends_with(ending)) {
      return speaker.substr(0, speaker.size() - ending.size()) +
             story.phrases().text("title.possessive");
    }
  }
  return {};
}

// 「会員DBのディスク使用率 91%」: Japanese is a title as it stands.
void call_as_written(const Story& story, std::string_view text, Stretch in, Failure& failure) {
  failure.topic = story.written(failure.line, in.begin, in.end);
  if (failure.topic.find('[') == std::string::npos) {
    std::erase(failure.topic, ']');
  }
  const std::string_view said = text.substr(in.begin, in.end - in.begin);
  if (starts_with_any(said, story.phrases().cue("nothing_watched"))) {
    failure.topic = watched(story, failure.line.n) + failure.topic;
  }
  const std::string noun = trouble_noun(story, said);
  failure.strong = !noun.empty();
  const auto& phrases = story.phrases();
  const bool over = holds_any(text.substr(in.begin), phrases.cue("threshold_words"));
  const auto metrics = story.metrics(failure.line);
  const bool slow =
      over && !metrics.empty() && is_one_of(metrics.front()->unit, phrases.cue("time_units"));
  failure.strong = failure.strong || slow;
  failure.rest = ends_in_trouble(story, text::normalised(failure.topic)) || !noun.empty()
                     ? std::string()
                     : phrases.text("title.possessive") + phrases.text(slow   ? "title.slow"
                                                                       : over ? "title.over"
                                                                              : "title.alert");
}

}  // namespace

std::optional<Failure> alert_failure(const Story& story, const Things& things, int n) {
  Failure failure;
  failure.line = {n, 0};
  const std::string_view text = story.normal(failure.line);
  const Stretch in = news(story, text);
  if (in.end <= in.begin) {
    return std::nullopt;
  }
  failure.name = text.substr(in.begin, in.end - in.begin);
  const bool japanese = in_japanese(failure.name);
  // Sentences are read as those of people are.
  if (japanese && (length_of(failure.name) > kLongestAlert ||
                   holds_any(failure.name, story.phrases().cue("polite_ends")))) {
    return std::nullopt;
  }
  if (japanese) {
    call_as_written(story, text, in, failure);
  } else {
    call_by_name(story, text, in, failure);
  }
  if (failure.topic.empty()) {
    return std::nullopt;
  }
  failure.weight = (failure.strong ? 0.5 : -2.0) + (japanese ? 0 : -1.0) +
                   topic_weight(story, things, failure.name);
  return failure;
}

}  // namespace tenmatsu::composition
