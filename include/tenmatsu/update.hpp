// Brings a document up to date with its transcript and leaves what people wrote in it.
//
//   RenderOptions options;
//   options.marks = true;
//   auto document = tenmatsu::render(analysis, incident, options);   // once
//   …                                                                // people write in it
//   auto updated = tenmatsu::update(document, "doc.md", analysis, incident, options);

#pragma once

#include <string>
#include <string_view>

#include "tenmatsu/notes.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

struct Update {
  std::string document;
  Notes notes;  // what was left as it was, and why
};

/// `document` with its generated sections, which stand between marks, made anew: docs/update.md.
/// A section that somebody changed is kept, one whose marks were taken out is not brought back, and
/// text outside of marks is left as it is, to the byte. Messages that are cited anywhere are listed
/// as the evidence. `name` is what messages call the document. Throws Failure::usage where it has
/// no marks or broken ones, or is no UTF-8.
Update update(std::string_view document, const std::string& name, const Analysis& analysis,
              const Incident& incident, RenderOptions options = {});

}  // namespace tenmatsu
