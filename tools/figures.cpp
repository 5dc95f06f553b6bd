#include "tools/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "text/normalise.hpp"

namespace tenmatsu::corpus {
namespace {

using Json = nlohmann::json;
using Mistakes = std::vector<std::string>;

constexpr double ratio(int part, int whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / whole;
}

std::string fold(const std::string& text) {
  std::string out = text::normalised(text);
  const auto begin = out.find_first_not_of(" \n\t");
  if (begin == std::string::npos) {
    return {};
  }
  return out.substr(begin, out.find_last_not_of(" \n\t") - begin + 1);
}

// null and what is missing read as "".
std::string text_of(const Json& value) {
  if (value.is_object()) {
    return value.contains("text") ? text_of(value["text"])
                                  : (value.contains("name") ? text_of(value["name"]) : "");
  }
  return value.is_string() ? value.get<std::string>() : "";
}

const Json& member(const Json& object, const char* key) {
  static const Json kNull;
  return object.is_object() && object.contains(key) ? object[key] : kNull;
}

const Json& list(const Json& object, const char* key) {
  static const Json kEmpty = Json::array();
  const Json& value = member(object, key);
  return value.is_array() ? value : kEmpty;
}

bool holds(const std::string& whole, const std::string& part) {
  return whole.find(part) != std::string::npos;
}

// Other spellings of a unit that count as the same.
std::string unit_of(const Json& metric) {
  static const std::map<std::string, std::string> kSame = {{"パーセント", "%"},
                                                           {"percent", "%"},
                                                           {"ミリ秒", "ms"},
                                                           {"msec", "ms"},
                                                           {"sec", "秒"},
                                                           {"s", "秒"},
                                                           {"seconds", "秒"},
                                                           {"min", "分"},
                                                           {"分間", "分"},
                                                           {"秒間", "秒"},
                                                           {"h", "時間"},
                                                           {"名", "人"},
                                                           {"ユーザ", "ユーザー"},
                                                           {"users", "ユーザー"},
                                                           {"user", "ユーザー"},
                                                           {"rps", "req/s"},
                                                           {"qps", "req/s"},
                                                           {"件数", "件"},
                                                           {"yen", "円"},
                                                           {"日間", "日"},
                                                           {"ヶ月", "か月"},
                                                           {"ヵ月", "か月"},
                                                           {"カ月", "か月"},
                                                           {"個数", "個"},
                                                           {"x", "倍"}};
  std::string unit = fold(text_of(member(metric, "unit")));
  std::erase(unit, ' ');
  const auto same = kSame.find(unit);
  return same == kSame.end() ? unit : same->second;
}

using MetricKey = std::pair<double, std::string>;

MetricKey key_of(const Json& metric) {
  return {std::round(member(metric, "value").get<double>() * 1e6) / 1e6, unit_of(metric)};
}

std::vector<MetricKey> keys_of(const Json& metrics) {
  std::vector<MetricKey> keys;
  for (const Json& metric : metrics) {
    keys.push_back(key_of(metric));
  }
  return keys;
}

void count_multisets(Count& count, std::vector<MetricKey> gold,
                     const std::vector<MetricKey>& found) {
  for (const MetricKey& key : found) {
    const auto same = std::ranges::find(gold, key);
    if (same == gold.end()) {
      ++count.extra;
    } else {
      ++count.right;
      gold.erase(same);
    }
  }
  count.missed += static_cast<int>(gold.size());
}

// Day ("" where none is told) and HH:MM.
std::optional<std::pair<std::string, std::string>> clock_of(const Json& value) {
  std::string text = value.is_object() ? text_of(member(value, "time")) : text_of(value);
  if (text.empty()) {
    return std::nullopt;
  }
  std::ranges::replace(text, 'T', ' ');
  const auto blank = text.rfind(' ');
  if (blank == std::string::npos) {
    return std::pair{std::string(), text.substr(0, 5)};
  }
  return std::pair{text.substr(0, blank), text.substr(blank + 1, 5)};
}

// Gold may be a list of right answers; days are compared where both name one.
bool same_time(const Json& gold, const Json& found) {
  const Json golds = gold.is_array() ? gold : Json::array({gold});
  const auto got = clock_of(found);
  return std::ranges::any_of(golds, [&](const Json& one) {
    const auto want = clock_of(one);
    if (!want || !got) {
      return !want && !got;
    }
    return want->second == got->second &&
           (want->first.empty() || got->first.empty() || want->first == got->first);
  });
}

// What is said of one message: gold and found.
struct Pair {
  const Json& gold;
  const Json& found;
  std::string where;
};

void add_status(Share& share, const char* tag, const std::string& want, const Json& found,
                const std::string& where, Mistakes& mistakes) {
  const std::string have = text_of(member(found, "status"));
  share.add(have == want);
  if (have != want) {
    mistakes.push_back(fmt::format("{}: {} {}, gold {}", where, tag, have, want));
  }
}

void add_follow_up(Figures& figures, const Json& gold, const Json& found) {
  figures.owner.add(fold(text_of(member(found, "owner"))) == fold(text_of(member(gold, "owner"))));
  const std::string want = fold(text_of(member(gold, "due")));
  const std::string have = fold(text_of(member(found, "due")));
  figures.due.add(want.empty() == have.empty() && (holds(want, have) || holds(have, want)));
}

void add_tags(Figures& figures, const Pair& pair, Mistakes& mistakes) {
  std::map<std::string, Json> have;
  for (const Json& tag : list(pair.found, "tags")) {
    have[text_of(member(tag, "tag"))] = tag;
  }
  std::set<std::string> want;
  for (const Json& tag : list(pair.gold, "tags")) {
    want.insert(tag.get<std::string>());
  }
  for (int i = 0; i < kTagCount; ++i) {
    const std::string tag = name_of(static_cast<Tag>(i));
    Count& count = figures.tags[static_cast<std::size_t>(i)];
    const bool wanted = want.contains(tag);
    const bool found = have.contains(tag);
    count.right += wanted && found ? 1 : 0;
    count.missed += wanted && !found ? 1 : 0;
    count.extra += !wanted && found ? 1 : 0;
    if (wanted != found) {
      mistakes.push_back(fmt::format("{}: {} {}", pair.where, wanted ? "missed" : "wrong", tag));
    }
  }
  if (want.empty()) {
    figures.chatter.add(have.empty());
  }
  if (want.contains("cause") && have.contains("cause")) {
    add_status(figures.cause_status, "cause", text_of(member(pair.gold, "cause_status")),
               have["cause"], pair.where, mistakes);
  }
  if (want.contains("action") && have.contains("action")) {
    add_status(figures.action_status, "action", text_of(member(pair.gold, "action_status")),
               have["action"], pair.where, mistakes);
  }
  if (want.contains("followup") && have.contains("followup")) {
    add_follow_up(figures, pair.gold, have["followup"]);
  }
}

std::string bound_of(const Json& metric) {
  const std::string bound = text_of(member(metric, "q"));
  return bound.empty() ? "=" : bound;
}

void add_metric(Figures& figures, const Json& gold, const std::vector<Json>& same) {
  figures.metric_bound.add(
      std::ranges::any_of(same, [&](const Json& one) { return bound_of(one) == bound_of(gold); }));
  const Json& subjects = list(gold, "subject");
  figures.metric_subject.add(subjects.empty() || std::ranges::any_of(same, [&](const Json& one) {
                               const std::string said = fold(text_of(member(one, "subject")));
                               return std::ranges::any_of(subjects, [&](const Json& subject) {
                                 return holds(said, fold(subject.get<std::string>()));
                               });
                             }));
}

void add_metrics(Figures& figures, const Pair& pair, Mistakes& mistakes) {
  const Json& gold = list(pair.gold, "metrics");
  const Json& found = list(pair.found, "metrics");
  const auto wanted = keys_of(gold);
  count_multisets(figures.metrics, wanted, keys_of(found));
  for (const Json& want : gold) {
    std::vector<Json> same;
    std::ranges::copy_if(found, std::back_inserter(same),
                         [&](const Json& one) { return key_of(one) == key_of(want); });
    if (same.empty()) {
      mistakes.push_back(fmt::format("{}: missed metric {} {}", pair.where, want["value"].dump(),
                                     text_of(member(want, "unit"))));
      continue;
    }
    add_metric(figures, want, same);
  }
  for (const Json& one : found) {
    if (std::ranges::find(wanted, key_of(one)) == wanted.end()) {
      mistakes.push_back(fmt::format("{}: wrong metric {} {}", pair.where, one["value"].dump(),
                                     text_of(member(one, "unit"))));
    }
  }
}

std::string start_of(const std::string& text) {
  constexpr std::size_t kBytes = 180;
  std::string out = text.substr(0, kBytes);
  while (!out.empty() && text.size() > out.size() &&
         (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80) {
    out.pop_back();  // not in the middle of a character
  }
  std::ranges::replace(out, '\n', ' ');
  return out;
}

void add_events(Figures& figures, const std::string& name, const Json& gold, const Json& found,
                Mistakes& mistakes) {
  std::map<int, Json> got;
  for (const Json& event : list(found, "events")) {
    got[event["n"].get<int>()] = event;
  }
  const Json& golds = list(gold, "events");
  figures.events.add(got.size() == golds.size());
  if (got.size() != golds.size()) {
    mistakes.push_back(fmt::format("{}: {} events, gold has {}", name, got.size(), golds.size()));
  }
  for (const Json& want : golds) {
    const int n = want["n"].get<int>();
    const Json& have = got[n];
    const Pair pair{want, have,
                    fmt::format("{}#{} 「{}」", name, n, start_of(text_of(member(have, "text"))))};
    figures.speaker.add(fold(text_of(member(want, "speaker"))) ==
                        fold(text_of(member(have, "speaker"))));
    add_tags(figures, pair, mistakes);
    add_metrics(figures, pair, mistakes);
  }
}

void add_times(Figures& figures, const std::string& name, const Json& gold, const Json& incident,
               Mistakes& mistakes) {
  for (const char* key : {"started", "detected", "declared", "mitigated", "resolved"}) {
    const Json& want = member(member(gold, "times"), key);
    const Json& have = member(member(incident, "times"), key);
    const bool ok = same_time(want, have);
    figures.times.add(ok);
    if (!ok) {
      mistakes.push_back(fmt::format("{}: {} {}, gold {}", name, key,
                                     have.is_object() ? member(have, "time").dump() : "null",
                                     want.dump()));
    }
  }
}

bool good_title(const std::string& said, const Json& groups) {
  return !said.empty() && std::ranges::all_of(groups, [&](const Json& group) {
    return std::ranges::any_of(
        group, [&](const Json& one) { return holds(said, fold(one.get<std::string>())); });
  });
}

void add_incident(Figures& figures, const std::string& name, const Json& gold, const Json& incident,
                  Mistakes& mistakes) {
  add_times(figures, name, gold, incident, mistakes);
  const std::string author = text_of(member(incident, "author"));
  const std::string wanted = text_of(member(gold, "author"));
  figures.author.add(fold(author) == fold(wanted));
  if (fold(author) != fold(wanted)) {
    mistakes.push_back(fmt::format("{}: author '{}', gold '{}'", name, author, wanted));
  }
  const std::string title = fold(text_of(member(incident, "title")));
  const bool good = good_title(title, list(gold, "title_any"));
  figures.title.add(good);
  if (!good) {
    mistakes.push_back(
        fmt::format("{}: title '{}', gold {}", name, title, list(gold, "title_any").dump()));
  }
}

std::string row(const std::string& label, const Count& count) {
  return fmt::format("{:<14}{:7.3f}{:7.3f}{:7.3f}{:7d}\n", label, count.precision(), count.recall(),
                     count.f1(), count.right + count.missed);
}

}  // namespace

double Count::precision() const {
  return ratio(right, right + extra);
}

double Count::recall() const {
  return ratio(right, right + missed);
}

double Count::f1() const {
  return ratio(2 * right, 2 * right + extra + missed);
}

void Share::add(bool ok) {
  right += ok ? 1 : 0;
  ++total;
}

double Share::value() const {
  return ratio(right, total);
}

Count Figures::all_tags() const {
  Count sum;
  for (const Count& count : tags) {
    sum.right += count.right;
    sum.extra += count.extra;
    sum.missed += count.missed;
  }
  return sum;
}

double Figures::macro_f1() const {
  double sum = 0;
  for (const Count& count : tags) {
    sum += count.f1();
  }
  return sum / kTagCount;
}

void add(Figures& figures, const std::string& name, const Json& gold, const Json& found,
         Mistakes& mistakes) {
  ++figures.transcripts;
  add_events(figures, name, gold, found, mistakes);
  add_incident(figures, name, gold, member(found, "incident"), mistakes);
}

std::string printed(const Figures& figures) {
  std::string out =
      fmt::format("{} transcripts, {} failed; the right number of events in {:.0f}%\n",
                  figures.transcripts, figures.failed, 100 * figures.events.value());
  out += fmt::format("{:<14}{:>7}{:>7}{:>7}{:>7}\n", "tag", "P", "R", "F1", "gold");
  for (int i = 0; i < kTagCount; ++i) {
    out += row(name_of(static_cast<Tag>(i)), figures.tags[static_cast<std::size_t>(i)]);
  }
  out += row("micro", figures.all_tags());
  out += fmt::format("{:<28}{:7.3f}\n", "macro F1", figures.macro_f1());
  out += row("metrics", figures.metrics);
  const std::pair<const char*, const Share*> kShares[] = {
      {"chatter left alone", &figures.chatter},
      {"cause status", &figures.cause_status},
      {"action status", &figures.action_status},
      {"metric q", &figures.metric_bound},
      {"metric subject", &figures.metric_subject},
      {"times", &figures.times},
      {"title", &figures.title},
      {"author", &figures.author},
      {"follow-up owner", &figures.owner},
      {"follow-up due", &figures.due},
      {"speaker", &figures.speaker}};
  for (const auto& [label, share] : kShares) {
    out += fmt::format("{:<21}{:7.3f}  of {}\n", label, share->value(), share->total);
  }
  return out;
}

}  // namespace tenmatsu::corpus
