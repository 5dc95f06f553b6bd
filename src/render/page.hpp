// An incident as the data of an HTML template: all that a Markdown template has, and what only a
// page can show: the talk beside the document, and where each message of it is used.

#pragma once

#include "render/unnamed.hpp"
#include "render/values.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

View page_of(const Analysis& analysis, const Incident& incident, Cite cite, const NameHider& names);

/// A view in which every list has a member and every name a value, to check templates against.
View complete_page();

}  // namespace tenmatsu::document
