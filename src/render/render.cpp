#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

std::string render(const Analysis& /*analysis*/, const Incident& incident,
                   const RenderOptions& /*options*/) {
  return "# " + incident.title.text + "\n";
}

}  // namespace tenmatsu
