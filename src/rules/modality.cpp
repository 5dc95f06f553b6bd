#include "rules/modality.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

std::string reversed(std::string_view text) {
  return {text.rbegin(), text.rend()};
}

text::Matcher backward(std::vector<std::string> words) {
  for (std::string& word : words) {
    word = reversed(word);
  }
  return text::Matcher(words);
}

// A text read from its end; no word is longer than that.
std::string tail_reversed(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  return reversed(text.substr(text.size() - std::min(text.size(), kLongest)));
}

std::optional<Modality> modality_named(std::string_view name) {
  for (int i = 0; i < kModalityCount; ++i) {
    if (name == name_of(static_cast<Modality>(i))) {
      return static_cast<Modality>(i);
    }
  }
  return std::nullopt;
}

std::optional<Modality> read_modality(const Node& node, const std::string& name) {
  const auto modality = modality_named(name);
  if (!modality) {
    node.report(fmt::format("unknown class \"{}\"", name));
  }
  return modality;
}

void read_maps(const Node& node, Ending& ending) {
  const auto maps = node.object("maps");
  if (!maps) {
    return;
  }
  for (const auto& [from, to] : maps->value().items()) {
    const auto before = read_modality(*maps, from);
    const auto after = read_modality(*maps, maps->string(from));
    if (before && after) {
      ending.maps[static_cast<std::size_t>(*before)] = after;
    }
  }
}

bool has_condition(const Ending& ending) {
  return ending.whole || !ending.after.empty() || !ending.with.empty() || !ending.not_after.empty();
}

}  // namespace

WordList::WordList(const std::vector<std::string>& words, const std::vector<std::string>& except,
                   const std::vector<std::string>& particles)
    : exceptions_from_(static_cast<std::uint32_t>(words.size())),
      backward_(backward(words)),
      particles_(backward(particles)) {
  std::vector<std::string> all = words;
  all.insert(all.end(), except.begin(), except.end());
  words_ = text::Matcher(all);
}

std::size_t WordList::size_at_end(std::string_view text) const {
  std::size_t longest = 0;
  backward_.visit_prefixes(tail_reversed(text),
                           [&](std::uint32_t, std::size_t size) { longest = size; });
  return longest;
}

bool WordList::ends(std::string_view text) const {
  if (size_at_end(text) > 0) {
    return true;
  }
  std::size_t particle = 0;
  particles_.visit_prefixes(tail_reversed(text),
                            [&](std::uint32_t, std::size_t size) { particle = size; });
  return particle > 0 && size_at_end(text.substr(0, text.size() - particle)) > 0;
}

bool WordList::stands_in(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    bool found = false;
    std::size_t size = text::character_at(text, at).size;
    words_.visit_prefixes(text.substr(at), [&](std::uint32_t word, std::size_t length) {
      found = word < exceptions_from_;
      size = std::max(size, length);
    });
    if (found) {
      return true;
    }
    at += size;
  }
  return false;
}

void ModalityRules::add(const Node& node) {
  node.allow_only({"id", "about", "class", "endings", "after", "not_after", "with", "whole",
                   "question", "negated", "hearsay", "maps", "examples", "counterexamples"});
  Ending ending;
  ending.id = node.string("id");
  ending.about = node.string_or("about", "");
  if (node.has("class")) {
    ending.becomes = read_modality(node, node.string("class"));
  }
  ending.endings = text::StoredTexts(text::normalised(node.strings("endings")));
  ending.after = node.string_or("after", "");
  ending.not_after = node.string_or("not_after", "");
  ending.with = node.string_or("with", "");
  ending.whole = node.flag("whole").value_or(false);
  ending.question = node.flag("question").value_or(false);
  ending.negated = node.flag("negated").value_or(false);
  ending.hearsay = node.flag("hearsay").value_or(false);
  read_maps(node, ending);
  ending.examples = node.strings("examples");
  ending.counterexamples = node.strings("counterexamples");
  const auto known =
      std::ranges::find_if(entries_, [&](const Ending& one) { return one.id == ending.id; });
  if (known == entries_.end()) {
    entries_.push_back(std::move(ending));
  } else {
    *known = std::move(ending);
  }
}

void ModalityRules::add_list(const Node& node, const Conjugations& conjugations) {
  node.allow_only({"id", "about", "words", "except", "particles", "godan", "ichidan"});
  const std::string id = node.string("id");
  const auto words = text::normalised(node.strings("words"));
  const auto except = text::normalised(node.strings("except"));
  const auto particles = text::normalised(node.strings("particles"));
  add_named(id, WordList(words, except, particles));
  if (!node.has("godan") && !node.has("ichidan")) {
    return;
  }
  for (const Stem stem : {Stem::negative, Stem::polite}) {
    std::vector<std::string> stems = words;
    for (const std::string_view word_class : {"godan", "ichidan"}) {
      for (const std::string& verb : text::normalised(node.strings(word_class))) {
        const auto how = conjugations.find(word_class, verb);
        if (!how) {
          node.report(fmt::format("\"{}\" has no ending of the class {}", verb, word_class));
          continue;
        }
        const Conjugation& conjugation = conjugations.at(*how);
        stems.push_back(verb.substr(0, verb.size() - conjugation.ending.size()) +
                        conjugation.stems[static_cast<std::size_t>(stem)]);
      }
    }
    add_named(id + (stem == Stem::polite ? ".polite" : ".negative"),
              WordList(stems, except, particles));
  }
}

void ModalityRules::add_named(const std::string& name, WordList words) {
  const auto known =
      std::ranges::find_if(lists_, [&](const List& list) { return list.name == name; });
  if (known == lists_.end()) {
    lists_.push_back({name, std::move(words)});
  } else {
    known->words = std::move(words);
  }
}

const WordList& ModalityRules::list(std::string_view name) const {
  static const WordList kNone;
  const auto known =
      std::ranges::find_if(lists_, [&](const List& one) { return one.name == name; });
  return known == lists_.end() ? kNone : known->words;
}

void ModalityRules::finish(Problems& problems) {
  entry_of_.clear();
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    for (std::string& ending : entries_[i].endings.texts()) {
      words.push_back(std::move(ending));
      entry_of_.push_back(i);
    }
    for (const std::string* name :
         {&entries_[i].after, &entries_[i].not_after, &entries_[i].with}) {
      const bool known = name->empty() || std::ranges::any_of(lists_, [&](const List& one) {
                           return one.name == *name;
                         });
      if (!known) {
        problems.add(fmt::format("{}: there is no list \"{}\"", entries_[i].id, *name));
      }
    }
  }
  backward_ = backward(std::move(words));
}

std::vector<ModalityRules::Hit> ModalityRules::hits(std::string_view text) const {
  std::vector<Hit> found;
  backward_.visit_prefixes(tail_reversed(text), [&](std::uint32_t word, std::size_t size) {
    found.push_back({entry_of_[word], size});
  });
  std::ranges::stable_sort(found, [&](const Hit& a, const Hit& b) {
    if (a.size != b.size) {
      return a.size > b.size;
    }
    const bool first = has_condition(entries_[a.entry]);
    const bool second = has_condition(entries_[b.entry]);
    return first != second ? first : a.entry < b.entry;
  });
  return found;
}

}  // namespace tenmatsu::rules
