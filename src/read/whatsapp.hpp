// A chat that WhatsApp exported, on iOS or Android.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::whatsapp {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::whatsapp
