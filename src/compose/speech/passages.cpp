#include "compose/speech/passages.hpp"

#include <bit>
#include <numeric>
#include <utility>

#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Calls visit(hash) for every two characters that stand side by side.
template <typename Visit>
void each_pair(std::string_view text, Visit visit) {
  constexpr std::size_t kSpread = 40503;
  std::size_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    const auto code = static_cast<std::size_t>(character.code);
    if (at > 0) {
      visit(before * kSpread + code);
    }
    before = code;
    at += character.size;
  }
}

}  // namespace

// Counted first, then put in: the texts of a slot stand side by side.
Passages::Passages(std::vector<std::string_view> texts)
    : texts_(std::move(texts)), all_(texts_.size()) {
  std::iota(all_.begin(), all_.end(), 0U);
  std::size_t bytes = 0;
  for (const std::string_view text : texts_) {
    bytes += text.size();
  }
  slots_ = std::bit_ceil(bytes / 2 + 1);
  std::vector<std::uint32_t> last(slots_, 0);  // 1 + the text that was put into the slot last
  std::vector<std::uint32_t> next(slots_ + 1, 0);
  const auto each = [&](auto act) {
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      each_pair(texts_[i], [&](std::size_t pair) {
        const std::size_t slot = slot_of(pair);
        if (last[slot] != i + 1) {
          last[slot] = i + 1;
          act(slot, i);
        }
      });
    }
    last.assign(slots_, 0);
  };
  each([&](std::size_t slot, std::uint32_t) { ++next[slot + 1]; });
  std::partial_sum(next.begin(), next.end(), next.begin());
  where_.resize(next.back());
  each([&](std::size_t slot, std::uint32_t i) { where_[next[slot]++] = i; });
  next.pop_back();
  ends_ = std::move(next);  // where each slot began has moved to its end
}

std::span<const std::uint32_t> Passages::candidates(std::string_view words) const {
  std::span<const std::uint32_t> fewest = all_;
  each_pair(words, [&](std::size_t pair) {
    const std::size_t slot = slot_of(pair);
    const std::uint32_t begin = slot == 0 ? 0 : ends_[slot - 1];
    if (ends_[slot] - begin < fewest.size()) {
      fewest = std::span(where_).subspan(begin, ends_[slot] - begin);
    }
  });
  return fewest;
}

}  // namespace tenmatsu::composition
