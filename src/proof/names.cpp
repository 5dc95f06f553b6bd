#include "proof/names.hpp"

#include <algorithm>

#include "rules/people.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/fold.hpp"
#include "text/normalise.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::proof {
namespace {

using rules::DocumentWord;
using rules::PeopleWord;
using text::Script;

// What parts two names or two fields.
constexpr std::string_view kParts[] = {"\xe3\x80\x81", ",", "/", "\xe3\x83\xbb", "&", "|"};

std::size_t part_size(std::string_view text) {
  for (const std::string_view part : kParts) {
    if (text.starts_with(part)) {
      return part.size();
    }
  }
  return 0;
}

// The normalised text in pieces, as written.
class Reader {
 public:
  Reader(const std::string& written, const Rules& rules)
      : written_(written), text_(text::normalise(written)), rules_(rules) {}

  [[nodiscard]] std::string_view text() const { return text_.text; }

  [[nodiscard]] std::string written(std::size_t begin, std::size_t end) const {
    const std::size_t from = text_.original(begin);
    return std::string(text::trimmed(written_.substr(from, text_.original(end) - from)));
  }

  // Values behind "FIELD:", each up to a comma, another field or a closing bracket.
  void take_fields(DocumentWord field, std::vector<std::string>& out) const {
    for (const std::string& word : rules_.proofs.words(field)) {
      for (std::size_t at = text().find(word); at != std::string_view::npos;
           at = text().find(word, at + word.size())) {
        const std::size_t end = at + word.size();
        const std::size_t colon = text().find_first_not_of(' ', end);
        if (stands_alone(at) && colon != std::string_view::npos && text()[colon] == ':') {
          take_values(colon + 1, out);
        }
      }
    }
  }

  // Values of a whole cell.
  void take_cell(std::vector<std::string>& out) const { take_values(0, out); }

 private:
  // No other noun before it: 主担当: is a field of its own.
  [[nodiscard]] bool stands_alone(std::size_t at) const {
    const auto before = text::character_before(text(), at);
    return before.size == 0 || !text::is_letter(before.code);
  }

  void take_values(std::size_t begin, std::vector<std::string>& out) const {
    std::size_t end = begin;
    int depth = 0;
    const auto put = [&] {
      std::string value = written(begin, end);
      if (!value.empty()) {
        out.push_back(std::move(value));
      }
    };
    while (end < text().size()) {
      const char c = text()[end];
      depth += c == '(' ? 1 : 0;
      if (c == ')' && depth-- == 0) {
        break;
      }
      const std::size_t part = depth == 0 && !is_in_figure(end) ? part_size(text().substr(end)) : 0;
      if (part > 0) {
        put();
        end += part;
        begin = end;
        if (is_field(begin)) {
          return;
        }
      } else {
        end += text::character_at(text(), end).size;
      }
    }
    put();
  }

  // 3/10 and 1,200 are one value each.
  [[nodiscard]] bool is_in_figure(std::size_t at) const {
    const auto digit = [&](std::size_t place) {
      return place < text().size() && text()[place] >= '0' && text()[place] <= '9';
    };
    return at > 0 && digit(at - 1) && digit(at + 1);
  }

  // Whether another field follows: 、期限: 金曜
  [[nodiscard]] bool is_field(std::size_t at) const {
    constexpr std::size_t kLongest = 30;
    const std::size_t colon = text().find(':', at);
    return colon != std::string_view::npos && colon - at <= kLongest &&
           text().substr(at, colon - at).find_first_of("()") == std::string_view::npos;
  }

  const std::string& written_;
  text::Normalised text_;
  const Rules& rules_;
};

std::string without_honorific(const std::string& name, const Rules& rules) {
  const text::Normalised normalised = text::normalise(name);
  const std::size_t size =
      rules::suffix_size(normalised.text, rules.people.words(PeopleWord::honorific));
  return name.substr(0, normalised.original(normalised.text.size() - size));
}

bool is_name_letter(Script script) {
  return script == Script::kanji || script == Script::katakana || script == Script::latin;
}

// Nobody: 未定, 全員, 担当者 … Roles and teams are asked of the talk like names.
bool is_nobody(const std::string& name, const Rules& rules) {
  const std::string normalised = text::normalised(name);
  const auto& nobody = rules.proofs.words(DocumentWord::nobody);
  return normalised.empty() || text::is_one_of(normalised, nobody) ||
         text::without_closing_marks(normalised).empty();
}

// 田中さん, 鈴木氏: a word of one script before an honorific, of at least two letters.
void take_honoured(const std::string& written, const Rules& rules, std::vector<std::string>& out) {
  const text::Normalised normalised = text::normalise(written);
  const std::string_view text = normalised.text;
  const auto& titles = rules.people.words(PeopleWord::honorific);
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    const std::size_t title = rules::prefix_size(text.substr(at), titles);
    std::size_t begin = at;
    Script script = Script::mark;
    for (auto c = text::character_before(text, begin); title > 0 && c.size > 0;
         c = text::character_before(text, begin)) {
      const Script here = text::script_of(c.code);
      if (!is_name_letter(here) || (begin < at && here != script)) {
        break;
      }
      script = here;
      begin -= c.size;
    }
    const std::string_view name = text.substr(begin, at - begin);
    // One more kanji behind makes another word of it: 田中様式.
    const auto behind = text::character_at(text, at + title);
    const bool goes_on =
        text::script_of(behind.code) == Script::kanji && behind.size > 0 &&
        text::script_of(text::character_before(text, at + title).code) == Script::kanji;
    if (title == 0 || text::length(name) < 2 || goes_on ||
        rules::suffix_size(name, rules.proofs.words(DocumentWord::no_person)) > 0 ||
        text::is_one_of(name, rules.people.words(PeopleWord::department))) {
      continue;
    }
    const std::size_t from = normalised.original(begin);
    out.push_back(written.substr(from, normalised.original(at) - from));
  }
}

// (田中) where a step or its effect ends: one short word that is no mark of the document.
void take_actor(const Line& line, const Rules& rules, std::vector<std::string>& out) {
  constexpr std::size_t kLongest = 8;
  const text::Normalised normalised = text::normalise(line.text);
  const std::string_view text = normalised.text;
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos) {
      return;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const std::size_t next = text.find_first_not_of(' ', close + 1);
    constexpr std::string_view kArrow = "\xe2\x86\x92";
    const bool ends = next == std::string_view::npos || text[next] == '(' ||
                      text.substr(next).starts_with(kArrow);
    bool one_word = !name.empty() && text::length(name) <= kLongest;
    Script script = Script::mark;
    for (std::size_t at = 0; at < name.size() && one_word;) {
      const auto c = text::character_at(name, at);
      const Script here = text::script_of(c.code);
      one_word = is_name_letter(here) && (at == 0 || here == script);
      script = here;
      at += c.size;
    }
    if (ends && one_word && !text::is_one_of(name, rules.proofs.words(DocumentWord::mark))) {
      const std::size_t from = normalised.original(open + 1);
      out.push_back(line.text.substr(from, normalised.original(close) - from));
    }
  }
}

}  // namespace

std::vector<std::string> field_values(const Page& page, const Line& line, const Rules& rules,
                                      DocumentWord field) {
  std::vector<std::string> values;
  if (line.kind == LineKind::row) {
    const Line* head = line.head >= 0 ? &page.lines[static_cast<std::size_t>(line.head)] : nullptr;
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const bool below =
          head != nullptr && i < head->cells.size() &&
          text::is_one_of(text::normalised(head->cells[i]), rules.proofs.words(field));
      const bool beside =
          i > 0 && line.cells.size() == 2 &&
          text::is_one_of(text::normalised(line.cells[0]), rules.proofs.words(field));
      const Reader reader(line.cells[i], rules);
      below || beside ? reader.take_cell(values) : reader.take_fields(field, values);
    }
    return values;
  }
  Reader(line.text, rules).take_fields(field, values);
  return values;
}

std::vector<std::string> people_in(const Page& page, const Line& line, const Rules& rules) {
  std::vector<std::string> people;
  for (const std::string& value : field_values(page, line, rules, DocumentWord::person_field)) {
    // What stands in brackets behind a name is the part that somebody plays.
    const std::string name = value.substr(0, std::min(value.find('('), value.size()));
    people.push_back(without_honorific(std::string(text::trimmed(name)), rules));
  }
  take_honoured(line.text, rules, people);
  if (line.section == rules::Section::response && line.kind == LineKind::item) {
    take_actor(line, rules, people);
  }
  std::vector<std::string> once;
  for (std::string& name : people) {
    if (!is_nobody(name, rules) && std::ranges::find(once, name) == once.end()) {
      once.push_back(std::move(name));
    }
  }
  return once;
}

bool is_team(std::string_view name, const Rules& rules) {
  const std::string normalised = text::normalised(name);
  const std::size_t size =
      rules::suffix_size(normalised, rules.proofs.check("check.action.owner").words);
  return size > 0 && size < normalised.size();
}

}  // namespace tenmatsu::proof
