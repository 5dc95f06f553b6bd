// All rule tables together. A new table is a member here, twice, and a row in files.cpp.

#pragma once

#include <string>
#include <vector>

#include "rules/chat_lines.hpp"
#include "rules/clock_words.hpp"
#include "rules/conjugation.hpp"
#include "rules/due_words.hpp"
#include "rules/figures.hpp"
#include "rules/lessons.hpp"
#include "rules/markers.hpp"
#include "rules/modality.hpp"
#include "rules/people.hpp"
#include "rules/phrases.hpp"
#include "rules/playbooks.hpp"
#include "rules/proofs.hpp"
#include "rules/senses.hpp"
#include "rules/sentences.hpp"
#include "rules/style.hpp"
#include "rules/tag_rules.hpp"
#include "rules/terms.hpp"
#include "rules/verbs.hpp"
#include "rules/weights.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

/// A rule file as it was read.
struct RuleFile {
  std::string name;
  std::string content;
};

class Rules {
 public:
  rules::Phrases phrases;
  rules::Conjugations conjugations;  // before all that conjugate
  rules::ChatLines chat_lines;
  rules::ClockWords clock;
  rules::Figures figures;
  rules::Style style;
  rules::Verbs verbs;  // which particle stands before them
  rules::Terms terms;
  rules::Senses senses;  // what words mean in a talk of incidents; evidence only
  rules::Weights weights;
  rules::Sentences sentences;
  rules::ModalityRules modality;
  rules::TagRules tags;
  rules::People people;
  rules::DueWords due;
  rules::Playbooks playbooks;
  rules::Lessons lessons;
  rules::Proofs proofs;  // what documents are proofread by
  rules::Markers markers;
  std::vector<RuleFile> files;  // in the order in which they were read

  /// The tables, without the files.
  template <typename Archive>
  void serialize(Archive& archive) {
    archive(phrases, conjugations, chat_lines, clock, figures, style, verbs, terms, senses,
            weights);
    archive(sentences, modality, tags, people, due, playbooks, lessons, proofs, markers);
  }
};

}  // namespace tenmatsu
