// The words that name a day by which work is due: `{"due": [{"id", "part", "words"}]}`.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"

namespace tenmatsu::rules {

/// A word may hold '#', which stands for one or more digits.
class DueWords {
 public:
  /// Reads one member of a "due" list.
  void add(const Node& node);

  /// The size of the longest day, date or horizon that `text` begins with; 0 where there is none.
  [[nodiscard]] std::size_t head(std::string_view text) const;
  /// The same of what may follow a head or another link: of the week, noon, the end.
  [[nodiscard]] std::size_t link(std::string_view text) const;
  /// The same of what may stand between two of them.
  [[nodiscard]] std::size_t joint(std::string_view text) const;
  /// The same of what makes a deadline of the words before it.
  [[nodiscard]] std::size_t until(std::string_view text) const;
  /// The same of what shows that the words before it are no deadline.
  [[nodiscard]] std::size_t unlike(std::string_view text) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(head_, link_, joint_, until_, unlike_);
  }

 private:
  std::vector<std::string> head_;
  std::vector<std::string> link_;
  std::vector<std::string> joint_;
  std::vector<std::string> until_;
  std::vector<std::string> unlike_;
};

}  // namespace tenmatsu::rules
