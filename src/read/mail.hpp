// Mails, one below the other: with heads (From, 差出人), or with the line that Gmail puts above
// what is answered.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::mail {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::mail
