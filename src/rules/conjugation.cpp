#include "rules/conjugation.hpp"

#include "text/normalise.hpp"

namespace tenmatsu::rules {
namespace {

constexpr std::array<std::string_view, kStemCount> kNames = {"negative",    "polite",     "plain",
                                                             "conditional", "volitional", "past"};

}  // namespace

std::optional<Stem> stem_named(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) {
      return static_cast<Stem>(i);
    }
  }
  return std::nullopt;
}

void Conjugations::add(const Node& node) {
  node.allow_only({"class", "about", "ending", "negative", "polite", "plain", "conditional",
                   "volitional", "past", "others", "next"});
  Conjugation one;
  one.word_class = node.string("class");
  one.ending = text::normalised(node.string("ending"));
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    one.stems[i] = text::normalised(node.string_or(kNames[i], ""));
  }
  one.others = text::normalised(node.strings("others"));
  one.next = text::Matcher(text::normalised(node.strings("next")));
  all_.push_back(std::move(one));
}

std::optional<std::size_t> Conjugations::find(std::string_view word_class,
                                              std::string_view word) const {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (all_[i].word_class == word_class && word.ends_with(all_[i].ending) &&
        (!best || all_[i].ending.size() >= all_[*best].ending.size())) {
      best = i;
    }
  }
  return best;
}

}  // namespace tenmatsu::rules
