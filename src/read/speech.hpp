// What programs that listen write: Whisper's JSON and TSV (also whisperX, faster-whisper and
// whisper.cpp) and the result of Amazon Transcribe. Times count from the start of the recording.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::speech {

bool claims_whisper(const Source& source);
Reading read_whisper(const Source& source);

bool claims_whisper_tsv(const Source& source);
Reading read_whisper_tsv(const Source& source);

bool claims_transcribe(const Source& source);
Reading read_transcribe(const Source& source);

}  // namespace tenmatsu::reading::speech
