#include "read/stacked.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "read/heading.hpp"
#include "read/paste.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::stacked {
namespace {

constexpr std::size_t kFewest = 3;        // times by which an order is known
constexpr std::size_t kLongestTime = 64;  // bytes, as the next
constexpr std::size_t kLongestName = 60;

// What stands on the first and the last line of a message.
enum class Order { time_below, time_above, events, names };

struct Block {
  std::size_t begin = 0;  // the first line of the message
  std::size_t name = 0;   // where its name stands, if there is one
  std::vector<std::size_t> text;
  std::optional<TimeLine> time;
};

bool may_be_time(std::string_view line) {
  return !line.empty() && line.size() <= kLongestTime &&
         line.find_first_of("0123456789") != std::string_view::npos;
}

class Blocks {
 public:
  explicit Blocks(const Source& source)
      : source_(&source), words_(&source.rules->chat_lines), paste_(*words_) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const std::string_view line = bare(i);
      if (!may_be_time(line)) {
        continue;
      }
      if (auto time = paste_.time_line(text::without_ornament(line))) {
        times_.emplace_back(i, *std::move(time));
      }
    }
  }

  [[nodiscard]] const Paste& paste() const { return paste_; }

  /// By which order the messages stand with names that recur; none where there is no such order.
  [[nodiscard]] std::optional<Order> timed_order() const {
    if (times_.size() < kFewest) {
      return std::nullopt;
    }
    std::optional<Order> best;
    std::size_t fewest = as_teams_has_them();
    for (const Order order : {Order::time_below, Order::time_above}) {
      const std::size_t names = names_in(blocks(order));
      if (names < fewest) {
        fewest = names;
        best = order;
      }
    }
    return best;
  }

  /// The same where there are no names, or no times.
  [[nodiscard]] std::optional<Order> other_order() const {
    if (times_.size() >= kFewest) {
      const auto events = blocks(Order::events);
      const bool filled =
          std::ranges::all_of(events, [](const Block& block) { return !block.text.empty(); });
      return filled ? std::optional(Order::events) : std::nullopt;
    }
    constexpr std::size_t kMoreThanFew = 4;
    const auto named = blocks(Order::names);
    return times_.empty() && named.size() >= kMoreThanFew && names_in(named) != kNone
               ? std::optional(Order::names)
               : std::nullopt;
  }

  [[nodiscard]] std::vector<Block> blocks(Order order) const {
    if (order == Order::names) {
      return below_names();
    }
    std::vector<Block> out;
    const std::size_t end = source_->lines.size();
    for (std::size_t k = 0; k < times_.size(); ++k) {
      Block block;
      block.time = times_[k].second;
      const std::size_t at = times_[k].first;
      const std::size_t before = k == 0 ? 0 : times_[k - 1].first + 1;
      const std::size_t behind = k + 1 < times_.size() ? times_[k + 1].first : end;
      const bool below = order == Order::time_below;
      fill(block, below ? before : at + 1, below ? at : behind, order != Order::events);
      block.begin = below ? block.name : at;
      out.push_back(std::move(block));
    }
    return out;
  }

  /// Without what is put around names that stand alone: 【田中】, ■田中, 田中:, **田中**.
  [[nodiscard]] std::string_view name_at(std::size_t i) const {
    std::string_view name = bare(i);
    if (name.starts_with('@')) {
      return {};
    }
    constexpr std::string_view kMarks[] = {
        "#",      "*",      "-",      " ",      ":",      "[",      "]",      "\u3010", "\u3011",
        "\u25A0", "\u25A1", "\u25C6", "\u25C7", "\u25CF", "\u25CB", "\uFF1A", "\u3000"};
    for (bool again = true; again;) {
      again = false;
      for (const std::string_view mark : kMarks) {
        if (name.starts_with(mark)) {
          name.remove_prefix(mark.size());
          again = true;
        } else if (name.ends_with(mark)) {
          name.remove_suffix(mark.size());
          again = true;
        }
      }
    }
    return Paste::once(name);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  [[nodiscard]] std::string_view bare(std::size_t i) const {
    return text::trimmed(source_->lines[i]);
  }

  // The lines from `from` up to `to`, without empty ones at their ends; the first of them is the
  // name where there is one.
  void fill(Block& block, std::size_t from, std::size_t to, bool named) const {
    block.name = to;
    for (std::size_t i = from; i < to; ++i) {
      if (bare(i).empty() && block.text.empty()) {
        continue;
      }
      if (named && block.name == to) {
        block.name = i;
      } else if (!bare(i).empty() || !block.text.empty()) {
        block.text.push_back(i);
      }
    }
    while (!block.text.empty() && bare(block.text.back()).empty()) {
      block.text.pop_back();
    }
  }

  // A name stands below an empty line, or at the beginning.
  [[nodiscard]] std::vector<Block> below_names() const {
    std::vector<Block> out;
    const std::size_t end = source_->lines.size();
    for (std::size_t i = 0; i < end;) {
      std::size_t to = i;
      while (to < end && !bare(to).empty()) {
        ++to;
      }
      if (to > i) {
        const bool heading = bare(i).starts_with('#') && to == i + 1;
        while (heading && to < end && (bare(to).empty() || !bare(to).starts_with('#'))) {
          ++to;
        }
        Block block;
        fill(block, i, to, true);
        block.begin = i;
        out.push_back(std::move(block));
      }
      i = std::max(to, i + 1);
    }
    return out;
  }

  [[nodiscard]] bool may_be_name(std::size_t i) const {
    const std::string_view name = i < source_->lines.size() ? name_at(i) : std::string_view();
    if (name.empty() || name.size() > kLongestName || !Paste::may_be_name(name)) {
      return false;
    }
    const auto& none = words_->words("no-name");
    return std::ranges::find(none, text::folded(name)) == none.end();
  }

  // How many names there are, where they recur (seven of ten blocks at the most have one of their
  // own) and each has a text; kNone otherwise.
  [[nodiscard]] std::size_t names_in(const std::vector<Block>& blocks) const {
    std::set<std::string_view> names;
    for (const Block& block : blocks) {
      if (!may_be_name(block.name) || block.text.empty()) {
        return kNone;
      }
      names.insert(name_at(block.name));
    }
    return names.size() * 10 <= blocks.size() * 7 ? names.size() : kNone;
  }

  // The same where the line above each time is its name.
  [[nodiscard]] std::size_t as_teams_has_them() const {
    std::set<std::string_view> names;
    for (const auto& [i, time] : times_) {
      if (i == 0 || !may_be_name(i - 1)) {
        return kNone;
      }
      names.insert(name_at(i - 1));
    }
    return names.size();
  }

  const Source* source_;
  const rules::ChatLines* words_;
  Paste paste_;
  std::vector<std::pair<std::size_t, TimeLine>> times_;
};

// Chatwork shows below each name where its bearer works.
bool shows_firms(const Source& source, const Blocks& all, const std::vector<Block>& blocks) {
  std::map<std::string_view, std::string_view> firms;
  bool again = false;
  for (const Block& block : blocks) {
    if (block.text.size() < 2) {
      return false;
    }
    const std::string_view firm = text::trimmed(source.lines[block.text.front()]);
    const auto [known, added] = firms.emplace(all.name_at(block.name), firm);
    if (known->second != firm || !Paste::may_be_name(firm)) {
      return false;
    }
    again |= !added;
  }
  return again;
}

std::optional<Order> order_of(const Blocks& blocks) {
  const auto order = blocks.timed_order();
  return order ? order : blocks.other_order();
}

}  // namespace

bool claims(const Source& source) {
  return Blocks(source).timed_order().has_value();
}

bool claims_above(const Source& source) {
  return order_of(Blocks(source)).has_value();
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "browser-paste";
  const Blocks all(source);
  const auto order = order_of(all);
  if (!order) {
    return reading;
  }
  const std::vector<Block> blocks = all.blocks(*order);
  const bool firms = *order == Order::time_below && shows_firms(source, all, blocks);
  for (const Block& block : blocks) {
    Turn& turn = reading.turns.emplace_back();
    turn.message.line = static_cast<int>(block.begin) + 1;
    if (*order != Order::events) {
      turn.message.speaker = all.name_at(block.name);
    }
    if (block.time) {
      turn.when = block.time->stamp.moment;
    }
    std::vector<std::string_view> lines;
    for (std::size_t i = firms ? 1 : 0; i < block.text.size(); ++i) {
      lines.push_back(source.lines[block.text[i]]);
    }
    all.paste().finish(reading, lines);
  }
  return reading;
}

Reading read_above(const Source& source) {
  Reading reading = read(source);
  reading.format = "text-below";
  return reading;
}

}  // namespace tenmatsu::reading::stacked
