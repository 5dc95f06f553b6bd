#include "proof/citations.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "analyse/numbers.hpp"
#include "proof/words.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::proof {
namespace {

constexpr std::string_view kOpen = "\xef\xbc\x88";  // full-width brackets, as documents have them
constexpr std::string_view kClose = "\xef\xbc\x89";
constexpr std::string_view kComma = "\xe3\x80\x81";

std::size_t count(std::string_view text, std::string_view mark) {
  std::size_t times = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos;
       at = text.find(mark, at + mark.size())) {
    ++times;
  }
  return times;
}

// A bracket of a name is closed before the one around it: 「#11 渡久地（情報」 is not all.
bool is_balanced(std::string_view inside) {
  return count(inside, kOpen) == count(inside, kClose);
}

bool is_plain_number(const std::string& text) {
  return !text.empty() && text.size() < 9 && std::ranges::all_of(text, text::is_ascii_digit);
}

class Reader {
 public:
  Reader(Page& page, const Quotations& quotations, const Support& support, const Rules& rules)
      : page_(page), quotations_(quotations), support_(support), rules_(rules) {
    for (const Message& message : support.analysis().transcript.messages) {
      by_speaker_[name_key(message.speaker)].push_back(message.n);
    }
  }

  Citations read() {
    all_.cited.resize(page_.lines.size());
    // Brackets are citations where at least one of the document names a message.
    const bool in_line = std::ranges::any_of(
        page_.lines, [&](const Line& line) { return names_a_message(line.text); });
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      Line& line = page_.lines[i];
      if (line.kind == LineKind::code || line.kind == LineKind::note) {
        continue;
      }
      take_footnotes(line, all_.cited[i]);
      if (in_line) {
        take_brackets(line.text, line.number, &all_.cited[i]);
        for (std::string& cell : line.cells) {
          take_brackets(cell, line.number, nullptr);
        }
      }
    }
    join_blocks();
    return std::move(all_);
  }

 private:
  // --- footnotes ---

  void take_footnotes(const Line& line, Cited& cited) {
    for (const std::string& label : line.references) {
      const auto note = quotations_.messages.find(label);
      if (note != quotations_.messages.end()) {
        if (note->second > 0) {
          cited.push_back(note->second);
        }
        continue;
      }
      const int n = is_plain_number(label) ? std::stoi(label) : 0;
      const std::string mark = "[^" + label + "]";
      if (!support_.has_message(n)) {
        add(line.number, "proof.reference.none", mark);
        continue;
      }
      cited.push_back(n);
      if (!quotations_.messages.empty()) {
        add(line.number, "proof.reference.undefined", mark);
      }
    }
  }

  // --- in line ---

  struct Item {
    std::vector<int> messages;  // those that it may mean
    bool is_reference = false;  // begins with a time or with #n
    std::string text;
  };

  // "14:35 田中", "2/27 23:12 運用監視", "#12 田中"
  [[nodiscard]] Item item_of(std::string_view text) const {
    Item item;
    item.text = std::string(text::trimmed(text));
    if (item.text.starts_with('#')) {
      const std::string digits = item.text.substr(1, item.text.find(' ') - 1);
      item.is_reference = is_plain_number(digits);
      if (item.is_reference && support_.has_message(std::stoi(digits))) {
        item.messages.push_back(std::stoi(digits));
      }
      return item;
    }
    const Facts facts = facts_of(item.text, support_.said({}), rules_);
    if (facts.times.empty() || facts.times.front().relative ||
        facts.times.front().piece.begin > 0) {
      return item;
    }
    const TimeFact& time = facts.times.front();
    const std::size_t end = facts.text.original(time.piece.end);
    item.is_reference = end == item.text.size() || item.text[end] == ' ';
    const auto speakers = by_speaker_.find(name_key(item.text.substr(end)));
    if (item.is_reference && speakers != by_speaker_.end()) {
      for (const int n : speakers->second) {
        const auto& stamp = support_.analysis().message(n).time;
        if (stamp && minute_of_day(stamp->minute()) == time.as_written) {
          item.messages.push_back(n);
        }
      }
    }
    // A time alone is what people write for other reasons too: （11:42）.
    item.is_reference = item.is_reference && (end < item.text.size() || !item.messages.empty());
    return item;
  }

  // The items between two brackets; none where they are no references. A name may hold a comma.
  [[nodiscard]] std::vector<Item> items_of(std::string_view inside) const {
    std::vector<Item> items;
    for (std::size_t begin = 0; begin <= inside.size();) {
      std::size_t end = std::min(inside.find(kComma, begin), inside.size());
      Item item = item_of(inside.substr(begin, end - begin));
      while (item.messages.empty() && end < inside.size() &&
             !item_of(inside.substr(end + kComma.size())).is_reference) {
        end = std::min(inside.find(kComma, end + 1), inside.size());
        item = item_of(inside.substr(begin, end - begin));
      }
      if (!item.is_reference) {
        return {};
      }
      items.push_back(std::move(item));
      begin = end == inside.size() ? inside.size() + 1 : end + kComma.size();
    }
    return items;
  }

  struct Bracket {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Item> items;
  };

  // 3 where all items are messages and each bracket of a name is closed, 0 where it holds no items.
  static int worth_of(std::string_view inside, const std::vector<Item>& items) {
    if (items.empty()) {
      return 0;
    }
    const bool known =
        std::ranges::none_of(items, [](const Item& one) { return one.messages.empty(); });
    return known ? (is_balanced(inside) ? 3 : 2) : 1;
  }

  // The first bracket with references at or behind `from`. Names may hold brackets too.
  [[nodiscard]] std::optional<Bracket> bracket_in(std::string_view text, std::size_t from) const {
    for (std::size_t open = text.find(kOpen, from); open != std::string_view::npos;
         open = text.find(kOpen, open + 1)) {
      Bracket best{open, 0, {}};
      int most = 0;
      for (std::size_t close = text.find(kClose, open); close != std::string_view::npos && most < 3;
           close = text.find(kClose, close + 1)) {
        const auto inside = text.substr(open + kOpen.size(), close - open - kOpen.size());
        auto items = items_of(inside);
        const int worth = worth_of(inside, items);
        if (worth > most) {
          most = worth;
          best.end = close + kClose.size();
          best.items = std::move(items);
        }
      }
      if (!best.items.empty()) {
        return best;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] bool names_a_message(std::string_view text) const {
    const auto bracket = bracket_in(text, 0);
    return bracket && !bracket->items.front().messages.empty();
  }

  // `cited` is none where the same line has been read before.
  void take_brackets(std::string& text, int number, Cited* cited) {
    while (const auto bracket = bracket_in(text, 0)) {
      text.erase(bracket->begin, bracket->end - bracket->begin);
      for (const Item& item : bracket->items) {
        if (cited == nullptr) {
          continue;
        }
        cited->insert(cited->end(), item.messages.begin(), item.messages.end());
        if (item.messages.empty()) {
          add(number, "proof.reference.inline", item.text);
        }
      }
    }
  }

  // --- all ---

  void join_blocks() {
    std::map<int, Cited> blocks;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      Cited& block = blocks[page_.lines[i].block];
      block.insert(block.end(), all_.cited[i].begin(), all_.cited[i].end());
    }
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      all_.cited[i] = blocks[page_.lines[i].block];
    }
  }

  void add(int line, const char* phrase, const std::string& found) {
    const std::string last = std::to_string(support_.analysis().transcript.messages.size());
    all_.findings.push_back(
        made(rules_, "verify.reference", phrase, line, found, {{"expected", last}}));
  }

  Page& page_;
  const Quotations& quotations_;
  const Support& support_;
  const Rules& rules_;
  std::map<std::string, std::vector<int>> by_speaker_;
  Citations all_;
};

}  // namespace

Citations citations_of(Page& page, const Quotations& quotations, const Support& support,
                       const Rules& rules) {
  return Reader(page, quotations, support, rules).read();
}

}  // namespace tenmatsu::proof
