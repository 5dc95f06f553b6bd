#include "render/time_scale.hpp"

#include <algorithm>
#include <array>

namespace tenmatsu::document {

namespace {

constexpr int kCutWidth = 28;
constexpr int kShortestCut = 45;  // minutes; a shorter silence stays

/// The longest silence that stays. One is cut where it takes more than three times as long as all
/// that are clearly shorter: an hour in a talk of every hour stays, the night between two talks
/// goes.
int longest_silence(const std::vector<Minute>& moments) {
  std::vector<int> gaps;
  for (std::size_t i = 1; i < moments.size(); ++i) {
    gaps.push_back(moments[i] - moments[i - 1]);
  }
  std::ranges::sort(gaps);
  std::size_t shorter = 0;
  int rest = 0;  // what the gaps before `shorter` take
  for (const int gap : gaps) {
    while (gaps[shorter] * 2 <= gap) {
      rest += gaps[shorter++];
    }
    if (gap > kShortestCut && rest > 0 && gap > 3 * rest) {
      return gap - 1;
    }
  }
  return gaps.empty() ? kShortestCut : gaps.back();
}

int floor_to(int value, int step) {
  const int rest = ((value % step) + step) % step;
  return value - rest;
}

}  // namespace

TimeScale::TimeScale(std::vector<Minute> moments, int left, int right) {
  std::ranges::sort(moments);
  if (moments.empty()) {
    moments = {0};
  }
  const int longest = longest_silence(moments);
  pieces_.push_back({moments.front(), moments.front(), 0, 0});
  for (const Minute moment : moments) {
    if (moment - pieces_.back().end > longest) {
      pieces_.push_back({moment, moment, 0, 0});
    }
    pieces_.back().end = moment;
  }
  int shown = 0;
  for (Piece& piece : pieces_) {
    // A moment alone takes a minute, so that it has a place.
    shown += std::max(piece.end - piece.begin, 1);
  }
  const int cuts = static_cast<int>(pieces_.size()) - 1;
  const int room = right - left - cuts * kCutWidth;
  int before = 0;
  int cut = 0;
  for (Piece& piece : pieces_) {
    piece.left = left + cut + room * before / shown;
    before += std::max(piece.end - piece.begin, 1);
    piece.right = left + cut + room * before / shown;
    cut += kCutWidth;
  }
}

int TimeScale::x_in(const Piece& piece, Minute minute) {
  const int length = std::max(piece.end - piece.begin, 1);
  return piece.left + (piece.right - piece.left) * (minute - piece.begin) / length;
}

int TimeScale::x(Minute minute) const {
  const Piece* before = nullptr;
  for (const Piece& piece : pieces_) {
    if (minute < piece.begin) {
      return before == nullptr ? piece.left : (before->right + piece.left) / 2;
    }
    if (minute <= piece.end) {
      return x_in(piece, minute);
    }
    before = &piece;
  }
  return before->right;
}

std::vector<TimeScale::Cut> TimeScale::cuts() const {
  std::vector<Cut> all;
  for (std::size_t i = 1; i < pieces_.size(); ++i) {
    const Piece& before = pieces_[i - 1];
    all.push_back({(before.right + pieces_[i].left) / 2, pieces_[i].begin - before.end});
  }
  return all;
}

std::vector<Minute> TimeScale::ticks(int gap) const {
  constexpr std::array kSteps = {1,   2,   5,   10,   15,   30,   60,   120,
                                 180, 360, 720, 1440, 2880, 7200, 14400};
  std::vector<Minute> all;
  int free_from = pieces_.front().left;
  for (const Piece& piece : pieces_) {
    const int length = std::max(piece.end - piece.begin, 1);
    const int width = std::max(piece.right - piece.left, 1);
    const auto* step = std::find_if(kSteps.begin(), kSteps.end() - 1,
                                    [&](int one) { return one * width >= gap * length; });
    const Minute first = floor_to(piece.begin + *step - 1, *step);
    bool any = false;
    for (Minute tick = first; tick <= piece.end; tick += *step) {
      if (x_in(piece, tick) >= free_from) {
        all.push_back(tick);
        free_from = x_in(piece, tick) + gap;
        any = true;
      }
    }
    // Behind a cut the reader needs a time, round or not.
    if (!any && piece.left >= free_from) {
      all.push_back(piece.begin);
      free_from = piece.left + gap;
    }
  }
  return all;
}

}  // namespace tenmatsu::document
