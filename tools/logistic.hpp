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

/// The weight of each of `columns` features.
std::vector<double> logistic(const std::vector<Example>& examples, std::size_t columns,
                             const LogisticOptions& options);

}  // namespace tenmatsu::corpus
