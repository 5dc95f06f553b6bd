#include "compose/speech/said_figures.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

void find(const text::Matcher& words, std::string_view told, std::set<std::size_t>& found) {
  for (std::size_t at = 0; at < told.size() && !words.empty(); ++at) {
    words.visit_prefixes(told.substr(at),
                         [&](std::size_t index, std::size_t) { found.insert(index); });
  }
}

template <typename Said>
std::vector<const Said*> picked(const std::vector<Said>& all, const std::set<std::size_t>& found) {
  std::vector<const Said*> out;
  for (const std::size_t index : found) {
    out.push_back(&all[index]);
  }
  return out;
}

auto key_of(const Metric& one) {
  return std::tuple(one.text, one.unit, one.value, one.role, one.bound, one.corrected);
}

}  // namespace

// Of figures that are the same in all but their place, 「1件」 in each row of a list, the first is
// found: the words of the others are empty.
SaidFigures::SaidFigures(const Event& event) : event_(&event) {
  std::vector<std::string> words;
  std::vector<std::string> digits;
  std::set<decltype(key_of(Metric()))> known;
  for (const Metric& metric : event.metrics) {
    const bool fresh = known.insert(key_of(metric)).second;
    words.push_back(fresh ? text::normalised(metric.text) : "");
    const std::size_t digit = words.back().find_first_of("0123456789");
    digits.push_back(words.back().substr(std::min(digit, words.back().size())));
  }
  metrics_ = text::Matcher(words);
  metric_digits_ = text::Matcher(digits);
  words.clear();
  std::set<std::string> times;
  for (const TimeMention& time : event.times) {
    words.push_back(times.insert(time.text).second ? text::normalised(time.text) : "");
  }
  times_ = text::Matcher(words);
}

std::vector<const Metric*> SaidFigures::metrics_in(std::string_view told) const {
  std::set<std::size_t> found;
  find(metrics_, told, found);
  find(metric_digits_, told, found);
  return picked(event_->metrics, found);
}

std::vector<const TimeMention*> SaidFigures::times_in(std::string_view told) const {
  std::set<std::size_t> found;
  find(times_, told, found);
  return picked(event_->times, found);
}

}  // namespace tenmatsu::composition
