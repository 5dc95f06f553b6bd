// What the talk is about: the things that its messages come back to.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "compose/story.hpp"

namespace tenmatsu::composition {

class Things {
 public:
  explicit Things(const Story& story);

  struct Thing {
    std::string name;  // normalised
    std::string written;
    double weight = 0;
    int n = 0;                // the message that it was taken from
    bool component = false;   // a part of a system, by the words of the rules
    std::ptrdiff_t told = 0;  // in how many messages it stands
  };

  /// How much the talk comes back to these normalised words; 0 to 1.
  [[nodiscard]] double weight(std::string_view words) const;

  /// Best first.
  [[nodiscard]] const std::vector<Thing>& all() const { return things_; }

 private:
  struct Told {
    std::string_view text;
    double weight = 0;
  };

  [[nodiscard]] std::ptrdiff_t told_in(std::string_view name) const;
  void find(const Story& story);
  [[nodiscard]] bool labels_speaker(std::string_view name) const;
  [[nodiscard]] double named_as_trouble(const Story& story, std::string_view name) const;

  std::vector<std::string> labels_;  // of the speakers, normalised
  std::string heading_;              // of the transcript, normalised
  std::vector<Told> told_;           // the messages that have a tag
  double total_ = 0;
  std::vector<Thing> things_;
};

}  // namespace tenmatsu::composition
