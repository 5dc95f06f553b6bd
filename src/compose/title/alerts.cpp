#include "compose/title/alerts.hpp"

#include <algorithm>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/title/alert_changes.hpp"
#include "compose/title/sound.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kLongestAlert = 34;  // characters
constexpr std::size_t kLongestName = 32;

bool in_japanese(std::string_view text) {
  return text::holds_script(text, text::Script::kanji) ||
         text::holds_script(text, text::Script::katakana);
}

// 「#7731 」; `at` where none stands there.
std::size_t behind_ticket(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (end < text.size() && text[end] == '#') {
    ++end;
    while (end < text.size() && text::is_ascii_digit(text[end])) {
      ++end;
    }
  }
  const bool ends = end > at + 1 && end < text.size() && (text[end] == ' ' || text[end] == ']');
  return ends ? end + 1 : at;
}

// 「[Warn] dispatch」, 「CRIT ns3」: how grave it is, as a monitor writes it.
std::size_t behind_grades(const Story& story, std::string_view text, std::size_t begin) {
  for (;;) {
    std::size_t at = begin;
    while (at < text.size() && (text[at] == ' ' || text[at] == '[')) {
      ++at;
    }
    const std::string_view rest = text.substr(at);
    const auto& grades = story.phrases().cue("alert_grades");
    const std::size_t ticket = behind_ticket(text, at);
    if (ticket > at) {
      begin = ticket;
      continue;
    }
    const auto grade = std::ranges::find_if(grades, [&](const std::string& word) {
      return rest.starts_with(word) && rest.size() > word.size() &&
             (rest[word.size()] == ' ' || rest[word.size()] == ']' || rest[word.size()] == ':');
    });
    if (grade == grades.end()) {
      return begin;
    }
    begin = at + grade->size();
    while (begin < text.size() &&
           (text[begin] == ' ' || text[begin] == ']' || text[begin] == ':')) {
      ++begin;
    }
  }
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

// 「大量ファイル書き換え host=EC-31」: where the labels behind the news begin.
std::size_t label_begin(std::string_view text, std::size_t begin) {
  const std::size_t equals = text.find('=', begin);
  if (equals == std::string_view::npos || equals + 1 == text.size() || text[equals + 1] == ' ') {
    return text.size();
  }
  const std::size_t blank = text.rfind(' ', equals);
  const bool behind_news =
      blank != std::string_view::npos && blank > begin && text[blank - 1] != ']';
  return behind_news && blank + 1 < equals ? blank : text.size();
}

// 「:rotating_light: 」; `at` where no such name of a picture stands.
std::size_t behind_picture(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ':') {
    return at;
  }
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at + 1);
  return end != std::string_view::npos && end > at + 1 && text[end] == ':' ? end + 1 : at;
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
  found.begin = behind_labels(story, text, behind_picture(text, found.begin));
  found.begin = behind_bracket(text, behind_grades(story, text, found.begin));
  for (const std::string& mark : phrases.cue("alert_ends")) {
    found.end = std::min(found.end, text.find(mark, found.begin));
  }
  found.end = std::min(found.end, label_begin(text, found.begin));
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

// x3: how many.
bool is_times(std::string_view token) {
  return token.size() > 1 && token[0] == 'x' &&
         std::all_of(token.begin() + 1, token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// checkout-gateway, img.example.jp, db01: what only a machine is called.
bool is_identifier(std::string_view token) {
  return !is_number(token) && !is_times(token) && text::holds_script(token, text::Script::latin) &&
         (token.find_first_of("-_./") != std::string_view::npos ||
          std::ranges::any_of(token, [](char c) { return c >= '0' && c <= '9'; }));
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
    const bool plain = words.any_is(token) || is_number(token) || is_times(token);
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
  return std::ranges::any_of(metrics, [&](const Metric* metric) {
    const std::string said = text::normalised(metric->text);
    const std::size_t at = text.find(said);
    return at <= token.begin && token.end <= at + said.size();
  });
}

// 「POST /v1/me -> 401」: a path stands there.
bool requests(const std::vector<Stretch>& all, std::string_view text) {
  return std::ranges::any_of(
      all, [&](const Stretch& one) { return text.substr(one.begin).starts_with('/'); });
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

std::string without_particle(const Story& story, std::string name) {
  for (const std::string& now : story.phrases().cue("alert_now")) {
    if (name.ends_with(now)) {
      name.resize(name.size() - now.size());
      return name;
    }
  }
  for (const std::string& particle : story.phrases().cue("topical_particles")) {
    if (name.ends_with(particle)) {
      name.resize(name.size() - particle.size());
      break;
    }
  }
  return name;
}

// 「dispatch.match_success_rate」, 「NXDOMAIN ratio」: what stands right before the figure.
std::string measured_name(const Story& story, Line line, Stretch in, const Change& change) {
  const std::string_view text = story.normal(line);
  const auto& words = story.phrases().cue("alert_verbs");
  std::vector<Stretch> run;
  const std::size_t end = std::min(change.reading.place.begin, in.end);
  for (const Stretch& one : tokens(text, {in.begin, end})) {
    const std::string_view token = text.substr(one.begin, one.end - one.begin);
    if (words.any_is(token) || holds_any(token, story.phrases().cue("alert_windows")) ||
        (is_number(token) && !token.ends_with("xx") &&
         !ends_with_any(std::string(token), story.phrases().cue("number_names")))) {
      continue;
    }
    run.push_back(one);
  }
  constexpr std::size_t kMost = 4;
  std::string name;
  for (std::size_t i = run.size() > kMost ? run.size() - kMost : 0; i < run.size(); ++i) {
    name += (name.empty() ? "" : " ") + story.written(line, run[i].begin, run[i].end);
  }
  // 「センサー3-1 -11.2℃」: the sign belongs to the figure.
  name.resize(name.find_last_not_of(" -") + 1);
  return without_particle(story, std::move(name));
}

// 「caption_delay_seconds」 without the word that says 「遅延」 and what follows it.
std::string without_trouble(const Story& story, const std::string& name, const std::string& said) {
  for (std::size_t at = name.find('_'); at != std::string::npos; at = name.find('_', at + 1)) {
    const std::string part = name.substr(at + 1, name.find('_', at + 1) - at - 1);
    if (trouble_noun(story, text::normalised(part)) == said) {
      return name.substr(0, at);
    }
  }
  return name;
}

void call_by_name(const Story& story, std::string_view text, Stretch in, ThingFailure& failure) {
  const auto& phrases = story.phrases();
  const std::string name = name_in(story, failure.line, in);
  std::string said = status_error(story, failure.line, in);
  said = said.empty() ? trouble_noun(story, text.substr(in.begin)) : said;
  const bool over = text.find('>', in.begin) != std::string_view::npos;
  const auto change = change_in(story, text, in.begin);
  const std::string moved = change ? change_noun(story, *change) : std::string();
  failure.strong = !said.empty() || !moved.empty();
  failure.topic = name;
  if (said.empty() && !moved.empty()) {
    const std::string measured = measured_name(story, failure.line, in, *change);
    failure.topic = measured.empty() || length_of(measured) > kLongestAlert ? name : measured;
    said = moved;
  }
  said = !said.empty() ? said : phrases.text(over ? "title.over" : "title.alert");
  failure.topic = without_trouble(story, failure.topic, said);
  failure.rest = text::normalised(failure.topic).ends_with(text::normalised(said))
                     ? std::string()
                     : phrases.text("particle.of") + said;
}

// 「ATM監視」 watches ATMs: the name of what an alert is about that names nothing itself.
std::string watched(const Story& story, int n) {
  const std::string& speaker = story.analysis().message(n).speaker;
  for (const std::string& ending : story.phrases().cue("watch_endings")) {
    if (speaker.size() > ending.size() && speaker.ends_with(ending)) {
      return speaker.substr(0, speaker.size() - ending.size()) +
             story.phrases().text("particle.of");
    }
  }
  return {};
}

// 「IngestErrorRate ingest-gateway の失敗率」 from 「ingest-gateway」 on, so that it is no longer
// than a title may be.
std::string last_words(const std::string& name) {
  std::size_t at = 0;
  while (at != std::string::npos && length_of(name.substr(at)) > kLongestAlert) {
    at = name.find(' ', at + 1);
  }
  return at == std::string::npos ? std::string() : name.substr(at + 1);
}

// 「予約API 5xx」 and 「5xxエラー」: only what is new.
std::string said_behind(const Story& story, const std::string& name, const std::string& said) {
  const std::string last = name.substr(name.rfind(' ') + 1);
  return !last.empty() && said.starts_with(last) ? said.substr(last.size())
                                                 : story.phrases().text("particle.of") + said;
}

// 「予算が 100% を超え」: false where no figure is told so.
bool call_by_bound(const Story& story, ThingFailure& failure) {
  const auto& phrases = story.phrases();
  const auto bound_in = [&](const char* cue) {
    const auto& words = phrases.cue(cue);
    const auto word = std::ranges::find_if(words, [&](const std::string& one) {
      return failure.topic.find(one) != std::string::npos;
    });
    return word == words.end() ? std::string::npos : failure.topic.find(*word);
  };
  const std::size_t over = bound_in("alert_rises_over");
  const std::size_t at = std::min(over, bound_in("alert_falls_under"));
  if (at == 0 || at == std::string::npos) {
    return false;
  }
  std::size_t end = failure.topic.find_last_of(' ', at - 1);
  end = end != 0 && end == at - 1 ? failure.topic.find_last_of(' ', end - 1) : end;
  if (end == std::string::npos || end == 0 ||
      !is_number(text::normalised(failure.topic.substr(end + 1)))) {
    return false;
  }
  failure.topic = without_particle(story, failure.topic.substr(0, end));
  failure.rest =
      phrases.text("particle.of") + phrases.text(over == at ? "title.over" : "title.lower");
  failure.strong = true;
  return true;
}

// 「寺下橋 水位 3.42m (上限 3.2m)」 without its figures; false where none is compared.
bool call_by_change(const Story& story, std::string_view text, Stretch in, const std::string& noun,
                    ThingFailure& failure) {
  const auto& phrases = story.phrases();
  const auto change = change_in(story, text, in.begin);
  if (!change || change->reading.place.begin <= in.begin) {
    return false;
  }
  std::string measured = measured_name(story, failure.line, in, *change);
  if (length_of(measured) > kLongestAlert) {
    measured = in_japanese(measured) ? last_words(measured) : name_in(story, failure.line, in);
  }
  if (measured.empty() || length_of(measured) > kLongestAlert) {
    return false;
  }
  const bool slow = !change->fell && is_one_of(change->reading.unit, phrases.cue("alert_times"));
  const std::string moved = change_noun(story, *change);
  // Of the rate of failures the rate is what is told.
  const bool rate = ends_with_any(text::normalised(measured), phrases.cue("alert_rates"));
  const std::string said = !noun.empty() && !rate ? noun
                           : slow                 ? phrases.text("title.slow")
                           : !moved.empty()       ? moved
                                                  : phrases.text("title.over");
  failure.topic = without_trouble(story, measured, said);
  failure.rest = ends_in_trouble(story, text::normalised(failure.topic))
                     ? std::string()
                     : said_behind(story, failure.topic, said);
  failure.strong = true;
  return true;
}

// 「main 連続失敗 12件」 without how many; empty where no word of it ends in what went wrong.
std::string until_trouble(const Story& story, const std::string& topic) {
  for (std::size_t at = topic.find(' '); at != std::string::npos; at = topic.find(' ', at + 1)) {
    const std::string front = topic.substr(0, at);
    if (ends_in_trouble(story, text::normalised(front))) {
      return front;
    }
  }
  return {};
}

// 「第2試合 — 3名が切断」: what went wrong may stand behind what it is about.
std::string behind_news(const Story& story, std::string_view text, Stretch in) {
  const std::string noun = trouble_noun(story, text.substr(in.end));
  return noun.empty() ? story.phrases().text("title.alert") : noun;
}

// 「予約API 503 応答」: false where no code of an error stands beside a name.
bool call_by_status(const Story& story, Stretch in, ThingFailure& failure) {
  const std::string status = status_error(story, failure.line, in);
  const std::string name = name_in(story, failure.line, in);
  if (status.empty() || name.empty()) {
    return false;
  }
  failure.topic = name;
  failure.rest = said_behind(story, name, status);
  failure.strong = true;
  return true;
}

// What stands there, up to what went wrong, else with a noun for it.
void call_by_words(const Story& story, std::string_view text, Stretch in, bool told,
                   ThingFailure& failure) {
  const auto& phrases = story.phrases();
  const bool over = holds_any(text.substr(in.begin), phrases.cue("threshold_words"));
  const auto metrics = story.metrics(failure.line);
  const bool slow =
      over && !metrics.empty() && is_one_of(metrics.front()->unit, phrases.cue("time_units"));
  failure.strong = failure.strong || slow;
  if (const std::string cut = until_trouble(story, failure.topic); !cut.empty()) {
    failure.topic = cut;
  }
  failure.rest = ends_in_trouble(story, text::normalised(failure.topic)) || told
                     ? std::string()
                     : phrases.text("particle.of") + (slow   ? phrases.text("title.slow")
                                                      : over ? phrases.text("title.over")
                                                             : behind_news(story, text, in));
}

// 「会員DBのディスク使用率 91%」: Japanese is a title as it stands.
void call_as_written(const Story& story, std::string_view text, Stretch in, ThingFailure& failure) {
  failure.topic = story.written(failure.line, in.begin, in.end);
  std::erase(failure.topic, '"');
  if (failure.topic.find('[') == std::string::npos) {
    std::erase(failure.topic, ']');
  }
  const std::string_view said = text.substr(in.begin, in.end - in.begin);
  if (starts_with_any(said, story.phrases().cue("nothing_watched"))) {
    failure.topic = watched(story, failure.line.n) + failure.topic;
  }
  const std::string told = trouble_noun(story, said);
  failure.strong = !told.empty();
  const auto& phrases = story.phrases();
  if (call_by_change(story, text, in, told, failure) || call_by_bound(story, failure)) {
    return;
  }
  if (ends_with_any(std::string(said), phrases.cue("nothing_watched"))) {
    failure.strong = true;
    return;
  }
  if (told.empty() && call_by_status(story, in, failure)) {
    return;
  }
  call_by_words(story, text, in, !told.empty(), failure);
}

// 「第2試合 3名」: how many of what tells nothing of what went wrong.
bool holds_count(std::string_view name) {
  const std::vector<Stretch> all = tokens(name, {0, name.size()});
  return std::ranges::any_of(all,
                             [&](const Stretch& one) { return is_number(name.substr(one.begin)); });
}

// 「[INFO] 配信開始」 is no alert, but 「user-info: error」 is one.
bool is_good_news(const Story& story, std::string_view text) {
  constexpr std::size_t kNear = 16;  // bytes
  const std::string_view near = text.substr(0, kNear);
  const auto& grades = story.phrases().cue("no_alert_grades");
  return std::ranges::any_of(grades, [&](const std::string& grade) {
    const std::size_t at = near.find(grade);
    return at != std::string_view::npos && !in_name(near, at);
  });
}

// 「worker-2のアラート」 says only that something was heard.
double told_weight(const Story& story, const ThingFailure& failure) {
  constexpr double kTold = 0.5;
  constexpr double kUntold = -2;
  constexpr double kBare = -2.8;
  constexpr double kCount = -1;
  if (failure.strong) {
    return kTold;
  }
  if (!failure.rest.ends_with(story.phrases().text("title.alert"))) {
    return kUntold;
  }
  return kBare + (holds_count(failure.topic) ? kCount : 0);
}

}  // namespace

bool reads_as_alert(const Story& story, int n) {
  const std::string_view text = story.normal(Line{n, 0});
  return text.starts_with('[') && in_japanese(text) && behind_grades(story, text, 0) > 0 &&
         change_in(story, text, 0).has_value();
}

std::optional<ThingFailure> alert_failure(const Story& story, const Things& things, int n) {
  constexpr double kForeign = -1;  // what people say of it reads better
  ThingFailure failure;
  failure.line = {n, 0};
  const std::string_view text = story.normal(failure.line);
  const Stretch in = news(story, text);
  if (in.end <= in.begin) {
    return std::nullopt;
  }
  failure.name = text.substr(in.begin, in.end - in.begin);
  const bool japanese = in_japanese(failure.name);
  // Sentences, and what they quote, are read as those of people are.
  const auto change = change_in(story, text, in.begin);
  const bool torn = !brackets_close(story.phrases().cue("quotation_pairs"), failure.name);
  if (japanese && (torn || (length_of(failure.name) > kLongestAlert && !change) ||
                   holds_any(failure.name, story.phrases().cue("polite_ends")))) {
    return std::nullopt;
  }
  if (japanese) {
    call_as_written(story, text, in, failure);
  } else {
    call_by_name(story, text, in, failure);
  }
  if (failure.topic.empty() || is_good_news(story, text)) {
    return std::nullopt;
  }
  failure.weight = told_weight(story, failure) + (japanese ? 0 : kForeign) +
                   topic_weight(story, things, failure.name);
  return failure;
}

}  // namespace tenmatsu::composition
