// All rule tables together. A new table is a member here and a row in load.cpp.

#pragma once

#include "rules/phrases.hpp"
#include "rules/conjugation.hpp"
#include "rules/modality.hpp"
#include "rules/chat_lines.hpp"
#include "rules/sentences.hpp"
#include "rules/terms.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

class Rules {
 public:
  rules::Phrases phrases;
  rules::Conjugations conjugations;  // before all that conjugate
  rules::ChatLines chat_lines;
  rules::Terms terms;
  rules::Sentences sentences;
  rules::ModalityRules modality;
};

}  // namespace tenmatsu
