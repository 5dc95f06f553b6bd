#include "rules/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "text/ascii.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

// The place of the entry with this id, a new one where it is not known yet.
template <typename Entry>
int place_of(std::vector<Entry>& entries, const std::string& id) {
  const auto known =
      std::ranges::find_if(entries, [&](const Entry& entry) { return entry.id == id; });
  const auto place = static_cast<int>(known - entries.begin());
  if (known == entries.end()) {
    entries.emplace_back();
  } else {
    *known = Entry{};
  }
  entries[static_cast<std::size_t>(place)].id = id;
  return place;
}

void add_words(Lookup& lookup, const Node& node, std::string_view key, int entry) {
  lookup.remove(entry);
  lookup.add(text::normalised(node.strings(key)), entry);
}

template <typename Value>
struct Named {
  std::string_view name;
  Value value;
};

// The value that a string stands for; reports what was expected where it stands for none.
template <typename Value, std::size_t n>
Value choice(const Node& node, std::string_view key, const Named<Value> (&names)[n]) {
  const std::string said = node.string(key);
  std::string expected;
  for (const Named<Value>& one : names) {
    if (said == one.name) {
      return one.value;
    }
    expected += fmt::format("{}{}", expected.empty() ? "" : ", ", one.name);
  }
  node.report(fmt::format("\"{}\" is \"{}\"; expected one of: {}", key, said, expected));
  return names[0].value;
}

constexpr Named<UnitKind> kUnitKinds[] = {
    {"percent", UnitKind::percent}, {"time", UnitKind::time}, {"data", UnitKind::data},
    {"money", UnitKind::money},     {"rate", UnitKind::rate}, {"physical", UnitKind::physical},
    {"counter", UnitKind::counter},
};

constexpr Named<Bound> kBounds[] = {
    {"about", Bound::about},
    {"at_least", Bound::at_least},
    {"at_most", Bound::at_most},
    {"exact", Bound::exact},
};

constexpr Named<MetricRole> kRoles[] = {
    {"usual", MetricRole::usual},       {"before", MetricRole::before},
    {"after", MetricRole::after},       {"threshold", MetricRole::threshold},
    {"estimate", MetricRole::estimate}, {"reading", MetricRole::reading},
};

constexpr Named<Link> kLinks[] = {
    {"range", Link::range},   {"from", Link::from},   {"list", Link::list},
    {"change", Link::change}, {"share", Link::share},
};

constexpr Named<SubjectWord> kSubjectWords[] = {
    {"opening", SubjectWord::opening},       {"ending", SubjectWord::ending},
    {"boundary", SubjectWord::boundary},     {"weak", SubjectWord::weak},
    {"noun_end", SubjectWord::noun_end},     {"denial", SubjectWord::denial},
    {"mistake", SubjectWord::mistake},       {"earlier", SubjectWord::earlier},
    {"counted", SubjectWord::counted},       {"moved", SubjectWord::moved},
    {"closing", SubjectWord::closing},       {"now", SubjectWord::now},
    {"joint", SubjectWord::joint},           {"topic", SubjectWord::topic},
    {"stem_end", SubjectWord::stem_end},     {"each", SubjectWord::each},
    {"particle", SubjectWord::particle},     {"verbal", SubjectWord::verbal},
    {"prefix", SubjectWord::prefix},         {"person", SubjectWord::person},
    {"linking", SubjectWord::linking},       {"recast", SubjectWord::recast},
    {"emptied", SubjectWord::emptied},       {"oblique", SubjectWord::oblique},
    {"agent", SubjectWord::agent},           {"waiting", SubjectWord::waiting},
    {"predicate", SubjectWord::predicate},   {"tail", SubjectWord::tail},
    {"inflection", SubjectWord::inflection}, {"narrowed", SubjectWord::narrowed},
    {"amount", SubjectWord::amount},         {"rights", SubjectWord::rights},
    {"excuse", SubjectWord::excuse},         {"excused", SubjectWord::excused},
    {"mistaken", SubjectWord::mistaken},     {"shown", SubjectWord::shown},
};

const Unit* unit_at_place(const std::vector<Unit>& units, int index) {
  return &units[static_cast<std::size_t>(index)];
}

// They are run by run_examples(), which reads them from the file.
void check_examples(const Node& node) {
  for (const std::string& example : node.strings("examples")) {
    if (example.find(" => ") == std::string::npos) {
      node.report(fmt::format("example \"{}\": expected \"text => figures\"", example));
    }
  }
}

}  // namespace

Figures::Figures() : subject_ids_(kSubjectWordCount) {}

void Figures::add_numerals(const Node& node) {
  node.allow_only({"id", "about", "kind", "value", "words", "examples", "counterexamples"});
  const Named<Lookup Figures::*> kinds[] = {
      {"digit", &Figures::digits_}, {"power", &Figures::powers_}, {"scale", &Figures::scales_},
      {"vague", &Figures::vague_},  {"idiom", &Figures::idioms_}, {"minus", &Figures::minus_},
      {"half", &Figures::halves_},  {"zero", &Figures::zeros_},
  };
  Lookup& words = this->*choice(node, "kind", kinds);
  numeral_values_.push_back(node.number("value").value_or(0));
  add_words(words, node, "words", static_cast<int>(numeral_values_.size()) - 1);
  std::ignore = node.string("id");  // says where it lacks
  check_examples(node);
}

void Figures::add_unit(const Node& node) {
  node.allow_only({"id",
                   "about",
                   "unit",
                   "kind",
                   "words",
                   "signs",
                   "factor",
                   "kanji",
                   "exact",
                   "spaced",
                   "noun",
                   "minor",
                   "minor_parts",
                   "seconds",
                   "instead",
                   "instead_behind",
                   "instead_before",
                   "instead_where",
                   "examples",
                   "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(units_, id);
  Unit& unit = units_[static_cast<std::size_t>(place)];
  unit.unit = node.string("unit");
  unit.kind = choice(node, "kind", kUnitKinds);
  unit.factor = node.number("factor").value_or(1);
  unit.kanji = node.flag("kanji").value_or(true);
  unit.exact = node.flag("exact").value_or(false);
  unit.spaced = node.flag("spaced").value_or(true);
  unit.noun = node.flag("noun").value_or(false);
  unit.minor = node.string_or("minor", "");
  unit.minor_parts = node.number("minor_parts").value_or(0);
  unit.seconds = node.number("seconds").value_or(0);
  unit.instead = node.string_or("instead", "");
  unit.instead_behind = text::normalised(node.strings("instead_behind"));
  unit.instead_before = text::normalised(node.strings("instead_before"));
  unit.instead_where = node.strings("instead_where");
  unit_words_.remove(place);
  exact_unit_words_.remove(place);
  unit_symbols_.remove(place);
  unit_symbols_.add(text::normalised(node.strings("signs")), place);
  if (unit.exact) {
    exact_unit_words_.add(node.strings("words"), place);
  } else {
    unit_words_.add(text::normalised(node.strings("words")), place);
  }
  check_examples(node);
}

void Figures::add_bound(const Node& node) {
  node.allow_only({"id", "about", "bound", "before", "after", "examples", "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(bounds_, id);
  bounds_[static_cast<std::size_t>(place)].bound = choice(node, "bound", kBounds);
  add_words(bounds_before_, node, "before", place);
  add_words(bounds_after_, node, "after", place);
  check_examples(node);
}

void Figures::add_rate(const Node& node) {
  node.allow_only({"id", "about", "per", "span", "before", "after", "examples", "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(rates_, id);
  rates_[static_cast<std::size_t>(place)].per = node.string_or("per", "");
  rates_[static_cast<std::size_t>(place)].span = node.flag("span").value_or(false);
  add_words(rates_before_, node, "before", place);
  add_words(rates_after_, node, "after", place);
  check_examples(node);
}

void Figures::add_link(const Node& node) {
  node.allow_only({"id", "about", "link", "words", "examples", "counterexamples"});
  const std::string id = node.string("id");
  auto known = std::ranges::find_if(links_, [&](const auto& link) { return link.first == id; });
  if (known == links_.end()) {
    known = links_.insert(links_.end(), {id, Link::none});
  }
  known->second = choice(node, "link", kLinks);
  add_words(link_words_, node, "words", static_cast<int>(known - links_.begin()));
  check_examples(node);
}

void Figures::add_not_figure(const Node& node) {
  node.allow_only({"id", "about", "before", "after", "beyond", "within", "unless_before",
                   "unless_after", "units", "least", "most", "kanji", "spaced", "names", "examples",
                   "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(not_figures_, id);
  NotFigure& rule = not_figures_[static_cast<std::size_t>(place)];
  rule.before = text::normalised(node.strings("before"));
  rule.after = text::normalised(node.strings("after"));
  rule.beyond = text::normalised(node.strings("beyond"));
  rule.within = text::normalised(node.strings("within"));
  rule.unless_before = text::normalised(node.strings("unless_before"));
  rule.unless_after = text::normalised(node.strings("unless_after"));
  rule.units = node.strings("units");
  rule.least = node.number("least");
  rule.most = node.number("most");
  rule.kanji = node.flag("kanji");
  rule.spaced = node.flag("spaced").value_or(true);
  rule.names = node.flag("names").value_or(false);
  if (rule.before.empty() && rule.after.empty() && rule.beyond.empty() && !rule.least) {
    node.report("expected \"before\", \"after\", \"beyond\" or \"least\": this takes every number");
  }
  check_examples(node);
}

void Figures::add_measure(const Node& node) {
  node.allow_only({"id", "about", "words", "unit", "firm", "level", "whole_numbers", "examples",
                   "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(measures_, id);
  measures_[static_cast<std::size_t>(place)].unit = node.string_or("unit", "");
  measures_[static_cast<std::size_t>(place)].firm = node.flag("firm").value_or(false);
  measures_[static_cast<std::size_t>(place)].level = node.flag("level").value_or(false);
  measures_[static_cast<std::size_t>(place)].whole_numbers =
      node.flag("whole_numbers").value_or(false);
  add_words(measure_words_, node, "words", place);
  check_examples(node);
}

void Figures::add_role(const Node& node) {
  node.allow_only({"id", "about", "role", "words", "examples", "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(roles_, id);
  roles_[static_cast<std::size_t>(place)].role = choice(node, "role", kRoles);
  add_words(role_words_, node, "words", place);
  check_examples(node);
}

void Figures::add_counted(const Node& node) {
  node.allow_only({"id", "about", "unit", "none", "words", "examples", "counterexamples"});
  const std::string id = node.string("id");
  const int place = place_of(counted_, id);
  Counted& counted = counted_[static_cast<std::size_t>(place)];
  counted.unit = node.string("unit");
  counted.none = node.flag("none").value_or(false);
  add_words(counted_words_, node, "words", place);
  check_examples(node);
}

void Figures::add_subject_words(const Node& node) {
  node.allow_only({"id", "about", "kind", "words"});
  const auto kind = static_cast<std::size_t>(choice(node, "kind", kSubjectWords));
  const std::string id = node.string("id");
  const auto known = std::ranges::find(subject_ids_, id);
  const auto entry = static_cast<int>(known - subject_ids_.begin());
  if (known == subject_ids_.end()) {
    subject_ids_.push_back(id);
  }
  add_words(subject_words_[kind], node, "words", entry);
}

void Figures::finish(Problems& problems) {
  for (Unit& unit : units_) {
    if (unit.instead.empty()) {
      continue;
    }
    const auto other =
        std::ranges::find_if(units_, [&](const Unit& one) { return one.id == unit.instead; });
    if (other == units_.end()) {
      problems.add(
          fmt::format("unit \"{}\": \"instead\": unknown unit \"{}\"", unit.id, unit.instead));
      continue;
    }
    unit.instead_place = static_cast<int>(other - units_.begin());
  }
}

namespace {

Figures::Numeral numeral_of(const Lookup& words, const std::vector<double>& values,
                            std::string_view text, std::size_t at) {
  const auto hit = words.at(text, at);
  return hit ? Figures::Numeral{hit->size, values[static_cast<std::size_t>(hit->entry)]}
             : Figures::Numeral{};
}

}  // namespace

Figures::Numeral Figures::digit_at(std::string_view text, std::size_t at) const {
  return numeral_of(digits_, numeral_values_, text, at);
}

Figures::Numeral Figures::power_at(std::string_view text, std::size_t at) const {
  return numeral_of(powers_, numeral_values_, text, at);
}

Figures::Numeral Figures::scale_at(std::string_view text, std::size_t at) const {
  return numeral_of(scales_, numeral_values_, text, at);
}

std::size_t Figures::minus_before(std::string_view text, std::size_t end) const {
  const auto hit = minus_.before(text, end);
  return hit ? hit->size : 0;
}

std::size_t Figures::zero_at(std::string_view text, std::size_t at) const {
  const auto hit = zeros_.at(text, at);
  return hit ? hit->size : 0;
}

std::size_t Figures::half_at(std::string_view text, std::size_t at) const {
  const auto hit = halves_.at(text, at);
  return hit ? hit->size : 0;
}

bool Figures::vague_before(std::string_view text, std::size_t end) const {
  return vague_.before(text, end).has_value();
}

std::size_t Figures::idiom_at(std::string_view text, std::size_t at) const {
  const auto hit = idioms_.at(text, at);
  return hit ? hit->size : 0;
}

Figures::UnitHit Figures::unit_at(std::string_view text, std::size_t at,
                                  std::string_view written) const {
  auto hit = unit_words_.at(text, at);
  const auto exact = exact_unit_words_.at(written, 0);
  // What is written with its own capitals says more: μS is not μs.
  if (exact && (!hit || exact->size >= hit->size)) {
    hit = exact;
  }
  return hit ? UnitHit{unit_at_place(units_, hit->entry), hit->size} : UnitHit{};
}

Figures::UnitHit Figures::sign_before(std::string_view text, std::size_t end) const {
  const auto hit = unit_symbols_.before(text, end);
  return hit ? UnitHit{unit_at_place(units_, hit->entry), hit->size} : UnitHit{};
}

const Unit* Figures::unit_of(std::string_view plain) const {
  const auto known = std::ranges::find_if(
      units_, [&](const Unit& unit) { return unit.unit == plain && unit.factor == 1; });
  return known == units_.end() ? nullptr : &*known;
}

const Unit* Figures::instead_of(const Unit& unit) const {
  return unit.instead_place < 0 ? nullptr : unit_at_place(units_, unit.instead_place);
}

Figures::BoundHit Figures::bound_before(std::string_view text, std::size_t end) const {
  const auto hit = bounds_before_.before(text, end);
  return hit ? BoundHit{bounds_[static_cast<std::size_t>(hit->entry)].bound, hit->size}
             : BoundHit{};
}

Figures::BoundHit Figures::bound_after(std::string_view text, std::size_t at) const {
  const auto hit = bounds_after_.at(text, at);
  return hit ? BoundHit{bounds_[static_cast<std::size_t>(hit->entry)].bound, hit->size}
             : BoundHit{};
}

Figures::PerHit Figures::per_before(std::string_view text, std::size_t end) const {
  const auto hit = rates_before_.before(text, end);
  return hit ? PerHit{&rates_[static_cast<std::size_t>(hit->entry)], hit->size} : PerHit{};
}

Figures::PerHit Figures::per_after(std::string_view text, std::size_t at) const {
  const auto hit = rates_after_.at(text, at);
  return hit ? PerHit{&rates_[static_cast<std::size_t>(hit->entry)], hit->size} : PerHit{};
}

namespace {

// A word in Latin letters is not part of another one: age of max-age, but not of page.
bool stands_as_a_word(std::string_view text, std::size_t at, std::size_t size) {
  const std::size_t end = at + size;
  const bool front =
      at > 0 && text::is_small_letter(text[at]) && text::is_small_letter(text[at - 1]);
  const bool back = end < text.size() && text::is_small_letter(text[end - 1]) &&
                    text::is_small_letter(text[end]) && text[end] != 's';
  return !front && !back;
}

}  // namespace

Figures::MeasureHit Figures::measure_at(std::string_view text, std::size_t at) const {
  const auto hit = measure_words_.at(text, at);
  return hit && stands_as_a_word(text, at, hit->size)
             ? MeasureHit{&measures_[static_cast<std::size_t>(hit->entry)], hit->size}
             : MeasureHit{};
}

Link Figures::link_of(std::string_view between) const {
  const auto entry = link_words_.exact(between);
  return entry ? links_[static_cast<std::size_t>(*entry)].second : Link::none;
}

const RoleWord* Figures::role_at(std::string_view text, std::size_t at) const {
  const auto hit = role_words_.at(text, at);
  return hit ? &roles_[static_cast<std::size_t>(hit->entry)] : nullptr;
}

Figures::CountedHit Figures::counted_at(std::string_view text, std::size_t at) const {
  const auto hit = counted_words_.at(text, at);
  return hit ? CountedHit{&counted_[static_cast<std::size_t>(hit->entry)], hit->size}
             : CountedHit{};
}

std::size_t Figures::word_at(SubjectWord kind, std::string_view text, std::size_t at) const {
  const auto hit = subject_words_[static_cast<std::size_t>(kind)].at(text, at);
  return hit ? hit->size : 0;
}

std::size_t Figures::word_before(SubjectWord kind, std::string_view text, std::size_t end) const {
  const auto hit = subject_words_[static_cast<std::size_t>(kind)].before(text, end);
  return hit ? hit->size : 0;
}

bool Figures::is_word(SubjectWord kind, std::string_view text) const {
  return subject_words_[static_cast<std::size_t>(kind)].exact(text).has_value();
}

}  // namespace tenmatsu::rules
