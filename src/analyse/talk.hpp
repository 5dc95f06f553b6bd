// The talk while it is being understood: what the passes of analyse/ read and write.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "tenmatsu/analysis.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {

/// A stretch of a normalised text, in its byte offsets.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// One message, made ready for matching.
struct Heard {
  text::Normalised text;
  std::vector<Piece> sentences;  // stands beside Event::sentences, one for one
  std::vector<Piece> terms;      // stands beside Event::terms, one for one
  std::vector<Piece> times;      // stands beside Event::times, one for one
  std::vector<Piece> metrics;    // stands beside Event::metrics, one for one
  std::vector<Piece> pointers;   // all that points at a time, resolved or not

  [[nodiscard]] std::string_view slice(Piece piece) const {
    return std::string_view(text.text).substr(piece.begin, piece.end - piece.begin);
  }
};

/// `heard`, `result.events` and `result.transcript.messages` stand beside each other, one for one.
/// The passes fill in `result` in this order: sentences and terms, modality, times, metrics,
/// people, then tags (with phases, answers and corrections), owners.
struct Talk {
  Analysis result;
  std::vector<Heard> heard;
};

/// The place of a piece of the message at index `i`, in the text as written.
inline Span span_of(const Talk& talk, std::size_t i, Piece piece) {
  const text::Normalised& text = talk.heard[i].text;
  return {talk.result.transcript.messages[i].n, text.original(piece.begin),
          text.original(piece.end)};
}

}  // namespace tenmatsu::analysis
