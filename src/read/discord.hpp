// What DiscordChatExporter writes: JSON, text and CSV.
// https://github.com/Tyrrrz/DiscordChatExporter

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::discord {

bool claims_json(const Source& source);
Reading read_json(const Source& source);

bool claims_text(const Source& source);
Reading read_text(const Source& source);

bool claims_csv(const Source& source);
Reading read_csv(const Source& source);

}  // namespace tenmatsu::reading::discord
