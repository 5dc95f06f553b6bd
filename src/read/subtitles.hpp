// WebVTT and SubRip: cues with a start, an end and a text, in which a speaker may be named.
//
// https://www.w3.org/TR/webvtt1/; SubRip has no standard, only habits.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::subtitles {

bool claims_webvtt(const Source& source);
Reading read_webvtt(const Source& source);

bool claims_srt(const Source& source);
Reading read_srt(const Source& source);

}  // namespace tenmatsu::reading::subtitles
