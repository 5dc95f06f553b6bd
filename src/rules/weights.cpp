#include "rules/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace tenmatsu::rules {
namespace {

constexpr std::string_view kHead = "tenmatsu weights 5\n";
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

// Letters are told by their first byte.
bool begins_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// Where the letter behind the first `letters` begins; none where the text has fewer.
std::optional<std::size_t> behind(std::string_view text, std::size_t letters) {
  std::size_t at = 0;
  for (; letters > 0 && at < text.size(); --letters) {
    do {
      ++at;
    } while (at < text.size() && !begins_letter(text[at]));
  }
  return letters == 0 ? std::optional(at) : std::nullopt;
}

constexpr std::size_t kMostShared = 9;  // letters: said by one digit

// How many letters at the beginning of two names are the same.
std::size_t shared_letters(std::string_view a, std::string_view b) {
  const auto same = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  std::size_t letters = 0;
  while (letters < kMostShared) {
    const auto end = behind(a, letters + 1);
    if (!end || *end > static_cast<std::size_t>(same)) {
      break;
    }
    ++letters;
  }
  return letters;
}

// Makes `name`, the clue above, the clue that is written as `shortened`; false where it is none.
bool read_name(std::string_view shortened, std::string& name) {
  if (shortened.empty() || shortened.front() < '0' || shortened.front() > '9') {
    return false;
  }
  const auto kept = behind(name, static_cast<std::size_t>(shortened.front() - '0'));
  if (!kept) {
    return false;
  }
  name.replace(*kept, std::string::npos, shortened.substr(1));
  return !name.empty();
}

}  // namespace

bool Weights::is_weights(std::string_view content) {
  return content.starts_with(kHead.substr(0, kHead.rfind(' ')));
}

void Weights::read(std::string_view content, const std::string& file, Problems& problems) {
  *this = {};
  if (!content.starts_with(kHead)) {
    problems.add(fmt::format("{}:1: another version of weights; fit them again", file));
    return;
  }
  if (read_lines(content, file, problems)) {
    index();
  }
}

bool Weights::read_lines(std::string_view content, const std::string& file, Problems& problems) {
  Rows rows;
  bool scaled = false;
  int line_number = 1;
  for (std::size_t begin = kHead.size(); begin < content.size();) {
    ++line_number;
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = content.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty() || line.front() == '#') {
      continue;
    }
    const bool good = scaled ? read_clue(line, rows) : read_scale(line);
    if (!good) {
      problems.add(fmt::format(
          "{}:{}: expected {} {} {}", file, line_number, scaled ? "a clue, a tab and" : "scale and",
          static_cast<int>(Column::kCount), scaled ? "characters" : "numbers"));
      return false;
    }
    scaled = true;
  }
  if (rows.clues.size() >= kNumberMask) {
    problems.add(fmt::format("{}: more than {} clues; fit with fewer", file, kNumberMask - 1));
    return false;
  }
  clues_ = text::Stored(std::move(rows.clues));
  content_ = text::Stored(std::move(rows.content));
  return true;
}

bool Weights::read_clue(std::string_view line, Rows& rows) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  if (!read_name(line.substr(0, tab), rows.name) || !are_weights(line.substr(tab))) {
    return false;
  }
  const auto at = static_cast<std::uint32_t>(rows.content.size());
  const auto size = static_cast<std::uint32_t>(rows.name.size());
  rows.clues.push_back({at, size, at + size});
  rows.content.insert(rows.content.end(), rows.name.begin(), rows.name.end());
  rows.content.insert(rows.content.end(), line.begin() + static_cast<std::ptrdiff_t>(tab) + 1,
                      line.end());
  return true;
}

// With the tab before them.
bool Weights::are_weights(std::string_view characters) {
  return characters.size() == Column::kCount + 1 &&
         std::none_of(characters.begin() + 1, characters.end(),
                      [](char c) { return c < kLowest || c > kLowest + 2 * kSteps; });
}

bool Weights::read_scale(std::string_view line) {
  if (!line.starts_with(kScale)) {
    return false;
  }
  const std::string numbers(line.substr(kScale.size()));
  const char* at = numbers.c_str();
  for (auto& column : values_) {
    char* end = nullptr;
    const double scale = std::strtod(at, &end);
    if (end == at || !std::isfinite(scale)) {
      return false;
    }
    at = end;
    for (int step = -kSteps; step <= kSteps; ++step) {
      const double part = static_cast<double>(step) / kSteps;
      column[static_cast<std::size_t>(step + kSteps)] = scale * part * std::abs(part);
    }
  }
  return *at == '\0';
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

std::string Weights::characters_of(const Row& weights, const Row& scale) {
  std::string characters;
  for (std::size_t column = 0; column < scale.size(); ++column) {
    const double part = scale[column] == 0 ? 0 : weights[column] / scale[column];
    const auto step =
        static_cast<int>(std::lround(std::copysign(std::sqrt(std::abs(part)), part) * kSteps));
    characters += static_cast<char>(kNothing + step);
  }
  return characters;
}

std::string Weights::written(const std::vector<std::string>& clues, const std::vector<Row>& weights,
                             std::string_view comment) {
  Row scale{};
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
  std::vector<std::size_t> order(clues.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return clues[a] < clues[b]; });
  std::string_view above;
  for (const std::size_t i : order) {
    const std::string characters = characters_of(weights[i], scale);
    if (characters.find_first_not_of(kNothing) == std::string::npos) {
      continue;
    }
    const std::string_view name = clues[i];
    const std::size_t shared = shared_letters(name, above);
    out += fmt::format("{}{}\t{}\n", shared, name.substr(*behind(name, shared)), characters);
    above = name;
  }
  return out;
}

}  // namespace tenmatsu::rules
