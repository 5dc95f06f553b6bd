#include "tools/logistic.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenmatsu::corpus {
namespace {

// The order in which examples are visited need only be scattered, and the same everywhere.
class Scatter {
 public:
  std::uint32_t below(std::uint32_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 42;
};

class Solver {
 public:
  Solver(const std::vector<Example>& examples, const std::vector<double>& trust,
         const LogisticOptions& options)
      : examples_(examples), trust_(trust), cost_(options.cost), weights_(trust.size(), 0.0) {
    for (const double factor : trust) {
      squared_.push_back(factor * factor);
    }
    for (const Example& example : examples) {
      const double alpha = std::min(0.001 * cost_, 1e-8);
      alphas_.push_back({alpha, cost_ - alpha});
      double square = 0;
      for (const auto& [column, value] : *example.row) {
        const double trusted = trust_[column] * value;
        square += trusted * trusted;
      }
      squares_.push_back(square);
      move(example, alpha * sign_of(example));
    }
  }

  std::vector<double> solve(int max_rounds) {
    std::vector<std::uint32_t> order(examples_.size());
    std::iota(order.begin(), order.end(), 0);
    Scatter scatter;
    for (int round = 0; round < max_rounds; ++round) {
      for (std::size_t i = order.size(); i > 1; --i) {
        std::swap(order[i - 1], order[scatter.below(static_cast<std::uint32_t>(i))]);
      }
      double worst = 0;
      std::size_t steps = 0;
      for (const std::uint32_t i : order) {
        worst = std::max(worst, visit(i, steps));
      }
      constexpr double kGoodEnough = 0.05;
      if (worst < kGoodEnough) {
        break;
      }
      if (steps <= examples_.size() / 10) {
        precision_ = std::max(1e-8, 0.1 * precision_);
      }
    }
    return std::move(weights_);
  }

 private:
  static double sign_of(const Example& example) { return example.positive ? 1 : -1; }

  void move(const Example& example, double by) {
    for (const auto& [column, value] : *example.row) {
      weights_[column] += by * squared_[column] * value;
    }
  }

  // Newton steps on one pair of dual variables; gives how far from its optimum it stood.
  double visit(std::uint32_t i, std::size_t& steps) {
    const Example& example = examples_[i];
    double margin = 0;
    for (const auto& [column, value] : *example.row) {
      margin += weights_[column] * value;
    }
    margin *= sign_of(example);
    auto& [first, second] = alphas_[i];
    const double square = squares_[i];
    const bool swapped = 0.5 * square * (second - first) + margin < 0;
    double& alpha = swapped ? second : first;
    double& other = swapped ? first : second;
    const double direction = swapped ? -1 : 1;
    const double old = alpha;
    double z = cost_ - old < 0.5 * cost_ ? 0.1 * old : old;
    const auto gradient = [&] {
      return square * (z - old) + direction * margin + std::log(z / (cost_ - z));
    };
    double slope = gradient();
    const double distance = std::abs(slope);
    constexpr int kMaxSteps = 100;
    int step = 0;
    for (; step < kMaxSteps && std::abs(slope) >= precision_; ++step) {
      const double next = z - slope / (square + cost_ / (cost_ - z) / z);
      z = next <= 0 ? 0.1 * z : next;
      slope = gradient();
    }
    if (step > 0) {
      steps += static_cast<std::size_t>(step);
      alpha = z;
      other = cost_ - z;
      move(example, direction * (z - old) * sign_of(example));
    }
    return distance;
  }

  const std::vector<Example>& examples_;
  const std::vector<double>& trust_;
  std::vector<double> squared_;  // trust
  double cost_;
  double precision_ = 1e-2;
  std::vector<double> weights_;
  std::vector<std::pair<double, double>> alphas_;  // each pair sums to cost_
  std::vector<double> squares_;
};

}  // namespace

std::vector<double> logistic(const std::vector<Example>& examples, const std::vector<double>& trust,
                             const LogisticOptions& options) {
  return Solver(examples, trust, options).solve(options.max_rounds);
}

std::vector<double> trust_in_ratios(const std::vector<Example>& examples, std::size_t columns,
                                    double least) {
  struct Counts {
    double positive = 0;
    double negative = 0;
  };
  std::vector<Counts> counts(columns);
  for (const Example& example : examples) {
    for (const auto& [column, value] : *example.row) {
      (example.positive ? counts[column].positive : counts[column].negative) += value != 0 ? 1 : 0;
    }
  }
  Counts all;
  int seen = 0;
  for (Counts& one : counts) {
    if (one.positive + one.negative > 0) {
      all.positive += ++one.positive;  // one more than there are, for those that never were
      all.negative += ++one.negative;
      ++seen;
    }
  }
  std::vector<double> trust;
  double total = 0;
  for (const Counts& one : counts) {
    const double ratio =
        one.positive == 0 ? 1 : one.positive / all.positive * (all.negative / one.negative);
    trust.push_back(std::abs(std::log(ratio)));
    total += trust.back();
  }
  for (double& factor : trust) {
    factor = least + (total == 0 ? 0 : (1 - least) * factor * seen / total);
  }
  return trust;
}

}  // namespace tenmatsu::corpus
