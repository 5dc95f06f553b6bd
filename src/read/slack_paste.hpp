// A talk copied from the Slack client, in Japanese or English.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::slack_paste {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::slack_paste
