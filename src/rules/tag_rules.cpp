#include "rules/tag_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

template <typename Enum>
std::vector<std::string> names_of(int count) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) {
    out.emplace_back(name_of(static_cast<Enum>(i)));
  }
  return out;
}

/// The enumerator spelled `name`; reports and gives none for an unknown one.
template <typename Enum>
std::optional<Enum> enumerator(const Node& node, std::string_view key, std::string_view name,
                               int count) {
  for (int i = 0; i < count; ++i) {
    if (name == name_of(static_cast<Enum>(i))) {
      return static_cast<Enum>(i);
    }
  }
  node.report(fmt::format("\"{}\": unknown \"{}\"; expected one of: {}", key, name,
                          fmt::join(names_of<Enum>(count), ", ")));
  return std::nullopt;
}

template <typename Enum>
std::vector<Enum> enumerators(const Node& node, std::string_view key, int count) {
  std::vector<Enum> out;
  for (const std::string& name : node.strings(key)) {
    if (const auto value = enumerator<Enum>(node, key, name, count)) {
      out.push_back(*value);
    }
  }
  return out;
}

RuleExample example_of(const Node& node) {
  RuleExample example;
  if (node.value().is_string()) {
    example.text = node.value().get<std::string>();
    return example;
  }
  node.allow_only({"text", "before", "speaker", "phase"});
  example.text = node.string("text");
  example.before = node.strings("before");
  example.speaker = node.string_or("speaker", "");
  if (node.has("phase")) {
    example.phase = enumerator<Phase>(node, "phase", node.string("phase"), kPhaseCount);
  }
  return example;
}

std::vector<RuleExample> examples_of(const Node& node, std::string_view key) {
  std::vector<RuleExample> out;
  for (const Node& item : node.items(key)) {
    out.push_back(example_of(item));
  }
  return out;
}

// The names of tenmatsu::Milestone, which belongs to a room to the left.
std::string milestone_of(const Node& node) {
  constexpr const char* kNames[] = {"started", "detected", "declared", "mitigated", "resolved"};
  const std::string name = node.string_or("milestone", "");
  if (!name.empty() && std::ranges::find(kNames, name) == std::end(kNames)) {
    node.report(fmt::format("\"milestone\": unknown \"{}\"; expected one of: {}", name,
                            fmt::join(kNames, ", ")));
  }
  return name;
}

}  // namespace

/// Reads the condition of one rule; its words become cues of the table.
class TagRuleReader {
 public:
  explicit TagRuleReader(TagRules& table) : table_(table) {}

  Condition condition(const Node& node) {
    node.allow_only({"terms",       "any",     "not",      "message",  "nowhere",
                     "ends",        "starts",  "modality", "unlike",   "negated",
                     "conditional", "hearsay", "question", "bot",      "first",
                     "calm",        "opening", "metric",   "at_most",  "phase",
                     "with",        "without", "speaker",  "previous", "marker"});
    Condition when;
    read_words(node, when);
    read_sentence(node, when);
    read_place(node, when);
    return when;
  }

 private:
  OneOf one_of(const Node& node, std::string_view key) {
    OneOf out;
    for (const std::string& word : node.strings(key)) {
      out.push_back(table_.cue(word));
    }
    return out;
  }

  /// Each item of "terms" is a word, a category or a list of alternatives.
  void read_words(const Node& node, Condition& when) {
    for (const Node& item : node.items("terms")) {
      OneOf alternatives;
      if (item.value().is_string()) {
        alternatives.push_back(table_.cue(item.value().get<std::string>()));
      } else {
        for (const Node& word : item.items()) {
          if (word.value().is_string()) {
            alternatives.push_back(table_.cue(word.value().get<std::string>()));
          } else {
            word.report("expected a word or a category");
          }
        }
      }
      when.terms.push_back(std::move(alternatives));
    }
    if (OneOf any = one_of(node, "any"); !any.empty()) {
      when.terms.push_back(std::move(any));
    }
    when.none = one_of(node, "not");
    when.message = one_of(node, "message");
    when.nowhere = one_of(node, "nowhere");
  }

  static void read_sentence(const Node& node, Condition& when) {
    when.ends = text::normalised(node.strings("ends"));
    when.starts = text::normalised(node.strings("starts"));
    when.modality = enumerators<Modality>(node, "modality", kModalityCount);
    when.unlike = enumerators<Modality>(node, "unlike", kModalityCount);
    when.negated = node.flag("negated");
    when.question = node.flag("question");
    when.conditional = node.flag("conditional");
    when.hearsay = node.flag("hearsay");
    if (node.has("metric")) {
      // true, false, or the units that the figure may have.
      const auto& metric = node.value().at("metric");
      when.metric = metric.is_boolean() ? metric.get<bool>() : true;
      if (!metric.is_boolean()) {
        when.units = node.strings("metric");
      }
    }
  }

  void read_place(const Node& node, Condition& when) {
    when.bot = node.flag("bot");
    when.first = node.flag("first");
    when.calm = node.flag("calm");
    when.opening = node.flag("opening");
    if (const auto most = node.number("at_most")) {
      when.at_most = static_cast<int>(*most);
    }
    when.phase = enumerators<Phase>(node, "phase", kPhaseCount);
    when.with = enumerators<Tag>(node, "with", kTagCount);
    when.without = enumerators<Tag>(node, "without", kTagCount);
    when.speaker = text::normalised(node.strings("speaker"));
    when.marker = node.string_or("marker", "");
    if (const auto previous = node.object("previous")) {
      when.previous = before(*previous);
    }
  }

  BeforeCondition before(const Node& node) {
    node.allow_only({"tags", "statuses", "modality", "question", "any", "not"});
    BeforeCondition before;
    before.tags = enumerators<Tag>(node, "tags", kTagCount);
    before.statuses = enumerators<Status>(node, "statuses", kStatusCount);
    before.modality = enumerators<Modality>(node, "modality", kModalityCount);
    before.question = node.flag("question");
    before.any = one_of(node, "any");
    before.none = one_of(node, "not");
    return before;
  }

  TagRules& table_;
};

void TagRules::add(const Node& node) {
  node.allow_only({"id", "tag", "status", "about", "when", "strength", "never", "overrules",
                   "enters", "category", "postmortem", "milestone", "examples", "counterexamples"});
  TagRule rule;
  rule.file = node.file();
  rule.path = node.path();
  rule.id = node.string("id");
  rule.tag = enumerator<Tag>(node, "tag", node.string("tag"), kTagCount).value_or(Tag::symptom);
  if (node.has("status")) {
    rule.status = enumerator<Status>(node, "status", node.string("status"), kStatusCount)
                      .value_or(Status::none);
  }
  rule.about = node.string("about");
  if (const auto when = node.object("when")) {
    rule.when = TagRuleReader(*this).condition(*when);
  } else if (!node.has("when")) {
    node.report("expected \"when\", an object");
  }
  rule.strength = node.number("strength").value_or(1);
  rule.never = node.flag("never").value_or(false);
  rule.overrules = node.flag("overrules").value_or(false);
  if (node.has("category")) {
    rule.category = enumerator<Category>(node, "category", node.string("category"), kCategoryCount)
                        .value_or(Category::none);
  }
  rule.postmortem = node.flag("postmortem").value_or(false);
  if (node.has("enters")) {
    rule.enters = enumerator<Phase>(node, "enters", node.string("enters"), kPhaseCount);
  }
  rule.milestone = milestone_of(node);
  rule.examples = examples_of(node, "examples");
  rule.counterexamples = examples_of(node, "counterexamples");
  const auto [at, is_new] = index_.try_emplace(rule.id, all_.size());
  if (is_new) {
    all_.push_back(std::move(rule));
  } else {
    all_[at->second] = std::move(rule);
  }
}

void TagRules::add_status(const Node& node) {
  node.allow_only({"id", "about", "tag", "modality", "status"});
  const auto tag = enumerator<Tag>(node, "tag", node.string("tag"), kTagCount);
  const auto status = enumerator<Status>(node, "status", node.string("status"), kStatusCount);
  for (const Modality modality : enumerators<Modality>(node, "modality", kModalityCount)) {
    if (tag && status) {
      statuses_[static_cast<std::size_t>(*tag)][static_cast<std::size_t>(modality)] = *status;
    }
  }
}

Cue TagRules::cue(const std::string& word) {
  if (open_index_.empty()) {
    open_cues_ = cues_.texts();
    for (std::size_t i = 0; i < open_cues_.size(); ++i) {
      open_index_.emplace(open_cues_[i], static_cast<Cue>(i));
    }
  }
  const std::string spelling = word.starts_with('@') ? word : text::normalised(word);
  const auto [at, is_new] = open_index_.try_emplace(spelling, static_cast<Cue>(open_cues_.size()));
  if (is_new) {
    open_cues_.push_back(spelling);
  }
  return at->second;
}

const TagRule* TagRules::find(std::string_view id) const {
  const auto at = index_.find(id);
  return at == index_.end() ? nullptr : &all_[at->second];
}

std::optional<Cue> TagRules::category(std::string_view name) const {
  const auto at = categories_.find(name);
  return at == categories_.end() ? std::nullopt : std::optional<Cue>(at->second);
}

namespace {

void append(std::vector<Cue>& out, const OneOf& words) {
  out.insert(out.end(), words.begin(), words.end());
}

std::vector<Cue> cues_of(const Condition& when) {
  std::vector<Cue> out;
  for (const OneOf& words : when.terms) {
    append(out, words);
  }
  append(out, when.none);
  append(out, when.message);
  append(out, when.nowhere);
  if (when.previous) {
    append(out, when.previous->any);
    append(out, when.previous->none);
  }
  return out;
}

}  // namespace

void TagRules::check(const std::vector<std::string>& categories,
                     const std::vector<std::string>& markers, Problems& problems) const {
  for (const TagRule& rule : all_) {
    const std::string& marker = rule.when.marker;
    if (!marker.empty() && std::ranges::find(markers, marker) == markers.end()) {
      problems.add(fmt::format("{}: {}/when: unknown marker \"{}\"; expected one of: {}", rule.file,
                               rule.path, marker, fmt::join(markers, ", ")));
    }
    for (const Cue cue : cues_of(rule.when)) {
      const std::string_view word = cues_[cue];
      if (word.starts_with('@') &&
          std::ranges::find(categories, word.substr(1)) == categories.end()) {
        problems.add(fmt::format("{}: {}/when: unknown category \"{}\"; expected one of: {}",
                                 rule.file, rule.path, word, fmt::join(categories, ", ")));
      }
    }
  }
}

void TagRules::finish(const std::vector<std::string>& categories,
                      const std::vector<std::string>& markers, Problems& problems) {
  if (!open_cues_.empty()) {
    cues_ = text::StoredTexts(open_cues_);
    std::vector<std::string> words = std::move(open_cues_);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].starts_with('@')) {
        categories_.emplace(words[i].substr(1), static_cast<Cue>(i));
        words[i].clear();  // a category is found as the terms that are in it
      }
    }
    matcher_ = text::Matcher(words);
  }
  open_cues_ = {};
  open_index_ = {};
  check(categories, markers, problems);
  index_rules();
}

void TagRules::index_rules() {
  std::vector<std::vector<std::uint32_t>> wanting(cues_.size());
  std::vector<std::uint32_t> none;
  for (std::uint32_t i = 0; i < all_.size(); ++i) {
    const Condition& when = all_[i].when;
    if (!when.marker.empty()) {
      continue;
    }
    if (when.terms.empty()) {
      none.push_back(i);
      continue;
    }
    for (const Cue cue : when.terms.front()) {
      wanting[cue].push_back(i);
    }
  }
  std::vector<std::uint32_t> rules;
  std::vector<std::uint32_t> ends;
  for (const auto& of_cue : wanting) {
    rules.insert(rules.end(), of_cue.begin(), of_cue.end());
    ends.push_back(static_cast<std::uint32_t>(rules.size()));
  }
  wanting_ = text::Stored(std::move(rules));
  wanting_ends_ = text::Stored(std::move(ends));
  wanting_none_ = text::Stored(std::move(none));
}

}  // namespace tenmatsu::rules
