// The text that slackdump writes. https://github.com/rusq/slackdump

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::slackdump_text {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::slackdump_text
