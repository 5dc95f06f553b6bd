#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"
#include "text/decode.hpp"

namespace tenmatsu {

Transcript read(std::string_view bytes, const std::string& name, const RulesPtr& /*rules*/,
                const ReadOptions& /*options*/) {
  Transcript transcript;
  transcript.name = name;
  transcript.encoding = text::decode(bytes).encoding;
  return transcript;
}

}  // namespace tenmatsu
