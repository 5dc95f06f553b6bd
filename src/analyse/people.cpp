#include "analyse/people.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "text/characters.hpp"
#include "text/fold.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::PeopleWord;
using rules::prefix_size;
using rules::suffix_size;
using text::Script;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The scripts of a text, and where its outer parts in Latin letters end and begin.
struct LatinEdges {
  std::size_t front = 0;
  std::size_t back = 0;
};

LatinEdges latin_edges(std::string_view text) {
  const auto is_latin = [](const text::Character& c) {
    const Script script = text::script_of(c.code);
    return script == Script::latin || script == Script::digit;
  };
  LatinEdges edges{0, text.size()};
  for (auto c = text::character_at(text, 0); c.size > 0 && is_latin(c);
       c = text::character_at(text, edges.front)) {
    edges.front += c.size;
  }
  for (auto c = text::character_before(text, edges.back); c.size > 0 && is_latin(c);
       c = text::character_before(text, edges.back)) {
    edges.back -= c.size;
  }
  return edges;
}

bool is_word_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// As prefix_size(); a word in Latin letters must end there: "ta" is no part of "tariq".
std::size_t role_prefix(std::string_view text, const std::vector<std::string>& words) {
  const std::size_t size = prefix_size(text, words);
  const bool cuts = size > 0 && size < text.size() && is_word_letter(text[size - 1]) &&
                    is_word_letter(text[size]);
  return cuts ? 0 : size;
}

/// The same at the end: 「Sandra TA」 holds one, 「Anita」 none.
std::size_t role_suffix(std::string_view text, const std::vector<std::string>& words) {
  const std::size_t size = suffix_size(text, words);
  const std::size_t at = text.size() - size;
  const bool cuts = size > 0 && at > 0 && is_word_letter(text[at - 1]) && is_word_letter(text[at]);
  return cuts ? 0 : size;
}

/// 「⚠️ extend_applied 0/min」, 「[Down] Ping」: without what only marks the news.
std::string_view behind_symbols(std::string_view text) {
  while (!text.empty() && !text::is_letter(text::character_at(text, 0).code)) {
    text.remove_prefix(text::character_at(text, 0).size);
  }
  return text;
}

/// Whether the text begins with a whole one of the words.
bool begins_with_word(std::string_view text, const std::vector<std::string>& words) {
  const std::size_t size = prefix_size(text, words);
  return size > 0 && (size == text.size() || !is_word_letter(text[size]));
}

/// Takes one label apart. All pieces are of its normalised text.
class Label {
 public:
  Label(const Talk& talk, const rules::People& words, const std::string& label)
      : talk_(talk), words_(words), original_(label), text_(text::normalise(label)) {}

  [[nodiscard]] Person person() {
    Person person;
    person.labels.push_back(original_);
    person.bot = is_program();
    name_ = trimmed({0, text_.text.size()});
    if (person.bot) {
      split_bracket();
    } else {
      split();
      split_again();
      strip();
      strip_firm();
    }
    person.name = written(name_);
    person.role = written(role_);
    return person;
  }

  [[nodiscard]] bool is_everyone() const {
    const auto& all = words_.words(PeopleWord::everyone);
    return std::ranges::find(all, text_.text) != all.end();
  }

 private:
  [[nodiscard]] std::string_view slice(Piece piece) const {
    return std::string_view(text_.text).substr(piece.begin, piece.end - piece.begin);
  }

  [[nodiscard]] std::string written(Piece piece) const {
    const std::size_t begin = text_.original(piece.begin);
    return original_.substr(begin, text_.original(piece.end) - begin);
  }

  [[nodiscard]] bool is_program() const { return is_called_program() || talks_as_program(); }

  // A label that nobody knows, 「alm-bridge」: whose every message is the news of a machine.
  [[nodiscard]] bool talks_as_program() const {
    if (!is_ascii(text_.text)) {
      return false;
    }
    bool alarms = false;
    for (std::size_t i = 0; i < talk_.heard.size(); ++i) {
      if (talk_.result.transcript.messages[i].speaker != original_) {
        continue;
      }
      const std::string_view news = behind_symbols(talk_.heard[i].text.text);
      const bool alarm = begins_with_word(news, words_.words(PeopleWord::bot_alarm));
      alarms = alarms || alarm;
      if (!(alarm || begins_with_word(news, words_.words(PeopleWord::bot_state))) ||
          news.find_first_of("0123456789-_") == std::string_view::npos) {
        return false;
      }
    }
    return alarms;
  }

  [[nodiscard]] bool is_called_program() const {
    const auto& brands = words_.words(PeopleWord::bot);
    return suffix_size(text_.text, words_.words(PeopleWord::bot_ending)) > 0 ||
           std::ranges::any_of(brands, [&](const std::string& brand) {
             return text_.text.find(brand) != std::string::npos;
           });
  }

  [[nodiscard]] Piece trimmed(Piece piece) const {
    while (piece.begin < piece.end) {
      const auto first = text::character_at(slice(piece), 0);
      if (text::is_letter(first.code)) {
        break;
      }
      piece.begin += first.size;
    }
    while (piece.begin < piece.end) {
      const auto last = text::character_before(slice(piece), piece.end - piece.begin);
      if (text::is_letter(last.code)) {
        break;
      }
      piece.end -= last.size;
    }
    return piece;
  }

  [[nodiscard]] bool is_role(Piece piece) const {
    const std::string_view text = slice(piece);
    const auto holds_one = [&](PeopleWord kind) {
      const auto& all = words_.words(kind);
      return std::ranges::any_of(
          all, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
    };
    return holds_one(PeopleWord::post) || holds_one(PeopleWord::department) ||
           is_abbreviation(written(piece));
  }

  // BHS 門田: capitals stand for a department; Ken and KEITARO are names.
  static bool is_abbreviation(std::string_view text) {
    constexpr std::size_t kLongest = 4;
    return text.size() >= 2 && text.size() <= kLongest &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// Whether somebody says the name with an honorific.
  [[nodiscard]] bool is_mentioned(Piece piece) const {
    const std::string_view name = slice(piece);
    for (const Heard& heard : talk_.heard) {
      const std::string_view text = heard.text.text;
      for (std::size_t at = text.find(name); at != std::string_view::npos;
           at = text.find(name, at + 1)) {
        if (prefix_size(text.substr(at + name.size()), words_.words(PeopleWord::honorific)) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  // 「Sentry (アプリ)」
  void split_bracket() {
    const std::size_t open = slice(name_).find('(');
    if (open != std::string_view::npos && open > 0 &&
        slice(name_).find(')', open) == std::string_view::npos) {
      divide({name_.begin, name_.begin + open}, {name_.begin + open + 1, name_.end}, true);
    }
  }

  // A label in Latin letters is a handle (ken_m) or a full name.
  void split() {
    const std::string_view text = slice(name_);
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')', open);
    if (open != std::string_view::npos && open > 0 && close + 1 < text.size() &&
        close != std::string_view::npos) {
      // 総務(IT兼務)花田
      divide({name_.begin, name_.begin + open}, {name_.begin + close + 1, name_.end}, true);
      return;
    }
    if (open != std::string_view::npos && open > 0) {
      divide({name_.begin, name_.begin + open}, {name_.begin + open + 1, name_.end}, true);
      return;
    }
    if (is_ascii(text)) {
      return;
    }
    for (const std::string& separator : words_.words(PeopleWord::separator)) {
      // Of several blanks the last stands before the name: 運航 IT 波平.
      const std::size_t at = separator == " " ? text.rfind(separator) : text.find(separator);
      // 「財務の永瀬」, but 井の頭 is one name.
      const bool word = text::is_letter(text::character_at(separator, 0).code);
      const Piece left{name_.begin, name_.begin + std::min(at, text.size())};
      if (separator == " " && at != std::string_view::npos &&
          is_full_name(left, {left.end + 1, name_.end})) {
        name_ = is_mentioned(left) ? left : name_;  // who is called by it alone has it for a name
        return;
      }
      if (separator == " " && at != std::string_view::npos && others_put_role_in_brackets() &&
          is_two_names(left, {left.end + 1, name_.end})) {
        name_ = left;
        return;
      }
      if (at != std::string_view::npos && (!word || is_role(left))) {
        divide({name_.begin, name_.begin + at}, {name_.begin + at + separator.size(), name_.end},
               separator == "@" || separator == "/", separator);
        return;
      }
    }
  }

  [[nodiscard]] bool is_family(Piece piece) const {
    const auto& families = words_.words(PeopleWord::family_name);
    return std::ranges::find(families, slice(piece)) != families.end();
  }

  // 田中 太郎: a family name and what is called so by nobody; of 千葉 田中 the first is a place.
  [[nodiscard]] bool is_full_name(Piece left, Piece right) const {
    return is_family(left) && !is_family(right) && !is_role(right) &&
           (!is_mentioned(right) || is_mentioned(left));
  }

  // 瀬戸口 真理: two words in kanji that say no post.
  [[nodiscard]] bool is_two_names(Piece left, Piece right) const {
    constexpr std::size_t kLongest = 3;  // characters
    const auto may_be_name = [&](Piece piece) {
      const std::string_view text = slice(piece);
      return text::length_of(text) <= kLongest && text::holds_script(text, Script::kanji) &&
             !text::holds_script(text, Script::katakana) && !is_role(piece);
    };
    return may_be_name(left) && may_be_name(right) && is_mentioned(right) <= is_mentioned(left);
  }

  // 「湯浅 (データ)」, 「河西 (マーケ)」: whose post is told behind the name has none before it.
  [[nodiscard]] bool others_put_role_in_brackets() const {
    constexpr std::size_t kSome = 2;
    std::set<std::string> labels;
    for (const Message& message : talk_.result.transcript.messages) {
      const std::string label = text::normalise(message.speaker).text;
      const std::size_t open = label.find('(');
      if (open != std::string::npos && open > 0 && label.back() == ')') {
        labels.insert(label);
      }
    }
    return labels.size() >= kSome;
  }

  // 検査科_技師 有働: a post or a firm before what is left; 田中 太郎 is a name of two parts.
  void split_again() {
    const std::size_t at = slice(name_).rfind(' ');
    if (at == std::string_view::npos || is_ascii(slice(name_))) {
      return;
    }
    const Piece left{name_.begin, name_.begin + at};
    const Piece right{name_.begin + at + 1, name_.end};
    if (is_role(left) != is_role(right) || is_mentioned(left) != is_mentioned(right)) {
      const Piece role = role_;
      divide(left, right, false);
      role_ = role.begin < role.end ? role : role_;
    }
  }

  // Of 駅務 古城 it is the last word that may be a name.
  [[nodiscard]] Piece last_word(Piece piece) const {
    const std::size_t blank = slice(piece).rfind(' ');
    return blank == std::string_view::npos ? piece : Piece{piece.begin + blank + 1, piece.end};
  }

  // 所長・権田 has a name beside the post, whatever the bracket behind it says.
  [[nodiscard]] bool names_itself(Piece piece) const {
    const std::string_view text = slice(piece);
    for (std::size_t at = 0; at < text.size();) {
      const auto here = text::character_at(text, at);
      const Piece front = trimmed({piece.begin, piece.begin + at});
      const Piece back = trimmed({piece.begin + at + here.size, piece.end});
      if (!text::is_letter(here.code) && front.begin < front.end && back.begin < back.end &&
          suffix_size(slice(front), words_.words(PeopleWord::post)) > 0 && !is_role(back)) {
        return true;
      }
      at += here.size;
    }
    return false;
  }

  // 長船様
  [[nodiscard]] bool is_addressed(Piece piece) const {
    const std::size_t size = suffix_size(slice(piece), words_.words(PeopleWord::honorific));
    return size > 0 && text::length_of(slice({piece.begin, piece.end - size})) > 1;
  }

  // 折戸部長 behind a firm; of 経理部長 what stands before the rank is a department.
  [[nodiscard]] bool has_rank(Piece piece) const {
    const std::size_t size = suffix_size(slice(piece), words_.words(PeopleWord::post));
    const Piece stem{piece.begin, piece.end - size};
    return size > 0 && text::length_of(slice(stem)) > 1 && !is_role(stem);
  }

  // 「電力指令 安宅」, 「運輸指令 入江」: how the others of the talk are labelled, where all of
  // them tell it alike. Then 「電気区 蔵本」 has the name last too, whoever says 電気区さん.
  [[nodiscard]] bool others_put_role_first(std::string_view separator) const {
    constexpr int kSome = 2;
    std::set<std::string> labels;
    for (const Message& message : talk_.result.transcript.messages) {
      if (!message.speaker.empty() && message.speaker != original_) {
        labels.insert(text::normalise(message.speaker).text);
      }
    }
    int first = 0;
    for (const std::string& label : labels) {
      const std::size_t at = label.find(separator);
      if (at == std::string::npos || label.find('(') != std::string::npos) {
        continue;
      }
      const bool left = ends_as_role(std::string_view(label).substr(0, at));
      const bool right = ends_as_role(std::string_view(label).substr(at + separator.size()));
      if (right && !left) {
        return false;
      }
      first += left && !right ? 1 : 0;
    }
    return first >= kSome;
  }

  [[nodiscard]] bool ends_as_role(std::string_view text) const {
    return suffix_size(text, words_.words(PeopleWord::post)) > 0 ||
           suffix_size(text, words_.words(PeopleWord::department)) > 0;
  }

  // Where nothing tells, a bracket, @ and / follow the name, and other marks stand before it.
  void divide(Piece left, Piece right, bool name_first, std::string_view separator = {}) {
    left = trimmed(left);
    right = trimmed(right);
    if (left.begin == left.end || right.begin == right.end) {
      return;
    }
    bool left_is_name = name_first;
    if (name_first && names_itself(left) && !is_mentioned(right)) {
      left_is_name = true;
    } else if (is_addressed(left) != is_addressed(right)) {
      left_is_name = is_addressed(left);
    } else if (!name_first && has_rank(right) && !has_rank(left)) {
      left_is_name = false;
    } else if (is_role(last_word(left)) != is_role(right)) {
      left_is_name = is_role(right);
    } else if (!name_first && is_family(right) && !is_family(left)) {
      left_is_name = false;  // 「みなと運輸 田中」, whose firm is called みなと運輸さん
    } else if (is_mentioned(left) != is_mentioned(right)) {
      const bool labelled = !name_first && !separator.empty() && others_put_role_first(separator);
      left_is_name = is_mentioned(left) && !labelled;
    }
    name_ = left_is_name ? left : right;
    role_ = left_is_name ? right : left;
  }

  // 鵜殿: with one character before it, it is a name as a whole.
  [[nodiscard]] bool ends_family_name(Piece name, std::size_t behind) const {
    const std::string_view text = slice(name);
    const std::string_view word = text.substr(text.size() - behind);
    const auto& ends = words_.words(PeopleWord::name_end);
    const Piece rest{name.begin, name.end - behind};
    return std::ranges::find(ends, word) != ends.end() && text::length_of(slice(rest)) == 1;
  }

  // まっちゃん: no name ends in a small っ.
  static bool cuts_short(std::string_view name) {
    constexpr char32_t kSmallTsu = 0x3063;
    constexpr char32_t kSmallTsuKatakana = 0x30C3;
    const char32_t last = text::character_before(name, name.size()).code;
    return last == kSmallTsu || last == kSmallTsuKatakana;
  }

  // Takes what is no name from both ends, as long as something remains.
  void strip() {
    bool again = true;
    while (again) {
      const std::string_view text = slice(name_);
      std::size_t behind = std::max(suffix_size(text, words_.words(PeopleWord::honorific)),
                                    role_suffix(text, words_.words(PeopleWord::post)));
      const bool whole =
          cuts_short(text.substr(0, text.size() - behind)) || ends_family_name(name_, behind);
      behind = whole ? 0 : behind;
      const std::size_t before = std::max(role_prefix(text, words_.words(PeopleWord::post)),
                                          role_prefix(text, words_.words(PeopleWord::department)));
      const std::size_t team = role_suffix(text, words_.words(PeopleWord::department));
      again = keep({name_.begin, name_.end - behind}) || keep({name_.begin + before, name_.end}) ||
              keep({name_.begin, name_.end - team}) || strip_latin();
    }
  }

  // 北辰システムズ黛, whom the others call 黛さん.
  void strip_firm() {
    if (is_mentioned(name_)) {
      return;
    }
    for (std::size_t at = name_.begin; at < name_.end;) {
      const auto here = text::character_at(text_.text, at);
      at += here.size;
      const bool edge =
          at < name_.end &&
          text::script_of(here.code) != text::script_of(text::character_at(text_.text, at).code);
      if (edge && is_mentioned({at, name_.end})) {
        keep({at, name_.end});
        return;
      }
    }
  }

  // In a label of both scripts the Latin part is the role: PM高橋, 大西CTO.
  bool strip_latin() {
    const std::string_view text = slice(name_);
    if (is_ascii(text)) {
      return false;
    }
    const LatinEdges edges = latin_edges(text);
    // The figure of 6東 and 3階 is part of what they are called.
    const bool numbered = text::script_of(text::character_at(text, 0).code) == Script::digit;
    return (!numbered && keep({name_.begin + edges.front, name_.end})) ||
           keep({name_.begin, name_.begin + edges.back});
  }

  // ちーぼー: the mark of a long vowel begins no name.
  [[nodiscard]] bool goes_on_sound(Piece piece) const {
    constexpr char32_t kLongVowel = 0x30FC;
    return text::character_at(slice(piece), 0).code == kLongVowel;
  }

  bool keep(Piece rest) {
    rest = trimmed(rest);
    if (rest.begin >= rest.end || (rest.begin == name_.begin && rest.end == name_.end) ||
        goes_on_sound(rest)) {
      return false;
    }
    if (role_.begin == role_.end) {
      role_ = rest.begin > name_.begin ? trimmed({name_.begin, rest.begin})
                                       : trimmed({rest.end, name_.end});
    }
    name_ = rest;
    return true;
  }

  const Talk& talk_;
  const rules::People& words_;
  const std::string& original_;
  text::Normalised text_;
  Piece name_;
  Piece role_;
};

void join(std::vector<Person>& people, Person person) {
  const auto same = std::ranges::find_if(people, [&](const Person& other) {
    return other.name == person.name && other.bot == person.bot;
  });
  if (same == people.end()) {
    people.push_back(std::move(person));
    return;
  }
  same->labels.push_back(person.labels.front());
  if (same->role.empty()) {
    same->role = person.role;
  }
}

}  // namespace

void find_people(Talk& talk, const Rules& rules) {
  std::map<std::string, bool> seen;
  for (const Message& message : talk.result.transcript.messages) {
    if (message.system || message.speaker.empty() || !seen.emplace(message.speaker, true).second) {
      continue;
    }
    Label label(talk, rules.people, message.speaker);
    if (!label.is_everyone()) {
      join(talk.result.people, label.person());
    }
  }
}

const Person* person_of(const Analysis& analysis, std::string_view label) {
  for (const Person& person : analysis.people) {
    if (std::ranges::find(person.labels, label) != person.labels.end()) {
      return &person;
    }
  }
  return nullptr;
}

bool is_bot(const Analysis& analysis, const Message& message) {
  const Person* person = person_of(analysis, message.speaker);
  return message.bot || (person != nullptr && person->bot);
}

namespace {

/// Where a word of one script that ends at `end` begins: the likely start of an unknown name.
std::size_t run_begin(std::string_view text, std::size_t end, std::size_t floor) {
  std::size_t begin = end;
  std::optional<Script> script;
  while (begin > floor) {
    const auto c = text::character_before(text, begin);
    const Script here = text::script_of(c.code);
    const bool is_name = here == Script::kanji || here == Script::katakana || here == Script::latin;
    if (!is_name || (script && *script != here)) {
      break;
    }
    script = here;
    begin -= c.size;
  }
  return begin;
}

/// サポートさん is a team.
bool is_team(std::string_view name, const rules::People& words) {
  const auto& teams = words.words(PeopleWord::department);
  return std::ranges::find(teams, name) != teams.end();
}

/// 岸 in 岸壁, 林 in 林道: a name of one kanji is a part of many words.
bool begins_word(std::string_view name, std::string_view behind, const rules::People& words) {
  const auto next = text::character_at(behind, 0);
  return text::character_at(name, 0).size == name.size() && next.size > 0 &&
         text::script_of(next.code) == Script::kanji &&
         prefix_size(behind, words.words(PeopleWord::honorific)) == 0 &&
         prefix_size(behind, words.words(PeopleWord::post)) == 0;
}

/// Whether kanji and an honorific follow: 長谷 in 長谷部さん is nobody.
bool goes_on(std::string_view behind, const rules::People& words) {
  std::size_t at = 0;
  for (auto c = text::character_at(behind, 0);
       c.size > 0 && text::script_of(c.code) == Script::kanji &&
       prefix_size(behind.substr(at), words.words(PeopleWord::honorific)) == 0 &&
       prefix_size(behind.substr(at), words.words(PeopleWord::post)) == 0;
       c = text::character_at(behind, at)) {
    at += c.size;
  }
  return at > 0 && prefix_size(behind.substr(at), words.words(PeopleWord::honorific)) > 0;
}

}  // namespace

Names names_of(const Analysis& analysis) {
  Names names;
  for (const Person& person : analysis.people) {
    if (!person.bot && !person.name.empty()) {
      names.emplace_back(text::normalised(person.name), &person);
    }
  }
  return names;
}

Bearer bearer_at(const Names& names, const rules::People& words, std::string_view normalised) {
  Bearer found;
  for (const auto& [name, person] : names) {
    if (normalised.starts_with(name) && name.size() > found.size &&
        !begins_word(name, normalised.substr(name.size()), words) &&
        !goes_on(normalised.substr(name.size()), words)) {
      found = {person, name.size()};
    }
  }
  return found;
}

namespace {

bool is_kanji(const text::Character& c) {
  return c.size > 0 && text::script_of(c.code) == Script::kanji;
}

}  // namespace

namespace {

// 「電気屋さん」, 「ネットワーク屋さん」, 「花屋さん」 are called by their trade; 「土屋さん」 and
// 「守屋さん」 have a name of two kanji that ends so, whatever team stands before it.
bool is_trade(const Rules& rules, std::string_view text, Piece run) {
  const std::string_view said = text.substr(run.begin, run.end - run.begin);
  const std::size_t end = rules::suffix_size(said, rules.phrases.cue("trade_ends"));
  if (end == 0 || rules::suffix_size(said, rules.people.words(PeopleWord::family_name)) > end) {
    return false;
  }
  const std::size_t goods = text::length_of(said.substr(0, said.size() - end));
  return goods == 0 ? text::is_noun_letter(text::character_before(text, run.begin).code)
                    : goods > 1 || rules.phrases.cue("trades").any_is(said);
}

// 「患者さん」 is nobody of the talk.
bool names_person(const Rules& rules, std::string_view text, Piece run) {
  const std::string_view said = text.substr(run.begin, run.end - run.begin);
  return !is_trade(rules, text, run) && !rules.phrases.cue("no_bearers").any_is(said);
}

}  // namespace

std::vector<NameUse> names_in(const Talk& talk, const Rules& rules, std::size_t i, Piece piece) {
  const Names names = names_of(talk.result);
  const auto& titles = rules.people.words(PeopleWord::honorific);
  const auto& posts = rules.people.words(PeopleWord::post);
  const std::string_view text = talk.heard[i].text.text;
  std::vector<NameUse> found;
  std::size_t floor = piece.begin;
  for (std::size_t at = piece.begin; at < piece.end;) {
    const std::string_view rest = text.substr(at, piece.end - at);
    if (const auto [person, size] = bearer_at(names, rules.people, rest); person != nullptr) {
      const std::string_view behind = rest.substr(size);
      const std::size_t title = std::max(prefix_size(behind, titles), prefix_size(behind, posts));
      found.push_back({person->name, {at, at + size + title}});
      at += size + title;
      floor = at;
      continue;
    }
    // 仕様書: kanji on both sides of it make a word.
    const std::size_t said = prefix_size(rest, titles);
    const bool word = said > 0 && is_kanji(text::character_at(rest, 0)) &&
                      is_kanji(text::character_at(rest, said));
    const std::size_t title = word ? 0 : said;
    const std::size_t begin = title > 0 ? run_begin(text, at, floor) : at;
    if (begin < at && names_person(rules, text, {begin, at}) &&
        !is_team(text.substr(begin, at - begin), rules.people)) {
      const Span span = span_of(talk, i, {begin, at});
      found.push_back(
          {talk.result.transcript.messages[i].text.substr(span.begin, span.end - span.begin),
           {begin, at + title}});
      at += title;
      floor = at;
      continue;
    }
    at += text::character_at(text, at).size;
  }
  return found;
}

}  // namespace tenmatsu::analysis
