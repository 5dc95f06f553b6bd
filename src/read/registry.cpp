#include "read/registry.hpp"

#include <algorithm>
#include <iterator>

#include "read/chat_lines.hpp"
#include "read/subtitles.hpp"

namespace tenmatsu::reading {
namespace {

constexpr Reader kReaders[] = {
    {"webvtt", "WebVTT subtitles, as Teams and Zoom save them", subtitles::claims_webvtt,
     subtitles::read_webvtt},
    {"srt", "SubRip subtitles", subtitles::claims_srt, subtitles::read_srt},
    {"plain", "lines with a time, a speaker and a text, in many shapes", chat_lines::claims,
     chat_lines::read},
};

}  // namespace

std::span<const Reader> readers() {
  return kReaders;
}

const Reader* find_reader(std::string_view name) {
  const auto* found = std::find_if(std::begin(kReaders), std::end(kReaders),
                                   [&](const Reader& reader) { return reader.name == name; });
  return found == std::end(kReaders) ? nullptr : found;
}

}  // namespace tenmatsu::reading
