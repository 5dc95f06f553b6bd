#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

Incident compose(const Analysis& /*analysis*/, const RulesPtr& /*rules*/,
                 const ComposeOptions& /*options*/) {
  return {};
}

}  // namespace tenmatsu
