// Logistic regression with L2 regularisation on sparse rows, by coordinate descent in the dual
// (Yu, Huang, Lin: Dual coordinate descent methods for logistic regression and maximum entropy
// models, Machine Learning 85, 2011). The same input gives the same bytes.

#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace tenmatsu::corpus {

using Row = std::vector<std::pair<std::uint32_t, float>>;

struct Example {
  const Row* row = nullptr;
  bool positive = false;
};

struct LogisticOptions {
  double cost = 1;  // of a mistake, against the size of the weights
  int max_rounds = 20;
};

/// The weight of each feature. `trust` has one factor for each: the values of a feature count so
/// many times, so that one that is trusted more is weighed more readily.
std::vector<double> logistic(const std::vector<Example>& examples, const std::vector<double>& trust,
                             const LogisticOptions& options);

/// How far each of `columns` features may be trusted: those that are much more, or much less, often
/// in positive examples than in the others more than those that are in both alike (Wang, Manning:
/// Baselines and bigrams, ACL 2012). The factors are 1 on the average, `least` where a feature
/// tells nothing.
std::vector<double> trust_in_ratios(const std::vector<Example>& examples, std::size_t columns,
                                    double least);

}  // namespace tenmatsu::corpus
