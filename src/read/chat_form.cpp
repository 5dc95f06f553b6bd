#include "read/chat_form.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace tenmatsu::reading {
namespace {

using rules::ChatForm;
using rules::ChatPart;
using rules::ChatStep;

// Longer than any label seen; also the bound on the work that a line can cause.
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kMostBlanks = 4;

// Characters of sentences, code and markup, which no label holds. Folded: the full-width forms of
// the ASCII ones are meant too.
constexpr std::string_view kNoNameAscii = "!?,:;\"<>|{}=\\\t`*";
constexpr std::string_view kNoNameWide[] = {"\u3001", "\u3002", "\u300C", "\u300D", "\u300E",
                                            "\u300F", "\u3010", "\u3011", "\u2026"};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool has_letter(std::string_view folded) {
  return std::ranges::any_of(folded, [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

// Takes out what stands from `opening` to `closing` at one end of the label.
void erase_tag(std::string& label, std::string_view opening, std::string_view closing) {
  const std::size_t begin = label.find(opening);
  const std::size_t end = label.find(closing);
  if (begin != std::string::npos && end != std::string::npos && begin < end &&
      (begin == 0) != (end + closing.size() == label.size())) {
    label.erase(begin, end + closing.size() - begin);
  }
}

// "smith, john": the family name first.
void erase_comma_of_names(std::string& label) {
  const auto is_name = [](char c) {
    return (c >= 'a' && c <= 'z') || c == ' ' || c == ',' || c == '.' || c == '-' || c == '(' ||
           c == ')';
  };
  const std::size_t comma = label.find(", ");
  if (comma != std::string::npos && comma > 0 && comma + 2 < label.size() &&
      std::ranges::all_of(label, is_name)) {
    label.erase(comma, 1);
  }
}

// Beside a time a label may hold what else only sentences do: 「千佳【加盟店】」, 「岸<kishi@…>」,
// 「ピザ屋!」.
std::string plain_label(std::string_view folded) {
  std::string label(folded);
  erase_tag(label, "\u3010", "\u3011");
  if (label.find('@') != std::string::npos && label.ends_with('>')) {
    erase_tag(label, "<", ">");
  }
  if (label.ends_with('!')) {
    label.pop_back();
  }
  erase_comma_of_names(label);
  return label;
}

// "– ken", "api --": what stands between is no part of a name.
bool has_dash_at_an_end(std::string_view folded) {
  return folded.starts_with("- ") || folded.ends_with('-') || folded.starts_with("\u2013") ||
         folded.starts_with("\u2014");
}

bool may_be_name(std::string_view label, bool timed) {
  if (label.empty() || label.front() == '[') {
    return false;
  }
  const std::string folded = timed ? plain_label(label) : std::string(label);
  if (folded.empty() || folded.front() == '[' || !has_letter(folded) ||
      text::length_of(label) > kLongestName ||
      folded.find_first_of(kNoNameAscii) != std::string_view::npos || has_dash_at_an_end(folded) ||
      static_cast<std::size_t>(std::ranges::count(folded, ' ')) > kMostBlanks) {
    return false;
  }
  return std::ranges::none_of(kNoNameWide, [&](std::string_view mark) {
    return folded.find(mark) != std::string_view::npos;
  });
}

bool is_among(std::string_view word, const std::vector<std::string>& words) {
  return std::ranges::find(words, word) != words.end();
}

std::string_view first_word(std::string_view folded, std::size_t at) {
  skip_blanks(folded, at);
  while (at < folded.size() && (folded[at] == '[' || folded[at] == '(')) {
    ++at;
  }
  std::size_t end = at;
  while (end < folded.size() && folded[end] >= 'a' && folded[end] <= 'z') {
    ++end;
  }
  return folded.substr(at, end - at);
}

bool is_range_mark(std::string_view literal) {
  constexpr std::string_view kMarks[] = {"-", "~", "\u2013", "\u2014", "\u2192", "\u301C"};
  return std::ranges::find(kMarks, literal) != std::end(kMarks);
}

// Walks the steps of one form over one line.
class Matcher {
 public:
  Matcher(const ChatForm& form, const Head& head)
      : form_(form), head_(head), words_(head.words()), folded_(head.folded().text) {}

  std::optional<FormMatch> run() {
    if (!step(0, head_.begin())) {
      return std::nullopt;
    }
    return found_;
  }

 private:
  bool step(std::size_t i, std::size_t at) {
    for (; i < form_.steps.size(); ++i) {
      const ChatStep& next = form_.steps[i];
      if (next.part == ChatPart::name) {
        return name(i, at);
      }
      if (next.part == ChatPart::text) {
        return text(i, at);
      }
      if (!take(next, at)) {
        return false;
      }
    }
    skip_blanks(folded_, at);
    // The head is cut short on a long line, which then is no line of a name and a time.
    return at == folded_.size() && head_.folded().origin.back() == head_.line().size();
  }

  bool take(const ChatStep& next, std::size_t& at) {
    switch (next.part) {
      case ChatPart::blank: {
        const std::size_t from = at;
        skip_blanks(folded_, at);
        return at > from;
      }
      case ChatPart::tab:
        skip_spaces(at);
        return at < folded_.size() && folded_[at++] == '\t';
      case ChatPart::stamp: {
        skip_spaces(at);
        const TakenStamp* stamp = head_.take_stamp(at);
        if (stamp == nullptr) {
          return false;
        }
        found_.stamp = *stamp;
        return !is_among(first_word(folded_, at), words_.log_level);
      }
      case ChatPart::digits:
      case ChatPart::plus: {
        skip_spaces(at);
        TakenStamp stamp;
        const bool taken = next.part == ChatPart::digits
                               ? take_digits(folded_, at, words_.stamp, stamp)
                               : take_plus(folded_, at, words_.stamp, stamp);
        if (taken) {
          found_.stamp = stamp;
        }
        return taken;
      }
      default:
        skip_spaces(at);
        if (!folded_.substr(at).starts_with(next.literal)) {
          return false;
        }
        at += next.literal.size();
        return true;
    }
  }

  void skip_spaces(std::size_t& at) const {
    while (at < folded_.size() && folded_[at] == ' ') {
      ++at;
    }
  }

  // The shortest label behind which the rest of the form fits.
  bool name(std::size_t i, std::size_t at) {
    skip_spaces(at);
    if (form_.stamped && !found_.stamp && begins_stamp(at)) {
      return false;  // 「[2026年5月7日 9:10]」 is a time, and no name with one
    }
    const std::size_t limit = std::min(folded_.size(), at + 4 * kLongestName);
    for (std::size_t end = next_end(i, at); end <= limit; end = next_end(i, end)) {
      const std::string_view label = folded_.substr(at, end - at);
      // Without a time a title in brackets and a colon may be any text: 「【結論】原因は: …」.
      if (!may_be_name(label, form_.stamped)) {
        return false;
      }
      const FormMatch before = found_;
      if (!is_among(label, words_.no_name) && !is_in_a_clock(end) && step(i + 1, end)) {
        found_.name = text::trimmed(original(at, end - take_badge(label)));
        return true;
      }
      found_ = before;
    }
    return false;
  }

  // Whether `at` is the colon of a time that stands apart: 「名前（09:40）…」. A form that knows no
  // time would take the hour for a part of the name and lose every time of the talk.
  [[nodiscard]] bool is_in_a_clock(std::size_t at) const {
    constexpr std::string_view kDigits = "0123456789";
    constexpr std::string_view kOpen = " ([<";
    const std::string_view before = folded_.substr(0, at);
    const std::size_t apart = before.find_last_not_of(kDigits);
    const std::size_t minutes = folded_.find_first_not_of(kDigits, at + 1);
    return folded_.substr(at).starts_with(':') && apart != std::string_view::npos &&
           apart + 1 < at && at - apart <= 3 &&
           kOpen.find(before[apart]) != std::string_view::npos &&
           std::min(minutes, folded_.size()) == at + 3;
  }

  [[nodiscard]] bool begins_stamp(std::size_t at) const { return head_.take_stamp(at) != nullptr; }

  // The length of a badge at the end of a label, "Datadog  APP", on a line of nothing but label and
  // time; 0 where there is none.
  std::size_t take_badge(std::string_view label) {
    if (form_.steps.back().part == ChatPart::text) {
      return 0;
    }
    for (const std::string& word : words_.badge) {
      if (label.size() > word.size() && label.ends_with(word) &&
          label[label.size() - word.size() - 1] == ' ') {
        found_.badge = true;
        return word.size();
      }
    }
    return 0;
  }

  // The first place behind `at` where a label may end, as no blank stands before it and what
  // follows in the form does behind it; npos where there is none.
  [[nodiscard]] std::size_t next_end(std::size_t i, std::size_t at) const {
    const bool last = i + 1 == form_.steps.size();
    if (!last && form_.steps[i + 1].part == ChatPart::literal) {
      return next_end_before(form_.steps[i + 1].literal, at);
    }
    for (std::size_t end = at + 1; end <= folded_.size(); ++end) {
      const bool fits = last ? end == folded_.size() : may_follow(form_.steps[i + 1], end);
      if (fits && !is_blank(folded_[end - 1])) {
        return end;
      }
    }
    return std::string_view::npos;
  }

  [[nodiscard]] std::size_t next_end_before(std::string_view literal, std::size_t at) const {
    for (std::size_t place = folded_.find(literal, at + 1); place != std::string_view::npos;
         place = folded_.find(literal, place + 1)) {
      const std::size_t end = text::skip_blanks_back(folded_, place);
      if (end > at && !is_blank(folded_[end - 1])) {
        return end;
      }
    }
    return std::string_view::npos;
  }

  [[nodiscard]] bool may_follow(const ChatStep& next, std::size_t at) const {
    if (next.part == ChatPart::blank) {
      return at < folded_.size() && is_blank(folded_[at]);
    }
    if (next.part == ChatPart::tab) {
      skip_spaces(at);
      return folded_.substr(at).starts_with('\t');
    }
    return true;
  }

  bool text(std::size_t i, std::size_t at) {
    skip_spaces(at);
    std::string_view rest = text::trimmed(head_.line().substr(head_.folded().origin[at]));
    if (form_.stamp_behind) {
      return text_before_stamp(i, rest);
    }
    for (std::size_t last = form_.steps.size() - 1; last > i; --last) {
      const std::string& literal = form_.steps[last].literal;
      if (!ends_with(rest, literal)) {
        return false;
      }
      rest = text::trimmed(rest);
    }
    if (rest.empty() && form_.steps[i - 1].literal == "|") {
      return false;  // a row with one cell less
    }
    if (rest.empty() && !form_.stamped && form_.steps[i - 1].literal != ":") {
      return false;  // 「(しばらく沈黙)」
    }
    if (!form_.named &&
        is_range_mark(form_.steps[i - 1].part == ChatPart::blank && i > 1
                          ? form_.steps[i - 2].literal
                          : form_.steps[i - 1].literal) &&
        head_.take_stamp(at) != nullptr) {
      return false;  // 「14:35〜14:40 切り戻し」: the end of a span
    }
    if (rest.starts_with("//") && form_.steps[i - 1].literal == ":") {
      return false;  // the colon of an address
    }
    found_.text = rest;
    return true;
  }

  // 「…」(14:35): the steps behind the text stand at the end of the line.
  bool text_before_stamp(std::size_t i, std::string_view rest) {
    constexpr std::size_t kTail = 48;  // bytes that a stamp and its marks may take
    std::size_t begin = rest.size() > kTail ? rest.size() - kTail : 0;
    while (begin < rest.size() && (static_cast<unsigned char>(rest[begin]) & 0xC0) == 0x80) {
      ++begin;
    }
    text::Folded tail;
    text::fold(rest.substr(begin), kTail, tail);
    for (std::size_t at = 0; at < tail.text.size(); ++at) {
      if (ends_with_steps(i + 1, tail.text, at)) {
        found_.text = text::trimmed(rest.substr(0, begin + tail.origin[at]));
        return !found_.text.empty();
      }
    }
    return false;
  }

  // Whether the steps from `i` on take all of `tail` from `at` on.
  bool ends_with_steps(std::size_t i, std::string_view tail, std::size_t at) {
    for (; i < form_.steps.size(); ++i) {
      const ChatStep& next = form_.steps[i];
      if (next.part == ChatPart::stamp) {
        TakenStamp stamp;
        skip_blanks(tail, at);
        if (!reading::take_stamp(tail, at, words_.stamp, stamp)) {
          return false;
        }
        found_.stamp = stamp;
        continue;
      }
      const std::string_view literal =
          next.part == ChatPart::tab ? std::string_view("\t") : std::string_view(next.literal);
      if (!tail.substr(at).starts_with(literal)) {
        return false;
      }
      at += literal.size();
    }
    skip_blanks(tail, at);
    return at == tail.size();
  }

  // Takes `literal`, of any width, from the end.
  static bool ends_with(std::string_view& rest, const std::string& literal) {
    constexpr std::size_t kWidest = 4;
    for (std::size_t size = 1; size <= std::min(kWidest, rest.size()); ++size) {
      if (text::folded(rest.substr(rest.size() - size)) == literal) {
        rest.remove_suffix(size);
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string_view original(std::size_t begin, std::size_t end) const {
    const auto& origin = head_.folded().origin;
    return head_.line().substr(origin[begin], origin[end] - origin[begin]);
  }

  const ChatForm& form_;
  const Head& head_;
  const FormWords& words_;
  std::string_view folded_;
  FormMatch found_;
};

// "1435 …", "T+05 …", "[+5m] …"
bool may_be_colonless(std::string_view rest) {
  constexpr std::string_view kBrackets[] = {"[", "(", "\u3010"};
  for (const std::string_view bracket : kBrackets) {
    rest.remove_prefix(rest.starts_with(bracket) ? bracket.size() : 0);
  }
  return rest.starts_with("t+") || rest.starts_with('+') ||
         (rest.size() > 4 && rest[0] >= '0' && rest[0] <= '9' &&
          ((rest[1] >= '0' && rest[1] <= '9') || rest[1] == '.' || rest[1] == 'h'));
}

}  // namespace

FormWords::FormWords(const rules::ChatLines& lines)
    : stamp(lines),
      badge(lines.words("badge")),
      no_name(lines.words("no-name")),
      log_level(lines.words("log-level")) {}

Head::Head(std::string_view line, const text::Folded& folded, std::size_t begin,
           const FormWords& words)
    : line_(line), folded_(&folded), begin_(begin), words_(&words), may_have_time_(false) {
  const std::string_view text = folded.text;
  bool digit = false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    may_have_time_ |= digit && (c == ':' || byte >= 0x80);
    digit = c >= '0' && c <= '9';
    bytes_.set(byte);
  }
}

const TakenStamp* Head::take_stamp(std::size_t& at) const {
  known_.resize(folded_->text.size() + 1);
  Known& known = known_[at];
  if (!known.looked) {
    known.looked = true;
    known.end = at;
    TakenStamp stamp;
    reading::take_stamp(folded_->text, known.end, words_->stamp, stamp);
    if (known.end > at) {
      known.stamp = std::move(stamp);
    }
  }
  at = known.end;
  return known.stamp ? &*known.stamp : nullptr;
}

bool Head::lacks_mark_of(const ChatForm& form) const {
  for (const ChatStep& step : form.steps) {
    if (step.part == ChatPart::text) {
      break;  // what stands behind it is looked for at the end of the line, maybe beyond the head
    }
    if (step.part == ChatPart::literal && !holds_bytes_of(step.literal)) {
      return true;
    }
  }
  return false;
}

bool Head::holds_bytes_of(std::string_view literal) const {
  return std::ranges::all_of(literal,
                             [&](char c) { return bytes_[static_cast<unsigned char>(c)]; });
}

std::optional<FormMatch> match(const ChatForm& form, const Head& head) {
  const ChatStep& first = form.steps.front();
  const std::string_view rest = std::string_view(head.folded().text).substr(head.begin());
  if ((form.stamped && !form.stamp_behind && !form.colonless && !head.may_have_time()) ||
      (form.colonless && !may_be_colonless(rest)) ||
      (first.part == ChatPart::literal && !rest.starts_with(first.literal)) ||
      head.lacks_mark_of(form)) {
    return std::nullopt;
  }
  if (std::size_t at = head.begin();
      first.part == ChatPart::stamp && head.take_stamp(at) == nullptr) {
    return std::nullopt;
  }
  return Matcher(form, head).run();
}

}  // namespace tenmatsu::reading
