#include "proof/quotations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "analyse/numbers.hpp"
#include "proof/words.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::proof {
namespace {

constexpr std::string_view kOpen = "\xe3\x80\x8c";  // the brackets of a quotation
constexpr std::string_view kClose = "\xe3\x80\x8d";
constexpr std::string_view kEllipses[] = {"\xe2\x80\xa6", "..."};

/// A footnote taken apart.
struct Footnote {
  std::string label;
  const Line* first = nullptr;
  std::string head;   // time and speaker
  std::string quote;  // all lines
  bool has_quote = false;
  std::optional<int> source_line;
};

// What is left of a text whatever its marks and its line breaks became: no blanks, no backslashes,
// no backticks, no angles, nothing that cannot be shown.
std::string essence(std::string_view text) {
  constexpr std::string_view kReplacement = "\xef\xbf\xbd";
  constexpr std::string_view kWideBlank = "\xe3\x80\x80";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (text.substr(i).starts_with(kReplacement) || text.substr(i).starts_with(kWideBlank)) {
      i += kReplacement.size() - 1;
    } else if (static_cast<unsigned char>(c) > ' ' && c != 0x7f &&
               std::string_view("\\`<>*~&").find(c) == std::string_view::npos) {
      out += c;
    }
  }
  return out;
}

// Whether `quote` is `said`, or pieces of it in their order where it leaves something out.
bool quotes(std::string_view quote, std::string_view said) {
  std::string rest = essence(said);
  std::string whole = essence(quote);
  if (whole == rest) {
    return true;
  }
  for (const std::string_view mark : kEllipses) {
    for (std::size_t at = whole.find(mark); at != std::string::npos; at = whole.find(mark, at)) {
      whole.replace(at, mark.size(), 1, '\n');
    }
  }
  if (whole.find('\n') == std::string::npos) {
    return false;
  }
  std::size_t at = 0;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find('\n', begin), whole.size());
    const std::string piece = whole.substr(begin, end - begin);
    at = rest.find(piece, at);
    if (at == std::string::npos) {
      return false;
    }
    at += piece.size();
    begin = end + 1;
  }
  return true;
}

// Takes "(chat.txt:5)" from the end of `text`; the number of the line, where it is one.
std::optional<int> take_source(std::string& text, bool& has_source) {
  const std::size_t open = text.rfind('(');
  if (open == std::string::npos || !text.ends_with(')')) {
    return std::nullopt;
  }
  const std::string inside = text.substr(open + 1, text.size() - open - 2);
  const std::size_t colon = inside.rfind(':');
  const std::string digits = colon == std::string::npos ? "" : inside.substr(colon + 1);
  has_source = inside.find('.') != std::string::npos || !digits.empty();
  if (!has_source) {
    return std::nullopt;
  }
  text.resize(open);
  if (digits.empty() || digits.size() > 8 || !std::ranges::all_of(digits, text::is_ascii_digit)) {
    return std::nullopt;
  }
  return std::stoi(digits);
}

class Reader {
 public:
  Reader(const Page& page, const Support& support, const Rules& rules)
      : page_(page), support_(support), rules_(rules) {}

  Quotations read() {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (page_.lines[i].opens_note) {
        check(note_at(i));
      }
    }
    return std::move(all_);
  }

 private:
  [[nodiscard]] Footnote note_at(std::size_t i) const {
    Footnote note;
    note.first = &page_.lines[i];
    note.label = note.first->note;
    note.head = note.first->text;
    bool has_source = false;
    note.source_line = take_source(note.head, has_source);
    const std::size_t open = note.head.find(kOpen);
    if (open != std::string::npos && note.head.ends_with(kClose)) {
      note.quote = note.head.substr(open + kOpen.size(),
                                    note.head.size() - open - kOpen.size() - kClose.size());
      note.head.resize(open);
      note.has_quote = true;
    }
    std::string below;
    for (std::size_t k = i + 1;
         k < page_.lines.size() && page_.lines[k].note == note.label && !page_.lines[k].opens_note;
         ++k) {
      below += page_.lines[k].text + "\n";
    }
    if (!note.has_quote && has_source && !text::trimmed(below).empty()) {
      note.quote = below;
      note.has_quote = true;
    }
    return note;
  }

  [[nodiscard]] const Message* message(int n) const {
    return support_.has_message(n) ? &support_.analysis().message(n) : nullptr;
  }

  [[nodiscard]] std::vector<const Message*> in_line(int line) const {
    std::vector<const Message*> found;
    for (const Message& one : support_.analysis().transcript.messages) {
      if (one.line == line) {
        found.push_back(&one);
      }
    }
    return found;
  }

  [[nodiscard]] static int number_of(const std::string& label) {
    const bool number =
        !label.empty() && label.size() < 9 && std::ranges::all_of(label, text::is_ascii_digit);
    return number ? std::stoi(label) : 0;
  }

  // Which message a footnote means: the one of its number, unless its place names another that it
  // quotes rightly (somebody numbered the footnotes anew).
  [[nodiscard]] const Message* meant(const Footnote& note) const {
    const Message* by_number = message(number_of(note.label));
    if (by_number != nullptr && note.has_quote && quotes(note.quote, by_number->text)) {
      return by_number;
    }
    std::vector<const Message*> by_line;
    if (note.source_line) {
      by_line = in_line(*note.source_line);
    }
    for (const Message* one : by_line) {
      if (!note.has_quote || quotes(note.quote, one->text)) {
        return one;
      }
    }
    return by_number != nullptr || by_line.empty() ? by_number : by_line.front();
  }

  void check(const Footnote& note) {
    const Message* one = meant(note);
    const bool tells = note.has_quote || note.source_line;
    if (one == nullptr) {
      all_.messages[note.label] = 0;
      if (tells) {
        add("verify.reference", "proof.reference.none", note, "[^" + note.label + "]",
            std::to_string(support_.analysis().transcript.messages.size()));
      }
      return;
    }
    if (!tells && note.head.find(one->speaker) == std::string::npos) {
      all_.messages[note.label] = 0;  // a footnote of another kind
      return;
    }
    all_.messages[note.label] = one->n;
    check_head(note, *one);
    if (note.has_quote && !quotes(note.quote, one->text)) {
      add("verify.quote", "proof.quote", note, shortened(note.quote), shortened(one->text));
    }
    if (note.source_line && one->line > 0 && *note.source_line != one->line) {
      add("verify.reference", "proof.reference.line", note, std::to_string(*note.source_line),
          std::to_string(one->line));
    }
  }

  // The time and the speaker in front of the quotation.
  void check_head(const Footnote& note, const Message& one) {
    std::string head = note.head;
    const std::size_t at = one.speaker.empty() ? std::string::npos : head.find(one.speaker);
    if (at != std::string::npos) {
      head.erase(at, one.speaker.size());
    }
    const Facts facts = facts_of(head, support_.said({one.n}), rules_);
    std::string rest = name_key(head);
    for (const TimeFact& time : facts.times) {
      if (!time.relative && !is_of(time, one)) {
        add("verify.time", "proof.time", note, time.text, clock_of(one));
      }
    }
    if (facts.times.empty() && facts.figures.empty() && at == std::string::npos &&
        !text::trimmed(head).empty()) {
      add_speaker(note, std::string(text::trimmed(head)), one);
    } else if (at == std::string::npos && !facts.times.empty()) {
      const std::size_t end = facts.text.original(facts.times.back().piece.end);
      add_speaker(note, std::string(text::trimmed(head.substr(end))), one);
    }
  }

  void add_speaker(const Footnote& note, const std::string& name, const Message& one) {
    const std::string key = name_key(name);
    if (!key.empty() && name_key(one.speaker).find(key) == std::string::npos) {
      add("verify.name", "proof.speaker", note, name, one.speaker);
    }
  }

  [[nodiscard]] static std::string clock_of(const Message& one) {
    const int minute = one.time ? minute_of_day(one.time->minute()) : 0;
    return one.time ? fmt::format("{:02}:{:02}", minute / 60, minute % 60) : "";
  }

  [[nodiscard]] static bool is_of(const TimeFact& time, const Message& one) {
    if (!one.time) {
      return true;
    }
    const int second = ((one.time->second % 60) + 60) % 60;
    return (time.as_written == minute_of_day(one.time->minute()) ||
            minute_of_day(time.minute) == minute_of_day(one.time->minute())) &&
           (time.second < 0 || time.second == second ||
            !(one.time->has_seconds || one.time->elapsed));
  }

  void add(const char* id, const char* phrase, const Footnote& note, const std::string& found,
           const std::string& expected) {
    all_.findings.push_back(
        made(rules_, id, phrase, note.first->number, found, {{"expected", expected}}));
  }

  const Page& page_;
  const Support& support_;
  const Rules& rules_;
  Quotations all_;
};

}  // namespace

Quotations quotations_of(const Page& page, const Support& support, const Rules& rules) {
  return Reader(page, support, rules).read();
}

}  // namespace tenmatsu::proof
