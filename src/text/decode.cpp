#include "text/decode.hpp"

namespace tenmatsu::text {

Decoded decode(std::string_view bytes) {
  Decoded decoded;
  decoded.encoding = "UTF-8";
  decoded.text = bytes;
  return decoded;
}

}  // namespace tenmatsu::text
