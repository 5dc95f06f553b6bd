// Mattermost: the bulk export (a post on each line) and what the API gives for the posts of a
// channel. https://docs.mattermost.com/onboard/bulk-loading-data.html

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::mattermost {

bool claims_bulk(const Source& source);
Reading read_bulk(const Source& source);

bool claims_api(const Source& source);
Reading read_api(const Source& source);

}  // namespace tenmatsu::reading::mattermost
