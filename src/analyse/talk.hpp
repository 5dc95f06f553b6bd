// The talk while it is being understood: what the passes of analyse/ read and write.

#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "rules/weights.hpp"
#include "tenmatsu/analysis.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::rules {
struct Marker;
}  // namespace tenmatsu::rules

namespace tenmatsu::analysis {

/// A stretch of a normalised text, in its byte offsets.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What a person marked a sentence as.
struct Mark {
  const rules::Marker* marker = nullptr;  // of the rules; none where the sentence is not marked
  Piece word;                             // where the marker stands
  Piece owner;                            // behind the '@'; empty where there is none
  Piece due;
  bool behind = false;  // no mark, but behind a marked sentence on its line
};

/// One message, made ready for matching.
struct Heard {
  text::Normalised text;
  std::vector<Piece> sentences;  // stands beside Event::sentences, one for one
  std::vector<Mark> marks;       // beside `sentences`; empty where none of them is marked
  std::vector<Piece> terms;      // stands beside Event::terms, one for one
  std::vector<Piece> times;      // stands beside Event::times, one for one
  std::vector<Piece> metrics;    // stands beside Event::metrics, one for one
  std::vector<Piece> pointers;   // all that points at a time, resolved or not

  /// The mark of the sentence at `s`, or nullptr.
  [[nodiscard]] const Mark* mark(std::size_t s) const {
    return s < marks.size() && marks[s].marker != nullptr ? &marks[s] : nullptr;
  }

  [[nodiscard]] std::string_view slice(Piece piece) const {
    return std::string_view(text.text).substr(piece.begin, piece.end - piece.begin);
  }
};

using Picks = std::array<double, rules::kPickCount>;

/// `heard`, `result.events` and `result.transcript.messages` stand beside each other, one for one.
/// The passes fill in `result` in this order: sentences and terms, people, modality, times,
/// metrics, marks, then tags (with phases, answers and corrections), what
/// counts most (see picks.hpp), owners.
struct Talk {
  Analysis result;
  std::vector<Heard> heard;
  // By message: what speaks for it to be picked, in the order of rules::Pick; see decide().
  std::vector<Picks> pick_sums;
};

/// The place of a piece of the message at index `i`, in the text as written.
inline Span span_of(const Talk& talk, std::size_t i, Piece piece) {
  const text::Normalised& text = talk.heard[i].text;
  return {talk.result.transcript.messages[i].n, text.original(piece.begin),
          text.original(piece.end)};
}

}  // namespace tenmatsu::analysis
