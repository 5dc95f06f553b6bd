// Who speaks and who is named. The labels of one person fold into one bare name.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills in Analysis::people from the speaker labels. A name that the talk mentions with an
/// honorific settles which part of a label is the name.
void find_people(Talk& talk, const Rules& rules);

/// The person behind a speaker label, or nullptr (a system line, everybody at once).
const Person* person_of(const Analysis& analysis, std::string_view label);

/// Whether a program wrote the message.
bool is_bot(const Analysis& analysis, const Message& message);

/// The people of a talk who are no programs, by their normalised names.
using Names = std::vector<std::pair<std::string, const Person*>>;
Names names_of(const Analysis& analysis);

/// Who bears the name that a text begins with, and its size; nobody where `person` is null.
struct Bearer {
  const Person* person = nullptr;
  std::size_t size = 0;
};

/// The longest name decides; a part of a longer one names nobody: 長谷 in 長谷部さん.
Bearer bearer_at(const Names& names, const rules::People& words, std::string_view normalised);

/// A person named in a message.
struct NameUse {
  std::string name;  // bare
  Piece piece;       // of the normalised text, the honorific included
};

/// Those named in a piece of the message at `i`: people of the talk, and anybody with an honorific.
std::vector<NameUse> names_in(const Talk& talk, const Rules& rules, std::size_t i, Piece piece);

}  // namespace tenmatsu::analysis
