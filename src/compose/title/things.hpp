// What the talk is about: the things that its messages come back to.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compose/speech/passages.hpp"
#include "compose/story/story.hpp"

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
    bool named = false;       // the talk itself gives its name to the trouble
    std::ptrdiff_t told = 0;  // in how many messages it stands
  };

  /// How much the talk comes back to these normalised words; 0 to 1.
  [[nodiscard]] double weight(std::string_view words) const;

  /// Best first.
  [[nodiscard]] const std::vector<Thing>& all() const { return things_; }

 private:
  // In which messages a name stands: how many they are, and what they weigh together.
  struct Told {
    std::ptrdiff_t count = 0;
    double weight = 0;
  };

  [[nodiscard]] const Told& told(std::string_view name) const;
  void find(const Story& story);
  [[nodiscard]] bool labels_speaker(std::string_view name) const;
  [[nodiscard]] double named_as_trouble(const Story& story, std::string_view name) const;

  std::vector<std::string> labels_;                     // of the speakers, normalised
  std::string heading_;                                 // of the transcript, normalised
  Passages messages_;                                   // those that have a tag, normalised
  std::vector<double> weights_;                         // of messages_
  mutable std::unordered_map<std::string, Told> told_;  // what was asked before
  std::vector<Thing> things_;
};

}  // namespace tenmatsu::composition
