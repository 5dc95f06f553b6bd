#include "compose/wording/beside.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// A piece of the message, cut where characters begin.
std::string piece_of(const Story& story, int n, std::size_t begin, std::size_t end) {
  const std::string& text = story.analysis().message(n).text;
  end = std::min(end, text.size());
  const auto inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  while (begin < end && inside(begin)) {
    ++begin;
  }
  while (end > begin && inside(end)) {
    --end;
  }
  return begin < end ? text::normalised(std::string_view(text).substr(begin, end - begin)) : "";
}

}  // namespace

std::string said_before(const Story& story, const Span& span, std::size_t reach) {
  return piece_of(story, span.message, span.begin > reach ? span.begin - reach : 0, span.begin);
}

std::string said_behind(const Story& story, const Span& span, std::size_t reach) {
  return piece_of(story, span.message, span.end, span.end + reach);
}

std::string said_between(const Story& story, const Span& first, const Span& second) {
  return piece_of(story, first.message, first.end, second.begin);
}

std::string without_fillers(const Story& story, std::string text) {
  for (const std::string& filler : story.phrases().cue("speech_fillers")) {
    for (std::size_t at = text.find(filler); at != std::string::npos; at = text.find(filler, at)) {
      text.erase(at, filler.size());
    }
  }
  return text;
}

}  // namespace tenmatsu::composition
