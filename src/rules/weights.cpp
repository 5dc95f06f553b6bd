#include "rules/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kHead = "tenmatsu weights 1\n";
constexpr std::string_view kScale = "scale ";

// FNV-1a: short keys, the same on every machine.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return hash ^ (hash >> 15U);
}

// A slot of the hash table is a part of the hash, so that another clue is hardly ever looked at,
// and 1 + the number of the clue.
constexpr std::uint32_t kNumberBits = 20;
constexpr std::uint32_t kNumberMask = (1U << kNumberBits) - 1;

std::uint32_t slot_of(std::uint32_t hash, std::size_t number) {
  return (hash & ~kNumberMask) | static_cast<std::uint32_t>(number + 1);
}

}  // namespace

bool Weights::is_weights(std::string_view content) {
  return content.starts_with(kHead.substr(0, kHead.find('1')));
}

void Weights::read(std::string_view content, const std::string& file, Problems& problems) {
  *this = {};
  if (!content.starts_with(kHead)) {
    problems.add(fmt::format("{}:1: another version of weights; fit them again", file));
    return;
  }
  if (!read_lines(content, file, problems)) {
    return;
  }
  content_ = text::Stored(std::vector<char>(content.begin(), content.end()));
  index();
}

bool Weights::read_lines(std::string_view content, const std::string& file, Problems& problems) {
  std::vector<Clue> clues;
  int line_number = 1;
  for (std::size_t begin = kHead.size(); begin < content.size();) {
    ++line_number;
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = content.substr(begin, end - begin);
    const bool good = line.starts_with(kScale) ? read_scale(line.substr(kScale.size()))
                                               : read_line(line, begin, clues);
    if (!good) {
      problems.add(fmt::format("{}:{}: expected a clue, a tab and {} characters", file, line_number,
                               static_cast<int>(Column::kCount)));
      return false;
    }
    begin = end + 1;
  }
  if (clues.size() >= kNumberMask) {
    problems.add(fmt::format("{}: more than {} clues; fit with fewer", file, kNumberMask - 1));
    return false;
  }
  clues_ = text::Stored(std::move(clues));
  return true;
}

// `begin`: where the line stands in the file.
bool Weights::read_line(std::string_view line, std::size_t begin, std::vector<Clue>& clues) {
  if (line.empty() || line.front() == '#') {
    return true;
  }
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line.size() - tab - 1 != Column::kCount) {
    return false;
  }
  const std::string_view weights = line.substr(tab + 1);
  if (std::any_of(weights.begin(), weights.end(),
                  [](char c) { return c < '!' || c > '!' + 2 * kSteps; })) {
    return false;
  }
  clues.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(tab),
                   static_cast<std::uint32_t>(begin + tab + 1)});
  return true;
}

bool Weights::read_scale(std::string_view line) {
  const std::string numbers(line);
  const char* at = numbers.c_str();
  for (auto& column : values_) {
    char* end = nullptr;
    const double scale = std::strtod(at, &end);
    if (end == at) {
      return false;
    }
    at = end;
    for (int step = -kSteps; step <= kSteps; ++step) {
      const double part = static_cast<double>(step) / kSteps;
      column[static_cast<std::size_t>(step + kSteps)] = scale * part * std::abs(part);
    }
  }
  return true;
}

void Weights::index() {
  std::vector<std::uint32_t> slots(std::bit_ceil(2 * clues_.size() + 1), 0);
  const std::size_t mask = slots.size() - 1;
  for (std::size_t i = 0; i < clues_.size(); ++i) {
    const std::uint32_t hash = hash_of(name_of(clues_[i]));
    std::size_t at = hash & mask;
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot_of(hash, i);
  }
  slots_ = text::Stored(std::move(slots));
}

std::optional<std::uint32_t> Weights::find(std::string_view clue) const {
  if (clues_.empty()) {
    return std::nullopt;
  }
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t hash = hash_of(clue);
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t number = (slots_[at] & kNumberMask) - 1;
    if (slots_[at] == slot_of(hash, number) && name_of(clues_[number]) == clue) {
      return number;
    }
  }
  return std::nullopt;
}

std::string Weights::written(const std::vector<std::string>& clues,
                             const std::vector<std::array<double, Column::kCount>>& weights,
                             std::string_view comment) {
  std::array<double, Column::kCount> scale{};
  for (const auto& row : weights) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      scale[column] = std::max(scale[column], std::abs(row[column]));
    }
  }
  std::string out(kHead);
  out += fmt::format("# {}\n", comment);
  out += kScale.substr(0, kScale.size() - 1);
  for (const double value : scale) {
    out += fmt::format(" {:.4f}", value);
  }
  out += '\n';
  for (std::size_t i = 0; i < clues.size(); ++i) {
    std::string characters;
    bool worthless = true;
    for (std::size_t column = 0; column < scale.size(); ++column) {
      const double part = scale[column] == 0 ? 0 : weights[i][column] / scale[column];
      const auto step =
          static_cast<int>(std::lround(std::copysign(std::sqrt(std::abs(part)), part) * kSteps));
      worthless = worthless && step == 0;
      characters += static_cast<char>(kLowest + kSteps + step);
    }
    if (!worthless) {
      out += fmt::format("{}\t{}\n", clues[i], characters);
    }
  }
  return out;
}

}  // namespace tenmatsu::rules
