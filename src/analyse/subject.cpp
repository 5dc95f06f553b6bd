#include "analyse/subject.hpp"

#include <algorithm>
#include <iterator>

#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;
using text::Script;

// A subject is one phrase, not the whole story: longer ones are cut at the front, in bytes.
constexpr std::size_t kLongest = 75;

// What is done takes two characters to say, in bytes: 入 of 入って says nothing.
constexpr std::size_t kWord = 6;

// A verb of less than four characters says little of what was done, in bytes.
constexpr std::size_t kThin = 12;

// A clause of this size is a phrase by itself, in bytes.
constexpr std::size_t kShort = 54;

bool is_noun_character(char32_t code) {
  const Script script = text::script_of(code);
  return script == Script::kanji || script == Script::katakana || script == Script::latin ||
         script == Script::digit;
}

// Marks that stand inside names: cart-api, /var/log, #3, ★1, 5xx>.
bool joins_names(char32_t code) {
  return code == '-' || code == '_' || code == '/' || code == '.' || code == '#' || code == '@' ||
         code == '%' || code == '&' || code == 0x2605 || code == 0x2606 || code == 0x30FB;
}

bool is_edge_mark(char32_t code) {
  return code <= ' ' ||
         (code < 0x80 && !is_noun_character(code) && code != '#' && code != '/' && code != '@' &&
          code != '_') ||
         (code >= 0x3000 && code <= 0x303F) || code == 0x30FB || code >= 0x1F000 ||
         (code >= 0x2190 && code <= 0x21FF) || (code >= 0x25A0 && code <= 0x25FF);
}

// A word of kanji is taken off only where it stands alone: 約 of 約20, but not of 契約.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t size) {
  const auto first = text::character_at(text, begin);
  const auto before = text::character_before(text, begin);
  const auto last = text::character_before(text, begin + size);
  const auto next = text::character_at(text, begin + size);
  const auto same = [](text::Character a, text::Character b) {
    return a.size > 0 && b.size > 0 && text::script_of(a.code) == text::script_of(b.code) &&
           is_noun_character(a.code);
  };
  return !same(before, first) && !same(last, next);
}

}  // namespace

bool Subjects::is_weak(Piece piece) const {
  const std::string_view said = text_.substr(piece.begin, piece.end - piece.begin);
  return said.empty() || words_.is_word(SubjectWord::weak, said) ||
         words_.is_word(SubjectWord::opening, said);
}

std::size_t Subjects::end_of_taken(std::size_t at) const {
  const auto after =
      std::upper_bound(taken_.begin(), taken_.end(), at,
                       [](std::size_t place, Piece piece) { return place < piece.begin; });
  return after != taken_.begin() && std::prev(after)->end > at ? std::prev(after)->end : at;
}

// Behind a noun stands a particle, a mark or a number, but no ending of a verb.
bool Subjects::closes(std::size_t at) const {
  const auto next = text::character_at(text_, at);
  return next.size == 0 || text::script_of(next.code) != Script::hiragana ||
         words_.word_at(SubjectWord::particle, text_, at) > 0;
}

// 問い合わせ, 書き込み, 待ち: kana between kanji, or before a particle, belong to the noun.
std::size_t Subjects::okurigana_end(std::size_t at, std::size_t to) const {
  std::size_t end = at;
  for (int stems = 0; stems < 2 && end < to; ++stems) {
    const std::size_t size = words_.word_at(SubjectWord::stem_end, text_, end);
    if (size == 0) {
      return at;
    }
    end += size;
    const auto next = text::character_at(text_, end);
    if ((end < to && text::script_of(next.code) == Script::kanji) || closes(end)) {
      return std::min(end, to);
    }
  }
  return at;
}

// 全部埋まって: the last kanji of a run is the stem of a verb where its ending follows. Nouns of
// Chinese origin have two kanji, so an odd one is left over.
std::size_t Subjects::without_verb(std::size_t at, std::size_t end) const {
  if (end <= at || closes(end) || words_.word_at(SubjectWord::verbal, text_, end) > 0) {
    return end;
  }
  std::size_t begin = end;
  int kanji = 0;
  for (auto c = text::character_before(text_, begin);
       begin > at && text::script_of(c.code) == Script::kanji;
       c = text::character_before(text_, begin)) {
    begin -= c.size;
    ++kanji;
  }
  if (kanji % 2 == 0) {
    return end;
  }
  end -= text::character_before(text_, end).size;
  const auto before = text::character_before(text_, end);
  return end > at && text::script_of(before.code) == Script::hiragana ? at : end;
}

std::size_t Subjects::run_end(std::size_t at, std::size_t to) const {
  std::size_t end = at;
  if (const std::size_t prefix = words_.word_at(SubjectWord::prefix, text_, at); prefix > 0) {
    const auto next = text::character_at(text_, at + prefix);
    end += text::script_of(next.code) == Script::kanji && at + prefix < to ? prefix : 0;
  }
  if (text::character_at(text_, at).code == text::kLongVowel) {
    return at;
  }
  while (end < to && end_of_taken(end) == end) {
    const auto c = text::character_at(text_, end);
    if (is_noun_character(c.code) ||
        (joins_names(c.code) && end + c.size < to &&
         is_noun_character(text::character_at(text_, end + c.size).code))) {
      end += c.size;
      continue;
    }
    const auto before = text::character_before(text_, end);
    if (end > at && text::script_of(before.code) == Script::kanji) {
      if (const std::size_t kana = okurigana_end(end, to); kana > end) {
        end = kana;
        continue;
      }
    }
    break;
  }
  return without_verb(at, end);
}

// One noun phrase: runs joined by の, と and the like.
std::size_t Subjects::noun_end(std::size_t at, std::size_t to) const {
  std::size_t end = run_end(at, to);
  while (end > at && end < to) {
    const std::size_t joint = words_.word_at(SubjectWord::joint, text_, end);
    if (joint == 0) {
      break;
    }
    const std::size_t next = run_end(end + joint, to);
    if (next == end + joint) {
      break;
    }
    end = next;
  }
  return end;
}

bool Subjects::may_start(std::size_t at) const {
  const auto c = text::character_at(text_, at);
  if (is_noun_character(c.code) || words_.word_at(SubjectWord::prefix, text_, at) > 0) {
    return true;
  }
  return joins_names(c.code) && c.code != '-' && c.code != '.' && c.code != 0x30FB;
}

// 上 of 上がった, 刷り上 of 刷り上がった: one kanji, or the last behind kana, with the tail of a
// verb.
bool Subjects::is_verb_stem(Piece piece) const {
  if (words_.word_at(SubjectWord::tail, text_, piece.end) == 0) {
    return false;
  }
  const auto last = text::character_before(text_, piece.end);
  const std::size_t begin = piece.end - last.size;
  const auto before = text::character_before(text_, begin);
  return text::script_of(last.code) == Script::kanji &&
         (begin <= piece.begin || text::script_of(before.code) == Script::hiragana);
}

// 503が増えている: a status of the web's servers that something is said of, as no other number is.
bool Subjects::is_status(Piece piece) const {
  constexpr std::size_t kDigits = 3;
  const char first = text_[piece.begin];
  return piece.end - piece.begin == kDigits && (first == '4' || first == '5') &&
         words_.word_at(SubjectWord::topic, text_, piece.end) > 0;
}

// The size of the first character of a piece, which asks where it is 何.
std::size_t Subjects::vague_size(Piece piece) const {
  return text::character_at(text_, piece.begin).size;
}

std::vector<Piece> Subjects::nouns(std::size_t from, std::size_t to) const {
  std::vector<Piece> found;
  for (std::size_t at = from; at < to;) {
    if (const std::size_t time = end_of_taken(at); time > at) {
      at = time;
      continue;
    }
    const auto c = text::character_at(text_, at);
    const std::size_t end = may_start(at) ? noun_end(at, to) : at;
    if (end == at) {
      at += std::max<std::size_t>(c.size, 1);
      while (is_noun_character(c.code) && at < to && end_of_taken(at) == at &&
             text::script_of(text::character_at(text_, at).code) == text::script_of(c.code)) {
        at += text::character_at(text_, at).size;
      }
      continue;
    }
    const std::size_t back = trim_back(at, end);
    const Piece piece{std::min(trim_front(at, end), back), back};
    const std::size_t letters = piece.end - piece.begin;
    const bool only_digits =
        std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                    text_.begin() + static_cast<std::ptrdiff_t>(piece.begin + letters),
                    [](char digit) { return digit >= '0' && digit <= '9'; });
    // One kanji counts only before a particle. In Latin letters two make a word.
    const bool one_kanji =
        letters == 3 &&
        text::script_of(text::character_at(text_, piece.begin).code) == Script::kanji;
    const bool verb = (one_kanji && !closes(end)) || (only_digits && !is_status(piece)) ||
                      is_verb_stem(piece) || words_.word_at(SubjectWord::person, text_, end) > 0 ||
                      words_.vague_before(text_, piece.begin + vague_size(piece));
    if (letters >= 2 && !verb && !is_weak(piece)) {
      found.push_back(piece);
    }
    at = end;
  }
  return found;
}

// Whether a word that begins here stands behind a particle or a mark, not behind a modifier.
bool Subjects::opens(std::size_t at) const {
  const auto before = text::character_before(text_, at);
  return before.size == 0 || text::script_of(before.code) != Script::hiragana ||
         words_.word_before(SubjectWord::ending, text_, at) > 0;
}

std::size_t Subjects::begin_of_taken(std::size_t at) const {
  const auto after =
      std::upper_bound(taken_.begin(), taken_.end(), at,
                       [](std::size_t place, Piece piece) { return place < piece.begin; });
  return after != taken_.begin() && std::prev(after)->end > at ? std::prev(after)->begin : at;
}

std::size_t Subjects::trim_back(std::size_t from, std::size_t to) const {
  while (to > from) {
    const auto last = text::character_before(text_, to);
    if (is_edge_mark(last.code)) {
      to -= last.size;
      continue;
    }
    // 「問い合わせは9時40分以降は2件」: a time between the topic and the number.
    if (const std::size_t begin = begin_of_taken(to - last.size); begin < to - last.size) {
      to = std::max(begin, from);
      continue;
    }
    bool cut = false;
    for (const auto kind : {SubjectWord::weak, SubjectWord::ending}) {
      const std::size_t size = words_.word_before(kind, text_, to);
      // 利用できなかった時間: a word that is no subject by itself may be the head of one.
      const bool head = kind == SubjectWord::weak && to - from > size && !opens(to - size);
      if (size > 0 && to - from >= size && !head && stands_alone(text_, to - size, size)) {
        to -= size;
        cut = true;
        break;
      }
    }
    if (!cut) {
      break;
    }
  }
  return to;
}

std::size_t Subjects::trim_front(std::size_t from, std::size_t to) const {
  while (from < to) {
    if (const std::size_t time = end_of_taken(from); time > from) {
      from = std::min(time, to);
      continue;
    }
    const auto first = text::character_at(text_, from);
    if (is_edge_mark(first.code)) {
      from += first.size;
      continue;
    }
    const std::size_t size = words_.word_at(SubjectWord::opening, text_, from);
    if (size == 0 || from + size > to || !stands_alone(text_, from, size)) {
      break;
    }
    // は of a topic, but not は of はず.
    const auto last = text::character_before(text_, from + size);
    const auto next = text::character_at(text_, from + size);
    if (from + size < to && text::script_of(last.code) == Script::hiragana &&
        text::script_of(next.code) == Script::hiragana &&
        words_.word_at(SubjectWord::opening, text_, from + size) == 0) {
      break;
    }
    from += size;
  }
  return from;
}

// The start of the last clause of [from, to).
std::size_t Subjects::clause_start(std::size_t from, std::size_t to) const {
  std::size_t start = from;
  for (std::size_t at = from; at < to;) {
    const std::size_t size = words_.word_at(SubjectWord::boundary, text_, at);
    const std::size_t time = end_of_taken(at);
    if (size > 0 && at + size <= to) {
      start = at + size;
    } else if (time > at && time <= to) {
      start = time;
    }
    at += std::max({size, time - at, std::size_t{text::character_at(text_, at).size}});
  }
  return std::min(start, to);
}

bool Subjects::is_bare(std::size_t from, std::size_t to) const {
  const std::size_t end = trim_back(from, to);
  return trim_front(from, end) >= end;
}

// Whether what ends here is only where, when or with what it happens: 検証環境では.
bool Subjects::is_circumstance(std::size_t end, std::size_t to) const {
  const std::size_t size = words_.word_at(SubjectWord::oblique, text_, end);
  return size > 0 && end + size <= to;
}

bool Subjects::is_agent(Piece piece) const {
  const std::size_t size = words_.word_before(SubjectWord::agent, text_, piece.end);
  return size > 0 && piece.begin + size <= piece.end;
}

// The last noun of a clause that it says something of, nullptr where it has none.
const Piece* Subjects::topic_of(const std::vector<Piece>& found) const {
  for (std::size_t i = found.size(); i-- > 0;) {
    std::size_t end = found[i].end;
    end += text_.substr(end, 1) == " " ? 1 : 0;
    if (words_.word_at(SubjectWord::topic, text_, end) > 0 &&
        words_.word_at(SubjectWord::oblique, text_, end) == 0 && !is_agent(found[i])) {
      return &found[i];
    }
  }
  return nullptr;
}

// Right before the figure a short clause is taken whole, modifiers and all: 利用できなかった時間;
// else its last noun.
Piece Subjects::noun_at_end(const std::vector<Piece>& found, std::size_t front, std::size_t end,
                            bool nearest) const {
  if (nearest && end - front <= kShort && !is_weak({front, end})) {
    return {front, end};
  }
  std::size_t first = found.size() - 1;
  while (nearest && first > 0 && end - found[first - 1].begin <= kLongest) {
    --first;
  }
  return {found[first].begin, found.back().end};
}

// The clause [start, end) as a subject; `to` is where the figure or the next clause begins.
Phrase Subjects::phrase(std::size_t start, std::size_t end, std::size_t to, bool nearest) const {
  const std::vector<Piece> found = nouns(start, end);
  const std::size_t front = std::min(trim_front(start, end), end);
  // 届いたのは: の makes a noun of the whole clause.
  const bool nominal = end < to && words_.word_at(SubjectWord::joint, text_, end) > 0;
  if (nearest && nominal && end > front && end - front <= kShort && !is_weak({front, end})) {
    return {{front, end}, kFirm};
  }
  if (found.empty()) {
    const bool told = std::any_of(text_.begin() + static_cast<std::ptrdiff_t>(front),
                                  text_.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
    const bool verb = nearest && told && end - front <= kShort && !is_weak({front, end}) &&
                      words_.word_before(SubjectWord::linking, text_, end) == 0;
    const bool noun = verb && is_noun_character(text::character_before(text_, end).code);
    return {{front, end}, noun ? kFirm : verb ? kVerb : 0};
  }
  if (found.back().end == end && !is_circumstance(end, to)) {
    const Piece noun = noun_at_end(found, front, end, nearest);
    // 「証明書を渡したお客さま」: a clause says which.
    const bool alone = noun.begin >= found.back().begin;
    return {noun, is_agent(noun) && end < to && alone ? kAgent : kFirm};
  }
  if (const Piece* topic = topic_of(found)) {
    return {*topic, nearest ? kNamed + 1 : kCircumstance};
  }
  if (nearest && found.back().end != end && end - front <= kShort &&
      words_.word_before(SubjectWord::linking, text_, end) == 0) {
    return {{front, end}, kNamed};  // 開通できない
  }
  return {found.back(), is_agent(found.back()) ? kVerb : kCircumstance};
}

// 「新型(去年配ったほう)は7件」: where the bracket that closes at `end` opens behind a noun, else
// `end`.
std::size_t Subjects::opening_of_aside(std::size_t from, std::size_t end) const {
  if (end >= text_.size() || text_[end] != ')') {
    return end;
  }
  const std::size_t open = text_.substr(0, end).rfind('(');
  const bool noun = open != std::string_view::npos && open > from &&
                    is_noun_character(text::character_before(text_, open).code);
  return noun ? open : end;
}

Phrase Subjects::before(std::size_t from, std::size_t figure) const {
  Phrase best{{figure, figure}, 0};
  std::size_t to = figure;
  for (int clauses = 0; clauses < 4 && to > from && best.weight < kNamed;) {
    const std::size_t end = trim_back(from, to);
    // An aside is no clause of its own.
    if (const std::size_t open = opening_of_aside(from, end); open < end) {
      to = open;
      continue;
    }
    const std::size_t start = clause_start(from, end);
    const Phrase said = phrase(start, end, to, clauses == 0);
    ++clauses;
    if (said.weight > best.weight) {
      best = said;
    }
    // Between two boundaries nothing stands: the one behind is left out.
    const std::size_t boundary = words_.word_before(SubjectWord::boundary, text_, end);
    to = start < end ? start : end - std::min(std::max<std::size_t>(boundary, 1), end - from);
  }
  return best;
}

Phrase Subjects::behind(std::size_t figure, std::size_t to) const {
  const std::size_t end = clause_end(figure, to);
  const std::vector<Piece> found = nouns(figure, end);
  if (found.empty()) {
    return {{figure, figure}, 0};
  }
  const std::size_t joint = words_.word_at(SubjectWord::joint, text_, figure);
  if (joint > 0 && found.front().begin == figure + joint) {
    return {found.front(), kNamed + 1};
  }
  bool only_where = true;  // 「順に再起動しています」: how it is done stands before what is done
  for (const Piece& noun : found) {
    const bool topic = words_.word_at(SubjectWord::topic, text_, noun.end) > 0;
    const bool done = only_where && (words_.word_at(SubjectWord::predicate, text_, noun.end) > 0 ||
                                     (noun.end >= end && noun.begin == found.front().begin));
    only_where = only_where && is_circumstance(noun.end, end);
    if (!is_circumstance(noun.end, end) && !is_agent(noun) && (topic || done)) {
      return {noun, kNamed};
    }
  }
  return {found.front(), is_circumstance(found.front().end, end) ? kCircumstance : kAgent};
}

Piece Subjects::task(std::size_t from, std::size_t to) const {
  const std::vector<Piece> found = nouns(from, to);
  if (found.empty()) {
    return {from, from};
  }
  const Piece* topic = topic_of(found);
  return found.back().end >= trim_back(from, to) && topic != nullptr ? *topic : found.back();
}

Phrase Subjects::told(std::size_t from, std::size_t to) const {
  const std::vector<Piece> found = nouns(from, to);
  const std::size_t end = without_inflection(from, trim_back(from, to));
  const Piece* topic = topic_of(found);
  std::size_t begin = topic != nullptr ? topic->begin : trim_front(clause_start(from, end), end);
  if (topic == nullptr && !found.empty()) {
    begin = std::min(begin, found.back().begin);
  }
  const Piece said{begin, end};
  if (begin >= end || end - begin > kLongest) {
    return {topic != nullptr ? *topic : Piece{from, from}, topic != nullptr ? kNamed : 0};
  }
  if (end - begin < kWord || is_weak(said) || (found.empty() && names_a_person(from, to))) {
    return {{from, from}, 0};
  }
  if (found.empty() && end - begin < kThin) {
    return {said, has_noun_character(said) ? kVerb : 0};
  }
  return {said, kNamed};
}

bool Subjects::has_noun_character(Piece piece) const {
  for (std::size_t at = piece.begin; at < piece.end; at += text::character_at(text_, at).size) {
    if (is_noun_character(text::character_at(text_, at).code) && end_of_taken(at) == at) {
      return true;
    }
  }
  return false;
}

// 「営業の玉置です」
bool Subjects::names_a_person(std::size_t from, std::size_t to) const {
  for (std::size_t at = from; at < to; at += text::character_at(text_, at).size) {
    if (words_.word_at(SubjectWord::person, text_, at) > 0) {
      return true;
    }
  }
  return false;
}

std::size_t Subjects::without_inflection(std::size_t from, std::size_t end) const {
  for (std::size_t size = words_.word_before(SubjectWord::inflection, text_, end);
       size > 0 && from + size < end;
       size = words_.word_before(SubjectWord::inflection, text_, end)) {
    end -= size;
  }
  return end;
}

Piece Subjects::act_behind(std::size_t figure, std::size_t to, bool brief) const {
  const Piece act = told_behind(figure, to, brief);
  return has_noun_character(act) ? act : Piece{figure, figure};
}

Piece Subjects::told_behind(std::size_t figure, std::size_t to, bool brief) const {
  const std::size_t clause = clause_end(figure, to);
  if (clause > figure + (brief ? kShort : kLongest)) {
    return {figure, figure};
  }
  std::size_t end = without_inflection(figure, trim_back(figure, clause));
  const std::size_t begin = std::min(trim_front(figure, end), end);
  if (end - begin < kWord) {
    end = trim_back(figure, clause);  // 残ってる, but not 台です of 25度台です
    end = is_weak({begin, end}) ? begin : end;
  }
  return end - begin >= kWord ? Piece{begin, end} : Piece{figure, figure};
}

std::size_t Subjects::clause_end(std::size_t figure, std::size_t to) const {
  std::size_t end = figure;
  while (end < to) {
    const std::size_t size = words_.word_at(SubjectWord::boundary, text_, end);
    if (size > 0) {
      break;
    }
    end += text::character_at(text_, end).size;
  }
  return std::min(end, to);
}

// The last of the topics: relative clauses stand before their head.
Piece Subjects::topic(std::size_t from, std::size_t to) const {
  const std::vector<Piece> found = nouns(from, to);
  for (std::size_t i = found.size(); i-- > 0;) {
    if (words_.word_at(SubjectWord::topic, text_, found[i].end) > 0) {
      return found[i];
    }
  }
  return found.empty() ? Piece{from, from} : found.front();
}

}  // namespace tenmatsu::analysis
