// Where a text names people of the talk.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/people.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whom the line calls at its beginning: 「堤さん、端末も」; nobody in 「堤防の」.
std::string person_called(const Story& story, Line line);

/// Whether that person is named in it.
bool names_person(const Story& story, Line line, std::string_view name);

/// A person of the talk who is named in a text.
struct Mention {
  std::string name;         // as the talk calls them
  std::string_view behind;  // what stands behind the name
};

/// Whose name the text begins with.
analysis::Bearer bearer_at(const Story& story, std::string_view text);

/// The text without the title at its beginning: さん, 様.
std::string_view without_title(const Story& story, std::string_view text);

/// All who are named in a text, which is normalised, in the order of their names.
std::vector<Mention> mentions_in(const Story& story, std::string_view text);

/// The first who is named in a text of message `n`, who may be the speaker: 「②は私」; empty where
/// nobody is.
std::string named_in(const Story& story, int n, std::string_view normalised);

}  // namespace tenmatsu::composition
