#include "text/matcher.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace tenmatsu::text {
namespace {

// The first eight bytes, the first of them weighing most; a shorter word is filled up with zeros.
std::uint64_t head_of(std::string_view word) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < sizeof head; ++i) {
    head = (head << 8U) | (i < word.size() ? static_cast<std::uint8_t>(word[i]) : 0U);
  }
  return head;
}

}  // namespace

/// Makes the arrays of a matcher.
class Matcher::Builder {
 public:
  explicit Builder(const std::vector<std::string>& words) {
    sort_words(words);
    ranges_.reserve(words.size() * 2);
    nodes_.reserve(words.size() * 2);
    first_byte_.reserve(words.size() * 2);
    ranges_.push_back({0, 0, static_cast<std::uint32_t>(order_.size()), 0});
    nodes_.emplace_back();
    first_byte_.push_back(0);
    for (std::size_t i = 0; i < ranges_.size(); ++i) {
      fork(Range(ranges_[i]));
    }
  }

  void give(Matcher& to) && {
    to.nodes_ = Stored(std::move(nodes_));
    to.first_byte_ = Stored(std::move(first_byte_));
    to.order_ = Stored(std::move(order_));
    to.begin_ = Stored(std::move(begin_));
    to.bytes_ = Stored(std::move(bytes_));
  }

 private:
  // Words begin_[low] to begin_[high - 1] share their first `depth` bytes and hang below `node`.
  struct Range {
    std::uint32_t node = 0;
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t depth = 0;
  };

  void sort_words(const std::vector<std::string>& words);
  void fork(const Range& range);

  std::vector<Range> ranges_;
  std::vector<Node> nodes_;
  std::vector<std::uint8_t> first_byte_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> begin_;
  std::vector<char> bytes_;
};

Matcher::Matcher(const std::vector<std::string>& words) {
  if (std::ranges::any_of(words, [](const auto& word) { return !word.empty(); })) {
    Builder(words).give(*this);
  }
}

std::vector<std::string> Matcher::words() const {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (words.size() <= order_[i]) {
      words.resize(order_[i] + 1);
    }
    words[order_[i]] = bytes().substr(begin_[i], begin_[i + 1] - begin_[i]);
  }
  return words;
}

void Matcher::Builder::sort_words(const std::vector<std::string>& words) {
  // Most words differ within their first bytes, which compare as one number.
  struct Entry {
    std::uint64_t head;
    std::uint32_t index;
  };
  std::vector<Entry> entries;
  entries.reserve(words.size());
  std::size_t bytes = 0;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (!words[i].empty()) {
      entries.push_back({head_of(words[i]), i});
      bytes += words[i].size();
    }
  }
  std::ranges::sort(entries, [&](const Entry& a, const Entry& b) {
    if (a.head != b.head) {
      return a.head < b.head;
    }
    const int order = words[a.index].compare(words[b.index]);
    return order != 0 ? order < 0 : a.index < b.index;
  });
  order_.reserve(entries.size());
  begin_.reserve(entries.size() + 1);
  bytes_.reserve(bytes);
  for (const Entry& entry : entries) {
    order_.push_back(entry.index);
    begin_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    bytes_.insert(bytes_.end(), words[entry.index].begin(), words[entry.index].end());
  }
  begin_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

void Matcher::Builder::fork(const Range& range) {
  const auto size_of = [&](std::uint32_t i) { return begin_[i + 1] - begin_[i]; };
  const auto byte_of = [&](std::uint32_t i, std::uint32_t at) {
    return static_cast<std::uint8_t>(bytes_[begin_[i] + at]);
  };
  std::uint32_t low = range.low;
  nodes_[range.node].first_word = low;
  while (low < range.high && size_of(low) == range.depth) {
    ++low;
  }
  nodes_[range.node].words = low - range.low;
  nodes_[range.node].first_child = static_cast<std::uint32_t>(nodes_.size());
  while (low < range.high) {
    const std::uint8_t byte = byte_of(low, range.depth);
    std::uint32_t high = low + 1;
    while (high < range.high && byte_of(high, range.depth) == byte) {
      ++high;
    }
    // What the first and the last of sorted words share, all between them share too.
    std::uint32_t depth = range.depth + 1;
    while (depth < size_of(low) && depth < size_of(high - 1) &&
           byte_of(low, depth) == byte_of(high - 1, depth)) {
      ++depth;
    }
    ranges_.push_back({static_cast<std::uint32_t>(nodes_.size()), low, high, depth});
    nodes_.push_back({begin_[low] + range.depth, depth - range.depth, 0, 0, 0, 0});
    first_byte_.push_back(byte);
    ++nodes_[range.node].children;
    low = high;
  }
}

std::uint32_t Matcher::next(std::uint32_t at, std::string_view text, std::size_t& size) const {
  if (size >= text.size()) {
    return kNone;
  }
  const Node& node = nodes_[at];
  const std::uint8_t* first_bytes = first_byte_.items().data();
  const void* found = std::memchr(first_bytes + node.first_child,
                                  static_cast<std::uint8_t>(text[size]), node.children);
  if (found == nullptr) {
    return kNone;
  }
  const auto child =
      static_cast<std::uint32_t>(static_cast<const std::uint8_t*>(found) - first_bytes);
  const Node& below = nodes_[child];
  const std::string_view label = bytes().substr(below.label, below.label_size);
  if (label.size() > 1 && text.substr(size, label.size()) != label) {
    return kNone;
  }
  size += label.size();
  return child;
}

}  // namespace tenmatsu::text
