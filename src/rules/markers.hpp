// The words by which people mark a line of the talk themselves: `{"markers": [{"id", "words",
// …}]}`, and how such a word stands in front of it: `{"marker_frames": [{"id", "frames"}]}`. What a
// marked sentence is taken for, rules of "tags" say whose "when" names the marker.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/node.hpp"
#include "tenmatsu/analysis.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::rules {

struct Marker {
  std::string id;
  std::vector<std::string> words;        // normalised; each counts in every frame
  std::vector<std::string> spellings;    // normalised; these count as they are
  std::vector<std::string> followed_by;  // normalised; the text behind has to begin so
  std::vector<std::string> unlike;       // normalised; no text behind a bare word begins so
  std::vector<Tag> beside;               // tags that a marked sentence may carry beside its own
  bool assigns = false;                  // 「@name day」 at an end of the line says who and when
  std::string told;                      // it always stands in the timeline, as 「{what}(…)」

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(id, words, spellings, followed_by, unlike, beside, assigns, told);
  }
};

class Markers {
 public:
  /// Reads one member of a "markers" list; a known id is replaced.
  void add(const Node& node);
  /// Reads one member of a "marker_frames" list; a known id is replaced.
  void add_frames(const Node& node);
  /// Makes the spellings findable, after all files are read.
  void finish();

  [[nodiscard]] const std::vector<Marker>& all() const { return all_; }
  [[nodiscard]] std::vector<std::string> ids() const;
  /// The marker of this id, or nullptr.
  [[nodiscard]] const Marker* find(std::string_view id) const;

  struct Hit {
    const Marker* marker = nullptr;
    std::size_t size = 0;  // in bytes
  };

  /// The marker that `line` begins with, the longest spelling that may stand there.
  [[nodiscard]] Hit at(std::string_view line) const;

  template <typename Archive>
  void serialize(Archive& archive) {
    archive(all_, frames_, marker_of_, matcher_);
  }

 private:
  struct Frames {
    std::string id;
    std::vector<std::string> frames;  // normalised; "{}" stands for the word

    template <typename Archive>
    void serialize(Archive& archive) {
      archive(id, frames);
    }
  };

  std::vector<Marker> all_;
  std::vector<Frames> frames_;
  std::vector<std::uint32_t> marker_of_;  // of the words of matcher_
  text::Matcher matcher_;
};

}  // namespace tenmatsu::rules
