// An incident as the data of a template: every name that docs/templates.md tells of.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "render/unnamed.hpp"
#include "render/values.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

/// `messages` are the lists of them that the template opens (Template::messages): "evidence" holds
/// the messages that are cited in one of them, and no others.
/// `names` are those that `unnamed` texts leave out.
View view_of(const Analysis& analysis, const Incident& incident, Cite cite, const NameHider& names,
             const std::set<std::string>& messages);

/// Lists these messages as the evidence, each once and in the order of the talk.
void put_evidence(View& view, const Analysis& analysis, const Incident& incident, Cite cite,
                  const std::vector<int>& messages);

/// A view in which every list has a member and every name a value, to check templates against: that
/// of complete_sample().
View complete_view();

}  // namespace tenmatsu::document
