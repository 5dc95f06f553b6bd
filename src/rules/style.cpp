#include "rules/style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/utf32.hpp"

namespace tenmatsu::rules {
namespace {

struct KindName {
  std::u32string_view name;
  Kind kind;
};

constexpr KindName kKinds[] = {
    {U"kanji", Kind::kanji}, {U"kata", Kind::kata},   {U"latin", Kind::latin},
    {U"digit", Kind::digit}, {U"kana", Kind::kana},   {U"masked", Kind::masked},
    {U"a", Kind::a},         {U"i", Kind::i},         {U"u", Kind::u},
    {U"e", Kind::e},         {U"o", Kind::o},         {U"start", Kind::edge},
    {U"end", Kind::edge},    {U"pause", Kind::pause},
};

constexpr std::string_view kStages[] = {"close",  "casual", "word", "ask",  "act", "honorific",
                                        "polite", "plain",  "noun", "task", "item"};

constexpr std::string_view kVerbForms[] = {"",           "renyou",    "te",         "mizen",
                                           "volitional", "te-itself", "conditional"};

// The vowel of each hiragana from U+3041 on, '-' where it has none.
constexpr std::string_view kVowels =
    "aaiiuueeooaaiiuueeooaaiiuueeooaaii-uueeooaiueoaaaiiiuuueeeoooaiueoaauuooaiueoaaie--uae";

constexpr char32_t kFirstKind = 0x110000;

char32_t code_of(Kind kind) {
  return kFirstKind + static_cast<char32_t>(kind);
}

Kind kind_of(char32_t atom) {
  return static_cast<Kind>(atom - kFirstKind);
}

bool is_kana(char32_t c) {
  return c >= 0x3041 && c <= 0x3096;
}

bool has_vowel(char32_t c, char vowel) {
  return is_kana(c) && c - 0x3041 < kVowels.size() && kVowels[c - 0x3041] == vowel;
}

bool is_kanji(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3005 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FFFF);
}

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC || (c >= 0xFF66 && c <= 0xFF9F);
}

bool between(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

bool is_latin(char32_t c) {
  return between(c, 'A', 'Z') || between(c, 'a', 'z') || between(c, 0xFF21, 0xFF3A) ||
         between(c, 0xFF41, 0xFF5A) || c == '_';
}

bool is_digit(char32_t c) {
  return between(c, '0', '9') || between(c, 0xFF10, 0xFF19) || c == '%' || c == 0xFF05;
}

bool is_pause(char32_t c) {
  constexpr std::u32string_view kPauses = U" \t,\u3000\u3001\uFF0C\u2026\u2025";
  return kPauses.find(c) != std::u32string_view::npos;
}

Phrase phrase_of(const Node& node, std::u32string_view word) {
  std::u32string phrase;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (word[at] != U'<') {
      phrase += word[at];
      continue;
    }
    const std::size_t close = std::min(word.find(U'>', at), word.size());
    const std::u32string_view name = word.substr(at + 1, close - at - 1);
    const auto* known =
        std::ranges::find_if(kKinds, [&](const KindName& row) { return row.name == name; });
    if (known == std::end(kKinds)) {
      node.report(fmt::format("unknown kind of character <{}>", text::to_utf8(name)));
      return {};
    }
    phrase += code_of(known->kind);
    at = close;
  }
  return phrase;
}

bool fits(char32_t atom, char32_t c) {
  return atom < kFirstKind ? atom == c : is_kind(c, kind_of(atom));
}

// The length of the characters at the end of `text` that `phrase` stands for.
std::optional<std::size_t> length_at_end(std::u32string_view phrase, std::u32string_view text) {
  std::size_t length = 0;
  for (std::size_t i = phrase.size(); i-- > 0;) {
    if (phrase[i] == code_of(Kind::edge)) {
      if (length != text.size()) {
        return std::nullopt;
      }
      continue;
    }
    if (length == text.size() || !fits(phrase[i], text[text.size() - 1 - length])) {
      return std::nullopt;
    }
    ++length;
  }
  return length;
}

bool begins(std::u32string_view phrase, std::u32string_view text) {
  std::size_t at = 0;
  for (const char32_t atom : phrase) {
    if (atom == code_of(Kind::edge)) {
      if (at != text.size()) {
        return false;
      }
      continue;
    }
    if (at == text.size() || !fits(atom, text[at])) {
      return false;
    }
    ++at;
  }
  return true;
}

bool better(const ClassMatch& one, const std::optional<ClassMatch>& other) {
  return !other || one.length > other->length ||
         (one.length == other->length && one.literals > other->literals);
}

// Words stand side by side in a string, as they are many and short.
std::vector<std::string> words_of(const Node& node, std::string_view key) {
  std::vector<std::string> out;
  for (const std::string& row : node.strings(key)) {
    std::size_t at = 0;
    while (at < row.size()) {
      const std::size_t end = std::min(row.find(' ', at), row.size());
      if (end > at) {
        out.push_back(row.substr(at, end - at));
      }
      at = end + 1;
    }
  }
  return out;
}

template <std::size_t N>
std::size_t index_in(const std::string_view (&names)[N], std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - std::begin(names));
}

}  // namespace

bool is_kind(char32_t c, Kind kind) {
  switch (kind) {
    case Kind::kanji:
      return is_kanji(c);
    case Kind::kata:
      return is_katakana(c);
    case Kind::latin:
      return is_latin(c);
    case Kind::digit:
      return is_digit(c);
    case Kind::kana:
      return is_kana(c);
    case Kind::masked:
      return c >= kFirstMask && c <= kLastMask;
    case Kind::a:
      return has_vowel(c, 'a');
    case Kind::i:
      return has_vowel(c, 'i');
    case Kind::u:
      return has_vowel(c, 'u');
    case Kind::e:
      return has_vowel(c, 'e');
    case Kind::o:
      return has_vowel(c, 'o');
    case Kind::pause:
      return is_pause(c);
    case Kind::literal:
    case Kind::edge:
      return false;
  }
  return false;
}

bool only_at_end(Stage stage) {
  return stage != Stage::casual && stage != Stage::word && stage != Stage::honorific &&
         stage != Stage::polite;
}

void Style::add(const Node& node) {
  forget(node.string("id"));
  if (node.has("openings")) {
    node.allow_only({"id", "about", "openings", "after", "unless", "lead"});
    std::vector<Neighbour> after = neighbours(node, "after");
    if (!node.has("after")) {
      for (const Kind kind : {Kind::pause, Kind::edge}) {
        after.push_back({std::nullopt, std::u32string(1, code_of(kind))});
      }
    }
    const std::vector<Neighbour> unless = neighbours(node, "unless");
    const bool lead = node.flag("lead").value_or(false);
    for (const std::string& word : words_of(node, "openings")) {
      openings_.push_back({node.string("id"), text::to_utf32(word), after, unless, lead});
    }
  } else if (node.has("class")) {
    add_class(node);
  } else if (node.has("forms")) {
    forms_.add(node);
  } else {
    add_rewrites(node);
  }
}

// A user's entry takes the place of the one with its id. Groups stay where they are, emptied:
// rewritings name them by position.
void Style::forget(const std::string& id) {
  std::erase_if(openings_, [&](const Opening& opening) { return opening.id == id; });
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    if (groups_[i].id != id) {
      continue;
    }
    groups_[i].id.clear();
    std::erase_if(rewrites_[static_cast<std::size_t>(groups_[i].stage)],
                  [&](const Rewrite& rewrite) { return rewrite.group == i; });
  }
}

std::size_t Style::class_index(const std::string& name) {
  const auto [it, fresh] = class_names_.try_emplace(name, classes_.size());
  if (fresh) {
    classes_.emplace_back();
  }
  return it->second;
}

void Style::add_class(const Node& node) {
  node.allow_only({"id", "about", "class", "words", "except"});
  const std::size_t index = class_index(node.string("class"));
  WordClass made;
  const auto take = [&](const std::string& word, bool exception) {
    if (word.starts_with('@')) {
      const std::size_t other = class_index(word.substr(1));
      if (other < index) {
        made.includes.push_back({other, exception});
      } else {
        // What comes later may include this one: a circle would never end.
        node.report(fmt::format("\"{}\": expected a class defined before this one", word));
      }
      return;
    }
    ClassWord entry{phrase_of(node, text::to_utf32(word)), 0, exception};
    if (entry.phrase.empty()) {
      return;
    }
    entry.literals = static_cast<std::size_t>(
        std::ranges::count_if(entry.phrase, [](char32_t atom) { return atom < kFirstKind; }));
    made.words.push_back(std::move(entry));
  };
  for (const std::string& word : words_of(node, "words")) {
    take(word, false);
  }
  for (const std::string& word : words_of(node, "except")) {
    take(word, true);
  }
  classes_[index] = std::move(made);
}

std::vector<Neighbour> Style::neighbours(const Node& node, std::string_view key) {
  std::vector<Neighbour> out;
  for (const std::string& word : words_of(node, key)) {
    if (word.starts_with('@')) {
      out.push_back({class_index(word.substr(1)), {}});
      named_.push_back({word.substr(1), fmt::format("{}: {}/{}", node.file(), node.path(), key)});
    } else {
      out.push_back({std::nullopt, phrase_of(node, text::to_utf32(word))});
    }
  }
  return out;
}

void Style::add_rewrites(const Node& node) {
  node.allow_only({"id", "about", "stage", "before", "unless", "absent", "after", "not_after",
                   "verb", "question", "object", "rewrite", "verbs", "examples"});
  RewriteGroup group;
  group.id = node.string("id");
  const std::size_t stage = index_in(kStages, node.string("stage"));
  const std::size_t verb = index_in(kVerbForms, node.string_or("verb", ""));
  if (stage == std::size(kStages) || verb == std::size(kVerbForms)) {
    node.report(stage == std::size(kStages)
                    ? fmt::format("\"stage\": expected one of: {}", fmt::join(kStages, ", "))
                    : fmt::format("\"verb\": expected one of: {}", fmt::join(kVerbForms, ", ")));
    return;
  }
  group.stage = static_cast<Stage>(stage);
  group.verb = static_cast<VerbForm>(verb);
  group.before = neighbours(node, "before");
  group.unless = neighbours(node, "unless");
  group.absent = neighbours(node, "absent");
  group.after = neighbours(node, "after");
  group.not_after = neighbours(node, "not_after");
  group.question = node.flag("question");
  group.object = node.flag("object");
  groups_.push_back(std::move(group));
  add_pairs(node, static_cast<Stage>(stage));
}

void Style::add_rewrite(Stage stage, const std::u32string& from, const std::u32string& to) {
  const char32_t key = only_at_end(stage) ? from.back() : from.front();
  rewrites_[static_cast<std::size_t>(stage)].push_back({from, to, groups_.size() - 1, key});
}

// The pairs of the last group.
void Style::add_pairs(const Node& node, Stage stage) {
  constexpr std::u32string_view kArrow = U"\u2192";
  for (const char* key : {"rewrite", "verbs"}) {
    for (const std::string& pair : words_of(node, key)) {
      const std::u32string both = text::to_utf32(pair);
      const std::size_t arrow = both.find(kArrow);
      if (arrow == 0 || arrow == std::u32string::npos) {
        node.report(fmt::format("\"{}\": expected \"from\u2192to\", not \"{}\"", key, pair));
      } else if (std::string_view(key) == "rewrite") {
        add_rewrite(stage, both.substr(0, arrow), both.substr(arrow + 1));
      } else {
        add_verb(node, stage, both.substr(0, arrow), both.substr(arrow + 1));
      }
    }
  }
}

void Style::add_verb(const Node& node, Stage stage, const std::u32string& from,
                     const std::u32string& to) {
  for (const std::u32string& verb : {from, to}) {
    if (VerbForms::hides_class(verb)) {
      const std::string stem = text::to_utf8(verb.substr(0, verb.size() - 1));
      const std::string last = text::to_utf8(verb.substr(verb.size() - 1));
      node.report(fmt::format("\"verbs\": expected \"{0}/{1}\" or \"{0}={1}\", not \"{0}{1}\"",
                              stem, last));
      return;
    }
  }
  const auto forms = forms_.pairs(from, to);
  if (forms.empty()) {
    node.report(fmt::format("\"verbs\": no \"forms\" before it are those of \"{}\u2192{}\"",
                            text::to_utf8(from), text::to_utf8(to)));
  }
  for (const auto& [said, written] : forms) {
    add_rewrite(stage, said, written);
  }
}

void Style::finish(Problems& problems) {
  for (const auto& [word_class, place] : named_) {
    if (!has_class(word_class)) {
      problems.add(
          fmt::format("{}: no \"style\" entry defines the class \"{}\"", place, word_class));
    }
  }
  named_.clear();
  // The longest first: おーい is no おー.
  std::ranges::stable_sort(openings_, [](const Opening& a, const Opening& b) {
    return a.word[0] != b.word[0] ? a.word[0] < b.word[0] : a.word.size() > b.word.size();
  });
  for (WordClass& one : classes_) {
    std::ranges::stable_sort(one.words, [](const ClassWord& a, const ClassWord& b) {
      return a.phrase.back() != b.phrase.back() ? a.phrase.back() < b.phrase.back()
                                                : a.phrase.view() < b.phrase.view();
    });
    const auto open = std::ranges::find_if(
        one.words, [](const ClassWord& word) { return word.phrase.back() >= kFirstKind; });
    one.first_open = static_cast<std::size_t>(open - one.words.begin());
  }
  for (std::size_t stage = 0; stage < kStageCount; ++stage) {
    auto& rewrites = rewrites_[stage];
    for (const Rewrite& rewrite : rewrites) {
      keys_[stage].add(rewrite.key);
    }
    std::ranges::stable_sort(rewrites, [](const Rewrite& a, const Rewrite& b) {
      return a.key != b.key ? a.key < b.key : a.from.size() > b.from.size();
    });
  }
}

std::span<const Opening> Style::openings(char32_t first) const {
  const auto begin = std::partition_point(openings_.begin(), openings_.end(),
                                          [&](const Opening& one) { return one.word[0] < first; });
  const auto end = std::find_if(begin, openings_.end(),
                                [&](const Opening& one) { return one.word[0] != first; });
  return {begin, end};
}

std::span<const Rewrite> Style::candidates(Stage stage, char32_t key) const {
  if (!keys_[static_cast<std::size_t>(stage)].holds(key)) {
    return {};
  }
  const auto& all = rewrites_[static_cast<std::size_t>(stage)];
  const auto begin = std::partition_point(
      all.begin(), all.end(), [&](const Rewrite& rewrite) { return rewrite.key < key; });
  const auto end =
      std::find_if(begin, all.end(), [&](const Rewrite& rewrite) { return rewrite.key != key; });
  return {begin, end};
}

std::optional<ClassMatch> Style::best_match(std::size_t word_class,
                                            std::u32string_view text) const {
  const WordClass& words = classes_[word_class];
  std::optional<ClassMatch> best;
  const auto consider = [&](const ClassWord& word) {
    if (const auto length = length_at_end(word.phrase, text)) {
      const ClassMatch match{*length, word.literals, word.exception};
      best = better(match, best) ? match : best;
    }
  };
  const auto open = words.words.begin() + static_cast<std::ptrdiff_t>(words.first_open);
  if (!text.empty()) {
    const auto before = [](const ClassWord& word, char32_t c) { return word.phrase.back() < c; };
    auto word = std::lower_bound(words.words.begin(), open, text.back(), before);
    for (; word != open && word->phrase.back() == text.back(); ++word) {
      consider(*word);
    }
  }
  std::for_each(open, words.words.end(), consider);
  for (const auto& [other, exception] : words.includes) {
    auto match = best_match(other, text);
    if (match && better(*match, best)) {
      match->exception = match->exception != exception;
      best = match;
    }
  }
  return best;
}

bool Style::has_class(std::string_view word_class) const {
  const auto found = class_names_.find(word_class);
  return found != class_names_.end() &&
         (!classes_[found->second].words.empty() || !classes_[found->second].includes.empty());
}

std::optional<ClassMatch> Style::match(std::string_view word_class,
                                       std::u32string_view text) const {
  const auto found = class_names_.find(word_class);
  const auto best = found == class_names_.end() ? std::nullopt : best_match(found->second, text);
  return best && !best->exception ? best : std::nullopt;
}

bool Style::ends_with_any(std::u32string_view text,
                          const std::vector<Neighbour>& neighbours) const {
  return std::ranges::any_of(neighbours, [&](const Neighbour& neighbour) {
    if (!neighbour.word_class) {
      return length_at_end(neighbour.phrase, text).has_value();
    }
    const auto best = best_match(*neighbour.word_class, text);
    return best && !best->exception;
  });
}

bool Style::holds_any(std::u32string_view text, const std::vector<Neighbour>& neighbours) const {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (starts_with_any(text.substr(at), neighbours)) {
      return true;
    }
  }
  return false;
}

bool Style::class_starts(std::size_t word_class, std::u32string_view text) const {
  const WordClass& words = classes_[word_class];
  return std::ranges::any_of(
             words.words,
             [&](const ClassWord& word) { return !word.exception && begins(word.phrase, text); }) ||
         std::ranges::any_of(words.includes, [&](const WordClass::Include& other) {
           return !other.exception && class_starts(other.word_class, text);
         });
}

bool Style::starts_with(std::string_view word_class, std::u32string_view text) const {
  const auto found = class_names_.find(word_class);
  return found != class_names_.end() && class_starts(found->second, text);
}

bool Style::starts_with_any(std::u32string_view text,
                            const std::vector<Neighbour>& neighbours) const {
  return std::ranges::any_of(neighbours, [&](const Neighbour& neighbour) {
    return neighbour.word_class ? class_starts(*neighbour.word_class, text)
                                : begins(neighbour.phrase, text);
  });
}

}  // namespace tenmatsu::rules
